import { asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';

/** How a service was set when a deployment of it last succeeded, as ECS keeps it for 90 days. */
export interface LastGoodSettings {
  /** Seconds since 1970. */
  readonly finishedAt: number;
  /** ARN of the task definition. */
  readonly taskDefinition: string;
  readonly deploymentConfiguration: JsonObject;
  readonly networkConfiguration: JsonObject | null;
  readonly loadBalancers: readonly JsonObject[];
  readonly launchType: string | null;
}

/**
 * The settings with which the newest service deployment that succeeded was made: its own record has the deployment configuration, its
 * service revision the rest. null where ECS knows of none. Throws what the SDK throws.
 */
export async function readLastGoodSettings(
  call: CallEcs,
  cluster: string,
  service: string,
): Promise<LastGoodSettings | null> {
  const listed = await call('ListServiceDeployments', { cluster, service, status: ['SUCCESSFUL'] });
  const newest = [...asObjects(listed.serviceDeployments)].sort((one, other) => finishedAt(other) - finishedAt(one))[0];
  const arn = asString(newest?.serviceDeploymentArn);
  if (arn === undefined) return null;
  const described = await call('DescribeServiceDeployments', { serviceDeploymentArns: [arn] });
  const [deployment] = asObjects(described.serviceDeployments);
  const revisionArn = asString(asObject(deployment?.targetServiceRevision)?.arn);
  if (deployment === undefined || revisionArn === undefined) return null;
  const answer = await call('DescribeServiceRevisions', { serviceRevisionArns: [revisionArn] });
  const [revision] = asObjects(answer.serviceRevisions);
  return revision === undefined ? null : settingsOf(deployment, revision);
}

function finishedAt(raw: JsonObject): number {
  return asNumber(raw.finishedAt) ?? asNumber(raw.createdAt) ?? 0;
}

function settingsOf(deployment: JsonObject, revision: JsonObject): LastGoodSettings {
  return {
    finishedAt: finishedAt(deployment),
    taskDefinition: asString(revision.taskDefinition) ?? '',
    deploymentConfiguration: asObject(deployment.deploymentConfiguration) ?? {},
    networkConfiguration: asObject(revision.networkConfiguration) ?? null,
    loadBalancers: asObjects(revision.loadBalancers),
    launchType: asString(revision.launchType) ?? null,
  };
}
