import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { environmentTransport } from '../../src/local-aws/runtimes/docker/container-environment.ts';
import { type CreateContext, createParameters } from '../../src/local-aws/runtimes/docker/create-parameters.ts';
import { dependentsOf, judgeDependency } from '../../src/local-aws/runtimes/docker/dependencies.ts';
import { daemonMessage } from '../../src/local-aws/runtimes/docker/docker-cli.ts';
import { readEvent } from '../../src/local-aws/runtimes/docker/engine-events.ts';
import { planHealthCheck } from '../../src/local-aws/runtimes/docker/health-check.ts';
import { digestOfImage, readContainer } from '../../src/local-aws/runtimes/docker/inspection.ts';
import { createLogLineReader, type LogLine } from '../../src/local-aws/runtimes/docker/log-lines.ts';
import { pullFailure } from '../../src/local-aws/runtimes/docker/reasons.ts';
import type { ContainerLaunch, TaskLaunch } from '../../src/local-aws/runtimes/runtime.ts';

const container: ContainerLaunch = {
  name: 'app',
  image: 'backend:v1',
  essential: true,
  command: null,
  entryPoint: null,
  workingDirectory: null,
  user: null,
  environment: [],
  memoryLimit: null,
  memoryReservation: null,
  cpu: 0,
  portMappings: [],
  healthCheck: null,
  stopTimeout: 30_000,
  logging: null,
  readonlyRootFilesystem: false,
  dockerLabels: {},
  dependsOn: [],
};

const launch: TaskLaunch = {
  taskId: '0123',
  taskArn: 'arn:aws:ecs:us-east-1:123456789012:task/main/0123',
  clusterName: 'main',
  family: 'backend',
  revision: 7,
  networkMode: 'bridge',
  hostAddress: '127.0.3.1',
  instanceId: 'one',
  containers: [container],
};

const context: CreateContext = {
  owner: 'me',
  containerName: 'ecs-backend-7-app-00',
  image: 'backend:v1',
  network: 'local-aws-me',
  address: '172.20.0.2',
  published: [],
  healthParameters: ['--no-healthcheck'],
  inheritedNames: [],
  environmentFile: null,
};

describe('the command line of a container', () => {
  test('has what the ECS agent gives a plain container', () => {
    expect(createParameters(launch, container, context)).toEqual([
      'create',
      '--pull=never',
      '--name=ecs-backend-7-app-00',
      '--network=local-aws-me',
      '--ip=172.20.0.2',
      '--label=com.amazonaws.ecs.cluster=main',
      '--label=com.amazonaws.ecs.container-name=app',
      '--label=com.amazonaws.ecs.task-arn=arn:aws:ecs:us-east-1:123456789012:task/main/0123',
      '--label=com.amazonaws.ecs.task-definition-family=backend',
      '--label=com.amazonaws.ecs.task-definition-version=7',
      '--label=local-aws.owner=me',
      '--cpu-shares=2',
      '--no-healthcheck',
      'backend:v1',
    ]);
  });

  test('carries every setting of the task definition, and the rest of an entry point before the command', () => {
    const full: ContainerLaunch = {
      ...container,
      entryPoint: ['/bin/sh', '-c'],
      command: ['echo "$1"', '-x'],
      workingDirectory: '/srv',
      user: '1000:1000',
      memoryLimit: 128,
      memoryReservation: 64,
      cpu: 256,
      portMappings: [
        { containerPort: 80, hostPort: 8080, protocol: 'tcp' },
        { containerPort: 53, hostPort: 0, protocol: 'udp' },
      ],
      logging: { group: 'g', stream: 's' },
      readonlyRootFilesystem: true,
      dockerLabels: { team: 'web' },
    };
    const published = full.portMappings;
    const files = { inheritedNames: ['A'], environmentFile: '/tmp/x' };
    const parameters = createParameters(launch, full, { ...context, published, ...files });
    expect(parameters.slice(5)).toEqual([
      '--label=team=web',
      '--label=com.amazonaws.ecs.cluster=main',
      '--label=com.amazonaws.ecs.container-name=app',
      '--label=com.amazonaws.ecs.task-arn=arn:aws:ecs:us-east-1:123456789012:task/main/0123',
      '--label=com.amazonaws.ecs.task-definition-family=backend',
      '--label=com.amazonaws.ecs.task-definition-version=7',
      '--label=local-aws.owner=me',
      '--memory=128m',
      '--memory-swap=128m',
      '--memory-reservation=64m',
      '--cpu-shares=256',
      '--env=A',
      '--env-file=/tmp/x',
      '--publish=127.0.3.1:8080:80/tcp',
      '--publish=127.0.3.1::53/udp',
      '--no-healthcheck',
      '--log-driver=json-file',
      '--workdir=/srv',
      '--user=1000:1000',
      '--read-only',
      '--entrypoint=/bin/sh',
      'backend:v1',
      '-c',
      'echo "$1"',
      '-x',
    ]);
  });

  test('never holds the value of a variable', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, maxLength: 40 }), (value) => {
        const environment = [
          { name: 'SECRET', value },
          { name: 'PATH', value },
        ];
        const { inherited } = environmentTransport(environment);
        const inheritedNames = Object.keys(inherited);
        const parameters = createParameters(launch, { ...container, environment }, { ...context, inheritedNames });
        expect(parameters.join('\n')).not.toContain(value);
      }),
    );
  });
});

describe('the environment of a container', () => {
  test('is inherited from the docker command, with line breaks and all', () => {
    const value = 'first line\nsecond "line" $HOME\n';
    expect(environmentTransport([{ name: 'KEY', value }])).toEqual({
      inherited: { KEY: value },
      fileLines: [],
      impossible: [],
    });
  });

  const names = [
    'PATH',
    'HOME',
    'DOCKER_HOST',
    'DOCKER_CONFIG',
    'https_proxy',
    'NO_PROXY',
    'LD_PRELOAD',
    'GODEBUG',
    'SSH_AUTH_SOCK',
  ];
  test.each(names)('%s goes through a file, because the docker command would read it', (name) => {
    expect(environmentTransport([{ name, value: 'x' }])).toMatchObject({ inherited: {}, fileLines: [`${name}=x`] });
  });

  test.each(['PASSWORD', 'DATABASE_URL', 'LDAP_URL', 'GOOGLE_CREDENTIALS', 'SSH_PRIVATE_KEY'])(
    '%s is inherited',
    (name) => {
      expect(environmentTransport([{ name, value: 'x' }]).inherited).toEqual({ [name]: 'x' });
    },
  );

  test('names what cannot be handed over', () => {
    const environment = [
      { name: 'PATH', value: 'a\nb' },
      { name: 'A=B', value: 'x' },
      { name: '', value: 'x' },
      { name: 'NUL', value: 'a\0b' },
    ];
    expect(environmentTransport(environment).impossible).toEqual(['PATH', 'A=B', '', 'NUL']);
  });
});

describe('a health check', () => {
  const times = { interval: 30_000, timeout: 5000, retries: 3, startPeriod: 10_000 };
  const timeParameters = [
    '--health-interval=30000ms',
    '--health-timeout=5000ms',
    '--health-retries=3',
    '--health-start-period=10000ms',
  ];

  test('of the image is ignored, as ECS does', () => {
    expect(planHealthCheck(null)).toEqual({ parameters: ['--no-healthcheck'], instruction: null });
  });

  test('of the form CMD-SHELL is a shell command', () => {
    const plan = planHealthCheck({ command: ['CMD-SHELL', 'curl -f localhost || exit 1'], ...times });
    expect(plan).toEqual({
      parameters: ['--health-cmd=curl -f localhost || exit 1', ...timeParameters],
      instruction: null,
    });
  });

  test('of the form CMD is built into the image, because the command line knows shell commands only', () => {
    const plan = planHealthCheck({ command: ['CMD', '/healthy', 'a "b"'], ...times });
    expect(plan).toEqual({ parameters: timeParameters, instruction: 'HEALTHCHECK CMD ["/healthy","a \\"b\\""]' });
  });

  test('keeps times that an engine can hold when the emulator runs fast', () => {
    const plan = planHealthCheck({ command: ['CMD-SHELL', 'x'], ...times, interval: 3, timeout: 5, startPeriod: 0 });
    expect(plan.parameters).toEqual(expect.arrayContaining(['--health-interval=250ms', '--health-timeout=1000ms']));
  });
});

describe('a dependency', () => {
  const waiting = { started: false, health: null, exitCode: null };
  const running = { started: true, health: null, exitCode: null };
  const healthy = { started: true, health: 'HEALTHY' as const, exitCode: null };
  const unhealthy = { started: true, health: 'UNHEALTHY' as const, exitCode: null };
  const exited = (exitCode: number) => ({ started: true, health: null, exitCode });
  const cases = [
    { condition: 'START', progress: waiting, kind: 'waiting' },
    { condition: 'START', progress: running, kind: 'met' },
    { condition: 'START', progress: exited(1), kind: 'met' },
    { condition: 'COMPLETE', progress: running, kind: 'waiting' },
    { condition: 'COMPLETE', progress: exited(1), kind: 'met' },
    { condition: 'SUCCESS', progress: running, kind: 'waiting' },
    { condition: 'SUCCESS', progress: exited(0), kind: 'met' },
    { condition: 'SUCCESS', progress: exited(1), kind: 'hopeless' },
    { condition: 'HEALTHY', progress: running, kind: 'waiting' },
    { condition: 'HEALTHY', progress: healthy, kind: 'met' },
    { condition: 'HEALTHY', progress: unhealthy, kind: 'hopeless' },
    { condition: 'HEALTHY', progress: exited(0), kind: 'hopeless' },
  ];
  test.each(cases)('$condition on $progress: $kind', ({ condition, progress, kind }) => {
    expect(judgeDependency({ containerName: 'db', condition }, progress).kind).toBe(kind);
  });

  test('makes the dependent stop first', () => {
    const app = { ...container, dependsOn: [{ containerName: 'db', condition: 'START' }] };
    const db = { ...container, name: 'db' };
    expect([dependentsOf('db', [app, db]), dependentsOf('app', [app, db])]).toEqual([['app'], []]);
  });
});

describe('the lines of docker logs', () => {
  const stamp = (index: number) => `2026-01-02T03:04:05.${String(index).padStart(9, '0')}Z`;

  /** The engine's own format: a time before each piece of at most 16 KiB, a line break after the last piece of a line. */
  function asEngineWrites(messages: readonly string[]): Buffer {
    const pieces = messages.flatMap((message, index) => {
      const bytes = Buffer.from(message);
      const parts: Buffer[] = [];
      let rest = bytes;
      while (rest.length >= 16_384) {
        parts.push(Buffer.from(`${stamp(index)} `), rest.subarray(0, 16_384));
        rest = rest.subarray(16_384);
      }
      return [...parts, Buffer.from(`${stamp(index)} `), rest, Buffer.from('\n')];
    });
    return Buffer.concat(pieces);
  }

  function read(bytes: Buffer, cuts: readonly number[]): readonly LogLine[] {
    const lines: LogLine[] = [];
    const reader = createLogLineReader((line) => lines.push(line));
    let start = 0;
    for (const cut of [...cuts].sort((a, b) => a - b)) {
      reader.push(bytes.subarray(start, Math.max(start, cut)));
      start = Math.max(start, cut);
    }
    reader.push(bytes.subarray(start));
    reader.end();
    return lines;
  }

  const message = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\n')),
    fc.integer({ min: 16_380, max: 33_000 }).map((length) => 'é'.repeat(length / 2)),
    fc.constantFrom('', 'x'.repeat(16_384), 'x'.repeat(32_768), `${stamp(0)} not a time`),
  );

  test('come out whole, however the bytes arrive and however long they are', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 4 }), fc.array(fc.nat(70_000), { maxLength: 6 }), (messages, cuts) => {
        const lines = read(asEngineWrites(messages), cuts);
        expect(lines).toEqual(messages.map((text, index) => ({ stamp: stamp(index), message: text })));
      }),
      { numRuns: 60 },
    );
  });

  test('are cut at 256 KiB between two characters, as events of CloudWatch Logs are', () => {
    const long = 'é'.repeat(200_000);
    const lines = read(asEngineWrites([long]), []);
    expect(lines.map(({ message: text }) => text).join('')).toBe(long);
    expect(lines.map(({ message: text }) => Buffer.byteLength(text) <= 262_118)).toEqual([true, true]);
  });

  test("without a time are the command's own words, and are dropped", () => {
    expect(read(Buffer.from('Error: No such container: x\n'), [])).toEqual([]);
  });

  test('at the very end need no line break', () => {
    expect(read(Buffer.from(`${stamp(1)} last words`), [])).toEqual([{ stamp: stamp(1), message: 'last words' }]);
  });
});

describe('what the engine says', () => {
  test('about an exit and about health is understood; the rest is ignored', () => {
    const event = (Action: string, Attributes: object = {}) =>
      JSON.stringify({ Type: 'container', Action, Actor: { ID: 'c1', Attributes } });
    const events = [
      event('die', { exitCode: '3' }),
      event('health_status: healthy'),
      event('health_status: unhealthy'),
      event('exec_create: node'),
      'not JSON',
    ];
    expect(events.map(readEvent)).toEqual([
      { kind: 'died', id: 'c1', exitCode: 3 },
      { kind: 'health', id: 'c1', status: 'HEALTHY' },
      { kind: 'health', id: 'c1', status: 'UNHEALTHY' },
      undefined,
      undefined,
    ]);
  });

  test('about ports becomes network bindings', () => {
    const Ports = { '80/tcp': [{ HostIp: '127.0.1.1', HostPort: '32768' }], '53/udp': null };
    const State = { Status: 'exited', Running: false, ExitCode: 137, OOMKilled: true };
    expect(readContainer({ State, NetworkSettings: { Ports } })).toEqual({
      exited: true,
      exitCode: 137,
      outOfMemory: true,
      health: null,
      networkBindings: [{ bindIP: '127.0.1.1', containerPort: 80, hostPort: 32768, protocol: 'tcp' }],
    });
  });

  test('in several lines is its error, or else the last line', () => {
    const failure = 'Error response from daemon: Bind for 127.0.1.1:80 failed: port is already allocated';
    expect(daemonMessage(`${failure}\nError: failed to start containers: 0123\n`)).toBe(failure);
    expect(daemonMessage('Using default tag: latest\nno such host\n')).toBe('no such host');
  });
});

describe('an image that cannot be pulled', () => {
  const image = '127.0.0.1:5000/backend:v2';
  const platform = "image Manifest does not contain descriptor matching platform 'linux/arm64'";

  test.each([
    [
      `manifest for ${image} not found: manifest unknown: manifest unknown`,
      `failed to resolve ref ${image}: not found`,
    ],
    [`failed to resolve reference "${image}": ${image}: not found`, `failed to resolve ref ${image}: not found`],
    ['no matching manifest for linux/arm64/v8 in the manifest list entries', platform],
    [
      'no match for platform in manifest sha256:0123: not found',
      platform.replace('arm64', process.arch === 'x64' ? 'amd64' : process.arch),
    ],
  ])('is said in the words of the ECS agent: %s', (said, expected) => {
    const { message } = pullFailure('app', image, `Error response from daemon: ${said}\n`);
    expect(message).toBe(`CannotPullContainerError: pull image manifest has been retried 7 time(s): ${expected}`);
  });

  test('for the rest, the agent repeats the engine', () => {
    const denied = 'Error response from daemon: pull access denied for backend, repository does not exist';
    expect(pullFailure('app', image, denied).message).toBe(`CannotPullContainerError: ${denied}`);
  });
});

describe('the digest of an image', () => {
  const RepoDigests = ['127.0.0.1:5000/other@sha256:aa', '127.0.0.1:5000/backend@sha256:bb'];
  const cases = [
    { reference: '127.0.0.1:5000/backend:v1', digest: 'sha256:bb' },
    { reference: '127.0.0.1:5000/backend', digest: 'sha256:bb' },
    { reference: '127.0.0.1:5000/backend@sha256:cc', digest: 'sha256:cc' },
    { reference: 'backend:v1', digest: null },
  ];
  test.each(cases)('of $reference is $digest', ({ reference, digest }) => {
    expect(digestOfImage({ RepoDigests }, reference)).toBe(digest);
  });
});
