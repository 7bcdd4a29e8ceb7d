import type { CallApplicationAutoScaling, CallAutoScaling } from '../../auto-scaling/auto-scaling-api.ts';
import type { CallEc2 } from '../../ec2/ec2-api.ts';
import type { CallEcr } from '../../ecr/ecr-api.ts';
import type { CallEcs } from '../../ecs/ecs-api.ts';
import type { CallIam } from '../../iam/iam-api.ts';
import type { CallLoadBalancing } from '../../load-balancing/load-balancing-api.ts';
import type { CallLogs } from '../../logs/logs-api.ts';
import type { CallRds } from '../../rds/rds-api.ts';
import type { CallParameterDescriptions, CallSecretDescriptions } from '../../secrets/references/references-api.ts';
import type { AwsSession, CallSts } from '../../sts/sts-api.ts';
import type { ContainerEngine } from './written-files.ts';

/** Every API that the doctor reads from. None of them changes anything, and none gives a secret's value. */
export interface DoctorClients {
  readonly sts: CallSts;
  readonly ecs: CallEcs;
  /** That of the registry's region; undefined for the region of the environment. */
  readonly ecr: (region: string | undefined) => CallEcr;
  readonly ec2: CallEc2;
  readonly rds: CallRds;
  readonly iam: CallIam;
  readonly loadBalancing: CallLoadBalancing;
  readonly logs: CallLogs;
  readonly autoScaling: CallAutoScaling;
  readonly applicationAutoScaling: CallApplicationAutoScaling;
  readonly secrets: CallSecretDescriptions;
  readonly parameters: CallParameterDescriptions;
  /** The container engine of the machine which the job runs on. */
  readonly engine: ContainerEngine;
  readonly readSession: () => Promise<AwsSession>;
  /** The text at an address that AWS has signed; throws when there is none. */
  readonly download: (url: string) => Promise<string>;
}
