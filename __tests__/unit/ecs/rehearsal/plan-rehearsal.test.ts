import { describe, expect, test } from '@jest/globals';
import type { DeployRequest } from '../../../../src/ecs/plan/plan.ts';
import { planDeploy } from '../../../../src/ecs/plan/plan-deploy.ts';
import { planRehearsal, type RehearsalOptions } from '../../../../src/ecs/rehearsal/plan-rehearsal.ts';
import { asObjects, type JsonObject } from '../../../../src/toolkit/json.ts';
import { instance, newImage, service, situation, taskDefinition } from '../answers.ts';

const request: DeployRequest = {
  taskDefinition: null,
  existing: null,
  containerName: null,
  image: newImage,
  images: {},
  secrets: {},
  circuitBreaker: 'auto',
  circuitBreakerThreshold: null,
  onFailure: 'roll-back',
  desiredCount: null,
  minimumHealthyPercent: 'auto',
  maximumPercent: 'auto',
  exclusive: false,
  forceNewDeployment: false,
};

type Changes = Parameters<typeof situation>[0];

const [app] = asObjects(taskDefinition.containerDefinitions);

function planFor(changes: Changes = {}, options: Partial<RehearsalOptions> = {}, asked: Partial<DeployRequest> = {}) {
  const seen = situation(changes);
  const plan = planDeploy(seen, { ...request, ...asked });
  return planRehearsal(seen, plan, { rehearse: 'auto', exclusive: false, ...options });
}

const container = (members: JsonObject): Changes => ({
  taskDefinition: { containerDefinitions: [{ ...app, ...members }] },
});

const withMemory = (integerValue: number): JsonObject => ({
  remainingResources: [
    ...asObjects(instance.remainingResources).filter(({ name }) => name !== 'MEMORY'),
    { name: 'MEMORY', type: 'INTEGER', integerValue },
  ],
});

describe('story A: room for one, a static port', () => {
  test('the new version starts on the instance of the old task, with what memory is left', () => {
    expect(planFor()).toMatchObject({
      kind: 'run',
      memoryReduced: true,
      place: { launch: 'instance', instanceId: 'i1', settings: {} },
      copy: { family: 'backend-berth-rehearsal', containerDefinitions: [{ image: newImage, memory: 424 }] },
    });
  });

  test('an old task that may still grow leaves less', () => {
    // Reserves 200 of 600: 400 of what looks free may become its own.
    const plan = planFor({ ...container({ memoryReservation: 200 }), instance: withMemory(824) });
    expect(plan).toMatchObject({ kind: 'run', copy: { containerDefinitions: [{ memory: 424 }] } });
  });

  test('less room than is reserved: the image is pulled, and the reason is said', () => {
    const plan = planFor({ ...container({ memoryReservation: 500 }), instance: withMemory(500) });
    expect(plan).toMatchObject({ kind: 'pull-only', why: expect.stringContaining('only 400 MiB') });
  });

  test('no room at all: skipped', () => {
    const plan = planFor({ instance: withMemory(5) });
    expect(plan).toEqual({ kind: 'skipped', why: expect.stringContaining('are too little to pull the image') });
  });
});

describe('what must not run twice is only pulled', () => {
  test('"exclusive"', () => {
    expect(planFor({}, { exclusive: true })).toMatchObject({
      kind: 'pull-only',
      why: expect.stringContaining('exclusive'),
    });
  });

  test('host networking', () => {
    const plan = planFor({ taskDefinition: { networkMode: 'host' } });
    expect(plan).toMatchObject({ kind: 'pull-only', why: expect.stringContaining('host networking') });
  });

  test('a directory of the host that it writes to', () => {
    const mounted = { ...app, mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] };
    const volumes = [{ name: 'data', host: { sourcePath: '/srv/data' } }];
    const plan = planFor({ taskDefinition: { volumes, containerDefinitions: [mounted] } });
    expect(plan).toMatchObject({ kind: 'pull-only', why: expect.stringContaining('"data"') });
  });
});

describe('skipped', () => {
  test.each([
    ['when it is off', {}, { rehearse: 'off' as const }, {}, 'off'],
    ['without a new deployment', {}, {}, { image: null }, 'no new task definition'],
    ['for no task', {}, {}, { desiredCount: 0 }, 'no task'],
  ])('%s', (_, changes, options, asked, why) => {
    expect(planFor(changes, options, asked)).toEqual({ kind: 'skipped', why: expect.stringContaining(why) });
  });

  test('where a task serves at all times, but not with "always"', () => {
    const roomy = { ...container({ memory: 200, portMappings: [{ containerPort: 3000, hostPort: 0 }] }) };
    expect(planFor(roomy)).toEqual({ kind: 'skipped', why: 'a task serves at all times' });
    expect(planFor(roomy, { rehearse: 'always' })).toMatchObject({ kind: 'run', memoryReduced: false });
  });

  test('on an instance that takes no new tasks', () => {
    const plan = planFor({ instance: { agentConnected: false } }, { rehearse: 'always' });
    expect(plan).toMatchObject({ kind: 'skipped', why: expect.stringContaining('no task of the service runs on') });
  });
});

describe('on Fargate', () => {
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
  const changes = {
    service: { ...service, launchType: 'FARGATE', networkConfiguration },
    taskDefinition: { networkMode: 'awsvpc', cpu: '256', memory: '1024' },
  };

  test('nothing is saved by pulling, so "auto" skips it', () => {
    const asked = { minimumHealthyPercent: 0, maximumPercent: 100 };
    expect(planFor(changes, {}, asked)).toEqual({ kind: 'skipped', why: expect.stringContaining('Fargate') });
  });

  test('"always" runs it in the network of the service, with all its memory', () => {
    expect(planFor(changes, { rehearse: 'always' })).toMatchObject({
      kind: 'run',
      memoryReduced: false,
      place: { launch: 'fargate', settings: { launchType: 'FARGATE', networkConfiguration } },
      copy: { memory: '1024' },
    });
  });
});
