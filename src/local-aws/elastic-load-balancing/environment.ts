import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { BalancingState, Listener, LoadBalancer } from './state.ts';

/** A listener that really listens. */
export interface ListenerServer {
  /** Its own port, or another one where that cannot be had. */
  readonly port: number;
  close(): Promise<void>;
}

/** What the operations of the emulated Elastic Load Balancing work with. */
export interface BalancingEnvironment {
  readonly accountId: string;
  readonly region: string;
  readonly clock: Clock;
  readonly state: BalancingState;
  /** Divides health check intervals, deregistration delays and slow starts. */
  readonly speed: number;
  /** Where a subnet is; undefined when EC2 has no such subnet. */
  readonly subnetOf: (id: string) => { readonly vpcId: string; readonly zone: string } | undefined;
  /** The security group that a VPC came with; undefined when EC2 has no such VPC. */
  readonly defaultGroupOf: (vpcId: string) => string | undefined;
  /** The loopback address that stands for a container instance by its EC2 id; undefined when there is no such instance. */
  readonly addressOf: (instanceId: string) => string | undefined;
  /** Opens a listener for requests. Rejects only when not even a free port can be had. */
  readonly listen: (environment: BalancingEnvironment, listener: Listener) => Promise<ListenerServer>;
  /** Called whenever a target's health changes. */
  readonly changed: () => void;
  /** Takes a line for what is accepted but not emulated. */
  readonly log: (line: string) => void;
}

/** An ARN of this Elastic Load Balancing: `kind/rest`. */
export function balancingArn({ region, accountId }: BalancingEnvironment, resource: string): string {
  return `arn:aws:elasticloadbalancing:${region}:${accountId}:${resource}`;
}

/** The 16 hexadecimal digits at the end of such an ARN. */
export function randomId(): string {
  return randomBytes(8).toString('hex');
}

/** A loopback address of its own, apart from those of instances (127.0.n.1) and of tasks (127.100.x.y). */
export function freeAddress(loadBalancers: Iterable<LoadBalancer>): string {
  const taken = new Set([...loadBalancers].map(({ address }) => address));
  for (;;) {
    const address = `127.101.${randomInt(256)}.${1 + randomInt(254)}`;
    if (!taken.has(address)) return address;
  }
}
