import { XMLBuilder } from 'fast-xml-parser';
import type { JsonObject, JsonValue } from '../../toolkit/json.ts';
import { ApiError, type ApiService } from './api.ts';
import { requireSignature } from './authentication.ts';
import type { Reply } from './endpoints.ts';
import { callOperation } from './operations.ts';
import type { ServerOptions } from './options.ts';
import { parseQuery } from './query-input.ts';
import type { ReceivedRequest } from './received-request.ts';

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
    const caller = unsigned.has(operation) ? { signingName: 'sts' } : signatureOf(options, request);
    const { accountId, region } = options;
    const call = { service, operation, input: parseQuery(form), context: { accountId, region, requestId, ...caller } };
    return xmlReply(200, answerXml(service, operation, await callOperation(call, options), requestId));
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    return xmlReply(statusOf(thrown), errorXml(service, thrown, requestId));
  }
}

function signatureOf({ region, faults }: ServerOptions, request: ReceivedRequest) {
  return requireSignature(request, region, Date.now() + faults.skew());
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
    ...(isOmitted(service, output) ? {} : { [`${operation}Result`]: toXml(output) }),
    ResponseMetadata: { RequestId: requestId },
  };
  return builder.build({ [`${operation}Response`]: answer });
}

function isOmitted(service: QueryService | undefined, output: JsonObject): boolean {
  return service?.omitsEmptyResults === true && Object.keys(output).length === 0;
}

/** The Query protocol names the elements of a list `member`. */
function toXml(value: JsonValue | undefined): unknown {
  if (Array.isArray(value)) return { member: value.map(toXml) };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toXml(member)]));
}

/** The common errors have other names in this protocol than in the JSON one (API reference, "Common errors"). */
const commonCodes: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  ExpiredTokenException: 'ExpiredToken',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  ServerException: 'InternalFailure',
  ThrottlingException: 'Throttling',
  UnknownOperationException: 'InvalidAction',
};

/** Those that are 403 in this protocol, and 400 in the JSON one. */
const forbidden = new Set(['AccessDenied', 'ExpiredToken', 'MissingAuthenticationToken', 'SignatureDoesNotMatch']);

function codeOf({ type }: ApiError): string {
  return commonCodes[type] ?? type;
}

function errorXml(service: QueryService | undefined, error: ApiError, requestId: string): string {
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  const answer = {
    '@xmlns': service?.xmlNamespace ?? '',
    Error: { Type: type, Code: codeOf(error), Message: error.message },
    RequestId: requestId,
  };
  return builder.build({ ErrorResponse: answer });
}

function statusOf(error: ApiError): number {
  return forbidden.has(codeOf(error)) ? 403 : error.status;
}

function xmlReply(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}
