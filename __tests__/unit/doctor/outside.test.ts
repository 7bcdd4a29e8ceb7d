import { expect, test } from '@jest/globals';
import type { Probe } from '../../../src/doctor/facts/outside.ts';
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
const probing = (changes: Partial<Probe>) => ({
  probes: [
    { host: 'example.com', port: 443, outcome: 'connected', certificateDays: 21, tlsProblems: [], ...changes } as const,
  ],
});

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
    'nobody says what is public',
    'OUT-443',
    { ...only80, request: { ...request, publicPorts: [] } },
    'skipped',
    'Give the input "public-ports"',
  ],
  [
    'the typing error 433',
    'OUT-443',
    { listeners: [], taskDefinition: taskDefinition({}, { portMappings: [{ containerPort: 443, hostPort: 433 }] }) },
    'problem',
    'publishes 443',
  ],
  [
    '443 of the container on a dynamic port',
    'OUT-443',
    { listeners: [], taskDefinition: taskDefinition({}, { portMappings: [{ containerPort: 443 }] }) },
    'problem',
    'publishes 443',
  ],
  ['a certificate in the container', 'OUT-CERT', with443(), 'warning', 'lost with it on every deploy'],
  [
    'a refused connection',
    'OUT-PROBE',
    probing({ outcome: 'refused' }),
    'problem',
    'nothing is published on that port',
  ],
  ['a connection without an answer', 'OUT-PROBE', probing({ outcome: 'timed-out' }), 'problem', 'a security group'],
  ['no such name', 'OUT-PROBE', probing({ outcome: 'name-not-found' }), 'problem', 'no address in DNS'],
  [
    'a certificate at its end',
    'OUT-PROBE',
    probing({ certificateDays: 20, tlsProblems: [] }),
    'warning',
    'expires in 20 days',
  ],
  [
    'a certificate past its end',
    'OUT-PROBE',
    probing({ certificateDays: -1, tlsProblems: [] }),
    'warning',
    'has expired',
  ],
];

testCases(cases);

test.each([
  ['OUT-443', with443()],
  [
    'OUT-443',
    {
      listeners: [],
      taskDefinition: taskDefinition({ networkMode: 'awsvpc' }, { portMappings: [{ containerPort: 443 }] }),
    },
  ],
  ['OUT-443', { ...only80, request: { ...request, publicPorts: [80] } }],
  ['OUT-443', { ...with443(), request: { ...request, publicPorts: [] } }],
  ['OUT-CERT', with443({ mountPoints: [{ containerPath: '/etc/letsencrypt' }] })],
  ['OUT-CERT', with443({ secrets: [{ name: 'TLS_KEY', valueFrom: 'x' }] })],
  ['OUT-CERT', only80],
  ['OUT-PROBE', probing({})],
])('%s: what is fine', (id, changes) => {
  expect(findings(id, changes)).toMatchObject([{ status: 'ok' }]);
});
