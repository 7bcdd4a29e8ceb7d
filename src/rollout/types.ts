/**
 * The vocabulary of the rollout model: plain data, no SDK type, no clock. Times are milliseconds; an instant (`now`,
 * `createdAt`, `retryAt`) is counted from any origin that the caller keeps to.
 */

/** A static host port that a task takes on its container instance. Two tasks collide on the same number and protocol. */
export interface HostPort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
}

/** What one task of a task definition takes from the instance that it runs on. */
export interface TaskShape {
  /** CPU units; 1024 are one vCPU. */
  readonly cpu: number;
  /** MiB that placement reserves: the sum of `memoryReservation`, else `memory`, or the task's own size. */
  readonly memory: number;
  /** Static host ports. A host port of 0 (dynamic) takes none; with `host` networking every container port is static. */
  readonly hostPorts: readonly HostPort[];
  /** Elastic network interfaces: 1 with awsvpc on EC2, otherwise 0. */
  readonly networkInterfaces: number;
  /** Attributes that an instance must have: `name`, or `name=value`. */
  readonly requiredAttributes: readonly string[];
  /** Whether an essential container has a health check; without one ECS counts a task as healthy 40 s after RUNNING. */
  readonly hasHealthCheck: boolean;
  /** Whether its service puts it behind a load balancer: then it is healthy only while its targets are. */
  readonly hasTargetGroup: boolean;
}

/** A rule of placement. `memberOf` expressions that the model cannot evaluate make a prediction unknown. */
export type PlacementConstraint =
  | { readonly type: 'distinctInstance' }
  | {
      readonly type: 'memberOf';
      readonly expression: string;
      /** How to take an instance for which the expression cannot be evaluated; by default it does not match. */
      readonly whenUnknown?: 'match';
    };

/** A container instance as the scheduler sees it at one moment. */
export interface InstanceState {
  readonly id: string;
  /** ACTIVE and connected instances take new tasks; DRAINING ones lose theirs; others are left alone. */
  readonly status: 'ACTIVE' | 'DRAINING' | 'OTHER';
  readonly agentConnected: boolean;
  readonly availabilityZone: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What is left after every task on it that has not STOPPED, whichever service it belongs to. */
  readonly remaining: { readonly cpu: number; readonly memory: number; readonly networkInterfaces: number };
  readonly usedHostPorts: readonly HostPort[];
  /** What else placement expressions may ask for; undefined where it is not known. `registeredAt` in milliseconds since 1970. */
  readonly facts?: {
    readonly ec2InstanceId?: string | undefined;
    readonly agentVersion?: string | undefined;
    readonly registeredAt?: number | undefined;
    readonly runningTasksCount?: number | undefined;
  };
}

export interface Percents {
  readonly minimumHealthy: number;
  readonly maximum: number;
}

export interface CircuitBreaker {
  readonly enable: boolean;
  readonly rollback: boolean;
  /** Whether a task that becomes healthy sets the failure count back to 0. */
  readonly resetOnHealthyTask: boolean;
  readonly threshold: {
    readonly type: 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT';
    readonly value: number;
  };
}

/** A deployment of the service. The PRIMARY one is the newest; older ones are ACTIVE while they have tasks or can be rolled back to. */
export interface DeploymentState {
  readonly id: string;
  readonly status: 'PRIMARY' | 'ACTIVE';
  readonly rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  readonly shape: TaskShape;
  readonly placementConstraints: readonly PlacementConstraint[];
  /** How many tasks it should have: the desired count for PRIMARY, the not yet replaced ones for ACTIVE. */
  readonly budget: number;
  /** Failures that the circuit breaker counts. */
  readonly failedTasks: number;
  /** Launches in a row that never reached RUNNING; they lengthen the back-off. */
  readonly failedLaunches: number;
  /** No task of it is started before this instant. */
  readonly retryAt: number;
  /** Since when a task of it could not be placed, or when that last counted towards the circuit breaker; null when none waits. */
  readonly unplacedSince: number | null;
  /** Its tasks that have been healthy once: each resets the failure count, once. */
  readonly healthyTaskIds: readonly string[];
}

/** A task that has not STOPPED. */
export interface TaskState {
  readonly id: string;
  readonly deploymentId: string;
  /** null on Fargate. */
  readonly instanceId: string | null;
  /** PENDING until RUNNING; STOPPING from the moment it is told to stop. Resources are held until it is STOPPED (and gone from here). */
  readonly phase: 'PENDING' | 'RUNNING' | 'STOPPING';
  /** When it became RUNNING; null before. */
  readonly runningSince: number | null;
  /** The verdict of the containers' health checks; UNKNOWN without one. */
  readonly health: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  /**
   * The verdict of the load balancer: HEALTHY when every target of it is. UNKNOWN without a target group, before the first verdict,
   * and while the service's health check grace period still hides an unhealthy one.
   */
  readonly targetHealth: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
}

/** A service with its deployments and live tasks: everything that the scheduler decides on, besides the instances. */
export interface ServiceState {
  readonly name: string;
  readonly desiredCount: number;
  readonly percents: Percents;
  readonly launch: 'instances' | 'fargate';
  readonly circuitBreaker: CircuitBreaker;
  /** PRIMARY first, then from new to old. */
  readonly deployments: readonly DeploymentState[];
  readonly tasks: readonly TaskState[];
}

/** A task that ended without having been told to by the scheduler or a user. */
export interface TaskFailure {
  readonly taskId: string;
  readonly deploymentId: string;
  /** Whether it had reached RUNNING: those that never did are retried with a growing delay. */
  readonly reachedRunning: boolean;
}

/** The waits of the scheduler. AWS documents few of them; each default names its source in `defaultSettings`. */
export interface SchedulerSettings {
  readonly healthyAfterRunning: number;
  /** A task that cannot be placed counts towards the circuit breaker once each time that this long has passed. */
  readonly placementFailureCount: number;
  readonly launchBackoff: { readonly first: number; readonly maximum: number };
  /** Which comes first when both are legal is undocumented. */
  readonly order: 'start-first' | 'stop-first';
}

/** Why an instance could not take a task, in the order in which ECS checks. */
export type PlacementObstacle =
  | { readonly kind: 'attribute'; readonly attribute: string }
  | { readonly kind: 'cpu'; readonly missing: number }
  | { readonly kind: 'memory'; readonly missing: number }
  | { readonly kind: 'port'; readonly port: HostPort }
  | { readonly kind: 'network-interface' }
  | { readonly kind: 'agent' }
  | { readonly kind: 'draining' }
  | { readonly kind: 'distinct-instance' }
  | { readonly kind: 'member-of'; readonly expression: string };

/** A task that no instance could take, with the instance that came closest (null when the cluster has none). */
export interface PlacementFailure {
  readonly closest: { readonly instanceId: string; readonly obstacle: PlacementObstacle } | null;
}

/** What the scheduler wants done; whoever drives it (the simulation, the emulator) does it and reports back through the next state. */
export type SchedulerAction =
  | { readonly kind: 'start-task'; readonly deploymentId: string; readonly instanceId: string | null }
  | { readonly kind: 'stop-task'; readonly taskId: string; readonly reason: StopReason };

export type StopReason = 'replaced' | 'unhealthy' | 'scaled-in' | 'instance-draining';

/** What the scheduler says in the service's event list. `eventText` gives AWS's wording. */
export type SchedulerEvent =
  | ({ readonly kind: 'placement-failed' } & PlacementFailure)
  | { readonly kind: 'blocked-by-configuration' }
  | { readonly kind: 'tasks-started'; readonly taskIds: readonly string[]; readonly replacedUnhealthy: number }
  | { readonly kind: 'tasks-stopped'; readonly taskIds: readonly string[] }
  | { readonly kind: 'task-unhealthy'; readonly taskId: string }
  | { readonly kind: 'deployment-completed'; readonly deploymentId: string }
  | { readonly kind: 'deployment-failed'; readonly deploymentId: string }
  | { readonly kind: 'rolling-back'; readonly deploymentId: string }
  | { readonly kind: 'launches-failing' }
  | { readonly kind: 'steady-state' };

export interface StepInput {
  readonly service: ServiceState;
  readonly instances: readonly InstanceState[];
  /** Tasks that failed since the last step; they are gone from `service.tasks`. */
  readonly failures: readonly TaskFailure[];
  readonly now: number;
  readonly settings: SchedulerSettings;
}

export interface StepResult {
  /** The service with its deployments as they are after the step. Its tasks are those of the input: the driver carries out the actions. */
  readonly service: ServiceState;
  readonly actions: readonly SchedulerAction[];
  /** Without `tasks-started` and `tasks-stopped`, which the driver adds because it names the tasks. */
  readonly events: readonly SchedulerEvent[];
}

/** How long the tasks of a deployment take, in milliseconds. */
export interface TaskTiming {
  /** From being placed to RUNNING: pull and start. */
  readonly start: number;
  /** From RUNNING to the first healthy verdict of all that judge it; not used for tasks without health check and target group. */
  readonly healthy: number;
  /** From being told to stop to SIGTERM: the deregistration delay of its target group, 0 without one. */
  readonly drain: number;
  /** From SIGTERM to STOPPED. */
  readonly stop: number;
}

export interface SimulationInput {
  /** The service with the new deployment as PRIMARY already; its tasks' instants are at or before 0, the start of the rollout. */
  readonly service: ServiceState;
  readonly instances: readonly InstanceState[];
  /** By deployment id. */
  readonly timings: Readonly<Record<string, TaskTiming>>;
  readonly settings: SchedulerSettings;
}
