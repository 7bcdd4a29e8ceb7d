import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  clientConfiguration
} from "./chunk-Q6OVSNEU.js";
import {
  awsErrorName,
  explainAwsError
} from "./chunk-6J2RSYRM.js";
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

// src/image/registry/ecr.ts
async function openEcr(location) {
  const sdk = await import("./ecr-sdk-2EDOYB4G.js");
  const region = location?.region === void 0 ? {} : { region: location.region };
  const client = new sdk.ECRClient({ ...await clientConfiguration({ retry: true }), ...region });
  const session = { sdk, client, account: location === void 0 ? {} : { registryId: location.registryId } };
  return {
    findRepository: (name) => findRepository(session, name),
    createRepository: (name, settings) => createRepository(session, name, settings),
    putLifecyclePolicy: (name, policy) => putLifecyclePolicy(session, name, policy),
    lifecyclePolicy: (name) => lifecyclePolicy(session, name),
    credentials: () => credentials(session),
    readImages: (name, keys) => readImages(session, name, keys),
    newestDigests: (name, limit) => newestDigests(session, name, limit),
    putTag: (name, image, tag) => putTag(session, name, image, tag)
  };
}
var mostPages = 10;
async function findRepository({ sdk, client, account }, name) {
  try {
    const answer = await client.send(new sdk.DescribeRepositoriesCommand({ ...account, repositoryNames: [name] }));
    return toRepository(answer.repositories?.[0]);
  } catch (thrown) {
    if (awsErrorName(thrown) === "RepositoryNotFoundException") return void 0;
    throw explainAwsError(thrown, about("ecr:DescribeRepositories", name));
  }
}
async function createRepository(session, name, settings) {
  const { sdk, client, account } = session;
  const imageTagMutability = settings.immutableTags ? "IMMUTABLE" : "MUTABLE";
  const imageScanningConfiguration = { scanOnPush: settings.scanOnPush };
  const input = { ...account, repositoryName: name, imageTagMutability, imageScanningConfiguration };
  try {
    return toRepository((await client.send(new sdk.CreateRepositoryCommand(input))).repository);
  } catch (thrown) {
    if (awsErrorName(thrown) === "RepositoryAlreadyExistsException") return "exists";
    throw explainAwsError(thrown, about("ecr:CreateRepository", name));
  }
}
async function putLifecyclePolicy({ sdk, client, account }, name, policy) {
  try {
    const input = { ...account, repositoryName: name, lifecyclePolicyText: policy };
    await client.send(new sdk.PutLifecyclePolicyCommand(input));
  } catch (thrown) {
    throw explainAwsError(thrown, about("ecr:PutLifecyclePolicy", name));
  }
}
async function lifecyclePolicy({ sdk, client, account }, name) {
  try {
    const answer = await client.send(new sdk.GetLifecyclePolicyCommand({ ...account, repositoryName: name }));
    return answer.lifecyclePolicyText;
  } catch (thrown) {
    if (awsErrorName(thrown) === "LifecyclePolicyNotFoundException") return void 0;
    throw explainAwsError(thrown, about("ecr:GetLifecyclePolicy", name));
  }
}
async function credentials({ sdk, client, account: { registryId } }) {
  try {
    const input = registryId === void 0 ? {} : { registryIds: [registryId] };
    const answer = await client.send(new sdk.GetAuthorizationTokenCommand(input));
    return toCredentials(answer.authorizationData?.[0]);
  } catch (thrown) {
    throw explainAwsError(thrown, { iamAction: "ecr:GetAuthorizationToken", resource: "*" });
  }
}
async function readImages({ sdk, client, account }, name, keys) {
  if (keys.length === 0) return [];
  const imageIds = keys.map((key) => "tag" in key ? { imageTag: key.tag } : { imageDigest: key.digest });
  const acceptedMediaTypes = [...manifestMediaTypes];
  try {
    const input = { ...account, repositoryName: name, imageIds, acceptedMediaTypes };
    return toImages(await client.send(new sdk.BatchGetImageCommand(input)));
  } catch (thrown) {
    throw explainAwsError(thrown, about("ecr:BatchGetImage", name));
  }
}
async function newestDigests({ sdk, client, account }, name, limit) {
  const details = [];
  let pages = 0;
  try {
    const input = { ...account, repositoryName: name };
    for await (const page of sdk.paginateDescribeImages({ client, pageSize: 1e3 }, input)) {
      details.push(...page.imageDetails ?? []);
      pages += 1;
      if (pages === mostPages) break;
    }
  } catch (thrown) {
    throw explainAwsError(thrown, about("ecr:DescribeImages", name));
  }
  return newestFirst(details).slice(0, limit);
}
async function putTag({ sdk, client, account }, name, image, tag) {
  const type = image.mediaType === void 0 ? {} : { imageManifestMediaType: image.mediaType };
  const input = { ...account, repositoryName: name, imageManifest: image.manifest, imageTag: tag, ...type };
  try {
    await client.send(new sdk.PutImageCommand(input));
    return "tagged";
  } catch (thrown) {
    if (awsErrorName(thrown) === "ImageAlreadyExistsException") return "tagged";
    if (awsErrorName(thrown) === "ImageTagAlreadyExistsException") return "taken";
    throw explainAwsError(thrown, about("ecr:PutImage", name));
  }
}
function about(iamAction, name) {
  return { iamAction, resource: `repository ${name}` };
}

export {
  isImmutableTag,
  openEcr
};
