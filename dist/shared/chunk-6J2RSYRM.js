import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asNumber,
  asObject
} from "./chunk-WRQOFEB5.js";
import {
  BerthError,
  asSentence,
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/toolkit/aws/errors.ts
function explainAwsError(thrown, call) {
  if (thrown instanceof BerthError) return thrown;
  const kind = kindOf(thrown);
  return new BerthError(codes[kind], sentencesFor(kind, thrown, call), { cause: thrown });
}
function awsErrorName(thrown) {
  return thrown instanceof Error ? thrown.name : "";
}
function isAccessDenied(thrown) {
  return thrown instanceof BerthError ? thrown.code === "AWS_ACCESS_DENIED" : kindOf(thrown) === "denied";
}
function isUnknownOperation(thrown) {
  return /^(UnknownOperation|NotImplemented|InvalidAction)/.test(awsErrorName(thrown)) || statusOf(thrown) === 501;
}
function mayPass(thrown) {
  const kind = thrown instanceof BerthError ? thrown.code : codes[kindOf(thrown)];
  if (kind === "AWS_THROTTLED" || kind === "AWS_UNREACHABLE") return true;
  return /^(ServerException|ServiceUnavailable|InternalServerError)/.test(awsErrorName(thrown)) || statusOf(thrown) >= 500;
}
function statusOf(thrown) {
  return asNumber(metadataOf(thrown).httpStatusCode) ?? 0;
}
function metadataOf(thrown) {
  return (thrown instanceof Error && "$metadata" in thrown ? asObject(thrown.$metadata) : void 0) ?? {};
}
function accessDenied(message, call) {
  return new BerthError("AWS_ACCESS_DENIED", deniedSentences(message, call));
}
var neverConnected = /* @__PURE__ */ new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"]);
function wasNotCarriedOut(thrown) {
  if (!(thrown instanceof Error)) return false;
  const isSkew = metadataOf(thrown).clockSkewCorrected === true;
  return isSkew || kindOf(thrown) === "throttled" || neverConnected.has(networkCodeOf(thrown));
}
function isAnswerLost(thrown) {
  if (!(thrown instanceof Error) || wasNotCarriedOut(thrown)) return false;
  return statusOf(thrown) >= 500 || thrown.name === "TimeoutError" || brokenConnection.has(networkCodeOf(thrown));
}
var brokenConnection = /* @__PURE__ */ new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);
var codes = {
  "credentials-missing": "AWS_CREDENTIALS_MISSING",
  "credentials-expired": "AWS_CREDENTIALS_EXPIRED",
  "region-missing": "AWS_REGION_MISSING",
  denied: "AWS_ACCESS_DENIED",
  unreachable: "AWS_UNREACHABLE",
  throttled: "AWS_THROTTLED",
  other: "AWS_CALL_FAILED"
};
var kindByName = {
  CredentialsProviderError: "credentials-missing",
  ExpiredToken: "credentials-expired",
  ExpiredTokenException: "credentials-expired",
  RequestExpired: "credentials-expired",
  AccessDenied: "denied",
  AccessDeniedException: "denied",
  UnauthorizedOperation: "denied",
  Throttling: "throttled",
  ThrottlingException: "throttled",
  TooManyRequestsException: "throttled",
  RequestLimitExceeded: "throttled",
  TimeoutError: "unreachable"
};
var networkCodes = /* @__PURE__ */ new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE"
]);
function kindOf(thrown) {
  if (!(thrown instanceof Error)) return "other";
  if (thrown.message === "Region is missing") return "region-missing";
  if (/security token included in the request is expired/i.test(thrown.message)) return "credentials-expired";
  return kindByName[thrown.name] ?? (networkCodes.has(networkCodeOf(thrown)) ? "unreachable" : "other");
}
function networkCodeOf(error) {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}
function sentencesFor(kind, thrown, call) {
  switch (kind) {
    case "credentials-missing":
      return {
        what: `${call.iamAction} could not be called: there are no AWS credentials.`,
        why: reasonOf(messageOf(thrown)),
        fix: 'Run aws-actions/configure-aws-credentials before this step, and give the job "permissions: id-token: write" when it uses OpenID Connect.'
      };
    case "credentials-expired":
      return {
        what: `${call.iamAction} was refused: the AWS credentials have expired.`,
        why: reasonOf(messageOf(thrown)),
        fix: "Raise role-duration-seconds of aws-actions/configure-aws-credentials, or run it again right before this step."
      };
    case "region-missing":
      return {
        what: `${call.iamAction} could not be called: no AWS region is set.`,
        why: "Neither AWS_REGION nor a region in the AWS profile was found.",
        fix: "Set aws-region of aws-actions/configure-aws-credentials, or AWS_REGION in the environment of the job."
      };
    case "denied":
      return deniedSentences(messageOf(thrown), call);
    case "unreachable":
      return {
        what: `${call.iamAction} got no answer from AWS.`,
        // A name with several addresses fails with an AggregateError, which has a code but no message.
        why: reasonOf(messageOf(thrown) || (thrown instanceof Error ? networkCodeOf(thrown) : "")),
        fix: "Check AWS_ENDPOINT_URL, AWS_REGION and the proxy variables of the runner, and that it may connect to AWS."
      };
    case "throttled":
      return {
        what: `AWS still limits the rate of ${call.iamAction} after several attempts.`,
        why: reasonOf(messageOf(thrown)),
        fix: "Run the job again in a minute, and look for what else calls AWS in this account at the same time."
      };
    case "other":
      return {
        what: `${call.iamAction} on ${call.resource} failed with ${awsErrorName(thrown) || "an unknown error"}.`,
        why: reasonOf(messageOf(thrown)),
        fix: statusOf(thrown) >= 500 ? "Run the job again; if it fails again, look at the AWS Health Dashboard for this service and region." : "Correct what AWS names in its answer, then run the job again."
      };
  }
}
function deniedSentences(message, call) {
  const iamAction = /not authorized to perform:? ([\w-]+:\w+)/.exec(message)?.[1] ?? call.iamAction;
  const resource = /on resource:? (\S+?)[.,]?(?:\s|$)/.exec(message)?.[1] ?? call.resource;
  return {
    what: `AWS denied ${iamAction} on ${resource}.`,
    why: reasonOf(message),
    fix: `Allow the IAM action ${iamAction} on ${resource} in the policy of the role that this job uses.`
  };
}
function reasonOf(message) {
  return message.trim() === "" ? "AWS gave no message." : asSentence(message);
}

export {
  explainAwsError,
  awsErrorName,
  isAccessDenied,
  isUnknownOperation,
  mayPass,
  accessDenied,
  wasNotCarriedOut,
  isAnswerLost
};
