import { deployInputs, runAction, runJob } from '../../pipeline.ts';
import type { Play } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';
import { examine, tell } from '../doctor.ts';
import { proveDigest, proveGone, proveServing, type RunningTask } from '../proofs.ts';
import type { ClosedStage } from './set-stage.ts';
import { buildVersion } from './silent-container.ts';

/** Step e: the new task that never came, foreseen by the doctor. */
export async function replaceStaticPort(
  play: Play<ClaimName>,
  { stage, place, runPrinted }: ClosedStage,
  old: RunningTask,
): Promise<void> {
  const { narrator } = play;
  narrator.step('e', 'Version 2: one instance, a static host port, and 100/200');
  const stall = (await examine(play, stage, place)).finding('SV-STALL');
  tell(play, stall);
  const [command = ''] = stall.fix;
  const isFound =
    stall.status === 'problem' && /host port 8080/.test(stall.message) && command.includes('update-service');
  narrator.prove('stall-found', isFound, `${stall.status}: ${stall.message}`);
  await runPrinted(stage, command);
  const after = (await examine(play, stage, place)).finding('SV-STALL');
  narrator.prove('percents-changed', after.status === 'ok', `${after.status} SV-STALL: ${after.message}`);
  const image = await buildVersion(play, stage, 'v2');
  await runJob(play, stage, 'quote deploy', (job) => runAction(play, job, 'deploy', deployInputs(place, image)));
  const running = await proveServing(play, stage, place, 'v2', 'second-version-serves');
  await proveGone(play, stage, place, old);
  await proveDigest(play, stage, running, image);
}
