import type { BreakerEvidence, EventEvidence, TargetEvidence } from './evidence.ts';

/** Every cause that Berth names. The names are an output of `deploy`: they are added to, never renamed. */
export const causeNames = [
  'crashed',
  'database-password-rejected',
  'database-refused',
  'database-unreachable',
  'disk-full',
  'exec-not-executable',
  'exec-not-found',
  'exited',
  'health-check-failed',
  'host-not-found',
  'image-not-found',
  'image-pull-denied',
  'image-pull-rate-limited',
  'instance-lost',
  'killed',
  'log-group-missing',
  'network-interface-timeout',
  'no-capacity',
  'no-network-to-registry',
  'no-network-to-secrets',
  'out-of-memory',
  'port-taken',
  'role-not-assumable',
  'same-crash-twice',
  'secret-denied',
  'secret-missing',
  'spot-interruption',
  'stopped-by-user',
  'target-unhealthy',
  'volume-not-mounted',
  'wrong-architecture',
] as const;

export type CauseName = (typeof causeNames)[number];

/** Why something failed, and the one thing to do about it. */
export interface Cause {
  readonly name: CauseName;
  /** A whole sentence; "likely" in it marks what is inferred. */
  readonly sentence: string;
  readonly fix: string;
  /** Whether the same revision may work on a later attempt without anyone changing anything. */
  readonly canHeal: boolean;
  /** What it was concluded from, in the words of AWS or of the container. */
  readonly quote: string | null;
}

/** Why a deployment failed, with everything that a reader needs to check it. */
export interface Explanation {
  /** null where the evidence does not say. */
  readonly cause: Cause | null;
  readonly groups: readonly StopGroup[];
  /** The container that failed first, of the task that the cause was read from. */
  readonly container: FailedContainer | null;
  readonly events: readonly EventEvidence[];
  readonly targets: readonly TargetEvidence[];
  readonly breaker: BreakerEvidence | null;
  readonly unread: readonly string[];
}

/** Tasks that stopped for the same reason. */
export interface StopGroup {
  readonly count: number;
  readonly stopCode: string;
  readonly reason: string;
  /** What the container that failed first adds: its exit code with its meaning, and its own reason. */
  readonly containers: readonly string[];
}

export interface FailedContainer {
  readonly name: string;
  readonly taskId: string;
  readonly exitCode: number | null;
  /** See `exitCodeMeaning`; empty without an exit code. */
  readonly meaning: string;
  readonly lastLines: readonly string[];
}
