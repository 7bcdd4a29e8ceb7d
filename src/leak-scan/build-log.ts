import type { Finding } from './finding.ts';
import type { Match, Scanner } from './scanner.ts';

/** Secrets that a command of the build has printed. They are taken out of the log, but a builder elsewhere would show them. */
export interface PrintedSecrets {
  /** The step as the builder announced it, without secrets, such as `[build 2/5] RUN make`; undefined when there was none yet. */
  readonly step: string | undefined;
  readonly names: readonly string[];
}

/** Looks at what a builder prints, line by line, before and after secrets are taken out. */
export interface BuildLogWatch {
  /** A line as the builder wrote it. */
  raw(line: string): void;
  /** The same line as the log shows it. */
  printed(line: string): void;
  /** By step, in the order in which they printed something. */
  secretsByStep(): readonly PrintedSecrets[];
  /** What can be read in the log in spite of everything. */
  findings(): readonly Finding[];
}

/** Starts on the output of a job's builds; `step` tells it from any other part of the build. */
export function createBuildLogWatch(scanner: Scanner): BuildLogWatch {
  const steps = createSteps();
  const raw = scanner.startStream();
  const printed = scanner.startStream();
  const bySteps = new Map<string, Set<string>>();
  const found = new Map<string, Match>();
  return {
    raw: (line) => {
      const step = steps.of(line);
      raw.push(lineBytes(line), ({ name }) => {
        const names = bySteps.get(step) ?? new Set();
        bySteps.set(step, names.add(name));
      });
    },
    printed: (line) => printed.push(lineBytes(line), (match) => found.set(match.name, match)),
    secretsByStep: () =>
      [...bySteps].map(([step, names]) => ({
        step: step === '' ? undefined : scanner.redact(step),
        names: [...names],
      })),
    findings: () => [...found.values()].map((match) => ({ ...match, sink: 'build-log' })),
  };
}

function lineBytes(line: string): Uint8Array {
  return Buffer.from(`${line}\n`);
}

/** Which step a line is of: BuildKit numbers its lines, whose steps run side by side; the legacy builder has one step at a time. */
function createSteps() {
  const headings = new Map<string, string>();
  let current = '';
  return {
    of: (line: string): string => {
      const [, legacy] = /^(Step \d+\/\d+ : .*)$/.exec(line) ?? [];
      const [, number = '', heading] = /^#(\d+) (?:(\[(?!internal).*?\d+\/\d+\] .*)$)?/.exec(line) ?? [];
      if (heading !== undefined) headings.set(number, heading);
      if (legacy !== undefined) current = legacy;
      else if (number !== '') current = headings.get(number) ?? '';
      return current;
    },
  };
}
