import type { PortRange } from '../../network/ports.ts';
import { parseRange, toCidrs } from '../../network/ranges.ts';
import { asString, type JsonObject } from '../../toolkit/json.ts';
import { ApiError } from '../server/api.ts';
import { invalidValue, missingParameter } from './errors.ts';
import { findSecurityGroup } from './find.ts';
import { type Ec2Members, ec2Members } from './input.ts';
import type { Ec2State, RulePeer, SecurityGroup, SecurityGroupRule } from './state.ts';

/** A rule as a request describes it: EC2 calls a list of them a permission. */
export type RequestedRule = Pick<SecurityGroupRule, 'protocol' | 'ports' | 'peer' | 'description'>;

/** The rules that a request is about: those of its `IpPermissions`, or the one that its own members tell. */
export function requestedRules(state: Ec2State, group: SecurityGroup, members: Ec2Members): readonly RequestedRule[] {
  const permissions = members.objects('IpPermissions').map(ec2Members);
  const told = permissions.length > 0 || !members.has('IpProtocol') ? permissions : [ownPermission(members)];
  if (told.length === 0) throw missingParameter('ipPermissions');
  return told.flatMap((permission) => rulesOf(state, group, permission));
}

/** Whether two rules let the same through; what they are described by does not count. */
export function isSameRule(one: RequestedRule, other: RequestedRule): boolean {
  const { ports } = other;
  const isPort = one.ports.from === ports.from && one.ports.to === ports.to;
  return one.protocol === other.protocol && isPort && peerText(one.peer) === peerText(other.peer);
}

/** A rule in the words of EC2's refusals, such as `peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW`. */
export function describeRule({ protocol, ports, peer }: RequestedRule): string {
  if (protocol === '-1') return `peer: ${peerText(peer)}, ALL, ALLOW`;
  const range = `from port: ${ports.from}, to port: ${ports.to}`;
  return `peer: ${peerText(peer)}, ${protocol.toUpperCase()}, ${range}, ALLOW`;
}

function peerText(peer: RulePeer): string {
  return peer.kind === 'cidr' ? peer.cidr : peer.id;
}

/** The members that a request for a single rule has instead of a list of permissions. */
function ownPermission(members: Ec2Members): Ec2Members {
  const text = (name: string): JsonObject => {
    const value = members.text(name);
    return value === undefined ? {} : { [name]: value };
  };
  const cidr = members.text('CidrIp');
  return ec2Members({
    ...text('IpProtocol'),
    ...text('FromPort'),
    ...text('ToPort'),
    IpRanges: cidr === undefined ? [] : [{ CidrIp: cidr }],
  });
}

function rulesOf(state: Ec2State, group: SecurityGroup, permission: Ec2Members): readonly RequestedRule[] {
  const protocol = protocolOf(permission.requiredText('IpProtocol'));
  const ports = portsOf(protocol, permission);
  const peers = peersOf(state, group, permission);
  if (peers.length === 0) throw missingParameter('ipRanges');
  return peers.map((peer) => ({ protocol, ports, ...peer }));
}

/** The four protocols that have names are answered by name. */
function protocolOf(given: string): string {
  const names: Readonly<Record<string, string>> = { 6: 'tcp', 17: 'udp', 1: 'icmp', 58: 'icmpv6', all: '-1' };
  const protocol = given.toLowerCase();
  const named = Object.hasOwn(names, protocol) ? names[protocol] : undefined;
  if (named !== undefined) return named;
  if (/^(-1|\d{1,3}|tcp|udp|icmp|icmpv6)$/.test(protocol)) return protocol;
  throw invalidValue(`Invalid value '${given}' for IP protocol. Unknown protocol.`);
}

const all: PortRange = { from: -1, to: -1 };

function portsOf(protocol: string, permission: Ec2Members): PortRange {
  if (protocol === '-1') return all;
  const [from, to] = [permission.integer('FromPort'), permission.integer('ToPort')];
  if (protocol !== 'tcp' && protocol !== 'udp') return { from: from ?? -1, to: to ?? -1 };
  if (from === undefined || to === undefined)
    throw invalidValue("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
  const wrong = [from, to].find((port) => port < 0 || port > 65_535);
  if (wrong !== undefined) throw invalidValue(`Invalid value '${wrong}' for port. Must be in the range 0-65535.`);
  if (from > to) throw invalidValue(`Invalid TCP/UDP port range (${from}:${to})`);
  return { from, to };
}

type DescribedPeer = Pick<RequestedRule, 'peer' | 'description'>;

function peersOf(state: Ec2State, group: SecurityGroup, permission: Ec2Members): readonly DescribedPeer[] {
  const described = (entry: JsonObject, peer: RulePeer) => ({ peer, description: asString(entry.Description) ?? null });
  return [
    ...permission
      .objects('IpRanges')
      .map((entry) => described(entry, { kind: 'cidr', cidr: cidrOf(asString(entry.CidrIp) ?? '', 4) })),
    ...permission
      .objects('Ipv6Ranges')
      .map((entry) => described(entry, { kind: 'cidr', cidr: cidrOf(asString(entry.CidrIpv6) ?? '', 6) })),
    ...permission
      .objects('PrefixListIds')
      .map((entry) => described(entry, { kind: 'prefix-list', id: asString(entry.PrefixListId) ?? '' })),
    ...permission
      .objects('Groups')
      .map((entry) => described(entry, { kind: 'group', id: referenced(state, group, ec2Members(entry)) })),
  ];
}

/** Bits behind the prefix are dropped, as EC2 does (API reference, IpRange). */
function cidrOf(text: string, family: 4 | 6): string {
  const range = text.includes('/') ? parseRange(text) : undefined;
  const [cidr] = range?.family === family ? toCidrs(range) : [];
  if (cidr !== undefined) return cidr;
  throw invalidValue(`CIDR block ${text} is malformed`);
}

/** A rule names a group of its own VPC; peerings that could carry it further do not exist here. */
function referenced(state: Ec2State, group: SecurityGroup, entry: Ec2Members): string {
  const name = entry.text('GroupName');
  const named = [...state.securityGroups.values()].find((each) => each.vpcId === group.vpcId && each.name === name);
  const other = named ?? findSecurityGroup(state, entry.requiredText('GroupId'));
  if (other.vpcId === group.vpcId) return other.id;
  const message = 'You have specified two resources that belong to different networks.';
  throw new ApiError('InvalidGroup.NotFound', message);
}
