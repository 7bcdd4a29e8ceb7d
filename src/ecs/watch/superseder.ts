import { asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { describeTaskDefinition } from '../situation/describe-task-definition.ts';
import { primaryDeployment, type Service } from '../situation/service.ts';
import { imagesOf } from '../task-definition/task-definition.ts';

/** The deployment that took the place of ours. */
export interface Superseder {
  readonly deploymentId: string;
  /** ARN of its task definition. */
  readonly taskDefinition: string;
  /** Its images; empty where the task definition could not be read. */
  readonly images: readonly string[];
  /** ARN of the principal that registered the task definition: ECS does not record who updated a service. */
  readonly registeredBy: string | null;
}

/** Reads what can be read about the deployment that is PRIMARY now. What may not be read is left out: it is no reason to fail twice. */
export async function readSuperseder(call: CallEcs, service: Service): Promise<Superseder | null> {
  const primary = primaryDeployment(service);
  if (primary === undefined) return null;
  const { id: deploymentId, taskDefinition: arn } = primary;
  const unread = (): { taskDefinition: JsonObject } => ({ taskDefinition: {} });
  const { taskDefinition } = await describeTaskDefinition(call, arn).catch(unread);
  const registeredBy = asString(taskDefinition.registeredBy) ?? null;
  return { deploymentId, taskDefinition: arn, images: Object.values(imagesOf(taskDefinition)), registeredBy };
}
