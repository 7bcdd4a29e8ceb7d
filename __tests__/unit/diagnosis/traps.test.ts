import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { ErrorSource } from '../../../src/diagnosis/known-errors/known-error.ts';

function idsIn(source: ErrorSource, ...lines: readonly string[]): readonly string[] {
  return diagnose([{ text: lines.join('\n'), sources: [source] }]).map(({ id }) => id);
}

/* Texts that say another thing than they seem to. */

describe('story B: nginx', () => {
  const time = '2026/11/22 05:22:32 [error] 31#31: *1 ';
  const request = ', client: 10.0.0.7, server: example.com, request: "GET / HTTP/1.1", host: "example.com"';

  test.each(['', time])('the index page that is not there is named: %s', (before) => {
    const line = `${before}"/etc/nginx/html/index.html" is not found (2: No such file or directory)${before && request}`;
    expect(diagnose([{ text: line, sources: ['container-log'] }])).toMatchObject([
      { id: 'nginx-index-missing', what: 'nginx finds no index page at /etc/nginx/html/index.html.', quote: line },
    ]);
  });

  test.each([
    'open() "/etc/nginx/html/cdn-cgi/trace" failed (2: No such file or directory)',
    `${time}open() "/etc/nginx/html/cdn-cgi/trace" failed (2: No such file or directory)${request.replace('GET /', 'GET /cdn-cgi/trace')}`,
    `${time}open() "/usr/share/nginx/html/favicon.ico" failed (2: No such file or directory)${request.replace('GET /', 'GET /favicon.ico')}`,
    `${time}open() "/usr/share/nginx/html/.env" failed (2: No such file or directory)${request.replace('GET /', 'GET /.env')}`,
  ])('what scanners ask for is noise: %s', (line) => {
    expect(idsIn('container-log', line)).toEqual([]);
  });

  test('the same words at [emerg] end nginx', () => {
    const line =
      'nginx: [emerg] open() "/etc/nginx/ssl.conf" failed (2: No such file or directory) in /etc/nginx/nginx.conf:9';
    expect(idsIn('container-log', line)).toEqual(['nginx-config-file-missing']);
  });

  test('a server name twice is no failure: what is behind it counts', () => {
    const warning = 'nginx: [warn] conflicting server name "example.com" on 0.0.0.0:80, ignored';
    const emerg = 'nginx: [emerg] unknown directive "sever" in /etc/nginx/conf.d/a.conf:7';
    expect(idsIn('container-log', warning, emerg)).toEqual(['nginx-config-syntax', 'nginx-conflicting-server-name']);
  });
});

describe('databases', () => {
  const jdbc =
    'org.postgresql.util.PSQLException: Connection to 10.9.0.5:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.';

  test('the PostgreSQL driver for Java says "refused" of a timeout too: the line "Caused by" decides', () => {
    expect(idsIn('container-log', jdbc, 'Caused by: java.net.ConnectException: Connection timed out')[0]).toBe(
      'pg-connect-timeout',
    );
    expect(idsIn('container-log', jdbc, 'Caused by: java.net.ConnectException: Connection refused')[0]).toBe(
      'pg-connection-refused',
    );
    expect(diagnose([{ text: jdbc, sources: ['container-log'] }])).toMatchObject([
      { id: 'pg-connect-timeout-jdbc-says-refused', isLikely: true },
    ]);
  });

  test('pg_hba speaks of TLS only where the line ends in "no encryption"', () => {
    const line = 'FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "app", database "app", ';
    expect(idsIn('container-log', `${line}no encryption`)).toEqual(['pg-no-hba-unencrypted']);
    expect(idsIn('container-log', `${line}SSL encryption`)).toEqual(['pg-no-hba-entry']);
  });

  test('the end of the launcher of logical replication is no failure', () => {
    const line = 'LOG:  background worker "logical replication launcher" (PID 77) exited with exit code 1';
    expect(idsIn('container-log', line)).toEqual([]);
  });
});

describe('builders and package managers', () => {
  test('the legacy builder puts colours into the middle of the words of apt', () => {
    const line = '\u001b[91mE\u001b[0m\u001b[91m: \u001b[0m\u001b[91mUnable to locate package nosuchpkg\u001b[0m';
    expect(idsIn('build', line)).toEqual(['apt-unable-to-locate-package']);
  });

  test('pnpm puts thin spaces around its code', () => {
    const line =
      '\u2009ERR_PNPM_NO_LOCKFILE\u2009 Cannot install with "frozen-lockfile" because pnpm-lock.yaml is absent';
    expect(idsIn('build', line)).toEqual(['pnpm-frozen-lockfile']);
  });

  test('BuildKit says "not found" of a path outside of the context', () => {
    const line =
      'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref x::y: "/secret.txt": not found';
    expect(idsIn('build', 'COPY ../secret.txt /', line)).toEqual(['copy-source-missing']);
  });
});

describe('AWS', () => {
  test.each([
    "tag invalid: The image tag 'v1' already exists in the 'shop' repository and cannot be overwritten because the repository is immutable.",
    "The image tag 'v1' already exists in the 'shop' repository and cannot be overwritten because the tag is immutable.",
  ])('an immutable tag is told in two forms: %s', (line) => {
    expect(idsIn('registry', line)).toEqual(['ecr-tag-immutable']);
  });

  test.each(['(service web)', 'service web'])('a service is named in two forms: %s', (service) => {
    const line = `${service} was unable to place a task because no container instance met all of its requirements. The closest matching container-instance 1f has insufficient memory available.`;
    expect(idsIn('service-event', line)).toEqual(['place-insufficient-memory']);
  });

  test.each([
    ['CannotPullContainerError: pull access denied for web, repository does not exist', 'pull-access-denied'],
    ['ResourceInitializationError: invalid ssm parameters: /web/KEY', 'init-ssm-parameter-missing'],
  ])('an event that seems to be about placement says the reason behind "Reason:": %s', (reason, id) => {
    expect(idsIn('service-event', `(service web) was unable to place a task. Reason: ${reason}.`)[0]).toBe(id);
  });

  test('white space is of any kind', () => {
    expect(idsIn('ecs-api', 'ServiceNotFoundException:\n  Service\n\tnot   found.')).toEqual(['ecs-service-not-found']);
  });
});
