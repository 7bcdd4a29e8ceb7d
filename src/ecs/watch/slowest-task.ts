import type { TaskTiming } from '../../rollout/types.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { estimate } from '../plan/estimates.ts';
import { targetGroupsOf } from '../plan/rollout-input.ts';
import type { Situation } from '../situation/situation.ts';

/** The slowest that a task of this definition may be in this service and still be in order. */
export function slowestTask(situation: Situation, taskDefinition: JsonObject): TaskTiming {
  const { tasks } = situation;
  const pace = { deploymentId: 'new', taskDefinition, targetGroups: targetGroupsOf(situation) };
  const estimates = estimate([pace], 'value' in tasks ? tasks.value : []);
  return estimates.most.new ?? { start: 60_000, healthy: 0, drain: 0, stop: 30_000 };
}
