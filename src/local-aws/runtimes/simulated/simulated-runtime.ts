import { createImageCache, noPullDelay } from '../image-cache.ts';
import type { Runtime } from '../runtime.ts';
import type { SimulatedRuntimeOptions } from './options.ts';
import { createPorts } from './ports.ts';
import { type SimulatedTask, simulateTask } from './simulated-task.ts';

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
