import { type OptionalRead, optionalRead } from '../toolkit/aws/optional-read.ts';
import { asNumber, asObjects, asString, type JsonObject } from '../toolkit/json.ts';
import type { CallLoadBalancing } from './load-balancing-api.ts';

/** What decides how long a target takes to get into service and out of it. Times are in seconds. */
export interface TargetGroupSettings {
  readonly arn: string;
  readonly name: string;
  readonly healthCheckIntervalSeconds: number;
  readonly timeoutSeconds: number;
  /** Successes in a row after which an unhealthy target is healthy again; a new one needs a single success. */
  readonly healthyThreshold: number;
  /** Failures in a row after which a target is unhealthy. */
  readonly unhealthyThreshold: number;
  /** The path that is asked; null where a connection is enough. */
  readonly path: string | null;
  /** instance, ip, lambda or alb. */
  readonly targetType: string;
  /** `traffic-port`, or a number. */
  readonly healthCheckPort: string;
  readonly vpc: string;
  /** For which a target that leaves keeps its connections. */
  readonly deregistrationDelaySeconds: number;
  /** In which a target that has just become healthy gets to its whole share of the requests; 0 when that is off. */
  readonly slowStartSeconds: number;
}

/** One target of a group as the load balancer sees it. */
export interface TargetHealth {
  readonly id: string;
  readonly port: number | null;
  /** `initial`, `healthy`, `unhealthy`, `draining`, `unused`, or one of AWS's rarer ones. */
  readonly state: string;
  /** Such as `Target.ResponseCodeMismatch`; null for a healthy target. */
  readonly reason: string | null;
  /** Such as `Health checks failed with these codes: [502]`. */
  readonly description: string | null;
}

/** Health checks and attributes of target groups; without a right to read them, the IAM action that is missing. */
export function readTargetGroups(
  call: CallLoadBalancing,
  arns: readonly string[],
): Promise<OptionalRead<readonly TargetGroupSettings[]>> {
  const wanted = [...new Set(arns)];
  const described = { iamAction: 'elasticloadbalancing:DescribeTargetGroups', resource: wanted.join(', ') };
  return optionalRead(described, async () => {
    if (wanted.length === 0) return [];
    const [groups, attributes] = await Promise.all([
      call('DescribeTargetGroups', { TargetGroupArns: wanted }),
      Promise.all(wanted.map(async (arn) => [arn, await readAttributes(call, arn)] as const)),
    ]);
    const attributesOf = new Map(attributes);
    return asObjects(groups.TargetGroups).map((group) =>
      settingsOf(group, attributesOf.get(asString(group.TargetGroupArn) ?? '') ?? new Map()),
    );
  });
}

/** How every target of a group is; without a right to read it, the IAM action that is missing. */
export function readTargetHealth(call: CallLoadBalancing, arn: string): Promise<OptionalRead<readonly TargetHealth[]>> {
  const described = { iamAction: 'elasticloadbalancing:DescribeTargetHealth', resource: arn };
  return optionalRead(described, async () => {
    const answer = await call('DescribeTargetHealth', { TargetGroupArn: arn });
    return asObjects(answer.TargetHealthDescriptions).map(targetHealthOf);
  });
}

type Attributes = ReadonlyMap<string, string>;

async function readAttributes(call: CallLoadBalancing, arn: string): Promise<Attributes> {
  const answer = await call('DescribeTargetGroupAttributes', { TargetGroupArn: arn });
  return new Map(asObjects(answer.Attributes).map(({ Key, Value }) => [asString(Key) ?? '', asString(Value) ?? '']));
}

/** What is missing has AWS's default (API reference, CreateTargetGroup and TargetGroupAttribute). */
function settingsOf(group: JsonObject, attributes: Attributes): TargetGroupSettings {
  const attribute = (name: string, usual: number) => Number(attributes.get(name) ?? usual);
  return {
    arn: asString(group.TargetGroupArn) ?? '',
    name: asString(group.TargetGroupName) ?? '',
    healthCheckIntervalSeconds: asNumber(group.HealthCheckIntervalSeconds) ?? 30,
    timeoutSeconds: asNumber(group.HealthCheckTimeoutSeconds) ?? 5,
    healthyThreshold: asNumber(group.HealthyThresholdCount) ?? 5,
    unhealthyThreshold: asNumber(group.UnhealthyThresholdCount) ?? 2,
    path: asString(group.HealthCheckPath) ?? null,
    targetType: asString(group.TargetType) ?? 'instance',
    healthCheckPort: asString(group.HealthCheckPort) ?? 'traffic-port',
    vpc: asString(group.VpcId) ?? '',
    deregistrationDelaySeconds: attribute('deregistration_delay.timeout_seconds', 300),
    slowStartSeconds: attribute('slow_start.duration_seconds', 0),
  };
}

function targetHealthOf(description: JsonObject): TargetHealth {
  const [target = {}] = asObjects([description.Target]);
  const [health = {}] = asObjects([description.TargetHealth]);
  return {
    id: asString(target.Id) ?? '',
    port: asNumber(target.Port) ?? null,
    state: asString(health.State) ?? '',
    reason: asString(health.Reason) ?? null,
    description: asString(health.Description) ?? null,
  };
}
