import { lastEntryNumber } from './network-acls.ts';
import { describePorts, type PortRange } from './ports.ts';
import { type Range, toCidrs } from './ranges.ts';
import type { Direction, NetworkAcl, Route } from './types.ts';

/** More blocks than this are no fix that somebody wants to read. */
const fewBlocks = 8;

/** Lets a security group in to another one's port. */
export function allowGroupIn(group: string, ports: PortRange, source: string): string {
  return `aws ec2 authorize-security-group-ingress --group-id ${group} --protocol tcp --port ${describePorts(ports)} --source-group ${source}`;
}

/** Lets addresses in, one command for each block. Never the whole internet: that exposes what it should reach. */
export function allowAddressesIn(group: string, ports: PortRange, addresses: readonly Range[]): readonly string[] {
  const blocks = [...new Set(addresses.flatMap(toCidrs))];
  if (blocks.length > fewBlocks) return [];
  return blocks.map((cidr) => {
    const permission = `IpProtocol=tcp,FromPort=${ports.from},ToPort=${ports.to},${rangesOf(cidr)}`;
    return `aws ec2 authorize-security-group-ingress --group-id ${group} --ip-permissions '${permission}'`;
  });
}

/** Lets a security group dial another one, or addresses where no group can be named. */
export function allowOut(group: string, ports: PortRange, to: string | readonly Range[]): readonly string[] {
  const peers =
    typeof to === 'string' ? [`UserIdGroupPairs=[{GroupId=${to}}]`] : [...new Set(to.flatMap(toCidrs))].map(rangesOf);
  if (peers.length > fewBlocks) return [];
  return peers.map((peer) => {
    const permission = `IpProtocol=tcp,FromPort=${ports.from},ToPort=${ports.to},${peer}`;
    return `aws ec2 authorize-security-group-egress --group-id ${group} --ip-permissions '${permission}'`;
  });
}

/** An entry that is asked before the one that denies. None where no number is free or where it would take too many. */
export function allowInAcl(
  acl: NetworkAcl,
  traffic: { readonly direction: Direction; readonly remote: readonly Range[]; readonly ports: PortRange },
  denying: number,
): readonly string[] {
  const blocks = traffic.remote.flatMap(toCidrs);
  const numbers = freeNumbers(acl, traffic.direction, denying, blocks.length);
  if (blocks.length > fewBlocks || numbers.length < blocks.length) return [];
  return blocks.map((cidr, index) => {
    const block = cidr.includes(':') ? '--ipv6-cidr-block' : '--cidr-block';
    const { from, to } = traffic.ports;
    return `aws ec2 create-network-acl-entry --network-acl-id ${acl.id} --${traffic.direction} --rule-number ${numbers[index]} --protocol tcp --port-range From=${from},To=${to} ${block} ${cidr} --rule-action allow`;
  });
}

/** Sends addresses through a target: in place of the route that has the same destination, or as a new one. */
export function routeThrough(
  tableId: string,
  destination: string,
  target: `--${'vpc-peering-connection-id' | 'gateway-id'} ${string}`,
  present: readonly Route[],
): string {
  const action = present.some((route) => route.destination === destination) ? 'replace-route' : 'create-route';
  const block = destination.includes(':') ? '--destination-ipv6-cidr-block' : '--destination-cidr-block';
  return `aws ec2 ${action} --route-table-id ${tableId} ${block} ${destination} ${target}`;
}

export function acceptPeering(id: string): string {
  return `aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id ${id}`;
}

export function createPeering(vpcId: string, peerVpcId: string, peerRegion: string | undefined): string {
  const region = peerRegion === undefined ? '' : ` --peer-region ${peerRegion}`;
  return `aws ec2 create-vpc-peering-connection --vpc-id ${vpcId} --peer-vpc-id ${peerVpcId}${region}`;
}

function rangesOf(cidr: string): string {
  return cidr.includes(':') ? `Ipv6Ranges=[{CidrIpv6=${cidr}}]` : `IpRanges=[{CidrIp=${cidr}}]`;
}

/** The highest numbers below the entry that denies. Below `*` they come right after the last entry, at a distance of ten. */
function freeNumbers(acl: NetworkAcl, direction: Direction, denying: number, wanted: number): readonly number[] {
  const used = acl.entries.filter((entry) => entry.direction === direction).map(({ number }) => number);
  const highest = Math.max(0, ...used.filter((number) => number < lastEntryNumber));
  const start = denying >= lastEntryNumber ? Math.min(lastEntryNumber, highest + 10 + wanted) : denying;
  const free: number[] = [];
  for (let number = start - 1; number > 0 && free.length < wanted; number -= 1)
    if (!used.includes(number)) free.unshift(number);
  return free;
}
