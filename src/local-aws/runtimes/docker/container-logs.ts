import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { LogSink } from '../runtime.ts';
import { createLogLineReader, type LogLine } from './log-lines.ts';

/** Sends a container's output to the log sink until it has ended. */
export interface ContainerLogs {
  /** The container has exited: resolves when its last line is in the sink. */
  finish(): Promise<void>;
  /** Stops at once. */
  abort(): void;
}

export interface ContainerLogsOptions {
  readonly id: string;
  readonly group: string;
  readonly stream: string;
  readonly sink: LogSink;
}

const millisecondsToCollect = 50;
const millisecondsToEnd = 2000;

/**
 * Follows both streams. They come through two pipes, so lines are collected for a moment and sorted by the engine's time. After the
 * container's exit the rest is read once more, because an engine may end a followed log a few lines early.
 */
export function followContainerLogs(options: ContainerLogsOptions): ContainerLogs {
  const batch = createBatch(options);
  const readers = { stdout: createStreamReader(batch.add), stderr: createStreamReader(batch.add) };
  const abort = new AbortController();
  const exited = new AbortController();
  const read = (follow: boolean, signal: AbortSignal) => readLogs(options.id, readers, { follow, signal });
  const finished = (async () => {
    while (!exited.signal.aborted && !abort.signal.aborted) {
      await read(true, AbortSignal.any([abort.signal, afterwards(exited.signal)]));
      if (!exited.signal.aborted) await wait(millisecondsToCollect);
    }
    if (!abort.signal.aborted) await read(false, abort.signal);
    batch.flush();
  })();
  return {
    finish() {
      exited.abort();
      return finished;
    },
    abort: () => abort.abort(),
  };
}

/** Aborted some time after the given signal: a follower that does not end with its container is ended. */
function afterwards(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const later = () => setTimeout(() => controller.abort(), millisecondsToEnd).unref();
  if (signal.aborted) later();
  else signal.addEventListener('abort', later, { once: true });
  return controller.signal;
}

interface StreamReader {
  /** The time of the newest line; empty before the first. */
  readonly newest: () => string;
  /** A reader of bytes that starts over at lines that are known already. */
  readonly start: () => { push(bytes: Buffer): void; end(): void };
}

function createStreamReader(add: (line: LogLine) => void): StreamReader {
  let newest = '';
  return {
    newest: () => newest,
    start() {
      const known = newest;
      return createLogLineReader((line) => {
        if (line.stamp <= known) return;
        if (line.stamp > newest) newest = line.stamp;
        add(line);
      });
    },
  };
}

interface Readers {
  readonly stdout: StreamReader;
  readonly stderr: StreamReader;
}

/** Runs `docker logs` once, from the newest known line on. Resolves when it has ended, in whichever way. */
function readLogs(
  id: string,
  readers: Readers,
  how: { readonly follow: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const parameters = ['logs', '--timestamps', ...(how.follow ? ['--follow'] : []), ...sinceParameters(readers), id];
  return new Promise((resolve) => {
    const child = spawn('docker', parameters, { stdio: ['ignore', 'pipe', 'pipe'], signal: how.signal });
    const streams = [
      { source: child.stdout, reader: readers.stdout.start() },
      { source: child.stderr, reader: readers.stderr.start() },
    ];
    for (const { source, reader } of streams) source.on('data', (bytes: Buffer) => reader.push(bytes));
    child.once('error', () => undefined);
    child.once('close', () => {
      // A line whose end has not come is read again, whole, the next time.
      if (!how.follow) for (const { reader } of streams) reader.end();
      resolve();
    });
  });
}

/** A little before the newest line, because one stream may be behind the other; each reader drops what it knows. */
function sinceParameters({ stdout, stderr }: Readers): readonly string[] {
  const newest = [stdout.newest(), stderr.newest()].sort().at(-1) ?? '';
  return newest === '' ? [] : ['--since', new Date(Date.parse(newest) - 2000).toISOString()];
}

function createBatch({ group, stream, sink }: ContainerLogsOptions) {
  let lines: LogLine[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const sorted = lines.sort((one, other) => (one.stamp < other.stamp ? -1 : one.stamp > other.stamp ? 1 : 0));
    lines = [];
    if (sorted.length === 0) return;
    sink.append(
      group,
      stream,
      sorted.map(({ stamp, message }) => ({ timestamp: Date.parse(stamp), message })),
    );
  };
  const add = (line: LogLine) => {
    lines.push(line);
    timer ??= setTimeout(flush, millisecondsToCollect);
  };
  return { add, flush };
}
