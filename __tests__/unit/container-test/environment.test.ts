import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { transportEnvironment } from '../../../src/image/container-test/environment.ts';

const path = '/private/run.env';

test.each(['KEY', 'GOOGLE_CREDENTIALS'])(
  '%s travels in the environment of the client, named without its value',
  (name) => {
    expect(transportEnvironment([{ name, value: 'line 1\nline 2' }], path)).toEqual({
      parameters: ['--env', name],
      client: { [name]: 'line 1\nline 2' },
      file: undefined,
    });
  },
);

test.each(['PATH', 'HOME', 'DOCKER_HOST', 'HTTPS_PROXY', 'no_proxy', 'GODEBUG', 'LD_PRELOAD'])(
  '%s, which the client reads itself, travels in a file',
  (name) => {
    const { parameters, client, file } = transportEnvironment([{ name, value: ' a=b # c ' }], path);
    expect([parameters, client, file]).toEqual([['--env-file', path], {}, `${name}= a=b # c \n`]);
  },
);

test('a value of several lines that neither way can carry is refused by its name', () => {
  const variables = [{ name: 'HOME', value: 'hunter2\ntwo' }];
  expect(() => transportEnvironment(variables, path)).toThrow(/^HOME cannot be given to the container under test\./);
  expect(() => transportEnvironment(variables, path)).not.toThrow(/hunter2/);
});

test('every variable goes one way with its last value, and no value is a parameter', () => {
  const name = fc.constantFrom('A', 'B', 'PATH', 'DOCKER_HOST', 'GITHUB_KEY');
  const variable = fc.record({ name, value: fc.string({ unit: 'grapheme-ascii' }).map((text) => `value-${text}`) });
  fc.assert(
    fc.property(fc.array(variable), (variables) => {
      const { parameters, client, file } = transportEnvironment(variables, path);
      const last = Object.fromEntries(variables.map(({ name, value }) => [name, value]));
      const inFile = Object.fromEntries(
        (file ?? '')
          .split('\n')
          .flatMap((line) => (line === '' ? [] : [[line.split('=')[0], line.slice(line.indexOf('=') + 1)]])),
      );
      expect({ ...client, ...inFile }).toEqual(last);
      expect(parameters.join(' ')).not.toContain('value-');
    }),
  );
});
