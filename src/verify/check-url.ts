import type { Clock } from '../toolkit/clock.ts';
import type { Expectation } from './expectation.ts';
import { judge } from './judge.ts';
import type { ProbeOptions } from './probe.ts';
import type { ProbeOutcome } from './probe-outcome.ts';
import type { ProbeTarget } from './probe-target.ts';
import { mayPass, type Problem } from './problem.ts';

/** A URL with what its answer must be like. */
export interface UrlCheck {
  readonly target: ProbeTarget;
  readonly expectation: Expectation;
}

/** How long and how often a URL is asked. */
export interface Patience {
  /** For one answer. */
  readonly timeoutSeconds: number;
  /** After which no answer is waited for any more, unless good ones have begun to come. */
  readonly waitSeconds: number;
  readonly intervalSeconds: number;
  /** How many good answers in a row are wanted. */
  readonly goodAnswers: number;
}

/** What came of asking a URL until it was well, or the time was over. */
export interface UrlResult {
  readonly check: UrlCheck;
  /** Of the last time. */
  readonly outcome: ProbeOutcome;
  /** Empty when it is well. */
  readonly problems: readonly Problem[];
  readonly attempts: number;
  /** At the end. */
  readonly goodInARow: number;
  readonly milliseconds: number;
}

/** What asking acts through. */
export interface CheckTools {
  readonly ask: (target: ProbeTarget, options: ProbeOptions) => Promise<ProbeOutcome>;
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
  /** Told of the first answer, of the last one, and of each that has other problems than the one before. */
  onAnswer(check: UrlCheck, asked: Asked, goesOn: boolean): void;
}

/** What came of asking so far. */
export interface Asked {
  readonly attempts: number;
  readonly good: number;
  readonly goodInARow: number;
  /** Of the last time. */
  readonly outcome: ProbeOutcome;
  readonly problems: readonly Problem[];
}

/**
 * Asks a URL until so many good answers have come in a row. What cannot pass by itself ends it at once, and so does a cancelled job; the
 * time is not up while good answers come.
 */
export async function checkUrl(check: UrlCheck, patience: Patience, tools: CheckTools): Promise<UrlResult> {
  const { clock, cancelled } = tools;
  const start = clock.now();
  let asked: Asked = { attempts: 0, good: 0, goodInARow: 0, outcome: { kind: 'cancelled' }, problems: [] };
  for (;;) {
    const before = asked;
    asked = await askAgain(before, check, patience, tools);
    const ends = cancelled.aborted || isDecided(asked, patience, clock.now() - start);
    if (ends || namesOf(asked) !== namesOf(before)) tools.onAnswer(check, asked, !ends);
    if (ends) return resultOf(check, asked, patience, clock.now() - start);
    await clock.sleep(1_000 * patience.intervalSeconds, cancelled);
  }
}

async function askAgain(before: Asked, check: UrlCheck, patience: Patience, tools: CheckTools): Promise<Asked> {
  const { target, expectation } = check;
  const options = { signal: tools.cancelled, timeoutSeconds: patience.timeoutSeconds };
  const outcome = await tools.ask(target, options);
  const problems = judge(outcome, target.url, expectation, tools.clock.now());
  const isGood = outcome.kind === 'answered' && problems.length === 0;
  return {
    attempts: before.attempts + 1,
    good: before.good + (isGood ? 1 : 0),
    goodInARow: isGood ? before.goodInARow + 1 : 0,
    outcome,
    problems,
  };
}

function isDecided({ goodInARow, problems }: Asked, patience: Patience, milliseconds: number): boolean {
  if (goodInARow > 0) return goodInARow >= patience.goodAnswers;
  return milliseconds >= 1_000 * patience.waitSeconds || !problems.every(mayPass);
}

function namesOf({ problems }: Asked): string {
  return problems.map(({ name }) => name).join();
}

function resultOf(check: UrlCheck, asked: Asked, { goodAnswers }: Patience, milliseconds: number): UrlResult {
  const { attempts, good, goodInARow, outcome } = asked;
  const flaps = asked.problems.length > 0 && good > 0;
  const problems = flaps ? [...asked.problems, fewGoodAnswers(asked, goodAnswers)] : asked.problems;
  return { check, outcome, problems, attempts, goodInARow, milliseconds };
}

function fewGoodAnswers({ good, attempts }: Asked, wanted: number): Problem {
  return {
    name: 'few-good-answers',
    what: `${good} of ${attempts} answers were good, and never ${wanted} in a row.`,
    why: 'Likely several servers answer in turn and one of them is not well, or the application comes and goes.',
    fix: 'Look at each target behind the load balancer, at every address of the name, and at the restarts of the tasks.',
  };
}
