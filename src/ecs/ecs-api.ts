import type { CallJson } from '../toolkit/aws/json-client.ts';

/** The operations of Amazon ECS that Berth's actions call. */
export type EcsOperation =
  | 'DeregisterTaskDefinition'
  | 'DescribeCapacityProviders'
  | 'DescribeClusters'
  | 'DescribeContainerInstances'
  | 'DescribeServiceDeployments'
  | 'DescribeServiceRevisions'
  | 'DescribeServices'
  | 'DescribeTaskDefinition'
  | 'DescribeTasks'
  | 'ListAccountSettings'
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
