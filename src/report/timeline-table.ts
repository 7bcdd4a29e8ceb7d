import type { PredictedTask, Prediction } from '../rollout/predict.ts';

/** More tasks than these make a log no clearer. */
const mostRows = 12;

const heads = ['task', 'instance', 'start', 'running', 'healthy', 'told to stop', 'SIGTERM', 'gone'];

/** A predicted timeline as a table in aligned lines, in seconds from UpdateService; empty where nothing is predicted. */
export function timelineLines(prediction: Prediction): readonly string[] {
  if (prediction.verdict === 'unknown' || prediction.timeline.length === 0) return [];
  const { timeline } = prediction;
  const shown = timeline.slice(0, mostRows);
  const rows = shown.map((task) => cellsOf(task, nameOf(task, timeline)));
  const hidden = timeline.length - shown.length;
  return [...aligned([heads, ...rows]), ...(hidden > 0 ? [`and ${hidden} tasks more`] : [])];
}

/** Each row as a line, its cells under each other. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function cellsOf(task: PredictedTask, name: string): readonly string[] {
  const { start, running, healthy, stop, drained, stopped } = task;
  const births = task.revision === 'new' ? [start, running, healthy] : [null, null, null];
  return [name, shortened(task.instance ?? '-'), ...[...births, stop, drained, stopped].map(secondsText)];
}

/** Old tasks by their id; new ones have none yet and are numbered. */
function nameOf(task: PredictedTask, timeline: readonly PredictedTask[]): string {
  if (task.revision === 'old') return `old ${shortened(task.task)}`;
  return `new ${timeline.filter(({ revision }) => revision === 'new').indexOf(task) + 1}`;
}

function shortened(id: string): string {
  return id.length > 12 ? `${id.slice(0, 8)}…` : id;
}

function secondsText(seconds: number | null): string {
  return seconds === null ? '-' : `${seconds} s`;
}
