import type { Cause, Explanation } from '../diagnosis/explanation.ts';
import type { Plan } from '../ecs/plan/plan.ts';
import type { Proof } from '../ecs/proof/proof.ts';
import { shortName } from '../ecs/task-definition/task-definition.ts';
import { modelAgrees } from '../ecs/watch/stall.ts';
import type { WatchResult } from '../ecs/watch/watch.ts';
import type { Outcome } from '../rollout/judge.ts';
import { isStallEvent } from '../rollout/judge.ts';
import { BerthError, type ErrorCode } from '../toolkit/errors.ts';
import { quoted } from '../toolkit/foreign-text.ts';
import { capacityText } from './capacity-text.ts';
import { explainPercents, pair, predictionLine } from './plan-text.ts';
import { runningText } from './running-text.ts';

/** An outcome with which the step fails. */
export type BadOutcome = Exclude<Outcome, 'succeeded' | 'unchanged'>;

export function isBad(outcome: Outcome | null): outcome is BadOutcome {
  return outcome !== null && outcome !== 'succeeded' && outcome !== 'unchanged';
}

const codes: Readonly<Record<BadOutcome, ErrorCode>> = {
  'rolled-back': 'DEPLOYMENT_ROLLED_BACK',
  superseded: 'DEPLOYMENT_SUPERSEDED',
  stalled: 'DEPLOYMENT_STALLED',
  failed: 'DEPLOYMENT_FAILED',
  'timed-out': 'DEPLOYMENT_TIMED_OUT',
  cancelled: 'DEPLOYMENT_CANCELLED',
};

/** The error for a plan that would stall, with the percents that would work. */
export function wouldStall(plan: Plan, service: string): BerthError {
  const { prediction, percentsThatWork: pairThatWorks } = plan;
  const why = prediction.verdict === 'stalls' ? prediction.why : '';
  const what = `This deploy of ${service} would stall at ${pair(plan.percents)}, so nothing was changed.`;
  const fix =
    pairThatWorks === null
      ? 'Free or add capacity, or ask for less in the task definition; "allow-stall: true" deploys all the same.'
      : `Use minimum-healthy-percent: ${pairThatWorks.minimumHealthy} and maximum-percent: ${pairThatWorks.maximum}, or leave both out; "allow-stall: true" deploys all the same.`;
  return new BerthError('WOULD_STALL', { what, why, fix });
}

/** The error for a plan with a moment in which no task serves, where that is not allowed; with what would avoid it. */
export function wouldInterrupt(plan: Plan, service: string): BerthError {
  const { prediction, missingCapacity } = plan;
  const missing = capacityText(missingCapacity);
  return new BerthError('WOULD_INTERRUPT', {
    what: `This deploy of ${service} would interrupt it at ${pair(plan.percents)}, so nothing was changed.`,
    why:
      prediction.verdict === 'completes'
        ? `The prediction: it ${predictionLine(prediction)}. ${explainPercents(plan)}`
        : `The rollout cannot be foretold, and a minimum of ${plan.percents.minimumHealthy} % lets every task stop.`,
    fix: `${missing === '' ? 'Make room for a new task beside the old one' : `Missing is ${missing}`}; "allow-interruption: true" deploys all the same.`,
  });
}

/** The error for a deployment that ended otherwise than it should; with an explanation it names the cause and its fix. */
export function deployError(
  outcome: BadOutcome,
  place: { cluster: string; service: string },
  seen: WatchResult,
  explanation: Explanation | null,
): BerthError {
  const error = unexplainedError(outcome, place, seen);
  const cause = explanation?.cause ?? null;
  if (outcome === 'superseded' || outcome === 'cancelled') return error;
  const { what, why, fix } = error.sentences;
  const told = cause === null ? { why, fix } : { why: agreed(causeText(cause), seen), fix: cause.fix };
  return new BerthError(error.code, { what: `${what} ${runningText(seen.service)}`, ...told });
}

/** A deployment that is called stalled before its limit is so by two judges, and the reader is to know of both. */
function agreed(why: string, { outcome, reason }: WatchResult): string {
  return outcome === 'stalled' && reason !== null ? `${why} ${modelAgrees}` : why;
}

function causeText({ sentence, quote }: Cause): string {
  return quote === null ? sentence : `${sentence} Seen: ${quoted(quote)}`;
}

function unexplainedError(
  outcome: BadOutcome,
  place: { cluster: string; service: string },
  seen: WatchResult,
): BerthError {
  const after = `after ${Math.round(seen.elapsedSeconds)} s`;
  const quoted = lastTelling(seen);
  const said = quoted === undefined ? 'ECS gave no reason in its events.' : `ECS says: "${quoted}"`;
  const look = `aws ecs describe-services --cluster ${place.cluster} --services ${place.service}`;
  const sentences = {
    'rolled-back': {
      what: `The deployment of ${place.service} failed and ECS rolled it back ${after}.`,
      why: said,
      fix: 'Look at the stopped tasks and their logs, correct the image or the task definition, and deploy again.',
    },
    superseded: {
      what: `Another deployment of ${place.service} took the place of this one ${after}.`,
      why: supersederText(seen),
      fix: 'Deploy again if this version should run; a "concurrency" group keeps two jobs from deploying at once.',
    },
    stalled: {
      what: `The deployment of ${place.service} stalled: ${after} ECS can neither start the new task nor stop the old one.`,
      why: seen.reason ?? said,
      fix: 'Deploy again with minimum-healthy-percent and maximum-percent on auto, which frees a stalled rollout too.',
    },
    failed: {
      what: `The deployment of ${place.service} failed ${after}.`,
      why: seen.reason ?? said,
      fix: 'Look at the stopped tasks and their logs, correct the image or the task definition, and deploy again.',
    },
    'timed-out': {
      what: `The deployment of ${place.service} is not complete ${after}.`,
      why: said,
      fix: `Look at it with: ${look}. Raise wait-for-minutes if it only needs more time.`,
    },
    cancelled: {
      what: `The job was cancelled ${after} of the deployment of ${place.service}.`,
      why: 'Cancelling a job does not stop a deployment; "on-cancel" says what Berth does about it.',
      fix: `Look at it with: ${look}. Deploy again to replace it.`,
    },
  } as const;
  return new BerthError(codes[outcome], sentences[outcome]);
}

/** What took the place of a deployment, and who is behind it, as far as ECS tells: it records who registered a task definition. */
function supersederText({ service, superseder }: WatchResult): string {
  const id = superseder?.deploymentId ?? service.deployments[0]?.id ?? 'unknown';
  const taskDefinition = shortName(superseder?.taskDefinition ?? service.taskDefinition);
  const images = superseder?.images.length ? ` (${superseder.images.join(', ')})` : '';
  const who = superseder?.registeredBy ? `, which ${superseder.registeredBy} registered` : '';
  return `The PRIMARY deployment is now ${id} with ${taskDefinition}${images}${who}; this job did not start it.`;
}

/** The newest event that says what is wrong, else the newest one. */
function lastTelling({ events }: WatchResult): string | undefined {
  const newestFirst = [...events].reverse().map(({ message }) => message);
  return (
    newestFirst.find((message) => isStallEvent(message) || /fail|unhealthy|unable/.test(message)) ?? newestFirst[0]
  );
}

/** Whether a deployment is unproven for want of tasks, which may have a cause, and not for what is there. */
export function lacksTasks({ newTasks, oldTasks }: Proof, expectedTasks: number): boolean {
  return oldTasks.length === 0 && newTasks < expectedTasks;
}

/** An error that says what is wrong, and now why as well; as it is where no cause is known. */
export function withCause(error: BerthError, { cause }: Explanation): BerthError {
  if (cause === null) return error;
  const { what, why } = error.sentences;
  return new BerthError(error.code, { what, why: `${why} ${causeText(cause)}`, fix: cause.fix });
}

/** The error for a job that was cancelled while it looked whether a complete deployment runs what was deployed. */
export function cancelledUnproven({ cluster, service }: { cluster: string; service: string }): BerthError {
  return new BerthError('DEPLOYMENT_CANCELLED', {
    what: `The job was cancelled when ECS had called the deployment of ${service} complete, but before its tasks were all seen to be in order.`,
    why: 'Cancelling a job does not stop a deployment; "on-cancel" says what Berth does about it.',
    fix: `Look at it with: aws ecs describe-services --cluster ${cluster} --services ${service}. Deploy again to replace it.`,
  });
}

/** The error for a complete deployment whose tasks cannot be looked at, for a reason that is no missing permission. */
export function unseen(error: BerthError, { cluster, service }: { cluster: string; service: string }): BerthError {
  const { what, why, fix } = error.sentences;
  const sentences = {
    what: `ECS reports the deployment of ${service} as complete, but whether its tasks run the new version could not be seen: ${what}`,
    why,
    fix: `Look at them with: aws ecs list-tasks --cluster ${cluster} --service-name ${service}. ${fix}`,
  };
  return new BerthError(error.code, sentences, { cause: error });
}

/** The error for a deployment that ECS calls complete although its tasks say otherwise; undefined when they agree. Draining is no failure. */
export function unproven(proof: Proof, service: string, expectedTasks: number): BerthError | undefined {
  const { newTasks, oldTasks, otherDigests } = proof;
  const what = `ECS reports the deployment of ${service} as complete, but its tasks say otherwise.`;
  if (oldTasks.length > 0) {
    return new BerthError('DEPLOYMENT_FAILED', {
      what,
      why: `Besides ${newTasks} new there still are: ${oldTasks.join(', ')}.`,
      fix: 'Stop them with "aws ecs stop-task", or look for who started them.',
    });
  }
  if (lacksTasks(proof, expectedTasks)) {
    return new BerthError('DEPLOYMENT_FAILED', {
      what,
      why: `Of ${expectedTasks} tasks that the service should run, ${newTasks} ${newTasks === 1 ? 'runs' : 'run'} the new version.`,
      fix: 'Look at the stopped tasks and their logs: the new version starts, and ends again.',
    });
  }
  const [other] = otherDigests;
  if (other === undefined) return undefined;
  return new BerthError('DEPLOYMENT_FAILED', {
    what,
    why: `The container ${other.container} runs ${other.running}, which is not ${other.image}.`,
    fix: 'Deploy again with force-new-deployment: true, and look at what the instance has under that name.',
  });
}
