import { describe, expect, test } from '@jest/globals';
import { eventSignatures } from '../../src/diagnosis/event-signatures.ts';
import { causeNames } from '../../src/diagnosis/explanation.ts';
import { lineSignatures } from '../../src/diagnosis/line-signatures.ts';
import { stopSignatures } from '../../src/diagnosis/stop-signatures.ts';
import { readText } from './support/repository.ts';

describe('docs/failures.md', () => {
  const rows = [...readText('docs/failures.md').matchAll(/^\| `([a-z-]+)` \| (yes)? ?\|/gm)];

  test('has one row for each cause that the output can name', () => {
    expect(rows.map(([, name]) => name).sort()).toEqual([...causeNames].sort());
  });

  test('says of each signature whether its cause ends the wait', () => {
    const ends = new Map(rows.map(([, name, yes]) => [name, yes === 'yes']));
    for (const { cause, canHeal } of [...stopSignatures, ...lineSignatures, ...eventSignatures]) {
      expect({ cause, ends: ends.get(cause) }).toEqual({ cause, ends: !canHeal });
    }
  });
});
