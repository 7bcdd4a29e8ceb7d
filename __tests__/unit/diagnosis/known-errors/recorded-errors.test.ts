import { describe, expect, test } from '@jest/globals';
import { tellerOf } from '../../../../harness/error-scenes/record.ts';
import { readRecordings, recordingsFolder } from '../../../../harness/error-scenes/recording.ts';
import { nameOf, noError } from '../../../../harness/error-scenes/scene.ts';
import { liveScenes, scenes } from '../../../../harness/error-scenes/scenes/all.ts';
import { knownErrors } from '../../../../src/diagnosis/known-errors/all.ts';
import { errorSources } from '../../../../src/diagnosis/known-errors/error-sources.ts';
import type { ErrorSource } from '../../../../src/diagnosis/known-errors/known-error.ts';
import { matchErrors } from '../../../../src/diagnosis/match-errors.ts';

const tellOfAnyPlace = tellerOf(errorSources);
const recordings = readRecordings(recordingsFolder);
const idsOf = (list: readonly { readonly id: string }[]) =>
  new Set(list.map(({ id }) => id).filter((id) => id !== noError));

/** A tool may say the same in a build and in a container, and to a program and to someone outside: where nothing tells the place, either is right. */
const sameWordsElsewhere = new Map([
  ['exec-format-error', 'build-exec-format-error'],
  ['exit-127-command-not-found', 'build-command-not-found'],
  ['registry-manifest-unknown', 'base-image-not-found'],
  ['probe-dns-nxdomain', 'db-host-unresolvable'],
]);

function sourcesOf(source: string): readonly ErrorSource[] {
  return errorSources.filter((one) => one === source);
}

describe('what real tools printed', () => {
  test.each(recordings)('$name tells its error first, in whole sentences', ({ id, source, text }) => {
    const found = matchErrors(text.split('\n'), sourcesOf(source));
    expect(found[0]?.id ?? noError).toBe(id);
    for (const sentence of found.flatMap(({ what, why, fix }) => [what, why, fix])) {
      expect(sentence).toMatch(/^\S.*\.$/);
      expect(sentence).not.toMatch(/\{\w+[}|]|\.\.$/);
    }
  });

  test.each(recordings)('$name tells it first among the errors of all places', ({ id, text }) => {
    expect([id, sameWordsElsewhere.get(id)]).toContain(tellOfAnyPlace(text)[0]);
  });

  test('holds no time of its recording, and no path of the machine', () => {
    const own = /\b(?:tmp\/berth|20[0-9]{2}[-/]\d\d[-/]\d\d[T ](?!03:04:05))|\/work\//;
    expect(recordings.filter(({ text }) => own.test(text)).map(({ name }) => name)).toEqual([]);
  });
});

describe('the scenes', () => {
  test('each have a recording, and no recording is without its scene', () => {
    expect(recordings.map(({ name }) => name).sort()).toEqual(scenes.map(nameOf).sort());
  });

  test('are each of an error that is known', () => {
    const known = new Set(knownErrors.map(({ id }) => id));
    expect([...idsOf(scenes)].filter((id) => !known.has(id))).toEqual([]);
  });

  test('cover 60 errors and more, 25 of them live', () => {
    expect(idsOf(recordings).size).toBeGreaterThanOrEqual(60);
    expect(idsOf(liveScenes).size).toBeGreaterThanOrEqual(25);
  });
});
