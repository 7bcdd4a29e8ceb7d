import { describe, expect, test } from '@jest/globals';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import type { FileFormat } from '../../src/secrets/types.ts';
import { formatValuesFile } from '../../src/secrets/values-file.ts';

const pem = '-----BEGIN PRIVATE KEY-----\nMIIEabc==\nabc=\n-----END PRIVATE KEY-----\n';
const values = [
  'plain',
  '',
  'a=b==',
  ' # not a comment',
  'p@ss#word',
  "it's",
  'say "hi"',
  '`backticks`',
  `it's "x"`,
  `it's "x" and \`y\``,
  '$HOME $(id)',
  'x\\ny',
  'one\ntwo',
  'one\r\ntwo',
  'one\rtwo',
  '\n\n',
  ' surrounded ',
  pem,
  '{"a": {"b": [1, null]}}',
  'yes',
  'NULL',
  '1e3',
  '0777',
  '2026-01-01',
  '- item',
  '&anchor *alias !tag',
  '%percent @at `tick`',
  'pässwörd€ 🔑',
  '\u2028\u0085\u00a0',
  '\ufeffmark',
  'x'.repeat(100_000),
];

function readBack(format: FileFormat, text: string): unknown {
  return format === 'dotenv' ? parse(text) : format === 'json' ? JSON.parse(text) : parseYaml(text);
}

describe('the file of all values', () => {
  const entries = values.map((value, index) => ({ name: `N${index}`, value }));
  const wanted = Object.fromEntries(entries.map(({ name, value }) => [name, value]));

  test.each(['json', 'yaml'] as const)('reads back byte for byte as %s', (format) => {
    expect(readBack(format, formatValuesFile(format, entries))).toEqual(wanted);
  });

  test('reads back byte for byte as dotenv', () => {
    expect(readBack('dotenv', formatValuesFile('dotenv', entries))).toEqual(wanted);
  });

  test('holds strings for parsers of YAML 1.1 too, whatever they look like', () => {
    const names = ['NO', 'y', 'ON', 'null', 'a1'];
    const text = formatValuesFile(
      'yaml',
      names.map((name) => ({ name, value: 'no' })),
    );
    expect(parseYaml(text, { version: '1.1' })).toEqual(Object.fromEntries(names.map((name) => [name, 'no'])));
    expect(formatValuesFile('yaml', [{ name: 'A', value: 'x'.repeat(500) }]).split('\n')).toHaveLength(2);
  });

  test('may be asked for without any value', () => {
    for (const format of ['dotenv', 'json', 'yaml'] as const)
      expect(readBack(format, formatValuesFile(format, []))).toEqual({});
  });

  test('keeps a member called __proto__ in JSON', () => {
    expect(formatValuesFile('json', [{ name: '__proto__', value: 'x' }])).toBe('{\n  "__proto__": "x"\n}\n');
  });

  test.each([`'"\`\n`, 'ends in \\\n\'"`', `'"\` #x`])(
    'is refused as dotenv for a value that no quotes carry, by name and without it',
    (value) => {
      const write = () =>
        formatValuesFile('dotenv', [
          { name: 'A', value: 'fine' },
          { name: 'KEY', value: `hunter2${value}` },
        ]);
      expect(write).toThrow(/^KEY cannot be written as dotenv text.* Use "as-file: json"/);
      expect(write).not.toThrow(/hunter2/);
    },
  );

  test('reads back byte for byte, or is refused as dotenv, whatever the values are', () => {
    const parts = fc.constantFrom(
      "'",
      '"',
      '`',
      '\\',
      '\\n',
      '\\r',
      '\n',
      '\r',
      '\r\n',
      ' ',
      '#',
      '=',
      '$',
      '{',
      '}',
      'a',
      'ä',
      '\t',
      'B=x',
    );
    const value = fc.oneof(
      fc.array(parts, { maxLength: 10 }).map((list) => list.join('')),
      fc.string({ unit: 'binary' }),
    );
    const list = fc
      .uniqueArray(fc.stringMatching(/^[A-Za-z_]\w{0,3}$/), { maxLength: 4 })
      .chain((names) => fc.tuple(...names.map((name) => value.map((text) => ({ name, value: text })))));
    let written = 0;
    fc.assert(
      fc.property(list, fc.constantFrom('dotenv', 'json', 'yaml'), (entriesOfRun, format) => {
        const text = attempt(() => formatValuesFile(format, entriesOfRun));
        if (text === undefined) {
          expect(format).toBe('dotenv');
          return;
        }
        written += 1;
        const own = Object.fromEntries(entriesOfRun.map((entry) => [entry.name, entry.value]));
        expect(readBack(format, text)).toEqual(own);
      }),
      { numRuns: 3_000 },
    );
    expect(written).toBeGreaterThan(1_500);
  });
});

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
