import type { JsonObject } from '../../toolkit/json.ts';
import type { TaskRequest } from './create-task.ts';
import type { EcsEnvironment } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { runnableTaskDefinition } from './find.ts';
import { readBoolean, readChoice, readObject, readTags, readText, requireText } from './input.ts';
import type { Cluster, Tag, TaskDefinition } from './state.ts';
import { checkOverrides } from './task-overrides.ts';

/** What RunTask and StartTask ask for alike. */
export type StandaloneRequest = Omit<TaskRequest, 'instance'>;

/** Reads it, and throws what ECS refuses before it looks for a place. */
export function readRequest(ecs: EcsEnvironment, cluster: Cluster, input: JsonObject): StandaloneRequest {
  const reference = requireText(input, 'taskDefinition', 'TaskDefinition can not be blank.');
  const taskDefinition = runnableTaskDefinition(ecs, reference);
  const overrides = readObject(input, 'overrides') ?? {};
  checkOverrides(overrides, taskDefinition.document);
  return {
    cluster,
    taskDefinition,
    service: null,
    deploymentId: null,
    group: readText(input, 'group') ?? `family:${taskDefinition.family}`,
    startedBy: readStartedBy(input),
    overrides,
    networkConfiguration: readObject(input, 'networkConfiguration'),
    tags: tagsOf(input, taskDefinition),
    enableExecuteCommand: readBoolean(input, 'enableExecuteCommand') ?? false,
  };
}

/** A task's own tags come before those that it takes over (API reference, RunTask: only `TASK_DEFINITION` can be propagated). */
function tagsOf(input: JsonObject, taskDefinition: TaskDefinition): readonly Tag[] {
  const own = readTags(input);
  const propagate = readChoice(input, 'propagateTags', ['TASK_DEFINITION', 'SERVICE', 'NONE']) ?? 'NONE';
  if (propagate === 'SERVICE') throw invalidParameter('Tags can only be propagated from the task definition.');
  if (propagate === 'NONE') return own;
  const keys = new Set(own.map(({ key }) => key));
  return [...own, ...taskDefinition.tags.filter(({ key }) => !keys.has(key))];
}

/**
 * 128 characters at most (API reference, RunTask; the words are ECS's own, convox/rack#1843). The reference lists letters, numbers,
 * hyphens, slashes and underscores, but ECS takes a space too: fabfuel's ecs-deploy runs every task as "ECS Deploy".
 */
function readStartedBy(input: JsonObject): string | null {
  const startedBy = readText(input, 'startedBy') ?? null;
  if (startedBy === null) return null;
  if (startedBy.length > 128) throw invalidParameter('startedBy longer than 128.');
  if (!/^[\w/ -]*$/.test(startedBy)) throw invalidParameter('startedBy contains invalid characters.');
  return startedBy;
}
