import { asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { EcsOperation } from '../ecs-api.ts';
import { lastPart } from '../situation/task.ts';

/** What is known to exist: services that were seen, task definitions that were registered, tasks that were started. */
export interface Sightings {
  /** Takes note of what an answer shows to exist. */
  learn(operation: EcsOperation, body: JsonObject, answer: JsonObject): void;
  /** Whether an answer leaves out, as MISSING, something that is known to exist. */
  lacks(operation: EcsOperation, body: JsonObject, answer: JsonObject): boolean;
  /** Whether an error says of something that is known to exist that it does not. */
  denies(operation: EcsOperation, body: JsonObject, thrown: unknown): boolean;
}

/** Nothing is known yet. */
export function createSightings(): Sightings {
  const services = new Set<string>();
  const tasks = new Set<string>();
  const taskDefinitions = new Set<string>();
  return {
    learn(operation, body, answer) {
      if (operation === 'DescribeServices') {
        for (const { serviceName } of asObjects(answer.services)) services.add(serviceKey(body, serviceName));
      }
      if (operation === 'RunTask' || operation === 'StartTask') {
        for (const { taskArn } of asObjects(answer.tasks)) tasks.add(asString(taskArn) ?? '');
      }
      if (operation === 'RegisterTaskDefinition') {
        taskDefinitions.add(shortName(asObject(answer.taskDefinition)?.taskDefinitionArn));
      }
    },
    lacks(operation, body, answer) {
      const missing = asObjects(answer.failures).filter(({ reason }) => reason === 'MISSING');
      if (operation === 'DescribeServices') return missing.some(({ arn }) => services.has(serviceKey(body, arn)));
      return operation === 'DescribeTasks' && missing.some(({ arn }) => tasks.has(asString(arn) ?? ''));
    },
    denies(_operation, body, thrown) {
      if (!(thrown instanceof Error)) return false;
      if (thrown.name === 'ServiceNotFoundException') return services.has(serviceKey(body, body.service));
      const isAbsent = /unable to describe task ?definition|task ?definition not found/i.test(thrown.message);
      return isAbsent && taskDefinitions.has(shortName(body.taskDefinition));
    },
  };
}

function serviceKey({ cluster }: JsonObject, service: unknown): string {
  return `${lastPart(asString(cluster) ?? 'default')} ${lastPart(asString(service) ?? '')}`;
}

/** `family:revision` of a name or ARN. */
function shortName(taskDefinition: unknown): string {
  return lastPart(asString(taskDefinition) ?? '');
}
