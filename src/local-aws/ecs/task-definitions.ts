import type { JsonObject } from '../../toolkit/json.ts';
import type { Operation } from '../server/api.ts';
import { completeTaskDefinition } from './complete-task-definition.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { clientError, invalidParameter } from './errors.ts';
import { findTaskDefinition } from './find.ts';
import {
  includesTags,
  readChoice,
  readObject,
  readObjects,
  readTags,
  readText,
  readTexts,
  requireText,
} from './input.ts';
import { page } from './pages.ts';
import { instants, seconds } from './seconds.ts';
import type { TaskDefinition } from './state.ts';
import { validateTaskDefinition } from './validate-task-definition.ts';

/** Register-, Describe-, List-, Deregister- and DeleteTaskDefinition(s), and ListTaskDefinitionFamilies. */
export function taskDefinitionOperations(ecs: EcsEnvironment): Record<string, Operation> {
  return {
    RegisterTaskDefinition: (input) => register(ecs, input),
    DescribeTaskDefinition: (input) => describe(ecs, input),
    ListTaskDefinitions: (input) => list(ecs, input),
    ListTaskDefinitionFamilies: (input) => listFamilies(ecs, input),
    DeregisterTaskDefinition: (input) => deregister(ecs, input),
    DeleteTaskDefinitions: (input) => deleteAll(ecs, input),
  };
}

function register(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  readTypes(input);
  validateTaskDefinition(input);
  const { tags: _tags, family: _family, ...definition } = input;
  const family = requireText(input, 'family', 'Family should not be null or empty.');
  const revisions = ecs.state.taskDefinitions.get(family) ?? [];
  const revision = revisions.length + 1;
  const taskDefinition: TaskDefinition = {
    arn: ecsArn(ecs, `task-definition/${family}:${revision}`),
    family,
    revision,
    status: 'ACTIVE',
    document: completeTaskDefinition(definition),
    registeredAt: ecs.clock.now(),
    deregisteredAt: null,
    deleteRequestedAt: null,
    tags: readTags(input),
  };
  ecs.state.taskDefinitions.set(family, [...revisions, taskDefinition]);
  return { taskDefinition: renderTaskDefinition(ecs, taskDefinition), tags: renderTags(taskDefinition) };
}

/** Members of another type are refused before anything is looked at, as AWS's parser does. */
function readTypes(input: JsonObject): void {
  for (const member of ['family', 'networkMode', 'taskRoleArn', 'executionRoleArn', 'cpu', 'memory']) {
    readText(input, member);
  }
  for (const member of ['containerDefinitions', 'volumes', 'placementConstraints']) readObjects(input, member);
  readTexts(input, 'requiresCompatibilities');
  readObject(input, 'runtimePlatform');
}

function describe(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const found = required(ecs, input, 'Unable to describe task definition.');
  return {
    taskDefinition: renderTaskDefinition(ecs, found),
    tags: includesTags(input) ? renderTags(found) : [],
  };
}

function required(ecs: EcsEnvironment, input: JsonObject, absent: string): TaskDefinition {
  const reference = requireText(input, 'taskDefinition', 'TaskDefinition can not be blank.');
  const found = findTaskDefinition(ecs, reference);
  if (found === undefined) throw clientError(absent);
  return found;
}

function list(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const status = readChoice(input, 'status', ['ACTIVE', 'INACTIVE', 'DELETE_IN_PROGRESS']) ?? 'ACTIVE';
  const sort = readChoice(input, 'sort', ['ASC', 'DESC']) ?? 'ASC';
  const family = readText(input, 'familyPrefix');
  const families = [...ecs.state.taskDefinitions].filter(([name]) => family === undefined || name === family);
  const chosen = families.flatMap(([, revisions]) => revisions.filter((revision) => revision.status === status));
  if (sort === 'DESC') chosen.reverse();
  return page(
    input,
    'taskDefinitionArns',
    chosen,
    ({ arn }) => arn,
    ({ arn }) => arn,
  );
}

function listFamilies(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const status = readChoice(input, 'status', ['ACTIVE', 'INACTIVE', 'ALL']) ?? 'ACTIVE';
  const prefix = readText(input, 'familyPrefix') ?? '';
  const families = [...ecs.state.taskDefinitions].flatMap(([name, revisions]) => {
    const active = revisions.some((revision) => revision.status === 'ACTIVE');
    const wanted = status === 'ALL' || active === (status === 'ACTIVE');
    return wanted && name.startsWith(prefix) ? [name] : [];
  });
  return page(
    input,
    'families',
    families.sort(),
    (name) => name,
    (name) => name,
  );
}

function deregister(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  requireRevision(requireText(input, 'taskDefinition', 'TaskDefinition can not be blank.'));
  const found = required(ecs, input, 'The specified task definition does not exist.');
  if (found.status === 'ACTIVE') {
    found.status = 'INACTIVE';
    found.deregisteredAt = ecs.clock.now();
  }
  return { taskDefinition: renderTaskDefinition(ecs, found) };
}

function requireRevision(reference: string): void {
  if (!/:\d+$/.test(reference)) throw clientError('Invalid revision number. Number: null');
}

function deleteAll(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const references = readTexts(input, 'taskDefinitions');
  if (references.length === 0) throw invalidParameter('Task definitions cannot be empty.');
  if (references.length > 10) throw invalidParameter('Task definitions cannot have more than 10 elements.');
  references.forEach(requireRevision);
  const deleted: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const found = findTaskDefinition(ecs, reference);
    if (found === undefined || found.status === 'ACTIVE') {
      failures.push({
        arn: reference,
        reason:
          found === undefined
            ? 'MISSING'
            : 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
      });
      continue;
    }
    found.status = 'DELETE_IN_PROGRESS';
    found.deleteRequestedAt = ecs.clock.now();
    deleted.push(renderTaskDefinition(ecs, found));
  }
  return { taskDefinitions: deleted, failures };
}

function renderTaskDefinition(ecs: EcsEnvironment, taskDefinition: TaskDefinition): JsonObject {
  const { arn, family, revision, status, document, registeredAt, deregisteredAt, deleteRequestedAt } = taskDefinition;
  return {
    taskDefinitionArn: arn,
    ...document,
    family,
    revision,
    status,
    registeredAt: seconds(registeredAt),
    ...instants({ deregisteredAt, deleteRequestedAt }),
    registeredBy: `arn:aws:iam::${ecs.accountId}:user/local-aws`,
  };
}

function renderTags({ tags }: TaskDefinition): readonly JsonObject[] {
  return tags.map(({ key, value }) => ({ key, value }));
}
