import { setTimeout as sleep } from 'node:timers/promises';
import type { ECSClient } from '@aws-sdk/client-ecs';
import { describeService, type Place } from '../ecs.ts';

const millisecondsBetweenLooks = 50;

/**
 * Does `work` and looks meanwhile when ECS first reports each deployment of the service complete. `delayOf` gives the milliseconds
 * from then until `work` was done, or undefined when ECS never reported it.
 */
export async function watchingCompletion<Value>(
  ecs: ECSClient,
  place: Place,
  work: () => Promise<Value>,
): Promise<{ value: Value; delayOf: (deploymentId: string) => number | undefined }> {
  const watching = new AbortController();
  const seen = new Map<string, number>();
  const looking = lookForCompletions(ecs, place, seen, watching.signal);
  try {
    const value = await work();
    const doneAt = performance.now();
    const delayOf = (deploymentId: string) => {
      const completedAt = seen.get(deploymentId);
      return completedAt === undefined ? undefined : doneAt - completedAt;
    };
    return { value, delayOf };
  } finally {
    watching.abort();
    await looking;
  }
}

async function lookForCompletions(
  ecs: ECSClient,
  place: Place,
  seen: Map<string, number>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { deployments = [] } = await describeService(ecs, place);
    for (const { id = '', rolloutState } of deployments)
      if (rolloutState === 'COMPLETED' && !seen.has(id)) seen.set(id, performance.now());
    await sleep(millisecondsBetweenLooks);
  }
}
