import { type Scene, scenesOf } from '../scene.ts';
import { type Stage, shared } from '../stage.ts';
import { serveTexts } from '../web-server.ts';

const main = 'package main\n\nimport "example.com/errors"\n\nfunc main() { errors.New("x") }\n';
const requires = 'module app\n\ngo 1.20\n\nrequire example.com/errors v0.9.1\n';

/** A module proxy that knows one version of example.com/errors and shows nothing of example.com/private. */
const proxy = shared((stage) =>
  serveTexts(stage, 3000, {
    '/example.com/errors/@v/v0.9.1.info': JSON.stringify({ Version: 'v0.9.1', Time: '2020-01-01T00:00:00Z' }),
    '/example.com/errors/@v/v0.9.1.mod': 'module example.com/errors\n',
  }),
);

async function go(stage: Stage, files: Readonly<Record<string, string>>, ...parameters: readonly string[]) {
  const environment = {
    GOFLAGS: '',
    GOTOOLCHAIN: 'local',
    GOPROXY: await proxy(stage),
    GONOSUMDB: '*',
    GOCACHE: stage.folder(),
  };
  return stage.run('go', parameters, { folder: stage.folder(files), environment });
}

/** The go command. */
export const goErrorScenes: readonly Scene[] = scenesOf({ source: 'build', tool: 'go', isQuick: true }, [
  {
    id: 'go-sum-missing-entry',
    provoke: (stage) => go(stage, { 'go.mod': requires, 'main.go': main }, 'build', './...'),
  },
  {
    id: 'go-checksum-mismatch',
    provoke: (stage) => {
      const sum = `example.com/errors v0.9.1/go.mod h1:${'A'.repeat(43)}=\n`;
      return go(stage, { 'go.mod': requires, 'go.sum': sum, 'main.go': main }, 'mod', 'download');
    },
  },
  {
    id: 'go-toolchain-too-old',
    provoke: (stage) => go(stage, { 'go.mod': 'module app\n\ngo 9.22\n', 'main.go': main }, 'build', './...'),
  },
  {
    id: 'go-private-module',
    provoke: (stage) =>
      go(stage, { 'go.mod': 'module app\n\ngo 1.20\n\nrequire example.com/private v1.0.0\n' }, 'mod', 'download'),
  },
  {
    id: 'go-module-not-required',
    provoke: (stage) => go(stage, { 'go.mod': 'module app\n\ngo 1.20\n', 'main.go': main }, 'build', './...'),
  },
  {
    id: 'go-compile-error',
    // Go compiles its own library first.
    isQuick: false,
    provoke: (stage) => {
      const code = 'package main\n\nfunc main() { serve() }\n';
      return go(stage, { 'go.mod': 'module app\n\ngo 1.20\n', 'main.go': code }, 'build', './...');
    },
  },
]);
