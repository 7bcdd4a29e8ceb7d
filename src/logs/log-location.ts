import { asObject, asObjects, asString, type JsonObject } from '../toolkit/json.ts';

/** Where the lines of one container are kept. */
export interface LogLocation {
  readonly group: string;
  readonly stream: string;
}

/** A container of a task, as far as its log depends on it. */
export interface LoggingContainer {
  readonly taskId: string;
  readonly name: string;
  /** The id of the container in its engine; null while it was never created. */
  readonly runtimeId: string | null;
}

/**
 * Where a container writes, from its task definition: with a stream prefix PREFIX/CONTAINER/TASK, without one the stream has the
 * container's own id, as Docker names it (developer guide, "Send Amazon ECS logs to CloudWatch"; Fargate demands a prefix).
 *
 * @returns why its lines cannot be read, in a clause, where Berth cannot read them.
 */
export function logLocation(
  taskDefinition: JsonObject,
  { taskId, name, runtimeId }: LoggingContainer,
): LogLocation | { readonly unreadable: string } {
  const definition = asObjects(taskDefinition.containerDefinitions).find((container) => container.name === name);
  const configuration = asObject(definition?.logConfiguration);
  const driver = asString(configuration?.logDriver);
  if (driver !== 'awslogs')
    return {
      unreadable: `the container "${name}" logs with ${driver === undefined ? 'no log driver' : `the log driver ${driver}`}`,
    };
  const options = asObject(configuration?.options);
  const group = asString(options?.['awslogs-group']);
  if (group === undefined) return { unreadable: `the log configuration of "${name}" names no awslogs-group` };
  const prefix = asString(options?.['awslogs-stream-prefix']);
  if (prefix !== undefined) return { group, stream: `${prefix}/${name}/${taskId}` };
  return runtimeId === null ? { unreadable: `the container "${name}" never started` } : { group, stream: runtimeId };
}
