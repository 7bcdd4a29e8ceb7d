import { join } from 'node:path';
import { type BuildResult, buildImage } from '../../../image/build/build.ts';
import type { BuildDestination, BuildRequest } from '../../../image/build/build-command.ts';
import { isInline } from '../../../image/build/builder.ts';
import { csvField } from '../../../image/build/csv.ts';
import type { BuiltImage, Target, Work } from '../work.ts';

/**
 * Builds the image into the engine, under the names that it will be pushed by. Several platforms and attestations are more than an
 * engine holds: then it gets the image of its own platform to be tried, and everything goes into an archive to be scanned. Only the first
 * build of a job passes over the cache, with every platform.
 */
export async function build(work: Work, targets: readonly Target[]): Promise<BuiltImage> {
  const platform = platformToTry(work);
  const whole = isMoreThanAnEngineHolds(work.request);
  const fills = work.request.platforms.length > 1 && passesOverCache(work.request);
  if (fills) await run(work, 'Build without the cache', { ...work.request, cacheTo: [] }, { kind: 'cache' });
  const common = fills ? again(work.request) : work.request;
  const request = { ...common, platforms: platform === undefined ? [] : [platform], cacheTo: inlineCache(work) };
  const references = whole && work.inputs.push ? [] : referencesOf(work, targets);
  const { digest: id, metadata } = await run(work, 'Build', request, { kind: 'engine', references });
  const built = { id, metadata, archive: undefined, digest: undefined } as const;
  return whole ? archiveEverything(work, { ...built, pushedBy: 'builder' }) : { ...built, pushedBy: 'engine' };
}

/** Everything that the builder will push, built and in one file, so that it can be scanned before. */
async function archiveEverything(work: Work, built: BuiltImage): Promise<BuiltImage> {
  if (work.inputs.leakScan === 'off') return built;
  const archive = join(work.directory, 'image.tar');
  const { digest, metadata } = await runWhole(work, 'Build everything', { kind: 'archive', path: archive });
  const foreseen = isAttested(work.request) || digest === '' ? undefined : digest;
  return { ...built, archive, digest: foreseen, metadata };
}

/** Has the builder push the whole image by digest to every repository, from the cache of the build before. Returns the digest. */
export async function pushFromBuilder(work: Work, targets: readonly Target[]): Promise<string> {
  const uris = targets.map(({ repository }) => repository.uri);
  return (await runWhole(work, 'Push', { kind: 'repository', uris })).digest;
}

/** Stores the cache where `cache-to` says, after the scan: a cache holds layers too, and leaves the machine. */
export async function exportCache(work: Work): Promise<void> {
  const cacheTo = work.request.cacheTo.filter((entry) => !isInline(entry));
  if (cacheTo.length > 0) await run(work, 'Export the cache', { ...again(work.request), cacheTo }, { kind: 'cache' });
}

/** Stores the caches that will leave the machine in a directory, to be scanned; false when there are none. */
export async function exportCacheTo(work: Work, directory: string): Promise<boolean> {
  const exported = work.request.cacheTo.filter((entry) => !isInline(entry));
  if (exported.length === 0) return false;
  // With `max` the layers of all stages are in it.
  const mode = exported.some((entry) => /(?:^|,)\s*mode=max\b/.test(entry)) ? 'max' : 'min';
  const cacheTo = [['type=local', `dest=${directory}`, `mode=${mode}`].map(csvField).join(',')];
  await run(work, 'Export the cache for the leak scan', { ...again(work.request), cacheTo }, { kind: 'cache' });
  return true;
}

/** The names of an image that is not pushed; none when no repository is given. */
function localReferences({ inputs, tags }: Pick<Work, 'inputs' | 'tags'>): readonly string[] {
  const [repository] = inputs.repositories;
  if (repository === undefined) return [];
  const name = [repository.registry, repository.name].filter(Boolean).join('/');
  return tags.map((tag) => `${name}:${tag}`);
}

function isMoreThanAnEngineHolds(request: BuildRequest): boolean {
  return request.platforms.length > 1 || isAttested(request);
}

/** An attestation tells when it was made, so each build gives the whole another digest. */
function isAttested({ provenance, sbom }: BuildRequest): boolean {
  return provenance !== undefined || sbom !== undefined;
}

function passesOverCache({ noCache, noCacheFilters }: BuildRequest): boolean {
  return noCache || noCacheFilters.length > 0;
}

/**
 * What is built once more in the same job comes from the cache that the job's first build has filled, also when that one used none:
 * otherwise its steps ran anew, and what is pushed would be another image than the one that was tried and scanned.
 */
function again(request: BuildRequest): BuildRequest {
  return { ...request, noCache: false, noCacheFilters: [] };
}

/** The engine's own platform where it is among those that are asked for, because the engine can run it. */
function platformToTry({ request: { platforms }, enginePlatform }: Work): string | undefined {
  // An engine says linux/arm64 where a workflow may say linux/arm64/v8.
  return platforms.find((platform) => `${platform}/`.startsWith(`${enginePlatform}/`)) ?? platforms[0];
}

/** An inline cache is a part of the image, so every build has it. */
function inlineCache({ request }: Work): readonly string[] {
  return request.cacheTo.filter(isInline);
}

function referencesOf(work: Work, targets: readonly Target[]): readonly string[] {
  if (!work.inputs.push) return localReferences(work);
  return targets.flatMap(({ repository }) => work.tags.map((tag) => `${repository.uri}:${tag}`));
}

function runWhole(work: Work, title: string, destination: BuildDestination): Promise<BuildResult> {
  return run(work, title, { ...again(work.request), cacheTo: inlineCache(work) }, destination);
}

function run(work: Work, title: string, request: BuildRequest, destination: BuildDestination): Promise<BuildResult> {
  const { docker, builder, directory, host, redact, source, leakWatch } = work;
  const watch = (line: string, printed: string) => {
    leakWatch?.buildLog.raw(line);
    leakWatch?.buildLog.printed(printed);
  };
  const tools = { docker, builder, directory, log: host.log, redact, watch };
  return buildImage(tools, title, { request, destination, source });
}
