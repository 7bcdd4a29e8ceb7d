import { afterAll, test as afterwards, beforeAll, describe, expect, jest } from '@jest/globals';
import { accessDenied } from '../../harness/recording-proxy.ts';
import { asObject, asString } from '../../src/toolkit/json.ts';
import type { Canary } from '../support/canary/canaries.ts';
import { createDetector } from '../support/canary/detector.ts';
import { test } from '../support/concurrent-test.ts';
import { type RefusingRegistry, startRefusingRegistry } from './support/canary/refusing-registry.ts';
import { sink } from './support/canary/sinks.ts';
import { type CanaryWorld, type Flight, type Landing, startCanaryWorld } from './support/canary/world.ts';

// Whole pipelines side by side, each with an image of its own.
jest.setTimeout(240_000);

let world: CanaryWorld;
let registry: RefusingRegistry;
const everyCanary: Canary[] = [];

beforeAll(async () => {
  world = await startCanaryWorld();
  registry = await startRefusingRegistry();
  // The base image is pushed once: repositories of one registry share its layers.
  const isPin = ({ name }: Canary) => name === 'PIN';
  await run({ as: 'build-args', carries: isPin, inputs: untested, until: 'image' });
}, 240_000);

afterAll(async () => {
  await registry?.close();
  await world?.stop();
}, 60_000);

async function run(flight: Flight): Promise<Landing> {
  const landing = await world.run(flight);
  everyCanary.push(...landing.canaries);
  return landing;
}

/** What the sinks of a kind hold, for the proof that they were really looked at. */
function text({ sinks }: Landing, start: string): string {
  const wanted = sinks.filter(({ name }) => name.startsWith(start));
  return wanted.map(({ bytes }) => bytes.toString()).join('\n');
}

const sent = ({ calls }: Landing) => calls.map(({ operation }) => operation);

/** How the last main step ended: its name, its exit code, the code of its error, and its outcome if it is a deploy. */
interface End {
  readonly action: string | undefined;
  readonly exitCode: number | undefined;
  readonly error: string | undefined;
  readonly outcome: string | undefined;
}

function end({ steps }: Landing): End {
  const last = steps.at(-1);
  const error = last?.annotations.find(({ level }) => level === 'error');
  return { action: last?.action, exitCode: last?.exitCode, error: error?.title, outcome: last?.outputs.outcome };
}

/** Shows what was told when the end is another one. */
function expectEnd(landing: Landing, wanted: Partial<End>): void {
  const seen = end(landing);
  const asWanted = Object.entries({ ...seen, ...wanted }).every(([name, value]) => value === seen[name as keyof End]);
  expect({ ...seen, told: asWanted ? '' : message(landing) }).toEqual({ ...seen, ...wanted, told: '' });
}

/** What the steps warned of and failed with, and the end of the last log: why a test fails for another reason than it should. */
function message({ steps }: Landing): string {
  const told = steps.flatMap(({ annotations }) => annotations.map(({ title, message }) => `${title}: ${message}`));
  return [...told, ...(steps.at(-1)?.log.split('\n').slice(-20) ?? [])].join('\n');
}

const serving = 'CMD ["node", "/app/serve.cjs"]';
const telling = 'CMD ["node", "/app/tell.cjs"]';
/** What a task definition's container does: check what came, then serve. */
const checking = 'CMD ["sh", "-c", "node /app/check.cjs && exec node /app/serve.cjs"]';

const args = (canaries: readonly Canary[]) => canaries.map(({ name }) => `ARG ${name}`);
const mounts = (canaries: readonly Canary[]) =>
  canaries.map(({ name }) => `--mount=type=secret,id=${name},required=true`).join(' ');

/** Stores take 4 and 64 KiB. */
const storable = ({ value }: Canary) => value.length < 4096;

/** For what happens later, or without any of it. */
const untested = { image: { test: 'off', 'leak-scan': 'off' } };

const ways: readonly (Pick<Flight, 'as' | 'carries' | 'inputs' | 'dockerfile'> & { readonly way: string })[] = [
  {
    way: 'build-args',
    as: 'build-args',
    dockerfile: (canaries) => [...args(canaries), 'RUN node /app/check.cjs', serving],
  },
  {
    way: 'build-secrets',
    as: 'build-secrets',
    dockerfile: (canaries) => [`RUN ${mounts(canaries)} node /app/check.cjs`, serving],
  },
  {
    way: 'build-secrets in one file',
    as: 'build-secrets',
    inputs: { 'build-args': { 'as-file': 'json' } },
    dockerfile: () => ['RUN --mount=type=secret,id=secrets,required=true node /app/check.cjs', serving],
  },
  { way: 'runtime-ssm', as: 'runtime-ssm', carries: storable, dockerfile: () => [checking] },
  { way: 'runtime-secrets-manager', as: 'runtime-secrets-manager', carries: storable, dockerfile: () => [checking] },
];

describe('when all goes well, no byte of a secret gets out', () => {
  test.each(ways)('as $way', async (flight) => {
    const landing = await run(flight);
    const { steps, canaries } = landing;
    const image = steps.find(({ action }) => action === 'image')?.outputs.image ?? '';
    expectEnd(landing, { exitCode: 0, outcome: 'succeeded' });
    const history = await world.docker('history', '--no-trunc', '--format', '{{.CreatedBy}}', image);
    const inImage = sink('image', `${history}\n${await world.docker('image', 'inspect', image)}`);
    if (flight.as === 'build-args') {
      // It is known to be there, which also shows that looking finds it.
      const found = new Set(createDetector(canaries)(inImage.bytes).map(({ canary }) => canary));
      expect(found).toEqual(new Set(canaries.map(({ name }) => name)));
    }
    expect(landing.sightings(flight.as === 'build-args' ? [] : [inImage])).toEqual([]);
    for (const { name } of canaries) expect(text(landing, 'log of build-args')).toContain(name);
    expect(text(landing, 'command lines of docker')).toContain('--build-arg');
    expect(text(landing, 'requests to AWS')).toContain('UpdateService');
    if (storable === flight.carries) {
      expect(text(landing, 'task definitions')).toContain('valueFrom');
      expect(sent(landing).some((operation) => /^(PutParameter|CreateSecret)$/.test(operation))).toBe(true);
    }
  });
});

describe('when something fails, no byte of a secret gets out', () => {
  test('dotenv text that is wrong in every line', async () => {
    const secrets = (canaries: readonly Canary[]) => canaries.map(({ name, value }) => `${name}=${value}`).join('\n');
    const landing = await run({ as: 'build-args', secrets, until: 'build-args' });
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { error: 'INVALID_SECRETS' });
    expect(message(landing)).toContain('PASSWORD');
  });

  test('JSON that breaks off', async () => {
    const secrets = (canaries: readonly Canary[]) =>
      JSON.stringify(Object.fromEntries(canaries.map(({ name, value }) => [name, value])), null, 2).slice(0, -12);
    const landing = await run({ as: 'build-args', secrets, until: 'build-args' });
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { error: 'INVALID_SECRETS' });
  });

  test('a build whose step tells every build arg', async () => {
    const dockerfile = (canaries: readonly Canary[]) => [...args(canaries), 'RUN node /app/tell.cjs'];
    const landing = await run({ as: 'build-args', dockerfile, until: 'image' });
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { error: 'BUILD_FAILED' });
    expect(text(landing, 'log of image')).toContain(`telling ${landing.canaries.length} values`);
  });

  test('a build whose step tells every mounted secret', async () => {
    const dockerfile = (canaries: readonly Canary[]) => [`RUN ${mounts(canaries)} node /app/tell.cjs`];
    const landing = await run({ as: 'build-secrets', dockerfile, until: 'image' });
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { error: 'BUILD_FAILED' });
    expect(text(landing, 'log of image')).toContain(`telling ${landing.canaries.length} values`);
  });

  test('a container under test whose log tells everything', async () => {
    const landing = await run({ as: 'runtime-ssm', carries: storable, dockerfile: () => [telling], until: 'image' });
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { error: 'CONTAINER_TEST_FAILED' });
    expect(text(landing, 'log of image')).toContain(`telling ${landing.canaries.length} values`);
  });

  test('an image that keeps what was mounted', async () => {
    const dockerfile = (canaries: readonly Canary[]) => [
      `RUN ${mounts(canaries)} node /app/keep.cjs`,
      // A layer above does not take it away.
      `RUN node -e "require('node:fs').rmSync('/app/kept')"`,
      serving,
    ];
    const landing = await run({ as: 'build-secrets', dockerfile, until: 'image' });
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { error: 'LEAK_FOUND' });
    for (const { name } of landing.canaries) expect(text(landing, 'log of image')).toContain(name);
    expect(sent(landing)).not.toContain('PutImage');
  });

  test.each([
    {
      why: 'the registry takes no layer',
      error: 'PUSH_FAILED',
      intercept: () => registry.answerFor,
    },
    {
      why: 'the login is refused',
      error: 'PUSH_FAILED',
      intercept: () => registry.answerWithWrongLogin,
    },
    {
      why: 'the credentials expire before the image is looked for',
      error: 'AWS_CREDENTIALS_EXPIRED',
      intercept: () => (call: { operation: string }) =>
        /^(DescribeImages|BatchGetImage)$/.test(call.operation)
          ? { status: 400, body: { __type: 'ExpiredTokenException', message: 'The security token is expired' } }
          : undefined,
    },
    {
      why: 'the role may not look at the repository',
      error: 'AWS_ACCESS_DENIED',
      intercept: () => (call: { operation: string }) =>
        call.operation === 'DescribeRepositories' ? accessDenied('ecr:DescribeRepositories', 'backend') : undefined,
    },
  ])('a push: $why', async ({ error, intercept }) => {
    const dockerfile = (canaries: readonly Canary[]) => [`RUN ${mounts(canaries)} node /app/check.cjs`, serving];
    const landing = await run({ as: 'build-secrets', dockerfile, inputs: untested, intercept, until: 'image' });
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { error });
  });

  test('a deploy whose container tells everything and dies, and the diagnosis of it', async () => {
    const landing = await run({
      as: 'runtime-ssm',
      carries: storable,
      dockerfile: () => [telling],
      inputs: { ...untested, deploy: { rehearse: 'off', 'on-failure': 'leave' }, diagnose: {} },
    });
    expect(landing.sightings()).toEqual([]);
    expect(landing.steps.find(({ action }) => action === 'deploy')?.exitCode).toBe(1);
    expectEnd(landing, { action: 'diagnose', exitCode: 0 });
    for (const log of ['log of deploy', 'log of diagnose'])
      expect(text(landing, log)).toMatch(/(settings: |FATAL: password authentication failed for ).*\*\*\*/);
  });

  test('a rehearsal whose container tells everything and dies', async () => {
    const landing = await run({
      as: 'runtime-secrets-manager',
      carries: storable,
      dockerfile: () => [telling],
      inputs: { ...untested, deploy: { rehearse: 'always' } },
    });
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { error: 'REHEARSAL_FAILED' });
    expect(text(landing, 'log of deploy')).toMatch(/(settings: |FATAL: password authentication failed for ).*\*\*\*/);
  });

  test('a command before the deploy that tells everything', async () => {
    const landing = await run({
      as: 'runtime-ssm',
      carries: storable,
      dockerfile: () => [serving],
      inputs: { ...untested, deploy: { 'before-command': 'node /app/tell.cjs' } },
    });
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { error: 'BEFORE_COMMAND_FAILED' });
    expect(text(landing, 'log of deploy')).toContain(`telling ${landing.canaries.length} values`);
  });

  test.each([
    { store: 'runtime-ssm', operation: 'PutParameter', member: 'Value' },
    { store: 'runtime-secrets-manager', operation: 'CreateSecret', member: 'SecretString' },
  ] as const)('an error of AWS that repeats the value: $operation', async ({ store, operation, member }) => {
    const landing = await run({
      as: store,
      carries: storable,
      until: 'build-args',
      intercept: () => (call) =>
        call.operation === operation
          ? {
              status: 400,
              body: { __type: 'ValidationException', message: echo(member, asObject(call.body)?.[member]) },
            }
          : undefined,
    });
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { action: 'build-args', exitCode: 1 });
    expect(sent(landing)).toContain(operation);
  });

  test('a value that the store does not take', async () => {
    const landing = await run({ as: 'runtime-ssm', until: 'build-args' });
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { action: 'build-args', exitCode: 1 });
    expect(message(landing)).toContain('BUNDLE');
  });
});

/** As AWS words what it does not accept. */
function echo(member: string, value: unknown): string {
  return `1 validation error detected: Value '${asString(value)}' at '${member}' failed to satisfy constraint: ${JSON.stringify(value)}`;
}

describe('when the job is cancelled, no byte of a secret gets out, and no file of it stays', () => {
  const slow = `${'RUN --mount=type=secret,id=PASSWORD node /app/tell.cjs; echo slow; sleep 60'}`;
  const stages: readonly (Flight & { readonly stage: string; readonly action: string })[] = [
    {
      stage: 'while values are stored',
      action: 'build-args',
      as: 'runtime-ssm',
      carries: storable,
      intercept: () => (call) => (call.operation === 'PutParameter' ? 'hang' : undefined),
      cancel: ({ call }) => call?.operation === 'PutParameter',
    },
    {
      stage: 'while the image is built',
      action: 'image',
      as: 'build-secrets',
      dockerfile: () => [slow],
      cancel: ({ line }) => /\bslow$/.test(line ?? ''),
    },
    {
      stage: 'while the container is tried',
      action: 'image',
      as: 'runtime-ssm',
      carries: storable,
      dockerfile: () => [serving],
      inputs: { image: { 'test-seconds': '60' } },
      cancel: ({ docker }) => docker === 'container start',
    },
    {
      stage: 'while the repository is asked for the image',
      action: 'image',
      as: 'build-args',
      dockerfile: (canaries) => [...args(canaries), serving],
      inputs: untested,
      cancel: ({ call }) => call?.operation === 'DescribeImages',
    },
    {
      stage: 'while it is deployed',
      action: 'deploy',
      as: 'runtime-secrets-manager',
      carries: storable,
      dockerfile: () => [telling],
      inputs: { ...untested, deploy: { rehearse: 'off' } },
      cancel: ({ call }) => call?.operation === 'UpdateService',
    },
  ];

  test.each(stages)('$stage', async ({ stage, action, ...flight }) => {
    const landing = await run(flight);
    expect(landing.sightings()).toEqual([]);
    expectEnd(landing, { action, exitCode: 1 });
    expect(landing.posts.map(({ exitCode }) => exitCode)).toEqual(landing.posts.map(() => 0));
    expect(landing.posts.length).toBeGreaterThan(0);
    expect(landing.left).toEqual([]);
  });
});

afterwards('no command line of this machine held a byte of a secret meanwhile', () => {
  const lines = world.commandLines().join('\n');
  for (const action of ['build-args', 'image', 'deploy']) expect(lines).toContain(`dist/${action}/index.js`);
  expect(lines).toContain('/app/check.cjs');
  expect(createDetector(everyCanary)(Buffer.from(lines))).toEqual([]);
});
