import type { JsonObject, JsonValue } from '../../toolkit/json.ts';
import { ApiError, type ApiService } from './api.ts';
import { requireSignature } from './authentication.ts';
import { ec2Answer, ec2Error } from './ec2-protocol.ts';
import type { Reply } from './endpoints.ts';
import { callOperation } from './operations.ts';
import type { ServerOptions } from './options.ts';
import { parseEc2Query, parseQuery } from './query-input.ts';
import type { ReceivedRequest } from './received-request.ts';
import { xmlReply } from './xml.ts';

type FormService = Extract<ApiService, { protocol: 'query' | 'ec2' }>;
type QueryService = Extract<ApiService, { protocol: 'query' }>;

/** The one operation that proves an identity instead of having one. */
const unsigned = new Set(['AssumeRoleWithWebIdentity']);

/** Answers a request of the AWS Query protocol, or of EC2's: a form with `Action` and `Version` in, XML out. */
export async function answerQuery(options: ServerOptions, request: ReceivedRequest): Promise<Reply> {
  const form = new URLSearchParams(request.body === '' ? request.url.search : request.body);
  const operation = form.get('Action') ?? '';
  const service = options.services.find((candidate) => isVersion(candidate, form.get('Version')));
  const { requestId } = request;
  try {
    const caller = unsigned.has(operation) ? { signingName: 'sts' } : signatureOf(options, request);
    const { accountId, region } = options;
    const input = service?.protocol === 'ec2' ? parseEc2Query(form) : parseQuery(form);
    const call = { service, operation, input, context: { accountId, region, requestId, ...caller } };
    const output = await callOperation(call, options);
    if (service?.protocol === 'ec2') return ec2Answer(service.xmlNamespace, operation, output, requestId);
    return xmlReply(200, queryAnswer(service, operation, output, requestId));
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    if (service?.protocol === 'ec2') return ec2Error(thrown, operation, requestId);
    return xmlReply(statusOf(thrown), queryError(service, thrown, requestId));
  }
}

function signatureOf({ region, faults }: ServerOptions, request: ReceivedRequest) {
  return requireSignature(request, region, Date.now() + faults.skew());
}

function isVersion(service: ApiService, version: string | null): service is FormService {
  return service.protocol !== 'json-1.1' && service.version === version;
}

function queryAnswer(
  service: QueryService | undefined,
  operation: string,
  output: JsonObject,
  requestId: string,
): JsonObject {
  const result = structure(output, service?.listElements ?? {});
  const answer = {
    '@xmlns': service?.xmlNamespace ?? '',
    ...(isOmitted(service, output) ? {} : { [`${operation}Result`]: result }),
    ResponseMetadata: { RequestId: requestId },
  };
  return { [`${operation}Response`]: answer };
}

function isOmitted(service: QueryService | undefined, output: JsonObject): boolean {
  return service?.omitsEmptyResults === true && Object.keys(output).length === 0;
}

type ElementNames = Readonly<Record<string, string>>;

function structure(value: JsonObject, names: ElementNames): JsonObject {
  const members = Object.entries(value).map(([name, member]) => [name, toXml(name, member ?? null, names)]);
  return Object.fromEntries(members);
}

/** The Query protocol names the elements of a list `member`, unless the API has a name of its own for them. */
function toXml(name: string, value: JsonValue, names: ElementNames): JsonValue {
  if (Array.isArray(value)) return { [names[name] ?? 'member']: value.map((element) => toXml(name, element, names)) };
  return typeof value === 'object' && value !== null ? structure(value as JsonObject, names) : value;
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

function queryError(service: QueryService | undefined, error: ApiError, requestId: string): JsonObject {
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  const answer = {
    '@xmlns': service?.xmlNamespace ?? '',
    Error: { Type: type, Code: codeOf(error), Message: error.message },
    RequestId: requestId,
  };
  return { ErrorResponse: answer };
}

function statusOf(error: ApiError): number {
  return forbidden.has(codeOf(error)) ? 403 : error.status;
}
