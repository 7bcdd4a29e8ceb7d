import type { KnownError } from './known-error.ts';

/* What curl, Node.js and Go say of certificates and TLS when they ask for a page from outside. */

const sources = ['probe'] as const;

const certificates: readonly KnownError[] = [
  {
    id: 'probe-certificate-self-signed',
    sources,
    patterns: [/self[- ]signed certificate(?! in certificate chain)/, /\bDEPTH_ZERO_SELF_SIGNED_CERT\b/],
    what: 'The server shows a certificate that it signed itself.',
    why: 'Likely the placeholder from before the real one was issued.',
    fix: 'Issue a real one (ACM for a load balancer, or certbot), and reload the server.',
  },
  {
    id: 'probe-certificate-expired',
    sources,
    patterns: [
      /\bCERT_HAS_EXPIRED\b/,
      /certificate has expired(?! or is not yet valid)/,
      /certificate has expired or is not yet valid: current time \S{1,40} is after/,
    ],
    what: 'The certificate of the server has expired.',
    why: 'It was not renewed, or the server was not reloaded after it was.',
    fix: 'Run "certbot renew" and reload nginx ("nginx -s reload"), and check what shall renew it.',
  },
  {
    id: 'probe-certificate-not-yet-valid',
    sources,
    patterns: [
      /\bCERT_NOT_YET_VALID\b/,
      /certificate is not yet valid/,
      /certificate has expired or is not yet valid: current time \S{1,40} is before/,
    ],
    what: 'The certificate of the server is not valid yet.',
    why: 'It begins in the future, or the clock of the one who asks is behind.',
    fix: 'Set the clocks right, wait, or issue it again.',
  },
  {
    id: 'probe-certificate-hostname-mismatch',
    sources,
    patterns: [
      /\bERR_TLS_CERT_ALTNAME_INVALID\b/,
      /does not match certificate's altnames/,
      /verify error:num=\d{1,3}:hostname mismatch/,
      /no alternative certificate subject name matches target host ?name/,
      /x509: certificate is valid for (?<names>[\w.*,: -]{1,1000}), not /,
    ],
    what: 'The certificate of the server does not name the host that was asked for.',
    why: 'Another server block answered, or the certificate lacks a name, such as that with www.',
    fix: 'Issue it with all names (-d example.com -d www.example.com), and check server_name. It names {names} now.',
  },
  {
    id: 'probe-certificate-chain-incomplete',
    sources,
    patterns: [
      /\bUNABLE_TO_VERIFY_LEAF_SIGNATURE\b/,
      /\bUNABLE_TO_GET_ISSUER_CERT_LOCALLY\b/,
      /unable to verify the first certificate/,
      /unable to get local issuer certificate/,
      /x509: certificate signed by unknown authority/,
      /self[- ]signed certificate in certificate chain/,
    ],
    what: 'The certificate of the server cannot be followed up to a known authority.',
    why: 'Likely the server does not send the intermediate certificate, or the authority is a private one.',
    fix: 'Use fullchain.pem instead of cert.pem. For a private authority, give its root certificate to whoever asks.',
  },
];

const handshakes: readonly KnownError[] = [
  {
    id: 'probe-plain-http-on-tls-port',
    sources,
    patterns: [
      /SSL routines:\w{0,60}:wrong version number/,
      /server gave HTTP response to HTTPS client/,
      /\bERR_SSL_WRONG_VERSION_NUMBER\b/,
      /first record does not look like a TLS handshake/,
    ],
    what: 'The port that was asked with https speaks plain http.',
    why: 'It is mapped to port 80 of the container, or its listen line has no ssl.',
    fix: 'Map 443 to the port with TLS, add ssl to the listen line, or end TLS at the load balancer.',
  },
  {
    id: 'probe-http-to-tls-port',
    sources: ['probe'],
    patterns: [/The plain HTTP request was sent to HTTPS port/],
    what: 'Plain http was sent to a port with TLS.',
    why: 'A health check or a redirect uses http:// with the port for https.',
    fix: 'Use https://, or set the protocol of the health check to HTTPS.',
  },
  {
    id: 'probe-tls-handshake-closed',
    sources,
    patterns: [
      /SSL_ERROR_SYSCALL in connection to/,
      /Client network socket disconnected before secure TLS connection was established/,
    ],
    what: 'The server hung up while TLS was set up.',
    why: 'It has no certificate for that name, does not speak TLS, or a proxy is between.',
    fix: 'Read the log of the server, and try "openssl s_client -connect HOST:443 -servername HOST".',
  },
  {
    id: 'probe-tls-version',
    sources,
    patterns: [/alert protocol version/, /\bERR_SSL_UNSUPPORTED_PROTOCOL\b/, /protocol version not supported/],
    what: 'Client and server have no version of TLS in common.',
    why: 'The server offers only versions that are too old, or only ones that are too new.',
    fix: 'Allow TLSv1.2 and TLSv1.3 in the server (ssl_protocols in nginx).',
  },
];

/** What someone outside gets to see of certificates and TLS. */
export const tlsErrors: readonly KnownError[] = [...certificates, ...handshakes];
