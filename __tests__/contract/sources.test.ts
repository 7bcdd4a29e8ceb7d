import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/toolkit/json.ts';
import { filesBelow, readText } from './support/repository.ts';
import { nodesOf } from './support/source.ts';

const sources = filesBelow('src', /\.ts$/);

/** The sources whose syntax tree has such a node. */
function sourcesWith(isWrong: (node: JsonObject) => boolean): readonly string[] {
  return sources.filter((path) => nodesOf(path).some(isWrong));
}

describe('every source', () => {
  test('names its types: no "any"', () => {
    expect(sourcesWith(({ type, kind }) => type === 'TsKeywordType' && kind === 'any')).toEqual([]);
  });

  test('proves that a value is there: no non-null assertion', () => {
    expect(sourcesWith(({ type }) => type === 'TsNonNullExpression')).toEqual([]);
  });

  test('silences neither the compiler nor the linter', () => {
    const silencing = /@ts-(ignore|expect-error|nocheck)|biome-ignore/;
    expect(sources.filter((path) => silencing.test(readText(path)))).toEqual([]);
  });
});
