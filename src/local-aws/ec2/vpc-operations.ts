import { overlaps, parseRange, parseRanges, type Range } from '../../network/ranges.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { addSubnet, addVpc } from './default-vpc.ts';
import type { Ec2Environment } from './environment.ts';
import { invalidValue } from './errors.ts';
import { findSubnet, findVpc } from './find.ts';
import { type Ec2Members, ec2Members, newTags } from './input.ts';
import { describe, type Listing } from './listing.ts';
import { renderSubnet, renderVpc, zoneId } from './render-network.ts';
import type { Subnet, Vpc } from './state.ts';

/** VPCs with their attributes, and subnets. */
export function vpcOperations(environment: Ec2Environment): Record<string, Operation> {
  const { state } = environment;
  return {
    DescribeVpcs: (input) =>
      describe(ec2Members(input), state.vpcs.values(), vpcListing(environment), 'vpcSet', (vpc) =>
        renderVpc(environment, vpc),
      ),
    CreateVpc(input) {
      const members = ec2Members(input);
      const cidr = blockOf(members);
      if (sizeOf(cidr) < 16 || sizeOf(cidr) > 28)
        throw new ApiError('InvalidVpc.Range', `The CIDR '${cidr}' is invalid.`);
      const vpc = addVpc(state, { cidr, isDefault: false, tags: newTags(members, 'vpc') });
      return { vpc: { ...renderVpc(environment, vpc), state: 'pending' } };
    },
    DescribeVpcAttribute: (input) => describeAttribute(environment, ec2Members(input)),
    ModifyVpcAttribute(input) {
      const members = ec2Members(input);
      const vpc = findVpc(state, members.requiredText('VpcId'));
      vpc.enableDnsSupport = members.object('EnableDnsSupport')?.boolean('Value') ?? vpc.enableDnsSupport;
      vpc.enableDnsHostnames = members.object('EnableDnsHostnames')?.boolean('Value') ?? vpc.enableDnsHostnames;
      return { return: true };
    },
    DescribeSubnets: (input) =>
      describe(ec2Members(input), state.subnets.values(), subnetListing(environment), 'subnetSet', (subnet) =>
        renderSubnet(environment, subnet),
      ),
    CreateSubnet: (input) => ({ subnet: renderSubnet(environment, createSubnet(environment, ec2Members(input))) }),
    ModifySubnetAttribute(input) {
      const members = ec2Members(input);
      const subnet = findSubnet(state, members.requiredText('SubnetId'));
      const mapped = members.object('MapPublicIpOnLaunch')?.boolean('Value');
      subnet.mapPublicIpOnLaunch = mapped ?? subnet.mapPublicIpOnLaunch;
      environment.changed();
      return { return: true };
    },
  };
}

function vpcListing({ state }: Ec2Environment): Listing<Vpc> {
  return {
    kind: 'vpc',
    parameter: 'VpcId',
    tagsOf: ({ tags }) => tags,
    filters: {
      'vpc-id': ({ id }) => [id],
      cidr: ({ cidr }) => [cidr],
      'cidr-block-association.cidr-block': ({ cidr }) => [cidr],
      'is-default': ({ isDefault }) => [String(isDefault)],
      state: () => ['available'],
      'dhcp-options-id': () => [state.dhcpOptions.id],
    },
  };
}

function subnetListing(environment: Ec2Environment): Listing<Subnet> {
  return {
    kind: 'subnet',
    parameter: 'SubnetId',
    tagsOf: ({ tags }) => tags,
    filters: {
      'subnet-id': ({ id }) => [id],
      'vpc-id': ({ vpcId }) => [vpcId],
      'cidr-block': ({ cidr }) => [cidr],
      'availability-zone': ({ zone }) => [zone],
      'availability-zone-id': ({ zone }) => [zoneId(environment, zone)],
      'default-for-az': ({ isDefault }) => [String(isDefault)],
      'map-public-ip-on-launch': ({ mapPublicIpOnLaunch }) => [String(mapPublicIpOnLaunch)],
      state: () => ['available'],
    },
  };
}

function describeAttribute({ state }: Ec2Environment, members: Ec2Members): JsonObject {
  const vpc = findVpc(state, members.requiredText('VpcId'));
  const attribute = members.requiredText('Attribute');
  const values: Readonly<Record<string, boolean>> = {
    enableDnsSupport: vpc.enableDnsSupport,
    enableDnsHostnames: vpc.enableDnsHostnames,
    enableNetworkAddressUsageMetrics: false,
  };
  const value = Object.hasOwn(values, attribute) ? values[attribute] : undefined;
  if (value === undefined)
    throw invalidValue(`Value (${attribute}) for parameter attribute is invalid. Unknown attribute.`);
  return { vpcId: vpc.id, [attribute]: { value } };
}

function createSubnet(environment: Ec2Environment, members: Ec2Members): Subnet {
  const { state, region } = environment;
  const vpc = findVpc(state, members.requiredText('VpcId'));
  const cidr = blockOf(members);
  const siblings = [...state.subnets.values()].filter(({ vpcId }) => vpcId === vpc.id);
  if (!isInside(cidr, vpc.cidr) || sizeOf(cidr) > 28)
    throw new ApiError('InvalidSubnet.Range', `The CIDR '${cidr}' is invalid.`);
  if (siblings.some((sibling) => overlaps(parseRanges([sibling.cidr]), parseRanges([cidr]))))
    throw new ApiError('InvalidSubnet.Conflict', `The CIDR '${cidr}' conflicts with another subnet`);
  const zone = members.text('AvailabilityZone') ?? `${region}a`;
  if (!/^[a-f]$/.test(zone.slice(region.length)) || !zone.startsWith(region))
    throw invalidValue(
      `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zonesOf(region)}.`,
    );
  const place = { vpcId: vpc.id, cidr, zone, isDefault: false, mapPublicIpOnLaunch: false };
  return addSubnet(state, { ...place, tags: newTags(members, 'subnet') });
}

function zonesOf(region: string): string {
  return [...'abcdef'].map((letter) => `${region}${letter}`).join(', ');
}

function blockOf(members: Ec2Members): string {
  const cidr = members.requiredText('CidrBlock');
  if (cidr.includes('/') && rangeOf(cidr)?.family === 4) return cidr;
  throw invalidValue(`Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`);
}

function sizeOf(cidr: string): number {
  return Number(cidr.slice(cidr.indexOf('/') + 1));
}

function rangeOf(cidr: string): Range | undefined {
  return parseRange(cidr);
}

function isInside(inner: string, outer: string): boolean {
  const [one, other] = [rangeOf(inner), rangeOf(outer)];
  return one !== undefined && other !== undefined && other.from <= one.from && one.to <= other.to;
}
