import type { CallEcs } from '../ecs/ecs-api.ts';
import type { CallIam } from '../iam/iam-api.ts';
import type { CallLoadBalancing } from '../load-balancing/load-balancing-api.ts';
import type { CallLogs } from '../logs/logs-api.ts';
import type { DeployReport } from '../report/deploy-summary.ts';
import type { ActionHost } from '../toolkit/action-host.ts';
import type { Clock } from '../toolkit/clock.ts';
import type { DeployInputs } from './inputs.ts';

/** What a deploy acts through. */
export interface DeployDependencies {
  readonly host: ActionHost;
  readonly call: CallEcs;
  readonly callLogs: CallLogs;
  readonly callLoadBalancing: CallLoadBalancing;
  readonly callIam: CallIam;
  readonly clock: Clock;
  /** The platform images that an image index holds; undefined when that cannot be told. */
  readonly platformDigests: (image: string) => Promise<readonly string[] | undefined>;
}

/** One run of the action: what was asked for, and what it acts through. */
export interface DeployRun extends DeployDependencies {
  readonly inputs: DeployInputs;
}

/** A deploy whose task definition exists in ECS. */
export type RegisteredDeploy = DeployReport & { readonly taskDefinitionArn: string };

/** A deploy that ECS has accepted: the deployment to follow. */
export type StartedDeploy = RegisteredDeploy & { readonly deploymentId: string };
