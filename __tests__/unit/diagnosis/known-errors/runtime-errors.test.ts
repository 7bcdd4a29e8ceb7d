import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ErrorSource } from '../../../../src/diagnosis/known-errors/known-error.ts';
import { runtimeErrors } from '../../../../src/diagnosis/known-errors/runtime-errors.ts';
import { groupsOf, matching, winning } from './recognition.ts';

interface Sample {
  readonly id: string;
  readonly source: ErrorSource;
  readonly tool: string;
  readonly text: string;
}

/** What the tools printed when the cause was made for real. */
const samples = readFileSync(new URL('../../../support/known-errors/reproduced.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Sample => JSON.parse(line));

describe('the errors from the start of a task on', () => {
  it.each(samples)('tell $id from what $tool printed', ({ id, source, text }) => {
    expect(told(source, text)).toEqual([id]);
  });

  it('tell the missing index page of nginx, in the log file and on the console', () => {
    const onConsole =
      '2026/11/22 05:22:32 [error] 31#31: *1 "/etc/nginx/html/index.html" is not found (2: No such file or directory), client: 10.0.0.7, server: example.com, request: "GET / HTTP/1.1", host: "example.com"';
    for (const text of ['"/etc/nginx/html/index.html" is not found (2: No such file or directory)', onConsole]) {
      expect(told('container-log', text)).toEqual(['nginx-index-missing']);
    }
    expect(groups('nginx-index-missing', onConsole)).toEqual({ file: '/etc/nginx/html/index.html' });
  });

  it.each([
    'open() "/etc/nginx/html/cdn-cgi/trace" failed (2: No such file or directory)',
    '2026/11/22 05:22:32 [error] 31#31: *2 open() "/etc/nginx/html/cdn-cgi/trace" failed (2: No such file or directory), client: 10.0.0.7, server: example.com, request: "GET /cdn-cgi/trace HTTP/1.1", host: "example.com"',
    '2026/11/22 05:22:32 [error] 31#31: *3 "/usr/share/nginx/html/wp-admin/index.html" is not found (2: No such file or directory), client: 10.0.0.7, server: example.com, request: "GET /wp-admin/ HTTP/1.1", host: "example.com"',
    '2026/11/22 05:22:32 [error] 31#31: *4 directory index of "/usr/share/nginx/html/images/" is forbidden, client: 10.0.0.7, server: example.com, request: "GET /images/ HTTP/1.1", host: "example.com"',
    'LOG:  background worker "logical replication launcher" (PID 77) exited with exit code 1',
    ' * Running on all addresses (0.0.0.0)\n * Running on http://127.0.0.1:5000\n * Running on http://172.17.0.2:5000',
    'NOTICE:  database "old" does not exist, skipping',
    'GET /probe?error=password+authentication+failed 200',
  ])('take no error from %s', (text) => {
    expect(told('container-log', text)).toEqual([]);
  });

  it.each([
    [
      'pg-connection-refused',
      'dial tcp 10.0.1.5:5432: connect: connection refused',
      { host: '10.0.1.5', port: '5432' },
    ],
    [
      'pg-connect-timeout',
      'connection to server at "db.example.com" (10.0.1.5), port 5433 failed: timeout expired',
      { host: 'db.example.com', port: '5433' },
    ],
    ['pg-password-failed', '{"err":"password authentication failed for user \\"app\\""}', { user: 'app' }],
    [
      'nginx-config-syntax',
      'nginx: [emerg] unknown directive "sever" in /etc/nginx/conf.d/a.conf:7',
      { file: '/etc/nginx/conf.d/a.conf', line: '7' },
    ],
    ['node-package-not-found', "Error: Cannot find module 'express'", { package: 'express' }],
    ['node-module-not-found', "Error: Cannot find module './routes'", { file: './routes' }],
    ['exit-127-command-not-found', '/bin/sh: 1: next: not found', { command: 'next' }],
  ])('take the values of %s out of the text', (id, text, values) => {
    expect(told('container-log', text)).toEqual([id]);
    expect(groups(id, text)).toEqual(values);
  });

  it('takes "refused" of the PostgreSQL driver for Java for what the line "Caused by" says', () => {
    const refused =
      'org.postgresql.util.PSQLException: Connection to 10.9.0.5:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.\n\tat org.postgresql.Driver.connect(Driver.java:1)';
    expect(told('container-log', `${refused}\nCaused by: java.net.ConnectException: Connection refused`)).toEqual([
      'pg-connection-refused',
    ]);
    expect(told('container-log', `${refused}\nCaused by: java.net.ConnectException: Connection timed out`)).toEqual([
      'pg-connect-timeout',
    ]);
  });

  it.each([
    ['init-ssm-parameter-missing', 'unable to retrieve secrets from ssm: invalid ssm\n   parameters: /app/KEY'],
    ['place-capacity-unavailable', 'Capacity is\n\tunavailable  at this time.'],
  ])('tell %s however the message is wrapped', (id, text) => {
    const source = id.startsWith('place') ? 'service-event' : 'stopped-reason';
    expect(told(source, text)).toEqual([id]);
  });

  it.each([
    ['exit-137-killed', 'Killed'],
    ['exit-139-segfault', 'Segmentation fault'],
    ['exit-134-abort', 'Aborted'],
  ])('tell %s from what bash prints of a child', (id, word) => {
    expect(told('container-log', `start.sh: line 1: 27685 ${word}                  node server.js`)).toEqual([id]);
  });

  it('explain a service event by the pull that failed, not by the placement', () => {
    const event =
      "(service web) was unable to place a task. Reason: CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'";
    expect(told('service-event', event)).toEqual(['pull-platform-mismatch']);
  });
});

describe('causes and consequences', () => {
  const idsOf = (texts: readonly (readonly [ErrorSource, string])[]) =>
    winning(texts.flatMap(([source, text]) => matching(runtimeErrors, source, text)));

  it('put the database before what followed from it', () => {
    expect(
      idsOf([
        ['container-log', 'Error loading .env file'],
        ['container-log', 'dial tcp 10.0.1.5:5432: i/o timeout'],
        ['stopped-reason', 'Essential container in task exited'],
        ['service-event', 'service (api) is unable to consistently start tasks successfully.'],
        ['probe', '<head><title>502 Bad Gateway</title></head>'],
      ]),
    ).toEqual(['pg-connect-timeout']);
  });

  it('put nginx that did not start before the refused port', () => {
    expect(
      idsOf([
        ['container-log', 'nginx: [emerg] open() "/etc/nginx/a.conf" failed (2: No such file or directory)'],
        ['probe', 'connect ECONNREFUSED 127.0.0.1:8080'],
      ]),
    ).toEqual(['nginx-config-file-missing']);
  });

  it('never explain each other in a circle', () => {
    const beats = new Map(runtimeErrors.map((error) => [error.id, error.beats ?? []]));
    const explained = (id: string, seen = new Set<string>()): ReadonlySet<string> => {
      for (const next of beats.get(id) ?? []) if (!seen.has(next)) explained(next, seen.add(next));
      return seen;
    };
    expect([...beats.keys()].filter((id) => explained(id).has(id))).toEqual([]);
  });

  it('name a consequence where nothing else is known', () => {
    expect(idsOf([['stopped-reason', 'Essential container in task exited']])).toEqual(['essential-container-exited']);
  });
});

describe('the entries', () => {
  const ids = runtimeErrors.map(({ id }) => id);

  it('have ids of their own, and beat ids that there are', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(runtimeErrors.flatMap(({ beats = [] }) => beats).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each(runtimeErrors.map((error) => [error.id, error] as const))(
    '%s is bounded, and its sentences name groups that it has',
    (_, { patterns, what, why, fix }) => {
      for (const pattern of patterns) {
        expect(pattern.flags).toBe('');
        expect(pattern.source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x')).not.toMatch(/[*+]|\{\d+,\}/);
        expect(namesIn(pattern.source, groupName)).toEqual(
          expect.arrayContaining(namesIn((what + why).replace(/\[\[.*?\]\]/g, ''), placeholder)),
        );
      }
      expect(patterns.flatMap(({ source }) => namesIn(source, groupName))).toEqual(
        expect.arrayContaining(namesIn(fix, placeholder)),
      );
      for (const sentence of [what, why, fix])
        expect(sentence).toMatch(
          /^(?:[A-Z{]|nginx|gunicorn|uvicorn|certbot|proxy_pass|ssl_|valueFrom|awslogs|readonlyRoot|"next).*\.$/,
        );
    },
  );
});

const groupName = /\(\?<(\w+)>/g;
const placeholder = /\{(\w+)\}/g;

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name]) => name ?? '');
}

function told(source: ErrorSource, text: string): readonly string[] {
  return winning(matching(runtimeErrors, source, text));
}

function groups(id: string, text: string): Readonly<Record<string, string | undefined>> | undefined {
  const error = runtimeErrors.find((one) => one.id === id);
  return error && groupsOf(error, text);
}
