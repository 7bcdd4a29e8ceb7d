import type { NetworkInterface } from '../network/types.ts';
import { asBoolean, asNumber, asObject, asObjects, asString, type JsonObject } from '../toolkit/json.ts';
import { describe } from './describe.ts';
import type { CallEc2 } from './ec2-api.ts';

/** A machine that tasks run on, as EC2 describes it. */
export interface Ec2Instance {
  readonly id: string;
  readonly type: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
  /** Its own interfaces, the primary one first; those that ECS attached for tasks are the tasks'. */
  readonly interfaces: readonly NetworkInterface[];
  /** How many are attached, those of tasks among them. */
  readonly attachedInterfaces: number;
  /** null for an instance that no Auto Scaling group keeps. */
  readonly scalingGroup: string | null;
  readonly metadata: { readonly tokensRequired: boolean; readonly hopLimit: number };
}

/** Those of these instances that there are. */
export async function readInstances(call: CallEc2, ids: readonly string[]): Promise<readonly Ec2Instance[]> {
  const reservations = await describe(call, 'DescribeInstances', 'Reservations', ['instance-id', ids]);
  return reservations.flatMap(({ Instances }) => asObjects(Instances).map(parseInstance));
}

/**
 * The interfaces that RDS made in some subnets, with exactly these security groups (RDS user guide, "Working with a DB instance in a
 * VPC").
 */
export async function readRdsInterfaces(
  call: CallEc2,
  subnetIds: readonly string[],
  securityGroups: readonly string[],
): Promise<readonly NetworkInterface[]> {
  const all = await describe(call, 'DescribeNetworkInterfaces', 'NetworkInterfaces', ['subnet-id', subnetIds], {
    'requester-id': ['amazon-rds'],
  });
  const wanted = [...securityGroups].sort().join();
  return all.map(parseInterface).filter((each) => [...each.securityGroups].sort().join() === wanted);
}

/** How many interfaces an instance of each type can have. */
export async function readInterfaceLimits(
  call: CallEc2,
  types: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const described = await describe(call, 'DescribeInstanceTypes', 'InstanceTypes', ['instance-type', types]);
  return new Map(
    described.flatMap(({ InstanceType, NetworkInfo }) => {
      const maximum = asNumber(asObject(NetworkInfo)?.MaximumNetworkInterfaces);
      return maximum === undefined ? [] : [[asString(InstanceType) ?? '', maximum] as const];
    }),
  );
}

function parseInstance(raw: JsonObject): Ec2Instance {
  const attached = asObjects(raw.NetworkInterfaces).toSorted((one, other) => deviceIndex(one) - deviceIndex(other));
  const metadata = asObject(raw.MetadataOptions) ?? {};
  return {
    id: asString(raw.InstanceId) ?? '',
    type: asString(raw.InstanceType) ?? '',
    subnetId: asString(raw.SubnetId) ?? '',
    vpcId: asString(raw.VpcId) ?? '',
    availabilityZone: asString(asObject(raw.Placement)?.AvailabilityZone) ?? '',
    interfaces: attached.filter((each) => !isOfTask(each)).map(parseInterface),
    attachedInterfaces: attached.length,
    scalingGroup: tag(raw, 'aws:autoscaling:groupName'),
    metadata: {
      tokensRequired: metadata.HttpTokens === 'required',
      hopLimit: asNumber(metadata.HttpPutResponseHopLimit) ?? 1,
    },
  };
}

/** ECS describes an interface that it attaches by the ARN of the attachment; trunks carry those of several tasks. */
function isOfTask({ Description, InterfaceType }: JsonObject): boolean {
  return InterfaceType === 'trunk' || /^arn:[\w-]+:ecs:.*:attachment\//.test(asString(Description) ?? '');
}

function deviceIndex({ Attachment }: JsonObject): number {
  return asNumber(asObject(Attachment)?.DeviceIndex) ?? 0;
}

function tag({ Tags }: JsonObject, key: string): string | null {
  return asString(asObjects(Tags).find(({ Key }) => Key === key)?.Value) ?? null;
}

function parseInterface(raw: JsonObject): NetworkInterface {
  const addresses = primaryFirst(asObjects(raw.PrivateIpAddresses), 'Primary');
  const sixes = primaryFirst(asObjects(raw.Ipv6Addresses), 'IsPrimaryIpv6');
  const associations = asObjects(addresses.map(({ Association }) => Association));
  return {
    id: asString(raw.NetworkInterfaceId) ?? '',
    subnetId: asString(raw.SubnetId) ?? '',
    vpcId: asString(raw.VpcId) ?? '',
    privateAddresses: [
      ...addresses.flatMap(({ PrivateIpAddress }) => asString(PrivateIpAddress) ?? []),
      ...sixes.flatMap(({ Ipv6Address }) => asString(Ipv6Address) ?? []),
    ],
    publicAddresses: associations.flatMap(({ PublicIp }) => asString(PublicIp) ?? []),
    // An address of EC2's own pool goes back to it when the instance stops.
    elastic: associations.some(({ IpOwnerId }) => IpOwnerId !== 'amazon'),
    securityGroups: asObjects(raw.Groups).flatMap(({ GroupId }) => asString(GroupId) ?? []),
  };
}

function primaryFirst(addresses: readonly JsonObject[], member: string): readonly JsonObject[] {
  const rank = (address: JsonObject) => (asBoolean(address[member]) === true ? 0 : 1);
  return addresses.toSorted((one, other) => rank(one) - rank(other));
}
