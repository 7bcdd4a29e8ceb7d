import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/ecs/secrets/value-from.ts
function parseValueFrom(text) {
  if (/^arn:[^:]*:secretsmanager:/.test(text)) return parseSecret(text);
  return text.startsWith("arn:") ? parseParameterArn(text) : parseParameterName(text);
}
function splitVersion(text) {
  const parsed = parseValueFrom(text);
  if ("problem" in parsed || parsed.store === "secrets-manager") return { valueFrom: text, version: null };
  return { valueFrom: parsed.valueFrom, version: parsed.version };
}
var neither = "is neither the name or ARN of an SSM parameter nor the ARN of a secret in Secrets Manager";
function parseSecret(text) {
  const match = /^(arn:aws[\w-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+)((?::[^:]*)*)$/.exec(text);
  if (match === null) return { problem: neither };
  const [, arn = "", rest = ""] = match;
  const parts = rest.split(":").slice(1);
  if (parts.length !== 0 && parts.length !== 3)
    return {
      problem: 'must have nothing behind the ARN of the secret, or all of ":json-key:version-stage:version-id"'
    };
  const [, stage = "", version = ""] = parts;
  if (stage !== "" && version !== "")
    return { problem: "names a version stage and a version id, of which ECS takes only one" };
  return { store: "secrets-manager", valueFrom: text, arn, version: version || null };
}
function parseParameterArn(text) {
  const pattern = /^(arn:(aws[\w-]*):ssm:([a-z0-9-]+):(\d{12}):parameter(\/[\w./-]+))(?::([\w.-]*))?$/;
  const match = pattern.exec(text);
  if (match === null) return { problem: neither };
  const [, valueFrom = "", partition = "", region = "", account = "", path = "", selector] = match;
  return withSelector({ valueFrom, path, place: { partition, region, account } }, selector);
}
function parseParameterName(text) {
  const match = /^(\/[\w./-]+|[\w.-]+)(?::([\w.-]*))?$/.exec(text);
  if (match === null) return { problem: neither };
  const [, valueFrom = "", selector] = match;
  return withSelector(
    { valueFrom, path: valueFrom.startsWith("/") ? valueFrom : `/${valueFrom}`, place: null },
    selector
  );
}
function withSelector(parameter, selector) {
  if (selector === void 0) return { store: "parameter-store", ...parameter, version: null };
  if (!/^[1-9]\d*$/.test(selector))
    return {
      problem: "has something behind the name of the SSM parameter that is no version number; ECS takes no label"
    };
  return { store: "parameter-store", ...parameter, version: selector };
}

export {
  parseValueFrom,
  splitVersion
};
