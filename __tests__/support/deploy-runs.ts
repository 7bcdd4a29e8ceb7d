import type { ECSClient } from '@aws-sdk/client-ecs';
import { RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { startLocalAws } from '../../harness/local-aws.ts';
import { type Intercept, type RecordingProxy, startRecordingProxy } from '../../harness/recording-proxy.ts';
import { type JobOptions, runAction } from '../../harness/runner.ts';
import { backendContainer, ecsClient, image } from './ecs-scene.ts';

/** Runs of an action against one emulator, each through its own recorder. */
export interface Runs {
  /** Runs an action on the service `backend`; `calls` are what it sent to AWS. */
  run(
    action: string,
    inputs: Readonly<Record<string, string>>,
    options?: Omit<JobOptions, 'environment'> & { readonly intercept?: Intercept },
  ): ReturnType<typeof runRecorded>;
  close(): Promise<void>;
}

/** A simulated emulator with a client of its ECS, and runs against it. */
export async function startSimulatedRuns() {
  const localAws = await startLocalAws({ runtime: 'simulated', speed: 20 });
  const ecs = ecsClient(localAws.environment);
  const runs = openRuns(localAws.environment);
  return {
    localAws,
    ecs,
    runs,
    async stop() {
      await runs.close();
      ecs.destroy();
      await localAws.stop();
    },
  };
}

export function openRuns(environment: Readonly<Record<string, string>>): Runs {
  const proxies: RecordingProxy[] = [];
  return {
    async run(action, inputs, { intercept, ...job } = {}) {
      const proxy = await startRecordingProxy(environment.AWS_ENDPOINT_URL ?? '', intercept);
      proxies.push(proxy);
      return runRecorded(
        action,
        inputs,
        { ...job, environment: { ...environment, AWS_ENDPOINT_URL: proxy.url } },
        proxy,
      );
    },
    close: async () => {
      await Promise.all(proxies.map((proxy) => proxy.close()));
    },
  };
}

async function runRecorded(
  action: string,
  inputs: Readonly<Record<string, string>>,
  options: JobOptions,
  proxy: RecordingProxy,
) {
  // What fails in its deployment would fail its rehearsal first.
  const rehearse = action === 'deploy' ? { rehearse: 'off' } : {};
  const wait = action === 'diagnose' ? {} : { 'wait-for-minutes': '1' };
  const given = { service: 'backend', ...wait, ...rehearse, ...inputs };
  const { main } = await runAction(action, given, options);
  const [error] = main.annotations.filter(({ level }) => level === 'error');
  return { ...main, error, calls: proxy.calls, sent: proxy.calls.map(({ operation }) => operation) };
}

/** Registers a revision of story A's task definition and returns its ARN. */
export async function registerRevision(
  ecs: ECSClient,
  family: string,
  changes: { readonly letter: string; readonly simulate?: string; readonly container?: object },
): Promise<string> {
  const { letter, simulate, container } = changes;
  const environment = simulate === undefined ? [] : [{ name: 'LOCAL_AWS_SIMULATE', value: simulate }];
  const containerDefinitions = [{ ...backendContainer, image: image(letter), environment, ...container }];
  const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand({ family, containerDefinitions }));
  return taskDefinition?.taskDefinitionArn ?? '';
}
