import { missingCapacity } from '../../rollout/missing-capacity.ts';
import { type Prediction, predict } from '../../rollout/predict.ts';
import { type FixedPercents, isBetter, type Tuning, tune } from '../../rollout/tune.ts';
import type { Percents, SimulationInput } from '../../rollout/types.ts';
import { interrupts } from './interruption.ts';
import type { DeployRequest, Plan } from './plan.ts';
import type { RolloutInput } from './rollout-input.ts';

/** The part of a plan that the rollout model decides. */
export type ChosenPercents = Pick<
  Plan,
  'percents' | 'percentsReason' | 'percentsThatWork' | 'prediction' | 'missingCapacity'
>;

type Request = Pick<DeployRequest, 'minimumHealthyPercent' | 'maximumPercent' | 'exclusive'>;
type KnownRollout = RolloutInput & { known: true };

/** Old tasks are gone before new ones start. */
const noOverlap: Percents = { minimumHealthy: 0, maximum: 100 };

/** Chooses the percents of a plan and predicts its rollout with them; what the user gave stays as it is given. */
export function choosePercents(rollout: RolloutInput, request: Request, inForce: Percents): ChosenPercents {
  const fixed = request.exclusive ? noOverlap : fixedPercents(request);
  const given = { ...inForce, ...fixed };
  const reasonGiven = request.exclusive ? ('exclusive' as const) : ('given' as const);
  if (!rollout.known) {
    const percentsReason = Object.keys(fixed).length > 0 ? reasonGiven : ('prediction-unknown' as const);
    const prediction = { verdict: 'unknown' as const, reasons: rollout.reasons };
    return { percents: given, percentsReason, percentsThatWork: null, prediction, missingCapacity: [] };
  }
  const isGiven = fixed.minimumHealthy !== undefined && fixed.maximum !== undefined;
  if (isGiven) return judged(rollout, given, reasonGiven, fixed);
  const { percents, percentsReason } = best(rollout, given, withinLimits(rollout, fixed));
  return judged(rollout, percents, percentsReason, fixed);
}

/**
 * The best percents for what is certain, unless the rollout could go better than that if all goes well: then what is in force stays, so
 * that no task is stopped for want of room that there may be. Percents that stall even so are replaced in any case.
 */
function best(
  rollout: KnownRollout,
  inForce: Percents,
  fixed: FixedPercents,
): Pick<Plan, 'percents' | 'percentsReason'> {
  const certain = tuneFor(rollout, fixed, rollout.certain);
  const chosen = { percents: certain.percents, percentsReason: certain.reason };
  if (rollout.doubts.length === 0) return chosen;
  const hopeful = tuneFor(rollout, fixed, rollout.input);
  if (!isBetter(hopeful.simulation, certain.simulation)) return chosen;
  const stays = predictWith(rollout, inForce).verdict !== 'stalls';
  const percents = stays ? inForce : hopeful.percents;
  return { percents, percentsReason: 'prediction-unknown' };
}

function judged(
  rollout: KnownRollout,
  percents: Percents,
  percentsReason: Plan['percentsReason'],
  fixed: FixedPercents,
): ChosenPercents {
  const prediction = predictWith(rollout, percents);
  return {
    percents,
    percentsReason,
    percentsThatWork: prediction.verdict === 'stalls' ? workingPercents(rollout, fixed) : null,
    prediction,
    missingCapacity: interrupts(prediction) ? missingCapacity(simulationInput(rollout, rollout.certain)) : [],
  };
}

/** The pair that would work if the user had given none. */
function workingPercents(rollout: KnownRollout, fixed: FixedPercents): Percents | null {
  if (Object.keys(fixed).length === 0) return null;
  const { percents, reason } = tuneFor(rollout, withinLimits(rollout, {}), rollout.certain);
  return reason === 'cannot-complete' ? null : percents;
}

/** ECS refuses a maximum above 100 % for a DAEMON service, which has one task on each instance. */
function withinLimits({ certain, daemon }: KnownRollout, fixed: FixedPercents): FixedPercents {
  return daemon ? { maximum: certain.service.percents.maximum, ...fixed } : fixed;
}

function tuneFor(rollout: KnownRollout, fixed: FixedPercents, input: KnownRollout['certain']): Tuning {
  return tune(simulationInput(rollout, input), fixed);
}

function simulationInput({ estimates }: KnownRollout, input: KnownRollout['certain']): SimulationInput {
  return { ...input, timings: estimates.expected };
}

function fixedPercents({ minimumHealthyPercent, maximumPercent }: Request): FixedPercents {
  return {
    ...(minimumHealthyPercent === 'auto' ? {} : { minimumHealthy: minimumHealthyPercent }),
    ...(maximumPercent === 'auto' ? {} : { maximum: maximumPercent }),
  };
}

/** A rollout that completes for certain completes; one that does so only if all goes well is unknown; others stall. */
function predictWith({ certain, input, estimates, doubts }: KnownRollout, percents: Percents): Prediction {
  const withPercents = (rollout: KnownRollout['certain']) =>
    predict({ ...rollout, service: { ...rollout.service, percents } }, estimates);
  const prediction = withPercents(certain);
  if (prediction.verdict === 'completes' || doubts.length === 0) return prediction;
  const hoped = withPercents(input);
  return hoped.verdict === 'completes' ? { verdict: 'unknown', reasons: doubts } : hoped;
}
