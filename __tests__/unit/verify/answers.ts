import type { Expectation } from '../../../src/verify/expectation.ts';
import type { Answered } from '../../../src/verify/probe-outcome.ts';
import type { Problem } from '../../../src/verify/problem.ts';

/** A good answer over TLS, and the least that one is held to. */

export const url = new URL('https://site.test/health');
export const day = 86_400_000;
export const now = Date.parse('2026-11-26T08:00:00Z');

export const expectation: Expectation = {
  statuses: [{ from: 200, to: 299 }],
  body: [],
  json: [],
  headers: [],
  redirect: null,
  maximumMilliseconds: null,
  minimumDays: 21,
  version: null,
};

export const certificate = {
  subject: 'site.test',
  names: ['site.test'],
  issuer: 'Authority',
  validFrom: now - 30 * day,
  validTo: now + 60 * day,
  chain: ['site.test', 'Authority'],
};

export const answer: Answered = {
  kind: 'answered',
  status: 200,
  headers: {},
  body: 'page',
  bodyEnd: 'complete',
  timing: { connected: 1, answered: 2, complete: 3 },
  protocol: 'HTTP/1.1',
  tls: { version: 'TLSv1.3', certificate },
  address: '192.0.2.1:443',
};

export const names = (problems: readonly Problem[]) => problems.map(({ name }) => name);
