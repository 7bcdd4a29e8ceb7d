import type { Scene } from '../scene.ts';
import { goErrorScenes } from './go.ts';
import { nginxScenes } from './nginx.ts';
import { nginxStartScenes } from './nginx-start.ts';
import { npmErrorScenes } from './npm.ts';

/** Every scene. */
export const scenes: readonly Scene[] = [...npmErrorScenes, ...goErrorScenes, ...nginxStartScenes, ...nginxScenes];
