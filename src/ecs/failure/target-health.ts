import type { TargetEvidence } from '../../diagnosis/evidence.ts';
import type { CallLoadBalancing } from '../../load-balancing/load-balancing-api.ts';
import { readTargetHealth, type TargetGroupSettings, type TargetHealth } from '../../load-balancing/target-groups.ts';
import { messageOf } from '../../toolkit/errors.ts';
import type { Task } from '../situation/task.ts';
import type { OptionalTargets } from './read-failure.ts';

type Group = Pick<TargetGroupSettings, 'arn' | 'name' | 'path'>;

/** Reads what the target groups of a service say of some of its tasks. Never throws: what could not be read is said. */
export function targetHealthReader(
  groups: readonly Group[],
  call: CallLoadBalancing,
): (tasks: readonly Task[]) => Promise<OptionalTargets> {
  return async (tasks) => {
    const going = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
    if (going.length === 0) return { targets: [] };
    try {
      const reads = await Promise.all(
        groups.map(async (group) => ({ group, read: await readTargetHealth(call, group.arn) })),
      );
      const targets = reads.flatMap(({ group, read }) => ('value' in read ? targetsOf(group, read.value, going) : []));
      const denied = reads.flatMap(({ read }) => ('denied' in read ? [read.denied] : []));
      return denied.length === 0 ? { targets } : { unread: `The targets could not be read: AWS denied ${denied[0]}.` };
    } catch (thrown) {
      return { unread: `The targets could not be read: ${messageOf(thrown)}` };
    }
  };
}

function targetsOf(
  { name, path }: Group,
  targets: readonly TargetHealth[],
  tasks: readonly Task[],
): readonly TargetEvidence[] {
  return targets.flatMap((target) => {
    const task = tasks.find((candidate) => isTargetOf(target, candidate));
    if (task === undefined || target.state === 'healthy') return [];
    const { state, port, description } = target;
    return [{ taskId: task.id, targetGroup: name, port: port ?? 0, path, state, description: description ?? '' }];
  });
}

/** With awsvpc a target is the task's own address; otherwise it is an instance, of which the task has a port. */
function isTargetOf({ id, port }: TargetHealth, { containers }: Task): boolean {
  return containers.some(({ address, hostPorts }) =>
    address === null ? port !== null && hostPorts.includes(port) : address === id,
  );
}
