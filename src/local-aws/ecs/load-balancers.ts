import { asNumber, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { EcsEnvironment } from './environment.ts';
import { invalidParameter } from './errors.ts';
import type { TaskDefinition } from './state.ts';

/** One entry of a service's `loadBalancers`. */
export interface LoadBalancerEntry {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
}

/** The entries of a service or of a revision of it. */
export function loadBalancerEntries(stored: JsonObject): readonly LoadBalancerEntry[] {
  return asObjects(stored.loadBalancers).map((entry) => ({
    targetGroupArn: asString(entry.targetGroupArn) ?? '',
    containerName: asString(entry.containerName) ?? '',
    containerPort: asNumber(entry.containerPort) ?? 0,
  }));
}

/** Whether the tasks of a service or revision have a load balancer's targets. */
export function hasTargetGroups(stored: JsonObject): boolean {
  return loadBalancerEntries(stored).some(({ targetGroupArn }) => targetGroupArn !== '');
}

/** Refuses what ECS refuses of the load balancers of a service with this task definition, in its words. */
export function checkLoadBalancers(ecs: EcsEnvironment, stored: JsonObject, taskDefinition: TaskDefinition): void {
  const entries = loadBalancerEntries(stored);
  if (entries.length === 0 && asNumber(stored.healthCheckGracePeriodSeconds))
    throw invalidParameter('Health check grace period is only valid for services configured to use load balancers');
  for (const entry of entries) {
    checkContainer(entry, taskDefinition);
    checkTargetGroup(ecs, entry, taskDefinition);
  }
}

function checkContainer({ containerName, containerPort }: LoadBalancerEntry, { document }: TaskDefinition): void {
  const container = asObjects(document.containerDefinitions).find(({ name }) => name === containerName);
  if (container === undefined)
    throw invalidParameter(`The container ${containerName} does not exist in the task definition.`);
  const hasPort = asObjects(container.portMappings).some((mapping) => mapping.containerPort === containerPort);
  if (!hasPort)
    throw invalidParameter(`The container ${containerName} did not have a container port ${containerPort} defined.`);
}

function checkTargetGroup(
  { targetGroups }: EcsEnvironment,
  { targetGroupArn }: LoadBalancerEntry,
  { document }: TaskDefinition,
): void {
  if (targetGroupArn === '')
    throw invalidParameter('targetGroupArn cannot be blank: local-aws has no Classic Load Balancers.');
  const group = targetGroups.find(targetGroupArn);
  if (group === undefined) throw invalidParameter(`The specified target group does not exist: ${targetGroupArn}`);
  const mode = asString(document.networkMode) ?? 'bridge';
  const fits = group.targetType === (mode === 'awsvpc' ? 'ip' : 'instance');
  if (!fits)
    throw invalidParameter(
      `The provided target group ${targetGroupArn} has target type ${group.targetType}, which is incompatible with the ${mode} network mode specified in the task definition.`,
    );
  if (!group.hasLoadBalancer)
    throw invalidParameter(
      `The target group with targetGroupArn ${targetGroupArn} does not have an associated load balancer.`,
    );
}
