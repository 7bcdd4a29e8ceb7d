import { registerTaskDefinition, updateService } from '../../ecs/plan/apply.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { DeployRun, RegisteredDeploy, StartedDeploy } from '../run.ts';
import { conclude } from './conclude.ts';

/** Registers the task definition where the plan changes it. Nothing runs yet. */
export async function register(planned: DeployReport, { call }: DeployRun): Promise<RegisteredDeploy> {
  return { ...planned, taskDefinitionArn: await registerTaskDefinition(call, planned.plan) };
}

/** Sends the one UpdateService of a deploy. Where it fails, the summary and the outputs tell what had been planned and registered. */
export async function start(registered: RegisteredDeploy, run: DeployRun): Promise<StartedDeploy> {
  const { call, host } = run;
  try {
    const { deploymentId } = await updateService(call, registered.plan, registered.taskDefinitionArn);
    host.log.info(`UpdateService was accepted; following deployment ${deploymentId}.`);
    return { ...registered, deploymentId };
  } catch (thrown) {
    if (thrown instanceof BerthError) await conclude({ ...registered, failure: thrown }, run);
    throw thrown;
  }
}
