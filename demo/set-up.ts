import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateRepositoryCommand, type ECRClient } from '@aws-sdk/client-ecr';
import { type BaseImage, defaultBaseImage, provideBaseImage } from '../harness/base-image.ts';
import { type Engine, provideEngine } from '../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../harness/local-aws.ts';
import { repositoryRoot } from '../harness/runner.ts';
import { proveNothingLeft } from './end.ts';
import type { Play } from './stage.ts';

/** The engine that runs, or one that is started for the demo; what a story leaves in it is looked at in the end. */
export async function useEngine(play: Play<'nothing-left'>): Promise<Engine> {
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
export function checkOut({ cleanUp }: Play): string {
  const workspace = mkdtempSync(join(tmpdir(), 'berth-demo-'));
  cleanUp.add('workspace', () => rmSync(workspace, { recursive: true, force: true }));
  const example = join(repositoryRoot, 'examples/backend');
  execFileSync(process.execPath, [join(example, 'build.mjs')]);
  const leftOut = ['node_modules', '.git'];
  cpSync(example, workspace, { recursive: true, filter: (path) => !leftOut.some((name) => path.endsWith(`/${name}`)) });
  return workspace;
}

/** The base image of the workspace's Dockerfile: the public one, or one made from this machine. */
export async function chooseBaseImage({ narrator }: Play, engine: Engine, workspace: string): Promise<BaseImage> {
  const preferred = defaultBaseImage(join(workspace, 'Dockerfile'));
  const baseImage = await provideBaseImage(preferred, { ...process.env, ...engine.environment });
  const assembled = `${preferred} cannot be pulled, so it was made from this machine's Node.`;
  narrator.say(`Base image ${baseImage.reference}${baseImage.reference === preferred ? '.' : `: ${assembled}`}`);
  return baseImage;
}

/** local-aws with the docker runtime, until the demo ends. */
export async function emulateAws({ narrator, cleanUp, speed }: Play, engine: Engine): Promise<LocalAws> {
  const localAws = await startLocalAws({ runtime: 'docker', speed, environment: engine.environment });
  cleanUp.add('local-aws', localAws.stop);
  const pace = speed === 1 ? '' : ` Its scheduler waits ${speed} times shorter than that of AWS.`;
  narrator.say(
    `local-aws (ECS, ECR, Elastic Load Balancing) answers at ${localAws.environment.AWS_ENDPOINT_URL}.${pace}`,
  );
  return localAws;
}

/** Creates an ECR repository and returns its URI. */
export async function createRepository(ecr: ECRClient, repositoryName = 'backend'): Promise<string> {
  const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  if (repository?.repositoryUri === undefined) throw new Error('CreateRepository answered without a URI.');
  return repository.repositoryUri;
}
