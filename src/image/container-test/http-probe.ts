import { request } from 'node:http';
import { messageOf } from '../../toolkit/errors.ts';

/** What came of asking once. */
export type HttpSeen =
  | { readonly kind: 'answer'; readonly status: number; readonly location: string | undefined; readonly body: string }
  | { readonly kind: 'refused' | 'reset' | 'no answer' | 'unreachable' }
  | { readonly kind: 'not HTTP'; readonly message: string };

/** An address at which the container may be reached. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

const longestBody = 4_096;

/** Asks once for a path; never throws. Redirects are not followed. */
export function askOnce(
  { host, port }: Place,
  path: string,
  milliseconds: number,
  signal: AbortSignal,
): Promise<HttpSeen> {
  return new Promise((resolve) => {
    // A server that looks at the name accepts "localhost" more often than the address of a container.
    const headers = { host: `localhost:${port}`, 'user-agent': 'berth-container-test', connection: 'close' };
    const timeout = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
    const call = request({ host, port, path, headers, signal: timeout, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      const { statusCode: status = 0, headers: answered } = response;
      const finish = () => {
        resolve({ kind: 'answer', status, location: answered.location, body: Buffer.concat(chunks).toString('utf8') });
        response.destroy();
      };
      // A body may never end; its beginning tells enough.
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (chunks.reduce((sum, { length }) => sum + length, 0) >= longestBody) finish();
      });
      response.once('end', finish).once('error', finish);
    });
    call.once('error', (thrown) => resolve(seenError(thrown)));
    call.end();
  });
}

function seenError(thrown: Error): HttpSeen {
  const code = 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ECONNREFUSED') return { kind: 'refused' };
  if (code === 'ECONNRESET' || code === 'EPIPE') return { kind: 'reset' };
  if (code.startsWith('HPE_')) return { kind: 'not HTTP', message: messageOf(thrown) };
  return { kind: thrown.name === 'AbortError' || code === 'ABORT_ERR' ? 'no answer' : 'unreachable' };
}

/** What tells most first: of several addresses of one container, one may lead nowhere. */
const ranks: Readonly<Record<HttpSeen['kind'], number>> = {
  answer: 0,
  'not HTTP': 1,
  reset: 2,
  refused: 3,
  'no answer': 4,
  unreachable: 5,
};

/** The most telling of what was seen at the addresses of one container. */
export function mostTelling(seen: readonly HttpSeen[]): HttpSeen {
  const [first] = [...seen].sort((one, other) => ranks[one.kind] - ranks[other.kind]);
  return first ?? { kind: 'unreachable' };
}
