import { printForeign } from '../../toolkit/foreign-output.ts';
import { foreignLines } from '../../toolkit/foreign-text.ts';
import type { ContainerTestTools } from './tools.ts';

const longestLog = 200;
const longestLine = 2_000;

/** The last lines that a container wrote to both of its streams, in order of arrival and without secrets. */
export async function readLog({ docker, redact }: ContainerTestTools, container: string): Promise<readonly string[]> {
  const lines: string[] = [];
  await docker({
    parameters: ['container', 'logs', '--tail', String(longestLog), container],
    onLine: (line) => lines.push(line),
  });
  // A value of several lines is recognized only in the whole.
  return redact(lines.join('\n'))
    .split('\n')
    .map((line) => line.slice(0, longestLine));
}

/** Prints what a container wrote, folded under a title. */
export function printLog({ log }: ContainerTestTools, title: string, lines: readonly string[]): void {
  log.info(`::group::${title}`);
  printForeign(log, lines.flatMap(foreignLines));
  log.info('::endgroup::');
}
