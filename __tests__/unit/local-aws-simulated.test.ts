import { describe, expect, test } from '@jest/globals';
import type { ContainerLaunch, TaskLaunch, TaskObserver } from '../../src/local-aws/runtimes/runtime.ts';
import { readBehaviour } from '../../src/local-aws/runtimes/simulated/behaviour.ts';
import { imageDigest } from '../../src/local-aws/runtimes/simulated/image-digest.ts';
import { createSimulatedRuntime } from '../../src/local-aws/runtimes/simulated/simulated-runtime.ts';
import { manualClock } from '../support/manual-clock.ts';

const container: ContainerLaunch = {
  name: 'app',
  image: 'backend:1',
  essential: true,
  command: null,
  entryPoint: null,
  workingDirectory: null,
  user: null,
  environment: [],
  memoryLimit: 256,
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

const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 5000, timeout: 5000, retries: 3, startPeriod: 0 };

const simulate = (value: string) => ({ environment: [{ name: 'LOCAL_AWS_SIMULATE', value }] });

function launch(taskId: string, ...containers: Partial<ContainerLaunch>[]): TaskLaunch {
  return {
    taskId,
    taskArn: `arn:${taskId}`,
    clusterName: 'default',
    family: 'backend',
    revision: 1,
    networkMode: 'bridge',
    hostAddress: '127.0.1.1',
    instanceId: 'one',
    containers: containers.map((members) => ({ ...container, ...members })),
  };
}

/** A runtime at speed 1 that takes 2 s to pull and 1 s to start and to stop, with what it reports as `second: report`. */
function scene(speed = 1, pullDelay = (_image: string) => 0) {
  const clock = manualClock(0);
  const reports: string[] = [];
  const lines: string[] = [];
  const ids: string[] = [];
  const say = (report: string) => reports.push(`${clock.now() / 1000}: ${report}`);
  const observer: TaskObserver = {
    pullStarted: () => say('pull started'),
    pullStopped: () => say('pull stopped'),
    containerRunning: (name, { runtimeId, networkBindings }) => {
      ids.push(runtimeId);
      say([`${name} running`, ...networkBindings.map(({ bindIP, hostPort }) => `${bindIP}:${hostPort}`)].join(' '));
    },
    containerHealth: (name, status) => say(`${name} ${status}`),
    containerExited: (name, { exitCode, reason }) =>
      say(`${name} exited ${exitCode}${reason === null ? '' : ` ${reason}`}`),
    failedToStart: (name, reason) => say(`${name} failed: ${reason}`),
    stopped: () => say('stopped'),
  };
  const sink = {
    createGroup: () => undefined,
    openStream(group: string) {
      if (group === 'missing') throw new Error('The specified log group does not exist.');
    },
    append: (_group: string, stream: string, events: readonly { message: string }[]) =>
      lines.push(...events.map(({ message }) => `${stream}: ${message}`)),
  };
  const times = { pull: 2000, start: 1000, stop: 1000 };
  const runtime = createSimulatedRuntime({ clock, sink, ...times, pullDelay, speed, digestOf: () => null });
  return { clock, reports, lines, ids, runtime, start: (task: TaskLaunch) => runtime.start(task, observer) };
}

describe('a simulated task', () => {
  test('pulls, starts, becomes healthy after the first interval, and stops when it is told to', () => {
    const { clock, reports, runtime, start } = scene();
    start(launch('a', { healthCheck }));
    clock.advance(20_000);
    runtime.stop('a');
    clock.advance(20_000);
    expect(reports).toEqual([
      '0: pull started',
      '2: pull stopped',
      '3: app running',
      '8: app HEALTHY',
      '21: app exited 143',
      '21: stopped',
    ]);
  });

  test('ends as a command line says that begins with the variable, whatever the environment says', () => {
    const { clock, reports, start } = scene();
    const command = ['sh', '-c', "LOCAL_AWS_SIMULATE='exit=4 after=2' migrate"];
    start(launch('a', { command, ...simulate('oom') }));
    clock.advance(10_000);
    expect(reports.slice(2)).toEqual(['3: app running', '5: app exited 4']);
  });

  test('is faster by the speed', () => {
    const { clock, reports, start } = scene(10);
    start(launch('a', simulate('exit=3 after=2')));
    clock.advance(10_000);
    expect(reports).toEqual(['0: pull started', '0.2: pull stopped', '0.3: app running', '0.5: app exited 3']);
  });

  test.each([
    ['exit=1 after=2', ['3: app running', '5: app exited 1']],
    ['oom', ['3: app running', '4: app exited 137 OutOfMemoryError: Container killed due to memory usage']],
    ['unhealthy', ['3: app running', '18: app UNHEALTHY']],
    [
      'pull-error',
      [
        '2: app failed: CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref backend:1: not found',
      ],
    ],
    [
      'not-found',
      [
        '2: app failed: CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref backend:1: not found',
      ],
    ],
    [
      'wrong-architecture',
      [
        "2: app failed: CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
      ],
    ],
    [
      'exec-not-found',
      [
        '3: app failed: CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "/app": executable file not found in $PATH: unknown',
      ],
    ],
    ['exec-format-error', ['3: app running', '3: app exited 255']],
    ['slow-start=4', ['7: app running']],
    ['explode', ['0: app failed: CannotStartContainerError: LOCAL_AWS_SIMULATE does not know the word "explode"']],
  ])('fails as %s says', (value, expected) => {
    const { clock, reports, start } = scene();
    start(launch('a', { healthCheck: value === 'unhealthy' ? healthCheck : null, ...simulate(value) }));
    clock.advance(60_000);
    expect(reports.filter((report) => !report.includes('pull st'))).toEqual(expected);
  });

  test('that is stopped while it pulls never runs', () => {
    const { clock, reports, runtime, start } = scene();
    start(launch('a', {}));
    clock.advance(1000);
    runtime.stop('a');
    clock.advance(10_000);
    expect(reports).toEqual(['0: pull started', '1: stopped']);
  });

  test('logs that it started and how it ended', () => {
    const { clock, lines, start } = scene();
    start(launch('a', { logging: { group: '/app', stream: 'ecs/app/a' }, ...simulate('exit=1') }));
    clock.advance(10_000);
    expect(lines).toEqual(['ecs/app/a: started', 'ecs/app/a: exited with 1']);
  });

  test('writes the lines that it is told to instead, right before its exit', () => {
    const { clock, lines, start } = scene();
    const words = simulate('log="Connecting, to the database" log="FATAL: refused" exit=1 after=3');
    start(launch('a', { logging: { group: '/app', stream: 'ecs/app/a' }, ...words }));
    clock.advance(5000);
    expect(lines).toEqual([]);
    clock.advance(5000);
    expect(lines).toEqual(['ecs/app/a: Connecting, to the database', 'ecs/app/a: FATAL: refused']);
  });

  test('without a stream prefix writes to a stream that has the id of its container', () => {
    const { clock, ids, lines, start } = scene();
    start(launch('a', { logging: { group: '/app', stream: null }, ...simulate('exec-format-error') }));
    clock.advance(10_000);
    expect(lines).toEqual([`${ids[0]}: exec /app: exec format error`]);
  });

  test('is HEALTHY at the first check from healthy-after on, UNHEALTHY before where too many fail', () => {
    const { clock, reports, start } = scene();
    start(launch('a', { healthCheck, ...simulate('healthy-after=7') }));
    start(launch('b', { healthCheck, ...simulate('healthy-after=16') }));
    clock.advance(60_000);
    expect(reports.filter((report) => report.includes('HEALTHY'))).toEqual([
      '13: app HEALTHY',
      '18: app UNHEALTHY',
      '23: app HEALTHY',
    ]);
  });

  test('pulls an image once for an instance, with the delay that is set, and each time on Fargate', () => {
    const { clock, reports, start } = scene(1, (image) => (image === 'backend:1' ? 20_000 : 0));
    start(launch('first', {}));
    clock.advance(30_000);
    start(launch('again', {}));
    start({ ...launch('elsewhere', {}), instanceId: 'two' });
    start(launch('another image', { image: 'backend:2' }));
    clock.advance(30_000);
    start({ ...launch('fargate', {}), instanceId: null });
    clock.advance(30_000);
    start({ ...launch('fargate again', {}), instanceId: null });
    clock.advance(30_000);
    expect(reports.filter((report) => report.includes('pull stopped'))).toEqual(
      [22, 30, 32, 52, 82, 112].map((seconds) => `${seconds}: pull stopped`),
    );
  });

  test('does not start without its log group', () => {
    const { clock, reports, start } = scene();
    start(launch('a', { logging: { group: 'missing', stream: 's' } }));
    clock.advance(10_000);
    expect(reports.at(-1)).toBe(
      '2: app failed: ResourceInitializationError: failed to initialize logging driver: The specified log group does not exist.',
    );
  });

  test('starts a container once the one that it depends on has succeeded', () => {
    const { clock, reports, start } = scene();
    const dependsOn = [{ containerName: 'migrate', condition: 'SUCCESS' }];
    start(launch('a', { dependsOn }, { name: 'migrate', essential: false, ...simulate('exit=0 after=4') }));
    clock.advance(20_000);
    expect(reports.slice(2)).toEqual(['3: migrate running', '7: migrate exited 0', '8: app running']);
  });

  test('gets dynamic ports from 32768 on, each free on its address, and gives them back', () => {
    const { clock, reports, runtime, start } = scene();
    const portMappings = [{ containerPort: 80, hostPort: 0, protocol: 'tcp' as const }];
    start(launch('a', { portMappings }));
    start(launch('b', { portMappings }));
    start({ ...launch('c', { portMappings }), hostAddress: '127.0.2.1' });
    clock.advance(5000);
    runtime.stop('a');
    clock.advance(5000);
    start(launch('d', { portMappings }));
    clock.advance(5000);
    expect(reports.filter((report) => report.includes('running'))).toEqual([
      '3: app running 127.0.1.1:32768',
      '3: app running 127.0.1.1:32769',
      '3: app running 127.0.2.1:32768',
      '11: app running 127.0.1.1:32768',
    ]);
  });

  test('says nothing more once the runtime is closed', async () => {
    const { clock, reports, runtime, start } = scene();
    start(launch('a', {}));
    await runtime.close();
    clock.advance(10_000);
    expect(reports).toEqual([]);
  });
});

describe('LOCAL_AWS_SIMULATE', () => {
  test('without it a container runs until it is stopped', () => {
    expect(readBehaviour(container)).toMatchObject({
      exit: null,
      unhealthy: false,
      pullFailure: null,
      startFailure: null,
    });
  });

  test.each(['exit', 'exit=', 'exit=256', 'exit=1.5', 'after=-1', 'unhealthy=1'])('"%s" is refused', (value) => {
    expect(readBehaviour({ ...container, ...simulate(value) })).toEqual({ error: expect.stringContaining(value) });
  });
});

describe("an image's digest", () => {
  const digest = `sha256:${'a'.repeat(64)}`;

  test('is the one of the reference, else the registry’s, else one that follows from the reference', () => {
    expect(imageDigest(`backend@${digest}`, () => 'sha256:other')).toBe(digest);
    expect(imageDigest('backend:1', () => digest)).toBe(digest);
    expect(imageDigest('backend:1', () => null)).toBe(imageDigest('backend:1', () => null));
    expect(imageDigest('backend:1', () => null)).not.toBe(imageDigest('backend:2', () => null));
  });
});
