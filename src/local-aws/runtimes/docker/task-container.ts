import { outOfMemory } from '../agent-words.ts';
import type { ContainerLaunch, NetworkBinding, TaskLaunch, TaskObserver } from '../runtime.ts';
import { createContainer, releaseAddress, startContainer } from './container-creation.ts';
import { type ContainerLogs, followContainerLogs } from './container-logs.ts';
import type { ContainerProgress } from './dependencies.ts';
import type { EngineEvent } from './engine-events.ts';
import { inspectContainer } from './inspection.ts';
import { loggingFailure } from './reasons.ts';
import type { TaskContext } from './task-context.ts';
import { createOccasion, type Occasion } from './waiting.ts';

/** One container of a task. */
export interface TaskContainer {
  /**
   * Creates and starts it, and reports that it runs. Throws StartFailure.
   *
   * @param networkContainer the id of the container whose network it shares; undefined for one of its own.
   */
  start(imageDigest: string | null, networkContainer: string | undefined): Promise<void>;
  /** SIGTERM, and SIGKILL after its stop timeout. Does nothing to one that does not run. */
  stop(): Promise<void>;
  /** SIGKILL, and no report of its exit. */
  abandon(): void;
  /** It will not be started any more. */
  giveUp(): void;
  hear(event: EngineEvent): void;
  /** Asks the engine what has become of it. */
  lookAgain(): void;
  progress(): ContainerProgress;
  id(): string | undefined;
  /** Resolves when it has exited, its last line is in the log and its exit is reported; or when it was given up. */
  ended(): Promise<void>;
  remove(): Promise<void>;
}

export interface TaskContainerParts {
  readonly context: TaskContext;
  readonly launch: TaskLaunch;
  readonly container: ContainerLaunch;
  readonly observer: TaskObserver;
  /** Something changed that others may wait for. */
  readonly changed: () => void;
}

interface Life extends TaskContainerParts {
  readonly state: {
    id: string | undefined;
    address: string | null;
    started: boolean;
    health: ContainerProgress['health'];
    exitCode: number | null;
    exiting: boolean;
    silent: boolean;
    logs: ContainerLogs | undefined;
  };
  /** The observer knows that it runs; what happens to it is reported after that only. */
  readonly reported: Occasion;
  readonly ended: Occasion;
}

/** A container that has not been started yet. */
export function createTaskContainer(parts: TaskContainerParts): TaskContainer {
  const life = newLife(parts);
  const { state, ended } = life;
  const { docker } = parts.context;
  return {
    start: (imageDigest, networkContainer) => start(life, imageDigest, networkContainer),
    stop: () => stop(life),
    abandon() {
      state.silent = true;
      if (state.started && !state.exiting) void docker.try(['kill', state.id ?? '']).then(() => look(life, 'ended'));
    },
    giveUp() {
      if (!state.started) ended.happen();
    },
    hear(event) {
      if (event.id !== state.id) return;
      if (event.kind === 'died') die(life, event.exitCode);
      else void changeHealth(life, event.status);
    },
    lookAgain: () => void look(life, 'as before'),
    progress: () => ({ started: state.started, health: state.health, exitCode: state.exitCode }),
    id: () => state.id,
    ended: () => ended.happened,
    async remove() {
      state.logs?.abort();
      if (state.id === undefined) return;
      await docker.try(['rm', '--force', '--volumes', state.id]);
      releaseAddress(parts, state.address);
      state.address = null;
    },
  };
}

function newLife(parts: TaskContainerParts): Life {
  const state: Life['state'] = {
    id: undefined,
    address: null,
    started: false,
    health: null,
    exitCode: null,
    exiting: false,
    silent: false,
    logs: undefined,
  };
  return { ...parts, state, reported: createOccasion(), ended: createOccasion() };
}

async function start(life: Life, imageDigest: string | null, networkContainer: string | undefined): Promise<void> {
  const { context, container, observer, state } = life;
  const { id, address } = await createContainer(life, networkContainer);
  state.id = id;
  state.address = address;
  openStream(life, id);
  await startContainer(life, id);
  state.started = true;
  state.logs = followLogs(life, id);
  const found = await inspectContainer(context.docker, id);
  const networkBindings = bindingsOf(life, typeof found === 'string' ? [] : found.networkBindings);
  observer.containerRunning(container.name, { runtimeId: id, imageDigest, networkBindings });
  life.reported.happen();
  life.changed();
}

async function stop(life: Life): Promise<void> {
  const { context, container, state } = life;
  if (!state.started || state.exiting) return;
  const seconds = Math.max(1, Math.ceil(container.stopTimeout / 1000));
  await context.docker.try(['stop', '-t', String(seconds), state.id ?? '']);
  await look(life, 'as before');
}

function die(life: Life, exitCode: number): void {
  if (life.state.exiting) return;
  life.state.exiting = true;
  void finish(life, exitCode);
}

async function finish(life: Life, eventExitCode: number): Promise<void> {
  const { context, container, observer, state } = life;
  await life.reported.happened;
  const found = await inspectContainer(context.docker, state.id ?? '');
  await state.logs?.finish();
  const exitCode = typeof found === 'string' ? eventExitCode : found.exitCode;
  const reason = typeof found !== 'string' && found.outOfMemory ? outOfMemory : null;
  state.exitCode = exitCode;
  if (!state.silent) observer.containerExited(container.name, { exitCode, reason });
  life.ended.happen();
  life.changed();
}

async function changeHealth(
  { state, observer, container, reported, changed }: Life,
  health: 'HEALTHY' | 'UNHEALTHY',
): Promise<void> {
  await reported.happened;
  if (state.health === health || state.exiting) return;
  state.health = health;
  observer.containerHealth(container.name, health);
  changed();
}

/** The exit code of a container that is gone without a word. */
const killed = 137;

/** @param whenUnknown what a container is taken for when the engine does not answer. */
async function look(life: Life, whenUnknown: 'as before' | 'ended'): Promise<void> {
  const { state, context } = life;
  if (!state.started || state.exiting) return;
  const found = await inspectContainer(context.docker, state.id ?? '');
  if (found === 'gone' || (found === 'unknown' && whenUnknown === 'ended')) die(life, killed);
  else if (found === 'unknown') return;
  else if (found.exited) die(life, found.exitCode);
  else if (found.health !== null) await changeHealth(life, found.health);
}

/** The driver opens the stream at the container's start, under the container's own id without a prefix. */
function openStream({ context, container }: TaskContainerParts, id: string): void {
  if (container.logging === null) return;
  try {
    context.sink.openStream(container.logging.group, container.logging.stream ?? id);
  } catch (thrown) {
    throw loggingFailure(container.name, thrown);
  }
}

function followLogs({ context, container }: TaskContainerParts, id: string): ContainerLogs | undefined {
  if (container.logging === null) return undefined;
  const { group, stream } = container.logging;
  return followContainerLogs({ id, group, stream: stream ?? id, sink: context.sink });
}

/** What ECS reports: in host mode the container's ports are the host's, and in awsvpc mode they are its own address's and no binding. */
function bindingsOf({ launch, container }: Life, found: readonly NetworkBinding[]): readonly NetworkBinding[] {
  switch (launch.networkMode) {
    case 'bridge':
      return found;
    case 'host':
      return container.portMappings.map(({ containerPort, protocol }) => ({
        bindIP: '0.0.0.0',
        containerPort,
        hostPort: containerPort,
        protocol,
      }));
    case 'awsvpc':
    case 'none':
      return [];
  }
}
