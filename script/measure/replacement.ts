import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { createCluster, createService, describeService, type Place } from '../../demo/ecs.ts';
import { createLoadBalancer, pace } from '../../demo/load-balancer.ts';
import { createClients } from '../../demo/stage.ts';
import { runAction } from '../../harness/runner.ts';
import { startSteadyClient } from '../../harness/steady-client.ts';
import { waitFor } from '../../harness/wait.ts';
import type { Prediction } from '../../src/rollout/predict.ts';
import { type Server, serverTask } from './server-task.ts';
import { rolloutSeconds, startTaskWatch } from './task-watch.ts';

/** A service of one task that gets a new version: what its tasks are like, and what stands before them. */
export interface Setting {
  readonly name: string;
  readonly server: Server;
  /** Seconds that a target drains, behind a load balancer with room for two; without it the task has the one instance's static port. */
  readonly drain?: number;
}

/** One rollout as `deploy` predicted it, and as it was seen from outside; times in seconds. */
export interface Replacement {
  readonly setting: Setting;
  readonly predicted: Prediction & { verdict: 'completes' };
  readonly seen: {
    /** The longest time without an answer for a client that asks all the time; 0 where every request was answered. */
    readonly interruption: number;
    /** From the deployment's creation to its completion, by ECS. */
    readonly finish: number;
    readonly mostTasks: number;
    readonly fewestRunning: number;
  };
}

interface World {
  readonly environment: Readonly<Record<string, string>>;
  readonly image: string;
}

/** Deploys version 2 of a service in a cluster of its own while a client asks for it all the time. */
export async function replaceVersion(world: World, setting: Setting, cluster: string): Promise<Replacement> {
  const { ecs, ecr, loadBalancing } = createClients(world.environment);
  try {
    const { place, url } = await openService({ ecs, loadBalancing }, setting, cluster, world.image);
    const client = startSteadyClient(url);
    const tasks = startTaskWatch(ecs, place);
    const watched = () => Promise.all([client.stop(), tasks.stop()]);
    const predicted = await deploy(world, setting, place).catch(async (thrown: unknown) => {
      await watched();
      throw thrown;
    });
    const [{ longestGap, failures }, counts] = await watched();
    const interruption = failures.length === 0 ? 0 : longestGap;
    return { setting, predicted, seen: { interruption, finish: await rolloutSeconds(ecs, place), ...counts } };
  } finally {
    for (const client of [ecs, ecr, loadBalancing]) client.destroy();
  }
}

/** Resolves when version 1 is in steady state and answers. */
async function openService(
  clients: { readonly ecs: ECSClient; readonly loadBalancing: ElasticLoadBalancingV2Client },
  setting: Setting,
  cluster: string,
  image: string,
): Promise<{ place: Place; url: string }> {
  const { ecs, loadBalancing } = clients;
  const address = await createCluster(ecs, cluster, { name: 't3.small', cpu: 2048, memory: 1900 });
  const place = { cluster, service: 'backend', address };
  const registered = await ecs.send(new RegisterTaskDefinitionCommand(taskOf(setting, cluster, image, '1')));
  const first = registered.taskDefinition?.taskDefinitionArn ?? '';
  const { drain } = setting;
  const door =
    drain === undefined
      ? undefined
      : await createLoadBalancer(loadBalancing, cluster, { ...pace, drain, slowStart: 0 });
  const behind = door && {
    loadBalancers: [{ targetGroupArn: door.targetGroupArn, containerName: 'backend', containerPort: 8080 }],
    healthCheckGracePeriodSeconds: pace.grace,
  };
  await createService(ecs, cluster, first, behind);
  const look = async () =>
    (await describeService(ecs, place)).deployments?.[0]?.rolloutState === 'COMPLETED' || undefined;
  await waitFor(look, { what: `the first deployment in ${cluster}`, seconds: 180 });
  return { place, url: door === undefined ? `http://${address}:8080` : `http://${door.address}:${door.port}` };
}

function taskOf({ server, drain }: Setting, family: string, image: string, version: string) {
  const hostPort = drain === undefined ? 8080 : 0;
  return serverTask(server, { family, image, hostPort, version });
}

async function deploy(
  { environment, image }: World,
  setting: Setting,
  { cluster, service }: Place,
): Promise<Replacement['predicted']> {
  const workspace = mkdtempSync(join(tmpdir(), 'berth-replaced-'));
  try {
    writeFileSync(join(workspace, 'task-definition.json'), JSON.stringify(taskOf(setting, cluster, image, '2')));
    const inputs = { cluster, service, 'task-definition': 'task-definition.json' };
    const { main } = await runAction('deploy', inputs, { workspace, environment });
    if (main.exitCode !== 0) throw new Error(`The deploy in "${setting.name}" failed:\n${main.log}`);
    const prediction: Prediction = JSON.parse(main.outputs.prediction ?? '');
    if (prediction.verdict !== 'completes') throw new Error(`${setting.name} is predicted as ${prediction.verdict}.`);
    return prediction;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}
