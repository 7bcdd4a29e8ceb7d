import { isIP, type Socket } from 'node:net';
import * as tls from 'node:tls';
import type { Connection } from './connect.ts';
import { errorCode } from './error-code.ts';
import type { NoAnswer, TlsFacts } from './probe-outcome.ts';
import { readCertificate } from './read-certificate.ts';
import { certificateProblems, handshakeProblem } from './tls-problems.ts';

/** A connection over which TLS is set up, with a certificate that is valid for the host. */
export interface SecureConnection extends Connection {
  readonly tls: TlsFacts;
}

export interface Handshake {
  /** The host that the certificate must name; without brackets. */
  readonly host: string;
  /** Trusted besides those that Node.js knows. */
  readonly authorities: readonly string[];
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/** Sets TLS up. The certificate is looked at whatever is wrong with it, and a connection with a bad one is ended unused. */
export function secure(connection: Connection, handshake: Handshake): Promise<SecureConnection | NoAnswer> {
  return new Promise((resolve) => {
    const { address } = connection;
    const socket = tls.connect(optionsOf(connection.socket, handshake));
    const { signal } = handshake;
    const end = (outcome: SecureConnection | NoAnswer) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      if (!('socket' in outcome)) socket.destroy();
      resolve(outcome);
    };
    const cancel = () => end({ kind: 'cancelled' });
    const late = () => end({ kind: 'timed out', stage: 'handshake', address });
    const timer = setTimeout(late, Math.max(1, handshake.deadline - Date.now()));
    socket.once('secureConnect', () => end(inspected(socket, address, handshake)));
    socket.on('error', (thrown) => end(failureOf(thrown, address)));
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
  });
}

function optionsOf(socket: Socket, { host, authorities }: Handshake): tls.ConnectionOptions {
  return {
    socket,
    // A server name may not be an address (RFC 6066, section 3).
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(authorities.length === 0 ? {} : { ca: [...ownAuthorities(), ...authorities] }),
    ALPNProtocols: ['http/1.1'],
    // Both are looked at afterwards, so that everything that is wrong can be said.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  };
}

/** Those that Node.js uses by itself, NODE_EXTRA_CA_CERTS included where it can tell them (from 22.15 on). */
function ownAuthorities(): readonly string[] {
  return typeof tls.getCACertificates === 'function' ? tls.getCACertificates('default') : tls.rootCertificates;
}

function inspected(socket: tls.TLSSocket, address: string, { host, authorities }: Handshake) {
  const seen = readCertificate(socket, host, authorities);
  const problems = certificateProblems(seen, Date.now());
  const { certificate } = seen;
  if (problems.length === 0) return { socket, address, tls: { version: socket.getProtocol() ?? '', certificate } };
  return { kind: 'TLS failure' as const, problems, certificate, message: seen.message, address };
}

function failureOf(thrown: Error, address: string): NoAnswer {
  const code = errorCode(thrown);
  const message = code === '' ? thrown.message : `${code}: ${thrown.message}`;
  return { kind: 'TLS failure', problems: [handshakeProblem(code)], certificate: null, message, address };
}
