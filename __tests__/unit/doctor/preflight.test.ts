import { describe, expect, test } from '@jest/globals';
import { checks } from '../../../src/doctor/checks.ts';
import { preflight } from '../../../src/doctor/preflight.ts';
import { preflightChecks } from '../../../src/doctor/preflight-checks.ts';
import type { DeployRequest } from '../../../src/ecs/plan/plan.ts';
import { planDeploy } from '../../../src/ecs/plan/plan-deploy.ts';
import type { Situation } from '../../../src/ecs/situation/situation.ts';
import type { TargetGroupSettings } from '../../../src/load-balancing/target-groups.ts';
import { preflightFailed, preflightLines, preflightMarkdown } from '../../../src/report/preflight-text.ts';
import { BerthError } from '../../../src/toolkit/errors.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';
import * as answers from '../ecs/answers.ts';

const container: JsonObject = {
  name: 'app',
  image: answers.newImage,
  memory: 100,
  portMappings: [{ containerPort: 3000, hostPort: 0 }],
  environment: [{ name: 'DATABASE_PASSWORD', value: 'correct horse battery staple' }],
};

const group: TargetGroupSettings = {
  arn: 'arn:tg/web',
  name: 'web',
  path: '/',
  healthCheckIntervalSeconds: 10,
  healthyThreshold: 3,
  unhealthyThreshold: 2,
  timeoutSeconds: 5,
  deregistrationDelaySeconds: 60,
  slowStartSeconds: 0,
  targetType: 'instance',
  healthCheckPort: 'traffic-port',
  vpc: 'vpc-1',
};

const balanced: JsonObject = {
  loadBalancers: [{ targetGroupArn: 'arn:tg/web', containerName: 'app', containerPort: 3000 }],
};

function situation(changes: { service?: JsonObject; group?: Partial<TargetGroupSettings> } = {}): Situation {
  const targetGroups = { value: [{ ...group, ...changes.group }] };
  return { ...answers.situation({ service: { ...balanced, ...changes.service } }), targetGroups };
}

/** What the preflight finds in a task definition of a file, with these members and this container. */
function found(members: JsonObject = {}, changes: JsonObject = {}, of: Situation = situation()) {
  const taskDefinition = { family: 'backend', containerDefinitions: [{ ...container, ...changes }], ...members };
  const request: DeployRequest = { ...answers.request, image: null, taskDefinition };
  return preflight(of, planDeploy(of, request), 'task.json');
}

describe('the preflight of a deploy', () => {
  test('has a check for each of its rows', () => {
    const known = checks.map(({ id }) => id);
    expect(preflightChecks.filter(({ id }) => !known.includes(id))).toEqual([]);
  });

  test('finds nothing wrong with a sound deployment', () => {
    expect(found()).toEqual([]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['TD-PORTMODE', { networkMode: 'host' }, { portMappings: [{ containerPort: 3000, hostPort: 80 }] }],
    ['TD-MEM', {}, { memory: 100, memoryReservation: 200 }],
    ['TD-ESS', {}, { essential: false }],
    ['SV-LBPORT', {}, { portMappings: [{ containerPort: 4000, hostPort: 0 }] }],
    ['SV-LBPORT', {}, { name: 'web' }],
    ['LB-TYPE', { networkMode: 'awsvpc' }, { portMappings: [{ containerPort: 3000 }] }],
  ])('calls a proof of %s a problem', (id, members, changes) => {
    expect(found(members, changes)).toEqual([expect.objectContaining({ id, status: 'problem' })]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['TD-RSV', {}, { portMappings: [{ containerPort: 3000, hostPort: 22 }] }],
    ['TD-LOG', {}, { logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'logs' } } }],
    ['TD-HC', {}, { healthCheck: { command: ['CMD', 'true'], timeout: 90 } }],
  ])('calls what only is a problem as a rule (%s) a warning', (id, members, changes) => {
    expect(found(members, changes)).toEqual([expect.objectContaining({ id, status: 'warning' })]);
  });

  test('warns of a health check at a fixed port before a dynamic one', () => {
    const checked = found({}, {}, situation({ group: { healthCheckPort: '8081' } }));
    expect(checked).toEqual([expect.objectContaining({ id: 'LB-HCPORT', status: 'warning' })]);
  });

  test('warns of a size that Fargate is not known to have', () => {
    const fargate = situation({ service: { launchType: 'FARGATE' }, group: { targetType: 'ip' } });
    const portMappings = [{ containerPort: 3000 }];
    const checked = found({ networkMode: 'awsvpc', cpu: '32768', memory: '65536' }, { portMappings }, fargate);
    expect(checked).toEqual([expect.objectContaining({ id: 'TD-FARGATE', status: 'warning' })]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['a range of ports', {}, { portMappings: [{ containerPortRange: '3000-3010' }] }],
    [
      "Windows' own network mode",
      { networkMode: 'default' },
      { portMappings: [{ containerPort: 3000, hostPort: 80 }] },
    ],
    ['memory of the task alone', { memory: '0.5 GB' }, { memory: null }],
    ['a secret in plain text, which deploys', {}, { environment: [{ name: 'API_TOKEN', value: 'x' }] }],
  ])('lets %s pass', (_, members, changes) => {
    expect(found(members, changes).filter(({ status }) => status === 'problem')).toEqual([]);
  });

  test('does not look where no deployment starts', () => {
    const broken = situation({ service: { loadBalancers: [{ containerName: 'gone', containerPort: 1 }] } });
    const request: DeployRequest = { ...answers.request, image: null, desiredCount: 2 };
    expect(preflight(broken, planDeploy(broken, request), null)).toEqual([]);
  });

  test('says what could not be read by nothing: a denied target group is no finding', () => {
    const denied = { ...situation(), targetGroups: { denied: 'elasticloadbalancing:DescribeTargetGroups' } };
    expect(found({}, {}, denied)).toEqual([]);
  });
});

describe('what is said about it', () => {
  const findings = found({ networkMode: 'awsvpc' }, { portMappings: [{ containerPort: 4000 }], essential: false });

  test('names every problem with evidence and commands, in the error, the log and the summary', () => {
    const ids = ['TD-ESS', 'SV-LBPORT', 'LB-TYPE'];
    const error = preflightFailed(findings, 'backend', null);
    expect(error?.code).toBe('PREFLIGHT_FAILED');
    expect(error?.sentences.what).toContain('would fail for 3 reasons');
    for (const id of ids) {
      expect(error?.sentences.why).toContain(id);
      expect(preflightLines(findings).join('\n')).toMatch(new RegExp(`^problem {2}${id}: `, 'm'));
      expect(preflightMarkdown(findings).join('\n')).toContain(`- problem \`${id}\``);
    }
    expect(error?.sentences.why).toContain('Seen: app maps 4000.');
    expect(error?.sentences.fix).toContain('"preflight: warn" deploys all the same.');
  });

  test('tells of the secrets along, and leaves them their own code alone', () => {
    const secrets = new BerthError('SECRETS_NOT_READABLE', { what: 'No KEY.', why: 'Denied.', fix: 'Allow it.' });
    expect(preflightFailed([], 'backend', secrets)).toBe(secrets);
    const both = preflightFailed(findings, 'backend', secrets);
    expect(both?.sentences).toMatchObject({
      what: expect.stringContaining('4 reasons'),
      why: expect.stringContaining('No KEY.'),
      fix: expect.stringContaining('Allow it.'),
    });
    expect(preflightFailed([], 'backend', null)).toBeNull();
  });

  test('holds no value of the environment', () => {
    expect(JSON.stringify(findings)).not.toContain('battery');
  });
});
