import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeregisterTaskDefinitionCommand,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';

import { accessDenied } from '../../harness/recording-proxy.ts';
import { test } from '../support/concurrent-test.ts';
import { type Runs, registerRevision, startSimulatedRuns } from '../support/deploy-runs.ts';
import {
  backendContainer,
  image,
  readBackend,
  registerInstance,
  setScene,
  waitForService,
} from '../support/ecs-scene.ts';

let ecs: ECSClient;
let runs: Runs;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ ecs, runs, stop } = await startSimulatedRuns());
}, 60_000);

afterAll(() => stop());

/** A scene with the percents that its deploy needs, so that only what a test is about changes. */
function scene(cluster: string, deploymentConfiguration: object = {}) {
  const percents = { minimumHealthyPercent: 0, maximumPercent: 100 };
  return setScene(ecs, {
    cluster,
    service: { deploymentConfiguration: { ...percents, ...deploymentConfiguration } },
  });
}

/** Starts, and exits at once: the circuit breaker counts it. */
const failing = (cluster: string) => registerRevision(ecs, cluster, { letter: 'b', simulate: 'exit=1 after=0' });
const breaker = (rollback: boolean) => ({ deploymentCircuitBreaker: { enable: true, rollback } });
/** Percents with which story A stalls. */
const stalling = { 'minimum-healthy-percent': '100', 'maximum-percent': '200', 'allow-stall': 'true' };
/** What was sent to change something. */
const changes = (sent: readonly string[]) => sent.filter((operation) => !/^(Describe|List|BatchGet)/.test(operation));

describe('on-failure: roll-back', () => {
  test('peers 3: a failed deployment goes back by UpdateService with its own configuration, watched and checked (D#573)', async () => {
    const before = await scene('failed', breaker(false));
    const result = await runs.run('deploy', { cluster: 'failed', 'task-definition-arn': await failing('failed') });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', 'rolled-back-to': 'failed:1' } });
    expect(result.error?.message).toContain('The previous version failed:1 serves again, checked: 1 of 1 running');
    expect(result.summary).toContain('failed:1 serves again');
    const updates = result.calls.filter(({ operation }) => operation === 'UpdateService');
    expect(updates).toMatchObject([
      { body: { taskDefinition: expect.stringContaining(':2') } },
      {
        body: {
          taskDefinition: before.taskDefinition,
          deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100, ...breaker(false) },
        },
      },
    ]);
    const after = await readBackend(ecs, 'failed');
    expect(after).toMatchObject({ taskDefinition: before.taskDefinition, runningCount: 1 });
    expect(after.deployments).toHaveLength(1);
  }, 60_000);

  test('a stalled deployment is stopped by StopServiceDeployment, and the old task serves all along', async () => {
    const before = await setScene(ecs, { cluster: 'stalled' });
    const result = await runs.run('deploy', {
      cluster: 'stalled',
      image: image('b'),
      'circuit-breaker': 'keep',
      ...stalling,
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'stalled', 'rolled-back-to': 'stalled:1' } });
    expect(result.error?.message).toContain(`serves again, checked: 1 of 1 running, sha256:${'a'.repeat(64)}`);
    expect(changes(result.sent)).toEqual(['RegisterTaskDefinition', 'UpdateService', 'StopServiceDeployment']);
    expect(result.calls.find(({ operation }) => operation === 'StopServiceDeployment')?.body).toMatchObject({
      stopType: 'ROLLBACK',
    });
    expect(await readBackend(ecs, 'stalled')).toMatchObject({
      taskDefinition: before.taskDefinition,
      deployments: [{ id: before.deployments?.[0]?.id, rolloutState: 'COMPLETED' }],
    });
  }, 120_000);

  test('one that is stuck half-way goes back with tuned percents where its own would stall, and gets them again', async () => {
    const cluster = 'half-way';
    await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    await registerInstance(ecs, cluster, { cpu: 1024, memory: 700 });
    const before = await setScene(ecs, { cluster, service: { desiredCount: 2 } });
    // It fits on one of the two instances only; at 100/200 neither version could then make way for the other.
    const large = await registerRevision(ecs, cluster, { letter: 'b', container: { memory: 800 } });
    const denial = accessDenied('ecs:ListServiceDeployments', '*');
    const interrupting = { 'minimum-healthy-percent': '0', 'maximum-percent': '100', 'allow-stall': 'true' };
    const result = await runs.run(
      'deploy',
      { cluster, 'task-definition-arn': large, 'circuit-breaker': 'keep', 'restore-percents': 'true', ...interrupting },
      { intercept: ({ operation }) => (operation === 'ListServiceDeployments' ? denial : undefined) },
    );
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'stalled', 'rolled-back-to': `${cluster}:1` } });
    const updates = result.calls.filter(({ operation }) => operation === 'UpdateService');
    const [, back, restored] = updates.map(({ body }) => body);
    expect(back).toMatchObject({
      taskDefinition: before.taskDefinition,
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
    });
    expect(restored).toMatchObject({ deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 } });
    expect(updates).toHaveLength(3);
    const after = await readBackend(ecs, cluster);
    expect(after).toMatchObject({ runningCount: 2, deployments: [{ taskDefinition: before.taskDefinition }] });
    expect(after.deploymentConfiguration).toMatchObject({ minimumHealthyPercent: 100, maximumPercent: 200 });
  }, 120_000);

  test("peers 12: a circuit breaker that Berth sets, with its threshold, trips; ECS's own rollback is followed, nothing else is sent (RM#1247)", async () => {
    const cluster = 'breaker';
    const before = await scene(cluster);
    const result = await runs.run('deploy', {
      cluster,
      'task-definition-arn': await failing(cluster),
      'circuit-breaker-threshold': '2',
    });
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { outcome: 'rolled-back', 'rolled-back-to': `${cluster}:1` },
    });
    expect(result.log).toContain(
      'circuit breaker  set, because the service has none: after 2 failed tasks ECS goes back',
    );
    expect(result.error?.message).toContain(`The previous version ${cluster}:1 serves again, checked`);
    expect(changes(result.sent)).toEqual(['UpdateService']);
    const { deploymentConfiguration, deployments } = await readBackend(ecs, cluster);
    expect(deploymentConfiguration?.deploymentCircuitBreaker).toMatchObject({
      enable: true,
      rollback: true,
      resetOnHealthyTask: true,
      thresholdConfiguration: { type: 'COUNT', value: 2 },
    });
    expect(deployments?.[0]?.id).toBe(before.deployments?.[0]?.id);
  }, 60_000);

  test('a first deployment has nothing to go back to, and the message says so', async () => {
    const cluster = 'first';
    await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    await registerInstance(ecs, cluster, { cpu: 1024, memory: 1024 });
    const taskDefinition = await failing(cluster);
    const deploymentConfiguration = { minimumHealthyPercent: 0, maximumPercent: 100, ...breaker(false) };
    await ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName: 'backend',
        taskDefinition,
        desiredCount: 1,
        launchType: 'EC2',
        deploymentConfiguration,
      }),
    );
    const again = await registerRevision(ecs, cluster, { letter: 'c', simulate: 'exit=1 after=0' });
    const result = await runs.run('deploy', { cluster, 'task-definition-arn': again, 'on-concurrent': 'supersede' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', 'rolled-back-to': '' } });
    expect(result.error?.message).toContain('no deployment of this service had completed before');
    expect(changes(result.sent)).toEqual(['UpdateService']);
  }, 60_000);

  test('a way back that fails is said, behind the reason why the deploy failed', async () => {
    const cluster = 'no-way';
    await scene(cluster, breaker(false));
    let updates = 0;
    const denial = accessDenied('ecs:UpdateService', '*');
    const result = await runs.run(
      'deploy',
      { cluster, 'task-definition-arn': await failing(cluster) },
      {
        intercept: ({ operation }) => {
          updates += Number(operation === 'UpdateService');
          return operation === 'UpdateService' && updates > 1 ? denial : undefined;
        },
      },
    );
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', 'rolled-back-to': '' } });
    expect(result.error).toMatchObject({ title: 'DEPLOYMENT_FAILED' });
    expect(result.error?.message).toContain(
      'Nothing was rolled back: the way back failed. AWS denied ecs:UpdateService',
    );
  }, 60_000);
});

test('on-failure: leave leaves the service as it is, and says so', async () => {
  await scene('left', breaker(false));
  const inputs = { cluster: 'left', 'task-definition-arn': await failing('left'), 'on-failure': 'leave' };
  const result = await runs.run('deploy', inputs);
  expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', 'rolled-back-to': '' } });
  expect(result.error?.message).toContain('"on-failure: leave" says so');
  expect(changes(result.sent)).toEqual(['UpdateService']);
}, 60_000);

describe('peers 10: a cancelled job (D#507)', () => {
  /** Cancels the job as a runner does, by SIGINT, when a line of its log matches. */
  function cancelAt(pattern: RegExp) {
    const controller = new AbortController();
    const onLine = (line: string) => {
      if (pattern.test(line)) controller.abort();
    };
    return { onLine, signal: controller.signal };
  }

  test('on-cancel: roll-back stops the service deployment, which then goes back without the job', async () => {
    const cluster = 'cancel-back';
    const before = await setScene(ecs, { cluster });
    const inputs = { cluster, image: image('b'), 'on-cancel': 'roll-back', ...stalling };
    const result = await runs.run('deploy', inputs, cancelAt(/following deployment/));
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled' } });
    expect(changes(result.sent).at(-1)).toBe('StopServiceDeployment');
    expect(result.error?.message).toContain('this job does not watch it to its end');
    expect(result.summary).toContain('StopServiceDeployment was sent');
    await waitForService(
      ecs,
      cluster,
      'the rollback',
      ({ deployments = [] }) =>
        deployments.length === 1 &&
        deployments[0]?.id === before.deployments?.[0]?.id &&
        deployments[0]?.rolloutState === 'COMPLETED',
    );
  }, 60_000);

  test('on-cancel: roll-back by UpdateService where the service deployment cannot be stopped', async () => {
    const cluster = 'cancel-update';
    const before = await setScene(ecs, { cluster });
    const denial = accessDenied('ecs:StopServiceDeployment', '*');
    const inputs = { cluster, image: image('b'), 'on-cancel': 'roll-back', ...stalling };
    const result = await runs.run('deploy', inputs, {
      ...cancelAt(/following deployment/),
      intercept: ({ operation }) => (operation === 'StopServiceDeployment' ? denial : undefined),
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled' } });
    expect(result.calls.at(-1)).toMatchObject({
      operation: 'UpdateService',
      body: { taskDefinition: before.taskDefinition },
    });
    expect(result.error?.message).toContain(`UpdateService back to ${cluster}:1 was sent`);
  }, 60_000);

  test('on-cancel: leave sends nothing, and says how to look at the deployment', async () => {
    await setScene(ecs, { cluster: 'cancel-leave' });
    const result = await runs.run(
      'deploy',
      { cluster: 'cancel-leave', image: image('b') },
      cancelAt(/following deployment/),
    );
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled' } });
    expect(changes(result.sent)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
    expect(result.error?.message).toContain('the deployment goes on in ECS');
    expect(result.error?.message).toContain('aws ecs describe-services --cluster cancel-leave --services backend');
    expect(result.summary).toContain('Cancelled: backend in cancel-leave');
  }, 60_000);

  test('a poll that hangs does not keep the intent from ECS: it is there within 5 s', async () => {
    const cluster = 'cancel-hang';
    await setScene(ecs, { cluster });
    let updated = false;
    let hung = false;
    let cancelledAt = 0;
    let intentAt = 0;
    const controller = new AbortController();
    const result = await runs.run(
      'deploy',
      { cluster, image: image('b'), 'on-cancel': 'roll-back', ...stalling },
      {
        signal: controller.signal,
        intercept: ({ operation }) => {
          updated ||= operation === 'UpdateService';
          if (operation === 'StopServiceDeployment') intentAt = Date.now();
          if (!updated || hung || operation !== 'DescribeServices') return undefined;
          hung = true;
          cancelledAt = Date.now();
          controller.abort();
          return 'hang';
        },
      },
    );
    expect(result.outputs.outcome).toBe('cancelled');
    expect(intentAt - cancelledAt).toBeGreaterThan(0);
    expect(intentAt - cancelledAt).toBeLessThan(5_000);
  }, 60_000);

  test('before UpdateService there is nothing to undo: nothing is registered or sent', async () => {
    const cluster = 'cancel-early';
    await setScene(ecs, { cluster });
    const inputs = { cluster, image: image('b'), 'on-cancel': 'roll-back' };
    const result = await runs.run('deploy', inputs, cancelAt(/Plan for backend/));
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled', 'deployment-id': '' } });
    expect(result.error?.message).toContain('there is nothing to undo');
    expect(changes(result.sent).filter((operation) => operation !== 'RegisterTaskDefinition')).toEqual([]);
  }, 60_000);
});

describe('what a deploy sets besides the task definition', () => {
  test('restore-percents puts percents, zone rebalancing and the circuit breaker back, without a deployment', async () => {
    const cluster = 'restore';
    await setScene(ecs, { cluster, service: { availabilityZoneRebalancing: 'ENABLED' } });
    const result = await runs.run('deploy', { cluster, image: image('b'), 'restore-percents': 'true' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded', 'maximum-percent': '100' } });
    expect(result.log).toContain(
      'Put back: percents, circuit breaker, zone rebalancing. No deployment was started by it.',
    );
    expect(result.sent.filter((operation) => operation === 'UpdateService')).toHaveLength(2);
    const after = await readBackend(ecs, cluster);
    expect(after).toMatchObject({
      availabilityZoneRebalancing: 'ENABLED',
      deploymentConfiguration: {
        minimumHealthyPercent: 100,
        maximumPercent: 200,
        deploymentCircuitBreaker: { enable: false, rollback: false },
      },
      deployments: [{ id: result.outputs['deployment-id'], rolloutState: 'COMPLETED' }],
    });
  }, 60_000);

  test('a circuit breaker that is on is never touched, nor are alarms', async () => {
    const cluster = 'kept';
    const deploymentCircuitBreaker = {
      enable: true,
      rollback: false,
      thresholdConfiguration: { type: 'COUNT', value: 9 },
    };
    const alarms = { enable: true, rollback: true, alarmNames: ['errors'] };
    await scene(cluster, { deploymentCircuitBreaker, alarms });
    const inputs = { cluster, image: image('b'), 'circuit-breaker-threshold': '2' };
    expect(await runs.run('deploy', inputs)).toMatchObject({ exitCode: 0 });
    expect((await readBackend(ecs, cluster)).deploymentConfiguration).toMatchObject({
      deploymentCircuitBreaker,
      alarms,
    });
  }, 60_000);
});

describe('which task definition is deployed', () => {
  test('peers 13: an existing revision as it is, nothing registered (D#882, D#299)', async () => {
    const cluster = 'existing';
    await scene(cluster);
    const arn = await registerRevision(ecs, cluster, { letter: 'b' });
    await registerRevision(ecs, cluster, { letter: 'c' });
    const result = await runs.run('deploy', { cluster, 'task-definition-arn': `${cluster}:2` });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded', 'task-definition-arn': arn } });
    expect(result.log).toContain(`${cluster}:1 -> ${cluster}:2, which exists`);
    expect(changes(result.sent)).toEqual(['UpdateService']);
    const based = await runs.run('deploy', { cluster, 'task-definition-arn': `${cluster}:3`, image: image('d') });
    expect(based).toMatchObject({ exitCode: 0, outputs: { 'task-definition-arn': expect.stringMatching(/:4$/) } });
    expect(based.log).toContain(`running sha256:${'d'.repeat(64)}`);
  }, 60_000);

  test('peers 13: one that is INACTIVE or does not exist is refused before anything changes', async () => {
    const cluster = 'unusable';
    await scene(cluster);
    await registerRevision(ecs, cluster, { letter: 'b' });
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: `${cluster}:2` }));
    const inactive = await runs.run('deploy', { cluster, 'task-definition-arn': `${cluster}:2` });
    expect(inactive.error).toMatchObject({
      title: 'TASK_DEFINITION_INACTIVE',
      message: expect.stringContaining('INACTIVE'),
    });
    const absent = await runs.run('deploy', { cluster, 'task-definition-arn': `${cluster}:9` });
    expect(absent.error).toMatchObject({ title: 'TASK_DEFINITION_NOT_FOUND' });
    expect([...changes(inactive.sent), ...changes(absent.sent)]).toEqual([]);
  });

  test('peers 19: a map of container to image changes several containers at once (R#72, R#228)', async () => {
    const cluster = 'several';
    const proxy = { name: 'proxy', image: image('a'), memory: 64, essential: true };
    await setScene(ecs, { cluster, taskDefinition: { containerDefinitions: [backendContainer, proxy] } });
    const images = `app=${image('b')}\nproxy=${image('c')}`;
    const result = await runs.run('deploy', { cluster, images });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.calls.find(({ operation }) => operation === 'RegisterTaskDefinition')?.body).toMatchObject({
      containerDefinitions: [
        { name: 'app', image: image('b'), memory: 600 },
        { name: 'proxy', image: image('c'), memory: 64 },
      ],
    });
    const more = await runs.run('deploy', {
      cluster,
      images: `proxy=${image('d')}`,
      'container-name': 'app',
      image: image('e'),
    });
    expect(more.log).toContain(`image of app: ${image('b')} -> ${image('e')}`);
    expect(more.log).toContain(`image of proxy: ${image('c')} -> ${image('d')}`);
  }, 60_000);

  test('peers 20: an unknown container lists the names that exist (R#246, R#232)', async () => {
    const cluster = 'unknown';
    await scene(cluster);
    const result = await runs.run('deploy', { cluster, images: `web=${image('b')}` });
    expect(result.error).toMatchObject({ title: 'CONTAINER_NOT_FOUND' });
    expect(result.error?.message).toContain('no container "web"');
    expect(result.error?.message).toContain('Its containers are: app.');
    expect(changes(result.sent)).toEqual([]);
  });

  test('peers 21: many services, one task definition: registered once, deployed to each (D#420)', async () => {
    const cluster = 'many';
    const container = { ...backendContainer, memory: 200, portMappings: [] };
    const { taskDefinition } = await setScene(ecs, { cluster, taskDefinition: { containerDefinitions: [container] } });
    const worker = { cluster, serviceName: 'worker', taskDefinition, desiredCount: 1, launchType: 'EC2' } as const;
    await ecs.send(new CreateServiceCommand(worker));
    const first = await runs.run('deploy', { cluster, image: image('b') });
    const arn = first.outputs['task-definition-arn'] ?? '';
    const second = await runs.run('deploy', { cluster, service: 'worker', 'task-definition-arn': arn });
    expect([first, second]).toMatchObject([
      { outputs: { outcome: 'succeeded' } },
      { outputs: { outcome: 'succeeded' } },
    ]);
    expect(second.outputs['task-definition-arn']).toBe(arn);
    expect(changes(first.sent)).toContain('RegisterTaskDefinition');
    expect(changes(second.sent)).toEqual(['UpdateService']);
  }, 60_000);
});
