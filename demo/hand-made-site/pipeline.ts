import { join } from 'node:path';
import type { StepResult } from '../../harness/runner.ts';
import { runAction, runJob, tryAction } from '../pipeline.ts';
import { host, type SitePlay, type SiteStage } from './stage.ts';

type Inputs = Readonly<Record<string, string>>;

/** The inputs of `image` for a version of the site; without more, nothing is said of the page. */
export function imageInputs(stage: SiteStage, version: string, more: Inputs = {}): Inputs {
  const { repository, baseImage } = stage;
  const buildArgs = `BASE_IMAGE=${baseImage}\nAPP_VERSION=${version}`;
  return { context: '.', repository, tags: version, 'build-args': buildArgs, 'test-port': '80', ...more };
}

/** What the test of a finished container asks for in this story: the page, by the name of the site. */
export const pageTest: Inputs = { 'test-host': host, 'test-body': 'It serves', 'test-seconds': '5' };

/** Builds, pushes and deploys a version; returns the digest. */
export async function deployVersion(
  play: SitePlay,
  stage: SiteStage,
  version: string,
  more: Inputs = {},
): Promise<string> {
  const { cluster, service } = stage.place;
  return runJob(play, stage, 'quote deploy', async (job) => {
    const { outputs } = await runAction(play, job, 'image', imageInputs(stage, version, more));
    const { image = '', digest = '' } = outputs;
    play.narrator.say(`Built and pushed version ${version.slice(1)}: ${digest.slice(0, 19)}…`);
    const document = { 'task-definition': 'task-definition.json', 'wait-for-minutes': '2' };
    await runAction(play, job, 'deploy', { cluster, service, image, ...document });
    return digest;
  });
}

/** Asks as a user of the site does, whose DNS leads to the instance and who trusts the authority. */
export async function askAsUsers(play: SitePlay, stage: SiteStage, inputs: Inputs): Promise<StepResult> {
  const asked = {
    'connect-to': `${host}=${stage.place.address}`,
    'ca-file': stage.authority.root,
    'wait-seconds': '5',
    ...inputs,
  };
  return runJob(play, stage, 'quote deploy', (job) => tryAction(play, job, 'verify', asked));
}

/** The one error of a step; empty where there is none. */
export function errorOf({ annotations }: StepResult): { readonly title: string; readonly message: string } {
  return annotations.find(({ level }) => level === 'error') ?? { title: '', message: '' };
}

/** The path of a file of the checkout. */
export function fileOf({ workspace }: SiteStage, name: string): string {
  return join(workspace, name);
}
