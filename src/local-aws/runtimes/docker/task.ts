import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../../../toolkit/errors.ts';
import type { ContainerLaunch, TaskLaunch, TaskObserver } from '../runtime.ts';
import { dependentsOf, judgeDependency } from './dependencies.ts';
import type { EngineEvent } from './engine-events.ts';
import { pullFailure, StartFailure } from './reasons.ts';
import { createTaskContainer, type TaskContainer } from './task-container.ts';
import type { TaskContext } from './task-context.ts';
import { aborted, createChanges } from './waiting.ts';

/** A task from the first pull to its last container's removal. */
export interface RunningTask {
  /** Stops every container in its own time; dependents before what they depend on. */
  stop(): void;
  /** Ends everything at once; nobody is told. */
  abandon(): void;
  hear(event: EngineEvent): void;
  /** Events may have been missed: asks the engine for the state of each container. */
  lookAgain(): void;
  /** Every container is gone, and the observer has heard so. */
  readonly over: Promise<void>;
}

/** Pulls the images, starts the containers in the order of their dependencies, and reports to the observer. */
export function startTask(context: TaskContext, launch: TaskLaunch, observer: TaskObserver): RunningTask {
  const ending = new AbortController();
  const changes = createChanges();
  const { announce } = changes;
  const create = (container: ContainerLaunch) =>
    createTaskContainer({ context, launch, container, observer, changed: announce });
  const containers = new Map(launch.containers.map((container) => [container.name, create(container)]));
  ending.signal.addEventListener('abort', announce);
  const end = () => ending.abort();
  let abandoned = false;
  const each = (work: (container: TaskContainer) => void) => containers.forEach(work);
  return {
    over: live({
      context,
      launch,
      observer,
      containers,
      end,
      ending: ending.signal,
      abandoned: () => abandoned,
      changed: changes.next,
    }),
    stop: end,
    abandon() {
      abandoned = true;
      each((container) => container.abandon());
      end();
    },
    hear: (event) => each((container) => container.hear(event)),
    lookAgain: () => each((container) => container.lookAgain()),
  };
}

interface TaskParts {
  readonly context: TaskContext;
  readonly launch: TaskLaunch;
  readonly observer: TaskObserver;
  readonly containers: ReadonlyMap<string, TaskContainer>;
  /** Nothing more is started; what runs is stopped. */
  readonly end: () => void;
  /** Aborted by `end`. */
  readonly ending: AbortSignal;
  /** True when the task is to end at once. */
  readonly abandoned: () => boolean;
  /** Resolves at the next change of any container, or when the task is to end. */
  readonly changed: () => Promise<void>;
}

async function live(parts: TaskParts): Promise<void> {
  const { containers, observer } = parts;
  const all = [...containers.values()];
  const failure = await startAll(parts);
  for (const container of all) {
    container.giveUp();
    if (failure !== undefined || parts.abandoned()) container.abandon();
  }
  const everythingEnded = Promise.all(all.map((container) => container.ended()));
  await Promise.race([everythingEnded, aborted(parts.ending)]);
  if (failure === undefined && !parts.abandoned()) await stopInOrder(parts);
  await everythingEnded;
  await Promise.all(all.map((container) => container.remove()));
  if (failure === undefined) observer.stopped();
  else observer.failedToStart(failure.containerName, failure.message);
}

/** Thrown where a start ends because the task is to end. */
const taskEnds = Symbol('task ends');

/** The first failure ends every other start. Undefined when there was none, also when the task was told to stop before all had started. */
async function startAll(parts: TaskParts): Promise<StartFailure | undefined> {
  let failure: StartFailure | undefined;
  const guarded = async <Result>(work: Promise<Result>): Promise<Result | undefined> => {
    try {
      return await work;
    } catch (thrown) {
      if (thrown !== taskEnds) failure ??= asStartFailure(thrown);
      parts.end();
      return undefined;
    }
  };
  const digests = await guarded(pullAll(parts));
  if (digests === undefined) return failure;
  await Promise.all(parts.launch.containers.map((container) => guarded(startOne(parts, container, digests))));
  return failure;
}

function asStartFailure(thrown: unknown): StartFailure {
  return thrown instanceof StartFailure
    ? thrown
    : new StartFailure(null, `CannotStartContainerError: ${messageOf(thrown)}`);
}

type Digests = ReadonlyMap<string, string | null>;

async function pullAll(parts: TaskParts): Promise<Digests> {
  const { context, launch, observer, ending } = parts;
  observer.pullStarted();
  const firstUse = new Map([...launch.containers].reverse().map(({ image, name }) => [image, name]));
  const pulls = [...firstUse].map(async ([image, name]) => {
    const pulled = await context.puller.pull(image, ending);
    if (ending.aborted) throw taskEnds;
    if ('stderr' in pulled) throw pullFailure(name, image, pulled.stderr);
    await delayPull(parts, image, pulled.digest ?? image);
    return [image, pulled.digest] as const;
  });
  const digests = new Map(await Promise.all(pulls));
  observer.pullStopped();
  return digests;
}

/** The engine may have long had what this instance does not have yet. */
async function delayPull({ context, launch, ending }: TaskParts, image: string, known: string): Promise<void> {
  if (context.images.has(launch.instanceId, known)) return;
  const delay = context.pullDelay(image);
  if (delay > 0) await wait(delay, undefined, { signal: ending }).catch(() => undefined);
  if (ending.aborted) throw taskEnds;
  context.images.add(launch.instanceId, known);
}

async function startOne(parts: TaskParts, container: ContainerLaunch, digests: Digests): Promise<void> {
  const { containers, launch } = parts;
  await dependenciesMet(parts, container);
  const owner = networkOwner(launch);
  const shared = owner === container.name ? undefined : owner;
  if (shared !== undefined) await until(parts, () => containers.get(shared)?.progress().started ?? true);
  const networkContainer = shared === undefined ? undefined : containers.get(shared)?.id();
  if (parts.ending.aborted) throw taskEnds;
  await containers.get(container.name)?.start(digests.get(container.image) ?? null, networkContainer);
}

/** In awsvpc mode the first container without dependencies brings the address that the others share. */
function networkOwner({ containers, networkMode }: TaskLaunch): string | undefined {
  if (networkMode !== 'awsvpc') return undefined;
  return containers.find(({ dependsOn }) => dependsOn.length === 0)?.name;
}

async function dependenciesMet(parts: TaskParts, container: ContainerLaunch): Promise<void> {
  for (const dependency of container.dependsOn) {
    await until(parts, () => {
      const progress = parts.containers.get(dependency.containerName)?.progress();
      if (progress === undefined) return true;
      const readiness = judgeDependency(dependency, progress);
      if (readiness.kind !== 'hopeless') return readiness.kind === 'met';
      throw new StartFailure(container.name, `CannotStartContainerError: ${readiness.reason}`);
    });
  }
}

async function until({ ending, changed }: TaskParts, condition: () => boolean): Promise<void> {
  for (;;) {
    if (ending.aborted) throw taskEnds;
    const next = changed();
    if (condition()) return;
    await next;
  }
}

/** Dependents stop before what they depend on. */
async function stopInOrder({ containers, launch }: TaskParts): Promise<void> {
  await Promise.all(
    launch.containers.map(async ({ name }) => {
      await Promise.all(dependentsOf(name, launch.containers).map((dependent) => containers.get(dependent)?.ended()));
      await containers.get(name)?.stop();
    }),
  );
}
