import { expect, test } from '@jest/globals';
import { type Case, findings, targetGroup, taskDefinition, testCases } from './facts.ts';

const groups = (changes: object) => ({ targetGroups: [{ ...targetGroup, ...changes }] });
const unhealthy = (reason: string) =>
  groups({ targets: [{ id: 'i-1', port: 80, state: 'unhealthy', reason, description: null }] });

const cases: readonly Case[] = [
  ['ip for bridge', 'LB-TYPE', groups({ targetType: 'ip' }), 'problem', 'network mode bridge need instance'],
  [
    'instance for awsvpc',
    'LB-TYPE',
    { taskDefinition: taskDefinition({ networkMode: 'awsvpc' }) },
    'problem',
    'network mode awsvpc need ip',
  ],
  [
    'a fixed port for checks of dynamic ones',
    'LB-HCPORT',
    groups({ healthCheckPort: '80' }),
    'problem',
    'checks port 80',
    ['aws elbv2 modify-target-group --target-group-arn arn:tg/web --health-check-port traffic-port --region us-east-1'],
  ],
  [
    'no load balancer',
    'LB-ATTACH',
    groups({ loadBalancers: [] }),
    'problem',
    'No load balancer sends to the target group web',
  ],
  ['another VPC', 'LB-ATTACH', groups({ vpc: 'vpc-2' }), 'problem', 'in another VPC'],
  [
    'a zone without load balancer',
    'LB-ATTACH',
    groups({ loadBalancers: [{ arn: 'arn:lb/web', availabilityZones: ['us-east-1b'] }] }),
    'problem',
    'is not in us-east-1a',
  ],
  ['a check that times out', 'LB-HEALTH', unhealthy('Target.Timeout'), 'warning', 'A security group drops the check'],
  [
    'a check that is refused',
    'LB-HEALTH',
    unhealthy('Target.FailedHealthChecks'),
    'warning',
    'Nothing listens on that port',
  ],
  [
    'an answer that does not count',
    'LB-HEALTH',
    unhealthy('Target.ResponseCodeMismatch'),
    'warning',
    'it answers /health with',
  ],
  ['no target', 'LB-HEALTH', groups({ targets: [] }), 'skipped', 'web has no targets'],
  ['a reason that is not known', 'LB-HEALTH', unhealthy('Elb.New'), 'warning', 'no reason that is known'],
];

testCases(cases);

test('a static port may be checked by its number', () => {
  const fixed = taskDefinition({}, { portMappings: [{ containerPort: 3000, hostPort: 8080 }] });
  expect(findings('LB-HCPORT', { ...groups({ healthCheckPort: '8080' }), taskDefinition: fixed })).toMatchObject([
    { status: 'ok' },
  ]);
});
