import { asBoolean, asObject, asObjects, asString, type JsonObject, parseJsonObject } from '../../toolkit/json.ts';
import type { PublishedImage, RegistryCredentials, Repository } from './registry.ts';
import { toTagMutability } from './tag-mutability.ts';

/** Manifests of one image, and indexes of several platforms, as Docker and OCI call them. */
export const manifestMediaTypes = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.index.v1+json',
] as const;

/** Reads a repository of DescribeRepositories or CreateRepository; undefined when it has no name or URI. */
export function toRepository(value: unknown): Repository | undefined {
  const repository = asObject(value);
  const [name, uri] = [asString(repository?.repositoryName), asString(repository?.repositoryUri)];
  if (name === undefined || uri === undefined) return undefined;
  const filters = asObjects(repository?.imageTagMutabilityExclusionFilters);
  return {
    name,
    uri,
    registryId: asString(repository?.registryId),
    mutability: toTagMutability(
      asString(repository?.imageTagMutability),
      filters.flatMap(({ filter }) => asString(filter) ?? []),
    ),
    scanOnPush: asBoolean(asObject(repository?.imageScanningConfiguration)?.scanOnPush) ?? false,
  };
}

/** Reads an element of GetAuthorizationToken, whose token is base64 of `USER:PASSWORD`. */
export function toCredentials(value: unknown): RegistryCredentials {
  const data = asObject(value);
  const [user = '', ...password] = Buffer.from(asString(data?.authorizationToken) ?? '', 'base64')
    .toString('utf8')
    .split(':');
  const expiresAt: unknown = data?.expiresAt;
  return {
    user,
    password: password.join(':'),
    expiresAt: expiresAt instanceof Date ? expiresAt.getTime() : undefined,
    host: asString(data?.proxyEndpoint)?.replace(/^https?:\/\//, ''),
  };
}

/** Reads the images of BatchGetImage. */
export function toImages(answer: unknown): readonly PublishedImage[] {
  return asObjects(asObject(answer)?.images).flatMap((image) => {
    const id = asObject(image.imageId);
    const [digest, manifest] = [asString(id?.imageDigest), asString(image.imageManifest)];
    if (digest === undefined || manifest === undefined) return [];
    const tag = asString(id?.imageTag);
    return [{ digest, tag, manifest, mediaType: mediaTypeOf(image, manifest), configDigest: configDigestOf(manifest) }];
  });
}

/** The digests of DescribeImages' details, newest first, without indexes of several platforms. */
export function newestFirst(details: readonly unknown[]): readonly string[] {
  return details
    .map((detail) => {
      const image = asObject(detail);
      const pushed: unknown = image?.imagePushedAt;
      return {
        digest: asString(image?.imageDigest),
        mediaType: asString(image?.imageManifestMediaType) ?? '',
        pushedAt: pushed instanceof Date ? pushed.getTime() : 0,
      };
    })
    .filter(({ mediaType }) => !/index|list/.test(mediaType))
    .sort((one, other) => other.pushedAt - one.pushedAt)
    .flatMap(({ digest }) => digest ?? []);
}

function mediaTypeOf(image: JsonObject, manifest: string): string | undefined {
  return asString(image.imageManifestMediaType) ?? asString(parseJsonObject(manifest)?.mediaType);
}

function configDigestOf(manifest: string): string | undefined {
  return asString(asObject(parseJsonObject(manifest)?.config)?.digest);
}
