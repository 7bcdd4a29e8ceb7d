import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeContainerInstancesCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListContainerInstancesCommand,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type Service,
  StopServiceDeploymentCommand,
  type Task,
  UpdateContainerInstancesStateCommand,
  UpdateServiceCommand,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { ecsClient, readBackend, registerInstance, setScene, waitForService } from '../support/ecs-scene.ts';

let localAws: LocalAws;
let ecs: ECSClient;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 40 });
  ecs = ecsClient(localAws.environment);
}, 60_000);

afterAll(async () => {
  ecs.destroy();
  await localAws.stop();
});

const port = (hostPort: number) => [{ containerPort: 3000, hostPort }];

/** Registers the next revision of a scene's task definition and rolls it out. */
async function rollOut(
  cluster: string,
  change: { simulate?: string; hostPort?: number } & Partial<UpdateServiceCommandInput> = {},
): Promise<Service> {
  const { simulate, hostPort = 8080, ...update } = change;
  const environment = simulate === undefined ? [] : [{ name: 'LOCAL_AWS_SIMULATE', value: simulate }];
  const container = { name: 'app', image: 'backend:2', memory: 300, environment, portMappings: port(hostPort) };
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({ family: cluster, containerDefinitions: [container] }),
  );
  const answer = await ecs.send(
    new UpdateServiceCommand({
      cluster,
      service: 'backend',
      taskDefinition: taskDefinition?.taskDefinitionArn,
      ...update,
    }),
  );
  if (answer.service === undefined) throw new Error('UpdateService answered without a service.');
  return answer.service;
}

const definitionOf = (hostPort: number) => ({
  containerDefinitions: [{ name: 'app', image: 'backend:1', memory: 300, portMappings: port(hostPort) }],
});

const isCompleted = (id: string | undefined) => (service: Service) =>
  service.deployments?.length === 1 &&
  service.deployments[0]?.id === id &&
  service.deployments[0]?.rolloutState === 'COMPLETED';

const messages = ({ events = [] }: Service) => events.map(({ message = '' }) => message);

async function tasksOf(cluster: string, desiredStatus: 'RUNNING' | 'STOPPED'): Promise<Task[]> {
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName: 'backend', desiredStatus }));
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
  return tasks;
}

async function newestServiceDeployment(cluster: string) {
  const { serviceDeployments = [] } = await ecs.send(
    new ListServiceDeploymentsCommand({ cluster, service: 'backend' }),
  );
  const arns = serviceDeployments.slice(0, 1).map(({ serviceDeploymentArn = '' }) => serviceDeploymentArn);
  const described = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: arns }));
  return described.serviceDeployments?.[0];
}

describe('one instance and a static host port', () => {
  test('stalls at 100/200 with the event of ECS, and 0/100 frees it', async () => {
    const before = await setScene(ecs, { cluster: 'stall', taskDefinition: definitionOf(8080) });
    const [oldTask] = await tasksOf('stall', 'RUNNING');
    const updated = await rollOut('stall');
    const id = updated.deployments?.[0]?.id;
    const stalled = await waitForService(ecs, 'stall', 'the placement event', (service) =>
      (messages(service)[0] ?? '').includes('port'),
    );
    const { containerInstanceArns = [] } = await ecs.send(new ListContainerInstancesCommand({ cluster: 'stall' }));
    const instance = containerInstanceArns[0]?.split('/').at(-1);
    expect(messages(stalled)[0]).toBe(
      `(service backend) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance ${instance}) is already using a port required by your task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
    );
    expect(stalled.deployments).toMatchObject([
      { id, status: 'PRIMARY', rolloutState: 'IN_PROGRESS', runningCount: 0, desiredCount: 1 },
      { id: before.deployments?.[0]?.id, status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 1 },
    ]);
    expect(stalled.runningCount).toBe(1);
    await ecs.send(
      new UpdateServiceCommand({
        cluster: 'stall',
        service: 'backend',
        deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
        availabilityZoneRebalancing: 'DISABLED',
      }),
    );
    const freed = await waitForService(ecs, 'stall', 'the deployment to complete', isCompleted(id));
    expect(messages(freed).slice(0, 4)).toEqual([
      '(service backend) has reached a steady state.',
      `(service backend) (deployment ${id}) deployment completed.`,
      expect.stringMatching(/^\(service backend\) has started 1 tasks: \(task [0-9a-f]{32}\)\.$/),
      `(service backend) has stopped 1 running tasks: (task ${oldTask?.taskArn?.split('/').at(-1)}).`,
    ]);
    expect(await tasksOf('stall', 'STOPPED')).toMatchObject([
      {
        taskArn: oldTask?.taskArn,
        lastStatus: 'STOPPED',
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: `Scaling activity initiated by (deployment ${id})`,
        containers: [{ exitCode: 143 }],
      },
    ]);
  });

  test('says that the percents are in the way when they are', async () => {
    await setScene(ecs, { cluster: 'blocked', taskDefinition: definitionOf(8080) });
    const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 150 };
    await rollOut('blocked', { deploymentConfiguration });
    const blocked = await waitForService(ecs, 'blocked', 'the configuration event', (service) =>
      (messages(service)[0] ?? '').includes('configuration'),
    );
    expect(messages(blocked)[0]).toBe(
      '(service backend) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    );
  });
});

describe('one instance with room for two', () => {
  test('at 100/200 the new task runs before the old one stops, each on a port of its own', async () => {
    await setScene(ecs, { cluster: 'room', taskDefinition: definitionOf(0) });
    const { deployments } = await rollOut('room', { hostPort: 0 });
    const id = deployments?.[0]?.id;
    const completed = await waitForService(ecs, 'room', 'the deployment to complete', isCompleted(id));
    expect(messages(completed)[2]).toContain('has stopped 1 running tasks');
    expect(messages(completed)[3]).toContain('has started 1 tasks');
    const [running] = await tasksOf('room', 'RUNNING');
    const [stopped] = await tasksOf('room', 'STOPPED');
    expect(running?.startedAt?.getTime()).toBeLessThan(stopped?.stoppingAt?.getTime() ?? 0);
    expect(running).toMatchObject({ startedBy: id, group: 'service:backend', healthStatus: 'UNKNOWN' });
    const hostPort = (task: Task | undefined) => task?.containers?.[0]?.networkBindings?.[0]?.hostPort ?? 0;
    expect(hostPort(running)).toBeGreaterThanOrEqual(32_768);
    expect(hostPort(running)).not.toBe(hostPort(stopped));
  });
});

describe('the circuit breaker', () => {
  const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };
  const percents = { minimumHealthyPercent: 0, maximumPercent: 100 };

  test('rolls back to the id of the deployment that was good', async () => {
    const service = { deploymentConfiguration: { ...percents, ...breaker } };
    const before = await setScene(ecs, { cluster: 'breaker', taskDefinition: definitionOf(8080), service });
    const good = before.deployments?.[0];
    const { deployments } = await rollOut('breaker', { simulate: 'exit=1' });
    const bad = deployments?.[0]?.id;
    const during = await waitForService(
      ecs,
      'breaker',
      'the rollback',
      (current) => current.deployments?.[0]?.id === good?.id,
    );
    expect(during.deployments?.[0]).toMatchObject({
      rolloutState: 'IN_PROGRESS',
      rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${good?.id}.`,
      failedTasks: 0,
    });
    expect(during.deployments?.[0]?.createdAt?.getTime()).toBeGreaterThan(good?.createdAt?.getTime() ?? 0);
    expect(during.deployments?.[1]).toMatchObject({
      id: bad,
      status: 'ACTIVE',
      rolloutState: 'FAILED',
      rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
      failedTasks: 3,
    });
    const after = await waitForService(ecs, 'breaker', 'the old deployment to complete', isCompleted(good?.id));
    expect(after.taskDefinition).toBe(before.taskDefinition);
    expect(messages(after)).toEqual(
      expect.arrayContaining([
        `(service backend) (deployment ${bad}) deployment failed: tasks failed to start.`,
        `(service backend) rolling back to deployment ${good?.id}.`,
        `(service backend) (deployment ${good?.id}) deployment completed.`,
      ]),
    );
    const number = good?.id?.split('/')[1] ?? '';
    const recorded = await newestServiceDeployment('breaker');
    expect(recorded).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
      rollback: { serviceRevisionArn: expect.stringMatching(new RegExp(`/${number}$`)) },
      targetServiceRevision: { arn: expect.stringMatching(new RegExp(`/${bad?.split('/')[1]}$`)) },
    });
  });

  test('without a rollback leaves the failed deployment as it is, and starts no more tasks', async () => {
    const service = { deploymentConfiguration: percents };
    await setScene(ecs, { cluster: 'failed', taskDefinition: definitionOf(8080), service });
    const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: false } };
    await rollOut('failed', { simulate: 'exit=1', deploymentConfiguration });
    const failed = await waitForService(
      ecs,
      'failed',
      'the failure',
      (current) => current.deployments?.[0]?.rolloutState === 'FAILED',
    );
    expect(failed).toMatchObject({ runningCount: 0, deployments: [{ failedTasks: 3 }] });
    expect(await newestServiceDeployment('failed')).toMatchObject({ status: 'STOPPED', stoppedAt: expect.any(Date) });
    expect(await tasksOf('failed', 'RUNNING')).toEqual([]);
    const stopped = await tasksOf('failed', 'STOPPED');
    expect(stopped.filter(({ stopCode }) => stopCode === 'EssentialContainerExited')).toHaveLength(3);
  });
});

describe('a draining instance', () => {
  test('loses its task to another one within the percents', async () => {
    await setScene(ecs, { cluster: 'drain', taskDefinition: definitionOf(8080) });
    const [before] = await tasksOf('drain', 'RUNNING');
    await registerInstance(ecs, 'drain', { cpu: 1024, memory: 1024 });
    const containerInstances = [before?.containerInstanceArn ?? ''];
    await ecs.send(
      new UpdateContainerInstancesStateCommand({ cluster: 'drain', containerInstances, status: 'DRAINING' }),
    );
    await waitForService(
      ecs,
      'drain',
      'the task to move',
      ({ runningCount, events = [] }) =>
        runningCount === 1 && (events[0]?.message ?? '').includes('steady state') && events.length > 3,
    );
    const [after] = await tasksOf('drain', 'RUNNING');
    expect(after?.containerInstanceArn).not.toBe(before?.containerInstanceArn);
    const described = await ecs.send(new DescribeContainerInstancesCommand({ cluster: 'drain', containerInstances }));
    expect(described.containerInstances).toMatchObject([{ status: 'DRAINING', runningTasksCount: 0 }]);
  });

  test('is not used for new tasks', async () => {
    const service = { desiredCount: 0 };
    await setScene(ecs, { cluster: 'drained', taskDefinition: definitionOf(8080), service });
    const { containerInstanceArns } = await ecs.send(new ListContainerInstancesCommand({ cluster: 'drained' }));
    await ecs.send(
      new UpdateContainerInstancesStateCommand({
        cluster: 'drained',
        containerInstances: containerInstanceArns,
        status: 'DRAINING',
      }),
    );
    await ecs.send(new UpdateServiceCommand({ cluster: 'drained', service: 'backend', desiredCount: 1 }));
    await waitForService(ecs, 'drained', 'the placement event', (current) =>
      (messages(current)[0] ?? '').includes('was unable to place a task'),
    );
  });
});

describe('StopServiceDeployment', () => {
  test('goes back to the deployment that was good, without a circuit breaker', async () => {
    const before = await setScene(ecs, { cluster: 'stop', taskDefinition: definitionOf(8080) });
    const good = before.deployments?.[0]?.id;
    await rollOut('stop');
    const current = await newestServiceDeployment('stop');
    const serviceDeploymentArn = current?.serviceDeploymentArn ?? '';
    await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ROLLBACK' }));
    await waitForService(ecs, 'stop', 'the old deployment to complete', isCompleted(good));
    expect(await newestServiceDeployment('stop')).toMatchObject({
      serviceDeploymentArn,
      status: 'ROLLBACK_SUCCESSFUL',
    });
    await expect(ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn }))).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });

  test('aborts one: it starts no more tasks, and what runs stays', async () => {
    await setScene(ecs, { cluster: 'abort', taskDefinition: definitionOf(8080) });
    await rollOut('abort');
    const serviceDeploymentArn = (await newestServiceDeployment('abort'))?.serviceDeploymentArn ?? '';
    await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ABORT' }));
    expect(await newestServiceDeployment('abort')).toMatchObject({ status: 'STOPPED' });
    expect(await readBackend(ecs, 'abort')).toMatchObject({
      runningCount: 1,
      deployments: [{ rolloutState: 'FAILED' }, {}],
    });
  });
});

describe('which updates start a deployment', () => {
  test('percents and the desired count do not; the same task definition does not; force does', async () => {
    const before = await setScene(ecs, { cluster: 'which', taskDefinition: definitionOf(0) });
    const id = before.deployments?.[0]?.id;
    const update = async (members: Partial<UpdateServiceCommandInput>) => {
      const answer = await ecs.send(new UpdateServiceCommand({ cluster: 'which', service: 'backend', ...members }));
      return answer.service?.deployments?.map((deployment) => deployment.id);
    };
    expect(await update({ deploymentConfiguration: { minimumHealthyPercent: 50 } })).toEqual([id]);
    expect(await update({ desiredCount: 2 })).toEqual([id]);
    expect(await update({ taskDefinition: before.taskDefinition })).toEqual([id]);
    const forced = await update({ forceNewDeployment: true });
    expect(forced).toHaveLength(2);
    expect(forced?.[1]).toBe(id);
    await waitForService(ecs, 'which', 'the forced deployment', isCompleted(forced?.[0]));
  });

  test('a newer deployment ends the service deployment before it', async () => {
    await setScene(ecs, { cluster: 'newer', taskDefinition: definitionOf(8080) });
    await rollOut('newer');
    const superseded = (await newestServiceDeployment('newer'))?.serviceDeploymentArn ?? '';
    const { deployments } = await rollOut('newer', { hostPort: 8081 });
    await waitForService(ecs, 'newer', 'the newest deployment', isCompleted(deployments?.[0]?.id));
    const { serviceDeployments } = await ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [superseded] }),
    );
    expect(serviceDeployments).toMatchObject([{ status: 'STOPPED' }]);
  });

  test('each deployment is a service revision with the digests that ran', async () => {
    const before = await setScene(ecs, { cluster: 'revision', taskDefinition: definitionOf(0) });
    const arn = before.currentServiceRevisions?.[0]?.arn ?? '';
    expect(arn.split('/').at(-1)).toBe(before.deployments?.[0]?.id?.split('/').at(-1));
    const { serviceRevisions } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: [arn] }));
    const [task] = await tasksOf('revision', 'RUNNING');
    expect(serviceRevisions).toMatchObject([
      {
        taskDefinition: before.taskDefinition,
        containerImages: [{ containerName: 'app', imageDigest: task?.containers?.[0]?.imageDigest }],
      },
    ]);
  });
});

/** What started and stopped since the deployment began, oldest first: `['started 2', 'stopped 2', …]`. */
const moves = (service: Service) =>
  messages(service)
    .flatMap((message) => /has (started|stopped) (\d+) (?:running )?tasks/.exec(message)?.slice(1, 3).join(' ') ?? [])
    .reverse();

/** By how much a step raises the number of tasks that are missing. */
const changeOf = (step: string) => {
  const [what, count] = step.split(' ');
  return what === 'stopped' ? Number(count) : -Number(count);
};

describe('API: DeploymentConfiguration, the examples of the reference, over the API', () => {
  const four = (cluster: string, minimumHealthyPercent: number, maximumPercent: number) =>
    setScene(ecs, {
      cluster,
      instance: { cpu: 4096, memory: 4096 },
      taskDefinition: definitionOf(0),
      service: { desiredCount: 4, deploymentConfiguration: { minimumHealthyPercent, maximumPercent } },
    });
  /** The steps of the whole rollout: those of the first deployment, then these. */
  const rolledOut = async (cluster: string) => {
    const first = moves(await readBackend(ecs, cluster));
    const { deployments } = await rollOut(cluster, { hostPort: 0 });
    const completed = await waitForService(ecs, cluster, 'the rollout', isCompleted(deployments?.[0]?.id));
    return moves(completed).slice(first.length);
  };

  test('50 % of four tasks: two stop before two start', async () => {
    await four('half', 50, 100);
    const steps = await rolledOut('half');
    expect(steps[0]).toBe('stopped 2');
    // The two need not end in the same moment, and then their successors start one by one.
    const missing = steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, step) => sum + changeOf(step), 0));
    expect(missing.every((count) => count >= 0 && count <= 2)).toBe(true);
    expect(missing.at(-1)).toBe(0);
    expect(steps.filter((step) => step.startsWith('stopped')).reduce((sum, step) => sum + changeOf(step), 0)).toBe(4);
  });

  test('200 % of four tasks: four start before the four older ones stop', async () => {
    await four('double', 100, 200);
    const steps = await rolledOut('double');
    expect(steps[0]).toBe('started 4');
    expect(steps.slice(1).every((step) => step.startsWith('stopped'))).toBe(true);
    expect(steps.slice(1).reduce((sum, step) => sum + Number(step.split(' ')[1]), 0)).toBe(4);
  });

  test('DG: 75 % of two tasks is two, so none can stop', async () => {
    const deploymentConfiguration = { minimumHealthyPercent: 75, maximumPercent: 100 };
    const service = { desiredCount: 2, deploymentConfiguration };
    await setScene(ecs, { cluster: 'rounded', taskDefinition: definitionOf(0), service });
    await rollOut('rounded', { hostPort: 0 });
    const blocked = await waitForService(ecs, 'rounded', 'the configuration event', (current) =>
      (messages(current)[0] ?? '').includes('because of the service deployment configuration'),
    );
    expect(blocked.runningCount).toBe(2);
    expect((await tasksOf('rounded', 'RUNNING')).length).toBe(2);
  });
});

describe('DG: the daemon scheduler', () => {
  test('one task on every instance, a new one too; a draining one loses its own; an update stops before it starts', async () => {
    const service = { schedulingStrategy: 'DAEMON' as const, desiredCount: undefined };
    const daemon = { ...service, deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } };
    await setScene(ecs, { cluster: 'daemon', taskDefinition: definitionOf(8080), service: daemon });
    await registerInstance(ecs, 'daemon', { cpu: 1024, memory: 1024 });
    const counts = (count: number) => (current: Service) =>
      current.runningCount === count && current.desiredCount === count;
    await waitForService(ecs, 'daemon', 'a task on the second instance', counts(2));
    const placed = (await tasksOf('daemon', 'RUNNING')).map(({ containerInstanceArn }) => containerInstanceArn ?? '');
    expect(new Set(placed).size).toBe(2);
    const before = moves(await readBackend(ecs, 'daemon'));
    const { deployments } = await rollOut('daemon');
    const rolled = await waitForService(ecs, 'daemon', 'the update', isCompleted(deployments?.[0]?.id));
    expect(moves(rolled).slice(before.length)).toEqual(['stopped 2', 'started 2']);
    await ecs.send(
      new UpdateContainerInstancesStateCommand({
        cluster: 'daemon',
        containerInstances: placed.slice(0, 1),
        status: 'DRAINING',
      }),
    );
    await waitForService(ecs, 'daemon', 'the draining instance to lose its task', counts(1));
    const left = (await tasksOf('daemon', 'RUNNING')).map(({ containerInstanceArn }) => containerInstanceArn);
    expect(left).toEqual(placed.slice(1));
  });
});

describe('StopServiceDeployment, where there is nothing to go back to', () => {
  test('a first deployment that is stuck is not stopped by a rollback, and goes on', async () => {
    await ecs.send(new CreateClusterCommand({ clusterName: 'first' }));
    const containerDefinitions = definitionOf(8080).containerDefinitions;
    await ecs.send(new RegisterTaskDefinitionCommand({ family: 'first', containerDefinitions }));
    const create = { cluster: 'first', serviceName: 'backend', taskDefinition: 'first', desiredCount: 1 };
    await ecs.send(new CreateServiceCommand(create));
    const serviceDeploymentArn = (await newestServiceDeployment('first'))?.serviceDeploymentArn ?? '';
    await expect(ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn }))).rejects.toMatchObject({
      name: 'ConflictException',
    });
    const { deployments } = await readBackend(ecs, 'first');
    expect(deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }]);
  });
});
