import type { Log } from '../../toolkit/action-host.ts';
import { explainAwsError } from '../../toolkit/aws/errors.ts';
import { messageOf } from '../../toolkit/errors.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { sendUpdate, updateService } from '../plan/apply.ts';
import { readService } from '../situation/read-service.ts';
import { primaryDeployment } from '../situation/service.ts';
import { readSituation, type Situation } from '../situation/situation.ts';
import { type BackSettings, ownWayBackStalls, planBack } from './plan-back.ts';
import type { PreviousVersion } from './previous-version.ts';
import { findStoppable } from './stoppable.ts';
import { chooseWayBack, type FailedDeployment, type WayBack } from './way-back.ts';

/** What is to be undone. */
export interface UndoRequest {
  readonly cluster: string;
  readonly service: string;
  readonly failed: FailedDeployment;
  readonly settings: BackSettings;
}

/** The way back as it was taken. */
export type TurnedBack =
  | {
      readonly kind: 'turned';
      /** Who turned: ECS by itself, ECS by StopServiceDeployment, or a new deployment by UpdateService. */
      readonly by: 'ecs' | 'stop' | 'update';
      readonly previous: PreviousVersion;
      /** The deployment to follow where it is known already. */
      readonly deploymentId: string | null;
      /** The UpdateService that was sent; null when there was none. */
      readonly update: JsonObject | null;
    }
  | { readonly kind: 'impossible'; readonly why: string };

interface Tools {
  readonly call: CallEcs;
  readonly log: Log;
}

/** Chooses the way back from what the service is like now, and sends what it takes; nothing when ECS is going back already. */
export async function turnBack(request: UndoRequest, tools: Tools): Promise<TurnedBack> {
  const { failed } = request;
  const [situation, stoppable] = await Promise.all([
    readForPlan(request, tools),
    findStoppable(tools.call, request, failed.id),
  ]);
  if (situation === null) return turnBackAtOnce(request, tools);
  const wouldStall = ownWayBackStalls(situation);
  const way = chooseWayBack(failed, { service: situation.service, stoppable, wouldStall });
  if (way.kind !== 'stop') return take(way, situation, request, tools);
  if (await stop(way.serviceDeploymentArn, tools)) return turned('stop', request);
  return updateBack(request, tools);
}

/** null where something is not to be read: a prediction is worth less than the old version. */
async function readForPlan({ cluster, service }: UndoRequest, { call, log }: Tools): Promise<Situation | null> {
  try {
    return await readSituation(call, cluster, service);
  } catch (thrown) {
    log.info(`The way back is not predicted, and keeps the percents in force. ${messageOf(thrown)}`);
    return null;
  }
}

/** The way back by UpdateService, unless ECS has gone back by itself meanwhile. */
export async function updateBack(request: UndoRequest, tools: Tools): Promise<TurnedBack> {
  const situation = await readForPlan(request, tools);
  if (situation === null) return updateUnplanned(request, tools);
  const crossroads = { service: situation.service, stoppable: null, wouldStall: false };
  return take(chooseWayBack(request.failed, crossroads), situation, request, tools);
}

/**
 * Sends the way back with as few calls as there can be, for a job that is about to be killed: no prediction, the percents in force
 * stay, since the rollout that they were chosen for goes the same way back.
 */
export async function turnBackAtOnce(request: UndoRequest, tools: Tools): Promise<TurnedBack> {
  const { cluster, service, failed } = request;
  const [seen, stoppable] = await Promise.all([
    readService(tools.call, cluster, service),
    findStoppable(tools.call, request, failed.id),
  ]);
  const way = chooseWayBack(failed, { service: seen, stoppable, wouldStall: false });
  if (way.kind === 'impossible') return way;
  if (way.kind === 'follow') return turned('ecs', request);
  if (way.kind === 'stop' && (await stop(way.serviceDeploymentArn, tools))) return turned('stop', request);
  return updateAtOnce(request, tools);
}

async function updateUnplanned(request: UndoRequest, tools: Tools): Promise<TurnedBack> {
  const seen = await readService(tools.call, request.cluster, request.service);
  const way = chooseWayBack(request.failed, { service: seen, stoppable: null, wouldStall: false });
  if (way.kind === 'impossible') return way;
  return way.kind === 'follow' ? turned('ecs', request) : updateAtOnce(request, tools);
}

async function updateAtOnce({ cluster, service, failed, settings }: UndoRequest, { call }: Tools): Promise<TurnedBack> {
  const { previous } = failed;
  if (previous === null) return nothingBefore;
  const { desiredCount, revision } = previous;
  const count = settings.desiredCount === null ? {} : { desiredCount };
  const update = { cluster, service, taskDefinition: revision.arn, ...count };
  const after = await sendUpdate(call, update);
  return { kind: 'turned', by: 'update', previous, deploymentId: primaryDeployment(after)?.id ?? null, update };
}

async function take(way: WayBack, situation: Situation, request: UndoRequest, tools: Tools): Promise<TurnedBack> {
  const { previous } = request.failed;
  if (way.kind === 'impossible') return way;
  if (way.kind !== 'update') return turned('ecs', request);
  if (previous === null) return nothingBefore;
  const plan = planBack(situation, previous, request.settings);
  const { deploymentId } = await updateService(tools.call, plan, previous.revision.arn);
  return { kind: 'turned', by: 'update', previous, deploymentId, update: plan.update };
}

const nothingBefore: TurnedBack = { kind: 'impossible', why: 'no deployment of this service had completed before' };

function turned(by: 'ecs' | 'stop' | 'update', { failed: { previous } }: UndoRequest): TurnedBack {
  return previous === null ? nothingBefore : { kind: 'turned', by, previous, deploymentId: null, update: null };
}

/** ECS refuses it for a service deployment that has ended meanwhile or is going back already; then there is another way. */
async function stop(serviceDeploymentArn: string, { call, log }: Tools): Promise<boolean> {
  try {
    await call('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ROLLBACK' });
    return true;
  } catch (thrown) {
    const attempt = { iamAction: 'ecs:StopServiceDeployment', resource: serviceDeploymentArn };
    const { what, why } = explainAwsError(thrown, attempt).sentences;
    log.info(`StopServiceDeployment did not take it, so UpdateService is used. ${what} ${why}`);
    return false;
  }
}
