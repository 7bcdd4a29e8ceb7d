import type { Plan } from '../ecs/plan/plan.ts';
import type { RehearsalPlan } from '../ecs/rehearsal/plan-rehearsal.ts';
import type { RehearsalReport, RehearsalResult } from '../ecs/rehearsal/rehearse.ts';
import type { PlannedRehearsal } from '../ecs/rehearsal/watch-rehearsal.ts';
import { asSentence, BerthError } from '../toolkit/errors.ts';
import { quoted } from '../toolkit/foreign-text.ts';
import { asNumber, asObjects } from '../toolkit/json.ts';

/** What a rehearsal showed, in one line. */
export function rehearsalLine({ plan, result }: RehearsalReport): string {
  if (plan.kind === 'skipped') return asSentence(`skipped, because ${plan.why}`);
  if (result === null) return 'not finished.';
  const { ending } = result;
  switch (ending.verdict) {
    case 'passed':
      return `passed: ${ending.why}, beside the old version.`;
    case 'failed':
      return `FAILED: ${failureSentence(result)}`;
    case 'not-rehearsed': {
      const image = ending.pulled ? ' The new image is on the instance all the same' : ' The new image was not pulled';
      return `${asSentence(`not rehearsed: ${ending.why}`)}${image}.`;
    }
    case 'cancelled':
      return 'cancelled; its task was stopped.';
  }
}

/** The line of a printed plan; none where there is nothing to deploy. */
export function plannedRehearsalLines({ nothingToDo }: Plan, rehearsal: RehearsalPlan): readonly string[] {
  if (nothingToDo) return [];
  const text = rehearsal.kind === 'skipped' ? asSentence(`none, because ${rehearsal.why}`) : intentionLine(rehearsal);
  return [`rehearsal        ${text}`];
}

/** What is about to be tried. */
export function intentionLine(plan: PlannedRehearsal): string {
  const where = plan.place.launch === 'fargate' ? 'on Fargate' : `on instance ${plan.place.instanceId}`;
  if (plan.kind === 'pull-only') return `Only the new image is pulled ${where}: ${plan.why}.`;
  const limits = asObjects(plan.copy.containerDefinitions).map(({ memory }) => asNumber(memory) ?? 0);
  const memory = limits.reduce((total, limit) => total + limit, 0);
  const less = plan.memoryReduced ? `, with ${memory} MiB, all that the old task leaves` : '';
  return `The new version starts ${where} beside the old one, without host ports${less}.`;
}

/** The lines that the failed container wrote last; none when the rehearsal did not fail. */
export function lastWordsOf({ result }: RehearsalReport): readonly string[] {
  return result?.ending.verdict === 'failed' ? (result.explanation?.lastLines ?? []) : [];
}

/** The name of what made a rehearsal fail; empty when it did not, or when that is not known. */
export function rehearsalCause(rehearsal: RehearsalReport | null): string {
  const result = rehearsal?.result;
  return result?.ending.verdict === 'failed' ? (result.explanation?.cause ?? '') : '';
}

/** The error for a deploy whose rehearsal failed. */
export function rehearsalFailed(result: RehearsalResult, service: string): BerthError {
  const { explanation } = result;
  const why = failureSentence(result);
  const last = explanation?.lastLines.at(-1);
  const fix = explanation?.fix ?? 'Correct the image, its settings or what it needs to reach, and deploy again.';
  return new BerthError('REHEARSAL_FAILED', {
    what: `The new version of ${service} failed its rehearsal, so nothing was replaced: the old version still serves.`,
    why: last === undefined ? why : `${why} Its last words: ${quoted(last)}.`,
    fix: `${fix} If it fails only because it runs beside the old version, set "rehearse: off".`,
  });
}

/** The cause where it is known, else what was seen. */
function failureSentence({ ending, explanation }: RehearsalResult): string {
  if (explanation !== null && explanation.cause !== null) return explanation.sentence;
  return ending.verdict === 'cancelled' ? '' : asSentence(ending.why);
}
