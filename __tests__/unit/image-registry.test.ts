import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Docker } from '../../src/image/docker/docker.ts';
import { createConnections, logInToNamed } from '../../src/image/registry/connections.ts';
import { lifecyclePolicyProblems } from '../../src/image/registry/lifecycle-policy.ts';
import { openLogin } from '../../src/image/registry/login.ts';
import { judgePushFailure } from '../../src/image/registry/push-failure.ts';
import type { Registry } from '../../src/image/registry/registry.ts';
import type { RegistryLocation } from '../../src/image/registry/repository-reference.ts';
import { isImmutableTag, toTagMutability } from '../../src/image/registry/tag-mutability.ts';
import type { ActionHost } from '../../src/toolkit/action-host.ts';
import { BerthError } from '../../src/toolkit/errors.ts';

describe('the message of a failed push', () => {
  // Messages of Docker's engine, of BuildKit and of ECR, as people have reported them.
  test.each([
    ['denied: Your authorization token has expired. Reauthenticate and try again.', 'login'],
    ['no basic auth credentials', 'login'],
    ['unauthorized: authentication required', 'login'],
    [
      'failed to solve: failed to push 1.dkr.ecr.us-east-1.amazonaws.com/a: unexpected status from HEAD request to https://1.dkr.ecr.us-east-1.amazonaws.com/v2/a/blobs/sha256:00: 403 Forbidden',
      'login',
    ],
    [
      'failed to push x: unexpected status from POST request to https://x/v2/a/blobs/uploads/: 401 Unauthorized',
      'login',
    ],
    [
      'denied: User: arn:aws:sts::1:assumed-role/ci/x is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:us-east-1:1:repository/a because no identity-based policy allows the ecr:InitiateLayerUpload action',
      'denied',
    ],
    [
      "tag invalid: The image tag 'v1' already exists in the 'a' repository and cannot be overwritten because the tag is immutable.",
      'taken',
    ],
    ['received unexpected HTTP status: 500 Internal Server Error', 'transient'],
    ['unexpected status from PUT request to https://x/v2/a/manifests/v1: 502 Bad Gateway', 'transient'],
    ['error parsing HTTP 503 response body: invalid character', 'transient'],
    ['failed to push x/immutable-500: no space left on device', 'final'],
    ['toomanyrequests: Rate exceeded', 'transient'],
    ['read tcp 10.0.0.1:1->10.0.0.2:443: read: connection reset by peer', 'transient'],
    ['Put "https://x/v2/": net/http: TLS handshake timeout', 'transient'],
    ['Patch "https://x/v2/a/blobs/uploads/1": EOF', 'transient'],
    ['unexpected EOF', 'transient'],
    ['write tcp 10.0.0.1:1->10.0.0.2:443: write: broken pipe', 'transient'],
    ["name unknown: The repository with name 'a' does not exist in the registry with id '1'", 'final'],
    ['write /var/lib/docker/tmp/x: no space left on device', 'final'],
    ['tag does not exist: x/a:v1', 'final'],
    ['blob upload invalid: The digest of the layer is 500 characters', 'final'],
    ['', 'final'],
  ])('%s is %s', (message, failure) => {
    expect(judgePushFailure(message)).toBe(failure);
  });
});

describe('the mutability of a tag', () => {
  test.each([
    { setting: undefined, filters: [], tag: 'v1', immutable: false },
    { setting: 'MUTABLE', filters: [], tag: 'v1', immutable: false },
    { setting: 'IMMUTABLE', filters: [], tag: 'v1', immutable: true },
    { setting: 'IMMUTABLE_WITH_EXCLUSION', filters: ['latest', 'dev-*'], tag: 'latest', immutable: false },
    { setting: 'IMMUTABLE_WITH_EXCLUSION', filters: ['latest', 'dev-*'], tag: 'dev-1', immutable: false },
    { setting: 'IMMUTABLE_WITH_EXCLUSION', filters: ['latest', 'dev-*'], tag: 'v1', immutable: true },
    { setting: 'MUTABLE_WITH_EXCLUSION', filters: ['v*.0'], tag: 'v1.0', immutable: true },
    { setting: 'MUTABLE_WITH_EXCLUSION', filters: ['v*.0'], tag: 'v1x0', immutable: false },
  ])('$tag with $setting $filters: $immutable', ({ setting, filters, tag, immutable }) => {
    expect(isImmutableTag(toTagMutability(setting, filters), tag)).toBe(immutable);
  });
});

describe('a lifecycle policy', () => {
  const selection = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 };
  const rule = { rulePriority: 1, description: 'x', selection, action: { type: 'expire' } };
  const policy = (...rules: readonly object[]) => JSON.stringify({ rules });

  test.each([
    policy(rule),
    policy({ ...rule, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 } }),
    policy(rule, {
      ...rule,
      rulePriority: 2,
      selection: { tagStatus: 'tagged', tagPatternList: ['v*'], countType: 'imageCountMoreThan', countNumber: 30 },
    }),
    policy({ ...rule, action: { type: 'transition', targetStorageClass: 'archive' } }),
    // A setting that is newer than Berth is ECR's to judge.
    policy({ ...rule, selection: { ...selection, countType: 'sinceImageSigned' } }),
  ])('%s is fine', (text) => {
    expect(lifecyclePolicyProblems(text)).toEqual([]);
  });

  test.each([
    { text: 'rules', problem: /not a JSON object/ },
    { text: '[]', problem: /not a JSON object/ },
    { text: '{"rules": []}', problem: /no "rules"/ },
    { text: policy({ ...rule, rulePriority: 0 }), problem: /^rule 1 needs .*"rulePriority"/ },
    { text: policy({ ...rule, action: {} }), problem: /^rule 1 needs an "action"/ },
    { text: policy({ ...rule, selection: undefined }), problem: /^rule 1 needs a "selection"/ },
    { text: policy({ ...rule, selection: { ...selection, tagStatus: 'tagged' } }), problem: /tagPatternList/ },
    { text: policy({ ...rule, selection: { ...selection, countUnit: undefined } }), problem: /"countUnit": "days"/ },
    { text: policy({ ...rule, selection: { ...selection, countNumber: 1.5 } }), problem: /"countNumber"/ },
    {
      text: policy({ ...rule, selection: { ...selection, countType: 'imageCountMoreThan' } }),
      problem: /no "countUnit"/,
    },
    { text: policy(rule, rule), problem: /same "rulePriority"/ },
    {
      text: policy({ ...rule, selection: { ...selection, tagStatus: 'any' } }, { ...rule, rulePriority: 2 }),
      problem: /highest "rulePriority"/,
    },
  ])('$text is refused', ({ text, problem }) => {
    expect(lifecyclePolicyProblems(text)).toEqual([expect.stringMatching(problem)]);
  });

  test('of any content is judged, and never breaks the judge', () => {
    fc.assert(fc.property(fc.json(), (text) => Array.isArray(lifecyclePolicyProblems(`{"rules":[${text}]}`))));
  });
});

/** A client that is called as it says, and a host that masks. */
function loginWorld() {
  const directory = mkdtempSync(join(tmpdir(), 'berth-login-'));
  const logins: string[] = [];
  const masked: string[] = [];
  const docker: Docker = async ({ parameters, input }) => {
    logins.push(`${parameters.at(-1)} ${input}`);
    return { exitCode: 0, stdout: '', stderr: '' };
  };
  const nothing = () => undefined;
  const host: ActionHost = {
    env: {},
    log: { info: nothing, debug: nothing, warning: nothing, notice: nothing, group: nothing },
    mask: (value) => void masked.push(value),
    saveState: nothing,
    readState: () => '',
    summarize: async () => undefined,
    cancelled: new AbortController().signal,
  };
  return { directory, docker, host, logins, masked };
}

describe('a login', () => {
  let world: ReturnType<typeof loginWorld>;

  beforeEach(() => {
    world = loginWorld();
  });

  afterEach(() => rmSync(world.directory, { recursive: true, force: true }));

  const hour = 60 * 60 * 1000;
  const credentials = (password: string, expiresAt: number) => ({ user: 'AWS', password, expiresAt, host: undefined });

  test('gets a new token right before it is needed, when the old one has less than an hour left', async () => {
    let now = 0;
    let issued = 0;
    const login = await openLogin({ ...world, now: () => now }, 'r.example', async () => {
      issued += 1;
      return credentials(`token-${issued}`, now + 12 * hour);
    });
    await login.ensure();
    expect(world.logins).toEqual(['r.example token-1']);
    now = 11.5 * hour;
    await login.ensure();
    expect(world.logins).toEqual(['r.example token-1', 'r.example token-2']);
    await login.ensure();
    expect(world.logins).toHaveLength(2);
    expect(world.masked).toEqual(['token-1', 'token-2']);
  });

  test('goes on with a token that still holds when there is no new one, and fails with AWS when it does not', async () => {
    let now = 0;
    let given = false;
    const expired = new BerthError('AWS_CREDENTIALS_EXPIRED', { what: 'a.', why: 'b.', fix: 'c.' });
    const login = await openLogin({ ...world, now: () => now }, 'r.example', async () => {
      if (given) throw expired;
      given = true;
      return credentials('token', 12 * hour);
    });
    now = 11.5 * hour;
    await login.ensure();
    now = 12 * hour;
    await expect(login.ensure()).rejects.toBe(expired);
  });
});

test('a login that fails on the way is repeated, and one that is refused is not', async () => {
  const { directory, host } = loginWorld();
  const waits: number[] = [];
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  const answers = ['Error response from daemon: Get "https://r.example/v2/": net/http: TLS handshake timeout'];
  const docker: Docker = async () => {
    const stderr = answers.shift() ?? '';
    return { exitCode: stderr === '' ? 0 : 1, stdout: '', stderr };
  };
  const credentials = async () => ({ user: 'AWS', password: 'x', expiresAt: undefined, host: undefined });
  try {
    await openLogin({ directory, host, docker, wait }, 'r.example', credentials);
    expect(waits).toEqual([2_000]);
    answers.push('Error response from daemon: login attempt failed with status: 400 Bad Request');
    const refused = openLogin({ directory, host, docker, wait }, 'r.example', credentials);
    await expect(refused).rejects.toMatchObject({ code: 'PUSH_FAILED', message: expect.stringContaining('400 Bad') });
    expect(waits).toEqual([2_000]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

const emptyRegistry: Registry = {
  findRepository: async () => undefined,
  createRepository: async () => undefined,
  putLifecyclePolicy: async () => undefined,
  lifecyclePolicy: async () => undefined,
  credentials: async () => ({ user: '', password: '', expiresAt: undefined, host: undefined }),
  readImages: async () => [],
  newestDigests: async () => [],
  putTag: async () => 'tagged',
};

describe('registries that are only read', () => {
  let world: ReturnType<typeof loginWorld>;
  let opened: (RegistryLocation | undefined)[];

  beforeEach(() => {
    world = loginWorld();
    opened = [];
  });

  afterEach(() => rmSync(world.directory, { recursive: true, force: true }));

  const connections = () =>
    createConnections(world, async (location) => {
      opened.push(location);
      const host = '111111111111.dkr.ecr.eu-west-1.amazonaws.com';
      return {
        ...emptyRegistry,
        credentials: async () => ({ user: 'AWS', password: 'x', expiresAt: undefined, host }),
      };
    });

  test('are named by account, in the region of the job, or by host, in theirs; each has one login', async () => {
    const at = connections();
    for (const named of [
      '222222222222',
      '333333333333.dkr.ecr.ap-south-1.amazonaws.com',
      '222222222222',
      '127.0.0.1:5000',
    ])
      await logInToNamed(at, named);
    expect(world.logins.map((login) => login.split(' ')[0])).toEqual([
      '222222222222.dkr.ecr.eu-west-1.amazonaws.com',
      '333333333333.dkr.ecr.ap-south-1.amazonaws.com',
      '127.0.0.1:5000',
    ]);
    expect(opened).toEqual([
      { registryId: '222222222222', region: undefined },
      { registryId: '333333333333', region: 'ap-south-1' },
      undefined,
    ]);
  });

  test('must be of ECR', async () => {
    await expect(logInToNamed(connections(), 'ghcr.io')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      sentences: { fix: expect.stringContaining('docker/login-action') },
    });
  });
});
