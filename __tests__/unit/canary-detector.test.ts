import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { createRunnerMasks } from '../../harness/runner/runner-masks.ts';
import { plantCanaries } from '../support/canary/canaries.ts';
import { createDetector } from '../support/canary/detector.ts';

const canaries = plantCanaries();
const detect = createDetector(canaries);
const noise =
  'A line of a log with a digest, sha256:0123456789abcdef, and an ARN, arn:aws:ecs:eu-west-1:123456789012:x.\n';

/** How a program might write a value down; made here with other means than the detector's own. */
const writings: Readonly<Record<string, (value: string) => string | Buffer>> = {
  'as it is': (value) => value,
  'each line in its own place': (value) => value.split('\n').join('\n  | '),
  'with CRLF': (value) => value.replaceAll('\n', '\r\n'),
  'as JSON': (value) => JSON.stringify({ value }),
  'as JSON in JSON': (value) => JSON.stringify(JSON.stringify({ value })),
  'as Python writes JSON': (value) =>
    JSON.stringify(value).replace(/[\u0080-\uffff]/g, (c) => `\\u${`000${c.charCodeAt(0).toString(16)}`.slice(-4)}`),
  'as part of a URL': (value) => new URL(`https://example.test/?a=${encodeURIComponent(value)}`).href,
  'with lower-case escapes': (value) => encodeURIComponent(value).replace(/%[0-9A-F]{2}/g, (c) => c.toLowerCase()),
  'as form data': (value) => new URLSearchParams({ value }).toString(),
  'in base64': (value) => Buffer.from(value).toString('base64'),
  'in base64 behind one byte': (value) => Buffer.from(`:${value}`).toString('base64'),
  'in base64 behind two bytes': (value) => Buffer.from(`a:${value}; more`).toString('base64'),
  'in base64 without padding': (value) => Buffer.from(value).toString('base64').replace(/=+$/, ''),
  'in base64url': (value) => Buffer.from(`user:${value}`).toString('base64url'),
  'in hex': (value) => Buffer.from(value).toString('hex'),
  'in upper-case hex': (value) => Buffer.from(value).toString('hex').toUpperCase(),
  'in base64 of base64': (value) => Buffer.from(Buffer.from(`x=${value}`).toString('base64')).toString('base64'),
  'quoted for a shell': (value) => `'${value.split(`'`).join(`'\\''`)}'`,
  'in XML': (value) =>
    value
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&apos;'),
  'its first half': (value) => value.slice(0, Math.ceil(value.length / 2) + 8),
  'cut off in front': (value) => value.slice(value.length / 2 - 8),
};

describe.each(canaries)('the canary $name', ({ name, value }) => {
  test.each(Object.keys(writings))('is found %s, wherever it stands', (writing) => {
    // Half of a value of ten characters is no secret any more.
    if (name === 'PIN' && /first half|cut off/.test(writing)) return;
    const planted = Buffer.from(writings[writing]?.(value) ?? '');
    for (const shift of [0, 1, 2, 3]) {
      const text = Buffer.concat([
        Buffer.from(noise.repeat(3) + '.'.repeat(shift)),
        planted,
        Buffer.from(`\n${noise}`),
      ]);
      expect(detect(text).map(({ canary }) => canary)).toContain(name);
    }
  });
});

test('other text holds none, and neither do names, lengths and masked values', () => {
  const masks = createRunnerMasks(canaries.map(({ value }) => value));
  const masked = canaries.map(({ name, value }) => `${name}=${value}`).map(masks.apply);
  const names = canaries.map(({ name, value }) => `${name}: ${value.length} characters, -----BEGIN PRIVATE KEY-----`);
  expect(detect(Buffer.from([noise, ...names, ...masked].join('\n')))).toEqual([]);
});

test('what was packed is found only once it is unpacked', () => {
  const packed = gzipSync(Buffer.from(canaries.map(({ value }) => value).join('\n')));
  expect(new Set(detect(gunzipSync(packed)).map(({ canary }) => canary))).toEqual(
    new Set(canaries.map(({ name }) => name)),
  );
});

describe('the masks of a runner', () => {
  const value = `p'w"1&<${'x'.repeat(10)}`;
  const masks = createRunnerMasks([value]);

  test.each([
    ['the value', value],
    ['JSON', JSON.stringify(value)],
    ['XML', `p&apos;w&quot;1&amp;&lt;${'x'.repeat(10)}`],
    ['an escaped URL', encodeURIComponent(value).replaceAll("'", '%27')],
    ['base64', Buffer.from(value).toString('base64')],
    ['base64 behind one byte', Buffer.from(`:${value}`).toString('base64')],
    ['base64 behind two bytes', Buffer.from(`a:${value}`).toString('base64')],
  ])('hide %s', (_, text) => {
    expect(masks.apply(`before ${text} after`)).toMatch(/^before [^x]{0,6}\*\*\*[^x]{0,4} after$/);
  });

  // The actions have to mask these by themselves.
  test.each([
    ['hex', Buffer.from(value).toString('hex')],
    ['an URL with lower-case escapes', encodeURIComponent(value).toLowerCase()],
    ['base64 that goes on', Buffer.from(`${value} and more`).toString('base64')],
    ['base64 of base64', Buffer.from(Buffer.from(value).toString('base64')).toString('base64')],
  ])('do not hide %s', (_, text) => {
    expect(masks.apply(text)).toBe(text);
  });

  test('hide each line of a value, and join masks that touch', () => {
    const lines = createRunnerMasks(['first line\n  second line  \n']);
    expect(lines.apply('a first line, second line!')).toBe('a ***, ***!');
    expect(lines.apply('first linesecond line')).toBe('***');
  });
});
