import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  DescribeServiceDeploymentsCommand,
  type ECSClient,
  ListServiceDeploymentsCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import {
  accessDenied,
  type Intercept,
  type RecordingProxy,
  startRecordingProxy,
} from '../../harness/recording-proxy.ts';
import { asObject, asObjects } from '../../src/toolkit/json.ts';
import { test } from '../support/concurrent-test.ts';
import { deployJob } from '../support/deploy-job.ts';
import { backendContainer, ecsClient, image, readBackend, setScene, waitForService } from '../support/ecs-scene.ts';
import { callEcs } from '../support/raw-api.ts';

// A deploy takes up to half a minute here.
jest.setTimeout(180_000);

let localAws: LocalAws;
let ecs: ECSClient;
/** Here a stopping task takes 12 s, so that draining, and a deployment that is in flight, can be seen. */
let slow: LocalAws;
let slowEcs: ECSClient;
const proxies: RecordingProxy[] = [];

beforeAll(async () => {
  const options = { runtime: 'simulated', speed: 10 } as const;
  const flags = ['--stop-seconds', '120'];
  [localAws, slow] = await Promise.all([startLocalAws(options), startLocalAws({ ...options, flags })]);
  ecs = ecsClient(localAws.environment);
  slowEcs = ecsClient(slow.environment);
}, 60_000);

afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  ecs.destroy();
  slowEcs.destroy();
  await Promise.all([localAws.stop(), slow.stop()]);
});

async function proxied(intercept?: Intercept, target = localAws): Promise<RecordingProxy> {
  const proxy = await startRecordingProxy(target.environment.AWS_ENDPOINT_URL ?? '', intercept);
  proxies.push(proxy);
  return proxy;
}

const deploy = (inputs: Parameters<typeof deployJob>[1], options: Parameters<typeof deployJob>[2] = {}) =>
  deployJob(localAws, { 'wait-for-minutes': '2', ...inputs }, options);
const deploySlowly: typeof deploy = (inputs, options) =>
  deployJob(slow, { 'wait-for-minutes': '2', ...inputs }, options);

/** Somebody else's deploy of the service `backend`, with these percents. */
async function deployByOther(
  client: ECSClient,
  cluster: string,
  letter: string,
  minimumHealthyPercent: number,
  maximumPercent: number,
) {
  const containerDefinitions = [{ ...backendContainer, image: image(letter) }];
  const registered = await client.send(new RegisterTaskDefinitionCommand({ family: cluster, containerDefinitions }));
  const taskDefinition = registered.taskDefinition?.taskDefinitionArn;
  const deploymentConfiguration = { minimumHealthyPercent, maximumPercent };
  const place = { cluster, service: 'backend', availabilityZoneRebalancing: 'DISABLED' as const };
  const update = { ...place, taskDefinition, deploymentConfiguration };
  const { service } = await client.send(new UpdateServiceCommand(update));
  return service?.deployments?.[0]?.id ?? '';
}

const roomy = { ...backendContainer, memory: 300, portMappings: [{ containerPort: 3000, hostPort: 0 }] };

describe('following a deployment', () => {
  test('peers 8: green only once ECS calls our deployment COMPLETED, 40 s of its time after the task runs (D#838)', async () => {
    const { healthCheck: _, ...container } = roomy;
    await setScene(ecs, { cluster: 'completed', taskDefinition: { containerDefinitions: [container] } });
    const proxy = await proxied();
    const result = await deploy({ cluster: 'completed', image: image('b') }, { url: proxy.url });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    const { deployments } = await readBackend(ecs, 'completed');
    expect(deployments).toMatchObject([{ id: result.outputs['deployment-id'], rolloutState: 'COMPLETED' }]);
    const [completed, succeeded] = ['deployment completed.', 'succeeded after'].map((text) => result.log.indexOf(text));
    expect(completed).toBeGreaterThan(0);
    expect(completed).toBeLessThan(succeeded ?? 0);
    const looks = proxy.calls.map(({ operation }) => operation);
    expect(looks).toContain('DescribeServiceDeployments');
    expect(looks).not.toContain('ListServiceDeployments');
  });

  test('peers 29: old tasks that drain are said to drain, and are no failure (sil#147, #148, D#30, copilot#2190)', async () => {
    await setScene(slowEcs, { cluster: 'draining', taskDefinition: { containerDefinitions: [roomy] } });
    const result = await deploySlowly({ cluster: 'draining', image: image('b') });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.log).toMatch(/\+\d:\d\d serving draining:2, draining the old \(draining:1\)/);
    expect(result.log).toContain('Proof: 1 new, 0 old left');
  });

  test('peers 28: an event that no instance has room, while the old task stops, does not kill a good deploy (fabfuel#11)', async () => {
    await setScene(ecs, { cluster: 'passing' });
    const percents = { 'minimum-healthy-percent': '0', 'maximum-percent': '200' };
    const result = await deploy({ cluster: 'passing', image: image('b'), ...percents });
    expect(result.log).toContain(
      'was unable to place a task because no container instance met all of its requirements',
    );
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  });

  test('peers 28: a rollout that cannot move ends as stalled long before its limit, once ECS and the model agree (fabfuel#21)', async () => {
    await setScene(ecs, { cluster: 'stalled' });
    const percents = { 'minimum-healthy-percent': '100', 'maximum-percent': '200', 'allow-stall': 'true' };
    const startedAt = Date.now();
    const result = await deploy({
      cluster: 'stalled',
      image: image('b'),
      'on-failure': 'leave',
      'wait-for-minutes': '60',
      ...percents,
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'stalled' } });
    expect(result.error).toMatchObject({ title: 'DEPLOYMENT_STALLED' });
    expect(result.error?.message).toContain('is already using a port required by your task');
    expect(result.error?.message).toContain('The rollout model agrees that nothing can move');
    expect(Date.now() - startedAt).toBeLessThan(20 * 60_000);
  });

  test('a desired count of 0 is said as such', async () => {
    await setScene(ecs, { cluster: 'none', service: { desiredCount: 0 } });
    const result = await deploy({ cluster: 'none', image: image('b') });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.log).toContain('Proof: no task is to run (desired count 0)');
  });

  test('the limit of the wait is computed, and printed in the plan', async () => {
    await setScene(ecs, { cluster: 'limit' });
    const result = await deploy({ cluster: 'limit', image: image('b'), 'wait-for-minutes': 'auto', 'dry-run': 'true' });
    expect(result.log).toMatch(/wait at most {5}\d+ minutes: the slowest in order is 60 s to start/);
  });

  test.each(['DescribeServiceDeployments', 'ListServiceDeployments'])(
    'without ecs:%s a deployment is followed all the same',
    async (operation) => {
      const cluster = `without-${operation.toLowerCase()}`;
      await setScene(ecs, { cluster, taskDefinition: { containerDefinitions: [roomy] } });
      const proxy = await proxied((call) =>
        call.operation === operation ? accessDenied(`ecs:${operation}`, '*') : undefined,
      );
      const result = await deploy({ cluster, image: image('b') }, { url: proxy.url });
      expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
      expect(proxy.calls.filter((call) => call.operation === operation).length).toBeLessThanOrEqual(1);
    },
  );

  test('an endpoint that knows no service deployments is followed by its service', async () => {
    await setScene(ecs, { cluster: 'older', taskDefinition: { containerDefinitions: [roomy] } });
    const unknown = { status: 400, body: { __type: 'UnknownOperationException', message: 'unknown' } };
    const proxy = await proxied(({ operation }) => (/ServiceDeployments$/.test(operation) ? unknown : undefined));
    const result = await deploy({ cluster: 'older', image: image('b') }, { url: proxy.url });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.log).toContain('looked at instead');
  });

  test('an endpoint that accepts the update and starts nothing, as moto 5.2.5 does, is no success', async () => {
    const cluster = 'moto';
    await setScene(ecs, { cluster, service: { desiredCount: 0 } });
    const { body } = await callEcs(localAws.environment, 'DescribeServices', { cluster, services: ['backend'] });
    const [service] = asObjects(body.services);
    const proxy = await proxied(({ operation }) =>
      operation === 'UpdateService' ? { status: 200, body: { service } } : undefined,
    );
    const result = await deploy({ cluster, image: image('b') }, { url: proxy.url });
    expect(result.exitCode).toBe(1);
    expect(result.error?.message).toContain('UpdateService was accepted, but no deployment of moto:2 was started.');
  });
});

describe('peers 7: a deployment of somebody else on top of ours (argos-ci/argos#2390)', () => {
  const supersede = (cluster: string) => (line: string) => {
    if (line.includes('following deployment')) void deployByOther(ecs, cluster, 'c', 0, 100);
  };

  test('fails as superseded, and names what took its place', async () => {
    await setScene(ecs, { cluster: 'superseded' });
    const result = await deploy({ cluster: 'superseded', image: image('b') }, { onLine: supersede('superseded') });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'superseded' } });
    const { deployments } = await readBackend(ecs, 'superseded');
    const registeredBy = 'arn:aws:iam::000000000000:user/local-aws';
    expect(result.error?.message).toContain(
      `${deployments?.[0]?.id} with superseded:3 (${image('c')}), which ${registeredBy} registered`,
    );
  });

  test('passes with "on-superseded: pass", with the same outcome', async () => {
    await setScene(ecs, { cluster: 'passes' });
    const inputs = { cluster: 'passes', image: image('b'), 'on-superseded': 'pass' };
    const result = await deploy(inputs, { onLine: supersede('passes') });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'superseded' } });
    expect(result.annotations).toMatchObject([{ level: 'notice', message: expect.stringContaining('superseded:') }]);
  });
});

describe('somebody else deploys already', () => {
  test('wait: follows that one to its end, then plans and deploys', async () => {
    await setScene(slowEcs, { cluster: 'wait' });
    const other = await deployByOther(slowEcs, 'wait', 'c', 0, 100);
    const proxy = await proxied(undefined, slow);
    const result = await deploySlowly({ cluster: 'wait', image: image('b') }, { url: proxy.url });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.log).toContain(`Deployment ${other} with wait:2 is in flight`);
    expect(result.log).toContain(`Deployment ${other} ended (succeeded); planning again.`);
    expect(result.outputs['previous-task-definition-arn']).toMatch(/wait:2$/);
    const listed = await slowEcs.send(new ListServiceDeploymentsCommand({ cluster: 'wait', service: 'backend' }));
    const arns = (listed.serviceDeployments ?? []).flatMap(({ serviceDeploymentArn: arn }) => arn ?? []);
    const described = await slowEcs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: arns }));
    expect(described.serviceDeployments?.map(({ status }) => status)).toEqual([
      'SUCCESSFUL',
      'SUCCESSFUL',
      'SUCCESSFUL',
    ]);
  }, 60_000);

  test('wait: one that can never end is not waited for', async () => {
    await setScene(ecs, { cluster: 'endless' });
    const other = await deployByOther(ecs, 'endless', 'c', 100, 200);
    const result = await deploy({ cluster: 'endless', image: image('b') });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.log).toContain(`Waiting for deployment ${other} would never end`);
  });

  test('fail: says which one, and changes nothing', async () => {
    await setScene(slowEcs, { cluster: 'fail' });
    const other = await deployByOther(slowEcs, 'fail', 'c', 0, 100);
    const proxy = await proxied(undefined, slow);
    const result = await deploySlowly(
      { cluster: 'fail', image: image('b'), 'on-concurrent': 'fail' },
      { url: proxy.url },
    );
    expect(result.exitCode).toBe(1);
    expect(result.error).toMatchObject({ title: 'CONCURRENT_DEPLOYMENT', message: expect.stringContaining(other) });
    expect(proxy.calls.every(({ operation }) => /^(Describe|List)/.test(operation))).toBe(true);
  });

  test('supersede: takes its place, and says so', async () => {
    await setScene(slowEcs, { cluster: 'supersede' });
    const other = await deployByOther(slowEcs, 'supersede', 'c', 0, 100);
    const result = await deploySlowly({ cluster: 'supersede', image: image('b'), 'on-concurrent': 'supersede' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.log).toContain(`Deployment ${other} with supersede:2 is in flight; this one takes its place.`);
  });

  test('a cancelled job stops waiting, and has changed nothing', async () => {
    await setScene(ecs, { cluster: 'impatient' });
    await deployByOther(ecs, 'impatient', 'c', 100, 200);
    const controller = new AbortController();
    const onLine = (line: string) => {
      if (line.includes('waiting for its end')) controller.abort();
    };
    const proxy = await proxied();
    const options = { onLine, signal: controller.signal, url: proxy.url };
    const result = await deploy({ cluster: 'impatient', image: image('b') }, options);
    expect(result.error).toMatchObject({ title: 'ACTION_CANCELLED' });
    expect(proxy.calls.every(({ operation }) => /^(Describe|List)/.test(operation))).toBe(true);
  });
});

test('peers 27: five deployments that linger are told before ECS refuses another (RM#2836)', async () => {
  await setScene(ecs, { cluster: 'crowded' });
  const { body } = await callEcs(localAws.environment, 'DescribeServices', {
    cluster: 'crowded',
    services: ['backend'],
  });
  const [service] = asObjects(body.services);
  const [primary] = asObjects(service?.deployments);
  const lingering = [1, 2, 3, 4].map((number) => ({ ...primary, id: `ecs-svc/${number}`, status: 'ACTIVE' }));
  const crowded = { services: [{ ...service, deployments: [asObject(primary), ...lingering] }] };
  const proxy = await proxied(({ operation }) =>
    operation === 'DescribeServices' ? { status: 200, body: crowded } : undefined,
  );
  const result = await deploy({ cluster: 'crowded', image: image('b') }, { url: proxy.url });
  expect(result.error).toMatchObject({
    title: 'TOO_MANY_DEPLOYMENTS',
    message: expect.stringContaining('ecs-svc/4 (crowded:1, 1 running)'),
  });
  expect(proxy.calls.every(({ operation }) => /^(Describe|List)/.test(operation))).toBe(true);
});

describe('peers 15: credentials that expire during the wait (D#527, C#359)', () => {
  test("are fetched anew where their provider can: a container's credentials", async () => {
    await setScene(ecs, { cluster: 'refreshed' });
    let served = 0;
    const provider = createServer((_, answer) => {
      served += 1;
      const Expiration = new Date(Date.now() + 2_000).toISOString();
      const keys = { AccessKeyId: `AKIA${served}`, SecretAccessKey: 'secret', Token: 'token', Expiration };
      answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keys));
    });
    const url = await listen(provider);
    const environment = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/credentials` };
    const { AWS_ACCESS_KEY_ID: _a, AWS_SECRET_ACCESS_KEY: _b, AWS_SESSION_TOKEN: _c, ...rest } = localAws.environment;
    const result = await deployJob(
      { ...localAws, environment: rest },
      { cluster: 'refreshed', image: image('b') },
      { environment },
    );
    provider.close();
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(served).toBeGreaterThan(1);
  });

  test('that cannot be fetched anew end the wait with one error that says how to go on looking', async () => {
    await setScene(ecs, { cluster: 'expired' });
    let updated = false;
    const message = 'The security token included in the request is expired';
    const expired = { status: 400, body: { __type: 'ExpiredTokenException', message } };
    const proxy = await proxied(({ operation }) => {
      const answer = updated ? expired : undefined;
      updated ||= operation === 'UpdateService';
      return answer;
    });
    const result = await deploy({ cluster: 'expired', image: image('b') }, { url: proxy.url });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: '' } });
    expect(result.outputs['deployment-id']).toMatch(/^ecs-svc\//);
    expect(result.error?.title).toBe('AWS_CREDENTIALS_EXPIRED');
    expect(result.error?.message).toContain('goes on in ECS');
    expect(result.error?.message).toContain('aws ecs describe-services --cluster expired --services backend');
    expect(result.annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
    await waitForService(ecs, 'expired', 'the deployment to go on', ({ deployments = [] }) =>
      deployments.every(({ rolloutState }) => rolloutState === 'COMPLETED'),
    );
  });

  test('that expire before the proof are no defect of Berth: the error says that what runs could not be checked', async () => {
    await setScene(ecs, { cluster: 'unproven' });
    let updated = false;
    const message = 'The security token included in the request is expired';
    const expired = { status: 400, body: { __type: 'ExpiredTokenException', message } };
    const proxy = await proxied(({ operation }) => {
      updated ||= operation === 'UpdateService';
      return updated && operation === 'ListTasks' ? expired : undefined;
    });
    const result = await deploy({ cluster: 'unproven', image: image('b') }, { url: proxy.url });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: '', revision: 'unproven:2' } });
    expect(result.error?.title).toBe('AWS_CREDENTIALS_EXPIRED');
    expect(result.error?.message).toContain('whether its tasks run the new version could not be seen');
    expect(result.error?.message).toContain('aws ecs list-tasks --cluster unproven --service-name backend');
    expect(result.summary).toContain('could not be seen');
  });
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
