import type { CallEcs } from '../ecs-api.ts';
import type { CarefulTools } from './careful-tools.ts';
import { findOutRegistrations } from './lost-registration.ts';
import { findOutUpdates } from './lost-update.ts';
import { waitOutMissing } from './wait-out-missing.ts';

/**
 * ECS as its callers may take it to be: what exists is found, and a call that changes something is carried out once. What is behind
 * that: something made or seen a moment ago that a read does not find is waited for; what became of an UpdateService or
 * RegisterTaskDefinition whose answer was lost is found out by reading.
 */
export function carefulEcs(call: CallEcs, tools: CarefulTools): CallEcs {
  const found = waitOutMissing(call, tools.clock);
  return findOutUpdates(findOutRegistrations(found, tools), tools);
}
