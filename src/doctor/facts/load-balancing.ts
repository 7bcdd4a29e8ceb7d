import type { TargetHealth } from '../../load-balancing/target-groups.ts';

/** A target group of the service. */
export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  /** instance, ip, lambda or alb. */
  readonly targetType: string;
  /** `traffic-port`, or a number. */
  readonly healthCheckPort: string;
  readonly healthCheckPath: string | null;
  readonly vpc: string;
  readonly deregistrationDelaySeconds: number;
  /** Those that send to it. */
  readonly loadBalancers: readonly LoadBalancer[];
  readonly targets: readonly TargetHealth[];
}

export interface LoadBalancer {
  readonly arn: string;
  readonly availabilityZones: readonly string[];
}

export interface Listener {
  readonly loadBalancer: string;
  readonly port: number;
  /** HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP or GENEVE. */
  readonly protocol: string;
}

/** The network of the service's container instances, or of its awsvpc configuration. */
export interface InstanceNetwork {
  readonly vpc: string;
  readonly availabilityZones: readonly string[];
}
