import type { KnownError } from './known-error.ts';

/* What nginx says about the servers behind it. */

const sources = ['container-log'] as const;
/** Only where it is: the path and the query of a request may hold secrets. */
const where = '(?:[^\\n]{0,1500}?, upstream: "(?<upstream>[a-z]{1,10}://[^"/\\s]{1,200}))?';

/** What nginx says about the servers behind it. */
export const nginxUpstreamErrors: readonly KnownError[] = [
  {
    id: 'nginx-upstream-connection-refused',
    sources,
    patterns: [new RegExp(`connect\\(\\) failed \\(111: Connection refused\\) while connecting to upstream${where}`)],
    what: 'The application behind nginx does not listen where proxy_pass points, so nginx answers 502.',
    why: 'Likely it crashed, still starts, or listens on another port or interface.',
    fix: 'See whether the application listens at {upstream}. Read its log, use 127.0.0.1:PORT in an awsvpc task, and let dependsOn wait until it is HEALTHY.',
    beats: ['probe-502-bad-gateway'],
  },
  {
    id: 'nginx-upstream-timeout',
    sources,
    patterns: [
      new RegExp(`upstream timed out \\(110: [^)\\n]{1,60}\\) while reading response header from upstream${where}`),
    ],
    what: 'The application behind nginx took a request but did not answer in time, so nginx answers 504.',
    why: 'Likely it waits for something, such as a database that does not answer.',
    fix: 'See what {upstream} waits for. Find the slow call, or raise proxy_read_timeout.',
    beats: ['probe-502-bad-gateway'],
  },
  {
    id: 'nginx-upstream-closed',
    sources,
    patterns: [
      new RegExp(`upstream prematurely closed connection while reading response header from upstream${where}`),
      new RegExp(
        `recv\\(\\) failed \\(104: Connection reset by peer\\) while reading response header from upstream${where}`,
      ),
    ],
    what: 'The application behind nginx closed the connection during a request, so nginx answers 502.',
    why: 'Likely it crashed or was killed, its worker ran into a timeout, or its keep-alive is shorter than that of nginx.',
    fix: 'Look for a crash in the log of {upstream} at that time. Keep connections of the application open longer than nginx does.',
    beats: ['probe-502-bad-gateway'],
  },
  {
    id: 'nginx-upstream-protocol-mismatch',
    sources,
    patterns: [
      new RegExp(
        `SSL_do_handshake\\(\\) failed [^\\n]{0,100}wrong version number[^\\n]{0,60} while SSL handshaking to upstream${where}`,
      ),
      new RegExp(`upstream sent no valid HTTP/1\\.0 header while reading response header from upstream${where}`),
    ],
    what: 'The application behind nginx speaks another protocol than proxy_pass expects.',
    why: 'proxy_pass says https:// to a port without TLS, or the port is not one for HTTP.',
    fix: 'Use http:// and the right port in proxy_pass.',
    beats: ['probe-502-bad-gateway'],
  },
  {
    id: 'nginx-unix-socket-missing',
    sources,
    patterns: [/connect\(\) to unix:(?<socket>[^\s]{1,200}) failed \(2: No such file or directory\)/],
    what: 'The socket {socket} of the application does not exist in the container of nginx.',
    why: 'The application has not started, or runs in another container.',
    fix: 'Share the socket through a volume, or use a port between containers.',
    beats: ['probe-502-bad-gateway'],
  },
  {
    id: 'nginx-resolver-refused',
    sources,
    patterns: [
      /send\(\) failed \(111: Connection refused\) while resolving, resolver: (?<resolver>[\da-f.:[\]]{3,60})/,
    ],
    what: 'No DNS server answers at {resolver}, which nginx uses as its resolver.',
    why: 'Likely the address is that of Docker (127.0.0.11), which does not exist in the awsvpc mode of ECS.',
    fix: 'Use the resolver of the VPC: "resolver 169.254.169.253 valid=10s;".',
    beats: ['probe-502-bad-gateway'],
  },
];
