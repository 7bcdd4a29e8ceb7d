import { chooseAddress, peeringsBetween } from '../../network/address-choice.ts';
import type { Destination, Endpoint } from '../../network/endpoints.ts';
import { type Unknown, whyUnknown } from '../../network/facts.ts';
import { reach } from '../../network/reach.ts';
import type { Network } from '../../network/types.ts';
import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';
import { currentSubnets, type DatabasePath, databaseDestinations } from './database-path.ts';
import { noDatabase } from './no-database.ts';
import { taskEndpoints } from './task-endpoints.ts';
import { evidenceOf, fixesOf, inRegion } from './verdict-complaints.ts';

const area = 'network';
const story = 'database-reach';

const sameNetwork = check({
  id: 'NET-VPC',
  area,
  title: 'The tasks and the database are in one VPC, or routes lead from one to the other',
  story,
  reads: ['network', 'taskPlaces', 'databaseNetwork', 'request'],
  rule: ({ network, taskPlaces, databaseNetwork: database, request: { region } }) => {
    if (database === null) return [noDatabase];
    if (database.publiclyAccessible) return [];
    return fromOtherVpcs({ network, taskPlaces, databaseNetwork: database }, (source, destination) => {
      const routes = reach(network, source, destination).failing.filter(({ place }) => place.endsWith('-route'));
      if (routes.length === 0) return [];
      const message = `The database ${database.identifier} is in ${database.vpcId} and ${source.name} in ${source.vpcId}: that is not the same network, and it has a private address only.`;
      const shown = { evidence: evidenceOf(routes), fix: inRegion(fixesOf(routes), region) };
      return routes.some(({ outcome }) => outcome === 'no')
        ? [problem(`${message} ${routes.map((route) => route.message).join(' ')}`, shown)]
        : [unknown(`${message} ${routes.map((route) => route.message).join(' ')}`, shown)];
    });
  },
  without: ({ databaseNetwork }) =>
    databaseNetwork?.publiclyAccessible === true
      ? 'The database has a public address, so no VPC has to be its own.'
      : undefined,
});

/** What a judge says of each pair of a place of the tasks and one of the database in different VPCs; the same is said once. */
function fromOtherVpcs(
  path: DatabasePath,
  judge: (source: Endpoint, destination: Destination) => readonly Complaint[],
): readonly Complaint[] {
  const sources = taskEndpoints(path);
  if (sources.kind !== 'known') return [notKnown(sources)];
  if (sources.value.length === 0) return [unknown('The tasks have no network that could lead to the database.')];
  const complaints: Complaint[] = [];
  for (const destination of databaseDestinations(path, currentSubnets(path))) {
    if (destination.kind !== 'known') return [notKnown(destination)];
    const others = sources.value.filter(({ vpcId }) => vpcId !== destination.value.vpcId);
    complaints.push(...others.flatMap((source) => judge(source, destination.value)));
  }
  return [...new Map(complaints.map((each) => [each.message, each])).values()];
}

function notKnown(fact: Unknown): Complaint {
  return unknown(`Where the tasks and the database are is not known, because ${whyUnknown(fact)}.`);
}

const publicName = check({
  id: 'NET-PUBDNS',
  area,
  title: 'The name of the database resolves to an address at which its security groups know the tasks',
  story,
  reads: ['network', 'taskPlaces', 'databaseNetwork', 'request'],
  rule: ({ network, taskPlaces, databaseNetwork: database, request: { region } }) => {
    if (database === null) return [noDatabase];
    if (!database.publiclyAccessible) return [];
    return fromOtherVpcs({ network, taskPlaces, databaseNetwork: database }, (source, destination) =>
      atPublicAddress(network, source, destination, region),
    );
  },
  without: ({ databaseNetwork }) =>
    databaseNetwork?.publiclyAccessible === false
      ? 'The database has private addresses only, so its name resolves to one of them everywhere.'
      : undefined,
});

function atPublicAddress(
  network: Network,
  source: Endpoint,
  destination: Destination,
  region: string,
): readonly Complaint[] {
  const choice = chooseAddress(network, source, destination);
  if (choice.kind !== 'known') return [notKnown(choice)];
  if (choice.value === 'private') return [];
  const ingress = reach(network, source, destination).hops.find(({ place }) => place === 'destination-ingress');
  const named = ingress?.outcome === 'no' ? (ingress.ineffective ?? []) : [];
  const fix = inRegion(resolvePrivately(network, source, destination), region);
  const evidence = [`${source.vpcId}, ${destination.vpcId}`, ...named];
  const where = `${destination.name} is in ${destination.vpcId} and public, so connections from ${source.name} in ${source.vpcId} go to its public address.`;
  return named.length === 0
    ? [warning(`${where} Their packets leave by the internet.`, { evidence, fix })]
    : [
        problem(`${where} ${named.join(', ')} names a security group, and such rules match private addresses only.`, {
          evidence,
          fix,
        }),
      ];
}

/** With this option of their peering the name resolves to the private address (VPC peering guide, "Enable DNS resolution"). */
function resolvePrivately({ peerings }: Network, source: Endpoint, destination: Destination): readonly string[] {
  if (peerings.kind !== 'known') return [];
  const active = peeringsBetween(peerings.value, source.vpcId, destination.vpcId).find(
    ({ status }) => status === 'active',
  );
  if (active === undefined) return [];
  const side = active.sides[0].vpcId === destination.vpcId ? 'requester' : 'accepter';
  const option = `${side}-peering-connection-options`;
  return [
    awsCommand('ec2 modify-vpc-peering-connection-options', {
      'vpc-peering-connection-id': active.id,
      [option]: 'AllowDnsResolutionFromRemoteVpc=true',
    }),
  ];
}

/** What concerns a database in another VPC than the tasks. */
export const peeringChecks = [sameNetwork, publicName];
