import { describe, expect, test } from '@jest/globals';
import { readAction } from '../../script/documentation/manifest.ts';
import { outputsOf } from './support/outputs.ts';
import { actions, root } from './support/repository.ts';

describe.each(actions)('the outputs of %s', (action) => {
  const { outputs } = readAction(`${root}/${action}/action.yml`);

  test('are those that its code sets', () => {
    expect(outputs.map(({ name }) => name).sort()).toEqual(outputsOf(action));
  });

  test('have a description that says what they hold', () => {
    expect(
      outputs.filter(({ description }) => !/^\S[\s\S]{9,}\.\s*$/.test(description)).map(({ name }) => name),
    ).toEqual([]);
  });
});
