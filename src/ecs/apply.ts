import { explainAwsError } from '../toolkit/aws/errors.ts';
import { asObject, asString, type JsonObject } from '../toolkit/json.ts';
import type { CallEcs } from './ecs-api.ts';
import type { Plan } from './plan.ts';
import { parseService, primaryDeployment, type Service } from './service.ts';

/** What UpdateService answered. */
export interface AppliedPlan {
  readonly taskDefinitionArn: string;
  readonly service: Service;
  /** The PRIMARY deployment after the update: the one to follow. */
  readonly deploymentId: string;
}

/** Carries a plan out: registers the task definition where it changed, then sends one UpdateService. */
export async function applyPlan(call: CallEcs, plan: Plan): Promise<AppliedPlan> {
  const taskDefinitionArn = plan.taskDefinition === null ? null : await register(call, plan.taskDefinition);
  const body = taskDefinitionArn === null ? plan.update : { ...plan.update, taskDefinition: taskDefinitionArn };
  const service = await update(call, body);
  return {
    taskDefinitionArn: taskDefinitionArn ?? plan.previousTaskDefinition,
    service,
    deploymentId: primaryDeployment(service)?.id ?? '',
  };
}

async function register(call: CallEcs, taskDefinition: JsonObject): Promise<string> {
  const family = asString(taskDefinition.family) ?? 'without a family';
  try {
    const answer = await call('RegisterTaskDefinition', taskDefinition);
    return asString(asObject(answer.taskDefinition)?.taskDefinitionArn) ?? '';
  } catch (thrown) {
    throw explainAwsError(thrown, {
      iamAction: 'ecs:RegisterTaskDefinition',
      resource: `task definition family ${family}`,
    });
  }
}

async function update(call: CallEcs, body: JsonObject): Promise<Service> {
  try {
    return parseService(asObject((await call('UpdateService', body)).service) ?? {});
  } catch (thrown) {
    throw explainAwsError(thrown, {
      iamAction: 'ecs:UpdateService',
      resource: `service ${asString(body.service) ?? ''}`,
    });
  }
}
