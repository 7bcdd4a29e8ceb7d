import { ApiError } from '../server/api.ts';
import type { LogEvent } from './log-store.ts';

/** A place between two events: everything before it is older or came earlier. */
interface Position {
  readonly timestamp: number;
  readonly sequence: number;
}

/** What a page of events is taken from and how much of it; AWS also ends a page at 1 MiB. */
export interface EventPageRequest {
  readonly limit: number;
  readonly token: string | undefined;
  /** Without a token: begin with the oldest events rather than end with the newest. */
  readonly fromHead: boolean;
}

/** A page, oldest event first, and tokens that continue it in both directions. */
export interface EventPage<Event extends LogEvent> {
  readonly events: readonly Event[];
  readonly forwardToken: string;
  readonly backwardToken: string;
  /** False when the page holds the newest event. */
  readonly more: boolean;
}

const largestPageBytes = 1024 * 1024;

/** One page of sorted events. At the end of the stream the token that was given comes back, as AWS documents. */
export function eventPage<Event extends LogEvent>(
  events: readonly Event[],
  request: EventPageRequest,
): EventPage<Event> {
  const token = request.token === undefined ? undefined : parseToken(request.token);
  const start = token?.position ?? { timestamp: 0, sequence: 0 };
  const backward = token === undefined ? !request.fromHead : token.direction === 'b';
  const shown = backward
    ? fitting(
        events.filter((event) => token === undefined || isBefore(event, start)).reverse(),
        request.limit,
      ).reverse()
    : fitting(
        events.filter((event) => !isBefore(event, start)),
        request.limit,
      );
  const first = shown[0] ?? start;
  const last = shown.at(-1);
  const end = last === undefined ? start : { timestamp: last.timestamp, sequence: last.sequence + 1 };
  const newest = events.at(-1);
  return {
    events: shown,
    forwardToken: renderToken('f', end),
    backwardToken: renderToken('b', first),
    more: newest !== undefined && !isBefore(newest, end),
  };
}

/** The id of an event, which also says where it stands. */
export function eventId(event: LogEvent): string {
  return digitsOf(event);
}

function fitting<Event extends LogEvent>(events: readonly Event[], limit: number): Event[] {
  const taken: Event[] = [];
  let bytes = 0;
  for (const event of events) {
    bytes += Buffer.byteLength(event.message) + 26;
    if (taken.length === limit || (bytes > largestPageBytes && taken.length > 0)) break;
    taken.push(event);
  }
  return taken;
}

function isBefore(event: Position, position: Position): boolean {
  return (
    event.timestamp < position.timestamp ||
    (event.timestamp === position.timestamp && event.sequence < position.sequence)
  );
}

/** AWS's tokens are 56 digits between `f/` or `b/` and `/s`. */
function renderToken(direction: 'f' | 'b', position: Position): string {
  return `${direction}/${digitsOf(position)}/s`;
}

function digitsOf({ timestamp, sequence }: Position): string {
  return `${String(timestamp).padStart(20, '0')}${String(sequence).padStart(36, '0')}`;
}

function parseToken(token: string): { direction: 'f' | 'b'; position: Position } {
  const match = /^([fb])\/(\d{20})(\d{36})\/s$/.exec(token);
  if (match === null) throw new ApiError('InvalidParameterException', 'The specified nextToken is invalid.');
  const [, direction, timestamp, sequence] = match;
  return {
    direction: direction === 'f' ? 'f' : 'b',
    position: { timestamp: Number(timestamp), sequence: Number(sequence) },
  };
}
