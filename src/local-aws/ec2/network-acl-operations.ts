import type { PortRange } from '../../network/ports.ts';
import { parseRange } from '../../network/ranges.ts';
import type { NetworkAclEntry } from '../../network/types.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { newNetworkAcl } from './default-vpc.ts';
import { type Ec2Environment, randomId } from './environment.ts';
import { invalidValue, missingParameter } from './errors.ts';
import { findNetworkAcl, findVpc } from './find.ts';
import { type Ec2Members, ec2Members, newTags } from './input.ts';
import { describe, type Listing } from './listing.ts';
import { renderNetworkAcl } from './render-network.ts';
import type { Ec2State, NetworkAcl } from './state.ts';

/** Network ACLs with their entries and associations. */
export function networkAclOperations(environment: Ec2Environment): Record<string, Operation> {
  const { state, changed } = environment;
  const shown = (acl: NetworkAcl) => renderNetworkAcl(environment, acl);
  return {
    DescribeNetworkAcls: (input) =>
      describe(ec2Members(input), state.networkAcls.values(), listing, 'networkAclSet', shown),
    CreateNetworkAcl(input) {
      const members = ec2Members(input);
      const vpc = findVpc(state, members.requiredText('VpcId'));
      const acl = newNetworkAcl(vpc, { isDefault: false, tags: newTags(members, 'network-acl') });
      state.networkAcls.set(acl.id, acl);
      return { networkAcl: shown(acl) };
    },
    ReplaceNetworkAclAssociation(input) {
      const newAssociationId = replaceAssociation(state, ec2Members(input));
      changed();
      return { newAssociationId };
    },
    CreateNetworkAclEntry: (input) => changeEntries(environment, ec2Members(input), createEntry),
    ReplaceNetworkAclEntry: (input) => changeEntries(environment, ec2Members(input), replaceEntry),
    DeleteNetworkAclEntry: (input) => changeEntries(environment, ec2Members(input), deleteEntry),
  };
}

const listing: Listing<NetworkAcl> = {
  kind: 'networkAcl',
  parameter: 'NetworkAclId',
  tagsOf: ({ tags }) => tags,
  filters: {
    'network-acl-id': ({ id }) => [id],
    'vpc-id': ({ vpcId }) => [vpcId],
    default: ({ isDefault }) => [String(isDefault)],
    'association.subnet-id': ({ associations }) => [...associations.values()],
    'association.association-id': ({ associations }) => [...associations.keys()],
    'association.network-acl-id': ({ id, associations }) => (associations.size === 0 ? [] : [id]),
    'entry.rule-number': ({ entries }) => entries.map(({ number }) => String(number)),
    'entry.egress': ({ entries }) => entries.map(({ direction }) => String(direction === 'egress')),
  },
};

function replaceAssociation(state: Ec2State, members: Ec2Members): string {
  const id = members.requiredText('AssociationId');
  const acl = findNetworkAcl(state, members.requiredText('NetworkAclId'));
  const present = [...state.networkAcls.values()].find(({ associations }) => associations.has(id));
  const subnetId = present?.associations.get(id);
  if (present === undefined || subnetId === undefined)
    throw new ApiError('InvalidAssociationID.NotFound', `The association ID '${id}' does not exist`);
  present.associations.delete(id);
  const newId = randomId('aclassoc');
  acl.associations.set(newId, subnetId);
  return newId;
}

type EntryChange = (acl: NetworkAcl, place: Place, members: Ec2Members) => readonly NetworkAclEntry[];
type Place = Pick<NetworkAclEntry, 'number' | 'direction'>;

function changeEntries({ state, changed }: Ec2Environment, members: Ec2Members, change: EntryChange) {
  const acl = findNetworkAcl(state, members.requiredText('NetworkAclId'));
  const number = members.requiredInteger('RuleNumber');
  if (number < 1 || number > 32_766)
    throw invalidValue(`Value (${number}) for parameter ruleNumber is invalid. Must be between 1 and 32766.`);
  const direction = members.boolean('Egress') === true ? 'egress' : 'ingress';
  acl.entries = change(acl, { number, direction }, members);
  changed();
  return { return: true };
}

const createEntry: EntryChange = ({ entries }, place, members) => {
  if (entries.some((entry) => isAt(entry, place))) {
    const message = `The network acl entry identified by ${place.number} already exists.`;
    throw new ApiError('NetworkAclEntryAlreadyExists', message);
  }
  return [...entries, newEntry(place, members)];
};

const replaceEntry: EntryChange = (acl, place, members) => [
  ...deleteEntry(acl, place, members),
  newEntry(place, members),
];

const deleteEntry: EntryChange = ({ entries }, place) => {
  if (entries.some((entry) => isAt(entry, place))) return entries.filter((entry) => !isAt(entry, place));
  const message = `The network acl entry identified by ${place.number} does not exist.`;
  throw new ApiError('InvalidNetworkAclEntry.NotFound', message);
};

function isAt({ number, direction }: NetworkAclEntry, place: Place): boolean {
  return number === place.number && direction === place.direction;
}

function newEntry(place: Place, members: Ec2Members): NetworkAclEntry {
  const protocol = protocolNumber(members.requiredText('Protocol'));
  const action = members.requiredText('RuleAction');
  if (action !== 'allow' && action !== 'deny')
    throw invalidValue(`Invalid value '${action}' for ruleAction. Must be allow or deny.`);
  const ports = portsOf(protocol, members.object('PortRange'));
  return { ...place, action, protocol, cidr: cidrOf(members), ...(ports === undefined ? {} : { ports }) };
}

/** Entries have their protocol by number (IANA); names are understood, too. */
function protocolNumber(protocol: string): string {
  const numbers: Readonly<Record<string, string>> = { tcp: '6', udp: '17', icmp: '1', icmpv6: '58', all: '-1' };
  const named = Object.hasOwn(numbers, protocol) ? numbers[protocol] : undefined;
  if (named !== undefined || /^(-1|\d{1,3})$/.test(protocol)) return named ?? protocol;
  throw invalidValue(`Invalid value '${protocol}' for protocol. Unrecognized protocol.`);
}

function portsOf(protocol: string, range: Ec2Members | undefined): PortRange | undefined {
  if (!['6', '17'].includes(protocol)) return undefined;
  if (range === undefined) throw missingParameter('portRange');
  return { from: range.requiredInteger('From'), to: range.requiredInteger('To') };
}

function cidrOf(members: Ec2Members): string {
  const cidr = members.text('CidrBlock') ?? members.text('Ipv6CidrBlock');
  if (cidr === undefined) throw missingParameter('cidrBlock');
  if (cidr.includes('/') && parseRange(cidr) !== undefined) return cidr;
  throw invalidValue(`Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`);
}
