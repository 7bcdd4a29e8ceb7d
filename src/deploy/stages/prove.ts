import { allowPlatforms } from '../../ecs/platform-proof.ts';
import { type Proof, readProof } from '../../ecs/proof.ts';
import { unchecked, unproven } from '../../report/deploy-error.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { DeployRun } from './run.ts';

/** Checks a deployment that ECS calls complete by its tasks: how many run, what they run, and that no old one is left. */
export async function prove(followed: DeployReport, run: DeployRun): Promise<DeployReport> {
  const { inputs, host } = run;
  if (followed.outcome !== 'succeeded') return followed;
  const expected = followed.watched?.service.desiredCount ?? followed.plan.desiredCount;
  const proof = await readSettledProof(followed, run, expected).catch(whatFailed);
  if (proof instanceof BerthError) return { ...followed, outcome: null, failure: unchecked(proof, inputs) };
  if ('denied' in proof) {
    host.log.warning(`Whether the old tasks are gone was not checked: AWS denied ${proof.denied}.`);
    return followed;
  }
  host.log.info(proofLine(proof, expected));
  const failure = unproven(proof, inputs.service, expected) ?? null;
  return { ...followed, proof, failure, outcome: failure === null ? followed.outcome : 'failed' };
}

function whatFailed(thrown: unknown): BerthError {
  if (thrown instanceof BerthError) return thrown;
  throw thrown;
}

const betweenLooks = 3_000;
/** A task that failed right after the deployment completed is replaced: so long a missing one may take to come back. */
const patience = 20_000;

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
    const proof = await readProofOf(followed, run);
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
