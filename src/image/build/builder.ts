import type { DockerProbe } from '../docker/probe.ts';

/** The three ways in which a Docker client can build, from the most to the least able. */
export type Builder =
  | { readonly kind: 'buildx'; readonly version: string }
  /** The engine's own BuildKit, through a client that still speaks to it without buildx. */
  | { readonly kind: 'buildkit' }
  | { readonly kind: 'legacy'; readonly because: string };

/** What is asked of a builder beyond what every builder can do. */
export interface BuilderDemands {
  readonly platforms: readonly string[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
}

/** Chooses the most able builder that works. */
export function chooseBuilder(probe: DockerProbe): Builder {
  if (probe.buildxVersion !== undefined) return { kind: 'buildx', version: probe.buildxVersion };
  const client = versionNumbers(probe.clientVersion);
  if (isAtLeast(client, firstWithoutBuildKit))
    return {
      kind: 'legacy',
      because: `client ${probe.clientVersion} speaks BuildKit through buildx only, which is not installed`,
    };
  if (!isAtLeast(client, firstWithBuildKit) || !isAtLeast(versionNumbers(probe.apiVersion), firstApiWithBuildKit))
    return { kind: 'legacy', because: 'client or engine is older than BuildKit' };
  return { kind: 'buildkit' };
}

/** The inputs that a builder cannot honour, each as a clause. */
export function unmetDemands(builder: Builder, demands: BuilderDemands): readonly string[] {
  if (builder.kind === 'buildx') return [];
  const { platforms, cacheFrom, cacheTo } = demands;
  const platformsMet = builder.kind === 'buildkit' ? platforms.length <= 1 : platforms.length === 0;
  return [
    ...(platformsMet ? [] : [`"platforms" ${platforms.join(',')}`]),
    ...(cacheTo.length === 0 ? [] : ['"cache-to"']),
    ...(cacheFrom.every(isImageReference) ? [] : ['"cache-from" with a type']),
  ];
}

/** The builder for a reader, such as `buildx v0.36.1`. */
export function describeBuilder(builder: Builder): string {
  switch (builder.kind) {
    case 'buildx':
      return builder.version === 'unknown' ? 'buildx' : `buildx ${builder.version}`;
    case 'buildkit':
      return "the engine's BuildKit";
    case 'legacy':
      return `the legacy builder (${builder.because})`;
  }
}

/** True when a version such as `0.36.1` or `20.10.24+dfsg1` is `minimum` or newer; an unknown one counts as new. */
export function isVersionAtLeast(version: string, minimum: readonly number[]): boolean {
  const numbers = versionNumbers(version);
  return numbers.length === 0 || isAtLeast(numbers, minimum);
}

/** Docker 23.0 made buildx its only way to BuildKit (release notes of 23.0: "Set Buildx and BuildKit as the default builder"). */
const firstWithoutBuildKit = [23];
/** Docker 18.09 brought DOCKER_BUILDKIT=1, with API 1.39. */
const firstWithBuildKit = [18, 9];
const firstApiWithBuildKit = [1, 39];

function versionNumbers(version: string): readonly number[] {
  return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').filter(Boolean).map(Number);
}

function isAtLeast(version: readonly number[], minimum: readonly number[]): boolean {
  const index = minimum.findIndex((number, at) => (version[at] ?? 0) !== number);
  return index === -1 || (version[index] ?? 0) > (minimum[index] ?? 0);
}

/** `user/app:cache` rather than `type=registry,ref=user/app:cache`. */
function isImageReference(entry: string): boolean {
  return !entry.includes('=');
}
