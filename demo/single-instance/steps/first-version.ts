import { existsSync } from 'node:fs';
import { inspectContainer } from '../../docker.ts';
import { onlyTask, type Place } from '../../ecs.ts';
import { buildAndPush, deployInputs, type PushedImage, runAction, runJob } from '../../pipeline.ts';
import type { Play, Stage } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';
import { proveServing } from '../proofs.ts';
import { proveFoundInImage } from '../secret-proofs.ts';

/** What runs after a deploy: its image, its task, and the one container of that task. */
export interface RunningVersion {
  readonly image: PushedImage;
  readonly taskArn: string;
  readonly containerId: string;
}

/** Step b: the first deploy, from secrets to an answer. */
export async function deployFirstVersion(play: Play<ClaimName>, stage: Stage, place: Place): Promise<RunningVersion> {
  play.narrator.step('b', 'Version 1: from secrets to a running task');
  const image = await runJob(play, stage, 'quote deploy', async (job) => {
    const pushed = await buildAndPush(play, stage, job, 'v1');
    const percents = { 'minimum-healthy-percent': '100', 'maximum-percent': '200' };
    await runAction(play, job, 'deploy', { ...deployInputs(place, pushed), ...percents });
    return pushed;
  });
  await proveServing(play, stage, place, 'v1', 'first-version-serves');
  proveFileRemoved(play);
  await proveFoundInImage(play, stage, image);
  const running = { image, ...(await onlyTask(stage.ecs, place)) };
  const container = await inspectContainer(stage, running.containerId);
  if (container !== undefined) play.owners.add(container.owner);
  return running;
}

function proveFileRemoved({ narrator, results }: Play<ClaimName>): void {
  const file = results.map(({ outputs }) => outputs['build-args-file']).find((path) => path !== undefined) ?? '';
  narrator.prove('build-args-removed', file !== '' && !existsSync(file), `${file} is gone after the post step`);
}
