import { createEcsApi } from '../../src/local-aws/ecs/ecs.ts';
import { type EcsEnvironment, emptyState } from '../../src/local-aws/ecs/environment.ts';
import { addressOfInstance } from '../../src/local-aws/ecs/find.ts';
import { createElasticLoadBalancing } from '../../src/local-aws/elastic-load-balancing/elastic-load-balancing.ts';
import type { LogSink, SecretResolver } from '../../src/local-aws/runtimes/runtime.ts';
import { createSimulatedRuntime } from '../../src/local-aws/runtimes/simulated/simulated-runtime.ts';
import { createScheduler, turnCluster } from '../../src/local-aws/scheduler/scheduler.ts';
import { defaultSettings } from '../../src/rollout/settings.ts';
import type { JsonObject } from '../../src/toolkit/json.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';

/** The emulated ECS with its scheduler and the simulated runtime, in this process, at a time that the test moves. */
export interface EmulatedEcs {
  readonly clock: ManualClock;
  readonly ecs: EcsEnvironment;
  /** Lines of the emulator's own log. */
  readonly log: readonly string[];
  /** Lines that containers wrote, with their stream. */
  readonly lines: readonly string[];
  call(operation: string, input: JsonObject): Promise<JsonObject>;
}

/** Everything takes AWS's own time: pulls 2 s, starts and stops 1 s. */
export function emulatedEcs(secrets: Readonly<Record<string, string>> = {}): EmulatedEcs {
  const clock = manualClock();
  const log: string[] = [];
  const lines: string[] = [];
  const logs = recordingSink(lines);
  const runtime = createSimulatedRuntime({
    clock,
    sink: logs,
    pull: 2000,
    start: 1000,
    stop: 1000,
    speed: 1,
    digestOf: () => null,
  });
  const state = emptyState();
  const balancing = createElasticLoadBalancing({
    accountId: '123456789012',
    region: 'us-east-1',
    clock,
    speed: 1,
    subnetOf: () => undefined,
    defaultGroupOf: () => undefined,
    addressOf: (instanceId) => addressOfInstance(state, instanceId),
    listen: async (_environment, { port }) => ({ port, close: async () => undefined }),
    log: (line) => log.push(line),
  });
  const scheduler = createScheduler(clock, (cluster) => turnCluster(ecs, cluster));
  const ecs: EcsEnvironment = {
    accountId: '123456789012',
    region: 'us-east-1',
    clock,
    state,
    targetGroups: balancing.targetGroups,
    runtime,
    secrets: resolver(secrets),
    logs,
    settings: defaultSettings(),
    speed: 1,
    wake: scheduler.wake,
    log: (line) => log.push(line),
  };
  balancing.targetGroups.subscribe(() => state.clusters.forEach(scheduler.wake));
  const operations = { ...createEcsApi(ecs).operations, ...balancing.service.operations };
  const context = { accountId: ecs.accountId, region: ecs.region, requestId: 'test' };
  const call = async (operation: string, input: JsonObject) => {
    const implementation = operations[operation];
    if (implementation === undefined) throw new Error(`There is no operation ${operation}.`);
    return implementation(input, context);
  };
  return { clock, ecs, log, lines, call };
}

function recordingSink(lines: string[]): LogSink {
  const groups = new Set<string>();
  return {
    createGroup: (group) => groups.add(group),
    openStream(group) {
      if (!groups.has(group)) throw new Error('The specified log group does not exist.');
    },
    append: (group, stream, events) => lines.push(...events.map(({ message }) => `${group} ${stream} ${message}`)),
  };
}

function resolver(secrets: Readonly<Record<string, string>>): SecretResolver {
  return {
    resolve(valueFrom) {
      const value = secrets[valueFrom];
      return value === undefined ? { error: `no secret ${valueFrom}` } : { value };
    },
  };
}
