import type { JsonObject } from '../../toolkit/json.ts';
import type { ExistingRevision } from '../plan/wanted-task-definition.ts';
import type { Situation } from '../situation/situation.ts';

/** The version that served before a deploy: what an undo goes back to. */
export interface PreviousVersion {
  /** Id of the deployment that had completed. */
  readonly deploymentId: string;
  readonly revision: ExistingRevision;
  readonly desiredCount: number;
  /** The service's deployment configuration before the deploy, as it came. */
  readonly deploymentConfiguration: JsonObject;
}

/**
 * The newest deployment that had completed before ours; null when none had (a service's first deployment), so that there is nothing
 * to go back to. Pure.
 */
export function previousVersion(before: Situation): PreviousVersion | null {
  const { service } = before;
  const completed = service.deployments.find(({ rolloutState }) => rolloutState === 'COMPLETED');
  if (completed === undefined) return null;
  const { desiredCount, deploymentConfiguration } = service;
  const revision = revisionOf(before, completed.taskDefinition);
  return { deploymentId: completed.id, revision, desiredCount, deploymentConfiguration };
}

function revisionOf(before: Situation, arn: string): ExistingRevision {
  if (arn === before.primary.taskDefinition) {
    return { arn, taskDefinition: before.taskDefinition, tags: before.tags };
  }
  return { arn, taskDefinition: before.olderTaskDefinitions[arn] ?? {}, tags: [] };
}
