import type { RankedCause } from '../../diagnosis/evidence-text.ts';
import type { Cause, Explanation } from '../../diagnosis/explanation.ts';
import type { ServiceCondition } from '../../ecs/condition/condition.ts';
import type { ConditionVerdict } from '../../ecs/condition/judge-condition.ts';
import { placeText, type ToldCause } from '../../report/cause-text.ts';

/** A cause as it is told, from whatever it was concluded. */
export interface DiagnosedCause extends ToldCause {
  readonly id: string;
  /** Where the quoted words stand, for a reader; empty where nothing is quoted. */
  readonly place: string;
  /** Seconds since 1970; null where nothing says so. */
  readonly time: number | null;
  readonly isLikely: boolean;
  /** Ids of the causes that explain this one. */
  readonly explainedBy: readonly string[];
  /** Whether it stands in a log or a text that was given, and not in what was read of the service. */
  readonly isGiven: boolean;
}

/** A service with what was concluded from what was read of it. */
export interface ExplainedService {
  readonly condition: ServiceCondition;
  readonly verdict: ConditionVerdict;
  readonly explanation: Explanation;
}

/** These only say that something ended, and never why. */
const echoes: ReadonlySet<string> = new Set([
  'essential-container-exited',
  'service-cannot-start-tasks',
  'circuit-breaker-tripped',
  'deployment-rolled-back',
  'exit-143-sigterm',
]);

/**
 * The causes to tell, the one to begin with first: those that the texts name; before them what was concluded otherwise (an exit code, a load
 * balancer, a count) where the texts only say that something ended.
 */
export function causesToTell(
  ranked: readonly RankedCause[],
  service: ExplainedService | null,
): readonly DiagnosedCause[] {
  const told = ranked.map(fromRanked);
  const concluded = service === null ? undefined : concludedCause(service);
  const first = told.find(({ explainedBy }) => explainedBy.length === 0);
  if (concluded === undefined || (first !== undefined && !echoes.has(first.id) && concluded.id !== switchedOff))
    return told;
  const explained = told.map((cause) => ({ ...cause, explainedBy: [...cause.explainedBy, concluded.id] }));
  return [concluded, ...explained];
}

function fromRanked({
  id,
  what,
  why,
  fix,
  link,
  quote,
  time,
  isLikely,
  explainedBy,
  ...place
}: RankedCause): DiagnosedCause {
  const more = link === undefined ? {} : { link };
  const isGiven = place.from.stream !== undefined && place.from.task === undefined;
  const told = { id, what, why, fix, ...more, quote, place: placeText({ ...place, time }), time };
  return { ...told, isLikely, explainedBy, isGiven };
}

const switchedOff = 'desired-count-zero';

function concludedCause({ condition, verdict, explanation }: ExplainedService): DiagnosedCause | undefined {
  if (verdict.kind === 'switched-off') return desiredCountZero(condition);
  return explanation.cause === null ? undefined : fromCause(explanation.cause, explanation);
}

function fromCause({ name, sentence, fix, quote }: Cause, { container }: Explanation): DiagnosedCause {
  const place =
    container === null
      ? 'what ECS says'
      : `what is known of the container "${container.name}", task ${container.taskId}`;
  return {
    id: name,
    what: sentence,
    why: '',
    fix,
    quote: quote ?? '',
    place: quote === null ? '' : place,
    time: null,
    isLikely: /\blikely\b/i.test(sentence),
    explainedBy: [],
    isGiven: false,
  };
}

function desiredCountZero({ cluster, service: { name } }: ServiceCondition): DiagnosedCause {
  return {
    id: switchedOff,
    what: `The service ${name} runs no task, because it is told to run none.`,
    why: 'Its desired count is 0: somebody, a schedule or auto scaling has set it.',
    fix: `If it should run: aws ecs update-service --cluster ${cluster} --service ${name} --desired-count 1`,
    quote: '',
    place: '',
    time: null,
    isLikely: false,
    explainedBy: [],
    isGiven: false,
  };
}
