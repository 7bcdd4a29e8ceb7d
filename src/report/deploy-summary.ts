import type { Explanation } from '../diagnosis/explanation.ts';
import type { Finding } from '../doctor/finding.ts';
import type { OneOffResult } from '../ecs/one-off-task/one-off-task.ts';
import type { Plan } from '../ecs/plan/plan.ts';
import type { Proof } from '../ecs/proof/proof.ts';
import type { RehearsalReport } from '../ecs/rehearsal/rehearse.ts';
import type { SecretsCheck } from '../ecs/secrets/check-secrets.ts';
import type { Situation } from '../ecs/situation/situation.ts';
import { shortName } from '../ecs/task-definition/task-definition.ts';
import type { Undo } from '../ecs/undo/undo-text.ts';
import type { Limit } from '../ecs/watch/limit.ts';
import { stamp, type WatchResult } from '../ecs/watch/watch.ts';
import type { Outcome } from '../rollout/judge.ts';
import type { BerthError } from '../toolkit/errors.ts';
import { comparisonMarkdown } from './comparison-text.ts';
import { escaped, explanationSummary } from './explanation-summary.ts';
import { oneOffLine } from './one-off-text.ts';
import { explainPercents, percentsLine, predictionLine } from './plan-text.ts';
import type { ComparedPhase } from './predicted-and-actual.ts';
import { preflightMarkdown } from './preflight-text.ts';
import { lastWordsOf, rehearsalLine } from './rehearsal-text.ts';
import { runningText } from './running-text.ts';
import { secretsText } from './secrets-text.ts';

/** What a finished deploy is reported from; null for what did not take place. */
export interface DeployReport {
  readonly situation: Situation;
  readonly plan: Plan;
  /** Whether the execution role may read the secrets; null where that was in no question. */
  readonly secrets: SecretsCheck | null;
  /** What is wrong with the deployment, as far as that could be seen before it began: problems and warnings. */
  readonly preflight: readonly Finding[];
  /** ARN of the task definition that is deployed; null while there is none in ECS. */
  readonly taskDefinitionArn: string | null;
  /** How `before-command` ended; null when there was none. */
  readonly before: OneOffResult | null;
  /** Id of the deployment that is followed; null when UpdateService was not sent. */
  readonly deploymentId: string | null;
  readonly rehearsal: RehearsalReport | null;
  /** How long it is followed at most. */
  readonly limit: Limit;
  readonly outcome: Outcome | null;
  readonly watched: WatchResult | null;
  readonly proof: Proof | null;
  /** What was predicted beside what took place. */
  readonly comparison: readonly ComparedPhase[] | null;
  /** Why it did not succeed; null where it did, or where that was not looked for. */
  readonly explanation: Explanation | null;
  /** What became of a deployment that did not work out. */
  readonly undo: Undo | null;
  /** What the step ends with; null when it passes. */
  readonly failure: BerthError | null;
}

/** The job summary of a deploy: the verdict first, then what was planned, predicted and seen. */
export function deploySummary(report: DeployReport): string {
  const { situation, plan, watched } = report;
  const rows = [
    ['Task definition', taskDefinitionText(report)],
    ...secretsRows(report),
    ['Percents', `${percentsLine(plan)}. ${explainPercents(plan)}`],
    ['Predicted', predictionLine(plan.prediction)],
    ...(report.before === null ? [] : [['Before', oneOffLine(report.before)]]),
    ...rehearsalRows(report.rehearsal),
    ['Actual', actualText(report)],
    ...proofRows(report.proof),
    ...(report.undo === null ? [] : [['Afterwards', report.undo.said]]),
  ];
  return [
    `### ${heading(report)}: ${situation.service.name} in ${situation.cluster}`,
    '',
    ...failureSection(report),
    ...preflightMarkdown(report.preflight),
    '| | |',
    '|---|---|',
    ...rows.map(([name, value]) => `| ${name} | ${(value ?? '').replaceAll('|', '\\|')} |`),
    '',
    ...comparisonMarkdown(situation.service.name, report.comparison ?? []),
    ...lastWordsLines(report.rehearsal),
    ...eventLines(watched),
  ].join('\n');
}

function heading({ outcome, deploymentId, failure }: DeployReport): string {
  switch (outcome) {
    case null:
      if (failure?.code === 'OUTCOME_UNKNOWN') return 'Sent, outcome not known';
      if (deploymentId === null) return 'Planned, not deployed';
      return failure === null ? 'Started, not waited for' : 'Started, lost sight of';
    case 'succeeded':
      return 'Deployed';
    case 'unchanged':
      return 'Unchanged';
    case 'rolled-back':
      return 'Not deployed, rolled back';
    case 'superseded':
      return 'Superseded';
    case 'stalled':
      return 'Not deployed, stalled';
    case 'failed':
      return 'Not deployed, failed';
    case 'timed-out':
      return 'Not complete in time';
    case 'cancelled':
      return 'Cancelled';
  }
}

function failureSection({ explanation, watched, failure }: DeployReport): readonly string[] {
  if (explanation !== null && watched !== null) {
    return [...explanationSummary(explanation), runningText(watched.service), ''];
  }
  if (failure === null) return [];
  const { what, why, fix } = failure.sentences;
  return [`**${escaped(failure.code)}**: ${escaped(what)}`, '', escaped(why), '', `**Fix**: ${escaped(fix)}`, ''];
}

function actualText({ watched, outcome, deploymentId, failure }: DeployReport): string {
  if (watched !== null) return watchedText(watched, outcome);
  if (outcome === 'unchanged') return 'nothing was sent: the service runs this already';
  if (failure?.code === 'OUTCOME_UNKNOWN') return 'not known';
  if (deploymentId === null) return 'nothing was deployed';
  return failure === null ? 'not waited for' : 'not known: the deployment goes on in ECS';
}

/** ECS may call a deployment complete whose tasks then tell otherwise. */
function watchedText(watched: WatchResult, outcome: Outcome | null): string {
  const after = `after ${Math.round(watched.elapsedSeconds)} s`;
  return watched.outcome === 'succeeded' && outcome !== 'succeeded'
    ? `complete in ECS ${after}, ${outcome ?? 'but not seen'} by its tasks`
    : `${watched.outcome} ${after}`;
}

function taskDefinitionText({ plan, taskDefinitionArn }: DeployReport): string {
  const before = shortName(plan.previousTaskDefinition);
  if (plan.revision === plan.previousTaskDefinition) return `${before}, unchanged`;
  const next = taskDefinitionArn ?? plan.revision;
  return `${before} → ${next === null ? 'a new revision' : shortName(next)}`;
}

function secretsRows({ situation, plan }: DeployReport): readonly (readonly [string, string])[] {
  const text = secretsText(situation, plan);
  return text === null ? [] : [['Secrets', text]];
}

function rehearsalRows(rehearsal: RehearsalReport | null): readonly (readonly [string, string])[] {
  return rehearsal === null ? [] : [['Rehearsal', rehearsalLine(rehearsal)]];
}

function lastWordsLines(rehearsal: RehearsalReport | null): readonly string[] {
  const lines = rehearsal === null ? [] : lastWordsOf(rehearsal);
  return lines.length === 0 ? [] : ['**Last words in the rehearsal**', '', '```', ...lines, '```', ''];
}

function proofRows(proof: Proof | null): readonly (readonly [string, string])[] {
  if (proof === null) return [];
  const there = [...proof.oldTasks, ...proof.drainingTasks.map((task) => `${task}, stopping`)];
  const old = there.length === 0 ? 'no old task is left' : `still there: ${there.join(', ')}`;
  const running = proof.digests.length === 0 ? '' : `; running \`${proof.digests.join('`, `')}\``;
  return [['Proof', `${proof.newTasks} new; ${old}${running}`]];
}

function eventLines(watched: WatchResult | null): readonly string[] {
  if (watched === null || watched.events.length === 0) return [];
  const first = watched.events[0]?.createdAt ?? 0;
  const lines = watched.events.map(({ createdAt, message }) => `${stamp((createdAt - first) * 1_000)} ${message}`);
  return ['<details><summary>Events of the service</summary>', '', '```', ...lines, '```', '', '</details>', ''];
}
