import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ContainerDefinition,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { faultControl } from '../../harness/faults.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { runAction } from '../../harness/runner.ts';
import { awsCli } from '../support/aws-cli.ts';
import { test } from '../support/concurrent-test.ts';
import { openRuns, type Runs } from '../support/deploy-runs.ts';
import { backendContainer, ecsClient, image, readBackend, setScene } from '../support/ecs-scene.ts';

let localAws: LocalAws;
let ecs: ECSClient;
let iam: IAMClient;
let ssm: SSMClient;
let secretsManager: SecretsManagerClient;
let runs: Runs;

const value = 'correct horse battery staple';
const account = '000000000000';
const arnOf = (name: string) => `arn:aws:ssm:us-east-1:${account}:parameter${name}`;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 10 });
  const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '' } = localAws.environment;
  const options = { endpoint, region, credentials: { accessKeyId: 'local-aws', secretAccessKey: 'local-aws' } };
  ecs = ecsClient(localAws.environment);
  iam = new IAMClient(options);
  ssm = new SSMClient(options);
  secretsManager = new SecretsManagerClient(options);
  runs = openRuns(localAws.environment);
}, 60_000);

afterAll(async () => {
  await runs.close();
  for (const client of [ecs, iam, ssm, secretsManager]) client.destroy();
  await localAws.stop();
});

/** Writes a parameter and returns it as `build-args` hands it on. */
async function store(name: string): Promise<string> {
  const { Version } = await ssm.send(
    new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: true }),
  );
  return `${name}:${Version}`;
}

async function createRole(name: string, ...allowed: readonly string[]): Promise<string> {
  const trust = { Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' } }] };
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  if (allowed.length > 0) {
    const Statement = [{ Effect: 'Allow', Action: 'ssm:GetParameters', Resource: allowed }];
    const document = { RoleName: name, PolicyName: 'read', PolicyDocument: JSON.stringify({ Statement }) };
    await iam.send(new PutRolePolicyCommand(document));
  }
  return `arn:aws:iam::${account}:role/${name}`;
}

async function liveContainers(cluster: string): Promise<readonly ContainerDefinition[]> {
  const { taskDefinition } = await readBackend(ecs, cluster);
  const described = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
  return described.taskDefinition?.containerDefinitions ?? [];
}

async function revisions(family: string): Promise<number> {
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: family }));
  return taskDefinitionArns.length;
}

describe('secrets from SSM Parameter Store', () => {
  test('reach the container by reference, once; a new version is a new revision, and the same is unchanged', async () => {
    const cluster = 'versions';
    const role = await createRole('versions', arnOf('/versions/*'));
    const environment = [
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'DB_PASSWORD', value: 'from a time before' },
    ];
    const secrets = [{ name: 'OTHER', valueFrom: '/versions/OTHER' }];
    await store('/versions/OTHER');
    const container = { ...backendContainer, environment, secrets, dockerLabels: { team: 'backend' } };
    await setScene(ecs, { cluster, taskDefinition: { executionRoleArn: role, containerDefinitions: [container] } });
    const before = await ecs.send(new ListTasksCommand({ cluster }));

    const first = await store('/versions/DB_PASSWORD');
    const inputs = { cluster, image: image('b') };
    const deployed = await runs.run('deploy', { ...inputs, secrets: `DB_PASSWORD=${first}` });
    expect(deployed).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(await liveContainers(cluster)).toMatchObject([
      {
        environment: [{ name: 'LOG_LEVEL', value: 'info' }],
        secrets: [...secrets, { name: 'DB_PASSWORD', valueFrom: '/versions/DB_PASSWORD' }],
        dockerLabels: { team: 'backend', 'berth.parameter-versions': 'DB_PASSWORD=1' },
      },
    ]);
    expect(deployed.log).toContain('2 from SSM Parameter Store (DB_PASSWORD is new, version 1)');
    expect(deployed.log).toContain('versions may read the secrets');
    expect(deployed.summary).toContain('| Secrets | 2 from SSM Parameter Store (DB_PASSWORD is new, version 1) |');
    expect(JSON.stringify([deployed.log, deployed.summary, deployed.outputs, deployed.calls])).not.toContain(value);

    const same = await runs.run('deploy', { ...inputs, secrets: `DB_PASSWORD=${first}` });
    expect(same).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged' } });
    expect(same.sent).not.toContain('RegisterTaskDefinition');
    expect(same.sent).not.toContain('SimulatePrincipalPolicy');

    const between = await ecs.send(new ListTasksCommand({ cluster }));
    const changed = await runs.run('deploy', {
      ...inputs,
      secrets: `DB_PASSWORD=${await store('/versions/DB_PASSWORD')}`,
    });
    expect(changed).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(changed.log).toContain('DB_PASSWORD changed to version 2');
    const after = await ecs.send(new ListTasksCommand({ cluster }));
    const tasks = [before, between, after].map(({ taskArns = [] }) => taskArns[0]);
    expect(new Set(tasks).size).toBe(3);

    const withoutInput = await runs.run('deploy', inputs);
    expect(withoutInput).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged' } });
  }, 120_000);

  test('go into a task definition from a file, and into an existing revision', async () => {
    const cluster = 'sources';
    const role = await createRole('sources', arnOf('/sources/*'));
    const taskDefinition = { executionRoleArn: role, containerDefinitions: [backendContainer] };
    const { taskDefinition: existing = '' } = await setScene(ecs, { cluster, taskDefinition });
    const secrets = `TOKEN=${await store('/sources/TOKEN')}`;
    const workspace = await mkdtemp(`${tmpdir()}/berth-secrets-`);
    try {
      const document = {
        family: cluster,
        ...taskDefinition,
        containerDefinitions: [{ ...backendContainer, image: image('c') }],
      };
      await writeFile(join(workspace, 'task.json'), JSON.stringify(document));
      const fromFile = await runs.run('deploy', { cluster, 'task-definition': 'task.json', secrets }, { workspace });
      expect(fromFile).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
      const secret = { name: 'TOKEN', valueFrom: '/sources/TOKEN' };
      expect(await liveContainers(cluster)).toMatchObject([{ image: image('c'), secrets: [secret] }]);
      const fromArn = await runs.run('deploy', { cluster, 'task-definition-arn': existing, secrets });
      expect(fromArn).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
      expect(await liveContainers(cluster)).toMatchObject([{ image: image('a'), secrets: [secret] }]);
    } finally {
      await rm(workspace, { recursive: true });
    }
  }, 120_000);

  test('stay in the rehearsal and in the before-command', async () => {
    const cluster = 'tried';
    const role = await createRole('tried', arnOf('/tried/*'));
    const taskDefinition = { executionRoleArn: role, containerDefinitions: [{ ...backendContainer, memory: 300 }] };
    await setScene(ecs, { cluster, taskDefinition });
    const inputs = { cluster, image: image('b'), secrets: `TOKEN=${await store('/tried/TOKEN')}` };
    const tried = await runs.run('deploy', {
      ...inputs,
      rehearse: 'always',
      'rehearse-seconds': '1',
      'before-command': "LOCAL_AWS_SIMULATE='exit=0' migrate",
    });
    expect(tried).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    const registered = tried.calls.filter(({ operation }) => operation === 'RegisterTaskDefinition');
    expect(registered.length).toBeGreaterThan(1);
    for (const { body } of registered) {
      const secret = { name: 'TOKEN', valueFrom: '/tried/TOKEN' };
      expect(body).toMatchObject({ executionRoleArn: role, containerDefinitions: [{ secrets: [secret] }] });
    }
  }, 120_000);
});

describe('from build-args to a running container', () => {
  test.each([
    {
      as: 'runtime-ssm',
      store: 'SSM Parameter Store',
      action: 'ssm:GetParameters',
      prefix: 'arn:aws:ssm:*:*:parameter',
    },
    {
      as: 'runtime-secrets-manager',
      store: 'Secrets Manager',
      action: 'secretsmanager:GetSecretValue',
      prefix: 'arn:aws:secretsmanager:*:*:secret:',
    },
  ])(
    'with $as: what is stored is referred to, and a changed value replaces the task',
    async ({ as, store, ...allowed }) => {
      const cluster = as;
      const role = await createRole(as);
      const Statement = [
        { Effect: 'Allow', Action: allowed.action, Resource: `${allowed.prefix}/${cluster}/backend/*` },
      ];
      const document = { RoleName: as, PolicyName: 'read', PolicyDocument: JSON.stringify({ Statement }) };
      await iam.send(new PutRolePolicyCommand(document));
      const environment = [{ name: 'DB_PASSWORD', value: 'from a time before' }];
      const containerDefinitions = [{ ...backendContainer, environment }];
      await setScene(ecs, { cluster, taskDefinition: { executionRoleArn: role, containerDefinitions } });
      const deployWith = async (password: string) => {
        const secrets = JSON.stringify({ DB_PASSWORD: password, API_TOKEN: `${value} of the API` });
        const inputs = { secrets, as, cluster, service: 'backend' };
        const { main: handed } = await runAction('build-args', inputs, { environment: localAws.environment });
        expect(handed.exitCode).toBe(0);
        return runs.run('deploy', { cluster, secrets: handed.outputs.secrets ?? '' });
      };
      const first = await deployWith(value);
      expect(first).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
      expect(first.log).toContain(`2 from ${store}`);
      const [container] = await liveContainers(cluster);
      expect(container?.environment ?? []).toEqual([]);
      expect(container?.secrets?.map(({ name }) => name)).toEqual(['DB_PASSWORD', 'API_TOKEN']);
      expect(await deployWith(value)).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged' } });
      const before = await ecs.send(new ListTasksCommand({ cluster }));
      const changed = await deployWith(`${value}, and another`);
      expect(changed).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
      expect(changed.log).toContain('(DB_PASSWORD changed to version ');
      const after = await ecs.send(new ListTasksCommand({ cluster }));
      expect(after.taskArns).not.toEqual(before.taskArns);
    },
    120_000,
  );
});

describe('an execution role that may not read them', () => {
  test('is refused before anything is changed, and with the policy that is printed it deploys', async () => {
    const cluster = 'refused';
    const role = await createRole('refused');
    await setScene(ecs, {
      cluster,
      taskDefinition: { executionRoleArn: role, containerDefinitions: [backendContainer] },
    });
    const created = await secretsManager.send(new CreateSecretCommand({ Name: 'refused/KEY', SecretString: value }));
    const { ARN: secretArn = '', VersionId: version = '' } = created;
    const secrets = `TOKEN=${await store('/refused/TOKEN')}\nKEY=${secretArn}:::${version}`;
    const inputs = { cluster, image: image('b'), secrets };

    const planned = await runs.run('deploy', { ...inputs, 'dry-run': 'true' });
    expect(planned).toMatchObject({ exitCode: 0, outputs: { outcome: '' } });
    expect(planned.log).toContain(`refused MAY NOT READ ${arnOf('/refused/TOKEN')} (ssm:GetParameters)`);

    const refused = await runs.run('deploy', inputs);
    expect(refused).toMatchObject({ exitCode: 1, error: { title: 'SECRETS_NOT_READABLE' } });
    expect(refused.error?.message).toContain(
      'The execution role refused may not read TOKEN, KEY, so nothing was changed.',
    );
    expect(refused.sent).not.toContain('RegisterTaskDefinition');
    expect(refused.sent).not.toContain('UpdateService');
    expect(await revisions(cluster)).toBe(1);
    expect(JSON.stringify(refused.outputs)).not.toContain(secretArn);

    const policy = /: (\{"Version".*\})/.exec(refused.error?.message ?? '')?.[1] ?? '';
    expect(JSON.parse(policy)).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'ReadParameters', Effect: 'Allow', Action: 'ssm:GetParameters', Resource: [arnOf('/refused/TOKEN')] },
        { Sid: 'ReadSecrets', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: [secretArn] },
      ],
    });
    const aws = await awsCli(localAws.environment);
    const put = ['iam', 'put-role-policy', '--role-name', 'refused', '--policy-name', 'read-secrets'];
    expect(await aws.run(...put, '--policy-document', policy)).toMatchObject({ exitCode: 0 });
    const allowed = await runs.run('deploy', inputs);
    expect(allowed).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(allowed.log).toContain('1 from SSM Parameter Store, 1 from Secrets Manager');
    expect(await liveContainers(cluster)).toMatchObject([
      {
        secrets: [
          { name: 'TOKEN', valueFrom: '/refused/TOKEN' },
          { name: 'KEY', valueFrom: `${secretArn}:::${version}` },
        ],
      },
    ]);
  }, 180_000);

  test('is told by a policy that denies, which no other policy can make good', async () => {
    const cluster = 'denying';
    const role = await createRole('denying', '*');
    const Statement = [{ Effect: 'Deny', Action: 'ssm:*', Resource: arnOf('/denying/*') }];
    const document = { RoleName: 'denying', PolicyName: 'deny', PolicyDocument: JSON.stringify({ Statement }) };
    await iam.send(new PutRolePolicyCommand(document));
    await setScene(ecs, {
      cluster,
      taskDefinition: { executionRoleArn: role, containerDefinitions: [backendContainer] },
    });
    const refused = await runs.run('deploy', { cluster, secrets: `TOKEN=${await store('/denying/TOKEN')}` });
    expect(refused).toMatchObject({ exitCode: 1, error: { title: 'SECRETS_NOT_READABLE' } });
    expect(refused.error?.message).toContain('A policy of denying denies ssm:GetParameters');
  }, 60_000);

  test('is missing altogether: ECS would refuse the task definition', async () => {
    const cluster = 'roleless';
    await setScene(ecs, { cluster });
    const refused = await runs.run('deploy', { cluster, secrets: `TOKEN=${await store('/roleless/TOKEN')}` });
    expect(refused).toMatchObject({ exitCode: 1, error: { title: 'SECRETS_NOT_READABLE' } });
    expect(refused.error?.message).toContain("you must also specify a value for 'executionRoleArn'");
    expect(refused.error?.message).toContain(arnOf('/roleless/TOKEN'));
    expect(await revisions(cluster)).toBe(1);
  }, 60_000);
});

describe('where IAM does not tell', () => {
  test('a secret that the deploy does not bring along may be readable by its own policy, so it is no reason to stop', async () => {
    const cluster = 'resource-policy';
    const executionRoleArn = await createRole(cluster);
    const created = await secretsManager.send(new CreateSecretCommand({ Name: cluster, SecretString: value }));
    const { taskDefinition: plain = '' } = await setScene(ecs, {
      cluster,
      taskDefinition: { executionRoleArn, containerDefinitions: [backendContainer] },
    });
    const secrets = [{ name: 'KEY', valueFrom: created.ARN }];
    const containerDefinitions = [{ ...backendContainer, image: image('b'), secrets }];
    const registered = await ecs.send(
      new RegisterTaskDefinitionCommand({ family: cluster, executionRoleArn, containerDefinitions }),
    );
    const reference = registered.taskDefinition?.taskDefinitionArn ?? '';
    const planned = await runs.run('deploy', { cluster, 'task-definition-arn': reference, 'dry-run': 'true' });
    expect(planned).toMatchObject({ exitCode: 0, outputs: { 'previous-task-definition-arn': plain } });
    const notices = planned.annotations.filter(({ level }) => level === 'notice');
    expect(notices).toHaveLength(1);
    expect(notices[0]?.message).toContain('but the policy of the secret itself may');
  }, 60_000);

  test('one notice says so, and the deploy goes on', async () => {
    const cluster = 'untold';
    const role = await createRole('untold', arnOf('/untold/*'));
    await setScene(ecs, {
      cluster,
      taskDefinition: { executionRoleArn: role, containerDefinitions: [backendContainer] },
    });
    const faults = faultControl(localAws.environment);
    const matches = { PolicySourceArn: role };
    await faults.set({ kind: 'deny', operation: 'iam:SimulatePrincipalPolicy', matches });
    const result = await runs.run('deploy', { cluster, secrets: `TOKEN=${await store('/untold/TOKEN')}` });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    const notices = result.annotations.filter(({ level }) => level === 'notice');
    expect(notices).toHaveLength(1);
    expect(notices[0]?.message).toContain(`AWS denied iam:SimulatePrincipalPolicy. Allow it on ${role}`);
  }, 60_000);

  test('a role that IAM does not know is no reason to stop', async () => {
    const cluster = 'unknown-role';
    const executionRoleArn = `arn:aws:iam::${account}:role/nobody`;
    await setScene(ecs, { cluster, taskDefinition: { executionRoleArn, containerDefinitions: [backendContainer] } });
    const result = await runs.run('deploy', { cluster, secrets: `TOKEN=${await store('/unknown-role/TOKEN')}` });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.annotations.filter(({ level }) => level === 'notice')).toHaveLength(1);
  }, 60_000);
});

describe('inputs that cannot be', () => {
  test('with several containers, "container-name" has to say which one, also without an image', async () => {
    const cluster = 'sidecar';
    const executionRoleArn = await createRole('sidecar', arnOf('/sidecar/*'));
    const sidecar = { name: 'sidecar', image: image('d'), memory: 64, essential: false };
    const containerDefinitions = [backendContainer, sidecar];
    await setScene(ecs, { cluster, taskDefinition: { executionRoleArn, containerDefinitions } });
    const secrets = `TOKEN=${await store('/sidecar/TOKEN')}`;
    const refused = await runs.run('deploy', { cluster, secrets });
    expect(refused).toMatchObject({ exitCode: 1, error: { title: 'CONTAINER_NOT_FOUND' } });
    expect(refused.error?.message).toContain('"container-name" does not say which one gets the secrets');
    const chosen = await runs.run('deploy', { cluster, secrets, 'container-name': 'sidecar' });
    expect(chosen).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    const [first, second] = await liveContainers(cluster);
    expect(first?.secrets ?? []).toEqual([]);
    expect(second?.secrets).toEqual([{ name: 'TOKEN', valueFrom: '/sidecar/TOKEN' }]);
  }, 120_000);

  test('every line that is no reference is told, by name and never by what stands there', async () => {
    const secrets = [
      'PASSWORD=hunter2 and more',
      'LABEL=/app/LABEL:prod',
      `BOTH=arn:aws:secretsmanager:us-east-1:${account}:secret:a-AbCdEf::AWSCURRENT:11111111-1111-1111-1111-111111111111`,
      'URL=postgres://user:s3cr3t@host/db',
    ];
    const { error, log, sent } = await runs.run('deploy', { secrets: secrets.join('\n') });
    expect(error).toMatchObject({ title: 'INVALID_INPUT' });
    expect(error?.message).toContain('"secrets" takes NAME=VALUE_FROM, which its line 1 is not');
    expect(error?.message).toContain('what stands behind LABEL has something behind the name of the SSM parameter');
    expect(error?.message).toContain('what stands behind BOTH names a version stage and a version id');
    expect(error?.message).toContain('what stands behind URL is neither the name or ARN of an SSM parameter');
    expect(error?.message + log).not.toMatch(/hunter2|s3cr3t/);
    expect(sent).toEqual([]);
  }, 60_000);
});
