import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { invalidParameter } from './errors.ts';
import { readObjects } from './input.ts';

/**
 * A task definition as a task with these overrides asks for it: sizes of the task and of its containers. Placement goes by these
 * (developer guide, "Amazon ECS task definition parameters": the override's value is what is reserved).
 */
export function withSizes(document: JsonObject, overrides: JsonObject): JsonObject {
  const { cpu, memory } = overrides;
  const containerDefinitions = asObjects(document.containerDefinitions).map((definition) => ({
    ...definition,
    ...sizesFor(asString(definition.name), overrides),
  }));
  return { ...document, ...present({ cpu, memory }), containerDefinitions };
}

function sizesFor(name: string | undefined, overrides: JsonObject): JsonObject {
  const override = asObjects(overrides.containerOverrides).find((candidate) => candidate.name === name);
  const { cpu, memory, memoryReservation } = override ?? {};
  return present({ cpu, memory, memoryReservation });
}

function present(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null));
}

/** Throws where an override names a container that the task definition does not have. */
export function checkOverrides(overrides: JsonObject, document: JsonObject): void {
  const names = asObjects(document.containerDefinitions).map(({ name }) => name);
  const unknown = readObjects(overrides, 'containerOverrides').find(({ name }) => !names.includes(name));
  if (unknown === undefined) return;
  throw invalidParameter(
    `Override for container named ${asString(unknown.name)} is not a container in the TaskDefinition.`,
  );
}
