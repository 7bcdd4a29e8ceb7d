import { evaluateExpression } from '../../rollout/placement-expression.ts';
import { asString, type JsonObject } from '../../toolkit/json.ts';
import type { Operation } from '../server/api.ts';
import type { EcsEnvironment } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { activeCluster, findInstance, instanceOf, missing } from './find.ts';
import { lastPart } from './identifiers.ts';
import { includesTags, readBoolean, readText, readTexts, requireText } from './input.ts';
import { instanceState } from './instance-resources.ts';
import { page } from './pages.ts';
import { registerInstance } from './register-instance.ts';
import { renderInstance } from './render-instance.ts';
import type { Cluster, ContainerInstance } from './state.ts';
import { isLive } from './task-counts.ts';
import { abandonTask } from './task-lifecycle.ts';

/** Register-, Deregister-, List- and DescribeContainerInstances, and UpdateContainerInstancesState. */
export function containerInstanceOperations(ecs: EcsEnvironment): Record<string, Operation> {
  return {
    RegisterContainerInstance: (input) => {
      const cluster = activeCluster(ecs, input);
      const instance = registerInstance(ecs, cluster, input);
      ecs.wake(cluster);
      return { containerInstance: renderInstance(cluster, instance, true) };
    },
    DeregisterContainerInstance: (input) => deregister(ecs, input),
    ListContainerInstances: (input) => list(ecs, input),
    DescribeContainerInstances: (input) => describe(ecs, input),
    UpdateContainerInstancesState: (input) => updateState(ecs, input),
  };
}

function deregister(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const reference = requireText(input, 'containerInstance', 'Container instance cannot be blank.');
  const instance = instanceOf(cluster, reference);
  const tasks = [...cluster.tasks.values()].filter((task) => task.instance === instance && isLive(task));
  if (tasks.length > 0 && readBoolean(input, 'force') !== true) {
    throw invalidParameter('Found running tasks on the instance.');
  }
  const rendered = { ...renderInstance(cluster, instance, true), status: 'INACTIVE', agentConnected: false };
  cluster.instances.delete(instance.id);
  for (const task of tasks) abandonTask(ecs, task);
  ecs.wake(cluster);
  return { containerInstance: rendered };
}

function list(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const status = readText(input, 'status');
  const filter = readText(input, 'filter') ?? '';
  const chosen = [...cluster.instances.values()].filter(
    (instance) => (status === undefined || instance.status === status) && matches(cluster, instance, filter),
  );
  return page(
    input,
    'containerInstanceArns',
    chosen,
    ({ arn }) => arn,
    ({ arn }) => arn,
  );
}

/** A `filter` is an expression of the cluster query language, as placement constraints are. */
function matches(cluster: Cluster, instance: ContainerInstance, filter: string): boolean {
  if (filter === '') return true;
  const verdict = evaluateExpression(filter, instanceState(cluster, instance));
  if (typeof verdict === 'boolean') return verdict;
  throw invalidParameter(`Invalid filter: local-aws does not understand the expression ${filter}.`);
}

function describe(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const references = readTexts(input, 'containerInstances');
  if (references.length === 0) throw invalidParameter('Container instances cannot be empty.');
  if (references.length > 100) throw invalidParameter('Container instances cannot have more than 100 elements.');
  return renderFound(ecs, cluster, references, includesTags(input));
}

function updateState(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const status = asString(input.status);
  if (status !== 'ACTIVE' && status !== 'DRAINING') {
    throw invalidParameter('Container instance status should be one of [ACTIVE, DRAINING].');
  }
  const references = readTexts(input, 'containerInstances');
  if (references.length === 0) throw invalidParameter('Container instances cannot be empty.');
  if (references.length > 10) throw invalidParameter('Container instances cannot have more than 10 elements.');
  for (const reference of references) {
    const instance = findInstance(cluster, reference);
    if (instance === undefined || instance.status === status) continue;
    instance.status = status;
    instance.version += 1;
  }
  ecs.wake(cluster);
  return renderFound(ecs, cluster, references, false);
}

function renderFound(
  ecs: EcsEnvironment,
  cluster: Cluster,
  references: readonly string[],
  withTags: boolean,
): JsonObject {
  const found = references.flatMap((reference) => findInstance(cluster, reference) ?? []);
  const absent = references.filter((reference) => findInstance(cluster, reference) === undefined);
  return {
    containerInstances: found.map((instance) => renderInstance(cluster, instance, withTags)),
    failures: absent.map((reference) =>
      missing(`arn:aws:ecs:${ecs.region}:${ecs.accountId}:container-instance/${cluster.name}/${lastPart(reference)}`),
    ),
  };
}
