import { type CauseName, causeNames } from './explanation.ts';

/** What `deploy` makes of a known error. */
export interface DeployCause {
  readonly name: CauseName;
  /** Whether the same revision may work on a later attempt without anyone changing anything. */
  readonly canHeal: boolean;
  /** Only on one of these ports; on every port, if it is not given. */
  readonly ports?: readonly string[];
  /** Only where the text says which address: elsewhere it may be that of anything. */
  readonly needsAddress?: true;
}

/** Ids of known errors by the name that `deploy` has for them, where no later attempt changes anything. */
const fatal: Partial<Readonly<Record<CauseName, readonly string[]>>> = {
  'exec-not-executable': ['start-permission-denied'],
  'exec-not-found': ['entrypoint-interpreter-missing', 'start-executable-not-found'],
  'image-not-found': ['pull-digest-gone', 'pull-tag-not-found'],
  'image-pull-denied': ['init-registry-auth-denied', 'pull-403', 'pull-access-denied', 'pull-denied-batchgetimage'],
  'log-group-missing': ['init-log-group-missing'],
  'secret-denied': ['init-secret-denied', 'init-secret-kms-denied'],
  'secret-missing': [
    'init-secret-json-key-missing',
    'init-secret-not-found',
    'init-secret-scheduled-for-deletion',
    'init-ssm-parameter-missing',
  ],
  'wrong-architecture': ['exec-format-error', 'pull-platform-mismatch'],
};

/** The same where one may: capacity comes and goes, a database may come back, and a name may be entered. */
const passing: Partial<Readonly<Record<CauseName, readonly string[]>>> = {
  'database-password-rejected': [
    'mysql-access-denied',
    'pg-password-failed',
    'prisma-auth-failed',
    'redis-wrong-password',
  ],
  'database-refused': [
    'database-connection-refused',
    'mysql-connection-refused',
    'pg-connection-refused',
    'redis-connection-refused',
  ],
  'database-unreachable': [
    'database-connect-timeout',
    'mysql-connect-timeout',
    'pg-connect-timeout',
    'pg-connect-timeout-client-limit',
    'prisma-cannot-reach-database',
    'redis-timeout',
  ],
  'disk-full': ['create-thin-pool-full', 'pull-disk-full'],
  'health-check-failed': ['stopped-container-health-check'],
  'host-not-found': ['db-host-unresolvable', 'mysql-host-unresolvable', 'redis-host-unresolvable'],
  'image-pull-rate-limited': ['pull-rate-limit'],
  'instance-lost': ['host-terminated'],
  'network-interface-timeout': ['eni-provisioning-timeout'],
  'no-capacity': [
    'deployment-config-blocks',
    'place-agent-disconnected',
    'place-agent-start-timeout',
    'place-capacity-unavailable',
    'place-instance-error',
    'place-insufficient-cpu',
    'place-insufficient-memory',
    'place-missing-attribute',
    'place-no-container-instances',
    'place-no-instances-in-capacity-provider',
    'place-resource-shortage',
    'place-size-above-limit',
    'place-task-limit',
  ],
  'no-network-to-registry': ['init-registry-auth-network', 'pull-network-timeout'],
  'no-network-to-secrets': ['init-secret-network-timeout'],
  'out-of-memory': ['out-of-memory-killed'],
  'port-taken': ['place-port-in-use', 'start-port-already-allocated'],
  'role-not-assumable': ['event-role-not-assumable'],
  'spot-interruption': ['spot-interrupted'],
  'target-unhealthy': [
    'stopped-elb-health-check',
    'target-unhealthy-generic',
    'target-unhealthy-http-code',
    'target-unhealthy-timeout',
  ],
  'volume-not-mounted': ['init-efs-mount'],
};

const databasePorts = ['5432', '3306', '1433', '1521', '6379', '27017'];

/** By the id of a known error, what `deploy` calls it. Errors that are not here have no name of their own there. */
export const deployCauses: ReadonlyMap<string, DeployCause> = new Map<string, DeployCause>([
  ...named(fatal, false),
  ...named(passing, true),
  ['pg-connect-timeout-jdbc-says-refused', { name: 'database-unreachable', canHeal: true, needsAddress: true }],
  ['network-unreachable', { name: 'database-unreachable', canHeal: true, ports: databasePorts }],
]);

function named(
  ids: Partial<Readonly<Record<CauseName, readonly string[]>>>,
  canHeal: boolean,
): readonly (readonly [string, DeployCause])[] {
  return causeNames.flatMap((name) => (ids[name] ?? []).map((id) => [id, { name, canHeal }] as const));
}
