import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const millisecondsBetweenRequests = 50;
const secondsToAnswer = 5;

/** What a client saw that asked all the time. */
export interface Seen {
  readonly answered: number;
  /** What went wrong with each request that was not answered with 200. */
  readonly failures: readonly string[];
  /** The longest time between two answers that followed each other, in seconds. */
  readonly longestGap: number;
}

export interface SteadyClient {
  stop(): Promise<Seen>;
}

/** Asks a server twenty times a second from outside, each time on a new connection, without waiting for the answer before. */
export function startSteadyClient(url: string): SteadyClient {
  const answers: number[] = [];
  const failures: string[] = [];
  const asked: Promise<void>[] = [];
  const stopping = new AbortController();
  const asking = (async () => {
    while (!stopping.signal.aborted) {
      asked.push(
        ask(url).then(
          () => void answers.push(Date.now()),
          (thrown: unknown) => void failures.push(String(thrown)),
        ),
      );
      await sleep(millisecondsBetweenRequests, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await asking;
      await Promise.all(asked);
      const gaps = answers.slice(1).map((at, index) => at - (answers[index] ?? at));
      return { answered: answers.length, failures, longestGap: Math.max(0, ...gaps) / 1000 };
    },
  };
}

function ask(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false, timeout: secondsToAnswer * 1000 }, (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`)),
      );
    });
    request.once('timeout', () => request.destroy(new Error(`no answer within ${secondsToAnswer} s`)));
    request.once('error', reject);
  });
}
