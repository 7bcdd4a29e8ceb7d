import { waitFor } from '../../../harness/wait.ts';
import { describeService, type Place } from '../../ecs.ts';
import { deployInputs, type PushedImage, runAction, runJob } from '../../pipeline.ts';
import type { Play, Stage } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';
import { examine } from '../doctor.ts';
import { proveServing, type RunningTask } from '../proofs.ts';
import type { ClosedStage } from './set-stage.ts';

/** Step d: the printed command, then the same image again. */
export async function openWay(
  play: Play<ClaimName>,
  { stage, place, runPrinted }: ClosedStage,
  command: string,
  image: PushedImage,
): Promise<RunningTask> {
  play.narrator.step('d', 'The rule is added, and the same image is deployed');
  await untilGivenUp(play, stage, place);
  await runPrinted(stage, command);
  const way = (await examine(play, stage, place)).finding('NET-DB');
  play.narrator.prove('way-opened', way.status === 'ok', `${way.status} NET-DB: ${way.message}`);
  const percents = { 'minimum-healthy-percent': '100', 'maximum-percent': '200' };
  const inputs = { ...deployInputs(place, image), ...percents, 'force-new-deployment': 'true' };
  await runJob(play, stage, 'quote deploy', (job) => runAction(play, job, 'deploy', inputs));
  return proveServing(play, stage, place, 'v1', 'first-version-serves');
}

/** The deployment that failed is still in flight: its circuit breaker counts three dead tasks. */
async function untilGivenUp({ narrator, signal }: Play<ClaimName>, { ecs }: Stage, place: Place): Promise<void> {
  const look = async () => {
    const { deployments = [] } = await describeService(ecs, place);
    return (
      deployments.some(({ status, rolloutState }) => status === 'PRIMARY' && rolloutState === 'FAILED') || undefined
    );
  };
  await waitFor(look, { what: 'the circuit breaker to trip', seconds: 180, signal });
  narrator.say('ECS has given up on it: its circuit breaker counted three dead tasks.');
}
