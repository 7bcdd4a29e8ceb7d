import { expect, test } from '@jest/globals';
import { openRulesOf } from '../../../src/doctor/from-ec2/rules.ts';
import { known } from '../../../src/network/facts.ts';
import { allPorts, onePort } from '../../../src/network/ports.ts';
import type { SecurityGroupRule } from '../../../src/network/types.ts';

const open: SecurityGroupRule = {
  id: 'sgr-1',
  groupId: 'sg-db',
  direction: 'ingress',
  protocol: 'tcp',
  ports: onePort(5432),
  peer: { kind: 'cidr', cidr: '0.0.0.0/0' },
};

test.each<[string, Partial<SecurityGroupRule>, boolean]>([
  ['the port of the database', {}, true],
  ['all protocols', { protocol: '-1', ports: allPorts }, true],
  ['every address of IPv6', { peer: { kind: 'cidr', cidr: '::/0' } }, true],
  ['ping alone', { protocol: 'icmp', ports: allPorts }, false],
  ['the same port of UDP', { protocol: 'udp' }, false],
  ['another port', { ports: onePort(22) }, false],
  ['some addresses', { peer: { kind: 'cidr', cidr: '10.0.0.0/8' } }, false],
  ['what goes out', { direction: 'egress' }, false],
  ['another group', { groupId: 'sg-app' }, false],
])('a rule for %s', (_, changes, isOpen) => {
  const rules = known([{ rule: { ...open, ...changes }, owner: '1', reference: null }]);
  const found = openRulesOf({ rules, present: known(new Set<string>()) }, { securityGroups: ['sg-db'], port: 5432 });
  expect(found).toEqual(known(isOpen ? [expect.objectContaining({ id: 'sgr-1' })] : []));
});
