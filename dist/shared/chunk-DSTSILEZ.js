import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asArray,
  asObject,
  asString,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";

// src/secrets/handoff.ts
function formatHandoff(handoff) {
  return `${JSON.stringify({ version: 2, ...handoff })}
`;
}
function parseHandoff(text, path) {
  const file = parseJsonObject(text);
  const mode = modes.find((known) => known === file?.mode);
  const asFile = file?.asFile === null ? null : formats.find((known) => known === file?.asFile);
  const entries = asArray(file?.entries).map(parseEntry);
  const complete = file?.version === 2 && Array.isArray(file.entries) && !entries.includes(void 0);
  if (!complete || mode === void 0 || asFile === void 0) throw notAHandoff(path);
  return { version: 2, mode, asFile, entries: entries.flatMap((entry) => entry ?? []) };
}
var modes = ["build-args", "build-secrets", "runtime-ssm", "runtime-secrets-manager"];
var formats = ["dotenv", "json", "yaml"];
function parseEntry(entry) {
  const object = asObject(entry);
  const [name, value] = [asString(object?.name), asString(object?.value)];
  return name === void 0 || value === void 0 ? void 0 : { name, value };
}
function notAHandoff(path) {
  return new BerthError("INVALID_SECRETS", {
    what: `${path} is not a file that this version's build-args action writes.`,
    why: 'It must be JSON with "version": 2, a mode, and a list of entries.',
    fix: "Use the output build-args-file of a build-args step of the same version and the same job."
  });
}

export {
  formatHandoff,
  parseHandoff
};
