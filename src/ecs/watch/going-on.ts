import { predict } from '../../rollout/predict.ts';
import type { CallEcs } from '../ecs-api.ts';
import { rolloutInput } from '../plan/rollout-input.ts';
import { readSituation, type Situation } from '../situation/situation.ts';

/** What the rollout model says of the deployment that is under way, from a fresh look at the service, its tasks and instances. */
export async function predictGoingOn(
  call: CallEcs,
  cluster: string,
  service: string,
): Promise<'completes' | 'stalls' | 'unknown'> {
  try {
    return verdictOf(await readSituation(call, cluster, service));
  } catch {
    // Whatever cannot be read now is no reason to call a deployment stalled; the watch itself says what keeps failing.
    return 'unknown';
  }
}

function verdictOf(situation: Situation): 'completes' | 'stalls' | 'unknown' {
  const { taskDefinition, service, tasks } = situation;
  // A task that drains or stops will free what it holds, also where ECS no longer lists its deployment.
  if (!('value' in tasks) || tasks.value.some(({ desiredStatus }) => desiredStatus === 'STOPPED')) return 'unknown';
  const { desiredCount } = service;
  const rollout = rolloutInput(situation, { taskDefinition, desiredCount, startsDeployment: false });
  return rollout.known ? predict(rollout.input, rollout.estimates).verdict : 'unknown';
}
