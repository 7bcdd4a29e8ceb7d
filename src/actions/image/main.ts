import { rm } from 'node:fs/promises';
import { buildImage } from '../../image/build/build.ts';
import type { BuildArg, BuildDestination } from '../../image/build/build-command.ts';
import { type Builder, chooseBuilder, describeBuilder, unmetDemands } from '../../image/build/builder.ts';
import { createDocker, type Docker } from '../../image/docker/docker.ts';
import { createDockerConfiguration, prepareLogin } from '../../image/docker/docker-configuration.ts';
import { probeDocker } from '../../image/docker/probe.ts';
import { openEcr } from '../../image/registry/ecr.ts';
import { logIn } from '../../image/registry/login.ts';
import { type Publication, type Published, publishImage, tagPushedImage } from '../../image/registry/publish.ts';
import type { Registry, Repository } from '../../image/registry/registry.ts';
import { resolveRepository } from '../../image/registry/repository.ts';
import { locateRegistry, type RegistryLocation, registryOf } from '../../image/registry/repository-reference.ts';
import { summarizeImage } from '../../image/summary.ts';
import { createRedactor } from '../../secrets/redact.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { type Execute, execute } from '../../toolkit/execute.ts';
import { createPrivateDirectory } from '../../toolkit/private-directory.ts';
import type { Outputs } from '../../toolkit/run-action.ts';
import { area } from './area.ts';
import { readBuildArgs } from './build-args.ts';
import { requireDockerfile } from './dockerfile.ts';
import type { ImageInputs } from './inputs.ts';

/** What `image` reaches the outside through. */
export interface ImageDependencies {
  readonly execute: Execute;
  openRegistry(location: RegistryLocation | undefined): Promise<Registry>;
}

/** Builds an image and pushes it to ECR, unless the repository has that very image already. */
export async function main(
  inputs: ImageInputs,
  host: ActionHost,
  dependencies: ImageDependencies = { execute, openRegistry: openEcr },
): Promise<Outputs> {
  const tags = tagsOf(inputs, host);
  await requireDockerfile(inputs);
  const args = await readBuildArgs(inputs, host);
  const directory = await createPrivateDirectory(host, area);
  try {
    const environment = await createDockerConfiguration(host.env, directory);
    const docker = createDocker(dependencies.execute, environment, host.cancelled);
    const builder = await chooseAbleBuilder(docker, inputs);
    const work = { inputs, host, tags, args, directory, docker, builder };
    return inputs.push ? await buildAndPush(work, dependencies) : await buildOnly(work);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

interface Work {
  readonly inputs: ImageInputs;
  readonly host: ActionHost;
  readonly tags: readonly string[];
  readonly args: { readonly all: readonly BuildArg[]; readonly secretValues: readonly string[] };
  readonly directory: string;
  readonly docker: Docker;
  readonly builder: Builder;
}

async function chooseAbleBuilder(docker: Docker, inputs: ImageInputs): Promise<Builder> {
  const builder = chooseBuilder(await probeDocker(docker));
  const unmet = unmetDemands(builder, inputs);
  if (unmet.length === 0) return builder;
  throw new BerthError('INVALID_INPUT', {
    what: `This runner cannot honour ${unmet.join(', ')}.`,
    why: `Its most able builder is ${describeBuilder(builder)}, and that takes buildx.`,
    fix: 'Run docker/setup-buildx-action before this step, or leave these inputs out.',
  });
}

async function buildAndPush(work: Work, dependencies: ImageDependencies): Promise<Outputs> {
  const { inputs, host, tags, docker } = work;
  const { registry, repository } = await openRepository(work, dependencies);
  const publication = { docker, registry, repository, tags, log: host.log };
  const published = await buildAndPublish(work, publication);
  const image = `${repository.uri}@${published.digest}`;
  host.log.info(`${published.how === 'pushed' ? 'Pushed' : 'Present already'}: ${image}`);
  const { builder } = work;
  await host.summarize(
    summarizeImage({ repository: repository.name, tags, published, builder, context: inputs.context }),
  );
  return {
    image,
    images: image,
    digest: published.digest,
    tag: tags[0] ?? '',
    repository: repository.name,
    'image-id': '',
    metadata: '{}',
  };
}

async function openRepository(
  { inputs, host, docker, directory }: Work,
  dependencies: ImageDependencies,
): Promise<{ readonly registry: Registry; readonly repository: Repository }> {
  const [reference] = inputs.repositories;
  if (reference === undefined) throw new Error('A push without a repository passed the check of the inputs.');
  const location = reference.registry === undefined ? undefined : locateRegistry(reference.registry);
  const registry = await dependencies.openRegistry(location);
  const repository = await resolveRepository(registry, reference, { create: inputs.createRepository }, host.log);
  const server = registryOf(repository.uri);
  await prepareLogin(directory, server);
  await logIn(docker, server, await registry.credentials(), host);
  return { registry, repository };
}

/** An engine holds images of one platform, so for several of them the builder pushes by itself. */
async function buildAndPublish(work: Work, publication: Publication): Promise<Published> {
  const { repository, tags } = publication;
  if (work.inputs.platforms.length > 1)
    return tagPushedImage(publication, await build(work, { kind: 'repository', uri: repository.uri }));
  const references = tags.map((tag) => `${repository.uri}:${tag}`);
  return publishImage(publication, await build(work, { kind: 'engine', references }));
}

async function buildOnly(work: Work): Promise<Outputs> {
  const { inputs, host, tags, builder } = work;
  const [repository] = inputs.repositories;
  const name = repository === undefined ? undefined : [repository.registry, repository.name].filter(Boolean).join('/');
  const references = name === undefined ? [] : tags.map((tag) => `${name}:${tag}`);
  const image = await build(work, { kind: 'engine', references });
  host.log.info(`Built ${image}, which is not pushed: it has an image id and no digest yet.`);
  await host.summarize(summarizeImage({ repository: repository?.name, tags, image, builder, context: inputs.context }));
  return {
    image,
    images: '',
    digest: '',
    tag: references.length > 0 ? (tags[0] ?? '') : '',
    repository: repository?.name ?? '',
    'image-id': image,
    metadata: '{}',
  };
}

function build(
  { inputs, args, docker, builder, directory, host }: Work,
  destination: BuildDestination,
): Promise<string> {
  const redact = createRedactor(args.secretValues);
  return buildImage(
    { docker, builder, directory, log: host.log, redact },
    { ...inputs, buildArgs: args.all, destination },
  );
}

/** Twelve characters of a commit's SHA are unique in any repository, and short enough to read. */
const shaCharacters = 12;

function tagsOf(inputs: ImageInputs, host: ActionHost): readonly string[] {
  if (inputs.tags.length > 0) return inputs.tags;
  const sha = host.env.GITHUB_SHA ?? '';
  if (sha !== '') return [sha.slice(0, shaCharacters)];
  if (!inputs.push) return ['latest'];
  throw new BerthError('INVALID_INPUT', {
    what: 'There is no tag for the image.',
    why: 'The default is the commit, and GITHUB_SHA is not set.',
    fix: 'Set "tags", or run this in a workflow.',
  });
}
