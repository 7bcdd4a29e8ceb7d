import { readClusters, readInstances } from '../../rds/databases.ts';
import { parameterAction, readForcedEncryption } from '../../rds/forced-encryption.ts';
import { type RdsProxyTarget, readProxies, readProxyEndpoints, readProxyTargets } from '../../rds/proxies.ts';
import type { CallRds } from '../../rds/rds-api.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { DatabaseUse } from '../facts/database.ts';
import type { Facts } from '../facts.ts';
import { databaseUseFact } from '../from-ecs/database-use.ts';
import { type NamedDatabase, namedDatabase, useOfHosts } from '../from-ecs/named-database.ts';
import { databaseNetworkOf, databaseOf, encryptionParameterOf, type Surroundings } from '../from-rds/database-facts.ts';
import {
  type FoundDatabase,
  findDatabase,
  hostsOf,
  type RdsInventory,
  type Wanted,
} from '../from-rds/find-database.ts';
import { derived, readFact, whenRead } from './read-fact.ts';

export type DatabaseFacts = Pick<Facts, 'database' | 'databaseNetwork' | 'databaseUse' | 'forcedEncryption'>;

const noInput = { absent: 'No input names the database: give the input "database".' };

export interface DatabaseQuestion {
  /** Identifier, endpoint, or the name of the environment entry that holds it; null where the user says nothing. */
  readonly database: string | null;
  /** With the values of its environment, which are parsed and forgotten. */
  readonly rawTaskDefinition: Fact<JsonObject>;
}

/** Reads the database that the application uses, and where the application says that it is. It never throws. */
export async function collectDatabase(
  { rds }: { readonly rds: CallRds },
  { database, rawTaskDefinition }: DatabaseQuestion,
): Promise<DatabaseFacts> {
  if (database === null) return unread(noInput);
  const named = namedDatabase(database, rawTaskDefinition);
  const use = namedUse(named, rawTaskDefinition);
  const wanted = wantedOf(named, use);
  if (!('value' in wanted)) return unread(wanted);
  const inventory = await readInventory(rds);
  const found = findDatabase(inventory, wanted.value);
  return {
    ...(await describeFound(rds, inventory, found)),
    databaseUse: use ?? (await useOf(found, rawTaskDefinition, wanted.value)),
  };
}

function unread(reason: Fact<never>): DatabaseFacts {
  return { database: reason, databaseNetwork: reason, databaseUse: reason, forcedEncryption: reason };
}

function namedUse(named: NamedDatabase, raw: Fact<JsonObject>): Fact<DatabaseUse> | undefined {
  if (named.kind !== 'entry') return undefined;
  return 'value' in raw ? databaseUseFact(raw.value, named.entry) : raw;
}

function wantedOf(named: NamedDatabase, use: Fact<DatabaseUse> | undefined): Fact<Wanted> {
  if (named.kind === 'none') {
    const kinds = 'the identifier of a database, an endpoint, or the name of an environment entry';
    return { absent: `The input "database" is none of these: ${kinds}.` };
  }
  if (named.kind !== 'entry') return { value: named };
  return derived(use ?? noInput, ({ host }) => ({ kind: 'host', host }));
}

async function useOf(
  found: Fact<FoundDatabase | null>,
  raw: Fact<JsonObject>,
  wanted: Wanted,
): Promise<Fact<DatabaseUse>> {
  const name = wanted.kind === 'host' ? wanted.host : wanted.identifier;
  const hosts = 'value' in found && found.value !== null ? hostsOf(found.value) : [];
  const all = wanted.kind === 'host' ? [...hosts, wanted.host] : hosts;
  return whenRead(raw, async (definition) => useOfHosts(definition, all, name));
}

async function readInventory(call: CallRds): Promise<RdsInventory> {
  const [instances, clusters, proxies] = await Promise.all([
    readFact('rds:DescribeDBInstances', 'the databases', () => readInstances(call)),
    readFact('rds:DescribeDBClusters', 'the database clusters', () => readClusters(call)),
    readFact('rds:DescribeDBProxies', 'the database proxies', () => readProxies(call)),
  ]);
  const proxyEndpoints = await whenRead(proxies, (all) =>
    readFact('rds:DescribeDBProxyEndpoints', 'the endpoints of proxies', () => readProxyEndpoints(call, all)),
  );
  return { instances, clusters, proxies, proxyEndpoints };
}

async function describeFound(
  call: CallRds,
  inventory: RdsInventory,
  found: Fact<FoundDatabase | null>,
): Promise<Omit<DatabaseFacts, 'databaseUse'>> {
  if (!('value' in found)) return unread(found);
  if (found.value === null) {
    const none = { value: null };
    return { database: none, databaseNetwork: none, forcedEncryption: none };
  }
  const database = found.value;
  const targets = await readTargets(call, database);
  const around = derived(targets, (all): Surroundings => ({ ...known(inventory), targets: all }));
  const needed = whenAllKnown(neededFor(database, inventory), around);
  return {
    database: derived(needed, (all) => databaseOf(database, all)),
    databaseNetwork: networkOf(database, needed),
    forcedEncryption: await readEncryption(call, database, whenAllKnown(parameterHolders(database, inventory), around)),
  };
}

/** A cluster shows neither its subnets nor whether it is public: its instances do. A proxy shows nothing of what is behind it. */
function neededFor({ kind }: FoundDatabase, { instances, clusters }: RdsInventory): readonly Fact<unknown>[] {
  if (kind === 'instance') return [];
  return kind === 'cluster' ? [instances] : [instances, clusters];
}

/** The parameter of an instance that belongs to a cluster is the cluster's. */
function parameterHolders(found: FoundDatabase, { clusters }: RdsInventory): readonly Fact<unknown>[] {
  return found.kind === 'instance' && found.instance.cluster !== null ? [clusters] : [];
}

function networkOf(found: FoundDatabase, around: Fact<Surroundings>): Facts['databaseNetwork'] {
  if (!('value' in around)) return around;
  const network = databaseNetworkOf(found, around.value);
  return network === undefined ? { absent: 'The cluster has no instance that says where it is.' } : { value: network };
}

async function readTargets(call: CallRds, found: FoundDatabase): Promise<Fact<readonly RdsProxyTarget[]>> {
  if (found.kind !== 'proxy') return { value: [] };
  const { name } = found.proxy;
  return readFact('rds:DescribeDBProxyTargets', name, () => readProxyTargets(call, name));
}

async function readEncryption(
  call: CallRds,
  found: FoundDatabase,
  around: Fact<Surroundings>,
): Promise<Facts['forcedEncryption']> {
  if (found.kind === 'proxy') return { value: found.proxy.requiresTls };
  if (!('value' in around)) return around;
  const parameter = encryptionParameterOf(found, around.value);
  if (parameter === undefined) return { value: null };
  const read = await readFact(parameterAction(parameter), parameter.group, () => readForcedEncryption(call, parameter));
  if (!('value' in read)) return read;
  return read.value === undefined
    ? { absent: `The parameter group ${parameter.group} shows no value of ${parameter.name}.` }
    : { value: read.value };
}

function known({ instances, clusters }: RdsInventory): Omit<Surroundings, 'targets'> {
  return {
    instances: 'value' in instances ? instances.value : [],
    clusters: 'value' in clusters ? clusters.value : [],
  };
}

function whenAllKnown<Value>(needed: readonly Fact<unknown>[], fact: Fact<Value>): Fact<Value> {
  for (const part of needed) if (!('value' in part)) return part;
  return fact;
}
