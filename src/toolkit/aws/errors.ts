import { asSentence, BerthError, type ErrorCode, type ErrorSentences, messageOf } from '../errors.ts';
import { asNumber, asObject, type JsonObject } from '../json.ts';

/** The call that failed, in the terms of IAM; AWS's own message wins where it names them itself. */
export interface AttemptedCall {
  /** For example `ecr:PutImage`. */
  readonly iamAction: string;
  /** What the call was about: an ARN, or a name that a reader recognises such as `repository backend`. */
  readonly resource: string;
}

/**
 * Turns anything that an AWS SDK call threw into an error that its reader can act on. Errors that a caller knows better (a
 * repository that is missing, say) are the caller's own: ask `awsErrorName` first. A BerthError is returned as it is.
 */
export function explainAwsError(thrown: unknown, call: AttemptedCall): BerthError {
  if (thrown instanceof BerthError) return thrown;
  const kind = kindOf(thrown);
  return new BerthError(codes[kind], sentencesFor(kind, thrown, call), { cause: thrown });
}

/** The error type that AWS answered with, such as `RepositoryNotFoundException`; an empty string for what is no error. */
export function awsErrorName(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : '';
}

/** True when AWS refused the call for want of a permission. */
export function isAccessDenied(thrown: unknown): boolean {
  return thrown instanceof BerthError ? thrown.code === 'AWS_ACCESS_DENIED' : kindOf(thrown) === 'denied';
}

/** True when the endpoint does not know the operation, as emulators do not know every one. */
export function isUnknownOperation(thrown: unknown): boolean {
  return /^(UnknownOperation|NotImplemented|InvalidAction)/.test(awsErrorName(thrown)) || statusOf(thrown) === 501;
}

/** True when a call that only reads is worth another try: throttled, unanswered, or failed on AWS's side. */
export function mayPass(thrown: unknown): boolean {
  const kind = thrown instanceof BerthError ? thrown.code : codes[kindOf(thrown)];
  if (kind === 'AWS_THROTTLED' || kind === 'AWS_UNREACHABLE') return true;
  return (
    /^(ServerException|ServiceUnavailable|InternalServerError)/.test(awsErrorName(thrown)) || statusOf(thrown) >= 500
  );
}

/** The HTTP status of AWS's answer; 0 where there was none. */
function statusOf(thrown: unknown): number {
  return asNumber(metadataOf(thrown).httpStatusCode) ?? 0;
}

/** What the SDK adds to the errors that AWS answered with. */
function metadataOf(thrown: unknown): JsonObject {
  return (thrown instanceof Error && '$metadata' in thrown ? asObject(thrown.$metadata) : undefined) ?? {};
}

/** The error for a refusal that came as a text only, such as that of a registry through the Docker client. */
export function accessDenied(message: string, call: AttemptedCall): BerthError {
  return new BerthError('AWS_ACCESS_DENIED', deniedSentences(message, call));
}

/** Node's codes for a connection that never came about: nothing was sent. */
const neverConnected = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);

/** True when a call certainly changed nothing, and may be sent again as it is: it was refused for its rate or its time, or never sent. */
export function wasNotCarriedOut(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const isSkew = metadataOf(thrown).clockSkewCorrected === true;
  return isSkew || kindOf(thrown) === 'throttled' || neverConnected.has(networkCodeOf(thrown));
}

/** True when nobody can know from the answer whether AWS carried a call out: the connection broke, no answer came in time, or a 5xx did. */
export function isAnswerLost(thrown: unknown): boolean {
  if (!(thrown instanceof Error) || wasNotCarriedOut(thrown)) return false;
  return statusOf(thrown) >= 500 || thrown.name === 'TimeoutError' || brokenConnection.has(networkCodeOf(thrown));
}

/** Node's codes for a connection that broke, whenever it did. */
const brokenConnection = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

type Kind =
  | 'credentials-missing'
  | 'credentials-expired'
  | 'region-missing'
  | 'denied'
  | 'unreachable'
  | 'throttled'
  | 'other';

const codes: Readonly<Record<Kind, ErrorCode>> = {
  'credentials-missing': 'AWS_CREDENTIALS_MISSING',
  'credentials-expired': 'AWS_CREDENTIALS_EXPIRED',
  'region-missing': 'AWS_REGION_MISSING',
  denied: 'AWS_ACCESS_DENIED',
  unreachable: 'AWS_UNREACHABLE',
  throttled: 'AWS_THROTTLED',
  other: 'AWS_CALL_FAILED',
};

const kindByName: Readonly<Record<string, Kind>> = {
  CredentialsProviderError: 'credentials-missing',
  ExpiredToken: 'credentials-expired',
  ExpiredTokenException: 'credentials-expired',
  RequestExpired: 'credentials-expired',
  AccessDenied: 'denied',
  AccessDeniedException: 'denied',
  UnauthorizedOperation: 'denied',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  RequestLimitExceeded: 'throttled',
  TimeoutError: 'unreachable',
};

/** Node's own codes for a connection that did not come about or broke. */
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function kindOf(thrown: unknown): Kind {
  if (!(thrown instanceof Error)) return 'other';
  if (thrown.message === 'Region is missing') return 'region-missing';
  if (/security token included in the request is expired/i.test(thrown.message)) return 'credentials-expired';
  return kindByName[thrown.name] ?? (networkCodes.has(networkCodeOf(thrown)) ? 'unreachable' : 'other');
}

function networkCodeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function sentencesFor(kind: Kind, thrown: unknown, call: AttemptedCall): ErrorSentences {
  switch (kind) {
    case 'credentials-missing':
      return {
        what: `${call.iamAction} could not be called: there are no AWS credentials.`,
        why: reasonOf(messageOf(thrown)),
        fix: 'Run aws-actions/configure-aws-credentials before this step, and give the job "permissions: id-token: write" when it uses OpenID Connect.',
      };
    case 'credentials-expired':
      return {
        what: `${call.iamAction} was refused: the AWS credentials have expired.`,
        why: reasonOf(messageOf(thrown)),
        fix: 'Raise role-duration-seconds of aws-actions/configure-aws-credentials, or run it again right before this step.',
      };
    case 'region-missing':
      return {
        what: `${call.iamAction} could not be called: no AWS region is set.`,
        why: 'Neither AWS_REGION nor a region in the AWS profile was found.',
        fix: 'Set aws-region of aws-actions/configure-aws-credentials, or AWS_REGION in the environment of the job.',
      };
    case 'denied':
      return deniedSentences(messageOf(thrown), call);
    case 'unreachable':
      return {
        what: `${call.iamAction} got no answer from AWS.`,
        // A name with several addresses fails with an AggregateError, which has a code but no message.
        why: reasonOf(messageOf(thrown) || (thrown instanceof Error ? networkCodeOf(thrown) : '')),
        fix: 'Check AWS_ENDPOINT_URL, AWS_REGION and the proxy variables of the runner, and that it may connect to AWS.',
      };
    case 'throttled':
      return {
        what: `AWS still limits the rate of ${call.iamAction} after several attempts.`,
        why: reasonOf(messageOf(thrown)),
        fix: 'Run the job again in a minute, and look for what else calls AWS in this account at the same time.',
      };
    case 'other':
      return {
        what: `${call.iamAction} on ${call.resource} failed with ${awsErrorName(thrown) || 'an unknown error'}.`,
        why: reasonOf(messageOf(thrown)),
        fix:
          statusOf(thrown) >= 500
            ? 'Run the job again; if it fails again, look at the AWS Health Dashboard for this service and region.'
            : 'Correct what AWS names in its answer, then run the job again.',
      };
  }
}

/** AWS's message reads `User: ARN is not authorized to perform: ACTION on resource: ARN because …`, with parts left out at times. */
function deniedSentences(message: string, call: AttemptedCall): ErrorSentences {
  const iamAction = /not authorized to perform:? ([\w-]+:\w+)/.exec(message)?.[1] ?? call.iamAction;
  const resource = /on resource:? (\S+?)[.,]?(?:\s|$)/.exec(message)?.[1] ?? call.resource;
  return {
    what: `AWS denied ${iamAction} on ${resource}.`,
    why: reasonOf(message),
    fix: `Allow the IAM action ${iamAction} on ${resource} in the policy of the role that this job uses.`,
  };
}

function reasonOf(message: string): string {
  return message.trim() === '' ? 'AWS gave no message.' : asSentence(message);
}
