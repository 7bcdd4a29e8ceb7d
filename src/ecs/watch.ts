import { judge, judgeAtDeadline, type Outcome, type OwnDeployment } from '../rollout/judge.ts';
import type { Log } from '../toolkit/action-host.ts';
import { awsErrorName, explainAwsError } from '../toolkit/aws/errors.ts';
import type { Clock } from '../toolkit/clock.ts';
import { BerthError } from '../toolkit/errors.ts';
import { asObjects } from '../toolkit/json.ts';
import type { CallEcs } from './ecs-api.ts';
import { pollDelay } from './poll-delay.ts';
import { parseService, type Service, type ServiceEvent } from './service.ts';
import { shortName } from './task-definition.ts';

/** The deployment to follow. */
export interface WatchTarget {
  readonly cluster: string;
  readonly service: string;
  readonly deployment: OwnDeployment;
  /** Ids of the events that were there before it. */
  readonly earlierEventIds: ReadonlySet<string>;
  readonly limitMinutes: number;
  /** See `PollMoment`. */
  readonly leastUntilHealthy: number;
}

export interface WatchTools {
  readonly call: CallEcs;
  readonly clock: Clock;
  readonly log: Log;
  readonly cancelled: AbortSignal;
}

export interface WatchResult {
  readonly outcome: Outcome;
  /** The service as it was last seen. */
  readonly service: Service;
  /** Events since the deployment began, oldest first. */
  readonly events: readonly ServiceEvent[];
  readonly elapsedSeconds: number;
}

/** Follows a deployment to its outcome; prints a line when something changes, and one every 30 s otherwise. */
export async function watch(target: WatchTarget, tools: WatchTools): Promise<WatchResult> {
  const { clock, cancelled } = tools;
  const startedAt = clock.now();
  const deadline = startedAt + target.limitMinutes * 60_000;
  const seen = openLedger(target);
  for (;;) {
    const service = await look(target, tools, deadline);
    const at = clock.now();
    report(service, target, seen, tools.log, at - startedAt);
    const result = { service, events: seen.events, elapsedSeconds: (at - startedAt) / 1_000 };
    const verdict = judge(target.deployment, { ...service, newEvents: seen.events.map(({ message }) => message) });
    if (verdict.ended) return { ...result, outcome: verdict.outcome };
    if (cancelled.aborted) return { ...result, outcome: 'cancelled' };
    if (at >= deadline) return { ...result, outcome: outcomeAtDeadline(target, service, seen) };
    const { leastUntilHealthy } = target;
    const moment = {
      elapsed: at - startedAt,
      sinceRunning: sinceRunning(seen, service, target, at),
      leastUntilHealthy,
    };
    const delay = pollDelay(moment);
    await clock.sleep(Math.min(delay, Math.max(0, deadline - at)), cancelled);
  }
}

interface Ledger {
  readonly knownEventIds: Set<string>;
  readonly events: ServiceEvent[];
  lastLine: string;
  lastLineAt: number;
  runningSince: number | null;
}

function openLedger({ earlierEventIds }: WatchTarget): Ledger {
  return {
    knownEventIds: new Set(earlierEventIds),
    events: [],
    lastLine: '',
    lastLineAt: Number.NEGATIVE_INFINITY,
    runningSince: null,
  };
}

/** These pass by themselves; anything else will not, and ends the watch with a word on what goes on without it. */
const passing = new Set(['AWS_THROTTLED', 'AWS_UNREACHABLE']);

async function look(target: WatchTarget, tools: WatchTools, deadline: number): Promise<Service> {
  for (;;) {
    try {
      return await describe(target, tools.call);
    } catch (thrown) {
      const error = explainAwsError(thrown, { iamAction: 'ecs:DescribeServices', resource: target.service });
      const mayPass = passing.has(error.code) || /^(ServerException|ServiceUnavailable)/.test(awsErrorName(thrown));
      if (!mayPass || tools.clock.now() >= deadline || tools.cancelled.aborted) throw lostSight(error, target);
      tools.log.info(`Could not look at the service, trying again. ${error.sentences.why}`);
      await tools.clock.sleep(5_000, tools.cancelled);
    }
  }
}

async function describe({ cluster, service }: WatchTarget, call: CallEcs): Promise<Service> {
  const answer = await call('DescribeServices', { cluster, services: [service] });
  const [raw] = asObjects(answer.services);
  if (raw !== undefined) return parseService(raw);
  throw new BerthError('SERVICE_NOT_FOUND', {
    what: `The service "${service}" disappeared while it was being deployed.`,
    why: 'ECS no longer lists it in this cluster.',
    fix: 'Look in CloudTrail for who deleted it.',
  });
}

function lostSight(error: BerthError, { cluster, service }: WatchTarget): BerthError {
  const { what, why } = error.sentences;
  const command = `aws ecs describe-services --cluster ${cluster} --services ${service}`;
  const sentences = {
    what: `Berth lost sight of the deployment, which goes on in ECS: ${what}`,
    why,
    fix: `Look at it with: ${command}. ${error.sentences.fix}`,
  };
  return new BerthError(error.code, sentences, { cause: error });
}

function report(service: Service, target: WatchTarget, seen: Ledger, log: Log, elapsed: number): void {
  const fresh = service.events.filter(({ id }) => !seen.knownEventIds.has(id)).reverse();
  for (const event of fresh) {
    seen.knownEventIds.add(event.id);
    seen.events.push(event);
    log.info(`${stamp(elapsed)} event: ${event.message}`);
  }
  const line = progress(service, target.deployment);
  if (line === seen.lastLine && elapsed - seen.lastLineAt < 30_000) return;
  log.info(`${stamp(elapsed)} ${line}`);
  seen.lastLine = line;
  seen.lastLineAt = elapsed;
}

/** What runs and what is awaited, in one line. */
function progress(service: Service, own: OwnDeployment): string {
  const states = service.deployments.map((deployment) => {
    const { taskDefinition, runningCount, desiredCount, pendingCount, failedTasks } = deployment;
    const side = deployment.id === own.id ? 'new' : 'old';
    const pending = pendingCount > 0 ? `, ${pendingCount} starting` : '';
    const failed = failedTasks > 0 ? `, ${failedTasks} failed` : '';
    return `${side} ${shortName(taskDefinition)}: ${runningCount} of ${desiredCount} running${pending}${failed}`;
  });
  const primary = service.deployments.find(({ id }) => id === own.id);
  return `${states.join('; ')}${primary === undefined ? '' : `; ${primary.rolloutState}`}`;
}

function sinceRunning(seen: Ledger, service: Service, target: WatchTarget, at: number): number | null {
  const own = service.deployments.find(({ id }) => id === target.deployment.id);
  const allRunning = own !== undefined && own.runningCount > 0 && own.runningCount >= service.desiredCount;
  seen.runningSince = allRunning ? (seen.runningSince ?? at) : null;
  return seen.runningSince === null ? null : at - seen.runningSince;
}

function outcomeAtDeadline(target: WatchTarget, service: Service, seen: Ledger): Outcome {
  const newEvents = seen.events.map(({ message }) => message);
  return judgeAtDeadline(target.deployment, { ...service, newEvents });
}

/** `+m:ss` since UpdateService. */
export function stamp(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `+${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
