import { describe, expect, test } from '@jest/globals';
import { openSearch } from '../../../../src/diagnosis/error-search.ts';
import { knownErrors } from '../../../../src/diagnosis/known-errors/all.ts';
import { errorSources } from '../../../../src/diagnosis/known-errors/error-sources.ts';
import type { ErrorSource } from '../../../../src/diagnosis/known-errors/known-error.ts';
import { describe as describeError, rank } from '../../../../src/diagnosis/rank.ts';
import { planSearch, type SearchPlan } from '../../../../src/diagnosis/search-plan.ts';
import { collectedSamples, recordedSamples } from '../../../support/known-errors/samples.ts';
import { matching, winning } from './recognition.ts';

/**
 * What tools printed, the fixed words of what AWS and others print, and the larger collection where it lies beside the repository: that
 * holds other people's texts, which are not copied here.
 */
const samples = [
  ...recordedSamples('reproduced.jsonl'),
  ...recordedSamples('build-and-aws.jsonl'),
  ...recordedSamples('short-texts.jsonl'),
  ...collectedSamples(errorSources),
];
const ids = new Set(knownErrors.map(({ id }) => id));

describe('the causes of the reference', () => {
  test('each have an entry', () => {
    const unknown = samples.filter(({ id, sameCauseAs }) => !ids.has(id) && !ids.has(sameCauseAs));
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  test('come first, and no other that they do not explain', () => {
    const wrong = samples.flatMap(({ id, sameCauseAs, source, text }) => {
      const kind = errorSources.filter((one) => one === source);
      const first = firstIn(text, kind);
      const unexplained = winning(kind.flatMap((one) => matching(knownErrors, one, text)));
      const isRight = (told: string | undefined) => told === id || told === sameCauseAs;
      const isAlone = saysMore(source) || unexplained.every(isRight);
      return isRight(first) && isAlone ? [] : [{ id, text, first, unexplained }];
    });
    expect(wrong).toEqual([]);
  });
});

const plans = new Map<string, SearchPlan>();

function firstIn(text: string, sources: readonly ErrorSource[]): string | undefined {
  const plan = plans.get(sources.join(' ')) ?? planSearch(knownErrors, sources);
  plans.set(sources.join(' '), plan);
  const search = openSearch(plan);
  search.add(text);
  return rank(search.finish().flatMap((sighting) => describeError(sighting, {}) ?? []))[0]?.found.id;
}

/** A build and the tools of AWS say several things of one failure: the first is the cause. */
function saysMore(source: string): boolean {
  return ['build', 'registry', 'credentials', 'ecs-api'].includes(source);
}
