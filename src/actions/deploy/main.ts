import { type AppliedPlan, applyPlan } from '../../ecs/apply.ts';
import type { CallEcs } from '../../ecs/ecs-api.ts';
import { leastUntilHealthy } from '../../ecs/estimates.ts';
import { type DeployRequest, planDeploy } from '../../ecs/plan.ts';
import { type OtherDigest, type Proof, readProof } from '../../ecs/proof.ts';
import { refuseUnsupported } from '../../ecs/refusal.ts';
import { readSituation, type Situation } from '../../ecs/situation.ts';
import { readTaskDefinitionFile } from '../../ecs/task-definition-file.ts';
import { type WatchResult, watch } from '../../ecs/watch.ts';
import { deployError, unproven, wouldStall } from '../../report/deploy-error.ts';
import { type DeployReport, deploySummary } from '../../report/deploy-summary.ts';
import { planText } from '../../report/plan-text.ts';
import type { Outcome } from '../../rollout/judge.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import type { Clock } from '../../toolkit/clock.ts';
import type { BerthError } from '../../toolkit/errors.ts';
import { ErrorWithOutputs, type Outputs } from '../../toolkit/run-action.ts';
import type { DeployInputs } from './inputs.ts';

/** What a deploy acts through. */
export interface DeployDependencies {
  readonly host: ActionHost;
  readonly call: CallEcs;
  readonly clock: Clock;
  /** The platform images that an image index holds; undefined when that cannot be told. */
  readonly platformDigests: (image: string) => Promise<readonly string[] | undefined>;
}

/** Deploys: reads the situation, plans, carries the plan out with one UpdateService, follows it to its outcome, and proves it. */
export async function main(inputs: DeployInputs, dependencies: DeployDependencies): Promise<Outputs> {
  const { host, call } = dependencies;
  const [situation, request] = await Promise.all([
    readSituation(call, inputs.cluster, inputs.service),
    readRequest(inputs),
  ]);
  refuseUnsupported(situation.service);
  const plan = planDeploy(situation, request);
  host.log.group(`Plan for ${inputs.service} in cluster ${inputs.cluster}`, planText(situation, plan));
  warnOfDenied(situation, host);
  const planned: DeployReport = { situation, plan, taskDefinitionArn: null, outcome: null, watched: null, proof: null };
  if (plan.prediction.verdict === 'stalls' && !plan.nothingToDo && !inputs.allowStall && !inputs.dryRun) {
    return conclude(planned, host, wouldStall(plan, inputs.service));
  }
  if (inputs.dryRun) return conclude(planned, host);
  if (plan.nothingToDo) return conclude({ ...planned, outcome: 'unchanged' }, host);
  return carryOut(planned, inputs, dependencies);
}

async function readRequest(inputs: DeployInputs): Promise<DeployRequest> {
  const { taskDefinitionFile: path } = inputs;
  return { ...inputs, taskDefinition: path === null ? null : await readTaskDefinitionFile(path) };
}

function warnOfDenied({ instances, tasks }: Situation, { log }: ActionHost): void {
  for (const read of [instances, tasks]) {
    if (!('denied' in read)) continue;
    log.warning(
      `The rollout cannot be predicted: AWS denied ${read.denied}. Allow it to this job's role, and Berth chooses the percents.`,
    );
  }
}

async function carryOut(
  planned: DeployReport,
  inputs: DeployInputs,
  dependencies: DeployDependencies,
): Promise<Outputs> {
  const { host, call } = dependencies;
  const applied = await applyPlan(call, planned.plan);
  const { taskDefinitionArn, deploymentId } = applied;
  host.log.info(`UpdateService was accepted; following deployment ${deploymentId}.`);
  const started = { ...planned, taskDefinitionArn };
  if (!inputs.waitForServiceStability) return conclude(started, host, undefined, deploymentId);
  const watched = await follow(planned, applied, inputs, dependencies);
  return judgeResult({ ...started, outcome: watched.outcome, watched }, applied, inputs, dependencies);
}

function follow(
  { situation, plan }: DeployReport,
  { deploymentId }: AppliedPlan,
  inputs: DeployInputs,
  { host, call, clock }: DeployDependencies,
): Promise<WatchResult> {
  const { deployments, events } = situation.service;
  const earlierIds = deployments.map(({ id }) => id).filter((id) => id !== deploymentId);
  const target = {
    cluster: inputs.cluster,
    service: inputs.service,
    deployment: { id: deploymentId, earlierIds },
    earlierEventIds: new Set(events.map(({ id }) => id)),
    limitMinutes: inputs.waitForMinutes,
    leastUntilHealthy: leastUntilHealthy(plan.taskDefinition ?? situation.taskDefinition),
  };
  return watch(target, { call, clock, log: host.log, cancelled: host.cancelled });
}

async function judgeResult(
  report: DeployReport & { watched: WatchResult },
  applied: AppliedPlan,
  inputs: DeployInputs,
  dependencies: DeployDependencies,
): Promise<Outputs> {
  const { host } = dependencies;
  const { outcome } = report.watched;
  const { deploymentId, taskDefinitionArn } = applied;
  if (outcome !== 'succeeded' && outcome !== 'unchanged') {
    return conclude(report, host, deployError(outcome, inputs, report.watched), deploymentId);
  }
  const taskDefinition = report.plan.taskDefinition ?? report.situation.taskDefinition;
  const proof = await provenBy(dependencies, inputs, { taskDefinitionArn, taskDefinition });
  if ('denied' in proof) {
    host.log.warning(`Whether the old tasks are gone was not checked: AWS denied ${proof.denied}.`);
    return conclude(report, host, undefined, deploymentId);
  }
  const failure = unproven(proof, inputs.service);
  reportProof(proof, host);
  const proven = { ...report, proof, ...(failure === undefined ? {} : { outcome: 'failed' as const }) };
  return conclude(proven, host, failure, deploymentId);
}

/** A container may run a platform image of the index that was deployed; one about which nothing can be told is said aloud. */
async function provenBy(
  { call, host, platformDigests }: DeployDependencies,
  place: DeployInputs,
  deployed: Parameters<typeof readProof>[2],
): Promise<Proof | { readonly denied: string }> {
  const proof = await readProof(call, place, deployed);
  if ('denied' in proof) return proof;
  const otherDigests: OtherDigest[] = [];
  for (const other of proof.otherDigests) {
    const platforms = await platformDigests(other.image);
    if (platforms === undefined) {
      host.log.warning(`Whether ${other.running} belongs to ${other.image} could not be checked in ECR.`);
    } else if (!platforms.includes(other.running)) otherDigests.push(other);
  }
  return { ...proof, otherDigests };
}

function reportProof({ newTasks, oldTasks, digests }: Proof, { log }: ActionHost): void {
  const running = digests.length > 0 ? `, running ${digests.join(', ')}` : '';
  log.info(`Proof: ${newTasks} new, ${oldTasks.length} old left${running}.`);
}

/** Writes the summary and gives the outputs, also those of a deploy that failed. */
async function conclude(
  report: DeployReport,
  host: ActionHost,
  failure?: BerthError,
  deploymentId = '',
): Promise<Outputs> {
  await host.summarize(deploySummary(report));
  const outputs = outputsOf(report, deploymentId);
  if (failure !== undefined) throw new ErrorWithOutputs(failure, outputs);
  host.log.info(outcomeLine(report.outcome, report));
  return outputs;
}

function outcomeLine(outcome: Outcome | null, { watched, situation }: DeployReport): string {
  const { name } = situation.service;
  if (watched !== null) return `${name}: ${outcome} after ${Math.round(watched.elapsedSeconds)} s.`;
  return outcome === 'unchanged'
    ? `${name} runs this version already; nothing was changed.`
    : `${name}: not waited for.`;
}

/** The outputs of `deploy`. `deployment-id` is empty when nothing was deployed, `outcome` when it was not waited for. */
function outputsOf({ plan, taskDefinitionArn, outcome }: DeployReport, deploymentId: string): Outputs {
  return {
    'task-definition-arn': taskDefinitionArn ?? (plan.nothingToDo ? plan.previousTaskDefinition : ''),
    'previous-task-definition-arn': plan.previousTaskDefinition,
    'deployment-id': deploymentId,
    outcome: outcome ?? '',
    'minimum-healthy-percent': String(plan.percents.minimumHealthy),
    'maximum-percent': String(plan.percents.maximum),
    prediction: JSON.stringify(plan.prediction),
  };
}
