import { ListTasksCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type SingleInstance, startSingleInstance } from '../../harness/single-instance.ts';
import { startSteadyClient } from '../../harness/steady-client.ts';
import { injectedPull, measureInterruptions } from '../../script/measure/rehearsal.ts';

let world: SingleInstance;

beforeAll(async () => {
  world = await startSingleInstance(['1', '2', '3', '4']);
}, 240_000);

afterAll(() => world?.stop(), 60_000);

test('a new version that cannot reach its database is refused, and the old one answers every request meanwhile', async () => {
  const client = startSteadyClient(world.url);
  // Nobody listens on port 1.
  const result = await world.deploy('4', {}, { DB_PORT: '1' });
  const seen = await client.stop();
  expect(seen.failures).toEqual([]);
  expect(seen.answered).toBeGreaterThan(0);
  const [error] = result.annotations.filter(({ level }) => level === 'error');
  expect(result.exitCode).toBe(1);
  expect(error).toMatchObject({ title: 'REHEARSAL_FAILED' });
  expect(error?.message).toMatch(/database|:1 refused/);
  const { cluster } = world.place;
  const { taskArns } = await world.ecs.send(new ListTasksCommand({ cluster, family: 'backend-berth-rehearsal' }));
  expect(taskArns).toEqual([]);
}, 180_000);

test('with a slow pull, a rehearsal shortens the time in which nothing answers by at least half of the pull', async () => {
  const { withRehearsal, without } = await measureInterruptions(world, { withRehearsal: '2', without: '3' });
  process.stdout.write(`interruption in seconds: ${JSON.stringify({ withRehearsal, without })}\n`);
  expect(without.interruption - withRehearsal.interruption).toBeGreaterThan(injectedPull / 2);
}, 300_000);

test('"exclusive" brings the new image to the instance and does not start it there', async () => {
  const result = await world.deploy('4', { exclusive: 'true' });
  expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  expect(result.log).toContain('not rehearsed: "exclusive"');
  expect(result.log).toContain('The new image is on the instance all the same.');
}, 120_000);
