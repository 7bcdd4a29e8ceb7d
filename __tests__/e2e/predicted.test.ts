import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { replaceAll, settings } from '../../script/measure/predicted.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await provideEngine();
}, 120_000);

afterAll(() => engine?.stop(), 60_000);

/** A client's clock and ECS's are not read at the same moment. */
const tolerance = 1;

test('what is predicted is what a client and ECS see, with and without an interruption', async () => {
  const replacements = await replaceAll(engine, settings);
  expect(replacements).toHaveLength(settings.length);
  for (const { setting, predicted, seen } of replacements) {
    process.stdout.write(`${setting.name}: ${JSON.stringify({ ...predicted, timeline: undefined, seen })}\n`);
    const { interruption, finish, lowestHealthy, peakTasks } = predicted;
    expect(seen.interruption).toBeGreaterThanOrEqual(interruption.least - tolerance);
    expect(seen.interruption).toBeLessThanOrEqual(interruption.most + tolerance);
    expect(seen.finish).toBeGreaterThanOrEqual(finish.least - tolerance);
    expect(seen.finish).toBeLessThanOrEqual(finish.most + tolerance);
    expect(seen).toMatchObject({ mostTasks: peakTasks, fewestRunning: lowestHealthy });
    // A range that holds everything would foresee nothing: without a load balancer there is a gap, behind one there is none.
    expect(interruption.most > 0).toBe(setting.drain === undefined);
    expect(seen.interruption > 0).toBe(setting.drain === undefined);
  }
}, 360_000);
