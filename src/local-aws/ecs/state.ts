import type {
  CircuitBreaker,
  DeploymentState,
  Percents,
  PlacementConstraint,
  TaskFailure,
  TaskState,
} from '../../rollout/types.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { RegisteredTarget } from '../elastic-load-balancing/elastic-load-balancing.ts';
import type { NetworkBinding } from '../runtimes/runtime.ts';

/** Everything that the emulated ECS remembers. Mutable: operations, the scheduler and the runtimes change it in place. */
export interface EcsState {
  readonly clusters: Map<string, Cluster>;
  /** Revisions by family, from the first on; a revision keeps its place for ever. */
  readonly taskDefinitions: Map<string, TaskDefinition[]>;
  readonly accountSettings: Map<string, string>;
  /** How many container instances have been registered: the next one's address follows from it. */
  registeredInstances: number;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface Cluster {
  readonly name: string;
  readonly arn: string;
  status: 'ACTIVE' | 'INACTIVE';
  /** Members of CreateCluster that are only stored: `settings`, `configuration`, `serviceConnectDefaults`. */
  readonly stored: JsonObject;
  tags: readonly Tag[];
  readonly instances: Map<string, ContainerInstance>;
  readonly services: Map<string, Service>;
  readonly tasks: Map<string, Task>;
  /** Answers of RunTask by client token. */
  readonly runTaskTokens: Map<string, JsonObject>;
}

export interface ContainerInstance {
  readonly id: string;
  readonly arn: string;
  readonly ec2InstanceId: string;
  status: 'ACTIVE' | 'DRAINING';
  /** The loopback address that stands for the instance. */
  readonly address: string;
  readonly registered: InstanceResources;
  attributes: readonly InstanceAttribute[];
  readonly versionInfo: JsonObject;
  readonly registeredAt: number;
  version: number;
  tags: readonly Tag[];
}

export interface InstanceResources {
  readonly cpu: number;
  readonly memory: number;
  /** Ports that no task can have: the agent's own and SSH. */
  readonly tcpPorts: readonly number[];
  readonly udpPorts: readonly number[];
}

export interface InstanceAttribute {
  readonly name: string;
  readonly value?: string;
}

export interface TaskDefinition {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  /** What was registered, with AWS's defaults and `requiresAttributes`; members that are not known here stay as they came. */
  readonly document: JsonObject;
  readonly registeredAt: number;
  deregisteredAt: number | null;
  deleteRequestedAt: number | null;
  tags: readonly Tag[];
}

export interface Service {
  readonly name: string;
  readonly arn: string;
  readonly cluster: Cluster;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly launch: 'instances' | 'fargate';
  readonly strategy: 'REPLICA' | 'DAEMON';
  readonly controller: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL';
  desiredCount: number;
  percents: Percents;
  circuitBreaker: CircuitBreaker;
  placementConstraints: readonly PlacementConstraint[];
  /** Members of CreateService and UpdateService as DescribeServices reads them back. */
  stored: JsonObject;
  tags: readonly Tag[];
  readonly createdAt: number;
  /** The whole request of CreateService, which makes a repeated one idempotent. */
  readonly creation: JsonObject;
  /** The scheduler's own view of the deployments. */
  deployments: readonly DeploymentState[];
  /** What the API adds to it, by deployment id; deployments that are over stay for DescribeServiceRevisions. */
  readonly records: Map<string, DeploymentRecord>;
  /** Newest first, 100 at most. */
  events: readonly ServiceEvent[];
  /** Newest first. */
  serviceDeployments: readonly ServiceDeployment[];
  /** Tasks that failed since the scheduler's last step. */
  failures: TaskFailure[];
  /** Texts of events that are not repeated until something changes. */
  readonly said: Set<string>;
}

/** A deployment, which is also a service revision. */
export interface DeploymentRecord {
  readonly id: string;
  readonly revisionArn: string;
  readonly taskDefinition: TaskDefinition;
  /** The revision's own members, such as `networkConfiguration` and `launchType`. */
  readonly stored: JsonObject;
  createdAt: number;
  updatedAt: number;
  rolloutStateReason: string;
}

export interface ServiceEvent {
  readonly id: string;
  readonly createdAt: number;
  readonly message: string;
}

export type ServiceDeploymentStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'STOP_REQUESTED'
  | 'STOPPED'
  | 'SUCCESSFUL'
  | 'ROLLBACK_REQUESTED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_SUCCESSFUL'
  | 'ROLLBACK_FAILED';

/** One attempt to bring a service to a revision, with the rollback that it may end in. */
export interface ServiceDeployment {
  readonly arn: string;
  readonly targetId: string;
  readonly sourceIds: readonly string[];
  readonly createdAt: number;
  status: ServiceDeploymentStatus;
  statusReason: string | null;
  updatedAt: number;
  finishedAt: number | null;
  stoppedAt: number | null;
  readonly deploymentConfiguration: JsonObject;
  rollback: { readonly reason: string; readonly startedAt: number; readonly targetId: string } | null;
  breakerTriggered: boolean;
  /** Failures that the circuit breaker has counted for the target. */
  failureCount: number;
}

export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED';

export type StopCode = 'TaskFailedToStart' | 'EssentialContainerExited' | 'UserInitiated' | 'ServiceSchedulerInitiated';

export interface Task {
  readonly id: string;
  readonly arn: string;
  readonly cluster: Cluster;
  readonly taskDefinition: TaskDefinition;
  readonly launchType: 'EC2' | 'FARGATE';
  /** null on Fargate. */
  readonly instance: ContainerInstance | null;
  readonly address: string;
  /** The service and deployment that started it; null for a task of RunTask or StartTask. */
  readonly service: Service | null;
  readonly deploymentId: string | null;
  readonly group: string;
  readonly startedBy: string | null;
  readonly overrides: JsonObject;
  readonly attachment: NetworkAttachment | null;
  readonly containers: readonly Container[];
  readonly createdAt: number;
  readonly enableExecuteCommand: boolean;
  /** What a load balancer sends requests to; empty until its containers run, and for a task behind none. */
  targets: readonly RegisteredTarget[];
  /** The load balancer's verdict, as far as the service's grace period lets it count. */
  targetHealth: TaskState['targetHealth'];
  lastStatus: TaskStatus;
  desiredStatus: 'RUNNING' | 'STOPPED';
  pullStartedAt: number | null;
  pullStoppedAt: number | null;
  startedAt: number | null;
  stoppingAt: number | null;
  executionStoppedAt: number | null;
  stoppedAt: number | null;
  stopCode: StopCode | null;
  stoppedReason: string | null;
  version: number;
  tags: readonly Tag[];
}

/** The elastic network interface of a task with awsvpc networking. */
export interface NetworkAttachment {
  readonly id: string;
  readonly subnetId: string;
  /** As the network configuration names them; empty when it names none. */
  readonly securityGroups: readonly string[];
  readonly assignsPublicAddress: boolean;
  readonly networkInterfaceId: string;
  readonly macAddress: string;
  readonly privateIpv4Address: string;
}

export interface Container {
  readonly name: string;
  readonly arn: string;
  readonly image: string;
  readonly essential: boolean;
  readonly hasHealthCheck: boolean;
  readonly cpu: string;
  readonly memory: string | null;
  readonly memoryReservation: string | null;
  lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
  health: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  runtimeId: string | null;
  imageDigest: string | null;
  exitCode: number | null;
  reason: string | null;
  networkBindings: readonly NetworkBinding[];
}
