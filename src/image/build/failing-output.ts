import type { BuildOutput } from './failure.ts';

/**
 * The part of a builder's output that tells of the step that failed: what others print, before it or at the same time, may look like
 * an error and was none. The whole output where no step can be told.
 */
export function failingOutput({ stdout, stderr }: BuildOutput): string {
  const lines = linesOf(stderr);
  const [, failed] = lines.map((line) => /^#(\d+) ERROR/.exec(line)).findLast((match) => match !== null) ?? [];
  if (failed !== undefined) return lines.filter((line) => isOf(failed, line)).join('\n');
  const printed = linesOf(stdout);
  const lastStep = printed.findLastIndex((line) => /^Step \d+\/\d+ : /.test(line));
  return [...printed.slice(Math.max(0, lastStep)), ...lines].join('\n');
}

/** BuildKit numbers the lines of its steps; what it says at the end has no number. */
function isOf(step: string, line: string): boolean {
  const [, number] = /^#(\d+) /.exec(line) ?? [];
  return number === undefined || number === step;
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}
