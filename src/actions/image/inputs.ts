import type { BuildArg } from '../../image/build/build-command.ts';
import { parseRepository, type RepositoryReference } from '../../image/registry/repository-reference.ts';
import { isReservedName, isVariableName, repeatedNames } from '../../secrets/names.ts';
import { valueProblem } from '../../secrets/values.ts';
import type { InputReader } from '../../toolkit/inputs.ts';
import { readTestInputs, type TestInputs } from './test-inputs.ts';

/** What an `image` step is asked to do. */
export interface ImageInputs extends BuildInputs, RepositoryInputs {
  readonly push: boolean;
  /** `auto`: `warn` for secrets that are build args, `fail` for all others. */
  readonly leakScan: 'auto' | 'fail' | 'warn' | 'off';
  readonly test: TestInputs;
  /** A file whose runtimePlatform the image must have. */
  readonly taskDefinition: string | undefined;
  /** The platform that the image must have, as `OS/ARCHITECTURE`. */
  readonly runtimePlatform: string | undefined;
}

/** What is built, and how. */
export interface BuildInputs {
  readonly context: string;
  readonly file: string | undefined;
  readonly target: string | undefined;
  readonly platforms: readonly string[];
  readonly buildArgs: readonly BuildArg[];
  readonly buildArgsFile: string | undefined;
  readonly buildContexts: readonly string[];
  /** `NAME=VALUE`. */
  readonly labels: readonly string[];
  readonly noCache: boolean;
  readonly noCacheFilters: readonly string[];
  /** As buildx takes it; `false` for none. */
  readonly provenance: string;
  readonly sbom: string;
  readonly pull: boolean;
  readonly secrets: readonly BuildSecret[];
  readonly secretFiles: readonly BuildSecretFile[];
  readonly secretsCacheKey: string | undefined;
  readonly ssh: readonly string[];
  readonly reproducible: boolean;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
}

export interface BuildSecret {
  readonly id: string;
  readonly value: string;
}

export interface BuildSecretFile {
  readonly id: string;
  readonly path: string;
}

/** Where the image goes. */
export interface RepositoryInputs {
  /** At least one when the image is pushed; outputs are those of the first. */
  readonly repositories: readonly RepositoryReference[];
  /** Account ids or hosts of further ECR registries to log in to. */
  readonly registries: readonly string[];
  readonly createRepository: boolean;
  readonly repositoryScanOnPush: boolean;
  readonly repositoryImmutableTags: boolean;
  /** JSON, or the path of a file with it. */
  readonly repositoryLifecyclePolicy: string | undefined;
  /** Empty when the tag of the commit is wanted. */
  readonly tags: readonly string[];
}

/** Reads the inputs of `image`, and complains about everything that can be seen without looking further. */
export function readInputs(reader: InputReader): ImageInputs {
  const push = reader.boolean('push', true);
  const build = readBuildInputs(reader);
  if (!push && build.platforms.length > 1)
    reader.reject('"platforms" with several of them needs "push: true", because an engine holds one');
  return {
    ...build,
    ...readRepositoryInputs(reader, push),
    push,
    leakScan: reader.choice('leak-scan', ['auto', 'fail', 'warn', 'off'], 'auto'),
    test: readTestInputs(reader),
    taskDefinition: reader.text('task-definition'),
    runtimePlatform: readRuntimePlatform(reader),
  };
}

function readBuildInputs(reader: InputReader): BuildInputs {
  return {
    context: readContext(reader),
    file: reader.text('file'),
    target: reader.text('target'),
    platforms: readPlatforms(reader),
    buildArgs: readBuildArgs(reader),
    buildArgsFile: reader.text('build-args-file'),
    buildContexts: readPairs(reader, 'build-contexts', 'NAME=PATH_OR_IMAGE'),
    labels: readPairs(reader, 'labels', 'NAME=VALUE'),
    noCache: reader.boolean('no-cache', false),
    noCacheFilters: readWords(reader, 'no-cache-filters'),
    provenance: reader.text('provenance') ?? 'false',
    sbom: reader.text('sbom') ?? 'false',
    pull: reader.boolean('pull', false),
    secrets: readBuildSecrets(reader),
    secretFiles: readSecretFiles(reader),
    secretsCacheKey: reader.text('secrets-cache-key'),
    ssh: reader.lines('ssh'),
    reproducible: reader.boolean('reproducible', false),
    cacheFrom: reader.lines('cache-from'),
    cacheTo: reader.lines('cache-to'),
  };
}

function readRepositoryInputs(reader: InputReader, push: boolean): RepositoryInputs {
  return {
    repositories: readRepositories(reader, push),
    registries: readRegistries(reader),
    createRepository: reader.boolean('create-repository', false),
    repositoryScanOnPush: reader.boolean('repository-scan-on-push', true),
    repositoryImmutableTags: reader.boolean('repository-immutable-tags', false),
    repositoryLifecyclePolicy: reader.text('repository-lifecycle-policy'),
    tags: readTags(reader),
  };
}

/** One entry a line or comma. */
function readWords(reader: InputReader, name: string): readonly string[] {
  return reader
    .lines(name)
    .flatMap((line) => line.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Lines that have a name in front of `=`; what stands behind it is nobody's business here. */
function readPairs(reader: InputReader, name: string, form: string): readonly string[] {
  const lines = reader.lines(name);
  lines.forEach((line, index) => {
    if (line.indexOf('=') < 1) reader.reject(`"${name}" takes ${form}, and line ${index + 1} is something else`);
  });
  return lines;
}

/** Complaints name the line and never the value. */
function readBuildSecrets(reader: InputReader): readonly BuildSecret[] {
  return readPairs(reader, 'secrets', 'ID=VALUE').map((line) => {
    const equals = line.indexOf('=');
    const [id, value] = [line.slice(0, Math.max(equals, 0)).trim(), line.slice(equals + 1)];
    // BuildKit would mount an empty file.
    if (equals > 0 && value === '')
      reader.reject(`"secrets" gives ${id} no value (GitHub puts an empty string where a secret does not exist)`);
    return { id, value };
  });
}

function readSecretFiles(reader: InputReader): readonly BuildSecretFile[] {
  return readPairs(reader, 'secret-files', 'ID=PATH').map((line) => {
    const equals = line.indexOf('=');
    return { id: line.slice(0, Math.max(equals, 0)).trim(), path: line.slice(equals + 1).trim() };
  });
}

function readRuntimePlatform(reader: InputReader): string | undefined {
  const platform = reader.text('runtime-platform');
  if (platform !== undefined && !/^[A-Za-z0-9_]+\/[A-Za-z0-9_]+(?:\/[A-Za-z0-9_]+)?$/.test(platform))
    reader.reject(`"runtime-platform" must be a platform such as linux/arm64, not "${platform}"`);
  return platform;
}

function readPlatforms(reader: InputReader): readonly string[] {
  return readWords(reader, 'platforms');
}

function readContext(reader: InputReader): string {
  const context = reader.text('context') ?? '.';
  if (context.startsWith('-')) reader.reject('"context" must be a directory or a URL, and may not start with a dash');
  return context;
}

function readRepositories(reader: InputReader, push: boolean): readonly RepositoryReference[] {
  if (push) reader.required('repository');
  return reader.lines('repository').flatMap((line) => {
    const repository = parseRepository(line);
    if (repository === undefined)
      reader.reject(
        `"repository" must be a name such as team/backend, with or without a registry in front and without a tag, not "${line}"`,
      );
    return repository ?? [];
  });
}

function readRegistries(reader: InputReader): readonly string[] {
  const registries = readWords(reader, 'registries');
  for (const registry of registries.filter((candidate) => !/^(?:\d{12}|[\w.-]+(?::\d+)?)$/.test(candidate)))
    reader.reject(`"registries" takes account ids and hosts of ECR, not "${registry}"`);
  return registries;
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
