import { BerthError } from '../../toolkit/errors.ts';
import { circuitBreakerOf, type Deployment, primaryDeployment, type Service } from '../situation/service.ts';
import { shortName } from '../task-definition/task-definition.ts';

/**
 * The deployment that an UpdateService would break into: PRIMARY and not complete, or with a service deployment that has not ended
 * (one whose alarms still bake, say). Undefined when none is, or when the plan starts no deployment: then the one in flight is what is
 * wanted anyway, and is followed.
 */
export function deploymentInFlight(service: Service, plan: { readonly startsDeployment: boolean }) {
  const primary = primaryDeployment(service);
  if (primary === undefined || !plan.startsDeployment) return undefined;
  const goesOn = primary.rolloutState === 'IN_PROGRESS' || service.currentServiceDeployment !== null;
  return goesOn ? primary : undefined;
}

/**
 * Why waiting for a deployment would have no end: no circuit breaker will give it up, and its tasks fail again and again, or are the
 * first of the service and fail, so that nobody's version is broken into (a service that was created before its image was pushed: ECS
 * tries that again after minutes only). Undefined while it may still end.
 */
export function whyEndless(service: Service, deployment: Deployment): string | undefined {
  const { failedTasks, runningCount } = deployment;
  if (circuitBreakerOf(service.deploymentConfiguration).enable || runningCount >= service.desiredCount)
    return undefined;
  const isFirst = service.deployments.length === 1 && runningCount === 0;
  const failed = failedTasks === 1 ? '1 task' : `${failedTasks} tasks`;
  if (isFirst && failedTasks > 0) return `no task of this service has run yet, and ${failed} failed`;
  if (failedTasks < 3) return undefined;
  return `${failedTasks} of its tasks failed, and the service has no circuit breaker that would give it up`;
}

/** ECS keeps at most so many deployments of a service at once, PRIMARY included (aws/containers-roadmap#2836). */
const mostDeployments = 5;

/** Refuses a deploy that ECS would refuse, because old deployments linger; before anything is registered. */
export function refuseCrowd({ name, deployments }: Service, plan: { readonly startsDeployment: boolean }): void {
  if (!plan.startsDeployment || deployments.length < mostDeployments) return;
  const lingering = deployments.filter(({ status }) => status !== 'PRIMARY');
  const texts = lingering.map(
    ({ id, taskDefinition, runningCount }) => `${id} (${shortName(taskDefinition)}, ${runningCount} running)`,
  );
  throw new BerthError('TOO_MANY_DEPLOYMENTS', {
    what: `The service "${name}" has ${deployments.length} deployments already, so ECS would refuse another, and nothing was changed.`,
    why: `ECS keeps at most ${mostDeployments} at once, and these still have tasks that drain, are protected from scale-in, or cannot stop: ${texts.join(', ')}.`,
    fix: 'Wait until they are gone or stop their tasks with "aws ecs stop-task"; a "concurrency" group in the workflow keeps deploys from piling up.',
  });
}
