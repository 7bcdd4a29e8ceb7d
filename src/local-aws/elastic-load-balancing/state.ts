import type { Tags } from '../requests/tags.ts';

/** Everything that the emulated Elastic Load Balancing remembers. Mutable: operations, health checks and listeners change it in place. */
export interface BalancingState {
  /** By ARN, as all the others. */
  readonly targetGroups: Map<string, TargetGroup>;
  readonly loadBalancers: Map<string, LoadBalancer>;
}

export function emptyBalancingState(): BalancingState {
  return { targetGroups: new Map(), loadBalancers: new Map() };
}

export type TargetType = 'instance' | 'ip';

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly protocol: Protocol;
  readonly protocolVersion: string;
  readonly port: number;
  readonly vpcId: string;
  readonly targetType: TargetType;
  readonly ipAddressType: 'ipv4' | 'ipv6';
  healthCheck: TargetHealthCheck;
  /** Attributes as DescribeTargetGroupAttributes shows them, AWS's defaults included. */
  readonly attributes: Map<string, string>;
  /** By id and port. Those that drain are among them until their delay has passed. */
  readonly targets: Map<string, Target>;
  readonly tags: Tags;
}

export type Protocol = 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP';

/** Times in seconds, as AWS has them. */
export interface TargetHealthCheck {
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP';
  /** A number, or `traffic-port`. */
  readonly port: string;
  /** null with TCP, which only connects. */
  readonly path: string | null;
  readonly interval: number;
  readonly timeout: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  /** Codes and ranges such as `200,300-399`; null with TCP. */
  readonly matcher: string | null;
}

export interface Target {
  readonly id: string;
  readonly port: number;
  /** The loopback address that stands for the instance or the network interface. */
  readonly address: string;
  /** The status with which a target answers that no server stands behind, because its task is a timer; undefined for a real one. */
  readonly simulated: (() => number) | undefined;
  state: 'initial' | 'healthy' | 'unhealthy' | 'draining';
  reason: TargetReason | null;
  /** Checks in a row that came out as the last one did. */
  successes: number;
  failures: number;
  /** When it began to take its growing share; null when it takes a whole one. */
  slowStartSince: number | null;
  /** Requests that it is answering now. */
  readonly requests: Set<InFlight>;
  /** Ends what is planned for it: its next check, or the end of its drain. */
  cancel: () => void;
  /** Called once when it has left. */
  readonly whenGone: Set<() => void>;
}

/** A request on its way through a listener. */
export interface InFlight {
  /** Closes its connections: the deregistration delay is over. */
  abort(): void;
}

/** Why a target is not healthy, in the words of DescribeTargetHealth. */
export interface TargetReason {
  readonly code: string;
  readonly description: string;
}

export interface LoadBalancer {
  readonly arn: string;
  readonly name: string;
  readonly type: 'application' | 'network';
  readonly scheme: 'internet-facing' | 'internal';
  readonly ipAddressType: 'ipv4' | 'dualstack';
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  /** The loopback address on which its listeners listen. */
  readonly address: string;
  readonly createdAt: number;
  readonly listeners: Map<string, Listener>;
  readonly tags: Tags;
}

export interface Listener {
  readonly arn: string;
  readonly loadBalancer: LoadBalancer;
  protocol: Protocol;
  port: number;
  /** The default rule is the last one. */
  rules: readonly Rule[];
  readonly tags: Tags;
  /** Stops listening. */
  close: () => Promise<void>;
}

export interface Rule {
  readonly arn: string;
  /** `default` for the last one, else a number. */
  readonly priority: string;
  readonly conditions: readonly RuleCondition[];
  readonly action: Action;
}

/** A condition on the host or the path; `*` and `?` are wildcards. */
export interface RuleCondition {
  readonly field: 'host-header' | 'path-pattern';
  readonly values: readonly string[];
}

export type Action =
  | { readonly type: 'forward'; readonly targetGroups: readonly WeightedGroup[] }
  | {
      readonly type: 'fixed-response';
      readonly statusCode: string;
      readonly contentType: string | null;
      readonly messageBody: string | null;
    };

export interface WeightedGroup {
  readonly arn: string;
  readonly weight: number;
}

/** What DescribeTargetHealth calls a target: the same id may be registered with several ports. */
export function targetKey({ id, port }: Pick<Target, 'id' | 'port'>): string {
  return `${id}:${port}`;
}
