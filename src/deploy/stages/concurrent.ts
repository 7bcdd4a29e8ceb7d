import type { Plan } from '../../ecs/plan/plan.ts';
import { type Deployment, percentsOf } from '../../ecs/situation/service.ts';
import type { Situation } from '../../ecs/situation/situation.ts';
import { shortName } from '../../ecs/task-definition/task-definition.ts';
import { predictGoingOn } from '../../ecs/watch/going-on.ts';
import { deploymentInFlight, refuseCrowd, whyEndless } from '../../ecs/watch/in-flight.ts';
import { waitLimit } from '../../ecs/watch/limit.ts';
import { slowestTask } from '../../ecs/watch/slowest-task.ts';
import { type Ending, type Look, type WatchResult, watch } from '../../ecs/watch/watch.ts';
import { concurrentDeployment } from '../../report/concurrent-error.ts';
import { asSentence, BerthError } from '../../toolkit/errors.ts';
import type { DeployRun } from '../run.ts';

/** A situation and what is to be done in it. */
export interface Planned {
  readonly situation: Situation;
  readonly plan: Plan;
}

/** ECS calls a deployment complete a moment before its service deployment. */
const untilSettled = 5_000;

/**
 * A plan that breaks into no deployment of somebody else, unless `on-concurrent` says so: with `wait` that one is followed to its end,
 * and the situation read and planned for again. One that will never end by itself is not waited for.
 */
export async function planUndisturbed(planNow: () => Promise<Planned>, run: DeployRun): Promise<Planned> {
  const { inputs, clock, host } = run;
  const wait: Wait = { startedAt: clock.now(), lastId: '', endless: new Set() };
  for (;;) {
    const planned = await planNow();
    const { service } = planned.situation;
    const other = deploymentInFlight(service, planned.plan);
    if (inputs.dryRun) return planned;
    if (other === undefined || takesItsPlace(other, planned, wait, run)) {
      refuseCrowd(service, planned.plan);
      return planned;
    }
    if (other.id === wait.lastId) await clock.sleep(untilSettled, host.cancelled);
    wait.lastId = other.id;
    if (await waitFor(other, planned, wait, run)) wait.endless.add(other.id);
  }
}

/** What is known from waiting so far. */
interface Wait {
  readonly startedAt: number;
  lastId: string;
  /** Deployments that will never end by themselves. */
  readonly endless: Set<string>;
}

/** Whether this deploy breaks into another one without waiting for it; throws where it must not. */
function takesItsPlace(other: Deployment, { situation }: Planned, wait: Wait, { inputs, host }: DeployRun): boolean {
  if (inputs.onConcurrent === 'fail') throw concurrentDeployment(inputs, other, '"on-concurrent" is "fail"');
  if (wait.endless.has(other.id)) return true;
  const endless = whyEndless(situation.service, other);
  if (inputs.onConcurrent === 'wait' && endless === undefined) return false;
  const why = endless === undefined ? '' : `: ${endless}`;
  host.log.info(`Deployment ${nameOf(other)} is in flight; this one takes its place${why}.`);
  return true;
}

/** Follows another deployment to its end; true when that would never come. */
async function waitFor(other: Deployment, planned: Planned, wait: Wait, run: DeployRun): Promise<boolean> {
  const { inputs, host, clock } = run;
  const limit = limitFor(planned.situation, inputs.waitForMinutes);
  const waited = (clock.now() - wait.startedAt) / 60_000;
  if (waited >= limit) throw concurrentDeployment(inputs, other, `it has not ended after ${limit} minutes`);
  host.log.info(`Deployment ${nameOf(other)} is in flight, which this job did not start; waiting for its end.`);
  return concluded(await watchOther(other, planned, limit - waited, run), other, run);
}

function nameOf({ id, taskDefinition }: Deployment): string {
  return `${id} with ${shortName(taskDefinition)}`;
}

function concluded(watched: WatchResult, other: Deployment, { inputs, host }: DeployRun): boolean {
  if (watched.reason !== null) {
    host.log.info(
      `Waiting for deployment ${other.id} would never end: ${asSentence(watched.reason)} This one takes its place.`,
    );
    return true;
  }
  switch (watched.outcome) {
    case 'cancelled':
      throw new BerthError('ACTION_CANCELLED', {
        what: `The job was cancelled while it waited for deployment ${other.id}; nothing was changed.`,
        why: 'Somebody else deploys to this service at the moment.',
        fix: 'Run the job again.',
      });
    case 'timed-out':
    case 'stalled':
      throw concurrentDeployment(inputs, other, `it has not ended after ${Math.round(watched.elapsedSeconds)} s`);
    default:
      host.log.info(`Deployment ${other.id} ended (${watched.outcome}); planning again.`);
      return false;
  }
}

async function watchOther(
  other: Deployment,
  { situation }: Planned,
  limitMinutes: number,
  { inputs, call, clock, host }: DeployRun,
): Promise<WatchResult> {
  const { service } = situation;
  const { cluster, service: name } = inputs;
  const target = {
    cluster,
    service: name,
    deployment: { id: other.id, earlierIds: service.deployments.map(({ id }) => id).filter((id) => id !== other.id) },
    earlierEventIds: new Set(service.events.flatMap(({ id, createdAt }) => (createdAt < other.createdAt ? [id] : []))),
    limitMinutes,
    leastUntilHealthy: 0,
  };
  const predict = () => predictGoingOn(call, cluster, name);
  const inspect = async (look: Look): Promise<Ending | undefined> => {
    const own = look.service.deployments.find(({ id }) => id === other.id);
    const reason = own === undefined ? undefined : whyEndless(look.service, own);
    return reason === undefined ? undefined : { outcome: 'failed', reason };
  };
  return watch(target, { call, clock, log: host.log, cancelled: host.cancelled, predict, inspect });
}

/** As long as a deploy of this service may take: what somebody else deploys looks much the same. */
function limitFor(situation: Situation, given: number | 'auto'): number {
  const { service, taskDefinition } = situation;
  const facts = {
    desiredCount: service.desiredCount,
    percents: percentsOf(service.deploymentConfiguration),
    slowest: slowestTask(situation, taskDefinition),
    gracePeriod: service.healthCheckGracePeriod * 1_000,
    prediction: { verdict: 'unknown' as const, reasons: [] },
  };
  return waitLimit(facts, given).minutes;
}
