import { describe, expect, test } from '@jest/globals';
import { fargateSizeProblem } from '../../../src/doctor/checks/fargate-sizes.ts';
import {
  type Case,
  databaseUse,
  findings,
  image,
  rawContainer,
  service,
  targetGroup,
  taskDefinition,
  testCases,
} from './facts.ts';

const app = '(.containerDefinitions[] | select(.name == "app"))';
const edit = (filter: string) => [`jq '${filter}' task.json > edited.json && mv edited.json task.json`];
const withContainer = (container: object) => ({ taskDefinition: taskDefinition({}, { ...container }) });
const withMembers = (members: object, container: object = {}) => ({
  taskDefinition: taskDefinition({ ...members }, { ...container }),
});
const onFargate = (members: object, container: object = {}) => ({
  taskDefinition: taskDefinition({ ...members }, { ...container }, { launch: 'fargate' }),
});
const awslogs = (options: object) => ({ logConfiguration: { logDriver: 'awslogs', options: { ...options } } });
const ports = (...portMappings: readonly object[]) => ({ portMappings: portMappings.map((each) => ({ ...each })) });
const two = (second: object) => ({ containerDefinitions: [rawContainer, { memory: 100, name: 'other', ...second }] });
const health = (changes: object) => ({ healthCheck: { interval: 5, timeout: 2, retries: 3, ...changes } });
const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:backend-AbCdEf';
const reference = {
  container: 'app',
  name: 'TOKEN',
  valueFrom: `${secret}:token::`,
  store: 'secrets-manager',
} as const;

const cases: readonly Case[] = [
  [
    'no log at all',
    'TD-LOG',
    withContainer({ logConfiguration: null }),
    'warning',
    'what it prints before it dies is lost',
    edit(
      `${app}.logConfiguration = {"logDriver":"awslogs","options":{"awslogs-group":"/ecs/backend","awslogs-region":"us-east-1","awslogs-stream-prefix":"ecs","awslogs-create-group":"true"}}`,
    ),
  ],
  [
    'no region',
    'TD-LOG',
    withContainer(awslogs({ 'awslogs-group': '/ecs/backend' })),
    'problem',
    'lack awslogs-region',
  ],
  ['no prefix on Fargate', 'TD-LOG', onFargate({}), 'problem', 'lack awslogs-stream-prefix'],
  [
    'no group',
    'TD-LOG',
    { logGroups: [{ name: '/ecs/backend', exists: false }] },
    'problem',
    'The log group /ecs/backend',
    ['aws logs create-log-group --log-group-name /ecs/backend --region us-east-1'],
  ],
  [
    'another host port with awsvpc',
    'TD-PORTMODE',
    withMembers({ networkMode: 'awsvpc' }, ports({ containerPort: 80, hostPort: 8080 })),
    'problem',
    'has to be its container port',
    edit(`del(${app}.portMappings[].hostPort)`),
  ],
  ['ports without a network', 'TD-PORTMODE', withMembers({ networkMode: 'none' }), 'problem', 'the network mode none'],
  [
    'the port of SSH',
    'TD-RSV',
    withContainer(ports({ containerPort: 22, hostPort: 22 })),
    'problem',
    'Host port 22 of app is reserved',
  ],
  [
    'a dynamic port',
    'TD-RSV',
    withContainer(ports({ containerPort: 80, hostPort: 40000 })),
    'warning',
    'range of dynamic ports',
  ],
  [
    'a port twice',
    'TD-RSV',
    withContainer(ports({ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 })),
    'problem',
    '80/tcp is mapped twice',
  ],
  [
    'a mapped port of the database',
    'TD-DBPORT',
    withContainer(ports({ containerPort: 5432, hostPort: 5432 })),
    'warning',
    'serve incoming traffic only',
    edit(`${app}.portMappings |= map(select(.containerPort != 5432))`),
  ],
  [
    'an exposed port of the database',
    'TD-DBPORT',
    { images: [{ ...image, found: image.found && { ...image.found, exposedPorts: [5432] } }] },
    'warning',
    'does nothing for app',
    [],
  ],
  [
    'a size that Fargate lacks',
    'TD-FARGATE',
    onFargate({ cpu: '256', memory: '4096' }),
    'problem',
    '512, 1024 or 2048 MiB',
  ],
  ['no memory', 'TD-MEM', withContainer({ memory: null }), 'problem', 'how much memory it gets'],
  ['more memory than the task', 'TD-MEM', withMembers({ memory: '512' }), 'problem', 'more memory than its task'],
  [
    'a reservation above the limit',
    'TD-MEM',
    withContainer({ memoryReservation: 700 }),
    'problem',
    'reserves more memory than its limit',
  ],
  ['nothing essential', 'TD-ESS', withContainer({ essential: false }), 'problem', 'No container is essential'],
  [
    'an essential migration',
    'TD-ESS',
    withMembers(two({ name: 'migrate' })),
    'warning',
    'the whole task stops with it',
    edit('(.containerDefinitions[] | select(.name == "migrate")).essential = false'),
  ],
  [
    'waiting for health that is never checked',
    'TD-ESS',
    withMembers(two({ dependsOn: [{ containerName: 'third', condition: 'HEALTHY' }] })),
    'problem',
    'other waits until third is HEALTHY',
  ],
  [
    'a secret by its name',
    'TD-PLAIN',
    withContainer({ environment: [{ name: 'API_TOKEN', value: 'hunter2' }] }),
    'warning',
    'API_TOKEN of app stands in plain text (value hidden)',
  ],
  [
    'a secret in a URL',
    'TD-PLAIN',
    withContainer({ environment: [{ name: 'BROKER', value: 'amqp://me:hunter2@mq/' }] }),
    'warning',
    'BROKER of app stands in plain text',
  ],
  [
    'a missing secret',
    'TD-REF',
    { secretReferences: [{ ...reference, state: 'missing' }] },
    'problem',
    'a secret that does not exist',
    [],
  ],
  [
    'a deleted secret',
    'TD-REF',
    { secretReferences: [{ ...reference, state: 'deleted' }] },
    'problem',
    'scheduled for deletion',
    [`aws secretsmanager restore-secret --secret-id ${secret} --region us-east-1`],
  ],
  [
    'a parameter of another account',
    'TD-REF',
    { secretReferences: [{ ...reference, store: 'ssm', state: 'elsewhere' }] },
    'skipped',
    'was not looked for',
  ],
  [
    'a valueFrom that is nothing of AWS',
    'TD-REF',
    { secretReferences: [{ ...reference, valueFrom: 'hunter 2', state: 'malformed' }] },
    'warning',
    'The valueFrom of TOKEN of app (hidden)',
  ],
  [
    'secrets without an execution role',
    'TD-REF',
    withMembers({ executionRoleArn: null }),
    'problem',
    'no execution role',
  ],
  [
    'an interval that ECS refuses',
    'TD-HC',
    withContainer(health({ interval: 4 })),
    'problem',
    'interval outside of 5 to 300',
  ],
  [
    'no grace period behind a load balancer',
    'TD-HC',
    { ...withContainer({ healthCheck: null }), service: service({ healthCheckGracePeriodSeconds: 0 }) },
    'warning',
    'grace period is 0 s',
    [
      'aws ecs update-service --cluster demo --service backend --health-check-grace-period-seconds 60 --region us-east-1',
    ],
  ],
  [
    'a grace period that ends too early',
    'TD-HC',
    withContainer(health({ interval: 30, startPeriod: 60 })),
    'warning',
    'may take 150 s',
  ],
  [
    'a check of the image alone',
    'TD-HC',
    {
      ...withContainer({ healthCheck: null }),
      images: [{ ...image, found: image.found && { ...image.found, hasHealthCheck: true } }],
    },
    'warning',
    'HEALTHCHECK, which ECS ignores',
  ],
  [
    'more time than Fargate gives',
    'TD-STOP',
    onFargate({}, { stopTimeout: 121 }),
    'problem',
    '120 s to stop at most',
    edit(`${app}.stopTimeout = 120`),
  ],
  [
    'more time than connections are kept',
    'TD-STOP',
    { ...withContainer({ stopTimeout: 60 }), targetGroups: [{ ...targetGroup, deregistrationDelaySeconds: 30 }] },
    'warning',
    '(30 s)',
  ],
  ['nowhere to write', 'TD-ROOT', withContainer({ readonlyRootFilesystem: true }), 'warning', 'can write nowhere'],
  [
    'Exec with a read-only root',
    'TD-ROOT',
    {
      taskDefinition: taskDefinition(
        {},
        { readonlyRootFilesystem: true, mountPoints: [{ containerPath: '/tmp' }] },
        { execEnabled: true },
      ),
    },
    'problem',
    'ECS Exec is enabled',
  ],
  [
    'no network to the database',
    'TD-NET0',
    withContainer({ disableNetworking: true }),
    'problem',
    'cannot reach its database',
  ],
  ['DNS of its own', 'TD-NET0', withContainer({ dnsServers: ['10.0.0.2'] }), 'warning', 'DNS servers of its own'],
  [
    'metadata that is one hop too far',
    'TD-IMDS',
    { metadataOptions: [{ ec2InstanceId: 'i-1', tokensRequired: true, hopLimit: 1 }] },
    'warning',
    'an SDK finds no credentials',
    ['aws ec2 modify-instance-metadata-options --instance-id i-1 --http-put-response-hop-limit 2 --region us-east-1'],
  ],
];

testCases(cases);

describe('what is fine', () => {
  test.each([
    [
      'TD-LOG',
      withContainer(
        awslogs({ 'awslogs-group': '/ecs/backend', 'awslogs-region': 'us-east-1', 'awslogs-create-group': 'true' }),
      ),
    ],
    ['TD-PORTMODE', withMembers({ networkMode: 'awsvpc' }, ports({ containerPort: 80, hostPort: 80 }))],
    ['TD-RSV', withMembers({ networkMode: 'awsvpc' }, ports({ containerPort: 22 }))],
    [
      'TD-RSV',
      withContainer(
        ports(
          { containerPort: 53, hostPort: 53, protocol: 'tcp' },
          { containerPort: 53, hostPort: 53, protocol: 'udp' },
        ),
      ),
    ],
    [
      'TD-DBPORT',
      {
        ...withContainer(ports({ containerPort: 5432, hostPort: 5432 })),
        databaseUse: { ...databaseUse, containers: ['other'] },
      },
    ],
    ['TD-ESS', withMembers(two({ name: 'migrate', essential: false }))],
    ['TD-ESS', withMembers(two({ dependsOn: [{ containerName: 'app', condition: 'HEALTHY' }] }))],
    [
      'TD-PLAIN',
      withContainer({
        environment: [
          { name: 'BASE_URL', value: 'https://x' },
          { name: 'VITE_API_KEY', value: 'x' },
        ],
      }),
    ],
    ['TD-ROOT', withContainer({ readonlyRootFilesystem: true, mountPoints: [{ containerPath: '/tmp' }] })],
  ])('%s', (id, changes) => {
    expect(findings(id, changes)).toMatchObject([{ status: 'ok' }]);
  });
});

test('a value of the environment reaches no finding and no fact', () => {
  const changes = withContainer({
    environment: [
      { name: 'API_TOKEN', value: 'hunter2' },
      { name: 'DATABASE_URL', value: 'postgres://me:hunter2@db/x' },
    ],
  });
  expect(JSON.stringify([changes, findings('TD-PLAIN', changes)])).not.toContain('hunter2');
});

test('a value that stands where a reference should be reaches no finding', () => {
  for (const state of ['missing', 'malformed'] as const) {
    const found = findings('TD-REF', { secretReferences: [{ ...reference, valueFrom: 'hunter2', state }] });
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  }
});

test('the live task definition is downloaded, changed and registered', () => {
  const changes = { taskDefinition: taskDefinition({}, { stopTimeout: 121 }, { launch: 'fargate', file: null }) };
  expect(findings('TD-STOP', changes)[0]?.fix).toEqual([
    expect.stringMatching(
      /^aws ecs describe-task-definition --task-definition backend --query taskDefinition --region us-east-1 --output json \| jq 'del\(/,
    ),
    `jq '${app}.stopTimeout = 120' task-definition.json > edited.json && mv edited.json task-definition.json`,
    'aws ecs register-task-definition --cli-input-json file://task-definition.json --region us-east-1',
  ]);
});

/** Rows of the developer guide's table, and their neighbours. */
test.each([
  [256, 512, true],
  [256, 1536, false],
  [512, 4096, true],
  [512, 5120, false],
  [1024, 1024, false],
  [4096, 30720, true],
  [8192, 20480, true],
  [8192, 18432, false],
  [16384, 122880, true],
  [16384, 36864, false],
  [300, 512, false],
])('Fargate with %d CPU units and %d MiB: %s', (cpu, memory, fits) => {
  expect(fargateSizeProblem(cpu, memory) === undefined).toBe(fits);
});
