import { randomBytes } from 'node:crypto';
import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Target } from './state.ts';

/** What a load balancer waits for, in milliseconds: for a connection to a target, and without a byte on one that stands (AWS's defaults). */
const connectTimeout = 10_000;
const idleTimeout = 60_000;

/** Headers that concern one connection only (RFC 9110, section 7.6.1). */
const hopByHop = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/**
 * Passes a request on to a target and its answer back, both as they come in. 502 when the target refuses or breaks the connection
 * before it answers, 504 when it does not answer in time (user guide, "Troubleshoot your Application Load Balancers"). Each request has a
 * connection of its own, so that none is lost to one that the target is closing.
 */
export function forward(
  target: Target,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  listenerPort: number,
): void {
  if (target.simulated !== undefined) {
    incoming.resume();
    outgoing.writeHead(target.simulated(), { 'content-type': 'text/plain' }).end(`${target.id}:${target.port}\n`);
    return;
  }
  const { method = 'GET', url: path = '/' } = incoming;
  const place = { host: target.address, port: target.port, method, path, agent: false };
  const asked = request({ ...place, headers: forwardedHeaders(incoming, listenerPort), timeout: idleTimeout });
  const inFlight = { abort: () => asked.destroy() };
  target.requests.add(inFlight);
  const connecting = setTimeout(() => fail(504), connectTimeout);
  const fail = (status: number) => {
    asked.destroy();
    if (outgoing.headersSent) outgoing.destroy();
    else answerError(outgoing, status);
  };
  asked.on('socket', (socket) => socket.once('connect', () => clearTimeout(connecting)));
  asked.on('timeout', () => fail(504));
  asked.on('error', () => fail(502));
  asked.on('close', () => {
    clearTimeout(connecting);
    target.requests.delete(inFlight);
  });
  asked.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', withoutHopByHop(answer.headers));
    answer.on('error', () => outgoing.destroy());
    answer.pipe(outgoing);
  });
  outgoing.on('close', () => asked.destroy());
  incoming.pipe(asked);
}

function forwardedHeaders(incoming: IncomingMessage, listenerPort: number): IncomingHttpHeaders {
  const { headers, socket } = incoming;
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

function withoutHopByHop(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.includes(name)));
}

const phrases: Readonly<Record<number, string>> = {
  404: 'Not Found',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

/** An answer of the load balancer itself, as AWS's looks. */
export function answerError(outgoing: ServerResponse, status: number): void {
  const title = `${status} ${phrases[status] ?? ''}`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  outgoing.writeHead(status, { server: 'awselb/2.0', 'content-type': 'text/html' }).end(body);
}
