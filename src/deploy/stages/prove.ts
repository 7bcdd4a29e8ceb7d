import { allowPlatforms } from '../../ecs/platform-proof.ts';
import { type Proof, readProof } from '../../ecs/proof.ts';
import { unproven } from '../../report/deploy-error.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import type { DeployRun } from './run.ts';

/** Checks a deployment that ECS calls complete by its tasks: what they run, and that no old one is left. */
export async function prove(followed: DeployReport, run: DeployRun): Promise<DeployReport> {
  const { inputs, host } = run;
  const proof = await readProofOf(followed, run);
  if ('denied' in proof) {
    host.log.warning(`Whether the old tasks are gone was not checked: AWS denied ${proof.denied}.`);
    return followed;
  }
  const { newTasks, oldTasks, digests } = proof;
  const running = digests.length > 0 ? `, running ${digests.join(', ')}` : '';
  host.log.info(`Proof: ${newTasks} new, ${oldTasks.length} old left${running}.`);
  const failure = unproven(proof, inputs.service) ?? null;
  return { ...followed, proof, failure, outcome: failure === null ? followed.outcome : 'failed' };
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
