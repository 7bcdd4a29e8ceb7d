import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Fact, known } from '../../../src/network/facts.ts';
import { onePort } from '../../../src/network/ports.ts';
import { parseRange, parseRanges } from '../../../src/network/ranges.ts';
import { coverage, type Peer, type ReferenceMatching } from '../../../src/network/security-groups.ts';
import type { SecurityGroupRule } from '../../../src/network/types.ts';
import { network, rule } from './networks.ts';

const denied = { kind: 'denied', action: 'ec2:GetManagedPrefixListEntries' } as const;

const cidrs = fc.oneof(
  fc.constantFrom('0.0.0.0/0', '::/0'),
  fc.tuple(fc.nat(15), fc.integer({ min: 28, max: 32 })).map(([last, length]) => `10.0.0.${last}/${length}`),
);

const peers: fc.Arbitrary<SecurityGroupRule['peer']> = fc.oneof(
  { weight: 4, arbitrary: cidrs.map((cidr) => ({ kind: 'cidr' as const, cidr })) },
  { weight: 1, arbitrary: fc.constantFrom('pl-1', 'pl-2').map((id) => ({ kind: 'prefix-list' as const, id })) },
  { weight: 1, arbitrary: fc.constantFrom('sg-app', 'sg-else').map((id) => ({ kind: 'group' as const, id })) },
);

const rules = fc.array(
  fc.record({
    peer: peers,
    direction: fc.constantFrom<SecurityGroupRule['direction']>('ingress', 'ingress', 'egress'),
    protocol: fc.constantFrom('tcp', 'tcp', '-1', 'udp'),
    ports: fc.constantFrom({ from: 5432, to: 5432 }, { from: 5000, to: 6000 }, { from: 80, to: 80 }),
  }),
  { maxLength: 5 },
);

const references = fc.constantFrom<ReferenceMatching>(
  { kind: 'match' },
  { kind: 'no-match', why: 'the path is public' },
  { kind: 'unknown', why: 'the path was not read' },
);

const lists = fc.constantFrom<Fact<readonly string[]>>(known(['10.0.0.0/30', '10.0.0.9/32']), denied);

type Answer = 'yes' | 'no' | 'unknown';

/** For one address, by asking every rule about it. */
function naive(
  all: readonly SecurityGroupRule[],
  address: bigint,
  matching: ReferenceMatching,
  list: Fact<readonly string[]>,
): Answer {
  const answers = all.filter(isAboutPort).map(({ peer }) => naiveMatch(peer, address, matching, list));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

function isAboutPort({ direction, protocol, ports }: SecurityGroupRule): boolean {
  if (direction !== 'ingress' || protocol === 'udp') return false;
  return protocol === '-1' || (ports.from <= 5432 && 5432 <= ports.to);
}

function naiveMatch(
  peer: SecurityGroupRule['peer'],
  address: bigint,
  matching: ReferenceMatching,
  list: Fact<readonly string[]>,
): Answer {
  if (peer.kind === 'cidr') return isIn([peer.cidr], address);
  if (peer.kind === 'group') return peer.id === 'sg-app' ? byReference[matching.kind] : 'no';
  return peer.id === 'pl-1' && list.kind === 'known' ? isIn(list.value, address) : 'unknown';
}

const byReference = { match: 'yes', 'no-match': 'no', unknown: 'unknown', denied: 'unknown' } as const;

function isIn(texts: readonly string[], address: bigint): Answer {
  const ranges = texts.map(parseRange).filter((range) => range?.family === 4);
  return ranges.some((range) => range && range.from <= address && address <= range.to) ? 'yes' : 'no';
}

test('all rules of all groups together, against asking about each address', () => {
  const asked = fc.constantFrom(['10.0.0.0/28'], ['10.0.0.4/30', '10.0.0.12'], ['10.0.0.9']);
  fc.assert(
    fc.property(rules, rules, asked, references, lists, (some, more, texts, matching, list) => {
      const named = (group: string) => (each: (typeof some)[number], index: number) =>
        rule(`sgr-${group}-${index}`, group, each.direction, each.peer, each);
      const [one, other] = [some.map(named('sg-1')), more.map(named('sg-2'))];
      const addresses = parseRanges(texts);
      const scene = {
        ...network,
        securityGroups: { 'sg-1': known(one), 'sg-2': known(other) },
        prefixLists: { 'pl-1': list },
      };
      const peer = { addresses, securityGroups: ['sg-app'], references: matching };
      const found = coverage(scene, ['sg-1', 'sg-2'], { direction: 'ingress', ports: onePort(5432), peer });
      const answers = new Set<string>();
      for (const { from, to } of addresses)
        for (let address = from; address <= to; address += 1n)
          answers.add(naive([...one, ...other], address, matching, list));
      const both = answers.has('yes') ? 'partial' : 'none';
      const expected = answers.has('unknown') ? 'unknown' : answers.has('no') ? both : 'all';
      expect(found.outcome).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});

describe('documented cases', () => {
  const privately: Peer = {
    addresses: parseRanges(['10.0.1.0/24']),
    securityGroups: ['sg-app'],
    references: { kind: 'match' },
  };
  const publicly: Peer = { ...privately, references: { kind: 'no-match', why: 'the path is public' } };
  const ask = (own: readonly SecurityGroupRule[], peer: Peer, prefixLists = {}) =>
    coverage({ ...network, prefixLists, securityGroups: { 'sg-db': known(own) } }, ['sg-db'], {
      direction: 'ingress',
      ports: onePort(5432),
      peer,
    });
  const from = (peer: SecurityGroupRule['peer'], more: Partial<SecurityGroupRule> = {}) =>
    rule('sgr-1', 'sg-db', 'ingress', peer, more);
  const byGroup = from({ kind: 'group', id: 'sg-app' });

  test.each<[string, readonly SecurityGroupRule[], Peer, string]>([
    ['the source’s group', [byGroup], privately, 'all'],
    ['the source’s group, on a public path', [byGroup], publicly, 'none'],
    ['another group', [from({ kind: 'group', id: 'sg-else' })], privately, 'none'],
    ['the whole subnet', [from({ kind: 'cidr', cidr: '10.0.0.0/16' })], privately, 'all'],
    ['today’s one address of a subnet', [from({ kind: 'cidr', cidr: '10.0.1.17/32' })], privately, 'partial'],
    ['all of IPv6 and nothing of IPv4', [from({ kind: 'cidr', cidr: '::/0' })], privately, 'none'],
    [
      'the wrong port',
      [from({ kind: 'cidr', cidr: '0.0.0.0/0' }, { ports: { from: 3306, to: 3306 } })],
      privately,
      'none',
    ],
    ['UDP', [from({ kind: 'cidr', cidr: '0.0.0.0/0' }, { protocol: 'udp' })], privately, 'none'],
    [
      'all protocols, whose ports EC2 writes as -1',
      [from({ kind: 'cidr', cidr: '0.0.0.0/0' }, { protocol: '-1', ports: { from: -1, to: -1 } })],
      privately,
      'all',
    ],
    ['egress alone', [from({ kind: 'cidr', cidr: '0.0.0.0/0' }, { direction: 'egress' })], privately, 'none'],
    ['a prefix list that was not read', [from({ kind: 'prefix-list', id: 'pl-1' })], privately, 'unknown'],
  ])('%s', (_, own, peer, expected) => expect(ask(own, peer).outcome).toBe(expected));

  test('two blocks that are the subnet together cover it, and both are named', () => {
    const halves = ['10.0.1.0/25', '10.0.1.128/25'].map((cidr, index) => ({
      ...from({ kind: 'cidr', cidr }),
      id: `sgr-${index + 1}`,
    }));
    expect(ask(halves, privately)).toMatchObject({ outcome: 'all', by: ['sgr-1', 'sgr-2'], missing: [] });
  });

  test('a rule that names a group on a public path is told apart from no rule', () => {
    expect(ask([byGroup], publicly)).toMatchObject({ outcome: 'none', ineffective: ['sgr-1'] });
  });

  test('what is not known names the action to grant', () => {
    const found = ask([from({ kind: 'prefix-list', id: 'pl-1' })], privately, { 'pl-1': denied });
    expect(found.why).toEqual([
      'sgr-1 names prefix list pl-1, and ec2:GetManagedPrefixListEntries is denied; grant it to this role',
    ]);
  });

  test('a list that was not read does not matter where another rule is enough', () => {
    const own = [from({ kind: 'prefix-list', id: 'pl-1' }), byGroup];
    expect(ask(own, privately)).toMatchObject({ outcome: 'all', why: [] });
  });

  test('a group whose rules were not read is unknown, not closed', () => {
    const passage = { direction: 'ingress', ports: onePort(5432), peer: privately } as const;
    expect(coverage(network, ['sg-unread'], passage).outcome).toBe('unknown');
  });
});
