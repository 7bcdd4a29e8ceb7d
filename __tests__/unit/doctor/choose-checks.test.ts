import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checks } from '../../../src/doctor/checks.ts';
import { chooseChecks, unknownEntries } from '../../../src/doctor/choose-checks.ts';

const idsOf = (only: readonly string[], skip: readonly string[] = []) =>
  chooseChecks(checks, { only, skip }).map(({ id }) => id);

describe('checks', () => {
  test('are all of them when nothing is said', () => {
    expect(idsOf([])).toEqual(checks.map(({ id }) => id));
  });

  test.each([
    ['an id', ['SV-STALL'], ['SV-STALL']],
    ['an id in small letters', ['sv-stall'], ['SV-STALL']],
    ['several, in the order of the checks', ['TD-LOG', 'ID-ACCT'], ['ID-ACCT', 'TD-LOG']],
    ['a pattern', ['ECR-*'], ['ECR-REPO', 'ECR-TAG', 'ECR-IMAGE', 'ECR-ARCH', 'ECR-BACK']],
    ['a pattern within a name', ['*-ARCH'], ['ECR-ARCH']],
  ])('are chosen by %s', (_, only, expected) => {
    expect(idsOf(only)).toEqual(expected);
  });

  test.each([['task definition'], ['Task-Definition'], ['task_definition']])('are chosen by the area "%s"', (area) => {
    const expected = checks.filter((check) => check.area === 'task definition').map(({ id }) => id);
    expect(idsOf([area])).toEqual(expected);
  });

  test('are left out by the same names, whatever else is chosen', () => {
    expect(idsOf(['registry'], ['ECR-TAG', 'ECR-B*'])).toEqual(['ECR-REPO', 'ECR-IMAGE', 'ECR-ARCH']);
  });

  test('have no letter that a pattern gives a meaning of its own', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const entry = text.replaceAll('*', '');
        const known = checks.some(({ id, area }) =>
          [id, area].some((name) => name.toLowerCase() === entry.toLowerCase()),
        );
        const chosen = idsOf([entry]);
        expect(chosen.length > 0).toBe(unknownEntries(checks, [entry]).length === 0);
        if (known) expect(chosen.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a name that no check has', () => {
  test.each([
    ['SV-STAL', 'SV-STALL'],
    ['NETDB', 'NET-DB'],
    ['databse', 'database'],
    ['loadbalancer', 'load balancer'],
    ['IAM-PAS', 'IAM-PASS'],
  ])('%s is told, with %s near it', (entry, near) => {
    const [complaint] = unknownEntries(checks, [entry]);
    expect(complaint).toContain(JSON.stringify(entry));
    expect(complaint?.split('near: ')[1]).toContain(near);
  });

  test('is none where a pattern finds something', () => {
    expect(unknownEntries(checks, ['SV-*', 'database', 'id-acct'])).toEqual([]);
  });
});
