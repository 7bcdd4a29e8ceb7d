import type { Certificate, TlsProblem } from './certificate.ts';

/** What was seen of a server's certificate. */
export interface CertificateSeen {
  readonly certificate: Certificate;
  /** OpenSSL's verdict about the chain, such as `CERT_HAS_EXPIRED`; empty when it is trusted. */
  readonly code: string;
  readonly namesHost: boolean;
  /** It is signed by itself. */
  readonly isSelfIssued: boolean;
  /** It is one of those that the user trusts. */
  readonly isGiven: boolean;
  /** It says where the certificate of its issuer can be had, as those of public authorities must. */
  readonly saysWhereIssuerIs: boolean;
  /** The user trusts authorities of their own. */
  readonly hasOwnAuthorities: boolean;
  /** In Node.js's words. */
  readonly message: string;
}

/** Everything that is wrong with a certificate at a moment (milliseconds since 1970), what stops every client first; empty for a good one. */
export function certificateProblems(seen: CertificateSeen, now: number): readonly TlsProblem[] {
  const { certificate, code, namesHost } = seen;
  const problems: readonly (TlsProblem | undefined)[] = [
    certificate.validTo < now ? 'expired' : undefined,
    certificate.validFrom > now ? 'not yet valid' : undefined,
    code !== '' && seen.isSelfIssued && !seen.isGiven ? 'self-signed' : undefined,
    namesHost ? undefined : 'host name mismatch',
  ];
  const found = problems.flatMap((problem) => problem ?? []);
  const chain = chainProblem(seen);
  return chain === undefined || found.includes(chain) || isSaid(code, found) ? found : [...found, chain];
}

/** The dates have said it already, or being signed by itself has. */
function isSaid(code: string, found: readonly TlsProblem[]): boolean {
  if (code === 'CERT_HAS_EXPIRED') return found.includes('expired');
  if (code === 'CERT_NOT_YET_VALID') return found.includes('not yet valid');
  return found.includes('self-signed');
}

function chainProblem(seen: CertificateSeen): TlsProblem | undefined {
  switch (seen.code) {
    case '':
      return undefined;
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'expired authority';
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return isAlone(seen) ? 'missing intermediate' : 'unknown authority';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return 'unknown authority';
    default:
      return 'unusable certificate';
  }
}

/**
 * Whether what is missing is a certificate that the server does not send: one of a public authority says where its issuer's is, and who
 * trusts authorities of their own has given the one at the top.
 */
function isAlone({ certificate, saysWhereIssuerIs, hasOwnAuthorities }: CertificateSeen): boolean {
  return certificate.chain.length === 1 && (saysWhereIssuerIs || hasOwnAuthorities);
}

/** What the code of an error during the handshake comes to; see OpenSSL's ssl/ssl_err.c for the names after `ERR_SSL_`. */
export function handshakeProblem(code: string): TlsProblem {
  if (/^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$/.test(code)) return 'no TLS';
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW/.test(code)) return 'protocol version';
  return code.startsWith('ERR_') ? 'handshake refused' : 'handshake closed';
}
