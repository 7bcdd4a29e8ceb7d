import { expect, test } from '@jest/globals';
import { type Case, findings, image, request, taskDefinition, testCases } from './facts.ts';

const only80 = {
  listeners: [],
  taskDefinition: taskDefinition({}, { portMappings: [{ containerPort: 80, hostPort: 80 }] }),
};
const with443 = (container: object = {}) => ({
  listeners: [],
  taskDefinition: taskDefinition({}, { portMappings: [{ containerPort: 443, hostPort: 443 }], ...container }),
});
const exposing = { images: [{ ...image, found: image.found && { ...image.found, exposedPorts: [80, 443] } }] };

const cases: readonly Case[] = [
  [
    'only 80 is published',
    'OUT-443',
    only80,
    'problem',
    'connection refused',
    [
      `jq '(.containerDefinitions[] | select(.name == "app")).portMappings += [{"containerPort":443,"hostPort":443,"protocol":"tcp"}]' task.json > edited.json && mv edited.json task.json`,
    ],
  ],
  [
    '443 is exposed and not asked for',
    'OUT-443',
    { ...only80, ...exposing, request: { ...request, publicPorts: [] } },
    'warning',
    'EXPOSEs 443, which publishes nothing',
  ],
  [
    'the typing error 433',
    'OUT-443',
    { listeners: [], taskDefinition: taskDefinition({}, { portMappings: [{ containerPort: 443, hostPort: 433 }] }) },
    'problem',
    'publishes 443',
  ],
  ['a certificate in the container', 'OUT-CERT', with443(), 'warning', 'lost with it on every deploy'],
];

testCases(cases);

test.each([
  ['OUT-443', with443()],
  ['OUT-443', { ...only80, request: { ...request, publicPorts: [] } }],
  ['OUT-CERT', with443({ mountPoints: [{ containerPath: '/etc/letsencrypt' }] })],
  ['OUT-CERT', with443({ secrets: [{ name: 'TLS_KEY', valueFrom: 'x' }] })],
  ['OUT-CERT', only80],
])('%s: what is fine', (id, changes) => {
  expect(findings(id, changes)).toMatchObject([{ status: 'ok' }]);
});
