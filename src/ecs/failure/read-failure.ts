import type { FailureEvidence, TargetEvidence, TaskEvidence } from '../../diagnosis/evidence.ts';
import { firstFailed } from '../../diagnosis/failed-container.ts';
import { wasScaledIn } from '../../diagnosis/task-cause.ts';
import { tellingEvents } from '../../diagnosis/telling-events.ts';
import { explainAwsError } from '../../toolkit/aws/errors.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import type { ServiceEvent } from '../service.ts';
import type { Task } from '../task.ts';
import { type DeploymentPlace, type DeploymentTasks, openDeploymentTasks } from './deployment-tasks.ts';
import { type LastLines, type LineTools, readLastLines } from './last-lines.ts';
import { taskEvidence, withLastLines } from './task-evidence.ts';

/** The deployment that failed. */
export interface FailedDeployment extends DeploymentPlace {
  /** Of the revision that was deployed. */
  readonly taskDefinition: JsonObject;
}

export interface FailureTools extends LineTools {
  readonly call: CallEcs;
  /** What the load balancers say of these tasks; left out where nothing is behind one. */
  readTargetHealth?(tasks: readonly Task[]): Promise<OptionalTargets>;
}

export type OptionalTargets = { readonly targets: readonly TargetEvidence[] } | { readonly unread: string };

/**
 * Reads the evidence on one failed deployment, again and again while it goes on: what has been read of a stopped task is kept.
 * Read-only, and every read is optional: one that AWS denies is said in `unread`, and none throws.
 */
export interface FailureReader {
  /**
   * @param events of the service since the deployment began, oldest first.
   * @param waitSeconds how long to wait for the lines of a container that has just died.
   */
  read(events: readonly ServiceEvent[], waitSeconds: number): Promise<FailureEvidence>;
}

/** How many dead containers' lines are read: two tell whether a crash repeats itself, one more is for a second cause. */
const mostTails = 3;

export function openFailureReader(deployment: FailedDeployment, tools: FailureTools): FailureReader {
  const tasks = openDeploymentTasks(tools.call, deployment);
  const tails = new Map<string, LastLines>();
  return {
    async read(events, waitSeconds) {
      const found = await readTasks(tasks, deployment);
      const [withLines, targets] = await Promise.all([
        addLines(found.tasks, deployment, tails, waitSeconds, tools),
        readTargets(found.tasks, tools),
      ]);
      const unread = [...found.unread, ...unreadTails(tails), ...('unread' in targets ? [targets.unread] : [])];
      return {
        tasks: withLines,
        events: tellingEvents(events),
        targets: 'targets' in targets ? targets.targets : [],
        breaker: null,
        unread: [...new Set(unread)],
      };
    },
  };
}

interface FoundTasks {
  readonly tasks: readonly Task[];
  readonly unread: readonly string[];
}

async function readTasks(tasks: DeploymentTasks, { service }: DeploymentPlace): Promise<FoundTasks> {
  try {
    return { tasks: await tasks.read(), unread: [] };
  } catch (thrown) {
    const { sentences } = explainAwsError(thrown, { iamAction: 'ecs:DescribeTasks', resource: `tasks of ${service}` });
    return { tasks: [], unread: [`The tasks could not be read: ${sentences.what} ${sentences.fix}`] };
  }
}

async function readTargets(tasks: readonly Task[], { readTargetHealth }: FailureTools): Promise<OptionalTargets> {
  return readTargetHealth === undefined ? { targets: [] } : readTargetHealth(tasks);
}

/** The tasks with the last lines of the containers that failed first, of the first few that failed. */
async function addLines(
  tasks: readonly Task[],
  { taskDefinition }: FailedDeployment,
  tails: Map<string, LastLines>,
  waitSeconds: number,
  tools: FailureTools,
): Promise<readonly TaskEvidence[]> {
  const evidence = tasks.map((task) => ({ task, evidence: taskEvidence(task, taskDefinition) }));
  const dead = evidence.flatMap(({ task, evidence: bare }) => {
    const container = hasLines(bare);
    return container === undefined ? [] : [{ task, container }];
  });
  const read = dead.slice(0, mostTails).map(async ({ task, container }) => {
    if (isSettled(tails.get(task.id))) return;
    tails.set(task.id, await readLastLines(task, taskDefinition, container, waitSeconds, tools));
  });
  await Promise.all(read);
  return evidence.map(({ task, evidence: bare }) => {
    const tail = tails.get(task.id);
    const container = hasLines(bare);
    return tail === undefined || container === undefined || 'unread' in tail
      ? bare
      : withLastLines(bare, container, tail.lines);
  });
}

/** The container whose lines may tell something: one that ran, of a task that ECS did not just scale in. */
function hasLines(task: TaskEvidence): string | undefined {
  const container = firstFailed(task);
  const ran = container !== undefined && (container.exitCode !== null || container.healthStatus === 'UNHEALTHY');
  return ran && !wasScaledIn(task) ? container.name : undefined;
}

/** Lines that have come, or never will: a log group that may not be read now will not be a moment later. */
function isSettled(tail: LastLines | undefined): boolean {
  return tail !== undefined && ('unread' in tail || tail.lines.length > 0);
}

function unreadTails(tails: ReadonlyMap<string, LastLines>): readonly string[] {
  return [...tails.values()].flatMap((tail) => ('unread' in tail ? [tail.unread] : []));
}
