import { asString, type JsonObject } from '../../toolkit/json.ts';
import { validationError } from './errors.ts';
import { speaksHttp } from './health-check-settings.ts';
import type { Protocol, TargetGroup } from './state.ts';

/** Attributes of a target group of an Application Load Balancer with AWS's defaults (API reference, TargetGroupAttribute). */
const applicationDefaults: Readonly<Record<string, string>> = {
  'stickiness.enabled': 'false',
  'deregistration_delay.timeout_seconds': '300',
  'stickiness.type': 'lb_cookie',
  'stickiness.lb_cookie.duration_seconds': '86400',
  'slow_start.duration_seconds': '0',
  'load_balancing.algorithm.type': 'round_robin',
  'load_balancing.algorithm.anomaly_mitigation': 'off',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
  'target_group_health.dns_failover.minimum_healthy_targets.count': '1',
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': 'off',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': '1',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': 'off',
};

const networkDefaults: Readonly<Record<string, string>> = {
  'stickiness.enabled': 'false',
  'deregistration_delay.timeout_seconds': '300',
  'stickiness.type': 'source_ip',
  'proxy_protocol_v2.enabled': 'false',
  'preserve_client_ip.enabled': 'true',
  'deregistration_delay.connection_termination.enabled': 'false',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
};

export function defaultAttributes(protocol: Protocol): Map<string, string> {
  return new Map(Object.entries(speaksHttp(protocol) ? applicationDefaults : networkDefaults));
}

/** Milliseconds for which a deregistered target drains. */
export function deregistrationDelay(group: TargetGroup): number {
  return 1000 * Number(group.attributes.get('deregistration_delay.timeout_seconds'));
}

/** Milliseconds in which a target that became healthy gets to its whole share; 0 switches slow start off. */
export function slowStart(group: TargetGroup): number {
  return 1000 * Number(group.attributes.get('slow_start.duration_seconds') ?? 0);
}

/** Changes attributes, all or none. */
export function changeAttributes(group: TargetGroup, attributes: readonly JsonObject[]): void {
  const changes = attributes.map(
    (attribute) => [asString(attribute.Key) ?? '', asString(attribute.Value) ?? ''] as const,
  );
  for (const [key, value] of changes) check(group, key, value);
  for (const [key, value] of changes) group.attributes.set(key, value);
}

function check(group: TargetGroup, key: string, value: string): void {
  if (!group.attributes.has(key)) throw validationError(`Target group attribute key '${key}' is not recognized`);
  if (key === 'deregistration_delay.timeout_seconds') checkNumber(key, value, (number) => number <= 3600, '0-3600');
  if (key === 'slow_start.duration_seconds')
    checkNumber(key, value, (number) => number === 0 || (number >= 30 && number <= 900), '30-900 or 0');
}

function checkNumber(key: string, value: string, accepts: (number: number) => boolean, range: string): void {
  if (/^\d+$/.test(value) && accepts(Number(value))) return;
  throw validationError(`Target group attribute '${key}' with value '${value}' must be in the range ${range}`);
}
