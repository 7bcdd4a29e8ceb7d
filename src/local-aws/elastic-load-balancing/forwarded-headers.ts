import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Headers that concern one connection only (RFC 9110, section 7.6.1). */
const hopByHop = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

export function withoutHopByHop(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.includes(name)));
}

/** What a target gets: the client's headers, and whose request it is (user guide, "HTTP headers and Application Load Balancers"). */
export function forwardedHeaders({ headers, socket }: IncomingMessage, listenerPort: number): IncomingHttpHeaders {
  const client = (socket.remoteAddress ?? '').replace('::ffff:', '');
  const before = headers['x-forwarded-for'];
  const body = headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': headers['transfer-encoding'] };
  return {
    ...withoutHopByHop(headers),
    ...body,
    'x-forwarded-for': before === undefined ? client : `${String(before)}, ${client}`,
    'x-forwarded-proto': 'http',
    'x-forwarded-port': String(listenerPort),
    'x-amzn-trace-id': headers['x-amzn-trace-id'] ?? newTrace(),
    connection: 'close',
  };
}

/** Version, time and 96 bits of chance, as the load balancer makes it for a request without one. */
function newTrace(): string {
  return `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;
}
