import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMasks } from '../../harness/runner/masks.ts';
import { createRunnerMasks } from '../../harness/runner/runner-masks.ts';
import { planMasks } from '../../src/secrets/masks.ts';

describe('the masks of a value', () => {
  test('have the value itself first, with and without the white space around it', () => {
    expect(planMasks('hunter2').masks[0]).toBe('hunter2');
    expect(planMasks(' hunter2 ').masks.slice(0, 2)).toEqual([' hunter2 ', 'hunter2']);
    expect(planMasks('hunter2\n').masks[0]).toBe('hunter2');
  });

  test.each(['', 'abc', 'abc\n', 'a\nb\nc'])('are none for the short %j, and that is said', (value) => {
    expect(planMasks(value)).toEqual({ masks: [], skipped: expect.stringMatching(/characters$/) });
  });

  test.each(['true', 'FALSE', 'null', 'yes', 'no', ' true\n'])(
    'are none for the word %j, and that is said',
    (value) => {
      expect(planMasks(value)).toEqual({ masks: [], skipped: expect.any(String) });
    },
  );

  test.each(['{}{}', '{{}}', '""""', "'''','", '-----', '====', '\n},\n', '["",'])(
    'are none for the short punctuation %j, and that is said',
    (value) => {
      expect(planMasks(value)).toEqual({ masks: [], skipped: expect.any(String) });
    },
  );

  test('are there for a password of signs alone', () => {
    expect(planMasks('!@#$%^&*').masks).toContain('!@#$%^&*');
  });

  test('are the long lines of several, never a lone brace or a line feed', () => {
    const key = JSON.stringify({ type: 'service_account', private: { id: 'abcdefgh' } }, null, 2);
    const { masks } = planMasks(key);
    expect(masks.slice(0, 3)).toEqual(['"type": "service_account",', '"private": {', '"id": "abcdefgh"']);
    const { apply } = masked(masks);
    expect(apply('{ "a": [1, 2], "b": {} }')).toBe('{ "a": [1, 2], "b": {} }');
  });

  test('are few for a long value of many lines', () => {
    const lines = Array.from({ length: 1_500 }, (_, index) => `line ${index} ${'x'.repeat(60)}`);
    expect(planMasks(lines.join('\n')).masks).toEqual(lines);
  });

  test('never hold a line feed, short punctuation nor fewer than four characters, whatever the value', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('{', '}', '"', '\n', '\r\n', 'ab', 'secret!!', ' ')).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(value, (text) => {
        const { masks, skipped } = planMasks(text);
        expect(masks.length > 0).toBe(skipped === undefined);
        for (const mask of masks) {
          expect(mask).not.toMatch(/[\r\n]/);
          expect(mask.length).toBeGreaterThanOrEqual(4);
          expect(/[\p{L}\p{N}]/u.test(mask) || mask.length >= 8).toBe(true);
        }
      }),
    );
  });
});

/** A runner that has these masks. */
function masked(masks: readonly string[]) {
  const runner = createRunnerMasks();
  for (const mask of masks) runner.add(mask);
  return runner;
}

const password = 'pä/s+w?rd "hunter2" for~the~win';
const bytes = (text: string) => Buffer.from(text, 'utf8');

/** A way in which a program prints a value: in front of the form, the form itself, and what is behind it. */
interface Print {
  readonly title: string;
  readonly of: (value: string) => readonly [before: string, form: string, behind: string];
}

/** Base64 of a text that holds the value, cut where its characters depend on more than the value. */
function base64Within(before: string, value: string, behind: string): readonly [string, string, string] {
  const whole = bytes(before + value + behind).toString('base64');
  const first = Math.ceil((bytes(before).length * 8) / 6);
  const end = Math.floor((bytes(before + value).length * 8) / 6);
  return [whole.slice(0, first), whole.slice(first, end), whole.slice(end)];
}

const prints: readonly Print[] = [
  { title: 'the value', of: (value) => ['password=', value, ';'] },
  { title: 'hex', of: (value) => ['key ', bytes(value).toString('hex'), ' x'] },
  { title: 'hex in capitals', of: (value) => ['key ', bytes(value).toString('hex').toUpperCase(), ''] },
  { title: 'base64url', of: (value) => ['key ', bytes(value).toString('base64url'), ''] },
  { title: 'base64 without padding', of: (value) => ['', bytes(value).toString('base64').replace(/=+$/, ''), '.'] },
  { title: 'base64 of a line of echo', of: (value) => base64Within('', value, '\n') },
  { title: 'base64 with a user in front', of: (value) => base64Within('u:', value, '') },
  { title: 'base64 within a longer text', of: (value) => base64Within('ab', value, ' and so on') },
  {
    title: 'base64 of base64',
    of: (value) => [
      '',
      bytes(bytes(value).toString('base64'))
        .toString('base64')
        .replace(/..?=+$/, ''),
      '',
    ],
  },
  {
    title: 'a URL in small letters',
    of: (value) => ['?a=', encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()), '&b'],
  },
  { title: 'a form', of: (value) => ['a=', encodeURIComponent(value).replaceAll('%20', '+'), '&b=2'] },
  {
    title: 'JSON in JSON',
    of: (value) => ['{"a": "{\\"b\\":\\"', JSON.stringify(JSON.stringify(value)).slice(3, -3), '\\"}"}'],
  },
  {
    title: 'JSON in ASCII',
    of: (value) => ['"', JSON.stringify(value).slice(1, -1).replaceAll('ä', '\\u00e4'), '"'],
  },
];

describe('a runner with the masks of a value', () => {
  test.each(prints)('hides it as $title', ({ of }) => {
    const [before, form, behind] = of(password);
    const shown = masked(planMasks(password).masks).apply(`${before}${form}${behind}`);
    expect(windowsOf(form).filter((part) => shown.includes(part))).toEqual([]);
  });

  test('needs them: by itself it leaves these forms as they are', () => {
    const alone = masked([password]);
    const missed = prints.filter(({ of }) => {
      const [before, form, behind] = of(password);
      return alone.apply(`${before}${form}${behind}`).includes(form);
    });
    expect(missed.map(({ title }) => title)).toEqual([
      'hex',
      'hex in capitals',
      'base64url',
      'base64 without padding',
      'base64 of a line of echo',
      'base64 within a longer text',
      'base64 of base64',
      'a URL in small letters',
      'a form',
      'JSON in JSON',
      'JSON in ASCII',
    ]);
  });

  test('hides every long line of a key, and base64 of the whole of it', () => {
    const key = '-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQDn\n-----END KEY-----\n';
    const runner = masked(planMasks(key).masks);
    expect(runner.apply(key)).not.toMatch(/MIIE|BKcw/);
    expect(runner.apply(bytes(key).toString('base64'))).not.toContain(bytes(key).toString('base64').slice(20, 60));
    expect(runner.apply(JSON.stringify({ key }))).not.toMatch(/MIIE|BKcw/);
  });

  test('does what the runner of the other tests does with the value itself', () => {
    const [own, runner] = [createMasks([password]), createRunnerMasks([password])];
    expect(own.apply(`a ${password} b`)).toBe('a *** b');
    expect(runner.apply(`a ${password} b`)).toBe('a *** b');
  });
});

/** Every piece of eight characters: none of them may be shown. */
function windowsOf(form: string): readonly string[] {
  return Array.from({ length: form.length - 7 }, (_, start) => form.slice(start, start + 8));
}
