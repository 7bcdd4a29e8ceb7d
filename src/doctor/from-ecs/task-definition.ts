import { runsOnFargate, type Service } from '../../ecs/situation/service.ts';
import { asStrings, type JsonObject } from '../../toolkit/json.ts';
import { parseTaskDefinition, type TaskDefinition } from '../facts/task-definition.ts';

/**
 * A task definition as the checks read it: of a file, or of DescribeTaskDefinition. Where its tasks run and whether ECS Exec is enabled is
 * the service's to say; without a service Fargate is what the task definition alone is compatible with.
 *
 * @param place the file that it is in (null for a live one), and the region.
 */
export function taskDefinitionOf(
  raw: JsonObject,
  service: Service | null,
  { file, region }: Pick<TaskDefinition, 'file' | 'region'>,
): TaskDefinition {
  const launch = (service === null ? isForFargateAlone(raw) : runsOnFargate(service)) ? 'fargate' : 'ec2';
  return parseTaskDefinition(raw, { file, region, launch, execEnabled: service?.execEnabled ?? false });
}

function isForFargateAlone({ requiresCompatibilities }: JsonObject): boolean {
  const launchTypes = asStrings(requiresCompatibilities);
  return launchTypes.length > 0 && launchTypes.every((each) => each === 'FARGATE');
}
