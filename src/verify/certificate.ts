/** What a server's certificate says. */
export interface Certificate {
  /** The common name of its owner; empty where there is none. */
  readonly subject: string;
  /** The host names and addresses that it is valid for. */
  readonly names: readonly string[];
  /** Who signed it: the organization and the common name, as far as given. */
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly validFrom: number;
  /** Milliseconds since 1970. */
  readonly validTo: number;
  /** The owners of the certificates from this one up to the authority, as far as they are known. */
  readonly chain: readonly string[];
}

/** What can be wrong with the TLS of a server. */
export type TlsProblem =
  | 'expired'
  | 'not yet valid'
  | 'host name mismatch'
  /** It is signed by itself. */
  | 'self-signed'
  /** The server sends its own certificate alone, and that is not signed by an authority itself. */
  | 'missing intermediate'
  /** A certificate above that of the host has expired. */
  | 'expired authority'
  /** The chain ends at an authority that is not trusted. */
  | 'unknown authority'
  /** A certificate of the chain is broken, revoked or not made for servers. */
  | 'unusable certificate'
  /** No version of TLS in common. */
  | 'protocol version'
  /** What answers at the port does not speak TLS. */
  | 'no TLS'
  /** The server ended the connection during the handshake. */
  | 'handshake closed'
  /** The server refused the handshake, such as for want of a certificate for the host. */
  | 'handshake refused';

const day = 86_400_000;

/** Whole days until a certificate expires; negative when it has. */
export function daysToExpiry({ validTo }: Certificate, now: number): number {
  return Math.floor((validTo - now) / day);
}
