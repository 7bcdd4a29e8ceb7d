import { messageOf } from '../../toolkit/errors.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { unlessAborted } from '../../toolkit/unless-aborted.ts';
import { leastUntilHealthy } from '../plan/estimates.ts';
import type { ReadPlatformDigests } from '../proof/platform-proof.ts';
import { readService } from '../situation/read-service.ts';
import { primaryDeployment } from '../situation/service.ts';
import { shortName } from '../task-definition/task-definition.ts';
import { type WatchResult, type WatchTools, watch } from '../watch/watch.ts';
import type { PreviousVersion } from './previous-version.ts';
import { readServing, type Serving } from './serving.ts';
import { type TurnedBack, turnBack, type UndoRequest, updateBack } from './turn-back.ts';

export interface RollBackTools extends WatchTools {
  readonly platformDigests: ReadPlatformDigests;
}

/** How the way back ended. */
export type RolledBack =
  | {
      readonly kind: 'arrived';
      readonly by: 'ecs' | 'stop' | 'update';
      readonly previous: PreviousVersion;
      readonly watched: WatchResult;
      readonly serving: Serving;
      /** The UpdateService that was sent for it; null when there was none. */
      readonly update: JsonObject | null;
    }
  /** It was sent, and nobody could see, or had the time to see, how it ended. */
  | { readonly kind: 'unseen'; readonly turned: TurnedBack; readonly why: string }
  | { readonly kind: 'impossible'; readonly why: string };

/**
 * Brings the previous version back and follows it like a deploy: ECS's own rollback where one is under way,
 * StopServiceDeployment where it can be used, otherwise UpdateService. Ends with a check of who serves.
 *
 * @param limitMinutes how long to follow it.
 */
export async function rollBack(request: UndoRequest, limitMinutes: number, tools: RollBackTools): Promise<RolledBack> {
  const turned = await turnBack(request, tools);
  if (turned.kind === 'impossible') return turned;
  tools.log.info(turnedText(turned, request));
  try {
    const arrived = await unlessAborted(arrive(turned, request, limitMinutes, tools), tools.cancelled);
    return arrived === 'aborted' ? { kind: 'unseen', turned, why: 'the job was cancelled' } : arrived;
  } catch (thrown) {
    return { kind: 'unseen', turned, why: messageOf(thrown).replace(/\.$/, '') };
  }
}

async function arrive(
  turned: Turned,
  request: UndoRequest,
  limitMinutes: number,
  tools: RollBackTools,
): Promise<RolledBack> {
  const arrived = await switched(turned, request, tools);
  if (arrived.kind === 'impossible') return arrived;
  const { by, previous, update } = arrived;
  const watched = await follow(arrived, request, limitMinutes, tools);
  const serving = await readServing(request, previous, tools);
  tools.log.info(serving.said);
  return { kind: 'arrived', by, previous, watched, serving, update };
}

type Turned = TurnedBack & { readonly kind: 'turned' };

function turnedText({ by, previous }: Turned, { service }: UndoRequest): string {
  const name = shortName(previous.revision.arn);
  switch (by) {
    case 'ecs':
      return `ECS brings ${service} back to ${name} by itself; following it.`;
    case 'stop':
      return `StopServiceDeployment was accepted: ECS brings ${service} back to ${name}; following it.`;
    case 'update':
      return `UpdateService back to ${name} was accepted; following it.`;
  }
}

/** How long ECS may take until it shows that it has turned; after that the way back is sent by UpdateService. */
const longestTurn = 60_000;

/** ECS turns back asynchronously: the deployment to follow is known once another one is PRIMARY. */
async function switched(turned: Turned, request: UndoRequest, tools: RollBackTools): Promise<TurnedBack> {
  if (turned.deploymentId !== null) return turned;
  const { clock, cancelled } = tools;
  const deadline = clock.now() + longestTurn;
  for (;;) {
    const primary = primaryDeployment(await readService(tools.call, request.cluster, request.service));
    if (primary !== undefined && primary.id !== request.failed.id) return { ...turned, deploymentId: primary.id };
    if (cancelled.aborted)
      return { kind: 'impossible', why: 'the job was cancelled before ECS showed that it turns back' };
    if (clock.now() >= deadline) return updateBack(request, tools);
    await clock.sleep(1_000, cancelled);
  }
}

async function follow(
  { deploymentId, previous }: Turned,
  { cluster, service }: UndoRequest,
  limitMinutes: number,
  tools: RollBackTools,
): Promise<WatchResult> {
  const { events } = await readService(tools.call, cluster, service);
  const target = {
    cluster,
    service,
    deployment: { id: deploymentId ?? '', earlierIds: [] },
    earlierEventIds: new Set(events.map(({ id }) => id)),
    limitMinutes,
    leastUntilHealthy: leastUntilHealthy(previous.revision.taskDefinition),
  };
  return watch(target, tools);
}
