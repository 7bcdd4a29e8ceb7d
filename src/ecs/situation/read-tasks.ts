import { asObjects, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { chunks, listAll } from './lists.ts';
import { parseTask, type Task } from './task.ts';

/**
 * Every task of a service, or of a whole cluster, that has not stopped, those included that were told to: they hold ports and memory
 * until they have.
 */
export async function readTasks(call: CallEcs, cluster: string, serviceName?: string): Promise<readonly Task[]> {
  const { wanted, ended } = await listTasks(call, serviceName === undefined ? { cluster } : { cluster, serviceName });
  const tasks = await describeTasks(call, cluster, [...new Set([...wanted, ...ended])]);
  return tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
}

/**
 * The ARNs of tasks that are to run, and of those that are not: ListTasks by itself lists only the former. Of the latter ECS remembers
 * those of the last hour or so.
 *
 * @param place members of ListTasks.
 */
export async function listTasks(
  call: CallEcs,
  place: JsonObject,
): Promise<{ readonly wanted: readonly string[]; readonly ended: readonly string[] }> {
  const [wanted, ended] = await Promise.all([
    listAll(call, 'ListTasks', { ...place, desiredStatus: 'RUNNING' }, 'taskArns'),
    listAll(call, 'ListTasks', { ...place, desiredStatus: 'STOPPED' }, 'taskArns'),
  ]);
  return { wanted, ended };
}

/** Of DescribeTasks (API reference). */
const tasksPerCall = 100;

/** The tasks as they are now, those left out that ECS does not know. Throws what the SDK throws. */
export async function describeTasks(call: CallEcs, cluster: string, arns: readonly string[]): Promise<readonly Task[]> {
  const pages = await Promise.all(
    chunks(arns, tasksPerCall).map((tasks) => call('DescribeTasks', { cluster, tasks: [...tasks] })),
  );
  return pages.flatMap(({ tasks }) => asObjects(tasks).map(parseTask));
}
