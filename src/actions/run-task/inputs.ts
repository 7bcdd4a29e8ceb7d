import type { LaunchRequest } from '../../ecs/one-off-task/launch-settings.ts';
import { checkPlace } from '../../ecs/place-input.ts';
import { readCommand } from '../../toolkit/command-input.ts';
import type { InputReader } from '../../toolkit/inputs.ts';
import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';

/** The inputs of `run-task`, read once. null means unset: as the service or the task definition has it. */
export interface RunTaskInputs extends LaunchRequest {
  readonly cluster: string;
  /** What network, launch type and task definition are inherited from. */
  readonly service: string | null;
  /** `family`, `family:revision`, an ARN, or the path of a file. */
  readonly taskDefinition: string | null;
  readonly containerName: string | null;
  readonly command: readonly string[] | null;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly image: string | null;
  /** Task sizes in place of the task definition's: CPU units and MiB, or `1 vCPU` and `2 GB`. */
  readonly cpu: string | null;
  readonly memory: string | null;
  readonly count: number;
  readonly startedBy: string | null;
  readonly tags: readonly JsonObject[];
  readonly waitForTaskStopped: boolean;
  readonly waitForMinutes: number;
}

export function readInputs(reader: InputReader): RunTaskInputs {
  const inputs: RunTaskInputs = {
    cluster: reader.text('cluster') ?? 'default',
    service: reader.text('service') ?? null,
    taskDefinition: reader.text('task-definition') ?? null,
    containerName: reader.text('container-name') ?? null,
    command: readCommand(reader, 'command'),
    environment: readEnvironment(reader),
    image: reader.text('image') ?? null,
    cpu: readSize(reader, 'cpu', { unit: 'vCPU', example: '"512" or "1 vCPU"' }),
    memory: readSize(reader, 'memory', { unit: 'GB', example: '"1024" (MiB) or "2 GB"' }),
    subnets: readNames(reader, 'subnets'),
    securityGroups: readNames(reader, 'security-groups'),
    assignPublicIp: readWord(reader, 'assign-public-ip', ['ENABLED', 'DISABLED']),
    launchType: readWord(reader, 'launch-type', ['EC2', 'FARGATE', 'EXTERNAL']),
    capacityProviderStrategy: readObjects(reader, 'capacity-provider-strategy', 'capacityProvider'),
    platformVersion: reader.text('platform-version') ?? null,
    count: reader.integer('count', { minimum: 1, maximum: 10 }) ?? 1,
    startedBy: readStartedBy(reader),
    tags: readTags(reader),
    waitForTaskStopped: reader.boolean('wait-for-task-stopped', true),
    waitForMinutes: reader.integer('wait-for-minutes', { minimum: 1, maximum: 360 }) ?? 30,
  };
  checkPlace(reader, inputs);
  rejectContradictions(reader, inputs);
  return inputs;
}

/** One `NAME=value` a line. A complaint never quotes a value. */
function readEnvironment(reader: InputReader): RunTaskInputs['environment'] {
  return reader.lines('environment').map((line, index) => {
    const equals = line.indexOf('=');
    if (equals < 1) reader.reject(`"environment" takes NAME=value, which its entry ${index + 1} is not`);
    return { name: line.slice(0, equals).trim(), value: line.slice(equals + 1) };
  });
}

/** A size as ECS takes it: a whole number of units, or a number with a unit (API reference, TaskOverride). */
function readSize(
  reader: InputReader,
  name: string,
  { unit, example }: { unit: string; example: string },
): string | null {
  const text = reader.text(name) ?? null;
  const isSize =
    text === null || /^[1-9]\d*$/.test(text) || new RegExp(`^(?=.*[1-9])\\d*\\.?\\d+\\s*${unit}$`, 'i').test(text);
  if (!isSize) reader.reject(`"${name}" must be a size such as ${example}, not "${text}"`);
  return text;
}

/** Names separated by commas, blanks or lines; null when unset. */
function readNames(reader: InputReader, name: string): readonly string[] | null {
  const names = (reader.text(name) ?? '').split(/[\s,]+/).filter((part) => part !== '');
  return names.length === 0 ? null : names;
}

function readWord<Word extends string>(
  reader: InputReader,
  name: string,
  words: readonly [Word, ...Word[]],
): Word | null {
  return reader.text(name) === undefined ? null : reader.choice(name, words, words[0]);
}

/** A JSON array of objects with a member that each must have; null when unset. */
function readObjects(reader: InputReader, name: string, member: string): readonly JsonObject[] | null {
  const text = reader.text(name);
  if (text === undefined) return null;
  const objects = asObjects(parsed(text));
  const usable = objects.length > 0 && objects.every((object) => asString(object[member]) !== undefined);
  if (!usable) reader.reject(`"${name}" must be a JSON array of objects with a member "${member}"`);
  return objects;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One `KEY=value` a line, or a JSON array as the AWS CLI takes it. */
function readTags(reader: InputReader): readonly JsonObject[] {
  if (reader.text('tags')?.startsWith('[')) return readObjects(reader, 'tags', 'key') ?? [];
  return reader.lines('tags').map((line) => {
    const [, key = '', value = ''] = /^([^=]+)(?:=(.*))?$/.exec(line) ?? [];
    if (key === '') reader.reject(`"tags" takes KEY=value, not "${line}"`);
    return { key: key.trim(), value: value.trim() };
  });
}

/** What ECS takes (API reference, RunTask). */
function readStartedBy(reader: InputReader): string | null {
  const text = reader.text('started-by');
  if (text === undefined) return null;
  if (!/^[\w/-]{1,128}$/.test(text)) {
    reader.reject('"started-by" must be at most 128 letters, digits, hyphens, underscores and slashes');
  }
  return text;
}

function rejectContradictions(reader: InputReader, inputs: RunTaskInputs): void {
  if (inputs.service === null && inputs.taskDefinition === null) {
    reader.reject('one of "service" and "task-definition" is required: it says what to run');
  }
  if (inputs.launchType !== null && inputs.capacityProviderStrategy !== null) {
    reader.reject('"launch-type" and "capacity-provider-strategy" both say where to run; give one of them');
  }
}
