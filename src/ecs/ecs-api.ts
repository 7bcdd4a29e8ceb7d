import { type CallJson, connectJson } from '../toolkit/aws/json-client.ts';

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

/** ECS with region, credentials and endpoint from the environment. The SDK is loaded with the first call. */
export function connectEcs(): CallEcs {
  return connectJson(() => import('./ecs-sdk.ts'), sentOnce);
}
