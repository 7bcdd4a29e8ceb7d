import { type Builder, isVersionAtLeast } from './builder.ts';
import { csvField } from './csv.ts';

/** What is built and how, whatever builds it and wherever it goes. */
export interface BuildRequest {
  /** A directory, or a URL that the builder fetches. */
  readonly context: string;
  /** Path of the Dockerfile; undefined for `Dockerfile` in the context. */
  readonly file: string | undefined;
  readonly target: string | undefined;
  readonly platforms: readonly string[];
  readonly buildArgs: readonly BuildArg[];
  /** `NAME=PATH_OR_IMAGE`. */
  readonly buildContexts: readonly string[];
  /** `NAME=VALUE`. */
  readonly labels: readonly string[];
  readonly noCache: boolean;
  /** Names of stages. */
  readonly noCacheFilters: readonly string[];
  /** As buildx takes them; undefined for none. */
  readonly provenance: string | undefined;
  readonly sbom: string | undefined;
  readonly pull: boolean;
  readonly secretFiles: readonly SecretFile[];
  /** As the client's `--ssh` takes them. */
  readonly ssh: readonly string[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** Dates everything in the image to this time, in seconds since 1970; undefined for the time at which it is made. */
  readonly sourceDateEpoch: number | undefined;
}

/** One build arg. Its value reaches the builder through the environment. */
export interface BuildArg {
  readonly name: string;
  readonly value: string;
}

/** A build secret in a file that only the job's user can read. */
export interface SecretFile {
  readonly id: string;
  readonly path: string;
}

/** Where the image goes. */
export type BuildDestination =
  /** Into the local engine under these names, for one platform and without attestations. */
  | { readonly kind: 'engine'; readonly references: readonly string[] }
  /** From the builder straight to repositories by digest. */
  | { readonly kind: 'repository'; readonly uris: readonly string[] }
  /** Into a tar file, as an OCI image layout. */
  | { readonly kind: 'archive'; readonly path: string }
  /** Nowhere: only the cache is exported. */
  | { readonly kind: 'cache' };

/** Files that the builder writes, in a directory of its own. */
export interface BuildFiles {
  readonly imageId: string;
  readonly metadata: string;
}

/** A call of the Docker client, as plain data. */
export interface BuildCommand {
  readonly parameters: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The call that builds the image. `--build-arg NAME` without a value makes the client take it from its environment, so that no
 * list of processes shows it; secrets go by their files.
 */
export function buildCommand(
  builder: Builder,
  request: BuildRequest,
  destination: BuildDestination,
  files: BuildFiles,
): BuildCommand {
  const parameters = [
    ...builderParameters(builder),
    ...sourceParameters(request),
    ...cacheParameters(request),
    ...option('--platform', request.platforms.join(',') || undefined),
    ...attestationParameters(builder, request, destination),
    ...destinationParameters(builder, request, destination, files),
    // An ambiguous "--" would end the options for some clients and not for others; a context never starts with a dash here.
    request.context,
  ];
  return { parameters, environment: { ...buildArgValues(request), ...builderEnvironment(builder) } };
}

function builderParameters(builder: Builder): readonly string[] {
  switch (builder.kind) {
    case 'buildx':
      return ['buildx', 'build', '--progress', 'plain'];
    case 'buildkit':
      return ['build', '--progress', 'plain'];
    case 'legacy':
      // Otherwise a failed RUN leaves its container behind.
      return ['build', '--force-rm'];
  }
}

function builderEnvironment(builder: Builder): Readonly<Record<string, string>> {
  switch (builder.kind) {
    case 'buildx':
      return {};
    case 'buildkit':
      return { DOCKER_BUILDKIT: '1' };
    case 'legacy':
      return { DOCKER_BUILDKIT: '0' };
  }
}

function sourceParameters(request: BuildRequest): readonly string[] {
  return [
    ...option('--file', request.file),
    ...option('--target', request.target),
    ...repeated('--build-arg', Object.keys(buildArgValues(request))),
    ...repeated('--build-context', request.buildContexts),
    ...repeated('--label', request.labels),
    ...repeated(
      '--secret',
      request.secretFiles.map(({ id, path }) => [`id=${id}`, `src=${path}`].map(csvField).join(',')),
    ),
    ...repeated('--ssh', request.ssh),
  ];
}

/** buildx hands SOURCE_DATE_EPOCH on by itself since 0.10; saying it works with every version. */
function buildArgValues({ buildArgs, sourceDateEpoch }: BuildRequest): Readonly<Record<string, string>> {
  const values = Object.fromEntries(buildArgs.map(({ name, value }) => [name, value]));
  return sourceDateEpoch === undefined ? values : { ...values, SOURCE_DATE_EPOCH: String(sourceDateEpoch) };
}

function cacheParameters(request: BuildRequest): readonly string[] {
  return [
    ...(request.pull ? ['--pull'] : []),
    ...(request.noCache ? ['--no-cache'] : []),
    ...repeated('--no-cache-filter', request.noCacheFilters),
    ...repeated('--cache-from', request.cacheFrom),
    ...repeated('--cache-to', request.cacheTo),
  ];
}

/** buildx attests by default since 0.10, which makes an index of what should be one manifest; an engine takes no attestations. */
function attestationParameters(
  builder: Builder,
  { provenance, sbom }: BuildRequest,
  { kind }: BuildDestination,
): readonly string[] {
  if (builder.kind !== 'buildx' || !isVersionAtLeast(builder.version, [0, 10])) return [];
  if (kind === 'engine' || kind === 'cache') return ['--provenance=false'];
  return [`--provenance=${provenance ?? 'false'}`, ...(sbom === undefined ? [] : [`--sbom=${sbom}`])];
}

function destinationParameters(
  builder: Builder,
  request: BuildRequest,
  destination: BuildDestination,
  files: BuildFiles,
): readonly string[] {
  const rewrite = request.sourceDateEpoch === undefined ? [] : ['rewrite-timestamp=true'];
  const metadata =
    builder.kind === 'buildx' && isVersionAtLeast(builder.version, [0, 6]) ? ['--metadata-file', files.metadata] : [];
  switch (destination.kind) {
    case 'engine': {
      const load = rewrite.length > 0 ? output('type=docker', ...rewrite) : ['--load'];
      const tags = repeated('--tag', destination.references);
      return [...(builder.kind === 'buildx' ? load : []), ...tags, '--iidfile', files.imageId, ...metadata];
    }
    case 'repository': {
      const names = `name=${destination.uris.join(',')}`;
      const push = ['push-by-digest=true', 'name-canonical=true', 'push=true'];
      return [...output('type=image', names, ...push, ...rewrite), ...metadata];
    }
    case 'archive':
      return [...output('type=oci', `dest=${destination.path}`, ...rewrite), ...metadata];
    case 'cache':
      return output('type=cacheonly');
  }
}

function output(...fields: readonly string[]): readonly string[] {
  return ['--output', fields.map(csvField).join(',')];
}

function repeated(name: string, values: readonly string[]): readonly string[] {
  return values.flatMap((value) => [name, value]);
}

function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [name, value];
}
