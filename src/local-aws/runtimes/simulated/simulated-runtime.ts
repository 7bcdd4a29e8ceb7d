import type { Clock } from '../../clock.ts';
import { createImageCache, noPullDelay, type PullDelay } from '../image-cache.ts';
import type { LogSink, Runtime } from '../runtime.ts';
import { createPorts } from './ports.ts';
import { type SimulatedTask, simulateTask } from './simulated-task.ts';

/** How long things take, in milliseconds at speed 1, and what a task is made of. */
export interface SimulatedRuntimeOptions {
  readonly clock: Clock;
  readonly sink: LogSink;
  /** Of an image that the instance does not have yet; one that it has takes no time. */
  readonly pull: number;
  /** Comes on top of `pull`. Default: none. */
  readonly pullDelay?: PullDelay;
  readonly start: number;
  readonly stop: number;
  /** Divides the times above and those of LOCAL_AWS_SIMULATE. */
  readonly speed: number;
  /** The manifest digest of an image reference; null for one that no registry of the emulator holds. */
  readonly digestOf: (image: string) => string | null;
}

/** Runs tasks without an engine: timers stand for pulling, starting, checking and stopping. */
export function createSimulatedRuntime(options: SimulatedRuntimeOptions): Runtime {
  const tasks = new Map<string, SimulatedTask>();
  const surroundings = { pullDelay: noPullDelay, ...options, ports: createPorts(), images: createImageCache() };
  return {
    start(launch, observer) {
      const forget = () => tasks.delete(launch.taskId);
      tasks.set(launch.taskId, simulateTask(surroundings, launch, observer, forget));
    },
    stop: (taskId) => tasks.get(taskId)?.stop(),
    simulatedStatus: (taskId, containerName) => tasks.get(taskId)?.status(containerName) ?? 502,
    async close() {
      for (const task of tasks.values()) task.abandon();
      tasks.clear();
    },
  };
}
