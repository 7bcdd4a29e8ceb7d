import { failFast } from '../../diagnosis/task-failure.ts';
import type { ServiceEvent } from '../service.ts';
import type { FailureReader } from './read-failure.ts';

/** Ends the watch of a deployment whose tasks fail from a cause that no later attempt can heal. */
export type InspectDeployment = (look: {
  readonly events: readonly ServiceEvent[];
}) => Promise<{ readonly outcome: 'failed'; readonly reason: string } | undefined>;

/** The hook for the watch. It waits for nothing: lines that are late are there at the next look. */
export function inspectDeployment(reader: FailureReader): InspectDeployment {
  return async ({ events }) => {
    const cause = failFast(await reader.read(events, 0));
    return cause === null ? undefined : { outcome: 'failed', reason: cause.sentence };
  };
}
