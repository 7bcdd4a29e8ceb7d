import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ECSClient } from '@aws-sdk/client-ecs';
import { loginRefusal, type Postgres, startPostgres } from '../../../harness/postgres.ts';
import { removeImages } from '../../docker.ts';
import { createCluster, createService, type Place, registerFirst } from '../../ecs.ts';
import { checkOut, chooseBaseImage, createRepository, emulateAws, useEngine } from '../../set-up.ts';
import { createClients, type Play, type Stage } from '../../stage.ts';
import type { ClaimName } from '../claims.ts';

/** Step a: everything that a deploy meets in an AWS account, on this machine. */
export async function setStage(play: Play<ClaimName>): Promise<{ stage: Stage; place: Place }> {
  play.narrator.step('a', 'A cluster with one small instance, and a database');
  const engine = await useEngine(play);
  const workspace = checkOut(play);
  const baseImage = await chooseBaseImage(play, engine, workspace);
  const pushed = { repository: '' };
  play.cleanUp.add('images', () => removeImages({ engine }, pushed.repository));
  const localAws = await emulateAws(play, engine);
  // Nothing but the database can know it.
  const row = `hello from PostgreSQL, ${randomBytes(4).toString('hex')}`;
  const postgres = await runDatabase(play, localAws.environment.LOCAL_AWS_TASK_GATEWAY ?? '', row);
  const environment = { ...localAws.environment, ...engine.environment };
  const { ecs, ecr, loadBalancing } = createClients(localAws.environment);
  play.cleanUp.add('AWS clients', () => [ecs.destroy(), ecr.destroy(), loadBalancing.destroy()]);
  const repository = await createRepository(ecr);
  pushed.repository = repository;
  const stage = { engine, baseImage, postgres, ecs, ecr, loadBalancing, environment, workspace, repository, row };
  return { stage, place: await openService(play, ecs, repository, workspace) };
}

async function runDatabase({ narrator, cleanUp }: Play<ClaimName>, address: string, row: string): Promise<Postgres> {
  const postgres = await startPostgres({ address, row });
  cleanUp.add('PostgreSQL', postgres.stop);
  const { login, version } = postgres;
  narrator.say(`PostgreSQL ${version} listens on ${login.host}:${login.port}, where tasks can reach it.`);
  const right = await loginRefusal(login);
  const wrong = await loginRefusal({ ...login, password: `${login.password}x` });
  const seen = `the right password is ${right === undefined ? 'accepted' : 'refused'}, a wrong one is answered with ${wrong}`;
  narrator.prove('wrong-password-refused', right === undefined && wrong === '28P01', seen);
  return postgres;
}

/** The service exists before its first image does, as it does where infrastructure is created first. */
async function openService(
  play: Play<ClaimName>,
  ecs: ECSClient,
  repository: string,
  workspace: string,
): Promise<Place> {
  const cluster = 'one-instance';
  const address = await createCluster(ecs, cluster, { name: 't3.micro', cpu: 1024, memory: 1024 });
  await createService(ecs, cluster, await registerFirst(ecs, repository, join(workspace, 'task-definition.json')));
  play.narrator.say('Service "backend": 1 task on an instance of 1 vCPU and 1 GiB, static host port 8080, 100/200.');
  return { cluster, service: 'backend', address };
}
