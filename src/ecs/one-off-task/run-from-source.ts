import { asString, type JsonObject } from '../../toolkit/json.ts';
import { copyFamily, deregisterCopy } from '../task-definition/copy.ts';
import { register } from '../task-definition/register.ts';
import { shortName } from '../task-definition/task-definition.ts';
import type { OneOffRequest, OneOffResult, OneOffTools } from './one-off-task.ts';
import { runOneOffTask } from './run-one-off-task.ts';

/** What a one-off task is run from. */
export interface OneOffSource {
  /** As it can be registered. */
  readonly taskDefinition: JsonObject;
  /** The revision to run as it is; otherwise the task definition is registered for this task only, and why, in a clause. */
  readonly revision: { readonly arn: string } | { readonly copyBecause: string };
}

/** The family of copies for one-off tasks. Never the service's own: others deploy the newest revision of that. */
export function oneOffFamily(family: string): string {
  return copyFamily(family, 'run-task');
}

/**
 * Runs a one-off task from a revision as it is, or from a copy that is deregistered when its task has ended. A task that is not waited
 * for keeps its copy, because ECS may still have to start it.
 */
export async function runFromSource(
  { taskDefinition, revision }: OneOffSource,
  request: Omit<OneOffRequest, 'taskDefinition' | 'taskDefinitionArn'>,
  tools: OneOffTools,
): Promise<OneOffResult> {
  const run = (arn: string) => runOneOffTask({ ...request, taskDefinition, taskDefinitionArn: arn }, tools);
  if ('arn' in revision) return run(revision.arn);
  const family = oneOffFamily(asString(taskDefinition.family) ?? 'task');
  const copy = await register(tools.call, { ...taskDefinition, family });
  tools.log.info(`Registered ${shortName(copy)} for this task only, because ${revision.copyBecause}.`);
  let keep = false;
  try {
    const result = await run(copy);
    keep = result.ending === 'started';
    return result;
  } finally {
    if (!keep) await deregister(copy, tools);
  }
}

async function deregister(copy: string, { call, log }: OneOffTools): Promise<void> {
  const failure = await deregisterCopy(call, copy);
  if (failure !== null) log.warning(`${shortName(copy)} could not be deregistered and stays ACTIVE: ${failure}`);
}
