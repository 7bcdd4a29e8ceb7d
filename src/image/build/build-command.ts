import { type Builder, isVersionAtLeast } from './builder.ts';

/** What is built, whatever builds it. */
export interface BuildRequest {
  /** A directory, or a URL that the builder fetches. */
  readonly context: string;
  /** Path of the Dockerfile; undefined for `Dockerfile` in the context. */
  readonly file: string | undefined;
  readonly target: string | undefined;
  readonly platforms: readonly string[];
  readonly buildArgs: readonly BuildArg[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly destination: BuildDestination;
}

/** One build arg. Its value reaches the builder through the environment. */
export interface BuildArg {
  readonly name: string;
  readonly value: string;
}

/** Where the image goes: into the local engine under these names, or from the builder straight to repositories by digest. */
export type BuildDestination =
  | { readonly kind: 'engine'; readonly references: readonly string[] }
  | { readonly kind: 'repository'; readonly uris: readonly string[] };

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
 * list of processes shows it.
 */
export function buildCommand(builder: Builder, request: BuildRequest, files: BuildFiles): BuildCommand {
  const parameters = [
    ...builderParameters(builder),
    ...option('--file', request.file),
    ...option('--target', request.target),
    ...request.buildArgs.flatMap(({ name }) => ['--build-arg', name]),
    ...request.cacheFrom.flatMap((entry) => ['--cache-from', entry]),
    ...request.cacheTo.flatMap((entry) => ['--cache-to', entry]),
    ...option('--platform', request.platforms.join(',') || undefined),
    ...destinationParameters(builder, request.destination, files),
    // An ambiguous "--" would end the options for some clients and not for others; a context never starts with a dash here.
    request.context,
  ];
  const values = request.buildArgs.map(({ name, value }) => [name, value] as const);
  return { parameters, environment: { ...Object.fromEntries(values), ...builderEnvironment(builder) } };
}

function builderParameters(builder: Builder): readonly string[] {
  switch (builder.kind) {
    case 'buildx':
      // Attestations make an index of what should be one manifest; their flags came with buildx 0.10.
      return [
        'buildx',
        'build',
        '--progress',
        'plain',
        ...(isVersionAtLeast(builder.version, [0, 10]) ? ['--provenance=false'] : []),
      ];
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

function destinationParameters(builder: Builder, destination: BuildDestination, files: BuildFiles): readonly string[] {
  switch (destination.kind) {
    case 'engine': {
      const load = builder.kind === 'buildx' ? ['--load'] : [];
      return [
        ...load,
        ...destination.references.flatMap((reference) => ['--tag', reference]),
        '--iidfile',
        files.imageId,
      ];
    }
    case 'repository': {
      const output = [
        'type=image',
        // The option is a line of CSV, so several names are one quoted field.
        destination.uris.length > 1 ? `"name=${destination.uris.join(',')}"` : `name=${destination.uris.join()}`,
        'push-by-digest=true',
        'name-canonical=true',
        'push=true',
      ];
      return ['--output', output.join(','), '--metadata-file', files.metadata];
    }
  }
}

function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [name, value];
}
