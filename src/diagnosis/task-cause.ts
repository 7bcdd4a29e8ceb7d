import type { ContainerEvidence, TaskEvidence } from './evidence.ts';
import { exitCodeMeaning, isOutOfMemory } from './exit-code.ts';
import type { Cause, CauseName } from './explanation.ts';
import { firstFailed } from './failed-container.ts';
import type { FoundError } from './found-error.ts';
import { createCauseReader, type ReadCauses, type TaskPlaces } from './known-cause.ts';

/**
 * Why one task ended, or cannot start: what ECS says of it plainly, then who stopped it, then what its container wrote last, then its
 * exit code. null when none of them says, and for a task that ECS stopped because it was no longer wanted.
 *
 * @param read for many tasks, one reader for them all.
 */
export function taskCause(task: TaskEvidence, read: ReadCauses = createCauseReader()): Cause | null {
  if (wasScaledIn(task)) return null;
  const container = firstFailed(task);
  const places = placesOf(task, container);
  return (
    outOfMemory(container) ??
    reasonCause([container?.reason, task.stoppedReason], places, read) ??
    byStopCode(task) ??
    (container === undefined ? null : containerCause(container, places, read))
  );
}

/** ECS stopped the task because it starts or stops tasks as it should: an old one of a rollout, or one too many. */
export function wasScaledIn({ stopCode, stoppedReason }: TaskEvidence): boolean {
  return stopCode === 'ServiceSchedulerInitiated' && (stoppedReason?.startsWith('Scaling activity initiated') ?? false);
}

function placesOf({ executionRole, containers }: TaskEvidence, failed: ContainerEvidence | undefined): TaskPlaces {
  const container = failed ?? containers[0];
  const loggingContainer =
    container?.logGroup == null ? containers.find(({ logGroup }) => logGroup !== null) : container;
  return {
    ...(container === undefined ? {} : { container: `the container "${container.name}"`, image: container.image }),
    role: executionRole ?? '(none is set)',
    ...(loggingContainer?.logGroup == null ? {} : { logGroup: loggingContainer.logGroup }),
  };
}

function outOfMemory(container: ContainerEvidence | undefined): Cause | null {
  if (container === undefined || !isOutOfMemory(container.reason)) return null;
  const { name, memoryLimit, reason } = container;
  const limit = memoryLimit === null ? 'its memory limit' : `its memory limit of ${memoryLimit} MiB`;
  return {
    name: 'out-of-memory',
    sentence: `The container "${name}" was killed because it used more than ${limit}.`,
    fix: `Raise "memory" of the container "${name}" in the task definition, or let the application use less (heap size, number of workers).`,
    canHeal: true,
    quote: reason,
  };
}

function reasonCause(
  reasons: readonly (string | null | undefined)[],
  places: TaskPlaces,
  read: ReadCauses,
): Cause | null {
  for (const reason of reasons) {
    const named = reason == null ? null : read([reason], 'stopped-reason', places).named;
    if (named !== null) return named;
  }
  return null;
}

function byStopCode({ stopCode, stoppedReason }: TaskEvidence): Cause | null {
  switch (stopCode) {
    case 'UserInitiated':
      return {
        name: 'stopped-by-user',
        sentence: 'Somebody stopped the task with StopTask.',
        fix: 'Look in CloudTrail for who called StopTask, and deploy again.',
        canHeal: true,
        quote: stoppedReason,
      };
    case 'SpotInterruption':
    case 'TerminationNotice':
      return {
        name: 'spot-interruption',
        sentence: 'AWS took the capacity under the task back.',
        fix: 'Deploy again; put what must stay up on capacity that is not Spot.',
        canHeal: true,
        quote: stoppedReason,
      };
    case 'InfrastructureHealth':
      return {
        name: 'instance-lost',
        sentence: 'ECS stopped the task because the infrastructure under it was not healthy.',
        fix: 'Deploy again, and look at the health of the container instance.',
        canHeal: true,
        quote: stoppedReason,
      };
    default:
      return null;
  }
}

function containerCause(container: ContainerEvidence, places: TaskPlaces, read: ReadCauses): Cause | null {
  const { exitCode, healthStatus } = container;
  if (exitCode === null) return healthStatus === 'UNHEALTHY' ? unhealthy(container) : null;
  const { named, first } = read(container.lastLines, 'container-log', places);
  if (named !== null) return named;
  const cause = exitCause(container, exitCode);
  return cause === null || !endsByItsOwnError.has(cause.name) ? cause : explainedBy(first, cause);
}

/** That a container ended by an error of its own, with what is known of that error. */
function explainedBy(error: FoundError | null, end: Cause): Cause {
  if (error === null) return end;
  return { ...end, sentence: `${end.sentence} ${error.what}`, fix: error.fix, quote: error.quote };
}

/** That the container of a task ended again and again by an error of its own that `deploy` has no name for. */
export function crashedAgain(task: TaskEvidence, end: Cause, read: ReadCauses): Cause {
  const container = firstFailed(task);
  if (container === undefined) return end;
  return explainedBy(read(container.lastLines, 'container-log', placesOf(task, container)).first, end);
}

/** What a container wrote explains these ends; others have their reason outside of it. */
const endsByItsOwnError: ReadonlySet<CauseName> = new Set(['crashed', 'exec-not-executable', 'exec-not-found']);

function exitCause(container: ContainerEvidence, exitCode: number): Cause | null {
  const ended = { canHeal: true, quote: lastLine(container) };
  const { name, image } = container;
  switch (exitCode) {
    case 0:
      return {
        ...ended,
        name: 'exited',
        sentence: `The container "${name}" ended by itself with exit code 0, although a service has to go on running.`,
        fix: 'Keep the server in the foreground of the container, and run what ends by itself as a one-off task.',
      };
    case 126:
      return {
        ...ended,
        canHeal: false,
        name: 'exec-not-executable',
        sentence: `The container "${name}" ended with exit code 126: likely its command may not be executed.`,
        fix: `Check that the command of "${name}" has its execute bit in the image ${image} (COPY --chmod=755).`,
      };
    case 127:
      return {
        ...ended,
        canHeal: false,
        name: 'exec-not-found',
        sentence: `The container "${name}" ended with exit code 127: likely a command was not found.`,
        fix: `Check that the command of "${name}", and what it calls, is in the image ${image}.`,
      };
    case 137:
      return {
        ...ended,
        name: 'killed',
        sentence: `The container "${name}" was killed (exit code 137), though not for its memory as far as ECS knows.`,
        fix: 'Look at its last lines and at the memory of the container instance, and let it end within stopTimeout after SIGTERM.',
      };
    case 143:
      return null;
    default:
      return crashed(container, exitCode);
  }
}

function crashed(container: ContainerEvidence, exitCode: number): Cause {
  const { name, reason } = container;
  return {
    name: 'crashed',
    sentence: `The container "${name}" ended with exit code ${exitCode} (${exitCodeMeaning(exitCode, reason)}).`,
    fix: `Read the last lines of "${name}", correct what they name, and deploy again.`,
    canHeal: true,
    quote: lastLine(container) ?? reason,
  };
}

function unhealthy({ name }: ContainerEvidence): Cause {
  return {
    name: 'health-check-failed',
    sentence: `The health check of the container "${name}" fails.`,
    fix: 'Run the command of the health check in the container (docker exec): it must be in the image and end with 0; raise startPeriod for a slow start.',
    canHeal: true,
    quote: null,
  };
}

/** The last line that says something. */
export function lastLine({ lastLines }: Pick<ContainerEvidence, 'lastLines'>): string | null {
  return lastLines.findLast((line) => line.trim() !== '')?.trim() ?? null;
}
