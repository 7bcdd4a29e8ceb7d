import { explainAwsError } from '../../toolkit/aws/errors.ts';
import type { CallEcs } from '../ecs-api.ts';
import { describeTasks, listTasks } from '../situation/read-tasks.ts';
import type { Task } from '../situation/task.ts';

/** The tasks of a service, those first that stopped first and those last that go on; or why they could not be read. */
export type ReadTasks = { readonly tasks: readonly Task[] } | { readonly unread: string };

/** A service that crashes in a loop leaves more stopped tasks within ECS's hour than anyone needs to see. */
const mostTasks = 500;

/** Reads the tasks of every deployment of a service, with those that stopped within the last hour or so. Never throws. */
export async function readServiceTasks(
  call: CallEcs,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): Promise<ReadTasks> {
  try {
    const { wanted, ended } = await listTasks(call, { cluster, serviceName: service });
    const arns = [...new Set([...wanted, ...ended])].slice(0, mostTasks);
    return { tasks: (await describeTasks(call, cluster, arns)).toSorted((one, other) => endOf(one) - endOf(other)) };
  } catch (thrown) {
    const { what, fix } = explainAwsError(thrown, { iamAction: 'ecs:DescribeTasks', resource: service }).sentences;
    return {
      unread: `Its tasks could not be read, which tell why they stopped and with which exit code: ${what} ${fix}`,
    };
  }
}

/** When a task stopped, in seconds since 1970; infinite for one that goes on. */
export function endOf({ stoppingAt, stoppedAt }: Task): number {
  return stoppingAt ?? stoppedAt ?? Number.POSITIVE_INFINITY;
}
