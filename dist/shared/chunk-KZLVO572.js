import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  formsOf,
  isWrapped,
  planMasks,
  shortestNeedle,
  unscannable
} from "./chunk-GIZJRJEK.js";
import {
  createByteSearch
} from "./chunk-QNFDBV7L.js";

// src/secrets/redact.ts
function createRedactor(values) {
  const anchors = values.flatMap(anchorsOf);
  const search = createByteSearch(
    anchors.map(({ form, first, length }) => ({ bytes: form.subarray(first, first + length) }))
  );
  return (text) => {
    const bytes = Buffer.from(text);
    const spans = [];
    const grown = /* @__PURE__ */ new Map();
    search.search(bytes, (index, end) => {
      const anchor = anchors[index];
      if (anchor === void 0 || end <= (grown.get(anchor.form) ?? 0)) return;
      const span = extend(anchor, bytes, end - anchor.length);
      grown.set(anchor.form, span.end);
      if (span.end - span.start >= anchor.minimum) spans.push(span);
    });
    return spans.length === 0 ? text : withoutSpans(bytes, spans);
  };
}
var anchorLength = 16;
var anchorDistance = 32;
var longestEncoded = 65536;
function anchorsOf(value) {
  const { masks } = planMasks(value);
  const forms = unscannable(value) !== void 0 || value.length > longestEncoded ? [] : formsOf(value);
  const texts = /* @__PURE__ */ new Map();
  for (const { encoding, text } of forms)
    if (Buffer.byteLength(text) >= shortestNeedle)
      texts.set(text, isWrapped(encoding) ? anchorLength : shortestPartOf(text));
  for (const mask of masks) if (!texts.has(mask)) texts.set(mask, shortestPartOf(mask));
  return [...texts].flatMap(([text, part]) => anchorsOfForm(Buffer.from(text), part));
}
function shortestPartOf(text) {
  return text.length > longestUnbroken ? anchorLength : shortestPart;
}
var shortestPart = 64;
var longestUnbroken = 4096;
function anchorsOfForm(form, part) {
  const length = Math.min(form.length, anchorLength);
  const minimum = Math.min(form.length, part);
  const starts = Array.from({ length: Math.ceil(form.length / anchorDistance) }, (_, index) => index * anchorDistance);
  const pieces = /* @__PURE__ */ new Map();
  for (const start of [...starts.filter((each) => each + length <= form.length), form.length - length]) {
    const piece = form.toString("latin1", start, start + length);
    pieces.set(piece, { form, first: pieces.get(piece)?.first ?? start, last: start, length, minimum });
  }
  return [...pieces.values()];
}
function extend({ form, first, last, length }, bytes, at) {
  let before = 0;
  while (before < last && at - before > 0 && form[last - before - 1] === bytes[at - before - 1]) before += 1;
  let after = length;
  while (first + after < form.length && form[first + after] === bytes[at + after]) after += 1;
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
  createRedactor
};
