import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asArray,
  asObject,
  asString,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  BerthError
} from "./chunk-CWWRWO67.js";

// src/secrets/build-args-file.ts
function formatBuildArgsFile(entries) {
  const file = { version: 1, mode: "build-args", entries };
  return `${JSON.stringify(file)}
`;
}
function parseBuildArgsFile(text, path) {
  const file = parseJsonObject(text);
  const entries = asArray(file?.entries).map(parseEntry);
  const known = file?.version === 1 && file.mode === "build-args" && Array.isArray(file.entries);
  if (!known || entries.includes(void 0)) throw notABuildArgsFile(path);
  return { version: 1, mode: "build-args", entries: entries.flatMap((entry) => entry ?? []) };
}
function parseEntry(entry) {
  const object = asObject(entry);
  const [name, value, valueFrom] = [asString(object?.name), asString(object?.value), asString(object?.valueFrom)];
  if (name === void 0) return void 0;
  if (value !== void 0 && valueFrom === void 0) return { name, value };
  return valueFrom !== void 0 && value === void 0 ? { name, valueFrom } : void 0;
}
function notABuildArgsFile(path) {
  return new BerthError("INVALID_SECRETS", {
    what: `${path} is not a file that this version's build-args action writes.`,
    why: 'It must be JSON with "version": 1, "mode": "build-args" and a list of entries.',
    fix: "Use the output build-args-file of a build-args step of the same version and the same job."
  });
}

export {
  formatBuildArgsFile,
  parseBuildArgsFile
};
