import type { Scene } from '../scene.ts';
import { goErrorScenes } from './go.ts';
import { npmErrorScenes } from './npm.ts';

/** Every scene; see docs in CONTRIBUTING.md on how to add one. */
export const scenes: readonly Scene[] = [...npmErrorScenes, ...goErrorScenes];
