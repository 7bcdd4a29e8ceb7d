import type { TaskEvidence } from '../diagnosis/evidence.ts';
import type { VpcEndpoint } from '../ec2/vpc-endpoints.ts';
import type { LastGoodSettings } from '../ecs/history/good-settings.ts';
import type { RolloutInput } from '../ecs/plan/rollout-input.ts';
import type { Service } from '../ecs/situation/service.ts';
import type { Network, NetworkInterface } from '../network/types.ts';
import type { Fact } from './fact.ts';
import type {
  CapacityProvider,
  ClusterState,
  ContainerInstance,
  MetadataOptions,
  ScalableTarget,
} from './facts/cluster.ts';
import type { Database, DatabaseUse, OpenRule } from './facts/database.ts';
import type { RegistryImage, RunningContainer, WrittenFiles } from './facts/drift.ts';
import type { Access, Caller, Credentials, Role, SignIn, Tagging, TrustStatement } from './facts/identity.ts';
import type { InstanceNetwork, Listener, TargetGroup } from './facts/load-balancing.ts';
import type { BalancerNetwork, DatabaseNetwork, InterfaceUse, StaleRule, TaskPlaces, VpcDns } from './facts/network.ts';
import type { Probe, Subnet } from './facts/outside.ts';
import type { Image, Repository, RunningImage } from './facts/registry.ts';
import type { LogGroup, SecretReference, TaskDefinition } from './facts/task-definition.ts';

/** What the user asks the doctor about. */
export interface Request {
  readonly region: string;
  readonly cluster: string;
  readonly service: string;
  /** The account that everything should be in; null where the user does not say. */
  readonly account: string | null;
  /** Minutes that a deploy waits for its end. */
  readonly waitMinutes: number;
  /** Ports that users outside are to reach. */
  readonly publicPorts: readonly number[];
  /** Whether database migrations run on the runner itself. */
  readonly migratesFromRunner: boolean;
  /** Whether the runner is one of your own, which may be in the VPC of the database. */
  readonly selfHostedRunner: boolean;
  /** Seconds since 1970, by AWS's clock. */
  readonly now: number;
}

/** Everything that checks read, as plain data. No member holds the value of an environment entry or of a secret. */
export interface FactValues {
  readonly request: Request;
  readonly signIn: SignIn;
  readonly caller: Caller;
  readonly credentials: Credentials;
  /** Who may assume the caller's role. */
  readonly callerTrust: readonly TrustStatement[];
  /** What the enabled steps need, with IAM's answers. */
  readonly callerAccess: readonly Access[];
  /** iam:PassRole on each role of the task definition. */
  readonly passAccess: readonly Access[];
  /** The roles of the task definition. */
  readonly roles: readonly Role[];
  /** What starting the tasks needs of their execution role (on EC2 without one: of the instance role). */
  readonly executionAccess: readonly Access[];
  readonly tagging: Tagging;
  /** The repositories of the task definition's images that are in ECR. */
  readonly repositories: readonly Repository[];
  /** Those images. */
  readonly images: readonly Image[];
  /** What the running revision runs, for a rollback. */
  readonly runningImages: readonly RunningImage[];
  /** The one to be deployed; the live one where no file is given. */
  readonly taskDefinition: TaskDefinition;
  /** The log groups that it names. */
  readonly logGroups: readonly LogGroup[];
  /** The secrets and parameters that it refers to. */
  readonly secretReferences: readonly SecretReference[];
  /** null when there is none of that name. */
  readonly cluster: ClusterState | null;
  /** Empty for Fargate. */
  readonly instances: readonly ContainerInstance[];
  /** How their metadata is asked for; empty for Fargate. */
  readonly metadataOptions: readonly MetadataOptions[];
  /** The subnets of an awsvpc service; empty for others. */
  readonly subnets: readonly Subnet[];
  /** Those of the service's strategy. */
  readonly capacityProviders: readonly CapacityProvider[];
  /** null when there is none of that name. */
  readonly service: Service | null;
  /** Its tasks that have stopped within ECS's memory of an hour, in that order, with the last lines of the containers that failed. */
  readonly stoppedTasks: readonly TaskEvidence[];
  /** That their last lines were read. */
  readonly stoppedTaskLines: true;
  /** A rolling deploy of `taskDefinition` in the terms of the rollout model. */
  readonly rollout: RolloutInput;
  /** null for a service without auto scaling. */
  readonly scalableTarget: ScalableTarget | null;
  /** Empty for a service without a load balancer. */
  readonly targetGroups: readonly TargetGroup[];
  /** The listeners of their load balancers. */
  readonly listeners: readonly Listener[];
  /** Where the tasks run: the network of their instances, or of the service's own configuration. */
  readonly taskNetwork: InstanceNetwork;
  /** null when the host that the application dials is no database or proxy of this account and region. */
  readonly database: Database | null;
  /** Whether the database takes encrypted connections only; null for engines that have no such parameter. */
  readonly forcedEncryption: boolean | null;
  /** Rules of the database's security groups that let every address in at its port. */
  readonly databaseOpenRules: readonly OpenRule[];
  /** What the application's environment says of its database. */
  readonly databaseUse: DatabaseUse;
  /** What decides whether the tasks, their database, their load balancers and the internet reach one another. Unread parts say so inside. */
  readonly network: Network;
  readonly taskPlaces: TaskPlaces;
  /** Where `database` is; null for the same reason. */
  readonly databaseNetwork: DatabaseNetwork | null;
  /** The interface of the database where it is; null where it is not certain which one is its own. */
  readonly databaseInterface: NetworkInterface | null;
  /** Of the VPCs of the tasks and of the database. */
  readonly vpcDns: readonly VpcDns[];
  /** Those in the VPCs of the tasks. */
  readonly vpcEndpoints: readonly VpcEndpoint[];
  /** Among the rules of the security groups of the tasks, the database and the load balancers. */
  readonly staleRules: readonly StaleRule[];
  /** The load balancers of the service. */
  readonly balancers: readonly BalancerNetwork[];
  /** Of the container instances; empty for Fargate. */
  readonly interfaceUse: readonly InterfaceUse[];
  /** The containers of the service's tasks that run. */
  readonly runningContainers: readonly RunningContainer[];
  /** The images of those that are in ECR. */
  readonly registryImages: readonly RegistryImage[];
  /** What they have written over their images. */
  readonly writtenFiles: readonly WrittenFiles[];
  /** How the service was set when a deployment of it last succeeded; null where none is known. */
  readonly goodSettings: LastGoodSettings | null;
  /** Connections from the runner to the public ports, where the user allowed them. */
  readonly probes: readonly Probe[];
}

export type FactName = keyof FactValues;

/** What was read, each fact with its value or with why it has none. */
export type Facts = { readonly [Name in FactName]: Fact<FactValues[Name]> };
