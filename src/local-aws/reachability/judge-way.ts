import { destinationOf } from '../../network/destinations.ts';
import { known } from '../../network/facts.ts';
import { reachFromAll } from '../../network/reach.ts';
import { sourcesOf } from '../../network/sources.ts';
import type { Network, NetworkInterface } from '../../network/types.ts';
import type { Workload } from '../../network/workload.ts';
import type { InterfaceView } from '../ec2/interfaces.ts';
import type { DbInstance } from '../rds/state.ts';

/**
 * Whether packets reach a database, as the model says by which the doctor judges: from an interface, or from the internet (null). A
 * way that is open for a part of them counts as open.
 */
export function isWayOpen(
  network: Network,
  source: InterfaceView | null,
  database: DbInstance,
  at: InterfaceView,
): boolean {
  const { identifier: id, endpoint, publiclyAccessible, securityGroups, subnetId } = database;
  const { vpcId } = at;
  const place = { vpcId, subnetId, securityGroups, networkInterface: interfaceFact(at) };
  const destination = destinationOf(network, { id, port: endpoint.port, publiclyAccessible, ...place });
  const { outcome } = reachFromAll(network, sourcesOf(network, workloadOf(source)), destination);
  return outcome === 'yes' || outcome === 'partial';
}

function workloadOf(source: InterfaceView | null): Workload {
  if (source === null) return { kind: 'runner' };
  const instances = known([{ id: source.id, interfaces: [interfaceFact(source)] }]);
  return { kind: 'instance', instances, scalingSubnetIds: [] };
}

function interfaceFact(view: InterfaceView): NetworkInterface {
  const { id, subnetId, vpcId, privateAddress, publicAddress, securityGroups } = view;
  const publicAddresses = publicAddress === null ? [] : [publicAddress];
  return { id, subnetId, vpcId, privateAddresses: [privateAddress], publicAddresses, securityGroups };
}
