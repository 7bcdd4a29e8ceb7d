import { peeringsBetween } from './address-choice.ts';
import type { Endpoint } from './endpoints.ts';
import { type Unknown, whyUnknown } from './facts.ts';
import { acceptPeering, createPeering, routeThrough } from './fixes.ts';
import { type Hop, type HopPlace, type Outcome, outcomeOfParts } from './hops.ts';
import { describeRanges, overlaps, parseRanges, type Range, subtract } from './ranges.ts';
import { judgeInternetRoute, judgePrivateRoute, judgeWayOut, type RouteJudgement } from './route-judgement.ts';
import { type Course, coursesTo, routeTableOf } from './routes.ts';
import type { Network, Peering, RouteTable } from './types.ts';

/** A hop with what else its routes decide. */
export interface RouteHop extends Hop {
  readonly references: RouteJudgement['references'];
  /** The NAT gateways that the packets pass. */
  readonly natIds: readonly string[];
  /** Whether some of the packets leave with the sender's own public address. */
  readonly keepsAddress: boolean;
}

export function privateRouteHop(
  network: Network,
  place: HopPlace,
  near: Endpoint,
  far: Endpoint,
  to: readonly Range[],
): RouteHop {
  const judge = ({ route }: Course) => judgePrivateRoute(network, near, far, route);
  const fix = (table: RouteTable, courses: readonly Course[]) =>
    privateFix(network, place, { near, far }, { table, courses });
  return routeHop(network, place, near, to, judge, fix);
}

export function wayOutHop(network: Network, source: Endpoint, to: readonly Range[]): RouteHop {
  const family = to[0]?.family ?? 4;
  const judge = ({ route }: Course) => judgeWayOut(network, source, family, route);
  return routeHop(network, 'source-route', source, to, judge, noFix);
}

/** From a subnet that has to be open to the internet. */
export function internetRouteHop(
  network: Network,
  place: HopPlace,
  near: Pick<Endpoint, 'name' | 'subnetId' | 'vpcId'>,
  to: readonly Range[],
): RouteHop {
  return routeHop(network, place, near, to, ({ route }) => judgeInternetRoute(route), noFix);
}

/** Where a gateway is missing, one command would be a guess about what the subnet is for. */
const noFix = () => [];

function routeHop(
  network: Network,
  place: HopPlace,
  near: Pick<Endpoint, 'name' | 'subnetId' | 'vpcId'>,
  to: readonly Range[],
  judge: (course: Course) => RouteJudgement,
  fix: (table: RouteTable, failing: readonly Course[]) => readonly string[],
): RouteHop {
  const table = routeTableOf(network, near.subnetId, near.vpcId);
  if (table.kind !== 'known') return unknownHop(place, near.subnetId, table);
  const courses = coursesTo(network, table.value, to);
  if (courses.kind !== 'known') return unknownHop(place, table.value.id, courses);
  const judged = courses.value.map((course) => ({ course, judgement: judge(course) }));
  const outcome = outcomeOfParts(judged.map(({ judgement }) => judgement.outcome));
  const failing = judged.filter(({ judgement }) => judgement.outcome === 'no').map(({ course }) => course);
  return {
    place,
    outcome,
    message: tell(near, table.value, judged, outcome),
    evidence: [table.value.id, ...new Set(courses.value.flatMap(({ route }) => (route ? [route.target.id] : [])))],
    fix: failing.length > 0 ? fix(table.value, failing) : [],
    references: referencesOf(judged.map(({ judgement }) => judgement.references)),
    natIds: targetsOf(courses.value, 'nat-gateway'),
    keepsAddress: courses.value.some(({ route }) => route !== undefined && route.target.kind !== 'nat-gateway'),
  };
}

function unknownHop(place: HopPlace, id: string, unknown: Unknown): RouteHop {
  const message = `Where ${id} routes to is not known, because ${whyUnknown(unknown)}.`;
  const rest = { references: 'unknown', natIds: [], keepsAddress: true } as const;
  return { place, outcome: 'unknown', message, evidence: [id], fix: [], ...rest };
}

interface Judged {
  readonly course: Course;
  readonly judgement: RouteJudgement;
}

function tell(near: Pick<Endpoint, 'name'>, table: RouteTable, judged: readonly Judged[], outcome: Outcome): string {
  const way = `from ${near.name}`;
  const wrong = judged.filter(({ judgement }) => judgement.outcome !== 'yes');
  if (wrong.length === 0) {
    const targets = [...new Set(judged.map(({ course }) => course.route?.target.id))];
    return `Route table ${table.id} leads ${way} through ${targets.join(', ')}.`;
  }
  const reasons = new Map<string, Range[]>();
  for (const { course, judgement } of wrong)
    reasons.set(judgement.why, [...(reasons.get(judgement.why) ?? []), course.addresses]);
  const texts = [...reasons].map(([why, addresses]) => `${describeRanges(addresses)}: ${why}`);
  const verb = outcome === 'unknown' ? 'is not known to lead' : 'does not lead';
  return `Route table ${table.id} ${verb} ${way} to ${texts.join('; ')}.`;
}

/** What all routes say; where they differ, it depends on the address. */
function referencesOf(all: readonly RouteJudgement['references'][]): RouteJudgement['references'] {
  const [first = 'unknown'] = all;
  return all.every((each) => each === first) ? first : 'unknown';
}

function targetsOf(courses: readonly Course[], kind: 'nat-gateway'): readonly string[] {
  return [...new Set(courses.flatMap(({ route }) => (route?.target.kind === kind ? [route.target.id] : [])))];
}

interface FailedRoutes {
  readonly table: RouteTable;
  readonly courses: readonly Course[];
}

/**
 * Peering is made first, then accepted, then routed through: the next step of these. None where the addresses collide. Peering is one
 * connection for both ways, which the way there tells.
 */
function privateFix(
  network: Network,
  place: HopPlace,
  { near, far }: { readonly near: Endpoint; readonly far: Endpoint },
  failed: FailedRoutes,
): readonly string[] {
  if (near.vpcId === far.vpcId || network.peerings.kind !== 'known') return [];
  if (failed.courses.some(({ route }) => route?.target.kind === 'local')) return [];
  const between = peeringsBetween(network.peerings.value, near.vpcId, far.vpcId);
  const active = between.find(({ status }) => status === 'active');
  if (active !== undefined) return routesThrough(network, active, far, failed);
  if (place === 'return-route') return [];
  const pending = between.find(({ status }) => status === 'pending-acceptance');
  return pending === undefined ? [createPeeringOf(network, near, far)] : [acceptPeering(pending.id)];
}

/** The whole blocks of the other VPC that hold the addresses, and the narrower routes inside them that would still win. */
function routesThrough(
  { vpcs }: Network,
  { id }: Peering,
  far: Endpoint,
  { table, courses }: FailedRoutes,
): readonly string[] {
  const cidrs = vpcs.kind === 'known' ? (vpcs.value.find((vpc) => vpc.id === far.vpcId)?.cidrs ?? []) : [];
  const destinations = courses.flatMap(({ addresses, route }) => {
    const whole = cidrs.filter((cidr) => overlaps(parseRanges([cidr]), [addresses]));
    return whole.map((cidr) => (route !== undefined && isInside(route.destination, cidr) ? route.destination : cidr));
  });
  return [...new Set(destinations)].map((destination) =>
    routeThrough(table.id, destination, `--vpc-peering-connection-id ${id}`, table.routes),
  );
}

function isInside(destination: string, cidr: string): boolean {
  const inner = parseRanges([destination]);
  return inner.length > 0 && subtract(inner, parseRanges([cidr])).length === 0;
}

function createPeeringOf({ vpcs }: Network, near: Endpoint, far: Endpoint): string {
  const regionOf = (vpcId: string) =>
    vpcs.kind === 'known' ? vpcs.value.find(({ id }) => id === vpcId)?.region : undefined;
  const [own, other] = [regionOf(near.vpcId), regionOf(far.vpcId)];
  return createPeering(near.vpcId, far.vpcId, own === other ? undefined : other);
}
