import { describe, expect, test } from '@jest/globals';
import { deployCauses } from '../../src/diagnosis/deploy-causes.ts';
import { causeNames } from '../../src/diagnosis/explanation.ts';
import { knownErrors } from '../../src/diagnosis/known-errors/all.ts';
import { readText } from './support/repository.ts';

describe('docs/failures.md', () => {
  const rows = [...readText('docs/failures.md').matchAll(/^\| `([a-z-]+)` \| (yes)? ?\|/gm)];

  test('has one row for each cause that the output can name', () => {
    expect(rows.map(([, name]) => name).sort()).toEqual([...causeNames].sort());
  });

  test('says of each known error whether its cause ends the wait', () => {
    const ends = new Map(rows.map(([, name, yes]) => [name, yes === 'yes']));
    for (const [id, { name, canHeal }] of deployCauses) expect([id, ends.get(name)]).toEqual([id, !canHeal]);
  });

  test('names causes of errors that are known', () => {
    const ids = knownErrors.map(({ id }) => id);
    expect([...deployCauses.keys()].filter((id) => !ids.includes(id))).toEqual([]);
  });
});
