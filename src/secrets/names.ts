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
