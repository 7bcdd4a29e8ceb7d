import type { SourcePlace } from './errors.ts';

/** What a running action can do to its surroundings. `runAction` passes the real one; tests pass plain objects. */
export interface ActionHost {
  /** The process environment of the step. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** Hides a value in everything that the runner prints from now on. */
  mask(value: string): void;
  /** Keeps a value for this action's post step. Never a secret. */
  saveState(name: string, value: string): void;
  /** A value that the main step saved; empty when there is none. */
  readState(name: string): string;
  /** Adds Markdown to the job summary. */
  summarize(markdown: string): Promise<void>;
  /** Aborted when the workflow is cancelled (SIGINT, then SIGTERM after 7.5 s, SIGKILL after 10 s). */
  readonly cancelled: AbortSignal;
}

/** The step's log. */
export interface Log {
  info(line: string): void;
  debug(line: string): void;
  /** An annotation, beside the line of a file when one is given; only for what the user should change. */
  warning(line: string, place?: SourcePlace): void;
  notice(line: string, place?: SourcePlace): void;
  /** Lines that are folded under a title. */
  group(title: string, lines: readonly string[]): void;
}
