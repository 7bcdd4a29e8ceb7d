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

// src/secrets/masks.ts
function planMasks(value) {
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.trim());
  const filled = lines.filter((line) => line !== "");
  const [only] = filled;
  if (filled.length > 1) return planLines(filled);
  if (only === void 0 || only.length < shortestValue)
    return { masks: [], skipped: `is shorter than ${shortestValue} characters` };
  if (commonWords.has(only.toLowerCase())) return { masks: [], skipped: "is a word that is everywhere in logs" };
  return { masks: lines.length === 1 ? [.../* @__PURE__ */ new Set([value, only])] : [only] };
}
var shortestValue = 4;
var shortestLine = 8;
var commonWords = /* @__PURE__ */ new Set(["true", "false", "null", "none", "yes", "no", "on", "off"]);
function planLines(lines) {
  const masks = lines.filter((line) => line.length >= shortestLine && /\w/.test(line));
  return masks.length > 0 ? { masks: [...new Set(masks)] } : { masks: [], skipped: `has no line of ${shortestLine} or more characters` };
}

export {
  formatBuildArgsFile,
  parseBuildArgsFile,
  planMasks
};
