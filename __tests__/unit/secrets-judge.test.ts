import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeSecrets } from '../../src/secrets/judge.ts';
import { limitProblem } from '../../src/secrets/limits.ts';
import { isReservedName, nameProblem } from '../../src/secrets/names.ts';
import type { EmptyPolicy, SecretsMode } from '../../src/secrets/types.ts';
import { valueProblem } from '../../src/secrets/values.ts';

const modes = ['build-args', 'build-secrets', 'runtime-ssm', 'runtime-secrets-manager'] as const;

function judge(name: string, value: string, as: SecretsMode, empty: EmptyPolicy = 'error', source = name) {
  return judgeSecrets([{ name, source, value }], { as, empty, places: new Map([[source, 'secrets: line 3']]) });
}

describe('a name', () => {
  test.each([
    'PATH',
    'HOME',
    'LD_PRELOAD',
    'DYLD_X',
    'NODE_OPTIONS',
    'DOCKER_HOST',
    'BUILDX_BUILDER',
    'BUILDKIT_HOST',
    'GITHUB_TOKEN',
    'RUNNER_TEMP',
    'ACTIONS_STEP_DEBUG',
    'INPUT_X',
    'AWS_REGION',
    'HTTP_PROXY',
    'https_proxy',
    'no_proxy',
    'ALL_PROXY',
  ])('that the Docker client reads itself is no build arg, and a mount all the same: %s', (name) => {
    expect(judge(name, 'value', 'build-args').problems).toEqual([
      expect.stringContaining(`"names: APP_${name}=${name}"`),
    ]);
    expect(judge(`APP_${name}`, 'value', 'build-args', 'error', name).problems).toEqual([]);
    for (const as of ['build-secrets', 'runtime-ssm', 'runtime-secrets-manager'] as const)
      expect(judge(name, 'value', as).problems).toEqual([]);
  });

  test.each(['DATABASE_URL', 'HOMEPAGE', 'MY_PATH', 'NODEJS', 'PROXY_URL'])('may be %s', (name) => {
    expect(isReservedName(name)).toBe(false);
    for (const as of modes) expect(judge(name, 'value', as)).toMatchObject({ problems: [], warnings: [] });
  });

  test.each(['ECS_CONTAINER_METADATA_URI_V4', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_EXECUTION_ENV'])(
    'that ECS sets itself is no secret of a container: %s',
    (name) => {
      for (const as of ['runtime-ssm', 'runtime-secrets-manager'] as const)
        expect(judge(name, 'value', as).problems).toEqual([
          expect.stringContaining('that ECS sets in every container'),
        ]);
      expect(judge(name, 'value', 'build-secrets').problems).toEqual([]);
    },
  );

  test.each(['PATH', 'LD_PRELOAD', 'AWS_SECRET_ACCESS_KEY'])(
    'that changes what the container does is told: %s',
    (name) => {
      expect(judge(name, 'value', 'runtime-ssm').warnings).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
      expect(judge(name, 'value', 'build-secrets').warnings).toEqual([]);
    },
  );

  test('is short enough for the store', () => {
    expect(nameProblem('A'.repeat(255), 'runtime-ssm')).toBeUndefined();
    expect(nameProblem('A'.repeat(256), 'runtime-ssm')).toBe('is longer than 255 characters');
  });
});

describe('an empty value', () => {
  test.each(modes)('is an error with its line and its name in mode %s, unless something else is asked for', (as) => {
    expect(judge('X', '', as, 'error', 'A').problems).toEqual([
      'secrets: line 3 gives A an empty value (GitHub puts an empty string where a secret does not exist)',
    ]);
    expect(judge('X', '', as, 'skip', 'A')).toEqual({ kept: [], skipped: ['X'], problems: [], warnings: [] });
  });

  test('is handed to the build where it is allowed', () => {
    for (const as of ['build-args', 'build-secrets'] as const)
      expect(judge('A', '', as, 'allow')).toMatchObject({ kept: [{ name: 'A', value: '' }], problems: [] });
  });

  test('is nothing that AWS stores, and the way out is named', () => {
    for (const as of ['runtime-ssm', 'runtime-secrets-manager'] as const)
      expect(judge('A', '', as, 'allow').problems).toEqual([
        expect.stringMatching(/^secrets: line 3 gives A .*"empty: skip"/),
      ]);
  });
});

describe('a value', () => {
  const limits = [
    { as: 'build-args', most: 131_069, way: 'as: build-secrets' },
    { as: 'build-secrets', most: 512_000, way: 'split it' },
    { as: 'runtime-ssm', most: 8_192, way: 'as: runtime-secrets-manager' },
    { as: 'runtime-secrets-manager', most: 65_536, way: 'split it' },
  ] as const;

  test.each(limits)('may fill what $as carries, and not a byte more', ({ as, most, way }) => {
    expect(limitProblem({ name: 'A', value: 'x'.repeat(most) }, as)).toBeUndefined();
    expect(limitProblem({ name: 'A', value: 'x'.repeat(most + 1) }, as)).toContain(way);
    const half = Math.floor(most / 2);
    expect(limitProblem({ name: 'A', value: 'ä'.repeat(half) }, as)).toBeUndefined();
    expect(limitProblem({ name: 'A', value: 'ä'.repeat(half + 1) }, as)).toContain(' bytes long');
  });

  test('is measured with its name where it is a variable', () => {
    expect(valueProblem('A', 'x'.repeat(131_069))).toBeUndefined();
    expect(valueProblem('AB', 'x'.repeat(131_069))).toBe(
      'is 131072 bytes long with its name, and 131071 is the most that works',
    );
  });

  test.each(modes)('with a NUL byte or half a character is refused in mode %s', (as) => {
    expect(judge('X', 'hunter2\0', as, 'error', 'A').problems).toEqual([
      expect.stringMatching(/^secrets: line 3 gives X a value that contains a NUL byte/),
    ]);
    expect(judge('A', '\ud800', as).problems).toEqual([expect.stringContaining('is not valid Unicode text')]);
  });

  test('that Parameter Store takes for a reference is refused there only', () => {
    const value = 'hunter2 {{ .Values.password }}';
    expect(judge('A', value, 'runtime-ssm').problems).toEqual([expect.stringContaining('as: runtime-secrets-manager')]);
    expect(judge('A', value, 'runtime-secrets-manager').problems).toEqual([]);
    expect(judge('A', '{"a": {"b": {}}}', 'runtime-ssm').problems).toEqual([]);
  });

  test('never stands in what is said of it', () => {
    const value = fc.string({ unit: 'binary', minLength: 5 }).map((text) => `hunter2-${text}`);
    fc.assert(
      fc.property(value, fc.constantFrom(...modes), (text, as) => {
        expect(JSON.stringify(judge('A', text, as).problems)).not.toContain('hunter2-');
      }),
    );
  });
});
