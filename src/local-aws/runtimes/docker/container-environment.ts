/** How a container's environment reaches `docker create` without standing in its command line. */
export interface EnvironmentTransport {
  /** Handed over as `--env NAME`, whose value Docker takes from its own environment. */
  readonly inherited: Readonly<Record<string, string>>;
  /** The lines of an `--env-file`, for names that would change what the `docker` command itself does. */
  readonly fileLines: readonly string[];
  /** Names that neither way can carry. */
  readonly impossible: readonly string[];
}

/** Variables that the `docker` command, its runtime, the ssh that it may start, or the dynamic linker read. */
const readByDocker = new RegExp(
  [
    '^(PATH|HOME|USER|TERM|TMPDIR|LANG|NO_COLOR|SSH_AUTH_SOCK|SSH_ASKPASS)$',
    '^(GODEBUG|GOGC|GOMAXPROCS|GOMEMLIMIT|GOTRACEBACK|GOCOVERDIR)$',
    '^(DOCKER|BUILDKIT|BUILDX|COMPOSE|MOBY|LD|DYLD|XDG|LC|OTEL)_',
    '_PROXY$',
  ].join('|'),
  'i',
);

/**
 * Splits a container's environment. An env file cannot hold a value of several lines, so a multi-line PATH, say, cannot be handed
 * over; every other name can have any value.
 */
export function environmentTransport(
  environment: readonly { readonly name: string; readonly value: string }[],
): EnvironmentTransport {
  const inherited: Record<string, string> = {};
  const fileLines: string[] = [];
  const impossible: string[] = [];
  for (const { name, value } of environment) {
    if (name === '' || /[=\s\0]/.test(name) || value.includes('\0')) impossible.push(name);
    else if (!readByDocker.test(name)) inherited[name] = value;
    else if (/[\r\n]/.test(value)) impossible.push(name);
    else fileLines.push(`${name}=${value}`);
  }
  return { inherited, fileLines, impossible };
}
