// Bundles src/actions/*/{index,post}.ts (and the emulator's command line) into dist/, with the code they share in dist/shared/.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { build, transform } from 'esbuild';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const computedKey = /^\s*\[_\w+\]:/m;

/** These packages have no import-time effects but do not say so, so bundlers keep all of them (undici above all). */
const pureDependencies = {
  name: 'pure-dependencies',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^(@actions\/|undici$|tunnel$)/ }, async (args) => {
      if (args.pluginData === 'resolved') return undefined;
      const { kind, resolveDir, importer } = args;
      const result = await pluginBuild.resolve(args.path, { kind, resolveDir, importer, pluginData: 'resolved' });
      return { ...result, sideEffects: false };
    });
  },
};

/**
 * The SDK's schema files name their members through constants (`[_n]: …`), which a bundler cannot prove to be pure, so it
 * keeps every schema of a service. With the constants written out, unused schemas are dropped.
 */
const literalSchemaKeys = {
  name: 'literal-schema-keys',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /@aws-sdk[\\/].*schemas_0\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const constants = new Map([...source.matchAll(/^const (_\w+) = ("[^"\n]*");$/gm)].map((m) => [m[1], m[2]]));
      const contents = source.replace(/\[(_\w+)\]:/g, (whole, name) =>
        constants.has(name) ? `${constants.get(name)}:` : whole,
      );
      if (computedKey.test(contents))
        throw new Error(`${path} still has computed keys: script/build.mjs must learn its new form.`);
      return { contents, loader: 'js' };
    });
  },
};

/** What every action loads before its first line is kept small: the comments of @actions/core are a quarter of it. */
const withoutComments = {
  name: 'without-comments',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /@actions[\\/]core[\\/].*\.js$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { minifyWhitespace: true, loader: 'js' });
      return { contents: code, loader: 'js' };
    });
  },
};

/** The package's main file is UMD, whose inner `require` calls a bundler does not see; this is its other build. */
const jsoncParser = resolve(root, 'node_modules/jsonc-parser/lib/esm/main.js');

function entryPoints() {
  const actions = readdirSync(resolve(root, 'src/actions'));
  const candidates = actions.flatMap((name) =>
    ['index', 'post', 'cli'].map((file) => [`${name}/${file}`, `src/actions/${name}/${file}.ts`]),
  );
  return Object.fromEntries(candidates.filter(([, source]) => existsSync(resolve(root, source))));
}

const { outputFiles } = await build({
  // Nothing of the old dist is touched before all of the new one is there.
  write: false,
  absWorkingDir: root,
  entryPoints: entryPoints(),
  outdir: 'dist',
  chunkNames: 'shared/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // The SDK's CommonJS builds cannot be shaken; its ES modules can.
  mainFields: ['module', 'main'],
  treeShaking: true,
  legalComments: 'none',
  alias: { 'jsonc-parser': jsoncParser },
  // Bundled CommonJS dependencies call require() for Node's own modules.
  banner: {
    js: "import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);",
  },
  plugins: [pureDependencies, literalSchemaKeys, withoutComments],
  logLevel: 'warning',
});
rmSync(resolve(root, 'dist'), { recursive: true, force: true });
for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
writeFileSync(resolve(root, 'dist/package.json'), '{ "type": "module" }\n');
