import type { TaskEvidence } from '../../diagnosis/evidence.ts';
import { firstFailed } from '../../diagnosis/failed-container.ts';
import { wasScaledIn } from '../../diagnosis/task-cause.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Task } from '../situation/task.ts';
import { type LastLines, type LineTools, readLastLines } from './last-lines.ts';
import { taskEvidence, withLastLines } from './task-evidence.ts';

/** The last lines of the containers that failed first, each read until there are some. */
export interface Tails {
  /** The tasks as diagnosis sees them, with the lines of the first few that failed. */
  addTo(tasks: readonly Task[], waitSeconds: number): Promise<readonly TaskEvidence[]>;
  /** Why lines are missing, each a sentence. */
  unread(): readonly string[];
}

/** How many dead containers' lines are read: two tell whether a crash repeats itself, one more is for a second cause. */
const mostTails = 3;

export function openTails(taskDefinition: JsonObject, tools: LineTools): Tails {
  const known = new Map<string, LastLines>();
  return {
    async addTo(tasks, waitSeconds) {
      const bare = tasks.map((task) => ({ task, evidence: taskEvidence(task, taskDefinition) }));
      const dead = bare.filter(({ evidence }) => hasLines(evidence)).slice(0, mostTails);
      const reads = dead.map(async ({ task, evidence }) => {
        if (isSettled(known.get(task.id))) return;
        const container = firstFailed(evidence)?.name ?? '';
        known.set(task.id, await readLastLines(task, taskDefinition, container, waitSeconds, tools));
      });
      await Promise.all(reads);
      return bare.map(({ evidence }) => withTail(evidence, known.get(evidence.id)));
    },
    unread: () => [...known.values()].flatMap((tail) => ('unread' in tail ? [tail.unread] : [])),
  };
}

/** Whether lines may tell something: of a container that ran, in a task that ECS did not just scale in. */
function hasLines(task: TaskEvidence): boolean {
  const container = firstFailed(task);
  const ran = container !== undefined && (container.exitCode !== null || container.healthStatus === 'UNHEALTHY');
  return ran && !wasScaledIn(task);
}

/** Lines that have come, or never will: a log group that may not be read now will not be a moment later. */
function isSettled(tail: LastLines | undefined): boolean {
  return tail !== undefined && ('unread' in tail || tail.lines.length > 0);
}

function withTail(task: TaskEvidence, tail: LastLines | undefined): TaskEvidence {
  const container = firstFailed(task);
  if (container === undefined || tail === undefined || 'unread' in tail) return task;
  return withLastLines(task, container.name, tail.lines);
}
