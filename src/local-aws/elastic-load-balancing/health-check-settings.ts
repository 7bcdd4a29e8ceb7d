import { validationError } from './errors.ts';
import type { FormMembers } from './input.ts';
import type { Protocol, TargetHealthCheck } from './state.ts';

/** AWS's defaults for targets that speak HTTP, and for those that speak TCP (API reference, CreateTargetGroup). */
function defaults(protocol: Protocol): TargetHealthCheck {
  const common = { port: 'traffic-port', interval: 30, healthyThreshold: 5, unhealthyThreshold: 2 };
  return speaksHttp(protocol)
    ? { ...common, protocol: 'HTTP', path: '/', timeout: 5, matcher: '200' }
    : { ...common, protocol: 'TCP', path: null, timeout: 10, matcher: null };
}

export function speaksHttp(protocol: string): boolean {
  return protocol === 'HTTP' || protocol === 'HTTPS';
}

/** The health check of a new target group. */
export function newHealthCheck(members: FormMembers, protocol: Protocol): TargetHealthCheck {
  return changedHealthCheck(members, defaults(protocol));
}

/** A health check with what a request changes of it. Throws AWS's ValidationError for what it does not take. */
export function changedHealthCheck(members: FormMembers, current: TargetHealthCheck): TargetHealthCheck {
  const protocol = members.choice('HealthCheckProtocol', ['HTTP', 'HTTPS', 'TCP']) ?? current.protocol;
  const http = speaksHttp(protocol);
  const changed: TargetHealthCheck = {
    protocol,
    port: checkPort(members.text('HealthCheckPort')) ?? current.port,
    path: http ? (checkPath(members.text('HealthCheckPath')) ?? current.path ?? '/') : null,
    interval: members.integer('HealthCheckIntervalSeconds', { minimum: 5, maximum: 300 }) ?? current.interval,
    timeout: members.integer('HealthCheckTimeoutSeconds', { minimum: 2, maximum: 120 }) ?? current.timeout,
    healthyThreshold: members.integer('HealthyThresholdCount', threshold) ?? current.healthyThreshold,
    unhealthyThreshold: members.integer('UnhealthyThresholdCount', threshold) ?? current.unhealthyThreshold,
    matcher: http ? (matcherOf(members) ?? current.matcher ?? '200') : null,
  };
  if (changed.timeout > changed.interval) {
    const { timeout, interval } = changed;
    throw validationError(
      `Health check timeout '${timeout}' must be smaller than or equal to the interval '${interval}'`,
    );
  }
  return changed;
}

const threshold = { minimum: 2, maximum: 10 };

function checkPort(port: string | undefined): string | undefined {
  if (port === undefined || port === 'traffic-port') return port;
  const number = /^\d+$/.test(port) ? Number(port) : 0;
  if (number >= 1 && number <= 65_535) return port;
  throw validationError(`Health check port '${port}' must be in the range [1-65535] or 'traffic-port'`);
}

function checkPath(path: string | undefined): string | undefined {
  if (path === undefined || (path.startsWith('/') && path.length <= 1024)) return path;
  throw validationError(
    `Health check path '${path}' must begin with a '/' character, and can be at most '1024' characters`,
  );
}

/** Codes and ranges between 200 and 499, as an Application Load Balancer takes them. */
function matcherOf(members: FormMembers): string | undefined {
  const code = members.structure('Matcher')?.HttpCode;
  if (code === undefined) return undefined;
  const matcher = String(code);
  const inRange = rangesOf(matcher).every(([from, to]) => from >= 200 && to <= 499 && from <= to);
  if (inRange) return matcher;
  throw validationError(`Health check matcher HTTP code '${matcher}' must be within '200-499' inclusive`);
}

/** Whether a status is among codes and ranges such as `200,300-399`. */
export function matches(matcher: string, status: number): boolean {
  return rangesOf(matcher).some(([from, to]) => status >= from && status <= to);
}

function rangesOf(matcher: string): readonly (readonly [number, number])[] {
  return matcher.split(',').map((part) => {
    const [, from = '0', to = from] = /^\s*(\d{3})(?:-(\d{3}))?\s*$/.exec(part) ?? [];
    return [Number(from), Number(to)] as const;
  });
}
