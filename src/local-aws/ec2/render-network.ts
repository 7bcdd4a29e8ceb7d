import type { NetworkAclEntry } from '../../network/types.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Tags } from '../requests/tags.ts';
import { freeAddresses } from './addresses.ts';
import { type Ec2Environment, ec2Arn } from './environment.ts';
import { interfacesOf } from './interfaces.ts';
import type { InternetGateway, NetworkAcl, OwnRoute, RouteTable, RouteTableAssociation, Subnet, Vpc } from './state.ts';

/** Resources as the Describe operations of EC2 show them. */
export function renderVpc({ accountId, state }: Ec2Environment, vpc: Vpc): JsonObject {
  return {
    vpcId: vpc.id,
    ownerId: accountId,
    state: 'available',
    cidrBlock: vpc.cidr,
    cidrBlockAssociationSet: [
      {
        associationId: vpc.id.replace('vpc-', 'vpc-cidr-assoc-'),
        cidrBlock: vpc.cidr,
        cidrBlockState: { state: 'associated' },
      },
    ],
    ipv6CidrBlockAssociationSet: [],
    dhcpOptionsId: state.dhcpOptions.id,
    instanceTenancy: 'default',
    isDefault: vpc.isDefault,
    blockPublicAccessStates: { internetGatewayBlockMode: 'off' },
    ...tagSet(vpc.tags),
  };
}

export function renderSubnet(environment: Ec2Environment, subnet: Subnet): JsonObject {
  const used = interfacesOf(environment).filter(({ subnetId }) => subnetId === subnet.id).length;
  return {
    subnetId: subnet.id,
    subnetArn: ec2Arn(environment, `subnet/${subnet.id}`),
    ownerId: environment.accountId,
    state: 'available',
    vpcId: subnet.vpcId,
    cidrBlock: subnet.cidr,
    availableIpAddressCount: freeAddresses(subnet, used),
    availabilityZone: subnet.zone,
    availabilityZoneId: zoneId(environment, subnet.zone),
    defaultForAz: subnet.isDefault,
    mapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    assignIpv6AddressOnCreation: false,
    ipv6CidrBlockAssociationSet: [],
    ipv6Native: false,
    enableDns64: false,
    mapCustomerOwnedIpOnLaunch: false,
    privateDnsNameOptionsOnLaunch: {
      hostnameType: 'ip-name',
      enableResourceNameDnsARecord: false,
      enableResourceNameDnsAAAARecord: false,
    },
    blockPublicAccessStates: { internetGatewayBlockMode: 'off' },
    ...tagSet(subnet.tags),
  };
}

/** Such as `use1-az1` for `us-east-1a`; which zone is which differs between accounts. */
export function zoneId({ region }: Pick<Ec2Environment, 'region'>, zone: string): string {
  const [area = '', direction = '', number = ''] = region.split('-');
  return `${area}${direction.charAt(0)}${number}-az${1 + 'abcdef'.indexOf(zone.slice(-1))}`;
}

export function renderRouteTable({ accountId }: Ec2Environment, table: RouteTable): JsonObject {
  return {
    routeTableId: table.id,
    vpcId: table.vpcId,
    ownerId: accountId,
    associationSet: [...table.associations.values()].map((association) => renderAssociation(table, association)),
    propagatingVgwSet: [],
    routeSet: table.routes.map(renderRoute),
    ...tagSet(table.tags),
  };
}

function renderAssociation({ id }: RouteTable, association: RouteTableAssociation): JsonObject {
  return {
    main: association.subnetId === null,
    routeTableAssociationId: association.id,
    routeTableId: id,
    ...(association.subnetId === null ? {} : { subnetId: association.subnetId }),
    associationState: { state: 'associated' },
  };
}

function renderRoute({ destination, target, targetMember, origin, state }: OwnRoute): JsonObject {
  return { [destinationMember(destination)]: destination, [targetMember]: target.id, origin, state };
}

function destinationMember(destination: string): string {
  if (destination.startsWith('pl-')) return 'destinationPrefixListId';
  return destination.includes(':') ? 'destinationIpv6CidrBlock' : 'destinationCidrBlock';
}

export function renderInternetGateway({ accountId }: Ec2Environment, gateway: InternetGateway): JsonObject {
  const { id, vpcId, tags } = gateway;
  const attachmentSet = vpcId === null ? [] : [{ state: 'available', vpcId }];
  return { internetGatewayId: id, ownerId: accountId, attachmentSet, ...tagSet(tags) };
}

export function renderNetworkAcl({ accountId }: Ec2Environment, acl: NetworkAcl): JsonObject {
  const { id, vpcId, isDefault, entries, associations, tags } = acl;
  const associationSet = [...associations].map(([associationId, subnetId]) => ({
    networkAclAssociationId: associationId,
    networkAclId: id,
    subnetId,
  }));
  const entrySet = entries.toSorted((one, other) => one.number - other.number).map(renderEntry);
  return {
    networkAclId: id,
    vpcId,
    ownerId: accountId,
    default: isDefault,
    associationSet,
    entrySet,
    ...tagSet(tags),
  };
}

function renderEntry({ number, direction, action, protocol, cidr, ports }: NetworkAclEntry): JsonObject {
  return {
    ruleNumber: number,
    egress: direction === 'egress',
    ruleAction: action,
    protocol,
    [cidr.includes(':') ? 'ipv6CidrBlock' : 'cidrBlock']: cidr,
    ...(ports === undefined ? {} : { portRange: { from: ports.from, to: ports.to } }),
  };
}

/** Tags under EC2's name for them, for spreading into an answer. */
export function tagSet(tags: Tags): JsonObject {
  return { tagSet: [...tags].map(([key, value]) => ({ key, value })) };
}
