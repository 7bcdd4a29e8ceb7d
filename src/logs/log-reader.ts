import { awsErrorName, explainAwsError, isAccessDenied, mayPass } from '../toolkit/aws/errors.ts';
import type { Clock } from '../toolkit/clock.ts';
import { asNumber, asObjects, asString, type JsonObject } from '../toolkit/json.ts';
import type { LogLocation } from './log-location.ts';
import type { CallLogs } from './logs-api.ts';

/** A line that a container wrote; an event of several lines is as many, with one time. */
export interface LogLine {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
}

/**
 * Lines that were read. `denied` names the IAM action that would allow it; `absent` says, in a clause, why there are no lines (yet):
 * the stream does not exist, or CloudWatch Logs did not answer.
 */
export type LogRead = { readonly lines: readonly LogLine[]; readonly absent?: string } | { readonly denied: string };

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
    const read = await readBackwards(tools.call, location, options.lines);
    if ('denied' in read || read.lines.length > 0) return read;
    if (tools.clock.now() >= deadline || tools.cancelled.aborted) return read;
    await tools.clock.sleep(1_000, tools.cancelled);
  }
}

/**
 * Reads a container's lines from the first on, each once: every call gives what came since the one before. A container that writes
 * faster than it is read keeps no caller: a call ends after some pages, and the next goes on there.
 */
export function followLines(location: LogLocation, call: CallLogs): () => Promise<LogRead> {
  let token: string | undefined;
  return async () => {
    const lines: LogLine[] = [];
    for (let pages = 0; ; pages++) {
      const page = await readPage(call, location, { startFromHead: true, ...tokenMember(token) });
      if ('denied' in page) return page;
      lines.push(...page.lines);
      const isLast = page.forward === undefined || page.forward === token;
      token = page.forward ?? token;
      if (isLast || pages === mostPages) return answer(lines, page);
    }
  };
}

const mostPages = 10;

/**
 * A page may be empty or short although there is more before it: only a token that comes back is the end (API reference,
 * GetLogEvents).
 */
async function readBackwards(call: CallLogs, location: LogLocation, wanted: number): Promise<LogRead> {
  let lines: readonly LogLine[] = [];
  let token: string | undefined;
  for (let pages = 0; ; pages++) {
    const page = await readPage(call, location, { startFromHead: false, limit: wanted, ...tokenMember(token) });
    if ('denied' in page) return page;
    lines = [...page.lines, ...lines].slice(-wanted);
    const isFirst = page.backward === undefined || page.backward === token;
    if (isFirst || lines.length === wanted || pages === mostPages) return answer(lines, page);
    token = page.backward;
  }
}

function tokenMember(token: string | undefined): JsonObject {
  return token === undefined ? {} : { nextToken: token };
}

function answer(lines: readonly LogLine[], { absent }: Page): LogRead {
  return absent === undefined || lines.length > 0 ? { lines } : { lines, absent };
}

interface Page {
  readonly lines: readonly LogLine[];
  readonly forward?: string | undefined;
  readonly backward?: string | undefined;
  readonly absent?: string;
}

async function readPage(
  call: CallLogs,
  { group, stream }: LogLocation,
  range: JsonObject,
): Promise<Page | { readonly denied: string }> {
  try {
    const page = await call('GetLogEvents', { logGroupName: group, logStreamName: stream, ...range });
    const { nextForwardToken, nextBackwardToken } = page;
    const lines = asObjects(page.events).flatMap(linesOf);
    return { lines, forward: asString(nextForwardToken), backward: asString(nextBackwardToken) };
  } catch (thrown) {
    if (isAccessDenied(thrown)) return { denied: `logs:GetLogEvents on ${group}` };
    return { lines: [], absent: whyAbsent(thrown, { group, stream }) };
  }
}

/** A driver ends lines with a carriage return too when the container has a terminal, and may send several lines as one event. */
function linesOf({ timestamp, message }: JsonObject): readonly LogLine[] {
  const lines = (asString(message) ?? '').replace(/[\r\n]+$/, '').split(/\r*\n/);
  return lines.map((line) => ({ timestamp: asNumber(timestamp) ?? 0, message: line }));
}

/** A stream comes into being with its first line. Throws what neither that nor a pause will cure. */
function whyAbsent(thrown: unknown, { group, stream }: LogLocation): string {
  if (awsErrorName(thrown) === 'ResourceNotFoundException')
    return `there is no log stream ${stream} in the log group ${group}`;
  const error = explainAwsError(thrown, { iamAction: 'logs:GetLogEvents', resource: `the log group ${group}` });
  if (mayPass(thrown)) return `CloudWatch Logs did not answer: ${error.sentences.why}`;
  throw error;
}
