import { describeTasks, onlyTask, type Place } from '../../ecs.ts';
import { type PushedImage, runAction, runJob } from '../../pipeline.ts';
import type { Play, Stage } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';
import { proveServing } from '../proofs.ts';

/** Step f: back to what was good before, without being told what that was. */
export async function goBack(play: Play<ClaimName>, stage: Stage, place: Place, good: PushedImage): Promise<void> {
  play.narrator.step('f', 'Back to the last good version');
  const { cluster, service } = place;
  const inputs = { cluster, service, 'wait-for-minutes': '2' };
  const { outputs } = await runJob(play, stage, 'quote deploy', (job) => runAction(play, job, 'rollback', inputs));
  const { taskArn } = await onlyTask(stage.ecs, place);
  const [task] = await describeTasks(stage.ecs, cluster, [taskArn]);
  const digest = task?.containers?.[0]?.imageDigest ?? '';
  const holds = outputs.outcome === 'succeeded' && digest === good.digest;
  const seen = `${outputs.outcome}, to ${outputs['rolled-back-to']}; version 1 was ${good.digest.slice(0, 19)}…, now runs ${digest.slice(0, 19)}…`;
  play.narrator.prove('rolled-back', holds, seen);
  await proveServing(play, stage, place, 'v1', 'first-version-serves-again');
}
