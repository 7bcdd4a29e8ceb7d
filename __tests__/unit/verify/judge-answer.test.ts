import { describe, expect, test } from '@jest/globals';
import type { Expectation } from '../../../src/verify/expectation.ts';
import { judge } from '../../../src/verify/judge.ts';
import { answer, expectation, names, now, url } from './answers.ts';

describe('a redirect', () => {
  const to = (location: string, status = 301) => ({ ...answer, status, headers: { location } });
  const statuses = [{ from: 301, to: 308 }];

  test.each([
    ['https://site.test/new', 'https://site.test/new', []],
    ['/new', 'https://site.test/new', []],
    ['https://site.test/new', '/new', []],
    ['https://other.test/new', '/new', ['redirect-elsewhere']],
    ['http://[', '/new', ['redirect-elsewhere']],
  ])('to %s, where %s is wanted', (location, wanted, problems) => {
    const redirect = { kind: 'url', url: wanted } as const;
    expect(names(judge(to(location), url, { ...expectation, statuses, redirect }, now))).toEqual(problems);
  });

  test('to https goes to the same host, at any path', () => {
    const wanted = { ...expectation, statuses, redirect: { kind: 'https' } } as const;
    const plain = new URL('http://site.test/');
    expect(judge(to('https://site.test/home'), plain, wanted, now)).toEqual([]);
    expect(names(judge(to('http://site.test/home'), plain, wanted, now))).toEqual(['redirect-elsewhere']);
    expect(names(judge(to('https://evil.test/'), plain, wanted, now))).toEqual(['redirect-elsewhere']);
    expect(names(judge(answer, plain, wanted, now))).toEqual(['no-redirect']);
  });
});

describe('an address with secrets in it', () => {
  const location = 'https://me:s3cret@other.test/new?token=s3cret#s3cret';

  test.each([
    ['where no redirect is expected', expectation],
    ['where another is expected', redirecting('https://site.test/?key=s3cret')],
    ['where only its query is another', redirecting('https://me:s3cret@other.test/new?token=another-s3cret')],
  ])('is shown without them %s', (_, wanted) => {
    const [problem] = judge({ ...answer, status: 301, headers: { location } }, url, wanted, now);
    expect(JSON.stringify(problem)).toContain('https://…@other.test/new?…');
    expect(JSON.stringify(problem)).not.toContain('s3cret');
  });

  test('is shown without them where there is no redirect at all', () => {
    const [problem] = judge(answer, url, redirecting('https://site.test/?key=s3cret'), now);
    expect(problem?.what).toContain('https://site.test/?…');
  });

  function redirecting(to: string): Expectation {
    return { ...expectation, statuses: [{ from: 200, to: 308 }], redirect: { kind: 'url', url: to } };
  }
});

test('an answer that does not end in time is no good one, also where no time is asked for', () => {
  const endless = { ...answer, bodyEnd: 'timed out' } as const;
  expect(names(judge(endless, url, expectation, now))).toEqual(['too-slow']);
  const slow = { ...answer, timing: { connected: 1, answered: 2, complete: 900 } };
  expect(judge(slow, url, expectation, now)).toEqual([]);
  expect(names(judge(slow, url, { ...expectation, maximumMilliseconds: 899 }, now))).toEqual(['too-slow']);
});
