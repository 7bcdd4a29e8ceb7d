import type { Scene } from '../scene.ts';
import { dockerRunScenes } from './docker-run.ts';
import { dockerfileScenes } from './dockerfile.ts';
import { goErrorScenes } from './go.ts';
import { nginxScenes } from './nginx.ts';
import { nginxStartScenes } from './nginx-start.ts';
import { npmErrorScenes } from './npm.ts';
import { postgresScenes } from './postgres.ts';
import { probeScenes } from './probes.ts';
import { registryScenes } from './registry.ts';

/** Every scene. */
export const scenes: readonly Scene[] = [
  ...npmErrorScenes,
  ...goErrorScenes,
  ...dockerfileScenes,
  ...registryScenes,
  ...dockerRunScenes,
  ...nginxStartScenes,
  ...nginxScenes,
  ...postgresScenes,
  ...probeScenes,
];
