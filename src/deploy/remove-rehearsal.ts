import { connectEcs } from '../ecs/connect-ecs.ts';
import { parseTraces, removeTraces } from '../ecs/rehearsal/clean-up.ts';
import { sweepRehearsals } from '../ecs/rehearsal/sweep.ts';
import { shortName } from '../ecs/task-definition/task-definition.ts';
import type { Log } from '../toolkit/action-host.ts';

/** Removes what a killed deploy's rehearsal left behind, and whatever older ones of the same service did. */
export async function removeRehearsal(saved: string, log: Log): Promise<void> {
  const traces = parseTraces(saved);
  if (traces === undefined) return;
  const tools = { call: connectEcs(), log };
  log.info('This deploy ended in its rehearsal; its task is stopped and its task definition deregistered.');
  await removeTraces(traces, tools);
  const { cluster, serviceArn, copyArn } = traces;
  if (copyArn === null) return;
  const family = shortName(copyArn).replace(/:\d+$/, '');
  await sweepRehearsals({ cluster, serviceArn, family }, Date.now(), tools);
}
