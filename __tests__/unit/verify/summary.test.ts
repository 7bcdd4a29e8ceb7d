import { expect, test } from '@jest/globals';
import { verifySummary } from '../../../src/report/verify-summary.ts';
import { judge } from '../../../src/verify/judge.ts';
import { inlineText, inlineUrl } from '../../../src/verify/words.ts';
import { answer, expectation, now, url } from './answers.ts';

test('what a server says is neither markup in the summary nor a command in the log', () => {
  const location = 'https://other.test/![x](https://evil.test)<b>\n::error::owned ##[error]owned';
  const outcome = { ...answer, status: 302, headers: { location } };
  const problems = judge(outcome, url, expectation, now);
  expect(problems[0]?.what).not.toMatch(/\n|##\[/);
  const check = { target: { url }, expectation };
  const result = { check, outcome, problems, attempts: 1, goodInARow: 0, milliseconds: 0 };
  const summary = verifySummary({ results: [result], isCancelled: false, rollback: null }, now);
  expect(summary).not.toMatch(/!\[x\]\(|<b>/);
  expect(summary).toContain('evil.test');
});

test('a text is shown in one line, and a long one by its length only', () => {
  expect(inlineText(' a\r\n\u001b[31mb ')).toBe('a [31mb');
  expect(inlineText('x'.repeat(201))).toBe('a text of 201 characters');
});

test.each([
  ['/new', '/new'],
  ['/new?token=a', '/new?…'],
  ['/new#token=a?b', '/new#…'],
  ['https://me:a@b@site.test/new', 'https://…@site.test/new'],
  ['//me@site.test/', '//…@site.test/'],
  ['https://site.test/@scope', 'https://site.test/@scope'],
])('%s is shown as %s', (address, shown) => {
  expect(inlineUrl(address)).toBe(shown);
});
