import { expect, test } from '@jest/globals';
import { collectSecretReferences } from '../../../src/doctor/collect/secret-references.ts';
import { account, taskDefinition } from './facts.ts';

const secret = (region: string) => `arn:aws:secretsmanager:${region}:${account}:secret:backend-AbCdEf`;
const parameter = (region: string, of: string) => `arn:aws:ssm:${region}:${of}:parameter/backend/token`;

async function stateOf(valueFrom: string) {
  const asked: object[] = [];
  const clients = {
    secrets: async (_: string, request: object) => {
      asked.push(request);
      throw Object.assign(new Error('no such secret'), { name: 'ResourceNotFoundException' });
    },
    parameters: async (_: string, request: object) => {
      asked.push(request);
      return { Parameters: [{ Name: '/there' }] };
    },
  };
  const definition = { value: taskDefinition({}, { secrets: [{ name: 'TOKEN', valueFrom }] }) };
  const caller = { value: { account, arn: `arn:aws:sts::${account}:assumed-role/ci/run` } };
  const { secretReferences } = await collectSecretReferences(clients, definition, caller);
  const states = 'value' in secretReferences ? secretReferences.value.map(({ state }) => state) : [];
  return { states, asked: JSON.stringify(asked) };
}

test.each([
  ['/there', 'there'],
  ['/gone', 'missing'],
  [parameter('us-east-1', account), 'missing'],
  [secret('us-east-1'), 'missing'],
  [secret('eu-west-1'), 'elsewhere'],
  [parameter('eu-west-1', account), 'elsewhere'],
  [parameter('us-east-1', '210987654321'), 'elsewhere'],
  ['hunter 2', 'malformed'],
])('a reference to %s is %s', async (valueFrom, state) => {
  const { states, asked } = await stateOf(valueFrom);
  expect(states).toEqual([state]);
  if (state === 'elsewhere' || state === 'malformed') expect(asked).not.toContain(valueFrom);
});
