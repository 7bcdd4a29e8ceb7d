import {
  CreateServiceCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import {
  accessDenied,
  type Intercept,
  type RecordingProxy,
  startRecordingProxy,
} from '../../harness/recording-proxy.ts';
import { runAction } from '../../harness/runner.ts';
import { shortName } from '../../src/ecs/task-definition/task-definition.ts';
import { test } from '../support/concurrent-test.ts';
import { backendContainer, ecsClient, image, setScene } from '../support/ecs-scene.ts';

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

const small = { ...backendContainer, memory: 100, portMappings: [{ containerPort: 3000, hostPort: 0 }] };

/** Registers revisions 1 to `count` of the cluster's family; the service `backend` runs the first, `worker` the second. */
async function setRevisionScene(cluster: string, count: number) {
  await setScene(ecs, { cluster, taskDefinition: { containerDefinitions: [small] } });
  for (let revision = 2; revision <= count; revision++) {
    await ecs.send(new RegisterTaskDefinitionCommand({ family: cluster, containerDefinitions: [small] }));
  }
  await ecs.send(
    new CreateServiceCommand({ cluster, serviceName: 'worker', taskDefinition: `${cluster}:2`, desiredCount: 0 }),
  );
}

async function deploy(inputs: Readonly<Record<string, string>>, intercept?: Intercept) {
  const proxy = await startRecordingProxy(localAws.environment.AWS_ENDPOINT_URL ?? '', intercept);
  proxies.push(proxy);
  const environment = { ...localAws.environment, AWS_ENDPOINT_URL: proxy.url };
  const given = { service: 'backend', 'wait-for-minutes': '1', image: image('b'), rehearse: 'off', ...inputs };
  const { main } = await runAction('deploy', given, { environment });
  return { ...main, calls: proxy.calls };
}

async function active(familyPrefix: string): Promise<readonly string[]> {
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix }));
  return taskDefinitionArns.map(shortName);
}

describe('keep-revisions', () => {
  test('peers 25: deregisters the oldest beyond the number, never one in use by any service, nor the one before (D#145)', async () => {
    await setRevisionScene('kept', 6);
    const result = await deploy({ cluster: 'kept', 'keep-revisions': '2' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded', revision: 'kept:7' } });
    // 7 and 6 are the newest two, 1 ran before, 2 is what the other service runs.
    expect(await active('kept')).toEqual(['kept:1', 'kept:2', 'kept:6', 'kept:7']);
    expect(result.log).toContain('Deregistered old revisions: kept:3, kept:4, kept:5.');
  });

  test('peers 25: waits and tries again when AWS limits the rate (D#502)', async () => {
    await setRevisionScene('throttled', 4);
    let refusals = 0;
    const limited = { status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } };
    // The SDK tries four times by itself.
    const result = await deploy({ cluster: 'throttled', 'keep-revisions': '1' }, ({ operation }) =>
      operation === 'DeregisterTaskDefinition' && refusals++ < 5 ? limited : undefined,
    );
    expect(result.outputs.outcome).toBe('succeeded');
    expect(await active('throttled')).toEqual(['throttled:1', 'throttled:2', 'throttled:5']);
  }, 60_000);

  test.each(['ListServices', 'ListTaskDefinitions', 'DeregisterTaskDefinition'])(
    'without ecs:%s nothing goes, the action is named in a warning, and the deploy passes',
    async (operation) => {
      const cluster = `denied-${operation.toLowerCase()}`;
      await setRevisionScene(cluster, 4);
      const denial = accessDenied(`ecs:${operation}`, '*');
      const result = await deploy({ cluster, 'keep-revisions': '1' }, (call) =>
        call.operation === operation ? denial : undefined,
      );
      expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
      const warnings = result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
      expect(warnings).toEqual([expect.stringContaining(`ecs:${operation}`)]);
      expect(await active(cluster)).toHaveLength(5);
    },
  );

  test('left out, nothing is listed and nothing goes', async () => {
    await setRevisionScene('all', 3);
    const result = await deploy({ cluster: 'all' });
    expect(result.outputs.outcome).toBe('succeeded');
    expect(result.calls.map(({ operation }) => operation)).not.toContain('ListTaskDefinitions');
    expect(await active('all')).toHaveLength(4);
  });
});

test('peers 14: the output revision names what was deployed without the account id, which a mask would empty (R#366, L#305, L#400)', async () => {
  await setRevisionScene('named', 2);
  const secrets = ['000000000000'];
  const { main } = await runAction(
    'deploy',
    { cluster: 'named', service: 'backend', image: image('b'), rehearse: 'off' },
    { environment: localAws.environment, secrets },
  );
  const { revision = '', 'task-definition-arn': arn = '' } = main.outputs;
  expect(arn).toContain(secrets[0]);
  expect(revision).toBe('named:3');
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: revision }));
  expect(taskDefinition?.taskDefinitionArn).toBe(arn);
});
