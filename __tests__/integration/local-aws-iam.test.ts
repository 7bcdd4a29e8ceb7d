import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCommand } from '../../harness/command.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { waitFor } from '../../harness/wait.ts';
import { asObject, asObjects, asString, type JsonObject } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { callIam } from '../support/raw-api.ts';

let localAws: LocalAws;
let aws: AwsCli;

/** Another region than the one for which requests to IAM are signed. */
const region = 'eu-central-1';
const account = '000000000000';

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 40, flags: ['--region', region] });
  aws = await awsCli(localAws.environment);
}, 300_000);

afterAll(() => localAws.stop());

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const policy = (...Statement: readonly JsonObject[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string, Resource: string, more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

const parameter = (name: string) => `arn:aws:ssm:${region}:${account}:parameter${name}`;
const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`;

function createRole(name: string): Promise<unknown> {
  return aws.json('iam', 'create-role', '--role-name', name, '--assume-role-policy-document', trust);
}

async function put(role: string, document: string, name = 'read'): Promise<void> {
  const names = ['--role-name', role, '--policy-name', name];
  expect(await aws.run('iam', 'put-role-policy', ...names, '--policy-document', document)).toMatchObject({
    exitCode: 0,
  });
}

async function simulate(role: string, actions: readonly string[], resources: readonly string[], ...more: string[]) {
  const source = ['--policy-source-arn', roleArn(role), '--action-names', ...actions];
  const about = resources.length === 0 ? [] : ['--resource-arns', ...resources];
  const answer = await aws.json('iam', 'simulate-principal-policy', ...source, ...about, ...more);
  return asObjects(asObject(answer)?.EvaluationResults);
}

/** The decision on one resource. */
async function decision(role: string, action: string, resource: string, ...more: string[]): Promise<unknown> {
  const [result] = await simulate(role, [action], [resource], ...more);
  return asObjects(result?.ResourceSpecificResults)[0]?.EvalResourceDecision;
}

async function errorOf(...parameters: string[]): Promise<string> {
  const { exitCode, stderr } = await aws.run(...parameters);
  expect(exitCode).not.toBe(0);
  return stderr.trim();
}

describe('roles, with the AWS CLI', () => {
  test('are created, read back, listed and deleted, with the trust policy as it was put', async () => {
    const created = asObject(asObject(await createRole('lifecycle'))?.Role);
    expect(created).toMatchObject({ RoleName: 'lifecycle', Path: '/', Arn: roleArn('lifecycle') });
    expect(asString(created?.RoleId)).toMatch(/^AROA[A-Z2-7]{17}$/);
    const read = asObject(await aws.json('iam', 'get-role', '--role-name', 'lifecycle'));
    expect(asObject(read?.Role)).toMatchObject({
      AssumeRolePolicyDocument: JSON.parse(trust),
      MaxSessionDuration: 3600,
    });
    const names = await aws.json('iam', 'list-roles', '--query', 'Roles[].RoleName');
    expect(names).toContain('lifecycle');
    expect(
      await errorOf('iam', 'create-role', '--role-name', 'lifecycle', '--assume-role-policy-document', trust),
    ).toBe(
      'An error occurred (EntityAlreadyExists) when calling the CreateRole operation: Role with name lifecycle already exists.',
    );
    await put('lifecycle', policy(allow('ssm:GetParameters', '*')));
    expect(await errorOf('iam', 'delete-role', '--role-name', 'lifecycle')).toContain(
      '(DeleteConflict) when calling the DeleteRole operation: Cannot delete entity, must delete policies first.',
    );
    const inline = ['--role-name', 'lifecycle', '--policy-name', 'read'];
    expect(await aws.json('iam', 'get-role-policy', ...inline)).toEqual({
      RoleName: 'lifecycle',
      PolicyName: 'read',
      PolicyDocument: JSON.parse(policy(allow('ssm:GetParameters', '*'))) as unknown,
    });
    expect(await aws.json('iam', 'list-role-policies', '--role-name', 'lifecycle', '--query', 'PolicyNames')).toEqual([
      'read',
    ]);
    expect(await aws.run('iam', 'delete-role-policy', ...inline)).toMatchObject({ exitCode: 0 });
    expect(await aws.run('iam', 'delete-role', '--role-name', 'lifecycle')).toMatchObject({ exitCode: 0 });
    expect(await errorOf('iam', 'get-role', '--role-name', 'lifecycle')).toBe(
      'An error occurred (NoSuchEntity) when calling the GetRole operation: The role with name lifecycle cannot be found.',
    );
  }, 60_000);

  test('have policies attached, of the account and of AWS', async () => {
    await createRole('attached');
    const document = policy(allow('ssm:GetParameters', parameter('/attached/*')));
    const create = ['iam', 'create-policy', '--policy-name', 'attachable', '--policy-document', document];
    const arn = asString(await aws.json(...create, '--query', 'Policy.Arn')) ?? '';
    expect(arn).toBe(`arn:aws:iam::${account}:policy/attachable`);
    const role = ['--role-name', 'attached', '--policy-arn'];
    const execution = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';
    for (const one of [arn, execution])
      expect(await aws.run('iam', 'attach-role-policy', ...role, one)).toMatchObject({ exitCode: 0 });
    const list = ['iam', 'list-attached-role-policies', '--role-name', 'attached', '--query', 'AttachedPolicies'];
    expect(await aws.json(...list)).toEqual([
      { PolicyName: 'AmazonECSTaskExecutionRolePolicy', PolicyArn: execution },
      { PolicyName: 'attachable', PolicyArn: arn },
    ]);
    expect(await decision('attached', 'ssm:GetParameters', parameter('/attached/A'))).toBe('allowed');
    expect(await decision('attached', 'ecr:BatchGetImage', 'arn:aws:ecr:eu-central-1:000000000000:repository/a')).toBe(
      'allowed',
    );
    expect(await aws.run('iam', 'detach-role-policy', ...role, arn)).toMatchObject({ exitCode: 0 });
    expect(await decision('attached', 'ssm:GetParameters', parameter('/attached/A'))).toBe('implicitDeny');
    expect(await errorOf('iam', 'attach-role-policy', ...role, 'arn:aws:iam::aws:policy/Nothing')).toContain(
      '(NoSuchEntity) when calling the AttachRolePolicy operation: Policy arn:aws:iam::aws:policy/Nothing does not exist or is not attachable.',
    );
  }, 60_000);

  test('refuse policies that are none, with the words of IAM', async () => {
    await createRole('malformed');
    const refused = (document: string) =>
      errorOf(
        'iam',
        'put-role-policy',
        '--role-name',
        'malformed',
        '--policy-name',
        'p',
        '--policy-document',
        document,
      );
    const said = async (document: string) => (await refused(document)).replace(/^.*operation: /, '');
    expect(await refused('{')).toContain('(MalformedPolicyDocument)');
    expect(await said('{')).toBe('Syntax errors in policy.');
    expect(await said(policy({ Effect: 'Allow', Action: 'ssm:GetParameters' }))).toBe(
      'Policy statement must contain resources.',
    );
    expect(await said(policy({ Effect: 'Allow', Resource: '*' }))).toBe('Policy statement must contain actions.');
    expect(await said(policy(allow('ssm:GetParameters', 'parameter/a')))).toBe(
      'Resource parameter/a must be in ARN format or "*".',
    );
    expect(
      await said(policy(allow('*', '*', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }))),
    ).toContain('local-aws evaluates no condition operator IpAddress');
  }, 60_000);
});

describe('aws iam simulate-principal-policy', () => {
  test('gives one result for an action, the strictest, with one for each resource inside', async () => {
    await createRole('several');
    await put('several', policy(allow('ssm:GetParameters', parameter('/several/*'))));
    const [result, ...others] = await simulate(
      'several',
      ['ssm:GetParameters'],
      [parameter('/several/A'), parameter('/other/A')],
    );
    expect(others).toEqual([]);
    expect(result).toMatchObject({ EvalActionName: 'ssm:GetParameters', EvalDecision: 'implicitDeny' });
    expect(asObjects(result?.ResourceSpecificResults)).toMatchObject([
      {
        EvalResourceName: parameter('/several/A'),
        EvalResourceDecision: 'allowed',
        MatchedStatements: [
          {
            SourcePolicyId: 'role_several_read',
            SourcePolicyType: 'IAM Policy',
            StartPosition: { Line: 1, Column: policy({}).indexOf('{}') + 1 },
          },
        ],
      },
      { EvalResourceName: parameter('/other/A'), EvalResourceDecision: 'implicitDeny' },
    ]);
  }, 60_000);

  test('asks for the values of conditions, and takes them', async () => {
    await createRole('conditional');
    const key = 'aws:SourceVpce';
    await put(
      'conditional',
      policy(allow('ssm:GetParameters', '*', { Condition: { StringEquals: { [key]: 'vpce-1' } } })),
    );
    const [result] = await simulate('conditional', ['ssm:GetParameters'], [parameter('/a')]);
    expect(asObjects(result?.ResourceSpecificResults)[0]).toMatchObject({
      EvalResourceDecision: 'implicitDeny',
      MissingContextValues: [key],
    });
    const entry = (value: string) => [
      '--context-entries',
      `ContextKeyName=${key},ContextKeyValues=${value},ContextKeyType=string`,
    ];
    expect(await decision('conditional', 'ssm:GetParameters', parameter('/a'), ...entry('vpce-1'))).toBe('allowed');
    expect(await decision('conditional', 'ssm:GetParameters', parameter('/a'), ...entry('vpce-2'))).toBe(
      'implicitDeny',
    );
    const [anywhere] = await simulate('conditional', ['ssm:GetParameters'], []);
    expect(anywhere).toMatchObject({ EvalResourceName: '*', MissingContextValues: [key] });
  }, 60_000);

  test('refuses a role that there is not, and what is no ARN of one', async () => {
    const ask = (arn: string) =>
      errorOf('iam', 'simulate-principal-policy', '--policy-source-arn', arn, '--action-names', 'ssm:GetParameters');
    expect(await ask(roleArn('nobody'))).toContain('(NoSuchEntity) when calling the SimulatePrincipalPolicy operation');
    expect(await ask('arn:aws:s3:::bucket-of-somebody')).toContain('(InvalidInput)');
  }, 60_000);
});

describe('every answer', () => {
  test("has the shape that botocore's model gives it", async () => {
    const answers: { readonly operation: string; readonly output: string }[] = [];
    const call = async (operation: string, input: JsonObject) => {
      const { status, xml } = await callIam(localAws.environment, operation, input);
      expect({ operation, status, xml: status === 200 ? '' : xml }).toEqual({ operation, status: 200, xml: '' });
      answers.push({ operation, output: xml });
    };
    const role = { RoleName: 'shapes' };
    const document = { PolicyDocument: policy(allow('ssm:GetParameters', '*')) };
    const attached = { ...role, PolicyArn: `arn:aws:iam::${account}:policy/ci/shapes` };
    const Tags = [{ Key: 'team', Value: 'backend' }];
    await call('CreateRole', {
      ...role,
      AssumeRolePolicyDocument: trust,
      Description: 'For a test',
      Path: '/ci/',
      Tags,
    });
    await call('GetRole', role);
    await call('ListRoles', { PathPrefix: '/ci/' });
    await call('PutRolePolicy', { ...role, PolicyName: 'read', ...document });
    await call('GetRolePolicy', { ...role, PolicyName: 'read' });
    await call('ListRolePolicies', role);
    await call('CreatePolicy', { PolicyName: 'shapes', Path: '/ci/', Description: 'For a test', ...document });
    await call('AttachRolePolicy', attached);
    await call('ListAttachedRolePolicies', role);
    const question = { PolicySourceArn: roleArn('ci/shapes'), ActionNames: ['ssm:GetParameters', 's3:GetObject'] };
    await call('SimulatePrincipalPolicy', { ...question, ResourceArns: [parameter('/a'), parameter('/b')] });
    await call('SimulatePrincipalPolicy', { ...question, PolicyInputList: [policy(allow('s3:*', '*'))] });
    await call('DetachRolePolicy', attached);
    await call('DeletePolicy', { PolicyArn: attached.PolicyArn });
    await call('DeleteRolePolicy', { ...role, PolicyName: 'read' });
    await call('DeleteRole', role);
    const script = join(import.meta.dirname, '../support/check_shapes.py');
    const input = JSON.stringify({ service: 'iam', answers });
    const complaints = JSON.parse(await runCommand(aws.python, [script], { input })) as string[];
    // IAM answers with words of its own here, whatever its model says: every recorded answer has "IAM Policy".
    expect(complaints.filter((complaint) => !complaint.includes("SourcePolicyType is 'IAM Policy'"))).toEqual([]);
  }, 60_000);
});

describe('a task with secrets', () => {
  const secretsOf = (name: string, valueFrom: string) => [
    { name: 'app', image: 'backend:1', memory: 64, secrets: [{ name, valueFrom }] },
  ];

  async function runTask(role: string, valueFrom: string): Promise<JsonObject> {
    const register = ['ecs', 'register-task-definition', '--family', role, '--execution-role-arn', roleArn(role)];
    await aws.json(...register, '--container-definitions', JSON.stringify(secretsOf('TOKEN', valueFrom)));
    const run = ['ecs', 'run-task', '--cluster', 'secrets', '--task-definition', role, '--query', 'tasks[0].taskArn'];
    const arn = asString(await aws.json(...run)) ?? '';
    return waitFor(
      async () => {
        const describe = ['ecs', 'describe-tasks', '--cluster', 'secrets', '--tasks', arn, '--query', 'tasks[0]'];
        const task = asObject(await aws.json(...describe)) ?? {};
        return task.lastStatus === 'RUNNING' || task.lastStatus === 'STOPPED' ? task : undefined;
      },
      { what: 'the task to run or stop', seconds: 30 },
    );
  }

  test('runs only if its execution role may read them, where IAM knows that role', async () => {
    await aws.json('ecs', 'create-cluster', '--cluster-name', 'secrets');
    const resources = 'name=CPU,type=INTEGER,integerValue=1024 name=MEMORY,type=INTEGER,integerValue=1024'.split(' ');
    await aws.json('ecs', 'register-container-instance', '--cluster', 'secrets', '--total-resources', ...resources);
    await aws.json('ssm', 'put-parameter', '--name', '/app/TOKEN', '--value', 'x', '--type', 'SecureString');
    const create = ['secretsmanager', 'create-secret', '--name', 'app/TOKEN', '--secret-string', 'x', '--query', 'ARN'];
    const secret = asString(await aws.json(...create)) ?? '';
    await createRole('reader');
    const refused = await runTask('reader', '/app/TOKEN');
    expect(refused).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' });
    const [, taskId = ''] = /task\/secrets\/(.*)/.exec(asString(refused.taskArn) ?? '') ?? [];
    const action = 'ssm:GetParameters';
    expect(refused.stoppedReason).toContain(
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ' +
        'unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: ' +
        `User: arn:aws:sts::${account}:assumed-role/reader/${taskId} is not authorized to perform: ${action} ` +
        `on resource: ${parameter('/app/TOKEN')} because no identity-based policy allows the ${action} action`,
    );
    expect((await runTask('reader', secret)).stoppedReason).toContain(
      `failed to fetch secret ${secret} from secrets manager: AccessDeniedException: User: `,
    );
    await put('reader', policy(allow(action, parameter('/app/*')), allow('secretsmanager:GetSecretValue', secret)));
    expect(await runTask('reader', '/app/TOKEN')).toMatchObject({ lastStatus: 'RUNNING' });
    expect(await runTask('reader', `${secret}:::`)).toMatchObject({ lastStatus: 'RUNNING' });
    expect(await runTask('unknown-here', '/app/TOKEN')).toMatchObject({ lastStatus: 'RUNNING' });
  }, 120_000);
});
