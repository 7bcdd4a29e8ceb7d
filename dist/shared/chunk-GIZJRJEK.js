import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  speaksOfSecret
} from "./chunk-L3PRAZ64.js";

// src/secrets/encoders.ts
function lineEndTexts(text) {
  const plain = text.replace(/\r\n?/g, "\n");
  return [plain, plain.replaceAll("\n", "\r\n")];
}
function escapedLineEnds(text) {
  return [text.replaceAll("\r", "\\r").replaceAll("\n", "\\n"), text.replace(/\r?\n/g, "\\n")];
}
function jsonTexts(text) {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[\u007f-\uffff]/g, unicodeEscape);
  const go = json.replace(/[<>&\u2028\u2029]/g, unicodeEscape);
  const slashed = json.replaceAll("/", "\\/");
  return [json, go, ascii, upperEscapes(ascii), slashed, slashed.replace(/[\u007f-\uffff]/g, unicodeEscape)];
}
function unicodeEscape(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
function upperEscapes(text) {
  return text.replace(/\\u[\da-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`);
}
function urlTexts(text) {
  const wellFormed = Buffer.from(text).toString();
  const component = encodeURIComponent(wellFormed);
  const strict = component.replace(/[!'()*]/g, percent);
  const form = new URLSearchParams([["", wellFormed]]).toString().slice(1);
  const all = [
    component,
    strict,
    strict.replaceAll("%2F", "/"),
    component.replaceAll("%20", "+"),
    strict.replaceAll("%20", "+"),
    form,
    encodeURI(wellFormed)
  ];
  return all.flatMap((url) => [url, url.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())]);
}
function percent(character) {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function markupTexts(text) {
  const basic = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const quotes = ["&quot;", "&#34;"];
  const apostrophes = ["'", "&apos;", "&#39;", "&#x27;", "&#039;"];
  return [
    basic,
    ...quotes.flatMap(
      (quote) => apostrophes.map((apostrophe) => basic.replaceAll('"', quote).replaceAll("'", apostrophe))
    )
  ];
}
function shellTexts(text) {
  return [
    text.replaceAll("'", "'\\''"),
    text.replaceAll("'", `'"'"'`),
    text.replace(/["\\$`]/g, "\\$&"),
    text.replace(/[^\w@%+=:,./\n-]/g, "\\$&")
  ];
}
function base64Texts(bytes) {
  const texts = [0, 1, 2].map((before) => stableBase64(bytes, before));
  return [...texts, ...texts.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"))];
}
function stableBase64(bytes, before) {
  const characters = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64").replace(/=+$/, "");
  const first = Math.ceil(before * 8 / 6);
  const end = Math.floor((before + bytes.length) * 8 / 6);
  return characters.slice(first, end);
}

// src/secrets/telling-lines.ts
function tellingLines(value) {
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.trim());
  return lines.filter((line) => line.length >= shortestLine && isTelling(line));
}
var shortestLine = 8;
function tellingPart(text) {
  const password = /:\/\/[^/\s:@]*:([^/\s@]+)@/d.exec(text)?.indices?.[1];
  if (password !== void 0) return { start: password[0], end: password[1] };
  const words = [...text.matchAll(/[^\s"'`,;()[\]{}<>]+/g)].map((match) => ({ start: match.index, text: match[0] }));
  const random = words.filter((word) => isRandom(word.text));
  const [first] = (random.length > 0 ? random : words).toSorted((one, other) => other.text.length - one.text.length);
  return first === void 0 ? { start: 0, end: text.length } : { start: first.start, end: first.start + first.text.length };
}
function isTelling(line) {
  if (armour.test(line)) return false;
  const [, key = "", rest = line] = setting.exec(line) ?? [];
  const value = rest.replace(/^["'`]|["'`]?[,;]?$/g, "");
  if (publicSettings.has(key.toLowerCase()) || value.length < shortestSetting) return false;
  if (hasCredentials.test(value) || isRandom(value)) return true;
  return speaksOfSecret(key) ? !commonValue.test(value) : /\d{12}/.test(value);
}
var setting = /^(?:export\s+|-\s+)?["']?([\w.-]+)["']?\s*(?:=|:(?!\/\/))\s*(.*)$/;
var shortestSetting = 6;
var armour = /^(?:-{4,5} ?(?:BEGIN|END) [\w ]+-{4,5}|(?:Proc-Type|DEK-Info|Version|Comment): .*)$/;
var publicSettings = /* @__PURE__ */ new Set(["type", "auth_uri", "token_uri", "auth_provider_x509_cert_url", "universe_domain"]);
var hasCredentials = /:\/\/[^/\s:@]*:[^/\s@]+@/;
var commonValue = /^(?:true|false|null|none|undefined|default|required|disabled?|enabled?|\$\{?\w+\}?|<.*>|[*.x]+)$/i;
function isRandom(value) {
  const words = value.split(/[\s"'`,;()[\]{}<>]+/).filter((word) => word.length >= shortestSetting);
  return words.some((word) => {
    const [small, capital, digit] = [/[a-z]/, /[A-Z]/, /\d/].map((kind) => kind.test(word));
    if (digit && small && capital) return word.length >= 8;
    if (digit) return (small || capital) && /[\w+/=~-]{16}/.test(word);
    return isMixed(word);
  });
}
function isMixed(word) {
  const letters = word.replace(/[^A-Za-z]/g, "");
  const capitals = letters.replace(/[^A-Z]/g, "").length;
  return letters.length >= shortestMixed && capitals >= 0.3 * letters.length && capitals <= 0.9 * letters.length;
}
var shortestMixed = 12;

// src/secrets/encodings.ts
function isWrapped(encoding) {
  return encoding === "base64" || encoding === "base64 in base64" || encoding === "hex";
}
function formsOf(value) {
  const text = value.trim();
  const forms = [
    { encoding: "as it is", text: value },
    { encoding: "as it is", text },
    ...lineForms(value),
    ...escapedForms(text),
    ...binaryForms([text, ...lineEndTexts(text)])
  ];
  return distinctForms(forms.filter((form) => form.text !== ""));
}
function lineForms(value) {
  return tellingLines(value).map((text) => ({ encoding: "one of its lines", text }));
}
function escapedForms(text) {
  const forms = (encoding, texts) => texts.map((form) => ({ encoding, text: form }));
  const json = jsonTexts(text);
  return [
    ...forms("with other line ends", lineEndTexts(text)),
    ...forms("JSON", json),
    ...forms("JSON in JSON", json.flatMap(jsonTexts)),
    ...forms("escaped line ends", escapedLineEnds(text)),
    ...forms("URL", urlTexts(text)),
    ...forms("HTML or XML", markupTexts(text)),
    ...forms("shell quotes", shellTexts(text))
  ];
}
function binaryForms(texts) {
  return [...new Set(texts)].flatMap((text) => {
    const bytes = Buffer.from(text);
    const once = base64Texts(bytes);
    const hex = [bytes.toString("hex"), bytes.toString("hex").toUpperCase()];
    const twice = once.flatMap((form) => base64Texts(Buffer.from(form)));
    return [
      ...once.map((form) => ({ encoding: "base64", text: form })),
      ...hex.map((form) => ({ encoding: "hex", text: form })),
      ...twice.map((form) => ({ encoding: "base64 in base64", text: form }))
    ];
  });
}
function distinctForms(forms) {
  const seen = /* @__PURE__ */ new Set();
  return forms.filter(({ text }) => !seen.has(text) && seen.add(text));
}

// src/secrets/needles.ts
var shortestNeedle = 6;
function needlesOf(secret) {
  if (unscannable(secret.value) !== void 0) return [];
  const needles = /* @__PURE__ */ new Map();
  for (const { encoding, text } of searchedForms(secret.value)) {
    const bytes = Buffer.from(text);
    const key = bytes.toString("latin1");
    if (bytes.length >= shortestNeedle && !needles.has(key))
      needles.set(key, { name: secret.name, encoding, bytes, mayWrap: isWrapped(encoding) });
  }
  return [...needles.values()];
}
function unscannable(value) {
  const text = value.trim();
  if (Buffer.byteLength(text) < shortestNeedle) return `is shorter than ${shortestNeedle} bytes`;
  if (commonWords.has(text.toLowerCase())) return "is a word that stands in many files";
  if (rowsOfKeys.some((row) => row.includes(text.toLowerCase()))) return "is a row of keys that stands in many files";
  if (new Set(text).size < 3) return "is one or two characters again and again";
  return searchedForms(value).length === 0 ? "has no line of its own that tells it from others" : void 0;
}
var commonWords = /* @__PURE__ */ new Set([
  "changeit",
  "changeme",
  "default",
  "development",
  "disabled",
  "enabled",
  "example",
  "localhost",
  "master",
  "password",
  "postgres",
  "production",
  "public",
  "secret",
  "staging",
  "undefined"
]);
var rowsOfKeys = ["01234567890", "9876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop"];
function searchedForms(value) {
  const text = value.trim();
  if (!/[\r\n]/.test(text) && text.length <= longestWhole) return searchedFormsOfCore(text);
  const lines = tellingLines(value);
  const forms = lines.map((line) => ({ encoding: "one of its lines", text: middle(line) }));
  const core = lines.length > 0 ? longest(lines) : text;
  const isTold = lines.length > 0 || (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= shortestSequence;
  return isTold ? distinctForms([...forms, ...searchedFormsOfCore(middle(core))]) : [];
}
var shortestSequence = 16;
function searchedFormsOfCore(core) {
  return distinctForms([{ encoding: "as it is", text: core }, ...escapedForms(core), ...searchedBinaryForms(core)]);
}
var longestWhole = 64;
function middle(text) {
  if (text.length <= longestWhole) return text;
  const part = tellingPart(text);
  const center = Math.floor((part.start + part.end) / 2);
  const start = Math.max(0, Math.min(center - longestWhole / 2, text.length - longestWhole));
  return cut(text, start, start + longestWhole);
}
function cut(text, start, end) {
  return text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
}
function longest(lines) {
  const most = Math.max(...lines.map((line) => line.length));
  const candidates = lines.filter((line) => line.length === most);
  return candidates[Math.floor(candidates.length / 2)] ?? "";
}
function searchedBinaryForms(text) {
  const texts = [text, ...lineEndTexts(text), ...jsonTexts(text).slice(0, 3)];
  const once = texts.flatMap(tellingParts).flatMap((part) => base64Texts(Buffer.from(part)));
  const twice = once.flatMap((form) => base64Texts(Buffer.from(form)));
  return [
    ...binaryForms(texts).filter(({ encoding }) => encoding !== "base64 in base64"),
    ...twice.map((form) => ({ encoding: "base64 in base64", text: form }))
  ];
}
var longestHalf = 21;
var shortestTelling = 4;
function tellingParts(text) {
  if (Buffer.byteLength(text) <= 2 * longestHalf) return [text];
  const { start, end } = tellingPart(text);
  const middleOfPart = Math.floor((start + end) / 2);
  const border = Math.max(longestHalf, Math.min(middleOfPart, text.length - longestHalf));
  const halves = [border - longestHalf, border].map((from) => ({ from, to: from + longestHalf }));
  const tells = ({ from, to }) => Math.min(to, end) - Math.max(from, start) >= Math.min(shortestTelling, end - start);
  const telling = halves.filter(tells);
  return (telling.length > 0 ? telling : halves).map(({ from, to }) => cut(text, from, to));
}

// src/secrets/masks.ts
function planMasks(value) {
  const plan = planPlainMasks(value);
  return plan.skipped === void 0 ? { masks: distinct([...plan.masks, ...encodingsOf(value)]) } : plan;
}
function planPlainMasks(value) {
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.trim());
  const filled = lines.filter((line) => line !== "");
  const [only] = filled;
  if (filled.length > 1) return planLines(filled);
  if (only === void 0 || only.length < shortestValue)
    return { masks: [], skipped: `is shorter than ${shortestValue} characters` };
  if (commonWords2.has(only.toLowerCase())) return { masks: [], skipped: "is a word that is everywhere in logs" };
  if (isPunctuation(only) && only.length < shortestLine2)
    return { masks: [], skipped: "is short punctuation, which is everywhere in logs" };
  return { masks: lines.length === 1 ? distinct([value, only]) : [only] };
}
var shortestValue = 4;
var shortestLine2 = 8;
var commonWords2 = /* @__PURE__ */ new Set(["true", "false", "null", "none", "yes", "no", "on", "off"]);
function planLines(lines) {
  const masks = lines.filter((line) => line.length >= shortestLine2 && !isPunctuation(line));
  return masks.length > 0 ? { masks: distinct(masks) } : { masks: [], skipped: `has no line of ${shortestLine2} or more characters` };
}
function encodingsOf(value) {
  const text = Buffer.from(value, "utf8").toString("utf8");
  return maskTextsOf(text).filter((form) => !isPunctuation(form));
}
function maskTextsOf(value) {
  if (unscannable(value) !== void 0 || value.length > longestMasked) return [];
  const known = /* @__PURE__ */ new Set([value, value.trim()]);
  const texts = formsOf(value).filter(({ encoding }) => encoding !== "as it is" && encoding !== "one of its lines").map(({ text }) => text).filter((text) => text.length >= shortestNeedle && !/[\r\n]/.test(text) && /\w/.test(text) && !known.has(text));
  return distinct(texts);
}
var longestMasked = 8192;
function isPunctuation(text) {
  return !/[\p{L}\p{N}]/u.test(text);
}
function distinct(texts) {
  return [...new Set(texts)];
}

export {
  hasCredentials,
  isRandom,
  isWrapped,
  formsOf,
  shortestNeedle,
  needlesOf,
  unscannable,
  planMasks,
  planPlainMasks
};
