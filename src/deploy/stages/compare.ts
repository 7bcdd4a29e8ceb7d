import { readActualRollout } from '../../ecs/proof/actual-rollout.ts';
import { comparisonLines } from '../../report/comparison-text.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { comparePrediction } from '../../report/predicted-and-actual.ts';
import type { DeployRun } from '../run.ts';

/** Puts what was predicted beside what took place. It only tells: whatever cannot be read leaves it out. */
export async function compare(judged: DeployReport, { inputs, call, host }: DeployRun): Promise<DeployReport> {
  const { situation, plan, watched, deploymentId } = judged;
  const deployment = watched?.service.deployments.find(({ id }) => id === deploymentId);
  if (deployment === undefined || plan.prediction.verdict !== 'completes') return judged;
  const earlier = 'value' in situation.tasks ? situation.tasks.value : [];
  const actual = await readActualRollout(call, inputs, deployment, earlier).catch(() => undefined);
  if (actual === undefined) return judged;
  const comparison = comparePrediction(plan.prediction, actual);
  host.log.group('Predicted and actual', comparisonLines(comparison));
  return { ...judged, comparison };
}
