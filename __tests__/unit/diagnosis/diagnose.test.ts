import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createDiagnosis, diagnose, type EvidenceText } from '../../../src/diagnosis/diagnose.ts';
import { errorSources } from '../../../src/diagnosis/known-errors/error-sources.ts';
import type { ErrorSource, KnownError } from '../../../src/diagnosis/known-errors/known-error.ts';
import { healthyLines, recordedSamples } from '../../support/known-errors/samples.ts';

const refused = 'dial tcp 10.0.1.5:5432: connect: connection refused';

function text(source: ErrorSource, lines: string, more: Partial<EvidenceText> = {}): EvidenceText {
  return { sources: [source], text: lines, ...more };
}

function idsOf(...evidence: readonly EvidenceText[]): readonly string[] {
  return diagnose(evidence).map(({ id }) => id);
}

function anError(id: string, word: string, changes: Partial<KnownError> = {}): KnownError {
  const sentences = { what: 'It broke.', why: 'It was weak.', fix: 'Mend it.' };
  return { id, sources: errorSources, patterns: [new RegExp(word)], ...sentences, ...changes };
}

describe('of all texts together the cause comes first', () => {
  const story = [
    text('service-event', '(service api) is unable to consistently start tasks successfully.', { time: 1_003 }),
    text('stopped-reason', 'Essential container in task exited', { time: 1_002, from: { task: '1f' } }),
    text('probe', 'curl: (22) The requested URL returned error: 502\n<title>502 Bad Gateway</title>', { time: 1_001 }),
    text('container-log', `starting\n${refused}`, { time: 1_000, from: { container: 'app', task: '1f' } }),
  ];

  test('story A: the database, then what followed from it, each with where it was seen and what explains it', () => {
    const [cause, ...others] = diagnose(story);
    expect(cause).toMatchObject({
      id: 'pg-connection-refused',
      what: 'The database at 10.0.1.5:5432 refused the connection.',
      source: 'container-log',
      from: { container: 'app', task: '1f' },
      time: 1_000,
      line: 2,
      quote: refused,
      isLikely: true,
      explainedBy: [],
    });
    expect(others.length).toBeGreaterThanOrEqual(2);
    for (const { explainedBy } of others) expect(explainedBy).toContain('pg-connection-refused');
  });

  test('the order in which they are given changes nothing where all have a time, also the same one', () => {
    const evidence = [...story, ...story.map((each) => ({ ...each, time: 1_000 }))];
    const expected = diagnose(evidence);
    fc.assert(
      fc.property(fc.shuffledSubarray(evidence, { minLength: evidence.length }), (shuffled) => {
        expect(diagnose(shuffled)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  test('the first in time, by the times of the lines where they have one', () => {
    const errors = [anError('one', 'the first'), anError('two', 'the second')];
    const order = (...evidence: readonly EvidenceText[]) => diagnose(evidence, { errors }).map(({ id }) => id);
    const one = text('container-log', '2026-11-26T07:00:01.5Z the first');
    expect(order(one, text('container-log', '2026-11-26T09:00:00+02:00 the second'))).toEqual(['two', 'one']);
    expect(order(one, text('container-log', '2026/11/26 07:00:02 [error] the second'))).toEqual(['one', 'two']);
    expect(order(one, text('container-log', 'the second', { time: 0 }))).toEqual(['two', 'one']);
    expect(order(one, text('container-log', 'the second'))).toEqual(['one', 'two']);
    expect(diagnose([one], { errors })[0]?.time).toBe(Date.UTC(2026, 10, 26, 7, 0, 1, 500) / 1_000);
  });

  test('without a time, a build comes before its push and a container before what others saw of it', () => {
    const errors = [anError('one', 'the first'), anError('two', 'the second')];
    const found = diagnose([text('probe', 'the first'), text('container-log', 'the second')], { errors });
    expect(found.map(({ id }) => id)).toEqual(['two', 'one']);
  });

  test('the same error of several tasks is one cause, of two databases it is two', () => {
    const other = refused.replace('1.5', '1.6');
    expect(diagnose([text('container-log', refused), text('container-log', refused)])).toHaveLength(1);
    expect(diagnose([text('container-log', refused), text('container-log', other)])).toHaveLength(2);
  });

  test('a build error beats its echo', () => {
    const log = [
      '#9 1.2 sh: 1: tsc: not found',
      '#9 ERROR: process "/bin/sh -c npm run build" did not complete successfully: exit code: 127',
      'ERROR: failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 127',
    ].join('\n');
    expect(idsOf(text('build', log))[0]).toBe('npm-dev-tool-not-installed');
    expect(
      idsOf(
        text('build', 'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 1'),
      ),
    ).toEqual([]);
  });

  test('errors that explain each other in a row come in that order, and those in a circle are all told', () => {
    const row = [
      anError('last', 'the last'),
      anError('middle', 'the middle', { beats: ['last'] }),
      anError('first', 'the first', { beats: ['middle'] }),
    ];
    const lines = 'the last\nthe middle\nthe first';
    expect(diagnose([text('build', lines)], { errors: row }).map(({ id }) => id)).toEqual(['first', 'middle', 'last']);
    const circle = row.map((error) => (error.id === 'last' ? { ...error, beats: ['first'] } : error));
    expect(diagnose([text('build', lines)], { errors: circle })).toHaveLength(3);
  });

  test('an unknown failure gets no cause', () => {
    expect(diagnose([])).toEqual([]);
    expect(diagnose([text('container-log', 'something new broke\nexit status 1'), text('probe', '')])).toEqual([]);
  });

  test('what is known of the task fills the sentences', () => {
    const [found] = diagnose([
      text('container-log', 'exec /app/server: exec format error', {
        from: { container: 'app' },
        known: { image: 'shop:1' },
      }),
    ]);
    expect(found?.what).toBe(
      'The program of the container "app" cannot run on this processor; likely the image shop:1 was built for another architecture.',
    );
  });
});

describe('texts in pieces', () => {
  const log = [
    ...recordedSamples('reproduced.jsonl').map((sample) => sample.text),
    ...healthyLines(),
    'naïve 🚢 日本',
  ].join('\n');
  const whole = diagnose([{ text: log, sources: errorSources }]);

  test.each(['text', 'bytes'])('give what they give as a whole, however they are cut: %s', (kind) => {
    const all = kind === 'text' ? log : Buffer.from(log);
    fc.assert(
      fc.property(fc.array(fc.nat(all.length), { maxLength: 20 }), (places) => {
        const cuts = [0, ...places.toSorted((one, two) => one - two), all.length];
        const diagnosis = createDiagnosis();
        const open = diagnosis.open({ sources: errorSources });
        for (const [index, cut] of cuts.entries()) open.add(all.slice(cuts[index - 1] ?? 0, cut));
        expect(diagnosis.finish()).toEqual(whole);
      }),
      { numRuns: 5 },
    );
  });

  test('one line after another as well as one character after another', () => {
    const sample = `${'-'.repeat(70)}\n${refused}\r\n🚢 password authentication failed for user "app"`;
    const diagnosis = createDiagnosis();
    const open = diagnosis.open({ sources: ['container-log'] });
    for (let at = 0; at < sample.length; at++) open.add(sample.charAt(at));
    expect(diagnosis.finish()).toEqual(diagnose([text('container-log', sample)]));
  });

  test('the same evidence gives the same diagnosis again', () => {
    expect(diagnose([{ text: log, sources: errorSources }])).toEqual(whole);
  });
});

describe('secrets stay out of what is said', () => {
  const errors = [
    anError('own', 'could not log in(?: with (?<word>\\S{1,50}))?', { what: 'The login {word|failed}.' }),
  ];
  const said = (line: string, redact?: (line: string) => string) =>
    JSON.stringify(diagnose([text('container-log', line)], redact === undefined ? { errors } : { errors, redact }));

  test.each([
    'could not log in to postgres://app:hunter2@db:5432/app',
    'could not log in: host=db password=hunter2 user=app',
    "could not log in: password='hunter2 x' user=app",
    'could not log in: {"user":"app","password":"hunter2"}',
    "could not log in: { password: 'hunter2' }".replace('password:', '"password":'),
    'could not log in: DB_PASSWORD=hunter2',
    'could not log in: API_KEY=hunter2',
    'could not log in: Authorization: Bearer hunter2hunter2hunter2',
    'could not log in: mysql --password hunter2 app',
    'could not log in, password: hunter2',
    `could not log in: ghp_${'hunter2'.repeat(5)}`,
  ])('by their shape: %s', (line) => {
    expect(said(line)).toContain('could not log in');
    expect(said(line)).not.toContain('hunter2');
  });

  test.each([
    "Access denied for user 'app'@'10.0.0.7' (using password: YES)",
    'failed to fetch secret arn:aws:secretsmanager:eu-west-1:000000000000:secret:db from secrets manager',
    'connect ECONNREFUSED 127.0.0.1:5432',
    'GET http://localhost:8080/health could not log in',
  ])('and nothing else does: %s', (line) => {
    expect(said(`could not log in: ${line}`)).toContain(JSON.stringify(line).slice(1, -1));
  });

  test('by their value, in the quote and in the sentences', () => {
    const redact = (line: string) => line.replaceAll('correct horse', '***');
    expect(said('could not log in with correct horse', redact)).not.toMatch(/correct|horse/);
    expect(said('could not log in with correct horse')).toContain('correct horse');
  });

  test('a long line is quoted around the error only', () => {
    const line = `${'a b '.repeat(300)}could not log in${' c d'.repeat(300)}`;
    const [found] = diagnose([text('container-log', line)], { errors });
    expect(found?.quote.length).toBeLessThan(610);
    expect(found?.quote).toContain('could not log in');
  });

  test('a long line is cut between words: a runner does not know the half of a secret', () => {
    const secret = 'Zq7vK2mXw9RtB4nLc8Yd';
    for (let words = 60; words < 100; words++) {
      const line = `${' ab'.repeat(200)} ${secret}${' ab'.repeat(words)} could not log in${' ab'.repeat(words)} ${secret}${' ab'.repeat(200)}`;
      const [found] = diagnose([text('container-log', line)], { errors });
      expect(found?.quote).toContain('could not log in');
      expect(found?.quote.replaceAll(secret, '')).not.toMatch(/[^\sabcdefghijklmnopqrstuvwxyz…]/);
    }
  });
});
