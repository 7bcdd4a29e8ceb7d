import { describe, expect, test } from '@jest/globals';
import { readImageConfiguration } from '../../../src/doctor/collect/image-configuration.ts';
import { probed } from '../../../src/doctor/collect/probes.ts';
import { both, chained, derived, readFact, together, whenRead } from '../../../src/doctor/collect/read-fact.ts';
import { trustStatements } from '../../../src/iam/trust-policy.ts';
import { imageReference } from '../../../src/image/registry/image-reference.ts';
import type { ProbeOutcome } from '../../../src/verify/probe-outcome.ts';

const failing =
  (name: string, message: string, members: object = {}) =>
  async () => {
    throw Object.assign(new Error(message), { name, ...members });
  };

describe('a reading', () => {
  test('is a value', async () => {
    expect(await readFact('a:B', 'it', async () => 1)).toEqual({ value: 1 });
  });

  test.each([
    ['that AWS denies', 'AccessDeniedException', 'no', {}, { denied: 'ecs:DescribeServices' }],
    ['that EC2 denies', 'UnauthorizedOperation', 'no', {}, { denied: 'ecs:DescribeServices' }],
    [
      'for which AWS names another action',
      'AccessDeniedException',
      'User: x is not authorized to perform: kms:Decrypt on resource: y',
      {},
      { denied: 'kms:Decrypt' },
    ],
    [
      'that an emulator does not know',
      'UnknownOperationException',
      'what?',
      {},
      { absent: expect.stringContaining('does not know') },
    ],
    [
      'that is throttled',
      'ThrottlingException',
      'Rate exceeded',
      {},
      { absent: expect.stringContaining('limits the rate') },
    ],
    [
      'with expired credentials',
      'ExpiredTokenException',
      'expired',
      {},
      { absent: expect.stringContaining('have expired') },
    ],
    [
      'that nobody answers',
      'Error',
      'connect',
      { code: 'ECONNREFUSED' },
      { absent: expect.stringContaining('got no answer') },
    ],
    [
      'that a proxy answers with a page',
      'SyntaxError',
      "Unexpected token '<'",
      {},
      { absent: expect.stringContaining('was not AWS') },
    ],
  ])('%s is unread, and nothing is thrown', async (_, name, message, members, expected) => {
    expect(await readFact('ecs:DescribeServices', 'the service', failing(name, message, members))).toEqual(expected);
  });
});

describe('facts that follow from others', () => {
  const denied = { denied: 'a:B' };

  test('are unread for the same reason', async () => {
    expect(derived(denied, () => 1)).toBe(denied);
    expect(chained(denied, () => ({ value: 1 }))).toBe(denied);
    expect(await whenRead(denied, async () => ({ value: 1 }))).toBe(denied);
    expect(both({ value: 1 }, denied)).toBe(denied);
    expect(together([{ value: 1 }, denied, { absent: 'x' }])).toBe(denied);
  });

  test('are values where those are', async () => {
    expect(derived({ value: 1 }, (value) => value + 1)).toEqual({ value: 2 });
    expect(await whenRead({ value: 1 }, async () => denied)).toBe(denied);
    expect(both({ value: 1 }, { value: 2 })).toEqual({ value: [1, 2] });
    expect(together([])).toEqual({ value: [] });
  });
});

describe('the name of an image', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const host = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
  const place = { account: '123456789012', region: 'eu-west-1' };
  test.each([
    [`${host}/team/app:v1`, { repository: 'team/app', ...place, tag: 'v1', digest: null }],
    [`${host}/app`, { repository: 'app', ...place, tag: 'latest', digest: null }],
    [`${host}/app:v1@${digest}`, { repository: 'app', ...place, tag: null, digest }],
    [`127.0.0.1:5000/app@${digest}`, { repository: 'app', account: null, region: null, tag: null, digest }],
    ['nginx:1.29', undefined],
    ['ghcr.io/owner/app:v1', undefined],
    ['', undefined],
  ])('%s', (image, expected) => {
    expect(imageReference(image)).toEqual(expected);
  });
});

describe('the configuration of an image', () => {
  const configuration = {
    architecture: 'arm64',
    os: 'linux',
    variant: 'v8',
    config: { ExposedPorts: { '443/tcp': {}, '53/udp': {}, '8080': {} }, Healthcheck: { Test: ['CMD', 'true'] } },
  };
  const single = { config: { digest: 'sha256:config' } };

  const registry = (manifests: Readonly<Record<string, object>>, config: object = configuration) => ({
    place: { repositoryName: 'app' },
    call: async (operation: string, request: object) => {
      if (operation === 'GetDownloadUrlForLayer') return { downloadUrl: 'https://layers/config' };
      const { imageIds: [{ imageDigest = '' } = {}] = [] } = request as { imageIds?: { imageDigest?: string }[] };
      const manifest = manifests[imageDigest];
      return { images: manifest === undefined ? [] : [{ imageManifest: JSON.stringify(manifest) }] };
    },
    download: async () => JSON.stringify(config),
  });

  test('of one platform', async () => {
    expect(await readImageConfiguration(registry({ one: single }), 'one')).toEqual({
      platforms: ['linux/arm64/v8'],
      exposedPorts: [443, 8080],
      hasHealthCheck: true,
    });
  });

  test('of an index: attestations are no platforms', async () => {
    const index = {
      manifests: [
        { digest: 'att', platform: { os: 'unknown', architecture: 'unknown' } },
        { digest: 'amd', platform: { os: 'linux', architecture: 'amd64' } },
        { digest: 'arm', platform: { os: 'linux', architecture: 'arm64' } },
      ],
    };
    const read = await readImageConfiguration(registry({ index, amd: single }), 'index');
    expect(read.platforms).toEqual(['linux/amd64', 'linux/arm64']);
    expect(read.exposedPorts).toEqual([443, 8080]);
  });

  test('without ports, and with a health check that is switched off', async () => {
    const config = { architecture: 'amd64', os: 'linux', config: { Healthcheck: { Test: ['NONE'] } } };
    expect(await readImageConfiguration(registry({ one: single }, config), 'one')).toEqual({
      platforms: ['linux/amd64'],
      exposedPorts: [],
      hasHealthCheck: false,
    });
  });
});

describe('a trust policy', () => {
  test('is read as IAM has it: URL-encoded, with single values or lists', () => {
    const policy = {
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com', AWS: ['arn:aws:iam::1:root'] },
        Action: ['sts:AssumeRole'],
        Condition: { StringLike: { 'a:sub': 'repo:*' } },
      },
    };
    const expected = [
      {
        effect: 'Allow',
        actions: ['sts:AssumeRole'],
        principals: ['ecs-tasks.amazonaws.com', 'arn:aws:iam::1:root'],
        conditions: [{ operator: 'StringLike', key: 'a:sub', values: ['repo:*'] }],
      },
    ];
    expect(trustStatements(encodeURIComponent(JSON.stringify(policy)))).toEqual(expected);
    expect(trustStatements(JSON.stringify({ Statement: [policy.Statement] }))).toEqual(expected);
  });

  test('may trust everybody, and has no statement when it is broken', () => {
    expect(trustStatements('{"Statement":[{"Effect":"Deny","Principal":"*","Action":"*"}]}')).toEqual([
      { effect: 'Deny', actions: ['*'], principals: ['*'], conditions: [] },
    ]);
    for (const broken of ['', '%', 'null', '[]', '{"Statement":1}']) expect(trustStatements(broken)).toEqual([]);
  });
});

describe('what a connection from the runner showed', () => {
  const day = 86_400_000;
  const certificate = { subject: '', names: [], issuer: '', validFrom: 0, validTo: 30 * day, chain: [] };
  const of = (outcome: ProbeOutcome) => probed('example.com', 443, outcome, 10 * day);

  test.each<[ProbeOutcome, object | undefined]>([
    [{ kind: 'refused', address: '192.0.2.1' }, { outcome: 'refused' }],
    [{ kind: 'timed out', stage: 'connection', address: '192.0.2.1' }, { outcome: 'timed-out' }],
    [{ kind: 'reset', address: '192.0.2.1' }, { outcome: 'reset' }],
    [{ kind: 'unreachable', address: '192.0.2.1' }, { outcome: 'unreachable' }],
    [{ kind: 'name not found', host: 'example.com', forNow: false }, { outcome: 'name-not-found' }],
    [
      { kind: 'not HTTP', message: 'x', address: '192.0.2.1' },
      { outcome: 'connected', certificateDays: null },
    ],
    [
      { kind: 'TLS failure', problems: ['self-signed'], certificate, message: 'x', address: '192.0.2.1' },
      { outcome: 'connected', certificateDays: 20, tlsProblems: ['self-signed'] },
    ],
    [{ kind: 'cancelled' }, undefined],
  ])('%j', (outcome, expected) => {
    if (expected === undefined) expect(of(outcome)).toBeUndefined();
    else expect(of(outcome)).toMatchObject({ host: 'example.com', port: 443, ...expected });
  });
});
