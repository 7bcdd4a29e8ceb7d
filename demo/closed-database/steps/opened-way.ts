import { deployInputs, type PushedImage, runAction, runJob } from '../../pipeline.ts';
import type { Play } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';
import { examine } from '../doctor.ts';
import { runPrinted } from '../printed-command.ts';
import { proveServing, type RunningTask } from '../proofs.ts';
import type { ClosedStage } from './set-stage.ts';

/** Step d: the printed command, then the same image again. */
export async function openWay(
  play: Play<ClaimName>,
  { stage, place }: ClosedStage,
  command: string,
  image: PushedImage,
): Promise<RunningTask> {
  play.narrator.step('d', 'The rule is added, and the same image is deployed');
  await runPrinted(play, stage, command);
  const way = (await examine(play, stage, place)).finding('NET-DB');
  play.narrator.prove('way-opened', way.status === 'ok', `${way.status} NET-DB: ${way.message}`);
  await runJob(play, stage, 'quote deploy', (job) => runAction(play, job, 'deploy', deployInputs(place, image)));
  return proveServing(play, stage, place, 'v1', 'first-version-serves');
}
