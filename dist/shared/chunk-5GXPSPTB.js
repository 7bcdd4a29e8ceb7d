import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/verify/statuses.ts
function parseStatuses(text) {
  const ranges = text.split(",").map((part) => parseRange(part.trim()));
  return ranges.includes(void 0) ? void 0 : ranges.flatMap((range) => range ?? []);
}
function parseRange(text) {
  const [, first, last] = /^([1-5]\d{2})(?:\s*-\s*([1-5]\d{2}))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last ?? first)];
  return from <= to ? { from, to } : void 0;
}
function isAmong(status, ranges) {
  return ranges.some(({ from, to }) => status >= from && status <= to);
}
function statusesText(ranges) {
  return ranges.map(({ from, to }) => from === to ? from : `${from}-${to}`).join(", ");
}

export {
  parseStatuses,
  isAmong,
  statusesText
};
