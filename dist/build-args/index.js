import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  parseChoices
} from "../shared/chunk-S35ACDD6.js";
import "../shared/chunk-SGODFDWH.js";
import {
  runAction
} from "../shared/chunk-A2ASEQWM.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-XU7D7XE6.js";
import "../shared/chunk-TRSR7YG6.js";
import "../shared/chunk-KJV6QSSV.js";
import "../shared/chunk-JS772W5E.js";

// src/secrets/runtime/prefix.ts
function prefixOf(request) {
  const { prefix, cluster, service } = request;
  if (prefix === void 0 && service === void 0)
    return { problem: 'one of "prefix" and "service" is required, because values are stored under PREFIX/NAME' };
  const wanted = prefix ?? `/${nameOf(cluster)}/${nameOf(service ?? "")}`;
  const normal = `/${wanted.split("/").filter(Boolean).join("/")}`;
  if (!/^(?:\/[A-Za-z0-9_.-]+)+$/.test(normal))
    return {
      problem: `"prefix" must be a path of letters, digits, and _ . - such as /production/backend, not "${wanted}"`
    };
  if (/^\/(?:aws|ssm)/i.test(normal))
    return { problem: '"prefix" may not begin with "aws" or "ssm", which AWS keeps for itself' };
  if (normal.split("/").length - 1 > deepestPrefix || normal.length > longestPrefix)
    return { problem: `"prefix" may have at most ${deepestPrefix} parts and ${longestPrefix} characters` };
  return { prefix: normal };
}
var deepestPrefix = 14;
var longestPrefix = 256;
function nameOf(reference) {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

// src/actions/build-args/inputs.ts
function readInputs(reader) {
  const secrets = reader.raw("secrets");
  const secretsFiles = reader.lines("secrets-file");
  const { choices, problems } = parseChoices(reader.raw("names") ?? "");
  for (const problem of problems) reader.reject(`"names": ${problem}`);
  if (secrets === void 0 && secretsFiles.length === 0)
    reader.reject('one of "secrets" and "secrets-file" is required');
  const cluster = reader.text("cluster") ?? "default";
  const as = reader.choice("as", secretsModes, "build-args");
  return {
    secrets,
    secretsFiles,
    choices,
    as,
    asFile: readFileFormat(reader, as),
    empty: reader.choice("empty", ["error", "skip", "allow"], "error"),
    cluster,
    prefix: readPrefix(reader, as, cluster),
    kmsKeyId: reader.text("kms-key-id")
  };
}
var secretsModes = ["build-args", "build-secrets", "runtime-ssm", "runtime-secrets-manager"];
function readFileFormat(reader, as) {
  const text = reader.text("as-file");
  if (text === void 0) return void 0;
  const format = fileFormats.find((known) => known === text);
  if (format === void 0) reader.reject(`"as-file" must be one of ${fileFormats.join(", ")}, not "${text}"`);
  if (as !== "build-secrets") reader.reject(`"as-file" needs "as: build-secrets", not "as: ${as}"`);
  return format;
}
var fileFormats = ["dotenv", "json", "yaml"];
function readPrefix(reader, as, cluster) {
  const [prefix, service] = [reader.text("prefix"), reader.text("service")];
  if (as === "build-args" || as === "build-secrets") return "";
  const reading = prefixOf({ prefix, cluster, service });
  if ("problem" in reading) reader.reject(reading.problem);
  return "prefix" in reading ? reading.prefix : "";
}

// src/actions/build-args/index.ts
await runAction(readInputs, async (inputs, host) => (await import("../shared/main-RDMUDDNK.js")).main(inputs, host));
