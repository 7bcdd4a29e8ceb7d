import type { JsonObject } from '../../toolkit/json.ts';
import { failedConstraint, membersOf } from '../requests/members.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { type ApiContext, ApiError, type Operation } from '../server/api.ts';
import { groupArn, requestedGroup } from './group-operations.ts';
import type { LogGroup, LogStore, LogStream } from './log-store.ts';

const failure = 'InvalidParameterException';

/** The operations on log streams. */
export function streamOperations(store: LogStore): Record<string, Operation> {
  return {
    CreateLogStream(input) {
      const members = membersOf(input, failure);
      const name = streamName(members.requiredText('logStreamName'));
      store.createStream(store.group(members.requiredText('logGroupName')), name);
      return {};
    },
    DeleteLogStream(input) {
      const members = membersOf(input, failure);
      const group = store.group(members.requiredText('logGroupName'));
      group.streams.delete(store.stream(group, members.requiredText('logStreamName')).name);
      return {};
    },
    DescribeLogStreams: (input, context) => describeStreams(store, input, context),
  };
}

function describeStreams(store: LogStore, input: JsonObject, context: ApiContext): JsonObject {
  const members = membersOf(input, failure);
  const group = requestedGroup(store, members);
  const prefix = members.text('logStreamNamePrefix');
  const order = members.choice('orderBy', ['LogStreamName', 'LastEventTime']) ?? 'LogStreamName';
  if (order === 'LastEventTime' && prefix !== undefined) {
    throw new ApiError(failure, 'Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const keyOf = order === 'LogStreamName' ? ({ name }: LogStream) => name : timeKey;
  const matching = sortedByKey(group.streams.values(), keyOf).filter(({ name }) => name.startsWith(prefix ?? ''));
  const descending = members.boolean('descending') ?? false;
  const size = members.integer('limit', { minimum: 1, maximum: 50 }) ?? 50;
  const ordered = descending ? [...matching].reverse() : matching;
  const { elements, nextToken } = pageOf(ordered, keyOf, { size, token: members.text('nextToken'), descending });
  const logStreams = elements.map((stream) => renderStream(group, stream, context));
  return { logStreams, ...tokenMember('nextToken', nextToken) };
}

function timeKey({ name, events }: LogStream): string {
  return `${String(events.at(-1)?.timestamp ?? 0).padStart(20, '0')} ${name}`;
}

function renderStream(group: LogGroup, stream: LogStream, context: ApiContext): JsonObject {
  const first = stream.events[0];
  const last = stream.events.at(-1);
  const times = {
    ...(first === undefined ? {} : { firstEventTimestamp: first.timestamp }),
    ...(last === undefined ? {} : { lastEventTimestamp: last.timestamp }),
    ...(stream.lastIngestionTime === undefined ? {} : { lastIngestionTime: stream.lastIngestionTime }),
  };
  return {
    logStreamName: stream.name,
    creationTime: stream.creationTime,
    ...times,
    uploadSequenceToken: String(stream.events.length).padStart(56, '0'),
    arn: `${groupArn(group.name, context)}:log-stream:${stream.name}`,
    storedBytes: 0,
  };
}

function streamName(name: string): string {
  if (name.length < 1 || name.length > 512 || /[:*]/.test(name)) {
    throw failedConstraint(failure, 'logStreamName', name, 'Member must satisfy regular expression pattern: [^:*]*');
  }
  return name;
}
