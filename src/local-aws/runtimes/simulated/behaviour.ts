import type { ContainerLaunch } from '../runtime.ts';

/** How a simulated container behaves, from its environment variable LOCAL_AWS_SIMULATE. Times are in seconds at speed 1. */
export interface Behaviour {
  /** It exits by itself with this code. */
  readonly exit: { readonly code: number; readonly reason: string | null } | null;
  /** Its health check fails. */
  readonly unhealthy: boolean;
  /** Its image cannot be pulled. */
  readonly pullError: boolean;
  /** The status with which it answers a load balancer's requests. */
  readonly answers: number;
  /** When it exits, becomes unhealthy or begins to answer so, counted from its start. */
  readonly after: number;
}

/** The variable that a task definition or an override sets to make a container fail. */
export const behaviourVariable = 'LOCAL_AWS_SIMULATE';

/**
 * Reads words such as `exit=1 after=2`, `oom`, `unhealthy`, `answers=502` and `pull-error`; without the variable a container runs until it is
 * stopped. A word that is not known is an error, never ignored.
 */
export function readBehaviour({ environment }: Pick<ContainerLaunch, 'environment'>): Behaviour | { error: string } {
  const text = environment.find(({ name }) => name === behaviourVariable)?.value ?? '';
  let behaviour: Behaviour = { exit: null, unhealthy: false, pullError: false, answers: 200, after: 1 };
  for (const word of text.split(/[\s,]+/).filter((candidate) => candidate !== '')) {
    const change = readWord(word);
    if (change === undefined) return { error: `${behaviourVariable} does not know the word "${word}"` };
    behaviour = { ...behaviour, ...change };
  }
  return behaviour;
}

const outOfMemory = { code: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' };

function readWord(word: string): Partial<Behaviour> | undefined {
  if (word === 'oom') return { exit: outOfMemory };
  if (word === 'unhealthy') return { unhealthy: true };
  if (word === 'pull-error') return { pullError: true };
  const [, name, number = ''] = /^(exit|after|answers)=(\d+(?:\.\d+)?)$/.exec(word) ?? [];
  if (name === 'answers' && /^[1-5]\d\d$/.test(number)) return { answers: Number(number) };
  if (name === 'after') return { after: Number(number) };
  if (name === 'exit' && Number.isInteger(Number(number)) && Number(number) <= 255) {
    return { exit: { code: Number(number), reason: null } };
  }
  return undefined;
}
