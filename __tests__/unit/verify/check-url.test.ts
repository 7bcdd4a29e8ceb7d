import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Clock } from '../../../src/toolkit/clock.ts';
import { checkUrl, type Patience } from '../../../src/verify/check-url.ts';
import type { ProbeOutcome } from '../../../src/verify/probe-outcome.ts';

const check = {
  target: { url: new URL('http://site.test/') },
  expectation: {
    statuses: [{ from: 200, to: 200 }],
    body: [],
    json: [],
    headers: [],
    redirect: null,
    maximumMilliseconds: null,
    minimumDays: 21,
    version: null,
  },
} as const;

const good: ProbeOutcome = {
  kind: 'answered',
  status: 200,
  headers: {},
  body: '',
  bodyEnd: 'complete',
  timing: { connected: 0, answered: 0, complete: 0 },
  protocol: 'HTTP/1.1',
  tls: null,
  address: '192.0.2.1:80',
};
const bad: ProbeOutcome = { kind: 'refused', address: '192.0.2.1:80' };

/** Answers one after the other, the last for ever; time passes only while it is slept. */
async function ask(answers: readonly ProbeOutcome[], patience: Partial<Patience>, cancelled = new AbortController()) {
  let [time, count] = [0, 0];
  const clock: Clock = {
    now: () => time,
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
  };
  const said: boolean[] = [];
  const tools = {
    ask: async () => answers[Math.min(count++, answers.length - 1)] ?? bad,
    clock,
    cancelled: cancelled.signal,
    onAnswer: (_: unknown, __: unknown, goesOn: boolean) => said.push(goesOn),
  };
  const limits = { timeoutSeconds: 1, waitSeconds: 10, intervalSeconds: 1, goodAnswers: 1, ...patience };
  return { ...(await checkUrl(check, limits, tools)), said };
}

describe('asking again', () => {
  test('passes exactly when enough good answers come in a row, beginning within the time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 14 }),
        fc.integer({ min: 1, max: 4 }),
        async (row, wanted) => {
          const answers = [...row, false].map((isGood) => (isGood ? good : bad));
          const { problems, attempts, goodInARow } = await ask(answers, { goodAnswers: wanted });
          const run = 'g'.repeat(wanted);
          const text = row.map((isGood) => (isGood ? 'g' : 'b')).join('');
          const end = text.indexOf(run);
          // One answer a second from 0 s on: the first bad one at 10 s or later ends it.
          const firstLateBad = [...text.padEnd(20, 'b')].findIndex((letter, second) => second >= 10 && letter === 'b');
          const passes = end !== -1 && end + wanted <= firstLateBad;
          expect(problems.length === 0).toBe(passes);
          expect(attempts).toBe(passes ? end + wanted : firstLateBad + 1);
          expect(goodInARow).toBe(passes ? wanted : 0);
        },
      ),
    );
  });

  test('ends at once for what cannot pass', async () => {
    const certificate = { subject: '', names: [], issuer: '', validFrom: 0, validTo: 0, chain: [] };
    const expired: ProbeOutcome = {
      kind: 'TLS failure',
      problems: ['expired'],
      certificate,
      message: '',
      address: '192.0.2.1:443',
    };
    expect((await ask([expired, good], {})).attempts).toBe(1);
  });

  test('ends at once when the job is cancelled', async () => {
    const cancelled = new AbortController();
    cancelled.abort();
    expect(await ask([{ kind: 'cancelled' }], {}, cancelled)).toMatchObject({ attempts: 1, problems: [] });
  });

  test('tells the first answer, each that differs, and the last', async () => {
    expect((await ask([bad, bad, { kind: 'reset', address: '192.0.2.1:80' }, good], {})).said).toEqual([
      true,
      true,
      false,
    ]);
  });
});
