import type { Certificate, TlsProblem } from './certificate.ts';

/** What came of asking once. Redirects are not followed: each is an answer. */
export type ProbeOutcome = Answered | NoAnswer;

/** An answer over HTTP, of whatever status. For https, its certificate is valid for the host and leads to a trusted authority. */
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  /** Names in small letters; several of one name are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** As UTF-8, up to the limit. */
  readonly body: string;
  readonly bodyEnd: BodyEnd;
  readonly timing: Timing;
  /** Such as `HTTP/1.1`. */
  readonly protocol: string;
  /** null for http. */
  readonly tls: TlsFacts | null;
  /** The address that was connected to. */
  readonly address: string;
}

/** Where the body ends: at its end, at the limit, where the connection ended before it, or where the time was over. */
export type BodyEnd = 'complete' | 'limit' | 'broken off' | 'timed out';

/** No answer over HTTP, and how far it came. */
export type NoAnswer =
  /** The machine is there and nothing takes connections at the port. */
  | { readonly kind: 'refused'; readonly address: string }
  /** Nothing came within the time: no connection, no handshake, or a connection without an answer. */
  | { readonly kind: 'timed out'; readonly stage: 'connection' | 'handshake' | 'answer'; readonly address: string }
  /** The connection was ended before there was an answer. */
  | { readonly kind: 'reset'; readonly address: string }
  /** There is no way to the address. */
  | { readonly kind: 'unreachable'; readonly address: string }
  /** DNS has no address of that name; `forNow` where DNS itself did not answer. */
  | { readonly kind: 'name not found'; readonly host: string; readonly forNow: boolean }
  /** The connection stands, and TLS does not. Nothing of the request was sent. */
  | TlsFailure
  /** What came is not HTTP. */
  | { readonly kind: 'not HTTP'; readonly message: string; readonly address: string }
  /** The signal was aborted. */
  | { readonly kind: 'cancelled' };

export interface TlsFailure {
  readonly kind: 'TLS failure';
  /** Everything that is wrong, what stops every client first; at least one. */
  readonly problems: readonly TlsProblem[];
  /** null when the handshake did not come that far. */
  readonly certificate: Certificate | null;
  /** In Node.js's own words, which people search for. */
  readonly message: string;
  readonly address: string;
}

/** Milliseconds from the beginning until each thing had happened. */
export interface Timing {
  readonly connected: number;
  /** Until the status and the headers were there. */
  readonly answered: number;
  /** Until the body was there, or as much of it as is read. */
  readonly complete: number;
}

export interface TlsFacts {
  /** Such as `TLSv1.3`. */
  readonly version: string;
  readonly certificate: Certificate;
}
