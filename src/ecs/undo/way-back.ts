import { circuitBreakerOf, primaryDeployment, type Service } from '../situation/service.ts';
import { shortName } from '../task-definition/task-definition.ts';
import type { PreviousVersion } from './previous-version.ts';

/** The deployment that did not work out. */
export interface FailedDeployment {
  readonly id: string;
  /** Deployments that were there before it: when ECS has gone back, one of them is PRIMARY again. */
  readonly earlierIds: readonly string[];
  readonly previous: PreviousVersion | null;
}

/** What is known when the way back is chosen. */
export interface Crossroads {
  readonly service: Service;
  /** ARN of the failed deployment's service deployment while it can still be stopped; null when it is over, or not known. */
  readonly stoppable: string | null;
  /** Whether going back with the percents in force would stall. */
  readonly wouldStall: boolean;
}

/** How to get back to the previous version. */
export type WayBack =
  /** ECS is going back, or has gone back: there is nothing to send. */
  | { readonly kind: 'follow' }
  | { readonly kind: 'stop'; readonly serviceDeploymentArn: string }
  | { readonly kind: 'update' }
  | { readonly kind: 'impossible'; readonly why: string };

/** Chooses the way back. StopServiceDeployment comes first: it restores the revision that ran, by the digests that ran. Pure. */
export function chooseWayBack(failed: FailedDeployment, seen: Crossroads): WayBack {
  const primary = primaryDeployment(seen.service);
  if (primary === undefined) return impossible('the service is being deleted');
  if (failed.earlierIds.includes(primary.id)) return { kind: 'follow' };
  if (primary.id !== failed.id) {
    return impossible(`somebody else's deployment ${primary.id} of ${shortName(primary.taskDefinition)} is PRIMARY`);
  }
  const { previous } = failed;
  if (previous === null)
    return impossible('no deployment of this service had completed before, so there is no old version');
  if (ecsWillGoBack(seen.service, primary.rolloutState)) return { kind: 'follow' };
  const startedNone = previous.deploymentId === failed.id;
  if (seen.stoppable !== null && !seen.wouldStall && !startedNone) {
    return { kind: 'stop', serviceDeploymentArn: seen.stoppable };
  }
  if (previous.revision.arn === primary.taskDefinition && !startedNone) {
    return impossible(`the version before it ran the same task definition, ${shortName(primary.taskDefinition)}`);
  }
  return { kind: 'update' };
}

/** The circuit breaker has given the deployment up and turns back, which DescribeServices shows a moment later. */
function ecsWillGoBack({ deploymentConfiguration }: Service, rolloutState: string): boolean {
  const { enable, rollback } = circuitBreakerOf(deploymentConfiguration);
  return rolloutState === 'FAILED' && enable && rollback;
}

function impossible(why: string): WayBack {
  return { kind: 'impossible', why };
}
