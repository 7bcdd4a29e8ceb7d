import { buildkitBuild } from '../builders.ts';
import { image } from '../containers.ts';
import { closedRegistry, openRegistry } from '../registry.ts';
import { type Scene, scenesOf } from '../scene.ts';
import type { Stage } from '../stage.ts';

function docker(stage: Stage, ...parameters: readonly string[]): Promise<string> {
  return stage.run('docker', parameters);
}

/** What a push of an image to this registry prints. */
async function push(stage: Stage, registry: string): Promise<string> {
  const name = `${registry}/backend:1`;
  await docker(stage, 'tag', await image(stage), name);
  stage.onClose(() => docker(stage, 'image', 'rm', name));
  return docker(stage, 'push', name);
}

const dockerScenes = scenesOf({ source: 'registry', tool: 'docker', isQuick: true }, [
  { id: 'registry-no-basic-auth', provoke: async (stage) => push(stage, await closedRegistry(stage)) },
  {
    id: 'docker-login-wrong-password',
    provoke: async (stage) =>
      docker(stage, 'login', '--username', 'user', '--password', 'wrong', await closedRegistry(stage)),
  },
  {
    id: 'docker-login-empty-password',
    provoke: async (stage) => docker(stage, 'login', '--username', 'user', await closedRegistry(stage)),
  },
  {
    id: 'image-not-built-locally',
    provoke: async (stage) => docker(stage, 'push', `${await openRegistry(stage)}/never-built:1`),
  },
  {
    id: 'image-not-built-locally',
    wording: 'tag',
    provoke: async (stage) => docker(stage, 'tag', 'never-built:1', `${await openRegistry(stage)}/never-built:1`),
  },
  {
    id: 'registry-manifest-unknown',
    provoke: async (stage) => docker(stage, 'pull', `${await openRegistry(stage)}/backend:never-pushed`),
  },
  {
    id: 'registry-host-unresolvable',
    provoke: (stage) => docker(stage, 'pull', 'registry.invalid/backend:1'),
  },
  {
    id: 'registry-connection-refused',
    provoke: async (stage) => docker(stage, 'pull', `127.0.0.1:${await stage.port(5002)}/backend:1`),
  },
  { id: 'invalid-image-reference', provoke: (stage) => docker(stage, 'tag', 'backend:1', 'Team/Backend:1') },
  {
    id: 'invalid-image-reference',
    wording: 'empty-tag',
    provoke: (stage) => docker(stage, 'tag', 'backend:1', 'team/backend:'),
  },
]);

/** What registries and those who talk to them say. */
export const registryScenes: readonly Scene[] = [
  ...dockerScenes,
  {
    id: 'registry-push-401',
    source: 'registry',
    tool: 'buildkit',
    isQuick: true,
    provoke: async (stage) => {
      const output = `type=image,name=${await closedRegistry(stage)}/backend:1,push=true`;
      return buildkitBuild(stage, {
        isWhole: true,
        lines: ['FROM scratch', 'COPY Dockerfile /'],
        output,
      });
    },
  },
];
