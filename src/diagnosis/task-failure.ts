import type { FailureEvidence, TaskEvidence } from './evidence.ts';
import { exitCodeMeaning } from './exit-code.ts';
import type { Cause, CauseName, Explanation, FailedContainer } from './explanation.ts';
import { firstFailed } from './failed-container.ts';
import { createCauseReader, type ReadCauses } from './known-cause.ts';
import { repeatedCrash } from './repeated-crash.ts';
import { stopGroups } from './stop-groups.ts';
import { targetCause } from './target-cause.ts';
import { crashedAgain, taskCause } from './task-cause.ts';

/** Why a deployment failed: one cause with one fix, as far as the evidence says, and the evidence in order. Pure. */
export function explainFailure(evidence: FailureEvidence): Explanation {
  const { tasks, events, targets, breaker, unread } = evidence;
  const { cause, task } = mainCause(evidence, createCauseReader());
  return {
    cause,
    groups: stopGroups(tasks),
    container: failedContainer(task),
    events,
    targets,
    breaker,
    unread,
  };
}

/**
 * Why waiting on makes no sense; null while the deployment may still work out. A cause that no later attempt can heal, or a container
 * that ended twice in the same way.
 */
export function failFast({ tasks }: Pick<FailureEvidence, 'tasks'>): Cause | null {
  const read = createCauseReader();
  const causes = tasks.flatMap((task) => taskCause(task, read) ?? []);
  return causes.find(({ canHeal }) => !canHeal) ?? repeated(tasks, read)?.cause ?? null;
}

interface Found {
  readonly cause: Cause | null;
  readonly task: TaskEvidence | undefined;
}

function mainCause(evidence: FailureEvidence, read: ReadCauses): Found {
  const found = evidence.tasks.flatMap((task) => {
    const cause = taskCause(task, read);
    return cause === null ? [] : [{ task, cause }];
  });
  const fatal = found.find(({ cause }) => !cause.canHeal);
  const main = fatal ?? mostFrequent(found);
  if (main === undefined) return { cause: serviceCause(evidence, read), task: undefined };
  if (main.cause.name === 'target-unhealthy') return { ...main, cause: serviceCause(evidence, read) ?? main.cause };
  const again = repeated(evidence.tasks, read);
  const isSame = again !== null && (main.cause.name === 'crashed' || main.cause.name === again.cause.name);
  return isSame ? again : main;
}

/** The lines of the first few tasks only are read: the others' causes are known by their exit code alone. */
const generic: ReadonlySet<CauseName> = new Set(['crashed', 'exited', 'killed']);

function mostFrequent<Item extends { readonly cause: Cause }>(found: readonly Item[]): Item | undefined {
  const specific = found.filter(({ cause }) => !generic.has(cause.name));
  const candidates = specific.length > 0 ? specific : found;
  const count = ({ cause }: Item) => candidates.filter((other) => other.cause.name === cause.name).length;
  return [...candidates].sort((one, other) => count(other) - count(one))[0];
}

/** When no task tells: the load balancer, then the newest event that tells. */
function serviceCause({ targets, events }: FailureEvidence, read: ReadCauses): Cause | null {
  const fromTargets = targetCause(targets);
  if (fromTargets !== null) return fromTargets;
  for (const { message } of [...events].reverse()) {
    const { named } = read([message], 'service-event', {});
    if (named !== null) return named;
  }
  return null;
}

/** A container that ended in the same way again: a crash by its own words, or a known cause that has shown itself not to pass. */
function repeated(
  tasks: readonly TaskEvidence[],
  read: ReadCauses,
): { readonly cause: Cause; readonly task: TaskEvidence } | null {
  const crash = repeatedCrash(tasks);
  if (crash === null) return null;
  const { container, exitCode, line, task } = crash;
  const known = taskCause(task, read);
  const ended = `The container "${container}" ended repeatedly with exit code ${exitCode}`;
  if (known !== null && known.name !== 'crashed') {
    return { task, cause: { ...known, sentence: `${known.sentence} ${ended} and the same last words.` } };
  }
  const cause: Cause = {
    name: 'same-crash-twice',
    sentence: `${ended} (${exitCodeMeaning(exitCode, null)}) and the same last words.`,
    fix: `Read the last lines of "${container}", correct what they name, and deploy again.`,
    canHeal: false,
    quote: line,
  };
  return { task, cause: crashedAgain(task, cause, read) };
}

function failedContainer(task: TaskEvidence | undefined): FailedContainer | null {
  const container = task === undefined ? undefined : firstFailed(task);
  if (task === undefined || container === undefined) return null;
  const { name, exitCode, reason, lastLines } = container;
  const meaning = exitCode === null ? '' : exitCodeMeaning(exitCode, reason);
  return { name, taskId: task.id, exitCode, meaning, lastLines };
}
