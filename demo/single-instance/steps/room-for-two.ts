import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult } from '../../../harness/runner.ts';
import { asObject, asObjects } from '../../../src/toolkit/json.ts';
import { startClient } from '../../client.ts';
import { createCluster, createService, describeTasks, onlyTask, type Place, registerFirst } from '../../ecs.ts';
import { createLoadBalancer, type FrontDoor, pace, targetStates } from '../../load-balancer.ts';
import { deployInputs, type PushedImage, runAction, runJob } from '../../pipeline.ts';
import type { Play, Stage } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';

const taskDefinitionFile = 'task-definition.dynamic-port.json';

/** Step g: the same two versions where both find room, behind a load balancer that a client asks all the time. */
export async function replaceWithoutGap(
  play: Play<ClaimName>,
  stage: Stage,
  versions: { readonly old: PushedImage; readonly new: PushedImage },
): Promise<void> {
  play.narrator.step('g', 'Room for two behind a load balancer: no request fails');
  const door = await createLoadBalancer(stage.loadBalancing, 'backend');
  const place = await openSecondService(play, stage, door);
  await deploy(play, stage, place, versions.old);
  const old = await onlyTask(stage.ecs, place);
  const client = startClient(door, play.signal);
  await client.answered('v1');
  const result = await deploy(play, stage, place, versions.new);
  await client.answered('v2');
  const { versions: seen, failures } = await client.stop();
  const chosen = `${result.outputs['minimum-healthy-percent']}/${result.outputs['maximum-percent']}`;
  play.narrator.prove('percents-kept', chosen === '100/200', `${chosen}, outcome ${result.outputs.outcome}`);
  const counts = [...seen].map(([version, count]) => `${count} by ${version}`).join(', ');
  const evidence = `${counts} answered, ${failures.length} failed${failures.length === 0 ? '' : `: ${failures[0]}`}`;
  play.narrator.prove('no-failed-request', failures.length === 0 && seen.has('v1') && seen.has('v2'), evidence);
  await proveDrained(play, stage, place, door, old.taskArn);
}

/** From outside: how long ECS waited between telling the old task to stop and its end, and who is left behind the load balancer. */
async function proveDrained(
  play: Play<ClaimName>,
  stage: Stage,
  place: Place,
  door: FrontDoor,
  oldTask: string,
): Promise<void> {
  const [task] = await describeTasks(stage.ecs, place.cluster, [oldTask]);
  const states = await targetStates(stage.loadBalancing, door.targetGroupArn);
  const [told, ended] = [task?.stoppingAt?.getTime(), task?.executionStoppedAt?.getTime()];
  const waited = told === undefined || ended === undefined ? 0 : (ended - told) / 1000;
  const holds = waited >= pace.drain / play.speed && states.join() === 'healthy';
  const seen = `it ran on for ${waited.toFixed(1)} s after it was deregistered; now the targets are: ${states.join(', ')}`;
  play.narrator.prove('drained-first', holds, seen);
}

async function openSecondService(play: Play<ClaimName>, stage: Stage, door: FrontDoor): Promise<Place> {
  const cluster = 'room-for-two';
  const address = await createCluster(stage.ecs, cluster, { name: 't3.small', cpu: 2048, memory: 2048 });
  writeDynamicPort(stage.workspace);
  const first = await registerFirst(stage.ecs, stage.repository, join(stage.workspace, taskDefinitionFile));
  const { targetGroupArn } = door;
  await createService(stage.ecs, cluster, first, {
    loadBalancers: [{ targetGroupArn, containerName: 'backend', containerPort: 8080 }],
    healthCheckGracePeriodSeconds: pace.grace,
  });
  play.narrator.say('Another cluster: 2 vCPU and 2 GiB, and the service "backend" with a dynamic host port.');
  play.narrator.say(
    `A load balancer at ${door.address}:${door.port}: checks every ${pace.interval} s, ${pace.drain} s to drain, ${pace.slowStart} s of slow start.`,
  );
  return { cluster, service: 'backend', address };
}

/** The example's task definition with host port 0, which lets Docker choose. */
function writeDynamicPort(workspace: string): void {
  const document = asObject(JSON.parse(readFileSync(join(workspace, 'task-definition.json'), 'utf8')));
  const containerDefinitions = asObjects(document?.containerDefinitions).map((container) => ({
    ...container,
    portMappings: asObjects(container.portMappings).map((mapping) => ({ ...mapping, hostPort: 0 })),
  }));
  const text = JSON.stringify({ ...document, family: 'backend-dynamic-port', containerDefinitions });
  writeFileSync(join(workspace, taskDefinitionFile), text);
}

function deploy(play: Play<ClaimName>, stage: Stage, place: Place, image: PushedImage): Promise<StepResult> {
  const inputs = deployInputs(place, image, taskDefinitionFile);
  return runJob(play, stage, 'quote deploy', (job) => runAction(play, job, 'deploy', inputs));
}
