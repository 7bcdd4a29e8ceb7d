import { describe, expect, test } from '@jest/globals';
import { allProven, type Proof, proofTable } from '../../demo/claims.ts';
import { claims as siteClaims } from '../../demo/hand-made-site/claims.ts';
import { createNarrator } from '../../demo/narrator.ts';
import { type ClaimName, claims } from '../../demo/single-instance/claims.ts';

const names = Object.keys(claims) as ClaimName[];
const proof: Proof = { holds: true, evidence: 'seen' };

function proofsOf(chosen: readonly ClaimName[]): Map<ClaimName, Proof> {
  return new Map(chosen.map((name) => [name, proof]));
}

describe("the demo's claims", () => {
  test('are all proven when each of them holds', () => {
    expect(allProven(claims, proofsOf(names))).toBe(true);
  });

  test.each(names)('are not all proven when "%s" was not reached', (missing) => {
    expect(allProven(claims, proofsOf(names.filter((name) => name !== missing)))).toBe(false);
  });

  test.each(names)('are not all proven when "%s" does not hold', (failing) => {
    const proofs = proofsOf(names).set(failing, { holds: false, evidence: 'something else' });
    expect(allProven(claims, proofs)).toBe(false);
  });

  test('stand in the table one a line, in the order of the steps, with their evidence', () => {
    const rows = proofTable(claims, proofsOf(names));
    expect(rows).toHaveLength(names.length);
    expect(rows.map((row) => row.charAt(0)).join('')).toMatch(/^a+b+c+d+e+f+g+h+$/);
    expect(rows.every((row) => row.endsWith('  proven      seen'))).toBe(true);
  });

  test('of every story are told in the order of its steps', () => {
    for (const story of [claims, siteClaims]) {
      const steps = Object.values(story).map(({ step }) => step);
      expect(steps).toEqual([...steps].sort());
    }
  });

  test('that were not reached say so in the table', () => {
    expect(proofTable(claims, new Map()).every((row) => row.endsWith('NOT PROVEN  not reached'))).toBe(true);
  });
});

describe('the narrator', () => {
  function narrate() {
    const lines: string[] = [];
    let time = 1000;
    const narrator = createNarrator({ claims, write: (line) => lines.push(line), colours: false, now: () => time });
    return { lines, narrator, wait: (seconds: number) => (time += seconds * 1000) };
  }

  test('puts the time since the start before each line', () => {
    const { lines, narrator, wait } = narrate();
    wait(65);
    narrator.say('a minute later');
    expect(lines).toEqual(['  1:05  a minute later']);
  });

  test('keeps a claim that failed once as failed', () => {
    const { narrator } = narrate();
    for (const name of names) narrator.prove(name, true, 'seen');
    narrator.prove('no-failed-request', false, 'one failed');
    narrator.prove('no-failed-request', true, 'later all went well');
    expect(narrator.conclude()).toBe(false);
  });

  test('concludes with success only when everything was proven', () => {
    const { narrator, lines } = narrate();
    for (const name of names) narrator.prove(name, true, 'seen');
    expect(narrator.conclude()).toBe(true);
    expect(lines.at(-1)).toContain('Everything was proven.');
  });

  test('writes no escape sequence where there are no colours', () => {
    const { narrator, lines } = narrate();
    narrator.step('a', 'title');
    narrator.quote('quoted');
    narrator.prove('nothing-left', false, 'something');
    expect(lines.join('')).not.toContain('\u001b');
  });
});
