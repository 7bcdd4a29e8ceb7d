import {
  CreateServiceCommand,
  DescribeServicesCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { createCluster } from '../../demo/ecs.ts';
import { createClients } from '../../demo/stage.ts';
import { startLocalAws } from '../../harness/local-aws.ts';
import { startRecordingProxy } from '../../harness/recording-proxy.ts';
import { runAction } from '../../harness/runner.ts';
import { waitFor } from '../../harness/wait.ts';
import { newestDeployment } from './task-watch.ts';
import { type Detection, detect, ecspressoCalls, percentile } from './virtual-rollouts.ts';

type Row = readonly [string, string];

/**
 * How late `deploy` sees the end of a rollout, and with how many calls: 1,000 rollouts of each length on a virtual clock, then real ones
 * of the built action against local-aws at AWS's pace.
 *
 * @param realRollouts a minute or so for every five of them.
 */
export async function measureDetection(realRollouts = 3): Promise<readonly Row[]> {
  const virtual: Row[] = [];
  for (const seconds of [20, 60, 180, 600]) {
    const name = `1,000 virtual rollouts of ${seconds} s`;
    virtual.push([name, `${summary(await detect(seconds, 1_000))}; ecspresso ${ecspressoCalls(seconds)}`]);
  }
  const real = await detectReal(realRollouts);
  return [...virtual, [`${real.length} rollouts on local-aws at speed 1`, summary(real)]];
}

function summary(detections: readonly Detection[]): string {
  const late = detections.map((detection) => detection.late);
  const calls = detections.reduce((sum, detection) => sum + detection.calls, 0) / detections.length;
  const [median, high] = [percentile(late, 0.5), percentile(late, 0.95)].map((seconds) => seconds.toFixed(1));
  return `median ${median} s, 95th percentile ${high} s late, ${calls.toFixed(1)} calls`;
}

const cluster = 'detection';
const atOnce = 5;

async function detectReal(count: number): Promise<readonly Detection[]> {
  const localAws = await startLocalAws({ runtime: 'simulated', speed: 1 });
  const { ecs } = createClients(localAws.environment);
  try {
    await createCluster(ecs, cluster, { name: 'm7i.48xlarge', cpu: 196_608, memory: 786_432 });
    const services = Array.from({ length: count }, (_, index) => `backend-${index + 1}`);
    await Promise.all(
      services.map((service, index) => createService(ecs, service, intervals[index % intervals.length])),
    );
    await Promise.all(services.map((service) => waitForFirst(ecs, service)));
    const detections: Detection[] = [];
    for (let first = 0; first < count; first += atOnce) {
      const batch = services.slice(first, first + atOnce);
      detections.push(...(await Promise.all(batch.map((service) => rollOver(ecs, localAws.environment, service)))));
    }
    return detections;
  } finally {
    ecs.destroy();
    await localAws.stop();
  }
}

/** Seconds between two health checks; without one ECS counts a task as healthy after 40 s. */
const intervals = [5, undefined, 10, undefined, 30] as const;

async function createService(ecs: ECSClient, serviceName: string, interval: number | undefined): Promise<void> {
  const healthCheck = { command: ['CMD-SHELL', 'true'], interval };
  const container = { name: 'backend', image: 'example.org/backend:first', essential: true, cpu: 256, memory: 256 };
  const containerDefinitions = [interval !== undefined ? { ...container, healthCheck } : container];
  const registered = await ecs.send(new RegisterTaskDefinitionCommand({ family: serviceName, containerDefinitions }));
  const taskDefinition = registered.taskDefinition?.taskDefinitionArn;
  await ecs.send(
    new CreateServiceCommand({ cluster, serviceName, taskDefinition, desiredCount: 1, launchType: 'EC2' }),
  );
}

async function waitForFirst(ecs: ECSClient, service: string): Promise<void> {
  const look = async () => {
    const { services } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
    return services?.[0]?.deployments?.every(({ rolloutState }) => rolloutState === 'COMPLETED') || undefined;
  };
  await waitFor(look, { what: `the first deployment of ${service}`, seconds: 120, interval: 1_000 });
}

/** Deploys once and compares the moment at which the log tells the outcome with that at which ECS finished. */
async function rollOver(
  ecs: ECSClient,
  environment: Readonly<Record<string, string>>,
  service: string,
): Promise<Detection> {
  const proxy = await startRecordingProxy(environment.AWS_ENDPOINT_URL ?? '');
  let followedFrom = 0;
  let seenAt = Number.NaN;
  let calls = Number.NaN;
  const onLine = (line: string) => {
    if (line.includes('following deployment')) followedFrom = proxy.calls.length;
    // The first line after the watch: its outcome is known, and only the proof has yet to be read.
    if (line.includes(', complete')) {
      seenAt = Date.now();
      calls = proxy.calls.length - followedFrom;
    }
  };
  try {
    const inputs = { cluster, service, image: 'example.org/backend:next' };
    const options = { environment: { ...environment, AWS_ENDPOINT_URL: proxy.url }, onLine };
    const { main } = await runAction('deploy', inputs, options);
    if (main.outputs.outcome !== 'succeeded') throw new Error(`${service} ended as ${main.outputs.outcome}.`);
    return { late: (seenAt - Number((await newestDeployment(ecs, { cluster, service })).finishedAt)) / 1_000, calls };
  } finally {
    await proxy.close();
  }
}
