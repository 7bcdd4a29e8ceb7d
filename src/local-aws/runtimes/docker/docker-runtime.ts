import { messageOf } from '../../../toolkit/errors.ts';
import { type CleanUp, ownerLabel } from '../../process/clean-up.ts';
import { createImageCache, noPullDelay, type PullDelay } from '../image-cache.ts';
import type { LogSink, RegistryAccess, Runtime, TaskObserver, TaskSources } from '../runtime.ts';
import { type DockerCli, dockerCli, requireEngine } from './docker-cli.ts';
import { type EngineEvent, followEngineEvents } from './engine-events.ts';
import { createHealthImages } from './health-images.ts';
import { createImagePuller } from './image-puller.ts';
import { type RunningTask, startTask } from './task.ts';
import type { TaskContext } from './task-context.ts';
import { createTaskNetwork } from './task-network.ts';

export interface DockerRuntimeOptions {
  readonly cleanUp: CleanUp;
  readonly sink: LogSink;
  readonly registry: RegistryAccess;
  /** Default: none. */
  readonly pullDelay?: PullDelay;
  /** Default: nobody hears. */
  readonly sources?: TaskSources;
  /** Hears of what goes wrong beside the tasks themselves, such as an engine that went away. */
  readonly log: (line: string) => void;
}

export interface DockerRuntime extends Runtime {
  /** The address of this machine on the tasks' network: what a task connects to for a server of the host. */
  readonly gateway: string;
}

/**
 * Runs tasks as containers of the local Docker engine, on a network of their own. Ports are published on the task's host address: in
 * bridge mode under static or dynamic host ports; in awsvpc mode that address is the task's own, its containers share one network
 * namespace, and every port keeps its number. In host mode containers use the host's network as it is. Throws DOCKER_MISSING or
 * DOCKER_UNAVAILABLE when there is no engine.
 */
export async function createDockerRuntime(options: DockerRuntimeOptions): Promise<DockerRuntime> {
  const { cleanUp, sink, registry, pullDelay = noPullDelay, sources = noListener, log } = options;
  const docker = dockerCli;
  await requireEngine(docker);
  cleanUp.addDocker();
  const network = await createTaskNetwork(docker, cleanUp);
  const puller = createImagePuller(docker, registry, cleanUp);
  const healthImages = createHealthImages(docker, cleanUp);
  const images = createImageCache();
  const context: TaskContext = {
    docker,
    cleanUp,
    sink,
    puller,
    images,
    pullDelay,
    healthImages,
    network,
    sources,
  };
  const tasks = new Map<string, RunningTask>();
  const onEvent = (event: EngineEvent) => tell(tasks, event);
  const events = followEngineEvents({ cleanUp, log, onEvent, onGap: () => lookAgain(tasks) });
  let closed = false;
  return {
    gateway: network.gateway,
    start(launch, observer) {
      const task = startTask(
        context,
        launch,
        whileOpen(observer, () => !closed),
      );
      tasks.set(launch.taskId, task);
      task.over
        .catch((thrown) => log(`Task ${launch.taskId} was lost sight of: ${messageOf(thrown)}`))
        .finally(() => tasks.delete(launch.taskId));
    },
    stop: (taskId) => tasks.get(taskId)?.stop(),
    async close() {
      closed = true;
      await abandonAll([...tasks.values()]);
      events.close();
      await removeContainers(docker, cleanUp);
      await network.close();
      await Promise.all([puller.close(), healthImages.close()]);
    },
  };
}

const noListener: TaskSources = { joined: async () => undefined, left: () => undefined };

async function abandonAll(tasks: readonly RunningTask[]): Promise<void> {
  for (const task of tasks) task.abandon();
  await Promise.allSettled(tasks.map(({ over }) => over));
}

function tell(tasks: ReadonlyMap<string, RunningTask>, event: EngineEvent): void {
  for (const task of tasks.values()) task.hear(event);
}

function lookAgain(tasks: ReadonlyMap<string, RunningTask>): void {
  for (const task of tasks.values()) task.lookAgain();
}

/** Whoever listened is closing down, too. */
function whileOpen(observer: TaskObserver, isOpen: () => boolean): TaskObserver {
  return {
    pullStarted: () => isOpen() && observer.pullStarted(),
    pullStopped: () => isOpen() && observer.pullStopped(),
    containerRunning: (name, details) => isOpen() && observer.containerRunning(name, details),
    containerHealth: (name, status) => isOpen() && observer.containerHealth(name, status),
    containerExited: (name, exit) => isOpen() && observer.containerExited(name, exit),
    failedToStart: (name, reason) => isOpen() && observer.failedToStart(name, reason),
    stopped: () => isOpen() && observer.stopped(),
  };
}

async function removeContainers(docker: DockerCli, { owner }: CleanUp): Promise<void> {
  const ids = await docker.try(['ps', '--all', '--quiet', '--no-trunc', '--filter', `label=${ownerLabel}=${owner}`]);
  const containers = ids.stdout.split('\n').filter((id) => id !== '');
  if (containers.length > 0) await docker.try(['rm', '--force', '--volumes', ...containers]);
}
