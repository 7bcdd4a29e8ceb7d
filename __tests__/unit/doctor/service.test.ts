import { expect, test } from '@jest/globals';
import { crashed } from '../diagnosis/evidence.ts';
import { type Case, findings, request, rollout, service, targetGroup, taskDefinition, testCases } from './facts.ts';

const storyA = { service: service({ deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 } }) };
const deployment = { ...service().deployments[0], id: 'ecs-svc/2', status: 'PRIMARY', createdAt: request.now - 60 };
const inFlight = (changes: object = {}) => ({
  service: service({ deployments: [{ ...deployment, rolloutState: 'IN_PROGRESS', ...changes }] }),
});
const configured = (configuration: object, changes: object = {}) => ({
  service: service({
    deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100, ...configuration },
    ...changes,
  }),
});
const breaker = { enable: true, rollback: true };
const update = 'aws ecs update-service --cluster demo --service backend';
const event = (message: string, createdAt: number) => ({
  service: service({ events: [{ id: '1', message, createdAt }] }),
});
const noRoom =
  '(service backend) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance i1) is already using a port required by your task.';

const cases: readonly Case[] = [
  [
    'no such service',
    'SV-STATE',
    { service: null },
    'problem',
    'The cluster demo has no service backend in us-east-1.',
    ['aws ecs list-services --cluster demo --region us-east-1'],
  ],
  [
    'a service that is deleted',
    'SV-STATE',
    { service: service({ status: 'DRAINING' }) },
    'problem',
    'The service is DRAINING',
  ],
  [
    'another controller',
    'SV-STATE',
    { service: service({ deploymentController: { type: 'CODE_DEPLOY' } }) },
    'problem',
    'deployed by CODE_DEPLOY',
  ],
  [
    'one instance, a static host port, 100/200',
    'SV-STALL',
    storyA,
    'problem',
    'host port 8080 is taken',
    [`${update} --deployment-configuration '{"minimumHealthyPercent":0,"maximumPercent":100}' --region us-east-1`],
  ],
  [
    'the same with rebalancing',
    'SV-STALL',
    configured(
      { minimumHealthyPercent: 100, maximumPercent: 200, deploymentCircuitBreaker: breaker },
      { availabilityZoneRebalancing: 'ENABLED' },
    ),
    'problem',
    'A rollout never ends.',
    [
      `${update} --deployment-configuration '{"minimumHealthyPercent":0,"maximumPercent":100,"deploymentCircuitBreaker":{"enable":true,"rollback":true}}' --availability-zone-rebalancing DISABLED --region us-east-1`,
    ],
  ],
  [
    'a task that is too big for any percents',
    'SV-STALL',
    { rollout: rollout({ cpu: '4096' }) },
    'problem',
    'whatever the percents',
    [],
  ],
  [
    'a rollout of which too little is known',
    'SV-STALL',
    { rollout: { known: false, reasons: ['the tasks could not be read'] } },
    'skipped',
    'because the tasks could not be read',
  ],
  [
    'no circuit breaker',
    'SV-BREAKER',
    configured({}),
    'warning',
    'The circuit breaker is off',
    [
      `${update} --deployment-configuration '{"minimumHealthyPercent":0,"maximumPercent":100,"deploymentCircuitBreaker":{"enable":true,"rollback":true}}' --region us-east-1`,
    ],
  ],
  [
    "a circuit breaker that is off, with ECS's defaults, which an older AWS CLI refuses",
    'SV-BREAKER',
    configured({
      deploymentCircuitBreaker: {
        enable: false,
        rollback: false,
        resetOnHealthyTask: true,
        thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
      },
    }),
    'warning',
    'The circuit breaker is off',
    [
      `${update} --deployment-configuration '{"minimumHealthyPercent":0,"maximumPercent":100,"deploymentCircuitBreaker":{"enable":true,"rollback":true}}' --region us-east-1`,
    ],
  ],
  [
    'a circuit breaker without rollback',
    'SV-BREAKER',
    configured({ deploymentCircuitBreaker: { enable: true, rollback: false } }),
    'warning',
    'does not roll it back',
  ],
  ['nothing to go back to', 'SV-BREAKER', inFlight(), 'warning', 'nothing that ECS could roll back to'],
  [
    'rebalancing with 100 %',
    'SV-AZ',
    configured({}, { availabilityZoneRebalancing: 'ENABLED' }),
    'problem',
    'ECS refuses',
    [`${update} --availability-zone-rebalancing DISABLED --region us-east-1`],
  ],
  [
    'a deployment under way',
    'SV-FLIGHT',
    inFlight(),
    'warning',
    'ecs-svc/2 is under way',
    ['aws ecs wait services-stable --cluster demo --services backend --region us-east-1'],
  ],
  [
    'a deployment that is under way for too long',
    'SV-FLIGHT',
    inFlight({ createdAt: request.now - 1_801 }),
    'problem',
    'longer than a deploy waits',
    [],
  ],
  [
    'an older deployment with tasks',
    'SV-FLIGHT',
    {
      service: service({
        deployments: [
          { ...deployment, rolloutState: 'COMPLETED' },
          { id: 'ecs-svc/1', status: 'ACTIVE', runningCount: 1 },
        ],
      }),
    },
    'warning',
    'ecs-svc/1 still has tasks',
  ],
  [
    'no task wanted',
    'SV-ZERO',
    { service: service({ desiredCount: 0 }) },
    'warning',
    'without a single task',
    [`${update} --desired-count 1 --region us-east-1`],
  ],
  [
    'auto scaling that is suspended',
    'SV-SCALE',
    { scalableTarget: { minimum: 1, maximum: 4, suspended: ['DynamicScalingInSuspended'] } },
    'warning',
    'suspended: DynamicScalingInSuspended',
  ],
  [
    'a count outside of its limits',
    'SV-SCALE',
    { scalableTarget: { minimum: 2, maximum: 4, suspended: [] } },
    'warning',
    'outside of what auto scaling allows',
  ],
  [
    'a rollout longer than the wait',
    'SV-TIME',
    { request: { ...request, waitMinutes: 0 } },
    'warning',
    'a deploy waits for 0 min',
    [
      'aws elbv2 modify-target-group-attributes --target-group-arn arn:tg/web --attributes Key=deregistration_delay.timeout_seconds,Value=30 --region us-east-1',
    ],
  ],
  ['a rollout that never ends', 'SV-TIME', storyA, 'skipped', 'nobody knows how long'],
  [
    'a port that is gone',
    'SV-LBPORT',
    { taskDefinition: taskDefinition({}, { portMappings: [{ containerPort: 8000 }] }) },
    'problem',
    'sends to app:3000',
  ],
  [
    'a container that is gone',
    'SV-LBPORT',
    { taskDefinition: taskDefinition({}, { name: 'web' }) },
    'problem',
    'sends to app:3000',
  ],
  [
    'a database that refuses',
    'SV-HIST',
    { stoppedTasks: [crashed(1, 'dial tcp 10.0.0.5:5432: connect: connection refused')] },
    'warning',
    'Within the last hour: ',
  ],
  ['a crash without a word', 'SV-HIST', { stoppedTasks: [crashed(1)] }, 'warning', 'exit code 1'],
  ['an event of this hour', 'SV-HIST', event(noRoom, request.now - 60), 'warning', 'Within the last hour: '],
];

testCases(cases);

test('a service deployment that hangs is stopped by its ARN', () => {
  const arn = 'arn:aws:ecs:us-east-1:123456789012:service-deployment/demo/backend/x';
  const { service: hanging } = inFlight({ createdAt: 0 });
  expect(findings('SV-FLIGHT', { service: { ...hanging, currentServiceDeployment: arn } })[0]?.fix).toEqual([
    `aws ecs stop-service-deployment --service-deployment-arn ${arn} --stop-type ROLLBACK --region us-east-1`,
  ]);
});

test('an event that is older than an hour is history', () => {
  expect(findings('SV-HIST', event(noRoom, request.now - 3_601))).toMatchObject([{ status: 'ok' }]);
});

test('the commands that stall and work are those of the rollout model: 0/100 is fine', () => {
  expect(findings('SV-STALL', { targetGroups: [targetGroup] })).toMatchObject([
    { status: 'ok', story: 'stalled-rollout' },
  ]);
});
