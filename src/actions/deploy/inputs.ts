import type { InputReader } from '../../toolkit/inputs.ts';

/** The inputs of `deploy`, read once. null means unset: as it is in ECS. */
export interface DeployInputs {
  readonly cluster: string;
  readonly service: string;
  /** Path of a task definition file. */
  readonly taskDefinitionFile: string | null;
  readonly containerName: string | null;
  readonly image: string | null;
  readonly desiredCount: number | null;
  readonly minimumHealthyPercent: number | 'auto';
  readonly maximumPercent: number | 'auto';
  readonly allowStall: boolean;
  readonly forceNewDeployment: boolean;
  readonly waitForServiceStability: boolean;
  readonly waitForMinutes: number;
  readonly dryRun: boolean;
}

export function readInputs(reader: InputReader): DeployInputs {
  const inputs: DeployInputs = {
    cluster: reader.text('cluster') ?? 'default',
    service: reader.required('service'),
    taskDefinitionFile: reader.text('task-definition') ?? null,
    containerName: reader.text('container-name') ?? null,
    image: reader.text('image') ?? null,
    desiredCount: reader.integer('desired-count', { minimum: 0, maximum: 5_000 }) ?? null,
    minimumHealthyPercent: readPercent(reader, 'minimum-healthy-percent', { minimum: 0, maximum: 100 }),
    maximumPercent: readPercent(reader, 'maximum-percent', { minimum: 100, maximum: 400 }),
    allowStall: reader.boolean('allow-stall', false),
    forceNewDeployment: reader.boolean('force-new-deployment', false),
    waitForServiceStability: reader.boolean('wait-for-service-stability', true),
    waitForMinutes: reader.integer('wait-for-minutes', { minimum: 1, maximum: 360 }) ?? 30,
    dryRun: reader.boolean('dry-run', false),
  };
  rejectContradictions(reader, inputs);
  return inputs;
}

function readPercent(reader: InputReader, name: string, bounds: { minimum: number; maximum: number }): number | 'auto' {
  if ((reader.text(name) ?? 'auto').toLowerCase() === 'auto') return 'auto';
  return reader.integer(name, bounds) ?? 'auto';
}

function rejectContradictions(reader: InputReader, inputs: DeployInputs): void {
  if (inputs.minimumHealthyPercent === 100 && inputs.maximumPercent === 100) {
    reader.reject(
      '"minimum-healthy-percent" and "maximum-percent" cannot both be 100, because then no task may stop and none may start',
    );
  }
  if (inputs.containerName !== null && inputs.image === null) {
    reader.reject('"container-name" is given without "image", so there is nothing to put into that container');
  }
}
