import type { TargetGroupSettings } from '../../load-balancing/target-groups.ts';
import type { TargetGroup } from '../facts/load-balancing.ts';

/** A target group as far as its settings tell of it: the load balancers before it and the targets behind it are not among them. */
export function targetGroupOf(settings: TargetGroupSettings): TargetGroup {
  const { arn, name, targetType, healthCheckPort, path, vpc, deregistrationDelaySeconds } = settings;
  return {
    arn,
    name,
    targetType,
    healthCheckPort,
    healthCheckPath: path,
    vpc,
    deregistrationDelaySeconds,
    loadBalancers: [],
    targets: [],
  };
}
