import { address, host } from './address.ts';
import type { KnownError } from './known-error.ts';

/* What curl, Node.js and Go say when they ask for a page from outside; see tls.ts for certificates. */

const sources = ['probe'] as const;
const curlFailed = 'Failed to connect to (?<host>[\\w.:-]{1,255}) port (?<port>\\d{1,5})(?: after \\d{1,9} ms)?: ';
const anyPort = '\\d{1,5}';

const reach: readonly KnownError[] = [
  {
    id: 'probe-connection-refused',
    sources,
    patterns: [
      new RegExp(`connect ECONNREFUSED ${address(anyPort)}`),
      new RegExp(`${curlFailed}(?:Couldn't connect|Could not connect|Connection refused)`),
      new RegExp(`dial tcp ${address(anyPort)}: connect: connection refused`),
    ],
    what: 'Port {port} of {host} is refused: the host is up, but nothing listens there.',
    why: 'No container publishes the port, the server in it does not listen on it, or the container does not run.',
    fix: 'Publish the port (portMappings with hostPort {port}), let the server listen on it, and check that the container runs.',
  },
  {
    id: 'probe-timeout',
    sources,
    patterns: [
      new RegExp(`${curlFailed}(?:Timeout was reached|Connection timed out)`),
      /curl: \(28\) Connection timed out after/,
      /Connect Timeout Error \(attempted address/,
      /\bUND_ERR_CONNECT_TIMEOUT\b/,
      /connect ETIMEDOUT\b/,
      new RegExp(`dial tcp ${address(anyPort)}: (?:i/o timeout|connect: connection timed out)`),
    ],
    what: 'The host does not answer at all on that port.',
    why: 'Likely a security group or a network ACL drops the packets, or DNS has another address than that of the host.',
    fix: 'Allow the port from 0.0.0.0/0 (80 and 443 for a public site) in the security group of the load balancer or instance, and compare DNS with its public address.',
  },
  {
    id: 'probe-no-response',
    sources,
    patterns: [
      /Operation timed out after \d{1,9} milliseconds with 0 (?:bytes|out of)/,
      /The operation was aborted due to timeout/,
      /\bUND_ERR_HEADERS_TIMEOUT\b/,
    ],
    what: 'The server took the connection, but did not answer in time.',
    why: 'Likely the application hangs, still starts, or waits for its database.',
    fix: 'Read the log of the application for the request that hangs. Wait longer only when the start is known to be slow.',
  },
  {
    id: 'probe-host-unreachable',
    sources,
    patterns: [
      new RegExp(`connect (?:EHOSTUNREACH|ENETUNREACH) ${address(anyPort)}`),
      new RegExp(`${curlFailed}(?:No route to host|Network is unreachable)`),
      new RegExp(`dial tcp ${address(anyPort)}: connect: (?:no route to host|network is unreachable)`),
    ],
    what: 'There is no route to {host}.',
    why: 'Likely DNS has a private address, or the host is stopped.',
    fix: 'Let DNS point at the load balancer or the public address.',
  },
  {
    id: 'probe-dns-nxdomain',
    sources,
    patterns: [
      new RegExp(`getaddrinfo (?:ENOTFOUND|EAI_AGAIN) ${host}`),
      new RegExp(`Could not resolve host: ${host}`),
      new RegExp(`lookup ${host}(?: on [\\d.:]{1,60})?: no such host`),
    ],
    what: 'The name {host} has no address in DNS.',
    why: 'Its record was not made, its zone is not delegated, or it has a typing error.',
    fix: 'Create the record for {host} (A, ALIAS or CNAME), and check the delegation of the zone.',
  },
  {
    id: 'probe-connection-reset',
    sources,
    patterns: [
      /Empty reply from server/,
      /Recv failure: Connection reset by peer/,
      /other side closed/,
      /socket hang up/,
      /read ECONNRESET/,
    ],
    what: 'The server closed the connection without an answer.',
    why: 'Likely the application in the container listens on 127.0.0.1, crashes on the request, or expects TLS.',
    fix: 'Listen on 0.0.0.0 in the container, use the protocol that the port speaks, and read the log of the application.',
  },
];

const answers: readonly KnownError[] = [
  {
    id: 'probe-redirect-loop',
    sources,
    patterns: [/Maximum \(\d{1,5}\) redirects followed/, /redirect count exceeded/, /stopped after \d{1,3} redirects/],
    what: 'The site redirects in a circle.',
    why: 'Likely the application forces https behind a proxy that speaks http to it, or two names redirect to each other.',
    fix: 'Let the application trust X-Forwarded-Proto, set the CDN to Full (strict), and keep one redirect between the names.',
  },
  {
    id: 'probe-default-nginx-page',
    sources,
    patterns: [/<title>Welcome to nginx!<\/title>/],
    what: "The answer came from nginx's default server, not from the site.",
    why: 'The configuration of the site is not loaded, or no server_name matches the host that was asked for.',
    fix: 'Remove the default.conf of the base image, or make the site default_server, and check that its configuration and pages are copied.',
  },
  {
    id: 'probe-502-bad-gateway',
    sources,
    patterns: [/<title>502 Bad Gateway<\/title>/],
    what: 'The proxy answers, but the application behind it does not (502).',
    why: 'Likely the application crashed, still starts, or listens on another port.',
    fix: 'Read the error log of the proxy at that time, and the log of the application.',
  },
];

/** What someone outside gets who asks for a page. */
export const probeErrors: readonly KnownError[] = [...reach, ...answers];
