import type { EcsEnvironment } from './environment.ts';
import type { Service, ServiceDeployment } from './state.ts';

/** A service deployment with its service. */
export interface Found {
  readonly service: Service;
  readonly deployment: ServiceDeployment;
}

/** The service deployment with this ARN; undefined when no service has it. */
export function findServiceDeployment(ecs: EcsEnvironment, arn: string): Found | undefined {
  for (const service of allServices(ecs)) {
    const deployment = service.serviceDeployments.find((candidate) => candidate.arn === arn);
    if (deployment !== undefined) return { service, deployment };
  }
  return undefined;
}

/** Every service of every cluster, deleted ones included. */
export function allServices(ecs: EcsEnvironment): readonly Service[] {
  return [...ecs.state.clusters.values()].flatMap(({ services }) => [...services.values()]);
}
