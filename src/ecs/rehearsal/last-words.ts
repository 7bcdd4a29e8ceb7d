import { logLocation } from '../../logs/log-location.ts';
import { type LogTools, readTail } from '../../logs/log-reader.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Task } from '../task.ts';

/** The last lines of a container that failed, of every container where none is named. Lines that cannot be read are none. */
export async function readLastWords(
  copy: JsonObject,
  task: Task,
  container: string | null,
  tools: LogTools,
): Promise<readonly string[]> {
  const chosen = task.containers.filter(({ name }) => container === null || name === container);
  const tails = chosen.map(async ({ name, runtimeId }) => {
    const location = logLocation(copy, { taskId: task.id, name, runtimeId });
    if ('unreadable' in location) return [];
    const read = await readTail(location, { lines: 20, waitSeconds: 10 }, tools);
    return 'lines' in read ? read.lines.map(({ message }) => message) : [];
  });
  return (await Promise.all(tails)).flat();
}
