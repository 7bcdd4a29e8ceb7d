import { describe, expect, test } from '@jest/globals';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { readDotenv } from '../../src/secrets/dotenv-text.ts';

const pem = '-----BEGIN PRIVATE KEY-----\nMIIEabc==\nabc=\n-----END PRIVATE KEY-----\n';

describe('dotenv text that means the same to everyone', () => {
  const cases: readonly { readonly title: string; readonly text: string; readonly value: string }[] = [
    { title: 'keeps every "=" after the first', text: 'A=a=b==', value: 'a=b==' },
    { title: 'ends an unquoted value at a comment', text: 'A=x #c', value: 'x' },
    { title: 'keeps a "#" inside quotes', text: 'A="x #c"', value: 'x #c' },
    { title: 'drops a comment after the closing quote', text: `A='x' # c`, value: 'x' },
    { title: 'expands no variable', text: 'A=$B $'.concat('{C}'), value: '$B $'.concat('{C}') },
    { title: 'executes no command', text: 'A=$(id) `id`', value: '$(id) `id`' },
    { title: 'turns \\n into a line feed in double quotes', text: 'A="x\\ny"', value: 'x\ny' },
    { title: 'keeps \\n as it is in single quotes', text: `A='x\\ny'`, value: 'x\\ny' },
    { title: 'keeps a quoted PEM key with its final line feed', text: `A="${pem}"`, value: pem },
    { title: 'takes double quotes inside single quotes', text: `A='say "hi"'`, value: 'say "hi"' },
    { title: 'takes both kinds of quotes inside backticks', text: `A=\`it's "x"\``, value: `it's "x"` },
    { title: 'takes a quote inside an unquoted value', text: `A=it's`, value: `it's` },
    { title: 'trims an unquoted value', text: 'A=  x  ', value: 'x' },
    { title: 'keeps white space inside quotes', text: 'A="  x  "', value: '  x  ' },
    { title: 'accepts export', text: 'export A=1', value: '1' },
    { title: 'skips a byte order mark', text: '\uFEFFA=1', value: '1' },
    { title: 'takes CRLF between lines', text: '# c\r\nA=1\r\n\r\nB=2\r\n', value: '1' },
    { title: 'keeps a NUL byte, which is judged later', text: 'A=x\0y', value: 'x\0y' },
    { title: 'keeps letters of any script', text: 'A=pässwörd€', value: 'pässwörd€' },
  ];

  test.each(cases)('$title', ({ text, value }) => {
    const { secrets, problems, warnings } = readDotenv(text);
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(secrets[0]).toEqual({ name: 'A', value });
    expect(Object.fromEntries(secrets.map((secret) => [secret.name, secret.value]))).toEqual(parse(text));
  });

  test('keeps the order of its lines', () => {
    expect(readDotenv('B=1\nA=2').secrets.map(({ name }) => name)).toEqual(['B', 'A']);
  });

  test('says that CRLF inside quotes becomes LF, as dotenv makes it', () => {
    const { secrets, problems, warnings } = readDotenv('A="x\r\ny"');
    expect(problems).toEqual([]);
    expect(secrets).toEqual([{ name: 'A', value: 'x\ny' }]);
    expect(warnings).toEqual([expect.stringMatching(/^line 1 holds A, whose CRLF line ends dotenv turns into LF/)]);
  });
});

describe('an empty value in dotenv text', () => {
  test.each(['A=', 'A=""', "A=''", 'A=``', 'A= # c', 'A=   ', 'export A='])(
    'is read as it is, with its line: %j',
    (text) => {
      const { secrets, places, problems } = readDotenv(`B=x\n${text}\nC=y`);
      expect(problems).toEqual([]);
      expect(secrets).toContainEqual({ name: 'A', value: '' });
      expect([...places]).toEqual([
        ['B', 'line 1'],
        ['A', 'line 2'],
        ['C', 'line 3'],
      ]);
    },
  );

  test('may have any name when it is in quotes', () => {
    expect(readDotenv('dbHost=""').secrets).toEqual([{ name: 'dbHost', value: '' }]);
  });
});

describe('dotenv text that dotenv reads otherwise than it was meant', () => {
  const cases: readonly { readonly title: string; readonly text: string; readonly problem: RegExp }[] = [
    { title: 'a "#" in an unquoted value', text: 'A=p@ss#word', problem: /^line 1 has a "#" in the value of A,/ },
    { title: 'a "#" right after "="', text: 'A=#word', problem: /^line 1 has a "#" in the value of A,/ },
    {
      title: 'an escaped quote',
      text: 'A="x\\"y"',
      problem: /^line 1 has a \\" in the value of A,.* put the value in ' or `/,
    },
    { title: 'a PEM key without quotes', text: `K=${pem}`, problem: /^line 1 starts a value of several lines for K,/ },
    {
      title: 'a quote that is never closed',
      text: 'A="x\nB=2',
      problem: /^line 1 opens a " for A that is never closed$/,
    },
    {
      title: 'a quote that a backslash keeps from closing',
      text: `A='C:\\app\\'`,
      problem: /^line 1 opens a ' for A that is never closed \(a backslash in front of a ' keeps it from closing\)$/,
    },
    { title: 'text after a closing quote', text: 'A="x" y', problem: /^line 1 has text after the closing " of A$/ },
    {
      title: 'the last line of something in base64',
      text: 'K=first\nAbc=',
      problem: /^line 2 .*the value of K in line 1/,
    },
    { title: 'a name with a digit in front', text: 'B=x\n1A=x', problem: /^line 2 needs a name before "="/ },
    { title: 'a name with a dash', text: 'A-B=x', problem: /^line 1 needs a name before "="/ },
    { title: 'a name with a dot', text: 'A.C=x', problem: /^line 1 needs a name before "="/ },
    { title: 'a name with a space', text: 'A B=x', problem: /^line 1 needs a name before "="/ },
    { title: 'a colon instead of "="', text: 'A: x', problem: /^line 1 has no "="$/ },
    { title: 'a line without "="', text: '\nhello', problem: /^line 2 has no "="$/ },
    {
      title: 'a name that dotenv drops',
      text: '__proto__=x',
      problem: /^line 1 has the name __proto__, which dotenv drops$/,
    },
    {
      title: 'a value that dotenv takes from the next line',
      text: 'A=\n"x"',
      problem: /^line 2 has no "="/,
    },
    {
      title: 'a line of base64 after an unquoted value',
      text: 'KEY=abc\nxyz==',
      problem: /^line 2 .*the value of KEY in line 1/,
    },
  ];

  test.each(cases)('is refused: $title', ({ text, problem }) => {
    expect(readDotenv(text).problems).toContainEqual(expect.stringMatching(problem));
  });

  test('is refused with every problem at once, each with its line', () => {
    const { problems } = readDotenv('A=a#b\nnonsense\nB=\n\nC="x" y');
    expect(problems.map((problem) => /^line \d+/.exec(problem)?.[0])).toEqual(['line 1', 'line 2', 'line 5']);
  });

  test('is refused without repeating what may be a part of a value', () => {
    const { problems } = readDotenv('KEY=first\nc2VjcmV0VmFsdWU=\nhunter2hunter2\nsecret+value/x==\nMixedSecret==');
    expect(problems).toHaveLength(4);
    for (const part of ['c2VjcmV0VmFsdWU', 'hunter2', 'secret+value', 'MixedSecret', 'first']) {
      expect(problems.join('\n')).not.toContain(part);
    }
  });
});

describe('any text at all', () => {
  const fragments = fc.constantFrom(
    'A',
    'B',
    'a',
    '=',
    ' = ',
    '"',
    "'",
    '`',
    '\\',
    '\\"',
    '\\n',
    '#',
    ' #',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    ':',
    'export ',
    '-',
    '.',
    '1',
    '$B',
    '{',
    '}',
    '\u2028',
    '\u00a0',
    '\uFEFF',
    '\0',
    '__proto__',
    '-----BEGIN X-----',
    'ä',
    '==',
  );
  const texts = fc.oneof(
    fc.array(fragments, { maxLength: 24 }).map((parts) => parts.join('')),
    fc
      .array(fc.tuple(fc.constantFrom('A=', 'B=', 'export C=', 'D = '), fc.array(fragments, { maxLength: 6 })), {
        maxLength: 4,
      })
      .map((statements) => statements.map(([head, tail]) => `${head}${tail.join('')}`).join('\n')),
    fc.string({ unit: 'binary' }),
  );

  test('is read as dotenv reads it, or refused', () => {
    let read = 0;
    let empty = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const { secrets, places, problems } = readDotenv(text);
        if (problems.length > 0) return;
        read += secrets.length > 0 ? 1 : 0;
        empty += secrets.some(({ value }) => value === '') ? 1 : 0;
        expect(new Set(places.keys())).toEqual(new Set(secrets.map(({ name }) => name)));
        const repeated = new Set(secrets.map(({ name }) => name)).size !== secrets.length;
        if (!repeated)
          expect(new Map(secrets.map(({ name, value }) => [name, value]))).toEqual(
            new Map(Object.entries(parse(text))),
          );
      }),
      { numRuns: 5_000 },
    );
    expect(read).toBeGreaterThan(100);
    expect(empty).toBeGreaterThan(20);
  });

  test('is refused without a word of it but names', () => {
    const secret = 'hunter2-x';
    const parts = fc.oneof(fragments, fc.constant(secret));
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 16 }), (tail) => {
        const { problems, warnings } = readDotenv(`A=${tail.join('')}`);
        expect([...problems, ...warnings].join('\n')).not.toContain(secret);
      }),
      { numRuns: 2_000 },
    );
  });
});
