import { isAccessDenied } from '../../toolkit/aws/errors.ts';
import { asObjects } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { readTasks } from '../situation/read-tasks.ts';
import type { Deployment } from '../situation/service.ts';
import { parseTask, type Task } from '../situation/task.ts';

/** What ECS tells of a rollout afterwards, all by its own clock. */
export interface ActualRollout {
  readonly deploymentId: string;
  /** When the deployment was created and when it was complete, in seconds since 1970. */
  readonly updatedAt: number;
  readonly completedAt: number | null;
  /** Every task that was there, stopped ones included. */
  readonly tasks: readonly Task[];
}

/**
 * Reads what became of the tasks that were there before a deployment, and those that are there now. ECS remembers stopped tasks for an
 * hour at least (API reference, DescribeTasks). undefined where it may not be read.
 */
export async function readActualRollout(
  call: CallEcs,
  place: { readonly cluster: string; readonly service: string },
  deployment: Deployment,
  earlier: readonly Task[],
): Promise<ActualRollout | undefined> {
  try {
    const [gone, current] = await Promise.all([
      describe(call, place.cluster, earlier),
      readTasks(call, place.cluster, place.service),
    ]);
    const present = new Set(gone.map(({ id }) => id));
    const { id: deploymentId, createdAt, updatedAt, rolloutState } = deployment;
    const completedAt = rolloutState === 'COMPLETED' ? updatedAt : null;
    const tasks = [...gone, ...current.filter(({ id }) => !present.has(id))];
    return { deploymentId, updatedAt: createdAt, completedAt, tasks };
  } catch (thrown) {
    if (isAccessDenied(thrown)) return undefined;
    throw thrown;
  }
}

/** More than a hundred are too many for one call, and for a table. */
async function describe(call: CallEcs, cluster: string, tasks: readonly Task[]): Promise<readonly Task[]> {
  const arns = tasks.slice(0, 100).map(({ arn }) => arn);
  if (arns.length === 0) return [];
  const answer = await call('DescribeTasks', { cluster, tasks: arns });
  return asObjects(answer.tasks).map(parseTask);
}
