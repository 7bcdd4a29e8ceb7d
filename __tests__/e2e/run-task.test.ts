import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeTasksCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { assembleBaseImage } from '../../harness/base-image.ts';
import { runCommand } from '../../harness/command.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { freePort } from '../../harness/ports.ts';
import { type JobOptions, runAction } from '../../harness/runner.ts';
import { waitFor } from '../../harness/wait.ts';
import { ecsClient, registerInstance, waitForService } from '../support/ecs-scene.ts';

const cluster = 'e2e';

let engine: Engine;
let localAws: LocalAws;
let ecs: ECSClient;

beforeAll(async () => {
  engine = await provideEngine();
  const environment = { ...process.env, ...engine.environment };
  const base = await assembleBaseImage(environment);
  localAws = await startLocalAws({ runtime: 'docker', speed: 5, environment });
  ecs = ecsClient(localAws.environment);
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  await registerInstance(ecs, cluster, { cpu: 2048, memory: 1024 });
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'backend',
      containerDefinitions: [
        {
          name: 'app',
          image: base.reference,
          memory: 256,
          command: ['node', '-e', "require('http').createServer((q, r) => r.end('ok')).listen(8080)"],
          // The service holds this port, so that a task of the same definition finds none.
          portMappings: [{ containerPort: 8080, hostPort: await freePort() }],
          environment: [{ name: 'DATABASE', value: 'postgres' }],
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': '/backend',
              'awslogs-region': 'us-east-1',
              'awslogs-create-group': 'true',
              'awslogs-stream-prefix': 'web',
            },
          },
        },
      ],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster,
      serviceName: 'backend',
      taskDefinition: taskDefinition?.taskDefinitionArn,
      desiredCount: 1,
    }),
  );
  await waitForService(ecs, cluster, 'the service to run', ({ runningCount }) => runningCount === 1);
}, 180_000);

afterAll(async () => {
  ecs?.destroy();
  await localAws?.stop();
  await engine?.stop();
}, 60_000);

async function runTask(command: string, options: Omit<JobOptions, 'environment'> = {}) {
  const inputs = { cluster, service: 'backend', command: JSON.stringify(['node', '-e', command]) };
  const { main } = await runAction('run-task', inputs, { ...options, environment: localAws.environment });
  return main;
}

async function statusOf(task: string): Promise<string | undefined> {
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [task] }));
  return tasks[0]?.lastStatus;
}

/** The containers on the engine that belong to a task. */
async function containersOf(task: string): Promise<string> {
  const filter = `label=com.amazonaws.ecs.task-arn=${task}`;
  return runCommand('docker', ['ps', '--quiet', '--filter', filter], {
    environment: { ...process.env, ...engine.environment },
  });
}

describe('a one-off task in a real container, beside a service that holds its port', () => {
  test('shows a line while it runs, passes its environment, and ends with its exit code', async () => {
    let task = '';
    let statusAtFirstLine: Promise<string | undefined> | undefined;
    const onLine = (line: string) => {
      task ||= /^Started (\S+) from/.exec(line)?.[1] ?? '';
      if (line === 'migrating postgres') statusAtFirstLine ??= statusOf(task);
    };
    // It ends only when it has been seen to run: 20 s are far more than the line needs.
    const command = `
      console.log('migrating ' + process.env.DATABASE);
      setTimeout(() => { console.error('relation "users" does not exist'); process.exit(7); }, 20_000);`;
    const result = await runTask(command, { onLine });
    expect(await statusAtFirstLine).toBe('RUNNING');
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { 'exit-code': '7', 'stop-code': 'EssentialContainerExited' },
    });
    const lines = result.log.split('\n');
    const order = ['migrating postgres', 'relation "users" does not exist'].map((line) => lines.indexOf(line));
    expect(order[0]).toBeGreaterThan(-1);
    expect(order[1]).toBeGreaterThan(order[0] ?? Number.POSITIVE_INFINITY);
    expect(result.annotations[0]).toMatchObject({
      title: 'TASK_FAILED',
      message: expect.stringContaining('exited with 7'),
    });
    expect(result.annotations[0]?.message).toContain('relation "users" does not exist');
  }, 120_000);

  test('0 passes', async () => {
    const result = await runTask("console.log('nothing to migrate')");
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '0' } });
    expect(result.log.split('\n')).toContain('nothing to migrate');
  }, 120_000);

  test('a cancel stops its container', async () => {
    const controller = new AbortController();
    let task = '';
    const onLine = (line: string) => {
      task ||= /^Started (\S+) from/.exec(line)?.[1] ?? '';
      if (line === 'at work') controller.abort();
    };
    const command =
      "console.log('at work'); setInterval(() => undefined, 1_000); process.on('SIGTERM', () => process.exit(0))";
    const result = await runTask(command, { onLine, signal: controller.signal });
    expect(result.annotations[0]).toMatchObject({ title: 'ACTION_CANCELLED' });
    await waitFor(async () => ((await containersOf(task)) === '' ? true : undefined), {
      what: 'the container to be gone',
      seconds: 30,
    });
    const stopped = async () => ((await statusOf(task)) === 'STOPPED' ? true : undefined);
    await waitFor(stopped, { what: 'the task to be STOPPED', seconds: 30 });
  }, 120_000);
});
