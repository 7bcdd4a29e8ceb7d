import { describe, expect, test } from '@jest/globals';
import { parseService } from '../../../../src/ecs/situation/service.ts';
import { previousVersion } from '../../../../src/ecs/undo/previous-version.ts';
import { chooseWayBack, type FailedDeployment } from '../../../../src/ecs/undo/way-back.ts';
import { service as rawService, situation } from '../answers.ts';

const [completed] = situation().service.deployments;
const old = { ...completed, id: 'ecs-svc/1' };
const own = { ...old, id: 'ecs-svc/2', rolloutState: 'IN_PROGRESS', taskDefinition: 'task-definition/backend:2' };
const before = situation({ service: { deployments: [old] } });
const failed: FailedDeployment = { id: own.id, earlierIds: [old.id], previous: previousVersion(before) };

/** The service as it is when the way back is chosen. */
function seen(deployments: readonly object[], deploymentCircuitBreaker = { enable: false, rollback: false }) {
  const deploymentConfiguration = { minimumHealthyPercent: 0, maximumPercent: 100, deploymentCircuitBreaker };
  const raw = JSON.parse(JSON.stringify({ ...rawService, deployments, deploymentConfiguration }));
  return { service: parseService(raw), stoppable: null, wouldStall: false };
}

const primary = { ...own, status: 'PRIMARY' };
const demoted = { ...old, status: 'ACTIVE' };

describe('the version before a deploy', () => {
  test('is the newest deployment that had completed, with the configuration of that time', () => {
    expect(previousVersion(before)).toMatchObject({
      deploymentId: 'ecs-svc/1',
      desiredCount: 1,
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
    });
    const stuck = { ...own, status: 'PRIMARY' };
    const inFlight = situation({ service: { deployments: [stuck, demoted] } });
    expect(previousVersion(inFlight)?.deploymentId).toBe('ecs-svc/1');
  });

  test('does not exist where none had completed', () => {
    expect(previousVersion(situation({ service: { deployments: [primary] } }))).toBeNull();
  });
});

describe('the way back', () => {
  const stoppable = 'arn:aws:ecs:us-east-1:123456789012:service-deployment/demo/backend/x';

  test('is StopServiceDeployment while the service deployment can be stopped', () => {
    const way = chooseWayBack(failed, { ...seen([primary, demoted]), stoppable });
    expect(way).toEqual({ kind: 'stop', serviceDeploymentArn: stoppable });
  });

  test('is UpdateService where it cannot be stopped, or would stall with the percents in force', () => {
    expect(chooseWayBack(failed, seen([primary, demoted]))).toEqual({ kind: 'update' });
    const stalling = { ...seen([primary, demoted]), stoppable, wouldStall: true };
    expect(chooseWayBack(failed, stalling)).toEqual({ kind: 'update' });
  });

  test("is ECS's own where it has turned back, or its circuit breaker is about to", () => {
    expect(chooseWayBack(failed, seen([{ ...old, status: 'PRIMARY' }]))).toEqual({ kind: 'follow' });
    const tripped = [{ ...primary, rolloutState: 'FAILED' }, demoted];
    expect(chooseWayBack(failed, seen(tripped, { enable: true, rollback: true }))).toEqual({ kind: 'follow' });
    expect(chooseWayBack(failed, seen(tripped, { enable: true, rollback: false }))).toEqual({ kind: 'update' });
  });

  test("is nobody's where somebody else's deployment is PRIMARY, or there was no version before", () => {
    const theirs = { ...primary, id: 'ecs-svc/3' };
    expect(chooseWayBack(failed, seen([theirs, demoted]))).toMatchObject({
      kind: 'impossible',
      why: expect.stringContaining('ecs-svc/3'),
    });
    expect(chooseWayBack({ ...failed, previous: null }, seen([primary]))).toMatchObject({ kind: 'impossible' });
  });

  test('of a forced deployment with the same task definition can only be stopped', () => {
    const same = { ...primary, taskDefinition: old.taskDefinition };
    expect(chooseWayBack(failed, { ...seen([same, demoted]), stoppable })).toMatchObject({ kind: 'stop' });
    expect(chooseWayBack(failed, seen([same, demoted]))).toMatchObject({ kind: 'impossible' });
  });

  test('of an update that started no deployment is an update with the settings of before', () => {
    const started = { ...failed, id: old.id, earlierIds: [] };
    const way = chooseWayBack(started, { ...seen([{ ...old, status: 'PRIMARY' }]), stoppable });
    expect(way).toEqual({ kind: 'update' });
  });
});
