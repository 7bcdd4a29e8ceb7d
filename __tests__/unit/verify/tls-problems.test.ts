import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CertificateSeen, certificateProblems, handshakeProblem } from '../../../src/verify/tls-problems.ts';

const now = Date.parse('2026-11-26T08:00:00Z');
const day = 86_400_000;

const seen: CertificateSeen = {
  certificate: {
    subject: 'site.test',
    names: ['site.test'],
    issuer: 'Authority',
    validFrom: now - day,
    validTo: now + day,
    chain: ['site.test'],
  },
  code: '',
  namesHost: true,
  isSelfIssued: false,
  isGiven: false,
  saysWhereIssuerIs: false,
  hasOwnAuthorities: false,
  message: '',
};

const codes = [
  '',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_REVOKED',
];

describe('a certificate', () => {
  test('is bad exactly when something was found, and each thing is said once', () => {
    const anyOf = fc.record({
      code: fc.constantFrom(...codes),
      namesHost: fc.boolean(),
      isSelfIssued: fc.boolean(),
      isGiven: fc.boolean(),
      saysWhereIssuerIs: fc.boolean(),
      hasOwnAuthorities: fc.boolean(),
      from: fc.integer({ min: -9, max: 9 }),
      to: fc.integer({ min: -9, max: 9 }),
    });
    fc.assert(
      fc.property(anyOf, ({ from, to, ...own }) => {
        const certificate = { ...seen.certificate, validFrom: now + from * day, validTo: now + to * day };
        const problems = certificateProblems({ ...seen, ...own, certificate }, now);
        expect(problems.length > 0).toBe(own.code !== '' || !own.namesHost || from > 0 || to < 0);
        expect(new Set(problems).size).toBe(problems.length);
        expect(problems.includes('expired')).toBe(to < 0);
        expect(problems.includes('host name mismatch')).toBe(!own.namesHost);
      }),
    );
  });

  test.each([
    [{ saysWhereIssuerIs: true }, 'missing intermediate'],
    [{ hasOwnAuthorities: true }, 'missing intermediate'],
    [{}, 'unknown authority'],
  ] as const)('that stands alone, with %j, has %s', (own, problem) => {
    const code = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';
    expect(certificateProblems({ ...seen, ...own, code }, now)).toEqual([problem]);
  });

  test('whose authority has expired is not said to have expired itself', () => {
    expect(certificateProblems({ ...seen, code: 'CERT_HAS_EXPIRED' }, now)).toEqual(['expired authority']);
  });
});

test.each([
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'no TLS'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'no TLS'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'protocol version'],
  ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'protocol version'],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'handshake refused'],
  ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'handshake refused'],
  ['ECONNRESET', 'handshake closed'],
  ['', 'handshake closed'],
])('the code %s of a handshake is "%s"', (code, problem) => {
  expect(handshakeProblem(code)).toBe(problem);
});
