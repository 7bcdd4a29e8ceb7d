import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { buildAndPush, deployInputs, type PushedImage, runJob, tryAction } from '../../pipeline.ts';
import type { Play, Stage } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';
import type { ClosedStage } from './set-stage.ts';

/** Step c: the container that logs, dies, and is restarted for ever, seen in the job itself instead. Returns its image. */
export async function hearSilentContainer(play: Play<ClaimName>, { stage, place }: ClosedStage): Promise<PushedImage> {
  const { narrator } = play;
  narrator.step('c', 'Version 1, whose container cannot reach the database');
  removeDatabasePort(stage);
  narrator.say('The useless port is out of the task definition. The rule is still missing.');
  const image = await buildVersion(play, stage, 'v1');
  const failed = await runJob(play, stage, 'quote deploy', (job) =>
    tryAction(play, job, 'deploy', deployInputs(place, image)),
  );
  const error = failed.annotations.find(({ level }) => level === 'error');
  const isTold = failed.exitCode !== 0 && error?.title === 'DEPLOYMENT_FAILED' && (failed.outputs.cause ?? '') !== '';
  narrator.prove('failure-told', isTold, `${error?.title}: ${error?.message.split('\n')[0]}`);
  const { host, port } = stage.postgres.login;
  const [words = 'no word of the container'] = /cannot use the database at [^\n]*/.exec(error?.message ?? '') ?? [];
  narrator.prove('database-named', words.includes(`${host}:${port}`), words);
  const { cause = '' } = failed.outputs;
  const isTimeout = /timeout|timed out/i.test(words) && !/refused/i.test(words);
  narrator.prove('cause-named', cause === 'database-unreachable' && isTimeout, `${cause}: "${words}"`);
  return image;
}

/** No runner reaches the database, so its container is not tried before the push. Secrets travel to the task and not in the image. */
export function buildVersion(play: Play<ClaimName>, stage: Stage, version: string): Promise<PushedImage> {
  const way = { as: 'runtime-ssm', cluster: 'one-instance', service: 'backend' };
  const settings = { DB_HOST: '', DB_PORT: String(stage.postgres.login.port) };
  return runJob(play, stage, 'quote nothing', (job) =>
    buildAndPush(play, stage, job, version, settings, { test: 'off' }, way),
  );
}

function removeDatabasePort({ workspace, postgres }: Stage): void {
  const file = join(workspace, 'task-definition.json');
  const definition: RegisterTaskDefinitionCommandInput = JSON.parse(readFileSync(file, 'utf8'));
  const containerDefinitions = definition.containerDefinitions?.map((container) => ({
    ...container,
    portMappings: container.portMappings?.filter(({ containerPort }) => containerPort !== postgres.login.port),
  }));
  writeFileSync(file, JSON.stringify({ ...definition, containerDefinitions }, undefined, 2));
}
