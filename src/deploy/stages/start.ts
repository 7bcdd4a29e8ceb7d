import { registerTaskDefinition, updateService } from '../../ecs/plan/apply.ts';
import { readService } from '../../ecs/situation/read-service.ts';
import { primaryDeployment } from '../../ecs/situation/service.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { unlessAborted } from '../../toolkit/unless-aborted.ts';
import type { DeployRun, RegisteredDeploy, StartedDeploy } from '../run.ts';
import { conclude } from './conclude.ts';

/** Registers the task definition where the plan changes it. Nothing runs yet. */
export async function register(planned: DeployReport, { call }: DeployRun): Promise<RegisteredDeploy> {
  return { ...planned, taskDefinitionArn: await registerTaskDefinition(call, planned.plan) };
}

/** Sends the one UpdateService of a deploy. Where it fails, the summary and the outputs tell what had been planned and registered. */
export async function start(registered: RegisteredDeploy, run: DeployRun): Promise<StartedDeploy> {
  const { host, inputs } = run;
  try {
    const deploymentId = await send(registered, run);
    const next = inputs.waitForServiceStability ? 'following deployment' : 'ECS goes on with deployment';
    host.log.info(`UpdateService was accepted; ${next} ${deploymentId}.`);
    return { ...registered, deploymentId };
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    const outcome = host.cancelled.aborted ? ('cancelled' as const) : null;
    await conclude({ ...registered, outcome, failure: thrown }, run);
    throw thrown;
  }
}

/** How long a job that was cancelled waits for an answer that is on its way, and for that to whether it was carried out. */
const lastWait = 1_500;

/** Sends UpdateService and returns the deployment that it started. A cancelled job has seconds: it looks instead of waiting for the answer. */
async function send({ plan, taskDefinitionArn, situation }: RegisteredDeploy, run: DeployRun): Promise<string> {
  const { call, clock, host, inputs } = run;
  const sending = updateService(call, plan, taskDefinitionArn);
  const answer = await unlessAborted(sending, host.cancelled);
  if (answer !== 'aborted') return answer.deploymentId;
  const soon = <Value>(work: Promise<Value>) => Promise.race([work.catch(() => undefined), clock.sleep(lastWait)]);
  const late = await soon(sending);
  if (late) return late.deploymentId;
  const service = await soon(readService(call, inputs.cluster, inputs.service));
  const primary = service ? primaryDeployment(service) : undefined;
  const isNew = situation.service.deployments.every(({ id }) => id !== primary?.id);
  if (primary !== undefined && isNew && primary.taskDefinition === taskDefinitionArn) return primary.id;
  throw unknownWhenCancelled(inputs);
}

function unknownWhenCancelled({ cluster, service }: DeployRun['inputs']): BerthError {
  return new BerthError('OUTCOME_UNKNOWN', {
    what: `The job was cancelled while UpdateService on the service "${service}" had no answer, so whether ECS carries it out is not known.`,
    why: 'No deployment of it was to be seen yet, and a cancelled job has no time to wait for one; nothing was done about it, whatever "on-cancel" says.',
    fix: `Look at the service with: aws ecs describe-services --cluster ${cluster} --services ${service}. Deploy again to replace what runs.`,
  });
}
