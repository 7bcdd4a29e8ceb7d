import type { DeployInputs } from '../../deploy/inputs.ts';
import { readMinutes, readPercents } from '../../deploy/read-settings.ts';
import { checkPlace } from '../../ecs/place-input.ts';
import { parseValueFrom } from '../../ecs/secrets/value-from.ts';
import { readCommand } from '../../toolkit/command-input.ts';
import type { InputReader } from '../../toolkit/inputs.ts';

export function readInputs(reader: InputReader): DeployInputs {
  const inputs: DeployInputs = {
    cluster: reader.text('cluster') ?? 'default',
    service: reader.required('service'),
    taskDefinitionFile: reader.text('task-definition') ?? null,
    containerName: reader.text('container-name') ?? null,
    image: readImage(reader),
    images: readImages(reader),
    secrets: readSecrets(reader),
    taskDefinitionArn: readTaskDefinitionArn(reader),
    desiredCount: reader.integer('desired-count', { minimum: 0, maximum: 5_000 }) ?? null,
    ...readPercents(reader),
    allowStall: reader.boolean('allow-stall', false),
    exclusive: reader.boolean('exclusive', false),
    allowInterruption: reader.boolean('allow-interruption', true),
    preflight: reader.choice('preflight', ['fail', 'warn', 'off'], 'fail'),
    circuitBreaker: reader.choice('circuit-breaker', ['auto', 'keep'], 'auto'),
    circuitBreakerThreshold: reader.integer('circuit-breaker-threshold', { minimum: 1, maximum: 10_000 }) ?? null,
    rehearse: reader.choice('rehearse', ['auto', 'always', 'off'], 'auto'),
    rehearseSeconds: reader.integer('rehearse-seconds', { minimum: 1, maximum: 3_600 }) ?? 30,
    beforeCommand: readCommand(reader, 'before-command'),
    onConcurrent: reader.choice('on-concurrent', ['wait', 'supersede', 'fail'], 'wait'),
    onSuperseded: reader.choice('on-superseded', ['fail', 'pass'], 'fail'),
    onFailure: reader.choice('on-failure', ['roll-back', 'leave'], 'roll-back'),
    onCancel: reader.choice('on-cancel', ['leave', 'roll-back'], 'leave'),
    restorePercents: reader.boolean('restore-percents', false),
    keepRevisions: reader.integer('keep-revisions', { minimum: 1, maximum: 1_000_000 }) ?? null,
    forceNewDeployment: reader.boolean('force-new-deployment', false),
    waitForServiceStability: reader.boolean('wait-for-service-stability', true),
    waitForMinutes: readMinutes(reader),
    dryRun: reader.boolean('dry-run', false),
  };
  checkPlace(reader, inputs);
  rejectContradictions(reader, inputs);
  return inputs;
}

/** ECS refuses a blank only when the revision is registered, after everything else was looked at. */
function readImage(reader: InputReader): string | null {
  const image = reader.text('image') ?? null;
  if (image !== null && /\s/.test(image)) reader.reject(`"image" takes one image without blanks, not "${image}"`);
  return image;
}

/** An ARN of another kind would be asked for by its last part, which may be the name of a family. */
function readTaskDefinitionArn(reader: InputReader): string | null {
  const reference = reader.text('task-definition-arn') ?? null;
  const pattern = /^(arn:[^:]+:ecs:[^:]*:\d*:task-definition\/)?[\w-]+(:\d+)?$/;
  if (reference !== null && !pattern.test(reference)) {
    reader.reject(`"task-definition-arn" must be a task definition's ARN or family:revision, not "${reference}"`);
  }
  return reference;
}

/** One `CONTAINER=IMAGE` a line. */
function readImages(reader: InputReader): Readonly<Record<string, string>> {
  const pairs = reader.lines('images').map((line) => {
    const equals = line.indexOf('=');
    const pair = [line.slice(0, equals).trim(), line.slice(equals + 1).trim()] as const;
    if (equals < 1 || !/^\S+$/.test(pair[1])) reader.reject(`"images" takes CONTAINER=IMAGE, not "${line}"`);
    return pair;
  });
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) reader.reject(`"images" names the container "${twice}" twice`);
  return Object.fromEntries(pairs);
}

/** One `NAME=VALUE_FROM` a line. Somebody may have put values there, so no complaint quotes what stands behind a name. */
function readSecrets(reader: InputReader): Readonly<Record<string, string>> {
  const pairs = reader.lines('secrets').flatMap((line, index) => {
    const [, name, valueFrom] = /^([\w.-]+)\s*=\s*(\S+)$/.exec(line) ?? [];
    if (name === undefined || valueFrom === undefined) {
      reader.reject(`"secrets" takes NAME=VALUE_FROM, which its line ${index + 1} is not`);
      return [];
    }
    const parsed = parseValueFrom(valueFrom);
    if ('problem' in parsed) reader.reject(`"secrets": what stands behind ${name} ${parsed.problem}`);
    return [[name, valueFrom] as const];
  });
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) reader.reject(`"secrets" gives "${twice}" twice`);
  return Object.fromEntries(pairs);
}

function rejectContradictions(reader: InputReader, inputs: DeployInputs): void {
  rejectAgainstExclusive(reader, inputs);
  if (inputs.containerName !== null && inputs.image === null && Object.keys(inputs.secrets).length === 0) {
    reader.reject(
      '"container-name" is given without "image" and "secrets", so there is nothing to put into that container',
    );
  }
  if (inputs.taskDefinitionArn !== null && inputs.taskDefinitionFile !== null) {
    reader.reject('"task-definition" and "task-definition-arn" both say what to deploy; give one of them');
  }
  if (inputs.restorePercents && !inputs.waitForServiceStability) {
    reader.reject(
      '"restore-percents" needs the end of the deployment, which "wait-for-service-stability: false" does not wait for',
    );
  }
  if (inputs.circuitBreaker === 'keep' && inputs.circuitBreakerThreshold !== null) {
    reader.reject('"circuit-breaker-threshold" is given, but with "circuit-breaker: keep" none is set');
  }
}

/** One task at a time means a moment with none, and percents that leave no room for two. */
function rejectAgainstExclusive(reader: InputReader, inputs: DeployInputs): void {
  if (!inputs.exclusive) return;
  if (!inputs.allowInterruption) {
    reader.reject(
      '"exclusive: true" stops the old task first, which "allow-interruption: false" forbids; give one of them',
    );
  }
  const { minimumHealthyPercent: minimum, maximumPercent: maximum } = inputs;
  if ((minimum !== 'auto' && minimum !== 0) || (maximum !== 'auto' && maximum !== 100)) {
    reader.reject('"exclusive: true" takes 0/100; leave "minimum-healthy-percent" and "maximum-percent" out');
  }
}
