import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A program to run, without a shell. */
export interface Command {
  readonly program: string;
  readonly parameters: readonly string[];
  /** The whole environment of the program; nothing is inherited. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Text for its standard input; without it there is none. */
  readonly input?: string;
  /** Called for each line as it comes. */
  onLine?(line: string): void;
  /** Takes the bytes of standard output as they come, in the place of the text in the result. The program waits for it. */
  readOutput?(output: Readable): Promise<void>;
  /** Ends the program and what it has started when aborted: SIGINT, then SIGKILL for what has not gone after 5 s. */
  readonly signal?: AbortSignal;
}

/** How a program ended. */
export interface CommandResult {
  /** 128 when a signal ended it. */
  readonly exitCode: number;
  /** The last part of what it printed, at most a mebibyte of each stream. */
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever that is; throws only when it cannot be started (code ENOENT: it is not there). */
export type Execute = (command: Command) => Promise<CommandResult>;

/** Runs a program as a child process. */
export const execute: Execute = (command) =>
  new Promise((resolve, reject) => {
    const child = spawn(command.program, command.parameters, {
      env: command.environment,
      stdio: [command.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      // A process group of its own, so that what the program has started (a plugin of Docker) can be ended with it.
      detached: true,
    });
    const reading = child.stdout === null ? undefined : command.readOutput?.(child.stdout);
    const stdout = reading === undefined ? keepLastPart(child.stdout) : () => '';
    const stderr = keepLastPart(child.stderr);
    for (const stream of reading === undefined ? [child.stdout, child.stderr] : [child.stderr])
      forwardLines(stream, command.onLine);
    const stopListening = endOnAbort(child, command.signal);
    child.once('error', reject);
    child.once('close', (code) => {
      stopListening();
      const result = { exitCode: code ?? 128, stdout: stdout(), stderr: stderr() };
      (reading ?? Promise.resolve()).then(() => resolve(result), reject);
    });
    // A reader that gives up leaves the program with a full pipe, which nobody would ever empty.
    reading?.catch(() => signalGroup(child, 'SIGKILL'));
    // A program that ends before it has read its input closes the pipe; its exit code tells why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(command.input);
  });

const keptCharacters = 1024 * 1024;
const patienceMilliseconds = 5_000;

function keepLastPart(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk: string) => {
    text = `${text}${chunk}`.slice(-keptCharacters);
  });
  return () => text;
}

function forwardLines(stream: NodeJS.ReadableStream | null, onLine: ((line: string) => void) | undefined): void {
  if (stream !== null && onLine !== undefined) createInterface({ input: stream }).on('line', onLine);
}

function endOnAbort(child: ReturnType<typeof spawn>, signal: AbortSignal | undefined): () => void {
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    signalGroup(child, 'SIGINT');
    timer = setTimeout(() => signalGroup(child, 'SIGKILL'), patienceMilliseconds);
  };
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end, { once: true });
  return () => {
    signal?.removeEventListener('abort', end);
    clearTimeout(timer);
  };
}

function signalGroup(child: ReturnType<typeof spawn>, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended in the meantime.
  }
}
