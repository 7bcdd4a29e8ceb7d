import type { CallEcs } from '../../ecs/ecs-api.ts';
import { mayInterrupt } from '../../ecs/plan/interruption.ts';
import type { DeployRequest } from '../../ecs/plan/plan.ts';
import { planDeploy } from '../../ecs/plan/plan-deploy.ts';
import { refuseUnsupported } from '../../ecs/plan/refusal.ts';
import { planRehearsal } from '../../ecs/rehearsal/plan-rehearsal.ts';
import { readSituation, type Situation } from '../../ecs/situation/situation.ts';
import { readExistingRevision } from '../../ecs/task-definition/existing-revision.ts';
import { readTaskDefinitionFile } from '../../ecs/task-definition/file.ts';
import { type Limit, waitLimit } from '../../ecs/watch/limit.ts';
import { slowestTask } from '../../ecs/watch/slowest-task.ts';
import { wouldInterrupt, wouldStall } from '../../report/deploy-error.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { planText } from '../../report/plan-text.ts';
import { plannedRehearsalLines } from '../../report/rehearsal-text.ts';
import { secretsCheckLines } from '../../report/secrets-text.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import type { BerthError } from '../../toolkit/errors.ts';
import type { DeployInputs } from '../inputs.ts';
import type { DeployRun } from '../run.ts';
import { checkSecrets, tellOfSecrets } from './check-secrets.ts';
import { type Planned, planUndisturbed } from './concurrent.ts';
import { preflight, preflightRefusal, tellOfPreflight } from './preflight.ts';

/** Reads the situation, plans, and prints the plan. Changes nothing. */
export async function prepare(run: DeployRun): Promise<DeployReport> {
  const { inputs, host, call } = run;
  const { situation, plan } = await planFor(await readRequest(inputs, call), run);
  const secrets = await checkSecrets({ situation, plan }, run);
  const limit = limitOf({ situation, plan }, inputs);
  const more = [
    ...secretsCheckLines(secrets),
    ...(inputs.rehearse === 'off' ? [] : plannedRehearsalLines(plan, planRehearsal(situation, plan, inputs))),
    ...(inputs.waitForServiceStability ? [`wait at most     ${limit.minutes} minutes: ${limit.why}`] : []),
  ];
  host.log.group(`Plan for ${inputs.service} in cluster ${inputs.cluster}`, planText(situation, plan, more));
  warnOfDenied(situation, host);
  tellOfSecrets(secrets, run);
  const found = { secrets, preflight: preflight({ situation, plan }, inputs) };
  tellOfPreflight(found, run);
  return { situation, plan, limit, ...found, ...nothingYet };
}

/** Reads the situation and plans, once no deployment of somebody else is in the way. */
export function planFor(request: DeployRequest, run: DeployRun): Promise<Planned> {
  const { inputs, call, callLoadBalancing } = run;
  return planUndisturbed(async () => {
    const situation = await readSituation(call, inputs.cluster, inputs.service, callLoadBalancing);
    refuseUnsupported(situation.service);
    return { situation, plan: planDeploy(situation, request) };
  }, run);
}

const nothingYet = {
  taskDefinitionArn: null,
  before: null,
  rehearsal: null,
  deploymentId: null,
  outcome: null,
  watched: null,
  explanation: null,
  proof: null,
  comparison: null,
  undo: null,
  failure: null,
} as const;

/** Why a plan must not be carried out; null when it may. */
export function refusal(report: DeployReport, inputs: DeployInputs): BerthError | null {
  const { plan } = report;
  if (plan.nothingToDo || inputs.dryRun) return null;
  const proven = preflightRefusal(report, inputs);
  if (proven !== null) return proven;
  if (plan.prediction.verdict === 'stalls' && !inputs.allowStall) return wouldStall(plan, inputs.service);
  return !inputs.allowInterruption && mayInterrupt(plan) ? wouldInterrupt(plan, inputs.service) : null;
}

/** How long this deploy is followed at most. */
export function limitOf({ situation, plan }: Planned, { waitForMinutes }: DeployInputs): Limit {
  const { desiredCount, percents, prediction } = plan;
  const slowest = slowestTask(situation, plan.wanted);
  const gracePeriod = situation.service.healthCheckGracePeriod * 1_000;
  return waitLimit({ desiredCount, percents, slowest, gracePeriod, prediction }, waitForMinutes);
}

/** What the inputs ask for, with the files and revisions that they name. */
export async function readRequest(inputs: DeployInputs, call: CallEcs): Promise<DeployRequest> {
  const { taskDefinitionFile: path, taskDefinitionArn: reference } = inputs;
  return {
    ...inputs,
    taskDefinition: path === null ? null : await readTaskDefinitionFile(path),
    existing: reference === null ? null : await readExistingRevision(call, reference),
  };
}

function warnOfDenied({ instances, tasks, targetGroups }: Situation, { log }: ActionHost): void {
  for (const read of [instances, tasks]) {
    if (!('denied' in read)) continue;
    log.warning(
      `The rollout cannot be predicted: AWS denied ${read.denied}. Allow it to this job's role, and Berth chooses the percents.`,
    );
  }
  if ('denied' in targetGroups)
    log.warning(
      `The times of the load balancer are guessed: AWS denied ${targetGroups.denied}. Allow it to this job's role, and Berth reads health check, draining and slow start.`,
    );
}
