import { knownErrors } from '../../src/diagnosis/known-errors/all.ts';
import { runtimeErrors } from '../../src/diagnosis/known-errors/runtime-errors.ts';
import { matchErrors } from '../../src/diagnosis/match-errors.ts';
import type { Recording } from './recording.ts';
import { nameOf, type Scene } from './scene.ts';
import type { Stage } from './stage.ts';
import { versionOf } from './tool-versions.ts';

/** Plays a scene; resolves to what its tool printed, as it would be kept. */
export async function record(scene: Scene, stage: Stage): Promise<Recording> {
  const { id, source, tool } = scene;
  const text = stage.tidy(await scene.provoke(stage));
  return { name: nameOf(scene), id, source, tool: await versionOf(tool, stage), text };
}

const all = [...knownErrors, ...runtimeErrors.filter(({ id }) => !knownErrors.some((one) => one.id === id))];

/** The ids of the known errors that a scene's text tells, the first one first. */
export function toldBy({ text, source }: Pick<Recording, 'text'> & Pick<Scene, 'source'>): readonly string[] {
  return matchErrors(text.split('\n'), [source], all).map(({ id }) => id);
}
