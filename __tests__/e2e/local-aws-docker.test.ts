import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '../../harness/ports.ts';
import { waitFor } from '../../harness/wait.ts';
import { asObject, asObjects, asString, asStrings } from '../../src/toolkit/json.ts';
import { recordingClient } from './support/docker-clients.ts';
import { accountId, type DockerWorld, leftOf, startDockerWorld } from './support/docker-world.ts';

let world: DockerWorld;

beforeAll(async () => {
  world = await startDockerWorld();
}, 120_000);

afterAll(() => world?.stop(), 60_000);

const script = (source: string) => ['node', '-e', source];

/** Answers with an environment variable, and ends on SIGTERM. */
const server = script(
  "require('http').createServer((q, r) => r.end(process.env.VALUE)).listen(8080); process.on('SIGTERM', () => process.exit(0))",
);

async function linesOf(stream: string): Promise<readonly string[]> {
  const { events } = await world.call('logs', 'GetLogEvents', {
    logGroupName: '/e2e',
    logStreamName: stream,
    startFromHead: true,
  });
  return asObjects(events).map(({ message }) => asString(message) ?? '');
}

describe('a task of one container', () => {
  test('pulls, runs, becomes healthy, answers on its host port, stops, and is gone', async () => {
    const hostPort = await freePort('127.0.9.1');
    const task = world.start([
      {
        command: server,
        environment: [{ name: 'VALUE', value: 'line 1\nline "2"\n' }],
        portMappings: [{ containerPort: 8080, hostPort, protocol: 'tcp' }],
        healthCheck: {
          command: [
            'CMD-SHELL',
            `node -e "fetch('http://127.0.0.1:8080').then(() => process.exit(0), () => process.exit(1))"`,
          ],
          interval: 250,
          timeout: 5000,
          retries: 10,
          startPeriod: 0,
        },
      },
    ]);
    await task.first('containerHealth');
    expect(await (await fetch(`http://127.0.9.1:${hostPort}`)).text()).toBe('line 1\nline "2"\n');
    world.runtime.stop(task.taskId);
    await task.first('stopped');
    const binding = { bindIP: '127.0.9.1', containerPort: 8080, hostPort, protocol: 'tcp' };
    const details = {
      runtimeId: expect.stringMatching(/^[0-9a-f]{64}$/),
      imageDigest: null,
      networkBindings: [binding],
    };
    expect(task.reports).toEqual([
      ['pullStarted'],
      ['pullStopped'],
      ['containerRunning', 'app', details],
      ['containerHealth', 'app', 'HEALTHY'],
      ['containerExited', 'app', { exitCode: 0, reason: null }],
      ['stopped'],
    ]);
    const label = `label=com.amazonaws.ecs.task-arn=arn:aws:ecs:us-east-1:${accountId}:task/main/${task.taskId}`;
    expect(await world.docker('ps', '--all', '--quiet', '--filter', label)).toBe('');
  });

  test('that exits by itself is reported with its code and gone after that', async () => {
    const task = world.start([{ command: script('process.exit(3)') }]);
    await task.first('stopped');
    expect(task.of('containerExited')).toEqual([['containerExited', 'app', { exitCode: 3, reason: null }]]);
  });

  test('that ignores SIGTERM is killed after its stop timeout', async () => {
    const task = world.start([
      { command: script("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"), stopTimeout: 1000 },
    ]);
    await task.first('containerRunning');
    world.runtime.stop(task.taskId);
    await task.first('stopped');
    expect(task.of('containerExited')).toEqual([['containerExited', 'app', { exitCode: 137, reason: null }]]);
  });

  test('that takes more than its memory is reported as ECS does', async () => {
    const hungry = script('const all = []; for (;;) all.push(Buffer.alloc(8 << 20, 1))');
    const task = world.start([{ command: hungry, memoryLimit: 64 }]);
    await task.first('stopped');
    const reason = 'OutOfMemoryError: Container killed due to memory usage';
    expect(task.of('containerExited')).toEqual([['containerExited', 'app', { exitCode: 137, reason }]]);
  });

  test('whose health check of the form CMD fails is unhealthy, and its image needs no shell for it', async () => {
    const task = world.start([
      {
        command: server,
        healthCheck: {
          command: ['CMD', 'node', '-e', 'process.exit(1)'],
          interval: 250,
          timeout: 5000,
          retries: 1,
          startPeriod: 0,
        },
      },
    ]);
    expect(await task.first('containerHealth')).toEqual(['containerHealth', 'app', 'UNHEALTHY']);
    const id = await world.docker(
      'ps',
      '--quiet',
      '--filter',
      'health=unhealthy',
      '--filter',
      `label=local-aws.owner=${world.owner}`,
    );
    const check = await world.docker('inspect', '--format', '{{json .Config.Healthcheck.Test}}', id);
    expect(JSON.parse(check)).toEqual(['CMD', 'node', '-e', 'process.exit(1)']);
    world.runtime.stop(task.taskId);
    await task.first('stopped');
  });

  test('runs the command of its image when it names none, also with a health check of the form CMD', async () => {
    const healthCheck = {
      command: ['CMD', 'node', '-e', '0'],
      interval: 250,
      timeout: 5000,
      retries: 1,
      startPeriod: 0,
    };
    const task = world.start([{ command: null, healthCheck }]);
    await task.first('stopped');
    // The base image's command is node, which ends at once without an input.
    expect(task.of('containerExited')).toEqual([['containerExited', 'app', { exitCode: 0, reason: null }]]);
  });

  test('keeps the values of its environment out of every command line, and no file of them behind', async () => {
    const environment = [
      { name: 'VALUE', value: 'first secret' },
      { name: 'DOCKER_HOST', value: 'tcp://second.secret:1' },
    ];
    const print = script('console.log(JSON.stringify([process.env.VALUE, process.env.DOCKER_HOST]))');
    world.logs.sink.createGroup('/e2e');
    const folder = mkdtempSync(join(tmpdir(), 'berth-docker-'));
    const client = await recordingClient(folder, () => true, '28.0.0');
    const { PATH: path } = process.env;
    process.env.PATH = `${folder}:${path}`;
    try {
      const task = world.start([{ command: print, environment, logging: { group: '/e2e', stream: 'environment' } }]);
      await task.first('stopped');
    } finally {
      process.env.PATH = path;
    }
    expect(await linesOf('environment')).toEqual(['["first secret","tcp://second.secret:1"]']);
    expect(client.parameters()).toContain('--env=VALUE\n');
    expect(client.parameters()).not.toContain('secret');
    expect(readdirSync(world.directory).filter((name) => name.startsWith('environment-'))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe('a task that cannot start', () => {
  async function reasonOf(container: Parameters<DockerWorld['start']>[0][number]): Promise<unknown> {
    const task = world.start([container]);
    const [, name, reason] = await task.first('failedToStart');
    expect(name).toBe('app');
    expect(task.of('stopped')).toEqual([]);
    return reason;
  }

  test('because its port is taken says so in the words of AWS, and leaves no container', async () => {
    const hostPort = await freePort('127.0.9.1');
    const portMappings = [{ containerPort: 8080, hostPort, protocol: 'tcp' as const }];
    const first = world.start([{ command: server, portMappings, stopTimeout: 1000 }]);
    await first.first('containerRunning');
    const reason = await reasonOf({ command: server, portMappings });
    expect(reason).toMatch(
      new RegExp(
        `^CannotStartContainerError: Error response from daemon: .*Bind for 127\\.0\\.9\\.1:${hostPort} failed: port is already allocated$`,
      ),
    );
    const created = [
      'ps',
      '--all',
      '--quiet',
      '--filter',
      `label=local-aws.owner=${world.owner}`,
      '--filter',
      'status=created',
    ];
    expect(await world.docker(...created)).toBe('');
    world.runtime.stop(first.taskId);
    await first.first('stopped');
  });

  test('on another address can use the same port', async () => {
    const hostPort = await freePort('127.0.9.1');
    const portMappings = [{ containerPort: 8080, hostPort, protocol: 'tcp' as const }];
    const tasks = ['127.0.9.1', '127.0.10.1'].map((hostAddress) =>
      world.start([{ command: server, portMappings, stopTimeout: 1000 }], { hostAddress }),
    );
    for (const task of tasks) {
      await task.first('containerRunning');
      world.runtime.stop(task.taskId);
    }
    await Promise.all(tasks.map((task) => task.first('stopped')));
  });

  test('because its program does not exist says so', async () => {
    expect(await reasonOf({ command: ['no-such-program'] })).toMatch(
      /^CannotStartContainerError: Error response from daemon: .*"no-such-program": executable file not found/,
    );
  });

  test('because its image is not in the registry says so, even when the engine has it', async () => {
    await world.call('ecr', 'CreateRepository', { repositoryName: 'absent' });
    const image = `${world.ecr.access.server}/absent:v1`;
    await world.docker('tag', world.base, image);
    const reason = await reasonOf({ image });
    await world.docker('image', 'rm', image);
    // Engines word it differently, from "manifest unknown" to "failed to resolve reference"; the agent has words of its own.
    const words = 'pull image manifest has been retried 7 time(s): failed to resolve ref';
    expect(reason).toBe(`CannotPullContainerError: ${words} ${image}: not found`);
  });

  test('because its repository does not exist says so in the words of ECR', async () => {
    expect(await reasonOf({ image: `${world.ecr.access.server}/nothing:v1` })).toMatch(
      /^CannotPullContainerError: .*The repository with name 'nothing' does not exist in the registry with id '123456789012'$/,
    );
  });

  test('because its log group does not exist says so', async () => {
    const reason = await reasonOf({ command: server, logging: { group: '/missing', stream: 's' } });
    expect(reason).toMatch(
      /^CannotStartContainerError: .*ResourceNotFoundException: The specified log group does not exist\.$/,
    );
  });
});

describe('an image of the registry', () => {
  test('is pulled by digest with a login that nothing remembers, and its digest is reported', async () => {
    await world.call('ecr', 'CreateRepository', { repositoryName: 'backend' });
    const { server: registry, username } = world.ecr.access;
    const image = `${registry}/backend:v1`;
    const digest = await pushAs(username, world.ecr.access.password(), image);
    const reference = `${registry}/backend@${digest}`;
    const task = world.start([{ image: reference, command: script('0') }]);
    expect(await task.first('containerRunning')).toEqual([
      'containerRunning',
      'app',
      expect.objectContaining({ imageDigest: digest }),
    ]);
    await task.first('stopped');
    expect(world.ecr.digestOf(image)).toBe(digest);
  });

  /** Pushes the base image and forgets it, so that it has to be pulled. */
  async function pushAs(username: string, password: string, image: string): Promise<string> {
    const repository = image.slice(0, image.lastIndexOf(':'));
    const login = mkdtempSync(join(tmpdir(), 'berth-login-'));
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    writeFileSync(join(login, 'config.json'), JSON.stringify({ auths: { [world.ecr.access.server]: { auth } } }));
    await world.docker('tag', world.base, image);
    try {
      await world.docker('--config', login, 'push', image);
      const digests = asStrings(JSON.parse(await world.docker('inspect', '--format', '{{json .RepoDigests}}', image)));
      return digests.find((digest) => digest.startsWith(`${repository}@`))?.split('@')[1] ?? '';
    } finally {
      rmSync(login, { recursive: true });
      await world.docker('image', 'rm', image);
    }
  }
});

describe('a pull that is slow', () => {
  afterEach(() => {
    world.pullDelay = () => 0;
  });

  test('is slow where no task has pulled the image before: once for an instance, each time on Fargate', async () => {
    const asked: string[] = [];
    world.pullDelay = (image) => {
      if (image === world.base) asked.push(image);
      return 1;
    };
    for (const instanceId of ['slow-1', 'slow-1', 'slow-2', null, null]) {
      await world.start([{ command: script('0') }], { instanceId }).first('stopped');
    }
    expect(asked).toHaveLength(4);
  });

  test('ends at once when the task is told to stop, and counts as no pull', async () => {
    world.pullDelay = () => 3_600_000;
    const task = world.start([{ command: script('0') }], { instanceId: 'slow-3' });
    await task.first('pullStarted');
    world.runtime.stop(task.taskId);
    await task.first('stopped');
    expect(task.of('pullStopped')).toEqual([]);
    let asked = 0;
    world.pullDelay = () => {
      asked += 1;
      return 0;
    };
    await world.start([{ command: script('0') }], { instanceId: 'slow-3' }).first('stopped');
    expect(asked).toBe(1);
  });
});

describe('the log of a container', () => {
  test('without a stream prefix is in the stream that has its id', async () => {
    world.logs.sink.createGroup('/e2e');
    const task = world.start([{ command: script("console.log('hello')"), logging: { group: '/e2e', stream: null } }]);
    const [, , details] = await task.first('containerRunning');
    await task.first('stopped');
    expect(await linesOf(asString(asObject(details)?.runtimeId) ?? '')).toEqual(['hello']);
  });

  test('has every line of both streams up to the last, also when the container dies at once', async () => {
    world.logs.sink.createGroup('/e2e');
    const talk = script(`
      for (let i = 0; i < 3000; i += 1) { console.log('out ' + i); if (i % 10 === 0) console.error('err ' + i); }
      process.stdout.write('x'.repeat(40000) + '\\n');
      process.stderr.write('last words, without a line break', () => process.exit(9));
    `);
    const tasks = [1, 2, 3].map((number) =>
      world.start([{ command: talk, logging: { group: '/e2e', stream: `talk${number}` } }]),
    );
    for (const [index, task] of tasks.entries()) {
      await task.first('stopped');
      const lines = await linesOf(`talk${index + 1}`);
      expect(lines.filter((line) => line.startsWith('out'))).toEqual(
        Array.from({ length: 3000 }, (_, i) => `out ${i}`),
      );
      expect(lines.filter((line) => line.startsWith('err'))).toEqual(
        Array.from({ length: 300 }, (_, i) => `err ${i * 10}`),
      );
      expect(lines.filter((line) => /^x+$/.test(line)).map(({ length }) => length)).toEqual([40_000]);
      expect(lines).toContain('last words, without a line break');
      expect(lines).toHaveLength(3302);
    }
  });

  test('is there while the container runs', async () => {
    world.logs.sink.createGroup('/e2e');
    const task = world.start([
      {
        command: script("console.log('ready'); setInterval(() => {}, 1000)"),
        stopTimeout: 1000,
        logging: { group: '/e2e', stream: 'live' },
      },
    ]);
    await task.first('containerRunning');
    const lines = await waitFor(async () => (await linesOf('live')).find((line) => line === 'ready'), {
      what: 'the first line',
      seconds: 20,
    });
    expect(lines).toBe('ready');
    world.runtime.stop(task.taskId);
    await task.first('stopped');
  });
});

describe('containers that depend on each other', () => {
  test('start in order and stop in the opposite order', async () => {
    const task = world.start([
      {
        name: 'app',
        command: server,
        dependsOn: [
          { containerName: 'db', condition: 'HEALTHY' },
          { containerName: 'init', condition: 'SUCCESS' },
        ],
      },
      {
        name: 'db',
        command: server,
        healthCheck: { command: ['CMD-SHELL', 'node -e 0'], interval: 250, timeout: 5000, retries: 3, startPeriod: 0 },
      },
      { name: 'init', essential: false, command: script('0') },
    ]);
    await waitFor(async () => (task.of('containerRunning').length === 3 ? true : undefined), {
      what: 'three containers',
      seconds: 30,
    });
    world.runtime.stop(task.taskId);
    await task.first('stopped');
    const order = task.reports.map(([kind, name]) => `${kind} ${name ?? ''}`.trim());
    const place = (report: string) => order.indexOf(report);
    expect(place('containerRunning app')).toBeGreaterThan(place('containerHealth db'));
    expect(place('containerRunning app')).toBeGreaterThan(place('containerExited init'));
    expect(place('containerExited db')).toBeGreaterThan(place('containerExited app'));
  });

  test('fail together when a dependency fails', async () => {
    const task = world.start([
      { name: 'init', essential: false, command: script('process.exit(1)') },
      { name: 'app', command: server, dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }] },
    ]);
    expect(await task.first('failedToStart')).toEqual([
      'failedToStart',
      'app',
      'CannotStartContainerError: dependency init did not exit successfully: exit code 1',
    ]);
  });

  test('share an address in awsvpc mode, which answers for the ports of all of them', async () => {
    const answer = (port: number) =>
      script(
        `require('http').createServer((q, r) => r.end('${port}')).listen(${port}); process.on('SIGTERM', () => process.exit(0))`,
      );
    const ask =
      "fetch('http://127.0.0.1:8080').then((r) => r.text()).then((t) => process.exit(t === '8080' ? 7 : 8), () => setTimeout(ask, 50))";
    const port = (containerPort: number) => [{ containerPort, hostPort: containerPort, protocol: 'tcp' as const }];
    const task = world.start(
      [
        { name: 'one', command: answer(8080), portMappings: port(8080) },
        { name: 'two', command: answer(8081), portMappings: port(8081) },
        { name: 'client', essential: false, command: script(`const ask = () => ${ask}; ask()`) },
      ],
      { networkMode: 'awsvpc', hostAddress: '127.100.9.1' },
    );
    expect(await task.first('containerExited')).toEqual(['containerExited', 'client', { exitCode: 7, reason: null }]);
    const answers = [8080, 8081].map((number) =>
      waitFor(async () => (await fetch(`http://127.100.9.1:${number}`)).text(), {
        what: `port ${number}`,
        seconds: 10,
      }),
    );
    expect(await Promise.all(answers)).toEqual(['8080', '8081']);
    expect(task.of('containerRunning').map(([, , details]) => details)).toEqual(
      [1, 2, 3].map(() => expect.objectContaining({ networkBindings: [] })),
    );
    world.runtime.stop(task.taskId);
    await task.first('stopped');
  });
});

describe('a server of the host', () => {
  test('is reached by a task at the gateway of its network', async () => {
    const { createServer } = await import('node:http');
    const host = createServer((_request, response) => response.end('from the host'));
    await new Promise<void>((resolve) => host.listen(0, world.runtime.gateway, resolve));
    const address = host.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const command = script(
      `fetch('http://${world.runtime.gateway}:${port}').then((r) => r.text()).then((t) => process.exit(t === 'from the host' ? 5 : 6))`,
    );
    const task = world.start([{ command }]);
    await task.first('stopped');
    host.close();
    expect(task.of('containerExited')).toEqual([['containerExited', 'app', { exitCode: 5, reason: null }]]);
  });
});

describe('a task that is stopped while it starts', () => {
  test('is reported as stopped once, and leaves no container', async () => {
    const task = world.start([{ command: server, stopTimeout: 1000 }]);
    world.runtime.stop(task.taskId);
    await task.first('stopped');
    expect([task.of('stopped'), task.of('failedToStart')]).toEqual([[['stopped']], []]);
    const label = `label=com.amazonaws.ecs.task-arn=arn:aws:ecs:us-east-1:${accountId}:task/main/${task.taskId}`;
    expect(await world.docker('ps', '--all', '--quiet', '--filter', label)).toBe('');
  });
});

describe("a break in the stream of the engine's events", () => {
  test('loses nothing: an exit that happens meanwhile is reported', async () => {
    const task = world.start([{ command: server }]);
    const [, , details] = await task.first('containerRunning');
    const broken = await processesNaming(`local-aws.owner=${world.owner}`, 'docker\0events');
    expect(broken).toHaveLength(1);
    for (const id of broken) process.kill(id, 'SIGKILL');
    await world.docker('kill', asString(asObject(details)?.runtimeId) ?? '');
    await task.first('stopped');
    expect(task.of('containerExited')).toEqual([['containerExited', 'app', { exitCode: 137, reason: null }]]);
  });

  /** The ids of processes whose command lines hold all of these texts; NUL stands between their words. */
  async function processesNaming(...texts: readonly string[]): Promise<readonly number[]> {
    const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const lines = ids.map((id) => ({ id, line: commandLineOf(id) }));
    return lines.flatMap(({ id, line }) => (texts.every((text) => line.includes(text)) ? [Number(id)] : []));
  }

  function commandLineOf(id: string): string {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8');
    } catch {
      return '';
    }
  }
});

describe('closing the runtime', () => {
  test('ends what runs and what is being started, at once, and leaves nothing on the engine', async () => {
    const running = world.start([
      { command: script("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"), stopTimeout: 60_000 },
    ]);
    await running.first('containerRunning');
    const starting = world.start([{ command: server }]);
    await world.closeRuntime();
    expect(await leftOf(world.owner)).toEqual([]);
    expect([running.of('stopped'), starting.of('stopped')]).toEqual([[], []]);
  });
});
