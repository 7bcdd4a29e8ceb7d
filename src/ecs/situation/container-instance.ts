import type { HostPort, InstanceState } from '../../rollout/types.ts';
import { asNumber, asObject, asObjects, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import { lastPart } from './task.ts';

/**
 * A container instance of DescribeContainerInstances as the rollout model takes it. ECS does not report how many network
 * interfaces are left, so they count as unlimited here; who predicts for awsvpc on EC2 must say that.
 */
export function instanceState(raw: JsonObject): InstanceState {
  const remaining = asObjects(raw.remainingResources);
  const attributes = asObjects(raw.attributes).map(({ name, value }) => [asString(name) ?? '', asString(value) ?? '']);
  const byName: Readonly<Record<string, string>> = Object.fromEntries(attributes);
  return {
    id: lastPart(asString(raw.containerInstanceArn) ?? ''),
    status: raw.status === 'ACTIVE' || raw.status === 'DRAINING' ? raw.status : 'OTHER',
    agentConnected: raw.agentConnected === true,
    availabilityZone: byName['ecs.availability-zone'] ?? '',
    attributes: byName,
    remaining: {
      cpu: quantity(remaining, 'CPU'),
      memory: quantity(remaining, 'MEMORY'),
      networkInterfaces: Number.POSITIVE_INFINITY,
    },
    facts: {
      ec2InstanceId: asString(raw.ec2InstanceId),
      agentVersion: asString(asObject(raw.versionInfo)?.agentVersion),
      registeredAt: milliseconds(raw.registeredAt),
      runningTasksCount: asNumber(raw.runningTasksCount),
    },
    usedHostPorts: [...usedPorts(remaining, 'PORTS', 'tcp'), ...usedPorts(remaining, 'PORTS_UDP', 'udp')],
  };
}

function milliseconds(seconds: unknown): number | undefined {
  const known = asNumber(seconds);
  return known === undefined ? undefined : 1_000 * known;
}

function quantity(resources: readonly JsonObject[], name: string): number {
  return asNumber(resources.find((resource) => resource.name === name)?.integerValue) ?? 0;
}

/** `remainingResources` lists the ports that are taken, not those that are free (API reference, Resource). */
function usedPorts(resources: readonly JsonObject[], name: string, protocol: HostPort['protocol']): HostPort[] {
  const taken = asStrings(resources.find((resource) => resource.name === name)?.stringSetValue);
  return taken.map((port) => ({ port: Number(port), protocol }));
}
