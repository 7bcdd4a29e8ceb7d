import { failFast } from '../../diagnosis/task-failure.ts';
import type { Ending } from '../watch/watch.ts';
import type { FailureReader } from './read-failure.ts';

/** The hook that ends the watch of a deployment whose tasks fail from a cause that no later attempt can heal. */
export function inspectDeployment(reader: FailureReader): () => Promise<Ending | undefined> {
  return async () => {
    const cause = failFast(await reader.look());
    return cause === null ? undefined : { outcome: 'failed', reason: cause.sentence };
  };
}
