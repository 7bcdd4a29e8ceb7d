import type { RdsCluster, RdsInstance } from '../../rds/databases.ts';
import type { RdsProxy } from '../../rds/proxies.ts';
import type { Fact } from '../fact.ts';

/** What RDS has in a region; each part may be unread on its own. */
export interface RdsInventory {
  readonly instances: Fact<readonly RdsInstance[]>;
  readonly clusters: Fact<readonly RdsCluster[]>;
  readonly proxies: Fact<readonly RdsProxy[]>;
  /** The endpoints that were added to them. */
  readonly proxyEndpoints: Fact<readonly RdsProxy[]>;
}

/** By what a database is looked for. */
export type Wanted =
  | { readonly kind: 'identifier'; readonly identifier: string }
  | { readonly kind: 'host'; readonly host: string };

export type FoundDatabase =
  | { readonly kind: 'instance'; readonly instance: RdsInstance }
  | {
      readonly kind: 'cluster';
      readonly cluster: RdsCluster;
      /** Whether it is dialled where its writer is, and not at any of its instances. */
      readonly atWriter: boolean;
    }
  | { readonly kind: 'proxy'; readonly proxy: RdsProxy };

/** The one that is wanted; null when there is none of it. What was not read could have held it, unless another part does. */
export function findDatabase(inventory: RdsInventory, wanted: Wanted): Fact<FoundDatabase | null> {
  const { instances, clusters, proxies, proxyEndpoints } = inventory;
  const [found] = [
    ...valuesOf(clusters).flatMap((cluster) => matchCluster(cluster, wanted)),
    ...valuesOf(instances).flatMap((instance) => matchInstance(instance, wanted)),
    ...[...valuesOf(proxies), ...valuesOf(proxyEndpoints)].flatMap((proxy) => matchProxy(proxy, wanted)),
  ];
  if (found !== undefined) return { value: found };
  for (const part of [instances, clusters, proxies, proxyEndpoints]) if (!('value' in part)) return part;
  return { value: null };
}

/** Every host that it answers at. */
export function hostsOf(found: FoundDatabase): readonly string[] {
  switch (found.kind) {
    case 'instance':
      return [found.instance.endpoint];
    case 'cluster':
      return [found.cluster.endpoint, ...found.cluster.otherEndpoints];
    case 'proxy':
      return [found.proxy.endpoint];
  }
}

function matchCluster(cluster: RdsCluster, wanted: Wanted): readonly FoundDatabase[] {
  if (wanted.kind === 'identifier')
    return isSame(cluster.identifier, wanted.identifier) ? [{ kind: 'cluster', cluster, atWriter: true }] : [];
  if (isSame(cluster.endpoint, wanted.host)) return [{ kind: 'cluster', cluster, atWriter: true }];
  const isOther = cluster.otherEndpoints.some((each) => isSame(each, wanted.host));
  return isOther ? [{ kind: 'cluster', cluster, atWriter: false }] : [];
}

function matchInstance(instance: RdsInstance, wanted: Wanted): readonly FoundDatabase[] {
  const own = wanted.kind === 'identifier' ? instance.identifier : instance.endpoint;
  return isSame(own, textOf(wanted)) ? [{ kind: 'instance', instance }] : [];
}

function matchProxy(proxy: RdsProxy, wanted: Wanted): readonly FoundDatabase[] {
  return isSame(wanted.kind === 'identifier' ? proxy.name : proxy.endpoint, textOf(wanted))
    ? [{ kind: 'proxy', proxy }]
    : [];
}

function textOf(wanted: Wanted): string {
  return wanted.kind === 'identifier' ? wanted.identifier : wanted.host;
}

/** Names of DNS and of RDS have no capitals of their own. */
function isSame(one: string, other: string): boolean {
  return one !== '' && one.toLowerCase() === other.toLowerCase().replace(/\.$/, '');
}

function valuesOf<Value>(fact: Fact<readonly Value[]>): readonly Value[] {
  return 'value' in fact ? fact.value : [];
}
