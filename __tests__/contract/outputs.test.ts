import { describe, expect, test } from '@jest/globals';
import { readAction, readReusableWorkflow } from '../../script/documentation/manifest.ts';
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

test('peers 14: whatever a later job needs has an output without the account id, which a masked secret would empty (R#366, L#305, L#400)', () => {
  const withoutAccount = ['digest', 'repository', 'revision', 'tag'];
  for (const { outputs } of [
    readAction(`${root}/action.yml`),
    readReusableWorkflow(`${root}/.github/workflows/deploy.yml`),
  ]) {
    const names = outputs.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(withoutAccount));
  }
});
