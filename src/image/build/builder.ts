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
  readonly buildContexts: readonly string[];
  readonly noCacheFilters: readonly string[];
  /** The inputs of these names are set. */
  readonly attestations: readonly ('provenance' | 'sbom')[];
  /** Build secrets of whatever origin are given. */
  readonly secrets: boolean;
  readonly ssh: readonly string[];
  readonly reproducible: boolean;
}

/** Where buildx builds. */
export interface BuildNode {
  /** `docker` for the engine itself; `docker-container`, `remote` and `kubernetes` are BuildKits of their own. */
  readonly driver: string;
  /** For example `0.13.1`; undefined when it does not say. */
  readonly buildKitVersion: string | undefined;
  /** True when the engine keeps its images in containerd, which can hold several platforms and attestations. */
  readonly containerdStore: boolean;
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

/**
 * The inputs that a builder cannot honour, each as a clause.
 * @param node Undefined when `demandsNode` says that it does not matter.
 */
export function unmetDemands(builder: Builder, demands: BuilderDemands, node?: BuildNode): readonly string[] {
  switch (builder.kind) {
    case 'buildx':
      return [...unmetByVersion(builder.version, demands), ...(node === undefined ? [] : unmetByNode(node, demands))];
    case 'buildkit':
      return [...unmetPlatforms(demands, 1), ...unmetWithoutBuildx(demands)];
    case 'legacy':
      return [...unmetPlatforms(demands, 0), ...unmetWithoutBuildx(demands), ...unmetWithoutBuildKit(demands)];
  }
}

/** Whether it matters where buildx builds. */
export function demandsNode({ platforms, attestations, reproducible, cacheTo }: BuilderDemands): boolean {
  return platforms.length > 1 || attestations.length > 0 || reproducible || !cacheTo.every(isInline);
}

/** Sources: release notes of buildx 0.8 (named contexts, --no-cache-filter) and 0.10 (attestations, SOURCE_DATE_EPOCH). */
function unmetByVersion(version: string, demands: BuilderDemands): readonly string[] {
  const { buildContexts, noCacheFilters, attestations, reproducible } = demands;
  return [
    ...(buildContexts.length === 0 || isVersionAtLeast(version, [0, 8]) ? [] : ['"build-contexts"']),
    ...(noCacheFilters.length === 0 || isVersionAtLeast(version, [0, 8]) ? [] : ['"no-cache-filters"']),
    ...(isVersionAtLeast(version, [0, 10]) ? [] : attestations.map((name) => `"${name}"`)),
    ...(!reproducible || isVersionAtLeast(version, [0, 10]) ? [] : ['"reproducible"']),
  ];
}

/** rewrite-timestamp came with BuildKit 0.13 (release notes). */
function unmetByNode(node: BuildNode, demands: BuilderDemands): readonly string[] {
  const { platforms, attestations, reproducible, cacheTo } = demands;
  const limited = node.driver === 'docker' && !node.containerdStore;
  const datable = node.buildKitVersion === undefined || isVersionAtLeast(node.buildKitVersion, [0, 13]);
  return [
    ...(limited && platforms.length > 1 ? [platformsClause(platforms)] : []),
    ...(limited ? attestations.map((name) => `"${name}"`) : []),
    ...(limited && !cacheTo.every(isInline) ? ['"cache-to"'] : []),
    ...(reproducible && (limited || !datable) ? ['"reproducible"'] : []),
  ];
}

function unmetWithoutBuildx(demands: BuilderDemands): readonly string[] {
  return [
    ...(demands.cacheTo.length === 0 ? [] : ['"cache-to"']),
    ...(demands.cacheFrom.every(isImageReference) ? [] : ['"cache-from" with a type']),
    ...(demands.buildContexts.length === 0 ? [] : ['"build-contexts"']),
    ...(demands.noCacheFilters.length === 0 ? [] : ['"no-cache-filters"']),
    ...demands.attestations.map((name) => `"${name}"`),
    ...(demands.reproducible ? ['"reproducible"'] : []),
  ];
}

function unmetWithoutBuildKit({ secrets, ssh }: BuilderDemands): readonly string[] {
  return [...(secrets ? ['build secrets'] : []), ...(ssh.length === 0 ? [] : ['"ssh"'])];
}

function unmetPlatforms({ platforms }: BuilderDemands, most: number): readonly string[] {
  return platforms.length <= most ? [] : [platformsClause(platforms)];
}

function platformsClause(platforms: readonly string[]): string {
  return `"platforms" ${platforms.join(',')}`;
}

/** True for a `cache-to` that makes the cache a part of the image. */
export function isInline(cacheTo: string): boolean {
  return /(?:^|,)\s*type=inline\b/.test(cacheTo);
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
