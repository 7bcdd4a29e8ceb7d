import { buildImage } from '../../../image/build/build.ts';
import type { BuildDestination } from '../../../image/build/build-command.ts';
import type { BuiltImage, Target, Work } from '../work.ts';

/** Builds the image into the engine, under the names that it will be pushed by. */
export async function build(work: Work, targets: readonly Target[]): Promise<BuiltImage> {
  const pushedBy = work.inputs.platforms.length > 1 ? 'builder' : 'engine';
  const references = referencesOf(work, targets);
  const id = pushedBy === 'builder' ? '' : await run(work, { kind: 'engine', references });
  return { id, pushedBy, metadata: {}, printed: [] };
}

/** Has the builder push the whole image by digest to every repository, from the cache of the build before. Returns the digest. */
export function pushFromBuilder(work: Work, targets: readonly Target[]): Promise<string> {
  return run(work, { kind: 'repository', uris: targets.map(({ repository }) => repository.uri) });
}

/** The names of an image that is not pushed; none when no repository is given. */
export function localReferences({ inputs, tags }: Pick<Work, 'inputs' | 'tags'>): readonly string[] {
  const [repository] = inputs.repositories;
  if (repository === undefined) return [];
  const name = [repository.registry, repository.name].filter(Boolean).join('/');
  return tags.map((tag) => `${name}:${tag}`);
}

function referencesOf(work: Work, targets: readonly Target[]): readonly string[] {
  if (!work.inputs.push) return localReferences(work);
  return targets.flatMap(({ repository }) => work.tags.map((tag) => `${repository.uri}:${tag}`));
}

function run({ inputs, secrets, docker, builder, directory, host, redact }: Work, destination: BuildDestination) {
  const tools = { docker, builder, directory, log: host.log, redact };
  return buildImage(tools, { ...inputs, buildArgs: secrets.buildArgs, destination });
}
