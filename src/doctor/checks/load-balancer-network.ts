import type { ServiceLoadBalancer } from '../../ecs/situation/service.ts';
import type { Endpoint } from '../../network/endpoints.ts';
import { whyUnknown } from '../../network/facts.ts';
import { check } from '../check.ts';
import type { TargetGroup } from '../facts/load-balancing.ts';
import type { BalancerNetwork } from '../facts/network.ts';
import type { FactValues } from '../facts.ts';
import { type Complaint, unknown } from '../finding.ts';
import { balancerVerdict, dialledPorts } from './load-balancer-path.ts';
import { taskEndpoints } from './task-endpoints.ts';
import { verdictComplaints } from './verdict-complaints.ts';

type Balanced = Pick<
  FactValues,
  'network' | 'taskPlaces' | 'balancers' | 'targetGroups' | 'taskDefinition' | 'service' | 'request'
>;

const targets = check({
  id: 'LB-SG',
  area: 'load balancer',
  title: 'The configuration of the network lets the load balancers reach the tasks',
  reads: ['network', 'taskPlaces', 'balancers', 'targetGroups', 'taskDefinition', 'service', 'request'],
  rule: (balanced) => {
    if (balanced.service === null) return [unknown('There is no service that a load balancer could send to.')];
    const registrations = balanced.service.loadBalancers;
    if (registrations.length === 0) return [];
    const tasks = taskEndpoints(balanced);
    if (tasks.kind !== 'known') return [unknown(`Where the tasks are is not known, because ${whyUnknown(tasks)}.`)];
    if (tasks.value.length === 0) return [unknown('The tasks have no network that a load balancer could reach.')];
    return registrations.flatMap((registration) => behind(balanced, registration, tasks.value));
  },
  without: ({ service }) => (service?.loadBalancers.length === 0 ? 'The service has no load balancer.' : undefined),
});

function behind(
  balanced: Balanced,
  registration: ServiceLoadBalancer,
  tasks: readonly Endpoint[],
): readonly Complaint[] {
  const group = balanced.targetGroups.find(({ arn }) => arn === registration.targetGroupArn);
  if (group === undefined) return [unknown('The target group of the service was not found.')];
  const arns = group.loadBalancers.map(({ arn }) => arn);
  const own = balanced.balancers.filter(({ arn, type }) => arns.includes(arn) && type !== 'gateway');
  if (own.length === 0) return [unknown(`No load balancer is known that sends to ${group.name}.`)];
  return own.flatMap((balancer) => throughBalancer(balanced, { registration, group, balancer }, tasks));
}

interface Way {
  readonly registration: ServiceLoadBalancer;
  readonly group: TargetGroup;
  readonly balancer: BalancerNetwork;
}

function throughBalancer(
  { network, taskDefinition, request: { region } }: Balanced,
  { registration, group, balancer }: Way,
  tasks: readonly Endpoint[],
): readonly Complaint[] {
  const ports = dialledPorts(taskDefinition, registration, group);
  if (ports === undefined)
    return [unknown(`The task definition does not map what ${group.name} sends to, as SV-LBPORT tells.`)];
  const way = `reaches the tasks of ${group.name}`;
  const words = {
    no: `The load balancer ${balancer.name} does not reach the tasks of ${group.name}: they never become healthy.`,
    partial: `The load balancer ${balancer.name} ${way} at some ports or addresses only.`,
    unknown: `Whether the load balancer ${balancer.name} ${way} is not known.`,
  };
  return [
    ...verdictComplaints(balancerVerdict(network, balancer, tasks, ports), words, region),
    ...clientAddresses(group, balancer),
  ];
}

/** Its health checks come from itself, and everything else from the clients (NLB user guide, "Client IP preservation"). */
function clientAddresses({ name, targetType }: TargetGroup, { type }: BalancerNetwork): readonly Complaint[] {
  if (type !== 'network' || targetType !== 'instance') return [];
  return [
    unknown(
      `The network load balancer of ${name} keeps its clients' addresses, and which of them the tasks' security groups should let in is not known.`,
    ),
  ];
}

/** What of the load balancers needs the network. */
export const loadBalancerNetworkChecks = [targets];
