import { connectJson } from '../toolkit/aws/json-client.ts';
import { systemClock } from '../toolkit/clock.ts';
import { carefulEcs } from './careful/careful-ecs.ts';
import type { CallEcs, EcsOperation } from './ecs-api.ts';

/** These change something and carry no idempotency token. RunTask is not among them: it is always sent with a `clientToken`. */
const sentOnce: ReadonlySet<EcsOperation> = new Set(['RegisterTaskDefinition', 'StartTask', 'UpdateService']);

/**
 * ECS with region, credentials and endpoint from the environment, called with care (`carefulEcs`). The SDK is loaded with the first call.
 *
 * @param log takes a line where an answer was lost, and what became of the call.
 */
export function connectEcs(log: (line: string) => void = () => undefined): CallEcs {
  const call = connectJson(() => import('./ecs-sdk.ts'), sentOnce);
  return carefulEcs(call, { clock: systemClock, log });
}
