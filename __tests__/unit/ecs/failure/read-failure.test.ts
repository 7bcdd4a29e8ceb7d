import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explainFailure } from '../../../../src/diagnosis/task-failure.ts';
import { inspectDeployment } from '../../../../src/ecs/failure/fail-fast.ts';
import { openFailureReader } from '../../../../src/ecs/failure/read-failure.ts';
import { explanationLines } from '../../../../src/report/explanation-lines.ts';
import { explanationSummary } from '../../../../src/report/explanation-summary.ts';
import { asObjects, type JsonObject } from '../../../../src/toolkit/json.ts';
import { deploymentId, ecsWith, jumpingClock, logsWith, stoppedTask, taskDefinition } from './answers.ts';

const cancelled = new AbortController().signal;

function readerOf(ecs: ReturnType<typeof ecsWith>, callLogs = logsWith({}), definition: JsonObject = taskDefinition) {
  const deployment = { cluster: 'demo', service: 'backend', deploymentId, taskDefinition: definition };
  return openFailureReader(deployment, { call: ecs.call, callLogs, clock: jumpingClock(), cancelled });
}

describe('the evidence on a failed deployment', () => {
  test('is that of its own tasks, in the order in which they stopped', async () => {
    const ecs = ecsWith([
      stoppedTask('late', { stoppingAt: 1_700_000_009 }),
      stoppedTask('other', { startedBy: 'ecs-svc/1111111111111111111' }),
      stoppedTask('early'),
    ]);
    const { tasks } = await readerOf(ecs).read([]);
    expect(tasks.map(({ id }) => id)).toEqual(['early', 'late']);
  });

  test('describes a stopped task once, however often it looks, and at most 100 in one call', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => `t${index}`);
    const ecs = ecsWith(ids.map((id) => stoppedTask(id)));
    const reader = readerOf(ecs);
    await reader.look();
    await reader.look();
    const described = ecs.calls.filter(({ operation }) => operation === 'DescribeTasks');
    expect(described.map(({ body }) => (Array.isArray(body.tasks) ? body.tasks.length : 0))).toEqual([100, 50]);
  });

  test('looking waits for no late lines, reading does; lines that were there are not read again', async () => {
    const callLogs = logsWith({ 'ecs/app/t1': ['bye'] }, 2);
    const reader = readerOf(ecsWith([stoppedTask('t1')]), callLogs);
    const linesOf = ({ tasks }: Awaited<ReturnType<typeof reader.look>>) => tasks[0]?.containers[0]?.lastLines;
    expect(linesOf(await reader.look())).toEqual([]);
    expect(linesOf(await reader.look())).toEqual(['bye']);
    expect(linesOf(await reader.read([]))).toEqual(['bye']);
  });

  test('steady noise among the events is left out, and what is said twice is said once', async () => {
    const messages = [
      '(service backend) has started 1 tasks: (task 0123456789abcdef0123456789abcdef).',
      '(service backend) (task 0123456789abcdef0123456789abcdef) failed container health checks.',
      '(service backend) (task fedcba9876543210fedcba9876543210) failed container health checks.',
      '(service backend) has started 1 tasks: (task 0123456789abcdef0123456789abcdef). Amazon ECS replaced 1 tasks due to an unhealthy status.',
      '(service backend) has reached a steady state.',
    ];
    const told = messages.map((message, index) => ({ id: `e${index}`, message, createdAt: index }));
    const { events } = await readerOf(ecsWith([])).read(told);
    expect(events.map(({ message }) => message)).toEqual([messages[1], messages[3]]);
  });

  test('the hook ends the wait at the first task that cannot heal', async () => {
    const stoppedReason = 'CannotPullContainerError: failed to resolve ref registry/backend:9: not found';
    const ecs = ecsWith([stoppedTask('t1', { stopCode: 'TaskFailedToStart', stoppedReason }, { exitCode: null })]);
    expect(await inspectDeployment(readerOf(ecs))()).toEqual({
      outcome: 'failed',
      reason: 'The image registry/backend:9 does not exist in its registry.',
    });
    expect(await inspectDeployment(readerOf(ecsWith([])))()).toBeUndefined();
  });
});

test('no value of an environment entry of the task definition is ever in an explanation', async () => {
  const value = fc.stringMatching(/^[A-Z]{12,40}$/);
  const ending = fc.record({
    exitCode: fc.constantFrom(null, 0, 1, 126, 127, 137, 139, 143, 255),
    stopCode: fc.constantFrom(
      'TaskFailedToStart',
      'EssentialContainerExited',
      'UserInitiated',
      'ServiceSchedulerInitiated',
    ),
    stoppedReason: fc.constantFrom(
      'Essential container in task exited',
      'Task failed container health checks',
      'CannotPullContainerError: failed to resolve ref registry/backend:9: not found',
      'ResourceInitializationError: unable to retrieve secrets from ssm: invalid ssm parameters: /password',
    ),
    reason: fc.constantFrom(null, 'OutOfMemoryError: Container killed due to memory usage'),
    lines: fc.array(fc.constantFrom('starting', 'dial tcp db:5432: connect: connection refused', ''), { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(value, { minLength: 1, maxLength: 4 }),
      fc.array(ending, { maxLength: 4 }),
      async (values, endings) => {
        const environment = values.map((secret, index) => ({ name: `NAME_${index}`, value: secret }));
        const [container] = asObjects(taskDefinition.containerDefinitions);
        const definition = { ...taskDefinition, containerDefinitions: [{ ...container, environment }] };
        const tasks = endings.map(({ exitCode, reason, stopCode, stoppedReason }, index) => ({
          ...stoppedTask(`t${index}`, { stopCode, stoppedReason }, { exitCode, reason }),
          overrides: { containerOverrides: [{ name: 'app', environment }] },
        }));
        const streams = Object.fromEntries(endings.map(({ lines }, index) => [`ecs/app/t${index}`, lines]));
        const explanation = explainFailure(await readerOf(ecsWith(tasks), logsWith(streams), definition).read([]));
        const shown = [
          JSON.stringify(explanation),
          ...explanationLines(explanation),
          ...explanationSummary(explanation),
        ];
        for (const secret of values) expect(shown.join('\n')).not.toContain(secret);
      },
    ),
    { numRuns: 200 },
  );
});
