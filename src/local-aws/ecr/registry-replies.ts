import type { ServerResponse } from 'node:http';

/** A whole answer to a client of the registry. */
export interface RegistryReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer; its length is added. */
export function reply(status: number, body: string, headers: Readonly<Record<string, string>>): RegistryReply {
  const length = String(Buffer.byteLength(body));
  return {
    status,
    headers: { 'docker-distribution-api-version': 'registry/2.0', 'content-length': length, ...headers },
    body,
  };
}

/** An error in the form that Docker prints as `code in lower case: message`. */
export function refusal(status: number, code: string, message: string): RegistryReply {
  return reply(status, JSON.stringify({ errors: [{ code, message }] }), {
    'content-type': 'application/json; charset=utf-8',
  });
}

/** Sends it; the answer to HEAD has no body. */
export function sendReply(outgoing: ServerResponse, head: boolean, { status, headers, body }: RegistryReply): void {
  outgoing.writeHead(status, headers);
  outgoing.end(head ? undefined : body);
}
