import { createHash } from 'node:crypto';

/** What a rehearsal's `startedBy` says: whose it is, and when nobody can be waiting for it any more. */
export interface RehearsalMark {
  readonly serviceArn: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  /** Short and unique. */
  readonly id: string;
}

/**
 * The `startedBy` of a rehearsal's task: `berth-rehearsal/SERVICE/DEADLINE/ID`, with the service as a hash, because ECS takes 128
 * letters, digits, hyphens, slashes and underscores at most (API reference, StartTask).
 */
export function rehearsalStartedBy({ serviceArn, deadline, id }: RehearsalMark): string {
  return `${prefixOf(serviceArn)}${Math.ceil(deadline / 1_000)}/${id}`;
}

/** How long after its deadline a rehearsal is taken for left behind: runners' clocks differ. */
const patience = 60_000;

/** Whether a task is a rehearsal of this service whose deploy is gone. One of a deploy that still runs never is. */
export function isLeftBehind(startedBy: string, serviceArn: string, now: number): boolean {
  const prefix = prefixOf(serviceArn);
  const deadline = startedBy.startsWith(prefix) ? /^\d+(?=\/)/.exec(startedBy.slice(prefix.length))?.[0] : undefined;
  return deadline !== undefined && Number(deadline) * 1_000 + patience < now;
}

function prefixOf(serviceArn: string): string {
  return `berth-rehearsal/${createHash('sha256').update(serviceArn).digest('hex').slice(0, 12)}/`;
}
