import type { ErrorSource } from '../../src/diagnosis/known-errors/known-error.ts';
import { matchErrors } from '../../src/diagnosis/match-errors.ts';
import type { Recording } from './recording.ts';
import { nameOf, noError, type Scene } from './scene.ts';
import type { Stage } from './stage.ts';
import { versionOf } from './tool-versions.ts';

/** Plays a scene; resolves to what its tool printed, as it would be kept. */
export async function record(scene: Scene, stage: Stage): Promise<Recording> {
  const { id, source, tool } = scene;
  const text = stage.tidy(await scene.provoke(stage));
  return { name: nameOf(scene), id, source, tool: await versionOf(tool, stage), text };
}

/** The ids of the known errors that a text tells, the cause first; only `noError` when it tells none. */
export function toldBy(text: string, sources: readonly ErrorSource[]): readonly string[] {
  const told = matchErrors(text.split('\n'), sources).map(({ id }) => id);
  return told.length === 0 ? [noError] : told;
}
