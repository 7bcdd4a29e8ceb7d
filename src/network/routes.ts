import { type Fact, known, mapFact } from './facts.ts';
import { intersect, parseRanges, type Range, subtract } from './ranges.ts';
import type { Network, Route, RouteTable } from './types.ts';

/** Addresses that take one route; `route` is undefined where the table has none, so that the packets are dropped. */
export interface Course {
  readonly addresses: Range;
  readonly route: Route | undefined;
}

/** The table that a subnet uses: its own, else its VPC's main one. */
export function routeTableOf(network: Network, subnetId: string, vpcId: string): Fact<RouteTable> {
  return mapFact(network.routeTables, (tables) => {
    const own = tables.find(({ subnetIds }) => subnetIds.includes(subnetId));
    const table = own ?? tables.find((each) => each.vpcId === vpcId && each.main);
    return table === undefined
      ? { kind: 'unknown', why: `neither a route table of ${subnetId} nor the main one of ${vpcId} was found` }
      : known(table);
  });
}

/**
 * Which route each address takes: the longest prefix; of equal ones the static one, then that of a prefix list, then the one that
 * was learned. A learned route never takes traffic from inside the VPC (VPC user guide, "Route priority"). The parts do not overlap.
 */
export function coursesTo(network: Network, table: RouteTable, addresses: readonly Range[]): Fact<readonly Course[]> {
  return mapFact(blocksOf(network, table.routes), (blocks) => {
    const courses: Course[] = [];
    let open = addresses;
    for (const { route, range } of blocks.toSorted(byPriority)) {
      const taken = open.map((part) => intersect(part, range)).filter((both) => both !== undefined);
      courses.push(...taken.map((part) => ({ addresses: part, route })));
      open = subtract(open, taken);
    }
    return known([...courses, ...open.map((part) => ({ addresses: part, route: undefined }))]);
  });
}

interface Block {
  readonly route: Route;
  readonly range: Range;
  /** Addresses in the whole destination, also where a part of it was taken out. */
  readonly size: bigint;
  readonly rank: number;
}

/** One for each route, and one for each entry of a prefix list that a route names. */
function blocksOf(network: Network, routes: readonly Route[]): Fact<readonly Block[]> {
  const locals = routes
    .filter(({ target }) => target.kind === 'local')
    .flatMap((each) => parseRanges([each.destination]));
  const blocks: Block[] = [];
  for (const route of routes) {
    const destinations = destinationsOf(network, route);
    if (destinations.kind !== 'known') return destinations;
    for (const whole of parseRanges(destinations.value)) {
      const size = whole.to - whole.from + 1n;
      const open = route.propagated ? subtract([whole], locals) : [whole];
      blocks.push(...open.map((range) => ({ route, range, size, rank: rankOf(route) })));
    }
  }
  return known(blocks);
}

/** A gateway endpoint takes the addresses of S3 or DynamoDB alone, so that it takes no part in the way to anything else. */
function destinationsOf({ prefixLists }: Network, { destination, target }: Route): Fact<readonly string[]> {
  if (target.kind === 'gateway-endpoint') return known([]);
  if (!destination.startsWith('pl-')) return known([destination]);
  return prefixLists[destination] ?? { kind: 'unknown', why: `prefix list ${destination} was not read` };
}

function byPriority(one: Block, other: Block): number {
  if (one.size !== other.size) return one.size < other.size ? -1 : 1;
  return one.rank - other.rank;
}

function rankOf({ propagated, destination }: Route): number {
  if (propagated) return 2;
  return destination.startsWith('pl-') ? 1 : 0;
}
