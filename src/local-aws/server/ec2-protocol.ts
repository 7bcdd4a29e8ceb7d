import type { JsonObject, JsonValue } from '../../toolkit/json.ts';
import type { ApiError } from './api.ts';
import type { Reply } from './endpoints.ts';
import { xmlReply } from './xml.ts';

/** An answer of EC2: the members stand right in the response, and the elements of a list are called `item`. */
export function ec2Answer(xmlNamespace: string, operation: string, output: JsonObject, requestId: string): Reply {
  const members = Object.fromEntries(Object.entries(output).map(([name, value]) => [name, toXml(value ?? null)]));
  return xmlReply(200, { [`${operation}Response`]: { '@xmlns': xmlNamespace, requestId, ...members } });
}

/** A refusal of EC2, which has names and words of its own for the errors that all services have (API reference, "Error codes"). */
export function ec2Error(error: ApiError, operation: string, requestId: string): Reply {
  const { code, message, status } = told(error, operation);
  const document = { Response: { Errors: { Error: { Code: code, Message: message } }, RequestID: requestId } };
  return xmlReply(status, document);
}

function toXml(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return { item: value.map(toXml) };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toXml(member ?? null)]));
}

interface Told {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

function told({ type, message, status }: ApiError, operation: string): Told {
  switch (type) {
    case 'AccessDeniedException':
      return { code: 'UnauthorizedOperation', message: unauthorized(message), status: 403 };
    case 'ExpiredTokenException':
      return { code: 'RequestExpired', message: 'Request has expired.', status: 400 };
    case 'InvalidSignatureException':
    case 'MissingAuthenticationTokenException':
      return { code: 'AuthFailure', message, status: 401 };
    case 'ServerException':
      return { code: 'InternalError', message, status: 500 };
    case 'ThrottlingException':
      return { code: 'RequestLimitExceeded', message: 'Request limit exceeded.', status: 503 };
    case 'UnknownOperationException':
      return { code: 'InvalidAction', message: `The action ${operation} is not valid for this web service.`, status };
    default:
      return { code: type, message, status };
  }
}

/** EC2 leaves the resource out where every resource is meant. */
function unauthorized(message: string): string {
  return `You are not authorized to perform this operation. ${message.replace(' on resource: *', '')}`;
}
