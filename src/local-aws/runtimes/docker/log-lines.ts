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

/** Starts at the beginning of a line. */
export function createLogLineReader(give: (line: LogLine) => void): LogLineReader {
  let waiting = Buffer.alloc(0);
  let stamp = '';
  let message = Buffer.alloc(0);
  let atStamp = true;

  const finishLine = () => {
    if (stamp !== '') give({ stamp, message: message.toString('utf8') });
    message = Buffer.alloc(0);
    stamp = '';
    atStamp = true;
  };
  const add = (piece: Buffer) => {
    message = Buffer.concat([message, piece]);
    while (message.length > longestMessage) {
      const end = characterBoundary(message, longestMessage);
      give({ stamp, message: message.subarray(0, end).toString('utf8') });
      message = message.subarray(end);
    }
  };
  /** Consumes a stamp, or finds that there is none; false when it cannot tell yet. */
  const takeStamp = (ended: boolean): boolean => {
    const head = waiting.subarray(0, stampLength).toString('latin1');
    if (head.length < stampLength && !head.includes('\n') && !ended) return false;
    if (stampPattern.test(head)) {
      if (stamp === '') stamp = head.trimEnd();
      waiting = waiting.subarray(stampLength);
    }
    atStamp = false;
    return true;
  };
  /** Consumes text up to a line break or the end of a piece; false when neither has come yet. */
  const takeText = (): boolean => {
    const end = waiting.subarray(0, pieceLength + 1).indexOf(0x0a);
    if (end !== -1) {
      add(waiting.subarray(0, end));
      waiting = waiting.subarray(end + 1);
      finishLine();
      return true;
    }
    if (waiting.length <= pieceLength) return false;
    add(waiting.subarray(0, pieceLength));
    waiting = waiting.subarray(pieceLength);
    atStamp = true;
    return true;
  };
  const advance = (ended: boolean) => {
    while (waiting.length > 0 && (atStamp ? takeStamp(ended) : takeText()));
  };
  return {
    push(bytes) {
      waiting = Buffer.concat([waiting, bytes]);
      advance(false);
    },
    end() {
      advance(true);
      add(waiting);
      waiting = Buffer.alloc(0);
      if (message.length > 0 || stamp !== '') finishLine();
    },
  };
}

/** The last place before or at `end` where no UTF-8 character is cut. */
function characterBoundary(bytes: Buffer, end: number): number {
  let boundary = end;
  while (boundary > end - 4 && ((bytes[boundary] ?? 0) & 0xc0) === 0x80) boundary -= 1;
  return boundary;
}
