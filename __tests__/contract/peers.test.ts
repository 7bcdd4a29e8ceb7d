import { describe, expect, test } from '@jest/globals';
import { filesBelow, readText } from './support/repository.ts';

/** The rows of what hurts users of other deployers that a deploy has to do with; the others are of builds and logins. */
const rows = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
  ...[19, 20, 21],
  ...[24, 25, 26, 27, 28, 29, 30],
];

describe('what hurts users of other deployers', () => {
  const tests = filesBelow('__tests__', /\.test\.ts$/).map(readText);

  test.each(rows)('row %d has a test that is named after it', (row) => {
    const name = new RegExp(`(test|describe)(\\.each\\([^)]*\\))?\\(\\s*['"\`]peers ${row}: `);
    expect(tests.some((text) => name.test(text))).toBe(true);
  });
});
