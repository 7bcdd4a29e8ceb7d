import type { ContainerEvidence, TaskEvidence } from './evidence.ts';
import { isOutOfMemory } from './exit-code.ts';

/**
 * The container that brought its task down. ECS does not say which one ended first, but the others are then told to stop, so a
 * container that ended otherwise than by that comes before them, and an essential one before one that is not.
 */
export function firstFailed({ containers }: Pick<TaskEvidence, 'containers'>): ContainerEvidence | undefined {
  return [...containers].sort((one, other) => rank(one) - rank(other)).find((container) => rank(container) < nothing);
}

const nothing = 100;

function rank(container: ContainerEvidence): number {
  const kind = kindRank(container);
  return kind === nothing ? nothing : kind + (container.essential ? 0 : 1);
}

function kindRank({ exitCode, reason, healthStatus }: ContainerEvidence): number {
  if (isOutOfMemory(reason)) return 0;
  if (exitCode === null) return reason === null ? healthRank(healthStatus) : 2;
  if (wasToldToStop(exitCode)) return healthStatus === 'UNHEALTHY' ? 6 : 10;
  return exitCode === 0 ? 8 : 4;
}

function healthRank(healthStatus: string): number {
  return healthStatus === 'UNHEALTHY' ? 6 : nothing;
}

/** SIGTERM, or the SIGKILL that follows it. */
function wasToldToStop(exitCode: number): boolean {
  return exitCode === 143 || exitCode === 137;
}
