import type { ServiceLoadBalancer } from '../../ecs/situation/service.ts';
import type { Destination, Endpoint } from '../../network/endpoints.ts';
import { known, type Fact as NetworkFact } from '../../network/facts.ts';
import { anyEphemeralPorts, dynamicHostPorts, onePort, type PortRange } from '../../network/ports.ts';
import { reachFromAll } from '../../network/reach.ts';
import { subnetAddresses } from '../../network/subnet-addresses.ts';
import type { Network } from '../../network/types.ts';
import { type Verdict, verdictOfAll, verdictOfParts } from '../../network/verdict.ts';
import type { TargetGroup } from '../facts/load-balancing.ts';
import type { BalancerNetwork } from '../facts/network.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';

/** The ports at which a load balancer dials a task: its own, and that of the health check; undefined where nothing maps it. */
export function dialledPorts(
  { networkMode, containers }: TaskDefinition,
  { containerName, containerPort }: ServiceLoadBalancer,
  { healthCheckPort }: TargetGroup,
): readonly PortRange[] | undefined {
  const container = containers.find(({ name }) => name === containerName);
  const mapping = container?.portMappings.find((each) => each.containerPort === containerPort);
  if (mapping === undefined) return undefined;
  const health = /^\d+$/.test(healthCheckPort) ? [onePort(Number(healthCheckPort))] : [];
  if (networkMode !== 'bridge') return [onePort(containerPort), ...health];
  return [(mapping.hostPort ?? 0) === 0 ? dynamicHostPorts : onePort(mapping.hostPort ?? 0), ...health];
}

/** Its nodes have any addresses of its subnets, and every one of them dials every task. */
export function balancerVerdict(
  network: Network,
  balancer: BalancerNetwork,
  tasks: readonly Endpoint[],
  ports: readonly PortRange[],
): Verdict {
  const sources = balancerEndpoints(network, balancer);
  const at = (range: PortRange) =>
    verdictOfParts(tasks.map((task) => reachFromAll(network, sources, known(dialled(task, range)))));
  return verdictOfAll(ports.map(at));
}

/** An endpoint as what is dialled at some ports. */
export function dialled(endpoint: Endpoint, ports: PortRange, isPublic = false): Destination {
  return { ...endpoint, ports, isPublic };
}

/** A load balancer in each of its subnets. */
export function balancerEndpoints(network: Network, balancer: BalancerNetwork): NetworkFact<readonly Endpoint[]> {
  const { name, vpcId, securityGroups, subnetIds } = balancer;
  const endpoints: Endpoint[] = [];
  for (const subnetId of subnetIds) {
    const found = subnetAddresses(network, subnetId);
    if (found.kind !== 'known') return found;
    endpoints.push({
      kind: 'endpoint',
      name: `the load balancer ${name} in ${subnetId}`,
      vpcId,
      subnetId,
      addresses: found.value.addresses,
      publicAddresses: [],
      securityGroups,
      unfiltered: balancer.type === 'network' && securityGroups.length === 0,
      ephemeralPorts: anyEphemeralPorts,
    });
  }
  return known(endpoints);
}
