import type { CallAutoScaling } from '../../auto-scaling/auto-scaling-api.ts';
import { readScalingSubnets } from '../../auto-scaling/scaling-subnets.ts';
import type { CallEc2 } from '../../ec2/ec2-api.ts';
import { type Ec2Instance, readInstances } from '../../ec2/interfaces.ts';
import { readPart } from '../../ec2/read-part.ts';
import { known, mapFact, type Fact as NetworkFact } from '../../network/facts.ts';
import type { InstanceWorkload } from '../../network/workload.ts';
import type { Fact } from '../fact.ts';
import type { ContainerInstance } from '../facts/cluster.ts';
import { toNetworkFact } from '../network-fact.ts';

/** The machines that tasks run on. */
export interface Hosts {
  readonly instances: NetworkFact<readonly Ec2Instance[]>;
  readonly workload: InstanceWorkload;
}

/** Reads the machines behind the container instances, and where their Auto Scaling groups may start others. */
export async function readHosts(
  { ec2, autoScaling }: { readonly ec2: CallEc2; readonly autoScaling: CallAutoScaling },
  containerInstances: Fact<readonly ContainerInstance[]>,
): Promise<Hosts> {
  const instances = await readMachines(ec2, containerInstances);
  const groups = instances.kind === 'known' ? instances.value.flatMap(({ scalingGroup }) => scalingGroup ?? []) : [];
  const subnets = await readPart('autoscaling:DescribeAutoScalingGroups', () =>
    readScalingSubnets(autoScaling, groups),
  );
  return { instances, workload: workloadOf(instances, subnets) };
}

function readMachines(
  call: CallEc2,
  containerInstances: Fact<readonly ContainerInstance[]>,
): Promise<NetworkFact<readonly Ec2Instance[]>> {
  const registered = toNetworkFact(containerInstances);
  if (registered.kind !== 'known') return Promise.resolve(registered);
  const ids = registered.value.flatMap(({ facts }) => facts?.ec2InstanceId ?? []);
  return readPart('ec2:DescribeInstances', () => readInstances(call, ids));
}

/** Machines that no group keeps stay where they are. */
function workloadOf(
  instances: NetworkFact<readonly Ec2Instance[]>,
  subnets: NetworkFact<readonly string[]>,
): InstanceWorkload {
  return {
    kind: 'instance',
    instances: mapFact(subnets, () => instances),
    scalingSubnetIds:
      subnets.kind === 'known' && subnets.value.length > 0 && instances.kind === 'known'
        ? [...new Set([...subnets.value, ...instances.value.filter(isAlone).map(({ subnetId }) => subnetId)])]
        : [],
  };
}

function isAlone({ scalingGroup }: Ec2Instance): boolean {
  return scalingGroup === null;
}

/** The security groups of the machines' own interfaces. */
export function hostGroups({ instances }: Hosts): readonly string[] {
  return instances.kind === 'known'
    ? instances.value.flatMap(({ interfaces }) => interfaces.flatMap(({ securityGroups }) => securityGroups))
    : [];
}

/** The facts of machines, where there are any. */
export function ofHosts<Value>(
  { instances }: Hosts,
  read: (instances: readonly Ec2Instance[]) => Value,
): NetworkFact<Value> {
  return mapFact(instances, (all) => known(read(all)));
}
