import { judge, judgeAtDeadline, type Observation, type Outcome, type OwnDeployment } from '../../rollout/judge.ts';
import type { Log } from '../../toolkit/action-host.ts';
import type { Clock } from '../../toolkit/clock.ts';
import { unlessAborted } from '../../toolkit/unless-aborted.ts';
import type { CallEcs } from '../ecs-api.ts';
import { parseService, type Service, type ServiceEvent } from '../situation/service.ts';
import { type Ending, type Inspector, type Look, openInspector } from './inspection.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { type Lookout, lostSight, openLookout, type Sight } from './lookout.ts';
import { nextLook } from './next-look.ts';
import { openPacer, type Pacer } from './pacer.ts';
import type { ProgressContext } from './progress.ts';
import { openStallWatch, type StallWatch } from './stall.ts';
import { readSuperseder, type Superseder } from './superseder.ts';

export type { Ending, Look } from './inspection.ts';
export { stamp } from './ledger.ts';

/** The deployment to follow. */
export interface WatchTarget extends Omit<ProgressContext, 'ownId'> {
  readonly cluster: string;
  readonly service: string;
  readonly deployment: OwnDeployment;
  /** Ids of the events that were there before it. */
  readonly earlierEventIds: ReadonlySet<string>;
  readonly limitMinutes: number;
  /** See `leastUntilComplete`: milliseconds; null where nothing is known. */
  readonly leastUntilHealthy: number | null;
}

export interface WatchTools {
  readonly call: CallEcs;
  readonly clock: Clock;
  readonly log: Log;
  readonly cancelled: AbortSignal;
  /** Looks for a cause that cannot heal: when tasks have failed, and every 15 s while tasks are missing. */
  inspect?(look: Look): Promise<Ending | undefined>;
  /** What the rollout model says of the service as it now is; asked only when ECS says that it cannot go on and nothing has moved. */
  predict?(): Promise<'completes' | 'stalls' | 'unknown'>;
  /** From 0 up to 1, for the jitter. Default: Math.random. */
  random?(): number;
}

export interface WatchResult {
  readonly outcome: Outcome;
  /** The service as it was last seen. */
  readonly service: Service;
  /** Events since the deployment began, oldest first. */
  readonly events: readonly ServiceEvent[];
  readonly elapsedSeconds: number;
  /** Why the wait was ended before ECS ended the deployment; null when it was not. */
  readonly reason: string | null;
  /** What took the place of our deployment; null unless something did. */
  readonly superseder: Superseder | null;
}

/** Follows a deployment to its outcome; prints a line when something changes, and one every 30 s otherwise. */
export async function watch(target: WatchTarget, tools: WatchTools): Promise<WatchResult> {
  const watching = begin(target, tools);
  for (;;) {
    const ending = await turn(watching);
    if (ending !== undefined) return await resultOf(watching, ending);
    await pause(watching);
  }
}

/** One watch: what it follows, with what, and what it has seen so far. */
interface Watching {
  readonly target: WatchTarget;
  readonly tools: WatchTools;
  readonly startedAt: number;
  readonly deadline: number;
  readonly lookout: Lookout;
  readonly ledger: Ledger;
  readonly pacer: Pacer;
  readonly stall: StallWatch;
  readonly inspector: Inspector;
  service: Service;
  ownWasSeen: boolean;
}

interface WatchEnding {
  readonly outcome: Outcome;
  readonly reason?: string;
}

function begin(target: WatchTarget, tools: WatchTools): Watching {
  const { clock, log } = tools;
  const { cluster, service, deployment } = target;
  const startedAt = clock.now();
  return {
    target,
    tools,
    startedAt,
    deadline: startedAt + target.limitMinutes * 60_000,
    lookout: openLookout({ cluster, service, deploymentId: deployment.id }, tools.call, log.info),
    ledger: openLedger({ ...target, ownId: deployment.id }, log),
    pacer: openPacer(startedAt),
    stall: openStallWatch(deployment, tools.predict),
    inspector: openInspector(tools.inspect, log.debug),
    service: parseService({ serviceName: service }),
    ownWasSeen: false,
  };
}

/** Looks once, reports, and judges; undefined while it goes on. */
async function turn(watching: Watching): Promise<WatchEnding | undefined> {
  const { tools, lookout, deadline } = watching;
  const sight = await unlessAborted(lookout.look(tools.clock.now()), tools.cancelled);
  if (sight === 'aborted') return { outcome: 'cancelled' };
  const at = tools.clock.now();
  const ending = sight.kind === 'seen' ? await judgeSight(watching, sight.service, at) : setBack(watching, sight, at);
  if (ending !== undefined) return ending;
  if (tools.cancelled.aborted) return { outcome: 'cancelled' };
  return at < deadline ? undefined : { outcome: judgeAtDeadline(watching.target.deployment, observationOf(watching)) };
}

/** An answer that will pass is waited out, and said; at the deadline it is all that is left to say. */
function setBack({ target, tools, pacer, deadline }: Watching, sight: Sight & { kind: 'setback' }, at: number) {
  const { cluster, service, deployment } = target;
  if (at >= deadline) throw lostSight(sight.error, { cluster, service, deploymentId: deployment.id });
  pacer.setBack();
  tools.log.info(`Could not look at the service, trying again. ${sight.error.sentences.why}`);
  return undefined;
}

async function judgeSight(watching: Watching, service: Service, at: number): Promise<WatchEnding | undefined> {
  const { target, ledger, pacer, stall, inspector, tools, startedAt } = watching;
  const elapsed = at - startedAt;
  watching.service = service;
  watching.ownWasSeen ||= service.deployments.some(({ id }) => id === target.deployment.id) || elapsed >= 30_000;
  pacer.see(service, at);
  ledger.see(service, elapsed);
  const observation = observationOf(watching);
  const verdict = judge(target.deployment, observation);
  if (verdict.ended) return { outcome: verdict.outcome };
  const look = { service, ownId: target.deployment.id, elapsedSeconds: elapsed / 1_000, events: ledger.events };
  const checks = async () => (await inspector.inspect(look, at)) ?? (await stall.check(service, observation, at));
  const ending = await unlessAborted(checks(), tools.cancelled);
  return ending === 'aborted' ? { outcome: 'cancelled' } : ending;
}

function observationOf({ service, ledger, ownWasSeen }: Watching): Observation {
  const newEvents = ledger.events.map(({ message }) => message).reverse();
  return { ...service, newEvents, ownWasSeen };
}

async function pause({ tools, pacer, target, deadline }: Watching): Promise<void> {
  const { clock, cancelled, random = Math.random } = tools;
  const at = clock.now();
  const moment = pacer.moment(at, target.leastUntilHealthy, random());
  await clock.sleep(Math.min(nextLook(moment), Math.max(0, deadline - at)), cancelled);
}

async function resultOf(watching: Watching, { outcome, reason }: WatchEnding): Promise<WatchResult> {
  const { service, ledger, tools, startedAt } = watching;
  const elapsedSeconds = (tools.clock.now() - startedAt) / 1_000;
  const superseder = outcome === 'superseded' ? await readSuperseder(tools.call, service) : null;
  return { outcome, service, events: ledger.events, elapsedSeconds, reason: reason ?? null, superseder };
}
