import type { ProbeOutcome } from '../../verify/probe-outcome.ts';
import type { Verdict } from './checks.ts';
import { judgeHealth } from './health.ts';
import { askOnce, mostTelling, type Place } from './http-probe.ts';
import { isWanted } from './judge-http.ts';
import type { HttpRequest } from './request.ts';
import { inspectContainer } from './start-container.ts';
import type { ContainerTestTools } from './tools.ts';

/** Watches a container for its end. */
export interface EndWatch {
  /** Aborted when it has ended. */
  readonly signal: AbortSignal;
  stop(): Promise<void>;
}

/** The client's own waiting, which tells at once and costs nothing meanwhile. One that fails tells nothing. */
export function watchEnd({ docker }: ContainerTestTools, id: string): EndWatch {
  const [ended, stopped] = [new AbortController(), new AbortController()];
  const waiting = docker({ parameters: ['container', 'wait', id], signal: stopped.signal })
    .catch(() => undefined)
    .then((result) => (result?.exitCode === 0 && !stopped.signal.aborted ? ended.abort() : undefined));
  return {
    signal: ended.signal,
    stop: async () => {
      stopped.abort();
      await waiting;
    },
  };
}

/** What an answer took. */
export interface Timed<Value> {
  readonly value: Value;
  readonly milliseconds: number;
}

const firstPause = 20;
const longestPause = 250;
const firstPatience = 2_000;
const longestPatience = 20_000;

/** Asks until the answer is a wanted one, the container has ended, or the time is over. Returns what was seen last. */
export async function askUntilWanted(
  { clock, cancelled }: ContainerTestTools,
  places: readonly Place[],
  request: HttpRequest,
  { seconds, ended }: { readonly seconds: number; readonly ended: AbortSignal },
): Promise<Timed<ProbeOutcome>> {
  const [start, stop] = [clock.now(), AbortSignal.any([cancelled, ended])];
  let [last, pause, patience]: [ProbeOutcome, number, number] = [{ kind: 'cancelled' }, firstPause, firstPatience];
  for (;;) {
    const left = start + seconds * 1000 - clock.now();
    if (left <= 0 || stop.aborted) return { value: last, milliseconds: clock.now() - start };
    const seen = await askAll(places, request, Math.min(patience, left), (one) => isWanted(one, request), stop);
    if (isWanted(seen, request)) return { value: seen, milliseconds: clock.now() - start };
    // The last question may be cut short by the end of the time, which says nothing of the server.
    const isCut = seen.kind === 'timed out' && left < patience && last.kind !== 'cancelled';
    if (!stop.aborted && !isCut) last = seen;
    // A first answer may take its time: each next one gets more of it.
    if (seen.kind === 'timed out') patience = Math.min(longestPatience, patience * 2);
    await clock.sleep(pause, stop);
    pause = Math.min(longestPause, pause * 1.5);
  }
}

/** The first wanted answer of any place, else the most telling of all. */
function askAll(
  places: readonly Place[],
  request: HttpRequest,
  milliseconds: number,
  isWantedOne: (seen: ProbeOutcome) => boolean,
  stop: AbortSignal,
): Promise<ProbeOutcome> {
  const answered = new AbortController();
  const signal = AbortSignal.any([stop, answered.signal]);
  return new Promise<ProbeOutcome>((resolve, reject) => {
    const asked = places.map(async (place) => {
      const seen = await askOnce(place, request, Math.ceil(milliseconds), signal);
      if (isWantedOne(seen)) resolve(seen);
      return seen;
    });
    Promise.all(asked).then((seen) => resolve(mostTelling(seen)), reject);
  }).finally(() => answered.abort());
}

const healthPause = 100;

/** Looks at the health check until it has a verdict, the container has ended, or the time is over. Undefined when it has ended. */
export async function waitForHealth(
  tools: ContainerTestTools,
  id: string,
  { seconds, ended }: { readonly seconds: number; readonly ended: AbortSignal },
): Promise<Timed<Verdict> | undefined> {
  const { clock, cancelled } = tools;
  const [start, stop] = [clock.now(), AbortSignal.any([cancelled, ended])];
  for (;;) {
    const { health, running } = await inspectContainer(tools, id);
    const milliseconds = clock.now() - start;
    if (stop.aborted || !running) return undefined;
    const verdict = judgeHealth(health, milliseconds >= seconds * 1000, seconds);
    if (verdict !== undefined) return { value: verdict, milliseconds };
    await clock.sleep(healthPause, stop);
  }
}
