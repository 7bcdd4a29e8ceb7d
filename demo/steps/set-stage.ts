import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateRepositoryCommand, type ECRClient } from '@aws-sdk/client-ecr';
import type { ECSClient } from '@aws-sdk/client-ecs';
import { type BaseImage, defaultBaseImage, provideBaseImage } from '../../harness/base-image.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { loginRefusal, type Postgres, startPostgres } from '../../harness/postgres.ts';
import { repositoryRoot } from '../../harness/runner.ts';
import { removeImages } from '../docker.ts';
import { createCluster, createService, type Place, registerFirst } from '../ecs.ts';
import { createClients, type Play, type Stage } from '../stage.ts';
import { proveNothingLeft } from './end.ts';

/** Step a: everything that a deploy meets in an AWS account, on this machine. */
export async function setStage(play: Play): Promise<{ stage: Stage; place: Place }> {
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

async function useEngine(play: Play): Promise<Engine> {
  const { narrator, cleanUp, signal } = play;
  const engine = await provideEngine(signal);
  cleanUp.add('Docker engine', engine.stop);
  cleanUp.add('look at what is left', () => proveNothingLeft(play, { engine }));
  narrator.say(
    `Docker engine ${engine.version}: ${engine.origin === 'found' ? 'it was running' : 'started for the demo'}.`,
  );
  return engine;
}

/** The user's checkout: a copy of the example, with the server bundled as its workflow does before the image is built. */
function checkOut({ cleanUp }: Play): string {
  const workspace = mkdtempSync(join(tmpdir(), 'berth-demo-'));
  cleanUp.add('workspace', () => rmSync(workspace, { recursive: true, force: true }));
  const example = join(repositoryRoot, 'examples/backend');
  execFileSync(process.execPath, [join(example, 'build.mjs')]);
  const leftOut = ['node_modules', '.git'];
  cpSync(example, workspace, { recursive: true, filter: (path) => !leftOut.some((name) => path.endsWith(`/${name}`)) });
  return workspace;
}

async function chooseBaseImage({ narrator }: Play, engine: Engine, workspace: string): Promise<BaseImage> {
  const preferred = defaultBaseImage(join(workspace, 'Dockerfile'));
  const baseImage = await provideBaseImage(preferred, { ...process.env, ...engine.environment });
  const assembled = `${preferred} cannot be pulled, so it was made from this machine's Node.`;
  narrator.say(`Base image ${baseImage.reference}${baseImage.reference === preferred ? '.' : `: ${assembled}`}`);
  return baseImage;
}

async function emulateAws({ narrator, cleanUp, speed }: Play, engine: Engine): Promise<LocalAws> {
  const localAws = await startLocalAws({ runtime: 'docker', speed, environment: engine.environment });
  cleanUp.add('local-aws', localAws.stop);
  const pace = speed === 1 ? '' : ` Its scheduler waits ${speed} times shorter than that of AWS.`;
  narrator.say(
    `local-aws (ECS, ECR, Elastic Load Balancing) answers at ${localAws.environment.AWS_ENDPOINT_URL}.${pace}`,
  );
  return localAws;
}

async function runDatabase({ narrator, cleanUp }: Play, address: string, row: string): Promise<Postgres> {
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

async function createRepository(ecr: ECRClient): Promise<string> {
  const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName: 'backend' }));
  if (repository?.repositoryUri === undefined) throw new Error('CreateRepository answered without a URI.');
  return repository.repositoryUri;
}

/** The service exists before its first image does, as it does where infrastructure is created first. */
async function openService(play: Play, ecs: ECSClient, repository: string, workspace: string): Promise<Place> {
  const cluster = 'one-instance';
  const address = await createCluster(ecs, cluster, { name: 't3.micro', cpu: 1024, memory: 1024 });
  await createService(ecs, cluster, await registerFirst(ecs, repository, join(workspace, 'task-definition.json')));
  play.narrator.say('Service "backend": 1 task on an instance of 1 vCPU and 1 GiB, static host port 8080, 100/200.');
  return { cluster, service: 'backend', address };
}
