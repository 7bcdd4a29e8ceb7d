import { describe, expect, test } from '@jest/globals';
import { lastLinesOf } from '../../src/actions/diagnose/read-log.ts';

describe('the last lines of a text', () => {
  test('are those that say something, twenty at most', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    expect(lastLinesOf(`${lines.join('\r\n\r\n')}\n`)).toEqual(lines.slice(10));
    expect(lastLinesOf(' \n')).toEqual([]);
  });

  test('are cut between words where they are too long: a runner does not know the half of a secret', () => {
    const secret = 'Zq7vK2mXw9RtB4nLc8Yd';
    for (let length = 16_340; length < 16_390; length++) {
      const shown = lastLinesOf(`${secret} ${secret} ${'ab '.repeat(6_000).slice(0, length - 3)} z`).join('\n');
      expect(shown).toMatch(/ z$/);
      expect(shown.replaceAll(secret, '')).not.toMatch(/[A-Z\d]/);
    }
  });
});
