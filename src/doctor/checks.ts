import type { Check } from './check.ts';
import { clusterChecks } from './checks/cluster.ts';
import { databaseChecks } from './checks/database.ts';
import { identityChecks } from './checks/identity.ts';
import { loadBalancerChecks } from './checks/load-balancer.ts';
import { outsideChecks } from './checks/outside.ts';
import { permissionChecks } from './checks/permissions.ts';
import { registryChecks } from './checks/registry.ts';
import { serviceChecks } from './checks/service.ts';
import { taskDefinitionChecks } from './checks/task-definition.ts';
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
  ...databaseChecks,
  ...loadBalancerChecks,
  ...outsideChecks,
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

/** One row for each check, for the documentation: its id, what it checks, and what it reads. */
export function checkRows(): readonly (readonly [id: string, area: string, title: string, reads: string])[] {
  return checks.map(({ id, area, title, reads, readsToo }) => [id, area, title, [...reads, ...readsToo].join(', ')]);
}
