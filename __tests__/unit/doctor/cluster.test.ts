import { expect, test } from '@jest/globals';
import { type Case, findings, instance, rollout, service, taskDefinition, testCases } from './facts.ts';

const group = { name: 'asg', desired: 1, maximum: 4, suspendedProcesses: [] };
const provider = { name: 'cp', status: 'ACTIVE', updateStatus: null, autoScalingGroup: group };
const provided = (changes: object) => ({
  service: service({ launchType: undefined }),
  capacityProviders: [{ ...provider, ...changes }],
});
const awsvpc = {
  taskDefinition: taskDefinition({ networkMode: 'awsvpc' }),
  subnets: [{ id: 'subnet-1', freeAddresses: 9 }],
  service: service({ deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 } }),
  interfaceUse: [{ ec2InstanceId: 'i-1', maximum: 3, attached: 2 }],
};

const cases: readonly Case[] = [
  [
    'no such cluster',
    'CL-ACTIVE',
    { cluster: null },
    'problem',
    'There is no cluster demo in us-east-1.',
    ['aws ecs list-clusters --region us-east-1'],
  ],
  [
    'a cluster that is gone',
    'CL-ACTIVE',
    { cluster: { name: 'demo', status: 'INACTIVE' } },
    'problem',
    'The cluster is INACTIVE',
  ],
  ['no instance', 'CL-ACTIVE', { instances: [] }, 'problem', 'No container instance is ACTIVE'],
  [
    'no instance yet',
    'CL-ACTIVE',
    { instances: [], ...provided({}) },
    'warning',
    'until a capacity provider has started one',
  ],
  [
    'an agent that is not connected',
    'CL-ACTIVE',
    { instances: [{ ...instance, agentConnected: false }] },
    'problem',
    'No container instance is ACTIVE',
  ],
  [
    'one of two that drains',
    'CL-ACTIVE',
    { instances: [instance, { ...instance, id: 'i2', status: 'DRAINING' }] },
    'warning',
    'Some container instances',
  ],
  [
    'an impaired instance',
    'CL-ACTIVE',
    { instances: [{ ...instance, health: 'IMPAIRED' }] },
    'warning',
    'Some container instances',
  ],
  [
    'a task that is too big',
    'CL-FIT',
    { rollout: rollout({ cpu: '4096' }) },
    'problem',
    'With no percents is there room for 1 task of the new revision.',
  ],
  [
    'too little known',
    'CL-FIT',
    { rollout: { known: false, reasons: ['x is denied'] } },
    'skipped',
    'because x is denied',
  ],
  [
    'an attribute that no instance has',
    'CL-ATTR',
    { rollout: rollout({ requiresAttributes: [{ name: 'gpu' }] }) },
    'problem',
    'could ever take such a task',
  ],
  [
    'too little known',
    'CL-ATTR',
    { rollout: { known: false, reasons: ['x is denied'] } },
    'skipped',
    'because x is denied',
  ],
  ['a provider that is gone', 'CL-CP', provided({ status: null }), 'problem', 'cp does not exist'],
  ['a provider that is inactive', 'CL-CP', provided({ status: 'INACTIVE' }), 'problem', 'cp is not usable'],
  ['a change that failed', 'CL-CP', provided({ updateStatus: 'UPDATE_FAILED' }), 'warning', 'as it was set before'],
  ['no service', 'CL-CP', { service: null }, 'skipped', 'There is no service.'],
  [
    'a group at its maximum',
    'CL-CP',
    provided({ autoScalingGroup: { ...group, desired: 4 } }),
    'warning',
    'at its maximum',
    ['aws autoscaling update-auto-scaling-group --auto-scaling-group-name asg --region us-east-1 --max-size 5'],
  ],
  [
    'a group that launches nothing',
    'CL-CP',
    provided({ autoScalingGroup: { ...group, suspendedProcesses: ['Launch'] } }),
    'warning',
    'launches nothing',
    ['aws autoscaling resume-processes --auto-scaling-group-name asg --region us-east-1 --scaling-processes Launch'],
  ],
  [
    'a launch type, which scales no provider',
    'CL-CP',
    { capacityProviders: [provider] },
    'warning',
    'The service has a launch type',
  ],
  [
    'a subnet that is full',
    'CL-ENI',
    { ...awsvpc, subnets: [{ id: 'subnet-1', freeAddresses: 0 }] },
    'problem',
    'the subnets have 0 addresses left',
  ],
  [
    'a subnet with room for some of the tasks',
    'CL-ENI',
    {
      ...awsvpc,
      subnets: [{ id: 'subnet-1', freeAddresses: 1 }],
      service: service({
        desiredCount: 2,
        deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
      }),
      interfaceUse: [{ ec2InstanceId: 'i-1', maximum: 9, attached: 2 }],
    },
    'warning',
    'the subnets have 1 addresses left',
  ],
  [
    'no interface left',
    'CL-ENI',
    { ...awsvpc, interfaceUse: [{ ec2InstanceId: 'i-1', maximum: 3, attached: 3 }] },
    'problem',
    'have 0 network interfaces left',
    ['aws ecs put-account-setting-default --name awsvpcTrunking --value enabled --region us-east-1'],
  ],
];

testCases(cases);

test('tasks that stop first need no interface more, and an instance with a trunk has more', () => {
  const full = { ...awsvpc, interfaceUse: [{ ec2InstanceId: 'i-1', maximum: 3, attached: 3 }] };
  const trunk = { ...instance, attributes: { 'ecs.awsvpc-trunk-id': 'eni-1' } };
  expect(findings('CL-ENI', { ...full, service: service() })).toMatchObject([{ status: 'ok' }]);
  expect(findings('CL-ENI', { ...full, instances: [trunk] })).toMatchObject([{ status: 'ok' }]);
});

test('an interface and an address for each task more are enough', () => {
  expect(findings('CL-ENI', awsvpc)).toMatchObject([{ status: 'ok' }]);
});
