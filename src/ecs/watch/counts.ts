import type { Service } from '../situation/service.ts';
import { deploymentNumber, type ServiceDeployment } from '../situation/service-deployment.ts';

/** The service as it was read, with the counts of a newer look at its service deployment. */
export function withCounts(service: Service, { target, sources, failureCount }: ServiceDeployment): Service {
  const counts = new Map([...sources, target].map((revision) => [revision.number, revision]));
  const deployments = service.deployments.map((deployment) => {
    const number = deploymentNumber(deployment.id);
    const revision = counts.get(number);
    if (revision === undefined) return deployment;
    const { requested, running, pending } = revision;
    const failed = number === target.number ? Math.max(deployment.failedTasks, failureCount) : deployment.failedTasks;
    return {
      ...deployment,
      desiredCount: requested,
      runningCount: running,
      pendingCount: pending,
      failedTasks: failed,
    };
  });
  return { ...service, deployments };
}

/** The counts of a service's deployments as one text: two looks with the same text showed no change. */
export function countsOf({ deployments, desiredCount }: Service): string {
  const counts = deployments.map(
    ({ id, rolloutState, desiredCount: wanted, runningCount, pendingCount, failedTasks }) =>
      [id, rolloutState, wanted, runningCount, pendingCount, failedTasks].join(' '),
  );
  return [desiredCount, ...counts].join(', ');
}
