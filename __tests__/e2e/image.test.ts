import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type BuildPath,
  type ImageJob,
  type ImageWorld,
  repositoryName,
  startImageWorld,
} from './support/image-world.ts';

let world: ImageWorld;
let work: ImageJob;

beforeAll(async () => {
  world = await startImageWorld();
}, 120_000);

afterAll(() => world?.stop(), 60_000);

afterEach(() => work?.finish());

const secret = 'hunter2 "of" $many \'kinds\' #x =y';

const paths: readonly { readonly path: BuildPath; readonly says: RegExp }[] = [
  { path: 'buildx', says: /Build with buildx/ },
  { path: 'buildkit', says: /Build with the engine's BuildKit/ },
  { path: 'legacy (old engine)', says: /Build with the legacy builder \(client or engine is older than BuildKit\)/ },
  {
    path: 'legacy (new client)',
    says: /Build with the legacy builder \(client \S+ speaks BuildKit through buildx only/,
  },
];

describe.each(paths)('image with $path', ({ path, says }) => {
  test('builds with secrets, pushes, and outputs the digest', async () => {
    work = await world.startImageJob(path);
    work.writeDockerfile('ARG VERSION', 'ARG PASSWORD', 'ENV VERSION=$VERSION PASSWORD=$PASSWORD');
    const secrets = await work.job.run('build-args', { secrets: JSON.stringify({ PASSWORD: secret }) });
    const repository = repositoryName();
    const result = await work.image({
      repository,
      'create-repository': 'true',
      'build-args': 'VERSION=v1',
      'build-args-file': secrets.outputs['build-args-file'] ?? '',
    });
    expect(result.log).toMatch(says);
    expect(result.exitCode).toBe(0);
    const { image = '', digest = '' } = result.outputs;
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(image).toMatch(new RegExp(`^127\\.0\\.0\\.1:\\d+/${repository}@${digest}$`));
    expect(result.outputs).toMatchObject({ tag: '0123456789ab', repository });
    const environment = JSON.parse(await world.docker('image', 'inspect', '--format', '{{json .Config.Env}}', image));
    expect(environment).toEqual(expect.arrayContaining(['VERSION=v1', `PASSWORD=${secret}`]));
    expect(work.client.parameters()).toContain('PASSWORD');
    expect(work.client.parameters()).not.toContain('hunter2');
    expect(result.summary).toContain(`| digest | \`${digest}\` |`);
  }, 60_000);

  test('keeps the last message of a build that fails, and shows no secret', async () => {
    work = await world.startImageJob(path);
    work.writeDockerfile('ARG PASSWORD', 'RUN echo "it is $PASSWORD" && exit 42');
    const file = join(work.workspace, 'args.json');
    const entries = [{ name: 'PASSWORD', value: 'hunter2-hunter2' }];
    writeFileSync(file, JSON.stringify({ version: 2, mode: 'build-args', asFile: null, entries }));
    const result = await work.image({ push: 'false', 'build-args-file': file });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toEqual({});
    const [error] = result.annotations.filter(({ level }) => level === 'error');
    expect(error?.title).toBe('BUILD_FAILED');
    expect(error?.message).toMatch(/^The image could not be built from app\/Dockerfile/);
    expect(error?.message).toMatch(/^The builder says: .*exit 42.*42\.$/m);
    const said = result.rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(said.join('\n')).toContain('it is ***');
    expect(said.join('\n')).not.toContain('hunter2');
    expect(await world.testContainers()).toBe('');
  }, 60_000);

  test('names the known cause of a build that fails, beside its line', async () => {
    work = await world.startImageJob(path);
    work.writeDockerfile('RUN echo fine', 'RUN frobnicate --all');
    const result = await work.image({ push: 'false' });
    const [error] = result.annotations.filter(({ level }) => level === 'error');
    expect(error).toMatchObject({ title: 'BUILD_FAILED', file: 'app/Dockerfile' });
    expect(error?.message).toMatch(
      /: RUN frobnicate --all\. The step calls .*frobnicate.* that the stage does not have\.$/m,
    );
    expect(error?.message).toContain('Install it in this stage');
    expect(await world.testContainers()).toBe('');
  }, 60_000);
});
