import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createScanner } from '../../src/leak-scan/scanner.ts';
import { maskTextsOf } from '../../src/secrets/masks.ts';
import { needlesOf, shortestNeedle, unscannable } from '../../src/secrets/needles.ts';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Values of the shapes that people have. */
const values: Readonly<Record<string, string>> = {
  password: 'hunter2hunter2',
  'password with signs': `p@ss "w'ord$1 <&> \\n/ä€+=~*(!)`,
  url: 'postgres://app:S3cr%2Fet+pa&s@db.internal:5432/app?sslmode=require&x=1',
  token: 'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  pem,
  'pem with CRLF': pem.replaceAll('\n', '\r\n'),
  json: JSON.stringify(
    { type: 'service_account', private_key_id: '0f3c9a', private_key: pem, client_id: '1' },
    null,
    2,
  ),
  'two lines': 'first line of it\nand a second one\n',
  'with blanks around': '  s3cret-with-blanks \n',
  long: Buffer.from(pem).toString('base64').repeat(3),
  'shortest that is looked for': 'abc123',
};

/** Programs that write a value in another way, none of them ours. */
const programs: Readonly<Record<string, string>> = {
  'Python json.dumps': 'json.dumps(v)',
  'Python json.dumps, not only ASCII': 'json.dumps(v, ensure_ascii=False)',
  'Python json.dumps twice': 'json.dumps(json.dumps(v))',
  'Python urllib quote': 'urllib.parse.quote(v)',
  'Python urllib quote, slashes too': "urllib.parse.quote(v, safe='')",
  'Python urllib quote_plus': 'urllib.parse.quote_plus(v)',
  'Python html.escape': 'html.escape(v)',
  'Python xml saxutils': 'xml.sax.saxutils.escape(v)',
  'Python shlex.quote': 'shlex.quote(v)',
  'Python base64.b64encode': 'base64.b64encode(v.encode()).decode()',
  'Python base64.encodebytes, in lines': 'base64.encodebytes(v.encode()).decode()',
  'Python base64.urlsafe_b64encode': 'base64.urlsafe_b64encode(v.encode()).decode()',
  'Python base64 behind a user name': "base64.b64encode(b'user:' + v.encode()).decode()",
  'Python base64 between others': "base64.b64encode(b'abcd ' + v.encode() + b'!').decode()",
  'Python base64 twice': 'base64.b64encode(base64.b64encode(v.encode())).decode()',
  'Python base64 in lines, twice': 'base64.encodebytes(base64.encodebytes(v.encode())).decode()',
  'Python base64 of JSON': "base64.b64encode(json.dumps({'k': v}, ensure_ascii=False).encode()).decode()",
  'Python hex': 'v.encode().hex()',
  'Python hex, capitals': 'v.encode().hex().upper()',
  'Python hex in lines': "'\\n'.join(textwrap.wrap(v.encode().hex(), 60))",
  'Python with other line ends': "v.replace('\\r\\n', '\\n').replace('\\n', '\\r\\n')",
};

const script = `
import base64, html, json, shlex, sys, textwrap, urllib.parse, xml.sax.saxutils
values = json.load(sys.stdin)
print(json.dumps({name: {${Object.entries(programs)
  .map(([name, code]) => `${JSON.stringify(name)}: ${code}`)
  .join(', ')}} for name, v in values.items()}))
`;
const written: Record<string, Record<string, string>> = JSON.parse(
  execFileSync('python3', ['-c', script], { input: JSON.stringify(values), encoding: 'utf8' }),
);

describe('a value is found', () => {
  for (const [shape, value] of Object.entries(values)) {
    const scanner = createScanner([{ name: 'S', value }]);

    test(`${shape}, as it is`, () => {
      expect(scanner.matches(`a=${value};`)).toHaveLength(1);
    });

    test.each(Object.keys(programs))(`${shape}, as %s writes it`, (program) => {
      const text = written[shape]?.[program] ?? '';
      expect(text.length).toBeGreaterThanOrEqual(value.trim().length);
      expect(scanner.matches(`a=${text};`)).toHaveLength(1);
    });

    test(`${shape}, as JavaScript writes it`, () => {
      const texts = [
        JSON.stringify(JSON.stringify(value)),
        encodeURIComponent(value),
        encodeURIComponent(value).replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
        encodeURI(value),
        new URLSearchParams({ value }).toString(),
        JSON.stringify(value).replaceAll('/', '\\/'),
        JSON.stringify(value).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
        Buffer.from(value).toString('base64url'),
        Buffer.from(Buffer.from(value).toString('base64')).toString('base64url'),
        value.replaceAll('\r', '\\r').replaceAll('\n', '\\n'),
        value.replaceAll("'", `'"'"'`),
      ];
      expect(texts.filter((text) => scanner.matches(`a=${text};`).length !== 1)).toEqual([]);
    });

    test(`${shape}, in base64 at each place of a group and of a line`, () => {
      for (let before = 0; before < 80; before++) {
        const base64 = Buffer.from(`${'x'.repeat(before)}${value}yy`).toString('base64');
        expect(scanner.matches(base64)).toHaveLength(1);
      }
    });
  }
});

describe('any value', () => {
  const anyValue = fc
    .string({ unit: 'binary', minLength: 8, maxLength: 80 })
    .filter((value) => unscannable(value) === undefined && Buffer.from(value).toString() === value);
  const anyText = fc.string({ unit: 'grapheme', maxLength: 200 });

  test('is found at any place, whatever the pieces', () => {
    fc.assert(
      fc.property(
        anyValue,
        anyText,
        anyText,
        fc.array(fc.nat(60), { maxLength: 12 }),
        (value, before, behind, cuts) => {
          const bytes = Buffer.from(`${before}${value}${behind}`);
          const stream = createScanner([{ name: 'S', value }]).startStream();
          const found = new Set<string>();
          let at = 0;
          for (const length of [...cuts, bytes.length]) {
            stream.push(bytes.subarray(at, at + length), ({ name }) => found.add(name));
            at += length;
          }
          expect([...found]).toEqual(['S']);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('is found in base64 within anything', () => {
    fc.assert(
      fc.property(anyValue, anyText, anyText, (value, before, behind) => {
        const base64 = Buffer.from(`${before}${value.trim()}${behind}`).toString('base64');
        const matches = createScanner([{ name: 'S', value }]).matches(base64);
        expect(matches).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  test('is found where the runner of masks would look', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const scanner = createScanner([{ name: 'S', value }]);
        expect(maskTextsOf(value).filter((text) => scanner.matches(`<${text}>`).length === 0)).toEqual([]);
      }),
    );
  });

  test('gives needles that are long enough, and none twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (value) => {
        const needles = needlesOf({ name: 'S', value });
        expect(needles.every(({ bytes }) => bytes.length >= shortestNeedle)).toBe(true);
        expect(new Set(needles.map(({ bytes }) => bytes.toString('hex'))).size).toBe(needles.length);
      }),
    );
  });
});

describe('what is not looked for', () => {
  test.each([
    ['abc', 'is shorter than 6 bytes'],
    ['  12345\n', 'is shorter than 6 bytes'],
    ['production', 'is a word that stands in many files'],
    ['Password', 'is a word that stands in many files'],
    ['12345678', 'is a row of keys that stands in many files'],
    ['FALSE ', 'is shorter than 6 bytes'],
    ['aaaaaaaaaa', 'is one or two characters again and again'],
    ['{\n}\n{\n}\n', 'has no line of its own that tells it from others'],
  ])('%j, because it %s', (value, why) => {
    expect(unscannable(value)).toBe(why);
    expect(needlesOf({ name: 'S', value })).toEqual([]);
    expect(maskTextsOf(value)).toEqual([]);
  });

  test('the lines of a value that stand in many files', () => {
    const scanner = createScanner([
      { name: 'PEM', value: pem },
      { name: 'JSON', value: values.json ?? '' },
    ]);
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    });
    const account = {
      type: 'service_account',
      auth_uri: 'https://accounts.google.com/o/oauth2/auth',
      private_key: other,
    };
    const text = `${other}\n${JSON.stringify(account, null, 2)}\n`;
    expect(scanner.matches(text)).toEqual([]);
    expect(scanner.matches(Buffer.from(text).toString('base64'))).toEqual([]);
    expect(scanner.matches(Buffer.from(text).toString('hex'))).toEqual([]);
  });
});

describe('the texts to mask', () => {
  test('are those that a runner misses', () => {
    const value = `pa/ss w?rd"ä~`;
    const texts = maskTextsOf(value);
    expect(texts).toEqual(
      expect.arrayContaining([
        '70612f737320773f726422c3a47e',
        '70612F737320773F726422C3A47E',
        'cGEvc3Mgdz9yZCLDpH',
        'pa%2fss%20w%3frd%22%c3%a4~',
        'pa%2Fss+w%3Frd%22%C3%A4%7E',
        'pa/ss w?rd\\"\\u00e4~',
        'pa/ss w?rd\\\\\\"ä~',
      ]),
    );
    expect(texts).not.toContain(value);
  });

  test('are never short, never of several lines, never signs alone, and not too many', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (value) => {
        const texts = maskTextsOf(value);
        expect(texts.filter((text) => text.length < 6 || /[\r\n]/.test(text) || !/\w/.test(text))).toEqual([]);
        expect(texts.length).toBeLessThan(100);
      }),
    );
  });

  test('are none for a value that is longer than anybody prints', () => {
    expect(maskTextsOf('a1b2c3d4'.repeat(2_000))).toEqual([]);
  });
});
