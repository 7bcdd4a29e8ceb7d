import type { Plan } from '../ecs/plan/plan.ts';
import type { Situation } from '../ecs/situation/situation.ts';
import { absentFacts } from './absent-facts.ts';
import { checks, examine } from './checks.ts';

import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { situationFacts } from './from-ecs/situation.ts';
import { targetGroupOf } from './from-ecs/target-groups.ts';
import { type PreflightCheck, preflightChecks } from './preflight-checks.ts';

/**
 * What is wrong with a planned deployment, from what its deploy has read: a `problem` is proven to make it fail, a `warning` is likely to.
 * Nothing else is among them. Pure: the same situation and plan give the same findings.
 *
 * @param file path of the task definition's file, for the commands that put it right; null for the live one.
 */
export function preflight(situation: Situation, plan: Plan, file: string | null): readonly Finding[] {
  if (!plan.startsDeployment) return [];
  const facts = deployFacts(situation, plan, file);
  return preflightChecks.flatMap((chosen) =>
    examine(
      facts,
      checks.filter(({ id }) => id === chosen.id),
    ).flatMap((finding) => told(finding, chosen)),
  );
}

function told(finding: Finding, { refuses, warns }: PreflightCheck): readonly Finding[] {
  switch (finding.status) {
    case 'problem':
      return [refuses ? finding : { ...finding, status: 'warning' }];
    case 'warning':
      return warns ? [finding] : [];
    case 'ok':
    case 'skipped':
      return [];
  }
}

function deployFacts(situation: Situation, { wanted, desiredCount }: Plan, file: string | null): Facts {
  const { service, cluster, targetGroups, readAt } = situation;
  const [, , , region = ''] = service.arn.split(':');
  const request = {
    region,
    cluster,
    service: service.name,
    account: null,
    waitMinutes: 0,
    publicPorts: [],
    migratesFromRunner: false,
    selfHostedRunner: false,
    now: readAt / 1_000,
  };
  const candidate = { taskDefinition: wanted, file, region, desiredCount, databaseEntry: null };
  return {
    ...absentFacts('A deploy does not read it.'),
    ...situationFacts(situation, candidate),
    request: { value: request },
    targetGroups: 'value' in targetGroups ? { value: targetGroups.value.map(targetGroupOf) } : targetGroups,
  };
}
