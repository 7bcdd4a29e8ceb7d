import { messageOf } from '../../../toolkit/errors.ts';
import { ApiError } from '../../server/api.ts';
import { imageNotFound, noPlatform } from '../agent-words.ts';
import { daemonMessage } from './docker-cli.ts';

/** A container of a task that cannot start; `message` is the reason as ECS words it. */
export class StartFailure extends Error {
  readonly containerName: string | null;

  constructor(containerName: string | null, reason: string) {
    super(reason);
    this.name = 'StartFailure';
    this.containerName = containerName;
  }
}

/** Where a start failed, as the ECS agent names it. */
export type FailedStep = 'CannotCreateContainerError' | 'CannotStartContainerError';

/** The agent puts its name for the step before what the engine said. */
export function engineFailure(step: FailedStep, containerName: string, stderr: string): StartFailure {
  return new StartFailure(containerName, `${step}: ${daemonMessage(stderr)}`);
}

/** An engine with containerd's image store does not name the platform that it looked for; it is that of the machine. */
const enginePlatform = `linux/${process.arch === 'x64' ? 'amd64' : process.arch}`;

/**
 * An image that cannot be pulled. The agent resolves the manifest first, again and again, and has its own words for a manifest that is
 * not there and for one without this platform; for the rest it repeats the engine.
 */
export function pullFailure(containerName: string, image: string, stderr: string): StartFailure {
  return new StartFailure(containerName, `CannotPullContainerError: ${pullReason(image, daemonMessage(stderr))}`);
}

function pullReason(image: string, said: string): string {
  const platform = /no matching manifest for (\S+) in the manifest list/.exec(said)?.[1];
  if (platform !== undefined) return noPlatform(platform.replace(/\/v\d$/, ''));
  if (said.includes('no match for platform in manifest')) return noPlatform(enginePlatform);
  return /manifest unknown|: not found$/.test(said) ? imageNotFound(image) : said;
}

/** On an instance, the awslogs driver of the engine refuses the container's start. */
export function loggingFailure(containerName: string, thrown: unknown): StartFailure {
  const error = thrown instanceof ApiError ? `${thrown.type}: ${thrown.message}` : messageOf(thrown);
  const driver =
    'Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream';
  return new StartFailure(containerName, `CannotStartContainerError: ${driver}: ${error}`);
}
