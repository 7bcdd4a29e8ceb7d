import type { BuildArg } from '../../image/build-command.ts';
import { parseRepository, type RepositoryReference } from '../../image/repository-reference.ts';
import { isReservedName, isVariableName, repeatedNames } from '../../secrets/names.ts';
import { valueProblem } from '../../secrets/values.ts';
import type { InputReader } from '../../toolkit/inputs.ts';

/** What an `image` step is asked to do. */
export interface ImageInputs {
  readonly context: string;
  readonly file: string | undefined;
  readonly target: string | undefined;
  readonly platforms: readonly string[];
  readonly buildArgs: readonly BuildArg[];
  readonly buildArgsFile: string | undefined;
  /** Always there when `push` is true. */
  readonly repository: RepositoryReference | undefined;
  readonly createRepository: boolean;
  /** Empty when the tag of the commit is wanted. */
  readonly tags: readonly string[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly push: boolean;
}

/** Reads the inputs of `image`, and complains about everything that can be seen without looking further. */
export function readInputs(reader: InputReader): ImageInputs {
  const push = reader.boolean('push', true);
  const platforms = readPlatforms(reader);
  if (!push && platforms.length > 1)
    reader.reject('"platforms" with several of them needs "push: true", because an engine holds one');
  return {
    context: readContext(reader),
    file: reader.text('file'),
    target: reader.text('target'),
    platforms,
    buildArgs: readBuildArgs(reader),
    buildArgsFile: reader.text('build-args-file'),
    repository: readRepository(reader, push),
    createRepository: reader.boolean('create-repository', false),
    tags: readTags(reader),
    cacheFrom: reader.lines('cache-from'),
    cacheTo: reader.lines('cache-to'),
    push,
  };
}

function readPlatforms(reader: InputReader): readonly string[] {
  const platforms = reader.lines('platforms').flatMap((line) => line.split(','));
  return platforms.map((platform) => platform.trim()).filter((platform) => platform !== '');
}

function readContext(reader: InputReader): string {
  const context = reader.text('context') ?? '.';
  if (context.startsWith('-')) reader.reject('"context" must be a directory or a URL, and may not start with a dash');
  return context;
}

function readRepository(reader: InputReader, push: boolean): RepositoryReference | undefined {
  const text = push ? reader.required('repository') : reader.text('repository');
  if (text === undefined || text === '') return undefined;
  const repository = parseRepository(text);
  if (repository === undefined)
    reader.reject(
      `"repository" must be a name such as team/backend, with or without a registry in front and without a tag, not "${text}"`,
    );
  return repository;
}

/** Docker's own pattern of a tag. */
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

function readTags(reader: InputReader): readonly string[] {
  const tags = reader.lines('tags');
  for (const tag of tags.filter((candidate) => !tagPattern.test(candidate)))
    reader.reject(`"tags" must be tags alone, one per line, such as v1.2 (the rest is in "repository"), not "${tag}"`);
  return [...new Set(tags)];
}

/** Complaints name the line and never the value: people put secrets here too. */
function readBuildArgs(reader: InputReader): readonly BuildArg[] {
  const entries = reader.lines('build-args').map((line) => {
    const [, name = '', value] = /^([^=]*)=(.*)$/s.exec(line) ?? [];
    return { name: name.trim(), value };
  });
  entries.forEach(({ name, value }, index) => {
    const problem = buildArgProblem(name, value);
    if (problem !== undefined) reader.reject(`"build-args" line ${index + 1} ${problem}`);
  });
  for (const name of repeatedNames(entries.map((entry) => entry.name)).filter(isVariableName))
    reader.reject(`"build-args" gives ${name} more than once`);
  return entries.map(({ name, value = '' }) => ({ name, value }));
}

function buildArgProblem(name: string, value: string | undefined): string | undefined {
  if (value === undefined || !isVariableName(name)) return 'must be NAME=value';
  if (isReservedName(name) && !isHarmless(name))
    return `gives ${name}, which the Docker client reads itself: use another name for this ARG in the Dockerfile`;
  const problem = value === '' ? undefined : valueProblem(name, value);
  return problem === undefined ? undefined : `gives ${name} a value that ${problem}`;
}

/**
 * Names that look reserved, but that neither the Docker client nor buildx reads: `ARG NODE_VERSION` and `ARG NODE_ENV` are in many
 * Dockerfiles, and BuildKit takes these settings as build args only.
 * Source: https://docs.docker.com/reference/dockerfile/#buildkit-built-in-build-args
 */
function isHarmless(name: string): boolean {
  return name.startsWith('NODE_') || buildKitSettings.has(name);
}

const buildKitSettings = new Set([
  'BUILDKIT_BUILD_NAME',
  'BUILDKIT_CACHE_MOUNT_NS',
  'BUILDKIT_CONTEXT_KEEP_GIT_DIR',
  'BUILDKIT_DOCKERFILE_CHECK',
  'BUILDKIT_INLINE_CACHE',
  'BUILDKIT_MULTI_PLATFORM',
  'BUILDKIT_SANDBOX_HOSTNAME',
  'BUILDKIT_SYNTAX',
]);
