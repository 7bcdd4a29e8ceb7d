import { expect, test } from '@jest/globals';
import { checkNames } from '../../../src/doctor/check-names.ts';
import { checks } from '../../../src/doctor/checks.ts';

test('the names that a user may give are those of the checks, in their order', () => {
  expect(checkNames).toEqual(checks.map(({ id, area }) => ({ id, area })));
});
