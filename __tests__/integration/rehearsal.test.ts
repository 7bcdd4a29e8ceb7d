import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import {
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListContainerInstancesCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  StartTaskCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { faultControl } from '../../harness/faults.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import {
  accessDenied,
  type Intercept,
  type RecordingProxy,
  startRecordingProxy,
} from '../../harness/recording-proxy.ts';
import { type JobOptions, runAction } from '../../harness/runner.ts';
import { waitFor } from '../../harness/wait.ts';
import { rehearsalStartedBy } from '../../src/ecs/rehearsal/started-by.ts';
import { test } from '../support/concurrent-test.ts';
import { backendContainer, ecsClient, image, readBackend, type Scene, setScene } from '../support/ecs-scene.ts';

/** At real speed: the emulator knows no hurry that a rehearsal's seconds do not know, and starts and stops are short by flags. */
const flags = ['--pull-seconds', '0.2', '--start-seconds', '0.2', '--stop-seconds', '0.2'];

let localAws: LocalAws;
let ecs: ECSClient;
const proxies: RecordingProxy[] = [];

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 10, flags });
  ecs = ecsClient(localAws.environment);
}, 60_000);

afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  ecs.destroy();
  await localAws.stop();
});

const logConfiguration = {
  logDriver: 'awslogs' as const,
  options: { 'awslogs-group': '/ecs/backend', 'awslogs-region': 'us-east-1', 'awslogs-create-group': 'true' },
};

/** The next version, which behaves as LOCAL_AWS_SIMULATE says. */
const nextVersion = (simulate = '') => ({
  ...backendContainer,
  image: image('b'),
  logConfiguration,
  environment: simulate === '' ? [] : [{ name: 'LOCAL_AWS_SIMULATE', value: simulate }],
});

interface Attempt extends Omit<JobOptions, 'environment'> {
  readonly container?: object;
  /** Members of the task definition besides its family and containers. */
  readonly members?: object;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly intercept?: Intercept;
}

/** Deploys a container to the service `backend` of a cluster, through a proxy that sees every call. */
async function deploy(
  cluster: string,
  { container = nextVersion(), members = {}, inputs = {}, intercept, ...job }: Attempt = {},
) {
  const proxy = await startRecordingProxy(localAws.environment.AWS_ENDPOINT_URL ?? '', intercept);
  proxies.push(proxy);
  const workspace = await mkdtemp(`${tmpdir()}/berth-rehearsal-`);
  await writeFile(
    `${workspace}/task-definition.json`,
    JSON.stringify({ family: cluster, containerDefinitions: [container], ...members }),
  );
  try {
    const given = { cluster, service: 'backend', 'task-definition': 'task-definition.json', 'wait-for-minutes': '1' };
    const environment = { ...localAws.environment, AWS_ENDPOINT_URL: proxy.url };
    const { main, post } = await runAction('deploy', { ...given, ...inputs }, { ...job, workspace, environment });
    const [error] = main.annotations.filter(({ level }) => level === 'error');
    return { ...main, post, error, calls: proxy.calls.map(({ operation }) => operation), proxy };
  } finally {
    await rm(workspace, { recursive: true });
  }
}

/** What is left of a cluster's rehearsals: tasks that are to run, and revisions that can be deployed. */
async function leftovers(cluster: string) {
  const family = `${cluster}-berth-rehearsal`;
  const [{ taskArns = [] }, { taskDefinitionArns = [] }] = await Promise.all([
    ecs.send(new ListTasksCommand({ cluster, family })),
    ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: family, status: 'ACTIVE' })),
  ]);
  return [...taskArns, ...taskDefinitionArns];
}

const nothingDeployed = expect.not.arrayContaining(['UpdateService']);

describe('story A: the new version is started beside the old one', () => {
  test('and replaces it once it has become healthy there', async () => {
    await setScene(ecs, { cluster: 'passes' });
    const result = await deploy('passes');
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.log).toMatch(
      /Rehearsal: The new version starts on instance \w+ beside the old one, without host ports, with 424 MiB/,
    );
    expect(result.log).toContain('Rehearsal: passed: it became healthy');
    expect(result.summary).toContain('| Rehearsal | passed');
    const { calls } = result;
    const inOrder = ['StartTask', 'StopTask', 'UpdateService'].map((operation) => calls.lastIndexOf(operation));
    expect(inOrder).toEqual([...inOrder].sort((one, other) => one - other));
    expect(await leftovers('passes')).toEqual([]);
  });

  test('by StartTask with a mark of its own, in a family of its own', async () => {
    await setScene(ecs, { cluster: 'marked' });
    const { proxy } = await deploy('marked');
    const start = proxy.calls.find(({ operation }) => operation === 'StartTask');
    expect(start?.body).toMatchObject({
      startedBy: expect.stringMatching(/^berth-rehearsal\/[\w/-]{1,111}$/),
      taskDefinition: expect.stringContaining(':task-definition/marked-berth-rehearsal:1'),
    });
    const families = proxy.calls.filter(({ operation }) => operation === 'RegisterTaskDefinition');
    expect(families.map(({ body }) => body)).toMatchObject([
      { family: 'marked' },
      { family: 'marked-berth-rehearsal' },
    ]);
  });

  test.each([
    ['exits', 'exit=3', 'exited'],
    ['is unhealthy', 'unhealthy', 'health check'],
    ['cannot be pulled', 'not-found', 'does not exist in its registry'],
  ])('and when it %s nothing is replaced: REHEARSAL_FAILED', async (name, simulate, why) => {
    const cluster = `fails-${name.replaceAll(' ', '-')}`;
    const before = await setScene(ecs, { cluster });
    const result = await deploy(cluster, { container: nextVersion(simulate) });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', 'deployment-id': '' } });
    expect(result.error).toMatchObject({ title: 'REHEARSAL_FAILED' });
    expect(result.error?.message).toContain('the old version still serves');
    expect(result.error?.message).toContain(why);
    expect(result.calls).toEqual(nothingDeployed);
    expect((await readBackend(ecs, cluster)).taskDefinition).toBe(before.taskDefinition);
    expect(await leftovers(cluster)).toEqual([]);
  });

  test('and its last words say why: the database refused the connection', async () => {
    await setScene(ecs, { cluster: 'last-words' });
    const line = 'dial tcp 10.0.0.5:5432: connect: connection refused';
    const result = await deploy('last-words', { container: nextVersion(`exit=1 log="${line}"`) });
    expect(result.error).toMatchObject({ title: 'REHEARSAL_FAILED' });
    expect(result.error?.message).toContain('10.0.0.5:5432 refused');
    expect(result.outputs).toMatchObject({ outcome: 'failed', cause: 'database-refused' });
    expect(result.error?.message).toContain(`Its last words: "${line}".`);
    expect(result.log).toContain(line);
    expect(result.summary).toContain(line);
    expect(result.calls).toEqual(nothingDeployed);
  });

  test('and what it dies of below its own memory limit proves nothing: the deploy goes on', async () => {
    await setScene(ecs, { cluster: 'less-memory' });
    const result = await deploy('less-memory', {
      container: nextVersion('oom after=1'),
      inputs: { 'wait-for-service-stability': 'false' },
    });
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('Rehearsal: not rehearsed: the memory beside the old task was too little for it');
    expect(result.calls).toContain('UpdateService');
  });
});

describe('what cannot run beside the old version', () => {
  const reserving = { ...backendContainer, memoryReservation: 600 };

  test('for want of room is pulled all the same, and the reason is said', async () => {
    await setScene(ecs, { cluster: 'tight', taskDefinition: { containerDefinitions: [reserving] } });
    const result = await deploy('tight', { container: { ...nextVersion(), memoryReservation: 600 } });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.log).toContain('not rehearsed: only 424 MiB can be used beside the old task');
    expect(result.log).toContain('The new image is on the instance all the same.');
    expect(await leftovers('tight')).toEqual([]);
  });

  test('because it is exclusive is pulled only', async () => {
    await setScene(ecs, { cluster: 'exclusive' });
    // Were it started, it would fail.
    const result = await deploy('exclusive', {
      container: nextVersion('exit=1'),
      inputs: { exclusive: 'true', 'wait-for-service-stability': 'false' },
    });
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('not rehearsed: "exclusive" says that no two tasks may run at once.');
    expect(result.calls).toContain('UpdateService');
    expect(await leftovers('exclusive')).toEqual([]);
  });

  test.each(['StartTask', 'StopTask', 'DescribeTasks'])(
    'where ecs:%s is denied is said with the IAM action, and the deploy goes on',
    async (denied) => {
      const cluster = `denied-${denied.toLowerCase()}`;
      await setScene(ecs, { cluster });
      let started = false;
      const result = await deploy(cluster, {
        inputs: { 'wait-for-service-stability': 'false' },
        // A role without DescribeTasks cannot read the situation either; this one loses it in the rehearsal.
        intercept: ({ operation }) => {
          started ||= operation === 'StartTask';
          return operation === denied && (started || denied !== 'DescribeTasks')
            ? accessDenied(`ecs:${denied}`, '*')
            : undefined;
        },
      });
      expect(result.exitCode).toBe(0);
      const [warning] = result.annotations.filter(({ level }) => level === 'warning');
      expect(warning?.message).toContain('The deploy goes on without a rehearsal.');
      expect(warning?.message).toContain(`ecs:${denied}`);
      expect(result.calls).toContain('UpdateService');
      expect(await leftovers(cluster)).toEqual([]);
    },
  );

  test('is not tried at all with "rehearse: off"', async () => {
    await setScene(ecs, { cluster: 'off' });
    const result = await deploy('off', { inputs: { rehearse: 'off' } });
    expect(result.outputs.outcome).toBe('succeeded');
    expect(result.calls).not.toContain('StartTask');
  });
});

describe('with network interfaces of their own', () => {
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } };
  const withPort = (container: object) => ({ ...container, memory: 512, portMappings: [{ containerPort: 3000 }] });
  const containerDefinitions = [withPort(backendContainer)];
  const inputs = { rehearse: 'always', 'wait-for-service-stability': 'false' };

  test('the copy starts on the instance, in the network of the service', async () => {
    const members = { networkMode: 'awsvpc' as const };
    await setScene(ecs, {
      cluster: 'awsvpc',
      instance: { cpu: 1024, memory: 1024, type: 't3.large' },
      taskDefinition: { ...members, containerDefinitions },
      service: { networkConfiguration },
    });
    const result = await deploy('awsvpc', { container: withPort(nextVersion()), members, inputs });
    expect(result.log).toContain('Rehearsal: passed');
    const start = result.proxy.calls.find(({ operation }) => operation === 'StartTask');
    expect(start?.body).toMatchObject({ networkConfiguration });
  });

  test('and where the old task holds the one interface of a t3.micro the image is pulled all the same', async () => {
    const members = { networkMode: 'awsvpc' as const };
    const taskDefinition = { ...members, containerDefinitions };
    await setScene(ecs, { cluster: 'interfaces', taskDefinition, service: { networkConfiguration } });
    const result = await deploy('interfaces', { container: withPort(nextVersion()), members, inputs });
    expect(result.log).toContain('not rehearsed: ECS did not start it: RESOURCE:ENI');
    expect(result.log).toContain('The new image is on the instance all the same.');
    expect(await leftovers('interfaces')).toEqual([]);
  });

  test('on Fargate it runs by RunTask, but only with "always"', async () => {
    const members = {
      networkMode: 'awsvpc' as const,
      requiresCompatibilities: ['FARGATE' as const],
      executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
      cpu: '256',
      memory: '512',
    };
    await setScene(ecs, {
      cluster: 'fargate',
      taskDefinition: { ...members, containerDefinitions },
      service: { networkConfiguration, launchType: 'FARGATE' },
    });
    const container = withPort(nextVersion('exit=1'));
    const result = await deploy('fargate', { container, members, inputs });
    expect(result.error).toMatchObject({ title: 'REHEARSAL_FAILED' });
    const run = result.proxy.calls.find(({ operation }) => operation === 'RunTask');
    expect(run?.body).toMatchObject({ launchType: 'FARGATE', networkConfiguration });
    const auto = await deploy('fargate', { container, members, inputs: { ...inputs, rehearse: 'auto' } });
    expect(auto.calls).not.toContain('RunTask');
    expect(auto.calls).toContain('UpdateService');
  });
});

test('a dry run says what would be rehearsed, and starts nothing', async () => {
  await setScene(ecs, { cluster: 'dry-run' });
  const result = await deploy('dry-run', { inputs: { 'dry-run': 'true' } });
  expect(result.log).toContain('rehearsal        The new version starts on instance');
  expect(result.calls.every((operation) => /^(Describe|List)/.test(operation))).toBe(true);
});

describe('a rehearsal ends with its job', () => {
  /** Has no health check, so that it would be rehearsed for a minute. */
  const { healthCheck: _, ...slow } = nextVersion();
  const scene = (cluster: string): Scene => ({ cluster });
  const inputs = { 'rehearse-seconds': '60' };

  test('that is cancelled: stopped and deregistered before the runner kills it, and nothing is deployed', async () => {
    await setScene(ecs, scene('cancelled'));
    const controller = new AbortController();
    const onLine = (line: string) => line.includes("rehearsal's task is RUNNING") && controller.abort();
    const result = await deploy('cancelled', { container: slow, inputs, onLine, signal: controller.signal });
    // One that the runner had to kill would have ended with 137.
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled' } });
    expect(result.error).toMatchObject({ title: 'DEPLOYMENT_CANCELLED' });
    expect(result.calls).toEqual(nothingDeployed);
    expect(await leftovers('cancelled')).toEqual([]);
  });

  test('that is killed: its post step stops and deregisters it', async () => {
    await setScene(ecs, scene('killed'));
    const controller = new AbortController();
    const onLine = (line: string) => line.includes("rehearsal's task is RUNNING") && controller.abort();
    const result = await deploy('killed', { container: slow, inputs, onLine, kill: controller.signal });
    expect(result.exitCode).toBe(137);
    expect(result.post).toMatchObject({ exitCode: 0, log: expect.stringContaining('its task is stopped') });
    expect(await leftovers('killed')).toEqual([]);
  });

  test('that is killed before it knows its task: the post step finds that by its mark', async () => {
    await setScene(ecs, scene('killed-early'));
    const controller = new AbortController();
    const intercept: Intercept = ({ operation }) => {
      if (operation === 'StartTask') controller.abort();
      return undefined;
    };
    const result = await deploy('killed-early', { container: slow, inputs, intercept, kill: controller.signal });
    expect(result.exitCode).toBe(137);
    expect(result.post?.exitCode).toBe(0);
    expect(await leftovers('killed-early')).toEqual([]);
  });

  test('whose StartTask was carried out, but never answered: nothing is left of it, and the deploy goes on', async () => {
    await setScene(ecs, scene('unanswered'));
    const faults = faultControl(localAws.environment);
    await faults.set({ kind: 'reset-after', operation: 'StartTask', matches: { cluster: 'unanswered' }, times: 1 });
    const result = await deploy('unanswered', { inputs: { 'wait-for-service-stability': 'false' } });
    expect(await faults.fired()).toEqual([1]);
    await faults.clear();
    expect(result.log).toContain('Rehearsal: not rehearsed: ecs:StartTask got no answer from AWS.');
    expect(result.calls).toContain('UpdateService');
    expect(await leftovers('unanswered')).toEqual([]);
  });

  test('and an ordinary post step has nothing to do', async () => {
    await setScene(ecs, scene('ordinary'));
    const { post } = await deploy('ordinary');
    expect(post).toMatchObject({ exitCode: 0, log: '' });
  });

  test('or is swept by the next deploy; one that may still run is left alone', async () => {
    const { serviceArn = '' } = await setScene(ecs, { ...scene('swept'), instance: { cpu: 1024, memory: 1100 } });
    const abandoned = await startLeftover(
      'swept',
      rehearsalStartedBy({ serviceArn, deadline: Date.now() - 120_000, id: 'a' }),
    );
    const running = await startLeftover(
      'swept',
      rehearsalStartedBy({ serviceArn, deadline: Date.now() + 120_000, id: 'b' }),
    );
    const result = await deploy('swept', { inputs: { 'wait-for-service-stability': 'false' } });
    expect(result.log).toContain('Stopped 1 rehearsal');
    expect(await leftovers('swept')).toEqual([running.taskArn, running.taskDefinitionArn]);
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: abandoned.taskDefinitionArn }),
    );
    expect(taskDefinition?.status).toBe('INACTIVE');
  });
});

/** A rehearsal as a killed deploy leaves it. */
async function startLeftover(cluster: string, startedBy: string) {
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: `${cluster}-berth-rehearsal`,
      containerDefinitions: [{ name: 'app', image: image('b'), memory: 32 }],
    }),
  );
  const taskDefinitionArn = taskDefinition?.taskDefinitionArn ?? '';
  const { containerInstanceArns = [] } = await ecs.send(new ListContainerInstancesCommand({ cluster }));
  const { tasks } = await ecs.send(
    new StartTaskCommand({
      cluster,
      taskDefinition: taskDefinitionArn,
      containerInstances: containerInstanceArns,
      startedBy,
    }),
  );
  const taskArn = tasks?.[0]?.taskArn ?? '';
  const look = async () => {
    const described = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [taskArn] }));
    return described.tasks?.[0]?.lastStatus === 'RUNNING' ? true : undefined;
  };
  await waitFor(look, { what: 'a rehearsal to run', seconds: 30 });
  return { taskArn, taskDefinitionArn };
}
