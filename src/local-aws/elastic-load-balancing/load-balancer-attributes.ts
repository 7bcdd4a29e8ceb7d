import { asString, type JsonObject } from '../../toolkit/json.ts';
import type { Operation } from '../server/api.ts';
import type { BalancingEnvironment } from './environment.ts';
import { validationError } from './errors.ts';
import { loadBalancerOf } from './find.ts';
import { formMembers } from './input.ts';
import type { LoadBalancer } from './state.ts';

/** AWS's defaults (API reference, LoadBalancerAttribute); `idle_timeout.timeout_seconds` alone has an effect here. */
const defaults: Readonly<Record<LoadBalancer['type'], Readonly<Record<string, string>>>> = {
  application: {
    'deletion_protection.enabled': 'false',
    'access_logs.s3.enabled': 'false',
    'access_logs.s3.bucket': '',
    'access_logs.s3.prefix': '',
    'idle_timeout.timeout_seconds': '60',
    'client_keep_alive.seconds': '3600',
    'routing.http2.enabled': 'true',
    'routing.http.desync_mitigation_mode': 'defensive',
    'routing.http.drop_invalid_header_fields.enabled': 'false',
    'routing.http.preserve_host_header.enabled': 'false',
    'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'false',
    'routing.http.xff_client_port.enabled': 'false',
    'routing.http.xff_header_processing.mode': 'append',
    'waf.fail_open.enabled': 'false',
    'load_balancing.cross_zone.enabled': 'true',
  },
  network: {
    'deletion_protection.enabled': 'false',
    'access_logs.s3.enabled': 'false',
    'access_logs.s3.bucket': '',
    'access_logs.s3.prefix': '',
    'load_balancing.cross_zone.enabled': 'false',
  },
};

export function defaultLoadBalancerAttributes(type: LoadBalancer['type']): Map<string, string> {
  return new Map(Object.entries(defaults[type]));
}

/** Milliseconds for which a connection may be silent. */
export function idleTimeout({ attributes }: LoadBalancer): number {
  return 1000 * Number(attributes.get('idle_timeout.timeout_seconds') ?? 60);
}

/** DescribeLoadBalancerAttributes and ModifyLoadBalancerAttributes. */
export function loadBalancerAttributeOperations(environment: BalancingEnvironment): Record<string, Operation> {
  const named = (input: JsonObject) => loadBalancerOf(environment, formMembers(input).requiredText('LoadBalancerArn'));
  return {
    DescribeLoadBalancerAttributes: (input) => ({ Attributes: render(named(input)) }),
    ModifyLoadBalancerAttributes(input) {
      const loadBalancer = named(input);
      const changes = formMembers(input)
        .objects('Attributes')
        .map(({ Key, Value }) => [asString(Key) ?? '', asString(Value) ?? ''] as const);
      for (const [key, value] of changes) check(loadBalancer, key, value);
      for (const [key, value] of changes) loadBalancer.attributes.set(key, value);
      return { Attributes: render(loadBalancer) };
    },
  };
}

function check({ attributes }: LoadBalancer, key: string, value: string): void {
  if (!attributes.has(key)) throw validationError(`Load balancer attribute key '${key}' is not recognized`);
  if (key !== 'idle_timeout.timeout_seconds') return;
  if (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 4000) return;
  throw validationError(`Load balancer attribute '${key}' with value '${value}' must be in the range 1-4000`);
}

function render({ attributes }: LoadBalancer): readonly JsonObject[] {
  return [...attributes].map(([Key, Value]) => ({ Key, Value }));
}
