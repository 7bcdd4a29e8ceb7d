import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  clientConfiguration
} from "./chunk-IAKD22O6.js";
import "./chunk-KJV6QSSV.js";
import {
  explainAwsError
} from "./chunk-6J2RSYRM.js";
import "./chunk-WRQOFEB5.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/secrets/runtime/ssm-store.ts
async function openSsmStore(options) {
  const sdk = await import("./ssm-sdk-IJNAHWK4.js");
  const client = new sdk.SSMClient(await clientConfiguration({ retry: true }));
  const session = { sdk, client, options };
  return {
    title: "SSM Parameter Store",
    read: (keys, signal) => readParameters(session, keys, signal),
    write: (entry, _isThere, signal) => putParameter(session, entry, signal)
  };
}
var namesInACall = 10;
async function readParameters(session, keys, signal) {
  const found = [];
  for (let from = 0; from < keys.length; from += namesInACall)
    found.push(...await getParameters(session, keys.slice(from, from + namesInACall), signal));
  refusePlainParameters(found);
  return new Map(found.map(({ Name = "", Value, Version }) => [Name, stored(Name, Value, Version)]));
}
async function getParameters({ sdk, client }, keys, abortSignal) {
  const input = { Names: [...keys], WithDecryption: true };
  try {
    return (await client.send(new sdk.GetParametersCommand(input), { abortSignal })).Parameters ?? [];
  } catch (thrown) {
    throw explainAwsError(thrown, { iamAction: "ssm:GetParameters", resource: `parameter ${keys.join(", ")}` });
  }
}
function refusePlainParameters(parameters) {
  const plain = parameters.filter(({ Type }) => Type !== "SecureString").map(({ Name = "" }) => Name);
  if (plain.length === 0) return;
  const many = plain.length > 1;
  throw new BerthError("SECRET_NOT_STORED", {
    what: `${plain.join(", ")} ${many ? "are parameters" : "is a parameter"} in plain text, so nothing was stored.`,
    why: "Parameter Store does not turn a String into a SecureString, and its old values stay readable without a key in its history.",
    fix: `Run "aws ssm delete-parameters --names ${plain.join(" ")}" once nothing else needs ${many ? "them" : "it"}, then run this again; or set another "prefix".`
  });
}
async function putParameter(session, entry, abortSignal) {
  const { sdk, client, options } = session;
  const key = options.kmsKeyId === void 0 ? {} : { KeyId: options.kmsKeyId };
  const input = {
    Name: entry.key,
    Value: entry.value,
    Type: "SecureString",
    Overwrite: true,
    Description: options.description,
    // The standard tier, unless the value is too long for it or the parameter is an advanced one already.
    Tier: "Intelligent-Tiering",
    ...key
  };
  try {
    const { Version, Tier } = await client.send(new sdk.PutParameterCommand(input), { abortSignal });
    const { valueFrom } = stored(entry.key, entry.value, Version);
    return Tier === "Advanced" ? { valueFrom, remark: advanced } : { valueFrom };
  } catch (thrown) {
    throw explainAwsError(thrown, { iamAction: "ssm:PutParameter", resource: `parameter ${entry.key}` });
  }
}
var advanced = "is in the advanced tier of Parameter Store, for which AWS charges: its value has, or once had, more than 4096 bytes";
function stored(name, value, version) {
  return { value, valueFrom: version === void 0 ? name : `${name}:${version}` };
}
export {
  openSsmStore
};
