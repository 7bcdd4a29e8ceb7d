/** A database of RDS, or an RDS proxy. */
export interface Database {
  readonly identifier: string;
  readonly kind: 'instance' | 'cluster' | 'proxy';
  readonly endpoint: string;
  readonly port: number;
  /** Of a change that waits for the maintenance window. */
  readonly pendingPort: number | null;
  /** Such as available, stopped or storage-full. */
  readonly status: string;
  readonly publiclyAccessible: boolean;
  /** Of a proxy; empty otherwise. */
  readonly proxyTargets: readonly ProxyTarget[];
}

export interface ProxyTarget {
  readonly id: string;
  /** AVAILABLE, UNAVAILABLE or REGISTERING. */
  readonly state: string;
  readonly reason: string | null;
}

/** Where the application's environment says that its database is. It holds no user and no password. */
export interface DatabaseUse {
  readonly containers: readonly string[];
  /** The name of the entry that says so. */
  readonly entry: string;
  readonly host: string;
  readonly port: number;
  /** Whether the entry names none, and `port` is the one that such databases have by custom. */
  readonly portIsGuessed?: true;
  /** Such as disable or verify-full; null where the URL does not say. */
  readonly sslMode: string | null;
}

/** A rule of a security group that lets every address in. */
export interface OpenRule {
  readonly id: string;
  readonly group: string;
  /** 0.0.0.0/0 or ::/0. */
  readonly cidr: string;
}
