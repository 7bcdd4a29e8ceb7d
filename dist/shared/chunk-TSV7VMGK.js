import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/toolkit/foreign-text.ts
var controls = new RegExp("(?!\\t)\\p{Cc}(?:\\[[\\d;]{0,40}[A-Za-z])?", "gu");
function foreignLines(text) {
  return text.split(/\r?\n/).map((line) => `  | ${withoutMarks(plain(line))}`);
}
function logLine(sentence) {
  return withoutMarks(plain(sentence)).replace(/^(\s*:)(?=:)/, "$1 ");
}
function withoutMarks(line) {
  return line.replaceAll("##[", "## [");
}
function fenced(lines, language = "") {
  const text = lines.map(plain);
  const fence = "`".repeat(Math.max(3, longestRun(text.join("\n")) + 1));
  return [`${fence}${language}`, ...text, fence];
}
function proseText(text) {
  return plain(text.replace(/\s+/g, " ")).replace(/[\\`*_{}[\]<>|~#&$:@]|(?<=www)\./gi, "\\$&");
}
function inlineCode(text) {
  return code(text.replaceAll("|", "\\|"));
}
function code(text) {
  const line = plain(text.replace(/\s+/g, " "));
  const fence = "`".repeat(longestRun(line) + 1);
  const space = /^`|`$/.test(line) ? " " : "";
  return `${fence}${space}${line}${space}${fence}`;
}
var longestQuote = 600;
function quoted(line) {
  return line.length <= longestQuote ? `"${line}"` : `a line of ${line.length} characters, which the log shows`;
}
function fitted(message, most) {
  const lines = message.split("\n");
  const longest = lines.reduce((longer, line) => line.length > longer.length ? line : longer, "");
  const leftOut = `(A line of ${longest.length} characters is too long to be shown here.)`;
  if (message.length <= most || leftOut.length >= longest.length) return message;
  return fitted(lines.with(lines.indexOf(longest), leftOut).join("\n"), most);
}
function plain(text) {
  return text.replace(controls, "");
}
function longestRun(text) {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

export {
  foreignLines,
  logLine,
  fenced,
  proseText,
  inlineCode,
  code,
  quoted,
  fitted
};
