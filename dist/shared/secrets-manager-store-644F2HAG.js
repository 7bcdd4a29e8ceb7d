import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  clientConfiguration
} from "./chunk-IAKD22O6.js";
import "./chunk-KJV6QSSV.js";
import {
  awsErrorName,
  explainAwsError
} from "./chunk-6J2RSYRM.js";
import "./chunk-WRQOFEB5.js";
import {
  BerthError,
  messageOf
} from "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/secrets/runtime/secrets-manager-store.ts
import { randomUUID } from "node:crypto";
async function openSecretsManagerStore(options) {
  const sdk = await import("./secrets-manager-sdk-EMMBTOMD.js");
  const client = new sdk.SecretsManagerClient(await clientConfiguration({ retry: true }));
  const session = { sdk, client, options };
  return {
    title: "Secrets Manager",
    read: (keys, signal) => readSecrets(session, keys, signal),
    write: (entry, isThere, signal) => isThere ? putValue(session, entry, signal) : createSecret(session, entry, signal)
  };
}
var readsAtOnce = 10;
async function readSecrets(session, keys, signal) {
  const found = [];
  for (let from = 0; from < keys.length; from += readsAtOnce) {
    const part = keys.slice(from, from + readsAtOnce);
    found.push(...await Promise.all(part.map(async (key) => [key, await readSecret(session, key, signal)])));
  }
  refuseDeleted(found.filter(([, value]) => value === "deleted").map(([key]) => key));
  return new Map(found.flatMap(([key, value]) => typeof value === "string" ? [] : [[key, value]]));
}
async function readSecret({ sdk, client }, key, abortSignal) {
  try {
    const answer = await client.send(new sdk.GetSecretValueCommand({ SecretId: key }), { abortSignal });
    return { value: answer.SecretString, valueFrom: valueFromOf(answer) };
  } catch (thrown) {
    if (awsErrorName(thrown) === "ResourceNotFoundException") return "missing";
    if (awsErrorName(thrown) === "InvalidRequestException" && /delet/i.test(messageOf(thrown))) return "deleted";
    throw explain(thrown, "secretsmanager:GetSecretValue", "kms:Decrypt", key);
  }
}
function refuseDeleted(keys) {
  if (keys.length === 0) return;
  const [first = ""] = keys;
  const many = keys.length > 1;
  throw new BerthError("SECRET_NOT_STORED", {
    what: `${keys.join(", ")} ${many ? "are" : "is"} scheduled for deletion, so nothing was stored.`,
    why: "Secrets Manager keeps the name of a deleted secret until its recovery window is over, and takes no new value for it.",
    fix: `Run "aws secretsmanager restore-secret --secret-id ${first}"${many ? " (and the same for the others)" : ""}, then run this again; or set another "prefix".`
  });
}
async function createSecret(session, entry, abortSignal) {
  const { sdk, client, options } = session;
  const key = options.kmsKeyId === void 0 ? {} : { KmsKeyId: options.kmsKeyId };
  const content = { SecretString: entry.value, ClientRequestToken: randomUUID() };
  const input = { Name: entry.key, Description: options.description, ...content, ...key };
  try {
    return { valueFrom: valueFromOf(await client.send(new sdk.CreateSecretCommand(input), { abortSignal })) };
  } catch (thrown) {
    if (awsErrorName(thrown) === "ResourceExistsException") return putValue(session, entry, abortSignal);
    throw explain(thrown, "secretsmanager:CreateSecret", "kms:GenerateDataKey", entry.key);
  }
}
async function putValue({ sdk, client }, entry, abortSignal) {
  const input = { SecretId: entry.key, SecretString: entry.value, ClientRequestToken: randomUUID() };
  try {
    return { valueFrom: valueFromOf(await client.send(new sdk.PutSecretValueCommand(input), { abortSignal })) };
  } catch (thrown) {
    throw explain(thrown, "secretsmanager:PutSecretValue", "kms:GenerateDataKey", entry.key);
  }
}
function valueFromOf({ ARN = "", VersionId = "" }) {
  return `${ARN}:::${VersionId}`;
}
function explain(thrown, iamAction, kmsAction, key) {
  const isKey = /access to kms is not allowed/i.test(messageOf(thrown));
  const call = isKey ? { iamAction: kmsAction, resource: `the KMS key of the secret ${key}` } : { iamAction, resource: `secret ${key}` };
  return explainAwsError(thrown, call);
}
export {
  openSecretsManagerStore
};
