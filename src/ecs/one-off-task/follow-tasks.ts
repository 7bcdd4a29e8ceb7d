import { explainAwsError, mayPass } from '../../toolkit/aws/errors.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { describeTasks } from '../situation/read-tasks.ts';
import type { Task } from '../situation/task.ts';
import type { OneOffRequest, OneOffTools } from './one-off-task.ts';
import type { TaskLogs } from './task-logs.ts';

/**
 * Looks at the tasks until all have stopped, the limit is reached, or the job is cancelled; prints their lines as they come and a
 * line when a state changes. Returns the tasks as they were last seen.
 */
export async function followTasks(
  started: readonly Task[],
  request: OneOffRequest & { readonly limitMinutes: number },
  tools: OneOffTools & { readonly logs: TaskLogs },
): Promise<readonly Task[]> {
  const { clock, cancelled, logs } = tools;
  const startedAt = clock.now();
  const deadline = startedAt + request.limitMinutes * 60_000;
  const progress = openProgress(tools, startedAt);
  let tasks = started;
  for (;;) {
    tasks = await look(tasks, request, tools, deadline);
    progress(tasks, await logs.print(tasks));
    if (tasks.every(hasStopped)) {
      await logs.finish(tasks);
      return tasks;
    }
    if (clock.now() >= deadline || cancelled.aborted) return tasks;
    const delay = lookDelay(tasks, clock.now() - startedAt);
    await clock.sleep(Math.min(delay, Math.max(0, deadline - clock.now())), cancelled);
  }
}

export function hasStopped({ lastStatus }: Task): boolean {
  return lastStatus === 'STOPPED';
}

/** Milliseconds until the next look: quick while an end is due, and while a short task may end at any moment. */
function lookDelay(tasks: readonly Task[], elapsed: number): number {
  const isEnding = tasks.some(
    (task) =>
      !hasStopped(task) &&
      (task.desiredStatus === 'STOPPED' || task.containers.some(({ lastStatus }) => lastStatus === 'STOPPED')),
  );
  if (isEnding) return 1_000;
  return elapsed < 60_000 ? 2_000 : elapsed < 600_000 ? 5_000 : 10_000;
}

/** ECS may answer for a while as if a new task did not exist (API reference, RunTask: eventual consistency). */
async function look(
  known: readonly Task[],
  { cluster, startedBy }: OneOffRequest,
  tools: OneOffTools,
  deadline: number,
): Promise<readonly Task[]> {
  for (;;) {
    try {
      const tasks = await describeTasks(
        tools.call,
        cluster,
        known.map(({ arn }) => arn),
      );
      const seen = new Map(tasks.map((task) => [task.arn, task]));
      return known.map((task) => seen.get(task.arn) ?? task);
    } catch (thrown) {
      const error = explainAwsError(thrown, { iamAction: 'ecs:DescribeTasks', resource: `cluster ${cluster}` });
      if (!mayPass(thrown) || tools.clock.now() >= deadline || tools.cancelled.aborted)
        throw lostSight(error, known, cluster);
      tools.log.info(`Could not look at the tasks of ${startedBy}, trying again. ${error.sentences.why}`);
      await tools.clock.sleep(5_000, tools.cancelled);
    }
  }
}

function lostSight(error: BerthError, tasks: readonly Task[], cluster: string): BerthError {
  const { what, why, fix } = error.sentences;
  const command = `aws ecs describe-tasks --cluster ${cluster} --tasks ${tasks.map(({ id }) => id).join(' ')}`;
  const sentences = {
    what: `Berth lost sight of the one-off task, which goes on in ECS: ${what}`,
    why,
    fix: `Look at it with: ${command}. ${fix}`,
  };
  return new BerthError(error.code, sentences, { cause: error });
}

const silence = 30_000;

/** Prints a task's new state, and a line when nothing was printed for 30 s. */
function openProgress({ log, clock }: OneOffTools, startedAt: number) {
  const states = new Map<string, string>();
  let lastLineAt = clock.now();
  return (tasks: readonly Task[], printed: number) => {
    const now = clock.now();
    const after = `after ${Math.round((now - startedAt) / 1_000)} s`;
    const changed = tasks.filter(({ id, lastStatus }) => states.get(id) !== lastStatus);
    for (const { id, lastStatus } of changed) log.info(`Task ${id.slice(0, 8)}: ${lastStatus} ${after}.`);
    for (const { id, lastStatus } of tasks) states.set(id, lastStatus);
    if (changed.length > 0 || printed > 0) lastLineAt = now;
    if (now - lastLineAt < silence) return;
    lastLineAt = now;
    log.info(`Waiting for the task to end, ${after}: ${tasks.map(({ lastStatus }) => lastStatus).join(', ')}.`);
  };
}
