import { BerthError } from '../../toolkit/errors.ts';
import type { Variable } from './request.ts';

/** How variables reach a container without standing in a command line. */
export interface EnvironmentTransport {
  readonly parameters: readonly string[];
  /** Variables of the Docker client, from which it takes those that are named without a value. */
  readonly client: Readonly<Record<string, string>>;
  /** Text of the file for those that would change what the client does; undefined when there are none. */
  readonly file: string | undefined;
}

/**
 * Most variables travel in the environment of the client, where a value may hold anything. One that the client would read itself
 * travels in a file, whose lines have no line breaks and at most 64 KiB (docker/cli, opts/file.go).
 * @param path Where the file will be.
 * @throws INVALID_INPUT for a value that neither way can carry.
 */
export function transportEnvironment(variables: readonly Variable[], path: string): EnvironmentTransport {
  const last = [...new Map(variables.map((variable) => [variable.name, variable])).values()];
  const inFile = last.filter(({ name }) => isReadByClient(name));
  const unfit = inFile.filter(({ value }) => /[\r\n]/.test(value) || value.length > longestLine);
  if (unfit.length > 0) throw impossible(unfit.map(({ name }) => name));
  const named = last.filter(({ name }) => !isReadByClient(name));
  return {
    parameters: [...named.flatMap(({ name }) => ['--env', name]), ...(inFile.length > 0 ? ['--env-file', path] : [])],
    client: Object.fromEntries(named.map(({ name, value }) => [name, value])),
    file: inFile.length > 0 ? inFile.map(({ name, value }) => `${name}=${value}\n`).join('') : undefined,
  };
}

const longestLine = 60_000;

/** Names that the client, the Go runtime in it, the dynamic linker, or a plugin reads. */
function isReadByClient(name: string): boolean {
  return words.has(name) || prefixes.some((prefix) => name.startsWith(prefix)) || /_proxy$/i.test(name);
}

/** Those of Go by themselves: `GOOGLE_CREDENTIALS`, a JSON of several lines, begins like them. Source: https://pkg.go.dev/runtime#hdr-Environment_Variables */
const goWords = ['GOCOVERDIR', 'GODEBUG', 'GOGC', 'GOMAXPROCS', 'GOMEMLIMIT', 'GORACE', 'GOROOT', 'GOTRACEBACK'];
const words = new Set(['PATH', 'HOME', 'TMPDIR', 'TERM', 'USER', 'SSH_AUTH_SOCK', 'NO_COLOR', ...goWords]);
const prefixes = ['LD_', 'DYLD_', 'DOCKER_', 'BUILDX_', 'BUILDKIT_', 'COMPOSE_', 'SSL_CERT_', 'OTEL_', 'XDG_'];

function impossible(names: readonly string[]): BerthError {
  return new BerthError('INVALID_INPUT', {
    what: `${names.join(', ')} cannot be given to the container under test.`,
    why: 'The Docker client reads a variable of this name itself, and takes it from a file, whose values are one short line.',
    fix: 'Use another name for it, or set "test: off".',
  });
}
