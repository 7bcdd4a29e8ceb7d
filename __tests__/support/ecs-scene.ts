import {
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DescribeServicesCommand,
  ECSClient,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type Service,
} from '@aws-sdk/client-ecs';
import { waitFor } from '../../harness/wait.ts';

/** An ECS client for an emulator's environment. */
export function ecsClient(environment: Readonly<Record<string, string>>): ECSClient {
  return new ECSClient({
    endpoint: environment.AWS_ENDPOINT_URL ?? '',
    region: environment.AWS_REGION ?? 'us-east-1',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
}

export const image = (letter: string) => `127.0.0.1:5000/backend@sha256:${letter.repeat(64)}`;

/** Story A's container: memory for one, a static host port, a health check. */
export const backendContainer = {
  name: 'app',
  image: image('a'),
  memory: 600,
  essential: true,
  portMappings: [{ containerPort: 3000, hostPort: 8080 }],
  healthCheck: { command: ['CMD-SHELL', 'true'], interval: 5 },
};

interface InstanceSize {
  readonly cpu: number;
  readonly memory: number;
  /** The EC2 instance type; t3.micro unless told otherwise. */
  readonly type?: string;
}

export interface Scene {
  readonly cluster: string;
  readonly instance?: InstanceSize;
  readonly taskDefinition?: Partial<RegisterTaskDefinitionCommandInput>;
  readonly service?: Partial<CreateServiceCommandInput>;
}

/** Makes a cluster with one instance and the service `backend` in steady state; 1 vCPU, 1 GiB, one task at 100/200 unless told otherwise. */
export async function setScene(ecs: ECSClient, scene: Scene): Promise<Service> {
  const { cluster } = scene;
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  await registerInstance(ecs, cluster, scene.instance ?? { cpu: 1024, memory: 1024 });
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: cluster,
      containerDefinitions: [backendContainer],
      ...scene.taskDefinition,
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster,
      serviceName: 'backend',
      taskDefinition: taskDefinition?.taskDefinitionArn,
      desiredCount: 1,
      launchType: 'EC2',
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
      ...scene.service,
    }),
  );
  return waitForService(ecs, cluster, 'the first deployment to complete', ({ deployments }) =>
    (deployments ?? []).every(({ rolloutState }) => rolloutState === 'COMPLETED'),
  );
}

export async function registerInstance(ecs: ECSClient, cluster: string, size: InstanceSize): Promise<void> {
  const totalResources = [
    { name: 'CPU', type: 'INTEGER', integerValue: size.cpu },
    { name: 'MEMORY', type: 'INTEGER', integerValue: size.memory },
  ];
  const attributes = size.type === undefined ? [] : [{ name: 'ecs.instance-type', value: size.type }];
  await ecs.send(new RegisterContainerInstanceCommand({ cluster, totalResources, attributes }));
}

export async function readBackend(ecs: ECSClient, cluster: string): Promise<Service> {
  const { services } = await ecs.send(new DescribeServicesCommand({ cluster, services: ['backend'] }));
  const [service] = services ?? [];
  if (service === undefined) throw new Error(`There is no service backend in ${cluster}.`);
  return service;
}

export async function waitForService(
  ecs: ECSClient,
  cluster: string,
  what: string,
  holds: (service: Service) => boolean,
): Promise<Service> {
  const look = async () => {
    const service = await readBackend(ecs, cluster);
    return holds(service) ? service : undefined;
  };
  return waitFor(look, { what, seconds: 30 });
}
