import type { TargetEvidence, TaskEvidence } from '../../diagnosis/evidence.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { type LineTools, readLastLines } from '../failure/last-lines.ts';
import { openTails } from '../failure/tails.ts';
import { taskEvidence, withLastLines } from '../failure/task-evidence.ts';
import type { Service } from '../situation/service.ts';
import type { Task } from '../situation/task.ts';
import type { Definitions } from './read-definitions.ts';
import { endOf } from './read-tasks.ts';

/** Tasks with the last lines of those that have something to tell, and why lines are missing, each a sentence. */
export interface TasksWithLines {
  readonly tasks: readonly TaskEvidence[];
  readonly unread: readonly string[];
}

/** For the lines of a container that died a moment ago: the log driver sends late. In seconds. */
const lateLines = 15;
const aMoment = 60;

/**
 * Reads the last lines of the containers that failed, the newest first, and of those that a load balancer finds unhealthy. Never throws.
 *
 * @param tasks in the order in which they stopped, which the result keeps.
 */
export async function readTaskLines(
  tasks: readonly Task[],
  definitions: Definitions,
  { service, targets, now }: { service: Service; targets: readonly TargetEvidence[]; now: number },
  tools: LineTools,
): Promise<TasksWithLines> {
  const arns = [...new Set(tasks.map(({ taskDefinitionArn }) => taskDefinitionArn))];
  const reads = arns.map(async (arn) => {
    const own = tasks.filter(({ taskDefinitionArn }) => taskDefinitionArn === arn);
    const definition = definitions.byArn.get(arn);
    if (definition === undefined) return { tasks: own.map((task) => taskEvidence(task, {})), unread: [] };
    const dead = await readDeadLines(own, definition, now, tools);
    return addUnhealthyLines(dead, own, { definition, service, targets }, tools);
  });
  const groups = await Promise.all(reads);
  const byId = new Map(groups.flatMap((group) => group.tasks.map((task) => [task.id, task] as const)));
  return {
    tasks: tasks.flatMap(({ id }) => byId.get(id) ?? []),
    unread: [...new Set(groups.flatMap(({ unread }) => unread))],
  };
}

async function readDeadLines(
  tasks: readonly Task[],
  definition: JsonObject,
  now: number,
  tools: LineTools,
): Promise<TasksWithLines> {
  const tails = openTails(definition, tools);
  const isFresh = tasks.some((task) => now - endOf(task) < aMoment && endOf(task) < Number.POSITIVE_INFINITY);
  const read = await tails.addTo(tasks.toReversed(), isFresh ? lateLines : 0);
  return { tasks: read, unread: tails.unread() };
}

interface Unhealthy {
  readonly definition: JsonObject;
  readonly service: Service;
  readonly targets: readonly TargetEvidence[];
}

/** A task that runs and answers wrongly says why in its log only. */
async function addUnhealthyLines(
  read: TasksWithLines,
  tasks: readonly Task[],
  { definition, service, targets }: Unhealthy,
  tools: LineTools,
): Promise<TasksWithLines> {
  const name = service.loadBalancers[0]?.containerName ?? '';
  const unhealthy = tasks.find(({ id }) => targets.some(({ taskId, state }) => taskId === id && state === 'unhealthy'));
  if (unhealthy === undefined) return read;
  const lines = await readLastLines(unhealthy, definition, name, 0, tools);
  if ('unread' in lines) return { ...read, unread: [...read.unread, lines.unread] };
  const withLines = (task: TaskEvidence) => (task.id === unhealthy.id ? withLastLines(task, name, lines.lines) : task);
  return { ...read, tasks: read.tasks.map(withLines) };
}
