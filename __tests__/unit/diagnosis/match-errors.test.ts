import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createErrorSearch } from '../../../src/diagnosis/error-search.ts';
import { knownErrors } from '../../../src/diagnosis/known-errors/all.ts';
import { errorSources } from '../../../src/diagnosis/known-errors/error-sources.ts';
import type { KnownError } from '../../../src/diagnosis/known-errors/known-error.ts';
import { matchErrors } from '../../../src/diagnosis/match-errors.ts';
import { requiredLiterals } from '../../../src/diagnosis/required-literals.ts';
import { healthyLines, recordedSamples } from '../../support/known-errors/samples.ts';

function anError(id: string, pattern: RegExp, changes: Partial<KnownError> = {}): KnownError {
  return {
    id,
    sources: ['build'],
    patterns: [pattern],
    what: 'It broke.',
    why: 'It was weak.',
    fix: 'Mend it.',
    ...changes,
  };
}

function idsIn(lines: readonly string[], ...errors: readonly KnownError[]): readonly string[] {
  return matchErrors(lines, ['build'], errors).map(({ id }) => id);
}

describe('an error is known whatever stands around its text', () => {
  const first = anError('first', /^E: Unable to locate package (?<package>[\w.+-]{1,100})/, {
    what: 'There is no {package}.',
  });

  test.each([
    ['alone', 'E: Unable to locate package curl'],
    [
      'in colours',
      '\u001b[91mE\u001b[0m\u001b[91m: \u001b[0m\u001b[91mUnable to locate pack\u001b[1;31mage curl\u001b[0m',
    ],
    ['behind the prefix of BuildKit', '#12 0.345 E: Unable to locate package curl'],
    ['in the excerpt at the end of a build', '0.345 E: Unable to locate package curl'],
    ['behind a time', '2026-11-22T05:11:55.907Z E: Unable to locate package curl'],
    [
      'behind a time and the prefix of BuildKit',
      '2026-11-22T05:11:55.9071234Z #7 12.001 E: Unable to locate package curl',
    ],
    ['before a carriage return', 'E: Unable to locate package curl\r'],
    ['behind a progress bar', ' 10%\r 55%\rE: Unable to locate package curl'],
  ])('%s', (_, line) => {
    expect(matchErrors(['Reading lists', line, 'Done'], ['build'], [first])).toEqual([
      {
        id: 'first',
        what: 'There is no curl.',
        why: 'It was weak.',
        fix: 'Mend it.',
        quote: 'E: Unable to locate package curl',
        line: 2,
      },
    ]);
  });

  test('only in what comes from a source that it has', () => {
    expect(matchErrors(['E: Unable to locate package curl'], ['probe', 'registry'], [first])).toEqual([]);
  });

  test('over several lines, where its pattern spans them, each with its prefix', () => {
    const two = anError('two', /verifying (?<module>\S{1,100}): checksum mismatch\n\tdownloaded/);
    const wrapped = anError('wrapped', /Cluster\snot\sfound/);
    expect(idsIn(['#5 1.000 verifying a@1: checksum mismatch', '#5 1.000 \tdownloaded: h1'], two)).toEqual(['two']);
    expect(idsIn(['an operation: Cluster', 'not found.'], wrapped)).toEqual(['wrapped']);
    const indented = anError('indented', /Cluster\s{1,40}not\s{1,40}found/);
    expect(idsIn(['  an   operation:  Cluster', '\t  not   found.'], indented)).toEqual(['indented']);
  });

  test('but not over lines where its pattern is of one', () => {
    expect(idsIn(['E: Unable to', 'locate package curl'], first)).toEqual([]);
  });

  test('in the middle of a line of any length', () => {
    const anywhere = anError('anywhere', /no space left on device/);
    expect(idsIn([`${'x'.repeat(500_000)}: no space left on device${'y'.repeat(500_000)}`], anywhere)).toEqual([
      'anywhere',
    ]);
  });
});

describe('the cause comes first', () => {
  const one = anError('one', /the first thing/);
  const two = anError('two', /the second thing/);

  test('which is the first in time, each error once', () => {
    const lines = ['the second thing', 'the first thing', 'the second thing'];
    expect(idsIn(lines, one, two)).toEqual(['two', 'one']);
  });

  test('on one line the first of the list', () => {
    expect(idsIn(['the second thing and the first thing'], one, two)).toEqual(['one', 'two']);
  });

  test('but an error that another one explains comes after that', () => {
    const better = { ...two, beats: ['one'] };
    expect(idsIn(['the first thing', 'the second thing'], one, better)).toEqual(['two', 'one']);
    expect(idsIn(['the first thing'], one, better)).toEqual(['one']);
  });
});

describe('of a failed build the cause comes first, not its echo', () => {
  test.each([
    [
      'pip-index-unreachable',
      "#5 1.2 WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('Failed to establish a new connection: [Errno -2] Name or service not known')': /simple/flask/",
      '#5 9.9 ERROR: No matching distribution found for flask',
      'ERROR: failed to solve: process "/bin/sh -c pip install flask" did not complete successfully: exit code: 1',
    ],
    [
      'apt-mirror-unresolvable',
      "#5 1.2   Temporary failure resolving 'deb.debian.org'",
      '#5 1.3 E: Unable to locate package curl',
      "The command '/bin/sh -c apt-get install -y curl' returned a non-zero code: 100",
    ],
    [
      'npm-dev-tool-not-installed',
      'ERROR: failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 127',
      '0.512 sh: tsc: not found',
    ],
    [
      'npm-ci-no-lockfile',
      '#9 0.8 npm error The `npm ci` command can only install with an existing package-lock.json or',
      'ERROR: failed to solve: process "/bin/sh -c npm ci || missing" did not complete successfully: exit code: 127',
    ],
    [
      'copy-from-unknown-stage',
      'invalid from flag value builder: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 10.0.0.2:53: no such host',
    ],
  ])('%s', (id, ...lines) => {
    expect(matchErrors(lines, ['build', 'registry', 'credentials'])[0]?.id).toBe(id);
  });

  test.each([
    "The command '/bin/sh -c apt-get update && apt-get install -y curl' returned a non-zero code: 100",
    'npm warn EBADENGINE Unsupported engine { package: "a@1.0.0" }',
    'npm notice New major version of npm available! 10.8.2 -> 11.0.0',
    'npm error A complete log of this run can be found in: /root/.npm/_logs/2026-11-22T05_00_00_000Z-debug-0.log',
    'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2',
  ])('nothing is said of %s', (line) => {
    expect(matchErrors([line], ['build', 'registry', 'credentials', 'ecs-api'])).toEqual([]);
  });
});

describe('sentences are filled', () => {
  const lines = ['host is db.internal', 'no answer'];
  const error = anError('host', /no answer|host is (?<host>[\w.]{1,50})/);

  test('with what any of the lines says, though it is known by another one', () => {
    const [found] = matchErrors(lines.toReversed(), ['build'], [{ ...error, what: 'There is no {host}.' }]);
    expect(found).toMatchObject({ what: 'There is no db.internal.', quote: 'no answer', line: 1 });
  });

  test('with other words, or left out, where none says it', () => {
    const changes = { what: 'There is {host|no such host}.', why: 'It is away. Look at {host}.', fix: 'Start {host}.' };
    const [found] = matchErrors(['no answer'], ['build'], [{ ...error, ...changes }]);
    expect(found).toMatchObject({ what: 'There is no such host.', why: 'It is away.', fix: '' });
  });

  test('and nothing is said without the first one', () => {
    expect(matchErrors(['no answer'], ['build'], [{ ...error, what: '{host} is away.' }])).toEqual([]);
  });
});

describe('a log in pieces', () => {
  const log = [...recordedSamples('build-and-aws.jsonl').map(({ text }) => text), ...healthyLines()].join('\n');

  test('tells what it tells as a whole', () => {
    const whole = matchErrors(log.split('\n'), ['build']);
    fc.assert(
      fc.property(fc.array(fc.nat(log.length), { maxLength: 30 }), (places) => {
        const cuts = [0, ...places.toSorted((a, b) => a - b), log.length];
        const search = createErrorSearch(knownErrors, ['build']);
        for (const [index, cut] of cuts.entries()) search.add(log.slice(cuts[index - 1] ?? 0, cut));
        expect(search.finish()).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  test('tells of an error wherever the pieces that are searched at once are cut', () => {
    const error = anError('two', /the first line\nthe second line/);
    const offsets = fc.integer({ min: (1 << 18) - 60, max: (1 << 18) + 60 });
    fc.assert(
      fc.property(offsets, (offset) => {
        const filling = `${'x'.repeat(offset % 64)}\n`.padStart(offset, `${'-'.repeat(63)}\n`);
        const search = createErrorSearch([error], ['build']);
        search.add(`${filling}the first line\n`);
        search.add('the second line\nand more\n');
        const line = filling.split('\n').length;
        expect(search.finish()).toMatchObject([{ id: 'two', line: expect.any(Number) }]);
        expect([line, line + 1]).toContain(search.finish()[0]?.line);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the work grows as the log does, and no faster', () => {
  /** The characters that all patterns together were tried on. */
  function work(text: string): number {
    let characters = 0;
    const count = (length: number) => {
      characters += length;
    };
    class Counted extends RegExp {
      override exec(tried: string): RegExpExecArray | null {
        count(tried.length);
        return super.exec(tried);
      }
    }
    const errors = knownErrors.map((error) => ({
      ...error,
      patterns: error.patterns.map(({ source, flags }) => new Counted(source, flags)),
    }));
    const search = createErrorSearch(errors, errorSources);
    search.add(text);
    search.finish();
    return characters;
  }

  const literals = knownErrors.flatMap(({ patterns }) =>
    patterns.flatMap((pattern) => requiredLiterals(pattern) ?? []),
  );

  test('all patterns together are tried on less than a healthy log is long', () => {
    const log = `${healthyLines().join('\n')}\n`.repeat(10);
    expect(work(log)).toBeLessThan(log.length);
  });

  test.each([
    ['lines of all texts that are looked for', `${literals.join('\n')}\n`],
    ['one line of all texts that are looked for', `${literals.join(' ')} `],
    ['lines with one of them again and again', `${'npm error code '.repeat(60)}\n`],
    ['one line with one of them again and again', 'npm error code '],
    ['quotes that nothing closes', 'process "The command \''],
  ])('%s', (_, unit) => {
    const log = unit.repeat(Math.ceil(400_000 / unit.length));
    const [once, twice] = [work(log), work(log + log)];
    expect(twice).toBeLessThanOrEqual(2.2 * once + 100_000);
  });

  test('in one line it ends growing', () => {
    const log = 'npm error code '.repeat(200_000);
    expect(work(log + log)).toBeLessThanOrEqual(1.1 * work(log));
  });
});
