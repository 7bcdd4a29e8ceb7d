import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A cancelled step gets SIGINT, SIGTERM after 7.5 s, and SIGKILL after 10 s, as GitHub documents for its runner. */
const secondsToTerminate = 7.5;
const secondsToKill = 10;

export interface StepProcess {
  /** Absolute path of a JavaScript file. */
  readonly file: string;
  readonly workingDirectory: string;
  /** The whole environment: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** Called for each line of standard output and standard error, in the order of arrival. */
  onLine(line: string): void;
  /** Cancels the step when aborted. */
  readonly signal?: AbortSignal;
  /** Kills the step when aborted, without a word before. */
  readonly kill?: AbortSignal;
}

/** Runs a file with this very Node, never through a shell. Resolves to its exit code, or 128 plus the number of its signal. */
export async function runStepProcess(step: StepProcess): Promise<number> {
  const child = spawn(process.execPath, [step.file], {
    cwd: step.workingDirectory,
    env: step.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: Ctrl-C in a terminal must not reach the step a second time.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', step.onLine);
  const stopCancelling = cancelOnAbort(child, step.signal);
  const kill = () => killGroup(child);
  step.kill?.addEventListener('abort', kill, { once: true });
  try {
    return await exitCodeOf(child);
  } finally {
    stopCancelling();
    step.kill?.removeEventListener('abort', kill);
  }
}

function exitCodeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + signalNumber(signal)));
  });
}

function signalNumber(signal: NodeJS.Signals | null): number {
  return signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : 9;
}

function cancelOnAbort(child: ChildProcess, signal: AbortSignal | undefined): () => void {
  const timers: NodeJS.Timeout[] = [];
  const cancel = () => {
    child.kill('SIGINT');
    timers.push(setTimeout(() => child.kill('SIGTERM'), secondsToTerminate * 1000));
    timers.push(setTimeout(() => killGroup(child), secondsToKill * 1000));
  };
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  return () => {
    signal?.removeEventListener('abort', cancel);
    for (const timer of timers) clearTimeout(timer);
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has ended in the meantime.
  }
}
