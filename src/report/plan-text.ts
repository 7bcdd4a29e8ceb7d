import type { Plan } from '../ecs/plan/plan.ts';
import { circuitBreakerOf } from '../ecs/situation/service.ts';
import type { Situation } from '../ecs/situation/situation.ts';
import { imagesOf, shortName } from '../ecs/task-definition/task-definition.ts';
import { bounds } from '../rollout/bounds.ts';
import type { Prediction, Range } from '../rollout/predict.ts';
import type { Percents } from '../rollout/types.ts';
import { capacityText } from './capacity-text.ts';
import { secretsText } from './secrets-text.ts';
import { timelineLines } from './timeline-table.ts';

/** A plan in lines for the log: what changes, the percents and why, and what will happen. No value of an environment entry. `more` stands at its end. */
export function planText(situation: Situation, plan: Plan, more: readonly string[] = []): readonly string[] {
  return [
    ...changeLines(situation, plan),
    ...secretsLines(situation, plan),
    `desired count    ${plan.desiredCount}`,
    `percents         ${percentsLine(plan)}`,
    `                 ${explainPercents(plan)}`,
    ...(plan.update.availabilityZoneRebalancing === 'DISABLED' ? [rebalancingLine] : []),
    ...breakerLines(plan),
    `prediction       ${predictionLine(plan.prediction)}`,
    ...worstLines(plan),
    ...timelineLines(plan.prediction).map((line) => `                 ${line}`),
    ...more,
  ];
}

const rebalancingLine =
  'zone rebalancing DISABLED in the same call, since ECS refuses a maximum of 100 % while it is on';

/** `100/200`, or `100/200 -> 0/100` where the plan changes them. */
export function percentsLine({ percentsInForce, percents }: Plan): string {
  const [before, after] = [pair(percentsInForce), pair(percents)];
  return before === after
    ? `${after} (minimum healthy / maximum), as in force`
    : `${before} -> ${after} (minimum healthy / maximum)`;
}

/** Why these percents, in one sentence. */
export function explainPercents(plan: Plan): string {
  const { lower, upper } = bounds(plan.desiredCount, plan.percents);
  const effect = `at least ${lower} and at most ${upper} of ${plan.desiredCount} at any moment`;
  switch (plan.percentsReason) {
    case 'in-force-is-best':
      return `No other pair is better here: ${effect}.`;
    case 'room-to-start-first':
      return `There is room for new tasks beside the old ones, so new ones start first: ${effect}.`;
    case 'must-stop-first':
      return `A new task only fits where an old one has gone, so an old one stops first: ${effect}.`;
    case 'cannot-complete':
      return 'No pair of percents lets this rollout complete.';
    case 'exclusive':
      return `"exclusive" asks for no two tasks at once, so the old one stops first, even where there is room: ${effect}.`;
    case 'given':
      return `Given by the inputs: ${effect}.`;
    case 'prediction-unknown':
      return `Kept, because the rollout cannot be predicted: ${effect}.`;
    case 'not-needed':
      return 'Nothing is deployed, so they stay as they are.';
  }
}

/** A prediction in one line. */
export function predictionLine(prediction: Prediction): string {
  switch (prediction.verdict) {
    case 'completes':
      return `completes in ${range(prediction.finish)}; ${interruptionText(prediction)}`;
    case 'stalls':
      return `STALLS: ${prediction.why} ECS will say: "${prediction.event}"`;
    case 'unknown':
      return `unknown, because ${prediction.reasons.join(', and ')}`;
  }
}

/** A percent pair as people write it: minimum healthy / maximum. */
export function pair({ minimumHealthy, maximum }: Percents): string {
  return `${minimumHealthy}/${maximum}`;
}

function changeLines({ taskDefinition, primary }: Situation, plan: Plan): readonly string[] {
  const live = shortName(primary.taskDefinition);
  if (plan.revision === primary.taskDefinition) {
    return [`task definition  ${live}, unchanged${forcedText(primary, plan)}`];
  }
  const next = plan.revision === null ? 'a new revision' : `${shortName(plan.revision)}, which exists`;
  const before = imagesOf(taskDefinition);
  const changed = Object.entries(imagesOf(plan.wanted)).filter(([name, image]) => before[name] !== image);
  const images = changed.map(([name, image]) => `image of ${name}: ${before[name] ?? '(new container)'} -> ${image}`);
  return [`task definition  ${live} -> ${next}`, ...images.map((line) => `                 ${line}`)];
}

function forcedText({ rolloutState }: Situation['primary'], { startsDeployment }: Plan): string {
  if (!startsDeployment) return '';
  return rolloutState === 'FAILED'
    ? '; a new deployment, because ECS has given the last one up'
    : '; new deployment forced';
}

function secretsLines(situation: Situation, plan: Plan): readonly string[] {
  const text = secretsText(situation, plan);
  return text === null ? [] : [`secrets          ${text}`];
}

/** The circuit breaker that is set along, and what it does. */
function breakerLines({ circuitBreaker }: Plan): readonly string[] {
  if (circuitBreaker === null) return [];
  const { rollback, threshold } = circuitBreakerOf({ deploymentCircuitBreaker: circuitBreaker });
  const limit = threshold.type === 'COUNT' ? `${threshold.value} failed tasks` : `${threshold.value} % failed tasks`;
  const then = rollback ? 'ECS goes back to the last deployment that completed' : 'ECS starts no more tasks';
  return [`circuit breaker  set, because the service has none: after ${limit} ${then}`];
}

function worstLines({ prediction, desiredCount, missingCapacity }: Plan): readonly string[] {
  if (prediction.verdict !== 'completes') return [];
  const { lowestHealthy, lowestAt, peakTasks } = prediction;
  const worst = `worst moment     ${lowestHealthy} of ${desiredCount} healthy at ${lowestAt} s; at most ${peakTasks} at once`;
  const missing = capacityText(missingCapacity);
  return missing === '' ? [worst] : [worst, `                 To serve at every moment: ${missing}.`];
}

function interruptionText({ servedBefore, interruption }: Prediction & { verdict: 'completes' }): string {
  if (!servedBefore) return 'no task serves yet';
  return interruption.most === 0 ? 'a task serves at all times' : `no task serves for ${range(interruption)}`;
}

function range({ least, expected, most }: Range): string {
  return least === most ? `${most} s` : `about ${expected} s (${least} to ${most} s)`;
}
