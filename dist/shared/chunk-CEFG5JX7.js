import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/toolkit/foreign-output.ts
import { randomUUID } from "node:crypto";
function startForeignOutput(log) {
  const token = randomUUID();
  log.info(`::stop-commands::${token}`);
  return () => log.info(`::${token}::`);
}
function startGroup(log, title) {
  log.info(`::group::${title}`);
  return () => log.info("::endgroup::");
}
function printForeign(log, lines) {
  if (lines.length === 0) return;
  const stop = startForeignOutput(log);
  for (const line of lines) log.info(line);
  stop();
}

// src/toolkit/foreign-text.ts
var controls = new RegExp("(?!\\t)\\p{Cc}(?:\\[[\\d;]{0,40}[A-Za-z])?", "gu");
function foreignLines(text) {
  return text.split(/\r?\n/).map((line) => `  | ${plain(line).replaceAll("##[", "## [")}`);
}
function fenced(lines) {
  const text = lines.map(plain);
  const fence = "`".repeat(Math.max(3, longestRun(text.join("\n")) + 1));
  return [fence, ...text, fence];
}
function inlineCode(text) {
  const line = plain(text.replace(/\s+/g, " ")).replaceAll("|", "\\|");
  const fence = "`".repeat(longestRun(line) + 1);
  const space = /^`|`$/.test(line) ? " " : "";
  return `${fence}${space}${line}${space}${fence}`;
}
function plain(text) {
  return text.replace(controls, "");
}
function longestRun(text) {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

export {
  startForeignOutput,
  startGroup,
  printForeign,
  foreignLines,
  fenced,
  inlineCode
};
