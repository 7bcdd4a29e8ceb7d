import { describe, expect, test } from '@jest/globals';
import { judgeRehearsal, type Rehearsed, withExplanation } from '../../../../src/ecs/rehearsal/judge-rehearsal.ts';
import { isLeftBehind, rehearsalStartedBy } from '../../../../src/ecs/rehearsal/started-by.ts';
import { parseTask } from '../../../../src/ecs/situation/task.ts';
import type { JsonObject } from '../../../../src/toolkit/json.ts';

const usual: Rehearsed = {
  kind: 'run',
  memoryReduced: false,
  hasHealthCheck: true,
  essential: ['app'],
  runFor: 30_000,
  startWithin: 300_000,
};

function judge(
  task: JsonObject,
  rehearsed: Partial<Rehearsed> = {},
  times: { sinceStart?: number; sinceRunning?: number | null } = {},
) {
  const look = { task: parseTask(task), sinceStart: 5_000, sinceRunning: null, ...times };
  return judgeRehearsal(look, { ...usual, ...rehearsed });
}

const stopped = (stopCode: string, container: JsonObject, stoppedReason = '') => ({
  lastStatus: 'STOPPED',
  desiredStatus: 'STOPPED',
  stopCode,
  stoppedReason,
  containers: [{ name: 'app', ...container }],
});

const exited = (exitCode: number, reason?: string) =>
  stopped('EssentialContainerExited', { exitCode, ...(reason === undefined ? {} : { reason }) });

describe('a task that runs', () => {
  test('passes as soon as it is healthy', () => {
    const look = judge({ lastStatus: 'RUNNING', healthStatus: 'HEALTHY' }, {}, { sinceRunning: 0 });
    expect(look).toEqual({ verdict: 'passed', why: 'it became healthy after 5 s' });
  });

  test.each([false, true])('goes on until its time is over, with a health check: %s', (hasHealthCheck) => {
    const running = { lastStatus: 'RUNNING', healthStatus: 'UNKNOWN' };
    expect(judge(running, { hasHealthCheck }, { sinceRunning: 29_999 })).toBeNull();
    expect(judge(running, { hasHealthCheck }, { sinceRunning: 30_000 })).toMatchObject({ verdict: 'passed' });
  });

  test('fails when ECS calls it unhealthy', () => {
    expect(judge({ lastStatus: 'RUNNING', healthStatus: 'UNHEALTHY' })).toMatchObject({ verdict: 'failed' });
  });

  test('is not rehearsed when it does not get to run in time', () => {
    expect(judge({ lastStatus: 'PENDING' }, {}, { sinceStart: 299_999 })).toBeNull();
    const late = judge({ lastStatus: 'PENDING' }, {}, { sinceStart: 300_000 });
    expect(late).toMatchObject({ verdict: 'not-rehearsed', pulled: false });
  });
});

describe('a task that stopped', () => {
  test.each([0, 1, 139])('by itself with exit code %s has failed', (code) => {
    const verdict = judge(exited(code));
    expect(verdict).toEqual({ verdict: 'failed', why: `the container "app" exited with code ${code}` });
  });

  test('is judged when its exit codes are complete', () => {
    expect(judge({ ...exited(1), lastStatus: 'STOPPING' })).toBeNull();
  });

  test.each([
    'CannotPullContainerError: pull image manifest has been retried 1 time(s): not found',
    'ResourceInitializationError: unable to pull secrets or registry auth: no such parameter',
  ])('because it could not start has failed: %s', (reason) => {
    const verdict = judge(stopped('TaskFailedToStart', {}, reason));
    expect(verdict).toEqual({ verdict: 'failed', why: reason });
  });

  test.each(['UserInitiated', 'SpotInterruption', 'TerminationNotice'])('by %s proves nothing', (code) => {
    expect(judge(stopped(code, { exitCode: 143 }))).toMatchObject({ verdict: 'not-rehearsed' });
  });
});

describe('out of memory', () => {
  const killed = exited(137, 'OutOfMemoryError: Container killed due to memory usage');

  test('below its own limit is not rehearsed', () => {
    expect(judge(killed, { memoryReduced: true })).toMatchObject({ verdict: 'not-rehearsed', pulled: true });
  });

  test('at its own limit has failed', () => expect(judge(killed)).toMatchObject({ verdict: 'failed' }));

  test('that only the container tells of counts, too', () => {
    const failed = { verdict: 'failed', why: 'the container "app" exited with code 134' } as const;
    const heap = { cause: null, lastLines: ['FATAL ERROR: Reached heap limit - JavaScript heap out of memory'] };
    const other = { cause: null, lastLines: ['connection refused'] };
    const reduced = { ...usual, memoryReduced: true };
    expect(withExplanation(failed, reduced, heap)).toMatchObject({ verdict: 'not-rehearsed' });
    expect(withExplanation(failed, reduced, other)).toBe(failed);
    expect(withExplanation(failed, usual, heap)).toBe(failed);
  });
});

describe('a task that only pulls', () => {
  const pulling = { kind: 'pull-only' as const, why: 'there is no room' };

  test('has pulled when its entry point cannot be started', () => {
    const reason = 'CannotStartContainerError: Error response from daemon: no such file or directory';
    expect(judge(stopped('TaskFailedToStart', { reason }), pulling)).toEqual({
      verdict: 'not-rehearsed',
      why: 'there is no room',
      pulled: true,
    });
  });

  test('fails when the image cannot be pulled', () => {
    const verdict = judge(stopped('TaskFailedToStart', { reason: 'CannotPullContainerError: not found' }), pulling);
    expect(verdict).toMatchObject({ verdict: 'failed' });
  });

  test('is over when it takes too long', () => {
    expect(judge({ lastStatus: 'PENDING', containers: [{ name: 'app' }] }, pulling)).toBeNull();
    const late = judge({ lastStatus: 'PENDING', containers: [{ name: 'app' }] }, pulling, { sinceStart: 300_000 });
    expect(late).toMatchObject({ verdict: 'not-rehearsed', pulled: false });
  });
});

describe('the mark of a rehearsal', () => {
  const serviceArn = `arn:aws:ecs:us-east-1:123456789012:service/${'c'.repeat(255)}/${'s'.repeat(255)}`;
  const deadline = 1_800_000_000_000;
  const startedBy = rehearsalStartedBy({ serviceArn, deadline, id: '0a1b2c3d' });

  test('is what ECS takes', () => expect(startedBy).toMatch(/^berth-rehearsal\/[\w/-]{1,111}$/));

  test('tells one that was left behind from one that may still run, and from those of others', () => {
    const late = deadline + 60_001;
    expect(isLeftBehind(startedBy, serviceArn, late)).toBe(true);
    expect(isLeftBehind(startedBy, serviceArn, deadline + 60_000)).toBe(false);
    expect(isLeftBehind(startedBy, `${serviceArn}2`, late)).toBe(false);
    expect(isLeftBehind('ecs-svc/1111111111111111111', serviceArn, late)).toBe(false);
  });
});
