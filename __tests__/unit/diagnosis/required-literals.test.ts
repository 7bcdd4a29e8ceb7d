import { describe, expect, test } from '@jest/globals';
import { knownErrors } from '../../../src/diagnosis/known-errors/all.ts';
import { requiredLiterals } from '../../../src/diagnosis/required-literals.ts';
import { recordedSamples } from '../../support/known-errors/samples.ts';

describe('the texts that are looked for before a pattern is tried', () => {
  test.each<[RegExp, readonly string[] | undefined]>([
    [/plain Text/, ['plain text']],
    [/a{0,3}bcd\.e/, ['bcd.e']],
    [/(?:one|two) three/, ['one three', 'two three']],
    [/(?<name>[a-z]{1,9})=(?:yes|no)?/, ['=']],
    [/x(?!never)yes|[ab]c{2}/, ['xyes', 'c']],
    [/white\sspace/, ['white space']],
    [/two\nlines here/, ['lines here']],
    [/any[ \t\n]{1,40}white\s{1,3}space {2}here/, ['any white space here']],
    [/not\s{0,3}one/, ['not']],
    [/\u2009thin\x20space/, ['space']],
    [/^Killed$/, [' killed ']],
    [/(?:^|: )Aborted/, [' aborted', ': aborted']],
    [/[\w\]]{1,3}/, undefined],
  ])('%s', (pattern, literals) => {
    expect(requiredLiterals(pattern)).toEqual(literals);
  });

  test('stand in every text that the pattern matches', () => {
    for (const { text } of recordedSamples('build-and-aws.jsonl'))
      for (const pattern of knownErrors.flatMap(({ patterns }) => patterns)) {
        const match = new RegExp(pattern.source, pattern.flags).exec(text);
        const around = match === null ? undefined : ` ${match[0]} `.toLowerCase().replace(/\s+/g, ' ');
        if (around !== undefined)
          expect(requiredLiterals(pattern)?.some((literal) => around.includes(literal))).toBe(true);
      }
  });
});
