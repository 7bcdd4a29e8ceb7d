import type { ContainerLaunch } from '../runtime.ts';

/** How far a container of a task has come. */
export interface ContainerProgress {
  readonly started: boolean;
  readonly health: 'HEALTHY' | 'UNHEALTHY' | null;
  /** Null while it runs. */
  readonly exitCode: number | null;
}

/** Whether a container may start: `met`, `waiting`, or `hopeless` with the reason. */
export type Readiness = { readonly kind: 'met' | 'waiting' } | { readonly kind: 'hopeless'; readonly reason: string };

/**
 * Judges one condition of `dependsOn` (API reference, ContainerDependency): START and COMPLETE are met by an exit of any code; SUCCESS
 * needs code 0; HEALTHY needs a passing health check of a container that runs.
 */
export function judgeDependency(
  dependency: { readonly containerName: string; readonly condition: string },
  progress: ContainerProgress,
): Readiness {
  const { containerName, condition } = dependency;
  switch (condition) {
    case 'COMPLETE':
      return { kind: progress.exitCode === null ? 'waiting' : 'met' };
    case 'SUCCESS':
      return judgeSuccess(containerName, progress);
    case 'HEALTHY':
      return judgeHealth(containerName, progress);
    default:
      return { kind: progress.started ? 'met' : 'waiting' };
  }
}

function judgeSuccess(name: string, { exitCode }: ContainerProgress): Readiness {
  if (exitCode === null) return { kind: 'waiting' };
  return exitCode === 0 ? { kind: 'met' } : hopeless(name, `did not exit successfully: exit code ${exitCode}`);
}

function judgeHealth(name: string, { health, exitCode }: ContainerProgress): Readiness {
  if (exitCode !== null) return hopeless(name, `exited with code ${exitCode} before it was healthy`);
  if (health === 'UNHEALTHY') return hopeless(name, 'is unhealthy');
  return { kind: health === 'HEALTHY' ? 'met' : 'waiting' };
}

function hopeless(name: string, what: string): Readiness {
  return { kind: 'hopeless', reason: `dependency ${name} ${what}` };
}

/** The containers that depend on this one, and therefore stop before it. */
export function dependentsOf(name: string, containers: readonly ContainerLaunch[]): readonly string[] {
  return containers.flatMap((container) =>
    container.dependsOn.some(({ containerName }) => containerName === name) ? [container.name] : [],
  );
}
