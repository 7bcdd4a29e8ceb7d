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

export {
  startForeignOutput,
  startGroup,
  printForeign
};
