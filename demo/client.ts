import { setTimeout as sleep } from 'node:timers/promises';
import type { ECSClient } from '@aws-sdk/client-ecs';
import { waitFor } from '../harness/wait.ts';
import { askVersion } from './backend.ts';
import { hostPortOf, liveTasks, type Place } from './ecs.ts';

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

/** Before each request the client takes a port from DescribeTasks, because there is no load balancer to do so. */
export function startClient(ecs: ECSClient, place: Place, signal: AbortSignal): Client {
  const versions = new Map<string, number>();
  const failures: string[] = [];
  const stopping = new AbortController();
  const asking = askUntil(AbortSignal.any([signal, stopping.signal]), async () => {
    try {
      const { version } = await askVersion(place.address, await currentPort(ecs, place));
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

/** The port of any task that ECS reports as running, healthy, and meant to go on. */
async function currentPort(ecs: ECSClient, place: Place): Promise<number> {
  const tasks = await liveTasks(ecs, place);
  const serving = tasks.filter(
    ({ lastStatus, desiredStatus, healthStatus }) =>
      lastStatus === 'RUNNING' && desiredStatus === 'RUNNING' && healthStatus === 'HEALTHY',
  );
  const ports = serving.flatMap((task) => hostPortOf(task) ?? []);
  const port = ports[Math.floor(Math.random() * ports.length)];
  if (port === undefined) throw new Error('DescribeTasks names no healthy task.');
  return port;
}
