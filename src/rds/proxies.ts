import { asBoolean, asNumber, asObject, asString, asStrings, type JsonObject } from '../toolkit/json.ts';
import { describe } from './describe.ts';
import type { CallRds } from './rds-api.ts';

/** An RDS proxy at one of its endpoints. */
export interface RdsProxy {
  readonly name: string;
  readonly endpoint: string;
  /** PostgreSQL, MySQL and SQL Server have one port each, which cannot be changed. */
  readonly port: number;
  readonly status: string;
  readonly requiresTls: boolean;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroups: readonly string[];
}

/** A database behind a proxy. */
export interface RdsProxyTarget {
  /** Identifier of the instance, or of the cluster for its tracked instances. */
  readonly id: string;
  readonly cluster: string | null;
  readonly port: number;
  /** AVAILABLE, UNAVAILABLE or REGISTERING. */
  readonly state: string;
  readonly reason: string | null;
}

/** Every proxy of the region. */
export async function readProxies(call: CallRds): Promise<readonly RdsProxy[]> {
  return (await describe((page) => call('DescribeDBProxies', page), 'DBProxies')).map(parseProxy);
}

/** The endpoints that were added to proxies: each has a network of its own. */
export async function readProxyEndpoints(call: CallRds, proxies: readonly RdsProxy[]): Promise<readonly RdsProxy[]> {
  if (proxies.length === 0) return [];
  const endpoints = await describe((page) => call('DescribeDBProxyEndpoints', page), 'DBProxyEndpoints');
  return endpoints.flatMap((raw) => {
    const proxy = proxies.find(({ name }) => name === raw.DBProxyName);
    return proxy === undefined ? [] : [{ ...proxy, ...placeOf(raw) }];
  });
}

/** What a proxy passes its connections on to. */
export async function readProxyTargets(call: CallRds, proxy: string): Promise<readonly RdsProxyTarget[]> {
  const targets = await describe((page) => call('DescribeDBProxyTargets', { DBProxyName: proxy, ...page }), 'Targets');
  return targets.map((raw) => {
    const health = asObject(raw.TargetHealth) ?? {};
    return {
      id: asString(raw.RdsResourceId) ?? '',
      cluster: asString(raw.TrackedClusterId) || null,
      port: asNumber(raw.Port) ?? 0,
      state: asString(health.State) ?? '',
      reason: asString(health.Description) ?? asString(health.Reason) ?? null,
    };
  });
}

const ports: Readonly<Record<string, number>> = { POSTGRESQL: 5432, MYSQL: 3306, SQLSERVER: 1433 };

function parseProxy(raw: JsonObject): RdsProxy {
  return {
    name: asString(raw.DBProxyName) ?? '',
    port: ports[asString(raw.EngineFamily) ?? ''] ?? 0,
    requiresTls: asBoolean(raw.RequireTLS) ?? false,
    ...placeOf(raw),
  };
}

function placeOf(raw: JsonObject) {
  return {
    endpoint: asString(raw.Endpoint) ?? '',
    status: asString(raw.Status) ?? '',
    vpcId: asString(raw.VpcId) ?? '',
    subnetIds: asStrings(raw.VpcSubnetIds),
    securityGroups: asStrings(raw.VpcSecurityGroupIds),
  };
}
