/** A line of a container's output. */
export interface LogLine {
  /** When the engine read it: RFC 3339 with nanoseconds, so that texts sort as times. */
  readonly stamp: string;
  readonly message: string;
}

/** Takes the bytes of `docker logs --timestamps`, and gives whole lines. */
export interface LogLineReader {
  push(bytes: Buffer): void;
  /** The output has ended: gives what is left of an unfinished line. */
  end(): void;
}

const stampLength = '2006-01-02T15:04:05.000000000Z '.length;
const stampPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z $/;

/** The engine cuts lines into pieces of this size and puts a time before each of them. */
const pieceLength = 16 * 1024;

/** CloudWatch Logs takes 256 KiB an event, 26 bytes of it its own; the awslogs driver cuts longer lines. */
const longestMessage = 256 * 1024 - 26;

interface Reading {
  readonly give: (line: LogLine) => void;
  /** Bytes that nothing is known of yet. */
  waiting: Buffer;
  /** Of the line that has begun; empty between lines. */
  stamp: string;
  message: Buffer;
  /** A time is expected, at the beginning of a line or of a piece. */
  atStamp: boolean;
}

/** Starts at the beginning of a line. */
export function createLogLineReader(give: (line: LogLine) => void): LogLineReader {
  const reading: Reading = { give, waiting: Buffer.alloc(0), stamp: '', message: Buffer.alloc(0), atStamp: true };
  return {
    push(bytes) {
      reading.waiting = Buffer.concat([reading.waiting, bytes]);
      advance(reading, false);
    },
    end() {
      advance(reading, true);
      add(reading, reading.waiting);
      reading.waiting = Buffer.alloc(0);
      if (reading.message.length > 0 || reading.stamp !== '') finishLine(reading);
    },
  };
}

function advance(reading: Reading, ended: boolean): void {
  while (reading.waiting.length > 0 && (reading.atStamp ? takeStamp(reading, ended) : takeText(reading)));
}

/** Consumes a stamp, or finds that there is none; false when it cannot tell yet. */
function takeStamp(reading: Reading, ended: boolean): boolean {
  const head = reading.waiting.subarray(0, stampLength).toString('latin1');
  if (head.length < stampLength && !head.includes('\n') && !ended) return false;
  if (stampPattern.test(head)) {
    if (reading.stamp === '') reading.stamp = head.trimEnd();
    reading.waiting = reading.waiting.subarray(stampLength);
  }
  reading.atStamp = false;
  return true;
}

/** Consumes text up to a line break or the end of a piece; false when neither has come yet. */
function takeText(reading: Reading): boolean {
  const { waiting } = reading;
  const end = waiting.subarray(0, pieceLength + 1).indexOf(0x0a);
  if (end === -1 && waiting.length <= pieceLength) return false;
  add(reading, waiting.subarray(0, end === -1 ? pieceLength : end));
  reading.waiting = waiting.subarray(end === -1 ? pieceLength : end + 1);
  reading.atStamp = true;
  if (end !== -1) finishLine(reading);
  return true;
}

function add(reading: Reading, piece: Buffer): void {
  reading.message = Buffer.concat([reading.message, piece]);
  while (reading.message.length > longestMessage) {
    const end = characterBoundary(reading.message, longestMessage);
    reading.give({ stamp: reading.stamp, message: reading.message.subarray(0, end).toString('utf8') });
    reading.message = reading.message.subarray(end);
  }
}

/** Text without a time is the command's own, and no line of the container. */
function finishLine(reading: Reading): void {
  if (reading.stamp !== '') reading.give({ stamp: reading.stamp, message: reading.message.toString('utf8') });
  reading.message = Buffer.alloc(0);
  reading.stamp = '';
  reading.atStamp = true;
}

/** The last place before or at `end` where no UTF-8 character is cut. */
function characterBoundary(bytes: Buffer, end: number): number {
  let boundary = end;
  while (boundary > end - 4 && ((bytes[boundary] ?? 0) & 0xc0) === 0x80) boundary -= 1;
  return boundary;
}
