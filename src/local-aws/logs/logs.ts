import type { LogSink } from '../runtimes/runtime.ts';
import type { ApiService } from '../server/api.ts';
import { eventOperations } from './event-operations.ts';
import { groupOperations } from './group-operations.ts';
import { createLogStore, type LogStore } from './log-store.ts';
import { streamOperations } from './stream-operations.ts';

export interface Logs {
  readonly service: ApiService;
  /** Where runtimes write. `openStream` throws an ApiError (ResourceNotFoundException, AWS's text) when the group does not exist. */
  readonly sink: LogSink;
}

/** Amazon CloudWatch Logs, kept in memory. */
export function createLogs(): Logs {
  const now = () => Date.now();
  const store = createLogStore(now);
  const operations = { ...groupOperations(store), ...streamOperations(store), ...eventOperations(store, now) };
  return { service: { protocol: 'json-1.1', targetPrefix: 'Logs_20140328', operations }, sink: createSink(store) };
}

function createSink(store: LogStore): LogSink {
  return {
    createGroup(name) {
      if (!store.groups.has(name)) store.createGroup(name);
    },
    openStream(groupName, streamName) {
      const group = store.group(groupName);
      if (!group.streams.has(streamName)) store.createStream(group, streamName);
    },
    /** A group or stream that was deleted while its container runs takes no more lines. Empty lines are dropped, as the awslogs driver does. */
    append(groupName, streamName, events) {
      const stream = store.groups.get(groupName)?.streams.get(streamName);
      if (stream === undefined) return;
      store.append(
        stream,
        events.filter(({ message }) => message !== ''),
      );
    },
  };
}
