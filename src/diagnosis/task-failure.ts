import { eventSignatures } from './event-signatures.ts';
import type { FailureEvidence, TaskEvidence } from './evidence.ts';
import { exitCodeMeaning } from './exit-code.ts';
import type { Cause, Explanation, FailedContainer } from './explanation.ts';
import { firstFailed } from './failed-container.ts';
import { repeatedCrash } from './repeated-crash.ts';
import { recognize } from './signature.ts';
import { stopGroups } from './stop-groups.ts';
import { targetCause } from './target-cause.ts';
import { taskCause } from './task-cause.ts';

/** Why a deployment failed: one cause with one fix, as far as the evidence says, and the evidence in order. Pure. */
export function explainFailure(evidence: FailureEvidence): Explanation {
  const { tasks, events, targets, breaker, unread } = evidence;
  const { cause, task } = mainCause(evidence);
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
  const causes = tasks.flatMap((task) => taskCause(task) ?? []);
  return causes.find(({ canHeal }) => !canHeal) ?? twice(tasks);
}

interface Found {
  readonly cause: Cause | null;
  readonly task: TaskEvidence | undefined;
}

function mainCause(evidence: FailureEvidence): Found {
  const found = evidence.tasks.flatMap((task) => {
    const cause = taskCause(task);
    return cause === null ? [] : [{ task, cause }];
  });
  const [first] = found;
  const fatal = found.find(({ cause }) => !cause.canHeal);
  if (fatal !== undefined) return fatal;
  if (first === undefined) return { cause: serviceCause(evidence), task: undefined };
  const count = ({ cause }: { cause: Cause }) => found.filter((other) => other.cause.name === cause.name).length;
  const main = found.reduce((most, next) => (count(next) > count(most) ? next : most), first);
  return main.cause.name === 'target-unhealthy'
    ? { ...main, cause: serviceCause(evidence) ?? main.cause }
    : sharpened(main, evidence);
}

/** A crash that says nothing of its cause says more when it happened twice. */
function sharpened(main: Found & { readonly cause: Cause }, { tasks }: FailureEvidence): Found {
  return main.cause.name === 'crashed' ? { ...main, cause: twice(tasks) ?? main.cause } : main;
}

/** When no task tells: the load balancer, then the newest event that a signature fits. */
function serviceCause({ targets, events }: FailureEvidence): Cause | null {
  const context = { container: '', image: '', role: '', logGroup: '' };
  const newestFirst = [...events].reverse();
  const fromEvents = newestFirst.flatMap(({ message }) => recognize(message, eventSignatures, context) ?? []);
  return targetCause(targets) ?? fromEvents[0] ?? null;
}

function twice(tasks: readonly TaskEvidence[]): Cause | null {
  const crash = repeatedCrash(tasks);
  if (crash === null) return null;
  const { container, exitCode, line, count, task } = crash;
  const known = taskCause(task);
  const often = `It ended ${count} times with exit code ${exitCode} and the same last words.`;
  if (known !== null && known.name !== 'crashed') return { ...known, sentence: `${known.sentence} ${often}` };
  return {
    name: 'same-crash-twice',
    sentence: `The container "${container}" ended ${count} times with exit code ${exitCode} (${exitCodeMeaning(exitCode, null)}) and the same last words.`,
    fix: `Read the last lines of "${container}", correct what they name, and deploy again.`,
    canHeal: false,
    quote: line,
  };
}

function failedContainer(task: TaskEvidence | undefined): FailedContainer | null {
  const container = task === undefined ? undefined : firstFailed(task);
  if (task === undefined || container === undefined) return null;
  const { name, exitCode, reason, lastLines } = container;
  const meaning = exitCode === null ? '' : exitCodeMeaning(exitCode, reason);
  return { name, taskId: task.id, exitCode, meaning, lastLines };
}
