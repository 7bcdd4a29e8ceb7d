/** What is asked, and how. */
export interface ProbeTarget {
  /** With the scheme `http:` or `https:`; a port, path and query as in a browser. */
  readonly url: URL;
  /** An address or name to connect to in the place of what DNS has for the host, which stays in `Host` and in the TLS handshake. */
  readonly connectTo?: ConnectTo;
  /** Connects over this version of IP alone; both, in the order of DNS, when unset. */
  readonly family?: 4 | 6;
  /** Sent with the request, besides `Host`, `User-Agent` and `Accept`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Certificates in PEM that are trusted besides those that Node.js knows. */
  readonly authorities?: readonly string[];
  /** How many bytes of the body are read; 262144 when unset. */
  readonly bodyLimit?: number;
}

/** Where to connect to, in the place of the host and port of the URL. */
export interface ConnectTo {
  readonly host: string;
  readonly port?: number;
}
