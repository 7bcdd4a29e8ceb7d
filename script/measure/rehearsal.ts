import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeTasksCommand, ListTasksCommand, type Task } from '@aws-sdk/client-ecs';
import type { Engine } from '../../harness/engine.ts';
import { faultControl } from '../../harness/faults.ts';
import { type SingleInstance, startSingleInstance } from '../../harness/single-instance.ts';
import { startSteadyClient } from '../../harness/steady-client.ts';

/** A 0/100 deploy on one instance as seen from outside, in seconds. */
export interface InterruptedDeploy {
  /** The longest time without an answer. */
  readonly interruption: number;
  /** From the order to stop the old task to its end. */
  readonly stop: number;
  /** From the new task's creation to its first healthy report, its pull included. */
  readonly startToHealthy: number;
}

/** How much longer a new image takes to pull, in seconds. */
export const injectedPull = 20;

/** Deploys once with a rehearsal and once without, each with a pull that is slow, while a client asks all the time. */
export async function measureInterruptions(
  world: SingleInstance,
  versions: { readonly withRehearsal: string; readonly without: string },
): Promise<{ readonly withRehearsal: InterruptedDeploy; readonly without: InterruptedDeploy }> {
  const faults = faultControl(world.localAws.environment);
  await faults.set({ kind: 'slow-pull', seconds: injectedPull });
  const withRehearsal = await interruptedDeploy(world, versions.withRehearsal, 'auto');
  const without = await interruptedDeploy(world, versions.without, 'off');
  await faults.clear();
  return { withRehearsal, without };
}

/** The rows of `script/bench rollout`. */
export async function measureRehearsal(engine: Engine): Promise<readonly (readonly [string, string])[]> {
  const world = await startSingleInstance(['1', '2', '3'], engine);
  try {
    const { withRehearsal, without } = await measureInterruptions(world, { withRehearsal: '2', without: '3' });
    return [
      ['interruption with rehearsal', rowOf(withRehearsal)],
      ['interruption without', rowOf(without)],
    ];
  } finally {
    await world.stop();
  }
}

function rowOf({ interruption, stop, startToHealthy }: InterruptedDeploy): string {
  const [gap, stopped, healthy] = [interruption, stop, startToHealthy].map((seconds) => seconds.toFixed(1));
  return `${gap} s (old task stops in ${stopped} s, new one is healthy ${healthy} s after its creation)`;
}

async function interruptedDeploy(
  world: SingleInstance,
  version: string,
  rehearse: 'auto' | 'off',
): Promise<InterruptedDeploy> {
  const old = (await tasksOf(world))[0]?.taskArn ?? '';
  const client = startSteadyClient(world.url);
  const watcher = startHealthWatch(world);
  const result = await world.deploy(version, { rehearse });
  const [{ longestGap }, healthyAt] = await Promise.all([client.stop(), watcher.stop()]);
  if (result.exitCode !== 0) throw new Error(`The deploy of version ${version} failed:\n${result.log}`);
  const [started] = await tasksOf(world);
  const [before] = await describe(world, [old]);
  return {
    interruption: longestGap,
    stop: secondsBetween(before?.stoppingAt, before?.stoppedAt),
    startToHealthy: secondsBetween(started?.createdAt, healthyAt.get(started?.taskArn ?? '')),
  };
}

function secondsBetween(start: Date | undefined, end: Date | undefined): number {
  if (start === undefined || end === undefined) throw new Error('ECS did not report a moment that was to be measured.');
  return (end.getTime() - start.getTime()) / 1000;
}

/** When each task of the service was first seen to be healthy, by ARN. */
function startHealthWatch(world: SingleInstance) {
  const healthyAt = new Map<string, Date>();
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      await sleep(100);
      for (const { taskArn = '', healthStatus } of await tasksOf(world)) {
        if (healthStatus === 'HEALTHY' && !healthyAt.has(taskArn)) healthyAt.set(taskArn, new Date());
      }
    }
  })();
  return {
    async stop(): Promise<ReadonlyMap<string, Date>> {
      stopped = true;
      await watching;
      return healthyAt;
    },
  };
}

async function tasksOf(world: SingleInstance): Promise<readonly Task[]> {
  const { cluster, service } = world.place;
  const { taskArns = [] } = await world.ecs.send(new ListTasksCommand({ cluster, serviceName: service }));
  return describe(world, taskArns);
}

async function describe({ ecs, place }: SingleInstance, tasks: readonly string[]): Promise<readonly Task[]> {
  if (tasks.length === 0) return [];
  return (await ecs.send(new DescribeTasksCommand({ cluster: place.cluster, tasks: [...tasks] }))).tasks ?? [];
}
