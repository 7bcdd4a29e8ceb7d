import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { runAction } from '../../harness/runner.ts';
import { test } from '../support/concurrent-test.ts';

let workspace: string;

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'berth-diagnose-'));
});

afterAll(() => rmSync(workspace, { recursive: true }));

async function diagnose(inputs: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}) {
  const { main } = await runAction('diagnose', inputs, { workspace, environment });
  const causes = JSON.parse(main.outputs.causes ?? '[]') as readonly { id: string; place: string }[];
  return { ...main, causes, annotation: main.annotations[0] };
}

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(workspace, name), content);
  return name;
}

/** What tools print, with the error that it tells. */
const samples: readonly (readonly [source: string, id: string, text: string])[] = [
  [
    'build',
    'npm-ci-no-lockfile',
    'npm error The `npm ci` command can only install with an existing package-lock.json or',
  ],
  ['registry', 'ecr-token-expired', 'denied: Your authorization token has expired. Reauthenticate and try again.'],
  [
    'credentials',
    'oidc-assume-role-not-authorized',
    'Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity',
  ],
  [
    'ecs-api',
    'ecs-cluster-not-found',
    'An error occurred (ClusterNotFoundException) when calling the UpdateService operation: Cluster not found.',
  ],
  [
    'service-event',
    'place-no-container-instances',
    '(service backend) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
  ],
  ['stopped-reason', 'out-of-memory-killed', 'OutOfMemoryError: Container killed due to memory usage'],
  [
    'container-log',
    'nginx-index-missing',
    '2026/11/26 06:10:00 [error] 29#29: *1 "/etc/nginx/html/index.html" is not found (2: No such file or directory), client: 172.17.0.1, server: localhost, request: "GET / HTTP/1.1", host: "example.org"',
  ],
  [
    'probe',
    'probe-connection-refused',
    'curl: (7) Failed to connect to example.org port 443 after 3 ms: Connection refused',
  ],
];

describe('a log', () => {
  test.each(samples)('from %s names %s, whether its source is told or not', async (source, id, text) => {
    const path = file(`${source}.log`, `starting\n${text}\nending\n`);
    const [told, untold] = await Promise.all([diagnose({ 'log-file': path, source }), diagnose({ 'log-file': path })]);
    expect([told.outputs.cause, untold.outputs.cause]).toEqual([id, id]);
    expect(told.log).toContain(`Seen in ${path}, line 2`);
    expect(told).toMatchObject({ exitCode: 0, outputs: { healthy: '' }, annotation: { level: 'warning' } });
  });
});

const noLockFile = 'npm error The `npm ci` command can only install with an existing package-lock.json or';

describe('whatever the bytes of a log are', () => {
  test.each([
    ['lines that end as in Windows', `starting\r\n${noLockFile}\r\nending\r\n`],
    [
      'colours',
      `starting\n\u001b[31mnpm\u001b[0m \u001b[1merror\u001b[0m ${noLockFile.slice('npm error '.length)}\nending\n`,
    ],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from([0xff, 0xfe + 1, 0xc3, 0x28, 0x0a]), Buffer.from(noLockFile)]),
    ],
    ['UTF-16, as PowerShell writes it', Buffer.from(`\ufeffstarting\r\n${noLockFile}\r\n`, 'utf16le')],
    ['no end of its last line', noLockFile],
  ])('%s', async (name, content) => {
    const result = await diagnose({ 'log-file': file(`${name}.log`, content) });
    expect(result).toMatchObject({ exitCode: 0, outputs: { cause: 'npm-ci-no-lockfile' } });
    expect(result.rawLog).not.toContain('\u001b');
  });

  test('nothing at all', async () => {
    const result = await diagnose({ 'log-file': file('empty.log', '') });
    expect(result).toMatchObject({ exitCode: 0, outputs: { cause: '', causes: '[]' }, annotations: [] });
    expect(result.log).toContain('There is nothing to explain: what was given is empty.');
    expect(result.summary).not.toContain('bug report');
  });

  test('100 MB on little memory, with the cause at its end', async () => {
    const path = join(workspace, 'large.log');
    const writer = await open(path, 'w');
    const line = '2026-11-26T06:10:00Z GET /api/articles 200 12ms "Mozilla/5.0" connection from the pool\n';
    const piece = line.repeat(Math.ceil(1e6 / line.length));
    for (let count = 0; count < 100; count++) await writer.write(piece);
    await writer.write(`${noLockFile}\n`);
    await writer.close();
    // Half of the file would not fit.
    const result = await diagnose({ 'log-file': 'large.log' }, { NODE_OPTIONS: '--max-old-space-size=48' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { cause: 'npm-ci-no-lockfile' } });
    expect(result.log).toContain(`large.log, line ${100 * Math.ceil(1e6 / line.length) + 1}`);
    rmSync(path);
  });

  test('commands of the runner are not carried out', async () => {
    const text = `::error::planted\n::set-output name=cause::planted\n${noLockFile} ::add-mask::planted ##[error]planted`;
    const result = await diagnose({ text });
    expect(result.annotations.map(({ level }) => level)).toEqual(['warning']);
    expect(result.masks).not.toContain('planted');
  });
});

describe('several texts', () => {
  test('are ranked together: what explains the others comes first', async () => {
    const build = file('build.log', `${noLockFile}\n`);
    const push = file('push.log', 'denied: Your authorization token has expired. Reauthenticate and try again.\n');
    const result = await diagnose({ 'log-file': `${build}\n${push}` });
    expect(result.causes.map(({ id, place }) => ({ id, place }))).toEqual([
      { id: 'npm-ci-no-lockfile', place: 'build.log, line 1' },
      { id: 'ecr-token-expired', place: 'push.log, line 1' },
    ]);
    expect(result.log).toContain('ecr-token-expired:');
  });

  test('only those of the source that is told are looked for', async () => {
    const result = await diagnose({ text: noLockFile, source: 'probe' });
    expect(result.outputs.cause).toBe('');
  });
});

describe('a log that nothing names', () => {
  const owned = [
    'fatal: cannot frobnicate postgres://app:s3cr3tPassw0rd@prod-db.c1abc.eu-west-1.rds.amazonaws.com:5432/app',
    'in arn:aws:ecs:eu-west-1:123456789012:service/production/backend',
  ];

  test('ends with its last lines and a text for a bug report without what is secret', async () => {
    const result = await diagnose(
      { 'log-file': file('unknown.log', `first\n${owned.join('\n')}\n`) },
      { GITHUB_ACTION_REPOSITORY: 'someone/berth', GITHUB_ACTION_REF: 'v0.1.0' },
    );
    expect(result).toMatchObject({ exitCode: 0, outputs: { cause: '' }, annotations: [] });
    expect(result.log).toContain('No known cause fits what was read.');
    expect(result.log).toContain('cannot frobnicate');
    const [, report = ''] = result.summary.split('a text for a bug report');
    expect(report).toContain('someone/berth v0.1.0');
    expect(report).toContain('https://github.com/someone/berth/issues/new');
    expect(report).toContain('cannot frobnicate postgres://<credentials>@<host>:5432/app');
    for (const hidden of ['prod-db', 'rds.amazonaws.com', '123456789012']) expect(report).not.toContain(hidden);
    for (const place of [result.log, result.summary, JSON.stringify(result.outputs)])
      expect(place).not.toContain('s3cr3tPassw0rd');
  });
});

describe('inputs that cannot be used', () => {
  test.each([
    ['nothing to explain', {}, 'INVALID_INPUT', 'one of "service", "log-file" and "text" is required'],
    [
      'a source that there is not',
      { text: 'x', source: 'kernel' },
      'INVALID_INPUT',
      '"source" must be one of any, build',
    ],
    [
      'a log that is not there',
      { 'log-file': 'nowhere.log' },
      'LOG_NOT_READABLE',
      'The log nowhere.log cannot be read.',
    ],
    ['a folder', { 'log-file': '.' }, 'LOG_NOT_READABLE', 'cannot be read'],
  ])('%s', async (_, inputs, title, words) => {
    const result = await diagnose(inputs);
    expect(result).toMatchObject({ exitCode: 1, annotation: { level: 'error', title } });
    expect(result.annotation?.message).toContain(words);
  });
});
