import type { Subnet } from '../network/types.ts';
import { asNumber, asObject, asObjects, asString, type JsonObject } from '../toolkit/json.ts';
import { describe } from './describe.ts';
import type { CallEc2 } from './ec2-api.ts';

export interface Ec2Subnet extends Subnet {
  readonly availabilityZone: string;
  readonly freeAddresses: number;
}

export interface Ec2Vpc {
  readonly id: string;
  /** IPv4 and IPv6 blocks that are associated. */
  readonly cidrs: readonly string[];
  /** `default` for none. */
  readonly dhcpOptionsId: string;
}

/** Those of these subnets that there are, or every subnet of some VPCs. */
export async function readSubnets(
  call: CallEc2,
  filter: 'subnet-id' | 'vpc-id',
  ids: readonly string[],
): Promise<readonly Ec2Subnet[]> {
  const subnets = await describe(call, 'DescribeSubnets', 'Subnets', [filter, ids]);
  return subnets.map((raw) => ({
    id: asString(raw.SubnetId) ?? '',
    vpcId: asString(raw.VpcId) ?? '',
    cidrs: [asString(raw.CidrBlock) ?? '', ...sixesOf(raw)].filter((cidr) => cidr !== ''),
    availabilityZone: asString(raw.AvailabilityZone) ?? '',
    freeAddresses: asNumber(raw.AvailableIpAddressCount) ?? 0,
  }));
}

/** Those of these VPCs that there are. */
export async function readVpcs(call: CallEc2, ids: readonly string[]): Promise<readonly Ec2Vpc[]> {
  return (await describe(call, 'DescribeVpcs', 'Vpcs', ['vpc-id', ids])).map(parseVpc);
}

/** The DNS servers that each set of DHCP options names, by its id. */
export async function readDnsServers(
  call: CallEc2,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = ids.filter((id) => id !== 'default' && id !== '');
  const options = await describe(call, 'DescribeDhcpOptions', 'DhcpOptions', ['dhcp-options-id', wanted]);
  return new Map(options.map((raw) => [asString(raw.DhcpOptionsId) ?? '', serversOf(raw)]));
}

/** The attribute enableDnsSupport, without which nothing in the VPC resolves a name through AWS. */
export async function readDnsSupport(call: CallEc2, vpcId: string): Promise<boolean> {
  const answer = await call('DescribeVpcAttribute', { VpcId: vpcId, Attribute: 'enableDnsSupport' });
  return asObject(answer.EnableDnsSupport)?.Value !== false;
}

function parseVpc(raw: JsonObject): Ec2Vpc {
  const blocks = asObjects(raw.CidrBlockAssociationSet)
    .filter(({ CidrBlockState }) => isAssociated(CidrBlockState))
    .flatMap(({ CidrBlock }) => asString(CidrBlock) ?? []);
  const own = asString(raw.CidrBlock);
  return {
    id: asString(raw.VpcId) ?? '',
    cidrs: [...new Set([...(own === undefined ? [] : [own]), ...blocks, ...sixesOf(raw)])],
    dhcpOptionsId: asString(raw.DhcpOptionsId) ?? 'default',
  };
}

function sixesOf({ Ipv6CidrBlockAssociationSet }: JsonObject): readonly string[] {
  return asObjects(Ipv6CidrBlockAssociationSet)
    .filter(({ Ipv6CidrBlockState }) => isAssociated(Ipv6CidrBlockState))
    .flatMap(({ Ipv6CidrBlock }) => asString(Ipv6CidrBlock) ?? []);
}

function isAssociated(state: unknown): boolean {
  return (asString(asObject(state)?.State) ?? 'associated') === 'associated';
}

function serversOf({ DhcpConfigurations }: JsonObject): readonly string[] {
  return asObjects(DhcpConfigurations)
    .filter(({ Key }) => Key === 'domain-name-servers')
    .flatMap(({ Values }) => asObjects(Values).flatMap(({ Value }) => asString(Value) ?? []));
}
