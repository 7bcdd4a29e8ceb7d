import type { KnownError } from './known-error.ts';

/* What Node.js and Next.js say when a program does not start. */

const sources = ['container-log'] as const;

/** What Node.js and Next.js say when a program does not start. */
export const nodeErrors: readonly KnownError[] = [
  {
    id: 'next-no-production-build',
    sources,
    patterns: [/Could not find a production build in the '(?<directory>[^']{1,300})' directory/],
    what: 'Next.js finds no build in {directory}.',
    why: '"next build" did not run, or its output was not copied into the last stage of the image.',
    fix: 'Run "npm run build" in the build stage, and copy {directory} into the last stage. Or use output: "standalone".',
  },
  {
    id: 'node-module-not-found',
    sources,
    patterns: [/Cannot find module '(?<file>\.{0,2}\/[^']{1,300})'/],
    what: 'Node.js cannot find {file}.',
    why: 'Likely the build output is not in the image, is at another path, or is shut out by .dockerignore.',
    fix: 'Build before the start and copy the output into the last stage, and compare WORKDIR and CMD with where it is.',
  },
  {
    id: 'node-package-not-found',
    sources,
    patterns: [
      /Cannot find package '(?<package>[^']{1,200})' imported from/,
      /Cannot find module '(?<package>@?[\w][^'\n]{0,200})'/,
    ],
    what: 'The package {package} is not installed in the image.',
    why: 'Likely it is a development dependency, or node_modules was not copied into the last stage.',
    fix: 'Move {package} to dependencies, and run "npm ci --omit=dev" in the last stage.',
  },
  {
    id: 'node-esm-cjs-mismatch',
    sources,
    patterns: [
      /SyntaxError: Cannot use import statement outside a module/,
      /ReferenceError: require is not defined in ES module scope/,
      /\bERR_REQUIRE_ESM\b/,
    ],
    what: 'The program mixes ES modules and CommonJS.',
    why: 'Node.js takes a file for the one because of its name or of "type" in package.json, and it is written as the other.',
    fix: 'Set "type": "module" in the package.json that is in the image, or name the file .mjs or .cjs.',
    link: 'https://nodejs.org/api/packages.html#determining-module-system',
  },
];
