import { noError, type Scene } from '../scene.ts';
import { aptScenes } from './apt.ts';
import { awsScenes } from './aws.ts';
import { clientScenes } from './clients.ts';
import { databaseServerScenes } from './database-servers.ts';
import { dockerRunScenes } from './docker-run.ts';
import { dockerfileScenes } from './dockerfile.ts';
import { goErrorScenes } from './go.ts';
import { nginxScenes } from './nginx.ts';
import { nginxStartScenes } from './nginx-start.ts';
import { npmErrorScenes } from './npm.ts';
import { pipScenes } from './pip.ts';
import { postgresScenes } from './postgres.ts';
import { probeScenes } from './probes.ts';
import { programScenes } from './programs.ts';
import { pythonServerScenes } from './python-servers.ts';
import { registryScenes } from './registry.ts';

/** Every scene. */
export const scenes: readonly Scene[] = [
  ...npmErrorScenes,
  ...pipScenes,
  ...aptScenes,
  ...goErrorScenes,
  ...dockerfileScenes,
  ...registryScenes,
  ...dockerRunScenes,
  ...nginxStartScenes,
  ...nginxScenes,
  ...postgresScenes,
  ...probeScenes,
  ...programScenes,
  ...awsScenes,
  ...clientScenes,
  ...databaseServerScenes,
  ...pythonServerScenes,
];

/** Those that the tests play: each error once. */
export const liveScenes: readonly Scene[] = scenes
  .filter(({ isQuick }) => isQuick)
  .filter((scene, place, quick) => quick.findIndex(({ id }) => id === scene.id) === place || scene.id === noError);
