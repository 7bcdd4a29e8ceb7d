import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ErrorSource } from '../../../../src/diagnosis/known-errors/known-error.ts';
import { runtimeErrors } from '../../../../src/diagnosis/known-errors/runtime-errors.ts';
import { groupsOf, matches, matching, winning } from './recognition.ts';

interface Cause {
  readonly id: string;
  readonly source: ErrorSource;
  readonly same_cause_as?: string;
  readonly samples: readonly { readonly text: string }[];
}

/** Where the wider collection of causes lies, of which not everything may be committed here. */
const reference = process.env.KNOWN_ERRORS_REFERENCE ?? '../shared/reference';
const sources: readonly ErrorSource[] = ['service-event', 'stopped-reason', 'container-log', 'probe'];

(existsSync(reference) ? describe : describe.skip)('the causes of the reference', () => {
  const causes = lines('known-errors.jsonl')
    .map((line): Cause => JSON.parse(line))
    .filter(({ source }) => sources.includes(source));

  it('each have an entry', () => {
    const ids = new Set(runtimeErrors.map(({ id }) => id));
    expect(
      causes.filter(({ id, same_cause_as }) => !ids.has(id) && !ids.has(same_cause_as ?? '')).map(({ id }) => id),
    ).toEqual([]);
  });

  it('are told from each sample, and no other is', () => {
    const wrong = causes.flatMap(({ id, source, same_cause_as, samples }) =>
      samples
        .map(({ text }) => ({ id, text, told: winning(matching(runtimeErrors, source, text)) }))
        .filter(({ told }) => told.length !== 1 || ![id, same_cause_as].includes(told[0])),
    );
    expect(wrong).toEqual([]);
  });

  it('have what their sentences name', () => {
    const empty = causes.flatMap(({ source, samples }) =>
      samples.flatMap(({ text }) =>
        matching(runtimeErrors, source, text).flatMap((error) =>
          [...`${error.what} ${error.why}`.matchAll(/\{(\w+)\}/g)]
            .filter(([, name]) => !groupsOf(error, text)?.[name ?? ''])
            .map(([placeholder]) => ({ id: error.id, placeholder, text })),
        ),
      ),
    );
    expect(empty).toEqual([]);
  });

  it('are not told from a healthy log', () => {
    const healthy = lines('healthy-logs.txt');
    const texts = [...healthy, healthy.join('\n')];
    expect(runtimeErrors.filter((error) => texts.some((text) => matches(error, text))).map(({ id }) => id)).toEqual([]);
  });

  function lines(name: string): readonly string[] {
    if (!existsSync(reference)) return [];
    return readFileSync(`${reference}/${name}`, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  }
});
