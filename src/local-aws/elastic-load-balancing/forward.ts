import { type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { forwardedHeaders, withoutHopByHop } from './forwarded-headers.ts';
import type { Target } from './state.ts';

/** What a load balancer waits for a connection to a target, in milliseconds (user guide, "HTTP 504: Gateway timeout"). */
const connectTimeout = 10_000;

/** A request that a listener has got, and where it is answered. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly listenerPort: number;
  /** For which a connection may be silent, in milliseconds. */
  readonly idleTimeout: number;
}

/**
 * Passes a request on to a target and its answer back, both as they come in. 502 when the target refuses or breaks the connection
 * before it answers, 504 when it does not answer in time (user guide, "Troubleshoot your Application Load Balancers"). Each request has a
 * connection of its own, so that none is lost to one that the target is closing.
 */
export function forward(target: Target, exchange: Exchange): void {
  const { incoming, outgoing } = exchange;
  if (target.simulated !== undefined) {
    incoming.resume();
    outgoing.writeHead(target.simulated(), { 'content-type': 'text/plain' }).end(`${target.id}:${target.port}\n`);
    return;
  }
  const asked = ask(target, exchange);
  trackInFlight(target, asked);
  giveUpInTime(asked, outgoing);
  asked.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', withoutHopByHop(answer.headers));
    answer.on('error', () => outgoing.destroy());
    answer.pipe(outgoing);
  });
  outgoing.on('close', () => asked.destroy());
  incoming.pipe(asked);
}

function ask({ address, port }: Target, { incoming, listenerPort, idleTimeout }: Exchange): ClientRequest {
  const { method = 'GET', url: path = '/' } = incoming;
  const headers = forwardedHeaders(incoming, listenerPort);
  return request({ host: address, port, method, path, headers, agent: false, timeout: idleTimeout });
}

/** The end of a drain closes what is still under way. */
function trackInFlight(target: Target, asked: ClientRequest): void {
  const inFlight = { abort: () => asked.destroy() };
  target.requests.add(inFlight);
  asked.on('close', () => target.requests.delete(inFlight));
}

function giveUpInTime(asked: ClientRequest, outgoing: ServerResponse): void {
  const fail = (status: number) => {
    if (outgoing.headersSent) outgoing.destroy();
    else answerError(outgoing, status);
    asked.destroy();
  };
  const connecting = setTimeout(() => fail(504), connectTimeout);
  asked.on('socket', (socket) => socket.once('connect', () => clearTimeout(connecting)));
  asked.on('close', () => clearTimeout(connecting));
  asked.on('timeout', () => fail(504));
  asked.on('error', () => fail(502));
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
