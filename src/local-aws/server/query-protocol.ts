import { XMLBuilder } from 'fast-xml-parser';
import type { JsonObject, JsonValue } from '../../toolkit/json.ts';
import { ApiError, type ApiService } from './api.ts';
import { requireSignature } from './authentication.ts';
import type { Reply } from './endpoints.ts';
import { callOperation } from './operations.ts';
import { parseQuery } from './query-input.ts';
import type { ReceivedRequest, ServerOptions } from './server.ts';

type QueryService = Extract<ApiService, { protocol: 'query' }>;

/** The one operation that proves an identity instead of having one. */
const unsigned = new Set(['AssumeRoleWithWebIdentity']);

/** Answers a request of the AWS Query protocol: a form with `Action` and `Version` in, XML out. */
export async function answerQuery(options: ServerOptions, request: ReceivedRequest): Promise<Reply> {
  const form = new URLSearchParams(request.body === '' ? request.url.search : request.body);
  const operation = form.get('Action') ?? '';
  const service = options.services.find((candidate) => isVersion(candidate, form.get('Version')));
  const { requestId } = request;
  try {
    const caller = unsigned.has(operation) ? {} : { accessKeyId: requireSignature(request, options.region) };
    const { accountId, region } = options;
    const call = { service, operation, input: parseQuery(form), context: { accountId, region, requestId, ...caller } };
    return xmlReply(200, answerXml(service, operation, await callOperation(call, options.log), requestId));
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    return xmlReply(statusOf(thrown), errorXml(service, thrown, requestId));
  }
}

function isVersion(service: ApiService, version: string | null): service is QueryService {
  return service.protocol === 'query' && service.version === version;
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: false });

function answerXml(
  service: QueryService | undefined,
  operation: string,
  output: JsonObject,
  requestId: string,
): string {
  const answer = {
    '@xmlns': service?.xmlNamespace ?? '',
    [`${operation}Result`]: toXml(output),
    ResponseMetadata: { RequestId: requestId },
  };
  return builder.build({ [`${operation}Response`]: answer });
}

/** The Query protocol names the elements of a list `member`. */
function toXml(value: JsonValue | undefined): unknown {
  if (Array.isArray(value)) return { member: value.map(toXml) };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toXml(member)]));
}

/** AWS's error code has no `Exception` at its end in this protocol's common errors. */
function errorXml(service: QueryService | undefined, error: ApiError, requestId: string): string {
  const code = error.type === 'MissingAuthenticationTokenException' ? 'MissingAuthenticationToken' : error.type;
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  const answer = {
    '@xmlns': service?.xmlNamespace ?? '',
    Error: { Type: type, Code: code, Message: error.message },
    RequestId: requestId,
  };
  return builder.build({ ErrorResponse: answer });
}

/** A request without a signature is 403 in this protocol, and 400 in the JSON one. */
function statusOf(error: ApiError): number {
  return error.type === 'MissingAuthenticationTokenException' ? 403 : error.status;
}

function xmlReply(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}
