import type { Check } from './check.ts';
import { clusterChecks } from './checks/cluster.ts';
import { databaseChecks } from './checks/database.ts';
import { driftChecks } from './checks/drift.ts';
import { failoverChecks } from './checks/failover.ts';
import { identityChecks } from './checks/identity.ts';
import { loadBalancerChecks } from './checks/load-balancer.ts';
import { loadBalancerNetworkChecks } from './checks/load-balancer-network.ts';
import { networkChecks } from './checks/network.ts';
import { peeringChecks } from './checks/network-peering.ts';
import { outsideChecks } from './checks/outside.ts';
import { outsideNetworkChecks } from './checks/outside-network.ts';
import { permissionChecks } from './checks/permissions.ts';
import { registryChecks } from './checks/registry.ts';
import { serviceChecks } from './checks/service.ts';
import { taskDefinitionChecks } from './checks/task-definition.ts';
import { taskStartChecks } from './checks/task-start.ts';
import { factActions } from './fact-actions.ts';
import type { Facts } from './facts.ts';
import type { Finding, FindingStatus } from './finding.ts';

/** Every check, in the order in which a reader would ask. */
export const checks: readonly Check[] = [
  ...identityChecks,
  ...permissionChecks,
  ...registryChecks,
  ...taskDefinitionChecks,
  ...clusterChecks,
  ...serviceChecks,
  ...networkChecks,
  ...peeringChecks,
  ...taskStartChecks,
  ...databaseChecks,
  ...failoverChecks,
  ...loadBalancerChecks,
  ...loadBalancerNetworkChecks,
  ...outsideChecks,
  ...outsideNetworkChecks,
  ...driftChecks,
];

/** What each of these checks found, in their order. Pure: the same facts give the same findings. */
export function examine(facts: Facts, chosen: readonly Check[] = checks): readonly Finding[] {
  return chosen.flatMap((each) => each.judge(facts));
}

/** How many findings of each status there are. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<FindingStatus, number>> {
  const count = (status: FindingStatus) => findings.filter((finding) => finding.status === status).length;
  return { problem: count('problem'), warning: count('warning'), skipped: count('skipped'), ok: count('ok') };
}

/** What the documentation says of a check. */
export interface CheckRow {
  readonly id: string;
  readonly area: string;
  /** What holds when it is ok. */
  readonly checks: string;
  /** IAM actions, sorted. */
  readonly reads: readonly string[];
}

/** The source of the documentation's table of checks, in their order. */
export function checkRows(): readonly CheckRow[] {
  return checks.map((each) => ({ id: each.id, area: each.area, checks: each.title, reads: actionsOf([each]) }));
}

/** The IAM actions that these checks need, each once, sorted. */
export function actionsOf(chosen: readonly Check[]): readonly string[] {
  const names = chosen.flatMap(({ reads, readsToo }) => [...reads, ...readsToo]);
  return [...new Set(names.flatMap((name) => factActions[name]))].sort();
}
