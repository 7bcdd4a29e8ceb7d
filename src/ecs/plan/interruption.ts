import { bounds } from '../../rollout/bounds.ts';
import type { Prediction } from '../../rollout/predict.ts';
import type { Plan } from './plan.ts';

/** Whether a prediction has a moment in which no task serves although one did before. */
export function interrupts(prediction: Prediction): boolean {
  return prediction.verdict === 'completes' && prediction.servedBefore && prediction.interruption.most > 0;
}

/** Whether a plan may lead to such a moment: where nothing is predicted, if its percents let every task stop. 0 tasks are no accident. */
export function mayInterrupt({ prediction, percents, desiredCount }: Plan): boolean {
  if (desiredCount === 0) return false;
  return prediction.verdict === 'unknown' ? bounds(desiredCount, percents).lower === 0 : interrupts(prediction);
}
