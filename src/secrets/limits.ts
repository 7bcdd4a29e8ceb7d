import type { Secret, SecretsMode } from './types.ts';
import { textProblem, variableProblem } from './values.ts';

/** What BuildKit mounts at most as one secret, in bytes. Source: MaxSecretSize in moby/buildkit, session/secrets. */
export const longestMount = 500 * 1024;

/** What Parameter Store keeps in its advanced tier, in bytes; 4096 of them in the standard one. */
export const longestParameter = 8_192;

/** What Secrets Manager keeps as one secret, in bytes. */
export const longestStoredSecret = 65_536;

/** Why a value cannot travel in this mode byte for byte, as a clause about it with the way out; undefined when it can. */
export function limitProblem({ name, value }: Secret, mode: SecretsMode): string | undefined {
  switch (mode) {
    case 'build-args':
      return textProblem(value) ?? argProblem(name, value);
    case 'build-secrets':
      return textProblem(value) ?? mountProblem(value);
    case 'runtime-ssm':
      return textProblem(value) ?? parameterProblem(value);
    case 'runtime-secrets-manager':
      return textProblem(value) ?? storedSecretProblem(value);
  }
}

function argProblem(name: string, value: string): string | undefined {
  const problem = variableProblem(name, value);
  return problem === undefined ? undefined : `${problem}; "as: build-secrets" takes ${longestMount} bytes`;
}

/** Why a text cannot be mounted in a build, as a clause about it. */
export function mountProblem(text: string): string | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes <= longestMount) return undefined;
  return `is ${bytes} bytes long, and BuildKit mounts at most ${longestMount}; split it, or let the build fetch it`;
}

/** Parameter Store refuses `{{…}}`, because other services of Systems Manager put parameters in its place. */
function parameterProblem(value: string): string | undefined {
  if (value === '') return emptyStored;
  const other = 'use "as: runtime-secrets-manager"';
  if (/\{\{.*\}\}/.test(value)) return `holds "{{…}}", which Parameter Store refuses; ${other}`;
  const bytes = Buffer.byteLength(value);
  if (bytes <= longestParameter) return undefined;
  return `is ${bytes} bytes long, and Parameter Store keeps at most ${longestParameter}; ${other}, which takes ${longestStoredSecret}`;
}

function storedSecretProblem(value: string): string | undefined {
  if (value === '') return emptyStored;
  const bytes = Buffer.byteLength(value);
  if (bytes <= longestStoredSecret) return undefined;
  return `is ${bytes} bytes long, and Secrets Manager keeps at most ${longestStoredSecret}; split it, or let the container fetch it from S3`;
}

const emptyStored =
  'is empty, which AWS does not store; use "empty: skip", or leave it to the environment of the task definition';
