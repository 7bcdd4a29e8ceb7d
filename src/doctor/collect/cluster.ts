import type { CallEcs } from '../../ecs/ecs-api.ts';
import { chunks, listAll } from '../../ecs/situation/lists.ts';
import { runsOnFargate, type Service } from '../../ecs/situation/service.ts';
import { awsErrorName } from '../../toolkit/aws/errors.ts';
import { asNumber, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { AutoScalingGroup, CapacityProvider, ClusterState, ContainerInstance } from '../facts/cluster.ts';
import type { Request } from '../facts.ts';
import { autoScalingGroupNames, capacityProvidersOf, clusterOf, containerInstanceOf } from '../from-ecs/cluster.ts';
import type { DoctorClients } from './clients.ts';
import { readFact, whenRead } from './read-fact.ts';

/** The cluster; null when there is none. */
export function readCluster(ecs: CallEcs, { cluster }: Request): Promise<Fact<ClusterState | null>> {
  return readFact('ecs:DescribeClusters', `the cluster ${cluster}`, async () =>
    clusterOf(await ecs('DescribeClusters', { clusters: [cluster] })),
  );
}

/** The container instances of the cluster; none for a service on Fargate. */
export async function readInstances(
  ecs: CallEcs,
  { cluster }: Request,
  service: Fact<Service | null>,
): Promise<Fact<readonly ContainerInstance[]>> {
  if ('value' in service && service.value !== null && runsOnFargate(service.value)) return { value: [] };
  return readFact('ecs:DescribeContainerInstances', `the cluster ${cluster}`, async () => {
    const arns = await instanceArns(ecs, cluster);
    const include = ['CONTAINER_INSTANCE_HEALTH'];
    const pages = await Promise.all(
      chunks(arns, 100).map((containerInstances) =>
        ecs('DescribeContainerInstances', { cluster, containerInstances: [...containerInstances], include }),
      ),
    );
    return pages.flatMap(({ containerInstances }) => asObjects(containerInstances).map(containerInstanceOf));
  });
}

async function instanceArns(ecs: CallEcs, cluster: string): Promise<readonly string[]> {
  try {
    return await listAll(ecs, 'ListContainerInstances', { cluster }, 'containerInstanceArns');
  } catch (thrown) {
    if (awsErrorName(thrown) === 'ClusterNotFoundException') return [];
    throw thrown;
  }
}

/** The capacity providers of the service's strategy, with their Auto Scaling groups. */
export function readCapacityProviders(
  { ecs, autoScaling }: Pick<DoctorClients, 'ecs' | 'autoScaling'>,
  service: Fact<Service | null>,
): Promise<Fact<readonly CapacityProvider[]>> {
  return whenRead(service, async (found) => {
    const names = found?.capacityProviders ?? [];
    if (names.length === 0) return { value: [] };
    const described = await readFact('ecs:DescribeCapacityProviders', names.join(', '), () =>
      ecs('DescribeCapacityProviders', { capacityProviders: [...names] }),
    );
    return whenRead(described, async (answer) => {
      const groupNames = autoScalingGroupNames(answer);
      return readFact('autoscaling:DescribeAutoScalingGroups', groupNames.join(', '), async () =>
        capacityProvidersOf(names, answer, await readGroups(autoScaling, groupNames)),
      );
    });
  });
}

/** A request without names would be answered with every group of the account. */
async function readGroups(
  call: DoctorClients['autoScaling'],
  names: readonly string[],
): Promise<readonly AutoScalingGroup[]> {
  if (names.length === 0) return [];
  const answer = await call('DescribeAutoScalingGroups', { AutoScalingGroupNames: [...names] });
  return asObjects(answer.AutoScalingGroups).map(groupOf);
}

function groupOf({ AutoScalingGroupName, DesiredCapacity, MaxSize, SuspendedProcesses }: JsonObject): AutoScalingGroup {
  return {
    name: asString(AutoScalingGroupName) ?? '',
    desired: asNumber(DesiredCapacity) ?? 0,
    maximum: asNumber(MaxSize) ?? 0,
    suspendedProcesses: asObjects(SuspendedProcesses).flatMap(({ ProcessName }) => asString(ProcessName) ?? []),
  };
}
