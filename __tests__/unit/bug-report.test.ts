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
    '    at Module._compile (node:internal/modules/cjs/loader:1105:14)',
    '  File "/usr/local/lib/python3.12/site-packages/sqlalchemy/engine/base.py", line 3, in _wrap_pool_connect',
    'org.springframework.beans.factory.Utf8StringDecoderFactoryBean$Proxy17 2026-11-26T00:00:01.123Z',
    'document.getElementsByTagNameNS AbstractAutowireCapableBeanFactory HikariPool1ConnectionAdder',
    '/v1/users?page=2 x86_64-unknown-linux-gnu_1.2.3-r4 ERR_PNPM_NO_LOCKFILE',
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

  test.each([
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj',
    'Zq8vR2mLw5XtN7bK',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    '0f9e8d7c6b5a49382716f5e4d3c2b1a0',
  ])('hides keys and tokens that nothing names: %s', (token) => {
    expect(anonymous(`using token ${token} now`)).toBe('using token <hidden> now');
    expect(anonymous(`${token}\n`)).toBe('<hidden>\n');
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
