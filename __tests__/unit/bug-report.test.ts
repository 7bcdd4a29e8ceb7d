import { describe, expect, test } from '@jest/globals';
import { anonymous } from '../../src/report/anonymous.ts';
import { bugReport } from '../../src/report/bug-report.ts';
import { createRedactor } from '../../src/secrets/redact.ts';

describe('a text for people who are not to know whose it is', () => {
  test.each([
    ['dial tcp 10.0.0.5:5432: connect: connection refused', 'dial tcp <host>:5432: connect: connection refused'],
    ['getaddrinfo ENOTFOUND db', 'getaddrinfo ENOTFOUND <host>'],
    ['could not translate host name "db" to address', 'could not translate host name "<host>" to address'],
    ['postgres://app:hunter2@db.example.com:5432/app', 'postgres://<credentials>@<host>:5432/app'],
    ['role arn:aws:iam::123456789012:role/x', 'role arn:aws:iam::<account>:role/x'],
    ['mail to joe@example.org', 'mail to <mail address>'],
    ['DB_PASSWORD=hunter2 and more', 'DB_PASSWORD=*** and more'],
    ['peer 192.168.3.4 left', 'peer <address> left'],
  ])('%s', (text, hidden) => {
    expect(anonymous(text)).toBe(hidden);
  });

  test.each([
    'Error: connect ECONNREFUSED 127.0.0.1:5432',
    'listening on 0.0.0.0:8080',
    '    at Object.<anonymous> (/app/server.js:30:5)',
    "Access denied for user 'app' (using password: YES)",
    'java.lang.NullPointerException: Cannot invoke "String.length()"',
  ])('keeps what tells nothing of its owner: %s', (text) => {
    expect(anonymous(text)).toBe(text);
  });

  test('takes nothing out of the middle of an encoded text, whose rest no runner would mask', () => {
    const core = 'OQOgVxGgZQjRDHY6%2540adgUhoWv5KbPEMyZ';
    expect(anonymous(`GET https://example.test/?q=postgres%3A%2F%2Fapp%3A${core}%40db.internal%3A5432`)).not.toContain(
      core.slice(0, 8),
    );
    const json = JSON.stringify({ value: JSON.stringify({ secret: 'abc', other: 'Zq8vR2mLw5XtN7bK' }) });
    expect(anonymous(json)).not.toContain('Zq8vR2mL');
  });

  test('takes nothing out of the middle of a random word', () => {
    expect(anonymous('using Zq8vR2mLw5XtN7bK@db.internal:5432')).not.toContain('Zq8v');
  });
});

test('a bug report holds versions, how it ended and the last lines, and no value that is known', () => {
  const value = 'first line of it\nsecond line of it';
  const failure = {
    versions: ['berth v1', 'Node.js 24'],
    facts: ['app: exit code 3'],
    lastLines: ['it is', ...value.split('\n'), 'so there'],
  };
  const report = bugReport(failure, createRedactor([value])).join('\n');
  expect(report).toContain('berth v1, Node.js 24');
  expect(report).toContain('exit code 3');
  expect(report).toContain('so there');
  expect(report).not.toContain('line of it');
});
