import { rolloutInput } from '../../ecs/plan/rollout-input.ts';
import type { Situation } from '../../ecs/situation/situation.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Facts } from '../facts.ts';
import { databaseUseFact } from './database-use.ts';
import { taskDefinitionOf } from './task-definition.ts';

/** What is to be deployed into a situation. */
export interface Candidate {
  /** As it can be registered, or as DescribeTaskDefinition tells it. */
  readonly taskDefinition: JsonObject;
  /** The file that it is in; null for the live one. */
  readonly file: string | null;
  readonly region: string;
  readonly desiredCount: number;
  /** The name of the environment entry that says where the database is; null when the user names none. */
  readonly databaseEntry: string | null;
}

/**
 * The facts that a situation and a task definition give without another call. A container instance has no health here: reading a situation
 * does not ask for it.
 */
export function situationFacts(
  situation: Situation,
  { taskDefinition, file, region, desiredCount, databaseEntry }: Candidate,
): Pick<Facts, 'taskDefinition' | 'service' | 'instances' | 'rollout' | 'databaseUse'> {
  const { service, instances } = situation;
  return {
    taskDefinition: { value: taskDefinitionOf(taskDefinition, service, { file, region }) },
    service: { value: service },
    instances: 'value' in instances ? { value: instances.value.map((each) => ({ ...each, health: null })) } : instances,
    rollout: { value: rolloutInput(situation, { taskDefinition, desiredCount, startsDeployment: true }) },
    databaseUse: databaseUseFact(taskDefinition, databaseEntry),
  };
}
