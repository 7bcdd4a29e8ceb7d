import { asSentence, BerthError } from '../../toolkit/errors.ts';
import { asObject, asString, parseJsonObject } from '../../toolkit/json.ts';
import type { Docker } from './docker.ts';

/** What is known of the Docker installation of a runner. */
export interface DockerProbe {
  /** For example `20.10.24+dfsg1`. */
  readonly clientVersion: string;
  /** The API that client and engine agreed on, for example `1.41`. */
  readonly apiVersion: string;
  /** For example `0.36.1`, or `unknown`; undefined when the client has no buildx plugin. */
  readonly buildxVersion: string | undefined;
  /** The platform that the engine runs, such as `linux/amd64`; undefined when it does not say. */
  readonly enginePlatform: string | undefined;
}

/**
 * Asks the client and the engine what they are.
 * @throws DOCKER_UNAVAILABLE when no engine answers.
 */
export async function probeDocker(docker: Docker): Promise<DockerProbe> {
  const [version, buildx] = await Promise.all([
    docker({ parameters: ['version', '--format', '{{json .}}'] }),
    docker({ parameters: ['buildx', 'version'] }),
  ]);
  const answer = parseJsonObject(version.stdout);
  const [client, server] = [asObject(answer?.Client), asObject(answer?.Server)];
  if (version.exitCode !== 0) throw engineUnavailable(version.stderr);
  return {
    clientVersion: asString(client?.Version) ?? '',
    apiVersion: asString(client?.ApiVersion) ?? '',
    buildxVersion: buildx.exitCode === 0 ? buildxVersion(buildx.stdout) : undefined,
    enginePlatform: platformOf(asString(server?.Os), asString(server?.Arch)),
  };
}

function platformOf(os: string | undefined, architecture: string | undefined): string | undefined {
  return os === undefined || architecture === undefined ? undefined : `${os}/${architecture}`;
}

/** One that was built from source without its version says 0.0.0. */
function buildxVersion(answer: string): string {
  const version = /\sv?(\d+\.\d+\.\d+\S*)/.exec(answer)?.[1];
  return version === undefined || version.startsWith('0.0.0') ? 'unknown' : version;
}

function engineUnavailable(message: string): BerthError {
  return new BerthError('DOCKER_UNAVAILABLE', {
    what: 'No Docker engine answers.',
    why: asSentence(`The Docker client says: ${message.trim() || 'nothing'}`),
    fix: "Start the engine, set DOCKER_HOST to where it listens, or let the job's user write to its socket.",
  });
}
