import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { knownErrors } from '../../../src/diagnosis/known-errors/all.ts';
import { largestFile, parseSignatures } from '../../../src/signatures/parse-signatures.ts';

const license = `
- id: own-license-missing
  sources: container-log
  patterns:
    - 'license (?<name>\\w+) was not found in .*'
  what: The license {name} is missing.
  why: Likely its variable is not set in {container|the container}.
  fix: Add LICENSE_{name} to the secrets.
  link: https://example.com/licenses
  beats: [pg-connection-refused]
`;

function problemsOf(text: string): readonly string[] {
  const parsed = parseSignatures(text);
  return 'problems' in parsed ? parsed.problems.map(({ line, entry, problem }) => `${line} ${entry}: ${problem}`) : [];
}

function entryWith(members: string): string {
  return `- id: own-error\n  patterns: it broke\n  what: It broke.\n  fix: Mend it.\n${members}`;
}

function withPattern(pattern: string): string {
  return JSON.stringify([{ id: 'own-error', patterns: [pattern], what: 'It broke.', fix: 'Mend it.' }]);
}

describe("a user's own signatures", () => {
  test('explain what the known ones do not, and beat those that they name', () => {
    const parsed = parseSignatures(license);
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
    const text = 'dial tcp 10.0.0.5:5432: connect: connection refused\nFATAL license pro was not found in /etc/app';
    const found = diagnose([{ text, sources: ['container-log'], known: { container: 'api' } }], {
      errors: [...parsed.errors, ...knownErrors],
    });
    expect(found).toMatchObject([
      {
        id: 'own-license-missing',
        what: 'The license pro is missing.',
        why: 'Likely its variable is not set in api.',
        fix: 'Add LICENSE_pro to the secrets.',
        link: 'https://example.com/licenses',
        line: 2,
        isLikely: true,
      },
      { id: 'pg-connection-refused', explainedBy: ['own-license-missing'] },
    ]);
  });

  test.each([
    ['YAML', entryWith('')],
    ['JSON', withPattern('it broke')],
    ['YAML under a name', `signatures:\n${entryWith('').replace(/^/gm, '  ')}`],
  ])('are read from %s, for all sources when none is named', (_, text) => {
    const parsed = parseSignatures(text);
    expect(parsed).toMatchObject({ errors: [{ id: 'own-error', what: 'It broke.', why: '', fix: 'Mend it.' }] });
    expect('errors' in parsed && parsed.errors[0]?.sources).toHaveLength(8);
  });

  test('match without regard to case where they say so', () => {
    const parsed = parseSignatures(entryWith('  ignore-case: true\n'));
    expect('errors' in parsed && parsed.errors[0]?.patterns[0]?.exec('then IT BROKE')).toEqual({ groups: {} });
  });

  test.each([
    ['nested repetitions', '(?:a+)+ broke$'],
    ['repetitions that overlap', '.*.*.*it broke.*.*='],
    ['repetitions at both ends', '.+it broke.+'],
  ])('take linear time, %s too', (_, pattern) => {
    const parsed = parseSignatures(withPattern(pattern));
    const [error] = 'errors' in parsed ? parsed.errors : [];
    expect(error?.patterns[0]?.exec('a'.repeat(20_000))).toBeNull();
    expect(error?.patterns[0]?.exec(`${'it broke '.repeat(2_000)}`)?.groups).toEqual(
      pattern.startsWith('.+') ? {} : undefined,
    );
  });
});

describe('a signatures file that is wrong', () => {
  test.each([
    ['an id', '- id: Own\n  patterns: it broke\n  what: It.\n  fix: Mend.', '1 Own: "id" must be'],
    ['an id that is known', entryWith('').replace('own-error', 'npm-ci-no-lockfile'), undefined],
    ['an id twice', `${entryWith('')}${entryWith('')}`, '1 own-error: There is another error of this id'],
    ['a source', entryWith('  sources: [builds]\n'), '1 own-error: There is no source builds: use build, registry,'],
    ['a member', entryWith('  what-else: x\n'), '1 own-error: There is no "what-else": an entry has id,'],
    ['a link', entryWith('  link: http://example.com\n'), '1 own-error: "link" must be an address'],
    ['a beaten one', entryWith('  beats: nobody\n'), '1 own-error: "beats" names nobody'],
    ['a switch', entryWith('  ignore-case: often\n'), '1 own-error: "ignore-case" must be true or false.'],
    [
      'a place',
      entryWith('').replace('It broke.', 'It broke {where}.'),
      '1 own-error: The sentences have a place for {where}',
    ],
    ['no patterns', '- id: own-error\n  what: It.\n  fix: Mend.', '1 own-error: "patterns" must have at least one'],
    ['patterns that are none', entryWith('').replace('it broke', '[1]'), '1 own-error: "patterns" must be a list'],
    ['no sentence', '- id: own-error\n  patterns: it broke\n  fix: Mend.', '1 own-error: "what" must be a sentence.'],
    ['no entries', 'just text', '1 undefined: The file must be a list of entries'],
    ['an entry that is none', '- one\n- two', '1 number 1: "id" must be'],
    ['YAML', '- id: "open\n', 'undefined: '],
    ['its size', ' '.repeat(largestFile + 1), '1 undefined: The file may have 256 KiB'],
  ])('%s', (_, text, expected) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toContain(expected ?? 'There is another error of this id');
  });

  test('tells the line of each entry', () => {
    const text = `# ours\n${entryWith('')}${entryWith('  oops: 1\n').replace('own-error', 'own-two')}`;
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^6 own-two: There is no "oops"/)]);
  });

  test('takes no bomb of aliases', () => {
    const levels = Array.from({ length: 12 }, (_, n) => `a${n}: &a${n} [${Array(9).fill(n ? `*a${n - 1}` : 'x')}]`);
    expect(problemsOf(`${levels.join('\n')}\nsignatures:\n  - *a11\n`)).toHaveLength(4);
  });

  test.each([
    ['(?=it broke)', '(?='],
    ['(?<!it) broke', '(?<!'],
    ['(it) broke \\1', '\\1'],
    ['(?i)it broke', '(?i'],
    ['\\pLit broke', '\\p'],
    ['it broke []a]', '[]'],
    ['it broke [[:alpha:]]', '[:'],
  ])('names what a pattern may not use: %s', (pattern, special) => {
    expect(problemsOf(withPattern(pattern))).toEqual([
      expect.stringContaining(`1 own-error: A pattern may not use "${special}`),
    ]);
  });

  test.each(['it broke (', 'it broke [a', 'it broke {2}{3}', 'it broke (?<a>x)(?<a>y)'])(
    'a pattern that is broken: %s',
    (pattern) => {
      expect(problemsOf(withPattern(pattern))).toEqual([expect.stringContaining('cannot be read: ')]);
    },
  );

  test.each(['.*', '\\w+', 'it|broke', 'a.b.c.d', 'abc'])('a pattern without a text to look for: %s', (pattern) => {
    expect(problemsOf(withPattern(pattern))).toEqual([expect.stringContaining('at least 4 plain characters')]);
  });
});
