import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call to AWS that passed through. */
export interface RecordedCall {
  /** Such as `UpdateService`. */
  readonly operation: string;
  /** The service as the protocol calls it, such as `AmazonSSM`; empty for those that are called with a query. */
  readonly service: string;
  /** What was sent, parsed when it is JSON. */
  readonly body: unknown;
}

/** What to answer instead of passing a call on; undefined passes it on, `hang` never answers, `reset-after` passes it on and does not answer. */
export type Intercept = (
  call: RecordedCall,
) => { readonly status: number; readonly body: object } | 'reset' | 'reset-after' | 'hang' | undefined;

export interface RecordingProxy {
  readonly url: string;
  readonly calls: readonly RecordedCall[];
  close(): Promise<void>;
}

/** What AWS answers to a call that a role may not make. */
export function accessDenied(iamAction: string, resource: string) {
  const user = 'arn:aws:sts::123456789012:assumed-role/deployer/run';
  const message = `User: ${user} is not authorized to perform: ${iamAction} on resource: ${resource} because no identity-based policy allows the ${iamAction} action`;
  return { status: 400, body: { __type: 'AccessDeniedException', message } };
}

/** A loopback server in front of an AWS endpoint that records every call, JSON or form, and can answer in its place. */
export async function startRecordingProxy(
  target: string,
  intercept: Intercept = () => undefined,
): Promise<RecordingProxy> {
  const calls: RecordedCall[] = [];
  const server = createServer((incoming, outgoing) => {
    void readBody(incoming).then((bytes) => {
      const call = recorded(incoming, bytes);
      calls.push(call);
      const answer = intercept(call);
      if (answer === 'hang') return;
      if (answer === 'reset') incoming.socket.destroy();
      else if (answer === 'reset-after') passOn(target, incoming, bytes, null);
      else if (answer === undefined) passOn(target, incoming, bytes, outgoing);
      else
        outgoing
          .writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' })
          .end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}`, calls, close };
}

/** The Query protocol, which IAM and Elastic Load Balancing speak, sends a form that names its operation. */
function recorded({ headers }: IncomingMessage, bytes: Buffer): RecordedCall {
  const target = headers['x-amz-target'];
  if (target === undefined) {
    const { Action: operation = '', ...body } = Object.fromEntries(new URLSearchParams(bytes.toString()));
    return { operation, service: '', body };
  }
  const [service = '', operation = ''] = String(target).split('.');
  return { operation, service, body: JSON.parse(bytes.toString() || '{}') as unknown };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Without anybody to answer the connection is reset once the call has been carried out. */
function passOn(target: string, incoming: IncomingMessage, bytes: Buffer, outgoing: ServerResponse | null): void {
  const { method, headers, url = '/' } = incoming;
  const forwarded = request(new URL(url, target), { method: method ?? 'POST', headers }, (answer) => {
    if (outgoing === null) {
      answer.resume().on('end', () => incoming.socket.destroy());
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  forwarded.on('error', () => (outgoing ?? incoming.socket).destroy());
  forwarded.end(bytes);
}
