import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FaultControl, faultControl } from '../../harness/faults.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { type Intercept, startRecordingProxy } from '../../harness/recording-proxy.ts';
import { type Job, type StepResult, startJob } from '../../harness/runner.ts';
import { waitFor } from '../../harness/wait.ts';
import { parseHandoff } from '../../src/secrets/handoff.ts';
import { asObject, asObjects, asString } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { callTarget } from '../support/raw-api.ts';

let localAws: LocalAws;
let faults: FaultControl;
let aws: AwsCli;
let job: Job;
let prefix: string;
let prefixes = 0;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated' });
  faults = faultControl(localAws.environment);
  aws = await awsCli(localAws.environment);
}, 300_000);

afterAll(() => localAws?.stop());

beforeEach(() => {
  prefixes += 1;
  prefix = `/test/p${prefixes}`;
  job = startJob({ environment: { ...localAws.environment, RUNNER_DEBUG: '1' } });
});

afterEach(async () => {
  await faults.clear();
  await job.finish();
});

/** Everything that a step lets out, but for the masks themselves. */
function everythingSaid(result: StepResult): string {
  const lines = result.rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return [...lines, result.summary, JSON.stringify(result.outputs), JSON.stringify(result.state)].join('\n');
}

/** Runs the step. The values of these tests begin with `hunter2`, and nothing may show that. */
async function store(
  as: string,
  values: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
) {
  const result = await job.run('build-args', { secrets: JSON.stringify(values), as, prefix, ...more });
  expect(everythingSaid(result)).not.toContain('hunter2');
  return result;
}

async function storedParameter(name: string) {
  const input = { Names: [`${prefix}/${name}`], WithDecryption: true };
  const { Parameters } = await callTarget(localAws.environment, 'AmazonSSM.GetParameters', input);
  return asObjects(Parameters)[0] ?? {};
}

async function storedSecret(name: string) {
  return callTarget(localAws.environment, 'secretsmanager.GetSecretValue', { SecretId: `${prefix}/${name}` });
}

/** Runs the step against AWS's API with something in between, and gives the operations that were called. */
async function storeThrough(intercept: Intercept, inputs: Readonly<Record<string, string>>) {
  const proxy = await startRecordingProxy(localAws.environment.AWS_ENDPOINT_URL ?? '', intercept);
  const own = startJob({ environment: { ...localAws.environment, AWS_ENDPOINT_URL: proxy.url, RUNNER_DEBUG: '1' } });
  try {
    const result = await own.run('build-args', { prefix, ...inputs });
    return { result, operations: proxy.calls.map(({ operation }) => operation) };
  } finally {
    await own.finish();
    await proxy.close();
  }
}

const modes = ['runtime-ssm', 'runtime-secrets-manager'] as const;

async function storedValue(as: string, name: string): Promise<string | undefined> {
  return asString(as === 'runtime-ssm' ? (await storedParameter(name)).Value : (await storedSecret(name)).SecretString);
}

describe.each(modes)('as: %s', (as) => {
  test('stores values, writes nothing the second time, and of changed ones only these', async () => {
    const first = await store(as, { A: 'hunter2-a', B: 'hunter2-b' });
    expect(first).toMatchObject({ exitCode: 0, outputs: { changed: 'A,B', names: 'A,B' } });
    expect(first.summary).toContain(`| \`A\` | yes | \`${prefix}/A\` | yes |`);
    expect(first.summary).toMatch(/Nothing of it is in the image\. Who has `\w+:Get\w+` on these/);
    const second = await store(as, { A: 'hunter2-a', B: 'hunter2-b' });
    expect(second.outputs).toMatchObject({ changed: '', secrets: first.outputs.secrets });
    expect(second.summary).toContain(`| \`A\` | yes | \`${prefix}/A\` | no, it was there already |`);
    const third = await store(as, { A: 'hunter2-a', B: 'hunter2-changed' });
    expect(third.outputs.changed).toBe('B');
    const [before, after] = [first, third].map(({ outputs }) => (outputs.secrets ?? '').split('\n'));
    expect(after?.[0]).toBe(before?.[0]);
    expect(after?.[1]).not.toBe(before?.[1]);
    expect(await Promise.all(['A', 'B'].map((name) => storedValue(as, name)))).toEqual([
      'hunter2-a',
      'hunter2-changed',
    ]);
  });

  test('stores every content byte for byte, and hands it to image too', async () => {
    const values = {
      PEM: '-----BEGIN hunter2 KEY-----\nMIIEabc==\nabc=\n-----END hunter2 KEY-----\n',
      SIGNS: ` hunter2 $HOME "it's" \`id\` # = \\n \\ & %2F `,
      CRLF: 'hunter2-1\r\nhunter2-2\r\n',
      UNICODE: 'hunter2 pässwörd€ 🔑 \u2028',
      LONG: 'hunter2-'.repeat(as === 'runtime-ssm' ? 1024 : 8192),
    };
    const result = await store(as, values);
    expect(result.exitCode).toBe(0);
    for (const [name, value] of Object.entries(values)) expect(await storedValue(as, name)).toBe(value);
    const file = result.outputs['build-args-file'] ?? '';
    expect(parseHandoff(readFileSync(file, 'utf8'), file)).toEqual({
      version: 2,
      mode: as,
      asFile: null,
      entries: Object.entries(values).map(([name, value]) => ({ name, value })),
    });
    expect((await store(as, values)).outputs.changed).toBe('');
  }, 60_000);

  test('outlasts throttling', async () => {
    await faults.set({ kind: 'throttle', operation: '*', times: 2 });
    expect(await store(as, { A: 'hunter2-a' })).toMatchObject({ exitCode: 0, outputs: { changed: 'A' } });
    expect(await faults.fired()).toEqual([2]);
  });

  test('stores nothing when one of the values cannot be stored', async () => {
    const result = await store(as, { A: 'hunter2-a', B: `hunter2-${'x'.repeat(70_000)}` });
    expect(result).toMatchObject({ exitCode: 1, outputs: {} });
    expect(result.log).toContain('INVALID_SECRETS');
    expect(await storedValue(as, 'A').catch(() => undefined)).toBeUndefined();
  });

  test('stops when the job is cancelled, tells how far it has come, and leaves no file', async () => {
    const write = as === 'runtime-ssm' ? 'PutParameter' : 'CreateSecret';
    await faults.set({ kind: 'hang', operation: write, after: 1 });
    const controller = new AbortController();
    const own = startJob({ environment: { ...localAws.environment, RUNNER_DEBUG: '1' }, signal: controller.signal });
    try {
      const inputs = { secrets: 'A=hunter2-a\nB=hunter2-b\nC=hunter2-c', as, prefix };
      const running = own.run('build-args', inputs);
      await waitFor(async () => ((await faults.fired())[0] ?? 0) > 0 || undefined, { what: 'the write', seconds: 30 });
      controller.abort();
      const result = await running;
      expect(result).toMatchObject({ exitCode: 1, outputs: {} });
      expect(result.log).toContain('ACTION_CANCELLED: The job was cancelled before all values were stored');
      expect(result.log).toContain('Stored before it: A. Whether B was stored is not known. Not stored: C.');
      expect(everythingSaid(result)).not.toContain('hunter2');
      expect(existsSync(join(own.temp, 'berth-build-args'))).toBe(false);
    } finally {
      await own.finish();
    }
  }, 60_000);
});

describe('as: runtime-ssm', () => {
  test('gives deploy the name and the version of each parameter, which the AWS CLI reads as a SecureString', async () => {
    await store('runtime-ssm', { A: 'hunter2-a' });
    const result = await store('runtime-ssm', { A: 'hunter2-changed' }, { 'kms-key-id': 'alias/backend' });
    expect(result.outputs.secrets).toBe(`A=${prefix}/A:2`);
    const name = `${prefix}/A`;
    const read = asObject(await aws.json('ssm', 'get-parameter', '--name', name, '--with-decryption'));
    expect(read?.Parameter).toMatchObject({ Type: 'SecureString', Value: 'hunter2-changed', Version: 2 });
    const filter = ['--parameter-filters', `Key=Name,Values=${name}`];
    const described = asObject(await aws.json('ssm', 'describe-parameters', ...filter));
    expect(asObjects(described?.Parameters)[0]).toMatchObject({
      KeyId: 'alias/backend',
      Tier: 'Standard',
      Description: "Stored by Berth's build-args for example/backend",
    });
  }, 60_000);

  test('stores under /CLUSTER/SERVICE unless a prefix is given', async () => {
    const inputs = { secrets: 'A=hunter2-a', as: 'runtime-ssm', cluster: 'production', service: 'backend' };
    const result = await job.run('build-args', inputs);
    expect(result.outputs.secrets).toBe('A=/production/backend/A:1');
  });

  test('reads more parameters than a call takes', async () => {
    const values = Object.fromEntries(Array.from({ length: 23 }, (_, index) => [`N${index}`, `hunter2-${index}`]));
    expect((await store('runtime-ssm', values)).outputs.changed?.split(',')).toHaveLength(23);
    expect((await store('runtime-ssm', { ...values, N22: 'hunter2-x' })).outputs.changed).toBe('N22');
  }, 60_000);

  test('calls what it needs and nothing else, and AWS not at all for the build', async () => {
    const inputs = { secrets: 'A=hunter2-a\nB=hunter2-b', as: 'runtime-ssm' };
    const first = await storeThrough(() => undefined, inputs);
    expect(first.operations).toEqual(['GetParameters', 'PutParameter', 'PutParameter']);
    expect((await storeThrough(() => undefined, inputs)).operations).toEqual(['GetParameters']);
    for (const as of ['build-args', 'build-secrets'])
      expect((await storeThrough(() => undefined, { ...inputs, as })).operations).toEqual([]);
  });

  test('takes the advanced tier for a value that needs it, says so, and stays there', async () => {
    const result = await store('runtime-ssm', { A: 'hunter2-a', B: `hunter2-${'x'.repeat(4_089)}` });
    const remark = 'B is in the advanced tier of Parameter Store, for which AWS charges';
    expect(result.annotations.map(({ message }) => message)).toEqual([expect.stringContaining(remark)]);
    const shorter = await store('runtime-ssm', { A: 'hunter2-a', B: 'hunter2-b' });
    expect(shorter).toMatchObject({ exitCode: 0, outputs: { changed: 'B' } });
  });

  test('touches no parameter in plain text, and stores nothing then', async () => {
    const plain = { Name: `${prefix}/B`, Value: 'hunter2-b', Type: 'String' };
    await callTarget(localAws.environment, 'AmazonSSM.PutParameter', plain);
    const result = await store('runtime-ssm', { A: 'hunter2-a', B: 'hunter2-b' });
    expect(result).toMatchObject({ exitCode: 1, outputs: {} });
    expect(result.log).toContain(`SECRET_NOT_STORED: ${prefix}/B is a parameter in plain text, so nothing was stored.`);
    expect(result.log).toContain(`aws ssm delete-parameters --names ${prefix}/B`);
    expect(await storedParameter('A')).toEqual({});
  });

  test('refuses "{{…}}" before anything is stored', async () => {
    const result = await store('runtime-ssm', { A: 'hunter2-a', B: 'hunter2 {{ssm:x}}' });
    expect(result.log).toContain('secrets: line 1 gives B a value that holds "{{…}}", which Parameter Store refuses');
    expect(await storedParameter('A')).toEqual({});
  });

  const denials = [
    {
      title: 'reading',
      fault: { operation: 'GetParameters' },
      says: 'AWS_ACCESS_DENIED: AWS denied ssm:GetParameters',
    },
    {
      title: 'decrypting',
      fault: { operation: 'GetParameters', action: 'kms:Decrypt' },
      says: 'Allow the IAM action kms:Decrypt',
    },
    {
      title: 'writing',
      fault: { operation: 'PutParameter' },
      says: 'SECRET_NOT_STORED: A could not be stored in SSM Parameter Store. AWS denied ssm:PutParameter on arn:aws:ssm:us-east-1:000000000000:parameter/test/',
    },
    {
      title: 'encrypting',
      fault: { operation: 'PutParameter', action: 'kms:Encrypt' },
      says: 'Allow the IAM action kms:Encrypt',
    },
  ];

  test.each(denials)('names the IAM action when $title is denied', async ({ fault, says }) => {
    await faults.set({ kind: 'deny', ...fault });
    const result = await store('runtime-ssm', { A: 'hunter2-a' });
    expect(result).toMatchObject({ exitCode: 1, outputs: {} });
    expect(result.log).toContain(says);
  });

  test('tells what was stored and what was not when a later write is denied, and goes on there the next time', async () => {
    await faults.set({ kind: 'deny', operation: 'PutParameter', after: 1 });
    const values = { A: 'hunter2-a', B: 'hunter2-b', C: 'hunter2-c' };
    const result = await store('runtime-ssm', values);
    expect(result.log).toContain('SECRET_NOT_STORED: B could not be stored in SSM Parameter Store.');
    expect(result.log).toContain('Stored before it: A. Not stored: B, C.');
    await faults.clear();
    expect((await store('runtime-ssm', values)).outputs.changed).toBe('B,C');
  });
});

describe('as: runtime-secrets-manager', () => {
  test('gives deploy the ARN with the version of each secret, which the AWS CLI reads', async () => {
    const result = await store('runtime-secrets-manager', { A: 'hunter2-a' }, { 'kms-key-id': 'alias/backend' });
    const id = ['--secret-id', `${prefix}/A`];
    const read = asObject(await aws.json('secretsmanager', 'get-secret-value', ...id));
    expect(read?.SecretString).toBe('hunter2-a');
    expect(result.outputs.secrets).toBe(`A=${read?.ARN}:::${read?.VersionId}`);
    expect(await aws.json('secretsmanager', 'describe-secret', ...id)).toMatchObject({
      KmsKeyId: 'alias/backend',
      Description: "Stored by Berth's build-args for example/backend",
    });
  }, 60_000);

  test('knows what a refused key is called by Secrets Manager', async () => {
    const body = { __type: 'AccessDeniedException', message: 'Access to KMS is not allowed' };
    const refused = (operation: string) =>
      storeThrough((call) => (call.operation === operation ? { status: 400, body } : undefined), {
        secrets: 'A=hunter2-a',
        as: 'runtime-secrets-manager',
      });
    expect((await refused('GetSecretValue')).result.log).toContain(
      `AWS_ACCESS_DENIED: AWS denied kms:Decrypt on the KMS key of the secret ${prefix}/A.`,
    );
    expect((await refused('CreateSecret')).result.log).toContain('AWS denied kms:GenerateDataKey on the KMS key');
  });

  test('calls what it needs and nothing else', async () => {
    const inputs = { secrets: 'A=hunter2-a\nB=hunter2-b', as: 'runtime-secrets-manager' };
    const first = await storeThrough(() => undefined, inputs);
    expect(first.operations).toEqual(['GetSecretValue', 'GetSecretValue', 'CreateSecret', 'CreateSecret']);
    const second = await storeThrough(() => undefined, inputs);
    expect(second.operations).toEqual(['GetSecretValue', 'GetSecretValue']);
    const third = await storeThrough(() => undefined, { ...inputs, secrets: 'A=hunter2-a\nB=hunter2-x' });
    expect(third.operations).toEqual(['GetSecretValue', 'GetSecretValue', 'PutSecretValue']);
  });

  test('makes one secret and one version when the answer to its creation is lost', async () => {
    await faults.set({ kind: 'reset-after', operation: 'CreateSecret', times: 1 });
    expect(await store('runtime-secrets-manager', { A: 'hunter2-a' })).toMatchObject({ exitCode: 0 });
    const id = { SecretId: `${prefix}/A` };
    const listed = await callTarget(localAws.environment, 'secretsmanager.ListSecretVersionIds', id);
    expect(asObjects(listed.Versions)).toHaveLength(1);
  });

  test('gives a value to a secret that has none', async () => {
    await callTarget(localAws.environment, 'secretsmanager.CreateSecret', { Name: `${prefix}/A` });
    expect((await store('runtime-secrets-manager', { A: 'hunter2-a' })).outputs.changed).toBe('A');
    expect((await storedSecret('A')).SecretString).toBe('hunter2-a');
  });

  test('names the command that restores a secret which waits for its deletion, and stores nothing then', async () => {
    await store('runtime-secrets-manager', { B: 'hunter2-b' });
    const id = { SecretId: `${prefix}/B` };
    await callTarget(localAws.environment, 'secretsmanager.DeleteSecret', id);
    const result = await store('runtime-secrets-manager', { A: 'hunter2-a', B: 'hunter2-b' });
    expect(result).toMatchObject({ exitCode: 1, outputs: {} });
    expect(result.log).toContain(`SECRET_NOT_STORED: ${prefix}/B is scheduled for deletion, so nothing was stored.`);
    await expect(storedSecret('A')).rejects.toThrow('ResourceNotFoundException');
    const command = /aws (secretsmanager restore-secret --secret-id \S+?)"/.exec(result.log)?.[1] ?? '';
    expect(await aws.run(...command.split(' '))).toMatchObject({ exitCode: 0 });
    expect((await store('runtime-secrets-manager', { A: 'hunter2-a', B: 'hunter2-b' })).outputs.changed).toBe('A');
  }, 60_000);

  const denials = [
    {
      title: 'reading',
      fault: { operation: 'GetSecretValue' },
      says: 'AWS_ACCESS_DENIED: AWS denied secretsmanager:GetSecretValue',
    },
    {
      title: 'creating',
      fault: { operation: 'CreateSecret' },
      says: 'Allow the IAM action secretsmanager:CreateSecret',
    },
    {
      title: 'encrypting',
      fault: { operation: 'CreateSecret', action: 'kms:GenerateDataKey' },
      says: 'Allow the IAM action kms:GenerateDataKey',
    },
  ];

  test.each(denials)('names the IAM action when $title is denied', async ({ fault, says }) => {
    await faults.set({ kind: 'deny', ...fault });
    const result = await store('runtime-secrets-manager', { A: 'hunter2-a' });
    expect(result).toMatchObject({ exitCode: 1, outputs: {} });
    expect(result.log).toContain(says);
  });

  test('tells what was stored and what was not when a later write is denied', async () => {
    await store('runtime-secrets-manager', { B: 'hunter2-old' });
    await faults.set({ kind: 'deny', operation: 'PutSecretValue' });
    const result = await store('runtime-secrets-manager', { A: 'hunter2-a', B: 'hunter2-b' });
    expect(result.log).toContain(
      'SECRET_NOT_STORED: B could not be stored in Secrets Manager. AWS denied secretsmanager:PutSecretValue',
    );
    expect(result.log).toContain('Stored before it: A. Not stored: B.');
  });
});

test('values come from files as well, and what is skipped is not stored', async () => {
  writeFileSync(join(job.workspace, 'a.env'), 'A=hunter2-a\nB=\n');
  const inputs = { 'secrets-file': 'a.env', as: 'runtime-ssm', prefix, empty: 'skip' };
  const result = await job.run('build-args', inputs);
  expect(result.outputs).toMatchObject({ names: 'A', changed: 'A', secrets: `A=${prefix}/A:1` });
});
