import type { Destination } from './endpoints.ts';
import { type Fact, known, mapFact } from './facts.ts';
import { anyEphemeralPorts } from './ports.ts';
import { internet, ofFamily, parseRanges, type Range } from './ranges.ts';
import { subnetAddresses } from './subnet-addresses.ts';
import type { Network, NetworkInterface } from './types.ts';

/** A database as RDS describes it, in one subnet of its subnet group. */
export interface Database {
  readonly id: string;
  readonly port: number;
  readonly publiclyAccessible: boolean;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly securityGroups: readonly string[];
  /** The interface that RDS owns, if it is known which one is this database's. Else any address of the subnet counts. */
  readonly networkInterface?: NetworkInterface;
}

/** Where a database is dialled. */
export function destinationOf(network: Network, database: Database): Fact<Destination> {
  const { id, port, publiclyAccessible, networkInterface, vpcId, subnetId, securityGroups } = database;
  return mapFact(subnetAddresses(network, subnetId), ({ addresses: subnet }) => {
    const addresses = networkInterface === undefined ? subnet : parseRanges(networkInterface.privateAddresses);
    const seen = parseRanges(networkInterface?.publicAddresses ?? []);
    const publicAddresses = publiclyAccessible ? [...publicOr(seen), ...ofFamily(addresses, 6)] : [];
    return known({
      kind: 'endpoint',
      name: id,
      vpcId,
      subnetId,
      addresses,
      publicAddresses,
      securityGroups,
      ephemeralPorts: anyEphemeralPorts,
      ports: { from: port, to: port },
      isPublic: publiclyAccessible,
    });
  });
}

function publicOr(seen: readonly Range[]): readonly Range[] {
  return seen.length > 0 ? seen : internet(4);
}
