import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { messageOf } from '../../toolkit/errors.ts';
import { ConnectionReset } from '../faults/inject.ts';
import { answerEndpoint, type Reply } from './endpoints.ts';
import { answerJson } from './json-protocol.ts';
import type { ServerOptions } from './options.ts';
import { answerQuery } from './query-protocol.ts';
import type { ReceivedRequest } from './received-request.ts';
import { BodyTooLarge, readBody } from './request-body.ts';

export interface RunningServer {
  readonly port: number;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** Serves the AWS APIs and the plain HTTP endpoints on 127.0.0.1. Rejects with Node's own error when the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer((request, response) => {
    void handle(options, request, response);
  });
  const port = await listen(server, options.port);
  return { port, close: () => close(server) };
}

async function handle(options: ServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = randomUUID();
  const reply = await receive(request, requestId)
    .then((received) => route(options, received))
    .catch((thrown: unknown) => failureReply(options, thrown));
  if (reply === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  const date = new Date(Date.now() + options.faults.skew()).toUTCString();
  response.writeHead(reply.status, { date, 'x-amzn-requestid': requestId, ...reply.headers });
  response.end(reply.body);
}

async function receive(request: IncomingMessage, requestId: string): Promise<ReceivedRequest> {
  const body = await readBody(request);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return { method: request.method ?? 'GET', url, headers: plainHeaders(request), body, requestId };
}

async function route(options: ServerOptions, request: ReceivedRequest): Promise<Reply> {
  if (request.headers['x-amz-target'] !== undefined) return answerJson(options, request);
  const endpoint = answerEndpoint(options.endpoints, request);
  if (endpoint !== undefined) return endpoint;
  if (isQuery(request)) return answerQuery(options, request);
  return { status: 404, headers: jsonHeaders, body: '{"message":"No such endpoint."}' };
}

const jsonHeaders = { 'content-type': 'application/json' };

/** The Query protocol is a form, posted or in the address, with an `Action`. */
function isQuery(request: ReceivedRequest): boolean {
  const type = request.headers['content-type'] ?? '';
  return type.startsWith('application/x-www-form-urlencoded') || request.url.searchParams.has('Action');
}

function failureReply(options: ServerOptions, thrown: unknown): Reply | 'reset' {
  if (thrown instanceof ConnectionReset) return 'reset';
  if (thrown instanceof BodyTooLarge) {
    return { status: 413, headers: jsonHeaders, body: JSON.stringify({ message: thrown.message }) };
  }
  options.log(`A request failed: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown)}`);
  return { status: 500, headers: jsonHeaders, body: '{"message":"local-aws failed; its log says why."}' };
}

/** Headers with one value each; of a repeated header, Node joins the values. */
function plainHeaders(request: IncomingMessage): Record<string, string | undefined> {
  const pairs = Object.entries(request.headers);
  return Object.fromEntries(pairs.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
