import type { CallEcs } from '../../ecs/ecs-api.ts';
import { launchSettings } from '../../ecs/one-off-task/launch-settings.ts';
import type { OneOffRequest } from '../../ecs/one-off-task/one-off-task.ts';
import { runFromSource } from '../../ecs/one-off-task/run-from-source.ts';
import { readService } from '../../ecs/situation/read-service.ts';
import type { CallLogs } from '../../logs/logs-api.ts';
import { planMasks } from '../../secrets/masks.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import type { Clock } from '../../toolkit/clock.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Outputs } from '../../toolkit/run-action.ts';
import { conclude } from './conclude.ts';
import type { RunTaskInputs } from './inputs.ts';
import { readSource, type TaskSource } from './source.ts';

/** What a run acts through. */
export interface RunTaskDependencies {
  readonly host: ActionHost;
  readonly call: CallEcs;
  readonly callLogs: CallLogs;
  readonly clock: Clock;
}

/** Runs a one-off task as the service would run it, shows its lines, and passes its exit code on. */
export async function main(inputs: RunTaskInputs, dependencies: RunTaskDependencies): Promise<Outputs> {
  const { host, call, callLogs, clock } = dependencies;
  maskEnvironment(inputs, host);
  const service = inputs.service === null ? null : await readService(call, inputs.cluster, inputs.service);
  const source = await readSource(call, inputs, service);
  const launch = launchSettings(source.taskDefinition, service?.launch ?? null, inputs);
  const request = { ...requestOf(inputs, source, host), launch };
  const tools = { call, callLogs, clock, log: host.log, cancelled: host.cancelled };
  return conclude(await runFromSource(source, request, tools), inputs, host);
}

/** Values may be secrets, and the container may print them. */
function maskEnvironment({ environment }: RunTaskInputs, host: ActionHost): void {
  for (const { name, value } of environment) {
    const { masks, skipped } = planMasks(value);
    for (const mask of masks) host.mask(mask);
    if (skipped !== undefined) host.log.debug(`The value of ${name} is not masked: it ${skipped}.`);
  }
}

function requestOf(
  inputs: RunTaskInputs,
  { containerName }: TaskSource,
  { env }: ActionHost,
): Omit<OneOffRequest, 'taskDefinition' | 'taskDefinitionArn' | 'launch'> {
  const { cluster, count, tags, waitForTaskStopped, waitForMinutes } = inputs;
  return {
    cluster,
    containerName,
    count,
    tags,
    overrides: overridesOf(inputs, containerName),
    startedBy: inputs.startedBy ?? `berth-run-task/${env.GITHUB_RUN_ID ?? 'local'}`,
    limitMinutes: waitForTaskStopped ? waitForMinutes : null,
  };
}

function overridesOf({ command, environment, cpu, memory }: RunTaskInputs, name: string): JsonObject {
  const container = {
    ...(command === null ? {} : { command: [...command] }),
    ...(environment.length === 0 ? {} : { environment: environment.map((entry) => ({ ...entry })) }),
  };
  return {
    ...(cpu === null ? {} : { cpu }),
    ...(memory === null ? {} : { memory }),
    ...(Object.keys(container).length === 0 ? {} : { containerOverrides: [{ name, ...container }] }),
  };
}
