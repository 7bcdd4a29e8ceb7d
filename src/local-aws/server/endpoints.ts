import type { HttpEndpoint } from './api.ts';
import type { ReceivedRequest } from './received-request.ts';

/** What is sent back. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The answer of the first plain HTTP endpoint that knows the path; undefined when none does. */
export function answerEndpoint(endpoints: readonly HttpEndpoint[], request: ReceivedRequest): Reply | undefined {
  const { method, url, headers, body: received } = request;
  for (const endpoint of endpoints) {
    const answer = endpoint({ method, path: url.pathname, query: url.searchParams, headers, body: received });
    if (answer === undefined) continue;
    const body = JSON.stringify(answer.body);
    return { status: answer.status, headers: { 'content-type': 'application/json' }, body };
  }
  return undefined;
}
