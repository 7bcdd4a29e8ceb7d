import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asBoolean,
  asObject,
  asObjects,
  asString,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";

// src/image/registry/tag-mutability.ts
function isImmutableTag({ immutable, exceptions }, tag) {
  return immutable !== exceptions.some((wildcard) => matchesWildcard(wildcard, tag));
}
function toTagMutability(setting, filters) {
  const immutable = setting?.startsWith("IMMUTABLE") === true;
  return { immutable, exceptions: setting?.endsWith("_WITH_EXCLUSION") === true ? filters : [] };
}
function matchesWildcard(wildcard, tag) {
  const parts = wildcard.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(tag);
}

// src/image/registry/ecr-shapes.ts
var manifestMediaTypes = [
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.index.v1+json"
];
function toRepository(value) {
  const repository = asObject(value);
  const [name, uri] = [asString(repository?.repositoryName), asString(repository?.repositoryUri)];
  if (name === void 0 || uri === void 0) return void 0;
  const filters = asObjects(repository?.imageTagMutabilityExclusionFilters);
  return {
    name,
    uri,
    registryId: asString(repository?.registryId),
    mutability: toTagMutability(
      asString(repository?.imageTagMutability),
      filters.flatMap(({ filter }) => asString(filter) ?? [])
    ),
    scanOnPush: asBoolean(asObject(repository?.imageScanningConfiguration)?.scanOnPush) ?? false
  };
}
function toCredentials(value) {
  const data = asObject(value);
  const [user = "", ...password] = Buffer.from(asString(data?.authorizationToken) ?? "", "base64").toString("utf8").split(":");
  const expiresAt = data?.expiresAt;
  return {
    user,
    password: password.join(":"),
    expiresAt: expiresAt instanceof Date ? expiresAt.getTime() : void 0,
    host: asString(data?.proxyEndpoint)?.replace(/^https?:\/\//, "")
  };
}
function toImages(answer) {
  return asObjects(asObject(answer)?.images).flatMap((image) => {
    const id = asObject(image.imageId);
    const [digest, manifest] = [asString(id?.imageDigest), asString(image.imageManifest)];
    if (digest === void 0 || manifest === void 0) return [];
    const tag = asString(id?.imageTag);
    return [{ digest, tag, manifest, mediaType: mediaTypeOf(image, manifest), configDigest: configDigestOf(manifest) }];
  });
}
function newestFirst(details) {
  return details.map((detail) => {
    const image = asObject(detail);
    const pushed = image?.imagePushedAt;
    return {
      digest: asString(image?.imageDigest),
      mediaType: asString(image?.imageManifestMediaType) ?? "",
      pushedAt: pushed instanceof Date ? pushed.getTime() : 0
    };
  }).filter(({ mediaType }) => !/index|list/.test(mediaType)).sort((one, other) => other.pushedAt - one.pushedAt).flatMap(({ digest }) => digest ?? []);
}
function mediaTypeOf(image, manifest) {
  return asString(image.imageManifestMediaType) ?? asString(parseJsonObject(manifest)?.mediaType);
}
function configDigestOf(manifest) {
  return asString(asObject(parseJsonObject(manifest)?.config)?.digest);
}

export {
  isImmutableTag,
  manifestMediaTypes,
  toRepository,
  toCredentials,
  toImages,
  newestFirst
};
