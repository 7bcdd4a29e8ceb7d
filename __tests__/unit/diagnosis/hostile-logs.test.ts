import { describe, expect, test } from '@jest/globals';
import { createDiagnosis } from '../../../src/diagnosis/diagnose.ts';
import { errorSources } from '../../../src/diagnosis/known-errors/error-sources.ts';
import { healthyLines, recordedSamples } from '../../support/known-errors/samples.ts';

const rejected = 'pq: password authentication failed for user "app"';
const length = 10_000_000;

/** Ten megabytes of it, and an error behind that. */
function told(unit: string | Uint8Array): readonly string[] {
  const piece = Buffer.from(unit);
  const diagnosis = createDiagnosis();
  const text = diagnosis.open({ sources: errorSources });
  for (let added = 0; added < length; added += piece.length) text.add(piece);
  text.add(`\n${rejected}\n`);
  return diagnosis.finish().map(({ id }) => id);
}

describe('10 MB that are made to be slow or to break the search: it ends, and sees the error behind them', () => {
  const texts = recordedSamples('reproduced.jsonl').map(({ text }) => text.replace(/\s+/g, ' '));

  test.each<[string, string | Uint8Array]>([
    ['one line of one letter', 'x'.repeat(1 << 16)],
    ['one line of blanks', ' '.repeat(1 << 16)],
    ['nothing but line breaks', '\r\n'.repeat(1 << 15)],
    ['quotes that nothing closes', `process "The command '/bin/sh `.repeat(1 << 10)],
    ['colours without an end', '\u001b[1;31\u001b]0;title'.repeat(1 << 12)],
    ['bytes that are no UTF-8', Uint8Array.from({ length: 1 << 16 }, (_, index) => (index * 7_919) % 256)],
    ['half a character', Uint8Array.from({ length: 1 << 16 }, () => 0xf0)],
    ['carriage returns of a progress bar', '\r 12 % of it'.repeat(1 << 12)],
    ['a URL with many colons', `postgres://${'a:'.repeat(1 << 12)}`],
    ['healthy lines', `${healthyLines().join('\n')}\n`],
  ])('%s', (_, unit) => {
    expect(told(unit)).toEqual(['pg-password-failed']);
  });

  test('the first halves of all errors', () => {
    const halves = texts.map((text) => text.slice(0, text.length / 2)).join('\n');
    expect(told(`${halves}\n`)).toContain('pg-password-failed');
  });

  test('all errors on one line', () => {
    expect(told(`${texts.join(' ')} `)).toContain('pg-password-failed');
  });
});
