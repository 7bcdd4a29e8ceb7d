import { assembleBaseImage } from '../../../harness/base-image.ts';
import { runCommand } from '../../../harness/command.ts';
import { type Engine, provideEngine } from '../../../harness/engine.ts';
import { waitFor } from '../../../harness/wait.ts';
import { createEcr, type Ecr } from '../../../src/local-aws/ecr/ecr.ts';
import { createLogs, type Logs } from '../../../src/local-aws/logs/logs.ts';
import { type CleanUp, createCleanUp, ownerLabel } from '../../../src/local-aws/process/clean-up.ts';
import { createDockerRuntime, type DockerRuntime } from '../../../src/local-aws/runtimes/docker/docker-runtime.ts';
import { noPullDelay, type PullDelay } from '../../../src/local-aws/runtimes/image-cache.ts';
import type { ContainerLaunch, TaskLaunch, TaskObserver } from '../../../src/local-aws/runtimes/runtime.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';

/** The docker runtime with its neighbours, in this process, on a real engine. */
export interface DockerWorld {
  readonly runtime: DockerRuntime;
  readonly ecr: Ecr;
  readonly logs: Logs;
  readonly owner: string;
  /** The emulator's private directory. */
  readonly directory: string;
  /** Has node and sh. */
  readonly base: string;
  /** What delays a pull of an image that an instance does not have, in milliseconds; none at first. */
  pullDelay: PullDelay;
  docker(...parameters: readonly string[]): Promise<string>;
  /** Starts a task of containers that run the base image unless they say otherwise. */
  start(containers: readonly Partial<ContainerLaunch>[], task?: Partial<TaskLaunch>): ObservedTask;
  /** Calls an operation of ECR or CloudWatch Logs. */
  call(service: 'ecr' | 'logs', operation: string, input: JsonObject): Promise<JsonObject>;
  /** Ends the runtime; what is left carries the owner's label. */
  closeRuntime(): Promise<void>;
  stop(): Promise<void>;
}

/** What a runtime has reported of a task: each report as `[what, ...details]`. */
export interface ObservedTask {
  readonly taskId: string;
  readonly reports: readonly (readonly unknown[])[];
  /** The reports of one kind. */
  of(kind: keyof TaskObserver): readonly (readonly unknown[])[];
  /** Resolves with the first report of this kind. */
  first(kind: keyof TaskObserver): Promise<readonly unknown[]>;
}

export const accountId = '123456789012';

export async function startDockerWorld(): Promise<DockerWorld> {
  const engine = await provideEngine();
  // The runtime drives Docker with this process's environment, as a user's shell would have it.
  Object.assign(process.env, engine.environment);
  const { reference: base } = await assembleBaseImage(process.env);
  const cleanUp = await createCleanUp();
  const ecr = await createEcr({ accountId, cleanUp });
  const logs = createLogs();
  const runtime = await createDockerRuntime({
    cleanUp,
    sink: logs.sink,
    registry: ecr.access,
    pullDelay: (image) => world.pullDelay(image),
    log: () => undefined,
  });
  const world = worldOf({ engine, base, cleanUp, ecr, logs, runtime });
  return world;
}

interface Parts {
  readonly engine: Engine;
  readonly base: string;
  readonly cleanUp: CleanUp;
  readonly ecr: Ecr;
  readonly logs: Logs;
  readonly runtime: DockerRuntime;
}

function worldOf({ engine, base, cleanUp, ecr, logs, runtime }: Parts): DockerWorld {
  let closing: Promise<void> | undefined;
  const closeRuntime = () => {
    closing ??= runtime.close();
    return closing;
  };
  let count = 0;
  return {
    runtime,
    ecr,
    logs,
    base,
    owner: cleanUp.owner,
    directory: cleanUp.directory,
    pullDelay: noPullDelay,
    docker: (...parameters) => runCommand('docker', parameters),
    start(containers, task = {}) {
      count += 1;
      const taskId = `task${count}`;
      const observed = observe(taskId);
      const launches = containers.map((container) => ({ ...plainContainer(base), ...container }));
      runtime.start({ ...plainTask(taskId), ...task, containers: launches }, observed.observer);
      return observed.task;
    },
    async call(service, operation, input) {
      const implementation = (service === 'ecr' ? ecr : logs).service.operations[operation];
      if (implementation === undefined) throw new Error(`${service} has no operation ${operation}.`);
      return implementation(input, { accountId, region: 'us-east-1', requestId: 'test' });
    },
    closeRuntime,
    async stop() {
      await closeRuntime();
      await ecr.close();
      await cleanUp.finish();
      await engine.stop();
    },
  };
}

function plainContainer(image: string): ContainerLaunch {
  return {
    name: 'app',
    image,
    essential: true,
    command: null,
    entryPoint: null,
    workingDirectory: null,
    user: null,
    environment: [],
    memoryLimit: null,
    memoryReservation: null,
    cpu: 0,
    portMappings: [],
    healthCheck: null,
    stopTimeout: 5000,
    logging: null,
    readonlyRootFilesystem: false,
    dockerLabels: {},
    dependsOn: [],
  };
}

function plainTask(taskId: string): Omit<TaskLaunch, 'containers'> {
  const taskArn = `arn:aws:ecs:us-east-1:${accountId}:task/main/${taskId}`;
  const definition = { family: 'backend', revision: 1 };
  return {
    taskId,
    taskArn,
    clusterName: 'main',
    ...definition,
    networkMode: 'bridge',
    hostAddress: '127.0.9.1',
    instanceId: 'one',
  };
}

function observe(taskId: string): { readonly task: ObservedTask; readonly observer: TaskObserver } {
  const reports: (readonly unknown[])[] = [];
  const report =
    (kind: keyof TaskObserver) =>
    (...details: readonly unknown[]) =>
      void reports.push([kind, ...details]);
  const of = (kind: keyof TaskObserver) => reports.filter(([reported]) => reported === kind);
  return {
    task: {
      taskId,
      reports,
      of,
      first: (kind) =>
        waitFor(async () => of(kind)[0], { what: `${taskId} to report ${kind}`, seconds: 30, interval: 20 }),
    },
    observer: {
      pullStarted: report('pullStarted'),
      pullStopped: report('pullStopped'),
      containerRunning: report('containerRunning'),
      containerHealth: report('containerHealth'),
      containerExited: report('containerExited'),
      failedToStart: report('failedToStart'),
      stopped: report('stopped'),
    },
  };
}

/** The ids of everything on the engine that carries an owner's label. */
export async function leftOf(owner: string): Promise<readonly string[]> {
  const filter = ['--quiet', '--filter', `label=${ownerLabel}=${owner}`];
  const lists = await Promise.all([
    runCommand('docker', ['ps', '--all', ...filter]),
    runCommand('docker', ['network', 'ls', ...filter]),
    runCommand('docker', ['image', 'ls', ...filter]),
  ]);
  return lists.flatMap((list) => list.split('\n').filter((id) => id !== ''));
}
