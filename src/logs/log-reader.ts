import { awsErrorName, isAccessDenied } from '../toolkit/aws/errors.ts';
import type { Clock } from '../toolkit/clock.ts';
import { asNumber, asObjects, asString, type JsonObject } from '../toolkit/json.ts';
import type { LogLocation } from './log-location.ts';
import type { CallLogs } from './logs-api.ts';

/** A line that a container wrote. */
export interface LogLine {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
}

/** Lines that were read; `denied` names the IAM action that would allow it. A stream that does not exist (yet) has no lines. */
export type LogRead = { readonly lines: readonly LogLine[] } | { readonly denied: string };

export interface TailOptions {
  /** How many lines, from the end. */
  readonly lines: number;
  /** How long to wait for the first line, in seconds: the driver sends late, above all of a container that died at once. */
  readonly waitSeconds: number;
}

export interface LogTools {
  readonly call: CallLogs;
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
}

/** The last lines of a container, oldest first; waits for late ones while there is none. */
export async function readTail(location: LogLocation, options: TailOptions, tools: LogTools): Promise<LogRead> {
  const deadline = tools.clock.now() + 1_000 * options.waitSeconds;
  for (;;) {
    const page = await readPage(tools.call, location, { startFromHead: false, limit: options.lines });
    if ('denied' in page) return page;
    const over = tools.clock.now() >= deadline || tools.cancelled.aborted;
    if (page.lines.length > 0 || over) return { lines: page.lines };
    await tools.clock.sleep(1_000, tools.cancelled);
  }
}

/** Reads a container's lines from the first on, each once: every call gives what came since the one before. */
export function followLines(location: LogLocation, call: CallLogs): () => Promise<LogRead> {
  let token: string | undefined;
  return async () => {
    const lines: LogLine[] = [];
    for (;;) {
      const body = { startFromHead: true, ...(token === undefined ? {} : { nextToken: token }) };
      const page = await readPage(call, location, body);
      if ('denied' in page) return page;
      lines.push(...page.lines);
      const isLast = page.nextToken === undefined || page.nextToken === token;
      token = page.nextToken ?? token;
      if (isLast) return { lines };
    }
  };
}

interface Page {
  readonly lines: readonly LogLine[];
  readonly nextToken: string | undefined;
}

async function readPage(
  call: CallLogs,
  { group, stream }: LogLocation,
  range: JsonObject,
): Promise<Page | { readonly denied: string }> {
  try {
    const answer = await call('GetLogEvents', { logGroupName: group, logStreamName: stream, ...range });
    const lines = asObjects(answer.events).map(({ timestamp, message }) => ({
      timestamp: asNumber(timestamp) ?? 0,
      message: (asString(message) ?? '').replace(/\r?\n$/, ''),
    }));
    return { lines, nextToken: asString(answer.nextForwardToken) };
  } catch (thrown) {
    if (isAccessDenied(thrown)) return { denied: `logs:GetLogEvents on ${group}` };
    if (awsErrorName(thrown) === 'ResourceNotFoundException') return { lines: [], nextToken: undefined };
    throw thrown;
  }
}
