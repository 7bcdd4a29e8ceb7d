import type { Endpoint } from '../../network/endpoints.ts';
import { known, mapFact, whyUnknown } from '../../network/facts.ts';
import type { Hop, Outcome } from '../../network/hops.ts';
import { internet } from '../../network/ranges.ts';
import { coursesTo, routeTableOf } from '../../network/routes.ts';
import { sourcesOf } from '../../network/sources.ts';
import type { Network } from '../../network/types.ts';
import type { Workload } from '../../network/workload.ts';
import { check } from '../check.ts';
import type { FactValues } from '../facts.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';
import { type StartNeed, startNeedsOf } from './start-needs.ts';
import { type StartPath, startPath } from './start-path.ts';
import { missingPathFix } from './start-path-fix.ts';
import { evidenceOf, fixesOf, inRegion } from './verdict-complaints.ts';

const area = 'network';

type Start = Pick<FactValues, 'network' | 'taskPlaces' | 'taskDefinition' | 'vpcEndpoints' | 'request'>;

const pull = check({
  id: 'NET-PULL',
  area,
  title: 'What starts the tasks reaches their images, secrets and logs',
  reads: ['network', 'taskPlaces', 'taskDefinition', 'vpcEndpoints', 'request'],
  rule: (start) => {
    const { network, taskPlaces, taskDefinition, request } = start;
    const sources = sourcesOf(network, taskPlaces.agent);
    if (sources.kind !== 'known')
      return [unknown(`From where images are pulled is not known, because ${whyUnknown(sources)}.`)];
    if (sources.value.length === 0) return [unknown('From where images are pulled is not known.')];
    const needs = startNeedsOf(taskDefinition, request.region);
    return sources.value.flatMap((source) => (source.kind === 'endpoint' ? pathsFrom(start, source, needs) : []));
  },
});

interface NeededPath extends StartPath {
  readonly need: StartNeed;
}

/** One finding for each outcome, because what lacks a way lacks it for the same reason. */
function pathsFrom(start: Start, source: Endpoint, needs: readonly StartNeed[]): readonly Complaint[] {
  const paths = needs.map((need) => ({ need, ...startPath(start.network, start.vpcEndpoints, source, need) }));
  const having = (outcome: Outcome) => paths.filter(({ verdict }) => verdict.outcome === outcome);
  return [
    ...tell(having('no'), (names, shown) =>
      problem(`${source.name}: no path to ${names}.${shown.text}`, {
        ...shown,
        fix: fixFor(start, source, having('no')),
      }),
    ),
    ...tell(having('partial'), (names, shown) =>
      warning(`${source.name}: a path to only a part of ${names}.${shown.text}`, {
        ...shown,
        fix: inRegion(fixesOf(shown.hops), start.request.region),
      }),
    ),
    ...tell(having('unknown'), (names, shown) =>
      unknown(`${source.name}: whether there is a path to ${names} is not known.${shown.text}`, shown),
    ),
  ];
}

interface Told {
  readonly text: string;
  readonly evidence: readonly string[];
  readonly hops: readonly Hop[];
}

function tell(paths: readonly NeededPath[], complain: (names: string, shown: Told) => Complaint): readonly Complaint[] {
  if (paths.length === 0) return [];
  const hops = paths.flatMap(({ verdict }) => verdict.failing);
  const texts = [...new Set(hops.map(({ message }) => message))];
  const names = paths.map(({ need }) => need.name).join(', ');
  return [complain(names, { text: ` ${texts.join(' ')}`, evidence: evidenceOf(hops), hops })];
}

/** Closed groups are opened; where there is no way at all, one is made. */
function fixFor(
  { request, network, taskPlaces }: Start,
  source: Endpoint,
  paths: readonly NeededPath[],
): readonly string[] {
  const hops = paths.flatMap(({ verdict }) => verdict.failing);
  const lacksRoute = hops.some(({ place, outcome }) => place === 'source-route' && outcome === 'no');
  if (!lacksRoute) return inRegion(fixesOf(hops), request.region);
  const needs = paths.filter(({ endpoint }) => endpoint === null).map(({ need }) => need);
  return missingPathFix({ network, source, needs, workload: taskPlaces.agent, request });
}

const withoutAddress = check({
  id: 'NET-NOIP',
  area,
  title: 'Tasks on EC2 with interfaces of their own are in no subnet whose only way out is an internet gateway',
  reads: ['network', 'taskPlaces'],
  rule: ({ network, taskPlaces: { application } }) => {
    if (application.kind === 'unknown')
      return [unknown(`Where the tasks are is not known, because ${application.why}.`)];
    if (application.kind !== 'awsvpc' || application.launchType !== 'EC2') return [];
    return application.subnetIds.flatMap((subnetId) => inPublicSubnet(network, application, subnetId));
  },
  without: ({ taskPlaces: { application } }) =>
    application.kind === 'awsvpc' && application.launchType === 'EC2'
      ? undefined
      : 'No tasks on EC2 have interfaces of their own.',
});

function inPublicSubnet(network: Network, workload: Workload, subnetId: string): readonly Complaint[] {
  const sources = sourcesOf(network, workload);
  const gateways = mapFact(sources, (all) => {
    const source = all.find((each) => each.kind === 'endpoint' && each.subnetId === subnetId);
    return source?.kind === 'endpoint' ? gatewaysOf(network, source) : known([]);
  });
  if (gateways.kind !== 'known')
    return [unknown(`The way out of ${subnetId} is not known, because ${whyUnknown(gateways)}.`)];
  if (gateways.value.length === 0) return [];
  const message = `Tasks in ${subnetId} would leave by ${gateways.value.join(', ')}, for which they need a public address: network interfaces of tasks on EC2 never get one. Run them in a private subnet with a NAT gateway.`;
  return [problem(message, { evidence: [`${subnetId}: ${gateways.value.join(', ')}`] })];
}

/** The internet gateways that packets to the internet leave by. */
function gatewaysOf(network: Network, { subnetId, vpcId }: Endpoint) {
  return mapFact(routeTableOf(network, subnetId, vpcId), (table) =>
    mapFact(coursesTo(network, table, internet(4)), (courses) => {
      const targets = courses.flatMap(({ route }) =>
        route?.target.kind === 'internet-gateway' ? [route.target.id] : [],
      );
      return known([...new Set(targets)]);
    }),
  );
}

/** What a task needs of the network to start. */
export const taskStartChecks = [pull, withoutAddress];
