/** How a deploy ended, judged on its own deployment id. */
export type Outcome =
  | 'succeeded'
  | 'unchanged'
  | 'rolled-back'
  | 'superseded'
  | 'stalled'
  | 'failed'
  | 'timed-out'
  | 'cancelled';

/** What one look at the service showed. */
export interface Observation {
  readonly desiredCount: number;
  readonly deployments: readonly {
    readonly id: string;
    readonly status: string;
    readonly rolloutState: string;
    readonly runningCount: number;
    readonly pendingCount: number;
  }[];
  /** Messages of the service's events since our deployment began, newest first. */
  readonly newEvents: readonly string[];
  /**
   * Whether this look or an earlier one showed our deployment. ECS is eventually consistent: right after UpdateService it may still
   * show the service as it was, which is no rollback. Default true.
   */
  readonly ownWasSeen?: boolean;
}

/** A deployment of ours, and those that existed before it: going back to one of them is a rollback, not somebody else's deploy. */
export interface OwnDeployment {
  readonly id: string;
  readonly earlierIds: readonly string[];
}

export type Verdict = { readonly ended: false } | { readonly ended: true; readonly outcome: Outcome };

/**
 * Whether our deployment has ended, and how. Success is our own id as PRIMARY and COMPLETED with every task running and no other
 * deployment left: `services-stable`, which most deployers wait for, also passes after a rollback and on 0 of 0 tasks.
 */
export function judge(own: OwnDeployment, observation: Observation): Verdict {
  const primary = observation.deployments.find(({ status }) => status === 'PRIMARY');
  if (primary === undefined) return { ended: true, outcome: 'failed' };
  if (primary.id === own.id) return judgeOwn(primary, observation);
  if (!own.earlierIds.includes(primary.id)) return { ended: true, outcome: 'superseded' };
  if (observation.ownWasSeen === false) return { ended: false };
  return primary.rolloutState === 'IN_PROGRESS' ? { ended: false } : { ended: true, outcome: 'rolled-back' };
}

function judgeOwn(own: Observation['deployments'][number], observation: Observation): Verdict {
  if (own.rolloutState === 'FAILED') return { ended: true, outcome: 'failed' };
  const complete = own.rolloutState === 'COMPLETED' && own.runningCount === observation.desiredCount;
  return complete && observation.deployments.length === 1 ? { ended: true, outcome: 'succeeded' } : { ended: false };
}

/**
 * What to call a deployment that was still going on at the deadline: stalled when ECS says that it can neither start nor stop a
 * task and nothing is starting, otherwise timed out.
 */
export function judgeAtDeadline(own: OwnDeployment, observation: Observation): 'stalled' | 'timed-out' {
  return mayHaveStalled(own, observation) ? 'stalled' : 'timed-out';
}

/**
 * Whether a deployment looks stalled: ECS has said that it cannot go on, tasks are missing and none is starting. Before the deadline
 * this is no verdict yet: such an event may pass, as one that waits for a port to become free does. The model has to agree.
 */
export function mayHaveStalled(own: OwnDeployment, observation: Observation): boolean {
  const deployment = observation.deployments.find(({ id }) => id === own.id);
  const waitsForTasks =
    deployment !== undefined && deployment.pendingCount === 0 && deployment.runningCount < observation.desiredCount;
  return waitsForTasks && observation.newEvents.some(isStallEvent);
}

/** Whether ECS says that a rollout cannot go on: for want of an instance, or because of the percents. */
export function isStallEvent(message: string): boolean {
  return /was unable to place a task|was unable to stop or start tasks during a deployment/.test(message);
}
