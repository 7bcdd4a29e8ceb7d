import { listAll } from '../situation/lists.ts';
import { describeTasks } from '../situation/read-tasks.ts';
import { type CleanUpTools, deregister, stopRehearsal } from './clean-up.ts';
import { isLeftBehind } from './started-by.ts';

/** Where rehearsals of a service may have been left behind. */
export interface SweepPlace {
  readonly cluster: string;
  readonly serviceArn: string;
  /** The family of its rehearsals. */
  readonly family: string;
}

/**
 * Stops the rehearsals that a killed deploy of this service left behind, and deregisters their copies; those of a deploy that may
 * still run stay. Sweeping is a courtesy: what AWS refuses is left for the next deploy.
 *
 * @returns how many were stopped.
 */
export async function sweepRehearsals(place: SweepPlace, now: number, tools: CleanUpTools): Promise<number> {
  const { cluster, serviceArn, family } = place;
  try {
    const arns = await listAll(tools.call, 'ListTasks', { cluster, family }, 'taskArns');
    const tasks = await describeTasks(tools.call, cluster, arns);
    const left = tasks.filter(({ startedBy }) => isLeftBehind(startedBy, serviceArn, now));
    await Promise.all(
      left.flatMap(({ arn, taskDefinitionArn }) => [
        stopRehearsal(cluster, arn, tools),
        deregister(taskDefinitionArn, tools),
      ]),
    );
    return left.length;
  } catch (thrown) {
    tools.log.debug(`Whether rehearsals were left behind could not be read: ${String(thrown)}`);
    return 0;
  }
}
