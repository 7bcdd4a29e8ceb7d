import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../harness/wait.ts';
import { askVersion } from './backend.ts';

const millisecondsBetweenRequests = 500;
const secondsToAnswer = 30;
const answersAwaited = 4;

/** A client that asks for the version twice a second for as long as it runs. */
export interface Client {
  /** Waits until this version has answered a few times. */
  answered(version: string): Promise<void>;
  stop(): Promise<{
    /** How many requests each version answered. */
    readonly versions: ReadonlyMap<string, number>;
    /** What went wrong with each request that was not answered. */
    readonly failures: readonly string[];
  }>;
}

/** Asks one address for as long as it runs, as a client of a load balancer does: it knows nothing of tasks. */
export function startClient({ address, port }: { address: string; port: number }, signal: AbortSignal): Client {
  const versions = new Map<string, number>();
  const failures: string[] = [];
  const stopping = new AbortController();
  const asking = askUntil(AbortSignal.any([signal, stopping.signal]), async () => {
    try {
      const { version } = await askVersion(address, port);
      versions.set(version, (versions.get(version) ?? 0) + 1);
    } catch (thrown) {
      failures.push(thrown instanceof Error ? thrown.message : String(thrown));
    }
  });
  return {
    answered: async (version) => {
      const look = async () => ((versions.get(version) ?? 0) >= answersAwaited ? true : undefined);
      await waitFor(look, { what: `an answer of ${version}`, seconds: secondsToAnswer, signal });
    },
    stop: async () => {
      stopping.abort();
      await asking;
      return { versions, failures };
    },
  };
}

async function askUntil(signal: AbortSignal, ask: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await Promise.all([ask(), sleep(millisecondsBetweenRequests, undefined, { signal }).catch(() => undefined)]);
  }
}
