import { openSearch } from '../../src/diagnosis/error-search.ts';
import { knownErrors } from '../../src/diagnosis/known-errors/all.ts';
import type { ErrorSource } from '../../src/diagnosis/known-errors/known-error.ts';
import { describe, rank } from '../../src/diagnosis/rank.ts';
import { planSearch } from '../../src/diagnosis/search-plan.ts';
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
export type Teller = (text: string) => readonly string[];

/** Tells what texts from these places hold; the search is prepared once for all of them. */
export function tellerOf(sources: readonly ErrorSource[]): Teller {
  const plan = planSearch(knownErrors, sources);
  return (text) => {
    const search = openSearch(plan);
    search.add(text);
    const described = search.finish().flatMap((sighting) => describe(sighting, {}) ?? []);
    const told = rank(described).map(({ found }) => found.id);
    return told.length === 0 ? [noError] : told;
  };
}
