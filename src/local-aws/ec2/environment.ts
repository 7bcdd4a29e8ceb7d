import { randomBytes } from 'node:crypto';
import type { Ec2State } from './state.ts';

/** What the operations of the emulated EC2 work with. */
export interface Ec2Environment {
  readonly accountId: string;
  readonly region: string;
  readonly state: Ec2State;
  /** The container instances of the emulated ECS. */
  readonly hosts: () => readonly Host[];
  /** The interfaces of tasks with awsvpc networking. */
  readonly attachments: () => readonly TaskAttachment[];
  /** Called whenever something changed that could open or close a way. */
  readonly changed: () => void;
}

/** A container instance, as far as ECS knows it. */
export interface Host {
  readonly ec2InstanceId: string;
  /** The loopback address that stands for it: its containers' ports are published there. */
  readonly address: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** In milliseconds since 1970. */
  readonly registeredAt: number;
}

/** The elastic network interface of a task. */
export interface TaskAttachment {
  readonly networkInterfaceId: string;
  readonly taskArn: string;
  readonly subnetId: string;
  /** Empty: the default group of the VPC. */
  readonly securityGroups: readonly string[];
  readonly macAddress: string;
  /** The loopback address on which the task's ports are published. */
  readonly address: string;
  readonly hasPublicAddress: boolean;
}

/** An id as EC2 gives it, such as `vpc-0123456789abcdef0`. */
export function randomId(prefix: string): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`;
}

/** A locally administered one, as the interfaces of EC2 have. */
export function randomMacAddress(): string {
  const octets = [...randomBytes(5)].map((octet) => octet.toString(16).padStart(2, '0'));
  return ['0a', ...octets].join(':');
}

/** An ARN of this EC2: `kind/id`. */
export function ec2Arn({ region, accountId }: Pick<Ec2Environment, 'region' | 'accountId'>, resource: string): string {
  return `arn:aws:ec2:${region}:${accountId}:${resource}`;
}
