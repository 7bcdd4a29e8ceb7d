import type { CallEcr } from '../../ecr/ecr-api.ts';
import { manifestMediaTypes } from '../../image/registry/ecr-shapes.ts';
import { asObject, asObjects, asString, type JsonObject, parseJsonObject } from '../../toolkit/json.ts';
import type { FoundImage } from '../facts/registry.ts';

/** What an image's manifest and its configuration tell. */
export type ImageConfiguration = Pick<FoundImage, 'platforms' | 'exposedPorts' | 'hasHealthCheck'>;

/** Where an image is looked for. */
export interface ImageRegistry {
  readonly call: CallEcr;
  /** The account and the repository, as ECR takes them. */
  readonly place: { readonly registryId?: string; readonly repositoryName: string };
  readonly download: (url: string) => Promise<string>;
}

/** Reads an image by its digest. Of one for several platforms, all of which are built from one Dockerfile, one configuration is read. */
export async function readImageConfiguration(registry: ImageRegistry, digest: string): Promise<ImageConfiguration> {
  const manifest = await readManifest(registry, digest);
  const members = asObjects(manifest.manifests).filter(isPlatform);
  const [first] = members;
  if (first === undefined) return fromConfiguration(await readConfiguration(registry, manifest));
  const own = await readManifest(registry, asString(first.digest) ?? '');
  const { exposedPorts, hasHealthCheck } = fromConfiguration(await readConfiguration(registry, own));
  return {
    platforms: members.map((member) => platformOf(asObject(member.platform) ?? {})),
    exposedPorts,
    hasHealthCheck,
  };
}

/** Attestations are members of an index, too, for the platform `unknown/unknown`. */
function isPlatform({ platform }: JsonObject): boolean {
  return asString(asObject(platform)?.architecture) !== 'unknown';
}

async function readManifest({ call, place }: ImageRegistry, digest: string): Promise<JsonObject> {
  const imageIds = [{ imageDigest: digest }];
  const answer = await call('BatchGetImage', { ...place, imageIds, acceptedMediaTypes: [...manifestMediaTypes] });
  const manifest = parseJsonObject(asString(asObjects(answer.images)[0]?.imageManifest) ?? '');
  if (manifest === undefined) throw new Error(`ECR has no manifest of ${digest}`);
  return manifest;
}

async function readConfiguration(registry: ImageRegistry, manifest: JsonObject): Promise<JsonObject> {
  const layerDigest = asString(asObject(manifest.config)?.digest) ?? '';
  const answer = await registry.call('GetDownloadUrlForLayer', { ...registry.place, layerDigest });
  const configuration = parseJsonObject(await registry.download(asString(answer.downloadUrl) ?? ''));
  if (configuration === undefined) throw new Error(`the configuration ${layerDigest} is no JSON`);
  return configuration;
}

/** A configuration of an image (OCI image specification, config.md; Docker adds Healthcheck). */
function fromConfiguration(configuration: JsonObject): ImageConfiguration {
  const { ExposedPorts, Healthcheck } = asObject(configuration.config) ?? {};
  const [test] = asObject(Healthcheck)?.Test === undefined ? [] : testWords(Healthcheck);
  return {
    platforms: [platformOf(configuration)],
    exposedPorts: Object.keys(asObject(ExposedPorts) ?? {})
      .flatMap(tcpPort)
      .sort((one, other) => one - other),
    hasHealthCheck: test !== undefined && test !== 'NONE',
  };
}

function testWords(healthCheck: unknown): readonly unknown[] {
  const test: unknown = asObject(healthCheck)?.Test;
  return Array.isArray(test) ? test : [];
}

/** `5432`, `5432/tcp`; `53/udp` is none. */
function tcpPort(text: string): readonly number[] {
  const [, port] = /^(\d+)(?:\/tcp)?$/.exec(text) ?? [];
  return port === undefined ? [] : [Number(port)];
}

function platformOf({ os, architecture, variant }: JsonObject): string {
  const words = [asString(os) ?? 'linux', asString(architecture) ?? 'unknown', asString(variant) ?? ''];
  return words.filter((word) => word !== '').join('/');
}
