import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatHandoff, parseHandoff } from '../../src/secrets/handoff.ts';
import { readJson } from '../../src/secrets/json-text.ts';
import { holdsEverySecret, possibleValues, readSecrets } from '../../src/secrets/read-secrets.ts';
import { parseChoices, selectSecrets } from '../../src/secrets/select.ts';

describe('a JSON object of secrets', () => {
  test('keeps every byte of its strings', () => {
    const values = { A: 'x\r\ny', B: ' "quoted" \\ $x `y` #z ', C: 'pässwörd€\n', __proto: 'q' };
    const { secrets, problems } = readJson(JSON.stringify(values, null, 2));
    expect(problems).toEqual([]);
    expect(Object.fromEntries(secrets.map(({ name, value }) => [name, value]))).toEqual(values);
  });

  test('keeps a member called __proto__', () => {
    expect(readJson('{"__proto__": "x"}').secrets).toEqual([{ name: '__proto__', value: 'x' }]);
  });

  test.each(['github_token', 'GITHUB_TOKEN', 'Github_Token'])('drops %s', (name) => {
    expect(readJson(JSON.stringify({ [name]: 'ghs_x', A: 'x' })).secrets).toEqual([{ name: 'A', value: 'x' }]);
  });

  test.each([
    {
      title: 'a number',
      text: '{"A": 12345678901234567890}',
      problem: 'line 1 gives A a number, and only a string is taken as it is',
    },
    {
      title: 'a boolean',
      text: '{"A": true}',
      problem: 'line 1 gives A a boolean, and only a string is taken as it is',
    },
    { title: 'null', text: '{"A": null}', problem: 'line 1 gives A null, and only a string is taken as it is' },
    {
      title: 'an object',
      text: '{"A": {"B": "x"}}',
      problem: 'line 1 gives A an object, and only a string is taken as it is',
    },
    {
      title: 'an array',
      text: '{"A": ["x"]}',
      problem: 'line 1 gives A an array, and only a string is taken as it is',
    },
    { title: 'a member twice', text: '{"A": "x",\n "A": "y"}', problem: 'line 2 gives A a second time' },
    {
      title: 'broken JSON',
      text: '{"A": "x",\n B: "y"}',
      problem: 'line 2 is where the JSON object stops being valid JSON',
    },
    {
      title: 'text after the object',
      text: '{"A": "x"}\nB=y',
      problem: 'line 2 is where the JSON object stops being valid JSON',
    },
    {
      title: 'a name that is no variable',
      text: '{"A-B": "x"}',
      problem:
        'line 1 gives "A-B", which is no name that works (letters, digits and underscores, with no digit in front)',
    },
  ])('is refused with $title', ({ text, problem }) => {
    expect(readJson(text).problems).toEqual([problem]);
  });

  test('is refused without its text when it is broken', () => {
    const { problems } = readJson('{"A": "hunter2hunter2" "B"}');
    expect(problems.join()).not.toContain('hunter2');
  });
});

describe('texts with secrets', () => {
  test('are JSON when they start with a brace, and dotenv otherwise', () => {
    const texts = [
      { source: 'secrets', text: 'A=1' },
      { source: 'more.json', text: '\uFEFF \n{"B": "2"}' },
    ];
    expect(readSecrets(texts)).toEqual({
      secrets: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
      places: new Map([
        ['A', 'secrets: line 1'],
        ['B', 'more.json: line 2'],
      ]),
      problems: [],
      warnings: [],
    });
  });

  test('are never read as dotenv when they are broken JSON', () => {
    expect(readSecrets([{ source: 'secrets', text: '{\nA=1' }]).problems).toEqual([
      'secrets: line 2 is where the JSON object stops being valid JSON',
    ]);
  });

  test.each([
    ['A=1\nA=2', 'line 2 gives A a second time'],
    ['A=1\n\na=2', 'line 3 gives a, which differs from A in line 1 by case alone'],
    ['{"A": "1",\n"a": "2"}', 'line 2 gives a, which differs from A in line 1 by case alone'],
  ])('may not give a name twice: %j', (text, problem) => {
    expect(readSecrets([{ source: 'secrets', text }]).problems).toEqual([`secrets: ${problem}`]);
  });

  test('may not give a name twice in two places', () => {
    const texts = [
      { source: 'secrets', text: 'A=1' },
      { source: 'file', text: '{"A": "2"}' },
    ];
    expect(readSecrets(texts).problems).toEqual(['A is given more than once (secrets: line 1; file: line 1)']);
  });

  test('are recognised as toJSON(secrets) by their github_token', () => {
    expect(holdsEverySecret([{ source: 'secrets', text: '{"A": "x", "github_token": "y"}' }])).toBe(true);
    expect(holdsEverySecret([{ source: 'secrets', text: '{"A": "x"}' }])).toBe(false);
  });
});

describe('what is masked before a text is validated', () => {
  test.each([
    { text: 'A=hunter2 x', value: 'hunter2 x' },
    { text: '1A=hunter2', value: '1A=hunter2' },
    { text: 'A="hunter2" y', value: 'hunter2' },
    { text: 'A=hun#ter2', value: 'hun#ter2' },
    { text: 'A="x\nhunter2\n', value: 'hunter2' },
    { text: '{"A": "hunter2", }', value: 'hunter2' },
    { text: '{"A": "hunter2" "B"', value: 'hunter2' },
    { text: '{"A": {"B": ["hunter2"]}}', value: 'hunter2' },
    { text: '{"A": 123456}', value: '123456' },
  ])('includes the value in $text', ({ text, value }) => {
    const values = possibleValues([{ source: 'secrets', text }]);
    expect(values.some((candidate) => value.includes(candidate) && candidate.length >= 4)).toBe(true);
  });

  test('is nothing but the values of a good text', () => {
    const text = '# a comment\nA="{\n  \\"a\\": 1\n}"\nB=two'.replaceAll('\\"', "'");
    expect(possibleValues([{ source: 'secrets', text }])).toEqual(["{\n  'a': 1\n}", 'two']);
  });

  test('includes every value that is handed on', () => {
    const secretText = fc.dictionary(fc.stringMatching(/^[A-Z]{1,3}$/), fc.string());
    fc.assert(
      fc.property(secretText, (object) => {
        const text = JSON.stringify(object);
        expect(possibleValues([{ source: 'secrets', text }])).toEqual(expect.arrayContaining(Object.values(object)));
      }),
    );
  });
});

describe('the list of names', () => {
  test('takes one entry per line or comma, and renames', () => {
    expect(parseChoices('A, B=C\n\n D = E ,')).toEqual({
      choices: [
        { destination: 'A', source: 'A' },
        { destination: 'B', source: 'C' },
        { destination: 'D', source: 'E' },
      ],
      problems: [],
    });
  });

  test('refuses what is no name, and a name chosen twice', () => {
    expect(parseChoices('A-B\n1=C\nD=\nE,e=F,G=H=I').problems).toEqual([
      expect.stringMatching(/^entry 1 must be NAME or DEST=SOURCE/),
      expect.stringMatching(/^entry 2 must be/),
      expect.stringMatching(/^entry 3 must be/),
      expect.stringMatching(/^entry 6 must be/),
      'e is chosen more than once',
    ]);
  });

  const secrets = [
    { name: 'A', value: 'one' },
    { name: 'B', value: 'two' },
  ];

  test('hands on all secrets when it is empty', () => {
    expect(selectSecrets(secrets, [])).toEqual({
      chosen: secrets.map((secret) => ({ ...secret, source: secret.name })),
      leftOut: [],
      problems: [],
    });
  });

  test('hands on nothing that it does not list', () => {
    expect(selectSecrets(secrets, [{ destination: 'X', source: 'B' }])).toEqual({
      chosen: [{ name: 'X', source: 'B', value: 'two' }],
      leftOut: ['A'],
      problems: [],
    });
  });

  test('may hand on one secret under two names', () => {
    const choices = [
      { destination: 'X', source: 'A' },
      { destination: 'Y', source: 'A' },
    ];
    expect(selectSecrets(secrets, choices).chosen.map(({ value }) => value)).toEqual(['one', 'one']);
  });

  test('names what it asks for in vain, and what there is', () => {
    expect(selectSecrets(secrets, [{ destination: 'X', source: 'C' }]).problems).toEqual([
      'C is chosen but not given (given: A, B)',
    ]);
  });
});

describe('the file that is handed to image', () => {
  test('gives back what was written to it', () => {
    const entry = fc.record({ name: fc.string(), value: fc.string() });
    const mode = fc.constantFrom('build-args', 'build-secrets', 'runtime-ssm', 'runtime-secrets-manager');
    const asFile = fc.constantFrom(null, 'dotenv', 'json', 'yaml');
    fc.assert(
      fc.property(fc.record({ mode, asFile, entries: fc.array(entry) }), (handoff) => {
        expect(parseHandoff(formatHandoff(handoff), 'f')).toEqual({ version: 2, ...handoff });
      }),
    );
  });

  test.each([
    'A=hunter2',
    '[]',
    '{"version": 1, "mode": "build-args", "entries": []}',
    '{"version": 2, "mode": "other", "asFile": null, "entries": []}',
    '{"version": 2, "mode": "build-args", "asFile": "toml", "entries": []}',
    '{"version": 2, "mode": "build-args", "entries": []}',
    '{"version": 2, "mode": "build-args", "asFile": null}',
    '{"version": 2, "mode": "build-args", "asFile": null, "entries": ["hunter2"]}',
    '{"version": 2, "mode": "build-args", "asFile": null, "entries": [{"name": "A"}]}',
    '{"version": 2, "mode": "build-args", "asFile": null, "entries": [{"name": "A", "value": 1}]}',
  ])('is refused, without its content, when it is %s', (text) => {
    const read = () => parseHandoff(text, '/tmp/f');
    expect(read).toThrow(/^\/tmp\/f is not a file that this version's build-args action writes/);
    expect(read).not.toThrow(/hunter2/);
  });
});
