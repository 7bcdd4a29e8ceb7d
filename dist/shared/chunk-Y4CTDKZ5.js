import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  planSearch
} from "./chunk-YVECWMDL.js";
import {
  fillSentences
} from "./chunk-QQOACR5C.js";

// src/diagnosis/mask-secrets.ts
function maskSecretShapes(line) {
  const masked = shapes.reduce((text, shape) => text.replace(shape, "$<kept>***"), line);
  return masked !== line && isEncoded(masked) ? "***" : masked;
}
function isEncoded(text) {
  return /\\["\\n]|%[\dA-Fa-f]{2}/.test(text);
}
var secretName = "(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?|signature)";
var value = `(?:"[^"]{1,500}|'[^']{1,500}|[^\\s"',;&]{1,2000})`;
var noValue = `(?!["']?(?:yes|no|true|false|null|none|nil|undefined)\\b)`;
var shapes = [
  /(?<kept>:\/\/[^\s:@/'"]{0,200}:)[^\s'"]{1,500}(?=@)/g,
  new RegExp(`(?<kept>${secretName}[\\w-]{0,20}=)${noValue}${value}`, "gi"),
  new RegExp(
    `(?<kept>${secretName}[\\w-]{0,20}\\\\?["']\\s{0,3}[:=]>?\\s{0,3})${noValue}(?:\\\\?"[^"\\\\]{1,500}|${value})`,
    "gi"
  ),
  new RegExp(`(?<kept>${secretName}: {1,3})${noValue}\\S{1,500}$`, "gim"),
  new RegExp(`(?<kept>--?${secretName} )(?!-)\\S{1,500}`, "gi"),
  /(?<kept>authorization["']?: {0,3}["']?(?:(?:basic|bearer|token) )?)[\w.~+/=-]{4,2000}/gi,
  /(?<kept>\bbearer )[\w.~+/=-]{16,2000}/gi,
  /(?<kept>-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[^\n]{1,4000}/g,
  /(?<kept>\b)(?:gh[opsur]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,64}|npm_\w{36}|xox[a-z]-[\w-]{10,255}|sk_live_\w{10,255}|A(?:KIA|SIA)[A-Z\d]{16}|eyJ[\w-]{10,2000}\.[\w-]{10,2000}(?:\.[\w-]{0,2000})?)/g
];

// src/diagnosis/folded-bytes.ts
var blank = 32;
var lineFeed = 10;
function foldBytes(text) {
  const { length } = text;
  const bytes = new Uint8Array(length);
  const starts = [];
  const shifts = [];
  let [from, to, breaks] = [0, 0, 0];
  while (from < length) {
    const start = foldWord(text, from, bytes, to);
    to += start - from;
    from = start;
    while (from < length && text[from] <= blank) if (text[from++] === lineFeed) breaks += 1;
    if (from > start) bytes[to++] = blank;
    if (from > start + 1) {
      starts.push(to);
      shifts.push(from - to);
    }
  }
  const placeOf = (index) => index + (shifts[lastUpTo(starts, index)] ?? 0);
  return { bytes: bytes.subarray(0, to), breaks, placeOf };
}
function foldWord(text, from, bytes, to) {
  const { length } = text;
  for (let place = from, target = to; place < length; place++, target++) {
    const byte = text[place];
    if (byte <= blank) return place;
    bytes[target] = byte >= 65 && byte <= 90 ? byte | 32 : byte;
  }
  return length;
}
function lastUpTo(numbers, most) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = low + high >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// src/diagnosis/line-window.ts
var widestReach = 1500;
var linesAround = 4;
function lineAt(text, place) {
  return { start: startOfLine(text, place), end: endOfLine(text, place) };
}
function linesAt(text, place) {
  let { start, end } = lineAt(text, place);
  for (let count = 0; count < linesAround; count++) {
    const [before, behind] = [breakBefore(text, start), breakAt(text, end)];
    if (before > 0) start = startOfLine(text, start - before);
    if (behind > 0) end = endOfLine(text, end + behind);
  }
  return { start, end };
}
function readLines(text, { start, end }) {
  const lines = text.toString("utf8", start, end).split(/\r\n|[\n\r]/);
  return lines.map(withoutPrefix).join("\n");
}
function withoutPrefix(line) {
  return line.replace(prefixes, "");
}
var prefixes = /^(?:\[?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)\]? )?(?:#\d{1,5} (?:\d{1,6}\.\d{1,3} )?|\d{1,6}\.\d{3} )?/;
var lineFeed2 = 10;
var carriageReturn = 13;
function startOfLine(text, place) {
  const least = Math.max(0, place - widestReach);
  let start = place;
  while (start > least && !isBreak(text, start - 1)) start -= 1;
  return start;
}
function endOfLine(text, place) {
  const most = Math.min(text.length, place + widestReach);
  let end = place;
  while (end < most && !isBreak(text, end)) end += 1;
  return end;
}
function isBreak(text, place) {
  return text[place] === lineFeed2 || text[place] === carriageReturn;
}
function breakAt(text, place) {
  if (!isBreak(text, place)) return 0;
  return text[place] === carriageReturn && text[place + 1] === lineFeed2 ? 2 : 1;
}
function breakBefore(text, place) {
  if (place === 0 || !isBreak(text, place - 1)) return 0;
  return text[place - 1] === lineFeed2 && text[place - 2] === carriageReturn ? 2 : 1;
}

// src/diagnosis/line-time.ts
function timeOfLine(line) {
  const match = form.exec(line);
  if (match === null) return null;
  const [, year, month, day, time, fraction = "", zone = "Z"] = match;
  const milliseconds = Date.parse(
    `${year}-${month}-${day}T${time}${fraction.replace(",", ".").slice(0, 4)}${zoneOf(zone)}`
  );
  return Number.isNaN(milliseconds) ? null : milliseconds / 1e3;
}
var form = /^[[\s]{0,4}(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d:\d\d:\d\d)([.,]\d{1,9})?\s?(Z|UTC|[+-]\d\d(?::?\d\d)?(?![\d-]))?/;
function zoneOf(zone) {
  if (zone === "UTC") return "Z";
  if (/^[+-]\d\d$/.test(zone)) return `${zone}:00`;
  return zone.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2");
}

// src/diagnosis/sighting.ts
var longestQuote = 600;
function quoteLine(text, place, mask) {
  const window = lineAt(text, place);
  const before = withoutPrefix(text.toString("utf8", window.start, place)).length;
  const line = mask(readLines(text, window)).trim();
  if (line.length <= longestQuote) return line;
  const start = Math.max(0, Math.min(before, line.length) - longestQuote / 2);
  const end = start + longestQuote;
  const [front, back] = [start > 0, end < line.length];
  return `${front ? "\u2026" : ""}${wholeWords(line.slice(start, end), front, back)}${back ? "\u2026" : ""}`;
}
function wholeWords(part, front, back) {
  const behind = front ? part.slice(part.search(/[\s"',;]|$/)) : part;
  return back ? behind.slice(0, 1 + lastGap(behind)) : behind;
}
function lastGap(text) {
  return Math.max(...[" ", "	", '"', "'", ",", ";"].map((gap) => text.lastIndexOf(gap)));
}
function timeAt(text, place) {
  const { start, end } = lineAt(text, place);
  return timeOfLine(text.toString("utf8", start, Math.min(end, start + 64)));
}
function keepGroups(kept, found, lines, mask) {
  const isNew = (name) => found[name] && kept[name] === void 0;
  const names = Object.keys(found).filter(isNew);
  if (names.length === 0) return;
  const shown = mask(lines);
  for (const name of names) {
    const value2 = found[name] ?? "";
    kept[name] = shown.includes(value2) ? value2.replace(/[.,;:]$/, "") : "***";
  }
}

// src/diagnosis/terminal-codes.ts
var escapeByte = 27;
var escapeCharacter = "\x1B";
var bell = "\x07";
var sequences = new RegExp(
  `${escapeCharacter}(?:\\[[\\d;?]{0,40}[A-Za-z]|\\][^\\p{Cc}]{0,400}(?:${bell}|${escapeCharacter}\\\\)?|[()][A-Z0-9])?`,
  "gu"
);
function withoutTerminalCodes(text) {
  if (!text.includes(escapeByte)) return text;
  return Buffer.from(text.toString("utf8").replace(sequences, ""));
}

// src/diagnosis/piece-search.ts
var overlap = 1 << 13;
var mostTriesInLongLines = 1e3;
var mostTriesForValues = 1e3;
function createPieceSearch(plan, mask) {
  const count = plan.candidates.length;
  const state = {
    plan,
    mask,
    sightings: /* @__PURE__ */ new Map(),
    coveredTo: new Int32Array(count),
    triesInLongLines: new Int32Array(count),
    triesForValues: new Int32Array(count),
    // The line break that stands for the start of the text ends no line.
    lines: -1,
    last: void 0
  };
  let seen = Buffer.from("\n");
  return {
    add: (piece) => {
      seen = searchText(state, Buffer.concat([seen, withoutTerminalCodes(piece)]));
    },
    sightings: () => [...state.sightings.values()]
  };
}
function searchText(state, text) {
  const { bytes, breaks, placeOf } = foldBytes(text);
  state.coveredTo.fill(0);
  state.last = void 0;
  state.plan.search.search(bytes, (literal, end) => {
    const place = placeOf(end - 1);
    for (const candidate of state.plan.byLiteral[literal] ?? []) tryCandidate(state, candidate, text, place);
  });
  const rest = Buffer.from(endOf(text));
  state.lines += breaks - countBreaks(rest, rest.length);
  return rest;
}
function endOf(text) {
  const end = text.subarray(-overlap);
  return end.subarray(Math.max(0, end.indexOf("\n")));
}
function tryCandidate(state, index, text, place) {
  const candidate = state.plan.candidates[index];
  if (candidate === void 0 || place < (state.coveredTo[index] ?? 0)) return;
  if (isComplete(candidate, state.sightings.get(candidate.error.id)) || isExhausted(state, index)) return;
  const surroundings = surroundingsOf(state, text, place);
  state.coveredTo[index] = surroundings.coversTo;
  if (surroundings.isCut) state.triesInLongLines[index] = (state.triesInLongLines[index] ?? 0) + 1;
  const lines = candidate.spansLines ? surroundings.lines() : surroundings.line();
  const match = candidate.pattern.exec(lines);
  if (match === null) return;
  const sighting = state.sightings.get(candidate.error.id) ?? firstSighting(state, candidate, text, place);
  keepGroups(sighting.groups, match.groups ?? {}, lines, state.mask);
  state.triesForValues[index] = (state.triesForValues[index] ?? 0) + 1;
}
function isComplete({ names }, sighting) {
  return sighting !== void 0 && names.every((name) => sighting.groups[name] !== void 0);
}
function isExhausted({ triesInLongLines, triesForValues }, index) {
  return (triesInLongLines[index] ?? 0) >= mostTriesInLongLines || (triesForValues[index] ?? 0) >= mostTriesForValues;
}
function surroundingsOf(state, text, place) {
  const { last } = state;
  if (last !== void 0 && place >= last.start && place < last.coversTo) return last;
  state.last = lookAround(text, place);
  return state.last;
}
function lookAround(text, place) {
  const window = lineAt(text, place);
  const isCut = window.end - window.start >= 2 * widestReach;
  let [line, lines] = [];
  return {
    start: isCut ? place : window.start,
    coversTo: isCut ? place + widestReach / 2 : window.end,
    isCut,
    line: () => {
      line ??= readLines(text, window);
      return line;
    },
    lines: () => {
      lines ??= readLines(text, linesAt(text, place));
      return lines;
    }
  };
}
function firstSighting(state, { error, order }, text, place) {
  const line = state.lines + countBreaks(text, place) + 1;
  const quote = quoteLine(text, place, state.mask);
  const sighting = { error, order, line, time: timeAt(text, place), quote, groups: {} };
  state.sightings.set(error.id, sighting);
  return sighting;
}
function countBreaks(text, end) {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

// src/diagnosis/rank.ts
function describe(sighting, known) {
  const { error, line, quote, groups } = sighting;
  const values = { ...known, ...groups };
  const what = fillSentences(error.what, values);
  if (what === "") return void 0;
  const [why, fix] = [fillSentences(error.why, values), fillSentences(error.fix, values)];
  const link = error.link === void 0 ? {} : { link: error.link };
  return { sighting, found: { id: error.id, what, why, fix, ...link, quote, line } };
}
function rank(described) {
  const depthOf = depths(described.map(({ sighting }) => sighting.error));
  const depth = ({ sighting }) => depthOf.get(sighting.error.id) ?? 0;
  return [...described].sort(
    (one, two) => depth(one) - depth(two) || one.found.line - two.found.line || one.sighting.order - two.sighting.order
  );
}
function depths(errors) {
  const depthOf = new Map(errors.map(({ id }) => [id, 0]));
  for (let round = 0; round < depthOf.size; round++) if (!deepen(errors, depthOf)) break;
  return depthOf;
}
function deepen(errors, depthOf) {
  let hasChanged = false;
  for (const { id, beats = [] } of errors) {
    const depth = (depthOf.get(id) ?? 0) + 1;
    for (const other of beats) {
      if (other === id || (depthOf.get(other) ?? depth) >= depth) continue;
      depthOf.set(other, depth);
      hasChanged = true;
    }
  }
  return hasChanged;
}

// src/diagnosis/error-search.ts
function createErrorSearch(errors, sources) {
  const search = openSearch(planSearch(errors, sources));
  return {
    add: search.add,
    finish: () => {
      const described = search.finish().flatMap((sighting) => describe(sighting, {}) ?? []);
      return rank(described).map(({ found }) => found);
    }
  };
}
var pieceLength = 1 << 18;
var lineFeed3 = 10;
function openSearch(plan, redact = (line) => line) {
  const search = createPieceSearch(plan, (line) => maskSecretShapes(redact(line)));
  let waiting = Buffer.alloc(0);
  let length = 0;
  let halfCharacter = "";
  const addBytes = (bytes) => {
    for (let from = 0; from < bytes.length; ) {
      const taken = bytes.subarray(from, from + pieceLength - length);
      waiting = withRoom(waiting, length + taken.length);
      waiting.set(taken, length);
      length += taken.length;
      from += taken.length;
      if (length === pieceLength) length = searchWholeLines(search, waiting);
    }
  };
  return {
    add: (piece) => {
      if (typeof piece !== "string") return addBytes(piece);
      const text = halfCharacter + piece;
      halfCharacter = /[\ud800-\udbff]$/.exec(text)?.[0] ?? "";
      addBytes(Buffer.from(halfCharacter === "" ? text : text.slice(0, -1)));
    },
    finish: () => {
      addBytes(Buffer.from(`${halfCharacter}
`));
      search.add(waiting.subarray(0, length));
      return search.sightings();
    }
  };
}
function withRoom(waiting, length) {
  if (length <= waiting.length) return waiting;
  const larger = Buffer.alloc(Math.min(pieceLength, Math.max(length, 2 * waiting.length)));
  waiting.copy(larger);
  return larger;
}
function searchWholeLines(search, waiting) {
  const end = waiting.lastIndexOf(lineFeed3) + 1 || waiting.length;
  search.add(waiting.subarray(0, end));
  waiting.copyWithin(0, end);
  return waiting.length - end;
}

export {
  maskSecretShapes,
  isEncoded,
  describe,
  rank,
  depths,
  createErrorSearch,
  openSearch
};
