import { commandContainer } from '../../ecs/one-off-task/command-container.ts';
import { inheritEverything, launchSettings } from '../../ecs/one-off-task/launch-settings.ts';
import type { OneOffResult } from '../../ecs/one-off-task/one-off-task.ts';
import { type OneOffSource, runFromSource } from '../../ecs/one-off-task/run-from-source.ts';
import { runsOnFargate } from '../../ecs/situation/service.ts';
import { holdsHostPorts, withoutHostPorts } from '../../ecs/task-definition/copy.ts';
import { beforeCommandFailed, beforeCommandNotRun } from '../../report/before-command-error.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { startGroup } from '../../toolkit/foreign-output.ts';
import type { DeployRun, RegisteredDeploy } from '../run.ts';
import { cancelledBefore } from './cancelled-before.ts';

/** Runs `before-command` once with the revision that is to be deployed. When it does not pass, nothing is deployed. */
export async function before(registered: RegisteredDeploy, run: DeployRun): Promise<RegisteredDeploy> {
  const { beforeCommand } = run.inputs;
  if (beforeCommand === null || run.host.cancelled.aborted) return registered;
  try {
    return concluded(registered, await runCommand(registered, beforeCommand, run), run);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    if (run.host.cancelled.aborted) return cancelled(registered, run);
    return { ...registered, outcome: 'failed', failure: beforeCommandNotRun(thrown, registered.taskDefinitionArn) };
  }
}

function concluded(registered: RegisteredDeploy, result: OneOffResult, run: DeployRun): RegisteredDeploy {
  const report = { ...registered, before: result };
  switch (result.ending) {
    case 'passed':
    case 'started':
      run.host.log.info(`The before-command passed after ${Math.round(result.elapsedSeconds)} s.`);
      return report;
    case 'cancelled':
      return cancelled(report, run);
    case 'failed':
    case 'timed-out': {
      const failure = beforeCommandFailed(result.ending, run.inputs.cluster, result, registered.taskDefinitionArn);
      return { ...report, outcome: 'failed', failure };
    }
  }
}

function cancelled(report: RegisteredDeploy, run: DeployRun): RegisteredDeploy {
  return { ...cancelledBefore(report, run), taskDefinitionArn: report.taskDefinitionArn };
}

async function runCommand(
  registered: RegisteredDeploy,
  command: readonly string[],
  { inputs, host, call, callLogs, clock }: DeployRun,
): Promise<OneOffResult> {
  const { situation, plan } = registered;
  const containerName = commandContainer(plan.wanted, containerOf(inputs));
  const launch = launchSettings(plan.wanted, situation.service.launch, inheritEverything);
  const request = {
    cluster: inputs.cluster,
    containerName,
    launch,
    overrides: { containerOverrides: [{ name: containerName, command: [...command] }] },
    count: 1,
    startedBy: `berth-before-command/${host.env.GITHUB_RUN_ID ?? 'local'}`,
    tags: [],
    limitMinutes: inputs.waitForMinutes === 'auto' ? 30 : inputs.waitForMinutes,
  };
  const tools = { call, callLogs, clock, log: host.log, cancelled: host.cancelled };
  const closeGroup = startGroup(host.log, `before-command in the container "${containerName}"`);
  return runFromSource(sourceOf(registered), request, tools).finally(closeGroup);
}

/** The container that gets the image, as far as the inputs say. */
function containerOf({ containerName, images }: DeployRun['inputs']): string | null {
  const [only, ...more] = Object.keys(images);
  return containerName ?? (more.length === 0 ? (only ?? null) : null);
}

/** The old task still holds its host ports, so that a second task of the same kind would find none. */
function sourceOf({ situation, plan, taskDefinitionArn }: RegisteredDeploy): OneOffSource {
  const taskDefinition = plan.wanted;
  const collides = !runsOnFargate(situation.service) && holdsHostPorts(taskDefinition);
  if (!collides) return { taskDefinition, revision: { arn: taskDefinitionArn } };
  const copyBecause = 'a task of the service holds its host ports';
  return { taskDefinition: withoutHostPorts(taskDefinition), revision: { copyBecause } };
}
