import { describe, expect, test } from '@jest/globals';
import { isProblem, isUnknownFailure } from '../../src/actions/diagnose/diagnosed.ts';

const fine = { verdict: { isHealthy: true } };
const failing = { verdict: { isHealthy: false } };
const unread = { verdict: { isHealthy: null } };
const ofService = { id: 'pg-connect-timeout', isGiven: false };
const ofLog = { id: 'pip-index-unreachable', isGiven: true };

describe('something is wrong', () => {
  test.each([
    ['a log has a cause', null, [ofLog], true],
    ['a log has none', null, [], false],
    ['the service is not fine', failing, [], true],
    ['what decides could not be read', unread, [], true],
    ['the service is fine', fine, [], false],
    ['the service has recovered', fine, [ofService], false],
    ['the service is fine, and a log beside it has a cause', fine, [ofService, ofLog], true],
  ])('%s', (_, service, causes, expected) => {
    expect(isProblem({ service, causes })).toBe(expected);
  });
});

describe('something failed that nothing names', () => {
  const log = [{ bytes: 10 }];
  test.each([
    ['a log without a cause', null, [], log, true],
    ['an empty log', null, [], [{ bytes: 0 }], false],
    ['a log that names it', null, [ofLog], log, false],
    ['an end without a reason', failing, [{ id: 'same-crash-twice', isGiven: false }], [], true],
    ['a service that is not fine', failing, [], [], true],
    ['a service that is fine', fine, [], [], false],
    ['a log without a cause beside a service that is fine', fine, [], log, true],
  ])('%s', (_, service, causes, texts, expected) => {
    expect(isUnknownFailure({ service, causes, texts })).toBe(expected);
  });
});
