import type { Clock } from '../clock.ts';
import { createEc2, type Ec2 } from '../ec2/ec2.ts';
import type { EcsState } from '../ecs/state.ts';
import { createRds, type Rds } from '../rds/rds.ts';
import type { TaskSources } from '../runtimes/runtime.ts';
import { createDatabaseGate } from './database-gate.ts';
import { attachmentsOf, hostsOf, isReachable } from './task-ways.ts';

/** EC2 and RDS, and the ways from tasks to databases, which EC2's rules open and close. */
export interface Networks {
  readonly ec2: Ec2;
  readonly rds: Rds;
  /** For the runtime. */
  readonly sources: TaskSources;
}

export interface NetworksOptions {
  readonly accountId: string;
  readonly region: string;
  readonly clock: Clock;
  /** Whose container instances and tasks are in EC2's subnets. */
  readonly ecs: EcsState;
  /** The address of this machine that containers reach; null where tasks are no containers. */
  readonly gateway: () => string | null;
  readonly log: (line: string) => void;
}

/** EC2 and RDS, and the gate between tasks and databases that their rules open and close. */
export function createNetworks({ accountId, region, clock, ecs, gateway, log }: NetworksOptions): Networks {
  const reachable = (identifier: string, taskId: string | null) =>
    isReachable({ ecs, ec2, rds: rds.state }, identifier, taskId);
  const gate = createDatabaseGate({ gateway, isReachable: reachable, log });
  const ec2 = createEc2({
    accountId,
    region,
    hosts: () => hostsOf(ecs),
    attachments: () => attachmentsOf(ecs),
    changed: () => void gate.refresh(),
  });
  const rds = createRds({ accountId, region, clock, ec2: ec2.environment, openEndpoint: gate.open, log });
  return { ec2, rds, sources: gate };
}
