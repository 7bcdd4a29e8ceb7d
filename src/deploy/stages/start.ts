import { registerTaskDefinition, updateService } from '../../ecs/apply.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import type { DeployRun, RegisteredDeploy, StartedDeploy } from './run.ts';

/** Registers the task definition where the plan changes it. Nothing runs yet. */
export async function register(planned: DeployReport, { call }: DeployRun): Promise<RegisteredDeploy> {
  return { ...planned, taskDefinitionArn: await registerTaskDefinition(call, planned.plan) };
}

/** Sends the one UpdateService of a deploy. */
export async function start(registered: RegisteredDeploy, { call, host }: DeployRun): Promise<StartedDeploy> {
  const { deploymentId } = await updateService(call, registered.plan, registered.taskDefinitionArn);
  host.log.info(`UpdateService was accepted; following deployment ${deploymentId}.`);
  return { ...registered, deploymentId };
}
