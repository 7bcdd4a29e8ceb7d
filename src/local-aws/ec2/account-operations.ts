import type { JsonObject } from '../../toolkit/json.ts';
import { ApiError, type Operation } from '../server/api.ts';
import type { Ec2Environment } from './environment.ts';
import { type Ec2Members, ec2Members } from './input.ts';
import { instanceTypes, type KnownInstanceType } from './instance-types.ts';
import { describe } from './listing.ts';
import { zoneId } from './render-network.ts';

/** What is the same for everybody in the region: its zones, DHCP options, instance types, and whether public access is blocked. */
export function accountOperations(environment: Ec2Environment): Record<string, Operation> {
  const { region, accountId, state } = environment;
  return {
    DescribeRegions: (input) => describeRegions(region, ec2Members(input)),
    DescribeAvailabilityZones: (input) => describeZones(environment, ec2Members(input)),
    DescribeDhcpOptions: (input) =>
      describe(ec2Members(input), [state.dhcpOptions], dhcpListing, 'dhcpOptionsSet', ({ id }) => ({
        dhcpOptionsId: id,
        ownerId: accountId,
        dhcpConfigurationSet: [
          { key: 'domain-name', valueSet: [{ value: domainOf(region) }] },
          { key: 'domain-name-servers', valueSet: [{ value: 'AmazonProvidedDNS' }] },
        ],
        tagSet: [],
      })),
    DescribeInstanceTypes: (input) => describeTypes(ec2Members(input)),
    DescribeVpcBlockPublicAccessOptions: () => ({
      vpcBlockPublicAccessOptions: {
        awsAccountId: accountId,
        awsRegion: region,
        state: 'default-state',
        internetGatewayBlockMode: 'off',
        managedBy: 'account',
        exclusionsAllowed: 'allowed',
      },
    }),
  };
}

const dhcpListing = {
  kind: 'dhcpOptions',
  parameter: 'DhcpOptionsId',
  filters: { 'dhcp-options-id': ({ id }: { readonly id: string }) => [id] },
} as const;

function domainOf(region: string): string {
  return region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
}

function describeRegions(region: string, members: Ec2Members): JsonObject {
  const other = members.texts('RegionName').find((name) => name !== region);
  if (other !== undefined) throw new ApiError('InvalidParameterValue', `Invalid region name: ${other}`);
  const regionEndpoint = `ec2.${region}.amazonaws.com`;
  return { regionInfo: [{ regionName: region, regionEndpoint, optInStatus: 'opt-in-not-required' }] };
}

function describeZones(environment: Ec2Environment, members: Ec2Members): JsonObject {
  const { region } = environment;
  const names = [...'abc'].map((letter) => `${region}${letter}`);
  const asked = members.texts('ZoneName');
  const wrong = asked.find((name) => !names.includes(name));
  if (wrong !== undefined) throw new ApiError('InvalidParameterValue', `Invalid availability zone: [${wrong}]`);
  const shown = asked.length === 0 ? names : asked;
  return { availabilityZoneInfo: shown.map((zoneName) => renderZone(environment, zoneName)) };
}

function renderZone(environment: Ec2Environment, zoneName: string): JsonObject {
  const { region: regionName } = environment;
  return {
    zoneName,
    zoneId: zoneId(environment, zoneName),
    zoneState: 'available',
    regionName,
    groupName: `${regionName}-zg-1`,
    networkBorderGroup: regionName,
    zoneType: 'availability-zone',
    optInStatus: 'opt-in-not-required',
    messageSet: [],
  };
}

function describeTypes(members: Ec2Members): JsonObject {
  const asked = members.texts('InstanceType');
  const missing = asked.filter((name) => !instanceTypes.some((type) => type.name === name));
  if (missing.length > 0) {
    const message = `The following supplied instance types do not exist: [${missing.join(', ')}]`;
    throw new ApiError('InvalidInstanceType', message);
  }
  const shown = instanceTypes.filter(({ name }) => asked.length === 0 || asked.includes(name));
  return { instanceTypeSet: shown.map(renderType) };
}

function renderType({ name, cpus, memory, interfaces, addresses, architecture }: KnownInstanceType): JsonObject {
  return {
    instanceType: name,
    currentGeneration: true,
    bareMetal: false,
    hypervisor: 'nitro',
    processorInfo: { supportedArchitectures: [architecture] },
    vCpuInfo: { defaultVCpus: cpus },
    memoryInfo: { sizeInMiB: memory },
    networkInfo: {
      maximumNetworkInterfaces: interfaces,
      maximumNetworkCards: 1,
      ipv4AddressesPerInterface: addresses,
      ipv6AddressesPerInterface: addresses,
      ipv6Supported: true,
      enaSupport: 'required',
    },
  };
}
