import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withCacheTokens, withoutCacheTokens } from '../../../src/dockerfile/cache-token.ts';
import { readDockerfile } from '../../../src/dockerfile/read.ts';

function tokens(text: string, ids: readonly string[]) {
  return withCacheTokens(text, readDockerfile(text), ids, (mounted) => mounted.join('and'));
}

describe('a token for the cache', () => {
  test('stands in each step that mounts one of the secrets, on the line of its keyword', () => {
    const text = [
      'FROM a AS one',
      'RUN --mount=type=secret,id=A --mount=type=secret,id=B x',
      '  run \\',
      '  --mount=type=secret,id=B <<EOF',
      'RUN --mount=type=secret,id=A no',
      'EOF',
      'FROM b',
      'RUN --mount=type=secret,id=C x',
      'RUN y',
    ].join('\r\n');
    expect(tokens(text, ['A', 'B'])).toEqual({
      complete: true,
      text: text
        .replace('RUN --mount', 'RUN --mount=type=secret,id=berth-AandB --mount')
        .replace('run \\', 'run --mount=type=secret,id=berth-B \\'),
    });
  });

  test('stands for all secrets where the id has a variable', () => {
    expect(tokens('FROM a\nRUN --mount=type=secret,id=$N x\n', ['A', 'B']).text).toContain('id=berth-AandB ');
  });

  test('cannot stand in a trigger, nor in a file of another language', () => {
    expect(tokens('FROM a\nONBUILD RUN --mount=type=secret,id=A x\n', ['A']).complete).toBe(false);
    expect(tokens('FROM a\nONBUILD RUN --mount=type=secret,id=C x\n', ['A']).complete).toBe(true);
    expect(tokens('FROM a\nINCLUDE x\n', ['A']).complete).toBe(false);
  });

  test('changes no line number, and is taken out of what a builder prints', () => {
    const lines = fc.array(fc.constantFrom('RUN --mount=type=secret,id=A x', 'RUN y', '# c', '', 'COPY a b', 'FROM c'));
    fc.assert(
      fc.property(lines, (some) => {
        const text = ['FROM a', ...some].join('\n');
        const changed = tokens(text, ['A']).text;
        expect(changed.split('\n')).toHaveLength(text.split('\n').length);
        expect(changed.split('\n').map(withoutCacheTokens).join('\n')).toBe(text);
      }),
    );
  });
});
