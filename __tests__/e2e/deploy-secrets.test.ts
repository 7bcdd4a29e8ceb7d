import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { ECSClient } from '@aws-sdk/client-ecs';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assembleBaseImage } from '../../harness/base-image.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { runAction } from '../../harness/runner.ts';
import { waitFor } from '../../harness/wait.ts';
import { ecsClient, setScene } from '../support/ecs-scene.ts';

const cluster = 'secrets';
const group = '/secrets';

let engine: Engine;
let localAws: LocalAws;
let ecs: ECSClient;

beforeAll(async () => {
  engine = await provideEngine();
  localAws = await startLocalAws({
    runtime: 'docker',
    speed: 5,
    environment: { ...process.env, ...engine.environment },
  });
  ecs = ecsClient(localAws.environment);
}, 180_000);

afterAll(async () => {
  ecs?.destroy();
  await localAws?.stop();
  await engine?.stop();
}, 60_000);

function clientOptions() {
  const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '' } = localAws.environment;
  return { endpoint, region, credentials: { accessKeyId: 'local-aws', secretAccessKey: 'local-aws' } };
}

/** An execution role that may read parameters below a path and nothing else. */
async function createReader(path: string): Promise<string> {
  const iam = new IAMClient(clientOptions());
  const trust = { Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' } }] };
  const role = { RoleName: 'reader', AssumeRolePolicyDocument: JSON.stringify(trust) };
  const { Role } = await iam.send(new CreateRoleCommand(role));
  const Resource = `arn:aws:ssm:us-east-1:000000000000:parameter${path}`;
  const policy = { Statement: [{ Effect: 'Allow', Action: 'ssm:GetParameters', Resource }] };
  const document = { RoleName: 'reader', PolicyName: 'read', PolicyDocument: JSON.stringify(policy) };
  await iam.send(new PutRolePolicyCommand(document));
  iam.destroy();
  return Role?.Arn ?? '';
}

/** The first line that says what a container has got, in whichever stream. */
async function waitForLine(text: string): Promise<string> {
  const logs = new CloudWatchLogsClient(clientOptions());
  const look = async () => {
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: group }));
    return events.map(({ message = '' }) => message).find((message) => message.includes(text));
  };
  return waitFor(look, { what: `a line with ${text}`, seconds: 30 }).finally(() => logs.destroy());
}

test('the container gets the value that its task definition only refers to, and the next one with the next deploy', async () => {
  const base = await assembleBaseImage({ ...process.env, ...engine.environment });
  const container = {
    name: 'app',
    image: base.reference,
    memory: 128,
    command: ['node', '-e', "console.log('got', process.env.TOKEN); setInterval(() => undefined, 1e6)"],
    stopTimeout: 2,
    logConfiguration: {
      logDriver: 'awslogs' as const,
      options: { 'awslogs-group': group, 'awslogs-region': 'us-east-1', 'awslogs-create-group': 'true' },
    },
  };
  const executionRoleArn = await createReader('/secrets/*');
  await setScene(ecs, { cluster, taskDefinition: { executionRoleArn, containerDefinitions: [container] } });
  const ssm = new SSMClient(clientOptions());
  for (const value of ['first value', 'second "value" with $signs']) {
    const parameter = { Name: '/secrets/TOKEN', Value: value, Type: 'SecureString', Overwrite: true } as const;
    const { Version } = await ssm.send(new PutParameterCommand(parameter));
    const inputs = { cluster, service: 'backend', rehearse: 'off', secrets: `TOKEN=/secrets/TOKEN:${Version}` };
    const { main } = await runAction('deploy', inputs, { environment: localAws.environment });
    expect(main).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(await waitForLine(value)).toBe(`got ${value}`);
    expect(main.log).not.toContain(value);
  }
  ssm.destroy();
}, 180_000);
