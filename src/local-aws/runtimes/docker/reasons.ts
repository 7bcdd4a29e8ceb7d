import { messageOf } from '../../../toolkit/errors.ts';
import { ApiError } from '../../server/api.ts';
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
export type FailedStep = 'CannotPullContainerError' | 'CannotCreateContainerError' | 'CannotStartContainerError';

/** The agent puts its name for the step before what the engine said. */
export function engineFailure(step: FailedStep, containerName: string, stderr: string): StartFailure {
  return new StartFailure(containerName, `${step}: ${daemonMessage(stderr)}`);
}

/** On an instance, the awslogs driver of the engine refuses the container's start. */
export function loggingFailure(containerName: string, thrown: unknown): StartFailure {
  const error = thrown instanceof ApiError ? `${thrown.type}: ${thrown.message}` : messageOf(thrown);
  const driver =
    'Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream';
  return new StartFailure(containerName, `CannotStartContainerError: ${driver}: ${error}`);
}

/** The reason of a container that the kernel killed for its memory (ECS developer guide, "Stopped task error codes"). */
export const outOfMemory = 'OutOfMemoryError: Container killed due to memory usage';
