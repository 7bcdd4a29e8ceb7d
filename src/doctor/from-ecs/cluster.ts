import { instanceState } from '../../ecs/situation/container-instance.ts';
import { asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { AutoScalingGroup, CapacityProvider, ClusterState, ContainerInstance } from '../facts/cluster.ts';

/** The answer of DescribeClusters for one cluster; null when there is none. */
export function clusterOf(answer: JsonObject): ClusterState | null {
  const [cluster] = asObjects(answer.clusters);
  return cluster === undefined
    ? null
    : { name: asString(cluster.clusterName) ?? '', status: asString(cluster.status) ?? '' };
}

/** One element of DescribeContainerInstances, with its health where CONTAINER_INSTANCE_HEALTH was asked for. */
export function containerInstanceOf(raw: JsonObject): ContainerInstance {
  return { ...instanceState(raw), health: asString(asObject(raw.healthStatus)?.overallStatus) ?? null };
}

/** The names of the Auto Scaling groups behind capacity providers, from the answer of DescribeCapacityProviders. */
export function autoScalingGroupNames(answer: JsonObject): readonly string[] {
  return asObjects(answer.capacityProviders).flatMap((each) => groupNameOf(each) ?? []);
}

/**
 * The capacity providers that a service asks for.
 *
 * @param names those of its strategy; one that the answer lacks has the status null.
 * @param answer that of DescribeCapacityProviders.
 * @param groups their Auto Scaling groups, as far as they were read.
 */
export function capacityProvidersOf(
  names: readonly string[],
  answer: JsonObject,
  groups: readonly AutoScalingGroup[],
): readonly CapacityProvider[] {
  const described = asObjects(answer.capacityProviders);
  return names.map((name) => {
    const found = described.find((each) => each.name === name) ?? {};
    const groupName = groupNameOf(found);
    return {
      name,
      status: asString(found.status) ?? null,
      updateStatus: asString(found.updateStatus) ?? null,
      autoScalingGroup: groups.find((group) => group.name === groupName) ?? null,
    };
  });
}

/** The ARN ends with `autoScalingGroupName/NAME`; a name may hold slashes itself. ECS takes the name alone, too. */
function groupNameOf({ autoScalingGroupProvider }: JsonObject): string | undefined {
  const arn = asString(asObject(autoScalingGroupProvider)?.autoScalingGroupArn);
  return arn?.split(':autoScalingGroupName/').at(-1);
}
