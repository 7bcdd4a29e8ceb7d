import { allowPlatforms } from '../../ecs/proof/platform-proof.ts';
import { type Proof, readProof } from '../../ecs/proof/proof.ts';
import { readService } from '../../ecs/situation/read-service.ts';
import { primaryDeployment } from '../../ecs/situation/service.ts';
import { readSuperseder } from '../../ecs/watch/superseder.ts';
import { cancelledUnproven, unproven, unseen } from '../../report/deploy-error.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { explainAwsError, mayPass } from '../../toolkit/aws/errors.ts';
import { type BerthError, messageOf } from '../../toolkit/errors.ts';
import { unlessAborted } from '../../toolkit/unless-aborted.ts';
import type { DeployRun } from '../run.ts';
import { withOutcome } from './follow.ts';

/** Checks a deployment that ECS calls complete by its tasks: how many run, what they run, and that no old one is left. */
export async function prove(followed: DeployReport, run: DeployRun): Promise<DeployReport> {
  const { inputs, host } = run;
  if (followed.outcome !== 'succeeded') return followed;
  const expected = followed.watched?.service.desiredCount ?? followed.plan.desiredCount;
  try {
    const proof = await unlessAborted(readSettledProof(followed, run, expected), host.cancelled);
    if (proof === 'aborted') return { ...followed, outcome: 'cancelled', failure: cancelledUnproven(inputs) };
    if ('denied' in proof) {
      host.log.warning(`Whether the old tasks are gone was not checked: AWS denied ${proof.denied}.`);
      return followed;
    }
    host.log.info(proofLine(proof, expected));
    return await concluded({ ...followed, proof }, unproven(proof, inputs.service, expected), run);
  } catch (thrown) {
    const error = explainAwsError(thrown, { iamAction: 'ecs:ListTasks', resource: `service ${inputs.service}` });
    return { ...followed, outcome: null, failure: unseen(error, inputs) };
  }
}

async function concluded(proven: DeployReport, failure: BerthError | undefined, run: DeployRun): Promise<DeployReport> {
  if (failure === undefined) return proven;
  const overtaken = await watchedSince(proven, run);
  return overtaken === undefined
    ? { ...proven, failure, outcome: 'failed' }
    : withOutcome({ ...proven, proof: null }, overtaken, run);
}

/** What became of a deployment that is PRIMARY no more: then tasks of another revision are no wonder. Undefined while it is. */
async function watchedSince({ watched, deploymentId, situation }: DeployReport, { inputs, call }: DeployRun) {
  if (watched === null) return undefined;
  const service = await readService(call, inputs.cluster, inputs.service).catch(() => undefined);
  const primary = service === undefined ? undefined : primaryDeployment(service);
  if (service === undefined || primary === undefined || primary.id === deploymentId) return undefined;
  const wasThere = situation.service.deployments.some(({ id }) => id === primary.id);
  if (wasThere) return { ...watched, outcome: 'rolled-back' as const, service };
  return { ...watched, outcome: 'superseded' as const, service, superseder: await readSuperseder(call, service) };
}

const betweenLooks = 3_000;
/** A task that failed right after the deployment completed is replaced: so long a missing one may take to come back. */
const patience = 20_000;
/** How long answers may fail to come, beyond the SDK's own attempts, before the tasks count as not to be seen. */
const outage = 30_000;

/** Waits, within the limit, for old tasks that drain or stop, and a moment for tasks that are missing. */
async function readSettledProof(
  followed: DeployReport,
  run: DeployRun,
  expected: number,
): Promise<Proof | { readonly denied: string }> {
  const { clock, host } = run;
  const startedAt = clock.now();
  const left = followed.limit.minutes * 60_000 - (followed.watched?.elapsedSeconds ?? 0) * 1_000;
  let said = '';
  for (;;) {
    const proof = await readWithPatience(followed, run);
    if ('denied' in proof || host.cancelled.aborted) return proof;
    const elapsed = clock.now() - startedAt;
    const drains = proof.drainingTasks.length > 0 && elapsed < Math.max(60_000, left);
    const lacks = proof.newTasks < expected && elapsed < patience;
    if (!drains && !lacks) return proof;
    const line = drains ? `Serving, draining the old: ${proof.drainingTasks.join(', ')}.` : proofLine(proof, expected);
    if (line !== said) host.log.info(line);
    said = line;
    await clock.sleep(betweenLooks, host.cancelled);
  }
}

/** The deployment is complete: what passes by itself is no reason not to see it through. */
async function readWithPatience(followed: DeployReport, run: DeployRun): Promise<Proof | { readonly denied: string }> {
  const { clock, host } = run;
  const deadline = clock.now() + outage;
  for (;;) {
    try {
      return await readProofOf(followed, run);
    } catch (thrown) {
      if (!mayPass(thrown) || clock.now() >= deadline || host.cancelled.aborted) throw thrown;
      host.log.info(`Could not look at the tasks, trying again. ${messageOf(thrown)}`);
      await clock.sleep(betweenLooks, host.cancelled);
    }
  }
}

function proofLine({ newTasks, oldTasks, drainingTasks, digests }: Proof, expected: number): string {
  if (expected === 0 && newTasks === 0)
    return `Proof: no task is to run (desired count 0), and ${oldTasks.length} old left.`;
  const running = digests.length > 0 ? `, running ${digests.join(', ')}` : '';
  const stopping = drainingTasks.length > 0 ? `, ${drainingTasks.length} old still stopping` : '';
  return `Proof: ${newTasks} new, ${oldTasks.length} old left${stopping}${running}.`;
}

/** A container may run a platform image of the index that was deployed; one about which nothing can be told is said aloud. */
async function readProofOf(
  { plan, taskDefinitionArn }: DeployReport,
  { inputs, call, host, platformDigests }: DeployRun,
): Promise<Proof | { readonly denied: string }> {
  const deployed = { taskDefinitionArn: taskDefinitionArn ?? plan.previousTaskDefinition, taskDefinition: plan.wanted };
  const proof = await readProof(call, inputs, deployed);
  if ('denied' in proof) return proof;
  const { unknownDigests, ...known } = await allowPlatforms(proof, platformDigests);
  for (const { running, image } of unknownDigests) {
    host.log.warning(`Whether ${running} belongs to ${image} could not be checked in ECR.`);
  }
  return known;
}
