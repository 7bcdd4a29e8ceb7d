/** What was seen of a failure. Plain data that holds no value of an environment entry: of a task definition only what is named here. */
export interface FailureEvidence {
  /** The tasks of the deployment, in the order in which they stopped; those that have not stopped come last. */
  readonly tasks: readonly TaskEvidence[];
  /** The service's events that tell of trouble since the deployment began, oldest first. */
  readonly events: readonly EventEvidence[];
  readonly targets: readonly TargetEvidence[];
  readonly breaker: BreakerEvidence | null;
  /** What could not be read and what would allow it, each a sentence. */
  readonly unread: readonly string[];
}

/** A task, with what its task definition says about what can go wrong. */
export interface TaskEvidence {
  readonly id: string;
  readonly lastStatus: string;
  readonly stopCode: string | null;
  readonly stoppedReason: string | null;
  /** Seconds since 1970. */
  readonly stoppedAt: number | null;
  /** ARN of the task execution role. */
  readonly executionRole: string | null;
  readonly containers: readonly ContainerEvidence[];
}

export interface ContainerEvidence {
  readonly name: string;
  readonly essential: boolean;
  readonly image: string;
  /** The limit at which the kernel kills it, in MiB: its own, else the task's. */
  readonly memoryLimit: number | null;
  readonly logGroup: string | null;
  readonly exitCode: number | null;
  readonly reason: string | null;
  readonly healthStatus: string;
  /** Its last lines, oldest first; empty where none were read. */
  readonly lastLines: readonly string[];
}

export interface EventEvidence {
  readonly message: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
}

/** What a load balancer thinks of one of the tasks. */
export interface TargetEvidence {
  readonly taskId: string;
  /** Name of the target group. */
  readonly targetGroup: string;
  readonly port: number;
  /** Path of its health check; null for TCP. */
  readonly path: string | null;
  /** initial, healthy, unhealthy, unused, draining or unavailable. */
  readonly state: string;
  /** In the load balancer's words, such as `Health checks failed with these codes: [503]`. */
  readonly description: string;
}

/** The circuit breaker of the service deployment. */
export interface BreakerEvidence {
  readonly failureCount: number;
  readonly threshold: number;
}
