import type { ECSClient } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import {
  accessDenied,
  type Intercept,
  type RecordingProxy,
  startRecordingProxy,
} from '../../harness/recording-proxy.ts';
import { runAction } from '../../harness/runner.ts';
import { test } from '../support/concurrent-test.ts';
import { backendContainer, ecsClient, image, readBackend, registerInstance, setScene } from '../support/ecs-scene.ts';

/** What the plan of a deploy decides in the situations that the rollout model knows. */

let localAws: LocalAws;
let ecs: ECSClient;
const proxies: RecordingProxy[] = [];

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 10 });
  ecs = ecsClient(localAws.environment);
}, 60_000);

afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  ecs.destroy();
  await localAws.stop();
});

async function deploy(inputs: Readonly<Record<string, string>>, intercept?: Intercept) {
  const proxy = await startRecordingProxy(localAws.environment.AWS_ENDPOINT_URL ?? '', intercept);
  proxies.push(proxy);
  const environment = { ...localAws.environment, AWS_ENDPOINT_URL: proxy.url };
  const given = { service: 'backend', image: image('b'), 'wait-for-minutes': '2', ...inputs };
  const { main } = await runAction('deploy', given, { environment });
  const [error] = main.annotations.filter(({ level }) => level === 'error');
  const prediction: unknown = JSON.parse(main.outputs.prediction ?? 'null');
  return { ...main, error, prediction, calls: proxy.calls };
}

const roomy = { cpu: 4096, memory: 4096 };
const dynamicPort = { ...backendContainer, memory: 300, portMappings: [{ containerPort: 3000, hostPort: 0 }] };

test('exclusive: 0/100 even where there is room for both, zone rebalancing off, and the plan says why', async () => {
  const taskDefinition = { containerDefinitions: [dynamicPort] };
  await setScene(ecs, { cluster: 'exclusive', instance: roomy, taskDefinition });
  const result = await deploy({ cluster: 'exclusive', exclusive: 'true' });
  expect(result.outputs).toMatchObject({
    outcome: 'succeeded',
    'minimum-healthy-percent': '0',
    'maximum-percent': '100',
  });
  expect(result.log).toContain('"exclusive" asks for no two tasks at once');
  const update = result.calls.find(({ operation }) => operation === 'UpdateService');
  expect(update?.body).toMatchObject({
    deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
    availabilityZoneRebalancing: 'DISABLED',
  });
}, 60_000);

test('exclusive contradicts allow-interruption: false, and percents that leave room for two', async () => {
  const both = await deploy({ cluster: 'none', exclusive: 'true', 'allow-interruption': 'false' });
  expect(both.error?.message).toContain('allow-interruption: false');
  const percents = await deploy({ cluster: 'none', exclusive: 'true', 'maximum-percent': '200' });
  expect(percents.error?.message).toContain('"exclusive: true" takes 0/100');
  expect(both.calls.length + percents.calls.length).toBe(0);
});

test('allow-interruption: false refuses before anything changes, and says what capacity is missing', async () => {
  await setScene(ecs, { cluster: 'serving' });
  const refused = await deploy({ cluster: 'serving', 'allow-interruption': 'false' });
  expect(refused.error).toMatchObject({ title: 'WOULD_INTERRUPT' });
  // The old task holds 600 of 1,024 MiB and the port: 176 MiB are missing for a second one, and its port must be dynamic.
  expect(refused.error?.message).toContain(
    '176 MiB more on one instance with a dynamic host port, or one more container instance',
  );
  expect(refused.calls.every(({ operation }) => /^(Describe|List)/.test(operation))).toBe(true);
});

test('allow-interruption: false deploys once the second instance is there', async () => {
  await setScene(ecs, { cluster: 'served' });
  await registerInstance(ecs, 'served', { cpu: 1024, memory: 1024 });
  const result = await deploy({ cluster: 'served', 'allow-interruption': 'false' });
  expect(result.outputs).toMatchObject({ outcome: 'succeeded', 'minimum-healthy-percent': '100' });
}, 60_000);

test('a DAEMON service keeps its percents and has its task replaced', async () => {
  const service = {
    schedulingStrategy: 'DAEMON',
    desiredCount: undefined,
    deploymentConfiguration: undefined,
  } as const;
  await setScene(ecs, { cluster: 'daemon', service });
  const result = await deploy({ cluster: 'daemon' });
  expect(result.error).toBeUndefined();
  expect(result.outputs).toMatchObject({
    outcome: 'succeeded',
    'minimum-healthy-percent': '0',
    'maximum-percent': '100',
  });
  expect(result.prediction).toMatchObject({ verdict: 'completes', peakTasks: 1 });
}, 60_000);

test('awsvpc on EC2: a t3.micro has one network interface for tasks, so the old one stops first', async () => {
  const container = { ...backendContainer, memory: 300, portMappings: [{ containerPort: 3000 }] };
  const taskDefinition = { networkMode: 'awsvpc' as const, containerDefinitions: [container] };
  const service = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };
  await setScene(ecs, { cluster: 'interfaces', instance: roomy, taskDefinition, service });
  const refused = await deploy({ cluster: 'interfaces', 'allow-interruption': 'false' });
  expect(refused.error?.message).toContain('one network interface more on one instance');
  const result = await deploy({ cluster: 'interfaces' });
  expect(result.outputs).toMatchObject({ outcome: 'succeeded', 'minimum-healthy-percent': '0' });
}, 60_000);

test("awsvpc on EC2 where the cluster's tasks may not be read: unknown, said aloud, and the percents stay", async () => {
  const container = { ...backendContainer, memory: 300, portMappings: [{ containerPort: 3000 }] };
  const taskDefinition = { networkMode: 'awsvpc' as const, containerDefinitions: [container] };
  const service = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };
  await setScene(ecs, { cluster: 'unread', instance: roomy, taskDefinition, service });
  const denyCluster: Intercept = ({ operation, body }) =>
    operation === 'ListTasks' && !Object.hasOwn(Object(body), 'serviceName')
      ? accessDenied('ecs:ListTasks', 'the cluster')
      : undefined;
  const result = await deploy({ cluster: 'unread', 'dry-run': 'true' }, denyCluster);
  expect(result.prediction).toMatchObject({
    verdict: 'unknown',
    reasons: [expect.stringContaining('network interfaces')],
  });
  expect(result.outputs).toMatchObject({ 'minimum-healthy-percent': '100', 'maximum-percent': '200' });
});

test('a placement expression counts where one side decides it although the other cannot be told', async () => {
  const expression = 'task:group == service:backend or attribute:ecs.os-type == linux';
  const service = { placementConstraints: [{ type: 'memberOf' as const, expression }] };
  const taskDefinition = { containerDefinitions: [dynamicPort] };
  await setScene(ecs, { cluster: 'expression', instance: roomy, taskDefinition, service });
  const known = await deploy({ cluster: 'expression', 'dry-run': 'true' });
  expect(known.prediction).toMatchObject({ verdict: 'completes' });
}, 60_000);

test('what was predicted stands beside what took place, in the log and as a picture in the summary', async () => {
  await setScene(ecs, { cluster: 'compared' });
  const result = await deploy({ cluster: 'compared' });
  expect(result.log).toMatch(/phase +predicted +actual +difference/);
  expect(result.log).toMatch(/Old task stops +0 to 2 s +\d+(\.\d+)? to \d+(\.\d+)? s/);
  expect(result.summary).toContain('```mermaid\ngantt\n  title backend, 0 = UpdateService');
  expect(result.summary).toMatch(/\| No task runs \| 0 to \d+(\.\d+)? s \| \d+(\.\d+)? to \d+(\.\d+)? s \|/);
  expect((await readBackend(ecs, 'compared')).deployments).toHaveLength(1);
}, 60_000);
