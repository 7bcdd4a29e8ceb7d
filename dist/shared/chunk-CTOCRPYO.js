import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  formsOf,
  planMasks,
  shortestNeedle
} from "./chunk-75SPWS6U.js";
import {
  asArray,
  asObject,
  asString,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  BerthError
} from "./chunk-GQTTS3YJ.js";

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

// src/toolkit/byte-search.ts
var shortestPattern = 3;
function createByteSearch(patterns) {
  const lengths = patterns.map(({ length }) => length);
  const shortest = Math.min(longestWindow, ...lengths);
  if (shortest < shortestPattern) throw new RangeError(`A pattern is shorter than ${shortestPattern} bytes.`);
  const tables = buildTables(patterns, shortest);
  return {
    longest: Math.max(0, ...lengths),
    search: (bytes, found) => {
      if (patterns.length > 0) searchBytes(tables, bytes, found);
    }
  };
}
var longestWindow = 16;
var tableBits = 16;
var multiplier = 2654435761;
function buildTables(patterns, window) {
  const shifts = new Uint8Array(1 << tableBits).fill(window - shortestPattern + 1);
  const first = new Int32Array(1 << tableBits).fill(-1);
  const next = new Int32Array(patterns.length).fill(-1);
  const offsets = new Int32Array(patterns.length);
  const tables = { patterns, offsets, window, shifts, first, next };
  const taken = /* @__PURE__ */ new Map();
  for (const [index, pattern] of patterns.entries()) {
    offsets[index] = chooseWindow(pattern, window, taken);
    addWindow(tables, index);
  }
  return tables;
}
function addWindow({ patterns, offsets, window, shifts, first, next }, index) {
  const pattern = patterns[index] ?? new Uint8Array();
  const offset = offsets[index] ?? 0;
  for (let end = shortestPattern; end <= window; end++) {
    const block = hashAt(pattern, offset + end - 1);
    shifts[block] = Math.min(shifts[block] ?? 0, window - end);
  }
  const last = hashAt(pattern, offset + window - 1);
  next[index] = first[last] ?? -1;
  first[last] = index;
}
function chooseWindow(pattern, window, taken) {
  let best = 0;
  let bestScore = -1;
  for (let start = 0; start + window <= pattern.length; start++) {
    const part = pattern.subarray(start, start + window);
    if (taken.has(keyOf(part))) return start;
    const score = part.reduce((sum, byte, index) => sum + (byte === part[index - 1] ? 0 : rarity(byte)), 0);
    if (score > bestScore) [best, bestScore] = [start, score];
  }
  taken.set(keyOf(pattern.subarray(best, best + window)), best);
  return best;
}
function keyOf(part) {
  return Buffer.from(part).toString("latin1");
}
function rarity(byte) {
  const isSmallLetter = byte >= 97 && byte <= 122;
  const isBlank = byte <= 32 || byte === 255;
  if (isBlank) return 0;
  return isSmallLetter ? 1 : 2;
}
function hashAt(bytes, last) {
  const block = (bytes[last] ?? 0) | (bytes[last - 1] ?? 0) << 8 | (bytes[last - 2] ?? 0) << 16;
  return Math.imul(block, multiplier) >>> 32 - tableBits;
}
function searchBytes(tables, bytes, found) {
  const { shifts, window } = tables;
  const { length } = bytes;
  let last = window - 1;
  while (last < length) {
    const block = bytes[last] | bytes[last - 1] << 8 | bytes[last - 2] << 16;
    const shift = shifts[Math.imul(block, multiplier) >>> 32 - tableBits];
    if (shift === 0) {
      verify(tables, bytes, last, found);
      last += 1;
    } else last += shift;
  }
}
function verify(tables, bytes, last, found) {
  const { patterns, offsets, window, first, next } = tables;
  for (let index = first[hashAt(bytes, last)] ?? -1; index >= 0; index = next[index] ?? -1) {
    const pattern = patterns[index];
    const start = last - window + 1 - (offsets[index] ?? 0);
    if (pattern !== void 0 && start >= 0 && standsAt(pattern, bytes, start))
      found(index, start + pattern.length, pattern.length);
  }
}
function standsAt(pattern, bytes, start) {
  if (start + pattern.length > bytes.length) return false;
  for (let index = 0; index < pattern.length; index++) if (pattern[index] !== bytes[start + index]) return false;
  return true;
}

// src/secrets/redact.ts
function createRedactor(values) {
  const anchors = values.flatMap(anchorsOf);
  const search = createByteSearch(anchors.map(({ form, start, length }) => form.subarray(start, start + length)));
  return (text) => {
    const bytes = Buffer.from(text);
    const spans = [];
    search.search(bytes, (index, end) => {
      const anchor = anchors[index];
      const span = anchor === void 0 ? void 0 : extend(anchor, bytes, end - anchor.length);
      if (anchor !== void 0 && span !== void 0 && span.end - span.start >= anchor.minimum) spans.push(span);
    });
    return spans.length === 0 ? text : withoutSpans(bytes, spans);
  };
}
var anchorLength = 16;
var longestEncoded = 65536;
function anchorsOf(value) {
  const { masks } = planMasks(value);
  if (masks.length === 0) return [];
  const forms = value.length > longestEncoded ? [] : formsOf(value);
  const texts = new Map(masks.map((mask) => [mask, shortestPart]));
  for (const { encoding, text } of forms)
    if (Buffer.byteLength(text) >= shortestNeedle && !texts.has(text))
      texts.set(text, wrapped.has(encoding) ? anchorLength : shortestPart);
  return [...texts].flatMap(([text, part]) => anchorsOfForm(Buffer.from(text), part));
}
var shortestPart = 64;
var wrapped = /* @__PURE__ */ new Set(["base64", "base64 in base64", "hex"]);
function anchorsOfForm(form, part) {
  const length = Math.min(form.length, anchorLength);
  const minimum = Math.min(form.length, part);
  const starts = Array.from({ length: Math.floor(form.length / length) }, (_, index) => index * length);
  return [.../* @__PURE__ */ new Set([...starts, form.length - length])].map((start) => ({ form, start, length, minimum }));
}
function extend({ form, start, length }, bytes, at) {
  let before = 0;
  while (before < start && at - before > 0 && form[start - before - 1] === bytes[at - before - 1]) before += 1;
  let after = length;
  while (start + after < form.length && form[start + after] === bytes[at + after]) after += 1;
  return { start: at - before, end: at + after };
}
function withoutSpans(bytes, spans) {
  spans.sort((one, other) => one.start - other.start || other.end - one.end);
  const parts = [];
  let done = 0;
  for (const { start, end } of spans) {
    if (start >= done) parts.push(bytes.toString("utf8", done, start), "***");
    done = Math.max(done, end);
  }
  return [...parts, bytes.toString("utf8", done)].join("");
}

export {
  formatHandoff,
  parseHandoff,
  createRedactor
};
