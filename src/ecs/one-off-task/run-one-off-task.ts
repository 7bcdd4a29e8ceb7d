import { messageOf } from '../../toolkit/errors.ts';
import type { Task } from '../situation/task.ts';
import { shortName } from '../task-definition/task-definition.ts';
import { explainOneOffFailure } from './explain-failure.ts';
import { followTasks, hasStopped } from './follow-tasks.ts';
import type { OneOffEnding, OneOffRequest, OneOffResult, OneOffTools } from './one-off-task.ts';
import { describeFailures, type StartedTasks, startTasks } from './start-tasks.ts';
import { openTaskLogs } from './task-logs.ts';
import { judgeTask } from './verdict.ts';

/**
 * Runs a task to its end and shows its lines while it runs. A cancel stops it: StopTask is sent at once, also while another call
 * waits for its answer. Reading its lines may be denied; the task runs all the same.
 *
 * @throws TASK_NOT_STARTED when it found no place, and whatever AWS refuses.
 */
export async function runOneOffTask(request: OneOffRequest, tools: OneOffTools): Promise<OneOffResult> {
  const startedAt = tools.clock.now();
  const started = await startTasks(request, tools);
  announce(started, request, tools);
  const logs = openTaskLogs(request, tools);
  const { limitMinutes } = request;
  const followed = await followOrCancel(started, { ...request, limitMinutes }, { ...tools, logs });
  const { tasks } = followed;
  const judged = tasks.filter(hasStopped).map((task) => ({ task, verdict: judgeTask(task, request.containerName) }));
  const bad = judged.find(({ verdict }) => !verdict.passed);
  return {
    taskDefinitionArn: request.taskDefinitionArn,
    ending: followed.ending ?? (bad === undefined && started.failures.length === 0 ? 'passed' : 'failed'),
    tasks,
    verdicts: judged.map(({ verdict }) => verdict),
    failures: started.failures,
    failure: bad === undefined ? null : explainOneOffFailure(bad.task, bad.verdict, request, logs),
    elapsedSeconds: (tools.clock.now() - startedAt) / 1_000,
  };
}

function announce({ tasks, failures }: StartedTasks, request: OneOffRequest, { log }: OneOffTools): void {
  for (const { arn } of tasks) log.info(`Started ${arn} from ${shortName(request.taskDefinitionArn)}.`);
  if (failures.length > 0) {
    log.warning(`Only ${tasks.length} of ${request.count} tasks found a place. ${describeFailures(failures)}`);
  }
}

interface Followed {
  readonly tasks: readonly Task[];
  /** null when every task has stopped by itself. */
  readonly ending: Exclude<OneOffEnding, 'passed' | 'failed'> | null;
}

async function followOrCancel(
  { tasks }: StartedTasks,
  { limitMinutes, ...request }: OneOffRequest,
  tools: Parameters<typeof followTasks>[2],
): Promise<Followed> {
  if (limitMinutes === null) return { tasks, ending: 'started' };
  const following = followTasks(tasks, { ...request, limitMinutes }, tools);
  const last = (await Promise.race([following, aborted(tools.cancelled)])) ?? tasks;
  if (last.every(hasStopped)) return { tasks: last, ending: null };
  if (!tools.cancelled.aborted) return { tasks: last, ending: 'timed-out' };
  await stopTasks(last, request, tools);
  return { tasks: last, ending: 'cancelled' };
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}

async function stopTasks(
  tasks: readonly Task[],
  { cluster }: Pick<OneOffRequest, 'cluster'>,
  { call, log }: OneOffTools,
): Promise<void> {
  const stops = tasks.map(async ({ arn, id }) => {
    try {
      await call('StopTask', { cluster, task: arn, reason: 'The workflow was cancelled' });
      log.info(`Cancelled: ecs:StopTask was sent for ${id.slice(0, 8)}.`);
    } catch (thrown) {
      const command = `aws ecs stop-task --cluster ${cluster} --task ${id}`;
      log.warning(`Cancelled, but the task could not be stopped and runs on (${messageOf(thrown)}): ${command}`);
    }
  });
  await Promise.all(stops);
}
