import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  fargateCopy,
  memoryToPull,
  missingEntryPoint,
  pullOnlyCopy,
  rehearsalCopy,
  sharedVolumes,
} from '../../../../src/ecs/rehearsal/copy.ts';
import { growthOf } from '../../../../src/ecs/rehearsal/fit.ts';
import { taskShape } from '../../../../src/ecs/task-definition/task-shape.ts';
import { asObjects, type JsonObject } from '../../../../src/toolkit/json.ts';

const secrets = [{ name: 'PASSWORD', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/password' }];
const logConfiguration = { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/backend' } };

const container = {
  name: 'app',
  image: 'registry/backend:1',
  memory: 600,
  cpu: 256,
  essential: true,
  environment: [{ name: 'MODE', value: 'production' }],
  secrets,
  logConfiguration,
  dockerLabels: { 'traefik.enable': 'true' },
  portMappings: [{ containerPort: 3000, hostPort: 8080, name: 'http', appProtocol: 'http' }],
};

const original: JsonObject = {
  family: 'backend',
  revision: 7,
  taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/backend:7',
  taskRoleArn: 'arn:aws:iam::123456789012:role/task',
  executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
  tags: [{ key: 'team', value: 'web' }],
  containerDefinitions: [container],
};

const first = (taskDefinition: JsonObject | undefined) => asObjects(taskDefinition?.containerDefinitions)[0] ?? {};

describe('the copy that runs', () => {
  const room = { cpu: 1024, memory: 424 };

  test('has a family of its own, no published port and no label, and everything else of the original', () => {
    const { revision: _, taskDefinitionArn: __, ...kept } = original;
    const { portMappings: ___, dockerLabels: ____, ...members } = container;
    expect(rehearsalCopy(original, { cpu: 1024, memory: 600 })).toEqual({
      taskDefinition: { ...kept, family: 'backend-berth-rehearsal', containerDefinitions: [members] },
      memoryReduced: false,
    });
  });

  test('gets the memory that is left where that is less than it asks for, and says so', () => {
    const fitted = rehearsalCopy(original, room);
    expect(fitted?.memoryReduced).toBe(true);
    expect(first(fitted?.taskDefinition).memory).toBe(424);
  });

  test('gets a hard limit where it had none: what is left', () => {
    const { memory: _, ...soft } = container;
    const copy = rehearsalCopy({ ...original, containerDefinitions: [{ ...soft, memoryReservation: 128 }] }, room);
    expect(copy?.memoryReduced).toBe(true);
    expect(first(copy?.taskDefinition)).toMatchObject({ memory: 424 });
    expect(first(copy?.taskDefinition)).not.toHaveProperty('memoryReservation');
  });

  test('is none where less is left than is reserved', () => {
    const reserving = { ...original, containerDefinitions: [{ ...container, memoryReservation: 425 }] };
    expect(rehearsalCopy(reserving, room)).toBeUndefined();
    expect(rehearsalCopy(original, { cpu: 1024, memory: 5 })).toBeUndefined();
  });

  test('gives its CPU units up before it asks for more than is left', () => {
    expect(first(rehearsalCopy(original, { cpu: 100, memory: 600 })?.taskDefinition).cpu).toBe(100);
    expect(first(rehearsalCopy(original, { cpu: 0, memory: 600 })?.taskDefinition).cpu).toBe(0);
  });

  test('keeps the size of a task within what is left', () => {
    const copy = rehearsalCopy({ ...original, memory: '1 GB', cpu: '512' }, { cpu: 256, memory: 424 })?.taskDefinition;
    expect(copy?.memory).toBe('424');
    expect(copy).not.toHaveProperty('cpu');
  });

  test('keeps its container ports where it has a network interface of its own', () => {
    const awsvpc = { ...original, networkMode: 'awsvpc' };
    const ports = [{ containerPort: 3000, name: 'http', appProtocol: 'http' }];
    expect(first(rehearsalCopy(awsvpc, room)?.taskDefinition).portMappings).toEqual(ports);
    expect(first(fargateCopy(awsvpc)).memory).toBe(600);
  });

  test('of a family with the longest name has a name that ECS takes', () => {
    const { taskDefinition } =
      rehearsalCopy({ ...original, family: 'f'.repeat(255) }, { cpu: 1024, memory: 600 }) ?? {};
    expect(String(taskDefinition?.family)).toMatch(/^f{239}-berth-rehearsal$/);
  });
});

const limits = fc.record(
  {
    memory: fc.integer({ min: 6, max: 4_000 }),
    memoryReservation: fc.integer({ min: 4, max: 4_000 }),
    cpu: fc.integer({ min: 0, max: 2_048 }),
  },
  { requiredKeys: [] },
);

const definitions = fc
  .record({
    networkMode: fc.constantFrom('bridge', 'awsvpc', undefined),
    taskMemory: fc.option(fc.integer({ min: 4_000, max: 8_000 }), { nil: undefined }),
    containers: fc.array(limits, { minLength: 1, maxLength: 4 }),
  })
  .map(({ networkMode, taskMemory, containers }): JsonObject => {
    const containerDefinitions = containers.map((limit, index) => ({ ...legal(limit), name: `c${index}` }));
    return {
      ...original,
      ...(networkMode === undefined ? {} : { networkMode }),
      ...(taskMemory === undefined ? {} : { memory: String(taskMemory) }),
      containerDefinitions,
    };
  });

/** ECS refuses a reservation above the limit. */
function legal({ memory, memoryReservation, cpu }: { memory?: number; memoryReservation?: number; cpu?: number }) {
  const { memory: _, ...bare } = container;
  const reserved = memoryReservation === undefined ? {} : { memoryReservation };
  const limit = memory ?? (memoryReservation === undefined ? 100 : undefined);
  const hard = limit === undefined ? {} : { memory: Math.max(limit, memoryReservation ?? 0) };
  return { ...bare, ...reserved, ...hard, cpu: cpu ?? 0 };
}

describe('every copy', () => {
  const rooms = fc.record({ cpu: fc.integer({ min: 0, max: 2_048 }), memory: fc.integer({ min: 0, max: 9_000 }) });

  test('takes no host port, no more than is left, no limit above its own, and none of its secrets away', () => {
    fc.assert(
      fc.property(definitions, rooms, (taskDefinition, room) => {
        const copy = rehearsalCopy(taskDefinition, room)?.taskDefinition;
        if (copy === undefined) return;
        const containers = asObjects(copy.containerDefinitions);
        const originals = asObjects(taskDefinition.containerDefinitions);
        const { hostPorts, memory, cpu } = taskShape(copy);
        expect(copy.family).toBe('backend-berth-rehearsal');
        expect(hostPorts).toEqual([]);
        expect(memory).toBeLessThanOrEqual(room.memory);
        expect(cpu).toBeLessThanOrEqual(room.cpu);
        if (copy.memory === undefined) {
          const total = containers.reduce((sum, { memory: limit }) => sum + Number(limit), 0);
          expect(total).toBeLessThanOrEqual(room.memory);
        }
        containers.forEach((each, index) => {
          expect(Number(each.memory ?? 0)).toBeLessThanOrEqual(Number(originals[index]?.memory ?? room.memory));
          expect(each).toMatchObject({ secrets, logConfiguration, environment: container.environment });
          for (const mapping of asObjects(each.portMappings)) expect(mapping).not.toHaveProperty('hostPort');
        });
      }),
    );
  });

  test('says that memory was reduced exactly when a container has less than it had', () => {
    fc.assert(
      fc.property(definitions, rooms, (taskDefinition, room) => {
        const fitted = rehearsalCopy(taskDefinition, room);
        if (fitted === undefined) return;
        const before = asObjects(taskDefinition.containerDefinitions);
        const after = asObjects(fitted.taskDefinition.containerDefinitions);
        const isLess = after.some(({ memory }, index) => Number(memory ?? 1e9) < Number(before[index]?.memory ?? 1e9));
        expect(fitted.memoryReduced).toBe(isLess);
      }),
    );
  });
});

describe('the copy that only pulls', () => {
  const sidecar = { name: 'proxy', image: 'registry/proxy:1', memory: 64, essential: false };
  const copy = pullOnlyCopy({
    ...original,
    containerDefinitions: [container, { ...container, name: 'again' }, sidecar],
  });

  test('names each image once, starts none, and needs the least memory', () => {
    const pulled = { essential: true, cpu: 0, memory: 6, entryPoint: [missingEntryPoint] };
    expect(copy.containerDefinitions).toEqual([
      { name: 'app', image: 'registry/backend:1', ...pulled },
      { name: 'proxy', image: 'registry/proxy:1', ...pulled },
    ]);
    expect(memoryToPull(copy)).toBe(12);
  });

  test('keeps the role that may pull, and asks for no secret, no log group and no network', () => {
    expect(copy).toMatchObject({ family: 'backend-berth-rehearsal', networkMode: 'none' });
    expect(copy.executionRoleArn).toBe(original.executionRoleArn);
    expect(JSON.stringify(copy)).not.toMatch(/PASSWORD|awslogs|8080|role\/task/);
  });
});

describe('volumes that two tasks would share', () => {
  const withVolume = (volume: JsonObject, readOnly: boolean) => ({
    ...original,
    volumes: [{ name: 'data', ...volume }],
    containerDefinitions: [{ ...container, mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly }] }],
  });

  test.each([
    ['a directory of the host', { host: { sourcePath: '/srv/data' } }],
    ['a file system of EFS', { efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
    ['a Docker volume that stays', { dockerVolumeConfiguration: { scope: 'shared' } }],
  ])('%s counts when it is written to, not when it is read', (_, volume) => {
    expect(sharedVolumes(withVolume(volume, false))).toEqual(['data']);
    expect(sharedVolumes(withVolume(volume, true))).toEqual([]);
  });

  test.each([
    ['an empty directory of the task', { host: {} }],
    ['a Docker volume of the task', { dockerVolumeConfiguration: { scope: 'task' } }],
  ])('%s is its own', (_, volume) => expect(sharedVolumes(withVolume(volume, false))).toEqual([]));

  test('one that its service attaches cannot be attached here at all', () => {
    expect(sharedVolumes(withVolume({ configuredAtLaunch: true }, true))).toEqual(['data']);
  });
});

test('an old task may grow from its reservation to its limit, or to twice its reservation without one', () => {
  const growth = (limit: object) => growthOf({ containerDefinitions: [{ ...limit }] });
  expect(growth({ memory: 600 })).toBe(0);
  expect(growth({ memory: 600, memoryReservation: 200 })).toBe(400);
  expect(growth({ memoryReservation: 200 })).toBe(200);
  expect(growthOf({ memory: '512', containerDefinitions: [{ memoryReservation: 200 }] })).toBe(0);
});
