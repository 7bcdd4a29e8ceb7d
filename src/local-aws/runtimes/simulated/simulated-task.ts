import { messageOf } from '../../../toolkit/errors.ts';
import type { ImageCache } from '../image-cache.ts';
import type { TaskLaunch, TaskObserver } from '../runtime.ts';
import { readBehaviour } from './behaviour.ts';
import { healthChanges } from './health.ts';
import { imageDigest } from './image-digest.ts';
import type { SimulatedRuntimeOptions } from './options.ts';
import type { Ports } from './ports.ts';
import { isReady, newContainer, type SimulatedContainer } from './simulated-container.ts';

/** A task that is under way. */
export interface SimulatedTask {
  /** Lets every container end after the stop time; asking twice does nothing more. */
  stop(): void;
  /** The HTTP status with which a container answers at this moment; 502, as a load balancer says it, for one that does not run. */
  status(containerName: string): number;
  /** Nothing more is reported. */
  abandon(): void;
}

type Surroundings = Required<SimulatedRuntimeOptions> & { readonly ports: Ports; readonly images: ImageCache };

/** Everything that one simulated task changes. */
interface Simulation {
  readonly surroundings: Surroundings;
  readonly launch: TaskLaunch;
  readonly observer: TaskObserver;
  readonly containers: readonly SimulatedContainer[];
  readonly timers: Set<() => void>;
  readonly forget: () => void;
  stopping: boolean;
}

/** Simulates one task from its pull to its end; `forget` is called once nothing follows. */
export function simulateTask(
  surroundings: Surroundings,
  launch: TaskLaunch,
  observer: TaskObserver,
  forget: () => void,
): SimulatedTask {
  const behaviours = launch.containers.map((container) => ({ container, behaviour: readBehaviour(container) }));
  const containers = behaviours.flatMap(({ container, behaviour }) =>
    'error' in behaviour ? [] : [newContainer(container, behaviour)],
  );
  const timers = new Set<() => void>();
  const simulation: Simulation = { surroundings, launch, observer, containers, timers, forget, stopping: false };
  const wrong = behaviours.flatMap(({ container, behaviour }) =>
    'error' in behaviour ? [{ name: container.name, error: behaviour.error }] : [],
  )[0];
  later(simulation, 0, () => {
    if (wrong === undefined) pull(simulation);
    else fail(simulation, wrong.name, `CannotStartContainerError: ${wrong.error}`);
  });
  const status = (containerName: string) => statusOf(simulation, containerName);
  return { stop: () => stop(simulation), status, abandon: () => abandon(simulation) };
}

function statusOf({ containers, surroundings }: Simulation, containerName: string): number {
  const container = containers.find(({ launch }) => launch.name === containerName);
  if (container?.state !== 'running' || container.runningSince === null) return 502;
  const age = (surroundings.clock.now() - container.runningSince) * surroundings.speed;
  return age >= container.behaviour.after * 1000 ? container.behaviour.answers : 200;
}

function pull(simulation: Simulation): void {
  const { observer, containers, surroundings, launch } = simulation;
  observer.pullStarted();
  const broken = containers.find(({ behaviour }) => behaviour.pullFailure !== null);
  const reason = broken?.behaviour.pullFailure ?? null;
  later(simulation, pullTime(simulation), () => {
    if (broken !== undefined && reason !== null) {
      fail(simulation, broken.launch.name, reason);
      return;
    }
    for (const { launch: container } of containers) {
      surroundings.images.add(launch.instanceId, digestOf(surroundings, container.image));
    }
    observer.pullStopped();
    if (openLogs(simulation)) startReady(simulation);
  });
}

/** Images that the instance has are there at once; the others are pulled side by side. */
function pullTime({ surroundings, launch, containers }: Simulation): number {
  const { images, pull: usual, pullDelay, speed } = surroundings;
  const absent = containers.filter(
    ({ launch: { image } }) => !images.has(launch.instanceId, digestOf(surroundings, image)),
  );
  return Math.max(0, ...absent.map(({ launch: { image } }) => usual + pullDelay(image))) / speed;
}

function digestOf(surroundings: Surroundings, image: string): string {
  return imageDigest(image, surroundings.digestOf);
}

function openLogs(simulation: Simulation): boolean {
  const { surroundings, containers } = simulation;
  for (const { launch, runtimeId } of containers) {
    const { logging } = launch;
    try {
      if (logging !== null) surroundings.sink.openStream(logging.group, logging.stream ?? runtimeId);
    } catch (thrown) {
      const reason = `ResourceInitializationError: failed to initialize logging driver: ${messageOf(thrown)}`;
      fail(simulation, launch.name, reason);
      return false;
    }
  }
  return true;
}

/** Starts the containers whose dependencies are met. */
function startReady(simulation: Simulation): void {
  const { surroundings, containers } = simulation;
  for (const container of containers) {
    if (simulation.stopping || container.state !== 'waiting' || !isReady(container, containers)) continue;
    container.state = 'starting';
    const time = surroundings.start + container.behaviour.slowStart * 1000;
    later(simulation, time / surroundings.speed, () => run(simulation, container));
  }
}

function run(simulation: Simulation, container: SimulatedContainer): void {
  const { surroundings, launch, observer } = simulation;
  const { name, image } = container.launch;
  const { startFailure, lines, exit } = container.behaviour;
  if (startFailure !== null) {
    fail(simulation, name, startFailure);
    return;
  }
  container.state = 'running';
  container.runningSince = surroundings.clock.now();
  container.bindings = surroundings.ports.bind(launch, container.launch);
  if (lines === null) log(simulation, container, ['started']);
  else if (exit === null) log(simulation, container, lines);
  observer.containerRunning(name, {
    runtimeId: container.runtimeId,
    imageDigest: digestOf(surroundings, image),
    networkBindings: container.bindings,
  });
  scheduleFate(simulation, container);
  startReady(simulation);
}

function scheduleFate(simulation: Simulation, container: SimulatedContainer): void {
  const { behaviour, launch } = container;
  const { speed } = simulation.surroundings;
  const after = (behaviour.after * 1000) / speed;
  const { exit } = behaviour;
  if (exit !== null) later(simulation, after, () => end(simulation, container, exit.code, exit.reason));
  if (launch.healthCheck === null) return;
  for (const { at, status } of healthChanges(launch.healthCheck, behaviour, speed)) {
    later(simulation, at, () => judge(simulation, container, status));
  }
}

function judge(simulation: Simulation, container: SimulatedContainer, health: 'HEALTHY' | 'UNHEALTHY'): void {
  if (container.state !== 'running') return;
  container.health = health;
  simulation.observer.containerHealth(container.launch.name, health);
  startReady(simulation);
}

function end(simulation: Simulation, container: SimulatedContainer, exitCode: number, reason: string | null): void {
  if (container.state !== 'running') return;
  container.state = 'exited';
  container.exitCode = exitCode;
  simulation.surroundings.ports.release(container.bindings);
  const { lines, exit } = container.behaviour;
  if (lines === null) log(simulation, container, [`exited with ${exitCode}`]);
  else if (exit !== null) log(simulation, container, lines);
  simulation.observer.containerExited(container.launch.name, { exitCode, reason });
  startReady(simulation);
}

function log(
  { surroundings }: Simulation,
  { launch, runtimeId }: SimulatedContainer,
  messages: readonly string[],
): void {
  if (launch.logging === null) return;
  const { group, stream } = launch.logging;
  const timestamp = surroundings.clock.now();
  const events = messages.map((message) => ({ timestamp, message }));
  surroundings.sink.append(group, stream ?? runtimeId, events);
}

/** An application that does not handle SIGTERM is ended by it: exit code 143. */
const terminated = 143;

function stop(simulation: Simulation): void {
  if (simulation.stopping) return;
  simulation.stopping = true;
  cancelTimers(simulation);
  const { containers, surroundings } = simulation;
  const running = containers.filter(({ state }) => state === 'running');
  later(simulation, running.length === 0 ? 0 : surroundings.stop / surroundings.speed, () => {
    for (const container of running) end(simulation, container, terminated, null);
    simulation.forget();
    simulation.observer.stopped();
  });
}

function fail(simulation: Simulation, containerName: string, reason: string): void {
  abandon(simulation);
  simulation.forget();
  simulation.observer.failedToStart(containerName, reason);
}

function abandon(simulation: Simulation): void {
  simulation.stopping = true;
  cancelTimers(simulation);
  for (const { bindings } of simulation.containers) simulation.surroundings.ports.release(bindings);
}

function cancelTimers({ timers }: Simulation): void {
  for (const cancel of timers) cancel();
  timers.clear();
}

function later(simulation: Simulation, milliseconds: number, work: () => void): void {
  const cancel = simulation.surroundings.clock.after(milliseconds, () => {
    simulation.timers.delete(cancel);
    work();
  });
  simulation.timers.add(cancel);
}
