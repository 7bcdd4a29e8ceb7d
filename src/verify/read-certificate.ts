import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import type { Certificate } from './certificate.ts';
import type { CertificateSeen } from './tls-problems.ts';
import { inlineText } from './words.ts';

/** Reads the certificate of a server after the handshake, and what Node.js thinks of it. */
export function readCertificate(socket: tls.TLSSocket, host: string, authorities: readonly string[]): CertificateSeen {
  const peer = socket.getPeerCertificate(true);
  const x509 = socket.getPeerX509Certificate();
  const mismatch = tls.checkServerIdentity(host, peer);
  // Node.js puts the code there, although its type says otherwise.
  const code = socket.authorized ? '' : String(socket.authorizationError ?? '');
  return {
    certificate: certificateOf(peer),
    code,
    namesHost: mismatch === undefined,
    isSelfIssued: x509?.checkIssued(x509) ?? false,
    isGiven: authorities.some((pem) => fingerprints(pem).includes(peer.fingerprint256)),
    saysWhereIssuerIs: peer.infoAccess?.['CA Issuers - URI'] !== undefined,
    hasOwnAuthorities: authorities.length > 0,
    message: inlineText([code, mismatch?.message ?? ''].filter((part) => part !== '').join('; ')),
  };
}

function certificateOf(peer: tls.DetailedPeerCertificate): Certificate {
  return {
    subject: nameOf(peer.subject),
    names: namesOf(peer.subjectaltname ?? ''),
    issuer: [first(peer.issuer?.O), first(peer.issuer?.CN)].filter((part) => part !== '').join(' '),
    validFrom: Date.parse(peer.valid_from),
    validTo: Date.parse(peer.valid_to),
    chain: chainOf(peer).map(({ subject }) => nameOf(subject)),
  };
}

/** The issuer of a certificate that is its own is itself, where the chain ends. */
function chainOf(peer: tls.DetailedPeerCertificate): readonly tls.DetailedPeerCertificate[] {
  const issuer: tls.DetailedPeerCertificate | undefined = peer.issuerCertificate;
  if (issuer === undefined || issuer.fingerprint256 === peer.fingerprint256) return [peer];
  return [peer, ...chainOf(issuer)];
}

function nameOf(subject: tls.Certificate | undefined): string {
  return first(subject?.CN) || first(subject?.O);
}

/** A certificate may have several of a field. Whoever made it wrote what stands there. */
function first(field: string | readonly string[] | undefined): string {
  return inlineText((typeof field === 'string' ? field : field?.[0]) ?? '');
}

function namesOf(alternatives: string): readonly string[] {
  return [...alternatives.matchAll(/(?:DNS|IP Address):([^,\s]+)/g)].map(([, name = '']) => inlineText(name));
}

function fingerprints(pem: string): readonly string[] {
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return certificates.map((certificate) => new X509Certificate(certificate).fingerprint256);
}
