import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assembleBaseImage, type BaseImage } from '../../harness/base-image.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { freePort } from '../../harness/ports.ts';
import { runAction } from '../../harness/runner.ts';
import { waitFor } from '../../harness/wait.ts';
import { asObjects, asString } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { ecsClient, readBackend, setScene } from '../support/ecs-scene.ts';

let engine: Engine;
let base: BaseImage;
let localAws: LocalAws;
let ecs: ECSClient;
let aws: AwsCli;
let workspace: string;

beforeAll(async () => {
  engine = await provideEngine();
  base = await assembleBaseImage({ ...process.env, ...engine.environment });
  localAws = await startLocalAws({ runtime: 'docker', speed: 5, environment: engine.environment });
  ecs = ecsClient(localAws.environment);
  aws = await awsCli(localAws.environment);
  workspace = await mkdtemp(join(tmpdir(), 'berth-balanced-'));
}, 300_000);

afterAll(async () => {
  ecs?.destroy();
  await localAws?.stop();
  await engine?.stop();
  await rm(workspace, { recursive: true, force: true });
}, 60_000);

/** Takes 300 ms for an answer, and dies of SIGTERM as it stands: nothing but draining saves what it is answering. */
const server = `require('http').createServer((q, r) => q.url === '/health' ? r.end() : setTimeout(() => r.end(process.env.VALUE), 300)).listen(8080);
process.on('SIGTERM', () => process.exit(0));`;

const taskDefinition = (value: string) => ({
  family: 'balanced',
  containerDefinitions: [
    {
      name: 'app',
      image: base.reference,
      memory: 128,
      command: ['node', '-e', server],
      portMappings: [{ containerPort: 8080, hostPort: 0 }],
      environment: [{ name: 'VALUE', value }],
    },
  ],
});

/** A target group that is checked each second (5 s at speed 5) and drains for 4 s, behind a listener; all by the AWS CLI. */
async function openFront(): Promise<{ url: string; targetGroupArn: string }> {
  const text = async (...parameters: string[]) => asString(await aws.json('elbv2', ...parameters)) ?? '';
  const check = '--health-check-interval-seconds 5 --health-check-timeout-seconds 2 --health-check-path /health'.split(
    ' ',
  );
  const group = ['--name', 'balanced', '--protocol', 'HTTP', '--port', '80', '--vpc-id', 'vpc-1', ...check];
  const targetGroupArn = await text('create-target-group', ...group, '--query', 'TargetGroups[0].TargetGroupArn');
  const attributes = ['--attributes', 'Key=deregistration_delay.timeout_seconds,Value=20'];
  await aws.json('elbv2', 'modify-target-group-attributes', '--target-group-arn', targetGroupArn, ...attributes);
  const [arn = '', address = ''] = asStringsOf(
    await aws.json(
      'elbv2',
      'create-load-balancer',
      '--name',
      'balanced',
      '--subnets',
      'subnet-1',
      'subnet-2',
      '--query',
      'LoadBalancers[0].[LoadBalancerArn,DNSName]',
    ),
  );
  const port = String(await freePort(address));
  const forward = ['--default-actions', `Type=forward,TargetGroupArn=${targetGroupArn}`];
  await aws.json(
    'elbv2',
    'create-listener',
    '--load-balancer-arn',
    arn,
    '--protocol',
    'HTTP',
    '--port',
    port,
    ...forward,
  );
  return { url: `http://${address}:${port}`, targetGroupArn };
}

function asStringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((element) => asString(element) ?? '') : [];
}

async function targets(targetGroupArn: string): Promise<readonly { id: string; port: string; state: string }[]> {
  const query = 'TargetHealthDescriptions[].{id:Target.Id,port:to_string(Target.Port),state:TargetHealth.State}';
  const described = ['describe-target-health', '--target-group-arn', targetGroupArn, '--query', query];
  return asObjects(await aws.json('elbv2', ...described)).map(({ id, port, state }) => ({
    id: asString(id) ?? '',
    port: asString(port) ?? '',
    state: asString(state) ?? '',
  }));
}

/** Four clients that ask one after the other until they are told to stop. */
function startClients(url: string) {
  const answers = new Map<string, number>();
  let stopped = false;
  const ask = async () => {
    while (!stopped) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).then(
        async (response) => (response.ok ? await response.text() : `status ${response.status}`),
        (thrown: unknown) => `failed: ${String(thrown)}`,
      );
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
  };
  const asking = Promise.all([ask(), ask(), ask(), ask()]);
  return {
    answers,
    stop: async () => {
      stopped = true;
      await asking;
    },
  };
}

test('a deploy at 100/200 behind a listener loses no request, and the waiters of the AWS CLI are content', async () => {
  const { url, targetGroupArn } = await openFront();
  const { taskDefinition: first } = await ecs.send(new RegisterTaskDefinitionCommand(taskDefinition('v1')));
  await setScene(ecs, {
    cluster: 'balanced',
    taskDefinition: taskDefinition('v1'),
    service: {
      taskDefinition: first?.taskDefinitionArn,
      loadBalancers: [{ targetGroupArn, containerName: 'app', containerPort: 8080 }],
      healthCheckGracePeriodSeconds: 30,
    },
  });
  const waited = await aws.run('elbv2', 'wait', 'target-in-service', '--target-group-arn', targetGroupArn);
  expect(waited).toMatchObject({ exitCode: 0 });
  const [old] = await targets(targetGroupArn);
  expect(old?.state).toBe('healthy');
  const clients = startClients(url);
  await waitFor(async () => clients.answers.has('v1') || undefined, { what: 'an answer of v1', seconds: 20 });
  await writeFile(join(workspace, 'task-definition.json'), JSON.stringify(taskDefinition('v2')));
  const inputs = { service: 'backend', cluster: 'balanced', 'task-definition': 'task-definition.json' };
  const leaving = ['--target-group-arn', targetGroupArn, '--targets', `Id=${old?.id},Port=${old?.port}`];
  const { main } = await runAction('deploy', inputs, { workspace, environment: localAws.environment });
  const deregistered = await aws.run('elbv2', 'wait', 'target-deregistered', ...leaving);
  await waitFor(async () => clients.answers.has('v2') || undefined, { what: 'an answer of v2', seconds: 20 });
  await clients.stop();
  expect(main.outputs).toMatchObject({ outcome: 'succeeded', 'minimum-healthy-percent': '100' });
  expect(deregistered).toMatchObject({ exitCode: 0 });
  expect([...clients.answers.keys()].sort()).toEqual(['v1', 'v2']);
  expect((await targets(targetGroupArn)).map(({ state }) => state)).toEqual(['healthy']);
  const events = (await readBackend(ecs, 'balanced')).events?.map(({ message }) => message) ?? [];
  expect(events).toContain('(service backend) has begun draining connections on 1 tasks.');
  expect(events).toContain(`(service backend) deregistered 1 targets in (target-group ${targetGroupArn})`);
  const byHand = (await targets(targetGroupArn))[0];
  const named = ['--target-group-arn', targetGroupArn, '--targets', `Id=${byHand?.id},Port=${byHand?.port}`];
  await aws.run('elbv2', 'deregister-targets', ...named);
  expect((await targets(targetGroupArn))[0]?.state).toBe('draining');
  expect(await aws.run('elbv2', 'wait', 'target-deregistered', ...named)).toMatchObject({ exitCode: 0 });
  const { exitCode, stderr } = await aws.run(
    'elbv2',
    'describe-target-health',
    '--target-group-arn',
    `${targetGroupArn.slice(0, -16)}0123456789abcdef`,
  );
  expect(exitCode).toBeGreaterThan(0);
  expect(stderr.trim()).toBe(
    'An error occurred (TargetGroupNotFound) when calling the DescribeTargetHealth operation: One or more target groups not found',
  );
}, 240_000);
