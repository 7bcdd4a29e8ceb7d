import { describe, expect, test } from '@jest/globals';
import { parseTask } from '../../src/ecs/situation/task.ts';
import { comparisonLines, comparisonMarkdown } from '../../src/report/comparison-text.ts';
import { comparePrediction, differenceOf } from '../../src/report/predicted-and-actual.ts';
import type { PredictedTask, Prediction } from '../../src/rollout/predict.ts';
import type { JsonObject } from '../../src/toolkit/json.ts';

const old: PredictedTask = {
  task: 'a1',
  revision: 'old',
  instance: 'i1',
  start: 0,
  running: 0,
  healthy: 0,
  stop: 0,
  drained: 0,
  stopped: 30,
};
const fresh: PredictedTask = {
  task: 'new-2',
  revision: 'new',
  instance: 'i1',
  start: 30,
  running: 45,
  healthy: 75,
  stop: null,
  drained: null,
  stopped: null,
};

function prediction(timeline: readonly PredictedTask[]): Prediction {
  return {
    verdict: 'completes',
    finish: { least: 40, expected: 50, most: 200 },
    servedBefore: true,
    interruption: { least: 31, expected: 40, most: 75 },
    lowestHealthy: 0,
    lowestAt: 0,
    peakTasks: 1,
    timeline,
  };
}

const began = 1_700_000_000;

function task(id: string, startedBy: string, instants: JsonObject) {
  return parseTask({ taskArn: `arn:aws:ecs:us-east-1:1:task/demo/${id}`, startedBy, ...instants });
}

const gone = task('a1', 'ecs-svc/1', { startedAt: began - 500, stoppingAt: began + 0.5, stoppedAt: began + 12 });
const came = task('b2', 'ecs-svc/2', { createdAt: began + 12.5, startedAt: began + 40 });
const actual = { deploymentId: 'ecs-svc/2', updatedAt: began, completedAt: began + 71, tasks: [came, gone] };

describe('one task that is replaced', () => {
  const phases = comparePrediction(prediction([old, fresh]), actual);

  test('has a phase for the old task, the new one, the gap, and the whole', () => {
    expect(phases).toEqual([
      { section: 'old', phase: 'Old task stops', predicted: { from: 0, to: 30 }, actual: { from: 0.5, to: 12 } },
      { section: 'new', phase: 'New task starts', predicted: { from: 30, to: 45 }, actual: { from: 12.5, to: 40 } },
      { section: 'gap', phase: 'No task runs', predicted: { from: 0, to: 45 }, actual: { from: 0.5, to: 40 } },
      { section: 'all', phase: 'Complete', predicted: { from: 0, to: 75 }, actual: { from: 0, to: 71 } },
    ]);
    expect(phases.map(differenceOf)).toEqual([-18.5, 12.5, -5.5, -4]);
  });

  test('is a table of aligned columns in the log', () => {
    expect(comparisonLines(phases)).toEqual([
      'phase            predicted   actual        difference',
      'Old task stops   0 to 30 s   0.5 to 12 s   -18.5 s',
      'New task starts  30 to 45 s  12.5 to 40 s  +12.5 s',
      'No task runs     0 to 45 s   0.5 to 40 s   -5.5 s',
      'Complete         0 to 75 s   0 to 71 s     -4 s',
    ]);
  });

  test('is a picture in the summary, with the same table folded below it', () => {
    const markdown = comparisonMarkdown('web: <prod>', phases);
    expect(markdown.slice(0, 12)).toEqual([
      '```mermaid',
      'gantt',
      '  title web   prod , 0 = UpdateService',
      '  dateFormat HH:mm:ss',
      '  axisFormat %H:%M:%S',
      '  tickInterval 15second',
      '  todayMarker off',
      '  section Old',
      '  predicted 30s :done, 00:00:00, 30s',
      '  actual 11.5s :00:00:00, 12s',
      '  section New',
      '  predicted 15s :done, 00:00:30, 15s',
    ]);
    expect(markdown).toContain('  actual 39.5s :crit, 00:00:00, 40s');
    expect(markdown).toContain('| No task runs | 0 to 45 s | 0.5 to 40 s | -5.5 s |');
  });
});

test('tasks that ran all along leave no gap, and what did not take place is a dash', () => {
  const early = { ...fresh, start: 0, running: 15, healthy: 45 };
  const late = { ...old, stop: 45, drained: 45, stopped: 75 };
  const stillThere = task('a1', 'ecs-svc/1', { startedAt: began - 500 });
  const phases = comparePrediction(prediction([late, early]), { ...actual, completedAt: null, tasks: [stillThere] });
  expect(
    comparisonLines(phases)
      .slice(1)
      .map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ['Old task stops', '45 to 75 s', '-', '-'],
    ['New task starts', '0 to 15 s', '-', '-'],
    ['Complete', '0 to 75 s', '-', '-'],
  ]);
});

test('more rows than a picture holds are a table alone, and nothing predicted is nothing compared', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({ ...fresh, task: `new-${index}` }));
  const markdown = comparisonMarkdown('web', comparePrediction(prediction([old, ...many]), actual));
  expect(markdown.join('\n')).not.toContain('mermaid');
  expect(markdown.filter((line) => line.startsWith('| New task'))).toHaveLength(40);
  expect(comparePrediction({ verdict: 'unknown', reasons: [] }, actual)).toEqual([]);
});
