// A process of its own that runs tasks until it is killed: prints one line of JSON when they run.
import { createEcr } from '../../../src/local-aws/ecr/ecr.ts';
import { createLogs } from '../../../src/local-aws/logs/logs.ts';
import { createCleanUp } from '../../../src/local-aws/process/clean-up.ts';
import { createDockerRuntime } from '../../../src/local-aws/runtimes/docker/docker-runtime.ts';
import type { ContainerLaunch, TaskObserver } from '../../../src/local-aws/runtimes/runtime.ts';

const cleanUp = await createCleanUp();
const ecr = await createEcr({ accountId: '123456789012', cleanUp });
const logs = createLogs();
logs.sink.createGroup('/e2e');
const log = (line: string) => console.error(line);
const runtime = await createDockerRuntime({ cleanUp, sink: logs.sink, registry: ecr.access, log });
// The registry's process starts with the first token.
const context = { accountId: '123456789012', region: 'us-east-1', requestId: 'test' };
await ecr.service.operations.GetAuthorizationToken?.({}, context);

const container: ContainerLaunch = {
  name: 'app',
  image: process.argv[2] ?? '',
  essential: true,
  command: ['node', '-e', "process.on('SIGTERM', () => {}); setInterval(() => console.log('tick'), 200)"],
  entryPoint: null,
  workingDirectory: null,
  user: null,
  environment: [],
  memoryLimit: null,
  memoryReservation: null,
  cpu: 0,
  portMappings: [],
  healthCheck: { command: ['CMD', 'node', '-e', '0'], interval: 250, timeout: 5000, retries: 3, startPeriod: 0 },
  stopTimeout: 30_000,
  logging: { group: '/e2e', stream: 'tick' },
  readonlyRootFilesystem: false,
  dockerLabels: {},
  dependsOn: [],
};
const observer: TaskObserver = {
  pullStarted() {},
  pullStopped() {},
  containerRunning: () => console.log(JSON.stringify({ owner: cleanUp.owner, directory: cleanUp.directory })),
  containerHealth() {},
  containerExited() {},
  failedToStart: (_name, reason) => log(reason),
  stopped() {},
};
const task = { taskId: 'task', taskArn: 'arn:aws:ecs:us-east-1:123456789012:task/main/task', clusterName: 'main' };
const definition = { family: 'backend', revision: 1, networkMode: 'bridge' } as const;
const place = { hostAddress: '127.0.9.1', instanceId: 'one' };
runtime.start({ ...task, ...definition, ...place, containers: [container] }, observer);
