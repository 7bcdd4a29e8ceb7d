import type { Deployment } from '../ecs/situation/service.ts';
import { shortName } from '../ecs/task-definition/task-definition.ts';
import { BerthError } from '../toolkit/errors.ts';

/** The error for a deploy that does not break into the deployment of somebody else. */
export function concurrentDeployment(
  { cluster, service }: { readonly cluster: string; readonly service: string },
  { id, taskDefinition }: Deployment,
  because: string,
): BerthError {
  return new BerthError('CONCURRENT_DEPLOYMENT', {
    what: `Another deployment of ${service} in ${cluster} is in flight, so nothing was changed.`,
    why: `It is ${id} with ${shortName(taskDefinition)}, which this job did not start; ${because}.`,
    fix: 'Run the job again when it has ended, or set "on-concurrent: supersede" to take its place; a "concurrency" group keeps two jobs from deploying at once.',
  });
}

/** The error for a deploy that took minutes to prepare, in which somebody else has deployed. */
export function overtaken(
  { cluster, service }: { readonly cluster: string; readonly service: string },
  { id, taskDefinition }: Deployment,
): BerthError {
  return new BerthError('CONCURRENT_DEPLOYMENT', {
    what: `Somebody else has deployed to ${service} in ${cluster} since this deploy was planned, so UpdateService was not sent.`,
    why: `Deployment ${id} with ${shortName(taskDefinition)} is PRIMARY now, which this job did not start; "on-concurrent" is "fail".`,
    fix: 'Run the job again, which then plans from their version; a "concurrency" group keeps two jobs from deploying at once.',
  });
}
