import type { Tags } from '../requests/tags.ts';
import { ApiError } from '../server/api.ts';

export interface LogGroup {
  readonly name: string;
  readonly creationTime: number;
  retentionInDays: number | undefined;
  readonly tags: Tags;
  readonly streams: Map<string, LogStream>;
}

export interface LogStream {
  readonly name: string;
  readonly creationTime: number;
  lastIngestionTime: number | undefined;
  /** In the order of `compareEvents`. */
  readonly events: LogEvent[];
}

/** One event; the sequence number is unique and orders events of the same millisecond as they came. */
export interface LogEvent {
  readonly timestamp: number;
  readonly sequence: number;
  readonly ingestionTime: number;
  readonly message: string;
}

/** All log groups, by name. */
export interface LogStore {
  readonly groups: Map<string, LogGroup>;
  createGroup(name: string): LogGroup;
  createStream(group: LogGroup, name: string): LogStream;
  /** The group, or AWS's ResourceNotFoundException. */
  group(name: string): LogGroup;
  stream(group: LogGroup, name: string): LogStream;
  append(stream: LogStream, events: readonly { readonly timestamp: number; readonly message: string }[]): void;
}

/** An empty store. */
export function createLogStore(now: () => number): LogStore {
  const groups = new Map<string, LogGroup>();
  let sequence = 0;
  return {
    groups,
    createGroup(name) {
      if (groups.has(name)) throw alreadyExists('group');
      const group = { name, creationTime: now(), retentionInDays: undefined, tags: new Map(), streams: new Map() };
      groups.set(name, group);
      return group;
    },
    createStream(group, name) {
      if (group.streams.has(name)) throw alreadyExists('stream');
      const stream: LogStream = { name, creationTime: now(), lastIngestionTime: undefined, events: [] };
      group.streams.set(name, stream);
      return stream;
    },
    group: (name) => groups.get(name) ?? notFound('group'),
    stream: (group, name) => group.streams.get(name) ?? notFound('stream'),
    append(stream, events) {
      const ingestionTime = now();
      stream.lastIngestionTime = ingestionTime;
      for (const { timestamp, message } of events) {
        sequence += 1;
        insertInOrder(stream.events, { timestamp, sequence, ingestionTime, message });
      }
    },
  };
}

/** By time, then by arrival. */
export function compareEvents(one: LogEvent, other: LogEvent): number {
  return one.timestamp - other.timestamp || one.sequence - other.sequence;
}

/** Almost every event belongs at the end. */
function insertInOrder(events: LogEvent[], event: LogEvent): void {
  let position = events.length;
  while (position > 0 && isLater(events[position - 1], event)) position -= 1;
  events.splice(position, 0, event);
}

function isLater(event: LogEvent | undefined, reference: LogEvent): boolean {
  return event !== undefined && compareEvents(event, reference) > 0;
}

function alreadyExists(kind: 'group' | 'stream'): ApiError {
  return new ApiError('ResourceAlreadyExistsException', `The specified log ${kind} already exists`);
}

function notFound(kind: 'group' | 'stream'): never {
  throw new ApiError('ResourceNotFoundException', `The specified log ${kind} does not exist.`);
}
