import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { prefixOf } from '../../src/secrets/runtime/prefix.ts';
import type { SecretStore, StoredValue } from '../../src/secrets/runtime/store.ts';
import { storeSecrets } from '../../src/secrets/runtime/store-secrets.ts';
import { explainAwsError } from '../../src/toolkit/aws/errors.ts';

const calm = new AbortController().signal;
const entry = (name: string, value = `value of ${name}`) => ({ name, value, key: `/p/${name}` });

interface Memory extends SecretStore {
  readonly held: Map<string, string>;
  readonly writes: string[];
}

/** A store in memory; `beforeWrite` may throw in the place of AWS. */
function memory(
  held: Readonly<Record<string, string>> = {},
  beforeWrite: (name: string) => void = () => undefined,
): Memory {
  const values = new Map(Object.entries(held));
  const writes: string[] = [];
  const versioned = (key: string): StoredValue => ({ value: values.get(key), valueFrom: `${key}:1` });
  return {
    title: 'the test store',
    held: values,
    writes,
    read: async (keys) => new Map(keys.filter((key) => values.has(key)).map((key) => [key, versioned(key)])),
    write: async ({ name, key, value }) => {
      beforeWrite(name);
      values.set(key, value);
      writes.push(name);
      return { valueFrom: `${key}:2` };
    },
  };
}

function awsError(name: string, message: string): Error {
  return explainAwsError(Object.assign(new Error(message), { name }), {
    iamAction: 'ssm:PutParameter',
    resource: 'parameter',
  });
}

describe('storing values', () => {
  test('writes what is missing or differs, and nothing else', async () => {
    const store = memory({ '/p/A': 'value of A', '/p/B': 'old' });
    const results = await storeSecrets(store, [entry('A'), entry('B'), entry('C')], calm);
    expect(store.writes).toEqual(['B', 'C']);
    expect(results).toEqual([
      { name: 'A', key: '/p/A', written: false, valueFrom: '/p/A:1' },
      { name: 'B', key: '/p/B', written: true, valueFrom: '/p/B:2' },
      { name: 'C', key: '/p/C', written: true, valueFrom: '/p/C:2' },
    ]);
  });

  test('writes nothing the second time, whatever the values are', async () => {
    const entries = fc
      .uniqueArray(fc.stringMatching(/^[A-Z]{1,2}$/), { maxLength: 5 })
      .chain((names) =>
        fc.tuple(...names.map((name) => fc.string({ minLength: 1 }).map((value) => entry(name, value)))),
      );
    await fc.assert(
      fc.asyncProperty(entries, async (list) => {
        const store = memory();
        await storeSecrets(store, list, calm);
        const again = await storeSecrets(store, list, calm);
        expect(again.some(({ written }) => written)).toBe(false);
        expect(store.writes).toHaveLength(list.length);
      }),
    );
  });

  test('tells what was stored and what was not when a write fails, and leaves out what AWS repeats of the value', async () => {
    const refusal = "1 validation error detected: Value 'hunter2-of-C' at 'value' failed to satisfy constraint: x";
    const store = memory({ '/p/A': 'value of A' }, (name) => {
      if (name === 'C') throw awsError('ValidationException', refusal);
    });
    const failing = storeSecrets(store, [entry('A'), entry('B'), entry('C', 'hunter2-of-C'), entry('D')], calm);
    await expect(failing).rejects.toMatchObject({
      code: 'SECRET_NOT_STORED',
      sentences: {
        what: 'C could not be stored in the test store. ssm:PutParameter on parameter failed with ValidationException.',
        why: expect.stringMatching(/Value '\*\*\*' at 'value'.* Stored before it: B\. Not stored: C, D\.$/),
        fix: expect.stringMatching(/the next run writes only the rest\.$/),
      },
    });
    await expect(failing).rejects.not.toThrow(/hunter2/);
  });

  test('says that it does not know when the answer to a write is lost', async () => {
    const store = memory({}, () => {
      throw awsError('TimeoutError', 'socket hang up');
    });
    await expect(storeSecrets(store, [entry('A'), entry('B')], calm)).rejects.toThrow(
      'Nothing was stored before it. Whether A was stored is not known. Not stored: B.',
    );
  });

  test('stops between two writes when the job is cancelled', async () => {
    const controller = new AbortController();
    const store = memory({}, (name) => {
      if (name === 'B') controller.abort();
    });
    await expect(storeSecrets(store, [entry('A'), entry('B'), entry('C')], controller.signal)).rejects.toMatchObject({
      code: 'ACTION_CANCELLED',
      sentences: { why: 'Stored before it: A, B. Not stored: C.' },
    });
    expect(store.writes).toEqual(['A', 'B']);
  });

  test('says that nothing was stored when the job is cancelled while it reads', async () => {
    const controller = new AbortController();
    const read = () => {
      controller.abort();
      return Promise.reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
    };
    await expect(storeSecrets({ ...memory(), read }, [entry('A')], controller.signal)).rejects.toMatchObject({
      code: 'ACTION_CANCELLED',
      sentences: { why: 'Nothing was stored before it. Not stored: A.' },
    });
  });

  test('is not explained twice: a refusal to read comes as it is', async () => {
    const denied = awsError('AccessDeniedException', 'no');
    const store = { ...memory(), read: () => Promise.reject(denied) };
    await expect(storeSecrets(store, [entry('A')], calm)).rejects.toBe(denied);
  });
});

describe('the prefix', () => {
  test.each([
    { prefix: undefined, cluster: 'production', service: 'backend', is: '/production/backend' },
    {
      prefix: undefined,
      cluster: 'arn:aws:ecs:eu-west-1:1:cluster/production',
      service: 'arn:aws:ecs:eu-west-1:1:service/production/backend',
      is: '/production/backend',
    },
    { prefix: 'a/b/', cluster: 'default', service: undefined, is: '/a/b' },
    { prefix: '/a//b', cluster: 'default', service: 'x', is: '/a/b' },
  ])('is $is for $prefix in $cluster', ({ is, ...request }) => {
    expect(prefixOf(request)).toEqual({ prefix: is });
  });

  test.each([
    { prefix: undefined, problem: 'one of "prefix" and "service" is required' },
    { prefix: 'a b', problem: 'must be a path' },
    { prefix: '/aws/x', problem: 'may not begin with "aws" or "ssm"' },
    { prefix: 'SSM-x', problem: 'may not begin with "aws" or "ssm"' },
    { prefix: '/a'.repeat(15), problem: 'at most 14 parts' },
    { prefix: `/${'a'.repeat(256)}`, problem: '256 characters' },
  ])('may not be $prefix', ({ prefix, problem }) => {
    expect(prefixOf({ prefix, cluster: 'default', service: undefined })).toEqual({
      problem: expect.stringContaining(problem),
    });
  });
});
