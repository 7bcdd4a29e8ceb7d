import type { Fact } from '../../../src/network/facts.ts';
import type { PortRange } from '../../../src/network/ports.ts';
import { parseRange, type Range } from '../../../src/network/ranges.ts';
import type { Direction, Network, NetworkAclEntry, Route, SecurityGroupRule } from '../../../src/network/types.ts';
import type { Scene } from './random-network.ts';

/** Sends every packet of every connection, one by one, to the address that the name resolves to: which of them come through and back. */
export function naivePackets(scene: Scene): { readonly sent: number; readonly passed: number } {
  const { source, destination } = scene;
  const isPublic = dialsPublicly(scene);
  const [froms, tos] = isPublic
    ? [source.publicAddresses, destination.publicAddresses]
    : [source.addresses, destination.addresses];
  const arrives = isPublic ? connectsPublicly : connects;
  const ports = listPorts(destination.ports).flatMap((dialled) =>
    listPorts(source.ephemeralPorts).map((own) => ({ dialled, own })),
  );
  const pairs = listAddresses(froms).flatMap((from) => listAddresses(tos).map((to) => ({ from, to })));
  const results = pairs.flatMap(({ from, to }) => ports.map((pair) => arrives(scene, from, to, pair)));
  return { sent: results.length, passed: results.filter((passed) => passed).length };
}

/** Outside its VPC the name of a public database is a public address, but for an accepted peering that resolves it. */
function dialsPublicly({ network, source, destination }: Scene): boolean {
  if (source.vpcId === destination.vpcId || !destination.isPublic) return false;
  const [peering] = value(network.peerings);
  const side = peering?.sides.find(({ vpcId }) => vpcId === destination.vpcId);
  const resolves = side?.resolvesForPeer.kind === 'known' && side.resolvesForPeer.value;
  return !(peering?.status === 'active' && resolves);
}

function connectsPublicly(scene: Scene, from: bigint, to: bigint, { dialled, own }: PortPair): boolean {
  const { source, destination } = scene;
  return (
    leaves(scene, source.vpcId, to) &&
    leaves(scene, destination.vpcId, from) &&
    groupsAllow(scene, from, to, { dialled, keepsGroups: false }) &&
    aclAllows(scene, source.subnetId, 'egress', to, dialled) &&
    aclAllows(scene, destination.subnetId, 'ingress', from, dialled) &&
    aclAllows(scene, destination.subnetId, 'egress', from, own) &&
    aclAllows(scene, source.subnetId, 'ingress', to, own)
  );
}

/** Whether a VPC's only table sends an address to its internet gateway. */
function leaves({ network }: Scene, near: string, address: bigint): boolean {
  const best = bestRoute(network, near, address);
  return best?.state === 'active' && best.target.kind === 'internet-gateway';
}

interface PortPair {
  readonly dialled: number;
  readonly own: number;
}

function connects(scene: Scene, from: bigint, to: bigint, { dialled, own }: PortPair): boolean {
  const { source, destination } = scene;
  if (source.subnetId === destination.subnetId) return groupsAllow(scene, from, to, { dialled, keepsGroups: true });
  const there = takes(scene, source.vpcId, destination.vpcId, to);
  const back = takes(scene, destination.vpcId, source.vpcId, from);
  if (!there.arrives || !back.arrives) return false;
  return (
    groupsAllow(scene, from, to, { dialled, keepsGroups: there.keepsGroups && back.keepsGroups }) &&
    aclAllows(scene, source.subnetId, 'egress', to, dialled) &&
    aclAllows(scene, destination.subnetId, 'ingress', from, dialled) &&
    aclAllows(scene, destination.subnetId, 'egress', from, own) &&
    aclAllows(scene, source.subnetId, 'ingress', to, own)
  );
}

function groupsAllow(
  { network, ...ends }: Scene,
  from: bigint,
  to: bigint,
  { dialled, keepsGroups }: { readonly dialled: number; readonly keepsGroups: boolean },
): boolean {
  const allows = (group: string, direction: Direction, address: bigint, other: string) =>
    value(network.securityGroups[group]).some((rule) => {
      return (
        rule.direction === direction &&
        rule.ports.from <= dialled &&
        dialled <= rule.ports.to &&
        names(rule, address, keepsGroups ? other : '', value(network.prefixLists['pl-1']))
      );
    });
  const out = ends.source.securityGroups.some((group) => allows(group, 'egress', to, 'sg-db'));
  return out && ends.destination.securityGroups.some((group) => allows(group, 'ingress', from, 'sg-app'));
}

function names({ peer }: SecurityGroupRule, address: bigint, group: string, listed: readonly string[]): boolean {
  if (peer.kind === 'group') return peer.id === group;
  return (peer.kind === 'cidr' ? [peer.cidr] : listed).some((cidr) => holds(cidr, address));
}

function aclAllows({ network }: Scene, subnetId: string, direction: Direction, address: bigint, port: number): boolean {
  const entries = value(network.networkAcls).find(({ subnetIds }) => subnetIds.includes(subnetId))?.entries ?? [];
  const isAbout = ({ protocol, ports, cidr, ...entry }: NetworkAclEntry) =>
    entry.direction === direction &&
    protocol !== '17' &&
    holds(cidr, address) &&
    (protocol === '-1' || ports === undefined || (ports.from <= port && port <= ports.to));
  const [first] = entries.filter(isAbout).sort((one, other) => one.number - other.number);
  return first?.action === 'allow';
}

/** Where the best route of a VPC's only table takes a packet. */
function takes({ network }: Scene, near: string, far: string, address: bigint) {
  const best = bestRoute(network, near, address);
  if (best === undefined || best.state === 'blackhole') return { arrives: false, keepsGroups: false };
  if (best.target.kind === 'local') return { arrives: near === far, keepsGroups: true };
  const [peering] = value(network.peerings);
  const isPeered = best.target.kind === 'peering' && peering?.status === 'active' && near !== far;
  return { arrives: isPeered, keepsGroups: peering?.sides[0].region === peering?.sides[1].region };
}

function bestRoute(network: Network, near: string, address: bigint): Route | undefined {
  const routes = value(network.routeTables).find(({ vpcId }) => vpcId === near)?.routes ?? [];
  const length = ({ destination }: Route) => Number(destination.split('/')[1]);
  const [best] = routes.filter(({ destination }) => holds(destination, address)).sort((a, b) => length(b) - length(a));
  return best;
}

function listPorts({ from, to }: PortRange): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function listAddresses(ranges: readonly Range[]): readonly bigint[] {
  return ranges.flatMap(({ from, to }) =>
    Array.from({ length: Number(to - from) + 1 }, (_, index) => from + BigInt(index)),
  );
}

/** The same few blocks are asked about for each packet. */
const parsed = new Map<string, Range | undefined>();

function holds(cidr: string, address: bigint): boolean {
  const range = parsed.get(cidr) ?? parseRange(cidr);
  parsed.set(cidr, range);
  return range !== undefined && range.family === 4 && range.from <= address && address <= range.to;
}

function value<Value>(fact: Fact<readonly Value[]> | undefined): readonly Value[] {
  if (fact?.kind !== 'known') throw new Error('a random network is known as a whole');
  return fact.value;
}
