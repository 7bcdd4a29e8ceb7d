import { describe, expect, test } from '@jest/globals';
import { completeTaskDefinition } from '../../src/local-aws/ecs/complete-task-definition.ts';
import { requiresAttributes } from '../../src/local-aws/ecs/requires-attributes.ts';
import { validateTaskDefinition } from '../../src/local-aws/ecs/validate-task-definition.ts';
import type { JsonObject } from '../../src/toolkit/json.ts';

const app = { name: 'app', image: 'backend:1', memory: 256 };
const role = 'arn:aws:iam::123456789012:role/execution';
const awslogs = { logDriver: 'awslogs', options: { 'awslogs-group': '/app', 'awslogs-region': 'us-east-1' } };

function definition(members: JsonObject, container: JsonObject = {}): JsonObject {
  return { family: 'backend', containerDefinitions: [{ ...app, ...container }], ...members };
}

function names(input: JsonObject): readonly string[] {
  return requiresAttributes(input).map(({ name }) => name);
}

describe('what RegisterTaskDefinition refuses, in the words of ECS', () => {
  const port = (hostPort: number) => ({ portMappings: [{ containerPort: 80, hostPort }] });
  const fargate = { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512' };
  const healthCheck = (members: JsonObject) => ({ healthCheck: { command: ['CMD-SHELL', 'true'], ...members } });
  const refused: readonly [string, JsonObject, string][] = [
    ['no family', definition({ family: '' }), 'Family should not be null or empty.'],
    ['a family with a dot', definition({ family: 'a.b' }), 'Family contains invalid characters.'],
    ['no container', definition({ containerDefinitions: [] }), 'Container list cannot be empty.'],
    ['no container name', definition({}, { name: '' }), 'Container.name should not be null or empty.'],
    ['no image', definition({}, { image: '' }), 'Container.image should not be null or empty.'],
    ['an image with a blank', definition({}, { image: 'a b' }), 'Container.image contains invalid characters.'],
    [
      'no memory at all',
      { family: 'backend', containerDefinitions: [{ name: 'app', image: 'x' }] },
      "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    ],
    [
      'a reservation above the limit',
      definition({}, { memoryReservation: 512 }),
      "Invalid setting for container 'app'. 'memory' must be greater than or equal to 'memoryReservation'.",
    ],
    [
      'a container larger than its task',
      definition({ memory: '128' }),
      "The 'memory' setting for container is greater than for the task.",
    ],
    [
      'two containers of one name',
      definition({ containerDefinitions: [app, app] }),
      "Container names must be unique: 'app' is used more than once.",
    ],
    [
      'no essential container',
      definition({}, { essential: false }),
      'A task definition must have at least one essential container.',
    ],
    [
      'another host port with awsvpc',
      definition({ networkMode: 'awsvpc' }, port(8080)),
      'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    ],
    [
      'another host port with host networking',
      definition({ networkMode: 'host' }, port(8080)),
      'When networkMode=host, the host ports and container ports in port mappings must match.',
    ],
    ['a port that does not exist', definition({}, port(70_000)), "Invalid 'hostPort' setting for container 'app'."],
    [
      'a host port twice',
      definition({ containerDefinitions: [app, { ...app, name: 'b' }].map((c) => ({ ...c, ...port(8080) })) }),
      'The host port 8080/tcp is mapped more than once.',
    ],
    [
      'a mount of no volume',
      definition({}, { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] }),
      "Unknown volume 'data'.",
    ],
    [
      'secrets without an execution role',
      definition({}, { secrets: [{ name: 'A', valueFrom: '/a' }] }),
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    ],
    [
      'a parameter with a version',
      definition({ executionRoleArn: role }, { secrets: [{ name: 'A', valueFrom: '/a:3' }] }),
      'The Systems Manager parameter name specified for secret A is invalid. The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-',
    ],
    [
      'a secret named as a variable',
      definition(
        { executionRoleArn: role },
        { secrets: [{ name: 'A', valueFrom: '/a' }], environment: [{ name: 'A', value: '1' }] },
      ),
      "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'A'.",
    ],
    [
      'awslogs without options',
      definition({}, { logConfiguration: { logDriver: 'awslogs' } }),
      'Log driver awslogs requires options: awslogs-group, awslogs-region',
    ],
    [
      'a health check interval of one second',
      definition({}, healthCheck({ interval: 1 })),
      "Invalid 'healthCheck' setting for container 'app'. 'interval' must be between 5 and 300.",
    ],
    [
      'Fargate with bridge networking',
      definition({ ...fargate, networkMode: 'bridge' }),
      'Fargate only supports network mode ‘awsvpc’.',
    ],
    [
      'Fargate without a task size',
      definition({ requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc' }),
      "Fargate requires that 'cpu' be defined at the task level.",
    ],
    [
      'a size that Fargate does not have',
      definition({ ...fargate, memory: '8192' }),
      'No Fargate configuration exists for given values.',
    ],
    [
      'awslogs on Fargate without an execution role',
      definition(fargate, { logConfiguration: awslogs }),
      'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
    ],
  ];
  test.each(refused)('%s', (_what, input, message) => {
    expect(() => validateTaskDefinition(input)).toThrow(
      expect.objectContaining({ type: 'ClientException', message, status: 400 }),
    );
  });

  test('a definition that AWS takes is taken', () => {
    const container = { ...port(8080), ...healthCheck({}), logConfiguration: awslogs };
    expect(() => validateTaskDefinition(definition({}, container))).not.toThrow();
    expect(() => validateTaskDefinition(definition(fargate))).not.toThrow();
  });
});

describe('what DescribeTaskDefinition gives back', () => {
  test('defaults are filled in, and members that nobody knows stay as they came, at every depth', () => {
    const completed = completeTaskDefinition(
      definition({ fromTheFuture: { a: [1] } }, { novelty: true, portMappings: [{ containerPort: 80, novelty: 'x' }] }),
    );
    expect(completed).toMatchObject({ fromTheFuture: { a: [1] }, volumes: [], placementConstraints: [] });
    expect(completed.containerDefinitions).toEqual([
      {
        ...app,
        cpu: 0,
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        novelty: true,
        portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp', novelty: 'x' }],
      },
    ]);
  });

  test('with host networking the host port is the container port', () => {
    const completed = completeTaskDefinition(
      definition({ networkMode: 'host' }, { portMappings: [{ containerPort: 80 }] }),
    );
    expect(completed.containerDefinitions).toMatchObject([{ portMappings: [{ containerPort: 80, hostPort: 80 }] }]);
  });

  test('it says which launch types the definition fits', () => {
    const sizes = { networkMode: 'awsvpc', cpu: '.25 vCPU', memory: '0.5 GB' };
    expect(completeTaskDefinition(definition({})).compatibilities).toEqual(['EXTERNAL', 'EC2']);
    expect(completeTaskDefinition(definition({ ...sizes, cpu: '256' })).compatibilities).toEqual(['EC2', 'FARGATE']);
    expect(completeTaskDefinition(definition({ networkMode: 'awsvpc' })).compatibilities).toEqual(['EC2']);
  });
});

describe('the attributes that a task definition requires of its instance', () => {
  const ecrImage = { image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/backend:1' };
  const cases: readonly [string, JsonObject, readonly string[]][] = [
    ['an image in ECR', definition({}, ecrImage), ['com.amazonaws.ecs.capability.ecr-auth']],
    [
      'an image in ECR, pulled by an execution role',
      definition({ executionRoleArn: role }, ecrImage),
      ['ecs.capability.execution-role-ecr-pull'],
    ],
    [
      'awslogs with an execution role',
      definition({ executionRoleArn: role }, { logConfiguration: awslogs }),
      ['com.amazonaws.ecs.capability.logging-driver.awslogs', 'ecs.capability.execution-role-awslogs'],
    ],
    ['awsvpc networking', definition({ networkMode: 'awsvpc' }), ['ecs.capability.task-eni']],
    ['a task role', definition({ taskRoleArn: role }), ['com.amazonaws.ecs.capability.task-iam-role']],
    [
      'a health check',
      definition({}, { healthCheck: { command: ['CMD-SHELL', 'true'] } }),
      ['ecs.capability.container-health-check'],
    ],
    [
      'secrets of both stores',
      definition(
        {},
        {
          secrets: [
            { name: 'A', valueFrom: '/parameter' },
            { name: 'B', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:b-AbCdEf' },
          ],
        },
      ),
      ['ecs.capability.secrets.ssm.environment-variables', 'ecs.capability.secrets.asm.environment-variables'],
    ],
  ];
  test.each(cases)('%s', (_what, input, expected) => {
    expect(names(input)).toEqual(expect.arrayContaining([...expected]));
    expect(names(definition({}))).not.toEqual(expect.arrayContaining([...expected]));
  });

  test('each is named once', () => {
    const containers = ['a', 'b'].map((name) => ({ ...app, name, logConfiguration: awslogs }));
    const all = names({ family: 'backend', containerDefinitions: containers });
    expect(new Set(all).size).toBe(all.length);
  });
});
