import type { CallEcs } from '../ecs-api.ts';
import { describeTasks, listTasks } from '../situation/read-tasks.ts';
import type { Task } from '../situation/task.ts';

/** A service, and the deployment whose tasks are meant. */
export interface DeploymentPlace {
  readonly cluster: string;
  readonly service: string;
  /** `ecs-svc/` and digits: what its tasks have in `startedBy`. */
  readonly deploymentId: string;
  /**
   * Tasks that were created before this moment do not count, in seconds since 1970: a deployment that went on already may have failed
   * for a reason that is gone. null takes them all.
   */
  readonly since: number | null;
}

/** Tasks of one deployment, those that have stopped or are told to, in that order, before those that go on. */
export interface DeploymentTasks {
  read(): Promise<readonly Task[]>;
}

/** A service that crashes in a loop leaves more stopped tasks within ECS's hour than anyone needs to see. */
const mostTasks = 500;

/**
 * A reader of a deployment's tasks that describes each stopped task once: what has stopped does not change. Reading throws what the SDK
 * throws.
 */
export function openDeploymentTasks(call: CallEcs, place: DeploymentPlace): DeploymentTasks {
  const stopped = new Map<string, Task>();
  return {
    async read() {
      const { cluster, service: serviceName } = place;
      const { wanted, ended } = await listTasks(call, { cluster, serviceName });
      const arns = [...wanted, ...ended].slice(0, mostTasks);
      const unknown = arns.filter((arn) => !stopped.has(arn));
      const described = await describeTasks(call, cluster, unknown);
      for (const task of described) if (task.lastStatus === 'STOPPED') stopped.set(task.arn, task);
      const going = described.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
      return [...stopped.values(), ...going].filter((task) => isOf(place, task)).sort(byEnd);
    },
  };
}

function isOf({ deploymentId, since }: DeploymentPlace, { startedBy, createdAt }: Task): boolean {
  return startedBy === deploymentId && (since === null || createdAt === null || createdAt >= since);
}

function byEnd(one: Task, other: Task): number {
  return endOf(one) - endOf(other);
}

function endOf({ stoppingAt, stoppedAt }: Task): number {
  return stoppingAt ?? stoppedAt ?? Number.MAX_SAFE_INTEGER;
}
