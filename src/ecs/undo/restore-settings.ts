import { isDeepStrictEqual } from 'node:util';
import { asObject, type JsonObject } from '../../toolkit/json.ts';
import { percentsOf, primaryDeployment, type Service } from '../situation/service.ts';

/** What a deploy has set besides the task definition, and what the service had before. */
export interface SettingsSet {
  readonly before: Service;
  /** The UpdateService of the deploy, and that of its way back. */
  readonly updates: readonly JsonObject[];
}

export type Restoration =
  /** The members of the one UpdateService that puts back what was set. */
  | { readonly kind: 'update'; readonly body: JsonObject; readonly restored: readonly string[] }
  | { readonly kind: 'nothing' }
  /** A deployment is under way: with its old percents it might stall. */
  | { readonly kind: 'too-early'; readonly why: string };

/**
 * What puts percents, zone rebalancing and a circuit breaker back as they were. Only what still is as the deploy set it goes back:
 * somebody else's change stays. Pure.
 */
export function restoreSettings({ before, updates }: SettingsSet, now: Service): Restoration {
  const percents = percentsBack(before, updates, now);
  const breaker = breakerBack(before, updates, now);
  const rebalancing = rebalancingBack(before, updates, now);
  const restored = [
    ...(percents === null ? [] : ['percents']),
    ...(breaker === null ? [] : ['circuit breaker']),
    ...(rebalancing === null ? [] : ['zone rebalancing']),
  ];
  if (restored.length === 0) return { kind: 'nothing' };
  const pending = whyTooEarly(now);
  if (pending !== null) return { kind: 'too-early', why: pending };
  const deploymentConfiguration = { ...now.deploymentConfiguration, ...percents, ...breaker };
  return { kind: 'update', body: { deploymentConfiguration, ...rebalancing }, restored };
}

function percentsBack(before: Service, updates: readonly JsonObject[], now: Service): JsonObject | null {
  const old = percentsOf(before.deploymentConfiguration);
  const current = percentsOf(now.deploymentConfiguration);
  const isOurs = configurationsOf(updates).some((set) => isDeepStrictEqual(current, percentsOf(set)));
  if (isDeepStrictEqual(current, old)) return null;
  return isOurs ? { minimumHealthyPercent: old.minimumHealthy, maximumPercent: old.maximum } : null;
}

function breakerBack(before: Service, updates: readonly JsonObject[], now: Service): JsonObject | null {
  const member = 'deploymentCircuitBreaker';
  const old = asObject(before.deploymentConfiguration[member]);
  const wasSet = configurationsOf(updates).some((set) => asObject(set[member])?.enable === true);
  const current = asObject(now.deploymentConfiguration[member]);
  const isOurs = wasSet && old?.enable !== true && current?.enable === true;
  return isOurs ? { [member]: { ...old, enable: false, rollback: false } } : null;
}

function rebalancingBack(before: Service, updates: readonly JsonObject[], now: Service): JsonObject | null {
  const wasSet = updates.some(({ availabilityZoneRebalancing }) => availabilityZoneRebalancing === 'DISABLED');
  const isOurs = wasSet && now.availabilityZoneRebalancing === 'DISABLED';
  const old = before.availabilityZoneRebalancing;
  return isOurs && old !== null && old !== 'DISABLED' ? { availabilityZoneRebalancing: old } : null;
}

function configurationsOf(updates: readonly JsonObject[]): readonly JsonObject[] {
  return updates.flatMap(({ deploymentConfiguration }) => {
    const configuration = asObject(deploymentConfiguration);
    return configuration === undefined ? [] : [configuration];
  });
}

function whyTooEarly(now: Service): string | null {
  const primary = primaryDeployment(now);
  if (primary === undefined) return 'the service has no deployment';
  if (primary.rolloutState === 'IN_PROGRESS') return `the deployment ${primary.id} is in progress`;
  return null;
}
