import { askVersion } from '../backend.ts';
import { inspectContainer } from '../docker.ts';
import { describeTasks, onlyTask, type Place } from '../ecs.ts';
import type { PushedImage } from '../pipeline.ts';
import { versionUrl } from '../single-instance/proofs.ts';
import type { Play, Stage } from '../stage.ts';
import type { ClaimName } from './claims.ts';

/** The one task of the service and its one container. */
export type RunningTask = Awaited<ReturnType<typeof onlyTask>>;

/** Asks the backend as anyone outside the cluster does, and remembers which local-aws runs it. */
export async function proveServing(
  play: Play<ClaimName>,
  stage: Stage,
  place: Place,
  version: string,
  claim: 'first-version-serves' | 'second-version-serves',
): Promise<RunningTask> {
  const answer = await askVersion(place.address, 8080).catch((error: unknown) => ({ version: String(error), row: '' }));
  const holds = answer.version === version && answer.row === stage.row;
  play.narrator.prove(claim, holds, `GET ${versionUrl(place)}: ${JSON.stringify(answer)}`);
  const running = await onlyTask(stage.ecs, place);
  const container = await inspectContainer(stage, running.containerId);
  if (container !== undefined) play.owners.add(container.owner);
  return running;
}

/** The old task has stopped, and its container is no more. */
export async function proveGone(play: Play<ClaimName>, stage: Stage, { cluster }: Place, old: RunningTask) {
  const [task] = await describeTasks(stage.ecs, cluster, [old.taskArn]);
  const container = await inspectContainer(stage, old.containerId);
  const seen = `ECS: ${task?.lastStatus}; docker inspect: ${container === undefined ? 'no such container' : 'still there'}`;
  play.narrator.prove('old-task-gone', task?.lastStatus === 'STOPPED' && container === undefined, seen);
}

/** The container runs the very image that was pushed. */
export async function proveDigest(play: Play<ClaimName>, stage: Stage, running: RunningTask, image: PushedImage) {
  const container = await inspectContainer(stage, running.containerId);
  const runs = container?.running === true && container.digests.some((digest) => digest.endsWith(`@${image.digest}`));
  const seen = `pushed ${image.digest.slice(0, 19)}…, docker inspect ${runs ? 'agrees' : 'does not agree'}`;
  play.narrator.prove('pushed-digest-runs', runs, seen);
}
