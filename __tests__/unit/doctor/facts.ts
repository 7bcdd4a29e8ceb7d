import { expect, test } from '@jest/globals';
import { checks, examine } from '../../../src/doctor/checks.ts';
import type { Fact } from '../../../src/doctor/fact.ts';
import type { ContainerInstance } from '../../../src/doctor/facts/cluster.ts';
import type { Database, DatabaseUse } from '../../../src/doctor/facts/database.ts';
import type { Access, TrustStatement } from '../../../src/doctor/facts/identity.ts';
import type { TargetGroup } from '../../../src/doctor/facts/load-balancing.ts';
import type { Image } from '../../../src/doctor/facts/registry.ts';
import { parseTaskDefinition, type TaskDefinition } from '../../../src/doctor/facts/task-definition.ts';
import type { Facts, FactValues, Request } from '../../../src/doctor/facts.ts';
import type { Finding } from '../../../src/doctor/finding.ts';
import { rolloutInput } from '../../../src/ecs/plan/rollout-input.ts';
import { parseService, type Service } from '../../../src/ecs/situation/service.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';
import * as answers from '../ecs/answers.ts';
import * as soundNetwork from './network-facts.ts';

/** A system with which everything is as it should be, to be changed in one place by each test. */

export const account = '123456789012';
export const digest = `sha256:${'a'.repeat(64)}`;
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const secret = `arn:aws:secretsmanager:us-east-1:${account}:secret:backend-AbCdEf:password::`;

export const request: Request = {
  region: 'us-east-1',
  cluster: 'demo',
  service: 'backend',
  account,
  waitMinutes: 30,
  publicPorts: [443],
  migratesFromRunner: false,
  selfHostedRunner: false,
  now: 1_700_003_600,
};

export const rawContainer: JsonObject = {
  name: 'app',
  image: `${account}.dkr.ecr.us-east-1.amazonaws.com/backend@${digest}`,
  memory: 600,
  portMappings: [{ containerPort: 3000, hostPort: 0, protocol: 'tcp' }],
  environment: [{ name: 'DATABASE_HOST', value: 'db.example.com' }],
  secrets: [{ name: 'DATABASE_PASSWORD', valueFrom: secret }],
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/ecs/backend', 'awslogs-region': 'us-east-1' },
  },
  healthCheck: { command: ['CMD-SHELL', 'true'], interval: 5, timeout: 2, retries: 3 },
};

/** The sound task definition with these members, and its one container with those. */
export function taskDefinition(
  members: JsonObject = {},
  container: JsonObject = {},
  settings: Partial<Pick<TaskDefinition, 'file' | 'launch' | 'execEnabled'>> = {},
): TaskDefinition {
  const containerDefinitions = [{ ...rawContainer, ...container }];
  const raw = { family: 'backend', executionRoleArn: role('execution'), containerDefinitions, ...members };
  return parseTaskDefinition(raw, {
    file: 'task.json',
    region: 'us-east-1',
    launch: 'ec2',
    execEnabled: false,
    ...settings,
  });
}

const rolling = {
  minimumHealthyPercent: 0,
  maximumPercent: 100,
  deploymentCircuitBreaker: { enable: true, rollback: true },
};
const soundService: JsonObject = {
  ...answers.service,
  availabilityZoneRebalancing: 'DISABLED',
  healthCheckGracePeriodSeconds: 60,
  deploymentConfiguration: rolling,
  loadBalancers: [{ targetGroupArn: 'arn:tg/web', containerName: 'app', containerPort: 3000 }],
};

export function service(changes: JsonObject = {}): Service {
  return parseService({ ...soundService, ...changes });
}

/** A rollout of story A's service (one instance, a static host port) to its task definition with these members changed. */
export function rollout(changes: JsonObject = {}): FactValues['rollout'] {
  const { loadBalancers, ...unbalanced } = soundService;
  const planned = {
    taskDefinition: { ...answers.taskDefinition, ...changes },
    desiredCount: 1,
    startsDeployment: true,
  };
  return rolloutInput(answers.situation({ service: unbalanced }), planned);
}

export const instance: ContainerInstance = {
  id: 'i1',
  status: 'ACTIVE',
  agentConnected: true,
  availabilityZone: 'us-east-1a',
  attributes: { 'ecs.cpu-architecture': 'x86_64' },
  remaining: { cpu: 1024, memory: 424, networkInterfaces: 2 },
  usedHostPorts: [],
  health: 'OK',
};

export const image: Image = {
  container: 'app',
  name: `${account}.dkr.ecr.us-east-1.amazonaws.com/backend@${digest}`,
  account,
  region: 'us-east-1',
  repository: 'backend',
  tag: null,
  digestToPush: null,
  found: { digest, status: 'ACTIVE', platforms: ['linux/amd64'], exposedPorts: [3000], hasHealthCheck: false },
};

export const targetGroup: TargetGroup = {
  arn: 'arn:tg/web',
  name: 'web',
  targetType: 'instance',
  healthCheckPort: 'traffic-port',
  healthCheckPath: '/health',
  vpc: 'vpc-1',
  deregistrationDelaySeconds: 300,
  loadBalancers: [{ arn: 'arn:lb/web', availabilityZones: ['us-east-1a', 'us-east-1b'] }],
  targets: [{ id: 'i-1', port: 32768, state: 'healthy', reason: null, description: null }],
};

export const database: Database = {
  identifier: 'blog',
  kind: 'instance',
  endpoint: 'db.example.com',
  port: 5432,
  pendingPort: null,
  status: 'available',
  publiclyAccessible: false,
  proxyTargets: [],
};

export const databaseUse: DatabaseUse = {
  containers: ['app'],
  entry: 'DATABASE_URL',
  host: 'db.example.com',
  port: 5432,
  sslMode: 'verify-full',
};

export const allowed: Access = {
  role: role('ci'),
  action: 'ecs:UpdateService',
  resource: 'arn:service',
  decision: 'allowed',
  deniedBy: null,
  missingContext: [],
};

export const gitHubTrust: TrustStatement = {
  effect: 'Allow',
  actions: ['sts:AssumeRoleWithWebIdentity'],
  principals: [`arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`],
  conditions: [
    {
      operator: 'StringEquals',
      key: 'token.actions.githubusercontent.com:sub',
      values: ['repo:o/r:environment:production'],
    },
  ],
};

const backendArn = `arn:aws:ecs:us-east-1:${account}:task-definition/backend:1`;

const tasksTrust: TrustStatement = {
  effect: 'Allow',
  actions: ['sts:AssumeRole'],
  principals: ['ecs-tasks.amazonaws.com'],
  conditions: [],
};

const sound: FactValues = {
  request,
  signIn: { failure: null },
  caller: { account, arn: `arn:aws:sts::${account}:assumed-role/ci/run` },
  credentials: { expiresAt: request.now + 3_600 },
  callerTrust: [gitHubTrust],
  callerAccess: [allowed],
  passAccess: [{ ...allowed, action: 'iam:PassRole', resource: role('execution') }],
  roles: [{ arn: role('execution'), use: 'execution', trust: [tasksTrust] }],
  executionAccess: [{ ...allowed, role: role('execution'), action: 'ecr:BatchGetImage' }],
  tagging: { needsPermission: true, usesTags: true, access: { ...allowed, action: 'ecs:TagResource' } },
  repositories: [{ name: 'backend', region: 'us-east-1', exists: true, tagMutability: 'IMMUTABLE' }],
  images: [image],
  runningImages: [{ container: 'app', region: 'us-east-1', repository: 'backend', digest, exists: true }],
  taskDefinition: taskDefinition(),
  logGroups: [{ name: '/ecs/backend', exists: true }],
  secretReferences: [
    { container: 'app', name: 'DATABASE_PASSWORD', valueFrom: secret, store: 'secrets-manager', state: 'there' },
  ],
  cluster: { name: 'demo', status: 'ACTIVE' },
  instances: [instance],
  metadataOptions: [{ ec2InstanceId: 'i-1', tokensRequired: true, hopLimit: 2 }],
  subnets: [],
  capacityProviders: [],
  service: service(),
  stoppedTasks: [],
  stoppedTaskLines: true,
  rollout: rollout(),
  scalableTarget: { minimum: 1, maximum: 4, suspended: [] },
  targetGroups: [targetGroup],
  listeners: [{ loadBalancer: 'arn:lb/web', port: 443, protocol: 'HTTPS' }],
  taskNetwork: { vpc: 'vpc-1', availabilityZones: ['us-east-1a'] },
  database,
  forcedEncryption: true,
  databaseOpenRules: [],
  databaseUse,
  network: soundNetwork.network,
  taskPlaces: soundNetwork.taskPlaces,
  databaseNetwork: soundNetwork.databaseNetwork,
  databaseInterface: null,
  vpcDns: [{ vpcId: 'vpc-1', dnsSupport: true, servers: ['AmazonProvidedDNS'] }],
  vpcEndpoints: [],
  staleRules: [],
  balancers: [soundNetwork.balancer],
  interfaceUse: [{ ec2InstanceId: 'i-1', maximum: 3, attached: 1 }],
  runningContainers: [
    { task: 'task-1', taskDefinition: backendArn, container: 'app', image: image.name, digest, runtimeId: 'f00d' },
  ],
  registryImages: [{ image: image.name, digests: [digest] }],
  writtenFiles: [{ task: 'task-1', container: 'app', runtimeId: 'f00d', changes: [] }],
  goodSettings: {
    finishedAt: request.now - 600,
    taskDefinition: backendArn,
    deploymentConfiguration: rolling,
    networkConfiguration: null,
    loadBalancers: [{ targetGroupArn: 'arn:tg/web', containerName: 'app', containerPort: 3000 }],
    launchType: 'EC2',
  },
  probes: [{ host: 'example.com', port: 443, outcome: 'connected', certificateDays: 60, tlsProblems: [] }],
};

/** The sound system with other values. */
export function factsWith(changes: Partial<FactValues> = {}): Facts {
  return mapped({ ...sound, ...changes }, (value) => ({ value }));
}

/** The same state for every fact. */
export function everyFact(fact: Fact<never>): Facts {
  return mapped(sound, () => fact);
}

function mapped(values: FactValues, factOf: (value: unknown) => unknown): Facts {
  return Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, factOf(value)])),
  );
}

/** What one check finds in the sound system with other values. */
export function findings(id: string, changes: Partial<FactValues> = {}): readonly Finding[] {
  const chosen = checks.filter((each) => each.id === id);
  if (chosen.length !== 1) throw new Error(`there are ${chosen.length} checks ${id}`);
  return examine(factsWith(changes), chosen);
}

/** One thing that is wrong, what the check says of it, and how. */
export type Case = readonly [
  what: string,
  id: string,
  changes: Partial<FactValues>,
  status: Finding['status'],
  message: string,
  fix?: readonly string[],
];

/** Tests that each case gives this one finding, with exactly these commands where the case names any. */
export function testCases(cases: readonly Case[]): void {
  for (const [what, id, changes, status, message, fix] of cases) {
    test(`${id}: ${what}`, () => {
      const found = findings(id, changes);
      const expected = { id, status, message: expect.stringContaining(message) };
      expect(found).toEqual([expect.objectContaining(fix === undefined ? expected : { ...expected, fix })]);
    });
  }
}
