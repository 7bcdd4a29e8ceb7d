import { ApiError } from '../server/api.ts';

interface Kind {
  /** What the ids begin with. */
  readonly prefix: string;
  readonly notFound: string;
  readonly malformed: string;
  /** How the kind is called in EC2's sentences. */
  readonly words: string;
}

/** The resources that are named by id, with their codes (API reference, "Error codes"). */
const kinds = {
  vpc: kind('vpc', 'InvalidVpcID', 'vpc ID'),
  subnet: kind('subnet', 'InvalidSubnetID', 'subnet ID'),
  routeTable: kind('rtb', 'InvalidRouteTableID', 'routeTable ID'),
  internetGateway: kind('igw', 'InvalidInternetGatewayID', 'internetGateway ID'),
  networkAcl: kind('acl', 'InvalidNetworkAclID', 'networkAcl ID'),
  securityGroup: { ...kind('sg', 'InvalidGroup', 'security group'), malformed: 'InvalidGroupId.Malformed' },
  securityGroupRule: kind('sgr', 'InvalidSecurityGroupRuleId', 'security group rule ID'),
  instance: kind('i', 'InvalidInstanceID', 'instance ID'),
  networkInterface: kind('eni', 'InvalidNetworkInterfaceID', 'networkInterface ID'),
  dhcpOptions: kind('dopt', 'InvalidDhcpOptionID', 'dhcpOption ID'),
  peering: kind('pcx', 'InvalidVpcPeeringConnectionID', 'vpcPeeringConnection ID'),
  vpcEndpoint: kind('vpce', 'InvalidVpcEndpointId', 'Vpc Endpoint Id'),
  natGateway: { ...kind('nat', 'InvalidNatGatewayID', 'Nat Gateway'), notFound: 'NatGatewayNotFound' },
  prefixList: kind('pl', 'InvalidPrefixListID', 'prefix list ID'),
  transitGateway: kind('tgw', 'InvalidTransitGatewayID', 'Transit Gateway'),
  association: kind('rtbassoc', 'InvalidAssociationID', 'association ID'),
} satisfies Record<string, Kind>;

export type ResourceKind = keyof typeof kinds;

function kind(prefix: string, code: string, words: string): Kind {
  return { prefix, notFound: `${code}.NotFound`, malformed: `${code}.Malformed`, words };
}

/** The refusal of ids that nothing has. */
export function notFound(resource: ResourceKind, ids: readonly string[]): ApiError {
  const { notFound: code, words } = kinds[resource];
  const [first = '', ...others] = ids;
  if (resource === 'natGateway') return new ApiError(code, `${words} ${first} was not found`);
  if (others.length === 0 || resource !== 'instance')
    return new ApiError(code, `The ${words} '${first}' does not exist`);
  return new ApiError(code, `The ${words}s '${ids.join(', ')}' do not exist`);
}

/** Throws for a text that is no id of this kind. */
export function checkId(resource: ResourceKind, id: string): void {
  const { prefix, malformed } = kinds[resource];
  if (id.startsWith(`${prefix}-`) && id.length > prefix.length + 1) return;
  throw new ApiError(malformed, `Invalid id: "${id}" (expecting "${prefix}-...")`);
}

/** A value that EC2 does not take; the sentence says which. */
export function invalidValue(message: string): ApiError {
  return new ApiError('InvalidParameterValue', message);
}

/** @param name as EC2 writes it in its sentence, such as `vpcId`. */
export function missingParameter(name: string): ApiError {
  return new ApiError('MissingParameter', `The request must contain the parameter ${name}`);
}
