import { describe, expect, test } from '@jest/globals';
import { namesIn } from '../../../src/diagnosis/error-sentences.ts';
import { knownErrors } from '../../../src/diagnosis/known-errors/all.ts';
import { errorSources } from '../../../src/diagnosis/known-errors/error-sources.ts';
import type { ErrorSource, LinePattern } from '../../../src/diagnosis/known-errors/known-error.ts';
import { matchErrors } from '../../../src/diagnosis/match-errors.ts';
import { requiredLiterals } from '../../../src/diagnosis/required-literals.ts';
import { groupNames } from '../../../src/diagnosis/search-plan.ts';
import { collectedSamples, healthyLines, recordedSamples } from '../../support/known-errors/samples.ts';

const sources: readonly ErrorSource[] = ['build', 'registry', 'credentials', 'ecs-api'];
const samples = [...recordedSamples('build-and-aws.jsonl'), ...collectedSamples(sources)];
const patterns = knownErrors.flatMap(({ id, patterns }) => patterns.map((pattern) => ({ id, pattern })));

/** A pattern without its classes and escapes, which may hold anything. */
function bare(pattern: LinePattern): string {
  return pattern.source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
}

describe('what tools print tells its own error first', () => {
  test.each(samples)('$source $id: $text', ({ id, sameCauseAs, source, text }) => {
    const found = matchErrors(
      text.split('\n'),
      sources.filter((one) => one === source),
    );
    expect([id, sameCauseAs]).toContain(found[0]?.id);
  });

  test.each(samples)('in whole sentences: $id: $text', ({ source, text }) => {
    for (const { what, why, fix } of matchErrors(
      text.split('\n'),
      sources.filter((one) => one === source),
    ))
      for (const sentences of [what, why, fix]) {
        expect(sentences).toMatch(/^\S.*\.$/);
        expect(sentences).not.toMatch(/\{\w+\}|undefined|\.\.$/);
      }
  });
});

describe('what healthy systems print tells no error', () => {
  test('line by line', () => {
    const found = healthyLines().flatMap((line) => matchErrors([line], errorSources));
    expect(found).toEqual([]);
  });

  test('as one log', () => {
    expect(matchErrors(healthyLines(), errorSources)).toEqual([]);
  });
});

describe('the known errors', () => {
  test('have an id of their own', () => {
    const ids = knownErrors.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('name others only where they exist, and no two each other', () => {
    const beats = new Map(knownErrors.map(({ id, beats = [] }) => [id, beats]));
    for (const [id, others] of beats)
      for (const other of others) expect(beats.get(other) ?? ['no such id']).not.toContain(id);
  });

  test('have a place in their sentences only for what a pattern finds', () => {
    for (const { id, patterns, what, why, fix } of knownErrors) {
      const ofTheTask = ['container', 'image', 'role', 'logGroup'];
      const found = [...ofTheTask, ...patterns.flatMap(groupNames)];
      for (const name of namesIn(`${what} ${why} ${fix}`))
        expect({ id, found }).toMatchObject({ found: expect.arrayContaining([name]) });
    }
  });

  test.each(patterns)('$id: $pattern takes linear time', ({ pattern }) => {
    // No repetition without an end, none of a group that repeats something itself, and none at the start unless what it begins at is told.
    expect(bare(pattern)).not.toMatch(/[*+]|\{\d+,\}/);
    expect(bare(pattern)).not.toMatch(/[?}]\)\{\d+,?\d{2,}\}/);
    expect(bare(pattern)).not.toMatch(/^(?:\(\?<\w+>|\()?x\{\d*,\d{2,}\}/);
    expect(pattern.flags).toMatch(/^i?$/);
  });

  test.each(patterns)('$id: $pattern has a telling text to look for', ({ pattern }) => {
    const shortest = Math.min(...(requiredLiterals(pattern) ?? ['']).map(({ length }) => length));
    expect(shortest).toBeGreaterThanOrEqual(6);
  });
});
