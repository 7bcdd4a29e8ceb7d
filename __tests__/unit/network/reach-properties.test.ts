import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Unknown } from '../../../src/network/facts.ts';
import { reach } from '../../../src/network/reach.ts';
import type { Network } from '../../../src/network/types.ts';
import { applyFix } from './apply-fix.ts';
import { naivePackets } from './naive-packets.ts';
import { type Scene, scenes } from './random-network.ts';

test.each([
  ['private', scenes.filter(({ destination }) => !destination.isPublic), 1000],
  ['public or private', scenes.filter(({ destination }) => destination.isPublic), 400],
])('a verdict on a %s path is what sending every packet shows', (_, some, numRuns) => {
  const met = new Map<string, number>();
  fc.assert(
    fc.property(some, (scene) => {
      const { outcome } = reach(scene.network, scene.source, scene.destination);
      const { sent, passed } = naivePackets(scene);
      expect(outcome).not.toBe('unknown');
      expect(outcome === 'yes').toBe(passed === sent);
      if (outcome === 'no') expect(passed).toBe(0);
      met.set(outcome, (met.get(outcome) ?? 0) + 1);
    }),
    { numRuns },
  );
  for (const outcome of ['yes', 'partial', 'no']) expect(met.get(outcome) ?? 0).toBeGreaterThan(5);
});

test('the failing hops are all that are no pass: none with a yes, and a proven one with a no', () => {
  fc.assert(
    fc.property(scenes, ({ network, source, destination }) => {
      const { outcome, failing, hops } = reach(network, source, destination);
      expect(failing).toEqual(hops.filter((hop) => hop.outcome !== 'yes'));
      expect(failing.length === 0).toBe(outcome === 'yes');
      expect(failing.some((hop) => hop.outcome === 'no')).toBe(outcome === 'no');
    }),
    { numRuns: 500 },
  );
});

test('a printed command, carried out, mends its own hop', () => {
  const mended = new Map<string, number>();
  fc.assert(
    fc.property(scenes, ({ network, source, destination }) => {
      for (const { place, fix } of reach(network, source, destination).failing) {
        if (fix.length === 0 || isFirstStep(fix)) continue;
        const after = reach(fix.reduce(applyFix, network), source, destination);
        const hop = after.hops.find((each) => each.place === place);
        expect({ place, fix, outcome: hop?.outcome }).toEqual({ place, fix, outcome: 'yes' });
        mended.set(place, (mended.get(place) ?? 0) + 1);
      }
    }),
    { numRuns: 1000 },
  );
  for (const place of ['source-egress', 'destination-ingress', 'source-route', 'return-route', 'source-acl-in'])
    expect(mended.get(place) ?? 0).toBeGreaterThan(5);
});

/** Peering that is accepted or made still wants its routes, which the next verdict prints. */
function isFirstStep([command = '']: readonly string[]): boolean {
  return command.includes('vpc-peering-connection --');
}

const hidden: Unknown = { kind: 'denied', action: 'ec2:DescribeSomething' };

/** The network without what a role may not read. */
function hide(network: Network, names: readonly string[]): Network {
  const isHidden = (name: string) => names.includes(name);
  return {
    ...network,
    routeTables: isHidden('routeTables') ? hidden : network.routeTables,
    networkAcls: isHidden('networkAcls') ? hidden : network.networkAcls,
    peerings: isHidden('peerings') ? hidden : network.peerings,
    natGateways: isHidden('natGateways') ? hidden : network.natGateways,
    blockPublicAccess: isHidden('blockPublicAccess') ? hidden : network.blockPublicAccess,
    prefixLists: isHidden('prefixLists') ? {} : network.prefixLists,
    securityGroups: {
      ...(isHidden('sg-app') ? {} : { 'sg-app': network.securityGroups['sg-app'] ?? hidden }),
      'sg-db': isHidden('sg-db') ? hidden : (network.securityGroups['sg-db'] ?? hidden),
    },
  };
}

const parts = [
  'routeTables',
  'networkAcls',
  'peerings',
  'natGateways',
  'blockPublicAccess',
  'prefixLists',
  'sg-app',
  'sg-db',
];

test('what is not read makes a verdict unknown or leaves it as it is: never better, never worse', () => {
  const outcomes = new Set<string>();
  const judge = ({ network, source, destination }: Scene) => reach(network, source, destination).outcome;
  fc.assert(
    fc.property(scenes, fc.subarray(parts, { minLength: 1 }), (scene, names) => {
      const blind = judge({ ...scene, network: hide(scene.network, names) });
      outcomes.add(blind);
      if (blind !== 'unknown') expect(blind).toBe(judge(scene));
    }),
    { numRuns: 2000 },
  );
  expect([...outcomes]).toEqual(expect.arrayContaining(['unknown', 'no', 'yes']));
});
