import type { VpcEndpoint } from '../../ec2/vpc-endpoints.ts';
import { destinationOf } from '../../network/destinations.ts';
import type { Endpoint } from '../../network/endpoints.ts';
import { known } from '../../network/facts.ts';
import { onePort } from '../../network/ports.ts';
import { internet } from '../../network/ranges.ts';
import { reachFromAll } from '../../network/reach.ts';
import { reachInternet } from '../../network/reach-internet.ts';
import { routeTableOf } from '../../network/routes.ts';
import { egressHop } from '../../network/security-group-hops.ts';
import type { Network } from '../../network/types.ts';
import { type Verdict, verdictOf, verdictOfParts } from '../../network/verdict.ts';
import type { StartNeed } from './start-needs.ts';

const https = 443;

/** The way that HTTPS to a service takes, and whether it is open. */
export interface StartPath {
  /** Its VPC endpoint; null where it goes over the internet. */
  readonly endpoint: VpcEndpoint | null;
  readonly verdict: Verdict;
}

/**
 * A private name leads to the interface endpoint whatever the routes are, so that one with a closed security group breaks what the
 * internet would serve. A gateway endpoint serves the subnets of its route tables.
 */
export function startPath(
  network: Network,
  endpoints: readonly VpcEndpoint[],
  source: Endpoint,
  need: StartNeed,
): StartPath {
  const own = endpoints.filter((each) => serves(each, need, source));
  const interfaceEndpoint = own.find(({ kind, privateDns }) => kind === 'interface' && privateDns);
  if (interfaceEndpoint !== undefined)
    return { endpoint: interfaceEndpoint, verdict: throughInterface(network, source, interfaceEndpoint) };
  const gateway = own.find((each) => isRouted(network, source, each));
  if (gateway !== undefined) return { endpoint: gateway, verdict: throughGateway(network, source) };
  return { endpoint: null, verdict: reachInternet(network, source, https) };
}

function serves({ vpcId, serviceName, state }: VpcEndpoint, need: StartNeed, source: Endpoint): boolean {
  const isIts = need.endpoint !== null && new RegExp(`\\.${need.endpoint.replace('.', '\\.')}$`).test(serviceName);
  return isIts && vpcId === source.vpcId && state === 'available';
}

function isRouted(network: Network, source: Endpoint, { kind, routeTableIds }: VpcEndpoint): boolean {
  const table = routeTableOf(network, source.subnetId, source.vpcId);
  return kind === 'gateway' && table.kind === 'known' && routeTableIds.includes(table.value.id);
}

function throughInterface(network: Network, source: Endpoint, endpoint: VpcEndpoint): Verdict {
  const { id, vpcId, securityGroups } = endpoint;
  const place = { id, port: https, publiclyAccessible: false, vpcId, securityGroups };
  return verdictOfParts(
    endpoint.subnetIds.map((subnetId) =>
      reachFromAll(network, known([source]), destinationOf(network, { ...place, subnetId })),
    ),
  );
}

/** Its route is there; what is left is the way out of the source, which a rule for its prefix list opens, too. */
function throughGateway(network: Network, source: Endpoint): Verdict {
  const why = 'S3 has no security group';
  const dialled = {
    to: internet(4),
    ports: onePort(https),
    securityGroups: [],
    references: { kind: 'no-match', why },
  } as const;
  const hop = egressHop(network, source, dialled);
  // A prefix list is a part of the internet, so that a rule for it looks like one for some of what is dialled.
  return verdictOf(hop.outcome === 'partial' ? [] : [hop]);
}
