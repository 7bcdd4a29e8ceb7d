import { randomBytes } from 'node:crypto';
import { asNumber, asObject, asObjects, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { randomEc2Id, randomHex, randomUUID } from './identifiers.ts';
import type {
  Cluster,
  Container,
  ContainerInstance,
  NetworkAttachment,
  Service,
  Tag,
  Task,
  TaskDefinition,
} from './state.ts';

/** What a task is made from. */
export interface TaskRequest {
  readonly cluster: Cluster;
  readonly taskDefinition: TaskDefinition;
  /** Where it was placed; null on Fargate. */
  readonly instance: ContainerInstance | null;
  readonly service: Service | null;
  readonly deploymentId: string | null;
  readonly group: string;
  readonly startedBy: string | null;
  readonly overrides: JsonObject;
  readonly networkConfiguration: JsonObject | undefined;
  readonly tags: readonly Tag[];
  readonly enableExecuteCommand: boolean;
}

/** Adds a task to its cluster; its resources are taken from this moment on. Nothing has been started yet. */
export function createTask(ecs: EcsEnvironment, request: TaskRequest): Task {
  const { networkConfiguration, ...given } = request;
  const { cluster, taskDefinition, instance } = given;
  const id = randomHex();
  const awsvpc = taskDefinition.document.networkMode === 'awsvpc';
  const ownAddress = awsvpc ? freeAddress(cluster) : null;
  const task: Task = {
    ...given,
    id,
    arn: ecsArn(ecs, `task/${cluster.name}/${id}`),
    launchType: instance === null ? 'FARGATE' : 'EC2',
    address: ownAddress ?? instance?.address ?? '127.0.0.1',
    attachment: ownAddress === null ? null : attachment(ownAddress, networkConfiguration),
    containers: containersOf(ecs, cluster, id, taskDefinition),
    createdAt: ecs.clock.now(),
    targets: [],
    targetHealth: 'UNKNOWN',
    lastStatus: awsvpc ? 'PROVISIONING' : 'PENDING',
    desiredStatus: 'RUNNING',
    ...untouched,
    version: 1,
  };
  cluster.tasks.set(id, task);
  return task;
}

const untouched = {
  pullStartedAt: null,
  pullStoppedAt: null,
  startedAt: null,
  stoppingAt: null,
  executionStoppedAt: null,
  stoppedAt: null,
  stopCode: null,
  stoppedReason: null,
} as const;

function containersOf(
  ecs: EcsEnvironment,
  cluster: Cluster,
  taskId: string,
  { document }: TaskDefinition,
): readonly Container[] {
  return asObjects(document.containerDefinitions).map((definition) => ({
    name: asString(definition.name) ?? '',
    arn: ecsArn(ecs, `container/${cluster.name}/${taskId}/${randomUUID()}`),
    image: asString(definition.image) ?? '',
    essential: definition.essential !== false,
    hasHealthCheck: hasHealthCheck(definition),
    cpu: String(asNumber(definition.cpu) ?? 0),
    memory: text(asNumber(definition.memory)),
    memoryReservation: text(asNumber(definition.memoryReservation)),
    lastStatus: 'PENDING',
    health: 'UNKNOWN',
    runtimeId: null,
    imageDigest: null,
    exitCode: null,
    reason: null,
    networkBindings: [],
  }));
}

/** A health check of `NONE` switches off the image's own. */
function hasHealthCheck(definition: JsonObject): boolean {
  const command = asStrings(asObject(definition.healthCheck)?.command);
  return command.length > 0 && command[0] !== 'NONE';
}

function text(number: number | undefined): string | null {
  return number === undefined ? null : String(number);
}

/** A task with awsvpc networking has an address of its own: a loopback one, so that it can really be reached there. */
function freeAddress(cluster: Cluster): string {
  const taken = new Set(
    [...cluster.tasks.values()].map(({ address, lastStatus }) => (lastStatus === 'STOPPED' ? '' : address)),
  );
  for (;;) {
    const [one = 0, two = 0] = randomBytes(2);
    const address = `127.100.${one}.${Math.max(1, Math.min(254, two))}`;
    if (!taken.has(address)) return address;
  }
}

function attachment(address: string, networkConfiguration: JsonObject | undefined): NetworkAttachment {
  const configuration = asObject(networkConfiguration?.awsvpcConfiguration);
  const octets = [...randomBytes(5)].map((octet) => octet.toString(16).padStart(2, '0'));
  return {
    id: randomUUID(),
    subnetId: asStrings(configuration?.subnets)[0] ?? 'subnet-00000000000000000',
    securityGroups: asStrings(configuration?.securityGroups),
    assignsPublicAddress: configuration?.assignPublicIp === 'ENABLED',
    networkInterfaceId: randomEc2Id('eni'),
    macAddress: ['0a', ...octets].join(':'),
    privateIpv4Address: address,
  };
}
