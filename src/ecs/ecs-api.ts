import { type CallJson, connectJson } from '../toolkit/aws/json-client.ts';
import { systemClock } from '../toolkit/clock.ts';
import { carefulEcs } from './careful/careful-ecs.ts';

/** The operations of Amazon ECS that Berth's actions call. */
export type EcsOperation =
  | 'DeregisterTaskDefinition'
  | 'DescribeContainerInstances'
  | 'DescribeServiceDeployments'
  | 'DescribeServiceRevisions'
  | 'DescribeServices'
  | 'DescribeTaskDefinition'
  | 'DescribeTasks'
  | 'ListClusters'
  | 'ListContainerInstances'
  | 'ListServiceDeployments'
  | 'ListServices'
  | 'ListTaskDefinitions'
  | 'ListTasks'
  | 'RegisterTaskDefinition'
  | 'RunTask'
  | 'StartTask'
  | 'StopServiceDeployment'
  | 'StopTask'
  | 'UpdateService';

/** Calls ECS with a JSON body as it is and returns the answer as it came; throws what the SDK throws. */
export type CallEcs = CallJson<EcsOperation>;

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
