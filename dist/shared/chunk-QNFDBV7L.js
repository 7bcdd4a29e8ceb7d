import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/toolkit/byte-search.ts
var shortestPattern = 3;
function createByteSearch(patterns) {
  const lengthOf = ({ bytes, mayWrap }) => bytes.length + (mayWrap === true ? longestBreaks : 0);
  const shortest = patterns.reduce((least, { bytes }) => Math.min(least, bytes.length), longestWindow);
  if (shortest < shortestPattern) throw new RangeError(`A pattern is shorter than ${shortestPattern} bytes.`);
  const tables = buildTables(patterns, shortest);
  return {
    longest: patterns.reduce((most, pattern) => Math.max(most, lengthOf(pattern)), 0),
    search: (bytes, found) => {
      if (patterns.length > 0) searchBytes(tables, bytes, found);
    }
  };
}
var longestWindow = 16;
var longestBreaks = 64;
var tableBits = 16;
var multiplier = 2654435761;
function buildTables(patterns, length) {
  const taken = /* @__PURE__ */ new Set();
  const windows = patterns.flatMap(
    ({ bytes, mayWrap = false }, pattern) => offsetsOf(bytes, length, mayWrap, taken).map((offset) => ({ pattern, bytes, mayWrap, offset }))
  );
  const shifts = new Uint8Array(1 << tableBits).fill(length - shortestPattern + 1);
  const first = new Int32Array(1 << tableBits).fill(-1);
  const next = new Int32Array(windows.length).fill(-1);
  const heads = Uint16Array.from(windows, ({ bytes, offset }) => headAt(bytes, offset));
  const tables = { windows, length, shifts, first, next, heads };
  for (const [index, window] of windows.entries()) addWindow(tables, window, index);
  return tables;
}
function offsetsOf(bytes, length, mayWrap, taken) {
  return mayWrap ? [.../* @__PURE__ */ new Set([0, Math.min(length, bytes.length - length)])] : [chooseWindow(bytes, length, taken)];
}
function addWindow({ shifts, length, first, next }, { bytes, offset }, index) {
  for (let end = shortestPattern; end <= length; end++) {
    const block = hashAt(bytes, offset + end - 1);
    shifts[block] = Math.min(shifts[block] ?? 0, length - end);
  }
  const last = hashAt(bytes, offset + length - 1);
  next[index] = first[last] ?? -1;
  first[last] = index;
}
function chooseWindow(bytes, length, taken) {
  if (bytes.length === length) return 0;
  const text = Buffer.from(bytes).toString("latin1");
  const starts = Array.from({ length: bytes.length - length + 1 }, (_, start2) => start2);
  const shared = starts.find((start2) => taken.has(text.slice(start2, start2 + length)));
  const start = shared ?? rarestWindow(bytes, length);
  taken.add(text.slice(start, start + length));
  return start;
}
function rarestWindow(bytes, length) {
  const rarities = Array.from(bytes, (byte, index) => byte === bytes[index - 1] ? 0 : rarity(byte));
  let sum = 0;
  let [best, bestSum] = [0, -1];
  for (let end = 1; end <= bytes.length; end++) {
    sum += (rarities[end - 1] ?? 0) - (rarities[end - 1 - length] ?? 0);
    if (end >= length && sum > bestSum) [best, bestSum] = [end - length, sum];
  }
  return best;
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
  const { shifts } = tables;
  const { length } = bytes;
  let last = tables.length - 1;
  while (last < length) {
    const block = bytes[last] | bytes[last - 1] << 8 | bytes[last - 2] << 16;
    const shift = shifts[Math.imul(block, multiplier) >>> 32 - tableBits];
    if (shift === 0) {
      verify(tables, bytes, last, found);
      last += 1;
    } else last += shift;
  }
}
function verify({ windows, length, first, next, heads }, bytes, last, found) {
  const start = last - length + 1;
  const head = headAt(bytes, start);
  for (let index = first[hashAt(bytes, last)] ?? -1; index >= 0; index = next[index] ?? -1) {
    const window = heads[index] === head ? windows[index] : void 0;
    if (window !== void 0) compare(window, length, bytes, start, found);
  }
}
function headAt(bytes, start) {
  return (bytes[start] ?? 0) | (bytes[start + 1] ?? 0) << 8;
}
function compare(window, length, bytes, at, found) {
  const { bytes: pattern, offset, mayWrap } = window;
  const end = endOfMatch(pattern, offset, bytes, at, mayWrap);
  const start = end === void 0 ? void 0 : startOfMatch(pattern, offset, bytes, at, mayWrap);
  if (end === void 0 || start === void 0) return;
  const isSecond = mayWrap && offset > 0;
  if (!(isSecond && startsUnbroken(pattern, length, bytes, start))) found(window.pattern, end, end - start);
}
function startsUnbroken(pattern, length, bytes, start) {
  for (let index = 0; index < length; index++) if (pattern[index] !== bytes[start + index]) return false;
  return true;
}
function endOfMatch(pattern, from, bytes, at, mayWrap) {
  let place = at;
  for (let index = from; index < pattern.length; index++, place++) {
    if (mayWrap && index > 0 && pattern[index] !== bytes[place]) place = behindBreak(bytes, place);
    if (pattern[index] !== bytes[place]) return void 0;
  }
  return place - at <= pattern.length + longestBreaks ? place : void 0;
}
function startOfMatch(pattern, to, bytes, at, mayWrap) {
  let place = at - 1;
  for (let index = to - 1; index >= 0; index--, place--) {
    if (mayWrap && pattern[index] !== bytes[place]) place = beforeBreak(bytes, place);
    if (pattern[index] !== bytes[place]) return void 0;
  }
  return at - place <= pattern.length + longestBreaks ? place + 1 : void 0;
}
function behindBreak(bytes, place) {
  let behind = place;
  if (bytes[behind] === 13) behind += 1;
  if (bytes[behind] !== 10) return place;
  behind += 1;
  while (bytes[behind] === 32 || bytes[behind] === 9) behind += 1;
  return behind;
}
function beforeBreak(bytes, place) {
  let before = place;
  while (bytes[before] === 32 || bytes[before] === 9) before -= 1;
  if (bytes[before] !== 10) return place;
  before -= 1;
  return bytes[before] === 13 ? before - 1 : before;
}

export {
  createByteSearch
};
