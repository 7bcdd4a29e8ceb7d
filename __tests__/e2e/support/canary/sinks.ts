import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRunnerMasks } from '../../../../harness/runner/runner-masks.ts';
import { readLine } from '../../../../harness/runner/workflow-commands.ts';
import type { StepResult } from '../../../../harness/runner.ts';

/** Bytes that left a process, as others get to see them. */
export interface Sink {
  /** Such as `log of image` or `temp: file`. */
  readonly name: string;
  readonly bytes: Buffer;
}

export function sink(name: string, text: string): Sink {
  return { name, bytes: Buffer.from(text) };
}

/**
 * The logs and summaries of a job as its runner shows them, its own masks applied, debug lines included: a line is masked with what is
 * known when it comes, a summary with what is known when its step ends. Outputs and state are never masked.
 */
export function shownBy(steps: readonly StepResult[]): readonly Sink[] {
  const masks = createRunnerMasks();
  return steps.flatMap(({ action, rawLog, summary, outputs, state }) => {
    const log = rawLog.split('\n').flatMap((line) => {
      // Commands are stopped around foreign lines, which can then add no mask.
      const command = readLine(line);
      if (command.kind !== 'mask') return masks.apply(line.startsWith('::') ? unescaped(line) : line);
      masks.add(command.value);
      return [];
    });
    return [
      sink(`log of ${action}`, log.join('\n')),
      sink(`summary of ${action}`, masks.apply(summary)),
      sink(`outputs of ${action}`, JSON.stringify(outputs)),
      sink(`state of ${action}`, JSON.stringify(state)),
    ];
  });
}

/** Workflow commands carry line breaks and percent signs in escapes, which the runner takes out before it masks. */
function unescaped(line: string): string {
  return line.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** Every file under a directory, by name and contents. */
export function filesUnder(directory: string, title: string): readonly Sink[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: `${title}: ${path}`, bytes: Buffer.concat([Buffer.from(path), readFileSync(path)]) }));
}

/** Command lines of every process of this machine, looked at again and again until it is stopped. */
export function watchCommandLines(): { stop(): readonly string[] } {
  const seen = new Set<string>();
  const look = () => {
    for (const id of readdirSync('/proc')) if (/^\d+$/.test(id)) seen.add(commandLine(id));
  };
  const timer = setInterval(look, 100);
  return {
    stop: () => {
      clearInterval(timer);
      return [...seen];
    },
  };
}

/** Empty for a process that has ended since. */
function commandLine(processId: string): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
