import { randomUUID } from 'node:crypto';
import type { Log } from './action-host.ts';

/**
 * Prints what others wrote, such as the output of a builder or a container. Until it is stopped, the runner takes no line of the
 * log for a command: others can print anything.
 */
export function startForeignOutput(log: Log): () => void {
  const token = randomUUID();
  log.info(`::stop-commands::${token}`);
  return () => log.info(`::${token}::`);
}

/** Opens a group of the log that is filled as lines come; what it returns closes it. Groups cannot be nested. */
export function startGroup(log: Log, title: string): () => void {
  log.info(`::group::${title}`);
  return () => log.info('::endgroup::');
}

/** Prints some lines that others wrote. */
export function printForeign(log: Log, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const stop = startForeignOutput(log);
  for (const line of lines) log.info(line);
  stop();
}
