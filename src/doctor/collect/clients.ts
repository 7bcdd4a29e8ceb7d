import type { CallEcs } from '../../ecs/ecs-api.ts';
import type { CallIam } from '../../iam/iam-api.ts';
import type { CallLoadBalancing } from '../../load-balancing/load-balancing-api.ts';
import type { CallLogs } from '../../logs/logs-api.ts';

/** Every API that the doctor reads from. None of them changes anything. */
export interface DoctorClients {
  readonly ecs: CallEcs;
  readonly iam: CallIam;
  readonly loadBalancing: CallLoadBalancing;
  readonly logs: CallLogs;
}
