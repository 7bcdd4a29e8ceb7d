import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  autoScalingGroupNames,
  capacityProvidersOf,
  clusterOf,
  containerInstanceOf,
} from '../../../src/doctor/from-ecs/cluster.ts';
import { databaseUseFact } from '../../../src/doctor/from-ecs/database-use.ts';
import { serviceNetworkOf } from '../../../src/doctor/from-ecs/service-network.ts';
import { situationFacts } from '../../../src/doctor/from-ecs/situation.ts';
import { taskDefinitionOf } from '../../../src/doctor/from-ecs/task-definition.ts';
import { parseService } from '../../../src/ecs/situation/service.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';
import * as answers from '../ecs/answers.ts';

const place = { file: null, region: 'us-east-1' };
const service = (changes: JsonObject = {}) => parseService({ ...answers.service, ...changes });

describe('a task definition', () => {
  test('runs where its service does, and is open to ECS Exec where that says so', () => {
    const strategy = { launchType: null, capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }] };
    const ofService = (changes: JsonObject) => taskDefinitionOf(answers.taskDefinition, service(changes), place);
    expect(ofService({})).toMatchObject({ launch: 'ec2', execEnabled: false, networkMode: 'bridge' });
    expect(ofService(strategy)).toMatchObject({ launch: 'fargate' });
    expect(ofService({ enableExecuteCommand: true })).toMatchObject({ execEnabled: true });
  });

  test.each([
    [['FARGATE'], 'fargate'],
    [['EC2', 'FARGATE'], 'ec2'],
    [undefined, 'ec2'],
  ])('without a service that requires %j runs on %s', (requiresCompatibilities, launch) => {
    expect(taskDefinitionOf({ requiresCompatibilities }, null, place)).toMatchObject({ launch });
  });
});

describe('a cluster', () => {
  test('is null where ECS knows none', () => {
    expect(clusterOf({ clusters: [], failures: [{ reason: 'MISSING' }] })).toBeNull();
    expect(clusterOf({ clusters: [{ clusterName: 'demo', status: 'ACTIVE' }] })).toEqual({
      name: 'demo',
      status: 'ACTIVE',
    });
  });

  test('has container instances with the health that ECS tells', () => {
    const healthStatus = { overallStatus: 'IMPAIRED', details: [] };
    expect(containerInstanceOf({ ...answers.instance, healthStatus })).toMatchObject({ id: 'i1', health: 'IMPAIRED' });
    expect(containerInstanceOf(answers.instance)).toMatchObject({ status: 'ACTIVE', health: null });
  });

  test('has capacity providers in the order of the strategy, with their groups, and those that are gone', () => {
    const arn =
      'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:c0ffee00-1111-4222-8333-444455556666:autoScalingGroupName/web/blue';
    const answer = {
      capacityProviders: [
        { name: 'FARGATE', status: 'ACTIVE' },
        {
          name: 'instances',
          status: 'ACTIVE',
          updateStatus: 'UPDATE_FAILED',
          autoScalingGroupProvider: { autoScalingGroupArn: arn },
        },
      ],
    };
    const group = { name: 'web/blue', desired: 1, maximum: 1, suspendedProcesses: [] };
    expect(autoScalingGroupNames(answer)).toEqual(['web/blue']);
    expect(capacityProvidersOf(['instances', 'FARGATE', 'gone'], answer, [group])).toEqual([
      { name: 'instances', status: 'ACTIVE', updateStatus: 'UPDATE_FAILED', autoScalingGroup: group },
      { name: 'FARGATE', status: 'ACTIVE', updateStatus: null, autoScalingGroup: null },
      { name: 'gone', status: null, updateStatus: null, autoScalingGroup: null },
    ]);
  });
});

describe('the network of a service', () => {
  test('is its awsvpc configuration, and null where its tasks use the network of their instances', () => {
    const awsvpcConfiguration = { subnets: ['subnet-1', 'subnet-2'], assignPublicIp: 'ENABLED' };
    expect(serviceNetworkOf(service({ networkConfiguration: { awsvpcConfiguration } }))).toEqual({
      subnets: ['subnet-1', 'subnet-2'],
      securityGroups: [],
      assignsPublicIp: true,
    });
    expect(serviceNetworkOf(service())).toBeNull();
  });
});

describe('the use of a database', () => {
  const containerDefinitions = [
    {
      name: 'app',
      environment: [
        { name: 'DATABASE_URL', value: 'postgres://me:correct-horse@db.example.com/blog' },
        { name: 'DATABASE_PASSWORD', value: 'correcthorse' },
        { name: 'MOTTO', value: 'one two' },
      ],
      secrets: [{ name: 'REPLICA_URL', valueFrom: 'arn:secret' }],
    },
  ];

  test('is read from the named entry, without user and password', () => {
    const value = { containers: ['app'], entry: 'DATABASE_URL', host: 'db.example.com', port: 5432, sslMode: null };
    expect(databaseUseFact({ containerDefinitions }, 'DATABASE_URL')).toEqual({ value });
  });

  test.each([
    [null, 'No environment entry is named'],
    ['MOTTO', 'names no host that is understood'],
    ['REPLICA_URL', 'comes from a secret, whose value is not read'],
    ['DATABASE_PASSWORD', 'names no host that is understood'],
    ['DATABASE_HOST', 'has an environment entry DATABASE_HOST'],
  ])('is absent for %s, with the reason', (entry, why) => {
    const fact = databaseUseFact({ containerDefinitions }, entry);
    expect(fact).toEqual({ absent: expect.stringContaining(why) });
    expect(JSON.stringify(fact)).not.toMatch(/correct|one two/);
  });
});

describe('the facts of a situation', () => {
  const candidate = {
    taskDefinition: answers.taskDefinition,
    ...place,
    desiredCount: 1,
    databaseEntry: 'DATABASE_URL',
  };

  test('say what was denied', () => {
    const denied = { denied: 'ecs:ListContainerInstances' };
    const facts = situationFacts({ ...answers.situation(), instances: denied }, candidate);
    expect(facts.instances).toEqual(denied);
    expect(facts.rollout).toMatchObject({ value: { known: false } });
  });

  test('hold no value of an environment entry, whatever shape it has', () => {
    const canary = fc.stringMatching(/^[a-z]{8}$/).map((text) => `canary-${text}`);
    const shapes: ((secret: string) => string)[] = [
      (secret) => secret,
      (secret) => `postgres://me:${secret}@db.example.com/blog`,
      (secret) => `https://hooks.example.com/${secret}?token=${secret}`,
      (secret) => `host=db.example.com user=${secret} password=${secret}`,
      (secret) => JSON.stringify({ password: secret }),
    ];
    const shape = fc.constantFrom(...shapes);
    const name = fc.constantFrom('DATABASE_URL', 'DATABASE_PASSWORD', 'MOTTO', 'constructor', '__proto__');
    const property = fc.property(canary, shape, name, name, (secret, shaped, named, entry) => {
      const environment = [{ name: named, value: shaped(secret) }];
      const taskDefinition = { ...answers.taskDefinition, containerDefinitions: [{ name: 'app', environment }] };
      const situation = answers.situation({ taskDefinition });
      // A bare word in an entry that is named as the database's is taken for its host, which is what the user asks for.
      const databaseEntry = shaped(secret) === secret && !entry.includes('PASSWORD') ? null : entry;
      const facts = situationFacts(situation, { ...candidate, taskDefinition, databaseEntry });
      expect(JSON.stringify(facts)).not.toContain(secret);
    });
    fc.assert(property);
  });
});
