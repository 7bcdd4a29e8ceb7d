import {
  DeregisterTaskDefinitionCommand,
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListAccountSettingsCommand,
  ListClustersCommand,
  ListContainerInstancesCommand,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StartTaskCommand,
  StopServiceDeploymentCommand,
  StopTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import type { ClientConfiguration } from '../toolkit/aws/client-configuration.ts';

/** The commands that Berth uses: importing the package as a whole would bundle every one of ECS. */
export const commands = {
  DeregisterTaskDefinition: DeregisterTaskDefinitionCommand,
  DescribeCapacityProviders: DescribeCapacityProvidersCommand,
  DescribeClusters: DescribeClustersCommand,
  DescribeContainerInstances: DescribeContainerInstancesCommand,
  DescribeServiceDeployments: DescribeServiceDeploymentsCommand,
  DescribeServiceRevisions: DescribeServiceRevisionsCommand,
  DescribeServices: DescribeServicesCommand,
  DescribeTaskDefinition: DescribeTaskDefinitionCommand,
  DescribeTasks: DescribeTasksCommand,
  ListAccountSettings: ListAccountSettingsCommand,
  ListClusters: ListClustersCommand,
  ListContainerInstances: ListContainerInstancesCommand,
  ListServiceDeployments: ListServiceDeploymentsCommand,
  ListServices: ListServicesCommand,
  ListTaskDefinitions: ListTaskDefinitionsCommand,
  ListTasks: ListTasksCommand,
  RegisterTaskDefinition: RegisterTaskDefinitionCommand,
  RunTask: RunTaskCommand,
  StartTask: StartTaskCommand,
  StopServiceDeployment: StopServiceDeploymentCommand,
  StopTask: StopTaskCommand,
  UpdateService: UpdateServiceCommand,
};

export function createClient(configuration: ClientConfiguration): ECSClient {
  return new ECSClient(configuration);
}
