import { DescribeTasksCommand, type ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type FaultControl, faultControl } from '../../harness/faults.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { runAction } from '../../harness/runner.ts';
import { balancingClient, type Front, openFront } from '../support/balanced-scene.ts';
import { ecsClient, image, readBackend, type Scene, setScene } from '../support/ecs-scene.ts';

let localAws: LocalAws;
let ecs: ECSClient;
let balancing: ElasticLoadBalancingV2Client;
let faults: FaultControl;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 10 });
  ecs = ecsClient(localAws.environment);
  balancing = balancingClient(localAws.environment);
  faults = faultControl(localAws.environment);
}, 60_000);

afterEach(() => faults.clear());

afterAll(async () => {
  ecs.destroy();
  balancing.destroy();
  await localAws.stop();
});

const drainSeconds = 30;

const container = { name: 'app', image: image('a'), memory: 200, portMappings: [{ containerPort: 3000, hostPort: 0 }] };

/** A service of one task behind a target group that drains for 30 s, which are 3 s here. */
async function balanced(cluster: string, scene: Partial<Scene> = {}): Promise<Front> {
  const attributes = { 'deregistration_delay.timeout_seconds': String(drainSeconds) };
  const front = await openFront(balancing, cluster, { HealthCheckIntervalSeconds: 10, attributes });
  const loadBalancers = [{ targetGroupArn: front.targetGroupArn, containerName: 'app', containerPort: 3000 }];
  await setScene(ecs, {
    cluster,
    taskDefinition: { containerDefinitions: [container] },
    service: { loadBalancers, healthCheckGracePeriodSeconds: 60 },
    ...scene,
  });
  return front;
}

function deploy(cluster: string) {
  const inputs = { cluster, service: 'backend', image: image('b'), 'wait-for-minutes': '1' };
  return runAction('deploy', inputs, { environment: localAws.environment });
}

async function serviceEvents(cluster: string): Promise<readonly string[]> {
  return ((await readBackend(ecs, cluster)).events ?? []).map(({ message }) => message ?? '').reverse();
}

describe('a deploy behind a load balancer', () => {
  test('brings the new task into service, then drains the old one before it stops, and is over only then', async () => {
    const { targetGroupArn, url } = await balanced('balanced');
    const { main } = await deploy('balanced');
    expect(main).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded', 'maximum-percent': '200' } });
    const events = await serviceEvents('balanced');
    const order = [
      `(service backend) registered 1 targets in (target-group ${targetGroupArn})`,
      '(service backend) has begun draining connections on 1 tasks.',
      `(service backend) deregistered 1 targets in (target-group ${targetGroupArn})`,
    ].map((message) => events.lastIndexOf(message));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order).not.toContain(-1);
    const stopped = await ecs.send(new ListTasksCommand({ cluster: 'balanced', desiredStatus: 'STOPPED' }));
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'balanced', tasks: stopped.taskArns }));
    const [old] = tasks ?? [];
    const waited = (old?.executionStoppedAt?.getTime() ?? 0) - (old?.stoppingAt?.getTime() ?? 0);
    expect(waited).toBeGreaterThanOrEqual((drainSeconds * 1000) / 10);
    expect((await fetch(url)).status).toBe(200);
  }, 60_000);

  test('goes on where the load balancer may not be read, and names the action that is missing', async () => {
    await balanced('unread');
    await faults.set({ kind: 'deny', operation: 'elasticloadbalancing:DescribeTargetGroups' });
    const { main } = await deploy('unread');
    expect(main).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(main.annotations).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        message: expect.stringContaining('AWS denied elasticloadbalancing:DescribeTargetGroups.'),
      }),
    );
  }, 60_000);

  test('a service without one is deployed without a call of Elastic Load Balancing', async () => {
    await setScene(ecs, { cluster: 'alone', taskDefinition: { containerDefinitions: [container] } });
    await faults.set({ kind: 'deny', operation: 'elasticloadbalancing:*' });
    const { main } = await deploy('alone');
    expect(main.exitCode).toBe(0);
    expect(await faults.fired()).toEqual([0]);
  }, 60_000);
});
