import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult } from '../../harness/runner.ts';
import { asObject, asObjects } from '../../src/toolkit/json.ts';
import { startClient } from '../client.ts';
import { createCluster, createService, type Place, registerFirst } from '../ecs.ts';
import { deployInputs, type PushedImage, runAction, runJob } from '../pipeline.ts';
import type { Play, Stage } from '../stage.ts';

const taskDefinitionFile = 'task-definition.dynamic-port.json';

/** Step e: the same two versions where both find room, while a client asks all the time. */
export async function replaceWithoutGap(
  play: Play,
  stage: Stage,
  versions: { readonly old: PushedImage; readonly new: PushedImage },
): Promise<void> {
  play.narrator.step('e', 'Room for two and a dynamic port: no request fails');
  const place = await openSecondService(play, stage);
  await deploy(play, stage, place, versions.old);
  const client = startClient(stage.ecs, place, play.signal);
  await client.answered('v1');
  const result = await deploy(play, stage, place, versions.new);
  await client.answered('v2');
  const { versions: seen, failures } = await client.stop();
  const chosen = `${result.outputs['minimum-healthy-percent']}/${result.outputs['maximum-percent']}`;
  play.narrator.prove('percents-kept', chosen === '100/200', `${chosen}, outcome ${result.outputs.outcome}`);
  const counts = [...seen].map(([version, count]) => `${count} by ${version}`).join(', ');
  const evidence = `${counts} answered, ${failures.length} failed${failures.length === 0 ? '' : `: ${failures[0]}`}`;
  play.narrator.prove('no-failed-request', failures.length === 0 && seen.has('v1') && seen.has('v2'), evidence);
}

async function openSecondService(play: Play, stage: Stage): Promise<Place> {
  const cluster = 'room-for-two';
  const address = await createCluster(stage.ecs, cluster, { name: 't3.small', cpu: 2048, memory: 2048 });
  writeDynamicPort(stage.workspace);
  await createService(
    stage.ecs,
    cluster,
    await registerFirst(stage.ecs, stage.repository, join(stage.workspace, taskDefinitionFile)),
  );
  play.narrator.say('Another cluster: 2 vCPU and 2 GiB, and the service "backend" with a dynamic host port.');
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

function deploy(play: Play, stage: Stage, place: Place, image: PushedImage): Promise<StepResult> {
  const inputs = deployInputs(place, image, taskDefinitionFile);
  return runJob(play, stage, 'quote deploy', (job) => runAction(play, job, 'deploy', inputs));
}
