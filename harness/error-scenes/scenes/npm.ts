import { join } from 'node:path';
import { repositoryRoot } from '../../runner.ts';
import { type Scene, scenesOf } from '../scene.ts';
import { type Stage, shared } from '../stage.ts';
import { serveTexts } from '../web-server.ts';

type Files = Readonly<Record<string, string>>;

/** What the registry says of a package: its versions, each with what it asks for. */
function packument(name: string, versions: Readonly<Record<string, object>>): string {
  const [latest] = Object.keys(versions).reverse();
  const dist = { tarball: `http://127.0.0.1/${name}.tgz`, integrity: `sha512-${'A'.repeat(86)}==` };
  const entries = Object.entries(versions).map(([version, more]) => [version, { name, version, dist, ...more }]);
  return JSON.stringify({ name, 'dist-tags': { latest }, versions: Object.fromEntries(entries) });
}

/** A registry with a few packages and their tarballs, of which none is what its integrity says. */
const registry = shared((stage) => {
  const dist = { tarball: 'http://127.0.0.1/ms.tgz', integrity: `sha512-${'A'.repeat(86)}==` };
  return serveTexts(stage, 4873, {
    '/ms': packument('ms', { '2.1.2': { dist }, '2.1.3': { dist } }),
    '/react': packument('react', { '17.0.2': {}, '18.2.0': {} }),
    '/react-dom': packument('react-dom', { '17.0.2': { peerDependencies: { react: '17.0.2' } } }),
    '/ms.tgz': 'not what was published',
  });
});

async function npm(stage: Stage, files: Files, ...parameters: readonly string[]): Promise<string> {
  const environment = { npm_config_registry: await registry(stage), npm_config_update_notifier: 'false' };
  const flags = ['--no-audit', '--no-fund', '--no-progress', '--fetch-retries=0'];
  return stage.run('npm', [...parameters, ...flags], { folder: stage.folder(files), environment });
}

function manifest(content: object): Files {
  return { 'package.json': JSON.stringify({ name: 'app', version: '1.0.0', ...content }) };
}

function lock(packages: Readonly<Record<string, object>>): Files {
  return { 'package-lock.json': JSON.stringify({ name: 'app', version: '1.0.0', lockfileVersion: 3, packages }) };
}

const dependsOnMs = manifest({ dependencies: { ms: '2.1.3' } });

const npmScenes = scenesOf({ source: 'build', tool: 'npm', isQuick: true }, [
  { id: 'npm-ci-no-lockfile', provoke: (stage) => npm(stage, dependsOnMs, 'ci') },
  {
    id: 'npm-ci-lockfile-out-of-sync',
    provoke: (stage) => npm(stage, { ...dependsOnMs, ...lock({ '': { name: 'app', version: '1.0.0' } }) }, 'ci'),
  },
  {
    id: 'npm-eresolve',
    provoke: (stage) => npm(stage, manifest({ dependencies: { react: '18.2.0', 'react-dom': '17.0.2' } }), 'install'),
  },
  {
    id: 'npm-version-not-found',
    provoke: (stage) => npm(stage, manifest({ dependencies: { ms: '99.0.0' } }), 'install'),
  },
  {
    id: 'npm-package-404',
    provoke: (stage) => npm(stage, manifest({ dependencies: { '@acme/private': '1.0.0' } }), 'install'),
  },
  {
    id: 'npm-registry-unreachable',
    provoke: (stage) => npm(stage, dependsOnMs, 'install', '--registry=https://npm.invalid'),
  },
  {
    id: 'npm-integrity-mismatch',
    provoke: async (stage) => {
      const resolved = `${await registry(stage)}/ms.tgz`;
      const integrity = `sha512-${'A'.repeat(86)}==`;
      const packages = { '': { name: 'app', version: '1.0.0', dependencies: { ms: '2.1.3' } } };
      const locked = { 'node_modules/ms': { version: '2.1.3', resolved, integrity } };
      return npm(stage, { ...dependsOnMs, ...lock({ ...packages, ...locked }) }, 'ci');
    },
  },
  {
    id: 'npm-engine-mismatch',
    provoke: (stage) => npm(stage, manifest({ engines: { node: '>=99' } }), 'install', '--engine-strict'),
  },
  {
    id: 'npm-package-json-invalid',
    provoke: (stage) => npm(stage, { 'package.json': '{"name": "app",}' }, 'install'),
  },
  { id: 'npm-package-json-missing', provoke: (stage) => npm(stage, {}, 'run', 'build') },
  { id: 'npm-missing-script', provoke: (stage) => npm(stage, manifest({}), 'start') },
  {
    id: 'npm-dev-tool-not-installed',
    provoke: (stage) => npm(stage, manifest({ scripts: { build: 'vite build' } }), 'run', 'build'),
  },
]);

const otherScenes: readonly Scene[] = [
  {
    id: 'typescript-compile-error',
    source: 'build',
    tool: 'tsc',
    isQuick: true,
    provoke: (stage) => {
      const folder = stage.folder({ 'src/server.ts': 'const port: number = "80";\nexport default port;\n' });
      return stage.run(join(repositoryRoot, 'node_modules/.bin/tsc'), ['--noEmit', 'src/server.ts'], { folder });
    },
  },
  {
    id: 'yarn-frozen-lockfile',
    source: 'build',
    tool: 'yarn',
    isQuick: false,
    provoke: async (stage) => {
      const files = { ...dependsOnMs, 'yarn.lock': '# yarn lockfile v1\n' };
      const command = ['--yes', 'yarn@1.22.22', 'install', '--frozen-lockfile', '--registry', await registry(stage)];
      const environment = { npm_config_update_notifier: 'false' };
      return stage.run('npx', command, { folder: stage.folder(files), environment });
    },
  },
  {
    id: 'pnpm-frozen-lockfile',
    source: 'build',
    tool: 'pnpm',
    isQuick: false,
    provoke: (stage) => {
      const command = ['--yes', 'pnpm@9.15.9', 'install', '--frozen-lockfile'];
      const environment = { CI: 'true', npm_config_update_notifier: 'false' };
      return stage.run('npx', command, { folder: stage.folder(dependsOnMs), environment });
    },
  },
];

/** npm and what it runs. */
export const npmErrorScenes: readonly Scene[] = [...npmScenes, ...otherScenes];
