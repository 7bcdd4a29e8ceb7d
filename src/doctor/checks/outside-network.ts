import type { Endpoint } from '../../network/endpoints.ts';
import { type Unknown, whyUnknown } from '../../network/facts.ts';
import { onePort } from '../../network/ports.ts';
import { internet, ofFamily } from '../../network/ranges.ts';
import { reach } from '../../network/reach.ts';
import { theInternet } from '../../network/reach-internet.ts';
import { type Verdict, verdictOfParts } from '../../network/verdict.ts';
import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { BalancerNetwork } from '../facts/network.ts';
import type { FactValues } from '../facts.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';
import { balancerEndpoints, dialled } from './load-balancer-path.ts';
import { publishedPorts } from './published-ports.ts';
import { taskEndpoints } from './task-endpoints.ts';
import { verdictComplaints } from './verdict-complaints.ts';

type Inbound = Pick<FactValues, 'network' | 'taskPlaces' | 'balancers' | 'listeners' | 'taskDefinition' | 'request'>;

const inbound = check({
  id: 'OUT-IN',
  area: 'outside',
  title: 'The configuration of the network lets the internet in at the public ports',
  story: 'https',
  reads: ['network', 'taskPlaces', 'balancers', 'listeners', 'taskDefinition', 'request'],
  rule: (facts) => {
    const ports = wantedPorts(facts);
    if (ports.length === 0)
      return [unknown('Nothing says at which ports users are to reach the service. Give the input "public-ports".')];
    const found = facts.balancers.length > 0 ? throughBalancers(facts, ports) : straightToTasks(facts, ports);
    return facts.request.publicPorts.length > 0 ? found : found.map(unasked);
  },
});

/** Nobody has said that it should be reached: a closed port may be meant to be. */
function unasked(complaint: Complaint): Complaint {
  return complaint.status === 'problem' ? { ...complaint, status: 'warning' } : complaint;
}

/** Those that the user names; else those of the web that are published anyway. */
function wantedPorts({ request, listeners, taskDefinition }: Inbound): readonly number[] {
  if (request.publicPorts.length > 0) return request.publicPorts;
  const published = [...listeners.map(({ port }) => port), ...publishedPorts(taskDefinition)];
  return [80, 443].filter((port) => published.includes(port));
}

function throughBalancers(facts: Inbound, ports: readonly number[]): readonly Complaint[] {
  const facing = facts.balancers.filter(({ internetFacing }) => internetFacing);
  if (facing.length > 0)
    return facing.flatMap((balancer) => ports.flatMap((port) => toBalancer(facts, balancer, port)));
  const evidence = facts.balancers.map(({ name }) => `${name}: internal`);
  if (facts.request.publicPorts.length === 0)
    return [
      unknown('The load balancers are internal. Where users are to reach them, give the input "public-ports".', {
        evidence,
      }),
    ];
  return [
    problem(
      'The load balancers of the service are internal: nobody reaches them from the internet. Make one that is internet-facing.',
      { evidence },
    ),
  ];
}

function toBalancer(facts: Inbound, balancer: BalancerNetwork, port: number): readonly Complaint[] {
  const endpoints = balancerEndpoints(facts.network, balancer);
  if (endpoints.kind !== 'known') return [notKnown(endpoints)];
  const open = endpoints.value.map((each) => ({ ...each, publicAddresses: internet(4) }));
  return fromInternet(facts, open, port, `the load balancer ${balancer.name}`);
}

function straightToTasks(facts: Inbound, ports: readonly number[]): readonly Complaint[] {
  const tasks = taskEndpoints(facts);
  if (tasks.kind !== 'known') return [notKnown(tasks)];
  const open = tasks.value.filter(({ publicAddresses }) => ofFamily(publicAddresses, 4).length > 0);
  if (open.length === 0) {
    const evidence = tasks.value.map(({ name, subnetId }) => `${name}: no public address in ${subnetId}`);
    if (facts.request.publicPorts.length === 0)
      return [
        unknown('The tasks have no public address. Where users are to reach them, give the input "public-ports".', {
          evidence,
        }),
      ];
    return [
      problem('Neither a load balancer nor the tasks have a public address: nobody reaches them from the internet.', {
        evidence,
      }),
    ];
  }
  return [...ports.flatMap((port) => fromInternet(facts, open, port, 'the tasks')), ...fleeting(facts, open)];
}

function fromInternet(
  { network, request: { region } }: Inbound,
  at: readonly Endpoint[],
  port: number,
  what: string,
): readonly Complaint[] {
  const verdicts = at.map((endpoint) => reach(network, theInternet, dialled(endpoint, onePort(port), true)));
  const words = {
    no: `The internet does not reach ${what} on port ${port}: connections time out.`,
    partial: `Only a part of the internet reaches ${what} on port ${port}.`,
    unknown: `Whether the internet reaches ${what} on port ${port} is not known.`,
  };
  return verdictComplaints(verdictOfParts(verdicts.map((verdict) => opened(verdict, at, port))), words, region);
}

/** Other verdicts never offer the whole internet as a fix; here it is what is asked for. */
function opened(verdict: Verdict, at: readonly Endpoint[], port: number): Verdict {
  const mend = (hops: Verdict['hops']) =>
    hops.map((hop) => {
      const group = at.flatMap(({ securityGroups }) => securityGroups).find((each) => hop.evidence.includes(each));
      if (hop.place !== 'destination-ingress' || hop.outcome !== 'no' || group === undefined) return hop;
      const options = { 'group-id': group, protocol: 'tcp', port, cidr: '0.0.0.0/0' };
      return { ...hop, fix: [awsCommand('ec2 authorize-security-group-ingress', options)] };
    });
  return { ...verdict, hops: mend(verdict.hops), failing: mend(verdict.failing) };
}

/** An address of EC2's pool or of Fargate is another one after the next start. */
function fleeting({ taskPlaces: { application } }: Inbound, open: readonly Endpoint[]): readonly Complaint[] {
  const instances =
    application.kind === 'instance' && application.instances.kind === 'known' ? application.instances.value : [];
  const interfaces = instances.flatMap((instance) => instance.interfaces);
  if (interfaces.length > 0 && interfaces.every(({ elastic }) => elastic === true)) return [];
  const evidence = open.map(({ name, subnetId }) => `${name} in ${subnetId}`);
  return [
    warning(
      'The public address of the tasks changes with every start, so that a DNS name goes astray. Give the instance an Elastic IP address, or use a load balancer.',
      { evidence },
    ),
  ];
}

function notKnown(fact: Unknown): Complaint {
  return unknown(`What the internet would dial is not known, because ${whyUnknown(fact)}.`);
}

/** What of the outside needs the network. */
export const outsideNetworkChecks = [inbound];
