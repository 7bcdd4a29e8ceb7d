import type { KnownError } from './known-error.ts';

/* npm writes "npm error" from version 10 on, "npm ERR!" before. */

/** npm, yarn, pnpm, and what their build scripts say. */
export const npmErrors: readonly KnownError[] = [
  {
    id: 'npm-ci-lockfile-out-of-sync',
    sources: ['build'],
    patterns: [
      /npm ci` can only install packages when your package\.json and package-lock\.json/,
      /npm (?:error|ERR!) (?:Missing: (?<package>[^\s]{1,200}) from lock file|Invalid: lock file's (?<locked>[^\s]{1,200}) does not satisfy (?<wanted>[^\s]{1,200}))/,
    ],
    what: 'npm ci stopped because package-lock.json does not match package.json.',
    why: 'package.json was changed without package-lock.json: {package|a package} is missing in it or has another version.',
    fix: 'Run npm install with the npm version of the image, and commit package-lock.json.',
    link: 'https://docs.npmjs.com/cli/commands/npm-ci',
  },
  {
    id: 'npm-ci-no-lockfile',
    sources: ['build'],
    patterns: [/npm ci` command can only install with an existing package-lock\.json/],
    what: 'npm ci found no package-lock.json.',
    why: 'The file is not committed, stands in .dockerignore, or is not copied before npm ci.',
    fix: 'Put COPY package.json package-lock.json ./ before RUN npm ci; commit the file and take it out of .dockerignore.',
    link: 'https://docs.npmjs.com/cli/commands/npm-ci',
  },
  {
    id: 'npm-eresolve',
    sources: ['build'],
    patterns: [
      /npm (?:error|ERR!) code ERESOLVE/,
      /npm (?:error|ERR!) ERESOLVE (?:unable to resolve|could not resolve)/,
      /npm (?:error|ERR!) peer (?<peer>[^\s]{1,200}) from (?<package>[^\s]{1,200})/,
    ],
    what: 'npm cannot choose versions that fit each other.',
    why: '{package|A package} asks for {peer|a peer dependency} and another one for a version that excludes it.',
    fix: 'Change package.json so that both fit, and refresh the lock file. Until then, npm ci --legacy-peer-deps ignores the conflict.',
  },
  {
    id: 'npm-version-not-found',
    sources: ['build'],
    patterns: [
      /npm (?:error|ERR!) notarget No matching version found for (?<package>[^\s]{1,200})/,
      /npm (?:error|ERR!) code ETARGET/,
    ],
    what: 'The registry has no version {package|that package.json asks for}.',
    why: 'The version was mistyped or unpublished, or a mirror does not have it yet.',
    fix: 'Look the versions up with npm view NAME versions, correct package.json, and refresh the lock file.',
  },
  {
    id: 'npm-package-404',
    sources: ['build'],
    patterns: [
      /npm (?:error|ERR!) 404 {1,2}(?:The requested resource )?'(?<package>[^'\s]{1,200})'[^\n]{0,40} (?:could not be found|is not in (?:this|the npm) registry)/,
      /npm (?:error|ERR!) 404 Not Found - (?:GET|PUT) (?<url>https?:\/\/[^\s]{1,300})/,
      /npm (?:error|ERR!) code E404/,
    ],
    what: 'The registry does not know the package {package|that is asked for}, or does not show it.',
    why: 'Likely it is a private package and the build has no token for its registry; else its name is mistyped.',
    fix: 'Mount an .npmrc with the token as a build secret: RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci.',
  },
  {
    id: 'npm-integrity-mismatch',
    sources: ['build'],
    patterns: [
      /npm (?:error|ERR!) (?:Verification failed while extracting (?<package>[^\s]{1,200}):|code EINTEGRITY)/,
      /npm (?:error|ERR!) [^\n]{0,40}sha\d{1,3}-[\w+/=]{8,120} integrity checksum failed when using sha\d{1,3}/,
    ],
    what: 'npm downloaded {package|a package} that is not the one that package-lock.json was written for.',
    why: 'Likely a proxy or a mirror changed or cut the download, or the lock file was edited.',
    fix: 'Compare "npm view NAME@VERSION dist.integrity" with package-lock.json. If the lock file is wrong, delete the entry, run npm install, and commit it; else look at the registry that the build uses.',
    link: 'https://docs.npmjs.com/cli/configuring-npm/package-lock-json',
  },
  {
    id: 'npm-registry-unreachable',
    sources: ['build'],
    patterns: [
      /npm (?:error|ERR!) (?:network |FetchError: )request to https?:\/\/[^\s]{1,300} failed, reason: (?:getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<host>[\w.-]{1,200}))?/,
      /npm (?:error|ERR!) code (?:ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET)/,
    ],
    what: 'The build cannot reach the npm registry {host|that it is told to use}.',
    why: 'The name does not resolve, or no route or proxy leads there from the builder.',
    fix: 'Check registry= in .npmrc and the "resolved" addresses of the lock file, and run the build again if it was a passing fault.',
  },
  {
    id: 'npm-engine-mismatch',
    sources: ['build'],
    patterns: [
      /npm (?:error|ERR!) code EBADENGINE/,
      /npm (?:error|ERR!) notsup Required: (?<required>\{[^\n]{1,120}\})/,
      /npm (?:error|ERR!) notsup Actual: {1,6}(?<actual>\{[^\n]{1,120}\})/,
    ],
    what: 'A package does not allow the Node.js version of the base image.',
    why: 'engine-strict is on, and "engines" asks for another version. It asks for {required}. The image has {actual}.',
    fix: 'Choose a base image with that version of Node.js (FROM node:NN-alpine), or widen "engines".',
  },
  {
    id: 'npm-package-json-invalid',
    sources: ['build'],
    patterns: [/npm (?:error|ERR!) code EJSONPARSE/, /Invalid package\.json: JSONParseError: (?<reason>[^\n]{1,200})/],
    what: 'package.json is not valid JSON.',
    why: 'It has a comma too many, a merge conflict, or the like. npm says: {reason}.',
    fix: `Run node -e "JSON.parse(require('fs').readFileSync('package.json'))" to see the place, and correct it.`,
  },
  {
    id: 'npm-package-json-missing',
    sources: ['build'],
    patterns: [
      /npm (?:error|ERR!) enoent (?:Could not read package\.json: Error: )?ENOENT: no such file or directory, open '(?<path>[^'\n]{1,200}package\.json)'/,
    ],
    what: 'npm found no {path}.',
    why: 'npm runs in a directory into which package.json was not copied.',
    fix: 'Put WORKDIR and COPY package*.json ./ before the npm step, and check the directory of the build context.',
  },
  {
    id: 'npm-missing-script',
    sources: ['build', 'container-log'],
    patterns: [/npm (?:error|ERR!) Missing script: "(?<script>[^"\n]{1,100})"/i],
    what: 'package.json has no script "{script}".',
    why: 'The Dockerfile calls npm run {script} (or npm start), and "scripts" does not define it.',
    fix: 'Add "{script}" to "scripts" in package.json, or call the program itself in RUN or CMD.',
  },
  {
    id: 'yarn-frozen-lockfile',
    sources: ['build'],
    patterns: [
      /Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`/,
      /YN0028: [^\n]{0,20}The lockfile would have been (?:modified|created) by this install/,
    ],
    what: 'yarn.lock does not match package.json.',
    why: 'package.json was changed without yarn.lock.',
    fix: 'Run yarn install, and commit yarn.lock.',
  },
  {
    id: 'pnpm-frozen-lockfile',
    sources: ['build'],
    patterns: [/ERR_PNPM_(?:NO_LOCKFILE|OUTDATED_LOCKFILE|FROZEN_LOCKFILE_WITH_OUTDATED_LOCKFILE)\b/],
    what: 'pnpm found no pnpm-lock.yaml that matches package.json.',
    why: 'In CI pnpm never changes the lock file, and the one in the build context is missing or outdated.',
    fix: 'Run pnpm install, commit pnpm-lock.yaml, and copy it before pnpm install --frozen-lockfile.',
  },
  {
    id: 'npm-dev-tool-not-installed',
    sources: ['build'],
    patterns: [
      /sh: (?:\d{1,4}: |line \d{1,4}: )?(?<tool>tsc|vite|next|webpack|rollup|esbuild|ng|nest|nuxt|vue-cli-service|react-scripts|tsup|swc|babel|prisma|rimraf|turbo|nx|astro|remix|jest|vitest|cross-env|ts-node|tsx)(?:: command not found|: not found)/,
    ],
    what: 'A script calls {tool}, which is not installed.',
    why: 'Likely the development dependencies are left out, by NODE_ENV=production or --omit=dev, before the build step.',
    fix: 'Install all dependencies in the build stage (npm ci --include=dev), and leave them out of the last stage only.',
    beats: ['build-command-not-found'],
  },
  {
    id: 'typescript-compile-error',
    sources: ['build'],
    patterns: [
      /(?<![\w./@-])(?<file>[\w./@-]{1,200}\.[cm]?tsx?)(?:\((?<line>\d{1,6}),\d{1,6}\): |:(?<row>\d{1,6}):\d{1,6} - )error TS(?<code>\d{4,5}): (?<message>[^\n]{1,300})/,
    ],
    what: 'The code does not compile: {file} has the error TS{code}.',
    why: 'TypeScript says: {message}.',
    fix: 'Correct {file}; npx tsc --noEmit shows all errors before a push.',
  },
  {
    id: 'node-heap-out-of-memory',
    sources: ['build', 'container-log'],
    patterns: [/FATAL ERROR: [^\n]{1,120} - JavaScript heap out of memory/],
    what: 'Node.js ended because its heap was full.',
    why: 'The heap has a limit of its own, below the memory of the machine or the container.',
    fix: 'Set NODE_OPTIONS=--max-old-space-size=MEBIBYTES to about three quarters of the memory there is, and give it more memory if that is too little.',
    beats: ['build-killed-out-of-memory'],
  },
];
