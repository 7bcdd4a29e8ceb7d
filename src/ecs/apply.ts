import { explainAwsError } from '../toolkit/aws/errors.ts';
import { BerthError } from '../toolkit/errors.ts';
import { asObject, asString, type JsonObject } from '../toolkit/json.ts';
import type { CallEcs } from './ecs-api.ts';
import type { Plan } from './plan.ts';
import { type Deployment, parseService, primaryDeployment, type Service } from './service.ts';
import { shortName } from './task-definition.ts';

/** What UpdateService answered. */
export interface AcceptedUpdate {
  readonly service: Service;
  /** The PRIMARY deployment after the update: the one to follow. */
  readonly deploymentId: string;
}

/** Registers a plan's task definition where it changed; returns the ARN of the one to deploy. */
export async function registerTaskDefinition(call: CallEcs, plan: Plan): Promise<string> {
  return plan.taskDefinition === null ? (plan.revision ?? '') : await register(call, plan.taskDefinition);
}

/** Sends a plan's one UpdateService. */
export async function updateService(call: CallEcs, plan: Plan, taskDefinitionArn: string): Promise<AcceptedUpdate> {
  const changes = taskDefinitionArn !== plan.previousTaskDefinition;
  const body = changes ? { ...plan.update, taskDefinition: taskDefinitionArn } : plan.update;
  const service = await sendUpdate(call, body);
  const primary = primaryDeployment(service);
  const started = service.deployments.some(({ taskDefinition }) => taskDefinition === taskDefinitionArn);
  if (changes && !started && primary !== undefined) throw startedNothing(primary, taskDefinitionArn);
  return { service, deploymentId: primary?.id ?? '' };
}

/** What followed would be a deployment of another revision, and its success not ours: moto accepts an update and starts nothing. */
function startedNothing({ id, taskDefinition }: Deployment, wanted: string): BerthError {
  return new BerthError('AWS_CALL_FAILED', {
    what: `UpdateService was accepted, but no deployment of ${shortName(wanted)} was started.`,
    why: `The service's newest deployment, ${id}, is still of ${shortName(taskDefinition)}. ECS starts one with every new task definition; an emulator without a scheduler does not.`,
    fix: 'Look at AWS_ENDPOINT_URL. To try a deploy without an account, use an emulator that plays rollouts, such as local-aws.',
  });
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

/** Sends an UpdateService with this body, once; returns the service as ECS then has it. */
export async function sendUpdate(call: CallEcs, body: JsonObject): Promise<Service> {
  try {
    return parseService(asObject((await call('UpdateService', body)).service) ?? {});
  } catch (thrown) {
    throw explainAwsError(thrown, {
      iamAction: 'ecs:UpdateService',
      resource: `service ${asString(body.service) ?? ''}`,
    });
  }
}
