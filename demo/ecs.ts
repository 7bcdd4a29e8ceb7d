import { readFileSync } from 'node:fs';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs';

/** A service of the demo, and the loopback address of the one container instance of its cluster. */
export interface Place {
  readonly cluster: string;
  readonly service: string;
  readonly address: string;
}

/** A kind of EC2 instance; CPU units and MiB. */
export interface InstanceType {
  readonly name: string;
  readonly cpu: number;
  readonly memory: number;
}

/** What the agent of an instance says is taken from the beginning: SSH, Docker, and its own ports. */
const agentPorts = ['22', '2375', '2376', '51678', '51679'];

/** Creates a cluster and registers its one container instance, as the agent of such an instance does. */
export async function createCluster(ecs: ECSClient, cluster: string, type: InstanceType): Promise<string> {
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  const { containerInstance } = await ecs.send(
    new RegisterContainerInstanceCommand({
      cluster,
      totalResources: [
        { name: 'CPU', type: 'INTEGER', integerValue: type.cpu },
        { name: 'MEMORY', type: 'INTEGER', integerValue: type.memory },
        { name: 'PORTS', type: 'STRINGSET', stringSetValue: agentPorts },
        { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: [] },
      ],
      attributes: [
        { name: 'ecs.instance-type', value: type.name },
        { name: 'ecs.availability-zone', value: 'us-east-1a' },
        { name: 'ecs.os-type', value: 'linux' },
        { name: 'ecs.cpu-architecture', value: 'x86_64' },
      ],
    }),
  );
  const address = containerInstance?.attributes?.find(({ name }) => name === 'local-aws.address')?.value;
  if (address === undefined) throw new Error('The container instance has no attribute "local-aws.address".');
  return address;
}

/** Creates the service `backend` with one task at 100/200, as the console does. */
export async function createService(
  ecs: ECSClient,
  cluster: string,
  taskDefinition: string,
  more: Partial<CreateServiceCommandInput> = {},
): Promise<void> {
  await ecs.send(
    new CreateServiceCommand({
      cluster,
      serviceName: 'backend',
      taskDefinition,
      desiredCount: 1,
      launchType: 'EC2',
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
      ...more,
    }),
  );
}

/** Registers a task definition from its file, with an image that nobody has pushed yet. */
export async function registerFirst(ecs: ECSClient, repository: string, file: string): Promise<string> {
  const input: RegisterTaskDefinitionCommandInput = JSON.parse(readFileSync(file, 'utf8'));
  const image = `${repository}:not-pushed-yet`;
  const containerDefinitions = input.containerDefinitions?.map((container) => ({ ...container, image }));
  const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand({ ...input, containerDefinitions }));
  return taskDefinition?.taskDefinitionArn ?? '';
}

export async function describeService(ecs: ECSClient, { cluster, service }: Place): Promise<Service> {
  const { services } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
  const [found] = services ?? [];
  if (found === undefined) throw new Error(`There is no service ${service} in ${cluster}.`);
  return found;
}

/** The id of the deployment that the service is at, such as `ecs-svc/1`; empty without one. */
export async function primaryId(ecs: ECSClient, place: Place): Promise<string> {
  const { deployments = [] } = await describeService(ecs, place);
  return deployments.find(({ status }) => status === 'PRIMARY')?.id ?? '';
}

/** The service's tasks that ECS wants to run, stopped ones aside. */
export async function liveTasks(ecs: ECSClient, { cluster, service }: Place): Promise<readonly Task[]> {
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName: service }));
  return describeTasks(ecs, cluster, taskArns);
}

export async function describeTasks(
  ecs: ECSClient,
  cluster: string,
  taskArns: readonly string[],
): Promise<readonly Task[]> {
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [...taskArns] }));
  return tasks;
}

/** The one task of a service and its one container; throws when there are more tasks, or none. */
export async function onlyTask(ecs: ECSClient, place: Place): Promise<{ taskArn: string; containerId: string }> {
  const tasks = await liveTasks(ecs, place);
  const [task] = tasks;
  if (task?.taskArn === undefined || tasks.length !== 1)
    throw new Error(`The service runs ${tasks.length} tasks where one was expected.`);
  return { taskArn: task.taskArn, containerId: task.containers?.[0]?.runtimeId ?? '' };
}
