import { whyUnknown } from '../../network/facts.ts';
import { overlaps, parseRanges } from '../../network/ranges.ts';
import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { DatabaseNetwork, StaleRule } from '../facts/network.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';
import { type DatabasePath, databaseVerdict } from './database-path.ts';
import { noDatabase } from './no-database.ts';
import { dialsIpv6 } from './task-endpoints.ts';
import { type VerdictWords, verdictComplaints } from './verdict-complaints.ts';

const area = 'network';
const story = 'database-reach';

const reachable = check({
  id: 'NET-DB',
  area,
  title: 'The configuration of the network lets the tasks reach the database',
  story,
  reads: ['network', 'taskPlaces', 'databaseNetwork', 'request'],
  readsToo: ['databaseInterface'],
  rule: ({ databaseNetwork, request: { region }, ...rest }) => {
    if (databaseNetwork === null) return [noDatabase];
    const path = { ...rest, databaseNetwork };
    const complaints = verdictComplaints(databaseVerdict(path), wordsFor(databaseNetwork, ''), region);
    return [...complaints, ...overIpv6(path, region), ...unseenTargets(databaseNetwork)];
  },
});

function wordsFor({ identifier, port }: DatabaseNetwork, how: string): VerdictWords {
  const reaching = `reach ${identifier} on port ${port}${how}`;
  return {
    no: `The tasks do not ${reaching}: connections time out.`,
    partial: `The tasks ${reaching} from or at some addresses only.`,
    unknown: `Whether the tasks ${reaching} is not known.`,
  };
}

/** Names of dual-stack databases resolve to both; a client that tries IPv6 first waits until it gives up. */
function overIpv6(path: DatabasePath, region: string): readonly Complaint[] {
  if (!path.databaseNetwork.dualStack || !dialsIpv6(path)) return [];
  const complaints = verdictComplaints(databaseVerdict(path, 6), wordsFor(path.databaseNetwork, ' over IPv6'), region);
  return complaints.map((each) => (each.status === 'problem' ? { ...each, status: 'warning' } : each));
}

/** A proxy is of no use without what is behind it. */
function unseenTargets({ identifier, targets }: DatabaseNetwork): readonly Complaint[] {
  if (targets === null || targets.length > 0) return [];
  return [
    unknown(`Where the databases behind the proxy ${identifier} are is not known, so its own way to them is not.`),
  ];
}

/** Docker's own bridge, unless its daemon is told otherwise. */
const dockerBridge = '172.17.0.0/16';

const dockerBridgeOverlap = check({
  id: 'NET-DOCKER0',
  area,
  title: 'The database is at no address that Docker keeps for its own bridge',
  story,
  reads: ['network', 'taskPlaces', 'databaseNetwork'],
  rule: ({ network, taskPlaces, databaseNetwork: database }) => {
    if (database === null) return [noDatabase];
    if (taskPlaces.application.kind === 'unknown')
      return [unknown(`Where the tasks are is not known, because ${taskPlaces.application.why}.`)];
    if (taskPlaces.application.kind !== 'instance') return [];
    if (network.subnets.kind !== 'known')
      return [unknown(`The addresses of the database are not known, because ${whyUnknown(network.subnets)}.`)];
    const ids = database.subnets.map(({ id }) => id);
    const own = network.subnets.value.filter(({ id }) => ids.includes(id));
    if (own.length === 0) return [unknown('The addresses of the database are not known: its subnets were not found.')];
    const colliding = own.filter(({ cidrs }) => overlaps(parseRanges(cidrs), parseRanges([dockerBridge])));
    if (colliding.length === 0) return [];
    const message = `The subnets of ${database.identifier} overlap ${dockerBridge}, which Docker keeps for its bridge docker0: packets to the database may never leave the instance. Set "bip" in /etc/docker/daemon.json to another block in the user data of the instances.`;
    return [warning(message, { evidence: colliding.map(({ id, cidrs }) => `${id}: ${cidrs.join(', ')}`) })];
  },
  without: ({ taskPlaces: { application } }) =>
    application.kind === 'instance' ? undefined : 'The tasks do not leave by the bridge of Docker.',
});

const names = check({
  id: 'NET-DNS',
  area,
  title: "The VPCs resolve names by AWS's own DNS",
  story,
  reads: ['vpcDns', 'request'],
  rule: ({ vpcDns, request: { region } }) => {
    if (vpcDns.length === 0) return [unknown('No VPC was found that the service is in.')];
    return vpcDns.flatMap(({ vpcId, dnsSupport, servers }) => {
      if (!dnsSupport) return [withoutDns(vpcId, region)];
      const others = servers.filter((server) => server !== 'AmazonProvidedDNS');
      if (others.length === 0) return [];
      const message = `${vpcId} asks DNS servers of its own. Whether they know the names of AWS, and at which address, is not known.`;
      return [warning(message, { evidence: [`${vpcId}: ${servers.join(', ')}`] })];
    });
  },
});

function withoutDns(vpcId: string, region: string): Complaint {
  const options = { 'vpc-id': vpcId, 'enable-dns-support': '{"Value":true}', region };
  return problem(`${vpcId} resolves no names: neither the database nor any service of AWS is found in it.`, {
    evidence: [`${vpcId}: enableDnsSupport=false`],
    fix: [awsCommand('ec2 modify-vpc-attribute', options)],
  });
}

const stale = check({
  id: 'NET-STALE',
  area,
  title: 'Every security group that a rule names is there',
  reads: ['staleRules', 'request'],
  rule: ({ staleRules, request: { region } }) => staleRules.map((rule) => staleRule(rule, region)),
});

function staleRule({ id, groupId, direction, referencedGroup, why }: StaleRule, region: string): Complaint {
  const options = { 'group-id': groupId, 'security-group-rule-ids': id, region };
  return warning(`The rule ${id} of ${groupId} names ${referencedGroup} and lets nothing through, because ${why}.`, {
    evidence: [`${id}: ${referencedGroup}`],
    fix: [awsCommand(`ec2 revoke-security-group-${direction}`, options)],
  });
}

/** The way from the tasks to the database, and what stands in it. */
export const networkChecks = [reachable, dockerBridgeOverlap, names, stale];
