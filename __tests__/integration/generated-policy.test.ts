import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RecordedCall } from '../../harness/recording-proxy.ts';
import { generatePolicy } from '../../src/doctor/policy/generate-policy.ts';
import type { PolicyPlace } from '../../src/doctor/policy/place.ts';
import type { PolicyStep } from '../../src/doctor/policy/steps.ts';
import { evaluate, type NamedPolicy } from '../../src/local-aws/iam/evaluate.ts';
import { parsePolicy } from '../../src/local-aws/iam/policy-document.ts';
import { deniedCalls, passedRoles } from '../support/allowed-calls.ts';
import { balancingClient, openFront } from '../support/balanced-scene.ts';
import { type Runs, registerRevision, startSimulatedRuns } from '../support/deploy-runs.ts';
import { backendContainer, image, setScene } from '../support/ecs-scene.ts';

/** Whether the policy that is generated for a workflow allows each call that its actions really send. */

const account = '000000000000';
const region = 'us-east-1';
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;

let simulated: Awaited<ReturnType<typeof startSimulatedRuns>>;
let runs: Runs;

beforeAll(async () => {
  simulated = await startSimulatedRuns();
  ({ runs } = simulated);
}, 60_000);

afterAll(() => simulated.stop());

function policyFor(cluster: string, steps: readonly PolicyStep[], isLoadBalanced = false): NamedPolicy {
  const place: PolicyPlace = {
    partition: 'aws',
    account,
    region,
    cluster,
    service: 'backend',
    family: cluster,
    repositories: [{ account, region, name: 'backend' }],
    executionRole: role('execution'),
    taskRole: role('task'),
    ownRole: role('deploy'),
    instanceRole: null,
    logGroups: [{ region, name: '/ecs/backend' }],
    secrets: [],
    secretPrefix: `/${cluster}/backend`,
    keyArn: null,
    isLoadBalanced,
    hasSecrets: true,
    hasTags: false,
  };
  return { id: 'generated', document: parsePolicy(JSON.stringify(generatePolicy(place, steps))) };
}

/** A service whose task definition has roles, and a log that is kept. */
async function scene(cluster: string): Promise<void> {
  const options = {
    'awslogs-group': '/ecs/backend',
    'awslogs-region': region,
    'awslogs-stream-prefix': 'ecs',
    'awslogs-create-group': 'true',
  };
  const container = { ...backendContainer, logConfiguration: { logDriver: 'awslogs' as const, options } };
  await setScene(simulated.ecs, {
    cluster,
    instance: { cpu: 2048, memory: 2048 },
    taskDefinition: {
      executionRoleArn: role('execution'),
      taskRoleArn: role('task'),
      containerDefinitions: [container],
    },
  });
}

function expectAllowed(policy: NamedPolicy, calls: readonly RecordedCall[]): void {
  expect(deniedCalls(policy, calls, { region, account })).toEqual([]);
  const context = new Map([['iam:passedtoservice', ['ecs-tasks.amazonaws.com']]]);
  for (const resource of passedRoles(calls)) {
    const { decision } = evaluate([policy], { action: 'iam:PassRole', resource, context });
    expect([resource, decision]).toEqual([resource, 'allowed']);
  }
}

test('a deploy with everything that its inputs can ask for', async () => {
  await scene('whole');
  const steps = ['deploy', 'roll-back-on-failure', 'rehearse', 'before-command', 'keep-revisions'] as const;
  const secrets = `KEY=arn:aws:ssm:${region}:${account}:parameter/whole/backend/KEY`;
  const planned = await runs.run('deploy', { cluster: 'whole', image: image('b'), secrets, 'dry-run': 'true' });
  expect(planned.sent).toContain('SimulatePrincipalPolicy');
  expectAllowed(policyFor('whole', steps), planned.calls);
  const run = await runs.run('deploy', {
    cluster: 'whole',
    image: image('b'),
    rehearse: 'always',
    'rehearse-seconds': '1',
    'before-command': "LOCAL_AWS_SIMULATE='exit=0' migrate",
    'keep-revisions': '1',
  });
  expect(run.sent).toEqual(expect.arrayContaining(['StartTask', 'RunTask', 'ListTaskDefinitions']));
  expectAllowed(policyFor('whole', steps), run.calls);
}, 120_000);

test('a deploy that keeps to its defaults, and one that fails and is taken back', async () => {
  await scene('failing');
  const passed = await runs.run('deploy', { cluster: 'failing', image: image('b'), rehearse: 'off' });
  expect(passed).toMatchObject({ exitCode: 0 });
  expectAllowed(policyFor('failing', ['deploy']), passed.calls);
  const revision = await registerRevision(simulated.ecs, 'failing', { letter: 'c', simulate: 'exit=1 after=0' });
  const failed = await runs.run('deploy', { cluster: 'failing', 'task-definition-arn': revision });
  expect(failed.exitCode).toBe(1);
  expectAllowed(policyFor('failing', ['deploy', 'roll-back-on-failure']), failed.calls);
}, 120_000);

test('a rollback, a one-off task, and a diagnosis', async () => {
  await scene('back');
  await runs.run('deploy', { cluster: 'back', image: image('b') });
  const rollback = await runs.run('rollback', { cluster: 'back' });
  expect(rollback).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  expectAllowed(policyFor('back', ['rollback']), rollback.calls);
  const task = await runs.run('run-task', { cluster: 'back', command: "LOCAL_AWS_SIMULATE='exit=0' migrate" });
  expect(task.sent).toContain('RunTask');
  expectAllowed(policyFor('back', ['run-task']), task.calls);
  const diagnosed = await runs.run('diagnose', { cluster: 'back' });
  expect(diagnosed).toMatchObject({ exitCode: 0 });
  expectAllowed(policyFor('back', ['diagnose']), diagnosed.calls);
}, 120_000);

test('a deploy behind a load balancer', async () => {
  const balancing = balancingClient(simulated.localAws.environment);
  const { targetGroupArn } = await openFront(balancing, 'front', { HealthCheckIntervalSeconds: 5 });
  balancing.destroy();
  const container = { ...backendContainer, portMappings: [{ containerPort: 3000, hostPort: 0 }] };
  const loadBalancers = [{ targetGroupArn, containerName: 'app', containerPort: 3000 }];
  await setScene(simulated.ecs, {
    cluster: 'front',
    taskDefinition: { containerDefinitions: [container] },
    service: { loadBalancers },
  });
  const run = await runs.run('deploy', { cluster: 'front', image: image('b'), 'dry-run': 'true' });
  expect(run.sent).toContain('DescribeTargetGroups');
  expectAllowed(policyFor('front', ['deploy'], true), run.calls);
}, 120_000);

test('and a call beyond the steps is denied, so that these tests could fail', async () => {
  await scene('beyond');
  const run = await runs.run('deploy', { cluster: 'beyond', image: image('b') });
  expect(deniedCalls(policyFor('beyond', ['diagnose']), run.calls, { region, account })).toContain(
    `ecs:UpdateService on arn:aws:ecs:${region}:${account}:service/beyond/backend`,
  );
  expect(deniedCalls(policyFor('elsewhere', ['deploy']), run.calls, { region, account })).not.toEqual([]);
}, 60_000);
