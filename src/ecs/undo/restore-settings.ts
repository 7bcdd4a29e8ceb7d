import { isDeepStrictEqual } from 'node:util';
import { asObject, type JsonObject } from '../../toolkit/json.ts';
import { percentsOf, primaryDeployment, type Service } from '../service.ts';

/** What a deploy has set besides the task definition, and what the service had before. */
export interface SettingsSet {
  readonly before: Service;
  /** The UpdateService of the deploy. */
  readonly update: JsonObject;
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
export function restoreSettings({ before, update }: SettingsSet, now: Service): Restoration {
  const percents = percentsBack(before, update, now);
  const breaker = breakerBack(before, update, now);
  const rebalancing = rebalancingBack(before, update, now);
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

function percentsBack(before: Service, update: JsonObject, now: Service): JsonObject | null {
  const old = percentsOf(before.deploymentConfiguration);
  const set = percentsOf(asObject(update.deploymentConfiguration) ?? {});
  const current = percentsOf(now.deploymentConfiguration);
  const isOurs = isDeepStrictEqual(current, set) && !isDeepStrictEqual(current, old);
  return isOurs ? { minimumHealthyPercent: old.minimumHealthy, maximumPercent: old.maximum } : null;
}

function breakerBack(before: Service, update: JsonObject, now: Service): JsonObject | null {
  const member = 'deploymentCircuitBreaker';
  const old = asObject(before.deploymentConfiguration[member]);
  const set = asObject(asObject(update.deploymentConfiguration)?.[member]);
  const current = asObject(now.deploymentConfiguration[member]);
  const isOurs = set?.enable === true && old?.enable !== true && current?.enable === true;
  return isOurs ? { [member]: { ...old, enable: false, rollback: false } } : null;
}

function rebalancingBack(before: Service, update: JsonObject, now: Service): JsonObject | null {
  const isOurs = update.availabilityZoneRebalancing === 'DISABLED' && now.availabilityZoneRebalancing === 'DISABLED';
  const old = before.availabilityZoneRebalancing;
  return isOurs && old !== null && old !== 'DISABLED' ? { availabilityZoneRebalancing: old } : null;
}

function whyTooEarly(now: Service): string | null {
  const primary = primaryDeployment(now);
  if (primary === undefined) return 'the service has no deployment';
  if (primary.rolloutState === 'IN_PROGRESS') return `the deployment ${primary.id} is in progress`;
  return null;
}
