import { asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { clientError } from './errors.ts';
import { isEcrImage } from './requires-attributes.ts';
import { sizeOf } from './task-size.ts';

/** MiB from, to and in steps of, for each of Fargate's CPU sizes (developer guide, task size). */
const sizes: Readonly<Record<number, { from: number; to: number; step: number }>> = {
  256: { from: 512, to: 2048, step: 512 },
  512: { from: 1024, to: 4096, step: 1024 },
  1024: { from: 2048, to: 8192, step: 1024 },
  2048: { from: 4096, to: 16_384, step: 1024 },
  4096: { from: 8192, to: 30_720, step: 1024 },
  8192: { from: 16_384, to: 61_440, step: 4096 },
  16384: { from: 32_768, to: 122_880, step: 8192 },
};

/** Throws the error with which ECS refuses a task definition for Fargate, or does nothing. */
export function validateFargate(definition: JsonObject): void {
  if (definition.networkMode !== 'awsvpc') throw clientError('Fargate only supports network mode ‘awsvpc’.');
  const cpu = sizeOf(definition, 'cpu');
  const memory = sizeOf(definition, 'memory');
  if (cpu === undefined) throw clientError("Fargate requires that 'cpu' be defined at the task level.");
  if (memory === undefined) throw clientError("Fargate requires that 'memory' be defined at the task level.");
  if (!isFargateSize(cpu, memory)) throw clientError('No Fargate configuration exists for given values.');
  if (asString(definition.executionRoleArn) === undefined) requireNoRole(asObjects(definition.containerDefinitions));
}

/** Whether Fargate offers this combination. */
export function isFargateSize(cpu: number, memory: number): boolean {
  const size = sizes[cpu];
  if (size === undefined || memory < size.from || memory > size.to) return false;
  return memory % size.step === 0;
}

function requireNoRole(containers: readonly JsonObject[]): void {
  if (containers.some(isEcrImage)) {
    throw clientError('Fargate requires task definition to have execution role ARN to support ECR images.');
  }
  if (containers.some((container) => asObject(container.logConfiguration)?.logDriver === 'awslogs')) {
    throw clientError('Fargate requires task definition to have execution role ARN to support log driver awslogs.');
  }
}
