import { asNumber, asString, type JsonObject } from '../../toolkit/json.ts';
import { type Members, membersOf } from '../requests/members.ts';
import { tokenMember } from '../requests/pages.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { eventId, eventPage } from './event-pages.ts';
import { compileFilterPattern } from './filter-pattern.ts';
import { requestedGroup } from './group-operations.ts';
import { compareEvents, type LogEvent, type LogGroup, type LogStore, type LogStream } from './log-store.ts';

const failure = 'InvalidParameterException';
const anyTime = { minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
const pageBounds = { minimum: 1, maximum: 10_000 };

/** PutLogEvents refuses events older than 14 days and newer than 2 hours from now (API reference). */
const oldest = 14 * 24 * 60 * 60 * 1000;
const newest = 2 * 60 * 60 * 1000;

/** The operations that write and read events. */
export function eventOperations(store: LogStore, now: () => number): Record<string, Operation> {
  return {
    PutLogEvents: (input) => putEvents(store, input, now()),
    GetLogEvents: (input) => getEvents(store, input),
    FilterLogEvents: (input) => filterEvents(store, input),
  };
}

function putEvents(store: LogStore, input: JsonObject, now: number): JsonObject {
  const members = membersOf(input, failure);
  const stream = store.stream(store.group(members.requiredText('logGroupName')), members.requiredText('logStreamName'));
  const events = members.objects('logEvents').map(parseEvent);
  if (events.length === 0) {
    throw new ApiError(
      failure,
      "1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  if (events.some((event, index) => event.timestamp < (events[index - 1]?.timestamp ?? 0))) {
    throw new ApiError(failure, 'Log events in a single PutLogEvents request must be in chronological order.');
  }
  const tooOld = events.filter(({ timestamp }) => timestamp < now - oldest).length;
  const tooNew = events.findIndex(({ timestamp }) => timestamp > now + newest);
  store.append(stream, events.slice(tooOld, tooNew === -1 ? undefined : tooNew));
  const rejected = {
    ...(tooOld > 0 ? { tooOldLogEventEndIndex: tooOld } : {}),
    ...(tooNew === -1 ? {} : { tooNewLogEventStartIndex: tooNew }),
  };
  const nextSequenceToken = String(stream.events.length).padStart(56, '0');
  return { nextSequenceToken, ...(Object.keys(rejected).length > 0 ? { rejectedLogEventsInfo: rejected } : {}) };
}

function parseEvent(event: JsonObject): { timestamp: number; message: string } {
  const timestamp = asNumber(event.timestamp);
  const message = asString(event.message);
  if (timestamp === undefined || message === undefined || message === '') {
    throw new ApiError(failure, 'Every log event needs a timestamp and a message of at least one character.');
  }
  return { timestamp, message };
}

function getEvents(store: LogStore, input: JsonObject): JsonObject {
  const members = membersOf(input, failure);
  const stream = store.stream(requestedGroup(store, members), members.requiredText('logStreamName'));
  const inTime = timeFilter(members);
  const { events, forwardToken, backwardToken } = eventPage(stream.events.filter(inTime), {
    limit: members.integer('limit', pageBounds) ?? pageBounds.maximum,
    token: members.text('nextToken'),
    fromHead: members.boolean('startFromHead') ?? false,
  });
  const rendered = events.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime }));
  return { events: rendered, nextForwardToken: forwardToken, nextBackwardToken: backwardToken };
}

function filterEvents(store: LogStore, input: JsonObject): JsonObject {
  const members = membersOf(input, failure);
  const streams = requestedStreams(store, requestedGroup(store, members), members);
  const inTime = timeFilter(members);
  const matches = compileFilterPattern(members.text('filterPattern') ?? '');
  const found = streams
    .flatMap(({ name, events }) => events.map((event) => ({ ...event, logStreamName: name })))
    .filter((event) => inTime(event) && matches(event.message))
    .sort(compareEvents);
  const limit = members.integer('limit', pageBounds) ?? pageBounds.maximum;
  const page = eventPage(found, { limit, token: members.text('nextToken'), fromHead: true });
  const events = page.events.map((event) => {
    const { logStreamName, timestamp, message, ingestionTime } = event;
    return { logStreamName, timestamp, message, ingestionTime, eventId: eventId(event) };
  });
  return { events, searchedLogStreams: [], ...tokenMember('nextToken', page.more ? page.forwardToken : undefined) };
}

function requestedStreams(store: LogStore, group: LogGroup, members: Members): readonly LogStream[] {
  const names = members.texts('logStreamNames');
  const prefix = members.text('logStreamNamePrefix');
  if (names.length > 0 && prefix !== undefined) {
    throw new ApiError(failure, 'Only one of logStreamNames and logStreamNamePrefix can be given.');
  }
  if (names.length > 0) return names.map((name) => store.stream(group, name));
  return [...group.streams.values()].filter(({ name }) => name.startsWith(prefix ?? ''));
}

/** `startTime` is included, `endTime` is not. */
function timeFilter(members: Members): (event: LogEvent) => boolean {
  const start = members.integer('startTime', anyTime) ?? 0;
  const end = members.integer('endTime', anyTime) ?? Number.POSITIVE_INFINITY;
  return ({ timestamp }) => timestamp >= start && timestamp < end;
}
