import { peeringsBetween } from './address-choice.ts';
import type { Endpoint } from './endpoints.ts';
import { whyUnknown } from './facts.ts';
import type { Outcome } from './hops.ts';
import type { Family } from './ranges.ts';
import type { Network, Peering, Route } from './types.ts';

/** What one route does with packets to the other end; `why` is a clause that can follow "because". */
export interface RouteJudgement {
  readonly outcome: Outcome;
  readonly why: string;
  /** Whether packets keep the sender's security groups: `unknown` behind a transit gateway, where an option decides. */
  readonly references: 'match' | 'no-match' | 'unknown';
}

/** A route between two private addresses. */
export function judgePrivateRoute(
  network: Network,
  near: Endpoint,
  far: Endpoint,
  route: Route | undefined,
): RouteJudgement {
  const judgement = judgeWay(network, near, far, route);
  return judgement.outcome === 'no' ? { ...judgement, references: referencesBetween(network, near, far) } : judgement;
}

function judgeWay(network: Network, near: Endpoint, far: Endpoint, route: Route | undefined): RouteJudgement {
  if (route === undefined) return no('no route leads there');
  const { target, state, destination } = route;
  if (state === 'blackhole') return no(`the route ${destination} leads to ${target.id}, which is gone (blackhole)`);
  if (near.vpcId === far.vpcId) return judgeLocal(route);
  switch (target.kind) {
    case 'local':
      return no(`${destination} is local: the two VPCs use the same addresses`);
    case 'peering':
      return judgePeering(network, near, far, target.id);
    case 'internet-gateway':
    case 'egress-only-internet-gateway':
      return no(`the route ${destination} leads to ${target.id}, and the internet carries no private addresses`);
    default:
      return unknownBehind(route);
  }
}

/** What references will do once the route is right, so that a missing route is not told twice. */
function referencesBetween({ peerings }: Network, near: Endpoint, far: Endpoint): RouteJudgement['references'] {
  if (near.vpcId === far.vpcId) return 'match';
  if (peerings.kind !== 'known') return 'unknown';
  const usable = peeringsBetween(peerings.value, near.vpcId, far.vpcId).filter(({ status }) =>
    ['active', 'pending-acceptance'].includes(status),
  );
  return usable.some(isInOneRegion) ? 'match' : 'no-match';
}

/** The source's route to a public address. */
export function judgeWayOut(
  network: Network,
  source: Endpoint,
  family: Family,
  route: Route | undefined,
): RouteJudgement {
  if (route === undefined) return no('no route leads to the internet');
  const { target, state, destination } = route;
  if (state === 'blackhole') return no(`the route ${destination} leads to ${target.id}, which is gone (blackhole)`);
  switch (target.kind) {
    case 'internet-gateway':
      return hasPublic(source, family)
        ? yes('no-match')
        : no(`the route ${destination} leads to ${target.id}, for which ${source.name} would need a public address`);
    case 'egress-only-internet-gateway':
      return yes('no-match');
    case 'nat-gateway':
      return judgeNat(network, target.id);
    case 'local':
      return no(`${destination} is local, and the address is not in the VPC`);
    case 'peering':
      return no(noTransit(route));
    default:
      return unknownBehind(route);
  }
}

/** A route from a subnet that has to lead straight to the internet: that of a public database, or of a NAT gateway. */
export function judgeInternetRoute(route: Route | undefined): RouteJudgement {
  if (route === undefined) return no('no route leads to the internet');
  const { target, state, destination } = route;
  if (state === 'blackhole') return no(`the route ${destination} leads to ${target.id}, which is gone (blackhole)`);
  switch (target.kind) {
    case 'internet-gateway':
      return yes('no-match');
    case 'nat-gateway':
    case 'egress-only-internet-gateway':
    case 'local':
      return no(`the route ${destination} leads to ${target.id}, and only an internet gateway lets connections in`);
    case 'peering':
      return no(noTransit(route));
    default:
      return unknownBehind(route);
  }
}

/** Peering carries nothing on to the internet (VPC peering guide, "Edge to edge routing through a gateway"). */
function noTransit({ destination, target }: Route): string {
  return `the route ${destination} leads to ${target.id}, and peering leads no further than one VPC`;
}

function judgeLocal({ target, destination }: Route): RouteJudgement {
  if (target.kind === 'local') return yes('match');
  return {
    outcome: 'unknown',
    why: `the route ${destination} sends it through ${target.id} inside the VPC, which may do anything with it`,
    references: 'no-match',
  };
}

function judgePeering({ peerings }: Network, near: Endpoint, far: Endpoint, id: string): RouteJudgement {
  if (peerings.kind !== 'known') return { outcome: 'unknown', why: whyUnknown(peerings), references: 'unknown' };
  const peering = peerings.value.find((each) => each.id === id);
  if (peering === undefined) return { outcome: 'unknown', why: `${id} was not found`, references: 'unknown' };
  if (!peeringsBetween([peering], near.vpcId, far.vpcId).includes(peering))
    return no(`${id} does not connect ${near.vpcId} and ${far.vpcId}, and peering leads no further than one VPC`);
  if (peering.status !== 'active') return no(`${id} is ${peering.status}, not active`);
  return yes(isInOneRegion(peering) ? 'match' : 'no-match');
}

/** Groups of a peer VPC can be named in the same region alone (VPC peering guide, "Update your security groups"). */
function isInOneRegion({ sides: [one, other] }: Peering): boolean {
  return one.region === other.region;
}

function judgeNat({ natGateways }: Network, id: string): RouteJudgement {
  if (natGateways.kind !== 'known') return { outcome: 'unknown', why: whyUnknown(natGateways), references: 'no-match' };
  const gateway = natGateways.value.find((each) => each.id === id);
  if (gateway === undefined) return { outcome: 'unknown', why: `${id} was not found`, references: 'no-match' };
  if (gateway.state !== 'available') return no(`${id} is ${gateway.state}, not available`);
  return gateway.connectivity === 'public'
    ? yes('no-match')
    : no(`${id} is a private NAT gateway without a public address`);
}

function hasPublic(source: Endpoint, family: Family): boolean {
  return source.publicAddresses.some((range) => range.family === family);
}

function unknownBehind({ destination, target }: Route): RouteJudgement {
  const why = `the route ${destination} leads to ${target.id}, and what is behind it cannot be read here`;
  return { outcome: 'unknown', why, references: 'unknown' };
}

function no(why: string): RouteJudgement {
  return { outcome: 'no', why, references: 'no-match' };
}

function yes(references: RouteJudgement['references']): RouteJudgement {
  return { outcome: 'yes', why: '', references };
}
