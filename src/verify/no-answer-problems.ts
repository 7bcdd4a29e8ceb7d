import type { Certificate, TlsProblem } from './certificate.ts';
import { knownProblem } from './known-words.ts';
import type { NoAnswer, TlsFailure } from './probe-outcome.ts';
import type { Problem } from './problem.ts';

/** What it means that there was no answer. */
export function noAnswerProblems(outcome: NoAnswer, { hostname }: URL): readonly Problem[] {
  switch (outcome.kind) {
    case 'refused':
      return [knownProblem('connection-refused', placeOf(outcome.address))];
    case 'reset':
      return [knownProblem('connection-reset', {})];
    case 'unreachable':
      return [knownProblem('host-unreachable', placeOf(outcome.address))];
    case 'timed out':
      return [timedOut(outcome)];
    case 'name not found':
      return [outcome.forNow ? nameServerSilent(outcome.host) : knownProblem('name-not-found', { host: outcome.host })];
    case 'not HTTP':
      return [notHttp(outcome.address, outcome.message)];
    case 'TLS failure':
      return outcome.problems.map((problem) => tlsProblem(problem, outcome, hostname));
    case 'cancelled':
      return [];
  }
}

function placeOf(address: string): Readonly<Record<string, string>> {
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(address) ?? [];
  return { host, port };
}

function timedOut({ stage, address }: Extract<NoAnswer, { kind: 'timed out' }>): Problem {
  switch (stage) {
    case 'connection': {
      const problem = knownProblem('connection-timed-out', {});
      return { ...problem, what: `${problem.what.replace(/\.$/, '')} (${address}).` };
    }
    case 'answer':
      return knownProblem('no-answer', {});
    case 'handshake':
      return {
        name: 'handshake-timed-out',
        what: `${address} took the connection, but did not answer the TLS handshake in time.`,
        why: 'Likely what listens there does not speak TLS, or hangs.',
        fix: 'Let the port speak TLS (listen 443 ssl in nginx), and read the log of the server.',
      };
  }
}

function nameServerSilent(host: string): Problem {
  return {
    name: 'name-server-silent',
    what: `DNS gave no answer about ${host} in time.`,
    why: 'The name servers of the domain, or those that this job uses, do not answer at the moment.',
    fix: `Try "dig ${host}", and check the delegation of the zone when it goes on.`,
  };
}

function notHttp(address: string, message: string): Problem {
  return {
    name: 'not-http',
    what: `What came from ${address} is not HTTP (${message}).`,
    why: 'Another protocol is spoken at that port, or TLS where plain HTTP was asked for.',
    fix: 'Ask the port that speaks HTTP, with https:// where it is TLS.',
  };
}

function tlsProblem(problem: TlsProblem, { certificate, message, address }: TlsFailure, host: string): Problem {
  switch (problem) {
    case 'expired':
      return withDetail(knownProblem('certificate-expired', {}), certificate, endedOn);
    case 'not yet valid':
      return withDetail(knownProblem('certificate-not-yet-valid', {}), certificate, beginsOn);
    case 'host name mismatch': {
      const names = certificate?.names.join(', ') ?? '';
      const mismatch = knownProblem('certificate-host-mismatch', { names });
      return { ...mismatch, what: `The certificate of the server does not name ${host}, the host that was asked for.` };
    }
    case 'self-signed':
      return knownProblem('certificate-self-signed', {});
    case 'missing intermediate':
      return withDetail(knownProblem('certificate-chain-incomplete', {}), certificate, signedBy);
    case 'unknown authority':
      return unknownAuthority(certificate);
    case 'expired authority':
      return expiredAuthority(certificate);
    case 'unusable certificate':
      return handshake('certificate-unusable', `The certificate of ${address} cannot be used (${message}).`);
    case 'protocol version':
      return knownProblem('tls-version', {});
    case 'no TLS':
      return knownProblem('no-tls', {});
    case 'handshake closed':
      return knownProblem('handshake-closed', {});
    case 'handshake refused':
      return handshake('handshake-refused', `${address} refused the TLS handshake (${message}).`);
  }
}

function withDetail(problem: Problem, certificate: Certificate | null, say: (certificate: Certificate) => string) {
  return certificate === null ? problem : { ...problem, what: `${problem.what} ${say(certificate)}` };
}

function endedOn({ validTo }: Certificate): string {
  return `It ended on ${dayText(validTo)}.`;
}

function beginsOn({ validFrom }: Certificate): string {
  return `It begins on ${dayText(validFrom)}.`;
}

function signedBy({ issuer }: Certificate): string {
  return `It is signed by "${issuer}", whose certificate the server does not send.`;
}

/** A day in UTC, such as `2026-11-26`. */
export function dayText(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : 'an unknown day';
}

function unknownAuthority(certificate: Certificate | null): Problem {
  const issuer = certificate === null ? 'an authority' : `"${certificate.issuer}"`;
  return {
    name: 'certificate-authority-unknown',
    what: `The certificate of the server is signed by ${issuer}, which nobody knows who was not told to trust it.`,
    why: 'It is a private authority, or the server does not send every certificate up to a known one.',
    fix: 'For a public site use a certificate of a public authority with its whole chain (fullchain.pem). For a private one give its root certificate in "ca-file".',
  };
}

function expiredAuthority(certificate: Certificate | null): Problem {
  const chain = certificate === null ? '' : ` (${certificate.chain.join(' < ')})`;
  return {
    name: 'certificate-authority-expired',
    what: `A certificate above that of the host has expired, or is not valid yet${chain}.`,
    why: 'The server sends an old chain with its certificate.',
    fix: 'Install the chain that the authority gives now (fullchain.pem), and reload the server.',
  };
}

function handshake(name: 'certificate-unusable' | 'handshake-refused', what: string): Problem {
  return {
    name,
    what,
    why:
      name === 'certificate-unusable'
        ? 'It is broken, revoked, too weak, or not made for servers.'
        : 'The server has no certificate for the host, no cipher in common, or wants a certificate of the client.',
    fix: 'Read the log of the server, and try "openssl s_client -connect HOST:443 -servername HOST".',
  };
}
