import { primaryDeployment, type Service } from '../situation/service.ts';

/** What ECS tells of stopped tasks, in seconds. */
const remembered = 3_600;

/** Whether a service runs what it should: as many tasks as it wants, of one deployment that is complete. */
export function isAsWanted(service: Service): boolean {
  const { runningCount, desiredCount, pendingCount, deployments } = service;
  const primary = primaryDeployment(service);
  // Before ECS had rollout states, and with other controllers, a deployment has none.
  const isComplete = primary === undefined || ['COMPLETED', ''].includes(primary.rolloutState);
  const others = deployments.filter((deployment) => deployment !== primary && deployment.runningCount > 0);
  return isComplete && others.length === 0 && pendingCount === 0 && runningCount === desiredCount;
}

/**
 * From when on something can have to do with how the service is, in seconds since 1970: what happened before it was last in steady state has
 * healed. Of a service that is as wanted, all that ECS remembers counts.
 *
 * @param now in seconds since 1970.
 */
export function troubleSince(service: Service, now: number): number {
  const steady = service.events.filter(({ message }) => /has reached a steady state/.test(message));
  const last = Math.max(0, ...steady.map(({ createdAt }) => createdAt));
  return isAsWanted(service) || last === 0 ? now - remembered : last;
}
