import { exitCodeMeaning } from '../../diagnosis/exit-code.ts';
import type { FoundError } from '../../diagnosis/found-error.ts';
import type { ErrorSentences } from '../../toolkit/errors.ts';
import { failed, passed, type Verdict } from './checks.ts';
import type { ContainerState } from './container-state.ts';
import { explainLogLine } from './start-failure.ts';
import { quoted } from './words.ts';

/** A container that has ended, and what was expected of it. */
export interface Ended {
  readonly state: Pick<ContainerState, 'exitCode' | 'outOfMemory'>;
  /** The last lines of its log; no secret stands in them. */
  readonly lines: readonly string[];
  /** What is known of these lines; undefined where nothing is. */
  readonly known?: FoundError | undefined;
  /** For a sentence, such as `0.3 s`. */
  readonly after: string;
  /** What it had to do first; undefined when it may be a task, which ends with 0. */
  readonly expected: string | undefined;
}

/** What it means that a container ended during its test. */
export function judgeEnd(ended: Ended): Verdict {
  const { state, after, expected } = ended;
  const { exitCode } = state;
  if (exitCode === 0 && expected === undefined)
    return passed(`ended with 0 after ${after}: it may be a task, and is no service`);
  return failed(`ended with ${exitCode} after ${after}`, explainEnd(ended));
}

function explainEnd({ state, lines, known, after, expected }: Ended): ErrorSentences {
  const told = lines.flatMap((line) => explainLogLine(line) ?? [])[0];
  if (told !== undefined && state.exitCode !== 0) return told;
  const before = expected === undefined ? '' : `, before ${expected}`;
  const end = `The container ended with exit code ${state.exitCode} after ${after}${before}: ${meaning(state)}.`;
  const fix = fixOfNeed(lines, known) ?? fixOfTakenPort(lines) ?? known?.fix ?? fixOf(state);
  return { what: joined(end, known?.what), why: joined(known?.why, lastWords(lines)), fix };
}

/** Sentences behind each other. */
export function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter(Boolean).join(' ');
}

function meaning({ exitCode, outOfMemory }: Ended['state']): string {
  if (outOfMemory) return 'the kernel killed it for its memory';
  if (exitCode === 137) return 'something killed it (SIGKILL)';
  return exitCode === 125 ? 'Docker itself failed' : exitCodeMeaning(exitCode, null);
}

const quotedLines = 3;

/** The last lines as one sentence; a blank line says nothing. */
export function lastWords(lines: readonly string[]): string {
  const last = lines.filter((line) => line.trim() !== '').slice(-quotedLines);
  if (last.length === 0) return 'It wrote nothing to its log.';
  return `Its log ends with ${last.map((line) => quoted(line)).join(', ')}.`;
}

function fixOf({ exitCode, outOfMemory }: Ended['state']): string {
  if (outOfMemory) return 'Have the application use less memory, or use a larger runner.';
  if (exitCode === 0)
    return 'A service must keep running in the foreground. For a task that is meant to end, leave "test-seconds" and "test-port" unset.';
  return 'Correct what it names. Variables that only the task definition gives belong into "test-env"; what it needs to reach belongs into "test-services" or "test-network".';
}

/** What drivers, runtimes and libraries write of something that they cannot reach. */
const unreachable =
  /ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|connection refused|connection timed out|no such host|no route to host|i\/o timeout|UnknownHost|Name or service not known|Temporary failure in name resolution|could not translate host name|failed to lookup address/i;

function fixOfTakenPort(lines: readonly string[]): string | undefined {
  if (!lines.some((line) => /EADDRINUSE|address already in use/i.test(line))) return undefined;
  return 'Its port is taken: in the network of the host ("test-network: host", or a database on localhost) the ports are those of the runner. Give it a free one by "test-env", and the same to "test-port".';
}

/**
 * What to do when a program says that it cannot reach something; undefined when it does not say so, and when what is known of its lines
 * is something else.
 */
export function fixOfNeed(lines: readonly string[], known: FoundError | undefined): string | undefined {
  const line = known?.quote ?? lines.findLast((each) => unreachable.test(each));
  if (line === undefined || !unreachable.test(line)) return undefined;
  const need = known === undefined ? 'It cannot reach something that it needs to start.' : undefined;
  return joined(
    need,
    'Set "test-services" to a compose file that starts it or to the URL of a database that this job reaches, and give the container its address by "test-env"; or set "test-network" to the network where it is.',
  );
}
