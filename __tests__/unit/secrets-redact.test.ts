import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createScanner } from '../../src/leak-scan/scanner.ts';
import { formsOf } from '../../src/secrets/encodings.ts';
import { unscannable } from '../../src/secrets/needles.ts';
import { createRedactor } from '../../src/secrets/redact.ts';

const url = 'https://app:S3cr%2Fet@registry.example.com/v2/team/backend?sslmode=require&token=abcdef123456';
const password = `p@ss "w'ord$1`;
const pem = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const redact = createRedactor([url, password, pem, 'ab12', 'true']);

describe('a redacted line', () => {
  test.each([
    [`login with ${password} now`, 'login with *** now'],
    [`${password}${password}`, '******'],
    [JSON.stringify({ password }), '{"password":"***"}'],
    [`x ${encodeURIComponent(password)} y`, 'x *** y'],
    [`x ${Buffer.from(password).toString('hex')} y`, 'x *** y'],
    ['x ab12 y', 'x *** y'],
    ['true is no secret', 'true is no secret'],
    ['https://app:other@registry.example.com/v2/', 'https://app:other@registry.example.com/v2/'],
    ['-----BEGIN PRIVATE KEY-----', '***'],
    ['ä€ nothing here ä€', 'ä€ nothing here ä€'],
    ['', ''],
  ])('of %j is %j', (line, expected) => {
    expect(redact(line)).toBe(expected);
  });

  test('holds no line of a key', () => {
    for (const line of pem.trim().split('\n')) expect(redact(`| ${line} |`)).not.toContain(line);
  });

  test('holds no base64 of a key, whatever the length of its lines', () => {
    for (const length of [60, 64, 76])
      for (const encoding of ['base64', 'hex'] as const) {
        const encoded = Buffer.from(pem).toString(encoding);
        const lines = encoded.match(new RegExp(`.{1,${length}}`, 'g')) ?? [];
        // The last line may be shorter than what can be told from other text.
        const left = lines.slice(0, -1).map((line) => redact(line).replaceAll('***', ''));
        expect(Math.max(...left.map(({ length: characters }) => characters))).toBeLessThanOrEqual(1);
      }
  });

  test('holds the longest of two values that overlap, replaced as one', () => {
    expect(createRedactor(['secret-one', 'secret-one-and-more'])('a secret-one-and-more b')).toBe('a *** b');
    expect(createRedactor(['abcdefgh', 'efghijkl'])('1 abcdefghijkl 2')).toBe('1 *** 2');
  });

  test.each([
    { kind: 'random', long: randomBytes(48 * 1024).toString('base64url') },
    { kind: 'the same again and again', long: randomBytes(36).toString('base64url').repeat(1400) },
  ])('holds no piece of a long line that a builder has broken, which is $kind', ({ long }) => {
    const redactLong = createRedactor([long]);
    for (let at = 16; at < 200; at += 5) {
      expect(redactLong(`#7 0.1 ${long.slice(0, at)}`)).toBe('#7 0.1 ***');
      expect(redactLong(`#7 0.1 ${long.slice(-at)} said`)).toBe('#7 0.1 *** said');
      expect(redactLong(`#7 0.1 ${long.slice(at * 7, at * 7 + 8192)}`)).toBe('#7 0.1 ***');
    }
  });

  test('is quick for a long one', () => {
    const line = `${'lorem ipsum '.repeat(100_000)}${password}`;
    expect(redact(line).endsWith(' ***')).toBe(true);
  });

  test('holds no form of any value', () => {
    const anyValue = fc.string({ unit: 'binary', minLength: 6, maxLength: 40 });
    fc.assert(
      fc.property(
        anyValue.filter((value) => unscannable(value) === undefined && Buffer.from(value).toString() === value),
        (value) => {
          const redactor = createRedactor([value]);
          const scanner = createScanner([{ name: 'S', value }]);
          const left = formsOf(value).filter(({ text }) => scanner.matches(redactor(`<${text}>`)).length > 0);
          expect(left).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
