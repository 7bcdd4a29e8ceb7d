import type { CallEcs } from '../../ecs/ecs-api.ts';
import { commandContainer } from '../../ecs/one-off-task/command-container.ts';
import type { OneOffSource } from '../../ecs/one-off-task/run-from-source.ts';
import { primaryDeployment, runsOnFargate, type Service } from '../../ecs/situation/service.ts';
import { holdsHostPorts, withoutHostPorts } from '../../ecs/task-definition/copy.ts';
import { describeExisting } from '../../ecs/task-definition/existing-revision.ts';
import { readTaskDefinitionFile } from '../../ecs/task-definition/file.ts';
import { registrable, withImage } from '../../ecs/task-definition/task-definition.ts';
import { asString, type JsonObject } from '../../toolkit/json.ts';
import type { RunTaskInputs } from './inputs.ts';

/** What the task is run from, and its container that the command is for. */
export interface TaskSource extends OneOffSource {
  readonly containerName: string;
}

/** Reads the task definition: the one that is named, else that of the service's PRIMARY deployment. Registers nothing. */
export async function readSource(call: CallEcs, inputs: RunTaskInputs, service: Service | null): Promise<TaskSource> {
  const { taskDefinition, arn } = await readTaskDefinition(call, inputs, service);
  const containerName = commandContainer(taskDefinition, inputs.containerName);
  const collides = service !== null && !runsOnFargate(service) && holdsHostPorts(taskDefinition);
  const freed = collides ? withoutHostPorts(taskDefinition) : taskDefinition;
  const wanted = inputs.image === null ? freed : withImage(freed, containerName, inputs.image);
  const reasons = [
    ...(arn === null ? ['it comes from a file'] : []),
    ...(inputs.image === null ? [] : ['"image" replaces an image']),
    ...(collides ? ['a task of the service holds its host ports'] : []),
  ];
  const revision = arn !== null && reasons.length === 0 ? { arn } : { copyBecause: reasons.join(' and ') };
  return { taskDefinition: wanted, revision, containerName };
}

/** `arn` is null for a file. */
async function readTaskDefinition(
  call: CallEcs,
  { taskDefinition: named }: RunTaskInputs,
  service: Service | null,
): Promise<{ readonly taskDefinition: JsonObject; readonly arn: string | null }> {
  if (named !== null && isPath(named)) {
    return { taskDefinition: registrable(await readTaskDefinitionFile(named), []), arn: null };
  }
  const live = service === null ? '' : (primaryDeployment(service)?.taskDefinition ?? service.taskDefinition);
  const { taskDefinition, tags } = await describeExisting(call, named ?? live);
  return { taskDefinition: registrable(taskDefinition, tags), arn: asString(taskDefinition.taskDefinitionArn) ?? '' };
}

/** A family has neither slash nor dot; an ARN begins as one. */
function isPath(text: string): boolean {
  return !text.startsWith('arn:') && /[/.\\]/.test(text);
}
