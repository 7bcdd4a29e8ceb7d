import { destinationOf } from '../../network/destinations.ts';
import type { Destination, Endpoint } from '../../network/endpoints.ts';
import { known, type Fact as NetworkFact } from '../../network/facts.ts';
import { unknownHop } from '../../network/hops.ts';
import { anyEphemeralPorts } from '../../network/ports.ts';
import type { Family } from '../../network/ranges.ts';
import { reachFromAll } from '../../network/reach.ts';
import { sourcesOf } from '../../network/sources.ts';
import { subnetAddresses } from '../../network/subnet-addresses.ts';
import type { Network, NetworkInterface } from '../../network/types.ts';
import { type Verdict, verdictOf, verdictOfAll, verdictOfParts } from '../../network/verdict.ts';
import type { DatabaseNetwork, TaskPlaces } from '../facts/network.ts';

/** What decides whether the tasks reach their database. */
export interface DatabasePath {
  readonly network: Network;
  readonly taskPlaces: TaskPlaces;
  readonly databaseNetwork: DatabaseNetwork;
  readonly databaseInterface?: NetworkInterface | null | undefined;
}

/** From the tasks to the database where it is; through a proxy, both legs. */
export function databaseVerdict(path: DatabasePath, family: Family = 4): Verdict {
  const { network, databaseNetwork } = path;
  const first = verdictAt(path, currentSubnets(path), family);
  const legs = (databaseNetwork.targets ?? []).map((target) => {
    const sources = proxySources(network, databaseNetwork);
    const destinations = databaseDestinations(
      { network, databaseNetwork: target },
      currentSubnets({ databaseNetwork: target }),
    );
    return verdictOfParts(destinations.map((destination) => reachFromAll(network, sources, destination)));
  });
  return verdictOfAll([first, ...legs]);
}

/** From the tasks to the database in some of its subnets. */
export function verdictAt(path: DatabasePath, subnetIds: readonly string[], family: Family = 4): Verdict {
  const { network, databaseNetwork } = path;
  const sources = sourcesOf(network, path.taskPlaces.application);
  const destinations = databaseDestinations(path, subnetIds);
  if (destinations.length === 0)
    return verdictOf([unknownHop('address', `RDS names no subnet of ${databaseNetwork.identifier}.`)]);
  return verdictOfParts(destinations.map((destination) => reachFromAll(network, sources, destination, family)));
}

/** Where it is: at its interface, else in the subnets of its Availability Zone, else in any of its own. */
export function currentSubnets({
  databaseNetwork: { subnets, availabilityZone },
  databaseInterface,
}: Pick<DatabasePath, 'databaseNetwork' | 'databaseInterface'>): readonly string[] {
  if (databaseInterface) return [databaseInterface.subnetId];
  const inZone = subnets.filter((subnet) => subnet.availabilityZone === availabilityZone);
  return (inZone.length > 0 ? inZone : subnets).map(({ id }) => id);
}

/** The database as what is dialled, in some of its subnets. */
export function databaseDestinations(
  { network, databaseNetwork, databaseInterface }: Omit<DatabasePath, 'taskPlaces'>,
  subnetIds: readonly string[],
): readonly NetworkFact<Destination>[] {
  return subnetIds.map((subnetId) => {
    const own = databaseInterface?.subnetId === subnetId ? { networkInterface: databaseInterface } : {};
    return destinationOf(network, { ...databaseNetwork, id: databaseNetwork.identifier, subnetId, ...own });
  });
}

/** A proxy dials its databases from any of its subnets. */
function proxySources(network: Network, proxy: DatabaseNetwork): NetworkFact<readonly Endpoint[]> {
  const { identifier, securityGroups, vpcId } = proxy;
  const sources: Endpoint[] = [];
  for (const { id } of proxy.subnets) {
    const found = subnetAddresses(network, id);
    if (found.kind !== 'known') return found;
    const { addresses } = found.value;
    const name = `the proxy ${identifier} in ${id}`;
    const rest = { kind: 'endpoint', publicAddresses: [], ephemeralPorts: anyEphemeralPorts } as const;
    sources.push({ ...rest, name, vpcId, subnetId: id, addresses, securityGroups });
  }
  return known(sources);
}
