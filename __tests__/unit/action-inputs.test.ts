import { describe, expect, test } from '@jest/globals';
import { readInputs as deployInputs } from '../../src/actions/deploy/inputs.ts';
import { readInputs as rollbackInputs } from '../../src/actions/rollback/inputs.ts';
import { readInputs as runTaskInputs } from '../../src/actions/run-task/inputs.ts';
import { BerthError } from '../../src/toolkit/errors.ts';
import { InputReader } from '../../src/toolkit/inputs.ts';

type ReadInputs = (reader: InputReader) => unknown;

/** What is said of these inputs of a service `backend` in the cluster `production`; empty when nothing is wrong. */
function complaint(readInputs: ReadInputs, inputs: Readonly<Record<string, string>>): string {
  const given = Object.entries({ cluster: 'production', service: 'backend', ...inputs });
  const reader = new InputReader(
    Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  );
  readInputs(reader);
  try {
    reader.finish();
    return '';
  } catch (thrown) {
    if (thrown instanceof BerthError) return thrown.sentences.what;
    throw thrown;
  }
}

const account = 'arn:aws:ecs:eu-west-1:123456789012';

describe.each([
  ['deploy', deployInputs],
  ['rollback', rollbackInputs],
  ['run-task', runTaskInputs],
] as const)('%s: an ARN', (_, readInputs) => {
  test.each([
    [{ cluster: `${account}:service/production/backend` }, '"cluster" must be a name or the ARN of a cluster'],
    [{ service: `${account}:cluster/production` }, '"service" must be a name or the ARN of a service'],
    [{ service: `${account}:task-definition/backend:1` }, '"service" must be a name or the ARN of a service'],
    [{ service: 'arn:aws:s3:::backend' }, '"service" must be a name or the ARN of a service'],
  ])('of another kind is refused: %j', (inputs, said) => {
    expect(complaint(readInputs, inputs)).toContain(said);
  });

  test('of a service in another cluster than the one that is given is refused', () => {
    const service = `${account}:service/staging/backend`;
    const said = '"service" is the ARN of a service in the cluster "staging", but "cluster" is';
    expect(complaint(readInputs, { service })).toContain(`${said} "production"`);
    expect(complaint(readInputs, { service, cluster: '' })).toContain(`${said} "default"`);
    expect(complaint(readInputs, { service, cluster: `${account}:cluster/production` })).toContain(
      `${said} "production"`,
    );
  });

  test('of the right kind is taken, of a service also without its cluster, as ECS once wrote it', () => {
    const cluster = `${account}:cluster/production`;
    expect(complaint(readInputs, { cluster, service: `${account}:service/production/backend` })).toBe('');
    expect(complaint(readInputs, { cluster, service: `${account}:service/backend` })).toBe('');
  });
});

test.each([
  ['minimum-healthy-percent', '101', 'auto, or a whole number from 0 to 100'],
  ['maximum-percent', '50', 'auto, or a whole number from 100 to 400'],
  ['wait-for-minutes', '1h', 'auto, or a whole number from 1 to 360'],
  ['desired-count', '-1', 'must be a whole number from 0 to 5000'],
])('%s: %s is refused with all that it takes', (name, value, said) => {
  expect(complaint(deployInputs, { [name]: value })).toContain(said);
});

test.each([
  [{ images: 'app=a:1\napp=a:2' }, '"images" names the container "app" twice'],
  [{ images: 'app=a 1' }, '"images" takes CONTAINER=IMAGE, not "app=a 1"'],
  [{ image: 'a 1' }, '"image" takes one image without blanks, not "a 1"'],
  [{ 'task-definition-arn': `${account}:service/production/backend` }, '"task-definition-arn" must be'],
  [{ 'task-definition-arn': 'back end:1' }, '"task-definition-arn" must be'],
])('deploy: %j is refused before anything is called', (inputs, said) => {
  expect(complaint(deployInputs, inputs)).toContain(said);
});

test.each([
  'backend:41',
  `${account}:task-definition/backend:41`,
  'arn:aws-us-gov:ecs:us-gov-east-1:123456789012:task-definition/a_b-c:1',
])('deploy: task-definition-arn takes %s', (reference) => {
  expect(complaint(deployInputs, { 'task-definition-arn': reference })).toBe('');
});

test.each([
  ['cpu', '-4'],
  ['cpu', '0'],
  ['cpu', '2 GB'],
  ['memory', 'lots'],
  ['memory', '0.0 GB'],
])('run-task: %s: %s is no size', (name, value) => {
  expect(complaint(runTaskInputs, { [name]: value })).toContain(`"${name}" must be a size such as`);
});

test.each([
  ['cpu', '512'],
  ['cpu', '.5 vCPU'],
  ['cpu', '1vcpu'],
  ['memory', '2 GB'],
  ['memory', '0.5GB'],
])('run-task: %s: %s is one', (name, value) => {
  expect(complaint(runTaskInputs, { [name]: value })).toBe('');
});
