import type { JsonObject } from '../../toolkit/json.ts';
import { ApiError, type Operation } from '../server/api.ts';
import type { EcsEnvironment } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { activeCluster, findInstance } from './find.ts';
import { readObjects, readText, requireText } from './input.ts';
import { page } from './pages.ts';
import type { Cluster, ContainerInstance, InstanceAttribute } from './state.ts';

/** ListAttributes, PutAttributes, DeleteAttributes. */
export function attributeOperations(ecs: EcsEnvironment): Record<string, Operation> {
  return {
    ListAttributes: (input) => list(ecs, input),
    PutAttributes: (input) =>
      change(ecs, input, (attributes, { name, value }) => [
        ...attributes.filter((attribute) => attribute.name !== name),
        value === undefined ? { name } : { name, value },
      ]),
    DeleteAttributes: (input) =>
      change(ecs, input, (attributes, { name, value }) =>
        attributes.filter((attribute) => attribute.name !== name || (value !== undefined && attribute.value !== value)),
      ),
  };
}

function list(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  if (readText(input, 'targetType') !== 'container-instance') throw invalidParameter('Invalid target type.');
  const name = readText(input, 'attributeName');
  const value = readText(input, 'attributeValue');
  const all = [...cluster.instances.values()].flatMap((instance) =>
    instance.attributes.map((attribute) => ({ instance, attribute })),
  );
  const chosen = all.filter(
    ({ attribute }) =>
      (name === undefined || attribute.name === name) && (value === undefined || attribute.value === value),
  );
  return page(
    input,
    'attributes',
    chosen,
    ({ instance, attribute }) => `${instance.arn} ${attribute.name}`,
    ({ instance, attribute }) => ({ ...attribute, targetId: instance.arn }),
  );
}

type Change = (attributes: readonly InstanceAttribute[], named: InstanceAttribute) => readonly InstanceAttribute[];

function change(ecs: EcsEnvironment, input: JsonObject, apply: Change): JsonObject {
  const cluster = activeCluster(ecs, input);
  const named = readObjects(input, 'attributes');
  if (named.length === 0) throw invalidParameter('Attributes cannot be empty.');
  if (named.length > 10) throw invalidParameter('Attributes cannot have more than 10 elements.');
  const changes = named.map((attribute) => ({ instance: target(cluster, attribute), attribute: read(attribute) }));
  for (const { instance, attribute } of changes) {
    instance.attributes = apply(instance.attributes, attribute);
    instance.version += 1;
  }
  ecs.wake(cluster);
  return { attributes: named };
}

function read(attribute: JsonObject): InstanceAttribute {
  const name = requireText(attribute, 'name', 'Attribute name cannot be blank.');
  const value = readText(attribute, 'value');
  return value === undefined ? { name } : { name, value };
}

function target(cluster: Cluster, attribute: JsonObject): ContainerInstance {
  const reference = requireText(attribute, 'targetId', 'Target id cannot be blank.');
  const instance = findInstance(cluster, reference);
  if (instance === undefined) {
    throw new ApiError('TargetNotFoundException', 'The specified target was not found.');
  }
  return instance;
}
