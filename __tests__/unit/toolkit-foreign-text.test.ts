import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fenced, fitted, foreignLines, inlineCode, logLine, quoted } from '../../src/toolkit/foreign-text.ts';

/** Texts that are made of what the runner or Markdown would take for its own. */
const hostile = fc
  .array(
    fc.constantFrom(
      '::error::x',
      '##[group]y',
      '`',
      '```',
      '\n',
      '\r',
      '\u001b[31m',
      '|',
      'a',
      ' ',
      '\u0000',
      '</details>',
    ),
  )
  .map((parts) => parts.join(''));

describe('texts of somebody else', () => {
  test('no sentence with them in it can be one, wherever it begins', () => {
    fc.assert(
      fc.property(hostile, hostile, (before, text) => {
        const line = logLine(`${before}${text} may not be read.`);
        expect(line.trimStart()).not.toMatch(/^::/);
        expect(line).not.toMatch(/##\[|[\n\r]/);
      }),
    );
    expect(logLine('A whole sentence: it stays.')).toBe('A whole sentence: it stays.');
  });

  test('no line of them in the log can be a command to the runner', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const line of foreignLines(text)) {
          expect(line).toMatch(/^ {2}\| [^\p{Cc}]*$/u);
          expect(line).not.toContain('##[');
        }
      }),
    );
  });

  test('no text ends the block that it stands in', () => {
    fc.assert(
      fc.property(fc.array(hostile), (lines) => {
        const [fence = '', ...rest] = fenced(lines);
        expect(rest.slice(0, -1).join('\n')).not.toContain(fence);
        expect(rest.at(-1)).toBe(fence);
      }),
    );
  });

  test('inline code is one line, and its backticks and bars are safe', () => {
    expect(inlineCode('a\n b')).toBe('`a b`');
    expect(inlineCode('a `b` | c')).toBe('``a `b` \\| c``');
    expect(inlineCode('`a`')).toBe('`` `a` ``');
  });

  test('tabs and letters stay as they are', () => {
    expect(foreignLines('\u001b[31mred\u001b[0m\tünï\r\nnext')).toEqual(['  | red\tünï', '  | next']);
  });

  test('a quote is whole or it is not there, so that a secret in it is masked or not there', () => {
    expect(quoted('exit 1')).toBe('"exit 1"');
    expect(quoted('x'.repeat(601))).toBe('a line of 601 characters, which the log shows');
  });

  test('a message fits, and each line of it is whole or not there', () => {
    expect(fitted('what\nwhy\nfix', 12)).toBe('what\nwhy\nfix');
    const told = '(A line of 4000 characters is too long to be shown here.)';
    expect(fitted(`what\n${'y'.repeat(4000)}\nfix`, 1000)).toBe(`what\n${told}\nfix`);
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 }), { maxLength: 5 }), (parts) => {
        const lines = parts.join('\n').split('\n');
        const shown = fitted(lines.join('\n'), 400);
        expect(shown.length).toBeLessThanOrEqual(400);
        for (const line of shown.split('\n')) expect(lines.includes(line) || /^\(A line of \d+ /.test(line)).toBe(true);
      }),
    );
  });
});
