import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asString,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";

// src/doctor/policy/trust-policy.ts
var issuer = "token.actions.githubusercontent.com";
function trustPolicy({ partition, account, subject }) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: { StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: subject } }
      }
    ]
  };
}
function subjectOfToken(token) {
  const [, payload = ""] = token.split(".");
  return asString(parseJsonObject(Buffer.from(payload, "base64url").toString("utf8"))?.sub);
}

export {
  trustPolicy,
  subjectOfToken
};
