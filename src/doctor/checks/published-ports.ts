import type { PortMapping, TaskDefinition } from '../facts/task-definition.ts';

/** The ports at which the containers of a task are reached; those that are chosen when it starts are not among them. */
export function publishedPorts(definition: TaskDefinition): readonly number[] {
  const mappings = definition.containers.flatMap(({ portMappings }) => portMappings);
  return mappings.flatMap((mapping) => publishedPort(definition, mapping) ?? []);
}

/** null for a port that is chosen when the task starts. */
export function publishedPort(
  { networkMode }: TaskDefinition,
  { hostPort, containerPort }: PortMapping,
): number | null {
  if (networkMode !== 'bridge') return containerPort;
  return hostPort === 0 ? null : hostPort;
}
