import { asObject, type JsonObject } from '../../toolkit/json.ts';
import { ApiError, type ApiService } from './api.ts';
import { requireSignature } from './authentication.ts';
import type { Reply } from './endpoints.ts';
import { callOperation } from './operations.ts';
import type { ServerOptions } from './options.ts';
import type { ReceivedRequest } from './received-request.ts';

type JsonService = Extract<ApiService, { protocol: 'json-1.1' }>;

/** Answers a request of the AWS JSON 1.1 protocol: `X-Amz-Target: PREFIX.OPERATION`, JSON in and out. */
export async function answerJson(options: ServerOptions, request: ReceivedRequest): Promise<Reply> {
  try {
    const signature = requireSignature(request, options.region, Date.now() + options.faults.skew());
    const target = request.headers['x-amz-target'] ?? '';
    const dot = target.lastIndexOf('.');
    const service = options.services.find((candidate) => hasPrefix(candidate, target.slice(0, dot)));
    const { accountId, region } = options;
    const context = { accountId, region, requestId: request.requestId, ...signature };
    const call = { service, operation: target.slice(dot + 1), input: parseInput(request.body), context };
    return jsonReply(200, await callOperation(call, options));
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    const reply = jsonReply(thrown.status, { ...thrown.details, __type: thrown.type, message: thrown.message });
    return { ...reply, headers: { ...reply.headers, 'x-amzn-errortype': thrown.type } };
  }
}

function hasPrefix(service: ApiService, prefix: string): service is JsonService {
  return service.protocol === 'json-1.1' && service.targetPrefix === prefix;
}

function parseInput(body: string): JsonObject {
  const input = asObject(parseJson(body === '' ? '{}' : body));
  if (input === undefined)
    throw new ApiError('SerializationException', 'Start of structure or map found where not expected.');
  return input;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('SerializationException', 'Unexpected character in the request: it is not JSON.');
  }
}

function jsonReply(status: number, body: JsonObject): Reply {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
}
