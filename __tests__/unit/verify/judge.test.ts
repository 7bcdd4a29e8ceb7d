import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TlsProblem } from '../../../src/verify/certificate.ts';
import { readField } from '../../../src/verify/field.ts';
import { judge } from '../../../src/verify/judge.ts';
import { daysWanted } from '../../../src/verify/judge-certificate.ts';
import { isSameVersion } from '../../../src/verify/judge-version.ts';
import { knownProblem, knownProblems } from '../../../src/verify/known-words.ts';
import type { NoAnswer } from '../../../src/verify/probe-outcome.ts';
import { problemNames } from '../../../src/verify/problem.ts';
import { parseStatuses } from '../../../src/verify/statuses.ts';
import { answer, certificate, day, expectation, names, now, url } from './answers.ts';

const tlsProblems: readonly TlsProblem[] = [
  'expired',
  'not yet valid',
  'host name mismatch',
  'self-signed',
  'missing intermediate',
  'expired authority',
  'unknown authority',
  'unusable certificate',
  'protocol version',
  'no TLS',
  'handshake closed',
  'handshake refused',
];

const address = '192.0.2.1:443';
const noAnswers: readonly NoAnswer[] = [
  { kind: 'refused', address },
  { kind: 'reset', address },
  { kind: 'unreachable', address },
  { kind: 'timed out', stage: 'connection', address },
  { kind: 'timed out', stage: 'handshake', address },
  { kind: 'timed out', stage: 'answer', address },
  { kind: 'name not found', host: 'site.test', forNow: false },
  { kind: 'name not found', host: 'site.test', forNow: true },
  { kind: 'not HTTP', message: 'Parse Error', address },
  ...tlsProblems.flatMap((problem) =>
    [certificate, null].map((shown) => ({
      kind: 'TLS failure' as const,
      problems: [problem],
      certificate: shown,
      message: 'CODE',
      address,
    })),
  ),
];

describe('every problem', () => {
  test.each(noAnswers)('of %j is told in whole sentences: what, why and what to do', (outcome) => {
    const [problem, ...others] = judge(outcome, url, expectation, now);
    expect(others).toEqual([]);
    for (const text of [problem?.what, problem?.why, problem?.fix]) {
      expect(text).toMatch(/^\S.*[.)]$/);
      expect(text).not.toMatch(/[{}]|undefined/);
    }
    expect(problemNames).toContain(problem?.name);
  });

  test('that the diagnosis knows has its words, with the values of this one', () => {
    const values = { host: 'h', port: '1', names: 'n' };
    for (const name of knownProblems) expect(knownProblem(name, values).what).not.toBe('');
    expect(knownProblem('connection-refused', { host: '192.0.2.1', port: '443' }).what).toContain('443 of 192.0.2.1');
  });

  test('a cancelled question is no problem of the server', () => {
    expect(judge({ kind: 'cancelled' }, url, expectation, now)).toEqual([]);
  });
});

describe('the status', () => {
  test('is right exactly in the ranges', () => {
    const status = fc.integer({ min: 100, max: 599 });
    fc.assert(
      fc.property(status, fc.array(fc.tuple(status, status), { minLength: 1, maxLength: 3 }), (seen, pairs) => {
        const statuses = pairs.map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));
        const isRight = statuses.some(({ from, to }) => from <= seen && seen <= to);
        const problems = judge({ ...answer, status: seen }, url, { ...expectation, statuses }, now);
        expect(problems.length === 0).toBe(isRight);
      }),
    );
  });

  test('is read as numbers and ranges, and as nothing else', () => {
    expect(parseStatuses('200, 301-303')).toEqual([
      { from: 200, to: 200 },
      { from: 301, to: 303 },
    ]);
    for (const text of ['', '2xx', '300-200', '200-', '600', '200;300']) expect(parseStatuses(text)).toBeUndefined();
  });

  test('that is wrong hides what is wrong with the page', () => {
    const wanted = { ...expectation, body: ['nothing'], version: { value: 'v2', from: { kind: 'body' } } } as const;
    expect(names(judge({ ...answer, status: 404 }, url, wanted, now))).toEqual(['wrong-status']);
    expect(names(judge(answer, url, wanted, now))).toEqual(['wrong-body', 'wrong-version']);
  });

  test.each([
    [502, { server: 'awselb/2.0' }, 'bad-gateway'],
    [503, { server: 'awselb/2.0' }, 'no-healthy-target'],
    [503, { server: 'nginx' }, 'wrong-status'],
    [504, {}, 'gateway-timeout'],
  ])('%d of %j is %s', (status, headers, name) => {
    expect(names(judge({ ...answer, status, headers }, url, expectation, now))).toEqual([name]);
  });

  test('tells what wants TLS and was asked without', () => {
    const body = 'The plain HTTP request was sent to HTTPS port';
    expect(names(judge({ ...answer, status: 400, body }, url, expectation, now))).toEqual(['http-to-tls-port']);
  });
});

describe('the certificate', () => {
  const whole = fc.integer({ min: 0, max: 4_000 });

  test('needs the days that are asked for, or a third of its life where that is less', () => {
    fc.assert(
      fc.property(whole, whole, whole, (life, passed, minimumDays) => {
        const own = { ...certificate, validFrom: now - passed * day, validTo: now + (life - passed) * day };
        const wanted = Math.min(minimumDays, Math.floor(life / 3));
        expect(daysWanted(own, minimumDays)).toBe(wanted);
        const outcome = { ...answer, tls: { version: 'TLSv1.3', certificate: own } };
        const problems = judge(outcome, url, { ...expectation, minimumDays }, now);
        expect(names(problems)).toEqual(life - passed < wanted ? ['certificate-expires-soon'] : []);
      }),
    );
  });
});

describe('a version', () => {
  const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 64 });

  test('is known by its beginning, from either side, and by nothing shorter than seven digits', () => {
    fc.assert(
      fc.property(hash, fc.integer({ min: 1, max: 40 }), (whole, length) => {
        const beginning = whole.slice(0, length);
        expect(isSameVersion(whole, beginning)).toBe(length >= 7);
        expect(isSameVersion(beginning, whole)).toBe(length >= 7);
        expect(isSameVersion(`sha256:${whole}`, whole)).toBe(true);
      }),
    );
  });

  test('that is no hash must be alike', () => {
    expect(isSameVersion('1.2.3', '1.2.3')).toBe(true);
    expect(isSameVersion('1.2.30', '1.2.3')).toBe(false);
    expect(isSameVersion('production-2', 'production-')).toBe(false);
  });
});

describe('a field', () => {
  const name = fc.string({ unit: fc.constantFrom(...'abc_'), minLength: 1, maxLength: 3 });
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

  test('is found at its path, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(name, fc.nat({ max: 2 })), { minLength: 1 }), leaf, (path, value) => {
        const wrap = (inner: unknown, step: string | number) =>
          typeof step === 'number' ? Array.from({ length: step + 1 }, () => inner) : { z: 1, [step]: inner };
        const json = JSON.stringify(path.reduceRight<unknown>(wrap, value));
        expect(readField(json, path.join('.'))).toEqual({ kind: 'value', text: String(value) });
      }),
    );
  });

  test.each([
    ['no JSON', 'a', 'the body is not JSON'],
    ['{}', 'a', 'there is no such field'],
    ['{"a":{"b":1}}', 'a', 'it is an object or a list'],
    ['{"a":"b"}', 'a.length', 'there is no such field'],
    ['{}', '__proto__', 'there is no such field'],
    ['[1]', 'length', 'there is no such field'],
  ])('of %s at %s: %s', (json, path, why) => {
    expect(readField(json, path)).toEqual({ kind: 'none', why });
  });
});
