/**
 * Where tasks run. The ECS part of the emulator decides what starts and stops; a runtime makes it so and reports what happens.
 * Two exist: `docker` (containers of the local engine) and `simulated` (timers).
 */
export interface Runtime {
  /** Starts a task's containers. Returns at once; everything that happens, failures included, goes to the observer. */
  start(launch: TaskLaunch, observer: TaskObserver): void;
  /**
   * SIGTERM to every container, SIGKILL after its stop timeout. The observer hears of each exit, then `stopped`. The ECS part calls
   * it for every end of a task, also when an essential container has exited by itself; a task that is gone already is ignored.
   */
  stop(taskId: string): void;
  /** The HTTP status with which a container would answer, in a runtime whose containers are no servers; the others do not have it. */
  readonly simulatedStatus?: (taskId: string, containerName: string) => number;
  /** Ends every task and removes all that the runtime made. */
  close(): Promise<void>;
}

export interface TaskLaunch {
  /** The last part of the task's ARN. */
  readonly taskId: string;
  readonly taskArn: string;
  readonly clusterName: string;
  readonly family: string;
  readonly revision: number;
  readonly networkMode: 'bridge' | 'host' | 'awsvpc' | 'none';
  /** The loopback address that stands for the container instance; static host ports are published there. */
  readonly hostAddress: string;
  /** The container instance that it is placed on; null on Fargate. */
  readonly instanceId: string | null;
  readonly containers: readonly ContainerLaunch[];
}

/** One container with everything resolved: environment merged, secrets fetched, sizes in their final units. */
export interface ContainerLaunch {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  readonly command: readonly string[] | null;
  readonly entryPoint: readonly string[] | null;
  readonly workingDirectory: string | null;
  readonly user: string | null;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  /** Hard limit in MiB; null without one. */
  readonly memoryLimit: number | null;
  readonly memoryReservation: number | null;
  readonly cpu: number;
  readonly portMappings: readonly PortMapping[];
  readonly healthCheck: HealthCheck | null;
  /** Milliseconds between SIGTERM and SIGKILL; 30 s unless the task definition says otherwise. */
  readonly stopTimeout: number;
  readonly logging: Logging | null;
  readonly readonlyRootFilesystem: boolean;
  readonly dockerLabels: Readonly<Record<string, string>>;
  readonly dependsOn: readonly { readonly containerName: string; readonly condition: string }[];
}

/** Where the awslogs driver writes. */
export interface Logging {
  readonly group: string;
  /** null without a stream prefix: the stream then has the container's own id, which is known when it is created. */
  readonly stream: string | null;
}

export interface PortMapping {
  readonly containerPort: number;
  /** 0 asks for any free port. */
  readonly hostPort: number;
  readonly protocol: 'tcp' | 'udp';
}

/** A container health check; times in milliseconds, already divided by the emulator's speed. */
export interface HealthCheck {
  readonly command: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}

export interface NetworkBinding {
  readonly bindIP: string;
  readonly containerPort: number;
  readonly hostPort: number;
  readonly protocol: 'tcp' | 'udp';
}

/** What a runtime reports of one task. Calls come in the order in which things happened. */
export interface TaskObserver {
  pullStarted(): void;
  pullStopped(): void;
  containerRunning(name: string, details: ContainerDetails): void;
  /** Called for every change of a container's health check. */
  containerHealth(name: string, status: 'HEALTHY' | 'UNHEALTHY'): void;
  containerExited(name: string, exit: ContainerExit): void;
  /** The task never ran; `reason` is AWS's wording, such as `CannotPullContainerError: …`. Nothing follows. */
  failedToStart(containerName: string | null, reason: string): void;
  /** Every container is gone and its resources are free. Nothing follows. */
  stopped(): void;
}

export interface ContainerDetails {
  readonly runtimeId: string;
  /** The image's manifest digest (sha256:…); null when the engine knows none. */
  readonly imageDigest: string | null;
  readonly networkBindings: readonly NetworkBinding[];
}

export interface ContainerExit {
  readonly exitCode: number;
  /** AWS's wording, such as `OutOfMemoryError: Container killed due to memory usage`; null for an ordinary exit. */
  readonly reason: string | null;
}

/** Takes the lines of awslogs containers: CloudWatch Logs implements it. */
export interface LogSink {
  /** Creates the group when it is missing: the ECS part calls it for `awslogs-create-group: true` before a task starts. */
  createGroup(group: string): void;
  /** Creates the stream when it is missing. Throws when the group does not exist. */
  openStream(group: string, stream: string): void;
  append(
    group: string,
    stream: string,
    events: readonly { readonly timestamp: number; readonly message: string }[],
  ): void;
}

/** Gives the value of a task definition's `secrets` entry: SSM Parameter Store and Secrets Manager implement it. */
export interface SecretResolver {
  /** The value, or an error whose message is what ECS puts behind `ResourceInitializationError: unable to pull secrets or registry auth: `. */
  resolve(valueFrom: string, reader: SecretReader): { readonly value: string } | { readonly error: string };
}

/** Who reads a task's secrets. */
export interface SecretReader {
  /** ARN or name of the execution role; null without one. */
  readonly role: string | null;
  readonly taskId: string;
}

/** Hears from which addresses tasks dial. */
export interface TaskSources {
  /** A container of the task is about to start with this address; null when it has this machine's own. It starts once this resolves. */
  joined(address: string | null, taskId: string): Promise<void>;
  /** The container with this address is gone. */
  left(address: string): void;
}

/** What the docker runtime needs to pull from the emulator's registry. */
export interface RegistryAccess {
  /** host:port of the registry. */
  readonly server: string;
  readonly username: string;
  password(): string;
}
