import { Readable } from 'node:stream';
import type { MetadataBearer, MiddlewareStack } from '@smithy/types';
import type { JsonObject } from '../json.ts';

/** An AWS client as far as a raw call needs it. */
export interface RawClient {
  send(command: never): Promise<unknown>;
}

/** A command of the SDK; only its name and middleware count, its input is replaced. */
export interface RawCommand {
  readonly middlewareStack: unknown;
}

/**
 * Sends a JSON body as it is and returns the answer as it came. The SDK signs, retries and maps errors as usual, but its schema
 * drops every member that it does not know, in both directions: a task definition with a field newer than the SDK would lose it.
 *
 * @param hear takes the headers of every answer, also of refusals.
 */
export async function sendRawJson(
  client: RawClient,
  command: RawCommand,
  body: JsonObject,
  hear: (headers: Readonly<Record<string, string>>) => void = () => undefined,
): Promise<unknown> {
  const capture: Capture = { hear };
  const stack = command.middlewareStack as MiddlewareStack<object, MetadataBearer>;
  replaceRequestBody(stack, body);
  captureResponseBody(stack, capture);
  await client.send(command as never);
  return capture.answer;
}

function replaceRequestBody(stack: MiddlewareStack<object, MetadataBearer>, body: JsonObject): void {
  stack.add(
    (next) => (args) => {
      const request = args.request as { body?: unknown };
      request.body = JSON.stringify(body);
      return next(args);
    },
    { step: 'build', priority: 'high', name: 'berthRawRequest' },
  );
}

interface Capture {
  answer?: unknown;
  readonly hear: (headers: Readonly<Record<string, string>>) => void;
}

function captureResponseBody(stack: MiddlewareStack<object, MetadataBearer>, capture: Capture): void {
  stack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { body?: unknown; statusCode?: number; headers?: Record<string, string> };
      capture.hear(response.headers ?? {});
      const bytes = await readAll(response.body);
      if (response.statusCode === 200) capture.answer = JSON.parse(bytes.toString('utf8'));
      response.body = Readable.from([bytes]);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'berthRawResponse' },
  );
}

async function readAll(body: unknown): Promise<Buffer> {
  const chunks: Buffer[] = [];
  if (body instanceof Readable) for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
