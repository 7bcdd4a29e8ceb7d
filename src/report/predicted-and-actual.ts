import type { ActualRollout } from '../ecs/proof/actual-rollout.ts';
import type { Task } from '../ecs/situation/task.ts';
import type { PredictedTask, Prediction } from '../rollout/predict.ts';

/** From when to when, in seconds from UpdateService. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One phase of a rollout as it was predicted and as it was; null for what did not take place or is not known. */
export interface ComparedPhase {
  readonly section: 'old' | 'new' | 'gap' | 'all';
  readonly phase: string;
  readonly predicted: Span | null;
  readonly actual: Span | null;
}

/**
 * A predicted rollout beside the one that took place: old tasks are matched by their ids, new ones by their order. When a task was
 * healthy stands in no API, so the last phase, the whole rollout, shows that.
 */
export function comparePrediction(prediction: Prediction, actual: ActualRollout): readonly ComparedPhase[] {
  if (prediction.verdict !== 'completes') return [];
  const { timeline } = prediction;
  const lives = actual.tasks.map((task) => lifeOf(task, actual));
  const finish = { from: 0, to: lastHealthy(timeline) };
  const total = actual.completedAt === null ? null : { from: 0, to: rounded(actual.completedAt - actual.updatedAt) };
  return [
    ...stopPhases(timeline, lives),
    ...startPhases(timeline, lives),
    ...gapPhases(prediction.servedBefore, timeline.map(predictedLife), lives),
    { section: 'all', phase: 'Complete', predicted: finish, actual: total },
  ];
}

/** Seconds that a phase took longer than predicted; null where one of both is not known. */
export function differenceOf({ predicted, actual }: ComparedPhase): number | null {
  return predicted === null || actual === null ? null : rounded(length(actual) - length(predicted));
}

export function length({ from, to }: Span): number {
  return to - from;
}

/** What of a task is compared: seconds from UpdateService, null for what did not happen. */
interface Life {
  readonly id: string;
  readonly isNew: boolean;
  readonly start: number | null;
  readonly running: number | null;
  readonly stop: number | null;
  readonly stopped: number | null;
}

function lifeOf(task: Task, { deploymentId, updatedAt }: ActualRollout): Life {
  const since = (instant: number | null) => (instant === null ? null : rounded(instant - updatedAt));
  return {
    id: task.id,
    isNew: task.startedBy === deploymentId,
    start: since(task.createdAt),
    running: since(task.startedAt),
    stop: since(task.stoppingAt),
    stopped: since(task.stoppedAt),
  };
}

function predictedLife(task: PredictedTask): Life {
  const { start, running, stop, stopped } = task;
  return { id: task.task, isNew: task.revision === 'new', start, running, stop, stopped };
}

function lastHealthy(timeline: readonly PredictedTask[]): number {
  return Math.max(0, ...timeline.flatMap(({ healthy, stopped }) => [healthy ?? 0, stopped ?? 0]));
}

function stopPhases(timeline: readonly PredictedTask[], lives: readonly Life[]): readonly ComparedPhase[] {
  const old = timeline.filter(({ revision, stop }) => revision === 'old' && stop !== null);
  return old.map((task, index) => {
    const life = lives.find(({ id }) => id === task.task);
    const phase = `Old task${numbered(index, old.length)} stops`;
    const actual = life === undefined ? null : span(life.stop, life.stopped);
    return { section: 'old', phase, predicted: span(task.stop, task.stopped), actual };
  });
}

function startPhases(timeline: readonly PredictedTask[], lives: readonly Life[]): readonly ComparedPhase[] {
  const predicted = timeline.filter(({ revision }) => revision === 'new');
  const actual = lives.filter(({ isNew }) => isNew).sort((one, other) => (one.start ?? 0) - (other.start ?? 0));
  const count = Math.max(predicted.length, actual.length);
  return Array.from({ length: count }, (_, index) => ({
    section: 'new',
    phase: `New task${numbered(index, count)} starts`,
    predicted: span(predicted[index]?.start, predicted[index]?.running),
    actual: span(actual[index]?.start, actual[index]?.running),
  }));
}

/** The first moment without a RUNNING task and the next one with one; nothing where a task ran at all times in both. */
function gapPhases(
  servedBefore: boolean,
  predicted: readonly Life[],
  actual: readonly Life[],
): readonly ComparedPhase[] {
  if (!servedBefore) return [];
  const gaps = { predicted: gapOf(predicted), actual: gapOf(actual) };
  return gaps.predicted === null && gaps.actual === null ? [] : [{ section: 'gap', phase: 'No task runs', ...gaps }];
}

function gapOf(lives: readonly Life[]): Span | null {
  const old = lives.filter(({ isNew }) => !isNew);
  if (old.length === 0 || old.some(({ stop }) => stop === null)) return null;
  const from = Math.max(...old.map(({ stop }) => stop ?? 0));
  const next = Math.min(...lives.flatMap(({ isNew, running }) => (isNew && running !== null ? [running] : [])));
  return next > from && Number.isFinite(next) ? { from, to: next } : null;
}

function span(from: number | null | undefined, to: number | null | undefined): Span | null {
  return from === null || from === undefined || to === null || to === undefined ? null : { from, to };
}

function numbered(index: number, count: number): string {
  return count === 1 ? '' : ` ${index + 1}`;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
