import { known } from '../../../src/network/facts.ts';
import type { PortRange } from '../../../src/network/ports.ts';
import type { Direction, Network, Route, SecurityGroupRule } from '../../../src/network/types.ts';
import { entry, route, rule, throughPeering } from './networks.ts';

/** The network after a printed command, as the AWS CLI would read it. */
export function applyFix(network: Network, command: string): Network {
  const [, action = '', rest = ''] = /^aws ec2 (\S+) (.*)$/.exec(command) ?? [];
  const option = (name: string) => new RegExp(`--${name} ('[^']*'|\\S+)`).exec(rest)?.[1]?.replaceAll("'", '') ?? '';
  switch (action) {
    case 'authorize-security-group-ingress':
    case 'authorize-security-group-egress':
      return withRule(network, option('group-id'), action.endsWith('ingress') ? 'ingress' : 'egress', option);
    case 'create-network-acl-entry':
      return withEntry(network, rest.includes('--ingress') ? 'ingress' : 'egress', option);
    case 'create-route':
    case 'replace-route':
      return withRoute(network, action, option);
    case 'accept-vpc-peering-connection':
      return network.peerings.kind === 'known'
        ? { ...network, peerings: known(network.peerings.value.map((each) => ({ ...each, status: 'active' }))) }
        : network;
    default:
      throw new Error(`No such command is expected: ${command}`);
  }
}

type Option = (name: string) => string;

function peerOf(option: Option): SecurityGroupRule['peer'] {
  const permission = option('ip-permissions');
  const group = option('source-group') || /GroupId=([^}]+)/.exec(permission)?.[1];
  if (group) return { kind: 'group', id: group };
  return { kind: 'cidr', cidr: /CidrIp(?:v6)?=([^}]+)/.exec(permission)?.[1] ?? '' };
}

function portsOf(option: Option): PortRange {
  const [, from = '', to = from] =
    /^(\d+)(?:-(\d+))?$/.exec(option('port')) ?? /FromPort=(\d+),ToPort=(\d+)/.exec(option('ip-permissions')) ?? [];
  return { from: Number(from), to: Number(to) };
}

function withRule(network: Network, group: string, direction: Direction, option: Option): Network {
  const present = network.securityGroups[group];
  const rules = present?.kind === 'known' ? present.value : [];
  const added = rule(`sgr-new-${rules.length}`, group, direction, peerOf(option), { ports: portsOf(option) });
  return { ...network, securityGroups: { ...network.securityGroups, [group]: known([...rules, added]) } };
}

/** EC2 refuses a number that is taken. */
function withEntry(network: Network, direction: Direction, option: Option): Network {
  if (network.networkAcls.kind !== 'known') throw new Error('the ACLs are known');
  const number = Number(option('rule-number'));
  const [, from, to] = /From=(\d+),To=(\d+)/.exec(option('port-range')) ?? [];
  const ports = { from: Number(from), to: Number(to) };
  const added = entry(number, direction, { protocol: '6', ports, cidr: option('cidr-block') });
  const acls = network.networkAcls.value.map((acl) => {
    if (acl.id !== option('network-acl-id')) return acl;
    const isTaken = acl.entries.some((each) => each.number === number && each.direction === direction);
    if (isTaken || number < 1 || number > 32_766) throw new Error(`${number} cannot be used in ${acl.id}`);
    return { ...acl, entries: [...acl.entries, added] };
  });
  return { ...network, networkAcls: known(acls) };
}

/** EC2 refuses to create a route whose destination there is, and to replace one that there is not. */
function withRoute(network: Network, action: string, option: Option): Network {
  if (network.routeTables.kind !== 'known') throw new Error('the route tables are known');
  const destination = option('destination-cidr-block');
  const added = route(destination, { ...throughPeering, id: option('vpc-peering-connection-id') });
  const isSame = (each: Route) => each.destination === destination;
  const tables = network.routeTables.value.map((table) => {
    if (table.id !== option('route-table-id')) return table;
    if (table.routes.some(isSame) !== (action === 'replace-route')) throw new Error(`${action} of ${destination}`);
    return { ...table, routes: [...table.routes.filter((each) => !isSame(each)), added] };
  });
  return { ...network, routeTables: known(tables) };
}
