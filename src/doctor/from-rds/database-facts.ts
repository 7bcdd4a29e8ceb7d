import type { RdsCluster, RdsInstance } from '../../rds/databases.ts';
import { type EncryptionParameter, encryptionParameter } from '../../rds/forced-encryption.ts';
import type { RdsProxy, RdsProxyTarget } from '../../rds/proxies.ts';
import type { Database } from '../facts/database.ts';
import type { DatabaseNetwork } from '../facts/network.ts';
import type { FoundDatabase } from './find-database.ts';

/** What a found database is together with. */
export interface Surroundings {
  readonly instances: readonly RdsInstance[];
  readonly clusters: readonly RdsCluster[];
  /** Of a proxy. */
  readonly targets: readonly RdsProxyTarget[];
}

/** The database itself. */
export function databaseOf(found: FoundDatabase, around: Surroundings): Database {
  switch (found.kind) {
    case 'instance': {
      const { identifier, endpoint, port, pendingPort, status, publiclyAccessible } = found.instance;
      const rest = { kind: 'instance', proxyTargets: [] } as const;
      return { identifier, endpoint, port, pendingPort, status, publiclyAccessible, ...rest };
    }
    case 'cluster': {
      const { identifier, endpoint, port, pendingPort, status } = found.cluster;
      const publiclyAccessible = membersOf(found.cluster, around).some((member) => member.publiclyAccessible);
      return { identifier, kind: 'cluster', endpoint, port, pendingPort, status, publiclyAccessible, proxyTargets: [] };
    }
    case 'proxy': {
      const { name, endpoint, port, status } = found.proxy;
      const proxyTargets = around.targets.map(({ id, state, reason }) => ({ id, state, reason }));
      const rest = { kind: 'proxy', pendingPort: null, publiclyAccessible: false } as const;
      return { identifier: name, endpoint, port, status, ...rest, proxyTargets };
    }
  }
}

/** Where it is; undefined for a cluster none of whose instances is known, which alone say it. */
export function databaseNetworkOf(found: FoundDatabase, around: Surroundings): DatabaseNetwork | undefined {
  switch (found.kind) {
    case 'instance':
      return ofInstance(found.instance);
    case 'cluster':
      return ofCluster(found.cluster, around, found.atWriter);
    case 'proxy':
      return ofProxy(found.proxy, around);
  }
}

/** The parameter that decides whether it takes connections without encryption; undefined for engines and proxies that have none. */
export function encryptionParameterOf(found: FoundDatabase, around: Surroundings): EncryptionParameter | undefined {
  if (found.kind === 'proxy') return undefined;
  const cluster = found.kind === 'cluster' ? found.cluster : clusterOf(found.instance, around);
  if (cluster !== undefined)
    return cluster.parameterGroup === null
      ? undefined
      : encryptionParameter(cluster.engine, 'cluster', cluster.parameterGroup);
  const instance = found.kind === 'instance' ? found.instance : undefined;
  return instance === undefined || instance.parameterGroup === null
    ? undefined
    : encryptionParameter(instance.engine, 'instance', instance.parameterGroup);
}

function ofInstance(instance: RdsInstance): DatabaseNetwork {
  const { identifier, port, publiclyAccessible, vpcId, securityGroups, subnets, availabilityZone, dualStack } =
    instance;
  const place = { vpcId, securityGroups, subnets, availabilityZone, dualStack };
  return { identifier, port, publiclyAccessible, ...place, targets: null };
}

function ofCluster(cluster: RdsCluster, around: Surroundings, atWriter: boolean): DatabaseNetwork | undefined {
  const members = membersOf(cluster, around);
  const writer = cluster.members.find(({ isWriter }) => isWriter)?.instance;
  const instance = members.find(({ identifier }) => identifier === writer) ?? members[0];
  if (instance === undefined) return undefined;
  const { identifier, port, securityGroups, dualStack } = cluster;
  const availabilityZone = atWriter ? instance.availabilityZone : null;
  return { ...ofInstance(instance), identifier, port, securityGroups, dualStack, availabilityZone };
}

/** A proxy answers in all of its subnets at once, and RDS names no zone of them. */
function ofProxy(proxy: RdsProxy, around: Surroundings): DatabaseNetwork {
  const { name, port, vpcId, subnetIds, securityGroups } = proxy;
  return {
    identifier: name,
    port,
    publiclyAccessible: false,
    vpcId,
    securityGroups,
    subnets: subnetIds.map((id) => ({ id, availabilityZone: '' })),
    availabilityZone: null,
    dualStack: false,
    targets: distinct(around.targets.flatMap((target) => ofTarget(target, around) ?? [])),
  };
}

function ofTarget({ id, cluster }: RdsProxyTarget, around: Surroundings): DatabaseNetwork | undefined {
  const tracked = around.clusters.find(({ identifier }) => identifier === (cluster ?? id));
  const instance = around.instances.find(({ identifier }) => identifier === id);
  if (instance !== undefined) return ofInstance(instance);
  return tracked === undefined ? undefined : ofCluster(tracked, around, true);
}

function distinct(networks: readonly DatabaseNetwork[]): readonly DatabaseNetwork[] {
  return [...new Map(networks.map((network) => [network.identifier, network])).values()];
}

function membersOf({ members }: RdsCluster, { instances }: Surroundings): readonly RdsInstance[] {
  return instances.filter(({ identifier }) => members.some(({ instance }) => instance === identifier));
}

function clusterOf({ cluster }: RdsInstance, { clusters }: Surroundings): RdsCluster | undefined {
  return cluster === null ? undefined : clusters.find(({ identifier }) => identifier === cluster);
}
