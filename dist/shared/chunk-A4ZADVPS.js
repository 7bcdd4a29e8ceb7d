import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  manifestMediaTypes,
  newestFirst,
  toCredentials,
  toImages,
  toRepository
} from "./chunk-PLSCCGW3.js";
import {
  clientConfiguration
} from "./chunk-IAKD22O6.js";
import {
  awsErrorName,
  explainAwsError
} from "./chunk-6J2RSYRM.js";

// src/image/registry/ecr.ts
async function openEcr(location) {
  const sdk = await import("./ecr-sdk-SWSY272Q.js");
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
  openEcr
};
