import { logLocation } from '../../logs/log-location.ts';
import { readTail } from '../../logs/log-reader.ts';
import type { CallLogs } from '../../logs/logs-api.ts';
import { explainAwsError } from '../../toolkit/aws/errors.ts';
import type { Clock } from '../../toolkit/clock.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Task } from '../situation/task.ts';

/** What reading a container's lines needs; `callLogs` is null where there is no way to CloudWatch Logs. */
export interface LineTools {
  readonly callLogs: CallLogs | null;
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
  /** How many lines are read, from the end; 20, as many as an explanation shows, unless told otherwise. */
  readonly lines?: number;
}

/** Lines that were read, or a sentence on why they were not. */
export type LastLines = { readonly lines: readonly string[] } | { readonly unread: string };

/** How many lines an explanation shows. */
const shownLines = 20;

/** The last lines of a container. Never throws: lines are an extra of whatever it is that failed. */
export async function readLastLines(
  task: Task,
  taskDefinition: JsonObject,
  containerName: string,
  waitSeconds: number,
  { callLogs, clock, cancelled, lines = shownLines }: LineTools,
): Promise<LastLines> {
  const runtimeId = task.containers.find(({ name }) => name === containerName)?.runtimeId ?? null;
  const location = logLocation(taskDefinition, { taskId: task.id, name: containerName, runtimeId });
  if ('unreadable' in location) return { unread: `No log lines: ${location.unreadable}.` };
  if (callLogs === null) return { unread: 'No log lines: CloudWatch Logs was not asked.' };
  try {
    const read = await readTail(location, { lines, waitSeconds }, { call: callLogs, clock, cancelled });
    if ('denied' in read)
      return { unread: `The log lines could not be read: allow ${read.denied} to the role of this job.` };
    return { lines: read.lines.map(({ message }) => message) };
  } catch (thrown) {
    const { sentences } = explainAwsError(thrown, { iamAction: 'logs:GetLogEvents', resource: location.group });
    return { unread: `The log lines could not be read: ${sentences.what} ${sentences.why}` };
  }
}
