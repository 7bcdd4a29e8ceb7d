import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Connection } from './connect.ts';
import { errorCode } from './error-code.ts';
import type { Answered, BodyEnd, NoAnswer } from './probe-outcome.ts';

/** A GET over a connection that stands. */
export interface GetRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes of the body that are read. */
  readonly bodyLimit: number;
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/** What came back, with the moments (milliseconds since 1970) of headers and end. */
export interface Response extends Pick<Answered, 'kind' | 'status' | 'headers' | 'body' | 'bodyEnd' | 'protocol'> {
  readonly answeredAt: number;
}

/** Asks over a connection, which is ended with it. */
export function get(connection: Connection, wanted: GetRequest): Promise<Response | NoAnswer> {
  return new Promise((resolve) => {
    const { address, socket } = connection;
    const { signal } = wanted;
    let reading: Reading | undefined;
    const end = (outcome: Response | NoAnswer) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      socket.destroy();
      resolve(outcome);
    };
    /** An answer whose headers are there stays one, whatever becomes of its body. */
    const endOr = (bodyEnd: BodyEnd, otherwise: NoAnswer) => end(reading?.finish(bodyEnd) ?? otherwise);
    const cancel = () => end({ kind: 'cancelled' });
    const late = () => endOr('timed out', { kind: 'timed out', stage: 'answer', address });
    const timer = setTimeout(late, Math.max(1, wanted.deadline - Date.now()));
    const call = send(connection, wanted);
    call.once('response', (response) => {
      reading = readBody(response, wanted.bodyLimit, (bodyEnd) => endOr(bodyEnd, { kind: 'reset', address }));
    });
    call.on('error', (thrown) => endOr('broken off', failureOf(thrown, address)));
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
  });
}

function send({ socket }: Connection, { url, headers }: GetRequest): ClientRequest {
  const call = request({
    createConnection: () => socket,
    path: `${url.pathname}${url.search}`,
    setHost: false,
    headers: {
      host: url.host,
      'user-agent': 'berth-verify',
      accept: '*/*',
      'accept-encoding': 'identity',
      connection: 'close',
      ...headers,
    },
  });
  return call.end();
}

interface Reading {
  finish(bodyEnd: BodyEnd): Response;
}

function readBody(response: IncomingMessage, limit: number, ended: (bodyEnd: BodyEnd) => void): Reading {
  const answeredAt = Date.now();
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk.subarray(0, limit - length));
    length += chunk.length;
    if (length > limit) ended('limit');
  });
  response.once('end', () => ended('complete'));
  response.on('error', () => ended('broken off'));
  return {
    finish: (bodyEnd) => ({
      kind: 'answered',
      status: response.statusCode ?? 0,
      headers: joinedHeaders(response),
      body: Buffer.concat(chunks).toString('utf8'),
      bodyEnd,
      protocol: `HTTP/${response.httpVersion}`,
      answeredAt,
    }),
  };
}

function joinedHeaders({ headersDistinct }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(', ')]));
}

function failureOf(thrown: Error, address: string): NoAnswer {
  const code = errorCode(thrown);
  if (code.startsWith('HPE_')) return { kind: 'not HTTP', message: thrown.message, address };
  if (!code.startsWith('ERR_SSL_')) return { kind: 'reset', address };
  // With TLS 1.3 a server refuses a client without a certificate when the handshake is over.
  const message = `${code}: ${thrown.message}`;
  return { kind: 'TLS failure', problems: ['handshake refused'], certificate: null, message, address };
}
