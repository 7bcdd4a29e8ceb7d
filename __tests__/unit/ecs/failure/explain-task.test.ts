import { describe, expect, test } from '@jest/globals';
import { explainTask } from '../../../../src/ecs/failure/explain-task.ts';
import { parseTask } from '../../../../src/ecs/situation/task.ts';
import { jumpingClock, logsWith, stoppedTask, taskDefinition } from './answers.ts';

const cancelled = new AbortController().signal;

function explaining(raw: ReturnType<typeof stoppedTask>, callLogs: ReturnType<typeof logsWith> | null) {
  return explainTask(parseTask(raw), taskDefinition, { callLogs, clock: jumpingClock(), cancelled });
}

describe('peers 9: a one-off task that failed is not "[null]" (D#757)', () => {
  test('exit code, reason, last lines, cause and fix', async () => {
    const lines = ['migrating', 'pq: password authentication failed for user "app" (28P01)'];
    const explanation = await explaining(stoppedTask('t1'), logsWith({ 'ecs/app/t1': lines }));
    expect(explanation).toEqual({
      cause: 'database-password-rejected',
      sentence: 'The database rejected the password of the user "app".',
      fix: expect.stringContaining('password'),
      canHeal: true,
      containerName: 'app',
      exitCode: 1,
      meaning: "the application's own error",
      lastLines: lines,
      unread: null,
    });
  });

  test('lines that come late are waited for, 15 s at most', async () => {
    expect(await explaining(stoppedTask('t1'), logsWith({ 'ecs/app/t1': ['bye'] }, 10))).toMatchObject({
      lastLines: ['bye'],
    });
    expect(await explaining(stoppedTask('t1'), logsWith({ 'ecs/app/t1': ['bye'] }, 20))).toMatchObject({
      lastLines: [],
    });
  });

  test('a container that never started: the reason of ECS, and no waiting for lines', async () => {
    const stoppedReason = 'CannotPullContainerError: failed to resolve ref registry/backend:9: not found';
    const raw = stoppedTask('t1', { stopCode: 'TaskFailedToStart', stoppedReason }, { exitCode: null });
    const explanation = await explaining(raw, logsWith({}));
    expect(explanation).toMatchObject({ cause: 'image-not-found', canHeal: false, exitCode: null, lastLines: [] });
  });

  test('nothing that is known: what ECS says, and no cause', async () => {
    const raw = stoppedTask(
      't1',
      { stopCode: 'TaskFailedToStart', stoppedReason: 'something new' },
      { exitCode: null },
    );
    const explanation = await explaining(raw, null);
    expect(explanation.cause).toBeNull();
    expect(explanation.sentence).toBe('Stop code TaskFailedToStart. ECS says: something new.');
  });

  test('without CloudWatch Logs it says so', async () => {
    expect(await explaining(stoppedTask('t1'), null)).toMatchObject({
      cause: 'crashed',
      unread: 'No log lines: CloudWatch Logs was not asked.',
    });
  });
});
