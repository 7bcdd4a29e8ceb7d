import { isRuntimeMode, type SecretsMode } from './types.ts';

/** A name that is a variable in every shell, and so a build arg in every Dockerfile. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/** What is demanded of a name, for use inside a sentence. */
export const variableNameRule = 'letters, digits and underscores, with no digit in front';

/** The names that occur a second time, when upper and lower case count as the same. */
export function repeatedNames(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const folded = name.toLowerCase();
    if (seen.has(folded)) return true;
    seen.add(folded);
    return false;
  });
}

/** A name, and the line where it stands. */
interface NamedLine {
  readonly name: string;
  readonly line: number;
}

/** The lines that give a name again, each as a clause; two that differ by case alone are surely one that was misspelt. */
export function repeatedLines(named: readonly NamedLine[]): readonly string[] {
  const seen = new Map<string, NamedLine>();
  return named.flatMap(({ name, line }) => {
    const first = seen.get(name.toLowerCase());
    if (first === undefined) seen.set(name.toLowerCase(), { name, line });
    if (first === undefined) return [];
    return first.name === name
      ? [`line ${line} gives ${name} a second time`]
      : [`line ${line} gives ${name}, which differs from ${first.name} in line ${first.line} by case alone`];
  });
}

/**
 * Build args travel in the environment of the Docker client. A name that the client, the runner or the AWS SDK reads for itself
 * would change what they do instead of, or besides, reaching the Dockerfile.
 */
export function isReservedName(name: string): boolean {
  return reservedNames.has(name) || reservedPrefixes.some((prefix) => name.startsWith(prefix)) || proxies.test(name);
}

const reservedNames = new Set(['PATH', 'HOME']);

const reservedPrefixes = [
  'LD_',
  'DYLD_',
  'NODE_',
  'DOCKER_',
  'BUILDX_',
  'BUILDKIT_',
  'GITHUB_',
  'RUNNER_',
  'ACTIONS_',
  'INPUT_',
  'AWS_',
];

const proxies = /^(?:https?|ftp|all|no)_proxy$/i;

/** Why a secret cannot have this name in this mode, as a clause about it; undefined when it can. */
export function nameProblem(name: string, mode: SecretsMode): string | undefined {
  switch (mode) {
    case 'build-args':
      return isReservedName(name)
        ? `is a name that the Docker client, the runner or the AWS SDK reads itself; rename it, for example with "names: APP_${name}=${name}"`
        : undefined;
    case 'build-secrets':
      // A mount is a file: no program reads its id for itself.
      return undefined;
    case 'runtime-ssm':
    case 'runtime-secrets-manager':
      return storedNameProblem(name);
  }
}

function storedNameProblem(name: string): string | undefined {
  if (namesOfEcs.has(name))
    return `is a variable that ECS sets in every container; rename it, for example with "names: APP_${name}=${name}"`;
  return name.length > longestStoredName ? `is longer than ${longestStoredName} characters` : undefined;
}

/** With the longest prefix, what Secrets Manager takes as a secret's name. */
const longestStoredName = 255;

/** What a variable of this name does to a container besides being there, as a sentence; undefined when it does nothing. */
export function nameWarning(name: string, mode: SecretsMode): string | undefined {
  if (!isRuntimeMode(mode)) return undefined;
  if (name === 'PATH' || name.startsWith('LD_'))
    return `${name} replaces what the image says, for every program in the container: without it as it was, programs may not be found or not start.`;
  if (credentialNames.has(name)) return `${name} makes AWS SDKs in the container use it in place of the task role.`;
  return undefined;
}

/**
 * What the ECS agent and Fargate put into a container's environment, and what programs need to be where they are.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint.html and task-iam-roles.html
 */
const namesOfEcs = new Set([
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_EXECUTION_ENV',
  'ECS_AGENT_URI',
  'ECS_CONTAINER_METADATA_URI',
  'ECS_CONTAINER_METADATA_URI_V4',
]);

const credentialNames = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE']);
