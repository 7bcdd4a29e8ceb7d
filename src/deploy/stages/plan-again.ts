import type { DeployRequest, Plan } from '../../ecs/plan/plan.ts';
import { primaryDeployment } from '../../ecs/situation/service.ts';
import { shortName } from '../../ecs/task-definition/task-definition.ts';
import { overtaken } from '../../report/concurrent-error.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { planText } from '../../report/plan-text.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { DeployRun, RegisteredDeploy } from '../run.ts';
import { cancelledBefore } from './cancelled-before.ts';
import { preflight } from './preflight.ts';
import { limitOf, planFor, readRequest, refusal } from './prepare.ts';
import { register } from './start.ts';

/** A plan that is no older than this is carried out as it is, unless something ran in between. Milliseconds. */
const freshFor = 30_000;

/**
 * Plans once more, with the revision that is registered, where the plan is too old to be true: a before-command or a rehearsal takes
 * minutes, in which somebody else may deploy, scale or change settings. What they have set is read again, and never overwritten with
 * what it was. `failure` says why the new plan must not be carried out.
 */
export async function planAgain(prepared: RegisteredDeploy, run: DeployRun): Promise<RegisteredDeploy> {
  const { host, clock } = run;
  const { taskDefinitionArn } = prepared;
  const ran = prepared.before !== null || (prepared.rehearsal?.result ?? null) !== null;
  const now = (run.call.awsTime ?? clock.now)();
  if (!ran && now - prepared.situation.readAt < freshFor) return prepared;
  try {
    return await withFreshPlan(prepared, run);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    if (host.cancelled.aborted) return { ...prepared, ...cancelledBefore(prepared, run), taskDefinitionArn };
    return { ...prepared, failure: thrown };
  }
}

async function withFreshPlan(prepared: RegisteredDeploy, run: DeployRun): Promise<RegisteredDeploy> {
  const { inputs, host } = run;
  const { situation, plan } = await planFor(await requestFor(prepared, run), run);
  refuseOvertaken(prepared, situation, run);
  const fresh = { situation, plan };
  const again = {
    ...prepared,
    ...fresh,
    limit: limitOf(fresh, inputs),
    preflight: preflight(fresh, inputs),
  };
  if (!saysTheSame(prepared.plan, plan)) {
    host.log.group(`Plan for ${inputs.service}, made again because the service has changed`, planText(situation, plan));
  }
  const failure = refusal(again, inputs);
  if (failure !== null || plan.nothingToDo) return { ...again, failure };
  return plan.taskDefinition === null ? again : await register(again, run);
}

/** What was registered is what was tried: it stays. Where nothing was, the live task definition is asked for as it now is. */
async function requestFor(
  { plan, taskDefinitionArn }: RegisteredDeploy,
  { inputs, call }: DeployRun,
): Promise<DeployRequest> {
  const request = await readRequest(inputs, call);
  if (plan.taskDefinition === null) return request;
  const existing = { arn: taskDefinitionArn, taskDefinition: plan.taskDefinition, tags: [] };
  return { ...request, taskDefinition: null, existing, containerName: null, image: null, images: {}, secrets: {} };
}

/** Somebody else has deployed since: whether that may be replaced is what "on-concurrent" decides. */
function refuseOvertaken(
  { situation: before, taskDefinitionArn }: DeployReport,
  { service }: DeployReport['situation'],
  { inputs, host }: DeployRun,
): void {
  const primary = primaryDeployment(service);
  if (primary === undefined || primary.id === before.primary.id) return;
  if (inputs.onConcurrent === 'fail') throw overtaken(inputs, primary);
  const ours = shortName(taskDefinitionArn ?? '');
  host.log.warning(
    `Since this deploy was planned, somebody else has deployed ${shortName(primary.taskDefinition)}. ${ours} takes its place; it was made from ${shortName(before.primary.taskDefinition)} and holds none of their changes.`,
  );
}

function saysTheSame(one: Plan, other: Plan): boolean {
  const said = ({ previousTaskDefinition, desiredCount, percents, prediction }: Plan) =>
    JSON.stringify([previousTaskDefinition, desiredCount, percents, prediction.verdict]);
  return said(one) === said(other);
}
