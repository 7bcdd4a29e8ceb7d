import { isDeepStrictEqual } from 'node:util';
import { taskShape } from '../../ecs/task-definition/task-shape.ts';
import { findObstacle, place, reserve } from '../../rollout/placement.ts';
import type { InstanceState, PlacementConstraint, PlacementObstacle } from '../../rollout/types.ts';
import { asObjects, type JsonObject } from '../../toolkit/json.ts';
import { ApiError } from '../server/api.ts';
import { createTask, type TaskRequest } from './create-task.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { activeCluster, findInstance } from './find.ts';
import { lastPart } from './identifiers.ts';
import { readInteger, readObjects, readText, readTexts } from './input.ts';
import { instanceState } from './instance-resources.ts';
import { checkLaunch, launchOf } from './launch.ts';
import { renderTask } from './render-task.ts';
import { readConstraints } from './service-state.ts';
import { readRequest, type StandaloneRequest } from './standalone-request.ts';
import type { Cluster, ContainerInstance, Task } from './state.ts';
import { launchTask } from './task-lifecycle.ts';
import { withSizes } from './task-overrides.ts';

/** RunTask: places the tasks as the scheduler does, and tells for each that found no place why every instance was unfit. */
export function runTask(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const token = readText(input, 'clientToken');
  const earlier = token === undefined ? undefined : cluster.runTaskTokens.get(token);
  if (earlier !== undefined) return repeatAnswer(ecs, cluster, input, earlier);
  const request = readRequest(ecs, cluster, input);
  const count = readInteger(input, 'count') ?? 1;
  if (count < 1 || count > 10) throw invalidParameter('Count must be between 1 and 10.');
  const launch = launchOf(input);
  if (readObjects(input, 'placementStrategy').length > 0) ecs.log('RunTask: local-aws ignores the placement strategy.');
  checkLaunch(launch, request.taskDefinition, request.networkConfiguration);
  const outcome = launch === 'fargate' ? onFargate(count) : onInstances(request, input, count);
  const tasks = outcome.instances.map((instance) => start(ecs, { ...request, instance }));
  if (token !== undefined) cluster.runTaskTokens.set(token, { input, taskIds: tasks.map(({ id }) => id) });
  return { tasks: tasks.map((task) => renderTask(task, ecs.region, true)), failures: outcome.failures };
}

/** StartTask: one task on each of the named instances, if it fits. */
export function startTask(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const request = readRequest(ecs, cluster, input);
  const references = readTexts(input, 'containerInstances');
  if (references.length === 0) throw invalidParameter('Container instances cannot be empty.');
  if (references.length > 10) throw invalidParameter('Container instances cannot have more than 10 elements.');
  checkLaunch('instances', request.taskDefinition, request.networkConfiguration);
  const tasks: Task[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const instance = findInstance(cluster, reference);
    const reason = instance === undefined ? 'MISSING' : unfitReason(instance, request);
    if (instance !== undefined && reason === undefined) tasks.push(start(ecs, { ...request, instance }));
    else
      failures.push({ arn: instance?.arn ?? missingInstanceArn(ecs, cluster, reference), reason: reason ?? 'MISSING' });
  }
  return { tasks: tasks.map((task) => renderTask(task, ecs.region, true)), failures };
}

interface Outcome {
  readonly instances: readonly (ContainerInstance | null)[];
  readonly failures: readonly JsonObject[];
}

function onFargate(count: number): Outcome {
  return { instances: Array.from({ length: count }, () => null), failures: [] };
}

function onInstances(
  { cluster, taskDefinition, overrides }: StandaloneRequest,
  input: JsonObject,
  count: number,
): Outcome {
  if (cluster.instances.size === 0) throw invalidParameter('No Container Instances were found in your cluster.');
  const shape = taskShape(withSizes(taskDefinition.document, overrides));
  const constraints = [
    ...readConstraints(readObjects(input, 'placementConstraints')),
    ...readConstraints(asObjects(taskDefinition.document.placementConstraints)),
  ];
  let states = [...cluster.instances.values()].map((instance) => instanceState(cluster, instance));
  const placed: ContainerInstance[] = [];
  for (let task = 0; task < count; task += 1) {
    const serviceTasks = placed.map(({ id }) => ({ instanceId: id }));
    const placement = place({ shape, constraints, serviceTasks }, states);
    const instance = placement.placed ? cluster.instances.get(placement.instance.id) : undefined;
    if (!placement.placed || instance === undefined) {
      return { instances: placed, failures: unfit(cluster, states, { shape, constraints, serviceTasks }) };
    }
    const taken = reserve(placement.instance, shape);
    states = states.map((state) => (state.id === taken.id ? taken : state));
    placed.push(instance);
  }
  return { instances: placed, failures: [] };
}

function unfit(
  cluster: Cluster,
  states: readonly InstanceState[],
  request: Parameters<typeof findObstacle>[0],
): readonly JsonObject[] {
  return states.flatMap((state) => {
    const obstacle = findObstacle(request, state);
    const arn = cluster.instances.get(state.id)?.arn ?? state.id;
    return obstacle === null ? [] : [{ arn, reason: reasonOf(obstacle) }];
  });
}

function unfitReason(
  instance: ContainerInstance,
  { cluster, taskDefinition, overrides }: StandaloneRequest,
): string | undefined {
  const shape = taskShape(withSizes(taskDefinition.document, overrides));
  const request = { shape, constraints: [] as PlacementConstraint[], serviceTasks: [] };
  const obstacle = findObstacle(request, instanceState(cluster, instance));
  return obstacle === null ? undefined : reasonOf(obstacle);
}

/** The API's failure reasons (developer guide, "API failure reasons"). */
function reasonOf(obstacle: PlacementObstacle): string {
  switch (obstacle.kind) {
    case 'cpu':
      return 'RESOURCE:CPU';
    case 'memory':
      return 'RESOURCE:MEMORY';
    case 'port':
      return 'RESOURCE:PORTS';
    case 'network-interface':
      return 'RESOURCE:ENI';
    case 'attribute':
      return 'ATTRIBUTE';
    case 'agent':
      return 'AGENT';
    case 'draining':
      return 'INACTIVE';
    case 'distinct-instance':
      return 'DistinctInstance placement constraint unsatisfied.';
    case 'member-of':
      return 'MemberOf placement constraint unsatisfied.';
  }
}

function start(ecs: EcsEnvironment, request: TaskRequest): Task {
  const task = createTask(ecs, request);
  launchTask(ecs, task);
  ecs.wake(request.cluster);
  return task;
}

/** The same token and request give the same tasks; another request with the token is a conflict. */
function repeatAnswer(ecs: EcsEnvironment, cluster: Cluster, input: JsonObject, earlier: JsonObject): JsonObject {
  if (!isDeepStrictEqual(earlier.input, input)) {
    throw new ApiError('ConflictException', 'The client token was used with other parameters before.');
  }
  const tasks = readTexts(earlier, 'taskIds').flatMap((id) => cluster.tasks.get(id) ?? []);
  return { tasks: tasks.map((task) => renderTask(task, ecs.region, true)), failures: [] };
}

function missingInstanceArn(ecs: EcsEnvironment, cluster: Cluster, reference: string): string {
  return ecsArn(ecs, `container-instance/${cluster.name}/${lastPart(reference)}`);
}
