import { execFormatError, executableNotFound, imageNotFound, noPlatform, outOfMemory } from '../agent-words.ts';
import type { ContainerLaunch } from '../runtime.ts';

/** How a simulated container behaves, from its environment variable LOCAL_AWS_SIMULATE. Times are in seconds at speed 1. */
export interface Behaviour {
  /** It exits by itself with this code. */
  readonly exit: { readonly code: number; readonly reason: string | null } | null;
  /** The HTTP status with which it answers a load balancer. */
  readonly answers: number;
  /** When it exits, or begins to answer so, counted from its start. */
  readonly after: number;
  /** Its health check fails. */
  readonly unhealthy: boolean;
  /** Its health check fails before this moment, counted from its start. */
  readonly healthyAfter: number;
  /** How much longer than others it takes to start. */
  readonly slowStart: number;
  /** Its image cannot be pulled: what the agent says of it. */
  readonly pullFailure: string | null;
  /** It cannot be started: what the agent says of it. */
  readonly startFailure: string | null;
  /** What it writes, right before its exit where it has one; null for the two lines that every other container writes. */
  readonly lines: readonly string[] | null;
}

/** The variable that a task definition or an override sets to make a container fail. */
const behaviourVariable = 'LOCAL_AWS_SIMULATE';

const usual: Behaviour = {
  exit: null,
  answers: 200,
  after: 1,
  unhealthy: false,
  healthyAfter: 0,
  slowStart: 0,
  pullFailure: null,
  startFailure: null,
  lines: null,
};

type SimulatedLaunch = Pick<ContainerLaunch, 'environment' | 'image' | 'command' | 'entryPoint'>;

/**
 * Reads words such as `exit=1 after=2`, `oom`, `unhealthy`, `not-found` and `log="out of coffee"`; without the variable a container
 * runs until it is stopped. A word that is not known is an error, never ignored.
 */
export function readBehaviour(launch: SimulatedLaunch): Behaviour | { error: string } {
  const text =
    assignedIn(launch.command) ?? launch.environment.find(({ name }) => name === behaviourVariable)?.value ?? '';
  let behaviour = usual;
  for (const [word, name = '', quoted, plain] of text.matchAll(/([^\s,="]+)(?:=(?:"([^"]*)"|([^\s,]*)))?/g)) {
    const change = readWord(name, quoted ?? plain, launch, behaviour);
    if (change === undefined) return { error: `${behaviourVariable} does not know the word "${word}"` };
    behaviour = { ...behaviour, ...change };
  }
  return behaviour;
}

/** A command line for a shell may begin with the variable, as one would type it; it then counts for this command alone. */
function assignedIn(command: SimulatedLaunch['command']): string | undefined {
  const line = command?.at(-1) ?? '';
  return new RegExp(`^${behaviourVariable}='([^']*)'`).exec(line)?.[1];
}

type Change = Partial<Behaviour> | undefined;

function readWord(name: string, value: string | undefined, launch: SimulatedLaunch, so: Behaviour): Change {
  if (value === undefined) return readPlainWord(name, launch);
  if (name === 'log') return { lines: [...(so.lines ?? []), value] };
  const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  if (number === undefined) return undefined;
  switch (name) {
    case 'after':
      return { after: number };
    case 'healthy-after':
      return { healthyAfter: number };
    case 'slow-start':
      return { slowStart: number };
    case 'answers':
      return number >= 100 && number <= 599 && Number.isInteger(number) ? { answers: number } : undefined;
    case 'exit':
      return Number.isInteger(number) && number <= 255 ? { exit: { code: number, reason: null } } : undefined;
    default:
      return undefined;
  }
}

function readPlainWord(word: string, { image, command, entryPoint }: SimulatedLaunch): Change {
  const program = entryPoint?.[0] ?? command?.[0] ?? '/app';
  switch (word) {
    case 'oom':
      return { exit: { code: 137, reason: outOfMemory } };
    case 'unhealthy':
      return { unhealthy: true };
    case 'not-found':
    case 'pull-error':
      return { pullFailure: `CannotPullContainerError: ${imageNotFound(image)}` };
    case 'wrong-architecture':
      return { pullFailure: `CannotPullContainerError: ${noPlatform('linux/amd64')}` };
    case 'exec-not-found':
      return { startFailure: `CannotStartContainerError: ${executableNotFound(program)}` };
    case 'exec-format-error':
      return { exit: { code: 255, reason: null }, after: 0, lines: [execFormatError(program)] };
    default:
      return undefined;
  }
}
