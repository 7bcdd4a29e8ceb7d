import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  awsvpcTaskLimit,
  defaultSettings,
  taskShape
} from "../shared/chunk-36N6UXZ4.js";
import {
  parseTree
} from "../shared/chunk-KRIDY3DN.js";
import {
  parseOptions,
  usage
} from "../shared/chunk-YZ4OONS5.js";
import {
  breakerThreshold,
  changeDesiredCount,
  destinationOf,
  evaluateExpression,
  eventText,
  findObstacle,
  known,
  nextDue,
  overlaps,
  parseRange,
  parseRanges,
  place,
  portRange,
  reachFromAll,
  reserve,
  rollBack,
  sourcesOf,
  startDeployment,
  step,
  toCidrs
} from "../shared/chunk-V6IZPHJS.js";
import {
  execute
} from "../shared/chunk-A7DVA3T2.js";
import {
  asArray,
  asBoolean,
  asNumber,
  asObject,
  asObjects,
  asString,
  asStrings,
  parseJsonObject
} from "../shared/chunk-WRQOFEB5.js";
import {
  BerthError,
  messageOf
} from "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-JS772W5E.js";

// src/local-aws/clock.ts
var longestTimeout = 2 ** 31 - 1;
function systemClock() {
  const timers = /* @__PURE__ */ new Set();
  let closed = false;
  const cancel = (timer) => {
    clearTimeout(timer);
    timers.delete(timer);
  };
  return {
    now: () => Date.now(),
    after(milliseconds, work) {
      if (closed) return () => void 0;
      const delay = Math.min(longestTimeout, Math.max(0, Math.ceil(milliseconds)));
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, delay);
      timers.add(timer);
      return () => cancel(timer);
    },
    close() {
      closed = true;
      timers.forEach(cancel);
    }
  };
}

// src/local-aws/ec2/environment.ts
import { randomBytes } from "node:crypto";
function randomId(prefix) {
  return `${prefix}-0${randomBytes(8).toString("hex")}`;
}
function randomMacAddress() {
  const octets = [...randomBytes(5)].map((octet) => octet.toString(16).padStart(2, "0"));
  return ["0a", ...octets].join(":");
}
function ec2Arn({ region, accountId }, resource) {
  return `arn:aws:ec2:${region}:${accountId}:${resource}`;
}

// src/local-aws/ec2/default-vpc.ts
var zones = ["a", "b", "c"];
function initialState({ region }) {
  const state = {
    vpcs: /* @__PURE__ */ new Map(),
    subnets: /* @__PURE__ */ new Map(),
    routeTables: /* @__PURE__ */ new Map(),
    internetGateways: /* @__PURE__ */ new Map(),
    networkAcls: /* @__PURE__ */ new Map(),
    securityGroups: /* @__PURE__ */ new Map(),
    dhcpOptions: { id: randomId("dopt") },
    instances: /* @__PURE__ */ new Map(),
    managedInterfaces: /* @__PURE__ */ new Map(),
    taskAddresses: /* @__PURE__ */ new Map()
  };
  const vpc = addVpc(state, { cidr: "172.31.0.0/16", isDefault: true, tags: /* @__PURE__ */ new Map() });
  zones.forEach((zone, index) => {
    const place2 = { vpcId: vpc.id, cidr: `172.31.${index * 16}.0/20`, zone: `${region}${zone}` };
    addSubnet(state, { ...place2, isDefault: true, mapPublicIpOnLaunch: true, tags: /* @__PURE__ */ new Map() });
  });
  addInternetGateway(state, vpc);
  return state;
}
function addInternetGateway(state, { id: vpcId }) {
  const gateway = { id: randomId("igw"), vpcId, tags: /* @__PURE__ */ new Map() };
  state.internetGateways.set(gateway.id, gateway);
  const main = mainRouteTable(state, vpcId);
  if (main === void 0) return;
  const target2 = { kind: "internet-gateway", id: gateway.id };
  const made = { state: "active", propagated: false, origin: "CreateRoute", targetMember: "gatewayId" };
  main.routes = [...main.routes, { destination: "0.0.0.0/0", target: target2, ...made }];
}
function addVpc(state, given) {
  const vpc = { ...given, id: randomId("vpc"), enableDnsSupport: true, enableDnsHostnames: given.isDefault };
  state.vpcs.set(vpc.id, vpc);
  const table = newRouteTable(vpc, /* @__PURE__ */ new Map());
  const association = { id: randomId("rtbassoc"), subnetId: null };
  table.associations.set(association.id, association);
  state.routeTables.set(table.id, table);
  const acl = newNetworkAcl(vpc, { isDefault: true, tags: /* @__PURE__ */ new Map() });
  state.networkAcls.set(acl.id, acl);
  const group = newSecurityGroup(vpc, "default", "default VPC security group", /* @__PURE__ */ new Map());
  group.rules = [selfRule(group), ...group.rules];
  state.securityGroups.set(group.id, group);
  return vpc;
}
function addSubnet(state, given) {
  const subnet = { ...given, id: randomId("subnet"), handedOut: 0 };
  state.subnets.set(subnet.id, subnet);
  const acl = [...state.networkAcls.values()].find(({ vpcId, isDefault }) => isDefault && vpcId === given.vpcId);
  acl?.associations.set(randomId("aclassoc"), subnet.id);
  return subnet;
}
function newRouteTable({ id: vpcId, cidr }, tags) {
  const local = { kind: "local", id: "local" };
  const made = { state: "active", propagated: false, origin: "CreateRouteTable", targetMember: "gatewayId" };
  const routes = [{ destination: cidr, target: local, ...made }];
  return { id: randomId("rtb"), vpcId, associations: /* @__PURE__ */ new Map(), routes, tags };
}
function newNetworkAcl({ id: vpcId }, given) {
  const directions = ["egress", "ingress"];
  const entry = (number, action) => directions.map((direction) => ({ number, direction, action, protocol: "-1", cidr: "0.0.0.0/0" }));
  const entries = [...given.isDefault ? entry(100, "allow") : [], ...entry(32767, "deny")];
  return { id: randomId("acl"), vpcId, ...given, entries, associations: /* @__PURE__ */ new Map() };
}
function newSecurityGroup({ id: vpcId }, name, description, tags) {
  const id = randomId("sg");
  const everywhere = { kind: "cidr", cidr: "0.0.0.0/0" };
  const rules = [{ ...allTraffic(id), direction: "egress", peer: everywhere }];
  return { id, name, description, vpcId, rules, tags };
}
function selfRule({ id }) {
  return { ...allTraffic(id), direction: "ingress", peer: { kind: "group", id } };
}
function allTraffic(groupId) {
  const ports3 = { from: -1, to: -1 };
  return { id: randomId("sgr"), groupId, protocol: "-1", ports: ports3, description: null, tags: /* @__PURE__ */ new Map() };
}
function mainRouteTable(state, vpcId) {
  const own = [...state.routeTables.values()].filter((table) => table.vpcId === vpcId);
  return own.find(({ associations }) => [...associations.values()].some(({ subnetId }) => subnetId === null));
}
function defaultVpc(state) {
  return [...state.vpcs.values()].find(({ isDefault }) => isDefault);
}
function defaultGroup(state, vpcId) {
  return [...state.securityGroups.values()].find((group) => group.vpcId === vpcId && group.name === "default");
}

// src/local-aws/server/api.ts
var ApiError = class extends Error {
  type;
  status;
  details;
  constructor(type2, message, options) {
    super(message);
    this.name = "ApiError";
    this.type = type2;
    this.status = options?.status ?? 400;
    this.details = options?.details ?? {};
  }
};

// src/local-aws/requests/members.ts
function membersOf(input, errorType) {
  const refuse4 = (name, value, constraint) => failedConstraint(errorType, name, value, constraint);
  const text2 = (name) => readAs(input, name, isText, "a String");
  return {
    text: text2,
    requiredText(name) {
      const value = text2(name);
      if (value === void 0) throw refuse4(name, null, "Member must not be null");
      return value;
    },
    integer(name, { minimum, maximum }) {
      const value = readAs(input, name, isInteger, "an Integer");
      if (value === void 0) return void 0;
      if (value < minimum) throw refuse4(name, value, `Member must have value greater than or equal to ${minimum}`);
      if (value > maximum) throw refuse4(name, value, `Member must have value less than or equal to ${maximum}`);
      return value;
    },
    boolean: (name) => readAs(input, name, isBoolean, "a Boolean"),
    texts: (name) => (readAs(input, name, Array.isArray, "a List") ?? []).map((element) => requireKind(element, isText, "a String")),
    objects: (name) => (readAs(input, name, Array.isArray, "a List") ?? []).map(
      (element) => requireKind(element, isObject, "a Structure")
    ),
    choice(name, choices) {
      const value = text2(name);
      if (value === void 0) return void 0;
      const choice2 = choices.find((candidate) => candidate === value);
      if (choice2 === void 0)
        throw refuse4(name, value, `Member must satisfy enum value set: [${choices.join(", ")}]`);
      return choice2;
    }
  };
}
function failedSecretConstraint(errorType, name, constraint) {
  return new ApiError(
    errorType,
    `1 validation error detected: Value at '${name}' failed to satisfy constraint: ${constraint}`
  );
}
function failedConstraint(errorType, name, value, constraint) {
  const shown = value === null ? "null" : `'${typeof value === "string" ? value : JSON.stringify(value)}'`;
  const message = `1 validation error detected: Value ${shown} at '${name}' failed to satisfy constraint: ${constraint}`;
  return new ApiError(errorType, message);
}
function readAs(input, name, isKind, wanted) {
  const value = input[name];
  return value === void 0 || value === null ? void 0 : requireKind(value, isKind, wanted);
}
function requireKind(value, isKind, wanted) {
  if (isKind(value)) return value;
  throw new ApiError("SerializationException", `${JSON.stringify(value)} can not be converted to ${wanted}`);
}
function isText(value) {
  return typeof value === "string";
}
function isInteger(value) {
  return Number.isInteger(value);
}
function isBoolean(value) {
  return typeof value === "boolean";
}
function isObject(value) {
  return asObject(value) !== void 0;
}

// src/local-aws/ecr/authorization.ts
import { randomBytes as randomBytes2 } from "node:crypto";
var registryUser = "AWS";
var lifetime = 12 * 60 * 60 * 1e3;
function createAuthorization(now) {
  const issued = /* @__PURE__ */ new Map();
  return {
    issue(accountId) {
      const password = randomBytes2(48).toString("base64url");
      const expires = now() + lifetime;
      issued.set(password, { accountId, expires });
      return { password, expires };
    },
    judge(header) {
      const encoded = /^basic (.+)$/i.exec(header ?? "")?.[1];
      if (encoded === void 0) return { kind: "missing" };
      const [user, password = ""] = Buffer.from(encoded, "base64").toString("utf8").split(/:(.*)/s);
      const known2 = user === registryUser ? issued.get(password) : void 0;
      if (known2 === void 0) return { kind: "invalid" };
      return known2.expires > now() ? { kind: "valid", accountId: known2.accountId } : { kind: "expired" };
    },
    accountOf(password) {
      const known2 = issued.get(password);
      return known2 !== void 0 && known2.expires > now() ? known2.accountId : void 0;
    },
    expireAll() {
      for (const known2 of issued.values()) known2.expires = now();
    }
  };
}

// src/local-aws/ecr/image-reference.ts
function parseImageReference(reference, server) {
  if (!reference.startsWith(`${server}/`)) return void 0;
  const [named2 = "", digest] = reference.slice(server.length + 1).split("@");
  const [repository = "", tag] = named2.split(":");
  return { repository, tagOrDigest: digest ?? tag ?? "latest" };
}

// src/local-aws/ecr/repository-store.ts
var mutabilities = ["MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"];
function findRepository({ repositories, registryId }, name) {
  const repository = repositories.get(name);
  if (repository !== void 0) return repository;
  throw new ApiError("RepositoryNotFoundException", repositoryMissing(name, registryId));
}
function repositoryMissing(name, registryId) {
  return `The repository with name '${name}' does not exist in the registry with id '${registryId}'`;
}
var namePattern = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*";
function requireRepositoryName(name) {
  const refuse4 = (constraint) => failedConstraint("InvalidParameterException", "repositoryName", name, constraint);
  if (name.length < 2) throw refuse4("Member must have length greater than or equal to 2");
  if (name.length > 256) throw refuse4("Member must have length less than or equal to 256");
  if (new RegExp(`^${namePattern}$`).test(name)) return name;
  const rule = `must satisfy regular expression '${namePattern}'`;
  throw new ApiError(
    "InvalidParameterException",
    `Invalid parameter at 'repositoryName' failed to satisfy constraint: '${rule}'`
  );
}
function isImmutable({ mutability, mutabilityExclusions }, tag) {
  const excluded = mutabilityExclusions.some((wildcard3) => matchesWildcard(wildcard3, tag));
  switch (mutability) {
    case "MUTABLE":
      return false;
    case "IMMUTABLE":
      return true;
    case "IMMUTABLE_WITH_EXCLUSION":
      return !excluded;
    case "MUTABLE_WITH_EXCLUSION":
      return excluded;
  }
}
function tagIsTaken(repository, tag) {
  return `The image tag '${tag}' already exists in the '${repository.name}' repository and cannot be overwritten because the tag is immutable.`;
}
function referencedDigests({ images }) {
  return new Set([...images.values()].flatMap(({ children }) => children));
}
function recordImage(repository, manifest, tag, now) {
  if (!repository.images.has(manifest.digest)) repository.images.set(manifest.digest, { ...manifest, pushed: now });
  if (tag !== void 0) repository.imageTags.set(tag, manifest.digest);
}
function tagsOfImage(repository, digest) {
  return [...repository.imageTags].flatMap(([tag, tagged]) => tagged === digest ? [tag] : []).sort();
}
function imageOf(repository, tagOrDigest) {
  return repository.images.get(repository.imageTags.get(tagOrDigest) ?? tagOrDigest);
}
function matchesWildcard(wildcard3, tag) {
  const parts = wildcard3.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(tag);
}

// src/local-aws/ecr/image-ids.ts
function readImageId(imageId) {
  const imageDigest2 = asString(imageId.imageDigest);
  const imageTag = asString(imageId.imageTag);
  return { ...imageDigest2 === void 0 ? {} : { imageDigest: imageDigest2 }, ...imageTag === void 0 ? {} : { imageTag } };
}
function resolveImage(repository, imageId) {
  const { imageDigest: imageDigest2, imageTag } = imageId;
  const fail3 = (failureCode, failureReason) => ({ imageId, failureCode, failureReason });
  if (imageDigest2 === void 0 && imageTag === void 0) {
    return fail3("MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null");
  }
  if (imageDigest2 !== void 0 && !/^sha256:[0-9a-f]{64}$/.test(imageDigest2)) {
    return fail3(
      "InvalidImageDigest",
      "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'"
    );
  }
  const image = imageOf(repository, imageTag ?? imageDigest2 ?? "");
  if (image === void 0) return fail3("ImageNotFound", "Requested image not found");
  if (imageDigest2 === void 0 || image.digest === imageDigest2) return image;
  return fail3("ImageTagDoesNotMatchDigest", "Image tag does not match image digest");
}
function isFailure(resolved) {
  return "failureCode" in resolved;
}
function imageIdsOf(repository, { digest }) {
  const tags = tagsOfImage(repository, digest);
  return tags.length === 0 ? [{ imageDigest: digest }] : tags.map((imageTag) => ({ imageDigest: digest, imageTag }));
}

// src/local-aws/requests/pages.ts
function pageOf(elements2, keyOf3, request6) {
  const last = request6.token === void 0 ? void 0 : Buffer.from(request6.token, "base64").toString("utf8");
  const follows = (key) => last === void 0 || (request6.descending ? key < last : key > last);
  const rest = elements2.filter((element) => follows(keyOf3(element)));
  const shown = rest.slice(0, request6.size);
  const final = shown.at(-1);
  const more = rest.length > shown.length && final !== void 0;
  return { elements: shown, nextToken: more ? Buffer.from(keyOf3(final)).toString("base64") : void 0 };
}
function sortedByKey(elements2, keyOf3) {
  return [...elements2].sort((one, other) => keyOf3(one) < keyOf3(other) ? -1 : keyOf3(one) > keyOf3(other) ? 1 : 0);
}
function tokenMember(name, token) {
  return token === void 0 ? {} : { [name]: token };
}

// src/local-aws/requests/tags.ts
function readTagList(tags) {
  return new Map(tags.map((tag) => [asString(tag.Key) ?? "", asString(tag.Value) ?? ""]));
}
function renderTagList(tags) {
  return [...tags].map(([key, value]) => ({ Key: key, Value: value }));
}
function addTags(tags, added) {
  for (const [key, value] of added) tags.set(key, value);
}
function removeTags(tags, keys) {
  for (const key of keys) tags.delete(key);
}

// src/local-aws/ecr/repository-operations.ts
var failure = "InvalidParameterException";
function repositoryOperations(store, server) {
  const render6 = (repository, context) => renderRepository(repository, store, server, context);
  return {
    CreateRepository: (input, context) => ({ repository: render6(createRepository(store, input), context) }),
    DescribeRepositories(input, context) {
      const members = membersOf(input, failure);
      const names2 = members.texts("repositoryNames");
      if (names2.length > 0) return { repositories: names2.map((name) => render6(findRepository(store, name), context)) };
      const keyOf3 = ({ name }) => name;
      const request6 = { size: pageSize(members), token: members.text("nextToken") };
      const { elements: elements2, nextToken } = pageOf(sortedByKey(store.repositories.values(), keyOf3), keyOf3, request6);
      const repositories = elements2.map((repository) => render6(repository, context));
      return { repositories, ...tokenMember("nextToken", nextToken) };
    },
    DeleteRepository(input, context) {
      const members = membersOf(input, failure);
      const repository = requestedRepository(store, members);
      if (repository.images.size > 0 && members.boolean("force") !== true) throw notEmpty(store, repository);
      store.repositories.delete(repository.name);
      return { repository: render6(repository, context) };
    },
    PutImageTagMutability(input) {
      const members = membersOf(input, failure);
      const repository = requestedRepository(store, members);
      setMutability(repository, members);
      return { ...identityOf(store, repository), ...renderMutability(repository) };
    },
    PutImageScanningConfiguration(input) {
      const repository = requestedRepository(store, membersOf(input, failure));
      repository.scanOnPush = scanOnPushOf(input);
      const imageScanningConfiguration = { scanOnPush: repository.scanOnPush };
      return { ...identityOf(store, repository), imageScanningConfiguration };
    },
    ...tagOperations(store)
  };
}
function requestedRepository(store, members) {
  return findRepository(store, members.requiredText("repositoryName"));
}
function identityOf({ registryId }, { name }) {
  return { registryId, repositoryName: name };
}
function pageSize(members) {
  return members.integer("maxResults", { minimum: 1, maximum: 1e3 }) ?? 100;
}
function createRepository(store, input) {
  const members = membersOf(input, failure);
  const name = requireRepositoryName(members.requiredText("repositoryName"));
  if (store.repositories.has(name)) {
    const message = `The repository with name '${name}' already exists in the registry with id '${store.registryId}'`;
    throw new ApiError("RepositoryAlreadyExistsException", message);
  }
  const encryption = asObject(input.encryptionConfiguration);
  const kmsKey = asString(encryption?.kmsKey);
  const repository = {
    name,
    created: Date.now(),
    mutability: "MUTABLE",
    mutabilityExclusions: [],
    scanOnPush: input.imageScanningConfiguration === void 0 ? false : scanOnPushOf(input),
    encryption: {
      encryptionType: asString(encryption?.encryptionType) ?? "AES256",
      ...kmsKey === void 0 ? {} : { kmsKey }
    },
    tags: readTagList(members.objects("tags")),
    policy: void 0,
    lifecyclePolicy: void 0,
    images: /* @__PURE__ */ new Map(),
    imageTags: /* @__PURE__ */ new Map()
  };
  setMutability(repository, members);
  store.repositories.set(name, repository);
  return repository;
}
function scanOnPushOf(input) {
  const configuration = asObject(input.imageScanningConfiguration);
  if (configuration === void 0)
    throw failedConstraint(failure, "imageScanningConfiguration", null, "Member must not be null");
  return asBoolean(configuration.scanOnPush) ?? false;
}
function setMutability(repository, members) {
  const mutability = members.choice("imageTagMutability", mutabilities) ?? "MUTABLE";
  const filters2 = members.objects("imageTagMutabilityExclusionFilters");
  const exclusions = filters2.flatMap((filter) => asString(filter.filter) ?? []);
  const named2 = mutability.endsWith("_WITH_EXCLUSION");
  if (named2 !== exclusions.length > 0 || exclusions.length > 5 || !exclusions.every((one) => wildcard.test(one))) {
    const rule = named2 ? "must be 1 to 5 filters of up to 128 letters, digits and . _ * -" : `is not for ${mutability}`;
    throw new ApiError(
      failure,
      `Invalid parameter at 'imageTagMutabilityExclusionFilters' failed to satisfy constraint: '${rule}'`
    );
  }
  repository.mutability = mutability;
  repository.mutabilityExclusions = exclusions;
}
var wildcard = /^[0-9a-zA-Z._*-]{1,128}$/;
function notEmpty({ registryId }, { name }) {
  const message = `The repository with name '${name}' in registry with id '${registryId}' cannot be deleted because it still contains images`;
  return new ApiError("RepositoryNotEmptyException", message);
}
function renderRepository(repository, store, server, context) {
  return {
    repositoryArn: `arn:aws:ecr:${context.region}:${store.registryId}:repository/${repository.name}`,
    registryId: store.registryId,
    repositoryName: repository.name,
    repositoryUri: `${server}/${repository.name}`,
    createdAt: repository.created / 1e3,
    ...renderMutability(repository),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: repository.encryption
  };
}
function renderMutability({ mutability, mutabilityExclusions }) {
  if (mutabilityExclusions.length === 0) return { imageTagMutability: mutability };
  const filters2 = mutabilityExclusions.map((filter) => ({ filterType: "WILDCARD", filter }));
  return { imageTagMutability: mutability, imageTagMutabilityExclusionFilters: filters2 };
}
function tagOperations(store) {
  return {
    TagResource(input) {
      const members = membersOf(input, failure);
      addTags(tagsOf(store, members), readTagList(members.objects("tags")));
      return {};
    },
    UntagResource(input) {
      const members = membersOf(input, failure);
      removeTags(tagsOf(store, members), members.texts("tagKeys"));
      return {};
    },
    ListTagsForResource: (input) => ({ tags: renderTagList(tagsOf(store, membersOf(input, failure))) })
  };
}
function tagsOf(store, members) {
  const arn = members.requiredText("resourceArn");
  const name = /^arn:[^:]+:ecr:[^:]*:[^:]*:repository\/(.+)$/.exec(arn)?.[1];
  if (name === void 0)
    throw new ApiError(failure, "Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'");
  return findRepository(store, name).tags;
}

// src/local-aws/ecr/image-queries.ts
function imageQueries(store) {
  return {
    DescribeImages: (input) => describeImages(store, input),
    ListImages(input) {
      const members = membersOf(input, failure);
      const repository = requestedRepository(store, members);
      const keyOf3 = ({ imageDigest: imageDigest2, imageTag }) => `${imageDigest2} ${imageTag ?? ""}`;
      const ids = filteredImages(repository, input).flatMap((image) => imageIdsOf(repository, image));
      const request6 = { size: pageSize(members), token: members.text("nextToken") };
      const { elements: elements2, nextToken } = pageOf(sortedByKey(ids, keyOf3), keyOf3, request6);
      return { imageIds: elements2, ...tokenMember("nextToken", nextToken) };
    },
    BatchGetImage: (input) => batchGetImage(store, input)
  };
}
function describeImages(store, input) {
  const members = membersOf(input, failure);
  const repository = requestedRepository(store, members);
  const ids = members.objects("imageIds").map(readImageId);
  const render6 = (image) => ({ ...identityOf(store, repository), ...renderImage(repository, image) });
  if (ids.length > 0) {
    const images2 = ids.map((id) => requireImage(store, repository, id));
    return { imageDetails: [...new Set(images2)].map(render6) };
  }
  const keyOf3 = ({ digest }) => digest;
  const images = sortedByKey(filteredImages(repository, input), keyOf3);
  const { elements: elements2, nextToken } = pageOf(images, keyOf3, { size: pageSize(members), token: members.text("nextToken") });
  return { imageDetails: elements2.map(render6), ...tokenMember("nextToken", nextToken) };
}
function requireImage(store, repository, id) {
  const resolved = resolveImage(repository, id);
  if (!isFailure(resolved)) return resolved;
  if (resolved.failureCode !== "ImageNotFound") throw new ApiError(failure, resolved.failureReason);
  const { imageDigest: imageDigest2, imageTag } = id;
  const shown = `{imageDigest:'${imageDigest2 ?? "null"}', imageTag:'${imageTag ?? "null"}'}`;
  const place2 = `the repository with name '${repository.name}' in the registry with id '${store.registryId}'`;
  throw new ApiError("ImageNotFoundException", `The image with imageId ${shown} does not exist within ${place2}`);
}
function filteredImages(repository, input) {
  const filter = membersOf(asObject(input.filter) ?? {}, failure);
  const status = filter.choice("tagStatus", ["TAGGED", "UNTAGGED", "ANY"]) ?? "ANY";
  return [...repository.images.values()].filter(({ digest }) => {
    const tagged = tagsOfImage(repository, digest).length > 0;
    return status === "ANY" || tagged === (status === "TAGGED");
  });
}
function renderImage(repository, image) {
  const tags = tagsOfImage(repository, image.digest);
  return {
    imageDigest: image.digest,
    ...tags.length === 0 ? {} : { imageTags: tags },
    imageSizeInBytes: image.size,
    imagePushedAt: image.pushed / 1e3,
    imageManifestMediaType: image.mediaType,
    ...image.configMediaType === void 0 ? {} : { artifactMediaType: image.configMediaType }
  };
}
function batchGetImage(store, input) {
  const members = membersOf(input, failure);
  const repository = requestedRepository(store, members);
  const accepted = members.texts("acceptedMediaTypes");
  const results = members.objects("imageIds").map((id) => {
    const imageId = readImageId(id);
    const resolved = resolveImage(repository, imageId);
    if (isFailure(resolved)) return resolved;
    if (accepted.length === 0 || accepted.includes(resolved.mediaType))
      return renderManifest(store, repository, imageId, resolved);
    return { imageId, failureCode: "ImageNotFound", failureReason: "Requested image not found" };
  });
  return {
    images: results.filter((result) => !("failureCode" in result)),
    failures: results.filter((result) => "failureCode" in result)
  };
}
function renderManifest(store, repository, imageId, image) {
  return {
    ...identityOf(store, repository),
    imageId: { ...imageId, imageDigest: image.digest },
    imageManifest: image.text,
    imageManifestMediaType: image.mediaType
  };
}

// src/local-aws/ecr/manifest.ts
import { createHash } from "node:crypto";
function readManifest(text2, declared) {
  const content = parseObject(text2);
  const mediaType = declared ?? asString(content?.mediaType) ?? "application/vnd.docker.distribution.manifest.v2+json";
  if (content === void 0) return void 0;
  const config = asObject(content.config);
  const layers = asObjects(content.layers);
  const blobs = config === void 0 ? layers : [config, ...layers];
  return {
    digest: digestOf(text2),
    text: text2,
    mediaType,
    configMediaType: asString(config?.mediaType),
    children: asObjects(content.manifests).flatMap((entry) => asString(entry.digest) ?? []),
    size: blobs.length === 0 ? Buffer.byteLength(text2) : blobs.reduce((sum, blob) => sum + (asNumber(blob.size) ?? 0), 0)
  };
}
function digestOf(text2) {
  return `sha256:${createHash("sha256").update(text2).digest("hex")}`;
}
function parseObject(text2) {
  try {
    return asObject(JSON.parse(text2));
  } catch {
    return void 0;
  }
}

// src/local-aws/ecr/registry-client.ts
import { request } from "node:http";
async function askRegistry(registry, options) {
  const socketPath = await registry.socket();
  return new Promise((resolve, reject) => {
    const { method, path, headers } = options;
    const call2 = request({ socketPath, method, path, headers: headers ?? {} }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        const body = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    call2.once("error", reject);
    call2.end(options.body);
  });
}
function putManifest(registry, repository, manifest) {
  const { digest, text: text2, mediaType } = manifest;
  const headers = { "content-type": mediaType, "content-length": String(Buffer.byteLength(text2)) };
  return askRegistry(registry, { method: "PUT", path: `/v2/${repository}/manifests/${digest}`, headers, body: text2 });
}
async function deleteManifest(registry, repository, digest) {
  await askRegistry(registry, { method: "DELETE", path: `/v2/${repository}/manifests/${digest}` });
}
async function layerSize(registry, repository, digest) {
  const { status, headers } = await askRegistry(registry, {
    method: "HEAD",
    path: `/v2/${repository}/blobs/${digest}`
  });
  return status === 200 ? Number(headers["content-length"]) : void 0;
}
function complaintOf({ body, status }) {
  const [first] = asObjects(asObject(parseJson(body))?.errors);
  return { code: asString(first?.code) ?? "UNKNOWN", message: asString(first?.message) ?? `HTTP status ${status}` };
}
function parseJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}

// src/local-aws/ecr/image-changes.ts
function imageChanges(store, registry) {
  return {
    PutImage: (input) => putImage(store, registry, membersOf(input, failure)),
    BatchDeleteImage: (input) => batchDeleteImage(store, registry, membersOf(input, failure))
  };
}
async function putImage(store, registry, members) {
  const repository = requestedRepository(store, members);
  const manifest = readManifest(members.requiredText("imageManifest"), members.text("imageManifestMediaType"));
  if (manifest === void 0) {
    throw new ApiError(
      failure,
      "Invalid parameter at 'imageManifest' failed to satisfy constraint: 'Invalid JSON syntax'"
    );
  }
  const wanted = members.text("imageDigest");
  if (wanted !== void 0 && wanted !== manifest.digest) {
    const message = `The digest '${wanted}' does not match the digest '${manifest.digest}' of the image manifest.`;
    throw new ApiError("ImageDigestDoesNotMatchException", message);
  }
  const tag = members.text("imageTag");
  refuseRepetition(store, repository, manifest, tag);
  const answer2 = await putManifest(registry, repository.name, manifest);
  if (answer2.status !== 201) throw refusedManifest(store, repository, complaintOf(answer2));
  recordImage(repository, manifest, tag, Date.now());
  const image = { ...manifest, pushed: Date.now() };
  return { image: renderManifest(store, repository, tag === void 0 ? {} : { imageTag: tag }, image) };
}
function refuseRepetition(store, repository, manifest, tag) {
  const place2 = `the repository with name '${repository.name}' in registry with id '${store.registryId}'`;
  const unchanged = tag === void 0 ? repository.images.has(manifest.digest) : repository.imageTags.get(tag) === manifest.digest;
  if (unchanged) {
    const tagged = tag === void 0 ? "" : ` and tag '${tag}'`;
    throw new ApiError(
      "ImageAlreadyExistsException",
      `Image with digest '${manifest.digest}'${tagged} already exists in ${place2}`
    );
  }
  if (tag !== void 0 && repository.imageTags.has(tag) && isImmutable(repository, tag)) {
    throw new ApiError("ImageTagAlreadyExistsException", tagIsTaken(repository, tag));
  }
}
function refusedManifest({ registryId }, { name }, { code, message }) {
  const place2 = `the repository with name '${name}' in the registry with id '${registryId}'`;
  if (code === "MANIFEST_BLOB_UNKNOWN" || code === "BLOB_UNKNOWN") {
    return new ApiError("LayersNotFoundException", `Layers required for pushing image into ${place2} do not exist`);
  }
  return new ApiError(failure, `Invalid parameter at 'imageManifest' failed to satisfy constraint: '${message}'`);
}
var isReferenced = "Requested image referenced by manifest list: the manifest list must be deleted before the image.";
async function batchDeleteImage(store, registry, members) {
  const repository = requestedRepository(store, members);
  const imageIds = [];
  const failures = [];
  for (const id of members.objects("imageIds").map(readImageId)) {
    const resolved = resolveImage(repository, id);
    if (isFailure(resolved)) {
      failures.push(resolved);
      continue;
    }
    const { digest } = resolved;
    if (id.imageTag === void 0 && referencedDigests(repository).has(digest)) {
      failures.push({ imageId: id, failureCode: "ImageReferencedByManifestList", failureReason: isReferenced });
      continue;
    }
    const removed = id.imageTag === void 0 ? tagsOfImage(repository, digest) : [id.imageTag];
    for (const tag of removed) repository.imageTags.delete(tag);
    imageIds.push(
      ...removed.length === 0 ? [{ imageDigest: digest }] : removed.map((imageTag) => ({ imageDigest: digest, imageTag }))
    );
    if (tagsOfImage(repository, digest).length > 0 || referencedDigests(repository).has(digest)) continue;
    repository.images.delete(digest);
    await deleteManifest(registry, repository.name, digest);
  }
  return { imageIds, failures };
}

// src/local-aws/ecr/layer-operations.ts
function layerOperations({ store, registry, authorization, server }) {
  return {
    async BatchCheckLayerAvailability(input) {
      const members = membersOf(input, failure);
      const { name } = requestedRepository(store, members);
      const digests = members.texts("layerDigests");
      const sizes3 = await Promise.all(digests.map((digest) => layerSize(registry, name, digest)));
      const layers = digests.map((layerDigest, index) => {
        const size = sizes3[index];
        return size === void 0 ? { layerDigest, layerAvailability: "UNAVAILABLE" } : { layerDigest, layerAvailability: "AVAILABLE", layerSize: size };
      });
      return { layers, failures: [] };
    },
    async GetDownloadUrlForLayer(input) {
      const members = membersOf(input, failure);
      const { name } = requestedRepository(store, members);
      const layerDigest = members.requiredText("layerDigest");
      if (await layerSize(registry, name, layerDigest) === void 0) {
        const place2 = `the repository with name '${name}' in the registry with id '${store.registryId}'`;
        throw new ApiError(
          "LayersNotFoundException",
          `The layer with digest '${layerDigest}' does not exist in ${place2}`
        );
      }
      const { password } = authorization.issue(store.registryId);
      return { downloadUrl: `http://${server}/v2/${name}/blobs/${layerDigest}?password=${password}`, layerDigest };
    }
  };
}

// src/local-aws/ecr/lifecycle-rules.ts
var failure2 = "InvalidParameterException";
function requireLifecyclePolicy(text2) {
  const refuse4 = (constraint) => failedConstraint(failure2, "lifecyclePolicyText", text2, constraint);
  if (text2.length < 100) throw refuse4("Member must have length greater than or equal to 100");
  if (text2.length > 30720) throw refuse4("Member must have length less than or equal to 30720");
  const complaint = complaintAbout(text2);
  if (complaint === void 0) return text2;
  const message = `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: ${complaint}'`;
  throw new ApiError(failure2, message);
}
function complaintAbout(text2) {
  const policy = parseJsonObject(text2);
  if (policy === void 0) return "Could not map policyString into LifecyclePolicy.";
  const rules = asObjects(policy.rules);
  if (rules.length === 0) return "Rules cannot be empty";
  const priorities = rules.map((rule) => asNumber(rule.rulePriority));
  if (new Set(priorities).size < rules.length) return "Rules must have unique rulePriority values";
  const last = Math.max(...priorities.map((priority) => priority ?? 0));
  const hiding = rules.some((rule) => tagStatusOf(rule) === "any" && rule.rulePriority !== last);
  if (hiding) return "The rule with tagStatus any must have the lowest priority";
  return rules.flatMap((rule) => complaintAboutRule(rule) ?? [])[0];
}
function complaintAboutRule(rule) {
  const selection = asObject(rule.selection) ?? {};
  const age = asString(selection.countType)?.startsWith("since") === true;
  const lists2 = [selection.tagPatternList, selection.tagPrefixList].filter((list8) => asStrings(list8).length > 0);
  if (!isCount(rule.rulePriority)) return "rulePriority must be an integer greater than 0";
  if (!tagStatuses.has(tagStatusOf(rule))) return "tagStatus must be tagged, untagged or any";
  if (tagStatusOf(rule) === "tagged" && lists2.length !== 1)
    return "Exactly one of tagPatternList and tagPrefixList is required when tagStatus is tagged";
  if (tagStatusOf(rule) !== "tagged" && lists2.length > 0) return "Tag lists are for tagStatus tagged only";
  if (!countTypes.has(asString(selection.countType) ?? "")) return "countType is not one that is known";
  if (age !== (selection.countUnit === "days"))
    return "countUnit must be days for countTypes of an age, and for no other";
  if (!isCount(selection.countNumber)) return "countNumber must be an integer greater than 0";
  return actions.has(asString(asObject(rule.action)?.type) ?? "") ? void 0 : "action type must be expire or transition";
}
var tagStatuses = /* @__PURE__ */ new Set(["tagged", "untagged", "any"]);
var countTypes = /* @__PURE__ */ new Set(["imageCountMoreThan", "sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"]);
var actions = /* @__PURE__ */ new Set(["expire", "transition"]);
function tagStatusOf(rule) {
  return asString(asObject(rule.selection)?.tagStatus) ?? "";
}
function isCount(value) {
  const number = asNumber(value);
  return number !== void 0 && Number.isInteger(number) && number >= 1;
}

// src/local-aws/ecr/policy-operations.ts
function policyOperations(store) {
  return {
    ...operationsOn(store, { operation: "RepositoryPolicy", member: "policyText", set: "Set", field: "policy" }),
    ...operationsOn(store, {
      operation: "LifecyclePolicy",
      member: "lifecyclePolicyText",
      set: "Put",
      field: "lifecyclePolicy"
    })
  };
}
function operationsOn(store, { operation, member, set, field }) {
  const existing = (input) => {
    const repository = requestedRepository(store, membersOf(input, failure));
    const policy = repository[field];
    if (policy !== void 0) return { ...identityOf(store, repository), [member]: policy };
    const kind2 = operation === "RepositoryPolicy" ? "Repository" : "Lifecycle";
    const place2 = `the repository with name '${repository.name}' in the registry with id '${store.registryId}'`;
    throw new ApiError(`${operation}NotFoundException`, `${kind2} policy does not exist for ${place2}`);
  };
  return {
    [`${set}${operation}`](input) {
      const members = membersOf(input, failure);
      const repository = requestedRepository(store, members);
      const text2 = members.requiredText(member);
      repository[field] = operation === "LifecyclePolicy" ? requireLifecyclePolicy(text2) : requirePolicy(text2);
      return { ...identityOf(store, repository), [member]: repository[field] };
    },
    [`Get${operation}`]: existing,
    async [`Delete${operation}`](input, context) {
      const deleted = await existing(input, context);
      requestedRepository(store, membersOf(input, failure))[field] = void 0;
      return deleted;
    }
  };
}
function requirePolicy(text2) {
  if (parseJsonObject(text2) !== void 0) return text2;
  const message = "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'";
  throw new ApiError(failure, message);
}

// src/local-aws/ecr/registry-process.ts
import { spawn } from "node:child_process";
import { randomBytes as randomBytes3 } from "node:crypto";
import { access, constants, mkdir, rm, writeFile } from "node:fs/promises";
import { request as request2 } from "node:http";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
var millisecondsToStart = 1e4;
function createRegistryProcess({ cleanUp, program, folder }) {
  const directory = join(cleanUp.directory, folder);
  let started2;
  const start5 = async () => {
    const child = await spawnRegistry(await findProgram(program), directory);
    const { pid } = child;
    if (pid !== void 0) cleanUp.addProcess(pid);
    child.once("exit", () => {
      if (pid !== void 0) cleanUp.forgetProcess(pid);
      started2 = void 0;
    });
    return { child, socketPath: await untilReady(child, join(directory, "socket")) };
  };
  return {
    async socket() {
      started2 ??= start5().catch((thrown) => {
        started2 = void 0;
        throw thrown;
      });
      return (await started2).socketPath;
    },
    async close() {
      const running = await started2?.catch(() => void 0);
      if (running !== void 0) await end(running.child);
    }
  };
}
async function findProgram(given) {
  const directories = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  const found = directories.flatMap(
    (directory) => ["docker-registry", "registry"].map((name) => join(directory, name))
  );
  for (const candidate of given === void 0 ? found : [given]) {
    const executable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false
    );
    if (executable) return candidate;
  }
  throw new BerthError("LOCAL_AWS_FAILED", {
    what: `There is no registry program: ${given ?? "neither docker-registry nor registry is on PATH"}.`,
    why: "local-aws keeps images in a real registry (distribution), which it runs as a process of its own.",
    fix: "Install the package docker-registry (Debian, Ubuntu), or the distribution registry from https://github.com/distribution/distribution/releases."
  });
}
async function spawnRegistry(program, directory) {
  const configuration = join(directory, "configuration.json");
  await mkdir(directory, { recursive: true, mode: 448 });
  await rm(join(directory, "socket"), { force: true });
  await writeFile(configuration, JSON.stringify(configurationFor(directory)), { mode: 384 });
  return spawn(program, ["serve", configuration], { cwd: directory, env: {}, stdio: ["ignore", "ignore", "pipe"] });
}
function configurationFor(directory) {
  return {
    version: "0.1",
    log: { level: "error", accesslog: { disabled: true } },
    storage: {
      filesystem: { rootdirectory: join(directory, "data") },
      delete: { enabled: true },
      maintenance: { uploadpurging: { enabled: false } }
    },
    http: {
      net: "unix",
      addr: join(directory, "socket"),
      secret: randomBytes3(24).toString("hex"),
      relativeurls: true
    }
  };
}
async function untilReady(child, socketPath) {
  let complaint = "";
  child.stderr?.on("data", (bytes) => {
    complaint = `${complaint}${bytes.toString("utf8")}`.slice(-2e3);
  });
  const failed = new Promise((_resolve, reject) => {
    child.once("error", (error) => reject(startFailed(error.message)));
    child.once("exit", (code) => reject(startFailed(complaint.trim() || `it exited with ${code}`)));
  });
  failed.catch(() => void 0);
  return Promise.race([failed, untilAnswering(socketPath)]);
}
async function untilAnswering(socketPath) {
  const deadline = Date.now() + millisecondsToStart;
  while (Date.now() < deadline) {
    if (await answers(socketPath)) return socketPath;
    await wait(10);
  }
  throw startFailed(`it did not answer within ${millisecondsToStart / 1e3} s`);
}
function answers(socketPath) {
  return new Promise((resolve) => {
    const probe2 = request2({ socketPath, path: "/v2/", agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    probe2.once("error", () => resolve(false));
    probe2.end();
  });
}
function startFailed(why) {
  return new BerthError("LOCAL_AWS_FAILED", {
    what: "The registry process did not start.",
    why: `It said: ${why}.`,
    fix: "Run the registry program by hand, and see that it is version 2.7 or newer of distribution."
  });
}
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

// src/local-aws/ecr/registry-proxy.ts
import { createServer, request as request3 } from "node:http";
import { pipeline } from "node:stream/promises";

// src/local-aws/ecr/registry-replies.ts
function reply(status, body, headers) {
  const length = String(Buffer.byteLength(body));
  return {
    status,
    headers: { "docker-distribution-api-version": "registry/2.0", "content-length": length, ...headers },
    body
  };
}
function refusal(status, code, message) {
  return reply(status, JSON.stringify({ errors: [{ code, message }] }), {
    "content-type": "application/json; charset=utf-8"
  });
}
function sendReply(outgoing, head, { status, headers, body }) {
  outgoing.writeHead(status, headers);
  outgoing.end(head ? void 0 : body);
}

// src/local-aws/ecr/manifest-requests.ts
var largestManifest = 4 * 1024 * 1024;
async function answerManifest(target2, incoming) {
  switch (incoming.method) {
    case "GET":
    case "HEAD":
      return storedManifest(target2);
    case "PUT":
      return pushManifest(target2, await readText(incoming), incoming.headers["content-type"]);
    default:
      return refusal(405, "UNSUPPORTED", "The operation is unsupported.");
  }
}
function storedManifest({ repository, tagOrDigest }) {
  const image = imageOf(repository, tagOrDigest);
  if (image === void 0) return refusal(404, "MANIFEST_UNKNOWN", "Requested image not found");
  return reply(200, image.text, { "content-type": image.mediaType, "docker-content-digest": image.digest });
}
async function pushManifest(target2, text2, mediaType) {
  const { registry, repository, tagOrDigest } = target2;
  const manifest = text2 === void 0 ? void 0 : readManifest(text2, mediaType);
  if (manifest === void 0)
    return refusal(400, "MANIFEST_INVALID", "Invalid manifest: it is larger than 4 MiB, or not JSON.");
  const tag = tagOrDigest.startsWith("sha256:") ? void 0 : tagOrDigest;
  if (tag === void 0 && tagOrDigest !== manifest.digest) {
    return refusal(400, "DIGEST_INVALID", "The provided digest did not match the manifest.");
  }
  if (tag !== void 0 && repository.imageTags.has(tag) && isImmutable(repository, tag)) {
    return refusal(400, "TAG_INVALID", tagIsTaken(repository, tag));
  }
  const answer2 = await putManifest(registry, repository.name, manifest);
  if (answer2.status !== 201) {
    const { code, message } = complaintOf(answer2);
    return refusal(answer2.status, code, message);
  }
  recordImage(repository, manifest, tag, Date.now());
  const location = `/v2/${repository.name}/manifests/${manifest.digest}`;
  return reply(201, "", { location, "docker-content-digest": manifest.digest });
}
async function readText(incoming) {
  const chunks = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= largestManifest) chunks.push(bytes);
  }
  return size > largestManifest ? void 0 : Buffer.concat(chunks).toString("utf8");
}

// src/local-aws/ecr/registry-paths.ts
function parseRegistryPath(path) {
  if (path === "/v2/" || path === "/v2") return { kind: "version" };
  const [, repository = "", kind2, reference = ""] = /^\/v2\/(.+)\/(manifests|blobs|tags)\/(.*)$/.exec(splitUploads(path)) ?? [];
  switch (kind2) {
    case "manifests":
      return { kind: "manifest", repository, tagOrDigest: reference };
    case "blobs":
      return reference.startsWith("uploads") ? { kind: "upload", repository } : { kind: "blob", repository, digest: reference };
    case "tags":
      return reference === "list" ? { kind: "tags", repository } : { kind: "other" };
    default:
      return { kind: "other" };
  }
}
function requestName(method, { kind: kind2 }) {
  return `${method} ${names[kind2]}`;
}
var names = {
  version: "version",
  manifest: "manifests",
  blob: "blobs",
  upload: "uploads",
  tags: "tags",
  other: "other"
};
function actionOf(method, { kind: kind2 }) {
  switch (kind2) {
    case "manifest":
      return method === "PUT" ? "ecr:PutImage" : "ecr:BatchGetImage";
    case "blob":
      return method === "HEAD" ? "ecr:BatchCheckLayerAvailability" : "ecr:GetDownloadUrlForLayer";
    case "upload":
      return uploadActions[method] ?? "ecr:UploadLayerPart";
    case "tags":
      return "ecr:ListImages";
    case "version":
    case "other":
      return void 0;
  }
}
var uploadActions = {
  POST: "ecr:InitiateLayerUpload",
  PUT: "ecr:CompleteLayerUpload"
};
function splitUploads(path) {
  return path.replace(/\/blobs\/uploads\/.*$/, "/blobs/uploads");
}

// src/local-aws/ecr/repository-access.ts
function denialOf(repository, request6) {
  const statements = asObjects(parseJsonObject(repository?.policy ?? "{}")?.Statement);
  const applying = statements.filter((statement) => applies(statement, request6));
  if (applying.some(({ Effect }) => Effect === "Deny"))
    return denial(request6, "with an explicit deny in a resource-based policy");
  if (request6.callerAccount === request6.registryId || applying.some(({ Effect }) => Effect === "Allow"))
    return void 0;
  return denial(request6, `because no resource-based policy allows the ${request6.action} action`);
}
function applies(statement, { action, callerAccount }) {
  if (statement.Condition !== void 0) return false;
  const principals = listOf(asObject(statement.Principal)?.AWS ?? statement.Principal);
  const named2 = principals.some(
    (principal) => principal === "*" || principal === callerAccount || principal.split(":")[4] === callerAccount
  );
  return named2 && listOf(statement.Action).some((pattern) => matches(pattern, action));
}
function listOf(value) {
  const text2 = asString(value);
  return text2 === void 0 ? asStrings(value) : [text2];
}
function matches(pattern, action) {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "i").test(action);
}
function denial({ action, callerAccount, registryId, region, name }, reason) {
  const user = `arn:aws:sts::${callerAccount}:assumed-role/local-aws/local-aws`;
  const resource = `arn:aws:ecr:${region}:${registryId}:repository/${name}`;
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}

// src/local-aws/ecr/registry-proxy.ts
async function startRegistryProxy(options) {
  const server = createServer((incoming, outgoing) => {
    handle(options, incoming, outgoing).catch((thrown) => fail(outgoing, thrown));
  });
  server.requestTimeout = 0;
  server.keepAliveTimeout = 6e4;
  const port = await listen(server, options.port);
  return {
    server: `127.0.0.1:${port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    })
  };
}
async function handle(options, incoming, outgoing) {
  const url = new URL(incoming.url ?? "/", "http://registry");
  const path = parseRegistryPath(url.pathname);
  const answer2 = refuseCaller(options, incoming, url, path) ?? await answerHere(options, incoming, path);
  if (answer2 === void 0) await passOn(await options.registry.socket(), incoming, outgoing);
  else sendReply(outgoing, incoming.method === "HEAD", answer2);
}
function refuseCaller(options, incoming, url, path) {
  const { authorization } = options;
  const password = url.searchParams.get("password") ?? "";
  if (path.kind === "blob" && authorization.accountOf(password) !== void 0) return void 0;
  const struck = strike(options, incoming, path);
  if (struck !== void 0) return struck;
  const judgement = authorization.judge(incoming.headers.authorization);
  switch (judgement.kind) {
    case "valid":
      return refuseDenied(options.store, judgement.accountId, incoming, path);
    case "missing":
      return reply(401, "Not Authorized\n", {
        "content-type": "text/plain",
        "www-authenticate": `Basic realm="http://${incoming.headers.host}/",service="ecr.amazonaws.com"`
      });
    case "expired":
      return refusal(403, "DENIED", "Your authorization token has expired. Reauthenticate and try again.");
    case "invalid":
      return refusal(400, "DENIED", "Your authorization token is not valid. Reauthenticate and try again.");
  }
}
function strike({ authorization, faults }, { method = "", headers }, path) {
  const isLoggedIn = authorization.judge(headers.authorization).kind === "valid";
  const fault = isLoggedIn ? faults?.strikeRegistry(requestName(method, path)) : void 0;
  switch (fault?.kind) {
    case "expire-registry-tokens":
      authorization.expireAll();
      return void 0;
    case "registry-error":
      return refusal(fault.status, "UNKNOWN", "Service Unavailable. Please try again later.");
    case void 0:
      return void 0;
  }
}
function refuseDenied({ registryId, region, repositories }, callerAccount, { method = "" }, path) {
  const action = actionOf(method, path);
  if (action === void 0 || !("repository" in path)) return void 0;
  const { repository: name } = path;
  const denial3 = denialOf(repositories.get(name), { action, callerAccount, registryId, region, name });
  return denial3 === void 0 ? void 0 : refusal(403, "DENIED", denial3);
}
async function answerHere({ store, registry }, incoming, path) {
  if (path.kind === "version") return reply(200, "{}", { "content-type": "application/json" });
  if (path.kind === "other") return refusal(404, "UNSUPPORTED", "Amazon ECR does not know this path.");
  const repository = store.repositories.get(path.repository);
  if (repository === void 0)
    return refusal(404, "NAME_UNKNOWN", repositoryMissing(path.repository, store.registryId));
  switch (path.kind) {
    case "manifest":
      return answerManifest({ registry, repository, tagOrDigest: path.tagOrDigest }, incoming);
    case "tags": {
      const body = JSON.stringify({ name: repository.name, tags: [...repository.imageTags.keys()].sort() });
      return reply(200, body, { "content-type": "application/json" });
    }
    case "blob":
      return incoming.method === "DELETE" ? refusal(405, "UNSUPPORTED", "The operation is unsupported.") : void 0;
    case "upload":
      return void 0;
  }
}
async function passOn(socketPath, incoming, outgoing) {
  const { authorization: _password, ...headers } = incoming.headers;
  const { method = "GET", url: path = "/" } = incoming;
  const upstream = request3({ socketPath, method, path, headers });
  const answered = new Promise((resolve, reject) => {
    upstream.once("response", resolve);
    upstream.once("error", reject);
  });
  const sent = pipeline(incoming, upstream);
  sent.catch(() => void 0);
  const response = await answered;
  outgoing.writeHead(response.statusCode ?? 502, response.headers);
  await pipeline(response, outgoing);
}
function fail(outgoing, thrown) {
  if (outgoing.headersSent) outgoing.destroy();
  else sendReply(outgoing, false, refusal(405, "UNSUPPORTED", messageOf(thrown)));
}
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

// src/local-aws/ecr/registries.ts
function createRegistries(options) {
  const opening = /* @__PURE__ */ new Map();
  const opened = [];
  const openNew = async (accountId) => {
    const registry = await open(options, accountId);
    opened.push(registry);
    return registry;
  };
  return {
    of(accountId) {
      const registry = opening.get(accountId) ?? openNew(accountId);
      opening.set(accountId, registry);
      return registry;
    },
    opened: () => opened,
    async close() {
      for (const registry of await Promise.all(opening.values())) await registry.close();
    }
  };
}
function operationsByRegistry(registries, names2, homeAccount) {
  const operation = (name) => async (input, context) => {
    const caller = callerOf(context, homeAccount);
    const registry = await registries.of(registryIdOf(input) ?? caller);
    refuseDenied2(registry.store, `ecr:${name}`, input, { caller, region: context.region });
    const implementation = registry.operations[name];
    if (implementation === void 0) throw new Error(`There is no operation ${name}.`);
    return implementation(input, context);
  };
  return Object.fromEntries(names2.map((name) => [name, operation(name)]));
}
function callerOf({ accessKeyId = "" }, homeAccount) {
  return /^\d{12}$/.test(accessKeyId) ? accessKeyId : homeAccount;
}
async function open(options, registryId) {
  const { homeAccount, authorization, region, cleanUp, program, faults } = options;
  const isHome = registryId === homeAccount;
  const store = { registryId, region, repositories: /* @__PURE__ */ new Map() };
  const process2 = createRegistryProcess({ cleanUp, program, folder: isHome ? "registry" : `registry-${registryId}` });
  const port = isHome ? options.port : 0;
  const proxy = await startRegistryProxy({ store, authorization, registry: process2, port, faults });
  const { server } = proxy;
  const operations = {
    ...repositoryOperations(store, server),
    ...policyOperations(store),
    ...imageQueries(store),
    ...imageChanges(store, process2),
    ...layerOperations({ store, registry: process2, authorization, server })
  };
  const close5 = async () => {
    await proxy.close();
    await process2.close();
  };
  return { store, server, process: process2, operations, close: close5 };
}
function registryIdOf(input) {
  const registryId = asString(input.registryId);
  if (registryId === void 0 || /^\d{12}$/.test(registryId)) return registryId;
  const message = `Invalid parameter at 'registryId' failed to satisfy constraint: 'must satisfy regular expression '[0-9]{12}''`;
  throw new ApiError(failure, message);
}
function refuseDenied2({ registryId, repositories }, action, input, { caller, region }) {
  for (const name of namesIn(input)) {
    const denial3 = denialOf(repositories.get(name), { action, callerAccount: caller, registryId, region, name });
    if (denial3 !== void 0) throw new ApiError("AccessDeniedException", denial3);
  }
}
function namesIn(input) {
  const names2 = [input.repositoryName, ...asArray(input.repositoryNames)].flatMap((name) => asString(name) ?? []);
  return names2.length > 0 ? names2 : ["*"];
}

// src/local-aws/ecr/ecr.ts
async function createEcr(options) {
  const { accountId, region = "us-east-1", cleanUp, registryProgram: program, port = 0, faults } = options;
  const authorization = createAuthorization(() => Date.now());
  const registries = createRegistries({
    homeAccount: accountId,
    port,
    region,
    authorization,
    cleanUp,
    program,
    faults
  });
  const home = await registries.of(accountId);
  const operations = {
    ...operationsByRegistry(registries, Object.keys(home.operations), accountId),
    GetAuthorizationToken: authorizationToken(authorization, registries, accountId),
    DescribeRegistry: describeRegistry(accountId)
  };
  return {
    service: { protocol: "json-1.1", targetPrefix: "AmazonEC2ContainerRegistry_V20150921", operations },
    access: { server: home.server, username: registryUser, password: () => authorization.issue(accountId).password },
    digestOf: (reference) => digestIn(registries.opened(), reference),
    close: () => registries.close()
  };
}
function authorizationToken(authorization, registries, homeAccount) {
  return async (input, context) => {
    const caller = callerOf(context, homeAccount);
    const wanted = membersOf(input, failure).texts("registryIds");
    if (wanted.some((id) => !/^\d{12}$/.test(id)) || wanted.length > 10) throw unusableIds();
    const { password, expires } = authorization.issue(caller);
    const authorizationToken2 = Buffer.from(`${registryUser}:${password}`).toString("base64");
    const authorizationData = [];
    for (const id of wanted.length > 0 ? wanted : [caller]) {
      const registry = await registries.of(id);
      await started(registry);
      authorizationData.push({
        authorizationToken: authorizationToken2,
        expiresAt: expires / 1e3,
        proxyEndpoint: `http://${registry.server}`
      });
    }
    return { authorizationData };
  };
}
async function started({ process: process2 }) {
  await process2.socket().catch((thrown) => {
    throw new ApiError("ServerException", messageOf(thrown), { status: 400 });
  });
}
function unusableIds() {
  const rule = `Member must be 1 to 10 ids that satisfy regular expression '[0-9]{12}'`;
  return new ApiError(failure, `Invalid parameter at 'registryIds' failed to satisfy constraint: '${rule}'`);
}
function describeRegistry(homeAccount) {
  return (_input, context) => ({
    registryId: callerOf(context, homeAccount),
    replicationConfiguration: { rules: [] }
  });
}
function digestIn(opened, reference) {
  for (const { store, server } of opened) {
    const parsed = parseImageReference(reference, server);
    const repository = parsed === void 0 ? void 0 : store.repositories.get(parsed.repository);
    if (parsed !== void 0 && repository !== void 0)
      return imageOf(repository, parsed.tagOrDigest)?.digest ?? null;
  }
  return null;
}

// src/local-aws/ecs/errors.ts
function invalidParameter(message) {
  return new ApiError("InvalidParameterException", message);
}
function clientError(message) {
  return new ApiError("ClientException", message);
}
function clusterNotFound() {
  return new ApiError("ClusterNotFoundException", "Cluster not found.");
}
function serviceNotFound() {
  return new ApiError("ServiceNotFoundException", "Service not found.");
}
function serviceNotActive() {
  return new ApiError("ServiceNotActiveException", "Service was not ACTIVE.");
}

// src/local-aws/ecs/input.ts
function readText2(input, member) {
  const value = present(input[member]);
  if (value === void 0 || typeof value === "string") return value;
  throw wrongType(member, value, "a String");
}
function readInteger(input, member) {
  const value = present(input[member]);
  if (value === void 0) return void 0;
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw wrongType(member, value, "an Integer");
}
function readBoolean(input, member) {
  const value = present(input[member]);
  if (value === void 0 || typeof value === "boolean") return value;
  throw wrongType(member, value, "a Boolean");
}
function readObject(input, member) {
  const value = present(input[member]);
  if (value === void 0) return void 0;
  return asObject(value) ?? refuse(member, value, "a structure");
}
function readTexts(input, member) {
  return readList(input, member).map(
    (value) => typeof value === "string" ? value : refuse(member, value, "a list of Strings")
  );
}
function readObjects(input, member) {
  return readList(input, member).map((value) => asObject(value) ?? refuse(member, value, "a list of structures"));
}
function readChoice(input, member, choices) {
  const value = readText2(input, member);
  if (value === void 0) return void 0;
  const choice2 = choices.find((candidate) => candidate === value);
  if (choice2 === void 0)
    throw invalidParameter(`Invalid ${member}: ${value}. Valid values are [${choices.join(", ")}].`);
  return choice2;
}
function requireText(input, member, message) {
  const value = readText2(input, member);
  if (value === void 0 || value === "") throw invalidParameter(message);
  return value;
}
function readTags(input) {
  const tags = readObjects(input, "tags").map((tag) => ({
    key: requireText(tag, "key", "Tag keys cannot be empty."),
    value: readText2(tag, "value") ?? ""
  }));
  if (tags.length > 50) throw invalidParameter("The number of tags exceeds the limit of 50.");
  if (new Set(tags.map(({ key }) => key)).size < tags.length) throw invalidParameter("Duplicate tag keys found.");
  if (tags.some(({ key }) => key.toLowerCase().startsWith("aws:"))) {
    throw invalidParameter('Tag keys cannot start with "aws:".');
  }
  return tags;
}
function includesTags(input) {
  return readTexts(input, "include").includes("TAGS");
}
function readList(input, member) {
  const value = present(input[member]);
  if (value === void 0) return [];
  return Array.isArray(value) ? asArray(value).map((element) => element) : refuse(member, value, "a list");
}
function present(value) {
  return value === null ? void 0 : value;
}
function refuse(member, value, wanted) {
  throw wrongType(member, value, wanted);
}
function wrongType(member, value, wanted) {
  const kind2 = Array.isArray(value) ? "LIST" : typeof value === "object" ? "STRUCTURE" : typeof value;
  return new ApiError(
    "SerializationException",
    `${kind2.toUpperCase()}_VALUE of "${member}" can not be converted to ${wanted}`
  );
}

// src/local-aws/ecs/pages.ts
var largestPage = 100;
function page(input, member, elements2, keyOf3, render6) {
  const size = readInteger(input, "maxResults") ?? largestPage;
  if (size < 1 || size > largestPage) throw invalidParameter("maxResults must be between 1 and 100.");
  const start5 = startOf(input, elements2.map(keyOf3));
  const shown = elements2.slice(start5, start5 + size);
  const last = shown.at(-1);
  const more = start5 + size < elements2.length && last !== void 0;
  const token = more ? { nextToken: encode({ position: start5 + size, key: keyOf3(last) }) } : {};
  return { [member]: shown.map(render6), ...token };
}
function startOf(input, keys) {
  const token = readText2(input, "nextToken") ?? "";
  if (token === "") return 0;
  const bookmark = decode(token);
  const found = keys.indexOf(bookmark.key);
  return found === -1 ? Math.max(0, bookmark.position - 1) : found + 1;
}
function encode({ position, key }) {
  return Buffer.from(`${position} ${key}`).toString("base64");
}
function decode(token) {
  const [, position, key] = /^(\d+) (.+)$/s.exec(Buffer.from(token, "base64").toString("utf8")) ?? [];
  if (position === void 0 || key === void 0) throw invalidParameter("Invalid nextToken.");
  return { position: Number(position), key };
}

// src/local-aws/ecs/account-settings.ts
var defaults = {
  serviceLongArnFormat: "enabled",
  taskLongArnFormat: "enabled",
  containerInstanceLongArnFormat: "enabled",
  awsvpcTrunking: "disabled",
  containerInsights: "disabled",
  fargateFIPSMode: "disabled",
  tagResourceAuthorization: "off",
  fargateTaskRetirementWaitPeriod: "7",
  guardDutyActivate: "off",
  defaultLogDriverMode: "non-blocking",
  fargateEventWindows: "disabled"
};
function accountSettingOperations(ecs) {
  const put = (input) => {
    const name = settingName(input);
    const value = requireText(input, "value", "Account setting value can not be blank.");
    ecs.state.accountSettings.set(name, value);
    return { setting: render(ecs, name, value) };
  };
  return {
    ListAccountSettings: (input) => list(ecs, input),
    PutAccountSetting: put,
    PutAccountSettingDefault: put,
    DeleteAccountSetting: (input) => {
      const name = settingName(input);
      ecs.state.accountSettings.delete(name);
      return { setting: render(ecs, name, defaults[name] ?? "") };
    }
  };
}
function settingName(input) {
  const name = requireText(input, "name", "Account setting name can not be blank.");
  if (!Object.hasOwn(defaults, name)) throw invalidParameter(`Unknown account setting: ${name}.`);
  return name;
}
function list(ecs, input) {
  const name = readText2(input, "name");
  const value = readText2(input, "value");
  const effective = readBoolean(input, "effectiveSettings") === true;
  const settings = [...Object.entries(effective ? defaults : {}), ...ecs.state.accountSettings];
  const chosen5 = [...new Map(settings)].filter(
    ([settingKey, setting]) => (name === void 0 || settingKey === name) && (value === void 0 || setting === value)
  );
  return page(
    input,
    "settings",
    chosen5,
    ([settingKey]) => settingKey,
    ([settingKey, setting]) => render(ecs, settingKey, setting)
  );
}
function render(ecs, name, value) {
  return { name, value, principalArn: `arn:aws:iam::${ecs.accountId}:root`, type: "user" };
}

// src/local-aws/ecs/environment.ts
function emptyState() {
  return { clusters: /* @__PURE__ */ new Map(), taskDefinitions: /* @__PURE__ */ new Map(), accountSettings: /* @__PURE__ */ new Map(), registeredInstances: 0 };
}
function ecsArn(ecs, resource) {
  return `arn:aws:ecs:${ecs.region}:${ecs.accountId}:${resource}`;
}

// src/local-aws/ecs/identifiers.ts
import { randomBytes as randomBytes4, randomInt, randomUUID } from "node:crypto";
function randomHex() {
  return randomBytes4(16).toString("hex");
}
function randomDeploymentNumber() {
  return Array.from({ length: 19 }, (_, index) => String(randomInt(index === 0 ? 1 : 0, 10))).join("");
}
var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
function randomServiceDeploymentId() {
  return Array.from({ length: 21 }, () => letters[randomInt(letters.length)]).join("");
}
function randomEc2Id(prefix) {
  return `${prefix}-0${randomBytes4(8).toString("hex")}`;
}
function deploymentNumber(deploymentId) {
  return deploymentId.slice(deploymentId.lastIndexOf("/") + 1);
}
function lastPart(text2) {
  return text2.slice(text2.lastIndexOf("/") + 1);
}

// src/local-aws/ecs/find.ts
function activeCluster(ecs, input) {
  const cluster = ecs.state.clusters.get(clusterName(input));
  if (cluster === void 0) throw clusterNotFound();
  if (cluster.status === "INACTIVE") {
    throw new ApiError("ClusterNotFoundException", "The referenced cluster was inactive.");
  }
  return cluster;
}
function clusterName(input) {
  return lastPart(readText2(input, "cluster") || "default");
}
function serviceOf(cluster, reference) {
  const service = findService(cluster, reference);
  if (service === void 0) throw serviceNotFound();
  return service;
}
function findService(cluster, reference) {
  const service = cluster.services.get(lastPart(reference));
  if (service === void 0 || !reference.startsWith("arn:")) return service;
  const withoutCluster = service.arn.replace(`service/${cluster.name}/`, "service/");
  return [service.arn, withoutCluster].includes(reference) ? service : void 0;
}
function findInstance(cluster, reference) {
  return cluster.instances.get(lastPart(reference));
}
function addressOfInstance({ clusters }, ec2InstanceId) {
  const instances = [...clusters.values()].flatMap((cluster) => [...cluster.instances.values()]);
  return instances.find((instance) => instance.ec2InstanceId === ec2InstanceId)?.address;
}
function instanceOf(cluster, reference) {
  const instance = findInstance(cluster, reference);
  if (instance === void 0) throw invalidParameter(`Referenced container instance ${lastPart(reference)} not found.`);
  return instance;
}
function findTask(cluster, reference) {
  return cluster.tasks.get(lastPart(reference));
}
function findTaskDefinition(ecs, reference) {
  const prefix = ecsArn(ecs, "task-definition/");
  if (reference.startsWith("arn:") && !reference.startsWith(prefix)) return void 0;
  const [family = "", revision] = reference.replace(prefix, "").split(":", 2);
  const revisions = ecs.state.taskDefinitions.get(family) ?? [];
  if (revision === void 0) return revisions.findLast(({ status }) => status === "ACTIVE");
  return revisions.find((candidate) => String(candidate.revision) === revision);
}
function runnableTaskDefinition(ecs, reference) {
  const taskDefinition = findTaskDefinition(ecs, reference);
  if (taskDefinition === void 0) throw clientError("TaskDefinition not found.");
  if (taskDefinition.status !== "ACTIVE") throw clientError("TaskDefinition is inactive");
  return taskDefinition;
}
function missing(arn) {
  return { arn, reason: "MISSING" };
}

// src/local-aws/ecs/attributes.ts
function attributeOperations(ecs) {
  return {
    ListAttributes: (input) => list2(ecs, input),
    PutAttributes: (input) => change(ecs, input, (attributes, { name, value }) => [
      ...attributes.filter((attribute) => attribute.name !== name),
      value === void 0 ? { name } : { name, value }
    ]),
    DeleteAttributes: (input) => change(
      ecs,
      input,
      (attributes, { name, value }) => attributes.filter((attribute) => attribute.name !== name || value !== void 0 && attribute.value !== value)
    )
  };
}
function list2(ecs, input) {
  const cluster = activeCluster(ecs, input);
  if (readText2(input, "targetType") !== "container-instance") throw invalidParameter("Invalid target type.");
  const name = readText2(input, "attributeName");
  const value = readText2(input, "attributeValue");
  const all2 = [...cluster.instances.values()].flatMap(
    (instance) => instance.attributes.map((attribute) => ({ instance, attribute }))
  );
  const chosen5 = all2.filter(
    ({ attribute }) => (name === void 0 || attribute.name === name) && (value === void 0 || attribute.value === value)
  );
  return page(
    input,
    "attributes",
    chosen5,
    ({ instance, attribute }) => `${instance.arn} ${attribute.name}`,
    ({ instance, attribute }) => ({ ...attribute, targetId: instance.arn })
  );
}
function change(ecs, input, apply2) {
  const cluster = activeCluster(ecs, input);
  const named2 = readObjects(input, "attributes");
  if (named2.length === 0) throw invalidParameter("Attributes cannot be empty.");
  if (named2.length > 10) throw invalidParameter("Attributes cannot have more than 10 elements.");
  const changes = named2.map((attribute) => ({ instance: target(cluster, attribute), attribute: read(attribute) }));
  for (const { instance, attribute } of changes) {
    instance.attributes = apply2(instance.attributes, attribute);
    instance.version += 1;
  }
  ecs.wake(cluster);
  return { attributes: named2 };
}
function read(attribute) {
  const name = requireText(attribute, "name", "Attribute name cannot be blank.");
  const value = readText2(attribute, "value");
  return value === void 0 ? { name } : { name, value };
}
function target(cluster, attribute) {
  const reference = requireText(attribute, "targetId", "Target id cannot be blank.");
  const instance = findInstance(cluster, reference);
  if (instance === void 0) {
    throw new ApiError("TargetNotFoundException", "The specified target was not found.");
  }
  return instance;
}

// src/local-aws/ecs/task-counts.ts
function countTasks(tasks) {
  let running = 0;
  let pending = 0;
  for (const task of tasks) {
    if (isRunning(task)) running += 1;
    if (isPending(task)) pending += 1;
  }
  return { running, pending };
}
function isRunning(task) {
  return task.lastStatus === "RUNNING";
}
function isPending({ lastStatus }) {
  return lastStatus === "PROVISIONING" || lastStatus === "PENDING" || lastStatus === "ACTIVATING";
}
function isLive({ lastStatus }) {
  return lastStatus !== "STOPPED";
}

// src/local-aws/ecs/clusters.ts
function clusterOperations(ecs) {
  return {
    CreateCluster: (input) => ({ cluster: renderCluster(createCluster(ecs, input), true) }),
    DescribeClusters: (input) => describeClusters(ecs, input),
    ListClusters: (input) => {
      const active = [...ecs.state.clusters.values()].filter(({ status }) => status === "ACTIVE");
      return page(
        input,
        "clusterArns",
        active,
        ({ arn }) => arn,
        ({ arn }) => arn
      );
    },
    DeleteCluster: (input) => ({ cluster: renderCluster(deleteCluster(ecs, input), false) })
  };
}
function createCluster(ecs, input) {
  const name = readText2(input, "clusterName") || "default";
  if (!/^[a-zA-Z][\w-]{0,254}$/.test(name)) {
    throw invalidParameter("Identifier does not match requirements: only letters, digits, hyphens and underscores.");
  }
  const existing = ecs.state.clusters.get(name);
  if (existing?.status === "ACTIVE") return existing;
  const cluster = newCluster(ecs, name, input);
  ecs.state.clusters.set(name, cluster);
  return cluster;
}
function newCluster(ecs, name, input) {
  const settings = readObjects(input, "settings");
  const { configuration, serviceConnectDefaults } = input;
  return {
    name,
    arn: ecsArn(ecs, `cluster/${name}`),
    status: "ACTIVE",
    stored: {
      settings: settings.length > 0 ? settings : [{ name: "containerInsights", value: "disabled" }],
      ...configuration === void 0 ? {} : { configuration },
      ...serviceConnectDefaults === void 0 ? {} : { serviceConnectDefaults },
      capacityProviders: readTexts(input, "capacityProviders"),
      defaultCapacityProviderStrategy: readObjects(input, "defaultCapacityProviderStrategy")
    },
    tags: readTags(input),
    instances: /* @__PURE__ */ new Map(),
    services: /* @__PURE__ */ new Map(),
    tasks: /* @__PURE__ */ new Map(),
    runTaskTokens: /* @__PURE__ */ new Map()
  };
}
function describeClusters(ecs, input) {
  const named2 = readTexts(input, "clusters");
  const names2 = named2.length > 0 ? named2.map((cluster) => clusterName({ cluster })) : ["default"];
  if (names2.length > 100) throw invalidParameter("Clusters cannot have more than 100 elements.");
  const found = names2.flatMap((name) => ecs.state.clusters.get(name) ?? []);
  const absent = names2.filter((name) => !ecs.state.clusters.has(name));
  return {
    clusters: found.map((cluster) => renderCluster(cluster, includesTags(input))),
    failures: absent.map((name) => missing(ecsArn(ecs, `cluster/${name}`)))
  };
}
function deleteCluster(ecs, input) {
  const cluster = activeCluster(ecs, input);
  if (cluster.instances.size > 0) {
    throw new ApiError(
      "ClusterContainsContainerInstancesException",
      "The Cluster cannot be deleted while Container Instances are active or draining."
    );
  }
  if ([...cluster.services.values()].some(({ status }) => status !== "INACTIVE")) {
    throw new ApiError("ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
  }
  if ([...cluster.tasks.values()].some(({ lastStatus }) => lastStatus !== "STOPPED")) {
    throw new ApiError("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
  }
  cluster.status = "INACTIVE";
  return cluster;
}
function renderCluster(cluster, withTags) {
  const counts = countTasks(cluster.tasks.values());
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: cluster.instances.size,
    runningTasksCount: counts.running,
    pendingTasksCount: counts.pending,
    activeServicesCount: [...cluster.services.values()].filter(({ status }) => status === "ACTIVE").length,
    statistics: [],
    ...cluster.stored,
    tags: withTags ? cluster.tags.map(({ key, value }) => ({ key, value })) : []
  };
}

// src/local-aws/ecs/agent-attributes.ts
function agentAttributes(availabilityZone, instanceType) {
  const described = [
    { name: "ecs.availability-zone", value: availabilityZone },
    { name: "ecs.instance-type", value: instanceType },
    { name: "ecs.os-type", value: "linux" },
    { name: "ecs.os-family", value: "LINUX" },
    { name: "ecs.cpu-architecture", value: "x86_64" }
  ];
  return [...described, ...capabilities.map((name) => ({ name }))];
}
function isCapability({ name }) {
  return name.startsWith("ecs.capability.") || name.startsWith("com.amazonaws.ecs.capability.");
}
var dockerVersions = Array.from({ length: 28 }, (_, index) => `docker-remote-api.1.${17 + index}`);
var loggingDrivers = [
  "json-file",
  "syslog",
  "journald",
  "gelf",
  "fluentd",
  "awslogs",
  "splunk",
  "awsfirelens",
  "none"
];
var capabilities = [
  ...[
    "privileged-container",
    "selinux",
    "apparmor",
    "ecr-auth",
    "task-iam-role",
    "task-iam-role-network-host",
    ...dockerVersions,
    ...loggingDrivers.map((driver) => `logging-driver.${driver}`)
  ].map((name) => `com.amazonaws.ecs.capability.${name}`),
  ...[
    "aws-appmesh",
    "cni-plugin-version",
    "container-health-check",
    "container-ordering",
    "docker-plugin.amazon-ecs-volume-plugin",
    "docker-plugin.local",
    "ecr-endpoint",
    "efs",
    "efsAuth",
    "env-files.s3",
    "execution-role-awslogs",
    "execution-role-ecr-pull",
    "fault-injection",
    "firelens.fluentbit",
    "firelens.fluentd",
    "firelens.options.config.file",
    "firelens.options.config.s3",
    "full-sync",
    "increased-task-cpu-limit",
    "logging-driver.awsfirelens.log-driver-buffer-limit",
    "pid-ipc-namespace-sharing",
    "private-registry-authentication.secretsmanager",
    "secrets.asm.bootstrap.log-driver",
    "secrets.asm.environment-variables",
    "secrets.ssm.bootstrap.log-driver",
    "secrets.ssm.environment-variables",
    "service-connect-v1",
    "storage.ebs-task-volume-attach",
    "task-cpu-mem-limit",
    "task-eia",
    "task-eni",
    "task-eni-block-instance-metadata"
  ].map((name) => `ecs.capability.${name}`)
];

// src/local-aws/ecs/register-instance.ts
var defaultResources = { cpu: 2048, memory: 916 };
var reservedPorts = [22, 2375, 2376, 51678, 51679, 51680];
function registerInstance(ecs, cluster, input) {
  const id = randomHex();
  ecs.state.registeredInstances += 1;
  const address = addressOf(ecs.state.registeredInstances);
  const instance = {
    id,
    arn: ecsArn(ecs, `container-instance/${cluster.name}/${id}`),
    ec2InstanceId: randomEc2Id("i"),
    status: "ACTIVE",
    address,
    registered: readResources(input),
    attributes: withDefaults(ecs, readAttributes(input), address),
    versionInfo: readObject(input, "versionInfo") ?? defaultVersions,
    registeredAt: ecs.clock.now(),
    version: 1,
    tags: readTags(input)
  };
  cluster.instances.set(id, instance);
  return instance;
}
var defaultVersions = { agentVersion: "1.98.0", agentHash: "00000000", dockerVersion: "DockerVersion: 25.0.8" };
function addressOf(number) {
  if (number > 250 * 250)
    throw invalidParameter("local-aws has no loopback address left for another container instance.");
  return `127.${Math.floor((number - 1) / 250)}.${(number - 1) % 250 + 1}.1`;
}
function readResources(input) {
  const resources2 = readObjects(input, "totalResources");
  const named2 = (name) => resources2.find((resource) => resource.name === name);
  return {
    cpu: asNumber(named2("CPU")?.integerValue) ?? defaultResources.cpu,
    memory: asNumber(named2("MEMORY")?.integerValue) ?? defaultResources.memory,
    tcpPorts: [.../* @__PURE__ */ new Set([...reservedPorts, ...ports(named2("PORTS"))])],
    udpPorts: ports(named2("PORTS_UDP"))
  };
}
function ports(resource) {
  return asStrings(resource?.stringSetValue).map(Number).filter(Number.isInteger);
}
function readAttributes(input) {
  return readObjects(input, "attributes").map((attribute) => {
    const name = requireText(attribute, "name", "Attribute name cannot be blank.");
    const value = asString(attribute.value);
    return value === void 0 ? { name } : { name, value };
  });
}
function withDefaults(ecs, given, address) {
  const zone = attributeValue(given, "ecs.availability-zone") ?? `${ecs.region}a`;
  const instanceType = attributeValue(given, "ecs.instance-type") ?? "t3.micro";
  const agent2 = given.some(isCapability) ? [] : agentAttributes(zone, instanceType);
  const names2 = new Set(given.map(({ name }) => name));
  return [
    ...given.filter(({ name }) => name !== "local-aws.address"),
    ...agent2.filter(({ name }) => !names2.has(name)),
    { name: "local-aws.address", value: address }
  ];
}
function attributeValue(attributes, name) {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

// src/local-aws/ecs/task-overrides.ts
function withSizes(document, overrides) {
  const { cpu, memory } = overrides;
  const containerDefinitions = asObjects(document.containerDefinitions).map((definition) => ({
    ...definition,
    ...sizesFor(asString(definition.name), overrides)
  }));
  return { ...document, ...present2({ cpu, memory }), containerDefinitions };
}
function sizesFor(name, overrides) {
  const override = asObjects(overrides.containerOverrides).find((candidate) => candidate.name === name);
  const { cpu, memory, memoryReservation } = override ?? {};
  return present2({ cpu, memory, memoryReservation });
}
function present2(members) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== void 0 && value !== null));
}
function checkOverrides(overrides, document) {
  const names2 = asObjects(document.containerDefinitions).map(({ name }) => name);
  const unknown = readObjects(overrides, "containerOverrides").find(({ name }) => !names2.includes(name));
  if (unknown === void 0) return;
  throw invalidParameter(
    `Override for container named ${asString(unknown.name)} is not a container in the TaskDefinition.`
  );
}

// src/local-aws/ecs/instance-resources.ts
var interfacesOfUnknownType = 2;
function instanceState(cluster, instance) {
  const tasks = [...cluster.tasks.values()].filter((task) => task.instance === instance && isLive(task));
  const shapes = tasks.map((task) => taskShape(withSizes(task.taskDefinition.document, task.overrides)));
  const taken = (pick2) => shapes.reduce((total, shape) => total + pick2(shape), 0);
  const attributes = Object.fromEntries(instance.attributes.map(({ name, value }) => [name, value ?? ""]));
  const interfaces = awsvpcTaskLimit(attributes) ?? interfacesOfUnknownType;
  return {
    id: instance.id,
    status: instance.status,
    agentConnected: true,
    availabilityZone: attributeValue(instance.attributes, "ecs.availability-zone") ?? "",
    attributes,
    facts: {
      ec2InstanceId: instance.ec2InstanceId,
      agentVersion: asString(instance.versionInfo.agentVersion),
      registeredAt: instance.registeredAt,
      runningTasksCount: tasks.filter(({ lastStatus }) => lastStatus === "RUNNING").length
    },
    remaining: {
      cpu: instance.registered.cpu - taken(({ cpu }) => cpu),
      memory: instance.registered.memory - taken(({ memory }) => memory),
      networkInterfaces: interfaces - taken(({ networkInterfaces: networkInterfaces2 }) => networkInterfaces2)
    },
    usedHostPorts: [...reserved(instance), ...shapes.flatMap(({ hostPorts }) => hostPorts)]
  };
}
function reserved({ registered: registered2 }) {
  const tcp = registered2.tcpPorts.map((port) => ({ port, protocol: "tcp" }));
  const udp = registered2.udpPorts.map((port) => ({ port, protocol: "udp" }));
  return [...tcp, ...udp];
}

// src/local-aws/ecs/seconds.ts
function seconds(milliseconds) {
  return Math.round(milliseconds) / 1e3;
}
function instants(moments) {
  const present4 = {};
  for (const name in moments) {
    const moment = moments[name];
    if (moment !== null) present4[name] = seconds(moment);
  }
  return present4;
}

// src/local-aws/ecs/render-instance.ts
function renderInstance(cluster, instance, withTags) {
  const tasks = [...cluster.tasks.values()].filter((task) => task.instance === instance);
  const counts = countTasks(tasks);
  return {
    containerInstanceArn: instance.arn,
    ec2InstanceId: instance.ec2InstanceId,
    version: instance.version,
    versionInfo: instance.versionInfo,
    remainingResources: remainingResources(cluster, instance),
    registeredResources: registeredResources(instance),
    status: instance.status,
    agentConnected: true,
    runningTasksCount: counts.running,
    pendingTasksCount: counts.pending,
    attributes: instance.attributes.map((attribute) => ({ ...attribute })),
    registeredAt: seconds(instance.registeredAt),
    attachments: [],
    tags: withTags ? instance.tags.map(({ key, value }) => ({ key, value })) : []
  };
}
function remainingResources(cluster, instance) {
  const { remaining, usedHostPorts } = instanceState(cluster, instance);
  return resources(remaining, portsOf(usedHostPorts, "tcp"), portsOf(usedHostPorts, "udp"));
}
function registeredResources({ registered: registered2 }) {
  return resources(registered2, registered2.tcpPorts.map(String), registered2.udpPorts.map(String));
}
function resources({ cpu, memory }, tcp, udp) {
  return [integer("CPU", cpu), integer("MEMORY", memory), stringSet("PORTS", tcp), stringSet("PORTS_UDP", udp)];
}
function integer(name, value) {
  return { name, type: "INTEGER", doubleValue: 0, longValue: 0, integerValue: value };
}
function stringSet(name, values) {
  return { name, type: "STRINGSET", doubleValue: 0, longValue: 0, integerValue: 0, stringSetValue: values };
}
function portsOf(ports3, protocol) {
  return ports3.filter((port) => port.protocol === protocol).map(({ port }) => String(port));
}

// src/local-aws/ecs/task-size.ts
function sizeOf(definition, member) {
  const text2 = asString(definition[member]);
  if (text2 === void 0) return void 0;
  const unit = member === "cpu" ? "vcpu" : "gb";
  const [, digits, suffix] = new RegExp(`^\\s*(\\d+(?:\\.\\d+)?)\\s*(${unit})?\\s*$`, "i").exec(text2) ?? [];
  if (digits === void 0) throw clientError(`Invalid '${member}' setting for task.`);
  return suffix === void 0 ? Number(digits) : Number(digits) * 1024;
}

// src/local-aws/ecs/task-launch.ts
function planLaunch(task, secrets, speed) {
  const { document, family, revision } = task.taskDefinition;
  const containers = [];
  const reader = { role: executionRole(task), taskId: task.id };
  for (const definition of asObjects(document.containerDefinitions)) {
    if (asArray(definition.environmentFiles).length > 0) {
      return { failure: "ResourceInitializationError: failed to download env files: local-aws has no S3" };
    }
    const resolved = resolveSecrets(definition, secrets, reader);
    if ("failure" in resolved) return resolved;
    containers.push(containerLaunch(task, definition, resolved.environment, speed));
  }
  const { id, arn, cluster, address } = task;
  const { name: clusterName2 } = cluster;
  const place2 = { hostAddress: address, instanceId: task.instance?.id ?? null };
  const launch = { taskId: id, taskArn: arn, clusterName: clusterName2, family, revision, ...place2 };
  return { launch: { ...launch, networkMode: networkMode(document), containers } };
}
function executionRole({ overrides, taskDefinition }) {
  return asString(overrides.executionRoleArn) ?? asString(taskDefinition.document.executionRoleArn) ?? null;
}
function resolveSecrets(definition, secrets, reader) {
  const environment = [];
  for (const secret of asObjects(definition.secrets)) {
    const answer2 = secrets.resolve(asString(secret.valueFrom) ?? "", reader);
    if ("error" in answer2) {
      return { failure: `ResourceInitializationError: unable to pull secrets or registry auth: ${answer2.error}` };
    }
    environment.push({ name: asString(secret.name) ?? "", value: answer2.value });
  }
  return { environment };
}
function containerLaunch(task, definition, secrets, speed) {
  const name = asString(definition.name) ?? "";
  const override = asObjects(task.overrides.containerOverrides).find((candidate) => candidate.name === name) ?? {};
  const { document } = task.taskDefinition;
  return {
    name,
    image: asString(definition.image) ?? "",
    essential: definition.essential !== false,
    command: listOrNull(override.command ?? definition.command),
    entryPoint: listOrNull(definition.entryPoint),
    workingDirectory: asString(definition.workingDirectory) ?? null,
    user: asString(definition.user) ?? null,
    environment: mergeEnvironment(variables(definition), variables(override), secrets),
    memoryLimit: asNumber(override.memory) ?? asNumber(definition.memory) ?? sizeOf(withSizes(document, task.overrides), "memory") ?? null,
    memoryReservation: asNumber(override.memoryReservation) ?? asNumber(definition.memoryReservation) ?? null,
    cpu: asNumber(override.cpu) ?? asNumber(definition.cpu) ?? 0,
    portMappings: asObjects(definition.portMappings).flatMap(portMapping),
    healthCheck: healthCheck(asObject(definition.healthCheck), speed),
    stopTimeout: Math.max(1e3, (asNumber(definition.stopTimeout) ?? 30) * 1e3 / speed),
    logging: logging(asObject(definition.logConfiguration), name, task.id),
    readonlyRootFilesystem: definition.readonlyRootFilesystem === true,
    dockerLabels: labels(asObject(definition.dockerLabels)),
    dependsOn: asObjects(definition.dependsOn).map((dependency) => ({
      containerName: asString(dependency.containerName) ?? "",
      condition: asString(dependency.condition) ?? "START"
    }))
  };
}
function mergeEnvironment(...lists2) {
  const merged = new Map(lists2.flat().map(({ name, value }) => [name, value]));
  return [...merged].map(([name, value]) => ({ name, value }));
}
function variables(source) {
  return asObjects(source.environment).map(({ name, value }) => ({
    name: asString(name) ?? "",
    value: asString(value) ?? ""
  }));
}
function portMapping(mapping) {
  const containerPort = asNumber(mapping.containerPort);
  if (containerPort === void 0) return [];
  const protocol = mapping.protocol === "udp" ? "udp" : "tcp";
  return [{ containerPort, hostPort: asNumber(mapping.hostPort) ?? 0, protocol }];
}
function healthCheck(definition, speed) {
  const command = asStrings(definition?.command);
  if (definition === void 0 || command.length === 0 || command[0] === "NONE") return null;
  return {
    command,
    interval: (asNumber(definition.interval) ?? 30) * 1e3 / speed,
    timeout: (asNumber(definition.timeout) ?? 5) * 1e3,
    retries: asNumber(definition.retries) ?? 3,
    startPeriod: (asNumber(definition.startPeriod) ?? 0) * 1e3 / speed
  };
}
function logging(definition, container, taskId) {
  if (definition?.logDriver !== "awslogs") return null;
  const options = asObject(definition.options);
  const prefix = asString(options?.["awslogs-stream-prefix"]);
  const group = asString(options?.["awslogs-group"]) ?? "";
  return { group, stream: prefix === void 0 ? null : `${prefix}/${container}/${taskId}` };
}
function groupsToCreate(task) {
  const definitions = asObjects(task.taskDefinition.document.containerDefinitions);
  return definitions.flatMap((definition) => {
    const options = asObject(asObject(definition.logConfiguration)?.options);
    const group = asString(options?.["awslogs-group"]);
    return group !== void 0 && options?.["awslogs-create-group"] === "true" ? [group] : [];
  });
}
function networkMode(document) {
  const mode = document.networkMode;
  return mode === "host" || mode === "awsvpc" || mode === "none" ? mode : "bridge";
}
function listOrNull(value) {
  return Array.isArray(value) ? asStrings(value) : null;
}
function labels(object) {
  return Object.fromEntries(Object.entries(object ?? {}).map(([name, value]) => [name, asString(value) ?? ""]));
}

// src/local-aws/scheduler/events.ts
var keptEvents = 100;
function recordEvent(ecs, service, event) {
  const text2 = eventText(service.name, event);
  switch (event.kind) {
    case "placement-failed":
    case "blocked-by-configuration":
    case "steady-state":
      sayOnce(ecs, service, text2);
      break;
    default:
      say(ecs, service, text2);
  }
}
function recordStarts(ecs, service, tasks, replaced) {
  if (tasks.length === 0) return;
  service.said.clear();
  const taskIds = tasks.map(({ id }) => id);
  say(ecs, service, eventText(service.name, { kind: "tasks-started", taskIds, replacedUnhealthy: replaced }));
}
function recordStops(ecs, service, { running, pending }) {
  if (running.length + pending.length === 0) return;
  service.said.clear();
  const taskIds = running.map(({ id }) => id);
  if (pending.length > 0) say(ecs, service, `(service ${service.name}) stopped ${pending.length} pending tasks.`);
  if (running.length > 0) say(ecs, service, eventText(service.name, { kind: "tasks-stopped", taskIds }));
}
function recordLaunchFailures(ecs, service, failures) {
  for (const { taskId, reachedRunning } of failures) {
    const reason = service.cluster.tasks.get(taskId)?.stoppedReason;
    if (reachedRunning || reason == null) continue;
    sayOnce(ecs, service, `(service ${service.name}) was unable to place a task. Reason: ${reason}.`);
  }
}
function sayOnce(ecs, service, message) {
  if (service.said.has(message)) return;
  service.said.add(message);
  say(ecs, service, message);
}
function recordMessage(ecs, service, message) {
  say(ecs, service, `(service ${service.name}) ${message}`);
}
function say(ecs, service, message) {
  const event = { id: randomUUID(), createdAt: ecs.clock.now(), message };
  service.events = [event, ...service.events].slice(0, keptEvents);
}

// src/local-aws/ecs/load-balancers.ts
function loadBalancerEntries(stored) {
  return asObjects(stored.loadBalancers).map((entry) => ({
    targetGroupArn: asString(entry.targetGroupArn) ?? "",
    containerName: asString(entry.containerName) ?? "",
    containerPort: asNumber(entry.containerPort) ?? 0
  }));
}
function hasTargetGroups(stored) {
  return loadBalancerEntries(stored).some(({ targetGroupArn }) => targetGroupArn !== "");
}
function checkLoadBalancers(ecs, stored, taskDefinition) {
  const entries = loadBalancerEntries(stored);
  if (entries.length === 0 && asNumber(stored.healthCheckGracePeriodSeconds))
    throw invalidParameter("Health check grace period is only valid for services configured to use load balancers");
  for (const entry of entries) {
    checkContainer(entry, taskDefinition);
    checkTargetGroup(ecs, entry, taskDefinition);
  }
}
function checkContainer({ containerName, containerPort }, { document }) {
  const container = asObjects(document.containerDefinitions).find(({ name }) => name === containerName);
  if (container === void 0)
    throw invalidParameter(`The container ${containerName} does not exist in the task definition.`);
  const hasPort = asObjects(container.portMappings).some((mapping) => mapping.containerPort === containerPort);
  if (!hasPort)
    throw invalidParameter(`The container ${containerName} did not have a container port ${containerPort} defined.`);
}
function checkTargetGroup({ targetGroups }, { targetGroupArn }, { document }) {
  if (targetGroupArn === "")
    throw invalidParameter("targetGroupArn cannot be blank: local-aws has no Classic Load Balancers.");
  const group = targetGroups.find(targetGroupArn);
  if (group === void 0) throw invalidParameter(`The specified target group does not exist: ${targetGroupArn}`);
  const mode = asString(document.networkMode) ?? "bridge";
  const fits2 = group.targetType === (mode === "awsvpc" ? "ip" : "instance");
  if (!fits2)
    throw invalidParameter(
      `The provided target group ${targetGroupArn} has target type ${group.targetType}, which is incompatible with the ${mode} network mode specified in the task definition.`
    );
  if (!group.hasLoadBalancer)
    throw invalidParameter(
      `The target group with targetGroupArn ${targetGroupArn} does not have an associated load balancer.`
    );
}

// src/local-aws/ecs/task-targets.ts
function registerTargets(ecs, task) {
  const { service } = task;
  if (service === null) return;
  task.targets = entriesOf(task).flatMap((entry) => registerTarget(ecs, task, entry));
  for (const { targetGroupArn } of task.targets)
    recordMessage(ecs, service, `registered 1 targets in (target-group ${targetGroupArn})`);
}
function deregisterTargets(ecs, task, drained) {
  const { service, targets: targets2 } = task;
  if (service === null || targets2.length === 0) {
    drained();
    return;
  }
  recordMessage(ecs, service, "has begun draining connections on 1 tasks.");
  let draining = targets2.length;
  for (const target2 of targets2) {
    recordMessage(ecs, service, `deregistered 1 targets in (target-group ${target2.targetGroupArn})`);
    target2.deregister(() => {
      draining -= 1;
      if (draining === 0) drained();
    });
  }
}
function judgeTargets(ecs, service, tasks) {
  const grace = 1e3 * (asNumber(service.stored.healthCheckGracePeriodSeconds) ?? 0) / ecs.speed;
  const now = ecs.clock.now();
  const ends = tasks.flatMap((task) => {
    const verdict = verdictOf(task.targets);
    const end3 = (task.startedAt ?? now) + grace;
    const hidden = verdict === "UNHEALTHY" && now < end3;
    task.targetHealth = hidden ? "UNKNOWN" : verdict;
    return hidden ? [end3] : [];
  });
  return ends.length === 0 ? null : Math.min(...ends);
}
function unhealthyTarget({ targets: targets2 }) {
  return targets2.find((target2) => target2.health().state === "unhealthy");
}
function unhealthyText(task, target2) {
  const instance = task.instance === null || task.attachment !== null ? "" : ` (instance ${task.instance.ec2InstanceId})`;
  const reason = target2.health().reason?.description ?? "";
  return `(task ${task.id})${instance} (port ${target2.port}) is unhealthy in (target-group ${target2.targetGroupArn}) due to (reason ${reason}).`;
}
function verdictOf(targets2) {
  const states = targets2.map((target2) => target2.health().state);
  if (states.includes("unhealthy")) return "UNHEALTHY";
  return states.length > 0 && states.every((state) => state === "healthy") ? "HEALTHY" : "UNKNOWN";
}
function entriesOf({ service, deploymentId }) {
  const record = service?.records.get(deploymentId ?? "");
  return record === void 0 ? [] : loadBalancerEntries(record.stored);
}
function registerTarget(ecs, task, entry) {
  const container = task.containers.find(({ name }) => name === entry.containerName);
  const place2 = container === void 0 ? void 0 : placeOf(task, container, entry.containerPort);
  if (place2 === void 0) return [];
  const status = ecs.runtime.simulatedStatus;
  const simulated = status === void 0 ? void 0 : () => status(task.id, entry.containerName);
  const target2 = ecs.targetGroups.register(entry.targetGroupArn, { ...place2, simulated });
  return target2 === void 0 ? [] : [target2];
}
function placeOf(task, container, containerPort) {
  if (task.attachment !== null) return { id: task.address, address: task.address, port: containerPort };
  const binding = container.networkBindings.find((candidate) => candidate.containerPort === containerPort);
  if (binding === void 0 || task.instance === null) return void 0;
  return { id: task.instance.ec2InstanceId, address: task.instance.address, port: binding.hostPort };
}

// src/local-aws/ecs/task-lifecycle.ts
var retention = 60 * 60 * 1e3;
var leastRetention = 10 * 60 * 1e3;
var networkDelay = 1e3;
function launchTask(ecs, task) {
  if (task.attachment === null) {
    startContainers(ecs, task);
    return;
  }
  ecs.clock.after(networkDelay / ecs.speed, () => {
    if (task.lastStatus !== "PROVISIONING") return;
    changeStatus(task, "PENDING");
    startContainers(ecs, task);
  });
}
function stopTask(ecs, task, { code, reason }) {
  if (task.desiredStatus === "STOPPED") return;
  const { lastStatus } = task;
  task.desiredStatus = "STOPPED";
  task.stopCode = code;
  task.stoppedReason = reason;
  task.stoppingAt = ecs.clock.now();
  const deactivates = (lastStatus === "RUNNING" || lastStatus === "ACTIVATING") && isBalanced(task);
  changeStatus(task, deactivates ? "DEACTIVATING" : "STOPPING");
  if (lastStatus === "PROVISIONING") finish(ecs, task);
  else if (code === "EssentialContainerExited") leaveAtOnce(ecs, task);
  else deregisterTargets(ecs, task, () => stopContainers(ecs, task));
  ecs.wake(task.cluster);
}
function leaveAtOnce(ecs, task) {
  deregisterTargets(ecs, task, () => void 0);
  ecs.runtime.stop(task.id);
}
function stopContainers(ecs, task) {
  if (task.lastStatus !== "DEACTIVATING" && task.lastStatus !== "STOPPING") return;
  changeStatus(task, "STOPPING");
  ecs.runtime.stop(task.id);
  ecs.wake(task.cluster);
}
function abandonTask(ecs, task) {
  stopTask(ecs, task, { code: "UserInitiated", reason: "Container instance was deregistered" });
  finish(ecs, task);
}
function startContainers(ecs, task) {
  const observer = observe(ecs, task);
  try {
    for (const group of groupsToCreate(task)) ecs.logs.createGroup(group);
    const plan = planLaunch(task, ecs.secrets, ecs.speed);
    if ("failure" in plan) observer.failedToStart(null, plan.failure);
    else ecs.runtime.start(plan.launch, observer);
  } catch (thrown) {
    observer.failedToStart(null, `ResourceInitializationError: ${messageOf(thrown)}`);
  }
}
function observe(ecs, task) {
  const report = (change2) => {
    if (task.lastStatus === "STOPPED") return;
    change2();
    ecs.wake(task.cluster);
  };
  const container = (name, change2) => report(() => {
    const found = task.containers.find((candidate) => candidate.name === name);
    if (found !== void 0) change2(found);
  });
  return {
    pullStarted: () => report(() => Object.assign(task, { pullStartedAt: ecs.clock.now() })),
    pullStopped: () => report(() => Object.assign(task, { pullStoppedAt: ecs.clock.now() })),
    containerRunning: (name, details) => container(name, (found) => {
      Object.assign(found, details, { lastStatus: "RUNNING" });
      runWhenComplete(ecs, task);
    }),
    containerHealth: (name, status) => container(name, (found) => {
      found.health = status;
      task.version += 1;
    }),
    containerExited: (name, { exitCode, reason }) => container(name, (found) => {
      Object.assign(found, { lastStatus: "STOPPED", exitCode, reason });
      stopAfterExit(ecs, task, found);
    }),
    failedToStart: (name, reason) => report(() => failToStart(ecs, task, name, reason)),
    stopped: () => report(() => finish(ecs, task))
  };
}
function runWhenComplete(ecs, task) {
  if (task.lastStatus !== "PENDING" || task.containers.some(({ lastStatus }) => lastStatus === "PENDING")) return;
  if (task.attachment === null && !isBalanced(task)) {
    run(ecs, task);
    return;
  }
  changeStatus(task, "ACTIVATING");
  registerTargets(ecs, task);
  ecs.clock.after(networkDelay / ecs.speed, () => {
    if (task.lastStatus !== "ACTIVATING") return;
    run(ecs, task);
    ecs.wake(task.cluster);
  });
}
function run(ecs, task) {
  task.startedAt = ecs.clock.now();
  changeStatus(task, "RUNNING");
}
function isBalanced({ service }) {
  const entries = [service?.stored.loadBalancers, service?.stored.serviceRegistries];
  return entries.some((list8) => Array.isArray(list8) && list8.length > 0);
}
function stopAfterExit(ecs, task, container) {
  task.version += 1;
  const othersRun = task.containers.some(({ lastStatus }) => lastStatus !== "STOPPED");
  if (!container.essential && othersRun) {
    runWhenComplete(ecs, task);
    return;
  }
  task.executionStoppedAt ??= ecs.clock.now();
  if (task.lastStatus === "DEACTIVATING") stopContainers(ecs, task);
  stopTask(ecs, task, { code: "EssentialContainerExited", reason: "Essential container in task exited" });
}
function failToStart(ecs, task, name, reason) {
  const container = task.containers.find((candidate) => candidate.name === name);
  if (container !== void 0) container.reason = reason;
  if (task.desiredStatus === "RUNNING") {
    task.desiredStatus = "STOPPED";
    task.stopCode = "TaskFailedToStart";
    task.stoppedReason = reason;
    task.stoppingAt = ecs.clock.now();
  }
  finish(ecs, task);
}
function finish(ecs, task) {
  for (const container of task.containers) container.lastStatus = "STOPPED";
  task.desiredStatus = "STOPPED";
  task.executionStoppedAt ??= ecs.clock.now();
  if (task.attachment === null || task.lastStatus === "PROVISIONING") {
    conclude(ecs, task);
    return;
  }
  changeStatus(task, "DEPROVISIONING");
  ecs.clock.after(networkDelay / ecs.speed, () => conclude(ecs, task));
}
function conclude(ecs, task) {
  if (task.lastStatus === "STOPPED") return;
  task.stoppedAt = ecs.clock.now();
  changeStatus(task, "STOPPED");
  reportFailure(task);
  ecs.clock.after(Math.max(leastRetention, retention / ecs.speed), () => task.cluster.tasks.delete(task.id));
  ecs.wake(task.cluster);
}
function reportFailure({ id, service, deploymentId, stopCode, startedAt }) {
  if (service === null || deploymentId === null) return;
  if (stopCode !== "TaskFailedToStart" && stopCode !== "EssentialContainerExited") return;
  service.failures.push({ taskId: id, deploymentId, reachedRunning: startedAt !== null });
}
function changeStatus(task, status) {
  task.lastStatus = status;
  task.version += 1;
}

// src/local-aws/ecs/container-instances.ts
function containerInstanceOperations(ecs) {
  return {
    RegisterContainerInstance: (input) => {
      const cluster = activeCluster(ecs, input);
      const instance = registerInstance(ecs, cluster, input);
      ecs.wake(cluster);
      return { containerInstance: renderInstance(cluster, instance, true) };
    },
    DeregisterContainerInstance: (input) => deregister(ecs, input),
    ListContainerInstances: (input) => list3(ecs, input),
    DescribeContainerInstances: (input) => describe(ecs, input),
    UpdateContainerInstancesState: (input) => updateState(ecs, input)
  };
}
function deregister(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const reference = requireText(input, "containerInstance", "Container instance cannot be blank.");
  const instance = instanceOf(cluster, reference);
  const tasks = [...cluster.tasks.values()].filter((task) => task.instance === instance && isLive(task));
  if (tasks.length > 0 && readBoolean(input, "force") !== true) {
    throw invalidParameter("Found running tasks on the instance.");
  }
  const rendered = { ...renderInstance(cluster, instance, true), status: "INACTIVE", agentConnected: false };
  cluster.instances.delete(instance.id);
  for (const task of tasks) abandonTask(ecs, task);
  ecs.wake(cluster);
  return { containerInstance: rendered };
}
function list3(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const status = readText2(input, "status");
  const filter = readText2(input, "filter") ?? "";
  const chosen5 = [...cluster.instances.values()].filter(
    (instance) => (status === void 0 || instance.status === status) && matches2(cluster, instance, filter)
  );
  return page(
    input,
    "containerInstanceArns",
    chosen5,
    ({ arn }) => arn,
    ({ arn }) => arn
  );
}
function matches2(cluster, instance, filter) {
  if (filter === "") return true;
  const verdict = evaluateExpression(filter, instanceState(cluster, instance));
  if (typeof verdict === "boolean") return verdict;
  throw invalidParameter(`Invalid filter: local-aws does not understand the expression ${filter}.`);
}
function describe(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const references = readTexts(input, "containerInstances");
  if (references.length === 0) throw invalidParameter("Container instances cannot be empty.");
  if (references.length > 100) throw invalidParameter("Container instances cannot have more than 100 elements.");
  return renderFound(ecs, cluster, references, includesTags(input));
}
function updateState(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const status = asString(input.status);
  if (status !== "ACTIVE" && status !== "DRAINING") {
    throw invalidParameter("Container instance status should be one of [ACTIVE, DRAINING].");
  }
  const references = readTexts(input, "containerInstances");
  if (references.length === 0) throw invalidParameter("Container instances cannot be empty.");
  if (references.length > 10) throw invalidParameter("Container instances cannot have more than 10 elements.");
  for (const reference of references) {
    const instance = findInstance(cluster, reference);
    if (instance === void 0 || instance.status === status) continue;
    instance.status = status;
    instance.version += 1;
  }
  ecs.wake(cluster);
  return renderFound(ecs, cluster, references, false);
}
function renderFound(ecs, cluster, references, withTags) {
  const found = references.flatMap((reference) => findInstance(cluster, reference) ?? []);
  const absent = references.filter((reference) => findInstance(cluster, reference) === void 0);
  return {
    containerInstances: found.map((instance) => renderInstance(cluster, instance, withTags)),
    failures: absent.map(
      (reference) => missing(`arn:aws:ecs:${ecs.region}:${ecs.accountId}:container-instance/${cluster.name}/${lastPart(reference)}`)
    )
  };
}

// src/local-aws/ecs/find-service-deployment.ts
function findServiceDeployment(ecs, arn) {
  for (const service of allServices(ecs)) {
    const deployment = service.serviceDeployments.find((candidate) => candidate.arn === arn);
    if (deployment !== void 0) return { service, deployment };
  }
  return void 0;
}
function allServices(ecs) {
  return [...ecs.state.clusters.values()].flatMap(({ services }) => [...services.values()]);
}

// src/local-aws/ecs/service-deployments.ts
var finishedStatuses = [
  "SUCCESSFUL",
  "STOPPED",
  "ROLLBACK_SUCCESSFUL",
  "ROLLBACK_FAILED"
];
function currentServiceDeployment({ serviceDeployments }) {
  const newest2 = serviceDeployments[0];
  return newest2 === void 0 || isFinished(newest2) ? void 0 : newest2;
}
function isFinished({ status }) {
  return finishedStatuses.includes(status);
}
function openServiceDeployment(ecs, service, targetId, sourceIds) {
  const now = ecs.clock.now();
  const superseded = currentServiceDeployment(service);
  if (superseded !== void 0) {
    const status = superseded.rollback === null ? "STOPPED" : "ROLLBACK_FAILED";
    close(superseded, status, "A newer service deployment was started.", now);
  }
  const opened = {
    arn: ecsArn(ecs, `service-deployment/${service.cluster.name}/${service.name}/${randomServiceDeploymentId()}`),
    targetId,
    sourceIds,
    createdAt: now,
    status: "IN_PROGRESS",
    statusReason: null,
    updatedAt: now,
    finishedAt: null,
    stoppedAt: null,
    deploymentConfiguration: asObject(service.stored.deploymentConfiguration) ?? {},
    rollback: null,
    breakerTriggered: false,
    failureCount: 0
  };
  service.serviceDeployments = [opened, ...service.serviceDeployments];
}
function completeServiceDeployment(service, deploymentId, now) {
  const current = currentServiceDeployment(service);
  if (current === void 0) return;
  if (current.rollback?.targetId === deploymentId) close(current, "ROLLBACK_SUCCESSFUL", current.rollback.reason, now);
  else if (current.targetId === deploymentId) close(current, "SUCCESSFUL", null, now);
}
var breakerReason = "Service deployment rolled back because the circuit breaker threshold was exceeded.";
function failServiceDeployment(service, now) {
  const current = currentServiceDeployment(service);
  if (current === void 0) return;
  current.breakerTriggered = true;
  close(current, "STOPPED", "Service deployment stopped because the circuit breaker threshold was exceeded.", now);
}
function rollBackServiceDeployment(service, targetId, now) {
  turnBack(service, targetId, { status: "ROLLBACK_IN_PROGRESS", reason: breakerReason, now });
}
function requestRollback(service, targetId, now) {
  turnBack(service, targetId, { status: "ROLLBACK_REQUESTED", reason: "Service deployment rolled back by user.", now });
}
function beginRequestedRollback(service, now) {
  const current = currentServiceDeployment(service);
  if (current?.status !== "ROLLBACK_REQUESTED") return;
  current.status = "ROLLBACK_IN_PROGRESS";
  current.updatedAt = now;
}
function turnBack(service, targetId, { status, reason, now }) {
  const newest2 = service.serviceDeployments[0];
  if (newest2 === void 0) return;
  newest2.status = status;
  newest2.statusReason = reason;
  newest2.rollback = { reason, startedAt: now, targetId };
  newest2.updatedAt = now;
  newest2.finishedAt = null;
  newest2.stoppedAt = null;
}
function abortServiceDeployment(deployment, now) {
  close(deployment, "STOPPED", "Service deployment stopped by user.", now);
}
function close(deployment, status, reason, now) {
  deployment.status = status;
  deployment.statusReason = reason;
  deployment.updatedAt = now;
  deployment.finishedAt = now;
  if (status === "STOPPED") deployment.stoppedAt = now;
}
function renderBreaker(service, deployment) {
  if (!service.circuitBreaker.enable) return { status: "DISABLED", failureCount: 0, threshold: 0 };
  const { failureCount, breakerTriggered } = deployment;
  const done = isFinished(deployment) ? "MONITORING_COMPLETE" : "MONITORING";
  return {
    status: breakerTriggered ? "TRIGGERED" : done,
    failureCount,
    threshold: breakerThreshold(service.desiredCount, service.circuitBreaker)
  };
}

// src/local-aws/ecs/render-task.ts
function renderTask(task, region, withTags) {
  const { instance, taskDefinition, startedBy, stopCode, stoppedReason } = task;
  const { pullStartedAt, pullStoppedAt, startedAt, stoppingAt, executionStoppedAt, stoppedAt } = task;
  const zone = instance === null ? `${region}a` : attributeValue(instance.attributes, "ecs.availability-zone");
  return {
    taskArn: task.arn,
    clusterArn: task.cluster.arn,
    taskDefinitionArn: taskDefinition.arn,
    ...instance === null ? { platformVersion: "1.4.0", platformFamily: "Linux" } : { containerInstanceArn: instance.arn },
    ...zone === void 0 ? {} : { availabilityZone: zone },
    group: task.group,
    ...startedBy === null ? {} : { startedBy },
    launchType: task.launchType,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: taskHealth(task),
    connectivity: "CONNECTED",
    connectivityAt: seconds(task.createdAt),
    createdAt: seconds(task.createdAt),
    ...instants({ pullStartedAt, pullStoppedAt, startedAt, stoppingAt, executionStoppedAt, stoppedAt }),
    ...stopCode === null ? {} : { stopCode },
    ...stoppedReason === null ? {} : { stoppedReason },
    ...sizes(task),
    containers: task.containers.map((container) => renderContainer(task, container)),
    attachments: attachments(task),
    attributes: [{ name: "ecs.cpu-architecture", value: "x86_64" }],
    overrides: { containerOverrides: task.containers.map(({ name }) => ({ name })), ...task.overrides },
    enableExecuteCommand: task.enableExecuteCommand,
    inferenceAccelerators: [],
    version: task.version,
    tags: withTags ? task.tags.map(({ key, value }) => ({ key, value })) : []
  };
}
function taskHealth({ containers }) {
  const checked = containers.filter(({ essential, hasHealthCheck: hasHealthCheck2 }) => essential && hasHealthCheck2);
  if (checked.some(({ health: health2 }) => health2 === "UNHEALTHY")) return "UNHEALTHY";
  return checked.length > 0 && checked.every(({ health: health2 }) => health2 === "HEALTHY") ? "HEALTHY" : "UNKNOWN";
}
function sizes({ taskDefinition, containers, overrides }) {
  const { cpu, memory } = taskDefinition.document;
  const sum = (texts) => String(texts.reduce((total, text2) => total + Number(text2 ?? 0), 0));
  const reserved2 = containers.map((container) => container.memoryReservation ?? container.memory);
  return {
    cpu: asString(overrides.cpu) ?? asString(cpu) ?? sum(containers.map((container) => container.cpu)),
    memory: asString(overrides.memory) ?? asString(memory) ?? sum(reserved2)
  };
}
function renderContainer(task, container) {
  const { runtimeId, imageDigest: imageDigest2, exitCode, reason, memory, memoryReservation } = container;
  const optional = { runtimeId, imageDigest: imageDigest2, exitCode, reason, memory, memoryReservation };
  return {
    containerArn: container.arn,
    taskArn: task.arn,
    name: container.name,
    image: container.image,
    lastStatus: container.lastStatus,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
    networkBindings: container.networkBindings.map((binding) => ({ ...binding })),
    networkInterfaces: networkInterfaces(task),
    healthStatus: container.health,
    managedAgents: [],
    cpu: container.cpu
  };
}
function networkInterfaces({ attachment: attachment2 }) {
  if (attachment2 === null) return [];
  return [{ attachmentId: attachment2.id, privateIpv4Address: attachment2.privateIpv4Address }];
}
function attachments({ attachment: attachment2, lastStatus }) {
  if (attachment2 === null) return [];
  const details = {
    subnetId: attachment2.subnetId,
    networkInterfaceId: attachment2.networkInterfaceId,
    macAddress: attachment2.macAddress,
    privateIPv4Address: attachment2.privateIpv4Address
  };
  return [
    {
      id: attachment2.id,
      type: "ElasticNetworkInterface",
      status: attachmentStatus(lastStatus),
      details: Object.entries(details).map(([name, value]) => ({ name, value }))
    }
  ];
}
function attachmentStatus(status) {
  if (status === "PROVISIONING") return "PRECREATED";
  return status === "STOPPED" ? "DELETED" : "ATTACHED";
}

// src/local-aws/ecs/service-state.ts
function serviceState(service) {
  const { name, desiredCount, percents, launch, circuitBreaker, deployments } = service;
  const tasks = serviceTasks(service).filter(isLive).map(taskState);
  return { name, desiredCount, percents, launch, circuitBreaker, deployments, tasks };
}
function serviceTasks(service) {
  return [...service.cluster.tasks.values()].filter((task) => task.service === service);
}
function taskState(task) {
  return {
    id: task.id,
    deploymentId: task.deploymentId ?? "",
    instanceId: task.instance?.id ?? null,
    phase: phaseOf(task),
    runningSince: task.startedAt,
    health: taskHealth(task),
    targetHealth: task.targetHealth
  };
}
function phaseOf({ desiredStatus, lastStatus }) {
  if (desiredStatus === "STOPPED") return "STOPPING";
  return lastStatus === "RUNNING" ? "RUNNING" : "PENDING";
}
function deploy(ecs, service, taskDefinition, stored) {
  const number = randomDeploymentNumber();
  const id = `ecs-svc/${number}`;
  const now = ecs.clock.now();
  const sourceIds = visibleDeployments(service).map((deployment) => deployment.id);
  const record = {
    id,
    revisionArn: ecsArn(ecs, `service-revision/${service.cluster.name}/${service.name}/${deploymentNumber(id)}`),
    taskDefinition,
    stored,
    createdAt: now,
    updatedAt: now,
    rolloutStateReason: `ECS deployment ${id} in progress.`
  };
  service.records.set(id, record);
  const placementConstraints = [...service.placementConstraints, ...constraintsOf(taskDefinition)];
  const shape = { ...taskShape(taskDefinition.document), hasTargetGroup: hasTargetGroups(stored) };
  const started2 = { id, shape, placementConstraints };
  service.deployments = startDeployment(serviceState(service), started2).deployments;
  service.said.clear();
  openServiceDeployment(ecs, service, id, sourceIds);
}
function constraintsOf({ document }) {
  return readConstraints(asObjects(document.placementConstraints));
}
function readConstraints(constraints) {
  return constraints.map((constraint) => {
    if (constraint.type === "distinctInstance") return { type: "distinctInstance" };
    const expression = asString(constraint.expression);
    if (constraint.type === "memberOf" && expression !== void 0) return { type: "memberOf", expression };
    throw invalidParameter("Invalid placement constraint: distinctInstance, or memberOf with an expression.");
  });
}
function visibleDeployments(service) {
  const live2 = new Set(
    serviceTasks(service).filter(isLive).map(({ deploymentId }) => deploymentId)
  );
  return service.deployments.filter(
    ({ id, status, budget, rolloutState }) => status === "PRIMARY" || live2.has(id) || budget > 0 || rolloutState === "FAILED"
  );
}

// src/local-aws/ecs/render-service.ts
function renderService(service, withTags) {
  const counts = countTasks(serviceTasks(service));
  const current = currentServiceDeployment(service);
  const primary = service.deployments.find(({ status }) => status === "PRIMARY");
  const record = primary === void 0 ? void 0 : service.records.get(primary.id);
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.cluster.arn,
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: counts.running,
    pendingCount: counts.pending,
    ...service.stored,
    ...record === void 0 ? {} : { taskDefinition: record.taskDefinition.arn },
    deployments: shownDeployments(service).map((deployment) => renderDeployment(service, deployment)),
    ...current === void 0 ? {} : { currentServiceDeployment: current.arn },
    currentServiceRevisions: shownDeployments(service).map(({ id }) => revisionSummary(service, id)),
    events: service.events.map(({ id, createdAt, message }) => ({ id, createdAt: seconds(createdAt), message })),
    createdAt: seconds(service.createdAt),
    tags: withTags ? service.tags.map(({ key, value }) => ({ key, value })) : []
  };
}
function shownDeployments(service) {
  return service.status === "INACTIVE" ? [] : visibleDeployments(service);
}
function renderDeployment(service, deployment) {
  const record = service.records.get(deployment.id);
  const counts = deploymentCounts(service, deployment.id);
  return {
    id: deployment.id,
    status: deployment.status,
    ...record === void 0 ? {} : { taskDefinition: record.taskDefinition.arn },
    desiredCount: requestedCount(service, deployment.id),
    pendingCount: counts.pending,
    runningCount: counts.running,
    failedTasks: deployment.failedTasks,
    createdAt: seconds(record?.createdAt ?? service.createdAt),
    updatedAt: seconds(record?.updatedAt ?? service.createdAt),
    ...deploymentMembers(record?.stored ?? {}),
    rolloutState: deployment.rolloutState,
    rolloutStateReason: record?.rolloutStateReason ?? ""
  };
}
function deploymentMembers({
  loadBalancers: _loadBalancers,
  serviceRegistries: _registries,
  ...rest
}) {
  return rest;
}
function deploymentCounts(service, deploymentId) {
  return countTasks(serviceTasks(service).filter((task) => task.deploymentId === deploymentId));
}
function requestedCount(service, deploymentId) {
  const deployment = service.deployments.find(({ id }) => id === deploymentId);
  if (deployment === void 0) return 0;
  return deployment.status === "PRIMARY" ? service.desiredCount : deployment.budget;
}
function revisionSummary(service, deploymentId) {
  const counts = deploymentCounts(service, deploymentId);
  return {
    arn: service.records.get(deploymentId)?.revisionArn ?? "",
    requestedTaskCount: requestedCount(service, deploymentId),
    runningTaskCount: counts.running,
    pendingTaskCount: counts.pending
  };
}

// src/local-aws/ecs/stop-service-deployment.ts
function stopServiceDeployment(ecs, input) {
  const arn = requireText(input, "serviceDeploymentArn", "Service deployment ARN can not be blank.");
  const stopType = readChoice(input, "stopType", ["ROLLBACK", "ABORT"]) ?? "ROLLBACK";
  const found = findServiceDeployment(ecs, arn);
  if (found === void 0) {
    throw new ApiError("ServiceDeploymentNotFoundException", "Service deployment not found.");
  }
  if (isFinished(found.deployment)) {
    const message = `The service deployment is ${found.deployment.status} and cannot be stopped.`;
    throw new ApiError("ConflictException", message);
  }
  if (found.deployment.rollback !== null) return { serviceDeploymentArn: arn };
  if (stopType === "ROLLBACK") rollBackByUser(ecs, found);
  else abort(ecs, found);
  ecs.wake(found.service.cluster);
  return { serviceDeploymentArn: arn };
}
function rollBackByUser(ecs, { service }) {
  const now = ecs.clock.now();
  const rolledBack = rollBack({ ...serviceState(service), deployments: withPrimaryFailed(service) });
  if (rolledBack === void 0) {
    throw new ApiError("ConflictException", "The service has no completed deployment to roll back to.");
  }
  const { target: target2 } = rolledBack;
  service.deployments = rolledBack.service.deployments;
  service.said.clear();
  const record = service.records.get(target2.id);
  if (record !== void 0) {
    record.createdAt = now;
    record.updatedAt = now;
    record.rolloutStateReason = `ECS deployment ${target2.id} in progress.`;
  }
  requestRollback(service, target2.id, now);
}
function abort(ecs, { service, deployment }) {
  service.deployments = withPrimaryFailed(service);
  const record = service.records.get(deployment.targetId);
  if (record !== void 0) record.rolloutStateReason = `ECS deployment ${record.id} stopped by user.`;
  abortServiceDeployment(deployment, ecs.clock.now());
}
function withPrimaryFailed({ deployments }) {
  return deployments.map(
    (deployment) => deployment.status === "PRIMARY" ? { ...deployment, rolloutState: "FAILED" } : deployment
  );
}

// src/local-aws/ecs/service-deployment-operations.ts
function serviceDeploymentOperations(ecs) {
  return {
    ListServiceDeployments: (input) => list4(ecs, input),
    DescribeServiceDeployments: (input) => describe2(ecs, input),
    DescribeServiceRevisions: (input) => describeRevisions(ecs, input),
    StopServiceDeployment: (input) => stopServiceDeployment(ecs, input)
  };
}
function list4(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const service = serviceOf(cluster, requireText(input, "service", "Service can not be blank."));
  const statuses = readTexts(input, "status");
  const period = asObject(input.createdAt);
  const after = asNumber(period?.after) ?? Number.NEGATIVE_INFINITY;
  const before = asNumber(period?.before) ?? Number.POSITIVE_INFINITY;
  const chosen5 = service.serviceDeployments.filter(
    ({ status, createdAt }) => (statuses.length === 0 || statuses.includes(status)) && seconds(createdAt) >= after && seconds(createdAt) <= before
  );
  return page(
    input,
    "serviceDeployments",
    chosen5,
    ({ arn }) => arn,
    (deployment) => brief(service, deployment)
  );
}
function brief(service, deployment) {
  const { arn, status, statusReason, createdAt, finishedAt, targetId } = deployment;
  return {
    serviceDeploymentArn: arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    createdAt: seconds(createdAt),
    startedAt: seconds(createdAt),
    ...instants({ finishedAt }),
    targetServiceRevisionArn: service.records.get(targetId)?.revisionArn ?? "",
    status,
    ...statusReason === null ? {} : { statusReason }
  };
}
function describe2(ecs, input) {
  const arns = readTexts(input, "serviceDeploymentArns");
  if (arns.length === 0) throw invalidParameter("Service deployment ARNs cannot be empty.");
  if (arns.length > 20) throw invalidParameter("Service deployment ARNs cannot have more than 20 elements.");
  const found = arns.flatMap((arn) => findServiceDeployment(ecs, arn) ?? []);
  const absent = arns.filter((arn) => findServiceDeployment(ecs, arn) === void 0);
  return {
    serviceDeployments: found.map(({ service, deployment }) => render2(service, deployment)),
    failures: absent.map(missing)
  };
}
function render2(service, deployment) {
  const { updatedAt, stoppedAt, rollback, sourceIds, targetId } = deployment;
  return {
    ...withoutMember(brief(service, deployment), "targetServiceRevisionArn"),
    updatedAt: seconds(updatedAt),
    ...instants({ stoppedAt }),
    sourceServiceRevisions: sourceIds.map((id) => revisionSummary(service, id)),
    targetServiceRevision: revisionSummary(service, targetId),
    deploymentConfiguration: deployment.deploymentConfiguration,
    deploymentCircuitBreaker: renderBreaker(service, deployment),
    alarms: { status: "DISABLED", alarmNames: [], triggeredAlarmNames: [] },
    ...rollback === null ? {} : {
      rollback: {
        reason: rollback.reason,
        startedAt: seconds(rollback.startedAt),
        serviceRevisionArn: service.records.get(rollback.targetId)?.revisionArn ?? ""
      }
    }
  };
}
function withoutMember(object, member) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== member));
}
function describeRevisions(ecs, input) {
  const arns = readTexts(input, "serviceRevisionArns");
  if (arns.length === 0) throw invalidParameter("Service revision ARNs cannot be empty.");
  if (arns.length > 20) throw invalidParameter("Service revision ARNs cannot have more than 20 elements.");
  const revisions = allServices(ecs).flatMap(
    (service) => [...service.records.values()].map((record) => ({ service, record }))
  );
  const found = arns.flatMap((arn) => revisions.find(({ record }) => record.revisionArn === arn) ?? []);
  const absent = arns.filter((arn) => !revisions.some(({ record }) => record.revisionArn === arn));
  return {
    serviceRevisions: found.map(({ service, record }) => renderRevision(service, record)),
    failures: absent.map(missing)
  };
}
function renderRevision(service, record) {
  return {
    serviceRevisionArn: record.revisionArn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    taskDefinition: record.taskDefinition.arn,
    ...record.stored,
    containerImages: containerImages(service, record),
    guardDutyEnabled: false,
    createdAt: seconds(record.createdAt)
  };
}
function containerImages(service, record) {
  const containers = serviceTasks(service).filter(({ deploymentId }) => deploymentId === record.id).flatMap((task) => task.containers);
  return asObjects(record.taskDefinition.document.containerDefinitions).map((definition) => {
    const containerName = asString(definition.name) ?? "";
    const image = asString(definition.image) ?? "";
    const written = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
    const ran = containers.find(({ name, imageDigest: imageDigest3 }) => name === containerName && imageDigest3 !== null);
    const imageDigest2 = written ?? ran?.imageDigest;
    return { containerName, image, ...imageDigest2 == null ? {} : { imageDigest: imageDigest2 } };
  });
}

// src/local-aws/ecs/deployment-configuration.ts
function mergeDeploymentConfiguration(requested, inForce, strategy) {
  const given = requested ?? {};
  const merged = { ...inForce ?? defaults2(strategy), ...given };
  const breaker = mergeCircuitBreaker(
    readObject(given, "deploymentCircuitBreaker"),
    asObject(inForce?.deploymentCircuitBreaker)
  );
  validatePercents(merged, strategy);
  return { ...merged, deploymentCircuitBreaker: breaker };
}
function defaults2(strategy) {
  const percents = strategy === "DAEMON" ? { maximumPercent: 100, minimumHealthyPercent: 0 } : { maximumPercent: 200, minimumHealthyPercent: 100 };
  return {
    ...percents,
    strategy: "ROLLING",
    bakeTimeInMinutes: 0,
    alarms: { alarmNames: [], rollback: false, enable: false }
  };
}
var defaultThreshold = { type: "BOUNDED_PERCENT", value: 50 };
function mergeCircuitBreaker(given, inForce) {
  if (given === void 0) return inForce ?? breakerWithDefaults({ enable: false, rollback: false });
  const enable = readBoolean(given, "enable");
  const rollback = readBoolean(given, "rollback");
  if (enable === void 0 || rollback === void 0) {
    throw invalidParameter("The deployment circuit breaker needs both enable and rollback.");
  }
  if (rollback && !enable) {
    throw invalidParameter("The deployment circuit breaker must be enabled when rollback is enabled.");
  }
  const threshold2 = readObject(given, "thresholdConfiguration");
  if (threshold2 !== void 0) validateThreshold(threshold2);
  return breakerWithDefaults({ ...given, enable, rollback });
}
function breakerWithDefaults(given) {
  return { resetOnHealthyTask: true, thresholdConfiguration: defaultThreshold, ...given };
}
var thresholdTypes = ["BOUNDED_PERCENT", "UNBOUNDED_PERCENT", "COUNT"];
function validateThreshold(threshold2) {
  const type2 = thresholdTypes.find((candidate) => candidate === readText2(threshold2, "type"));
  const value = readInteger(threshold2, "value");
  if (type2 === void 0) throw invalidParameter(`The threshold type must be one of [${thresholdTypes.join(", ")}].`);
  if (value === void 0 || value < 1) throw invalidParameter("The threshold value must be at least 1.");
}
function validatePercents(configuration, strategy) {
  const minimum = readInteger(configuration, "minimumHealthyPercent") ?? 100;
  const maximum = readInteger(configuration, "maximumPercent") ?? 200;
  if (minimum < 0) throw invalidParameter("minimumHealthyPercent must be at least 0");
  if (minimum > 100) throw invalidParameter("minimumHealthyPercent must be at most 100");
  if (maximum < 100) throw invalidParameter("maximumPercent must be at least 100");
  if (strategy === "DAEMON" && maximum > 100) {
    throw invalidParameter("The daemon scheduling strategy does not support values above 100 for maximumPercent");
  }
  if (minimum === 100 && maximum === 100) {
    throw invalidParameter(
      "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments"
    );
  }
}
function mergeRebalancing(requested, inForce, configuration, strategy) {
  const excluded = (asNumber(configuration.maximumPercent) ?? 200) <= 100;
  const rebalancing = requested ?? inForce ?? (excluded || strategy === "DAEMON" ? "DISABLED" : "ENABLED");
  if (rebalancing === "ENABLED" && strategy === "DAEMON") {
    throw invalidParameter("Availability Zone Rebalancing does not support DAEMON services");
  }
  if (rebalancing === "ENABLED" && excluded) {
    throw invalidParameter(
      "Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration"
    );
  }
  return rebalancing;
}
function percentsOf(configuration) {
  return {
    minimumHealthy: asNumber(configuration.minimumHealthyPercent) ?? 100,
    maximum: asNumber(configuration.maximumPercent) ?? 200
  };
}
function circuitBreakerOf(configuration) {
  const breaker = asObject(configuration.deploymentCircuitBreaker);
  const threshold2 = asObject(breaker?.thresholdConfiguration);
  const type2 = thresholdTypes.find((candidate) => candidate === asString(threshold2?.type));
  return {
    enable: breaker?.enable === true,
    rollback: breaker?.rollback === true,
    resetOnHealthyTask: breaker?.resetOnHealthyTask !== false,
    threshold: { type: type2 ?? "BOUNDED_PERCENT", value: asNumber(threshold2?.value) ?? 50 }
  };
}

// src/local-aws/ecs/launch.ts
var fargateProviders = ["FARGATE", "FARGATE_SPOT"];
function launchOf(input) {
  const launchType = readChoice(input, "launchType", ["EC2", "FARGATE", "EXTERNAL"]);
  const providers = readObjects(input, "capacityProviderStrategy").map(
    (entry) => readText2(entry, "capacityProvider") ?? ""
  );
  if (launchType !== void 0 && providers.length > 0) {
    throw invalidParameter(
      "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again."
    );
  }
  const unknown = providers.find((provider) => !fargateProviders.includes(provider));
  if (unknown !== void 0) {
    throw invalidParameter(
      `The specified capacity provider '${unknown}' was not found. Specify a valid name or ARN and try again.`
    );
  }
  return launchType === "FARGATE" || providers.length > 0 ? "fargate" : "instances";
}
function checkLaunch(launch, { document }, networkConfiguration) {
  if (launch === "fargate" && !asStrings(document.compatibilities).includes("FARGATE")) {
    throw invalidParameter("Task definition does not support launch_type FARGATE.");
  }
  const awsvpc = document.networkMode === "awsvpc";
  if (awsvpc && networkConfiguration === void 0) {
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  if (!awsvpc && networkConfiguration !== void 0) {
    throw invalidParameter("Network Configuration is not valid for the given networkMode of this task definition.");
  }
}

// src/local-aws/ecs/service-members.ts
function storedMembers(ecs, input, { strategy, controller }) {
  const given = [
    "networkConfiguration",
    "healthCheckGracePeriodSeconds",
    "platformVersion",
    "volumeConfigurations",
    "serviceConnectConfiguration",
    "vpcLatticeConfigurations"
  ];
  const grace = readInteger(input, "healthCheckGracePeriodSeconds");
  return {
    ...Object.fromEntries(given.filter((member) => input[member] != null).map((member) => [member, input[member]])),
    ...grace === void 0 ? {} : { healthCheckGracePeriodSeconds: grace },
    ...launchMembers(input),
    loadBalancers: readObjects(input, "loadBalancers"),
    serviceRegistries: readObjects(input, "serviceRegistries"),
    placementConstraints: readObjects(input, "placementConstraints"),
    placementStrategy: readObjects(input, "placementStrategy"),
    schedulingStrategy: strategy,
    deploymentController: { type: controller },
    enableECSManagedTags: readBoolean(input, "enableECSManagedTags") ?? false,
    enableExecuteCommand: readBoolean(input, "enableExecuteCommand") ?? false,
    propagateTags: readText2(input, "propagateTags") ?? "NONE",
    createdBy: `arn:aws:iam::${ecs.accountId}:user/local-aws`,
    roleArn: `arn:aws:iam::${ecs.accountId}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`
  };
}
function launchMembers(input) {
  const capacityProviderStrategy = readObjects(input, "capacityProviderStrategy");
  if (capacityProviderStrategy.length > 0) return { capacityProviderStrategy };
  return { launchType: asString(input.launchType) ?? "EC2" };
}
function revisionMembers(service) {
  const names2 = [
    "networkConfiguration",
    "platformVersion",
    "loadBalancers",
    "serviceRegistries",
    "serviceConnectConfiguration",
    "volumeConfigurations",
    "vpcLatticeConfigurations",
    "launchType",
    "capacityProviderStrategy"
  ];
  const present4 = names2.filter((name) => service.stored[name] !== void 0);
  const platform = service.launch === "fargate" ? { platformVersion: "1.4.0", platformFamily: "Linux" } : {};
  return { ...platform, ...Object.fromEntries(present4.map((name) => [name, service.stored[name]])) };
}
function logIgnored(ecs, service) {
  const configuration = asObject(service.stored.deploymentConfiguration);
  const strategy = asString(configuration?.strategy);
  const ignored = [
    ...asObjects(service.stored.serviceRegistries).length > 0 ? ["its service registries"] : [],
    ...asObjects(service.stored.placementStrategy).length > 0 ? ["its placement strategy"] : [],
    ...asObject(configuration?.alarms)?.enable === true ? ["its alarms"] : [],
    ...strategy === "ROLLING" ? [] : [`the deployment strategy ${strategy}: it rolls`],
    ...service.controller === "CODE_DEPLOY" ? ["the CODE_DEPLOY controller"] : []
  ];
  for (const what of ignored) ecs.log(`Service ${service.name}: local-aws does not emulate ${what}.`);
}

// src/local-aws/ecs/create-service.ts
function createService(ecs, cluster, input) {
  const name = requireText(input, "serviceName", "Service name can not be blank.");
  if (!/^[\w-]{1,255}$/.test(name)) throw invalidParameter("Service name contains invalid characters.");
  const existing = cluster.services.get(name);
  if (existing !== void 0 && existing.status !== "INACTIVE") return repeated(existing, input);
  const service = newService(ecs, cluster, name, input);
  if (service.controller === "EXTERNAL") return remember(service);
  const reference = requireText(input, "taskDefinition", "TaskDefinition can not be blank.");
  const taskDefinition = runnableTaskDefinition(ecs, reference);
  checkLaunch(service.launch, taskDefinition, readObject(input, "networkConfiguration"));
  checkLoadBalancers(ecs, service.stored, taskDefinition);
  remember(service);
  deploy(ecs, service, taskDefinition, revisionMembers(service));
  logIgnored(ecs, service);
  return service;
}
function remember(service) {
  service.cluster.services.set(service.name, service);
  return service;
}
function repeated(existing, input) {
  if (existing.status === "DRAINING") throw invalidParameter("Unable to Start a service that is still Draining.");
  if (JSON.stringify(canonical(existing.creation)) !== JSON.stringify(canonical(input))) {
    throw invalidParameter("Creation of service was not idempotent.");
  }
  return existing;
}
function canonical({ clientToken: _clientToken, cluster: _cluster, ...rest }) {
  return Object.entries(rest).sort(([one], [other]) => one.localeCompare(other));
}
function newService(ecs, cluster, name, input) {
  const strategy = readChoice(input, "schedulingStrategy", ["REPLICA", "DAEMON"]) ?? "REPLICA";
  const controller = controllerOf(input);
  const configuration = mergeDeploymentConfiguration(readObject(input, "deploymentConfiguration"), void 0, strategy);
  const requested = readChoice(input, "availabilityZoneRebalancing", ["ENABLED", "DISABLED"]);
  const availabilityZoneRebalancing = mergeRebalancing(requested, void 0, configuration, strategy);
  return {
    name,
    arn: ecsArn(ecs, `service/${cluster.name}/${name}`),
    cluster,
    status: "ACTIVE",
    launch: launchOf(input),
    strategy,
    controller,
    desiredCount: desiredCountOf(input, strategy),
    percents: percentsOf(configuration),
    circuitBreaker: circuitBreakerOf(configuration),
    placementConstraints: [
      ...readConstraints(readObjects(input, "placementConstraints")),
      ...strategy === "DAEMON" ? [{ type: "distinctInstance" }] : []
    ],
    stored: {
      ...storedMembers(ecs, input, { strategy, controller }),
      deploymentConfiguration: configuration,
      availabilityZoneRebalancing
    },
    tags: readTags(input),
    createdAt: ecs.clock.now(),
    creation: input,
    deployments: [],
    records: /* @__PURE__ */ new Map(),
    events: [],
    serviceDeployments: [],
    failures: [],
    said: /* @__PURE__ */ new Set()
  };
}
function controllerOf(input) {
  const controller = readObject(input, "deploymentController");
  if (controller === void 0) return "ECS";
  return readChoice(controller, "type", ["ECS", "CODE_DEPLOY", "EXTERNAL"]) ?? "ECS";
}
function desiredCountOf(input, strategy) {
  const count2 = readInteger(input, "desiredCount");
  if (strategy === "DAEMON") {
    if (count2 === void 0) return 0;
    throw invalidParameter("The daemon scheduling strategy does not support a desired count for services");
  }
  return validDesiredCount(count2 ?? 1);
}
function validDesiredCount(count2) {
  if (count2 < 0) throw invalidParameter("desiredCount must not be negative.");
  return count2;
}
function currentTaskDefinition(service) {
  const primary = service.deployments.find(({ status }) => status === "PRIMARY");
  return primary === void 0 ? void 0 : service.records.get(primary.id)?.taskDefinition;
}

// src/local-aws/ecs/update-service.ts
import { isDeepStrictEqual } from "node:util";
var deployingMembers = [
  "networkConfiguration",
  "platformVersion",
  "loadBalancers",
  "serviceRegistries",
  "serviceConnectConfiguration",
  "volumeConfigurations",
  "vpcLatticeConfigurations"
];
var storedMembers2 = [
  "placementStrategy",
  "healthCheckGracePeriodSeconds",
  "enableECSManagedTags",
  "enableExecuteCommand",
  "propagateTags"
];
function updateService(ecs, service, input) {
  if (service.status !== "ACTIVE") throw serviceNotActive();
  const change2 = readChange(ecs, service, input);
  checkController(service, input, change2.taskDefinition);
  checkFixed(service, input);
  const balances = change2.deploys || input.healthCheckGracePeriodSeconds != null;
  if (balances) checkLoadBalancers(ecs, change2.stored, change2.taskDefinition);
  if (change2.deploys) checkLaunch(service.launch, change2.taskDefinition, asObject(change2.stored.networkConfiguration));
  apply(ecs, service, change2);
}
function readChange(ecs, service, input) {
  const { stored, strategy } = service;
  const desiredCount = readInteger(input, "desiredCount");
  if (desiredCount !== void 0 && strategy === "DAEMON") {
    throw invalidParameter("The daemon scheduling strategy does not support a desired count for services");
  }
  const inForce = asObject(stored.deploymentConfiguration);
  const configuration = mergeDeploymentConfiguration(readObject(input, "deploymentConfiguration"), inForce, strategy);
  const rebalancing = mergeRebalancing(
    readChoice(input, "availabilityZoneRebalancing", ["ENABLED", "DISABLED"]),
    stored.availabilityZoneRebalancing === "ENABLED" ? "ENABLED" : "DISABLED",
    configuration,
    strategy
  );
  const changed = pick(input, [...deployingMembers, ...storedMembers2, "placementConstraints"]);
  const taskDefinition = nextTaskDefinition(ecs, service, input);
  return {
    taskDefinition,
    deploys: readBoolean(input, "forceNewDeployment") === true || differs(service, changed, taskDefinition),
    desiredCount: desiredCount === void 0 ? void 0 : validDesiredCount(desiredCount),
    stored: { ...stored, ...changed, deploymentConfiguration: configuration, availabilityZoneRebalancing: rebalancing },
    placementConstraints: nextConstraints(service, input)
  };
}
function pick(input, members) {
  const given = members.filter((member) => input[member] !== void 0 && input[member] !== null);
  return Object.fromEntries(given.map((member) => [member, input[member]]));
}
function nextTaskDefinition(ecs, service, input) {
  const reference = readText2(input, "taskDefinition");
  const current = currentTaskDefinition(service);
  if (reference !== void 0 && reference !== "") return runnableTaskDefinition(ecs, reference);
  if (current === void 0) throw invalidParameter("The service has no task definition: its controller is EXTERNAL.");
  return current;
}
function nextConstraints(service, input) {
  if (input.placementConstraints === void 0) return service.placementConstraints;
  return readConstraints(readObjects(input, "placementConstraints"));
}
function differs(service, changed, taskDefinition) {
  if (taskDefinition !== currentTaskDefinition(service)) return true;
  return deployingMembers.some(
    (member) => changed[member] !== void 0 && !isDeepStrictEqual(changed[member], service.stored[member])
  );
}
function checkController(service, input, taskDefinition) {
  if (service.controller === "ECS") return;
  const replaces = asString(input.taskDefinition) !== void 0 && taskDefinition !== currentTaskDefinition(service);
  if (!replaces && input.forceNewDeployment !== true) return;
  throw invalidParameter(
    service.controller === "CODE_DEPLOY" ? "Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment." : "Unable to update task definition on services with an EXTERNAL deployment controller. Use CreateTaskSet and DeleteTaskSet to manage tasks."
  );
}
function checkFixed(service, input) {
  for (const member of ["capacityProviderStrategy", "deploymentController"]) {
    if (input[member] == null || isDeepStrictEqual(input[member], service.stored[member])) continue;
    throw invalidParameter(`local-aws does not change the ${member} of a service: delete and create it.`);
  }
}
function apply(ecs, service, change2) {
  service.stored = change2.stored;
  service.placementConstraints = change2.placementConstraints;
  const configuration = asObject(change2.stored.deploymentConfiguration) ?? {};
  service.percents = percentsOf(configuration);
  service.circuitBreaker = circuitBreakerOf(configuration);
  if (change2.desiredCount !== void 0) scale(service, change2.desiredCount);
  service.said.clear();
  if (change2.deploys) deploy(ecs, service, change2.taskDefinition, revisionMembers(service));
}
function scale(service, desiredCount) {
  const changed = changeDesiredCount(serviceState(service), desiredCount);
  service.desiredCount = changed.desiredCount;
  service.deployments = changed.deployments;
}

// src/local-aws/ecs/services.ts
function serviceOperations(ecs) {
  return {
    CreateService: (input) => {
      const cluster = activeCluster(ecs, input);
      const service = createService(ecs, cluster, input);
      ecs.wake(cluster);
      return { service: renderService(service, true) };
    },
    UpdateService: (input) => {
      const cluster = activeCluster(ecs, input);
      const service = serviceOf(cluster, requireText(input, "service", "Service can not be blank."));
      updateService(ecs, service, input);
      ecs.wake(cluster);
      return { service: renderService(service, true) };
    },
    DescribeServices: (input) => describe3(ecs, input),
    ListServices: (input) => list5(ecs, input),
    DeleteService: (input) => remove(ecs, input)
  };
}
function describe3(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const references = readTexts(input, "services");
  if (references.length === 0) throw invalidParameter("Services cannot be empty.");
  if (references.length > 10) throw invalidParameter("Services cannot have more than 10 elements.");
  const found = [...new Set(references.flatMap((reference) => findService(cluster, reference) ?? []))];
  const absent = [...new Set(references.filter((reference) => findService(cluster, reference) === void 0))];
  return {
    services: found.map((service) => renderService(service, includesTags(input))),
    failures: absent.map((reference) => missing(arnOf(ecs, cluster, reference)))
  };
}
function arnOf(ecs, cluster, reference) {
  return reference.startsWith("arn:") ? reference : ecsArn(ecs, `service/${cluster.name}/${reference}`);
}
function list5(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const strategy = readChoice(input, "schedulingStrategy", ["REPLICA", "DAEMON"]);
  const launchType = readChoice(input, "launchType", ["EC2", "FARGATE", "EXTERNAL"]);
  const chosen5 = [...cluster.services.values()].filter(
    (service) => service.status === "ACTIVE" && (strategy === void 0 || service.strategy === strategy) && (launchType === void 0 || service.stored.launchType === launchType)
  );
  return page(
    { maxResults: 10, ...input },
    "serviceArns",
    chosen5,
    ({ arn }) => arn,
    ({ arn }) => arn
  );
}
function remove(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const service = serviceOf(cluster, requireText(input, "service", "Service can not be blank."));
  const force = readBoolean(input, "force") === true;
  if (service.status === "ACTIVE") {
    if (service.desiredCount > 0 && !force && service.strategy === "REPLICA") {
      throw invalidParameter("The service cannot be stopped while it is scaled above 0.");
    }
    drain(service);
  }
  ecs.wake(cluster);
  return { service: renderService(service, true) };
}
function drain(service) {
  scale(service, 0);
  service.status = serviceTasks(service).some(isLive) ? "DRAINING" : "INACTIVE";
}

// src/local-aws/ecs/tags.ts
function tagOperations2(ecs) {
  return {
    TagResource: (input) => {
      const resource = taggable(ecs, input);
      const added = readTags(input);
      const names2 = new Set(added.map(({ key }) => key));
      const tags = [...resource.tags.filter(({ key }) => !names2.has(key)), ...added];
      if (tags.length > 50) throw invalidParameter("The number of tags exceeds the limit of 50.");
      resource.tags = tags;
      return {};
    },
    UntagResource: (input) => {
      const resource = taggable(ecs, input);
      const removed = readTexts(input, "tagKeys");
      resource.tags = resource.tags.filter(({ key }) => !removed.includes(key));
      return {};
    },
    ListTagsForResource: (input) => ({ tags: taggable(ecs, input).tags.map(({ key, value }) => ({ key, value })) })
  };
}
function taggable(ecs, input) {
  const arn = requireText(input, "resourceArn", "Resource ARN can not be blank.");
  if (!/^arn:aws[\w-]*:ecs:[\w-]+:\d{12}:[\w-]+\/.+$/.test(arn)) {
    throw invalidParameter("Invalid resource ARN. Specify a valid ARN and try again.");
  }
  const found = allResources(ecs).find((resource) => resource.arn === arn);
  if (found === void 0) {
    throw new ApiError("ResourceNotFoundException", "The specified resource was not found.");
  }
  return found;
}
function allResources(ecs) {
  const clusters = [...ecs.state.clusters.values()];
  return [
    ...clusters,
    ...clusters.flatMap(({ services, tasks, instances }) => [
      ...services.values(),
      ...tasks.values(),
      ...instances.values()
    ]),
    ...[...ecs.state.taskDefinitions.values()].flat()
  ];
}

// src/local-aws/ecs/requires-attributes.ts
function requiresAttributes(definition) {
  const containers = asObjects(definition.containerDefinitions);
  const names2 = /* @__PURE__ */ new Set([
    docker("1.18"),
    ...ofTask(definition),
    ...ofVolumes(definition),
    ...containers.flatMap((container) => ofContainer(container, definition))
  ]);
  return [...names2].map((name) => ({ name }));
}
function ofTask(definition) {
  const { networkMode: networkMode2, taskRoleArn, pidMode, ipcMode } = definition;
  const role = networkMode2 === "host" ? "task-iam-role-network-host" : "task-iam-role";
  return [
    ...networkMode2 === "awsvpc" ? [capability("task-eni")] : [],
    ...taskRoleArn === void 0 ? [] : [agent(role), docker("1.17")],
    ...pidMode === void 0 && ipcMode === void 0 ? [] : [capability("pid-ipc-namespace-sharing")]
  ];
}
function ofVolumes(definition) {
  return asObjects(definition.volumes).flatMap((volume) => [
    ...volume.efsVolumeConfiguration === void 0 ? [] : [capability("efs"), docker("1.25")],
    ...volume.dockerVolumeConfiguration === void 0 ? [] : [capability("docker-plugin.local"), docker("1.25")]
  ]);
}
function ofContainer(container, definition) {
  const hasRole = definition.executionRoleArn !== void 0;
  return [
    ...isEcrImage(container) ? [agent("ecr-auth"), ...hasRole ? [capability("execution-role-ecr-pull")] : []] : [],
    ...ofLogging(asObject(container.logConfiguration), hasRole),
    ...asObjects(container.secrets).map((secret) => ofSecret(secret, "environment-variables")),
    ...ofMembers(container)
  ];
}
function ofLogging(logging2, hasRole) {
  const driver = asString(logging2?.logDriver);
  if (driver === void 0) return [];
  const awslogs = driver === "awslogs" ? [docker("1.19"), ...hasRole ? [capability("execution-role-awslogs")] : []] : [];
  const secrets = asObjects(logging2?.secretOptions).map((secret) => ofSecret(secret, "bootstrap.log-driver"));
  return [agent(`logging-driver.${driver}`), ...awslogs, ...secrets];
}
function ofSecret(secret, use) {
  const store = asString(secret.valueFrom)?.includes(":secretsmanager:") ? "asm" : "ssm";
  return capability(`secrets.${store}.${use}`);
}
function ofMembers(container) {
  const present4 = (member) => container[member] !== void 0;
  return [
    ...present4("healthCheck") ? [capability("container-health-check"), docker("1.29")] : [],
    ...asArray(container.dependsOn).length > 0 ? [capability("container-ordering")] : [],
    ...asArray(container.environmentFiles).length > 0 ? [capability("env-files.s3")] : [],
    ...present4("memoryReservation") ? [docker("1.21")] : [],
    ...present4("repositoryCredentials") ? [capability("private-registry-authentication.secretsmanager")] : [],
    ...container.privileged === true ? [agent("privileged-container")] : [],
    ...asObject(container.linuxParameters)?.initProcessEnabled === true ? [docker("1.25")] : []
  ];
}
function isEcrImage(container) {
  return /^\d{12}\.dkr\.ecr(-fips)?\.[\w-]+\.amazonaws\.com(\.cn)?\//.test(asString(container.image) ?? "");
}
function capability(name) {
  return `ecs.capability.${name}`;
}
function agent(name) {
  return `com.amazonaws.ecs.capability.${name}`;
}
function docker(version) {
  return agent(`docker-remote-api.${version}`);
}

// src/local-aws/ecs/validate-fargate.ts
var sizes2 = {
  256: { from: 512, to: 2048, step: 512 },
  512: { from: 1024, to: 4096, step: 1024 },
  1024: { from: 2048, to: 8192, step: 1024 },
  2048: { from: 4096, to: 16384, step: 1024 },
  4096: { from: 8192, to: 30720, step: 1024 },
  8192: { from: 16384, to: 61440, step: 4096 },
  16384: { from: 32768, to: 122880, step: 8192 }
};
function validateFargate(definition) {
  if (definition.networkMode !== "awsvpc") throw clientError("Fargate only supports network mode \u2018awsvpc\u2019.");
  const cpu = sizeOf(definition, "cpu");
  const memory = sizeOf(definition, "memory");
  if (cpu === void 0) throw clientError("Fargate requires that 'cpu' be defined at the task level.");
  if (memory === void 0) throw clientError("Fargate requires that 'memory' be defined at the task level.");
  if (!isFargateSize(cpu, memory)) throw clientError("No Fargate configuration exists for given values.");
  if (asString(definition.executionRoleArn) === void 0) requireNoRole(asObjects(definition.containerDefinitions));
}
function isFargateSize(cpu, memory) {
  const size = sizes2[cpu];
  if (size === void 0 || memory < size.from || memory > size.to) return false;
  return memory % size.step === 0;
}
function requireNoRole(containers) {
  if (containers.some(isEcrImage)) {
    throw clientError("Fargate requires task definition to have execution role ARN to support ECR images.");
  }
  if (containers.some((container) => asObject(container.logConfiguration)?.logDriver === "awslogs")) {
    throw clientError("Fargate requires task definition to have execution role ARN to support log driver awslogs.");
  }
}

// src/local-aws/ecs/complete-task-definition.ts
function completeTaskDefinition(definition) {
  const mode = asString(definition.networkMode);
  const containerDefinitions = asObjects(definition.containerDefinitions).map(
    (container) => completeContainer(container, mode)
  );
  const completed = { volumes: [], placementConstraints: [], ...withoutNulls(definition), containerDefinitions };
  return {
    ...completed,
    requiresAttributes: requiresAttributes(completed).map(({ name }) => ({ name })),
    compatibilities: compatibilities(definition)
  };
}
function completeContainer(container, networkMode2) {
  const healthCheck2 = asObject(container.healthCheck);
  return {
    cpu: 0,
    essential: true,
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    ...withoutNulls(container),
    portMappings: asObjects(container.portMappings).map((mapping) => completePort(mapping, networkMode2)),
    ...healthCheck2 === void 0 ? {} : { healthCheck: { interval: 30, timeout: 5, retries: 3, ...healthCheck2 } }
  };
}
function completePort(mapping, networkMode2) {
  const containerPort = asNumber(mapping.containerPort);
  if (containerPort === void 0) return { protocol: "tcp", ...mapping };
  const same = networkMode2 === "awsvpc" || networkMode2 === "host";
  const hostPort = same ? containerPort : asNumber(mapping.hostPort) ?? 0;
  return { protocol: "tcp", ...mapping, hostPort };
}
function withoutNulls(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}
function compatibilities(definition) {
  const cpu = sizeOf(definition, "cpu");
  const memory = sizeOf(definition, "memory");
  const fargate = cpu !== void 0 && memory !== void 0 && isFargateSize(cpu, memory);
  if (definition.networkMode === "awsvpc") return fargate ? ["EC2", "FARGATE"] : ["EC2"];
  return ["EXTERNAL", "EC2"];
}

// src/local-aws/ecs/validate-container.ts
function validateContainer(container, definition) {
  const name = validateName(container);
  validateMemory(container, name, definition);
  for (const mapping of asObjects(container.portMappings)) validatePort(mapping, name, definition);
  validateSecrets(container, definition);
  validateLogging(container);
  validateHealthCheck(container, name);
}
function validateName(container) {
  const name = asString(container.name) ?? "";
  if (name === "") throw clientError("Container.name should not be null or empty.");
  if (!/^[\w-]{1,255}$/.test(name)) throw clientError("Container.name contains invalid characters.");
  const image = asString(container.image) ?? "";
  if (image === "") throw clientError("Container.image should not be null or empty.");
  if (!/^[\w./:@-]+$/.test(image)) throw clientError("Container.image contains invalid characters.");
  return name;
}
function validateMemory(container, name, definition) {
  const memory = asNumber(container.memory);
  const reservation = asNumber(container.memoryReservation);
  const invalid = `Invalid setting for container '${name}'.`;
  if (memory === void 0 && reservation === void 0 && definition.memory === void 0) {
    throw clientError(`${invalid} At least one of 'memory' or 'memoryReservation' must be specified.`);
  }
  if (memory !== void 0 && memory < 6) throw clientError(`${invalid} 'memory' must be at least 6 MiB.`);
  if (memory !== void 0 && reservation !== void 0 && memory < reservation) {
    throw clientError(`${invalid} 'memory' must be greater than or equal to 'memoryReservation'.`);
  }
  if ((asNumber(container.cpu) ?? 0) < 0) throw clientError(`${invalid} 'cpu' must not be negative.`);
}
function validatePort(mapping, name, definition) {
  const containerPort = asNumber(mapping.containerPort);
  const hostPort = asNumber(mapping.hostPort);
  if (containerPort === void 0) {
    if (mapping.containerPortRange !== void 0) return;
    throw clientError(`Invalid 'containerPort' setting for container '${name}'.`);
  }
  if (!isPort(containerPort) || containerPort === 0)
    throw clientError(`Invalid 'containerPort' setting for container '${name}'.`);
  if (hostPort !== void 0 && !isPort(hostPort))
    throw clientError(`Invalid 'hostPort' setting for container '${name}'.`);
  const mode = asString(definition.networkMode);
  if ((mode === "awsvpc" || mode === "host") && hostPort !== void 0 && hostPort !== 0 && hostPort !== containerPort) {
    throw clientError(`When networkMode=${mode}, the host ports and container ports in port mappings must match.`);
  }
}
function isPort(number) {
  return Number.isInteger(number) && number >= 0 && number <= 65535;
}
function validateSecrets(container, definition) {
  const secrets = asObjects(container.secrets);
  if (secrets.length > 0 && asString(definition.executionRoleArn) === void 0) {
    throw clientError(
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'."
    );
  }
  const unknown = secrets.find(({ valueFrom }) => !isSecretReference(asString(valueFrom) ?? ""));
  if (unknown !== void 0) throw clientError(invalidParameterName(asString(unknown.name) ?? ""));
  const names2 = [...asObjects(container.environment), ...secrets].map((entry) => asString(entry.name) ?? "");
  const shared = secrets.map((secret) => asString(secret.name) ?? "").find((name) => count(names2, name) > 1);
  if (shared !== void 0) {
    throw clientError(
      `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${shared}'.`
    );
  }
}
function isSecretReference(valueFrom) {
  return valueFrom.startsWith("arn:") || /^[a-zA-Z0-9_.\-/]{1,2048}$/.test(valueFrom);
}
function invalidParameterName(secret) {
  const rule = "can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-";
  return `The Systems Manager parameter name specified for secret ${secret} is invalid. The parameter name ${rule}`;
}
function count(names2, name) {
  return names2.filter((candidate) => candidate === name).length;
}
function validateLogging(container) {
  const logging2 = asObject(container.logConfiguration);
  if (logging2?.logDriver !== "awslogs") return;
  const options = asObject(logging2.options);
  if (options?.["awslogs-group"] === void 0 || options["awslogs-region"] === void 0) {
    throw clientError("Log driver awslogs requires options: awslogs-group, awslogs-region");
  }
}
var healthCheckBounds = [
  ["interval", 5, 300],
  ["timeout", 2, 120],
  ["retries", 1, 10],
  ["startPeriod", 0, 300]
];
function validateHealthCheck(container, name) {
  const healthCheck2 = asObject(container.healthCheck);
  if (healthCheck2 === void 0) return;
  const kind2 = asArray(healthCheck2.command)[0];
  if (kind2 !== "CMD" && kind2 !== "CMD-SHELL" && kind2 !== "NONE") {
    throw clientError(
      `Invalid 'healthCheck' setting for container '${name}'. The command must begin with CMD or CMD-SHELL.`
    );
  }
  for (const [member, minimum, maximum] of healthCheckBounds) {
    const value = asNumber(healthCheck2[member]);
    if (value !== void 0 && (value < minimum || value > maximum)) {
      throw clientError(
        `Invalid 'healthCheck' setting for container '${name}'. '${member}' must be between ${minimum} and ${maximum}.`
      );
    }
  }
}

// src/local-aws/ecs/validate-task-definition.ts
var networkModes = ["bridge", "host", "awsvpc", "none"];
function validateTaskDefinition(definition) {
  validateFamily(definition);
  const containers = asObjects(definition.containerDefinitions);
  if (containers.length === 0) throw clientError("Container list cannot be empty.");
  const mode = asString(definition.networkMode);
  if (mode !== void 0 && !networkModes.includes(mode)) throw clientError(`Invalid network mode: ${mode}.`);
  for (const container of containers) validateContainer(container, definition);
  validateTogether(containers, definition);
  validateSizes(containers, definition);
  const compatibilities2 = definition.requiresCompatibilities;
  if (Array.isArray(compatibilities2) && compatibilities2.includes("FARGATE")) validateFargate(definition);
}
function validateFamily(definition) {
  const family = asString(definition.family) ?? "";
  if (family === "") throw clientError("Family should not be null or empty.");
  if (!/^[\w-]{1,255}$/.test(family)) throw clientError("Family contains invalid characters.");
}
function validateTogether(containers, definition) {
  const names2 = containers.map((container) => asString(container.name) ?? "");
  const duplicate2 = names2.find((name, index) => names2.indexOf(name) !== index);
  if (duplicate2 !== void 0)
    throw clientError(`Container names must be unique: '${duplicate2}' is used more than once.`);
  if (containers.every((container) => container.essential === false)) {
    throw clientError("A task definition must have at least one essential container.");
  }
  for (const container of containers) validateReferences(container, names2, definition);
  validateHostPorts(containers);
}
function validateReferences(container, names2, definition) {
  const volumes = asObjects(definition.volumes).map((volume) => asString(volume.name));
  for (const mount of asObjects(container.mountPoints)) {
    if (!volumes.includes(asString(mount.sourceVolume))) throw clientError(`Unknown volume '${mount.sourceVolume}'.`);
  }
  for (const dependency of asObjects(container.dependsOn)) {
    const name = asString(dependency.containerName) ?? "";
    if (!names2.includes(name)) {
      throw clientError(
        `Container '${asString(container.name)}' depends on '${name}', which is not in the task definition.`
      );
    }
  }
}
function validateHostPorts(containers) {
  const taken = /* @__PURE__ */ new Set();
  for (const mapping of containers.flatMap((container) => asObjects(container.portMappings))) {
    const port = asNumber(mapping.hostPort) ?? 0;
    if (port === 0) continue;
    const key = `${port}/${asString(mapping.protocol) ?? "tcp"}`;
    if (taken.has(key)) throw clientError(`The host port ${key} is mapped more than once.`);
    taken.add(key);
  }
}
function validateSizes(containers, definition) {
  const memory = sizeOf(definition, "memory");
  sizeOf(definition, "cpu");
  for (const container of containers) {
    if (memory !== void 0 && (asNumber(container.memory) ?? 0) > memory) {
      throw clientError("The 'memory' setting for container is greater than for the task.");
    }
  }
}

// src/local-aws/ecs/task-definitions.ts
function taskDefinitionOperations(ecs) {
  return {
    RegisterTaskDefinition: (input) => register(ecs, input),
    DescribeTaskDefinition: (input) => describe4(ecs, input),
    ListTaskDefinitions: (input) => list6(ecs, input),
    ListTaskDefinitionFamilies: (input) => listFamilies(ecs, input),
    DeregisterTaskDefinition: (input) => deregister2(ecs, input),
    DeleteTaskDefinitions: (input) => deleteAll(ecs, input)
  };
}
function register(ecs, input) {
  readTypes(input);
  validateTaskDefinition(input);
  const { tags: _tags, family: _family, ...definition } = input;
  const family = requireText(input, "family", "Family should not be null or empty.");
  const revisions = ecs.state.taskDefinitions.get(family) ?? [];
  const revision = revisions.length + 1;
  const taskDefinition = {
    arn: ecsArn(ecs, `task-definition/${family}:${revision}`),
    family,
    revision,
    status: "ACTIVE",
    document: completeTaskDefinition(definition),
    registeredAt: ecs.clock.now(),
    deregisteredAt: null,
    deleteRequestedAt: null,
    tags: readTags(input)
  };
  ecs.state.taskDefinitions.set(family, [...revisions, taskDefinition]);
  return { taskDefinition: renderTaskDefinition(ecs, taskDefinition), tags: renderTags(taskDefinition) };
}
function readTypes(input) {
  for (const member of ["family", "networkMode", "taskRoleArn", "executionRoleArn", "cpu", "memory"]) {
    readText2(input, member);
  }
  for (const member of ["containerDefinitions", "volumes", "placementConstraints"]) readObjects(input, member);
  readTexts(input, "requiresCompatibilities");
  readObject(input, "runtimePlatform");
}
function describe4(ecs, input) {
  const found = required(ecs, input, "Unable to describe task definition.");
  return {
    taskDefinition: renderTaskDefinition(ecs, found),
    tags: includesTags(input) ? renderTags(found) : []
  };
}
function required(ecs, input, absent) {
  const reference = requireText(input, "taskDefinition", "TaskDefinition can not be blank.");
  const found = findTaskDefinition(ecs, reference);
  if (found === void 0) throw clientError(absent);
  return found;
}
function list6(ecs, input) {
  const status = readChoice(input, "status", ["ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS"]) ?? "ACTIVE";
  const sort = readChoice(input, "sort", ["ASC", "DESC"]) ?? "ASC";
  const family = readText2(input, "familyPrefix");
  const families = [...ecs.state.taskDefinitions].filter(([name]) => family === void 0 || name === family);
  const chosen5 = families.flatMap(([, revisions]) => revisions.filter((revision) => revision.status === status));
  if (sort === "DESC") chosen5.reverse();
  return page(
    input,
    "taskDefinitionArns",
    chosen5,
    ({ arn }) => arn,
    ({ arn }) => arn
  );
}
function listFamilies(ecs, input) {
  const status = readChoice(input, "status", ["ACTIVE", "INACTIVE", "ALL"]) ?? "ACTIVE";
  const prefix = readText2(input, "familyPrefix") ?? "";
  const families = [...ecs.state.taskDefinitions].flatMap(([name, revisions]) => {
    const active = revisions.some((revision) => revision.status === "ACTIVE");
    const wanted = status === "ALL" || active === (status === "ACTIVE");
    return wanted && name.startsWith(prefix) ? [name] : [];
  });
  return page(
    input,
    "families",
    families.sort(),
    (name) => name,
    (name) => name
  );
}
function deregister2(ecs, input) {
  requireRevision(requireText(input, "taskDefinition", "TaskDefinition can not be blank."));
  const found = required(ecs, input, "The specified task definition does not exist.");
  if (found.status === "ACTIVE") {
    found.status = "INACTIVE";
    found.deregisteredAt = ecs.clock.now();
  }
  return { taskDefinition: renderTaskDefinition(ecs, found) };
}
function requireRevision(reference) {
  if (!/:\d+$/.test(reference)) throw clientError("Invalid revision number. Number: null");
}
function deleteAll(ecs, input) {
  const references = readTexts(input, "taskDefinitions");
  if (references.length === 0) throw invalidParameter("Task definitions cannot be empty.");
  if (references.length > 10) throw invalidParameter("Task definitions cannot have more than 10 elements.");
  references.forEach(requireRevision);
  const deleted = [];
  const failures = [];
  for (const reference of references) {
    const found = findTaskDefinition(ecs, reference);
    if (found === void 0 || found.status === "ACTIVE") {
      failures.push({
        arn: reference,
        reason: found === void 0 ? "MISSING" : "The specified task definition is still in ACTIVE status. Please deregister the target and try again."
      });
      continue;
    }
    found.status = "DELETE_IN_PROGRESS";
    found.deleteRequestedAt = ecs.clock.now();
    deleted.push(renderTaskDefinition(ecs, found));
  }
  return { taskDefinitions: deleted, failures };
}
function renderTaskDefinition(ecs, taskDefinition) {
  const { arn, family, revision, status, document, registeredAt, deregisteredAt, deleteRequestedAt } = taskDefinition;
  return {
    taskDefinitionArn: arn,
    ...document,
    family,
    revision,
    status,
    registeredAt: seconds(registeredAt),
    ...instants({ deregisteredAt, deleteRequestedAt }),
    registeredBy: `arn:aws:iam::${ecs.accountId}:user/local-aws`
  };
}
function renderTags({ tags }) {
  return tags.map(({ key, value }) => ({ key, value }));
}

// src/local-aws/ecs/run-task.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";

// src/local-aws/ecs/create-task.ts
import { randomBytes as randomBytes5 } from "node:crypto";
function createTask(ecs, request6) {
  const { networkConfiguration, ...given } = request6;
  const { cluster, taskDefinition, instance } = given;
  const id = randomHex();
  const awsvpc = taskDefinition.document.networkMode === "awsvpc";
  const ownAddress = awsvpc ? freeAddress(cluster) : null;
  const task = {
    ...given,
    id,
    arn: ecsArn(ecs, `task/${cluster.name}/${id}`),
    launchType: instance === null ? "FARGATE" : "EC2",
    address: ownAddress ?? instance?.address ?? "127.0.0.1",
    attachment: ownAddress === null ? null : attachment(ownAddress, networkConfiguration),
    containers: containersOf(ecs, cluster, id, taskDefinition),
    createdAt: ecs.clock.now(),
    targets: [],
    targetHealth: "UNKNOWN",
    lastStatus: awsvpc ? "PROVISIONING" : "PENDING",
    desiredStatus: "RUNNING",
    ...untouched,
    version: 1
  };
  cluster.tasks.set(id, task);
  return task;
}
var untouched = {
  pullStartedAt: null,
  pullStoppedAt: null,
  startedAt: null,
  stoppingAt: null,
  executionStoppedAt: null,
  stoppedAt: null,
  stopCode: null,
  stoppedReason: null
};
function containersOf(ecs, cluster, taskId, { document }) {
  return asObjects(document.containerDefinitions).map((definition) => ({
    name: asString(definition.name) ?? "",
    arn: ecsArn(ecs, `container/${cluster.name}/${taskId}/${randomUUID()}`),
    image: asString(definition.image) ?? "",
    essential: definition.essential !== false,
    hasHealthCheck: hasHealthCheck(definition),
    cpu: String(asNumber(definition.cpu) ?? 0),
    memory: text(asNumber(definition.memory)),
    memoryReservation: text(asNumber(definition.memoryReservation)),
    lastStatus: "PENDING",
    health: "UNKNOWN",
    runtimeId: null,
    imageDigest: null,
    exitCode: null,
    reason: null,
    networkBindings: []
  }));
}
function hasHealthCheck(definition) {
  const command = asStrings(asObject(definition.healthCheck)?.command);
  return command.length > 0 && command[0] !== "NONE";
}
function text(number) {
  return number === void 0 ? null : String(number);
}
function freeAddress(cluster) {
  const taken = new Set(
    [...cluster.tasks.values()].map(({ address, lastStatus }) => lastStatus === "STOPPED" ? "" : address)
  );
  for (; ; ) {
    const [one = 0, two = 0] = randomBytes5(2);
    const address = `127.100.${one}.${Math.max(1, Math.min(254, two))}`;
    if (!taken.has(address)) return address;
  }
}
function attachment(address, networkConfiguration) {
  const configuration = asObject(networkConfiguration?.awsvpcConfiguration);
  const octets = [...randomBytes5(5)].map((octet) => octet.toString(16).padStart(2, "0"));
  return {
    id: randomUUID(),
    subnetId: asStrings(configuration?.subnets)[0] ?? "subnet-00000000000000000",
    securityGroups: asStrings(configuration?.securityGroups),
    assignsPublicAddress: configuration?.assignPublicIp === "ENABLED",
    networkInterfaceId: randomEc2Id("eni"),
    macAddress: ["0a", ...octets].join(":"),
    privateIpv4Address: address
  };
}

// src/local-aws/ecs/standalone-request.ts
function readRequest(ecs, cluster, input) {
  const reference = requireText(input, "taskDefinition", "TaskDefinition can not be blank.");
  const taskDefinition = runnableTaskDefinition(ecs, reference);
  const overrides = readObject(input, "overrides") ?? {};
  checkOverrides(overrides, taskDefinition.document);
  return {
    cluster,
    taskDefinition,
    service: null,
    deploymentId: null,
    group: readText2(input, "group") ?? `family:${taskDefinition.family}`,
    startedBy: readStartedBy(input),
    overrides,
    networkConfiguration: readObject(input, "networkConfiguration"),
    tags: tagsOf2(input, taskDefinition),
    enableExecuteCommand: readBoolean(input, "enableExecuteCommand") ?? false
  };
}
function tagsOf2(input, taskDefinition) {
  const own = readTags(input);
  const propagate = readChoice(input, "propagateTags", ["TASK_DEFINITION", "SERVICE", "NONE"]) ?? "NONE";
  if (propagate === "SERVICE") throw invalidParameter("Tags can only be propagated from the task definition.");
  if (propagate === "NONE") return own;
  const keys = new Set(own.map(({ key }) => key));
  return [...own, ...taskDefinition.tags.filter(({ key }) => !keys.has(key))];
}
function readStartedBy(input) {
  const startedBy = readText2(input, "startedBy") ?? null;
  if (startedBy === null) return null;
  if (startedBy.length > 128) throw invalidParameter("startedBy longer than 128.");
  if (!/^[\w/ -]*$/.test(startedBy)) throw invalidParameter("startedBy contains invalid characters.");
  return startedBy;
}

// src/local-aws/ecs/run-task.ts
function runTask(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const token = readText2(input, "clientToken");
  const earlier = token === void 0 ? void 0 : cluster.runTaskTokens.get(token);
  if (earlier !== void 0) return repeatAnswer(ecs, cluster, input, earlier);
  const request6 = readRequest(ecs, cluster, input);
  const count2 = readInteger(input, "count") ?? 1;
  if (count2 < 1 || count2 > 10) throw invalidParameter("Count must be between 1 and 10.");
  const launch = launchOf(input);
  if (readObjects(input, "placementStrategy").length > 0) ecs.log("RunTask: local-aws ignores the placement strategy.");
  checkLaunch(launch, request6.taskDefinition, request6.networkConfiguration);
  const outcome = launch === "fargate" ? onFargate(count2) : onInstances(request6, input, count2);
  const tasks = outcome.instances.map((instance) => start(ecs, { ...request6, instance }));
  if (token !== void 0) cluster.runTaskTokens.set(token, { input, taskIds: tasks.map(({ id }) => id) });
  return { tasks: tasks.map((task) => renderTask(task, ecs.region, true)), failures: outcome.failures };
}
function startTask(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const request6 = readRequest(ecs, cluster, input);
  const references = readTexts(input, "containerInstances");
  if (references.length === 0) throw invalidParameter("Container instances cannot be empty.");
  if (references.length > 10) throw invalidParameter("Container instances cannot have more than 10 elements.");
  checkLaunch("instances", request6.taskDefinition, request6.networkConfiguration);
  const tasks = [];
  const failures = [];
  for (const reference of references) {
    const instance = findInstance(cluster, reference);
    const reason = instance === void 0 ? "MISSING" : unfitReason(instance, request6);
    if (instance !== void 0 && reason === void 0) tasks.push(start(ecs, { ...request6, instance }));
    else
      failures.push({ arn: instance?.arn ?? missingInstanceArn(ecs, cluster, reference), reason: reason ?? "MISSING" });
  }
  return { tasks: tasks.map((task) => renderTask(task, ecs.region, true)), failures };
}
function onFargate(count2) {
  return { instances: Array.from({ length: count2 }, () => null), failures: [] };
}
function onInstances({ cluster, taskDefinition, overrides }, input, count2) {
  if (cluster.instances.size === 0) throw invalidParameter("No Container Instances were found in your cluster.");
  const shape = taskShape(withSizes(taskDefinition.document, overrides));
  const constraints = [
    ...readConstraints(readObjects(input, "placementConstraints")),
    ...readConstraints(asObjects(taskDefinition.document.placementConstraints))
  ];
  let states = [...cluster.instances.values()].map((instance) => instanceState(cluster, instance));
  const placed = [];
  for (let task = 0; task < count2; task += 1) {
    const serviceTasks2 = placed.map(({ id }) => ({ instanceId: id }));
    const placement = place({ shape, constraints, serviceTasks: serviceTasks2 }, states);
    const instance = placement.placed ? cluster.instances.get(placement.instance.id) : void 0;
    if (!placement.placed || instance === void 0) {
      return { instances: placed, failures: unfit(cluster, states, { shape, constraints, serviceTasks: serviceTasks2 }) };
    }
    const taken = reserve(placement.instance, shape);
    states = states.map((state) => state.id === taken.id ? taken : state);
    placed.push(instance);
  }
  return { instances: placed, failures: [] };
}
function unfit(cluster, states, request6) {
  return states.flatMap((state) => {
    const obstacle = findObstacle(request6, state);
    const arn = cluster.instances.get(state.id)?.arn ?? state.id;
    return obstacle === null ? [] : [{ arn, reason: reasonOf(obstacle) }];
  });
}
function unfitReason(instance, { cluster, taskDefinition, overrides }) {
  const shape = taskShape(withSizes(taskDefinition.document, overrides));
  const request6 = { shape, constraints: [], serviceTasks: [] };
  const obstacle = findObstacle(request6, instanceState(cluster, instance));
  return obstacle === null ? void 0 : reasonOf(obstacle);
}
function reasonOf(obstacle) {
  switch (obstacle.kind) {
    case "cpu":
      return "RESOURCE:CPU";
    case "memory":
      return "RESOURCE:MEMORY";
    case "port":
      return "RESOURCE:PORTS";
    case "network-interface":
      return "RESOURCE:ENI";
    case "attribute":
      return "ATTRIBUTE";
    case "agent":
      return "AGENT";
    case "draining":
      return "INACTIVE";
    case "distinct-instance":
      return "DistinctInstance placement constraint unsatisfied.";
    case "member-of":
      return "MemberOf placement constraint unsatisfied.";
  }
}
function start(ecs, request6) {
  const task = createTask(ecs, request6);
  launchTask(ecs, task);
  ecs.wake(request6.cluster);
  return task;
}
function repeatAnswer(ecs, cluster, input, earlier) {
  if (!isDeepStrictEqual2(earlier.input, input)) {
    throw new ApiError("ConflictException", "The client token was used with other parameters before.");
  }
  const tasks = readTexts(earlier, "taskIds").flatMap((id) => cluster.tasks.get(id) ?? []);
  return { tasks: tasks.map((task) => renderTask(task, ecs.region, true)), failures: [] };
}
function missingInstanceArn(ecs, cluster, reference) {
  return ecsArn(ecs, `container-instance/${cluster.name}/${lastPart(reference)}`);
}

// src/local-aws/ecs/tasks.ts
function taskOperations(ecs) {
  return {
    RunTask: (input) => runTask(ecs, input),
    StartTask: (input) => startTask(ecs, input),
    StopTask: (input) => stop(ecs, input),
    ListTasks: (input) => list7(ecs, input),
    DescribeTasks: (input) => describe5(ecs, input)
  };
}
function stop(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const task = findTask(cluster, requireText(input, "task", "Task can not be blank."));
  if (task === void 0) throw invalidParameter("The referenced task was not found.");
  const reason = readText2(input, "reason") || "Task stopped by user";
  stopTask(ecs, task, { code: "UserInitiated", reason });
  return { task: renderTask(task, ecs.region, true) };
}
function list7(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const wanted = readFilter(cluster, input);
  const chosen5 = [...cluster.tasks.values()].filter(wanted);
  return page(
    input,
    "taskArns",
    chosen5,
    ({ arn }) => arn,
    ({ arn }) => arn
  );
}
function readFilter(cluster, input) {
  refuseOtherFilters(input);
  const serviceName = readText2(input, "serviceName");
  const service = serviceName === void 0 ? void 0 : serviceOf(cluster, serviceName);
  const reference = readText2(input, "containerInstance");
  const instance = reference === void 0 ? void 0 : instanceOf(cluster, reference);
  const desired = readChoice(input, "desiredStatus", ["RUNNING", "PENDING", "STOPPED"]) ?? "RUNNING";
  const launchType = readChoice(input, "launchType", ["EC2", "FARGATE", "EXTERNAL"]);
  const family = readText2(input, "family");
  const startedBy = readText2(input, "startedBy");
  return (task) => task.desiredStatus === desired && (service === void 0 || task.service === service) && (instance === void 0 || task.instance === instance) && (launchType === void 0 || task.launchType === launchType) && (family === void 0 || task.taskDefinition.family === family) && (startedBy === void 0 || task.startedBy === startedBy);
}
var otherFilters = ["containerInstance", "family", "launchType", "serviceName"];
function refuseOtherFilters(input) {
  if (readText2(input, "startedBy") === void 0) return;
  if (otherFilters.some((name) => readText2(input, name) !== void 0)) {
    throw invalidParameter("When you specify startedBy as the filter, it must be the only filter that you use.");
  }
}
function describe5(ecs, input) {
  const cluster = activeCluster(ecs, input);
  const references = readTexts(input, "tasks");
  if (references.length === 0) throw invalidParameter("Tasks cannot be empty.");
  if (references.length > 100) throw invalidParameter("Tasks cannot have more than 100 elements.");
  const found = references.flatMap((reference) => findTask(cluster, reference) ?? []);
  const absent = references.filter((reference) => findTask(cluster, reference) === void 0);
  return {
    tasks: found.map((task) => renderTask(task, ecs.region, includesTags(input))),
    failures: absent.map((reference) => missing(ecsArn(ecs, `task/${cluster.name}/${lastPart(reference)}`)))
  };
}

// src/local-aws/ecs/ecs.ts
function createEcsApi(ecs) {
  return {
    protocol: "json-1.1",
    targetPrefix: "AmazonEC2ContainerServiceV20141113",
    operations: {
      ...clusterOperations(ecs),
      ...containerInstanceOperations(ecs),
      ...taskDefinitionOperations(ecs),
      ...serviceOperations(ecs),
      ...serviceDeploymentOperations(ecs),
      ...taskOperations(ecs),
      ...tagOperations2(ecs),
      ...attributeOperations(ecs),
      ...accountSettingOperations(ecs)
    }
  };
}

// src/local-aws/elastic-load-balancing/errors.ts
function validationError(message) {
  return new ApiError("ValidationError", message);
}
function targetGroupNotFound(message = "One or more target groups not found") {
  return new ApiError("TargetGroupNotFound", message);
}
function loadBalancerNotFound(message = "One or more load balancers not found") {
  return new ApiError("LoadBalancerNotFound", message);
}
function listenerNotFound() {
  return new ApiError("ListenerNotFound", "One or more listeners not found");
}
function ruleNotFound() {
  return new ApiError("RuleNotFound", "One or more rules not found");
}
function invalidTarget(message) {
  return new ApiError("InvalidTarget", message);
}

// src/local-aws/elastic-load-balancing/find.ts
function targetGroupOf({ state }, arn) {
  checkArn(arn, /:targetgroup\/[^/]+\/[0-9a-f]{16}$/, "a target group ARN");
  const group = state.targetGroups.get(arn);
  if (group === void 0) throw targetGroupNotFound();
  return group;
}
function loadBalancerOf({ state }, arn) {
  checkArn(arn, /:loadbalancer\/(app|net)\/[^/]+\/[0-9a-f]{16}$/, "a load balancer ARN");
  const loadBalancer = state.loadBalancers.get(arn);
  if (loadBalancer === void 0) throw loadBalancerNotFound();
  return loadBalancer;
}
function listenerOf({ state }, arn) {
  checkArn(arn, /:listener\/(app|net)\/[^/]+\/[0-9a-f]{16}\/[0-9a-f]{16}$/, "a listener ARN");
  const listener = listenersOf(state).find((candidate) => candidate.arn === arn);
  if (listener === void 0) throw listenerNotFound();
  return listener;
}
function listenersOf(state) {
  return [...state.loadBalancers.values()].flatMap(({ listeners }) => [...listeners.values()]);
}
function usersOf(state, groupArn2) {
  return [...state.loadBalancers.values()].filter(
    ({ listeners }) => [...listeners.values()].some(({ rules }) => rules.some(({ action }) => sendsTo(action, groupArn2)))
  );
}
function sendsTo(action, groupArn2) {
  return action.type === "forward" && action.targetGroups.some(({ arn }) => arn === groupArn2);
}
function checkArn(arn, pattern, kind2) {
  if (!arn.startsWith("arn:") || !pattern.test(arn)) throw validationError(`'${arn}' is not a valid ${kind2.slice(2)}`);
}

// src/local-aws/elastic-load-balancing/actions.ts
function readAction(environment, loadBalancer, actions2) {
  const [action, ...others] = actions2;
  if (action === void 0) throw validationError("A listener or rule must have an action");
  const type2 = asString(action.Type);
  if (type2 === "fixed-response" && others.length === 0)
    return fixedResponse(asObject(action.FixedResponseConfig) ?? {});
  if (type2 !== "forward" || others.length > 0)
    throw validationError("local-aws knows one action: forward or fixed-response");
  const targetGroups = groupsOf(action);
  for (const { arn } of targetGroups) checkGroup(environment, loadBalancer, arn);
  return { type: type2, targetGroups };
}
function fixedResponse(configuration) {
  const statusCode = asString(configuration.StatusCode) ?? "";
  if (!/^[245]\d\d$/.test(statusCode)) throw validationError(`Fixed response status code '${statusCode}' is not valid`);
  const contentType = asString(configuration.ContentType) ?? null;
  return { type: "fixed-response", statusCode, contentType, messageBody: asString(configuration.MessageBody) ?? null };
}
function groupsOf(action) {
  const weighted = asObjects(asObject(action.ForwardConfig)?.TargetGroups).map((group) => ({
    arn: asString(group.TargetGroupArn) ?? "",
    weight: Number(asString(group.Weight) ?? 1)
  }));
  const single = asString(action.TargetGroupArn);
  if (weighted.length > 0) return weighted;
  if (single === void 0) throw validationError("A target group ARN must be specified");
  return [{ arn: single, weight: 1 }];
}
function checkGroup(environment, loadBalancer, arn) {
  const group = targetGroupOf(environment, arn);
  const http = group.protocol === "HTTP" || group.protocol === "HTTPS";
  if (http !== (loadBalancer.type === "application")) {
    const message2 = `The target group '${arn}' has protocol ${group.protocol}, which a load balancer of the type ${loadBalancer.type} does not have`;
    throw new ApiError("IncompatibleProtocols", message2);
  }
  if (usersOf(environment.state, arn).every((user) => user === loadBalancer)) return;
  const message = `The following target groups cannot be associated with more than one load balancer: ${arn}`;
  throw new ApiError("TargetGroupAssociationLimit", message);
}
function readConditions(conditions) {
  if (conditions.length === 0) throw validationError("A condition must be specified");
  return conditions.map((condition) => {
    const field = asString(condition.Field) ?? "";
    if (field !== "host-header" && field !== "path-pattern")
      throw validationError(`Condition field '${field}' must be one of '[path-pattern, host-header]'`);
    const newer = asObject(field === "host-header" ? condition.HostHeaderConfig : condition.PathPatternConfig);
    const values = [...asStrings(condition.Values), ...asStrings(newer?.Values)];
    if (values.length === 0) throw validationError("A condition value must be specified");
    return { field, values };
  });
}

// src/local-aws/elastic-load-balancing/environment.ts
import { randomBytes as randomBytes6, randomInt as randomInt2 } from "node:crypto";
function balancingArn({ region, accountId }, resource) {
  return `arn:aws:elasticloadbalancing:${region}:${accountId}:${resource}`;
}
function randomId2() {
  return randomBytes6(8).toString("hex");
}
function freeAddress2(loadBalancers) {
  const taken = new Set([...loadBalancers].map(({ address }) => address));
  for (; ; ) {
    const address = `127.101.${randomInt2(256)}.${1 + randomInt2(254)}`;
    if (!taken.has(address)) return address;
  }
}

// src/local-aws/elastic-load-balancing/input.ts
var failure3 = "ValidationError";
function formMembers(input) {
  const members = membersOf(withoutEmpty(input), failure3);
  return {
    ...members,
    integer(name, { minimum, maximum }) {
      const text2 = members.text(name);
      if (text2 === void 0) return void 0;
      if (!/^-?\d+$/.test(text2)) throw validationError(`'${text2}' is not a valid value for '${name}': an Integer`);
      const value = Number(text2);
      if (value < minimum) throw refuse2(name, value, `Member must have value greater than or equal to ${minimum}`);
      if (value > maximum) throw refuse2(name, value, `Member must have value less than or equal to ${maximum}`);
      return value;
    },
    boolean(name) {
      const text2 = members.choice(name, ["true", "false"]);
      return text2 === void 0 ? void 0 : text2 === "true";
    },
    structure: (name) => asObject(input[name])
  };
}
function refuse2(name, value, constraint) {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return failedConstraint(failure3, member, value, constraint);
}
function withoutEmpty(input) {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== ""));
}
function checkName(name, kind2) {
  const lower = kind2.toLowerCase();
  if (name.length > 32) throw validationError(`The ${lower} name '${name}' cannot be longer than '32' characters`);
  if (!/^[A-Za-z0-9-]+$/.test(name))
    throw validationError(
      `The ${lower} name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`
    );
  if (/^-|-$/.test(name)) throw validationError(`The ${lower} name '${name}' cannot begin or end with a hyphen(-)`);
  return name;
}

// src/local-aws/elastic-load-balancing/render.ts
function renderTargetGroup(state, group) {
  const { healthCheck: healthCheck2 } = group;
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol,
    Port: group.port,
    VpcId: group.vpcId,
    HealthCheckProtocol: healthCheck2.protocol,
    HealthCheckPort: healthCheck2.port,
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: healthCheck2.interval,
    HealthCheckTimeoutSeconds: healthCheck2.timeout,
    HealthyThresholdCount: healthCheck2.healthyThreshold,
    UnhealthyThresholdCount: healthCheck2.unhealthyThreshold,
    ...healthCheck2.path === null ? {} : { HealthCheckPath: healthCheck2.path },
    ...healthCheck2.matcher === null ? {} : { Matcher: { HttpCode: healthCheck2.matcher } },
    LoadBalancerArns: usersOf(state, group.arn).map(({ arn }) => arn),
    TargetType: group.targetType,
    ...group.protocol === "HTTP" ? { ProtocolVersion: group.protocolVersion } : {},
    IpAddressType: group.ipAddressType
  };
}
function renderLoadBalancer(environment, loadBalancer) {
  const { subnets, securityGroups, type: type2 } = loadBalancer;
  const { subnetOf: subnetOf2, region } = environment;
  const places = subnets.map(subnetOf2);
  return {
    LoadBalancerArn: loadBalancer.arn,
    DNSName: loadBalancer.address,
    CanonicalHostedZoneId: "Z35SXDOTRQ7X7K",
    CreatedTime: new Date(loadBalancer.createdAt).toISOString(),
    LoadBalancerName: loadBalancer.name,
    Scheme: loadBalancer.scheme,
    VpcId: places.find((place2) => place2 !== void 0)?.vpcId ?? "vpc-00000000000000000",
    State: { Code: "active" },
    Type: type2,
    AvailabilityZones: subnets.map((subnet, index) => ({
      ZoneName: places[index]?.zone ?? `${region}${"abcdef".charAt(index % 6)}`,
      SubnetId: subnet,
      LoadBalancerAddresses: []
    })),
    ...type2 === "application" ? { SecurityGroups: [...securityGroups] } : {},
    IpAddressType: loadBalancer.ipAddressType
  };
}
function renderListener(listener) {
  const last = listener.rules.at(-1);
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.loadBalancer.arn,
    Port: listener.port,
    Protocol: listener.protocol,
    DefaultActions: last === void 0 ? [] : [renderAction(last.action)]
  };
}
function renderRule({ arn, priority, conditions, action }) {
  return {
    RuleArn: arn,
    Priority: priority,
    Conditions: conditions.map(({ field, values }) => ({
      Field: field,
      Values: [...values],
      ...field === "host-header" ? { HostHeaderConfig: { Values: [...values] } } : { PathPatternConfig: { Values: [...values] } }
    })),
    Actions: [renderAction(action)],
    IsDefault: priority === "default"
  };
}
function renderAction(action) {
  if (action.type === "fixed-response") {
    const { statusCode, contentType, messageBody } = action;
    const FixedResponseConfig = {
      StatusCode: statusCode,
      ...contentType === null ? {} : { ContentType: contentType },
      ...messageBody === null ? {} : { MessageBody: messageBody }
    };
    return { Type: action.type, FixedResponseConfig };
  }
  const [only, ...others] = action.targetGroups;
  return {
    Type: action.type,
    ...only !== void 0 && others.length === 0 ? { TargetGroupArn: only.arn } : {},
    ForwardConfig: {
      TargetGroups: action.targetGroups.map(({ arn, weight }) => ({ TargetGroupArn: arn, Weight: weight })),
      TargetGroupStickinessConfig: { Enabled: false }
    }
  };
}

// src/local-aws/elastic-load-balancing/listener-operations.ts
var ports2 = { minimum: 1, maximum: 65535 };
function listenerOperations(environment) {
  return {
    CreateListener: async (input) => ({ Listeners: [renderListener(await create(environment, formMembers(input)))] }),
    DescribeListeners(input) {
      const members = formMembers(input);
      const size = members.integer("PageSize", { minimum: 1, maximum: 400 }) ?? 400;
      const listeners = sortedByKey(chosen(environment, members), ({ arn }) => arn);
      const page2 = pageOf(listeners, ({ arn }) => arn, { size, token: members.text("Marker") });
      return { Listeners: page2.elements.map(renderListener), ...tokenMember("NextMarker", page2.nextToken) };
    },
    ModifyListener: async (input) => ({ Listeners: [renderListener(await modify(environment, input))] }),
    async DeleteListener(input) {
      const listener = listenerOf(environment, formMembers(input).requiredText("ListenerArn"));
      listener.loadBalancer.listeners.delete(listener.arn);
      environment.changed();
      await listener.close();
      return {};
    }
  };
}
async function create(environment, members) {
  const loadBalancer = loadBalancerOf(environment, members.requiredText("LoadBalancerArn"));
  const entry = checkEntry(loadBalancer, protocolOf(members), members.integer("Port", ports2));
  checkPortFree(loadBalancer, entry.port);
  const action = readAction(environment, loadBalancer, members.objects("DefaultActions"));
  const path = `${loadBalancer.arn.replace(/^.*:loadbalancer\//, "")}/${randomId2()}`;
  const listener = {
    arn: balancingArn(environment, `listener/${path}`),
    loadBalancer,
    ...entry,
    rules: [defaultRule(balancingArn(environment, `listener-rule/${path}/${randomId2()}`), action)],
    tags: readTagList(members.objects("Tags")),
    close: async () => void 0
  };
  loadBalancer.listeners.set(listener.arn, listener);
  await open2(environment, listener);
  environment.changed();
  return listener;
}
function defaultRule(arn, action) {
  return { arn, priority: "default", conditions: [], action };
}
async function open2(environment, listener) {
  if (listener.loadBalancer.type !== "application") return;
  const server = await environment.listen(environment, listener);
  listener.close = server.close;
  listener.tags.delete(portTag);
  if (server.port === listener.port) return;
  listener.tags.set(portTag, String(server.port));
  const { name, address } = listener.loadBalancer;
  environment.log(
    `Load balancer ${name}: port ${listener.port} cannot be had on this machine, so it listens on ${address}:${server.port} instead; the listener's tag ${portTag} tells it too.`
  );
}
var portTag = "local-aws.port";
function protocolOf(members) {
  return members.choice("Protocol", ["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"]);
}
function checkEntry({ type: type2 }, protocol, port) {
  if (protocol === void 0) throw validationError("A listener protocol must be specified");
  if (port === void 0) throw validationError("A listener port must be specified");
  const fits2 = type2 === "application" ? protocol === "HTTP" : ["TCP", "UDP", "TCP_UDP"].includes(protocol);
  if (fits2) return { protocol, port };
  if (protocol === "HTTPS" || protocol === "TLS")
    throw new ApiError(
      "CertificateNotFound",
      `local-aws has no certificates: a listener with ${protocol} cannot be made`
    );
  throw validationError(`Listener protocol '${protocol}' must be one of 'HTTPS, HTTP' for this load balancer`);
}
function checkPortFree({ arn, listeners }, port) {
  if (![...listeners.values()].some((listener) => listener.port === port)) return;
  throw new ApiError("DuplicateListener", `A listener already exists on this port for this load balancer '${arn}'`);
}
async function modify(environment, input) {
  const members = formMembers(input);
  const listener = listenerOf(environment, members.requiredText("ListenerArn"));
  const { loadBalancer } = listener;
  const wanted = members.integer("Port", ports2) ?? listener.port;
  const entry = checkEntry(loadBalancer, protocolOf(members) ?? listener.protocol, wanted);
  const moves = entry.port !== listener.port;
  if (moves) checkPortFree(loadBalancer, entry.port);
  const actions2 = members.objects("DefaultActions");
  if (actions2.length > 0) {
    const action = readAction(environment, loadBalancer, actions2);
    listener.rules = listener.rules.map((rule) => rule.priority === "default" ? { ...rule, action } : rule);
  }
  Object.assign(listener, entry);
  if (moves) {
    await listener.close();
    await open2(environment, listener);
  }
  environment.changed();
  return listener;
}
function chosen(environment, members) {
  const arns = members.texts("ListenerArns");
  if (arns.length > 0) return arns.map((arn) => listenerOf(environment, arn));
  const loadBalancerArn = members.text("LoadBalancerArn");
  if (loadBalancerArn === void 0)
    throw validationError("You must specify either listener ARNs or a load balancer ARN");
  return [...loadBalancerOf(environment, loadBalancerArn).listeners.values()];
}

// src/local-aws/elastic-load-balancing/load-balancer-operations.ts
import { isDeepStrictEqual as isDeepStrictEqual3 } from "node:util";

// src/local-aws/elastic-load-balancing/load-balancer-attributes.ts
var defaults3 = {
  application: {
    "deletion_protection.enabled": "false",
    "access_logs.s3.enabled": "false",
    "access_logs.s3.bucket": "",
    "access_logs.s3.prefix": "",
    "idle_timeout.timeout_seconds": "60",
    "client_keep_alive.seconds": "3600",
    "routing.http2.enabled": "true",
    "routing.http.desync_mitigation_mode": "defensive",
    "routing.http.drop_invalid_header_fields.enabled": "false",
    "routing.http.preserve_host_header.enabled": "false",
    "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": "false",
    "routing.http.xff_client_port.enabled": "false",
    "routing.http.xff_header_processing.mode": "append",
    "waf.fail_open.enabled": "false",
    "load_balancing.cross_zone.enabled": "true"
  },
  network: {
    "deletion_protection.enabled": "false",
    "access_logs.s3.enabled": "false",
    "access_logs.s3.bucket": "",
    "access_logs.s3.prefix": "",
    "load_balancing.cross_zone.enabled": "false"
  }
};
function defaultLoadBalancerAttributes(type2) {
  return new Map(Object.entries(defaults3[type2]));
}
function idleTimeout({ attributes }) {
  return 1e3 * Number(attributes.get("idle_timeout.timeout_seconds") ?? 60);
}
function loadBalancerAttributeOperations(environment) {
  const named2 = (input) => loadBalancerOf(environment, formMembers(input).requiredText("LoadBalancerArn"));
  return {
    DescribeLoadBalancerAttributes: (input) => ({ Attributes: render3(named2(input)) }),
    ModifyLoadBalancerAttributes(input) {
      const loadBalancer = named2(input);
      const changes = formMembers(input).objects("Attributes").map(({ Key, Value }) => [asString(Key) ?? "", asString(Value) ?? ""]);
      for (const [key, value] of changes) check(loadBalancer, key, value);
      for (const [key, value] of changes) loadBalancer.attributes.set(key, value);
      return { Attributes: render3(loadBalancer) };
    }
  };
}
function check({ attributes }, key, value) {
  if (!attributes.has(key)) throw validationError(`Load balancer attribute key '${key}' is not recognized`);
  if (key !== "idle_timeout.timeout_seconds") return;
  if (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 4e3) return;
  throw validationError(`Load balancer attribute '${key}' with value '${value}' must be in the range 1-4000`);
}
function render3({ attributes }) {
  return [...attributes].map(([Key, Value]) => ({ Key, Value }));
}

// src/local-aws/elastic-load-balancing/load-balancer-operations.ts
function loadBalancerOperations(environment) {
  const { state } = environment;
  const shown = (loadBalancers) => loadBalancers.map((loadBalancer) => renderLoadBalancer(environment, loadBalancer));
  return {
    ...loadBalancerAttributeOperations(environment),
    CreateLoadBalancer: (input) => ({ LoadBalancers: shown([create2(environment, formMembers(input))]) }),
    DescribeLoadBalancers(input) {
      const members = formMembers(input);
      const size = members.integer("PageSize", { minimum: 1, maximum: 400 }) ?? 400;
      const loadBalancers = sortedByKey(chosen2(environment, members), ({ arn }) => arn);
      const page2 = pageOf(loadBalancers, ({ arn }) => arn, { size, token: members.text("Marker") });
      return { LoadBalancers: shown(page2.elements), ...tokenMember("NextMarker", page2.nextToken) };
    },
    async DeleteLoadBalancer(input) {
      const arn = formMembers(input).requiredText("LoadBalancerArn");
      const loadBalancer = state.loadBalancers.get(arn);
      if (loadBalancer === void 0) return {};
      state.loadBalancers.delete(arn);
      await Promise.all([...loadBalancer.listeners.values()].map(({ close: close5 }) => close5()));
      return {};
    }
  };
}
function create2(environment, members) {
  const created = newLoadBalancer(environment, members);
  const existing = [...environment.state.loadBalancers.values()].find(({ name }) => name === created.name);
  if (existing === void 0) {
    environment.state.loadBalancers.set(created.arn, created);
    return created;
  }
  if (isDeepStrictEqual3(settingsOf(existing), settingsOf(created))) return existing;
  const message = `A load balancer with the same name '${created.name}' exists, but with different settings`;
  throw new ApiError("DuplicateLoadBalancerName", message);
}
function settingsOf({ type: type2, scheme, ipAddressType, subnets, securityGroups }) {
  return { type: type2, scheme, ipAddressType, subnets, securityGroups };
}
function newLoadBalancer(environment, members) {
  const { state, clock, log: log2 } = environment;
  const name = checkName(members.requiredText("Name"), "Load balancer");
  if (name.startsWith("internal-"))
    throw validationError(`The load balancer name '${name}' cannot begin with 'internal-'`);
  const type2 = members.choice("Type", ["application", "network", "gateway"]) ?? "application";
  if (type2 === "gateway") throw validationError("local-aws has no load balancers of the type gateway");
  if (type2 === "network")
    log2(`Load balancer ${name}: local-aws stores network load balancers, and does not listen for them.`);
  const subnets = subnetsOf(members, type2);
  return {
    arn: balancingArn(environment, `loadbalancer/${type2 === "network" ? "net" : "app"}/${name}/${randomId2()}`),
    name,
    type: type2,
    scheme: members.choice("Scheme", ["internet-facing", "internal"]) ?? "internet-facing",
    ipAddressType: members.choice("IpAddressType", ["ipv4", "dualstack"]) ?? "ipv4",
    subnets,
    securityGroups: groupsOf2(environment, members, type2, subnets),
    address: freeAddress2(state.loadBalancers.values()),
    createdAt: clock.now(),
    attributes: defaultLoadBalancerAttributes(type2),
    listeners: /* @__PURE__ */ new Map(),
    tags: readTagList(members.objects("Tags"))
  };
}
function groupsOf2({ subnetOf: subnetOf2, defaultGroupOf }, members, type2, subnets) {
  const named2 = members.texts("SecurityGroups");
  if (named2.length > 0 || type2 !== "application") return named2;
  const vpcIds = subnets.flatMap((id) => subnetOf2(id)?.vpcId ?? []);
  return vpcIds.slice(0, 1).flatMap((vpcId) => defaultGroupOf(vpcId) ?? []);
}
function subnetsOf(members, type2) {
  const mapped = members.objects("SubnetMappings").map(({ SubnetId }) => asString(SubnetId) ?? "");
  const subnets = [...members.texts("Subnets"), ...mapped];
  if (subnets.length >= (type2 === "application" ? 2 : 1)) return subnets;
  throw validationError(
    type2 === "application" ? "At least two subnets in two different Availability Zones must be specified" : "At least one subnet must be specified"
  );
}
function chosen2(environment, members) {
  const loadBalancers = [...environment.state.loadBalancers.values()];
  const arns = members.texts("LoadBalancerArns");
  if (arns.length > 0) return arns.map((arn) => loadBalancerOf(environment, arn));
  const names2 = members.texts("Names");
  const missing2 = names2.filter((name) => !loadBalancers.some((candidate) => candidate.name === name));
  if (missing2.length > 0) throw loadBalancerNotFound(`Load balancers '[${missing2.join(", ")}]' not found`);
  return names2.length === 0 ? loadBalancers : loadBalancers.filter(({ name }) => names2.includes(name));
}

// src/local-aws/elastic-load-balancing/rule-operations.ts
function ruleOperations(environment) {
  return {
    CreateRule: (input) => ({ Rules: [renderRule(create3(environment, formMembers(input)))] }),
    ModifyRule: (input) => ({ Rules: [renderRule(modify2(environment, formMembers(input)))] }),
    DescribeRules(input) {
      const members = formMembers(input);
      const size = members.integer("PageSize", { minimum: 1, maximum: 400 }) ?? 400;
      const rules = sortedByKey(chosen3(environment, members), sortKey);
      const page2 = pageOf(rules, sortKey, { size, token: members.text("Marker") });
      return { Rules: page2.elements.map(renderRule), ...tokenMember("NextMarker", page2.nextToken) };
    },
    DeleteRule(input) {
      const { listener, rule } = ruleOf(environment, formMembers(input).requiredText("RuleArn"));
      if (rule.priority === "default")
        throw new ApiError("OperationNotPermitted", `Default rule '${rule.arn}' cannot be deleted`);
      listener.rules = listener.rules.filter((candidate) => candidate !== rule);
      environment.changed();
      return {};
    }
  };
}
function create3(environment, members) {
  const listener = listenerOf(environment, members.requiredText("ListenerArn"));
  const priority = members.integer("Priority", { minimum: 1, maximum: 5e4 });
  if (priority === void 0) throw validationError("A priority must be specified");
  if (listener.rules.some((rule2) => rule2.priority === String(priority)))
    throw new ApiError("PriorityInUse", `Priority '${priority}' is currently in use`);
  const rule = {
    arn: balancingArn(environment, `${listener.arn.replace(/^.*:listener\//, "listener-rule/")}/${randomId2()}`),
    priority: String(priority),
    conditions: readConditions(members.objects("Conditions")),
    action: readAction(environment, listener.loadBalancer, members.objects("Actions"))
  };
  listener.rules = [...listener.rules, rule].sort((one, other) => rank(one) - rank(other));
  environment.changed();
  return rule;
}
function modify2(environment, members) {
  const { listener, rule } = ruleOf(environment, members.requiredText("RuleArn"));
  if (rule.priority === "default")
    throw new ApiError("OperationNotPermitted", `Default rule '${rule.arn}' cannot be modified`);
  const conditions = members.objects("Conditions");
  const actions2 = members.objects("Actions");
  const modified = {
    ...rule,
    ...conditions.length > 0 ? { conditions: readConditions(conditions) } : {},
    ...actions2.length > 0 ? { action: readAction(environment, listener.loadBalancer, actions2) } : {}
  };
  listener.rules = listener.rules.map((candidate) => candidate === rule ? modified : candidate);
  environment.changed();
  return modified;
}
function sortKey({ priority, arn }) {
  return `${priority === "default" ? "default" : priority.padStart(5, "0")} ${arn}`;
}
function rank({ priority }) {
  return priority === "default" ? Number.POSITIVE_INFINITY : Number(priority);
}
function chosen3(environment, members) {
  const arns = members.texts("RuleArns");
  if (arns.length > 0) return arns.map((arn) => ruleOf(environment, arn).rule);
  const listenerArn = members.text("ListenerArn");
  if (listenerArn === void 0) throw validationError("You must specify either listener rule ARNs or a listener ARN");
  return listenerOf(environment, listenerArn).rules;
}
function ruleOf({ state }, arn) {
  for (const listener of listenersOf(state)) {
    const rule = listener.rules.find((candidate) => candidate.arn === arn);
    if (rule !== void 0) return { listener, rule };
  }
  throw ruleNotFound();
}

// src/local-aws/elastic-load-balancing/state.ts
function emptyBalancingState() {
  return { targetGroups: /* @__PURE__ */ new Map(), loadBalancers: /* @__PURE__ */ new Map() };
}
function targetKey({ id, port }) {
  return `${id}:${port}`;
}

// src/local-aws/elastic-load-balancing/tag-operations.ts
function tagOperations3(environment) {
  const each = (input) => formMembers(input).texts("ResourceArns").map((arn) => ({ arn, tags: tagsOf3(environment, arn) }));
  return {
    AddTags(input) {
      const added = readTagList(formMembers(input).objects("Tags"));
      for (const { tags } of each(input)) addTags(tags, added);
      return {};
    },
    RemoveTags(input) {
      const keys = formMembers(input).texts("TagKeys");
      for (const { tags } of each(input)) removeTags(tags, keys);
      return {};
    },
    DescribeTags: (input) => ({
      TagDescriptions: each(input).map(({ arn, tags }) => ({ ResourceArn: arn, Tags: renderTagList(tags) }))
    })
  };
}
function tagsOf3({ state }, arn) {
  const found = state.targetGroups.get(arn) ?? state.loadBalancers.get(arn) ?? listenersOf(state).find((listener) => listener.arn === arn);
  if (found !== void 0) return found.tags;
  throw notFound(arn);
}
function notFound(arn) {
  if (arn.includes(":targetgroup/")) return targetGroupNotFound();
  return arn.includes(":listener/") ? listenerNotFound() : loadBalancerNotFound();
}

// src/local-aws/elastic-load-balancing/target-group-operations.ts
import { isDeepStrictEqual as isDeepStrictEqual4 } from "node:util";

// src/local-aws/elastic-load-balancing/health-check-settings.ts
function defaults4(protocol) {
  const common = { port: "traffic-port", interval: 30, healthyThreshold: 5, unhealthyThreshold: 2 };
  return speaksHttp(protocol) ? { ...common, protocol: "HTTP", path: "/", timeout: 5, matcher: "200" } : { ...common, protocol: "TCP", path: null, timeout: 10, matcher: null };
}
function speaksHttp(protocol) {
  return protocol === "HTTP" || protocol === "HTTPS";
}
function newHealthCheck(members, protocol) {
  return changedHealthCheck(members, defaults4(protocol));
}
function changedHealthCheck(members, current) {
  const protocol = members.choice("HealthCheckProtocol", ["HTTP", "HTTPS", "TCP"]) ?? current.protocol;
  const http = speaksHttp(protocol);
  const changed = {
    protocol,
    port: checkPort(members.text("HealthCheckPort")) ?? current.port,
    path: http ? checkPath(members.text("HealthCheckPath")) ?? current.path ?? "/" : null,
    interval: members.integer("HealthCheckIntervalSeconds", { minimum: 5, maximum: 300 }) ?? current.interval,
    timeout: members.integer("HealthCheckTimeoutSeconds", { minimum: 2, maximum: 120 }) ?? current.timeout,
    healthyThreshold: members.integer("HealthyThresholdCount", threshold) ?? current.healthyThreshold,
    unhealthyThreshold: members.integer("UnhealthyThresholdCount", threshold) ?? current.unhealthyThreshold,
    matcher: http ? matcherOf(members) ?? current.matcher ?? "200" : null
  };
  if (changed.timeout > changed.interval) {
    const { timeout, interval } = changed;
    throw validationError(
      `Health check timeout '${timeout}' must be smaller than or equal to the interval '${interval}'`
    );
  }
  return changed;
}
var threshold = { minimum: 2, maximum: 10 };
function checkPort(port) {
  if (port === void 0 || port === "traffic-port") return port;
  const number = /^\d+$/.test(port) ? Number(port) : 0;
  if (number >= 1 && number <= 65535) return port;
  throw validationError(`Health check port '${port}' must be in the range [1-65535] or 'traffic-port'`);
}
function checkPath(path) {
  if (path === void 0 || path.startsWith("/") && path.length <= 1024) return path;
  throw validationError(
    `Health check path '${path}' must begin with a '/' character, and can be at most '1024' characters`
  );
}
function matcherOf(members) {
  const code = members.structure("Matcher")?.HttpCode;
  if (code === void 0) return void 0;
  const matcher = String(code);
  const inRange = rangesOf(matcher).every(([from, to]) => from >= 200 && to <= 499 && from <= to);
  if (inRange) return matcher;
  throw validationError(`Health check matcher HTTP code '${matcher}' must be within '200-499' inclusive`);
}
function matches3(matcher, status) {
  return rangesOf(matcher).some(([from, to]) => status >= from && status <= to);
}
function rangesOf(matcher) {
  return matcher.split(",").map((part) => {
    const [, from = "0", to = from] = /^\s*(\d{3})(?:-(\d{3}))?\s*$/.exec(part) ?? [];
    return [Number(from), Number(to)];
  });
}

// src/local-aws/elastic-load-balancing/target-group-attributes.ts
var applicationDefaults = {
  "stickiness.enabled": "false",
  "deregistration_delay.timeout_seconds": "300",
  "stickiness.type": "lb_cookie",
  "stickiness.lb_cookie.duration_seconds": "86400",
  "slow_start.duration_seconds": "0",
  "load_balancing.algorithm.type": "round_robin",
  "load_balancing.algorithm.anomaly_mitigation": "off",
  "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
  "target_group_health.dns_failover.minimum_healthy_targets.count": "1",
  "target_group_health.dns_failover.minimum_healthy_targets.percentage": "off",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": "1",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": "off"
};
var networkDefaults = {
  "stickiness.enabled": "false",
  "deregistration_delay.timeout_seconds": "300",
  "stickiness.type": "source_ip",
  "proxy_protocol_v2.enabled": "false",
  "preserve_client_ip.enabled": "true",
  "deregistration_delay.connection_termination.enabled": "false",
  "load_balancing.cross_zone.enabled": "use_load_balancer_configuration"
};
function defaultAttributes(protocol) {
  return new Map(Object.entries(speaksHttp(protocol) ? applicationDefaults : networkDefaults));
}
function deregistrationDelay(group) {
  return 1e3 * Number(group.attributes.get("deregistration_delay.timeout_seconds"));
}
function slowStart(group) {
  return 1e3 * Number(group.attributes.get("slow_start.duration_seconds") ?? 0);
}
function changeAttributes(group, attributes) {
  const changes = attributes.map(
    (attribute) => [asString(attribute.Key) ?? "", asString(attribute.Value) ?? ""]
  );
  for (const [key, value] of changes) check2(group, key, value);
  for (const [key, value] of changes) group.attributes.set(key, value);
}
function check2(group, key, value) {
  if (!group.attributes.has(key)) throw validationError(`Target group attribute key '${key}' is not recognized`);
  if (key === "deregistration_delay.timeout_seconds") checkNumber(key, value, (number) => number <= 3600, "0-3600");
  if (key === "slow_start.duration_seconds")
    checkNumber(key, value, (number) => number === 0 || number >= 30 && number <= 900, "30-900 or 0");
}
function checkNumber(key, value, accepts, range) {
  if (/^\d+$/.test(value) && accepts(Number(value))) return;
  throw validationError(`Target group attribute '${key}' with value '${value}' must be in the range ${range}`);
}

// src/local-aws/elastic-load-balancing/probe.ts
import { get } from "node:http";
import { connect } from "node:net";
function probe(check4, target2) {
  const port = check4.port === "traffic-port" ? target2.port : Number(check4.port);
  const place2 = { host: target2.address, port };
  return check4.path === null ? connection(place2, check4.timeout) : request4({ ...place2, path: check4.path }, check4.timeout);
}
function request4(place2, seconds2) {
  return new Promise((resolve) => {
    const headers = { "user-agent": "ELB-HealthChecker/2.0", connection: "close" };
    const signal = AbortSignal.timeout(seconds2 * 1e3);
    const asked = get({ ...place2, headers, agent: false, signal }, (answer2) => {
      answer2.resume();
      resolve({ status: answer2.statusCode ?? 0 });
    });
    asked.on("error", () => resolve({ failure: signal.aborted ? "timeout" : "error" }));
  });
}
function connection(place2, seconds2) {
  return new Promise((resolve) => {
    const socket = connect(place2);
    const end3 = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(seconds2 * 1e3, () => end3({ failure: "timeout" }));
    socket.once("connect", () => end3({ status: null }));
    socket.once("error", () => end3({ failure: "error" }));
  });
}

// src/local-aws/elastic-load-balancing/reasons.ts
var reasons = {
  registering: { code: "Elb.RegistrationInProgress", description: "Target registration is in progress" },
  checking: { code: "Elb.InitialHealthChecking", description: "Initial health checks in progress" },
  timeout: { code: "Target.Timeout", description: "Request timed out" },
  failed: { code: "Target.FailedHealthChecks", description: "Health checks failed" },
  draining: { code: "Target.DeregistrationInProgress", description: "Target deregistration is in progress" },
  notRegistered: { code: "Target.NotRegistered", description: "Target is not registered to the target group" },
  notInUse: {
    code: "Target.NotInUse",
    description: "Target group is not configured to receive traffic from the load balancer"
  }
};
function wrongStatus(status) {
  return { code: "Target.ResponseCodeMismatch", description: `Health checks failed with these codes: [${status}]` };
}

// src/local-aws/elastic-load-balancing/health-checks.ts
var registration = 1e3;
function startChecks(environment, group, target2) {
  target2.cancel = environment.clock.after(registration / environment.speed, () => {
    target2.reason = reasons.checking;
    check3(environment, group, target2);
  });
}
function check3(environment, group, target2) {
  const { clock, speed } = environment;
  const due = clock.now() + group.healthCheck.interval * 1e3 / speed;
  const conclude3 = (result) => {
    if (target2.state === "draining") return;
    judge(environment, group, target2, result);
    target2.cancel = clock.after(Math.max(1, due - clock.now()), () => check3(environment, group, target2));
  };
  if (target2.simulated !== void 0) conclude3({ status: target2.simulated() });
  else void probe(group.healthCheck, target2).then(conclude3);
}
function judge(environment, group, target2, result) {
  const reason = failureOf(group, result);
  const { state } = target2;
  target2.successes = reason === null ? target2.successes + 1 : 0;
  target2.failures = reason === null ? 0 : target2.failures + 1;
  const needed = state === "initial" ? 1 : group.healthCheck.healthyThreshold;
  if (reason === null && state !== "healthy" && target2.successes >= needed) becomeHealthy(environment, group, target2);
  if (reason !== null && target2.failures >= group.healthCheck.unhealthyThreshold) {
    target2.state = "unhealthy";
    target2.reason = reason;
    target2.slowStartSince = null;
  }
  if (target2.state !== state) environment.changed();
}
function becomeHealthy({ clock, speed }, group, target2) {
  const ramp = slowStart(group) / speed;
  const isWhole = ({ state, slowStartSince }) => state === "healthy" && (slowStartSince === null || clock.now() - slowStartSince >= ramp);
  const joins = ramp > 0 && [...group.targets.values()].some(isWhole);
  target2.state = "healthy";
  target2.reason = null;
  target2.slowStartSince = joins ? clock.now() : null;
}
function failureOf({ healthCheck: healthCheck2 }, result) {
  if ("failure" in result) return result.failure === "timeout" ? reasons.timeout : reasons.failed;
  const { status } = result;
  if (healthCheck2.matcher === null || status === null || matches3(healthCheck2.matcher, status)) return null;
  return wrongStatus(status);
}

// src/local-aws/elastic-load-balancing/targets.ts
function register2(environment, group, given) {
  const existing = group.targets.get(targetKey(given));
  if (existing !== void 0 && existing.state !== "draining") return existing;
  if (existing !== void 0) leave(environment, group, existing);
  const target2 = {
    ...given,
    state: "initial",
    reason: reasons.registering,
    successes: 0,
    failures: 0,
    slowStartSince: null,
    requests: /* @__PURE__ */ new Set(),
    cancel: () => void 0,
    whenGone: /* @__PURE__ */ new Set()
  };
  group.targets.set(targetKey(target2), target2);
  startChecks(environment, group, target2);
  environment.changed();
  return target2;
}
function deregister3(environment, group, target2) {
  if (target2.state === "draining" || !isRegistered(group, target2)) return;
  target2.cancel();
  target2.state = "draining";
  target2.reason = reasons.draining;
  const delay = deregistrationDelay(group) / environment.speed;
  target2.cancel = environment.clock.after(delay, () => leave(environment, group, target2));
  environment.changed();
}
function isRegistered(group, target2) {
  return group.targets.get(targetKey(target2)) === target2;
}
function leave(environment, group, target2) {
  target2.cancel();
  if (isRegistered(group, target2)) group.targets.delete(targetKey(target2));
  for (const request6 of target2.requests) request6.abort();
  for (const tell2 of target2.whenGone) tell2();
  target2.whenGone.clear();
  environment.changed();
}

// src/local-aws/elastic-load-balancing/target-group-operations.ts
function targetGroupOperations(environment) {
  const { state } = environment;
  const shown = (groups) => groups.map((group) => renderTargetGroup(state, group));
  const named2 = (input) => targetGroupOf(environment, formMembers(input).requiredText("TargetGroupArn"));
  return {
    CreateTargetGroup: (input) => ({ TargetGroups: shown([create4(environment, formMembers(input))]) }),
    ModifyTargetGroup(input) {
      const group = named2(input);
      group.healthCheck = changedHealthCheck(formMembers(input), group.healthCheck);
      return { TargetGroups: shown([group]) };
    },
    DescribeTargetGroups(input) {
      const members = formMembers(input);
      const size = members.integer("PageSize", { minimum: 1, maximum: 400 }) ?? 400;
      const groups = sortedByKey(chosen4(environment, members), ({ arn }) => arn);
      const page2 = pageOf(groups, ({ arn }) => arn, { size, token: members.text("Marker") });
      return { TargetGroups: shown(page2.elements), ...tokenMember("NextMarker", page2.nextToken) };
    },
    DeleteTargetGroup(input) {
      const group = named2(input);
      if (usersOf(state, group.arn).length > 0) {
        const message = `Target group '${group.arn}' is currently in use by a listener or a rule`;
        throw new ApiError("ResourceInUse", message);
      }
      state.targetGroups.delete(group.arn);
      for (const target2 of [...group.targets.values()]) leave(environment, group, target2);
      return {};
    },
    ModifyTargetGroupAttributes(input) {
      const group = named2(input);
      changeAttributes(group, formMembers(input).objects("Attributes"));
      return { Attributes: renderAttributes(group) };
    },
    DescribeTargetGroupAttributes: (input) => ({ Attributes: renderAttributes(named2(input)) })
  };
}
function create4(environment, members) {
  const group = newTargetGroup(environment, members);
  const existing = [...environment.state.targetGroups.values()].find(({ name }) => name === group.name);
  if (existing === void 0) {
    environment.state.targetGroups.set(group.arn, group);
    if (group.protocol === "HTTPS" || group.healthCheck.protocol === "HTTPS")
      environment.log(`Target group ${group.name}: local-aws speaks plain HTTP to its targets, not HTTPS.`);
    return group;
  }
  if (isDeepStrictEqual4(settingsOf2(existing), settingsOf2(group))) return existing;
  const message = `A target group with the same name '${group.name}' exists, but with different settings`;
  throw new ApiError("DuplicateTargetGroupName", message);
}
function settingsOf2({ protocol, protocolVersion, port, vpcId, targetType, healthCheck: healthCheck2 }) {
  return { protocol, protocolVersion, port, vpcId, targetType, healthCheck: healthCheck2 };
}
function newTargetGroup(environment, members) {
  const name = checkName(members.requiredText("Name"), "Target group");
  const targetType = members.choice("TargetType", ["instance", "ip", "lambda", "alb"]) ?? "instance";
  if (targetType === "lambda" || targetType === "alb")
    throw validationError(`local-aws has no target groups of the type ${targetType}`);
  const protocol = members.choice("Protocol", ["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"]);
  if (protocol === void 0) throw validationError("A protocol must be specified");
  const port = members.integer("Port", { minimum: 1, maximum: 65535 });
  if (port === void 0) throw validationError("A port must be specified");
  const vpcId = members.text("VpcId");
  if (vpcId === void 0) throw validationError("A VPC ID must be specified");
  return {
    arn: balancingArn(environment, `targetgroup/${name}/${randomId2()}`),
    name,
    protocol,
    protocolVersion: members.text("ProtocolVersion") ?? "HTTP1",
    port,
    vpcId,
    targetType,
    ipAddressType: members.choice("IpAddressType", ["ipv4", "ipv6"]) ?? "ipv4",
    healthCheck: newHealthCheck(members, protocol),
    attributes: defaultAttributes(protocol),
    targets: /* @__PURE__ */ new Map(),
    tags: readTagList(members.objects("Tags"))
  };
}
function chosen4(environment, members) {
  const groups = [...environment.state.targetGroups.values()];
  const arns = members.texts("TargetGroupArns");
  if (arns.length > 0) return arns.map((arn) => targetGroupOf(environment, arn));
  const names2 = members.texts("Names");
  if (names2.length > 0) {
    return names2.map((name) => {
      const group = groups.find((candidate) => candidate.name === name);
      if (group === void 0) throw targetGroupNotFound();
      return group;
    });
  }
  const loadBalancerArn = members.text("LoadBalancerArn");
  if (loadBalancerArn === void 0) return groups;
  const loadBalancer = loadBalancerOf(environment, loadBalancerArn);
  return groups.filter(({ arn }) => usersOf(environment.state, arn).includes(loadBalancer));
}
function renderAttributes({ attributes }) {
  return [...attributes].map(([Key, Value]) => ({ Key, Value }));
}

// src/local-aws/elastic-load-balancing/target-operations.ts
import { isIPv4 } from "node:net";
function targetOperations(environment) {
  const groupOf = (input) => targetGroupOf(environment, formMembers(input).requiredText("TargetGroupArn"));
  return {
    RegisterTargets(input) {
      const group = groupOf(input);
      const targets2 = namedTargets(input, group).map((named2) => locate(environment, group, named2));
      for (const target2 of targets2) register2(environment, group, target2);
      return {};
    },
    DeregisterTargets(input) {
      const group = groupOf(input);
      const targets2 = namedTargets(input, group).flatMap(
        (named2) => registered(group, named2, portGiven(input, named2.id))
      );
      for (const target2 of targets2) deregister3(environment, group, target2);
      return {};
    },
    DescribeTargetHealth(input) {
      const group = groupOf(input);
      const asked = formMembers(input).objects("Targets").length > 0;
      const inUse = usersOf(environment.state, group.arn).length > 0;
      const shown = asked ? namedTargets(input, group) : [...group.targets.values()];
      return { TargetHealthDescriptions: shown.map((named2) => describe6(group, named2, inUse)) };
    }
  };
}
function namedTargets(input, group) {
  const targets2 = formMembers(input).objects("Targets");
  return targets2.map((target2) => ({
    id: asString(target2.Id) ?? "",
    port: formMembers(target2).integer("Port", { minimum: 1, maximum: 65535 }) ?? group.port
  }));
}
function registered(group, { id, port }, exact) {
  return [...group.targets.values()].filter((target2) => target2.id === id && (!exact || target2.port === port));
}
function portGiven(input, id) {
  return formMembers(input).objects("Targets").some((target2) => target2.Id === id && target2.Port !== void 0);
}
function locate({ addressOf: addressOf2 }, group, { id, port }) {
  if (group.targetType === "ip") {
    if (!isIPv4(id)) throw validationError(`The IP address '${id}' is not a valid IPv4 address`);
    return { id, port, address: id, simulated: void 0 };
  }
  const address = addressOf2(id);
  if (address === void 0) throw invalidTarget(`Instance ID '${id}' is not valid`);
  return { id, port, address, simulated: void 0 };
}
function describe6(group, named2, inUse) {
  const target2 = group.targets.get(targetKey(named2));
  const port = group.healthCheck.port;
  return {
    Target: { Id: named2.id, Port: named2.port },
    HealthCheckPort: port === "traffic-port" ? String(named2.port) : port,
    TargetHealth: renderHealth(target2, inUse)
  };
}
function renderHealth(target2, inUse) {
  if (target2 === void 0) return { State: "unused", ...renderReason(reasons.notRegistered) };
  if (target2.state !== "draining" && !inUse) return { State: "unused", ...renderReason(reasons.notInUse) };
  return { State: target2.state, ...target2.reason === null ? {} : renderReason(target2.reason) };
}
function renderReason({ code, description }) {
  return { Reason: code, Description: description };
}

// src/local-aws/elastic-load-balancing/elastic-load-balancing.ts
function createElasticLoadBalancing(options) {
  const subscribers = /* @__PURE__ */ new Set();
  const changed = () => {
    for (const tell2 of subscribers) tell2();
  };
  const environment = { ...options, state: emptyBalancingState(), changed };
  return {
    service: {
      protocol: "query",
      version: "2015-12-01",
      xmlNamespace: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
      operations: {
        ...targetGroupOperations(environment),
        ...targetOperations(environment),
        ...loadBalancerOperations(environment),
        ...listenerOperations(environment),
        ...ruleOperations(environment),
        ...tagOperations3(environment)
      }
    },
    targetGroups: {
      find: (arn) => find(environment, arn),
      register: (arn, target2) => registerTarget2(environment, arn, target2),
      subscribe: (tell2) => subscribers.add(tell2)
    },
    close: () => close2(environment)
  };
}
function find({ state }, arn) {
  const group = state.targetGroups.get(arn);
  if (group === void 0) return void 0;
  return { targetType: group.targetType, hasLoadBalancer: usersOf(state, arn).length > 0 };
}
function registerTarget2(environment, arn, given) {
  const group = environment.state.targetGroups.get(arn);
  if (group === void 0) return void 0;
  const target2 = register2(environment, group, given);
  return {
    targetGroupArn: arn,
    port: target2.port,
    health() {
      const { state, reason } = target2;
      return usersOf(environment.state, arn).length === 0 ? { state: "unused", reason } : { state, reason };
    },
    deregister(gone) {
      if (isRegistered(group, target2)) target2.whenGone.add(gone);
      else gone();
      deregister3(environment, group, target2);
    }
  };
}
async function close2({ state }) {
  for (const { targets: targets2 } of state.targetGroups.values()) for (const { cancel } of targets2.values()) cancel();
  const listeners = [...state.loadBalancers.values()].flatMap((loadBalancer) => [...loadBalancer.listeners.values()]);
  await Promise.all(listeners.map((listener) => listener.close()));
}

// src/local-aws/elastic-load-balancing/listener-server.ts
import { createServer as createServer2 } from "node:http";

// src/local-aws/elastic-load-balancing/choose-target.ts
function createTargetChooser() {
  const owed = /* @__PURE__ */ new WeakMap();
  return {
    choose(targets2, choice2) {
      const registered2 = [...targets2].filter(({ state }) => state !== "draining");
      const healthy = registered2.filter(({ state }) => state === "healthy");
      const shares = (healthy.length > 0 ? healthy : registered2).map((target2) => ({
        target: target2,
        share: shareOf(target2, choice2)
      }));
      const total = shares.reduce((sum, { share }) => sum + share, 0);
      for (const { target: target2, share } of shares) owed.set(target2, (owed.get(target2) ?? 0) + share);
      const debt = (target2) => owed.get(target2) ?? 0;
      const [first] = shares.map(({ target: target2 }) => target2).sort((one, other) => debt(other) - debt(one));
      if (first !== void 0) owed.set(first, debt(first) - total);
      return first;
    }
  };
}
var firstShare = 0.05;
function shareOf({ slowStartSince }, { now, slowStart: slowStart2 }) {
  if (slowStartSince === null || slowStart2 <= 0) return 1;
  return Math.min(1, Math.max(firstShare, (now - slowStartSince) / slowStart2));
}

// src/local-aws/elastic-load-balancing/forward.ts
import { request as request5 } from "node:http";

// src/local-aws/elastic-load-balancing/forwarded-headers.ts
import { randomBytes as randomBytes7 } from "node:crypto";
var hopByHop = ["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"];
function withoutHopByHop(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.includes(name)));
}
function forwardedHeaders({ headers, socket }, listenerPort) {
  const client = (socket.remoteAddress ?? "").replace("::ffff:", "");
  const before = headers["x-forwarded-for"];
  const body = headers["transfer-encoding"] === void 0 ? {} : { "transfer-encoding": headers["transfer-encoding"] };
  return {
    ...withoutHopByHop(headers),
    ...body,
    "x-forwarded-for": before === void 0 ? client : `${String(before)}, ${client}`,
    "x-forwarded-proto": "http",
    "x-forwarded-port": String(listenerPort),
    "x-amzn-trace-id": headers["x-amzn-trace-id"] ?? newTrace(),
    connection: "close"
  };
}
function newTrace() {
  return `Root=1-${Math.floor(Date.now() / 1e3).toString(16)}-${randomBytes7(12).toString("hex")}`;
}

// src/local-aws/elastic-load-balancing/forward.ts
var connectTimeout = 1e4;
function forward(target2, exchange) {
  const { incoming, outgoing } = exchange;
  if (target2.simulated !== void 0) {
    incoming.resume();
    outgoing.writeHead(target2.simulated(), { "content-type": "text/plain" }).end(`${target2.id}:${target2.port}
`);
    return;
  }
  const asked = ask(target2, exchange);
  trackInFlight(target2, asked);
  giveUpInTime(asked, outgoing);
  asked.on("response", (answer2) => {
    outgoing.writeHead(answer2.statusCode ?? 502, answer2.statusMessage ?? "", withoutHopByHop(answer2.headers));
    answer2.on("error", () => outgoing.destroy());
    answer2.pipe(outgoing);
  });
  outgoing.on("close", () => asked.destroy());
  incoming.pipe(asked);
}
function ask({ address, port }, { incoming, listenerPort, idleTimeout: idleTimeout2 }) {
  const { method = "GET", url: path = "/" } = incoming;
  const headers = forwardedHeaders(incoming, listenerPort);
  return request5({ host: address, port, method, path, headers, agent: false, timeout: idleTimeout2 });
}
function trackInFlight(target2, asked) {
  const inFlight = { abort: () => asked.destroy() };
  target2.requests.add(inFlight);
  asked.on("close", () => target2.requests.delete(inFlight));
}
function giveUpInTime(asked, outgoing) {
  const fail3 = (status) => {
    if (outgoing.headersSent) outgoing.destroy();
    else answerError(outgoing, status);
    asked.destroy();
  };
  const connecting = setTimeout(() => fail3(504), connectTimeout);
  asked.on("socket", (socket) => socket.once("connect", () => clearTimeout(connecting)));
  asked.on("close", () => clearTimeout(connecting));
  asked.on("timeout", () => fail3(504));
  asked.on("error", () => fail3(502));
}
var phrases = {
  404: "Not Found",
  502: "Bad Gateway",
  503: "Service Temporarily Unavailable",
  504: "Gateway Time-out"
};
function answerError(outgoing, status) {
  const title = `${status} ${phrases[status] ?? ""}`;
  const body = `<html>\r
<head><title>${title}</title></head>\r
<body>\r
<center><h1>${title}</h1></center>\r
</body>\r
</html>\r
`;
  outgoing.writeHead(status, { server: "awselb/2.0", "content-type": "text/html" }).end(body);
}

// src/local-aws/elastic-load-balancing/routing.ts
function actionFor(rules, request6) {
  return rules.find(({ conditions }) => conditions.every((condition) => holds(condition, request6)))?.action;
}
function holds({ field, values }, { host, path }) {
  const subject = field === "host-header" ? host.toLowerCase() : path;
  return values.some((value) => wildcard2(field === "host-header" ? value.toLowerCase() : value).test(subject));
}
function wildcard2(pattern) {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`);
}
function pickGroup(groups, random) {
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  let rest = random * total;
  return groups.find(({ weight }) => {
    rest -= weight;
    return rest < 0;
  });
}

// src/local-aws/elastic-load-balancing/listener-server.ts
async function listen2(environment, listener) {
  const chooser = createTargetChooser();
  const server = createServer2((incoming, outgoing) => answer({ environment, listener, chooser }, incoming, outgoing));
  const { address } = listener.loadBalancer;
  const port = await bind(server, address, listener.port).catch(() => bind(server, address, 0));
  return { port, close: () => closeServer(server) };
}
function answer(route2, incoming, outgoing) {
  const host = (incoming.headers.host ?? "").replace(/:\d+$/, "");
  const path = (incoming.url ?? "/").replace(/\?.*$/s, "");
  const action = actionFor(route2.listener.rules, { host, path });
  if (action === void 0) answerError(outgoing, 404);
  else if (action.type === "forward") forwardTo(route2, action.targetGroups, incoming, outgoing);
  else {
    const headers = { server: "awselb/2.0", "content-type": action.contentType ?? "text/plain" };
    outgoing.writeHead(Number(action.statusCode), headers).end(action.messageBody ?? "");
  }
}
function forwardTo({ environment, listener, chooser }, groups, incoming, outgoing) {
  const { state, clock, speed } = environment;
  const { loadBalancer } = listener;
  const chosen5 = pickGroup(groups, Math.random());
  const group = state.targetGroups.get(chosen5?.arn ?? "");
  const choice2 = { now: clock.now(), slowStart: group === void 0 ? 0 : slowStart(group) / speed };
  const target2 = chooser.choose(group?.targets.values() ?? [], choice2);
  if (target2 === void 0) answerError(outgoing, 503);
  else forward(target2, { incoming, outgoing, listenerPort: listener.port, idleTimeout: idleTimeout(loadBalancer) });
}
function bind(server, address, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, () => {
      server.off("error", reject);
      resolve(server.address().port);
    });
  });
}
function closeServer(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

// src/local-aws/faults/fault.ts
var callFaultKinds = [
  "throttle",
  "server-error",
  "deny",
  "expired-token",
  "missing",
  "reset-before",
  "reset-after",
  "hang",
  "hang-after"
];

// src/local-aws/faults/parse-faults.ts
var kinds = [...callFaultKinds, "expire-registry-tokens", "registry-error", "clock-skew", "slow-pull"];
function parseFaults(value) {
  if (!Array.isArray(value)) return { complaints: ["The faults must be a JSON array."] };
  const complaints = [];
  const faults = value.flatMap((element, index) => {
    const complain = (what) => complaints.push(`Fault ${index + 1}: ${what}.`);
    const fault = parseFault(asObject(element), complain);
    return fault === void 0 ? [] : [fault];
  });
  return complaints.length > 0 ? { complaints } : { faults };
}
function parseFaultsText(text2) {
  try {
    return parseFaults(JSON.parse(text2));
  } catch {
    return { complaints: ["The faults must be a JSON array; this is not JSON."] };
  }
}
function parseFault(given, complain) {
  if (given === void 0) {
    complain("it must be an object");
    return void 0;
  }
  switch (given.kind) {
    case "clock-skew":
      refuseOthers(given, ["kind", "seconds"], complain);
      return { kind: "clock-skew", seconds: readSeconds(given, complain) };
    case "slow-pull":
      refuseOthers(given, ["kind", "seconds", "image"], complain);
      return { kind: "slow-pull", seconds: readSeconds(given, complain), image: asString(given.image) ?? "" };
    case "expire-registry-tokens":
      refuseOthers(given, ["kind", "request", "after", "times"], complain);
      return { kind: "expire-registry-tokens", status: 403, ...readRegistryFault(given, complain, 1) };
    case "registry-error":
      refuseOthers(given, ["kind", "request", "status", "after", "times"], complain);
      return {
        kind: "registry-error",
        status: readNumber(given, "status", complain) ?? 500,
        ...readRegistryFault(given, complain, null)
      };
    default:
      return parseCallFault(given, complain);
  }
}
function parseCallFault(given, complain) {
  const kind2 = callFaultKinds.find((candidate) => candidate === given.kind);
  if (kind2 === void 0) {
    complain(`"kind" must be one of ${kinds.join(", ")}`);
    return void 0;
  }
  refuseOthers(given, ["kind", "operation", "matches", "after", "times", "forSeconds", "action"], complain);
  const operation = asString(given.operation);
  if (operation === void 0 || !/^(\w[\w-]*:)?(\w+|\*)$/.test(operation)) {
    complain('"operation" must be a name such as "UpdateService", "ecs:UpdateService", "ecs:*" or "*"');
  }
  return {
    kind: kind2,
    operation: operation ?? "",
    matches: readMatches(given, complain),
    after: readNumber(given, "after", complain) ?? 0,
    times: readNumber(given, "times", complain),
    forSeconds: readNumber(given, "forSeconds", complain),
    ...readAction2(given, complain)
  };
}
function readRegistryFault(given, complain, times) {
  const request6 = asString(given.request ?? "*");
  if (request6 === void 0 || !/^(?:\*|[A-Z]+ (?:manifests|blobs|uploads|tags|version))$/.test(request6))
    complain('"request" must be a method and manifests, blobs, uploads or tags, such as "PUT manifests", or "*"');
  return {
    request: request6 ?? "*",
    after: readNumber(given, "after", complain) ?? 0,
    times: readNumber(given, "times", complain) ?? times
  };
}
function readAction2({ kind: kind2, action }, complain) {
  if (action === void 0) return {};
  const text2 = asString(action);
  if (text2 !== void 0 && /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(text2) && kind2 === "deny") return { action: text2 };
  complain('"action" must be an IAM action such as "kms:Decrypt", and goes with "deny" only');
  return {};
}
function readMatches({ matches: matches4 = {} }, complain) {
  const object = asObject(matches4);
  if (object === void 0) complain('"matches" must be an object');
  return object ?? {};
}
function readSeconds(given, complain) {
  const seconds2 = asNumber(given.seconds);
  if (seconds2 === void 0) complain('"seconds" must be a number');
  return seconds2 ?? 0;
}
function readNumber(given, name, complain) {
  const value = given[name] ?? null;
  if (value === null) return null;
  const number = asNumber(value);
  if (number === void 0 || number < 0) complain(`"${name}" must be a number from 0 on, or null`);
  return number ?? null;
}
function refuseOthers(given, known2, complain) {
  const others = Object.keys(given).filter((name) => !known2.includes(name));
  if (others.length > 0) complain(`it has members that are not known: ${others.join(", ")}`);
}

// src/local-aws/faults/fault-endpoint.ts
var faultsPath = "/local-aws/faults";
function createFaultEndpoint(faults) {
  return ({ method, path, headers, body }) => {
    if (path !== faultsPath) return void 0;
    if (!isLoopback(headers.host ?? "")) return refuse3(403, ["Faults are set from this machine only."]);
    switch (method) {
      case "GET":
        return { status: 200, body: listing(faults) };
      case "PUT": {
        const parsed = parseFaultsText(body);
        if ("complaints" in parsed) return refuse3(400, parsed.complaints);
        faults.replace(parsed.faults);
        return { status: 200, body: listing(faults) };
      }
      case "DELETE":
        faults.replace([]);
        return { status: 200, body: listing(faults) };
      default:
        return refuse3(405, ["Use GET, PUT or DELETE."]);
    }
  };
}
function listing(faults) {
  return { faults: faults.list().map(toJson) };
}
function toJson({ fault, fired }) {
  return { ...fault, fired };
}
function isLoopback(host) {
  return /^(127(\.\d+){3}|localhost|\[::1\])(:\d+)?$/.test(host);
}
function refuse3(status, complaints) {
  return { status, body: { message: complaints.join(" ") } };
}

// src/local-aws/faults/faults.ts
function createFaults(initial = [], now = Date.now) {
  let entries = initial.map(newEntry);
  let waiting = [];
  return {
    replace(faults) {
      entries = faults.map(newEntry);
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    list: () => entries.map(({ fault, fired }) => ({ fault, fired })),
    strike: (call2) => strike2(entries, call2, now()),
    strikeRegistry: (request6) => strikeRegistry(entries, request6),
    skew: () => sumOf(entries, ({ fault }) => fault.kind === "clock-skew" ? fault.seconds : null),
    pullDelay: (image) => sumOf(entries, ({ fault }) => fault.kind === "slow-pull" && image.includes(fault.image) ? fault.seconds : null),
    replaced: () => new Promise((resolve) => waiting.push(resolve))
  };
}
function newEntry(fault) {
  return { fault, matched: 0, fired: 0, firstFiredAt: null };
}
function sumOf(entries, secondsOf) {
  let sum = 0;
  for (const entry of entries) {
    const seconds2 = secondsOf(entry);
    if (seconds2 === null) continue;
    entry.fired += 1;
    sum += seconds2 * 1e3;
  }
  return sum;
}
function strike2(entries, call2, now) {
  for (const entry of entries) {
    const { fault } = entry;
    if (!("operation" in fault) || !concerns(fault, call2)) continue;
    entry.matched += 1;
    if (!isInForce(fault, entry, now)) continue;
    entry.fired += 1;
    entry.firstFiredAt ??= now;
    return fault;
  }
  return void 0;
}
function strikeRegistry(entries, request6) {
  for (const entry of entries) {
    const { fault } = entry;
    if (!("request" in fault) || fault.request !== "*" && fault.request !== request6) continue;
    entry.matched += 1;
    if (entry.matched <= fault.after || fault.times !== null && entry.fired >= fault.times) continue;
    entry.fired += 1;
    return fault;
  }
  return void 0;
}
function concerns({ operation, matches: matches4 }, call2) {
  const colon = operation.indexOf(":");
  const service = colon < 0 ? call2.service : operation.slice(0, colon);
  const name = operation.slice(colon + 1);
  return service === call2.service && (name === "*" || name === call2.operation) && includes(call2.input, matches4);
}
function isInForce({ after, times, forSeconds }, entry, now) {
  if (entry.matched <= after) return false;
  if (times !== null && entry.fired >= times) return false;
  return forSeconds === null || entry.firstFiredAt === null || now - entry.firstFiredAt < forSeconds * 1e3;
}
function includes(value, wanted) {
  if (Array.isArray(wanted)) {
    return wanted.every((element) => asArray(value).some((candidate) => includes(candidate, element)));
  }
  const members = asObject(wanted);
  if (members === void 0) return value === wanted;
  const object = asObject(value) ?? {};
  return Object.entries(members).every(([name, member]) => includes(object[name], member));
}

// src/local-aws/faults/faults-file.ts
import { readFile } from "node:fs/promises";
async function readFaultsFile(path) {
  const text2 = await readFile(path, "utf8").catch((thrown) => {
    throw unusable(path, messageOf(thrown), { cause: thrown });
  });
  const parsed = parseFaultsText(text2);
  if ("complaints" in parsed) throw unusable(path, parsed.complaints.join(" "));
  return parsed.faults;
}
function unusable(path, why, options) {
  const sentences = {
    what: `The file of faults ${path} is not usable.`,
    why,
    fix: "Write a JSON array of faults as docs/local-aws.md shows them."
  };
  return new BerthError("INVALID_INPUT", sentences, options);
}

// src/local-aws/iam/guarded-secrets.ts
import { randomUUID as randomUUID2 } from "node:crypto";

// src/local-aws/secrets-manager/secret-resolver.ts
function createSecretResolver(ssm, secretsManager) {
  return {
    resolve(valueFrom) {
      const secret = parseSecretReference(valueFrom);
      return secret === void 0 ? resolveParameter(ssm, valueFrom) : resolveSecret(secretsManager, secret);
    }
  };
}
function parseSecretReference(valueFrom) {
  const match = /^(arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+)(?::([^:]*):([^:]*):([^:]*))?$/.exec(valueFrom);
  if (match === null) return void 0;
  const [, arn = "", jsonKey, versionStage, versionId] = match;
  return { arn, jsonKey: jsonKey || null, versionStage: versionStage || null, versionId: versionId || null };
}
function resolveParameter(ssm, nameOrArn) {
  const value = orNothing(() => ssm.valueOf(nameOrArn));
  if (value !== void 0) return { value };
  const failure14 = "unable to retrieve secrets from ssm: service call has been retried 1 time(s)";
  return { error: `execution resource retrieval failed: ${failure14}: invalid parameters: ${nameOrArn}` };
}
function orNothing(work) {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof ApiError) return void 0;
    throw thrown;
  }
}
function resolveSecret(secretsManager, reference) {
  const { arn, jsonKey, versionStage, versionId } = reference;
  const failure14 = "execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s)";
  try {
    const content = secretsManager.contentOf({
      secretId: arn,
      stage: versionStage ?? void 0,
      versionId: versionId ?? void 0
    });
    const text2 = "text" in content ? content.text : Buffer.from(content.binary, "base64").toString("utf8");
    const result = jsonKey === null ? { value: text2 } : valueUnderKey(text2, jsonKey);
    return "error" in result ? { error: `${failure14}: ${result.error}` } : result;
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    return {
      error: `${failure14}: failed to fetch secret ${arn} from secrets manager: ${thrown.type}: ${thrown.message}`
    };
  }
}
function valueUnderKey(text2, key) {
  const object = parseObject2(text2);
  if (object === void 0) return { error: "retrieved secret from Secrets Manager is not a JSON object" };
  const value = Object.hasOwn(object, key) ? object[key] : void 0;
  if (value === void 0) return { error: `retrieved secret from Secrets Manager did not contain json key ${key}` };
  return { value: typeof value === "string" ? value : JSON.stringify(value) };
}
function parseObject2(text2) {
  try {
    return asObject(JSON.parse(text2));
  } catch {
    return void 0;
  }
}

// src/local-aws/ssm/parameter-names.ts
function parseParameterReference(text2) {
  const path = /^arn:[^:]+:ssm:[^:]*:[^:]*:parameter(\/.+)$/.exec(text2)?.[1];
  const [name = "", selector = null] = (path ?? text2).split(/:(.*)/s);
  return { names: path === void 0 ? [name] : [name.slice(1), name], selector };
}
function parameterArn(name, place2) {
  return `arn:aws:ssm:${place2.region}:${place2.accountId}:parameter${name.startsWith("/") ? "" : "/"}${name}`;
}

// src/local-aws/iam/guarded-secrets.ts
function guardSecrets(secrets, iam, place2) {
  return {
    resolve(valueFrom, reader) {
      const refusal2 = refusalOf(valueFrom, reader, iam, place2);
      return refusal2 === void 0 ? secrets.resolve(valueFrom, reader) : { error: refusal2 };
    }
  };
}
function refusalOf(valueFrom, reader, iam, place2) {
  if (reader.role === null) return void 0;
  const { action, resource, failure: failure14 } = readOf(valueFrom, place2);
  const decision = iam.decide(reader.role, action, resource);
  if (decision === void 0 || decision === "allowed") return void 0;
  const role = reader.role.slice(reader.role.lastIndexOf("/") + 1);
  const user = `arn:aws:sts::${place2.accountId}:assumed-role/${role}/${reader.taskId}`;
  const because = decision === "explicitDeny" ? "with an explicit deny in an identity-based policy" : `because no identity-based policy allows the ${action} action`;
  const denied = `AccessDeniedException: User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
  return `execution resource retrieval failed: ${failure14}: ${denied} status code: 400, request id: ${randomUUID2()}`;
}
function readOf(valueFrom, place2) {
  const secret = parseSecretReference(valueFrom);
  if (secret === void 0) {
    const failure15 = "unable to retrieve secrets from ssm: service call has been retried 1 time(s)";
    return { action: "ssm:GetParameters", resource: arnOfParameter(valueFrom, place2), failure: failure15 };
  }
  const failure14 = `unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${secret.arn} from secrets manager`;
  return { action: "secretsmanager:GetSecretValue", resource: secret.arn, failure: failure14 };
}
function arnOfParameter(valueFrom, place2) {
  if (valueFrom.startsWith("arn:")) return valueFrom;
  const [name = valueFrom] = parseParameterReference(valueFrom).names;
  return parameterArn(name, place2);
}

// src/local-aws/iam/errors.ts
function noSuchEntity(message) {
  return new ApiError("NoSuchEntity", message, { status: 404 });
}
function alreadyExists(message) {
  return new ApiError("EntityAlreadyExists", message, { status: 409 });
}
function deleteConflict(message) {
  return new ApiError("DeleteConflict", message, { status: 409 });
}
function malformedPolicy(message) {
  return new ApiError("MalformedPolicyDocument", message);
}
function invalidInput(message) {
  return new ApiError("InvalidInput", message);
}

// src/local-aws/iam/pattern.ts
function fits(pattern, text2) {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(text2);
}
function fitsArn(pattern, arn) {
  if (pattern === "*") return true;
  const [wanted, given] = [segments(pattern), segments(arn)];
  if (given.length < 6) return fits(pattern, arn);
  return given.every((segment, index) => fits(wanted[index] ?? "*", segment));
}
function segments(arn) {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

// src/local-aws/iam/conditions.ts
var exactly = (wanted, given) => wanted === given;
var ignoringCase = (wanted, given) => wanted.toLowerCase() === given.toLowerCase();
var operators = {
  Null: { kind: "null" },
  Bool: { kind: "compare", negated: false, equals: ignoringCase },
  StringEquals: { kind: "compare", negated: false, equals: exactly },
  StringNotEquals: { kind: "compare", negated: true, equals: exactly },
  StringEqualsIgnoreCase: { kind: "compare", negated: false, equals: ignoringCase },
  StringNotEqualsIgnoreCase: { kind: "compare", negated: true, equals: ignoringCase },
  StringLike: { kind: "compare", negated: false, equals: fits },
  StringNotLike: { kind: "compare", negated: true, equals: fits },
  ArnEquals: { kind: "compare", negated: false, equals: fitsArn },
  ArnLike: { kind: "compare", negated: false, equals: fitsArn },
  ArnNotEquals: { kind: "compare", negated: true, equals: fitsArn },
  ArnNotLike: { kind: "compare", negated: true, equals: fitsArn }
};
function parseConditions(block) {
  if (block === void 0) return [];
  const conditions = asObject(block);
  if (conditions === void 0) throw malformedPolicy("Syntax errors in policy.");
  return Object.entries(conditions).flatMap(([operator, keys]) => {
    const parsed = parseOperator(operator);
    const entries = Object.entries(asObject(keys) ?? {});
    return entries.map(([key, values]) => ({ ...parsed, key, values: valuesOf(values) }));
  });
}
function parseOperator(operator) {
  const [, set, name = "", suffix] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const comparison = Object.hasOwn(operators, name) ? operators[name] : void 0;
  if (comparison === void 0)
    throw malformedPolicy(
      `local-aws evaluates no condition operator ${operator}; it knows ${Object.keys(operators).join(", ")}.`
    );
  const quantifier = set === void 0 ? null : set === "ForAllValues" ? "all" : "any";
  return { comparison, quantifier, ifExists: suffix !== void 0 };
}
function valuesOf(values) {
  const text2 = typeof values === "boolean" ? String(values) : asString(values);
  return text2 === void 0 ? asStrings(values) : [text2];
}
function holds2({ key, comparison, quantifier, ifExists, values }, context) {
  const given = context.get(key.toLowerCase());
  if (comparison.kind === "null") return values.includes(String(given === void 0));
  const { negated, equals } = comparison;
  if (given === void 0) return ifExists || quantifier === "all" || negated && quantifier === null;
  const holdsFor = (value) => values.some((wanted) => equals(wanted, value)) !== negated;
  const every = quantifier === "all" || quantifier === null && negated;
  return every ? given.every(holdsFor) : given.some(holdsFor);
}
function lacksKey({ key, comparison }, context) {
  return comparison.kind !== "null" && !context.has(key.toLowerCase());
}

// src/local-aws/iam/evaluate.ts
function evaluate(policies, question) {
  const about = policies.flatMap(
    ({ id, document }) => document.statements.filter((statement) => isAbout(statement, question)).map((statement) => ({ policy: id, statement }))
  );
  const applying = about.filter(
    ({ statement }) => statement.conditions.every((condition) => holds2(condition, question.context))
  );
  const denying = applying.filter(({ statement }) => statement.effect === "Deny");
  const keys = about.flatMap(
    ({ statement }) => statement.conditions.filter((condition) => lacksKey(condition, question.context)).map(({ key }) => key)
  );
  const missing2 = [...new Set(keys)].sort();
  if (denying.length > 0) return { decision: "explicitDeny", matched: denying, missing: missing2 };
  return { decision: applying.length > 0 ? "allowed" : "implicitDeny", matched: applying, missing: missing2 };
}
function isAbout({ actions: actions2, resources: resources2 }, { action, resource }) {
  return covers(actions2, (pattern) => fits(pattern.toLowerCase(), action.toLowerCase())) && covers(resources2, (pattern) => fitsArn(pattern, resource));
}
function covers({ patterns, negated }, fitsOne) {
  return patterns.some(fitsOne) !== negated;
}

// src/local-aws/iam/input.ts
var failure4 = "ValidationError";
function iamMembers(input) {
  return membersOf(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== "")), failure4);
}
function nameOf(input, member) {
  const name = iamMembers(input).requiredText(member);
  const longest = member === "RoleName" ? 64 : 128;
  const shown = member.charAt(0).toLowerCase() + member.slice(1);
  const refuse4 = (constraint) => failedConstraint(failure4, shown, name, constraint);
  if (name.length > longest) throw refuse4(`Member must have length less than or equal to ${longest}`);
  if (!/^[\w+=,.@-]+$/.test(name)) throw refuse4("Member must satisfy regular expression pattern: [\\w+=,.@-]+");
  return name;
}
function pathOf(input) {
  const path = iamMembers(input).text("Path") ?? "/";
  if (/^\/(?:[\x21-\x7E]+\/)?$/.test(path)) return path;
  const constraint = "Member must satisfy regular expression pattern: (\\u002F)|(\\u002F[\\u0021-\\u007F]+\\u002F)";
  throw failedConstraint(failure4, "path", path, constraint);
}

// src/local-aws/iam/policy-document.ts
function parsePolicy(text2) {
  const document = parseJsonObject(text2);
  if (document === void 0) throw malformedPolicy("Syntax errors in policy.");
  const given = document.Statement;
  const statements = Array.isArray(given) ? asArray(given) : [given];
  const nodes = positionsOf(text2, Array.isArray(given));
  const parsed = statements.map((statement, index) => parseStatement(asObject(statement), nodes[index] ?? nowhere));
  if (parsed.length === 0) throw malformedPolicy("Syntax errors in policy.");
  return { text: text2, statements: parsed };
}
function checkTrustPolicy(text2) {
  const statements = parseJsonObject(text2)?.Statement;
  const all2 = Array.isArray(statements) ? asArray(statements) : [statements];
  if (all2.some((statement) => asObject(statement) === void 0)) throw malformedPolicy("Syntax errors in policy.");
  const has = (name) => all2.some((statement) => asObject(statement)?.[name] !== void 0);
  if (has("Resource") || has("NotResource")) throw malformedPolicy("Has prohibited field Resource");
  if (!has("Principal")) throw malformedPolicy("Missing required field Principal");
  return text2;
}
function parseStatement(statement, place2) {
  if (statement === void 0) throw malformedPolicy("Syntax errors in policy.");
  const { Effect: effect } = statement;
  if (effect !== "Allow" && effect !== "Deny") throw malformedPolicy("Syntax errors in policy.");
  if (statement.Principal !== void 0 || statement.NotPrincipal !== void 0)
    throw malformedPolicy("Policy document should not specify a principal.");
  const actions2 = patternsOf(statement, "Action", "actions");
  const resources2 = patternsOf(statement, "Resource", "resources");
  actions2.patterns.forEach(checkAction);
  resources2.patterns.forEach(checkResource);
  return { effect, actions: actions2, resources: resources2, conditions: parseConditions(statement.Condition), ...place2 };
}
function patternsOf(statement, name, kind2) {
  const [given, negated] = [statement[name], statement[`Not${name}`]];
  if (given !== void 0 && negated !== void 0) throw malformedPolicy("Syntax errors in policy.");
  const patterns = textsOf(given ?? negated);
  if (patterns.length === 0) throw malformedPolicy(`Policy statement must contain ${kind2}.`);
  return { patterns, negated: given === void 0 };
}
function textsOf(value) {
  const text2 = asString(value);
  return text2 === void 0 ? asStrings(value) : [text2];
}
function checkAction(action) {
  if (action !== "*" && !/^[^:\s]+:[^:\s]+$/.test(action))
    throw malformedPolicy("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
}
function checkResource(resource) {
  if (resource !== "*" && !/^arn:[^:]+:[^:]+/.test(resource))
    throw malformedPolicy(`Resource ${resource} must be in ARN format or "*".`);
}
var nowhere = { start: { Line: 1, Column: 1 }, end: { Line: 1, Column: 1 } };
function positionsOf(text2, isList) {
  const property = parseTree(text2)?.children?.find(({ children }) => children?.[0]?.value === "Statement");
  const value = property?.children?.[1];
  const nodes = isList ? value?.children ?? [] : value === void 0 ? [] : [value];
  return nodes.map(({ offset, length }) => ({
    start: positionAt(text2, offset),
    end: positionAt(text2, offset + length)
  }));
}
function positionAt(text2, offset) {
  const lines = text2.slice(0, offset).split("\n");
  return { Line: lines.length, Column: (lines.at(-1) ?? "").length + 1 };
}

// src/local-aws/iam/role-store.ts
import { randomInt as randomInt3 } from "node:crypto";

// src/local-aws/iam/managed-by-aws.ts
var managedByAws = /* @__PURE__ */ new Map([
  [
    "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "ecr:GetAuthorizationToken",
            "ecr:BatchCheckLayerAvailability",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchGetImage",
            "logs:CreateLogStream",
            "logs:PutLogEvents"
          ],
          Resource: "*"
        }
      ]
    }
  ]
]);

// src/local-aws/iam/role-store.ts
function emptyStore() {
  return { roles: /* @__PURE__ */ new Map(), policies: /* @__PURE__ */ new Map() };
}
function findRole({ roles }, name) {
  const role = roles.get(name);
  if (role === void 0) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}
function roleOf({ roles }, reference) {
  const role = roles.get(reference.slice(reference.lastIndexOf("/") + 1));
  return role !== void 0 && (!reference.startsWith("arn:") || role.arn === reference) ? role : void 0;
}
function findManaged({ policies }, arn) {
  const own = policies.get(arn);
  if (own !== void 0) return own;
  const kept = managedByAws.get(arn);
  if (kept === void 0) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  return { name: arn.slice(arn.lastIndexOf("/") + 1), arn, document: parsePolicy(JSON.stringify(kept)) };
}
function policiesOf(store, role) {
  const inline = [...role.inline].map(([name, document]) => ({ id: `role_${role.name}_${name}`, document }));
  const attached = [...role.attached].map((arn) => {
    const { name, document } = findManaged(store, arn);
    return { id: name, document };
  });
  return [...inline, ...attached];
}
var letters2 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
function newId(kind2) {
  return kind2 + Array.from({ length: 17 }, () => letters2[randomInt3(letters2.length)]).join("");
}

// src/local-aws/iam/role-operations.ts
function roleOperations(store) {
  return {
    CreateRole: (input, context) => createRole(store, input, context),
    GetRole: (input) => ({ Role: render4(findRole(store, nameOf(input, "RoleName"))) }),
    ListRoles(input) {
      const prefix = iamMembers(input).text("PathPrefix") ?? "/";
      const roles = [...store.roles.values()].filter(({ path }) => path.startsWith(prefix));
      return { Roles: sortedByKey(roles, ({ name }) => name).map(render4), IsTruncated: false };
    },
    DeleteRole(input) {
      const role = findRole(store, nameOf(input, "RoleName"));
      if (role.inline.size > 0) throw deleteConflict("Cannot delete entity, must delete policies first.");
      if (role.attached.size > 0) throw deleteConflict("Cannot delete entity, must detach all policies first.");
      store.roles.delete(role.name);
      return {};
    }
  };
}
function createRole(store, input, { accountId }) {
  const members = iamMembers(input);
  const [name, path] = [nameOf(input, "RoleName"), pathOf(input)];
  if (store.roles.has(name)) throw alreadyExists(`Role with name ${name} already exists.`);
  const role = {
    name,
    path,
    arn: `arn:aws:iam::${accountId}:role${path}${name}`,
    id: newId("AROA"),
    trustPolicy: checkTrustPolicy(members.requiredText("AssumeRolePolicyDocument")),
    description: members.text("Description"),
    maxSessionDuration: Number(members.text("MaxSessionDuration") ?? 3600),
    created: (/* @__PURE__ */ new Date()).toISOString(),
    tags: readTagList(members.objects("Tags")),
    inline: /* @__PURE__ */ new Map(),
    attached: /* @__PURE__ */ new Set()
  };
  store.roles.set(name, role);
  return { Role: render4(role) };
}
function encodedDocument(text2) {
  return encodeURIComponent(text2).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
  );
}
function render4(role) {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.created,
    AssumeRolePolicyDocument: encodedDocument(role.trustPolicy),
    ...role.description === void 0 ? {} : { Description: role.description },
    MaxSessionDuration: role.maxSessionDuration,
    ...role.tags.size === 0 ? {} : { Tags: renderTagList(role.tags) }
  };
}

// src/local-aws/iam/policy-operations.ts
function inlinePolicyOperations(store) {
  const roleOf3 = (input) => findRole(store, nameOf(input, "RoleName"));
  return {
    PutRolePolicy(input) {
      const document = parsePolicy(iamMembers(input).requiredText("PolicyDocument"));
      roleOf3(input).inline.set(nameOf(input, "PolicyName"), document);
      return {};
    },
    GetRolePolicy(input) {
      const [role, name] = [roleOf3(input), nameOf(input, "PolicyName")];
      const document = role.inline.get(name);
      if (document === void 0) throw policyNotFound(name);
      return { RoleName: role.name, PolicyName: name, PolicyDocument: encodedDocument(document.text) };
    },
    DeleteRolePolicy(input) {
      const name = nameOf(input, "PolicyName");
      if (!roleOf3(input).inline.delete(name)) throw policyNotFound(name);
      return {};
    },
    ListRolePolicies: (input) => ({ PolicyNames: [...roleOf3(input).inline.keys()].sort(), IsTruncated: false })
  };
}
function managedPolicyOperations(store) {
  const roleOf3 = (input) => findRole(store, nameOf(input, "RoleName"));
  const arnOf3 = (input) => iamMembers(input).requiredText("PolicyArn");
  return {
    CreatePolicy: (input, context) => createPolicy(store, input, context),
    DeletePolicy: (input) => deletePolicy(store, arnOf3(input)),
    AttachRolePolicy(input) {
      roleOf3(input).attached.add(findManaged(store, arnOf3(input)).arn);
      return {};
    },
    DetachRolePolicy(input) {
      const arn = arnOf3(input);
      if (!roleOf3(input).attached.delete(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
      return {};
    },
    ListAttachedRolePolicies(input) {
      const attached = [...roleOf3(input).attached].map((arn) => findManaged(store, arn));
      const sorted = sortedByKey(attached, ({ name }) => name);
      const rendered = sorted.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn }));
      return { AttachedPolicies: rendered, IsTruncated: false };
    }
  };
}
function createPolicy(store, input, { accountId }) {
  const members = iamMembers(input);
  const [name, path] = [nameOf(input, "PolicyName"), pathOf(input)];
  const arn = `arn:aws:iam::${accountId}:policy${path}${name}`;
  if (store.policies.has(arn))
    throw alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
  const document = parsePolicy(members.requiredText("PolicyDocument"));
  const description = members.text("Description");
  const policy = { name, path, arn, id: newId("ANPA"), description, created: (/* @__PURE__ */ new Date()).toISOString(), document };
  store.policies.set(arn, policy);
  return { Policy: render5(policy, 0) };
}
function deletePolicy(store, arn) {
  if (!store.policies.has(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
  if ([...store.roles.values()].some(({ attached }) => attached.has(arn)))
    throw deleteConflict("Cannot delete a policy attached to entities.");
  store.policies.delete(arn);
  return {};
}
function render5({ name, id, arn, path, description, created }, attachments2) {
  return {
    PolicyName: name,
    PolicyId: id,
    Arn: arn,
    Path: path,
    DefaultVersionId: "v1",
    AttachmentCount: attachments2,
    IsAttachable: true,
    ...description === void 0 ? {} : { Description: description },
    CreateDate: created,
    UpdateDate: created
  };
}
function policyNotFound(name) {
  return noSuchEntity(`The role policy with name ${name} cannot be found.`);
}

// src/local-aws/iam/simulate.ts
function simulationOperations(store) {
  return {
    SimulatePrincipalPolicy(input) {
      const members = iamMembers(input);
      const policies = [...policiesFor(store, members.requiredText("PolicySourceArn")), ...givenPolicies(members)];
      const context = contextOf(members);
      const resources2 = members.texts("ResourceArns");
      const results = members.texts("ActionNames").map((action) => resultFor({ action, resources: resources2, policies, context }));
      return { EvaluationResults: results, IsTruncated: false };
    }
  };
}
function policiesFor(store, arn) {
  const name = /^arn:aws[\w-]*:iam::\d{12}:(?:role|user|group)\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  if (name === void 0) throw invalidInput(`Invalid Entity Arn: ${arn}`);
  const role = roleOf(store, arn);
  if (role === void 0) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return policiesOf(store, role);
}
function givenPolicies(members) {
  return members.texts("PolicyInputList").map((text2, index) => ({ id: `PolicyInputList.${index + 1}`, document: parsePolicy(text2) }));
}
function contextOf(members) {
  return new Map(
    members.objects("ContextEntries").map((entry) => [(asString(entry.ContextKeyName) ?? "").toLowerCase(), asStrings(entry.ContextKeyValues)])
  );
}
function resultFor({ action, resources: resources2, policies, context }) {
  const ask2 = (resource) => ({ resource, verdict: evaluate(policies, { action, resource, context }) });
  const asked = (resources2.length === 0 ? ["*"] : resources2).map(ask2);
  const strictest = strictestOf(asked.map(({ verdict }) => verdict));
  const [only] = asked.length === 1 ? asked : [];
  return {
    EvalActionName: action,
    EvalResourceName: only?.resource ?? "*",
    EvalDecision: strictest?.decision ?? "implicitDeny",
    MatchedStatements: strictest === void 0 ? [] : matchedStatements(strictest),
    MissingContextValues: only?.resource === "*" ? only.verdict.missing : [],
    ...resources2.length === 0 ? {} : { ResourceSpecificResults: asked.map(resourceResult) }
  };
}
function resourceResult({ resource, verdict }) {
  return {
    EvalResourceName: resource,
    EvalResourceDecision: verdict.decision,
    MatchedStatements: matchedStatements(verdict),
    MissingContextValues: verdict.missing
  };
}
var strictness = ["explicitDeny", "implicitDeny", "allowed"];
function strictestOf(verdicts) {
  return strictness.flatMap((decision) => verdicts.filter((verdict) => verdict.decision === decision))[0];
}
function matchedStatements({ matched }) {
  return matched.map(({ policy, statement }) => ({
    SourcePolicyId: policy,
    SourcePolicyType: "IAM Policy",
    StartPosition: { ...statement.start },
    EndPosition: { ...statement.end }
  }));
}

// src/local-aws/iam/iam.ts
function createIam() {
  const store = emptyStore();
  const operations = {
    ...roleOperations(store),
    ...inlinePolicyOperations(store),
    ...managedPolicyOperations(store),
    ...simulationOperations(store)
  };
  return {
    service: {
      protocol: "query",
      version: "2010-05-08",
      xmlNamespace: "https://iam.amazonaws.com/doc/2010-05-08/",
      omitsEmptyResults: true,
      operations
    },
    decide(reference, action, resource) {
      const role = roleOf(store, reference);
      if (role === void 0) return void 0;
      return evaluate(policiesOf(store, role), { action, resource, context: /* @__PURE__ */ new Map() }).decision;
    }
  };
}

// src/local-aws/logs/event-pages.ts
var largestPageBytes = 1024 * 1024;
function eventPage(events, request6) {
  const token = request6.token === void 0 ? void 0 : parseToken(request6.token);
  const start5 = token?.position ?? { timestamp: 0, sequence: 0 };
  const backward = token === void 0 ? !request6.fromHead : token.direction === "b";
  const shown = backward ? fitting(
    events.filter((event) => token === void 0 || isBefore(event, start5)).reverse(),
    request6.limit
  ).reverse() : fitting(
    events.filter((event) => !isBefore(event, start5)),
    request6.limit
  );
  const first = shown[0] ?? start5;
  const last = shown.at(-1);
  const end3 = last === void 0 ? start5 : { timestamp: last.timestamp, sequence: last.sequence + 1 };
  const newest2 = events.at(-1);
  return {
    events: shown,
    forwardToken: renderToken("f", end3),
    backwardToken: renderToken("b", first),
    more: newest2 !== void 0 && !isBefore(newest2, end3)
  };
}
function eventId(event) {
  return digitsOf(event);
}
function fitting(events, limit) {
  const taken = [];
  let bytes = 0;
  for (const event of events) {
    bytes += Buffer.byteLength(event.message) + 26;
    if (taken.length === limit || bytes > largestPageBytes && taken.length > 0) break;
    taken.push(event);
  }
  return taken;
}
function isBefore(event, position) {
  return event.timestamp < position.timestamp || event.timestamp === position.timestamp && event.sequence < position.sequence;
}
function renderToken(direction, position) {
  return `${direction}/${digitsOf(position)}/s`;
}
function digitsOf({ timestamp, sequence }) {
  return `${String(timestamp).padStart(20, "0")}${String(sequence).padStart(36, "0")}`;
}
function parseToken(token) {
  const match = /^([fb])\/(\d{20})(\d{36})\/s$/.exec(token);
  if (match === null) throw new ApiError("InvalidParameterException", "The specified nextToken is invalid.");
  const [, direction, timestamp, sequence] = match;
  return {
    direction: direction === "f" ? "f" : "b",
    position: { timestamp: Number(timestamp), sequence: Number(sequence) }
  };
}

// src/local-aws/logs/filter-pattern.ts
function compileFilterPattern(pattern) {
  const terms = parseTerms(pattern.trim());
  const wanted = textsOf2(terms, "required");
  const alternatives = textsOf2(terms, "alternative");
  const excluded = textsOf2(terms, "excluded");
  return (message) => wanted.every((text2) => message.includes(text2)) && (alternatives.length === 0 || alternatives.some((text2) => message.includes(text2))) && !excluded.some((text2) => message.includes(text2));
}
function textsOf2(terms, kind2) {
  return terms.flatMap((term) => term.kind === kind2 ? [term.text] : []);
}
var termPattern = /([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))\s*/y;
function parseTerms(pattern) {
  if (/^[{[%]/.test(pattern))
    throw invalidPattern("local-aws knows patterns of terms only, not JSON, columns or expressions.");
  const terms = [];
  let position = 0;
  while (position < pattern.length) {
    termPattern.lastIndex = position;
    const match = termPattern.exec(pattern);
    if (match === null) throw invalidPattern("A quote is not closed.");
    const [whole, sign, quoted, plain] = match;
    terms.push({ kind: kindOf(sign), text: quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "" });
    position += whole.length;
  }
  return terms;
}
function kindOf(sign) {
  if (sign === "?") return "alternative";
  return sign === "-" ? "excluded" : "required";
}
function invalidPattern(why) {
  return new ApiError("InvalidParameterException", `Invalid filter pattern. ${why}`);
}

// src/local-aws/logs/group-operations.ts
var failure5 = "InvalidParameterException";
var retentions = [
  1,
  3,
  5,
  7,
  14,
  30,
  60,
  90,
  120,
  150,
  180,
  365,
  400,
  545,
  731,
  1096,
  1827,
  2192,
  2557,
  2922,
  3288,
  3653
];
function groupOperations(store) {
  return {
    CreateLogGroup(input) {
      const group = store.createGroup(groupName(membersOf(input, failure5).requiredText("logGroupName")));
      addTags(group.tags, tagMap(input.tags));
      return {};
    },
    DeleteLogGroup(input) {
      store.groups.delete(store.group(membersOf(input, failure5).requiredText("logGroupName")).name);
      return {};
    },
    DescribeLogGroups: (input, context) => describeGroups(store, input, context),
    PutRetentionPolicy(input) {
      const members = membersOf(input, failure5);
      const days = members.integer("retentionInDays", { minimum: 1, maximum: 3653 }) ?? Number.NaN;
      if (!retentions.includes(days)) {
        const constraint = `Member must satisfy enum value set: [${retentions.join(", ")}]`;
        throw failedConstraint(failure5, "retentionInDays", input.retentionInDays ?? null, constraint);
      }
      store.group(members.requiredText("logGroupName")).retentionInDays = days;
      return {};
    },
    DeleteRetentionPolicy(input) {
      store.group(membersOf(input, failure5).requiredText("logGroupName")).retentionInDays = void 0;
      return {};
    },
    ...tagOperations4(store)
  };
}
function requestedGroup(store, members) {
  const identifier = members.text("logGroupIdentifier");
  return store.group(identifier === void 0 ? members.requiredText("logGroupName") : nameInArn(identifier));
}
function groupArn(name, { region, accountId }) {
  return `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
}
function tagOperations4(store) {
  const groupOf = (members) => store.group(nameInArn(members.requiredText("resourceArn")));
  return {
    TagResource(input) {
      addTags(groupOf(membersOf(input, failure5)).tags, tagMap(input.tags));
      return {};
    },
    UntagResource(input) {
      const members = membersOf(input, failure5);
      removeTags(groupOf(members).tags, members.texts("tagKeys"));
      return {};
    },
    ListTagsForResource: (input) => ({ tags: Object.fromEntries(groupOf(membersOf(input, failure5)).tags) }),
    ListTagsLogGroup: (input) => ({
      tags: Object.fromEntries(store.group(membersOf(input, failure5).requiredText("logGroupName")).tags)
    })
  };
}
function describeGroups(store, input, context) {
  const members = membersOf(input, failure5);
  const prefix = members.text("logGroupNamePrefix") ?? "";
  const part = (members.text("logGroupNamePattern") ?? "").toLowerCase();
  const keyOf3 = ({ name }) => name;
  const matching = sortedByKey(store.groups.values(), keyOf3).filter(
    ({ name }) => name.startsWith(prefix) && name.toLowerCase().includes(part)
  );
  const size = members.integer("limit", { minimum: 1, maximum: 50 }) ?? 50;
  const { elements: elements2, nextToken } = pageOf(matching, keyOf3, { size, token: members.text("nextToken") });
  return { logGroups: elements2.map((group) => renderGroup(group, context)), ...tokenMember("nextToken", nextToken) };
}
function renderGroup(group, context) {
  const arn = groupArn(group.name, context);
  const messages = [...group.streams.values()].flatMap(({ events }) => events);
  return {
    logGroupName: group.name,
    creationTime: group.creationTime,
    ...group.retentionInDays === void 0 ? {} : { retentionInDays: group.retentionInDays },
    metricFilterCount: 0,
    arn: `${arn}:*`,
    storedBytes: messages.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0),
    logGroupClass: "STANDARD",
    logGroupArn: arn
  };
}
function groupName(name) {
  if (name.length < 1)
    throw failedConstraint(failure5, "logGroupName", name, "Member must have length greater than or equal to 1");
  if (name.length > 512)
    throw failedConstraint(failure5, "logGroupName", name, "Member must have length less than or equal to 512");
  if (!/^[.\-_/#A-Za-z0-9]+$/.test(name)) {
    throw failedConstraint(
      failure5,
      "logGroupName",
      name,
      "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+"
    );
  }
  return name;
}
function nameInArn(nameOrArn) {
  return /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:([^:]+)(?::\*)?$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}
function tagMap(value) {
  const pairs = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return new Map(pairs.map(([key, text2]) => [key, asString(text2) ?? ""]));
}

// src/local-aws/logs/log-store.ts
function createLogStore(now) {
  const groups = /* @__PURE__ */ new Map();
  let sequence = 0;
  return {
    groups,
    createGroup(name) {
      if (groups.has(name)) throw alreadyExists2("group");
      const group = { name, creationTime: now(), retentionInDays: void 0, tags: /* @__PURE__ */ new Map(), streams: /* @__PURE__ */ new Map() };
      groups.set(name, group);
      return group;
    },
    createStream(group, name) {
      if (group.streams.has(name)) throw alreadyExists2("stream");
      const stream = { name, creationTime: now(), lastIngestionTime: void 0, events: [] };
      group.streams.set(name, stream);
      return stream;
    },
    group: (name) => groups.get(name) ?? notFound2("group"),
    stream: (group, name) => group.streams.get(name) ?? notFound2("stream"),
    append(stream, events) {
      const ingestionTime = now();
      stream.lastIngestionTime = ingestionTime;
      for (const { timestamp, message } of events) {
        sequence += 1;
        insertInOrder(stream.events, { timestamp, sequence, ingestionTime, message });
      }
    }
  };
}
function compareEvents(one, other) {
  return one.timestamp - other.timestamp || one.sequence - other.sequence;
}
function insertInOrder(events, event) {
  let position = events.length;
  while (position > 0 && isLater(events[position - 1], event)) position -= 1;
  events.splice(position, 0, event);
}
function isLater(event, reference) {
  return event !== void 0 && compareEvents(event, reference) > 0;
}
function alreadyExists2(kind2) {
  return new ApiError("ResourceAlreadyExistsException", `The specified log ${kind2} already exists`);
}
function notFound2(kind2) {
  throw new ApiError("ResourceNotFoundException", `The specified log ${kind2} does not exist.`);
}

// src/local-aws/logs/event-operations.ts
var failure6 = "InvalidParameterException";
var anyTime = { minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
var pageBounds = { minimum: 1, maximum: 1e4 };
var oldest = 14 * 24 * 60 * 60 * 1e3;
var newest = 2 * 60 * 60 * 1e3;
function eventOperations(store, now) {
  return {
    PutLogEvents: (input) => putEvents(store, input, now()),
    GetLogEvents: (input) => getEvents(store, input),
    FilterLogEvents: (input) => filterEvents(store, input)
  };
}
function putEvents(store, input, now) {
  const members = membersOf(input, failure6);
  const stream = store.stream(store.group(members.requiredText("logGroupName")), members.requiredText("logStreamName"));
  const events = members.objects("logEvents").map(parseEvent);
  if (events.length === 0) {
    throw new ApiError(
      failure6,
      "1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1"
    );
  }
  if (events.some((event, index) => event.timestamp < (events[index - 1]?.timestamp ?? 0))) {
    throw new ApiError(failure6, "Log events in a single PutLogEvents request must be in chronological order.");
  }
  const tooOld = events.filter(({ timestamp }) => timestamp < now - oldest).length;
  const tooNew = events.findIndex(({ timestamp }) => timestamp > now + newest);
  store.append(stream, events.slice(tooOld, tooNew === -1 ? void 0 : tooNew));
  const rejected = {
    ...tooOld > 0 ? { tooOldLogEventEndIndex: tooOld } : {},
    ...tooNew === -1 ? {} : { tooNewLogEventStartIndex: tooNew }
  };
  const nextSequenceToken = String(stream.events.length).padStart(56, "0");
  return { nextSequenceToken, ...Object.keys(rejected).length > 0 ? { rejectedLogEventsInfo: rejected } : {} };
}
function parseEvent(event) {
  const timestamp = asNumber(event.timestamp);
  const message = asString(event.message);
  if (timestamp === void 0 || message === void 0 || message === "") {
    throw new ApiError(failure6, "Every log event needs a timestamp and a message of at least one character.");
  }
  return { timestamp, message };
}
function getEvents(store, input) {
  const members = membersOf(input, failure6);
  const stream = store.stream(requestedGroup(store, members), members.requiredText("logStreamName"));
  const inTime = timeFilter(members);
  const { events, forwardToken, backwardToken } = eventPage(stream.events.filter(inTime), {
    limit: members.integer("limit", pageBounds) ?? pageBounds.maximum,
    token: members.text("nextToken"),
    fromHead: members.boolean("startFromHead") ?? false
  });
  const rendered = events.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime }));
  return { events: rendered, nextForwardToken: forwardToken, nextBackwardToken: backwardToken };
}
function filterEvents(store, input) {
  const members = membersOf(input, failure6);
  const streams = requestedStreams(store, requestedGroup(store, members), members);
  const inTime = timeFilter(members);
  const matches4 = compileFilterPattern(members.text("filterPattern") ?? "");
  const found = streams.flatMap(({ name, events: events2 }) => events2.map((event) => ({ ...event, logStreamName: name }))).filter((event) => inTime(event) && matches4(event.message)).sort(compareEvents);
  const limit = members.integer("limit", pageBounds) ?? pageBounds.maximum;
  const page2 = eventPage(found, { limit, token: members.text("nextToken"), fromHead: true });
  const events = page2.events.map((event) => {
    const { logStreamName, timestamp, message, ingestionTime } = event;
    return { logStreamName, timestamp, message, ingestionTime, eventId: eventId(event) };
  });
  return { events, searchedLogStreams: [], ...tokenMember("nextToken", page2.more ? page2.forwardToken : void 0) };
}
function requestedStreams(store, group, members) {
  const names2 = members.texts("logStreamNames");
  const prefix = members.text("logStreamNamePrefix");
  if (names2.length > 0 && prefix !== void 0) {
    throw new ApiError(failure6, "Only one of logStreamNames and logStreamNamePrefix can be given.");
  }
  if (names2.length > 0) return names2.map((name) => store.stream(group, name));
  return [...group.streams.values()].filter(({ name }) => name.startsWith(prefix ?? ""));
}
function timeFilter(members) {
  const start5 = members.integer("startTime", anyTime) ?? 0;
  const end3 = members.integer("endTime", anyTime) ?? Number.POSITIVE_INFINITY;
  return ({ timestamp }) => timestamp >= start5 && timestamp < end3;
}

// src/local-aws/logs/stream-operations.ts
var failure7 = "InvalidParameterException";
function streamOperations(store) {
  return {
    CreateLogStream(input) {
      const members = membersOf(input, failure7);
      const name = streamName(members.requiredText("logStreamName"));
      store.createStream(store.group(members.requiredText("logGroupName")), name);
      return {};
    },
    DeleteLogStream(input) {
      const members = membersOf(input, failure7);
      const group = store.group(members.requiredText("logGroupName"));
      group.streams.delete(store.stream(group, members.requiredText("logStreamName")).name);
      return {};
    },
    DescribeLogStreams: (input, context) => describeStreams(store, input, context)
  };
}
function describeStreams(store, input, context) {
  const members = membersOf(input, failure7);
  const group = requestedGroup(store, members);
  const prefix = members.text("logStreamNamePrefix");
  const order = members.choice("orderBy", ["LogStreamName", "LastEventTime"]) ?? "LogStreamName";
  if (order === "LastEventTime" && prefix !== void 0) {
    throw new ApiError(failure7, "Cannot order by LastEventTime with a logStreamNamePrefix.");
  }
  const keyOf3 = order === "LogStreamName" ? ({ name }) => name : timeKey;
  const matching = sortedByKey(group.streams.values(), keyOf3).filter(({ name }) => name.startsWith(prefix ?? ""));
  const descending = members.boolean("descending") ?? false;
  const size = members.integer("limit", { minimum: 1, maximum: 50 }) ?? 50;
  const ordered = descending ? [...matching].reverse() : matching;
  const { elements: elements2, nextToken } = pageOf(ordered, keyOf3, { size, token: members.text("nextToken"), descending });
  const logStreams = elements2.map((stream) => renderStream(group, stream, context));
  return { logStreams, ...tokenMember("nextToken", nextToken) };
}
function timeKey({ name, events }) {
  return `${String(events.at(-1)?.timestamp ?? 0).padStart(20, "0")} ${name}`;
}
function renderStream(group, stream, context) {
  const first = stream.events[0];
  const last = stream.events.at(-1);
  const times = {
    ...first === void 0 ? {} : { firstEventTimestamp: first.timestamp },
    ...last === void 0 ? {} : { lastEventTimestamp: last.timestamp },
    ...stream.lastIngestionTime === void 0 ? {} : { lastIngestionTime: stream.lastIngestionTime }
  };
  return {
    logStreamName: stream.name,
    creationTime: stream.creationTime,
    ...times,
    uploadSequenceToken: String(stream.events.length).padStart(56, "0"),
    arn: `${groupArn(group.name, context)}:log-stream:${stream.name}`,
    storedBytes: 0
  };
}
function streamName(name) {
  if (name.length < 1 || name.length > 512 || /[:*]/.test(name)) {
    throw failedConstraint(failure7, "logStreamName", name, "Member must satisfy regular expression pattern: [^:*]*");
  }
  return name;
}

// src/local-aws/logs/logs.ts
function createLogs() {
  const now = () => Date.now();
  const store = createLogStore(now);
  const operations = { ...groupOperations(store), ...streamOperations(store), ...eventOperations(store, now) };
  return { service: { protocol: "json-1.1", targetPrefix: "Logs_20140328", operations }, sink: createSink(store) };
}
function createSink(store) {
  return {
    createGroup(name) {
      if (!store.groups.has(name)) store.createGroup(name);
    },
    openStream(groupName2, streamName2) {
      const group = store.group(groupName2);
      if (!group.streams.has(streamName2)) store.createStream(group, streamName2);
    },
    /** A group or stream that was deleted while its container runs takes no more lines. Empty lines are dropped, as the awslogs driver does. */
    append(groupName2, streamName2, events) {
      const stream = store.groups.get(groupName2)?.streams.get(streamName2);
      if (stream === void 0) return;
      store.append(
        stream,
        events.filter(({ message }) => message !== "")
      );
    }
  };
}

// src/local-aws/process/clean-up.ts
import { randomBytes as randomBytes8 } from "node:crypto";
import { mkdir as mkdir2, rm as rm2 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";

// src/local-aws/process/watchdog.ts
import { spawn as spawn2 } from "node:child_process";
function startWatchdog(options) {
  const shell = spawn2("/bin/sh", ["-c", script, "local-aws-watchdog", options.directory, options.label], {
    detached: true,
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"]
  });
  const { stdin } = shell;
  const ended = new Promise((resolve) => {
    shell.once("exit", () => resolve());
    shell.once("error", () => resolve());
  });
  stdin.on("error", () => void 0);
  shell.unref();
  if ("unref" in stdin && typeof stdin.unref === "function") stdin.unref();
  return {
    tell: (kind2, value) => void stdin.write(`${kind2} ${value}
`),
    async dismiss() {
      stdin.end("dismiss\n");
      shell.ref();
      await ended;
    }
  };
}
var script = `
directory=$1 label=$2 processes= images= docker=
while read -r kind value; do
  case $kind in
    process) processes="$processes $value" ;;
    forget) kept=; for each in $processes; do [ "$each" = "$value" ] || kept="$kept $each"; done; processes=$kept ;;
    docker) docker=yes ;;
    image) images="$images $value" ;;
    dismiss) exit 0 ;;
  esac
done
for each in $processes; do kill -9 "$each"; done
rm -rf -- "$directory"
[ -n "$docker" ] || exit 0
for attempt in 1 2 3 4; do
  for each in $(docker ps --all --quiet --no-trunc --filter "label=$label"); do docker rm --force --volumes "$each"; done
  for each in $(docker network ls --quiet --filter "label=$label"); do docker network rm "$each"; done
  [ $attempt = 4 ] || sleep 1
done
for each in $images $(docker image ls --quiet --filter "label=$label"); do docker image rm "$each"; done
rm -rf -- "$directory"
`;

// src/local-aws/process/clean-up.ts
var ownerLabel = "local-aws.owner";
async function createCleanUp() {
  const owner = randomBytes8(8).toString("hex");
  const directory = join2(tmpdir(), `local-aws-${owner}`);
  const watchdog = startWatchdog({ directory, label: `${ownerLabel}=${owner}` });
  await mkdir2(directory, { mode: 448 });
  return {
    owner,
    directory,
    addProcess: (processId) => watchdog.tell("process", String(processId)),
    forgetProcess: (processId) => watchdog.tell("forget", String(processId)),
    addDocker: () => watchdog.tell("docker", ""),
    addImage: (reference) => watchdog.tell("image", reference),
    async finish() {
      await rm2(directory, { recursive: true, force: true, maxRetries: 3 });
      await watchdog.dismiss();
    }
  };
}

// src/local-aws/ec2/errors.ts
var kinds2 = {
  vpc: kind("vpc", "InvalidVpcID", "vpc ID"),
  subnet: kind("subnet", "InvalidSubnetID", "subnet ID"),
  routeTable: kind("rtb", "InvalidRouteTableID", "routeTable ID"),
  internetGateway: kind("igw", "InvalidInternetGatewayID", "internetGateway ID"),
  networkAcl: kind("acl", "InvalidNetworkAclID", "networkAcl ID"),
  securityGroup: { ...kind("sg", "InvalidGroup", "security group"), malformed: "InvalidGroupId.Malformed" },
  securityGroupRule: kind("sgr", "InvalidSecurityGroupRuleId", "security group rule ID"),
  instance: kind("i", "InvalidInstanceID", "instance ID"),
  networkInterface: kind("eni", "InvalidNetworkInterfaceID", "networkInterface ID"),
  dhcpOptions: kind("dopt", "InvalidDhcpOptionID", "dhcpOption ID"),
  peering: kind("pcx", "InvalidVpcPeeringConnectionID", "vpcPeeringConnection ID"),
  vpcEndpoint: kind("vpce", "InvalidVpcEndpointId", "Vpc Endpoint Id"),
  natGateway: { ...kind("nat", "InvalidNatGatewayID", "Nat Gateway"), notFound: "NatGatewayNotFound" },
  prefixList: kind("pl", "InvalidPrefixListID", "prefix list ID"),
  transitGateway: kind("tgw", "InvalidTransitGatewayID", "Transit Gateway"),
  association: kind("rtbassoc", "InvalidAssociationID", "association ID")
};
function kind(prefix, code, words) {
  return { prefix, notFound: `${code}.NotFound`, malformed: `${code}.Malformed`, words };
}
function notFound3(resource, ids) {
  const { notFound: code, words } = kinds2[resource];
  const [first = "", ...others] = ids;
  if (resource === "natGateway") return new ApiError(code, `${words} ${first} was not found`);
  if (others.length === 0 || resource !== "instance")
    return new ApiError(code, `The ${words} '${first}' does not exist`);
  return new ApiError(code, `The ${words}s '${ids.join(", ")}' do not exist`);
}
function checkId(resource, id) {
  const { prefix, malformed } = kinds2[resource];
  if (id.startsWith(`${prefix}-`) && id.length > prefix.length + 1) return;
  throw new ApiError(malformed, `Invalid id: "${id}" (expecting "${prefix}-...")`);
}
function invalidValue(message) {
  return new ApiError("InvalidParameterValue", message);
}
function missingParameter(name) {
  return new ApiError("MissingParameter", `The request must contain the parameter ${name}`);
}

// src/local-aws/ec2/input.ts
function ec2Members(input) {
  const text2 = (name) => {
    const value = asString(input[name]);
    return value === "" ? void 0 : value;
  };
  const integer2 = (name) => {
    const value = text2(name);
    if (value === void 0) return void 0;
    if (/^-?\d+$/.test(value)) return Number(value);
    throw invalidValue(`Value (${value}) for parameter ${lowerFirst(name)} is invalid. The value must be an integer.`);
  };
  return {
    text: text2,
    requiredText: (name) => required2(name, text2(name)),
    integer: integer2,
    requiredInteger: (name) => required2(name, integer2(name)),
    boolean: (name) => readBoolean2(name, text2(name)),
    texts: (name) => asStrings(input[name]),
    objects: (name) => asObjects(input[name]),
    object(name) {
      const value = asObject(input[name]);
      return value === void 0 ? void 0 : ec2Members(value);
    },
    has: (name) => input[name] !== void 0
  };
}
function newTags(members, resourceType) {
  const specifications = members.objects("TagSpecification").filter((each) => each.ResourceType === resourceType);
  return readTagList(specifications.flatMap(({ Tag }) => asObjects(Tag)));
}
function required2(name, value) {
  if (value === void 0) throw missingParameter(lowerFirst(name));
  return value;
}
function readBoolean2(name, value) {
  if (value === void 0) return void 0;
  if (value === "true" || value === "false") return value === "true";
  throw invalidValue(`Value (${value}) for parameter ${lowerFirst(name)} is invalid. The value must be true or false.`);
}
function lowerFirst(name) {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

// src/local-aws/ec2/listing.ts
function describe7(members, all2, listing6, member, render6) {
  const size = pageSize2(members, listing6);
  const chosen5 = sortedByKey(select(members, [...all2], listing6), ({ id }) => id);
  const page2 = pageOf(chosen5, ({ id }) => id, { size, token: members.text("NextToken") });
  return { [member]: page2.elements.map(render6), ...tokenMember("nextToken", page2.nextToken) };
}
var mostResults = 1e3;
var leastResults = 5;
function pageSize2(members, listing6) {
  const size = members.integer("MaxResults");
  if (size === void 0) return mostResults;
  if (listing6.idsExcludePages === true && members.texts(listing6.parameter).length > 0) {
    const message = "The parameter instancesSet cannot be used with the parameter maxResults";
    throw new ApiError("InvalidParameterCombination", message);
  }
  if (size >= leastResults) return Math.min(size, mostResults);
  throw invalidValue(`Value ( ${size} ) for parameter maxResults is invalid. Expecting a value greater than 5.`);
}
function select(members, all2, listing6) {
  const ids = members.texts(listing6.parameter);
  for (const id of ids) checkId(listing6.kind, id);
  const missing2 = ids.filter((id) => !all2.some((resource) => resource.id === id));
  if (missing2.length > 0) throw notFound3(listing6.kind, missing2);
  const filters2 = members.objects("Filter").map((filter) => testOf(filter, listing6));
  return all2.filter((resource) => {
    const isAsked = ids.length === 0 || ids.includes(resource.id);
    return isAsked && filters2.every((passes) => passes(resource));
  });
}
function testOf(filter, listing6) {
  const name = asString(filter.Name) ?? "";
  const patterns = asStrings(filter.Value).map(patternOf);
  const valuesOf2 = filterOf(name, listing6);
  return (resource) => valuesOf2(resource).some((value) => patterns.some((pattern) => pattern.test(value)));
}
function filterOf(name, { filters: filters2, tagsOf: tagsOf5 }) {
  const own = Object.hasOwn(filters2, name) ? filters2[name] : void 0;
  if (own !== void 0) return own;
  if (tagsOf5 !== void 0 && name === "tag-key") return (resource) => [...tagsOf5(resource).keys()];
  if (tagsOf5 !== void 0 && name.startsWith("tag:")) {
    const key = name.slice("tag:".length);
    return (resource) => [tagsOf5(resource).get(key)].filter((value) => value !== void 0);
  }
  throw invalidValue(`The filter '${name}' is invalid`);
}
function patternOf(text2) {
  const escaped = text2.replace(/[\\^$.|+()[\]{}]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s");
}

// src/local-aws/ec2/absent-operations.ts
var lists = {
  DescribeNatGateways: { kind: "natGateway", parameter: "NatGatewayId", set: "natGatewaySet" },
  DescribeVpcEndpoints: { kind: "vpcEndpoint", parameter: "VpcEndpointId", set: "vpcEndpointSet" },
  DescribeVpcPeeringConnections: {
    kind: "peering",
    parameter: "VpcPeeringConnectionId",
    set: "vpcPeeringConnectionSet"
  },
  DescribeTransitGateways: { kind: "transitGateway", parameter: "TransitGatewayIds", set: "transitGatewaySet" }
};
function absentOperations() {
  const operations = Object.entries(lists).map(([name, { kind: kind2, parameter, set }]) => [
    name,
    ({ Filter: _, ...input }) => describe7(ec2Members(input), [], { kind: kind2, parameter, filters: {} }, set, () => ({}))
  ]);
  return Object.fromEntries(operations);
}

// src/local-aws/ec2/instance-types.ts
var instanceTypes = [
  type("t2.micro", 1, 1024, 2, 2),
  type("t3.nano", 2, 512, 2, 2),
  type("t3.micro", 2, 1024, 2, 2),
  type("t3.small", 2, 2048, 3, 4),
  type("t3.medium", 2, 4096, 3, 6),
  type("t3.large", 2, 8192, 3, 12),
  type("t4g.micro", 2, 1024, 2, 2, "arm64"),
  type("t4g.small", 2, 2048, 3, 4, "arm64"),
  type("t4g.medium", 2, 4096, 3, 6, "arm64"),
  type("c5.large", 2, 4096, 3, 10),
  type("m5.large", 2, 8192, 3, 10),
  type("m5.xlarge", 4, 16384, 4, 15)
];
function type(name, cpus, memory, interfaces, addresses, architecture = "x86_64") {
  return { name, architecture, cpus, memory, interfaces, addresses };
}

// src/local-aws/ec2/addresses.ts
var reservedAtStart = 4n;
var reservedInAll = 5n;
function takeAddress(subnet) {
  const { from, to } = rangeOf(subnet);
  const next = from + reservedAtStart + BigInt(subnet.handedOut);
  if (next >= to)
    throw new ApiError("InsufficientFreeAddressesInSubnet", `Insufficient free addresses in subnet '${subnet.id}'`);
  subnet.handedOut += 1;
  return addressText(next);
}
function freeAddresses(subnet, used) {
  const { from, to } = rangeOf(subnet);
  return Number(to - from + 1n - reservedInAll) - used;
}
function rangeOf({ cidr }) {
  return parseRange(cidr) ?? { family: 4, from: 0n, to: 0n };
}
function addressText(number) {
  const [block = ""] = toCidrs({ family: 4, from: number, to: number });
  return block.slice(0, block.indexOf("/"));
}

// src/local-aws/ec2/find.ts
function findVpc({ vpcs }, id) {
  return find2("vpc", vpcs, id);
}
function findSubnet({ subnets }, id) {
  return find2("subnet", subnets, id);
}
function findRouteTable({ routeTables: routeTables2 }, id) {
  return find2("routeTable", routeTables2, id);
}
function findNetworkAcl({ networkAcls }, id) {
  return find2("networkAcl", networkAcls, id);
}
function findSecurityGroup({ securityGroups }, id) {
  return find2("securityGroup", securityGroups, id);
}
function groupsOrDefault(state, named2, vpcId) {
  const group = named2.length > 0 ? void 0 : defaultGroup(state, vpcId);
  return group === void 0 ? named2 : [group.id];
}
function find2(kind2, resources2, id) {
  checkId(kind2, id);
  const resource = resources2.get(id);
  if (resource === void 0) throw notFound3(kind2, [id]);
  return resource;
}

// src/local-aws/ec2/instances.ts
function instanceOf2({ state }, host) {
  const known2 = state.instances.get(host.ec2InstanceId);
  if (known2 !== void 0) return known2;
  const made = newInstance(state, host);
  state.instances.set(made.id, made);
  return made;
}
var metadata = { httpTokens: "required", httpPutResponseHopLimit: 2, httpEndpoint: "enabled" };
function newInstance(state, { ec2InstanceId, attributes }) {
  const subnet = subnetOf(state, attributes);
  const named2 = (attributes["local-aws.security-groups"] ?? "").split(",").filter((id) => id !== "");
  return {
    id: ec2InstanceId,
    interfaceId: randomId("eni"),
    attachmentId: randomId("eni-attach"),
    reservationId: randomId("r"),
    macAddress: randomMacAddress(),
    subnetId: subnet?.id ?? "",
    privateAddress: subnet === void 0 ? "" : takeAddress(subnet),
    securityGroups: groupsOrDefault(state, named2, subnet?.vpcId ?? ""),
    metadata,
    tags: /* @__PURE__ */ new Map()
  };
}
function subnetOf(state, attributes) {
  const named2 = state.subnets.get(attributes["ecs.subnet-id"] ?? "");
  if (named2 !== void 0) return named2;
  const vpc = defaultVpc(state);
  const own = [...state.subnets.values()].filter(({ vpcId, isDefault }) => isDefault && vpcId === vpc?.id);
  return own.find(({ zone }) => zone === attributes["ecs.availability-zone"]) ?? own[0];
}

// src/local-aws/ec2/interfaces.ts
function interfacesOf(environment) {
  const { state, hosts, attachments: attachments2 } = environment;
  return [
    ...hosts().flatMap((host) => instanceInterface(environment, host)),
    ...attachments2().flatMap((attachment2) => taskInterface(environment, attachment2)),
    ...[...state.managedInterfaces.values()].flatMap((managed) => managedInterface(environment, managed))
  ];
}
function instanceInterface(environment, host) {
  const instance = instanceOf2(environment, host);
  const subnet = environment.state.subnets.get(instance.subnetId);
  if (subnet === void 0) return [];
  const { interfaceId: id, privateAddress, macAddress, securityGroups } = instance;
  const publicAddress2 = subnet.mapPublicIpOnLaunch ? host.address : null;
  const own = { privateAddress, publicAddress: publicAddress2, macAddress, securityGroups };
  return [{ id, owner: { kind: "instance", instance, host }, description: "", ...placeOf2(subnet), ...own }];
}
function taskInterface(environment, attachment2) {
  const { state } = environment;
  const subnet = state.subnets.get(attachment2.subnetId);
  if (subnet === void 0) return [];
  const { networkInterfaceId: id, macAddress, address, taskArn } = attachment2;
  const privateAddress = state.taskAddresses.get(id) ?? takeAddress(subnet);
  state.taskAddresses.set(id, privateAddress);
  const publicAddress2 = attachment2.hasPublicAddress ? address : null;
  const securityGroups = groupsOrDefault(state, attachment2.securityGroups, subnet.vpcId);
  const own = { privateAddress, publicAddress: publicAddress2, macAddress, securityGroups };
  const owner = { kind: "task", attachment: attachment2 };
  return [{ id, owner, description: taskArn, ...placeOf2(subnet), ...own }];
}
function managedInterface({ state }, managed) {
  const subnet = state.subnets.get(managed.subnetId);
  if (subnet === void 0) return [];
  const { id, description, privateAddress, publicAddress: publicAddress2, macAddress, securityGroups } = managed;
  const own = { privateAddress, publicAddress: publicAddress2, macAddress, securityGroups };
  return [{ id, owner: { kind: "managed", managed }, description, ...placeOf2(subnet), ...own }];
}
function placeOf2({ id, vpcId, zone }) {
  return { subnetId: id, vpcId, zone };
}

// src/local-aws/ec2/render-network.ts
function renderVpc({ accountId, state }, vpc) {
  return {
    vpcId: vpc.id,
    ownerId: accountId,
    state: "available",
    cidrBlock: vpc.cidr,
    cidrBlockAssociationSet: [
      {
        associationId: vpc.id.replace("vpc-", "vpc-cidr-assoc-"),
        cidrBlock: vpc.cidr,
        cidrBlockState: { state: "associated" }
      }
    ],
    ipv6CidrBlockAssociationSet: [],
    dhcpOptionsId: state.dhcpOptions.id,
    instanceTenancy: "default",
    isDefault: vpc.isDefault,
    blockPublicAccessStates: { internetGatewayBlockMode: "off" },
    ...tagSet(vpc.tags)
  };
}
function renderSubnet(environment, subnet) {
  const used = interfacesOf(environment).filter(({ subnetId }) => subnetId === subnet.id).length;
  return {
    subnetId: subnet.id,
    subnetArn: ec2Arn(environment, `subnet/${subnet.id}`),
    ownerId: environment.accountId,
    state: "available",
    vpcId: subnet.vpcId,
    cidrBlock: subnet.cidr,
    availableIpAddressCount: freeAddresses(subnet, used),
    availabilityZone: subnet.zone,
    availabilityZoneId: zoneId(environment, subnet.zone),
    defaultForAz: subnet.isDefault,
    mapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    assignIpv6AddressOnCreation: false,
    ipv6CidrBlockAssociationSet: [],
    ipv6Native: false,
    enableDns64: false,
    mapCustomerOwnedIpOnLaunch: false,
    privateDnsNameOptionsOnLaunch: {
      hostnameType: "ip-name",
      enableResourceNameDnsARecord: false,
      enableResourceNameDnsAAAARecord: false
    },
    blockPublicAccessStates: { internetGatewayBlockMode: "off" },
    ...tagSet(subnet.tags)
  };
}
function zoneId({ region }, zone) {
  const [area = "", direction = "", number = ""] = region.split("-");
  return `${area}${direction.charAt(0)}${number}-az${1 + "abcdef".indexOf(zone.slice(-1))}`;
}
function renderRouteTable({ accountId }, table) {
  return {
    routeTableId: table.id,
    vpcId: table.vpcId,
    ownerId: accountId,
    associationSet: [...table.associations.values()].map((association) => renderAssociation(table, association)),
    propagatingVgwSet: [],
    routeSet: table.routes.map(renderRoute),
    ...tagSet(table.tags)
  };
}
function renderAssociation({ id }, association) {
  return {
    main: association.subnetId === null,
    routeTableAssociationId: association.id,
    routeTableId: id,
    ...association.subnetId === null ? {} : { subnetId: association.subnetId },
    associationState: { state: "associated" }
  };
}
function renderRoute({ destination, target: target2, targetMember, origin, state }) {
  return { [destinationMember(destination)]: destination, [targetMember]: target2.id, origin, state };
}
function destinationMember(destination) {
  if (destination.startsWith("pl-")) return "destinationPrefixListId";
  return destination.includes(":") ? "destinationIpv6CidrBlock" : "destinationCidrBlock";
}
function renderInternetGateway({ accountId }, gateway) {
  const { id, vpcId, tags } = gateway;
  const attachmentSet = vpcId === null ? [] : [{ state: "available", vpcId }];
  return { internetGatewayId: id, ownerId: accountId, attachmentSet, ...tagSet(tags) };
}
function renderNetworkAcl({ accountId }, acl) {
  const { id, vpcId, isDefault, entries, associations, tags } = acl;
  const associationSet = [...associations].map(([associationId, subnetId]) => ({
    networkAclAssociationId: associationId,
    networkAclId: id,
    subnetId
  }));
  const entrySet = entries.toSorted((one, other) => one.number - other.number).map(renderEntry);
  return {
    networkAclId: id,
    vpcId,
    ownerId: accountId,
    default: isDefault,
    associationSet,
    entrySet,
    ...tagSet(tags)
  };
}
function renderEntry({ number, direction, action, protocol, cidr, ports: ports3 }) {
  return {
    ruleNumber: number,
    egress: direction === "egress",
    ruleAction: action,
    protocol,
    [cidr.includes(":") ? "ipv6CidrBlock" : "cidrBlock"]: cidr,
    ...ports3 === void 0 ? {} : { portRange: { from: ports3.from, to: ports3.to } }
  };
}
function tagSet(tags) {
  return { tagSet: [...tags].map(([key, value]) => ({ key, value })) };
}

// src/local-aws/ec2/account-operations.ts
function accountOperations(environment) {
  const { region, accountId, state } = environment;
  return {
    DescribeRegions: (input) => describeRegions(region, ec2Members(input)),
    DescribeAvailabilityZones: (input) => describeZones(environment, ec2Members(input)),
    DescribeDhcpOptions: (input) => describe7(ec2Members(input), [state.dhcpOptions], dhcpListing, "dhcpOptionsSet", ({ id }) => ({
      dhcpOptionsId: id,
      ownerId: accountId,
      dhcpConfigurationSet: [
        { key: "domain-name", valueSet: [{ value: domainOf(region) }] },
        { key: "domain-name-servers", valueSet: [{ value: "AmazonProvidedDNS" }] }
      ],
      tagSet: []
    })),
    DescribeInstanceTypes: (input) => describeTypes(ec2Members(input)),
    DescribeVpcBlockPublicAccessOptions: () => ({
      vpcBlockPublicAccessOptions: {
        awsAccountId: accountId,
        awsRegion: region,
        state: "default-state",
        internetGatewayBlockMode: "off",
        managedBy: "account",
        exclusionsAllowed: "allowed"
      }
    })
  };
}
var dhcpListing = {
  kind: "dhcpOptions",
  parameter: "DhcpOptionsId",
  filters: { "dhcp-options-id": ({ id }) => [id] }
};
function domainOf(region) {
  return region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
}
function describeRegions(region, members) {
  const other = members.texts("RegionName").find((name) => name !== region);
  if (other !== void 0) throw new ApiError("InvalidParameterValue", `Invalid region name: ${other}`);
  const regionEndpoint = `ec2.${region}.amazonaws.com`;
  return { regionInfo: [{ regionName: region, regionEndpoint, optInStatus: "opt-in-not-required" }] };
}
function describeZones(environment, members) {
  const { region } = environment;
  const names2 = [..."abc"].map((letter) => `${region}${letter}`);
  const asked = members.texts("ZoneName");
  const wrong = asked.find((name) => !names2.includes(name));
  if (wrong !== void 0) throw new ApiError("InvalidParameterValue", `Invalid availability zone: [${wrong}]`);
  const shown = asked.length === 0 ? names2 : asked;
  return { availabilityZoneInfo: shown.map((zoneName) => renderZone(environment, zoneName)) };
}
function renderZone(environment, zoneName) {
  const { region: regionName } = environment;
  return {
    zoneName,
    zoneId: zoneId(environment, zoneName),
    zoneState: "available",
    regionName,
    groupName: `${regionName}-zg-1`,
    networkBorderGroup: regionName,
    zoneType: "availability-zone",
    optInStatus: "opt-in-not-required",
    messageSet: []
  };
}
function describeTypes(members) {
  const asked = members.texts("InstanceType");
  const missing2 = asked.filter((name) => !instanceTypes.some((type2) => type2.name === name));
  if (missing2.length > 0) {
    const message = `The following supplied instance types do not exist: [${missing2.join(", ")}]`;
    throw new ApiError("InvalidInstanceType", message);
  }
  const shown = instanceTypes.filter(({ name }) => asked.length === 0 || asked.includes(name));
  return { instanceTypeSet: shown.map(renderType) };
}
function renderType({ name, cpus, memory, interfaces, addresses, architecture }) {
  return {
    instanceType: name,
    currentGeneration: true,
    bareMetal: false,
    hypervisor: "nitro",
    processorInfo: { supportedArchitectures: [architecture] },
    vCpuInfo: { defaultVCpus: cpus },
    memoryInfo: { sizeInMiB: memory },
    networkInfo: {
      maximumNetworkInterfaces: interfaces,
      maximumNetworkCards: 1,
      ipv4AddressesPerInterface: addresses,
      ipv6AddressesPerInterface: addresses,
      ipv6Supported: true,
      enaSupport: "required"
    }
  };
}

// src/local-aws/ec2/render-instance.ts
function renderReservation(environment, view) {
  if (view.owner.kind !== "instance") return {};
  return {
    reservationId: view.owner.instance.reservationId,
    ownerId: environment.accountId,
    groupSet: [],
    instancesSet: [renderInstance2(environment, view)]
  };
}
function renderInstance2(environment, view) {
  if (view.owner.kind !== "instance") return {};
  const { instance, host } = view.owner;
  const zone = host.attributes["ecs.availability-zone"] ?? view.zone;
  return {
    instanceId: instance.id,
    imageId: "ami-00000000000000000",
    instanceState: { code: 16, name: "running" },
    privateDnsName: privateName(environment, view.privateAddress),
    privateIpAddress: view.privateAddress,
    ...view.publicAddress === null ? {} : { ipAddress: view.publicAddress, dnsName: view.publicAddress },
    instanceType: host.attributes["ecs.instance-type"] ?? "t3.micro",
    architecture: host.attributes["ecs.cpu-architecture"] === "arm64" ? "arm64" : "x86_64",
    launchTime: new Date(host.registeredAt).toISOString(),
    placement: { availabilityZone: zone, availabilityZoneId: zoneId(environment, zone), tenancy: "default" },
    monitoring: { state: "disabled" },
    subnetId: view.subnetId,
    vpcId: view.vpcId,
    sourceDestCheck: true,
    groupSet: renderGroups(environment, view.securityGroups),
    networkInterfaceSet: [renderAttached(environment, view)],
    metadataOptions: renderMetadata(instance.metadata),
    rootDeviceType: "ebs",
    rootDeviceName: "/dev/xvda",
    virtualizationType: "hvm",
    hypervisor: "xen",
    ...tagSet(instance.tags)
  };
}
function renderMetadata(options) {
  const fixed2 = { state: "applied", httpProtocolIpv6: "disabled", instanceMetadataTags: "disabled" };
  return { ...fixed2, ...options };
}
function renderInterface(environment, view) {
  const { owner } = view;
  const requester = owner.kind === "managed" ? owner.managed.requesterId : void 0;
  return {
    ...renderCommon(environment, view),
    availabilityZone: view.zone,
    availabilityZoneId: zoneId(environment, view.zone),
    attachment: renderAttachment(environment, view),
    ...requester === void 0 ? {} : { requesterId: requester },
    requesterManaged: requester !== void 0,
    ...tagSet(/* @__PURE__ */ new Map())
  };
}
function renderAttached(environment, view) {
  const { instanceId: _, instanceOwnerId: __, ...attachment2 } = renderAttachment(environment, view);
  return { ...renderCommon(environment, view), attachment: { ...attachment2, networkCardIndex: 0 } };
}
function renderCommon(environment, view) {
  const { privateAddress } = view;
  const privateDnsName = privateName(environment, privateAddress);
  const association = renderAssociation2(view);
  return {
    networkInterfaceId: view.id,
    ownerId: environment.accountId,
    description: view.description,
    interfaceType: "interface",
    status: "in-use",
    subnetId: view.subnetId,
    vpcId: view.vpcId,
    macAddress: view.macAddress,
    privateIpAddress: privateAddress,
    privateDnsName,
    sourceDestCheck: view.owner.kind !== "managed",
    groupSet: renderGroups(environment, view.securityGroups),
    ipv6AddressesSet: [],
    privateIpAddressesSet: [{ primary: true, privateIpAddress: privateAddress, privateDnsName, ...association }],
    ...association
  };
}
function renderAssociation2({ publicAddress: publicAddress2 }) {
  if (publicAddress2 === null) return {};
  return { association: { ipOwnerId: "amazon", publicIp: publicAddress2, publicDnsName: publicAddress2 } };
}
function renderAttachment({ accountId }, { id, owner }) {
  const attached = { status: "attached", deviceIndex: owner.kind === "instance" ? 0 : 1 };
  switch (owner.kind) {
    case "instance":
      return {
        attachmentId: owner.instance.attachmentId,
        instanceId: owner.instance.id,
        instanceOwnerId: accountId,
        attachTime: new Date(owner.host.registeredAt).toISOString(),
        deleteOnTermination: true,
        ...attached
      };
    case "task":
      return { attachmentId: id.replace("eni-", "eni-attach-"), instanceOwnerId: accountId, ...attached };
    case "managed":
      return {
        attachmentId: id.replace("eni-", "eni-attach-"),
        instanceOwnerId: owner.managed.requesterId,
        ...attached
      };
  }
}
function renderGroups({ state }, ids) {
  return ids.map((groupId) => ({ groupId, groupName: state.securityGroups.get(groupId)?.name ?? "" }));
}
function privateName({ region }, address) {
  const domain = region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
  return `ip-${address.replaceAll(".", "-")}.${domain}`;
}

// src/local-aws/ec2/instance-operations.ts
function instanceOperations(environment) {
  return {
    DescribeInstances: (input) => describe7(
      ec2Members(input),
      instancesOf(environment),
      instanceListing,
      "reservationSet",
      ({ view }) => renderReservation(environment, view)
    ),
    DescribeNetworkInterfaces: (input) => describe7(
      ec2Members(input),
      interfacesOf(environment),
      interfaceListing,
      "networkInterfaceSet",
      (view) => renderInterface(environment, view)
    ),
    ModifyInstanceAttribute: (input) => modifyInstance(environment, ec2Members(input)),
    ModifyNetworkInterfaceAttribute: (input) => modifyInterface(environment, ec2Members(input)),
    ModifyInstanceMetadataOptions: (input) => modifyMetadata(environment, ec2Members(input))
  };
}
function instancesOf(environment) {
  return interfacesOf(environment).flatMap(
    (view) => view.owner.kind === "instance" ? [{ id: view.owner.instance.id, instance: view.owner.instance, view }] : []
  );
}
var instanceListing = {
  kind: "instance",
  parameter: "InstanceId",
  idsExcludePages: true,
  tagsOf: ({ instance }) => instance.tags,
  filters: {
    "instance-id": ({ id }) => [id],
    "vpc-id": ({ view }) => [view.vpcId],
    "subnet-id": ({ view }) => [view.subnetId],
    "private-ip-address": ({ view }) => [view.privateAddress],
    "ip-address": ({ view }) => present3(view.publicAddress),
    "instance-state-name": () => ["running"],
    "instance-state-code": () => ["16"],
    "availability-zone": ({ view }) => [view.zone],
    "instance.group-id": ({ view }) => view.securityGroups,
    "network-interface.network-interface-id": ({ view }) => [view.id]
  }
};
var interfaceListing = {
  kind: "networkInterface",
  parameter: "NetworkInterfaceId",
  filters: {
    "network-interface-id": ({ id }) => [id],
    "vpc-id": ({ vpcId }) => [vpcId],
    "subnet-id": ({ subnetId }) => [subnetId],
    "availability-zone": ({ zone }) => [zone],
    "group-id": ({ securityGroups }) => securityGroups,
    description: ({ description }) => [description],
    status: () => ["in-use"],
    "interface-type": () => ["interface"],
    "private-ip-address": ({ privateAddress }) => [privateAddress],
    "addresses.private-ip-address": ({ privateAddress }) => [privateAddress],
    "association.public-ip": ({ publicAddress: publicAddress2 }) => present3(publicAddress2),
    "attachment.instance-id": ({ owner }) => owner.kind === "instance" ? [owner.instance.id] : [],
    "requester-id": ({ owner }) => owner.kind === "managed" ? [owner.managed.requesterId] : [],
    "requester-managed": ({ owner }) => [String(owner.kind === "managed")]
  }
};
function present3(value) {
  return value === null ? [] : [value];
}
function findInstance2(environment, members) {
  const id = members.requiredText("InstanceId");
  checkId("instance", id);
  const found = instancesOf(environment).find((instance) => instance.id === id);
  if (found === void 0) throw notFound3("instance", [id]);
  return found;
}
function modifyInstance(environment, members) {
  const { instance } = findInstance2(environment, members);
  instance.securityGroups = groupsIn(environment, members.texts("GroupId")) ?? instance.securityGroups;
  environment.changed();
  return { return: true };
}
function modifyInterface(environment, members) {
  const id = members.requiredText("NetworkInterfaceId");
  checkId("networkInterface", id);
  const found = interfacesOf(environment).find((view) => view.id === id);
  if (found === void 0) throw notFound3("networkInterface", [id]);
  const groups = groupsIn(environment, members.texts("SecurityGroupId"));
  const { owner } = found;
  if (groups !== void 0 && owner.kind === "instance") owner.instance.securityGroups = groups;
  if (groups !== void 0 && owner.kind !== "instance")
    throw invalidValue(`local-aws cannot change the groups of ${id}: change those of the service or the database.`);
  environment.changed();
  return { return: true };
}
function groupsIn({ state }, ids) {
  return ids.length === 0 ? void 0 : ids.map((id) => findSecurityGroup(state, id).id);
}
function modifyMetadata(environment, members) {
  const { instance } = findInstance2(environment, members);
  const { metadata: metadata2 } = instance;
  const hops = members.integer("HttpPutResponseHopLimit");
  if (hops !== void 0 && (hops < 1 || hops > 64))
    throw invalidValue(`The value ${hops} for HttpPutResponseHopLimit is invalid. Must be between 1 and 64.`);
  instance.metadata = {
    httpTokens: choice(members, "HttpTokens", ["optional", "required"]) ?? metadata2.httpTokens,
    httpEndpoint: choice(members, "HttpEndpoint", ["enabled", "disabled"]) ?? metadata2.httpEndpoint,
    httpPutResponseHopLimit: hops ?? metadata2.httpPutResponseHopLimit
  };
  return {
    instanceId: instance.id,
    instanceMetadataOptions: { ...renderMetadata(instance.metadata), state: "pending" }
  };
}
function choice(members, name, choices) {
  const value = members.text(name);
  const found = choices.find((candidate) => candidate === value);
  if (value !== void 0 && found === void 0)
    throw invalidValue(`The value ${value} for ${name} is invalid. Must be one of ${choices.join(", ")}.`);
  return found;
}

// src/local-aws/ec2/network-acl-operations.ts
function networkAclOperations(environment) {
  const { state, changed } = environment;
  const shown = (acl) => renderNetworkAcl(environment, acl);
  return {
    DescribeNetworkAcls: (input) => describe7(ec2Members(input), state.networkAcls.values(), listing2, "networkAclSet", shown),
    CreateNetworkAcl(input) {
      const members = ec2Members(input);
      const vpc = findVpc(state, members.requiredText("VpcId"));
      const acl = newNetworkAcl(vpc, { isDefault: false, tags: newTags(members, "network-acl") });
      state.networkAcls.set(acl.id, acl);
      return { networkAcl: shown(acl) };
    },
    ReplaceNetworkAclAssociation(input) {
      const newAssociationId = replaceAssociation(state, ec2Members(input));
      changed();
      return { newAssociationId };
    },
    CreateNetworkAclEntry: (input) => changeEntries(environment, ec2Members(input), createEntry),
    ReplaceNetworkAclEntry: (input) => changeEntries(environment, ec2Members(input), replaceEntry),
    DeleteNetworkAclEntry: (input) => changeEntries(environment, ec2Members(input), deleteEntry)
  };
}
var listing2 = {
  kind: "networkAcl",
  parameter: "NetworkAclId",
  tagsOf: ({ tags }) => tags,
  filters: {
    "network-acl-id": ({ id }) => [id],
    "vpc-id": ({ vpcId }) => [vpcId],
    default: ({ isDefault }) => [String(isDefault)],
    "association.subnet-id": ({ associations }) => [...associations.values()],
    "association.association-id": ({ associations }) => [...associations.keys()],
    "association.network-acl-id": ({ id, associations }) => associations.size === 0 ? [] : [id],
    "entry.rule-number": ({ entries }) => entries.map(({ number }) => String(number)),
    "entry.egress": ({ entries }) => entries.map(({ direction }) => String(direction === "egress"))
  }
};
function replaceAssociation(state, members) {
  const id = members.requiredText("AssociationId");
  const acl = findNetworkAcl(state, members.requiredText("NetworkAclId"));
  const present4 = [...state.networkAcls.values()].find(({ associations }) => associations.has(id));
  const subnetId = present4?.associations.get(id);
  if (present4 === void 0 || subnetId === void 0)
    throw new ApiError("InvalidAssociationID.NotFound", `The association ID '${id}' does not exist`);
  present4.associations.delete(id);
  const newId2 = randomId("aclassoc");
  acl.associations.set(newId2, subnetId);
  return newId2;
}
function changeEntries({ state, changed }, members, change2) {
  const acl = findNetworkAcl(state, members.requiredText("NetworkAclId"));
  const number = members.requiredInteger("RuleNumber");
  if (number < 1 || number > 32766)
    throw invalidValue(`Value (${number}) for parameter ruleNumber is invalid. Must be between 1 and 32766.`);
  const direction = members.boolean("Egress") === true ? "egress" : "ingress";
  acl.entries = change2(acl, { number, direction }, members);
  changed();
  return { return: true };
}
var createEntry = ({ entries }, place2, members) => {
  if (entries.some((entry) => isAt(entry, place2))) {
    const message = `The network acl entry identified by ${place2.number} already exists.`;
    throw new ApiError("NetworkAclEntryAlreadyExists", message);
  }
  return [...entries, newEntry2(place2, members)];
};
var replaceEntry = (acl, place2, members) => [
  ...deleteEntry(acl, place2, members),
  newEntry2(place2, members)
];
var deleteEntry = ({ entries }, place2) => {
  if (entries.some((entry) => isAt(entry, place2))) return entries.filter((entry) => !isAt(entry, place2));
  const message = `The network acl entry identified by ${place2.number} does not exist.`;
  throw new ApiError("InvalidNetworkAclEntry.NotFound", message);
};
function isAt({ number, direction }, place2) {
  return number === place2.number && direction === place2.direction;
}
function newEntry2(place2, members) {
  const protocol = protocolNumber(members.requiredText("Protocol"));
  const action = members.requiredText("RuleAction");
  if (action !== "allow" && action !== "deny")
    throw invalidValue(`Invalid value '${action}' for ruleAction. Must be allow or deny.`);
  const ports3 = portsOf2(protocol, members.object("PortRange"));
  return { ...place2, action, protocol, cidr: cidrOf(members), ...ports3 === void 0 ? {} : { ports: ports3 } };
}
function protocolNumber(protocol) {
  const numbers = { tcp: "6", udp: "17", icmp: "1", icmpv6: "58", all: "-1" };
  const named2 = Object.hasOwn(numbers, protocol) ? numbers[protocol] : void 0;
  if (named2 !== void 0 || /^(-1|\d{1,3})$/.test(protocol)) return named2 ?? protocol;
  throw invalidValue(`Invalid value '${protocol}' for protocol. Unrecognized protocol.`);
}
function portsOf2(protocol, range) {
  if (!["6", "17"].includes(protocol)) return void 0;
  if (range === void 0) throw missingParameter("portRange");
  return { from: range.requiredInteger("From"), to: range.requiredInteger("To") };
}
function cidrOf(members) {
  const cidr = members.text("CidrBlock") ?? members.text("Ipv6CidrBlock");
  if (cidr === void 0) throw missingParameter("cidrBlock");
  if (cidr.includes("/") && parseRange(cidr) !== void 0) return cidr;
  throw invalidValue(`Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`);
}

// src/local-aws/ec2/prefix-list-operations.ts
function managedByAws2(region) {
  return [
    { id: "pl-00000001", name: `com.amazonaws.${region}.dynamodb`, cidrs: ["198.51.100.0/25"] },
    { id: "pl-00000002", name: `com.amazonaws.${region}.s3`, cidrs: ["198.51.100.128/26", "198.51.100.192/26"] }
  ];
}
var listing3 = {
  kind: "prefixList",
  parameter: "PrefixListId",
  filters: {
    "prefix-list-id": ({ id }) => [id],
    "prefix-list-name": ({ name }) => [name],
    "owner-id": () => ["AWS"]
  }
};
function prefixListOperations({ region }) {
  const lists2 = managedByAws2(region);
  return {
    DescribeManagedPrefixLists: (input) => describe7(ec2Members(input), lists2, listing3, "prefixListSet", ({ id, name }) => ({
      prefixListId: id,
      prefixListName: name,
      prefixListArn: `arn:aws:ec2:${region}:aws:prefix-list/${id}`,
      addressFamily: "IPv4",
      state: "create-complete",
      ownerId: "AWS",
      tagSet: []
    })),
    GetManagedPrefixListEntries(input) {
      const members = ec2Members(input);
      const id = members.requiredText("PrefixListId");
      checkId("prefixList", id);
      const list8 = lists2.find((each) => each.id === id);
      if (list8 === void 0) throw notFound3("prefixList", [id]);
      const request6 = { size: members.integer("MaxResults") ?? 100, token: members.text("NextToken") };
      const page2 = pageOf(list8.cidrs, (cidr) => cidr, request6);
      return { entrySet: page2.elements.map((cidr) => ({ cidr })), ...tokenMember("nextToken", page2.nextToken) };
    }
  };
}
function prefixListBlocks({
  region
}) {
  return Object.fromEntries(managedByAws2(region).map(({ id, cidrs }) => [id, cidrs]));
}

// src/local-aws/ec2/network-facts.ts
function networkOf({ state, region }) {
  return {
    vpcs: known([...state.vpcs.values()].map(({ id, cidr }) => vpcFact(state, region, id, cidr))),
    subnets: known([...state.subnets.values()].map(({ id, vpcId, cidr }) => ({ id, vpcId, cidrs: [cidr] }))),
    routeTables: known([...state.routeTables.values()].map((table) => routeTableFact(state, table))),
    networkAcls: known(
      [...state.networkAcls.values()].map(({ id, associations, entries }) => ({
        id,
        subnetIds: [...associations.values()],
        entries
      }))
    ),
    peerings: known([]),
    natGateways: known([]),
    blockPublicAccess: known("off"),
    securityGroups: Object.fromEntries([...state.securityGroups].map(([id, group]) => [id, known(rulesOf(group))])),
    prefixLists: Object.fromEntries(
      Object.entries(prefixListBlocks({ region })).map(([id, cidrs]) => [id, known(cidrs)])
    )
  };
}
function vpcFact(state, region, id, cidr) {
  const group = defaultGroup(state, id);
  return { id, region, cidrs: [cidr], ...group === void 0 ? {} : { defaultSecurityGroup: group.id } };
}
function routeTableFact(state, table) {
  const { id, vpcId, associations, routes } = table;
  const subnetIds = [...associations.values()].map(({ subnetId }) => subnetId).filter((subnetId) => subnetId !== null);
  return { id, vpcId, main: mainRouteTable(state, vpcId) === table, subnetIds, routes };
}
function rulesOf({ rules }) {
  return rules.map((rule) => ({ ...rule, ports: portRange(rule.ports.from, rule.ports.to) }));
}

// src/local-aws/ec2/route-table-operations.ts
function routeTableOperations(environment) {
  const { state, changed } = environment;
  const shown = (table) => renderRouteTable(environment, table);
  return {
    DescribeRouteTables: (input) => describe7(ec2Members(input), state.routeTables.values(), routeTables, "routeTableSet", shown),
    DescribeInternetGateways: (input) => describe7(
      ec2Members(input),
      state.internetGateways.values(),
      internetGateways,
      "internetGatewaySet",
      (gateway) => renderInternetGateway(environment, gateway)
    ),
    CreateRouteTable(input) {
      const members = ec2Members(input);
      const table = newRouteTable(findVpc(state, members.requiredText("VpcId")), newTags(members, "route-table"));
      state.routeTables.set(table.id, table);
      return { routeTable: shown(table) };
    },
    AssociateRouteTable(input) {
      const members = ec2Members(input);
      const associationId = associate(state, members);
      changed();
      return { associationId, associationState: { state: "associated" } };
    },
    DisassociateRouteTable(input) {
      disassociate(state, ec2Members(input).requiredText("AssociationId"));
      changed();
      return { return: true };
    },
    CreateRoute: (input) => changeRoutes(environment, ec2Members(input), createRoute),
    ReplaceRoute: (input) => changeRoutes(environment, ec2Members(input), replaceRoute),
    DeleteRoute: (input) => changeRoutes(environment, ec2Members(input), deleteRoute)
  };
}
var routeTables = {
  kind: "routeTable",
  parameter: "RouteTableId",
  tagsOf: ({ tags }) => tags,
  filters: {
    "route-table-id": ({ id }) => [id],
    "vpc-id": ({ vpcId }) => [vpcId],
    "association.main": ({ associations }) => [...associations.values()].map(({ subnetId }) => String(subnetId === null)),
    "association.subnet-id": ({ associations }) => [...associations.values()].map(({ subnetId }) => subnetId).filter((id) => id !== null),
    "association.route-table-association-id": ({ associations }) => [...associations.keys()],
    "route.destination-cidr-block": ({ routes }) => routes.map(({ destination }) => destination),
    "route.gateway-id": ({ routes }) => routes.map(({ target: target2 }) => target2.id)
  }
};
var internetGateways = {
  kind: "internetGateway",
  parameter: "InternetGatewayId",
  tagsOf: ({ tags }) => tags,
  filters: {
    "internet-gateway-id": ({ id }) => [id],
    "attachment.vpc-id": ({ vpcId }) => vpcId === null ? [] : [vpcId],
    "attachment.state": ({ vpcId }) => vpcId === null ? [] : ["available"]
  }
};
function associate(state, members) {
  const table = findRouteTable(state, members.requiredText("RouteTableId"));
  const subnet = findSubnet(state, members.requiredText("SubnetId"));
  const others = [...state.routeTables.values()].flatMap(({ associations }) => [...associations.values()]);
  const present4 = others.find(({ subnetId }) => subnetId === subnet.id);
  if (present4 !== void 0) {
    const message = `the specified association for route table ${table.id} conflicts with an existing association`;
    throw new ApiError("Resource.AlreadyAssociated", message);
  }
  const association = { id: randomId("rtbassoc"), subnetId: subnet.id };
  table.associations.set(association.id, association);
  return association.id;
}
function disassociate(state, id) {
  const table = [...state.routeTables.values()].find(({ associations }) => associations.has(id));
  const association = table?.associations.get(id);
  if (table === void 0 || association === void 0) throw notFound3("association", [id]);
  if (association.subnetId === null) {
    const message = `cannot disassociate the main route table association ${id}`;
    throw new ApiError("InvalidParameterValue", message);
  }
  table.associations.delete(id);
}
function changeRoutes({ state, changed }, members, change2) {
  const table = findRouteTable(state, members.requiredText("RouteTableId"));
  const destination = members.text("DestinationCidrBlock") ?? members.text("DestinationIpv6CidrBlock") ?? members.text("DestinationPrefixListId");
  if (destination === void 0) throw missingParameter("destinationCidrBlock");
  table.routes = change2(table, destination, state, members);
  changed();
  return { return: true };
}
var createRoute = ({ routes }, destination, state, members) => {
  const present4 = routes.find((route2) => route2.destination === destination);
  if (present4 !== void 0)
    throw new ApiError("RouteAlreadyExists", `The route identified by ${destination} already exists.`);
  return [...routes, newRoute(destination, state, members)];
};
var replaceRoute = (table, destination, state, members) => deleteRoute(table, destination, state, members).concat(newRoute(destination, state, members));
var deleteRoute = ({ id, routes }, destination) => {
  const present4 = routes.find((route2) => route2.destination === destination);
  if (present4 === void 0) {
    const message = `no route with destination-cidr-block ${destination} in route table ${id}`;
    throw new ApiError("InvalidRoute.NotFound", message);
  }
  if (present4.target.kind === "local")
    throw new ApiError("InvalidParameterValue", `cannot remove local route ${destination} in route table ${id}`);
  return routes.filter((route2) => route2 !== present4);
};
var targets = [
  ["GatewayId", "gatewayId", "internet-gateway"],
  ["NatGatewayId", "natGatewayId", "nat-gateway"],
  ["VpcPeeringConnectionId", "vpcPeeringConnectionId", "peering"],
  ["TransitGatewayId", "transitGatewayId", "transit-gateway"],
  ["NetworkInterfaceId", "networkInterfaceId", "network-interface"],
  ["EgressOnlyInternetGatewayId", "egressOnlyInternetGatewayId", "egress-only-internet-gateway"]
];
function newRoute(destination, { internetGateways: internetGateways2 }, members) {
  for (const [parameter, targetMember, kind2] of targets) {
    const id = members.text(parameter);
    if (id === void 0) continue;
    if (kind2 === "internet-gateway" && !internetGateways2.has(id)) throw notFound3("internetGateway", [id]);
    const state = kind2 === "internet-gateway" ? "active" : "blackhole";
    return { destination, target: { kind: kind2, id }, state, propagated: false, origin: "CreateRoute", targetMember };
  }
  throw missingParameter("gatewayId");
}

// src/local-aws/ec2/render-security-group.ts
function renderSecurityGroup(environment, group) {
  const { id, name, description, vpcId, rules, tags } = group;
  const of = (direction) => rules.filter((rule) => rule.direction === direction);
  return {
    groupId: id,
    securityGroupArn: ec2Arn(environment, `security-group/${id}`),
    groupName: name,
    groupDescription: description,
    ownerId: environment.accountId,
    vpcId,
    ipPermissions: renderPermissions(environment, of("ingress")),
    ipPermissionsEgress: renderPermissions(environment, of("egress")),
    ...tagSet(tags)
  };
}
function renderPermissions(environment, rules) {
  const permissions = /* @__PURE__ */ new Map();
  for (const rule of rules) {
    const key = `${rule.protocol} ${rule.ports.from} ${rule.ports.to}`;
    permissions.set(key, [...permissions.get(key) ?? [], rule]);
  }
  return [...permissions.values()].map((together) => renderPermission(environment, together));
}
function renderPermission({ accountId }, rules) {
  const [first] = rules;
  const ports3 = first === void 0 || first.protocol === "-1" ? {} : { fromPort: first.ports.from, toPort: first.ports.to };
  const each = (pick2) => rules.flatMap((rule) => {
    const entry = pick2(rule);
    const description = rule.description === null ? {} : { description: rule.description };
    return entry === void 0 ? [] : [{ ...entry, ...description }];
  });
  return {
    ipProtocol: first?.protocol ?? "-1",
    ...ports3,
    groups: each(({ peer }) => peer.kind === "group" ? { groupId: peer.id, userId: accountId } : void 0),
    ipRanges: each(({ peer }) => isCidr(peer, 4) ? { cidrIp: peer.cidr } : void 0),
    ipv6Ranges: each(({ peer }) => isCidr(peer, 6) ? { cidrIpv6: peer.cidr } : void 0),
    prefixListIds: each(({ peer }) => peer.kind === "prefix-list" ? { prefixListId: peer.id } : void 0)
  };
}
function isCidr(peer, family) {
  return peer.kind === "cidr" && peer.cidr.includes(":") === (family === 6);
}
function renderRule2(environment, rule) {
  const { peer } = rule;
  const reference = peer.kind === "group" ? { referencedGroupInfo: { groupId: peer.id, userId: environment.accountId } } : {};
  return {
    ...renderOwn(rule),
    ...reference,
    securityGroupRuleArn: ec2Arn(environment, `security-group-rule/${rule.id}`),
    groupOwnerId: environment.accountId,
    ...tagSet(rule.tags)
  };
}
function renderRevoked(rule) {
  const reference = rule.peer.kind === "group" ? { referencedGroupId: rule.peer.id } : {};
  return { ...renderOwn(rule), ...reference };
}
function renderOwn({ id, groupId, direction, protocol, ports: ports3, peer, description }) {
  return {
    securityGroupRuleId: id,
    groupId,
    isEgress: direction === "egress",
    ipProtocol: protocol,
    fromPort: ports3.from,
    toPort: ports3.to,
    ...peer.kind === "cidr" ? { [peer.cidr.includes(":") ? "cidrIpv6" : "cidrIpv4"]: peer.cidr } : {},
    ...peer.kind === "prefix-list" ? { prefixListId: peer.id } : {},
    ...description === null ? {} : { description }
  };
}

// src/local-aws/ec2/security-group-operations.ts
function securityGroupOperations(environment) {
  const { state } = environment;
  return {
    DescribeSecurityGroups: (input) => describeGroups2(environment, ec2Members(input)),
    CreateSecurityGroup(input) {
      const group = createGroup(state, ec2Members(input));
      const arn = ec2Arn(environment, `security-group/${group.id}`);
      return { return: true, groupId: group.id, securityGroupArn: arn, ...tagSet(group.tags) };
    },
    DeleteSecurityGroup(input) {
      const group = namedGroup(state, ec2Members(input));
      requireUnused(environment, group);
      state.securityGroups.delete(group.id);
      return { return: true, groupId: group.id };
    }
  };
}
var listing4 = {
  kind: "securityGroup",
  parameter: "GroupId",
  tagsOf: ({ tags }) => tags,
  filters: {
    "group-id": ({ id }) => [id],
    "group-name": ({ name }) => [name],
    "vpc-id": ({ vpcId }) => [vpcId],
    description: ({ description }) => [description],
    ...ruleFilters("ip-permission", "ingress"),
    ...ruleFilters("egress.ip-permission", "egress")
  }
};
function ruleFilters(prefix, direction) {
  const each = (pick2) => (group) => group.rules.filter((rule) => rule.direction === direction).map(pick2).filter((value) => value !== void 0);
  return {
    [`${prefix}.from-port`]: each(({ ports: ports3 }) => String(ports3.from)),
    [`${prefix}.to-port`]: each(({ ports: ports3 }) => String(ports3.to)),
    [`${prefix}.protocol`]: each(({ protocol }) => protocol),
    [`${prefix}.cidr`]: each(({ peer }) => peer.kind === "cidr" ? peer.cidr : void 0),
    [`${prefix}.group-id`]: each(({ peer }) => peer.kind === "group" ? peer.id : void 0)
  };
}
function describeGroups2(environment, members) {
  const { state } = environment;
  const names2 = members.texts("GroupName");
  const own = [...state.securityGroups.values()].filter(({ vpcId }) => vpcId === defaultVpc(state)?.id);
  const missing2 = names2.find((name) => !own.some((group) => group.name === name));
  if (missing2 !== void 0)
    throw new ApiError(
      "InvalidGroup.NotFound",
      `The security group '${missing2}' does not exist in default VPC '${defaultVpc(state)?.id}'`
    );
  const groups = names2.length === 0 ? [...state.securityGroups.values()] : own.filter(({ name }) => names2.includes(name));
  return describe7(members, groups, listing4, "securityGroupInfo", (group) => renderSecurityGroup(environment, group));
}
function createGroup(state, members) {
  const name = members.requiredText("GroupName");
  const description = members.requiredText("GroupDescription");
  const vpc = vpcOf(state, members);
  if (name.startsWith("sg-"))
    throw invalidValue(
      `Value (${name}) for parameter GroupName is invalid. Group names may not be in the format sg-*.`
    );
  const isTaken = [...state.securityGroups.values()].some((group2) => group2.vpcId === vpc.id && group2.name === name);
  if (isTaken) {
    const message = `The security group '${name}' already exists for VPC '${vpc.id}'`;
    throw new ApiError("InvalidGroup.Duplicate", message);
  }
  const group = newSecurityGroup(vpc, name, description, newTags(members, "security-group"));
  state.securityGroups.set(group.id, group);
  return group;
}
function vpcOf(state, members) {
  const id = members.text("VpcId");
  const vpc = id === void 0 ? defaultVpc(state) : findVpc(state, id);
  if (vpc === void 0) throw new ApiError("VPCIdNotSpecified", "No default VPC for this user");
  return vpc;
}
function namedGroup(state, members) {
  const id = members.text("GroupId");
  if (id !== void 0) return findSecurityGroup(state, id);
  const name = members.text("GroupName");
  if (name === void 0) throw missingParameter("groupName or groupId");
  const vpcId = defaultVpc(state)?.id;
  const group = [...state.securityGroups.values()].find((each) => each.vpcId === vpcId && each.name === name);
  if (group === void 0) throw notFound3("securityGroup", [name]);
  return group;
}
function requireUnused(environment, { id, name }) {
  if (name === "default") {
    const message = `the specified group: "${id}" name: "default" cannot be deleted by a user`;
    throw new ApiError("CannotDelete", message);
  }
  const isReferenced2 = [...environment.state.securityGroups.values()].some(
    (group) => group.id !== id && group.rules.some(({ peer }) => peer.kind === "group" && peer.id === id)
  );
  const isUsed = interfacesOf(environment).some(({ securityGroups }) => securityGroups.includes(id));
  if (isReferenced2 || isUsed) throw new ApiError("DependencyViolation", `resource ${id} has a dependent object`);
}

// src/local-aws/ec2/permissions.ts
function requestedRules(state, group, members) {
  const permissions = members.objects("IpPermissions").map(ec2Members);
  const told2 = permissions.length > 0 || !members.has("IpProtocol") ? permissions : [ownPermission(members)];
  if (told2.length === 0) throw missingParameter("ipPermissions");
  return told2.flatMap((permission) => rulesOf2(state, group, permission));
}
function isSameRule(one, other) {
  const { ports: ports3 } = other;
  const isPort2 = one.ports.from === ports3.from && one.ports.to === ports3.to;
  return one.protocol === other.protocol && isPort2 && peerText(one.peer) === peerText(other.peer);
}
function describeRule({ protocol, ports: ports3, peer }) {
  if (protocol === "-1") return `peer: ${peerText(peer)}, ALL, ALLOW`;
  const range = `from port: ${ports3.from}, to port: ${ports3.to}`;
  return `peer: ${peerText(peer)}, ${protocol.toUpperCase()}, ${range}, ALLOW`;
}
function peerText(peer) {
  return peer.kind === "cidr" ? peer.cidr : peer.id;
}
function ownPermission(members) {
  const text2 = (name) => {
    const value = members.text(name);
    return value === void 0 ? {} : { [name]: value };
  };
  const cidr = members.text("CidrIp");
  return ec2Members({
    ...text2("IpProtocol"),
    ...text2("FromPort"),
    ...text2("ToPort"),
    IpRanges: cidr === void 0 ? [] : [{ CidrIp: cidr }]
  });
}
function rulesOf2(state, group, permission) {
  const protocol = protocolOf2(permission.requiredText("IpProtocol"));
  const ports3 = portsOf3(protocol, permission);
  const peers = peersOf(state, group, permission);
  if (peers.length === 0) throw missingParameter("ipRanges");
  return peers.map((peer) => ({ protocol, ports: ports3, ...peer }));
}
function protocolOf2(given) {
  const names2 = { 6: "tcp", 17: "udp", 1: "icmp", 58: "icmpv6", all: "-1" };
  const protocol = given.toLowerCase();
  const named2 = Object.hasOwn(names2, protocol) ? names2[protocol] : void 0;
  if (named2 !== void 0) return named2;
  if (/^(-1|\d{1,3}|tcp|udp|icmp|icmpv6)$/.test(protocol)) return protocol;
  throw invalidValue(`Invalid value '${given}' for IP protocol. Unknown protocol.`);
}
var all = { from: -1, to: -1 };
function portsOf3(protocol, permission) {
  if (protocol === "-1") return all;
  const [from, to] = [permission.integer("FromPort"), permission.integer("ToPort")];
  if (protocol !== "tcp" && protocol !== "udp") return { from: from ?? -1, to: to ?? -1 };
  if (from === void 0 || to === void 0)
    throw invalidValue("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
  const wrong = [from, to].find((port) => port < 0 || port > 65535);
  if (wrong !== void 0) throw invalidValue(`Invalid value '${wrong}' for port. Must be in the range 0-65535.`);
  if (from > to) throw invalidValue(`Invalid TCP/UDP port range (${from}:${to})`);
  return { from, to };
}
function peersOf(state, group, permission) {
  const described = (entry, peer) => ({ peer, description: asString(entry.Description) ?? null });
  return [
    ...permission.objects("IpRanges").map((entry) => described(entry, { kind: "cidr", cidr: cidrOf2(asString(entry.CidrIp) ?? "", 4) })),
    ...permission.objects("Ipv6Ranges").map((entry) => described(entry, { kind: "cidr", cidr: cidrOf2(asString(entry.CidrIpv6) ?? "", 6) })),
    ...permission.objects("PrefixListIds").map((entry) => described(entry, { kind: "prefix-list", id: asString(entry.PrefixListId) ?? "" })),
    ...permission.objects("Groups").map((entry) => described(entry, { kind: "group", id: referenced(state, group, ec2Members(entry)) }))
  ];
}
function cidrOf2(text2, family) {
  const range = text2.includes("/") ? parseRange(text2) : void 0;
  const [cidr] = range?.family === family ? toCidrs(range) : [];
  if (cidr !== void 0) return cidr;
  throw invalidValue(`CIDR block ${text2} is malformed`);
}
function referenced(state, group, entry) {
  const name = entry.text("GroupName");
  const named2 = [...state.securityGroups.values()].find((each) => each.vpcId === group.vpcId && each.name === name);
  const other = named2 ?? findSecurityGroup(state, entry.requiredText("GroupId"));
  if (other.vpcId === group.vpcId) return other.id;
  const message = "You have specified two resources that belong to different networks.";
  throw new ApiError("InvalidGroup.NotFound", message);
}

// src/local-aws/ec2/security-group-rule-operations.ts
function securityGroupRuleOperations(environment) {
  const { state } = environment;
  const rules = () => [...state.securityGroups.values()].flatMap((group) => group.rules);
  return {
    DescribeSecurityGroupRules: (input) => describe7(ec2Members(input), rules(), listing5, "securityGroupRuleSet", (rule) => renderRule2(environment, rule)),
    AuthorizeSecurityGroupIngress: (input) => authorize(environment, "ingress", ec2Members(input)),
    AuthorizeSecurityGroupEgress: (input) => authorize(environment, "egress", ec2Members(input)),
    RevokeSecurityGroupIngress: (input) => revoke(environment, "ingress", ec2Members(input)),
    RevokeSecurityGroupEgress: (input) => revoke(environment, "egress", ec2Members(input))
  };
}
var listing5 = {
  kind: "securityGroupRule",
  parameter: "SecurityGroupRuleId",
  tagsOf: ({ tags }) => tags,
  filters: { "group-id": ({ groupId }) => [groupId], "security-group-rule-id": ({ id }) => [id] }
};
function authorize(environment, direction, members) {
  const { state, changed } = environment;
  const group = namedGroup(state, members);
  const asked = requestedRules(state, group, members);
  const present4 = group.rules.filter((rule) => rule.direction === direction);
  asked.forEach((rule, index) => {
    if ([...present4, ...asked.slice(0, index)].some((other) => isSameRule(other, rule))) throw duplicate(rule);
  });
  const tags = newTags(members, "security-group-rule");
  const made = asked.map((rule) => {
    return { ...rule, id: randomId("sgr"), groupId: group.id, direction, tags: new Map(tags) };
  });
  group.rules = [...group.rules, ...made];
  changed();
  return { return: true, securityGroupRuleSet: made.map((rule) => renderRule2(environment, rule)) };
}
function duplicate(rule) {
  const message = `the specified rule "${describeRule(rule)}" already exists`;
  return new ApiError("InvalidPermission.Duplicate", message);
}
function revoke(environment, direction, members) {
  const { state, changed } = environment;
  const group = namedGroup(state, members);
  const ids = members.texts("SecurityGroupRuleId");
  const { found, unknown } = ids.length > 0 ? byId(group, direction, ids) : byPermission(environment, group, direction, members);
  group.rules = group.rules.filter((rule) => !found.includes(rule));
  changed();
  return {
    return: true,
    ...unknown.length === 0 ? {} : { unknownIpPermissionSet: renderPermissions(environment, unknown) },
    revokedSecurityGroupRuleSet: found.map(renderRevoked)
  };
}
function byId(group, direction, ids) {
  const found = group.rules.filter((rule) => ids.includes(rule.id) && rule.direction === direction);
  const missing2 = ids.filter((id) => !found.some((rule) => rule.id === id));
  if (missing2.length > 0) throw notFound3("securityGroupRule", missing2);
  return { found, unknown: [] };
}
function byPermission({ state }, group, direction, members) {
  const asked = requestedRules(state, group, members);
  const own = group.rules.filter((rule) => rule.direction === direction);
  const found = own.filter((rule) => asked.some((other) => isSameRule(rule, other)));
  const unknown = asked.filter((rule) => !own.some((other) => isSameRule(rule, other)));
  if (unknown.length === 0 || state.vpcs.get(group.vpcId)?.isDefault === true) return { found, unknown };
  const message = "The specified rule does not exist in this security group.";
  throw new ApiError("InvalidPermission.NotFound", message);
}

// src/local-aws/ec2/vpc-operations.ts
function vpcOperations(environment) {
  const { state } = environment;
  return {
    DescribeVpcs: (input) => describe7(
      ec2Members(input),
      state.vpcs.values(),
      vpcListing(environment),
      "vpcSet",
      (vpc) => renderVpc(environment, vpc)
    ),
    CreateVpc(input) {
      const members = ec2Members(input);
      const cidr = blockOf(members);
      if (sizeOf2(cidr) < 16 || sizeOf2(cidr) > 28)
        throw new ApiError("InvalidVpc.Range", `The CIDR '${cidr}' is invalid.`);
      const vpc = addVpc(state, { cidr, isDefault: false, tags: newTags(members, "vpc") });
      return { vpc: { ...renderVpc(environment, vpc), state: "pending" } };
    },
    DescribeVpcAttribute: (input) => describeAttribute(environment, ec2Members(input)),
    ModifyVpcAttribute(input) {
      const members = ec2Members(input);
      const vpc = findVpc(state, members.requiredText("VpcId"));
      vpc.enableDnsSupport = members.object("EnableDnsSupport")?.boolean("Value") ?? vpc.enableDnsSupport;
      vpc.enableDnsHostnames = members.object("EnableDnsHostnames")?.boolean("Value") ?? vpc.enableDnsHostnames;
      return { return: true };
    },
    DescribeSubnets: (input) => describe7(
      ec2Members(input),
      state.subnets.values(),
      subnetListing(environment),
      "subnetSet",
      (subnet) => renderSubnet(environment, subnet)
    ),
    CreateSubnet: (input) => ({ subnet: renderSubnet(environment, createSubnet(environment, ec2Members(input))) }),
    ModifySubnetAttribute(input) {
      const members = ec2Members(input);
      const subnet = findSubnet(state, members.requiredText("SubnetId"));
      const mapped = members.object("MapPublicIpOnLaunch")?.boolean("Value");
      subnet.mapPublicIpOnLaunch = mapped ?? subnet.mapPublicIpOnLaunch;
      environment.changed();
      return { return: true };
    }
  };
}
function vpcListing({ state }) {
  return {
    kind: "vpc",
    parameter: "VpcId",
    tagsOf: ({ tags }) => tags,
    filters: {
      "vpc-id": ({ id }) => [id],
      cidr: ({ cidr }) => [cidr],
      "cidr-block-association.cidr-block": ({ cidr }) => [cidr],
      "is-default": ({ isDefault }) => [String(isDefault)],
      state: () => ["available"],
      "dhcp-options-id": () => [state.dhcpOptions.id]
    }
  };
}
function subnetListing(environment) {
  return {
    kind: "subnet",
    parameter: "SubnetId",
    tagsOf: ({ tags }) => tags,
    filters: {
      "subnet-id": ({ id }) => [id],
      "vpc-id": ({ vpcId }) => [vpcId],
      "cidr-block": ({ cidr }) => [cidr],
      "availability-zone": ({ zone }) => [zone],
      "availability-zone-id": ({ zone }) => [zoneId(environment, zone)],
      "default-for-az": ({ isDefault }) => [String(isDefault)],
      "map-public-ip-on-launch": ({ mapPublicIpOnLaunch }) => [String(mapPublicIpOnLaunch)],
      state: () => ["available"]
    }
  };
}
function describeAttribute({ state }, members) {
  const vpc = findVpc(state, members.requiredText("VpcId"));
  const attribute = members.requiredText("Attribute");
  const values = {
    enableDnsSupport: vpc.enableDnsSupport,
    enableDnsHostnames: vpc.enableDnsHostnames,
    enableNetworkAddressUsageMetrics: false
  };
  const value = Object.hasOwn(values, attribute) ? values[attribute] : void 0;
  if (value === void 0)
    throw invalidValue(`Value (${attribute}) for parameter attribute is invalid. Unknown attribute.`);
  return { vpcId: vpc.id, [attribute]: { value } };
}
function createSubnet(environment, members) {
  const { state, region } = environment;
  const vpc = findVpc(state, members.requiredText("VpcId"));
  const cidr = blockOf(members);
  const siblings = [...state.subnets.values()].filter(({ vpcId }) => vpcId === vpc.id);
  if (!isInside(cidr, vpc.cidr) || sizeOf2(cidr) > 28)
    throw new ApiError("InvalidSubnet.Range", `The CIDR '${cidr}' is invalid.`);
  if (siblings.some((sibling) => overlaps(parseRanges([sibling.cidr]), parseRanges([cidr]))))
    throw new ApiError("InvalidSubnet.Conflict", `The CIDR '${cidr}' conflicts with another subnet`);
  const zone = members.text("AvailabilityZone") ?? `${region}a`;
  if (!/^[a-f]$/.test(zone.slice(region.length)) || !zone.startsWith(region))
    throw invalidValue(
      `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zonesOf(region)}.`
    );
  const place2 = { vpcId: vpc.id, cidr, zone, isDefault: false, mapPublicIpOnLaunch: false };
  return addSubnet(state, { ...place2, tags: newTags(members, "subnet") });
}
function zonesOf(region) {
  return [..."abcdef"].map((letter) => `${region}${letter}`).join(", ");
}
function blockOf(members) {
  const cidr = members.requiredText("CidrBlock");
  if (cidr.includes("/") && rangeOf2(cidr)?.family === 4) return cidr;
  throw invalidValue(`Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`);
}
function sizeOf2(cidr) {
  return Number(cidr.slice(cidr.indexOf("/") + 1));
}
function rangeOf2(cidr) {
  return parseRange(cidr);
}
function isInside(inner, outer) {
  const [one, other] = [rangeOf2(inner), rangeOf2(outer)];
  return one !== void 0 && other !== void 0 && other.from <= one.from && one.to <= other.to;
}

// src/local-aws/ec2/ec2.ts
function createEc2(options) {
  const environment = { ...options, state: initialState(options) };
  return {
    service: {
      protocol: "ec2",
      version: "2016-11-15",
      xmlNamespace: "http://ec2.amazonaws.com/doc/2016-11-15/",
      operations: {
        ...vpcOperations(environment),
        ...routeTableOperations(environment),
        ...networkAclOperations(environment),
        ...securityGroupOperations(environment),
        ...securityGroupRuleOperations(environment),
        ...instanceOperations(environment),
        ...prefixListOperations(environment),
        ...absentOperations(),
        ...accountOperations(environment)
      }
    },
    environment,
    network: () => networkOf(environment)
  };
}

// src/local-aws/rds/errors.ts
function instanceNotFound(identifier) {
  return new ApiError("DBInstanceNotFound", `DBInstance ${identifier} not found.`, { status: 404 });
}
function instanceExists() {
  return new ApiError("DBInstanceAlreadyExists", "DB instance already exists");
}
function wrongState(message) {
  return new ApiError("InvalidDBInstanceState", message);
}
function subnetGroupNotFound(name) {
  return new ApiError("DBSubnetGroupNotFoundFault", `DBSubnetGroup ${name} not found.`, { status: 404 });
}
function parameterGroupNotFound(name, kind2 = "DBParameterGroup") {
  return new ApiError("DBParameterGroupNotFound", `${kind2} not found: ${name}`, { status: 404 });
}
function invalidValue2(message) {
  return new ApiError("InvalidParameterValue", message);
}
function invalidCombination(message) {
  return new ApiError("InvalidParameterCombination", message);
}

// src/local-aws/rds/input.ts
function rdsMembers(input) {
  const text2 = (name) => {
    const value = asString(input[name]);
    return value === "" ? void 0 : value;
  };
  return {
    text: text2,
    requiredText(name) {
      const value = text2(name);
      if (value !== void 0) return value;
      throw new ApiError("MissingParameter", `The request must contain the parameter ${name}.`);
    },
    integer(name) {
      const value = text2(name);
      if (value === void 0 || /^-?\d+$/.test(value)) return value === void 0 ? void 0 : Number(value);
      throw new ApiError("MalformedInput", `Expected an integer in ${name}`);
    },
    boolean(name) {
      const value = text2(name);
      if (value === void 0) return void 0;
      if (value === "true" || value === "false") return value === "true";
      throw new ApiError("MalformedInput", `Expected a boolean in ${name}`);
    },
    texts: (name) => asStrings(input[name]),
    objects: (name) => asObjects(input[name]),
    tags: () => readTagList(asObjects(input.Tags))
  };
}
function rdsPage(members, elements2, keyOf3, list8) {
  const size = members.integer("MaxRecords") ?? 100;
  if (size < 20 || size > 100) throw invalidValue2(`Invalid value ${size} for MaxRecords. Must be between 20 and 100`);
  const page2 = pageOf(sortedByKey(elements2, keyOf3), keyOf3, { size, token: members.text("Marker") });
  return { [list8.member]: page2.elements.map(list8.render), ...tokenMember("Marker", page2.nextToken) };
}
function filtered(members, elements2, filters2) {
  const tests = members.objects("Filters").map((filter) => {
    const name = asString(filter.Name) ?? "";
    const valuesOf2 = Object.hasOwn(filters2, name) ? filters2[name] : void 0;
    if (valuesOf2 === void 0) throw invalidValue2(`Unrecognized filter name: ${name}`);
    const wanted = asStrings(filter.Values);
    return (element) => valuesOf2(element).some((value) => wanted.includes(value));
  });
  return [...elements2].filter((element) => tests.every((passes) => passes(element)));
}

// src/local-aws/rds/absent-operations.ts
function absentOperations2() {
  const cluster = (name) => notFound4("DBClusterNotFoundFault", `DBCluster ${name} not found.`);
  const proxy = (name) => notFound4("DBProxyNotFoundFault", `DBProxy ${name} not found.`);
  const endpoint = (name) => notFound4("DBProxyEndpointNotFoundFault", `DBProxyEndpoint ${name} not found.`);
  return {
    DescribeDBClusters: empty("DBClusters", [["DBClusterIdentifier", cluster]]),
    DescribeDBProxies: empty("DBProxies", [["DBProxyName", proxy]]),
    DescribeDBProxyEndpoints: empty("DBProxyEndpoints", [
      ["DBProxyName", proxy],
      ["DBProxyEndpointName", endpoint]
    ]),
    DescribeDBProxyTargets(input) {
      throw proxy(rdsMembers(input).requiredText("DBProxyName"));
    }
  };
}
function empty(member, refusals2) {
  return (input) => {
    const members = rdsMembers(input);
    for (const [parameter, refuse4] of refusals2) {
      const name = members.text(parameter);
      if (name !== void 0) throw refuse4(name);
    }
    return rdsPage(members, [], () => "", { member, render: () => ({}) });
  };
}
function notFound4(code, message) {
  return new ApiError(code, message, { status: 404 });
}

// src/local-aws/rds/environment.ts
function rdsArn({ region, accountId }, resource) {
  return `arn:aws:rds:${region}:${accountId}:${resource}`;
}
async function moveEndpoint(environment, instance, port) {
  const { identifier, backing, endpoint } = instance;
  const hostName = hostNameOf(environment, identifier);
  instance.endpoint = await environment.openEndpoint({ identifier, port, hostName, backing });
  await endpoint.close();
}
function hostNameOf({ region, accountId }, identifier) {
  return `${identifier}.c${accountId.slice(-11)}.${region}.rds.amazonaws.com`;
}

// src/local-aws/rds/render.ts
function renderInstance3(environment, instance, status) {
  const { endpoint, securityGroups } = instance;
  const isBeingMade = status === "creating";
  return {
    DBInstanceIdentifier: instance.identifier,
    DBInstanceArn: instance.arn,
    DbiResourceId: instance.resourceId,
    DBInstanceClass: instance.instanceClass,
    Engine: instance.engine,
    EngineVersion: instance.engineVersion,
    DBInstanceStatus: status ?? instance.status,
    MasterUsername: instance.masterUsername,
    ...instance.databaseName === null ? {} : { DBName: instance.databaseName },
    ...isBeingMade ? {} : { InstanceCreateTime: new Date(instance.createdAt).toISOString() },
    ...isBeingMade ? {} : { Endpoint: { Address: endpoint.address, Port: endpoint.port, HostedZoneId: "Z2R2ITUGPM61AM" } },
    DbInstancePort: 0,
    AllocatedStorage: instance.allocatedStorage,
    AvailabilityZone: instance.zone,
    MultiAZ: instance.multiAz,
    PubliclyAccessible: instance.publiclyAccessible,
    VpcSecurityGroups: securityGroups.map((id) => ({ VpcSecurityGroupId: id, Status: "active" })),
    DBSecurityGroups: [],
    DBSubnetGroup: renderSubnetGroup(environment, instance.subnetGroup),
    DBParameterGroups: [{ DBParameterGroupName: instance.parameterGroup, ParameterApplyStatus: "in-sync" }],
    OptionGroupMemberships: [{ OptionGroupName: optionGroup(instance), Status: "in-sync" }],
    PendingModifiedValues: isBeingMade ? { MasterUserPassword: "****" } : {},
    LicenseModel: instance.engine === "postgres" ? "postgresql-license" : "general-public-license",
    BackupRetentionPeriod: instance.backupRetention,
    DeletionProtection: instance.deletionProtection,
    ...fixed,
    TagList: renderTagList(instance.tags)
  };
}
var fixed = {
  NetworkType: "IPV4",
  PreferredBackupWindow: "03:00-03:30",
  PreferredMaintenanceWindow: "sun:04:00-sun:04:30",
  StorageType: "gp3",
  StorageEncrypted: false,
  AutoMinorVersionUpgrade: true,
  CopyTagsToSnapshot: false,
  IAMDatabaseAuthenticationEnabled: false,
  MonitoringInterval: 0,
  PerformanceInsightsEnabled: false,
  ReadReplicaDBInstanceIdentifiers: [],
  DomainMemberships: [],
  AssociatedRoles: [],
  CACertificateIdentifier: "rds-ca-rsa2048-g1"
};
function optionGroup({ engine, parameterGroup, engineVersion }) {
  const version = /^default\.[a-z]+([\d.]+)$/.exec(parameterGroup)?.[1] ?? engineVersion.split(".")[0];
  return `default:${engine}-${version?.replaceAll(".", "-")}`;
}
function renderSubnetGroup(environment, group) {
  const { subnets } = environment.ec2.state;
  return {
    DBSubnetGroupName: group.name,
    DBSubnetGroupDescription: group.description,
    DBSubnetGroupArn: rdsArn(environment, `subgrp:${group.name}`),
    VpcId: group.vpcId,
    SubnetGroupStatus: "Complete",
    SupportedNetworkTypes: ["IPV4"],
    Subnets: group.subnetIds.map((id) => ({
      SubnetIdentifier: id,
      SubnetAvailabilityZone: { Name: subnets.get(id)?.zone ?? "" },
      SubnetOutpost: {},
      SubnetStatus: "Active"
    }))
  };
}
function renderParameterGroup(environment, group) {
  return {
    DBParameterGroupName: group.name,
    DBParameterGroupFamily: group.family,
    Description: group.description,
    DBParameterGroupArn: rdsArn(environment, `pg:${group.name}`)
  };
}

// src/local-aws/rds/parameter-group-operations.ts
function parameterGroupOperations(environment) {
  const { state } = environment;
  return {
    CreateDBParameterGroup(input) {
      const group = createGroup2(environment, rdsMembers(input));
      state.parameterGroups.set(group.name, group);
      return { DBParameterGroup: renderParameterGroup(environment, group) };
    },
    ModifyDBParameterGroup(input) {
      const members = rdsMembers(input);
      const group = changeableGroup(environment, members.requiredText("DBParameterGroupName"));
      for (const change2 of members.objects("Parameters")) changeParameter(group, change2);
      return { DBParameterGroupName: group.name };
    },
    DescribeDBParameters(input) {
      const members = rdsMembers(input);
      return describeParameters(members, parameterGroupOf(environment, members.requiredText("DBParameterGroupName")));
    },
    DescribeDBClusterParameters(input) {
      const members = rdsMembers(input);
      const name = members.requiredText("DBClusterParameterGroupName");
      const family = /^default\.(aurora-postgresql\d+)$/.exec(name)?.[1];
      if (family === void 0) throw parameterGroupNotFound(name, "DBClusterParameterGroup");
      return describeParameters(members, defaultGroup2(name, family));
    }
  };
}
function parameterGroupOf({ state }, name) {
  const family = /^default\.((postgres|mysql|mariadb)[\d.]+)$/.exec(name)?.[1];
  const group = family === void 0 ? state.parameterGroups.get(name.toLowerCase()) : defaultGroup2(name, family);
  if (group === void 0) throw parameterGroupNotFound(name);
  return group;
}
function defaultGroup2(name, family) {
  return { name, family, description: `Default parameter group for ${family}`, values: /* @__PURE__ */ new Map() };
}
function createGroup2({ state }, members) {
  const name = members.requiredText("DBParameterGroupName").toLowerCase();
  const family = members.requiredText("DBParameterGroupFamily");
  const description = members.requiredText("Description");
  if (!/^(postgres|mysql|mariadb)[\d.]+$/.test(family))
    throw invalidValue2(`ParameterGroupFamily ${family} is not a valid parameter group family`);
  if (state.parameterGroups.has(name))
    throw new ApiError("DBParameterGroupAlreadyExists", `Parameter group ${name} already exists`);
  return { name, family, description, values: /* @__PURE__ */ new Map() };
}
function changeableGroup({ state }, name) {
  if (name.startsWith("default."))
    throw invalidValue2("The parameter group DBParameterGroupName cannot be a default group.");
  const group = state.parameterGroups.get(name.toLowerCase());
  if (group === void 0) throw parameterGroupNotFound(name);
  return group;
}
function changeParameter(group, change2) {
  const name = asString(change2.ParameterName) ?? "";
  const known2 = parametersOf(group).find((parameter) => parameter.name === name);
  if (known2 === void 0) throw invalidValue2(`Could not find parameter with name: ${name}`);
  group.values.set(name, asString(change2.ParameterValue) ?? "");
}
function parametersOf({ family }) {
  const version = Number(/^(?:aurora-postgresql|postgres)(\d+)/.exec(family)?.[1] ?? Number.NaN);
  if (Number.isNaN(version)) return [];
  const demandsTls = version >= (family.startsWith("aurora") ? 17 : 15);
  return [
    {
      name: "rds.force_ssl",
      value: demandsTls ? "1" : "0",
      description: "Force SSL connections.",
      allowed: "0,1",
      type: "dynamic"
    },
    {
      name: "max_connections",
      value: "LEAST({DBInstanceClassMemory/9531392},5000)",
      description: "Sets the maximum number of concurrent connections.",
      allowed: "6-262143",
      type: "static"
    },
    { name: "ssl", value: "1", description: "Enables SSL connections.", allowed: "0,1", type: "dynamic" }
  ];
}
function describeParameters(members, group) {
  const source = members.text("Source");
  const all2 = parametersOf(group).map((parameter) => renderParameter(group, parameter));
  const shown = all2.filter((parameter) => source === void 0 || parameter.Source === source);
  const keyOf3 = ({ ParameterName }) => String(ParameterName);
  return rdsPage(members, shown, keyOf3, { member: "Parameters", render: (parameter) => parameter });
}
function renderParameter({ values }, parameter) {
  const value = values.get(parameter.name) ?? parameter.value;
  return {
    ParameterName: parameter.name,
    ...value === null ? {} : { ParameterValue: value },
    Description: parameter.description,
    Source: values.has(parameter.name) ? "user" : "system",
    ApplyType: parameter.type,
    DataType: parameter.allowed === "0,1" ? "boolean" : "integer",
    AllowedValues: parameter.allowed,
    IsModifiable: parameter.name !== "ssl",
    ApplyMethod: parameter.type === "static" ? "pending-reboot" : "immediate"
  };
}

// src/local-aws/rds/subnet-group-operations.ts
function subnetGroupOperations(environment) {
  const { state } = environment;
  return {
    CreateDBSubnetGroup(input) {
      const group = createGroup3(environment, rdsMembers(input));
      state.subnetGroups.set(group.name, group);
      return { DBSubnetGroup: renderSubnetGroup(environment, group) };
    },
    DescribeDBSubnetGroups(input) {
      const members = rdsMembers(input);
      const name = members.text("DBSubnetGroupName");
      const groups = name === void 0 ? state.subnetGroups.values() : [findSubnetGroup(environment, name)];
      const render6 = (group) => renderSubnetGroup(environment, group);
      return rdsPage(members, groups, (group) => group.name, { member: "DBSubnetGroups", render: render6 });
    },
    DeleteDBSubnetGroup(input) {
      const group = findSubnetGroup(environment, rdsMembers(input).requiredText("DBSubnetGroupName"));
      if ([...state.instances.values()].some(({ subnetGroup }) => subnetGroup === group)) {
        const message = `Cannot delete the subnet group '${group.name}' because at least one database instance is still using it.`;
        throw new ApiError("InvalidDBSubnetGroupStateFault", message);
      }
      state.subnetGroups.delete(group.name);
      return {};
    }
  };
}
function findSubnetGroup({ state }, name) {
  const group = state.subnetGroups.get(name.toLowerCase());
  if (group === void 0) throw subnetGroupNotFound(name);
  return group;
}
function defaultSubnetGroup({ state, ec2 }) {
  const known2 = state.subnetGroups.get("default");
  if (known2 !== void 0) return known2;
  const vpc = defaultVpc(ec2.state);
  if (vpc === void 0) throw invalidCombination("No default subnet detected in VPC. Please contact AWS Support.");
  const subnetIds = [...ec2.state.subnets.values()].filter(({ vpcId }) => vpcId === vpc.id).map(({ id }) => id);
  const group = { name: "default", description: "default", vpcId: vpc.id, subnetIds, tags: /* @__PURE__ */ new Map() };
  state.subnetGroups.set(group.name, group);
  return group;
}
function createGroup3({ state, ec2 }, members) {
  const name = members.requiredText("DBSubnetGroupName").toLowerCase();
  const description = members.requiredText("DBSubnetGroupDescription");
  const subnetIds = members.texts("SubnetIds");
  if (state.subnetGroups.has(name))
    throw new ApiError("DBSubnetGroupAlreadyExists", `The DB subnet group '${name}' already exists.`);
  const missing2 = subnetIds.filter((id) => !ec2.state.subnets.has(id));
  if (missing2.length > 0)
    throw new ApiError("InvalidSubnet", `Some input subnets in :[${missing2.join(", ")}] are invalid.`);
  const subnets = subnetIds.map((id) => ec2.state.subnets.get(id)).filter((subnet) => subnet !== void 0);
  return { name, description, vpcId: vpcOf2(subnets), subnetIds, tags: members.tags() };
}
function vpcOf2(subnets) {
  const vpcs = new Set(subnets.map(({ vpcId }) => vpcId));
  if (vpcs.size > 1) throw new ApiError("InvalidSubnet", "The specified subnets are not in the same VPC.");
  const zones2 = [...new Set(subnets.map(({ zone }) => zone))];
  if (zones2.length < 2) {
    const message = `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${zones2.join(", ")}. Add subnets to cover at least 2 AZs.`;
    throw new ApiError("DBSubnetGroupDoesNotCoverEnoughAZs", message);
  }
  return [...vpcs].join();
}

// src/local-aws/rds/create-instance.ts
var engines = {
  postgres: { port: 5432, version: "17.6" },
  mysql: { port: 3306, version: "8.4.6" },
  mariadb: { port: 3306, version: "11.8.3" }
};
async function createInstance(environment, members) {
  const identifier = identifierOf(environment, members);
  const engine = engineOf(members.requiredText("Engine"));
  const engineVersion = members.text("EngineVersion") ?? engines[engine].version;
  const place2 = placeOf3(environment, members);
  const securityGroups = groupsOf3(environment, members.texts("VpcSecurityGroupIds"), place2.subnetGroup.vpcId);
  const parameterGroup = members.text("DBParameterGroupName") ?? defaultParameterGroup(engine, engineVersion);
  parameterGroupOf(environment, parameterGroup);
  const settings = settingsOf3(members);
  const tags = members.tags();
  const backing = backingOf(environment, identifier, tags);
  const port = portOf(members.integer("Port") ?? engines[engine].port);
  const publiclyAccessible = members.boolean("PubliclyAccessible") ?? false;
  const hostName = hostNameOf(environment, identifier);
  const endpoint = await environment.openEndpoint({ identifier, port, hostName, backing });
  const interfaceId = addInterface(environment, place2.subnet, { securityGroups, publiclyAccessible });
  const { subnetGroup, subnet } = place2;
  return {
    identifier,
    resourceId: `db-${randomId("x").slice(2).toUpperCase()}`,
    arn: rdsArn(environment, `db:${identifier}`),
    engine,
    engineVersion,
    ...settings,
    createdAt: environment.clock.now(),
    status: "available",
    subnetGroup,
    subnetId: subnet.id,
    zone: subnet.zone,
    interfaceId,
    securityGroups,
    publiclyAccessible,
    parameterGroup,
    tags,
    backing,
    endpoint
  };
}
function identifierOf({ state }, members) {
  const identifier = members.requiredText("DBInstanceIdentifier").toLowerCase();
  if (!/^[a-z](-?[a-z0-9])*$/.test(identifier) || identifier.length > 63)
    throw invalidValue2(
      "The parameter DBInstanceIdentifier is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens."
    );
  if (state.instances.has(identifier)) throw instanceExists();
  return identifier;
}
function engineOf(name) {
  if (name === "postgres" || name === "mysql" || name === "mariadb") return name;
  throw invalidValue2("Invalid DB engine");
}
function settingsOf3(members) {
  const password = members.text("MasterUserPassword");
  if (password !== void 0 && password.length < 8)
    throw invalidValue2(
      "The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters."
    );
  return {
    instanceClass: classOf(members.requiredText("DBInstanceClass")),
    masterUsername: members.text("MasterUsername") ?? "postgres",
    databaseName: members.text("DBName") ?? null,
    allocatedStorage: members.integer("AllocatedStorage") ?? 20,
    multiAz: members.boolean("MultiAZ") ?? false,
    backupRetention: members.integer("BackupRetentionPeriod") ?? 1,
    deletionProtection: members.boolean("DeletionProtection") ?? false
  };
}
function classOf(name) {
  if (/^db\.[a-z0-9-]+\.[a-z0-9]+$/.test(name)) return name;
  throw invalidValue2(`Invalid DB Instance class: ${name}`);
}
function portOf(port) {
  if (port >= 1150 && port <= 65535) return port;
  throw invalidValue2(`Invalid database port: ${port}. Must be between 1150 and 65535.`);
}
function defaultParameterGroup(engine, version) {
  const [major = "", minor = ""] = version.split(".");
  return `default.${engine}${engine === "postgres" ? major : `${major}.${minor}`}`;
}
function placeOf3(environment, members) {
  const name = members.text("DBSubnetGroupName");
  const subnetGroup = name === void 0 ? defaultSubnetGroup(environment) : findSubnetGroup(environment, name);
  const zone = members.text("AvailabilityZone");
  const subnets = subnetGroup.subnetIds.map((id) => environment.ec2.state.subnets.get(id)).filter((each) => each !== void 0);
  const subnet = zone === void 0 ? subnets[0] : subnets.find((each) => each.zone === zone);
  if (subnet !== void 0) return { subnetGroup, subnet };
  throw invalidCombination(`DB subnet group '${subnetGroup.name}' does not have a subnet in the zone ${zone}.`);
}
function groupsOf3({ ec2 }, named2, vpcId) {
  for (const id of named2) {
    const group = ec2.state.securityGroups.get(id);
    if (group === void 0) throw invalidValue2(`Invalid security group , groupId= ${id}, groupName=.`);
    if (group.vpcId === vpcId) continue;
    throw invalidCombination(
      `The DB instance and EC2 security group are in different VPCs. The DB instance is in ${vpcId} and the EC2 security group is in ${group.vpcId}`
    );
  }
  return groupsOrDefault(ec2.state, named2, vpcId);
}
var addressTag = "local-aws.address";
function backingOf({ log: log2 }, identifier, tags) {
  const text2 = tags.get(addressTag);
  if (text2 === void 0) {
    log2(`Database ${identifier}: nothing answers there, because no tag ${addressTag}=HOST:PORT tells of a server.`);
    return null;
  }
  const [, host = "", port = ""] = /^(.+):(\d{1,5})$/.exec(text2) ?? [];
  if (host !== "") return { host, port: Number(port) };
  throw invalidValue2(`The tag ${addressTag} must be HOST:PORT, such as 127.0.0.1:5432, not ${text2}.`);
}
function addInterface({ ec2, state }, subnet, { securityGroups, publiclyAccessible }) {
  const id = randomId("eni");
  ec2.state.managedInterfaces.set(id, {
    id,
    subnetId: subnet.id,
    privateAddress: takeAddress(subnet),
    macAddress: randomMacAddress(),
    description: "RDSNetworkInterface",
    requesterId: "amazon-rds",
    publicAddress: publiclyAccessible ? publicAddress(state.instances.size) : null,
    securityGroups
  });
  return id;
}
function publicAddress(number) {
  return `203.0.113.${1 + number % 254}`;
}

// src/local-aws/rds/instance-operations.ts
function instanceOperations2(environment) {
  const { state, ec2 } = environment;
  const told2 = (instance, status) => ({
    DBInstance: renderInstance3(environment, instance, status)
  });
  return {
    async CreateDBInstance(input) {
      const instance = await createInstance(environment, rdsMembers(input));
      if (state.instances.has(instance.identifier)) {
        await forget(environment, instance);
        throw instanceExists();
      }
      state.instances.set(instance.identifier, instance);
      ec2.changed();
      return told2(instance, "creating");
    },
    DescribeDBInstances(input) {
      const members = rdsMembers(input);
      const name = members.text("DBInstanceIdentifier");
      const instances = filtered(
        members,
        name === void 0 ? state.instances.values() : [find3(environment, name)],
        filters
      );
      const render6 = (instance) => renderInstance3(environment, instance);
      return rdsPage(members, instances, ({ identifier }) => identifier, { member: "DBInstances", render: render6 });
    },
    ModifyDBInstance: async (input) => told2(await modify3(environment, rdsMembers(input)), "available"),
    StartDBInstance: (input) => told2(start2(environment, rdsMembers(input)), "starting"),
    StopDBInstance: (input) => told2(stop2(environment, rdsMembers(input)), "stopping"),
    DeleteDBInstance: async (input) => told2(await remove2(environment, rdsMembers(input)), "deleting"),
    ListTagsForResource(input) {
      const arn = rdsMembers(input).requiredText("ResourceName");
      return { TagList: renderTagList(find3(environment, arn).tags) };
    }
  };
}
var filters = {
  "db-instance-id": ({ identifier, arn }) => [identifier, arn],
  "dbi-resource-id": ({ resourceId }) => [resourceId],
  "db-cluster-id": () => [],
  domain: () => [],
  engine: ({ engine }) => [engine]
};
function find3({ state }, name) {
  const identifier = name.toLowerCase();
  const instance = state.instances.get(identifier) ?? [...state.instances.values()].find(({ arn }) => arn === name);
  if (instance === void 0) throw instanceNotFound(identifier);
  return instance;
}
function named(environment, members) {
  return find3(environment, members.requiredText("DBInstanceIdentifier"));
}
async function modify3(environment, members) {
  const instance = named(environment, members);
  if (instance.status !== "available") throw wrongState(`Database instance is not in available state.`);
  const change2 = changeOf(environment, instance, members);
  const port = members.integer("DBPortNumber");
  if (port !== void 0 && portOf(port) !== instance.endpoint.port) await moveEndpoint(environment, instance, port);
  Object.assign(instance, change2);
  updateInterface(environment, instance);
  environment.ec2.changed();
  return instance;
}
function changeOf(environment, instance, members) {
  const groups = members.texts("VpcSecurityGroupIds");
  const parameterGroup = members.text("DBParameterGroupName") ?? instance.parameterGroup;
  parameterGroupOf(environment, parameterGroup);
  return {
    instanceClass: classOf(members.text("DBInstanceClass") ?? instance.instanceClass),
    allocatedStorage: members.integer("AllocatedStorage") ?? instance.allocatedStorage,
    publiclyAccessible: members.boolean("PubliclyAccessible") ?? instance.publiclyAccessible,
    backupRetention: members.integer("BackupRetentionPeriod") ?? instance.backupRetention,
    deletionProtection: members.boolean("DeletionProtection") ?? instance.deletionProtection,
    securityGroups: groups.length === 0 ? instance.securityGroups : groupsOf3(environment, groups, instance.subnetGroup.vpcId),
    parameterGroup
  };
}
function updateInterface({ ec2, state }, instance) {
  const managed = ec2.state.managedInterfaces.get(instance.interfaceId);
  if (managed === void 0) return;
  managed.securityGroups = instance.securityGroups;
  managed.publicAddress = instance.publiclyAccessible ? managed.publicAddress ?? publicAddress([...state.instances.keys()].indexOf(instance.identifier)) : null;
}
function start2(environment, members) {
  const instance = named(environment, members);
  if (instance.status !== "stopped")
    throw wrongState(
      `Instance ${instance.identifier} cannot be started as it is not in one of the following statuses: 'stopped, inaccessible-encryption-credentials-recoverable, incompatible-network (only valid for non-SqlServer instances)'.`
    );
  instance.status = "available";
  environment.ec2.changed();
  return instance;
}
function stop2(environment, members) {
  const instance = named(environment, members);
  if (instance.status !== "available") throw wrongState(`Instance ${instance.identifier} is not in available state.`);
  instance.status = "stopped";
  environment.ec2.changed();
  return instance;
}
async function remove2(environment, members) {
  const instance = named(environment, members);
  if (instance.deletionProtection)
    throw invalidCombination("Cannot delete protected DB Instance, please disable deletion protection and try again.");
  if (members.boolean("SkipFinalSnapshot") !== true && members.text("FinalDBSnapshotIdentifier") === void 0)
    throw invalidCombination("FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
  environment.state.instances.delete(instance.identifier);
  await forget(environment, instance);
  return instance;
}
async function forget({ ec2 }, { interfaceId, endpoint }) {
  ec2.state.managedInterfaces.delete(interfaceId);
  ec2.changed();
  await endpoint.close();
}

// src/local-aws/rds/state.ts
function emptyRdsState() {
  return { instances: /* @__PURE__ */ new Map(), subnetGroups: /* @__PURE__ */ new Map(), parameterGroups: /* @__PURE__ */ new Map() };
}

// src/local-aws/rds/rds.ts
function createRds(options) {
  const state = emptyRdsState();
  const environment = { ...options, state };
  return {
    service: {
      protocol: "query",
      version: "2014-10-31",
      xmlNamespace: "http://rds.amazonaws.com/doc/2014-10-31/",
      omitsEmptyResults: true,
      listElements,
      operations: {
        ...instanceOperations2(environment),
        ...subnetGroupOperations(environment),
        ...parameterGroupOperations(environment),
        ...absentOperations2()
      }
    },
    state,
    async close() {
      await Promise.all([...state.instances.values()].map(({ endpoint }) => endpoint.close()));
    }
  };
}
var listElements = {
  AssociatedRoles: "DBInstanceRole",
  DBClusters: "DBCluster",
  DBInstances: "DBInstance",
  DBParameterGroups: "DBParameterGroup",
  DBSecurityGroups: "DBSecurityGroup",
  DBSubnetGroups: "DBSubnetGroup",
  DomainMemberships: "DomainMembership",
  OptionGroupMemberships: "OptionGroupMembership",
  Parameters: "Parameter",
  ReadReplicaDBInstanceIdentifiers: "ReadReplicaDBInstanceIdentifier",
  Subnets: "Subnet",
  TagList: "Tag",
  VpcSecurityGroups: "VpcSecurityGroupMembership"
};

// src/local-aws/reachability/relay.ts
import { connect as connect2, createServer as createServer3 } from "node:net";

// src/local-aws/reachability/socket-filter.ts
import { spawn as spawn3 } from "node:child_process";
function isAdmitted({ known: known2, others }, address) {
  return known2.get(address) ?? others;
}
async function filterConnections(server, admission) {
  const descriptor = descriptorOf(server);
  if (process.platform !== "linux" || descriptor === void 0) return false;
  const parameters = ["-e", attachFilter, admission.others ? "1" : "0", ...ruleParameters(admission)];
  return new Promise((resolve) => {
    const perl = spawn3("perl", parameters, { stdio: ["ignore", "ignore", "ignore", descriptor] });
    perl.once("error", () => resolve(false));
    perl.once("exit", (code) => resolve(code === 0));
  });
}
function ruleParameters({ known: known2 }) {
  return [...known2].flatMap(([address, isIn]) => {
    const number = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
    return [String(number), isIn ? "1" : "0"];
  });
}
function descriptorOf(server) {
  const number = asNumber(asObject(Reflect.get(server, "_handle"))?.fd);
  return number !== void 0 && number >= 0 ? number : void 0;
}
var attachFilter = `
my ($others, @rules) = @ARGV;
my ($load, $equal, $return) = (0x20, 0x15, 0x06);
my @program = ([$load, 0, 0, 0xfff0000c]);
while (my ($address, $in) = splice @rules, 0, 2) {
  push @program, [$equal, 0, 1, $address], [$return, 0, 0, $in ? 0xffffffff : 0];
}
push @program, [$return, 0, 0, $others ? 0xffffffff : 0];
my $instructions = join '', map { pack 'S C C L', @$_ } @program;
my ($SOL_SOCKET, $SO_ATTACH_FILTER) = (1, 26);
open my $socket, '+<&=3' or die $!;
setsockopt $socket, $SOL_SOCKET, $SO_ATTACH_FILTER, pack('S x![J] P', scalar @program, $instructions) or die $!;
`;

// src/local-aws/reachability/relay.ts
var nobody = { known: /* @__PURE__ */ new Map(), others: false };
async function startRelay(address, port, target2, unfiltered) {
  const state = { admission: nobody, held: /* @__PURE__ */ new Set(), sockets: /* @__PURE__ */ new Set() };
  const server = createServer3({ allowHalfOpen: true, pauseOnConnect: true }, (client) => take(state, client, target2));
  const listeningPort = await listen3(server, address, port);
  const admit = inTurn(async (admission) => {
    const isDropping = await filterConnections(server, admission);
    state.admission = admission;
    if (!isDropping) unfiltered();
    for (const client of state.held)
      if (isAdmitted(admission, client.remoteAddress ?? "")) release(state, client, target2);
  });
  await admit(nobody);
  return { port: listeningPort, admit, close: () => close3(server, state) };
}
function take(state, client, target2) {
  keep(state, client);
  if (isAdmitted(state.admission, client.remoteAddress ?? "")) join3(state, client, target2);
  else hold(state, client);
}
function hold(state, client) {
  state.held.add(client);
  client.once("close", () => state.held.delete(client));
}
function release(state, client, target2) {
  state.held.delete(client);
  join3(state, client, target2);
}
function join3(state, client, { host, port }) {
  const server = connect2({ host, port, allowHalfOpen: true });
  keep(state, server);
  client.once("close", () => server.destroy());
  server.once("close", (hadError) => hadError ? client.resetAndDestroy() : client.destroy());
  client.pipe(server);
  server.pipe(client);
}
function keep({ sockets }, socket) {
  sockets.add(socket);
  socket.setNoDelay(true);
  socket.on("error", () => void 0);
  socket.once("close", () => sockets.delete(socket));
}
function inTurn(work) {
  let last = Promise.resolve();
  return (input) => {
    last = last.then(() => work(input));
    return last;
  };
}
function listen3(server, address, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, () => {
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : port);
    });
  });
}
function close3(server, { sockets }) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}

// src/local-aws/reachability/database-gate.ts
function createDatabaseGate(options) {
  const relays = /* @__PURE__ */ new Map();
  const tasks = /* @__PURE__ */ new Map();
  const admission = (identifier) => ({
    known: new Map([...tasks].map(([address, taskId]) => [address, options.isReachable(identifier, taskId)])),
    others: options.isReachable(identifier, null)
  });
  const refresh = async () => {
    await Promise.all([...relays].map(([relay, identifier]) => relay.admit(admission(identifier))));
  };
  return {
    async open(request6) {
      const { hostName, port, backing, identifier } = request6;
      const gateway = options.gateway();
      const nothing = { address: hostName, port, close: async () => void 0 };
      if (gateway === null || backing === null) return nothing;
      const relay = await startAt(gateway, { ...request6, backing }, options.log);
      if (relay === void 0) return nothing;
      relays.set(relay, identifier);
      return {
        address: gateway,
        port: relay.port,
        async close() {
          relays.delete(relay);
          await relay.close();
        }
      };
    },
    refresh,
    async joined(address, taskId) {
      if (address !== null) tasks.set(address, taskId);
      await refresh();
    },
    left: (address) => void tasks.delete(address)
  };
}
async function startAt(gateway, { identifier, port, backing }, log2) {
  const unfiltered = once(
    () => log2(
      `Database ${identifier}: packets cannot be dropped here, so a closed way is a connection that is never answered.`
    )
  );
  for (const candidate of [port, 0]) {
    try {
      const relay = await startRelay(gateway, candidate, backing, unfiltered);
      if (candidate === 0) log2(`Database ${identifier}: port ${port} of ${gateway} is taken; it is on ${relay.port}.`);
      return relay;
    } catch (thrown) {
      if (candidate === 0) log2(`Database ${identifier}: nothing can listen on ${gateway}: ${messageOf(thrown)}`);
    }
  }
  return void 0;
}
function once(work) {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

// src/local-aws/reachability/judge-way.ts
function isWayOpen(network, source, database, at) {
  const { identifier: id, endpoint, publiclyAccessible, securityGroups, subnetId } = database;
  const { vpcId } = at;
  const place2 = { vpcId, subnetId, securityGroups, networkInterface: interfaceFact(at) };
  const destination = destinationOf(network, { id, port: endpoint.port, publiclyAccessible, ...place2 });
  const { outcome } = reachFromAll(network, sourcesOf(network, workloadOf(source)), destination);
  return outcome === "yes" || outcome === "partial";
}
function workloadOf(source) {
  if (source === null) return { kind: "runner" };
  const instances = known([{ id: source.id, interfaces: [interfaceFact(source)] }]);
  return { kind: "instance", instances, scalingSubnetIds: [] };
}
function interfaceFact(view) {
  const { id, subnetId, vpcId, privateAddress, publicAddress: publicAddress2, securityGroups } = view;
  const publicAddresses = publicAddress2 === null ? [] : [publicAddress2];
  return { id, subnetId, vpcId, privateAddresses: [privateAddress], publicAddresses, securityGroups };
}

// src/local-aws/reachability/task-ways.ts
function hostsOf({ clusters }) {
  const instances = [...clusters.values()].flatMap((cluster) => [...cluster.instances.values()]);
  return instances.map(({ ec2InstanceId, address, attributes, registeredAt }) => ({
    ec2InstanceId,
    address,
    attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value ?? ""])),
    registeredAt
  }));
}
function attachmentsOf(state) {
  return liveTasks(state).flatMap(({ attachment: attachment2, arn, launchType }) => {
    if (attachment2 === null) return [];
    const { networkInterfaceId, subnetId, securityGroups, macAddress, privateIpv4Address: address } = attachment2;
    const hasPublicAddress = launchType === "FARGATE" && attachment2.assignsPublicAddress;
    return [{ networkInterfaceId, taskArn: arn, subnetId, securityGroups, macAddress, address, hasPublicAddress }];
  });
}
function isReachable({ ecs, ec2, rds }, identifier, taskId) {
  const database = rds.instances.get(identifier);
  const interfaces = interfacesOf(ec2.environment);
  const at = interfaces.find(({ id }) => id === database?.interfaceId);
  if (database === void 0 || at === void 0 || database.status !== "available") return false;
  const network = ec2.network();
  const opens = (source) => isWayOpen(network, source, database, at);
  const tasks = liveTasks(ecs).filter((task) => taskId === null ? isInHostMode(task) : task.id === taskId);
  const sources = tasks.map((task) => interfaceOf(task, interfaces)).filter((source) => source !== void 0);
  return taskId === null && opens(null) || sources.some(opens);
}
function liveTasks({ clusters }) {
  return [...clusters.values()].flatMap((cluster) => [...cluster.tasks.values()].filter(isLive));
}
function isInHostMode({ taskDefinition }) {
  return taskDefinition.document.networkMode === "host";
}
function interfaceOf({ attachment: attachment2, instance }, interfaces) {
  return interfaces.find(({ id, owner }) => {
    if (attachment2 !== null) return id === attachment2.networkInterfaceId;
    return owner.kind === "instance" && owner.instance.id === instance?.ec2InstanceId;
  });
}

// src/local-aws/reachability/networks.ts
function createNetworks({ accountId, region, clock, ecs, gateway, log: log2 }) {
  const reachable = (identifier, taskId) => isReachable({ ecs, ec2, rds: rds.state }, identifier, taskId);
  const gate = createDatabaseGate({ gateway, isReachable: reachable, log: log2 });
  const ec2 = createEc2({
    accountId,
    region,
    hosts: () => hostsOf(ecs),
    attachments: () => attachmentsOf(ecs),
    changed: () => void gate.refresh()
  });
  const rds = createRds({ accountId, region, clock, ec2: ec2.environment, openEndpoint: gate.open, log: log2 });
  return { ec2, rds, sources: gate };
}

// src/local-aws/runtimes/image-cache.ts
function createImageCache() {
  const present4 = /* @__PURE__ */ new Set();
  return {
    has: (instanceId, image) => instanceId !== null && present4.has(`${instanceId} ${image}`),
    add: (instanceId, image) => void present4.add(`${instanceId} ${image}`)
  };
}
var noPullDelay = () => 0;

// src/local-aws/runtimes/docker/docker-cli.ts
var dockerCli = {
  try: call,
  async run(parameters, options) {
    const result = await call(parameters, options);
    if (result.exitCode === 0) return result.stdout.trimEnd();
    throw new BerthError("LOCAL_AWS_FAILED", {
      what: `"docker ${parameters.slice(0, 2).join(" ")}" failed.`,
      why: `Docker said: ${daemonMessage(result.stderr)}.`,
      fix: "Correct what Docker names, then start local-aws again."
    });
  }
};
function daemonMessage(stderr) {
  const lines = stderr.split("\n").map((line) => line.trim());
  const spoken = lines.filter((line) => line !== "");
  const error = spoken.find((line) => line.startsWith("Error response from daemon:"));
  return error ?? spoken.at(-1) ?? "nothing";
}
async function requireEngine(docker2) {
  const { exitCode, stderr } = await docker2.try(["version", "--format", "{{.Server.Version}}"]);
  if (exitCode === 0) return;
  const why = `Docker said: ${daemonMessage(stderr)}.`;
  if (exitCode === notStarted) {
    throw new BerthError("DOCKER_MISSING", {
      what: 'The "docker" command, by which local-aws runs tasks as containers, cannot be started.',
      why,
      fix: "Install Docker, or start local-aws with --runtime simulated."
    });
  }
  throw new BerthError("DOCKER_UNAVAILABLE", {
    what: "No Docker engine answers.",
    why,
    fix: "Start the engine, or set DOCKER_HOST to it, or start local-aws with --runtime simulated."
  });
}
var notStarted = 127;
async function call(parameters, options = {}) {
  const environment = { ...process.env, ...options.environment };
  const { signal } = options;
  try {
    return await execute({ program: "docker", parameters, environment, ...signal === void 0 ? {} : { signal } });
  } catch (thrown) {
    return { exitCode: notStarted, stdout: "", stderr: messageOf(thrown) };
  }
}

// src/local-aws/runtimes/docker/engine-events.ts
import { spawn as spawn4 } from "node:child_process";
import { createInterface } from "node:readline";
var millisecondsToReconnect = 500;
function followEngineEvents(options) {
  let closed = false;
  let end3 = () => {
  };
  let timer;
  const follow = (since) => {
    const stream = openStream(options, since);
    end3 = stream.end;
    stream.ended.then((why) => {
      if (closed) return;
      options.log(`The stream of the Docker engine's events broke and is opened again: ${why}`);
      timer = setTimeout(() => {
        follow(Math.floor(Date.now() / 1e3) - 5);
        options.onGap();
      }, millisecondsToReconnect);
    });
  };
  follow(Math.floor(Date.now() / 1e3));
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      end3();
    }
  };
}
function openStream({ cleanUp, onEvent }, since) {
  const filter = `label=${ownerLabel}=${cleanUp.owner}`;
  const parameters = ["events", "--since", String(since), "--filter", "type=container", "--filter", filter];
  const child = spawn4("docker", [...parameters, "--format", "{{json .}}"], { stdio: ["ignore", "pipe", "pipe"] });
  const { pid } = child;
  if (pid !== void 0) cleanUp.addProcess(pid);
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text2) => {
    complaint = text2.trim();
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const event = readEvent(line);
    if (event !== void 0) onEvent(event);
  });
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => {
      if (pid !== void 0) cleanUp.forgetProcess(pid);
      resolve(complaint || "it ended");
    });
  });
  return { ended, end: () => void child.kill("SIGKILL") };
}
function readEvent(line) {
  const event = asObject(parseJson2(line));
  const actor = asObject(event?.Actor);
  const id = asString(actor?.ID) ?? "";
  const action = asString(event?.Action) ?? "";
  if (action === "die") {
    const exitCode = Number(asString(asObject(actor?.Attributes)?.exitCode));
    return { kind: "died", id, exitCode: Number.isInteger(exitCode) ? exitCode : 137 };
  }
  if (action === "health_status: healthy") return { kind: "health", id, status: "HEALTHY" };
  if (action === "health_status: unhealthy") return { kind: "health", id, status: "UNHEALTHY" };
  return void 0;
}
function parseJson2(line) {
  try {
    return JSON.parse(line);
  } catch {
    return void 0;
  }
}

// src/local-aws/runtimes/docker/health-images.ts
function createHealthImages(docker2, { owner }) {
  const made = /* @__PURE__ */ new Map();
  const label = `${ownerLabel}=${owner}`;
  const make = async (image, instruction) => {
    const container = await docker2.run(["create", "--pull=never", `--label=${label}`, image, "none"]);
    try {
      const command = await docker2.run(["image", "inspect", "--format", "{{json .Config.Cmd}}", image]);
      const original = `CMD ${command === "null" ? "[]" : command}`;
      const changes = [instruction, original, `LABEL ${label}`].map((change2) => `--change=${change2}`);
      return await docker2.run(["commit", ...changes, container]);
    } finally {
      await docker2.try(["rm", "--force", container]);
    }
  };
  return {
    async withInstruction(image, instruction) {
      const id = await docker2.run(["image", "inspect", "--format", "{{.Id}}", image]);
      const key = `${id} ${instruction}`;
      const derived = made.get(key) ?? make(image, instruction);
      made.set(key, derived);
      derived.catch(() => made.delete(key));
      return derived;
    },
    async close() {
      const ids = await Promise.allSettled(made.values());
      const fulfilled = ids.flatMap((result) => result.status === "fulfilled" ? [result.value] : []);
      if (fulfilled.length > 0) await docker2.try(["image", "rm", ...new Set(fulfilled)]);
    }
  };
}

// src/local-aws/runtimes/docker/image-puller.ts
import { mkdtemp, rm as rm3, writeFile as writeFile2 } from "node:fs/promises";
import { join as join4 } from "node:path";

// src/local-aws/runtimes/docker/inspection.ts
async function inspectContainer(docker2, id) {
  const { exitCode, stdout, stderr } = await docker2.try(["container", "inspect", id]);
  if (exitCode !== 0) return /no such (container|object)/i.test(stderr) ? "gone" : "unknown";
  const [document] = asObjects(JSON.parse(stdout));
  return document === void 0 ? "gone" : readContainer(document);
}
function readContainer(document) {
  const state = asObject(document.State);
  const status = asString(state?.Status);
  return {
    exited: status === "exited" || status === "dead",
    exitCode: asNumber(state?.ExitCode) ?? 0,
    outOfMemory: asBoolean(state?.OOMKilled) ?? false,
    health: healthOf(asString(asObject(state?.Health)?.Status)),
    networkBindings: bindingsOf(asObject(asObject(document.NetworkSettings)?.Ports) ?? {})
  };
}
function digestOfImage(imageDocument, reference) {
  const repository = repositoryOf(reference);
  const digests = asArray(asObject(imageDocument)?.RepoDigests).flatMap((entry) => asString(entry) ?? []);
  const named2 = digests.find((entry) => entry.slice(0, entry.indexOf("@")) === repository);
  const wanted = reference.includes("@") ? reference.slice(reference.indexOf("@") + 1) : void 0;
  return wanted ?? named2?.slice(named2.indexOf("@") + 1) ?? null;
}
function repositoryOf(reference) {
  const named2 = reference.split("@")[0] ?? "";
  const colon = named2.lastIndexOf(":");
  return colon > named2.lastIndexOf("/") ? named2.slice(0, colon) : named2;
}
function healthOf(status) {
  if (status === "healthy") return "HEALTHY";
  return status === "unhealthy" ? "UNHEALTHY" : null;
}
function bindingsOf(ports3) {
  return Object.entries(ports3).flatMap(([port, published]) => {
    const [containerPort, protocol] = port.split("/");
    return asObjects(published).map((binding) => ({
      bindIP: asString(binding.HostIp) ?? "",
      containerPort: Number(containerPort),
      hostPort: Number(asString(binding.HostPort)),
      protocol: protocol === "udp" ? "udp" : "tcp"
    }));
  });
}

// src/local-aws/runtimes/docker/image-puller.ts
function createImagePuller(docker2, registry, cleanUp) {
  const added = /* @__PURE__ */ new Set();
  return {
    async pull(reference, signal) {
      const before = await inspectImage(docker2, reference);
      const ours = reference.startsWith(`${registry.server}/`);
      if (before !== void 0 && !ours) return { digest: digestOfImage(before, reference) };
      const pulled = await (ours ? withLogin(
        registry,
        cleanUp,
        async (login) => docker2.try([...login, "pull", "--quiet", reference], { signal, environment: await engineHost(docker2) })
      ) : docker2.try(["pull", "--quiet", reference], { signal }));
      if (pulled.exitCode !== 0) return { stderr: pulled.stderr };
      if (before === void 0 && ours) {
        added.add(reference);
        cleanUp.addImage(reference);
      }
      return { digest: digestOfImage(await inspectImage(docker2, reference), reference) };
    },
    async close() {
      if (added.size > 0) await docker2.try(["image", "rm", ...added]);
    }
  };
}
async function inspectImage(docker2, reference) {
  const { exitCode, stdout } = await docker2.try(["image", "inspect", reference]);
  return exitCode === 0 ? asArray(JSON.parse(stdout))[0] : void 0;
}
async function withLogin({ server, username, password }, cleanUp, work) {
  const directory = await mkdtemp(join4(cleanUp.directory, "login-"));
  const auth = Buffer.from(`${username}:${password()}`).toString("base64");
  try {
    await writeFile2(join4(directory, "config.json"), JSON.stringify({ auths: { [server]: { auth } } }), { mode: 384 });
    return await work(["--config", directory]);
  } finally {
    await rm3(directory, { recursive: true, force: true });
  }
}
async function engineHost(docker2) {
  if (process.env.DOCKER_HOST) return {};
  const { exitCode, stdout } = await docker2.try(["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"]);
  return exitCode === 0 && stdout.trim() !== "" ? { DOCKER_HOST: stdout.trim() } : {};
}

// src/local-aws/runtimes/docker/task.ts
import { setTimeout as wait3 } from "node:timers/promises";

// src/local-aws/runtimes/docker/dependencies.ts
function judgeDependency(dependency, progress) {
  const { containerName, condition } = dependency;
  switch (condition) {
    case "COMPLETE":
      return { kind: progress.exitCode === null ? "waiting" : "met" };
    case "SUCCESS":
      return judgeSuccess(containerName, progress);
    case "HEALTHY":
      return judgeHealth(containerName, progress);
    default:
      return { kind: progress.started ? "met" : "waiting" };
  }
}
function judgeSuccess(name, { exitCode }) {
  if (exitCode === null) return { kind: "waiting" };
  return exitCode === 0 ? { kind: "met" } : hopeless(name, `did not exit successfully: exit code ${exitCode}`);
}
function judgeHealth(name, { health: health2, exitCode }) {
  if (exitCode !== null) return hopeless(name, `exited with code ${exitCode} before it was healthy`);
  if (health2 === "UNHEALTHY") return hopeless(name, "is unhealthy");
  return { kind: health2 === "HEALTHY" ? "met" : "waiting" };
}
function hopeless(name, what) {
  return { kind: "hopeless", reason: `dependency ${name} ${what}` };
}
function dependentsOf(name, containers) {
  return containers.flatMap(
    (container) => container.dependsOn.some(({ containerName }) => containerName === name) ? [container.name] : []
  );
}

// src/local-aws/runtimes/agent-words.ts
function imageNotFound(image) {
  return `pull image manifest has been retried 7 time(s): failed to resolve ref ${image}: not found`;
}
function noPlatform(platform) {
  return `pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform '${platform}'`;
}
function executableNotFound(command) {
  const failed = "failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed";
  return `Error response from daemon: ${failed}: unable to start container process: error during container init: exec: "${command}": executable file not found in $PATH: unknown`;
}
function execFormatError(command) {
  return `exec ${command}: exec format error`;
}
var outOfMemory = "OutOfMemoryError: Container killed due to memory usage";

// src/local-aws/runtimes/docker/reasons.ts
var StartFailure = class extends Error {
  containerName;
  constructor(containerName, reason) {
    super(reason);
    this.name = "StartFailure";
    this.containerName = containerName;
  }
};
function engineFailure(step2, containerName, stderr) {
  return new StartFailure(containerName, `${step2}: ${daemonMessage(stderr)}`);
}
var enginePlatform = `linux/${process.arch === "x64" ? "amd64" : process.arch}`;
function pullFailure(containerName, image, stderr) {
  return new StartFailure(containerName, `CannotPullContainerError: ${pullReason(image, daemonMessage(stderr))}`);
}
function pullReason(image, said) {
  const platform = /no matching manifest for (\S+) in the manifest list/.exec(said)?.[1];
  if (platform !== void 0) return noPlatform(platform.replace(/\/v\d$/, ""));
  if (said.includes("no match for platform in manifest")) return noPlatform(enginePlatform);
  return /manifest unknown|: not found$/.test(said) ? imageNotFound(image) : said;
}
function loggingFailure(containerName, thrown) {
  const error = thrown instanceof ApiError ? `${thrown.type}: ${thrown.message}` : messageOf(thrown);
  const driver = "Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream";
  return new StartFailure(containerName, `CannotStartContainerError: ${driver}: ${error}`);
}

// src/local-aws/runtimes/docker/container-creation.ts
import { randomBytes as randomBytes9 } from "node:crypto";
import { mkdtemp as mkdtemp2, rm as rm4, writeFile as writeFile3 } from "node:fs/promises";
import { join as join5 } from "node:path";

// src/local-aws/runtimes/docker/container-environment.ts
var readByDocker = new RegExp(
  [
    "^(PATH|HOME|USER|TERM|TMPDIR|LANG|NO_COLOR|SSH_AUTH_SOCK|SSH_ASKPASS)$",
    "^(GODEBUG|GOGC|GOMAXPROCS|GOMEMLIMIT|GOTRACEBACK|GOCOVERDIR)$",
    "^(DOCKER|BUILDKIT|BUILDX|COMPOSE|MOBY|LD|DYLD|XDG|LC|OTEL)_",
    "_PROXY$"
  ].join("|"),
  "i"
);
function environmentTransport(environment) {
  const inherited = {};
  const fileLines = [];
  const impossible = [];
  for (const { name, value } of environment) {
    if (name === "" || /[=\s\0]/.test(name) || value.includes("\0")) impossible.push(name);
    else if (!readByDocker.test(name)) inherited[name] = value;
    else if (/[\r\n]/.test(value)) impossible.push(name);
    else fileLines.push(`${name}=${value}`);
  }
  return { inherited, fileLines, impossible };
}

// src/local-aws/runtimes/docker/create-parameters.ts
function createParameters(launch, container, context) {
  const [program, ...programParameters] = container.entryPoint ?? [];
  return [
    "create",
    "--pull=never",
    `--name=${context.containerName}`,
    `--network=${context.network}`,
    ...context.address === null ? [] : [`--ip=${context.address}`],
    ...labelParameters(launch, container, context.owner),
    ...sizeParameters(container),
    ...context.inheritedNames.map((name) => `--env=${name}`),
    ...context.environmentFile === null ? [] : [`--env-file=${context.environmentFile}`],
    ...context.published.map((mapping) => publishParameter(launch.hostAddress, mapping)),
    ...context.healthParameters,
    ...container.logging === null ? [] : ["--log-driver=json-file"],
    ...container.workingDirectory === null ? [] : [`--workdir=${container.workingDirectory}`],
    ...container.user === null ? [] : [`--user=${container.user}`],
    ...container.readonlyRootFilesystem ? ["--read-only"] : [],
    ...program === void 0 ? [] : [`--entrypoint=${program}`],
    context.image,
    ...programParameters,
    ...container.command ?? []
  ];
}
function labelParameters(launch, container, owner) {
  const labels2 = {
    ...container.dockerLabels,
    "com.amazonaws.ecs.cluster": launch.clusterName,
    "com.amazonaws.ecs.container-name": container.name,
    "com.amazonaws.ecs.task-arn": launch.taskArn,
    "com.amazonaws.ecs.task-definition-family": launch.family,
    "com.amazonaws.ecs.task-definition-version": String(launch.revision),
    [ownerLabel]: owner
  };
  return Object.entries(labels2).map(([name, value]) => `--label=${name}=${value}`);
}
function sizeParameters({ memoryLimit, memoryReservation, cpu }) {
  return [
    ...memoryLimit === null ? [] : [`--memory=${memoryLimit}m`, `--memory-swap=${memoryLimit}m`],
    ...memoryReservation === null ? [] : [`--memory-reservation=${memoryReservation}m`],
    `--cpu-shares=${Math.max(2, cpu)}`
  ];
}
function publishParameter(address, { containerPort, hostPort, protocol }) {
  return `--publish=${address}:${hostPort === 0 ? "" : hostPort}:${containerPort}/${protocol}`;
}

// src/local-aws/runtimes/docker/health-check.ts
var shortestInterval = 250;
var shortestTimeout = 1e3;
function planHealthCheck(check4) {
  if (check4 === null) return { parameters: ["--no-healthcheck"], instruction: null };
  const { command, interval, timeout, retries, startPeriod } = check4;
  const times = [
    `--health-interval=${Math.max(shortestInterval, Math.round(interval))}ms`,
    `--health-timeout=${Math.max(shortestTimeout, Math.round(timeout))}ms`,
    `--health-retries=${retries}`,
    `--health-start-period=${Math.round(startPeriod)}ms`
  ];
  const [form = "", ...rest] = command;
  if (form === "CMD") return { parameters: times, instruction: `HEALTHCHECK CMD ${JSON.stringify(rest)}` };
  const shell = form === "CMD-SHELL" ? rest.join(" ") : command.join(" ");
  return { parameters: [`--health-cmd=${shell}`, ...times], instruction: null };
}

// src/local-aws/runtimes/docker/container-creation.ts
async function createContainer(parts, networkContainer) {
  const address = await takeAddress2(parts, networkContainer);
  try {
    return { id: await create5(parts, networkContainer, address), address };
  } catch (thrown) {
    releaseAddress(parts, address);
    throw thrown;
  }
}
async function takeAddress2({ context, launch }, networkContainer) {
  const { network, sources } = context;
  const isOnNetwork = networkContainer === void 0 && ["bridge", "awsvpc"].includes(launch.networkMode);
  const address = isOnNetwork ? network.addresses.take() : null;
  if (address !== null || launch.networkMode === "host") await sources.joined(address, launch.taskId);
  return address;
}
function releaseAddress({ context }, address) {
  if (address === null) return;
  context.sources.left(address);
  context.network.addresses.release(address);
}
async function create5(parts, networkContainer, address) {
  const { context, launch, container } = parts;
  const { inherited, fileLines, impossible } = environmentTransport(container.environment);
  if (impossible.length > 0) {
    const names2 = impossible.map((name) => JSON.stringify(name)).join(", ");
    throw new StartFailure(
      container.name,
      `CannotCreateContainerError: local-aws cannot hand over the environment variables ${names2}`
    );
  }
  const health2 = planHealthCheck(container.healthCheck);
  const { instruction } = health2;
  const image = instruction === null ? container.image : await withHealthCheck(parts, instruction);
  const result = await withEnvironmentFile(context.cleanUp.directory, fileLines, (environmentFile) => {
    const parameters = createParameters(launch, container, {
      owner: context.cleanUp.owner,
      containerName: `ecs-${launch.family}-${launch.revision}-${container.name}-${randomBytes9(10).toString("hex")}`,
      image,
      network: networkOf2(launch, context, networkContainer),
      address,
      published: publishedPorts(launch, container, networkContainer),
      healthParameters: health2.parameters,
      inheritedNames: Object.keys(inherited),
      environmentFile
    });
    return context.docker.try(parameters, { environment: inherited });
  });
  if (result.exitCode !== 0) throw engineFailure("CannotCreateContainerError", container.name, result.stderr);
  return result.stdout.trim();
}
async function withHealthCheck({ context, container }, instruction) {
  try {
    return await context.healthImages.withInstruction(container.image, instruction);
  } catch (thrown) {
    throw new StartFailure(container.name, `CannotCreateContainerError: ${messageOf(thrown)}`);
  }
}
async function withEnvironmentFile(parent, lines, work) {
  if (lines.length === 0) return work(null);
  const directory = await mkdtemp2(join5(parent, "environment-"));
  try {
    const path = join5(directory, "variables");
    await writeFile3(path, `${lines.join("\n")}
`, { mode: 384 });
    return await work(path);
  } finally {
    await rm4(directory, { recursive: true, force: true });
  }
}
function networkOf2(launch, context, networkContainer) {
  if (networkContainer !== void 0) return `container:${networkContainer}`;
  switch (launch.networkMode) {
    case "bridge":
    case "awsvpc":
      return context.network.name;
    case "host":
    case "none":
      return launch.networkMode;
  }
}
function publishedPorts({ networkMode: networkMode2, containers }, container, networkContainer) {
  if (networkMode2 === "bridge") return container.portMappings;
  if (networkMode2 !== "awsvpc" || networkContainer !== void 0) return [];
  const mappings = containers.flatMap(({ portMappings }) => portMappings);
  return mappings.map((mapping) => ({ ...mapping, hostPort: mapping.containerPort }));
}
async function startContainer({ context, container }, id) {
  const result = await context.docker.try(["start", id]);
  if (result.exitCode === 0) return;
  await context.docker.try(["rm", "--force", "--volumes", id]);
  throw engineFailure("CannotStartContainerError", container.name, result.stderr);
}

// src/local-aws/runtimes/docker/container-logs.ts
import { spawn as spawn5 } from "node:child_process";
import { setTimeout as wait2 } from "node:timers/promises";

// src/local-aws/runtimes/docker/log-lines.ts
var stampLength = "2006-01-02T15:04:05.000000000Z ".length;
var stampPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z $/;
var pieceLength = 16 * 1024;
var longestMessage = 256 * 1024 - 26;
function createLogLineReader(give) {
  const reading = { give, waiting: Buffer.alloc(0), stamp: "", message: Buffer.alloc(0), atStamp: true };
  return {
    push(bytes) {
      reading.waiting = Buffer.concat([reading.waiting, bytes]);
      advance(reading, false);
    },
    end() {
      advance(reading, true);
      add(reading, reading.waiting);
      reading.waiting = Buffer.alloc(0);
      if (reading.message.length > 0 || reading.stamp !== "") finishLine(reading);
    }
  };
}
function advance(reading, ended) {
  while (reading.waiting.length > 0 && (reading.atStamp ? takeStamp(reading, ended) : takeText(reading))) ;
}
function takeStamp(reading, ended) {
  const head = reading.waiting.subarray(0, stampLength).toString("latin1");
  if (head.length < stampLength && !head.includes("\n") && !ended) return false;
  if (stampPattern.test(head)) {
    if (reading.stamp === "") reading.stamp = head.trimEnd();
    reading.waiting = reading.waiting.subarray(stampLength);
  }
  reading.atStamp = false;
  return true;
}
function takeText(reading) {
  const { waiting } = reading;
  const end3 = waiting.subarray(0, pieceLength + 1).indexOf(10);
  if (end3 === -1 && waiting.length <= pieceLength) return false;
  add(reading, waiting.subarray(0, end3 === -1 ? pieceLength : end3));
  reading.waiting = waiting.subarray(end3 === -1 ? pieceLength : end3 + 1);
  reading.atStamp = true;
  if (end3 !== -1) finishLine(reading);
  return true;
}
function add(reading, piece) {
  reading.message = Buffer.concat([reading.message, piece]);
  while (reading.message.length > longestMessage) {
    const end3 = characterBoundary(reading.message, longestMessage);
    reading.give({ stamp: reading.stamp, message: reading.message.subarray(0, end3).toString("utf8") });
    reading.message = reading.message.subarray(end3);
  }
}
function finishLine(reading) {
  if (reading.stamp !== "") reading.give({ stamp: reading.stamp, message: reading.message.toString("utf8") });
  reading.message = Buffer.alloc(0);
  reading.stamp = "";
  reading.atStamp = true;
}
function characterBoundary(bytes, end3) {
  let boundary = end3;
  while (boundary > end3 - 4 && ((bytes[boundary] ?? 0) & 192) === 128) boundary -= 1;
  return boundary;
}

// src/local-aws/runtimes/docker/container-logs.ts
var millisecondsToCollect = 50;
var millisecondsToEnd = 2e3;
function followContainerLogs(options) {
  const batch = createBatch(options);
  const readers = { stdout: createStreamReader(batch.add), stderr: createStreamReader(batch.add) };
  const abort2 = new AbortController();
  const exited = new AbortController();
  const read2 = (follow, signal) => readLogs(options.id, readers, { follow, signal });
  const finished = (async () => {
    while (!exited.signal.aborted && !abort2.signal.aborted) {
      await read2(true, AbortSignal.any([abort2.signal, afterwards(exited.signal)]));
      if (!exited.signal.aborted) await wait2(millisecondsToCollect);
    }
    if (!abort2.signal.aborted) await read2(false, abort2.signal);
    batch.flush();
  })();
  return {
    finish() {
      exited.abort();
      return finished;
    },
    abort: () => abort2.abort()
  };
}
function afterwards(signal) {
  const controller = new AbortController();
  const later2 = () => setTimeout(() => controller.abort(), millisecondsToEnd).unref();
  if (signal.aborted) later2();
  else signal.addEventListener("abort", later2, { once: true });
  return controller.signal;
}
function createStreamReader(add2) {
  let newest2 = "";
  return {
    newest: () => newest2,
    start() {
      const known2 = newest2;
      return createLogLineReader((line) => {
        if (line.stamp <= known2) return;
        if (line.stamp > newest2) newest2 = line.stamp;
        add2(line);
      });
    }
  };
}
function readLogs(id, readers, how) {
  const parameters = ["logs", "--timestamps", ...how.follow ? ["--follow"] : [], ...sinceParameters(readers), id];
  return new Promise((resolve) => {
    const child = spawn5("docker", parameters, { stdio: ["ignore", "pipe", "pipe"], signal: how.signal });
    const streams = [
      { source: child.stdout, reader: readers.stdout.start() },
      { source: child.stderr, reader: readers.stderr.start() }
    ];
    for (const { source, reader } of streams) source.on("data", (bytes) => reader.push(bytes));
    child.once("error", () => void 0);
    child.once("close", () => {
      if (!how.follow) for (const { reader } of streams) reader.end();
      resolve();
    });
  });
}
function sinceParameters({ stdout, stderr }) {
  const newest2 = [stdout.newest(), stderr.newest()].sort().at(-1) ?? "";
  return newest2 === "" ? [] : ["--since", new Date(Date.parse(newest2) - 2e3).toISOString()];
}
function createBatch({ group, stream, sink }) {
  let lines = [];
  let timer;
  const flush = () => {
    clearTimeout(timer);
    timer = void 0;
    const sorted = lines.sort((one, other) => one.stamp < other.stamp ? -1 : one.stamp > other.stamp ? 1 : 0);
    lines = [];
    if (sorted.length === 0) return;
    sink.append(
      group,
      stream,
      sorted.map(({ stamp, message }) => ({ timestamp: Date.parse(stamp), message }))
    );
  };
  const add2 = (line) => {
    lines.push(line);
    timer ??= setTimeout(flush, millisecondsToCollect);
  };
  return { add: add2, flush };
}

// src/local-aws/runtimes/docker/waiting.ts
function createOccasion() {
  let happen = () => {
  };
  const happened = new Promise((resolve) => {
    happen = resolve;
  });
  return { happened, happen: () => happen() };
}
function createChanges() {
  let waiting = [];
  return {
    announce() {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    next: () => new Promise((resolve) => waiting.push(resolve))
  };
}
function aborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

// src/local-aws/runtimes/docker/task-container.ts
function createTaskContainer(parts) {
  const life = newLife(parts);
  const { state, ended } = life;
  const { docker: docker2 } = parts.context;
  return {
    start: (imageDigest2, networkContainer) => start3(life, imageDigest2, networkContainer),
    stop: () => stop3(life),
    abandon() {
      state.silent = true;
      if (state.started && !state.exiting) void docker2.try(["kill", state.id ?? ""]).then(() => look(life, "ended"));
    },
    giveUp() {
      if (!state.started) ended.happen();
    },
    hear(event) {
      if (event.id !== state.id) return;
      if (event.kind === "died") die(life, event.exitCode);
      else void changeHealth(life, event.status);
    },
    lookAgain: () => void look(life, "as before"),
    progress: () => ({ started: state.started, health: state.health, exitCode: state.exitCode }),
    id: () => state.id,
    ended: () => ended.happened,
    async remove() {
      state.logs?.abort();
      if (state.id === void 0) return;
      await docker2.try(["rm", "--force", "--volumes", state.id]);
      releaseAddress(parts, state.address);
      state.address = null;
    }
  };
}
function newLife(parts) {
  const state = {
    id: void 0,
    address: null,
    started: false,
    health: null,
    exitCode: null,
    exiting: false,
    silent: false,
    logs: void 0
  };
  return { ...parts, state, reported: createOccasion(), ended: createOccasion() };
}
async function start3(life, imageDigest2, networkContainer) {
  const { context, container, observer, state } = life;
  const { id, address } = await createContainer(life, networkContainer);
  state.id = id;
  state.address = address;
  openStream2(life, id);
  await startContainer(life, id);
  state.started = true;
  state.logs = followLogs(life, id);
  const found = await inspectContainer(context.docker, id);
  const networkBindings = bindingsOf2(life, typeof found === "string" ? [] : found.networkBindings);
  observer.containerRunning(container.name, { runtimeId: id, imageDigest: imageDigest2, networkBindings });
  life.reported.happen();
  life.changed();
}
async function stop3(life) {
  const { context, container, state } = life;
  if (!state.started || state.exiting) return;
  const seconds2 = Math.max(1, Math.ceil(container.stopTimeout / 1e3));
  await context.docker.try(["stop", "-t", String(seconds2), state.id ?? ""]);
  await look(life, "as before");
}
function die(life, exitCode) {
  if (life.state.exiting) return;
  life.state.exiting = true;
  void finish2(life, exitCode);
}
async function finish2(life, eventExitCode) {
  const { context, container, observer, state } = life;
  await life.reported.happened;
  const found = await inspectContainer(context.docker, state.id ?? "");
  await state.logs?.finish();
  const exitCode = typeof found === "string" ? eventExitCode : found.exitCode;
  const reason = typeof found !== "string" && found.outOfMemory ? outOfMemory : null;
  state.exitCode = exitCode;
  if (!state.silent) observer.containerExited(container.name, { exitCode, reason });
  life.ended.happen();
  life.changed();
}
async function changeHealth({ state, observer, container, reported, changed }, health2) {
  await reported.happened;
  if (state.health === health2 || state.exiting) return;
  state.health = health2;
  observer.containerHealth(container.name, health2);
  changed();
}
var killed = 137;
async function look(life, whenUnknown) {
  const { state, context } = life;
  if (!state.started || state.exiting) return;
  const found = await inspectContainer(context.docker, state.id ?? "");
  if (found === "gone" || found === "unknown" && whenUnknown === "ended") die(life, killed);
  else if (found === "unknown") return;
  else if (found.exited) die(life, found.exitCode);
  else if (found.health !== null) await changeHealth(life, found.health);
}
function openStream2({ context, container }, id) {
  if (container.logging === null) return;
  try {
    context.sink.openStream(container.logging.group, container.logging.stream ?? id);
  } catch (thrown) {
    throw loggingFailure(container.name, thrown);
  }
}
function followLogs({ context, container }, id) {
  if (container.logging === null) return void 0;
  const { group, stream } = container.logging;
  return followContainerLogs({ id, group, stream: stream ?? id, sink: context.sink });
}
function bindingsOf2({ launch, container }, found) {
  switch (launch.networkMode) {
    case "bridge":
      return found;
    case "host":
      return container.portMappings.map(({ containerPort, protocol }) => ({
        bindIP: "0.0.0.0",
        containerPort,
        hostPort: containerPort,
        protocol
      }));
    case "awsvpc":
    case "none":
      return [];
  }
}

// src/local-aws/runtimes/docker/task.ts
function startTask2(context, launch, observer) {
  const ending = new AbortController();
  const changes = createChanges();
  const { announce } = changes;
  const create6 = (container) => createTaskContainer({ context, launch, container, observer, changed: announce });
  const containers = new Map(launch.containers.map((container) => [container.name, create6(container)]));
  ending.signal.addEventListener("abort", announce);
  const end3 = () => ending.abort();
  let abandoned = false;
  const each = (work) => containers.forEach(work);
  return {
    over: live({
      context,
      launch,
      observer,
      containers,
      end: end3,
      ending: ending.signal,
      abandoned: () => abandoned,
      changed: changes.next
    }),
    stop: end3,
    abandon() {
      abandoned = true;
      each((container) => container.abandon());
      end3();
    },
    hear: (event) => each((container) => container.hear(event)),
    lookAgain: () => each((container) => container.lookAgain())
  };
}
async function live(parts) {
  const { containers, observer } = parts;
  const all2 = [...containers.values()];
  const failure14 = await startAll(parts);
  for (const container of all2) {
    container.giveUp();
    if (failure14 !== void 0 || parts.abandoned()) container.abandon();
  }
  const everythingEnded = Promise.all(all2.map((container) => container.ended()));
  await Promise.race([everythingEnded, aborted(parts.ending)]);
  if (failure14 === void 0 && !parts.abandoned()) await stopInOrder(parts);
  await everythingEnded;
  await Promise.all(all2.map((container) => container.remove()));
  if (failure14 === void 0) observer.stopped();
  else observer.failedToStart(failure14.containerName, failure14.message);
}
var taskEnds = /* @__PURE__ */ Symbol("task ends");
async function startAll(parts) {
  let failure14;
  const guarded = async (work) => {
    try {
      return await work;
    } catch (thrown) {
      if (thrown !== taskEnds) failure14 ??= asStartFailure(thrown);
      parts.end();
      return void 0;
    }
  };
  const digests = await guarded(pullAll(parts));
  if (digests === void 0) return failure14;
  await Promise.all(parts.launch.containers.map((container) => guarded(startOne(parts, container, digests))));
  return failure14;
}
function asStartFailure(thrown) {
  return thrown instanceof StartFailure ? thrown : new StartFailure(null, `CannotStartContainerError: ${messageOf(thrown)}`);
}
async function pullAll(parts) {
  const { context, launch, observer, ending } = parts;
  observer.pullStarted();
  const firstUse = new Map([...launch.containers].reverse().map(({ image, name }) => [image, name]));
  const pulls = [...firstUse].map(async ([image, name]) => {
    const pulled = await context.puller.pull(image, ending);
    if (ending.aborted) throw taskEnds;
    if ("stderr" in pulled) throw pullFailure(name, image, pulled.stderr);
    await delayPull(parts, image, pulled.digest ?? image);
    return [image, pulled.digest];
  });
  const digests = new Map(await Promise.all(pulls));
  observer.pullStopped();
  return digests;
}
async function delayPull({ context, launch, ending }, image, known2) {
  if (context.images.has(launch.instanceId, known2)) return;
  const delay = context.pullDelay(image);
  if (delay > 0) await wait3(delay, void 0, { signal: ending }).catch(() => void 0);
  if (ending.aborted) throw taskEnds;
  context.images.add(launch.instanceId, known2);
}
async function startOne(parts, container, digests) {
  const { containers, launch } = parts;
  await dependenciesMet(parts, container);
  const owner = networkOwner(launch);
  const shared = owner === container.name ? void 0 : owner;
  if (shared !== void 0) await until(parts, () => containers.get(shared)?.progress().started ?? true);
  const networkContainer = shared === void 0 ? void 0 : containers.get(shared)?.id();
  if (parts.ending.aborted) throw taskEnds;
  await containers.get(container.name)?.start(digests.get(container.image) ?? null, networkContainer);
}
function networkOwner({ containers, networkMode: networkMode2 }) {
  if (networkMode2 !== "awsvpc") return void 0;
  return containers.find(({ dependsOn }) => dependsOn.length === 0)?.name;
}
async function dependenciesMet(parts, container) {
  for (const dependency of container.dependsOn) {
    await until(parts, () => {
      const progress = parts.containers.get(dependency.containerName)?.progress();
      if (progress === void 0) return true;
      const readiness = judgeDependency(dependency, progress);
      if (readiness.kind !== "hopeless") return readiness.kind === "met";
      throw new StartFailure(container.name, `CannotStartContainerError: ${readiness.reason}`);
    });
  }
}
async function until({ ending, changed }, condition) {
  for (; ; ) {
    if (ending.aborted) throw taskEnds;
    const next = changed();
    if (condition()) return;
    await next;
  }
}
async function stopInOrder({ containers, launch }) {
  await Promise.all(
    launch.containers.map(async ({ name }) => {
      await Promise.all(dependentsOf(name, launch.containers).map((dependent) => containers.get(dependent)?.ended()));
      await containers.get(name)?.stop();
    })
  );
}

// src/local-aws/runtimes/docker/address-pool.ts
function createAddressPool(subnet, reserved2) {
  const range = parseRange(subnet);
  const taken = new Set(reserved2);
  const first = (range?.from ?? 0n) + 1n;
  const size = range === void 0 ? 0n : range.to - range.from - 1n;
  let turn = 0n;
  return {
    take() {
      for (let tries = 0n; tries < size; tries += 1n) {
        const [block = ""] = toCidrs({ family: 4, from: first + turn, to: first + turn });
        turn = (turn + 1n) % size;
        const address = block.slice(0, block.indexOf("/"));
        if (taken.has(address)) continue;
        taken.add(address);
        return address;
      }
      throw new Error(`every address of ${subnet} is taken`);
    },
    release: (address) => void taken.delete(address)
  };
}

// src/local-aws/runtimes/docker/task-network.ts
async function createTaskNetwork(docker2, { owner }) {
  const name = `local-aws-${owner}`;
  const { subnet, gateway } = await createWithSubnet(docker2, name, owner);
  return {
    name,
    gateway,
    addresses: createAddressPool(subnet, [gateway]),
    close: async () => void await docker2.try(["network", "rm", name])
  };
}
async function createWithSubnet(docker2, name, owner) {
  const create6 = ["network", "create", "--driver=bridge", `--label=${ownerLabel}=${owner}`];
  for (let attempts = 1; ; attempts += 1) {
    await docker2.run([...create6, name]);
    const picked = await configurationOf(docker2, name);
    await docker2.run(["network", "rm", name]);
    const named2 = [...create6, `--subnet=${picked.subnet}`, `--gateway=${picked.gateway}`, name];
    if (attempts === mostAttempts) await docker2.run(named2);
    else if ((await docker2.try(named2)).exitCode !== 0) continue;
    return picked;
  }
}
var mostAttempts = 5;
async function configurationOf(docker2, name) {
  const [document] = asObjects(JSON.parse(await docker2.run(["network", "inspect", name])));
  const [configuration] = asObjects(asObject(document?.IPAM)?.Config);
  const subnet = asString(configuration?.Subnet) ?? "";
  return { subnet, gateway: asString(configuration?.Gateway) ?? "" };
}

// src/local-aws/runtimes/docker/docker-runtime.ts
async function createDockerRuntime(options) {
  const { cleanUp, sink, registry, pullDelay = noPullDelay, sources = noListener, log: log2 } = options;
  const docker2 = dockerCli;
  await requireEngine(docker2);
  cleanUp.addDocker();
  const network = await createTaskNetwork(docker2, cleanUp);
  const puller = createImagePuller(docker2, registry, cleanUp);
  const healthImages = createHealthImages(docker2, cleanUp);
  const images = createImageCache();
  const context = {
    docker: docker2,
    cleanUp,
    sink,
    puller,
    images,
    pullDelay,
    healthImages,
    network,
    sources
  };
  const tasks = /* @__PURE__ */ new Map();
  const onEvent = (event) => tell(tasks, event);
  const events = followEngineEvents({ cleanUp, log: log2, onEvent, onGap: () => lookAgain(tasks) });
  let closed = false;
  return {
    gateway: network.gateway,
    start(launch, observer) {
      const task = startTask2(
        context,
        launch,
        whileOpen(observer, () => !closed)
      );
      tasks.set(launch.taskId, task);
      task.over.catch((thrown) => log2(`Task ${launch.taskId} was lost sight of: ${messageOf(thrown)}`)).finally(() => tasks.delete(launch.taskId));
    },
    stop: (taskId) => tasks.get(taskId)?.stop(),
    async close() {
      closed = true;
      await abandonAll([...tasks.values()]);
      events.close();
      await removeContainers(docker2, cleanUp);
      await network.close();
      await Promise.all([puller.close(), healthImages.close()]);
    }
  };
}
var noListener = { joined: async () => void 0, left: () => void 0 };
async function abandonAll(tasks) {
  for (const task of tasks) task.abandon();
  await Promise.allSettled(tasks.map(({ over }) => over));
}
function tell(tasks, event) {
  for (const task of tasks.values()) task.hear(event);
}
function lookAgain(tasks) {
  for (const task of tasks.values()) task.lookAgain();
}
function whileOpen(observer, isOpen) {
  return {
    pullStarted: () => isOpen() && observer.pullStarted(),
    pullStopped: () => isOpen() && observer.pullStopped(),
    containerRunning: (name, details) => isOpen() && observer.containerRunning(name, details),
    containerHealth: (name, status) => isOpen() && observer.containerHealth(name, status),
    containerExited: (name, exit) => isOpen() && observer.containerExited(name, exit),
    failedToStart: (name, reason) => isOpen() && observer.failedToStart(name, reason),
    stopped: () => isOpen() && observer.stopped()
  };
}
async function removeContainers(docker2, { owner }) {
  const ids = await docker2.try(["ps", "--all", "--quiet", "--no-trunc", "--filter", `label=${ownerLabel}=${owner}`]);
  const containers = ids.stdout.split("\n").filter((id) => id !== "");
  if (containers.length > 0) await docker2.try(["rm", "--force", "--volumes", ...containers]);
}

// src/local-aws/runtimes/simulated/ports.ts
var firstDynamicPort = 32768;
function createPorts() {
  const taken = /* @__PURE__ */ new Set();
  const keyOf3 = ({ bindIP, hostPort, protocol }) => `${bindIP} ${hostPort} ${protocol}`;
  return {
    bind(launch, { portMappings }) {
      if (launch.networkMode === "awsvpc" || launch.networkMode === "none") return [];
      return portMappings.map(({ containerPort, hostPort, protocol }) => {
        const wanted = launch.networkMode === "host" ? containerPort : hostPort;
        let binding = { bindIP: launch.hostAddress, containerPort, hostPort: wanted || firstDynamicPort, protocol };
        while (wanted === 0 && taken.has(keyOf3(binding))) binding = { ...binding, hostPort: binding.hostPort + 1 };
        taken.add(keyOf3(binding));
        return binding;
      });
    },
    release: (bindings) => {
      for (const binding of bindings) taken.delete(keyOf3(binding));
    }
  };
}

// src/local-aws/runtimes/simulated/behaviour.ts
var behaviourVariable = "LOCAL_AWS_SIMULATE";
var usual = {
  exit: null,
  answers: 200,
  after: 1,
  unhealthy: false,
  healthyAfter: 0,
  slowStart: 0,
  pullFailure: null,
  startFailure: null,
  lines: null
};
function readBehaviour(launch) {
  const text2 = assignedIn(launch.command) ?? launch.environment.find(({ name }) => name === behaviourVariable)?.value ?? "";
  let behaviour = usual;
  for (const [word, name = "", quoted, plain] of text2.matchAll(/([^\s,="]+)(?:=(?:"([^"]*)"|([^\s,]*)))?/g)) {
    const change2 = readWord(name, quoted ?? plain, launch, behaviour);
    if (change2 === void 0) return { error: `${behaviourVariable} does not know the word "${word}"` };
    behaviour = { ...behaviour, ...change2 };
  }
  return behaviour;
}
function assignedIn(command) {
  const line = command?.at(-1) ?? "";
  return new RegExp(`^${behaviourVariable}='([^']*)'`).exec(line)?.[1];
}
function readWord(name, value, launch, so) {
  if (value === void 0) return readPlainWord(name, launch);
  if (name === "log") return { lines: [...so.lines ?? [], value] };
  const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : void 0;
  if (number === void 0) return void 0;
  switch (name) {
    case "after":
      return { after: number };
    case "healthy-after":
      return { healthyAfter: number };
    case "slow-start":
      return { slowStart: number };
    case "answers":
      return number >= 100 && number <= 599 && Number.isInteger(number) ? { answers: number } : void 0;
    case "exit":
      return Number.isInteger(number) && number <= 255 ? { exit: { code: number, reason: null } } : void 0;
    default:
      return void 0;
  }
}
function readPlainWord(word, { image, command, entryPoint }) {
  const program = entryPoint?.[0] ?? command?.[0] ?? "/app";
  switch (word) {
    case "oom":
      return { exit: { code: 137, reason: outOfMemory } };
    case "unhealthy":
      return { unhealthy: true };
    case "not-found":
    case "pull-error":
      return { pullFailure: `CannotPullContainerError: ${imageNotFound(image)}` };
    case "wrong-architecture":
      return { pullFailure: `CannotPullContainerError: ${noPlatform("linux/amd64")}` };
    case "exec-not-found":
      return { startFailure: `CannotStartContainerError: ${executableNotFound(program)}` };
    case "exec-format-error":
      return { exit: { code: 255, reason: null }, after: 0, lines: [execFormatError(program)] };
    default:
      return void 0;
  }
}

// src/local-aws/runtimes/simulated/health.ts
function healthChanges(check4, behaviour, speed) {
  const { interval, retries, startPeriod } = check4;
  const healthyAt = Math.max(1, Math.ceil(behaviour.healthyAfter * 1e3 / speed / interval)) * interval;
  const unhealthyAt = startPeriod + interval * retries;
  const healthy = { at: healthyAt, status: "HEALTHY" };
  const unhealthy = { at: unhealthyAt, status: "UNHEALTHY" };
  if (behaviour.unhealthy) return [unhealthy];
  return healthyAt > unhealthyAt ? [unhealthy, healthy] : [healthy];
}

// src/local-aws/runtimes/simulated/image-digest.ts
import { createHash as createHash2 } from "node:crypto";
function imageDigest(image, digestOf3) {
  const written = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
  return written ?? digestOf3(image) ?? `sha256:${createHash2("sha256").update(image).digest("hex")}`;
}

// src/local-aws/runtimes/simulated/simulated-container.ts
import { randomBytes as randomBytes10 } from "node:crypto";
function newContainer(launch, behaviour) {
  const runtimeId = randomBytes10(32).toString("hex");
  const started2 = { runningSince: null, exitCode: null, bindings: [] };
  return { launch, behaviour, runtimeId, state: "waiting", health: "UNKNOWN", ...started2 };
}
function isReady({ launch }, containers) {
  return launch.dependsOn.every(({ containerName, condition }) => {
    const needed = containers.find((candidate) => candidate.launch.name === containerName);
    if (condition === "HEALTHY") return needed?.health === "HEALTHY";
    if (condition === "COMPLETE") return needed?.state === "exited";
    if (condition === "SUCCESS") return needed?.state === "exited" && needed.exitCode === 0;
    return needed?.state === "running" || needed?.state === "exited";
  });
}

// src/local-aws/runtimes/simulated/simulated-task.ts
function simulateTask(surroundings, launch, observer, forget2) {
  const behaviours = launch.containers.map((container) => ({ container, behaviour: readBehaviour(container) }));
  const containers = behaviours.flatMap(
    ({ container, behaviour }) => "error" in behaviour ? [] : [newContainer(container, behaviour)]
  );
  const timers = /* @__PURE__ */ new Set();
  const simulation = { surroundings, launch, observer, containers, timers, forget: forget2, stopping: false };
  const wrong = behaviours.flatMap(
    ({ container, behaviour }) => "error" in behaviour ? [{ name: container.name, error: behaviour.error }] : []
  )[0];
  later(simulation, 0, () => {
    if (wrong === void 0) pull(simulation);
    else fail2(simulation, wrong.name, `CannotStartContainerError: ${wrong.error}`);
  });
  const status = (containerName) => statusOf(simulation, containerName);
  return { stop: () => stop4(simulation), status, abandon: () => abandon(simulation) };
}
function statusOf({ containers, surroundings }, containerName) {
  const container = containers.find(({ launch }) => launch.name === containerName);
  if (container?.state !== "running" || container.runningSince === null) return 502;
  const age = (surroundings.clock.now() - container.runningSince) * surroundings.speed;
  return age >= container.behaviour.after * 1e3 ? container.behaviour.answers : 200;
}
function pull(simulation) {
  const { observer, containers, surroundings, launch } = simulation;
  observer.pullStarted();
  const broken = containers.find(({ behaviour }) => behaviour.pullFailure !== null);
  const reason = broken?.behaviour.pullFailure ?? null;
  later(simulation, pullTime(simulation), () => {
    if (broken !== void 0 && reason !== null) {
      fail2(simulation, broken.launch.name, reason);
      return;
    }
    for (const { launch: container } of containers) {
      surroundings.images.add(launch.instanceId, digestOf2(surroundings, container.image));
    }
    observer.pullStopped();
    if (openLogs(simulation)) startReady(simulation);
  });
}
function pullTime({ surroundings, launch, containers }) {
  const { images, pull: usual2, pullDelay, speed } = surroundings;
  const absent = containers.filter(
    ({ launch: { image } }) => !images.has(launch.instanceId, digestOf2(surroundings, image))
  );
  return Math.max(0, ...absent.map(({ launch: { image } }) => usual2 + pullDelay(image))) / speed;
}
function digestOf2(surroundings, image) {
  return imageDigest(image, surroundings.digestOf);
}
function openLogs(simulation) {
  const { surroundings, containers } = simulation;
  for (const { launch, runtimeId } of containers) {
    const { logging: logging2 } = launch;
    try {
      if (logging2 !== null) surroundings.sink.openStream(logging2.group, logging2.stream ?? runtimeId);
    } catch (thrown) {
      const reason = `ResourceInitializationError: failed to initialize logging driver: ${messageOf(thrown)}`;
      fail2(simulation, launch.name, reason);
      return false;
    }
  }
  return true;
}
function startReady(simulation) {
  const { surroundings, containers } = simulation;
  for (const container of containers) {
    if (simulation.stopping || container.state !== "waiting" || !isReady(container, containers)) continue;
    container.state = "starting";
    const time = surroundings.start + container.behaviour.slowStart * 1e3;
    later(simulation, time / surroundings.speed, () => run2(simulation, container));
  }
}
function run2(simulation, container) {
  const { surroundings, launch, observer } = simulation;
  const { name, image } = container.launch;
  const { startFailure, lines, exit } = container.behaviour;
  if (startFailure !== null) {
    fail2(simulation, name, startFailure);
    return;
  }
  container.state = "running";
  container.runningSince = surroundings.clock.now();
  container.bindings = surroundings.ports.bind(launch, container.launch);
  if (lines === null) log(simulation, container, ["started"]);
  else if (exit === null) log(simulation, container, lines);
  observer.containerRunning(name, {
    runtimeId: container.runtimeId,
    imageDigest: digestOf2(surroundings, image),
    networkBindings: container.bindings
  });
  scheduleFate(simulation, container);
  startReady(simulation);
}
function scheduleFate(simulation, container) {
  const { behaviour, launch } = container;
  const { speed } = simulation.surroundings;
  const after = behaviour.after * 1e3 / speed;
  const { exit } = behaviour;
  if (exit !== null) later(simulation, after, () => end2(simulation, container, exit.code, exit.reason));
  if (launch.healthCheck === null) return;
  for (const { at, status } of healthChanges(launch.healthCheck, behaviour, speed)) {
    later(simulation, at, () => judge2(simulation, container, status));
  }
}
function judge2(simulation, container, health2) {
  if (container.state !== "running") return;
  container.health = health2;
  simulation.observer.containerHealth(container.launch.name, health2);
  startReady(simulation);
}
function end2(simulation, container, exitCode, reason) {
  if (container.state !== "running") return;
  container.state = "exited";
  container.exitCode = exitCode;
  simulation.surroundings.ports.release(container.bindings);
  const { lines, exit } = container.behaviour;
  if (lines === null) log(simulation, container, [`exited with ${exitCode}`]);
  else if (exit !== null) log(simulation, container, lines);
  simulation.observer.containerExited(container.launch.name, { exitCode, reason });
  startReady(simulation);
}
function log({ surroundings }, { launch, runtimeId }, messages) {
  if (launch.logging === null) return;
  const { group, stream } = launch.logging;
  const timestamp = surroundings.clock.now();
  const events = messages.map((message) => ({ timestamp, message }));
  surroundings.sink.append(group, stream ?? runtimeId, events);
}
var terminated = 143;
function stop4(simulation) {
  if (simulation.stopping) return;
  simulation.stopping = true;
  cancelTimers(simulation);
  const { containers, surroundings } = simulation;
  const running = containers.filter(({ state }) => state === "running");
  later(simulation, running.length === 0 ? 0 : surroundings.stop / surroundings.speed, () => {
    for (const container of running) end2(simulation, container, terminated, null);
    simulation.forget();
    simulation.observer.stopped();
  });
}
function fail2(simulation, containerName, reason) {
  abandon(simulation);
  simulation.forget();
  simulation.observer.failedToStart(containerName, reason);
}
function abandon(simulation) {
  simulation.stopping = true;
  cancelTimers(simulation);
  for (const { bindings } of simulation.containers) simulation.surroundings.ports.release(bindings);
}
function cancelTimers({ timers }) {
  for (const cancel of timers) cancel();
  timers.clear();
}
function later(simulation, milliseconds, work) {
  const cancel = simulation.surroundings.clock.after(milliseconds, () => {
    simulation.timers.delete(cancel);
    work();
  });
  simulation.timers.add(cancel);
}

// src/local-aws/runtimes/simulated/simulated-runtime.ts
function createSimulatedRuntime(options) {
  const tasks = /* @__PURE__ */ new Map();
  const surroundings = { pullDelay: noPullDelay, ...options, ports: createPorts(), images: createImageCache() };
  return {
    start(launch, observer) {
      const forget2 = () => tasks.delete(launch.taskId);
      tasks.set(launch.taskId, simulateTask(surroundings, launch, observer, forget2));
    },
    stop: (taskId) => tasks.get(taskId)?.stop(),
    simulatedStatus: (taskId, containerName) => tasks.get(taskId)?.status(containerName) ?? 502,
    async close() {
      for (const task of tasks.values()) task.abandon();
      tasks.clear();
    }
  };
}

// src/local-aws/scheduler/apply-step.ts
function applyStep(ecs, service, result) {
  const changed = changedDeployments(service.deployments, result.service.deployments);
  service.deployments = result.service.deployments;
  const now = ecs.clock.now();
  for (const id of changed) touch(service, id, now);
  beginRequestedRollback(service, now);
  followFailures(service);
  const unhealthy = serviceTasks(service).filter((task) => isLive(task) && isUnhealthy(task)).length;
  const told2 = recordUnhealthyTargets(ecs, service, result);
  const stopped = stopTasks(ecs, service, result);
  const started2 = startTasks(ecs, service, result);
  for (const event of result.events) conclude2(ecs, service, event);
  recordStops(ecs, service, stopped);
  recordStarts(ecs, service, started2, Math.min(started2.length, unhealthy));
  for (const event of result.events) {
    if (event.kind !== "task-unhealthy" || !told2.has(event.taskId)) recordEvent(ecs, service, event);
  }
}
function isUnhealthy(task) {
  return taskHealth(task) === "UNHEALTHY" || task.targetHealth === "UNHEALTHY";
}
function recordUnhealthyTargets(ecs, service, { actions: actions2 }) {
  const told2 = /* @__PURE__ */ new Set();
  for (const action of actions2) {
    const task = action.kind === "stop-task" && action.reason === "unhealthy" ? taskOf(service, action.taskId) : void 0;
    const target2 = task?.targetHealth === "UNHEALTHY" ? unhealthyTarget(task) : void 0;
    if (task === void 0 || target2 === void 0) continue;
    recordMessage(ecs, service, unhealthyText(task, target2));
    told2.add(task.id);
  }
  return told2;
}
function taskOf({ cluster }, taskId) {
  return cluster.tasks.get(taskId);
}
function changedDeployments(before, after) {
  const known2 = new Map(before.map((deployment) => [deployment.id, deployment]));
  return after.flatMap((deployment) => {
    const earlier = known2.get(deployment.id);
    const same = earlier?.status === deployment.status && earlier.rolloutState === deployment.rolloutState && earlier.budget === deployment.budget && earlier.failedTasks === deployment.failedTasks;
    return same ? [] : [deployment.id];
  });
}
function touch(service, deploymentId, now) {
  const record = service.records.get(deploymentId);
  if (record !== void 0) record.updatedAt = now;
}
function followFailures(service) {
  const current = currentServiceDeployment(service);
  const target2 = service.deployments.find(({ id }) => id === current?.targetId);
  if (current !== void 0 && target2 !== void 0) current.failureCount = target2.failedTasks;
}
function startTasks(ecs, service, { actions: actions2 }) {
  return actions2.flatMap((action) => {
    const record = action.kind === "start-task" ? service.records.get(action.deploymentId) : void 0;
    if (action.kind !== "start-task" || record === void 0) return [];
    const task = createTask(ecs, {
      cluster: service.cluster,
      taskDefinition: record.taskDefinition,
      instance: action.instanceId === null ? null : service.cluster.instances.get(action.instanceId) ?? null,
      service,
      deploymentId: record.id,
      group: `service:${service.name}`,
      startedBy: record.id,
      overrides: {},
      networkConfiguration: asObject(record.stored.networkConfiguration),
      tags: propagatedTags(service, record.taskDefinition.tags),
      enableExecuteCommand: service.stored.enableExecuteCommand === true
    });
    launchTask(ecs, task);
    return [task];
  });
}
function propagatedTags(service, ofTaskDefinition) {
  if (service.stored.propagateTags === "SERVICE") return service.tags;
  return service.stored.propagateTags === "TASK_DEFINITION" ? ofTaskDefinition : [];
}
function stopTasks(ecs, service, { actions: actions2 }) {
  const running = [];
  const pending = [];
  const primary = service.deployments.find(({ status }) => status === "PRIMARY");
  for (const action of actions2) {
    const task = action.kind === "stop-task" ? taskOf(service, action.taskId) : void 0;
    if (action.kind !== "stop-task" || task === void 0) continue;
    (task.lastStatus === "RUNNING" ? running : pending).push(task);
    const reason = stopText(action.reason, task, primary?.id ?? task.deploymentId ?? "");
    stopTask(ecs, task, { code: "ServiceSchedulerInitiated", reason });
  }
  return { running, pending };
}
function stopText(reason, task, deploymentId) {
  switch (reason) {
    case "unhealthy": {
      const target2 = task.targetHealth === "UNHEALTHY" ? unhealthyTarget(task) : void 0;
      if (target2 === void 0) return "Task failed container health checks";
      return `Task failed ELB health checks in (target-group ${target2.targetGroupArn})`;
    }
    case "replaced":
    case "scaled-in":
    case "instance-draining":
      return `Scaling activity initiated by (deployment ${deploymentId})`;
  }
}
function conclude2(ecs, service, event) {
  const now = ecs.clock.now();
  switch (event.kind) {
    case "deployment-completed":
      explain(service, event.deploymentId, `ECS deployment ${event.deploymentId} completed.`);
      completeServiceDeployment(service, event.deploymentId, now);
      break;
    case "deployment-failed":
      explain(service, event.deploymentId, "ECS deployment circuit breaker: tasks failed to start.");
      failServiceDeployment(service, now);
      break;
    case "rolling-back": {
      const reason = `ECS deployment circuit breaker: rolling back to deploymentId ${event.deploymentId}.`;
      explain(service, event.deploymentId, reason);
      const record = service.records.get(event.deploymentId);
      if (record !== void 0) record.createdAt = now;
      rollBackServiceDeployment(service, event.deploymentId, now);
      break;
    }
    default:
      break;
  }
}
function explain(service, deploymentId, reason) {
  const record = service.records.get(deploymentId);
  if (record !== void 0) record.rolloutStateReason = reason;
}

// src/local-aws/scheduler/scheduler.ts
function createScheduler(clock, turn) {
  const woken = /* @__PURE__ */ new Set();
  const alarms = /* @__PURE__ */ new Map();
  const run3 = () => {
    const clusters = [...woken];
    woken.clear();
    for (const cluster of clusters) {
      alarms.get(cluster)?.();
      const due = turn(cluster);
      if (due !== null)
        alarms.set(
          cluster,
          clock.after(Math.max(1, due - clock.now()), () => wake(cluster))
        );
    }
  };
  const wake = (cluster) => {
    if (woken.size === 0) clock.after(0, run3);
    woken.add(cluster);
  };
  return { wake };
}
function turnCluster(ecs, cluster) {
  const dues = [...cluster.services.values()].map((service) => turnService(ecs, service));
  return earliest(dues);
}
function earliest(instants2) {
  const known2 = instants2.filter((instant) => instant !== null);
  return known2.length === 0 ? null : Math.min(...known2);
}
function turnService(ecs, service) {
  if (service.status === "INACTIVE" || service.deployments.length === 0) return null;
  if (service.strategy === "DAEMON" && service.status === "ACTIVE") followInstances(service);
  const failures = service.failures;
  service.failures = [];
  recordLaunchFailures(ecs, service, failures);
  const graceEnd = judgeTargets(ecs, service, serviceTasks(service).filter(isLive));
  const instances = [...service.cluster.instances.values()].map((instance) => instanceState(service.cluster, instance));
  const now = ecs.clock.now();
  const { settings } = ecs;
  const result = step({ service: serviceState(service), instances, failures, now, settings });
  applyStep(ecs, service, result);
  if (result.actions.length > 0) ecs.wake(service.cluster);
  if (service.status === "DRAINING" && !serviceTasks(service).some(isLive)) service.status = "INACTIVE";
  return earliest([nextTurn(service, now, settings), graceEnd]);
}
function nextTurn(service, now, settings) {
  return service.status === "INACTIVE" ? null : nextDue(serviceState(service), now, settings);
}
function followInstances(service) {
  const active = [...service.cluster.instances.values()].filter(({ status }) => status === "ACTIVE").length;
  if (active !== service.desiredCount) scale(service, active);
}

// src/local-aws/secrets-manager/secret-store.ts
import { randomInt as randomInt4, randomUUID as randomUUID3 } from "node:crypto";
var letters3 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
function newSecret(name, context, now) {
  const suffix = Array.from({ length: 6 }, () => letters3[randomInt4(letters3.length)]).join("");
  return {
    name,
    arn: `arn:aws:secretsmanager:${context.region}:${context.accountId}:secret:${name}-${suffix}`,
    description: void 0,
    kmsKeyId: void 0,
    tags: /* @__PURE__ */ new Map(),
    created: now,
    changed: now,
    deleted: void 0,
    versions: /* @__PURE__ */ new Map()
  };
}
function findSecret(store, secretId) {
  const found = store.get(secretId) ?? [...store.values()].find(({ arn }) => arn === secretId || arn.slice(0, -7) === secretId);
  if (found === void 0)
    throw new ApiError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  return found;
}
function findLiveSecret(store, secretId) {
  const secret = findSecret(store, secretId);
  if (secret.deleted === void 0) return secret;
  const message = "You can't perform this operation on the secret because it was marked for deletion.";
  throw new ApiError("InvalidRequestException", message);
}
function findVersion(secret, wanted) {
  const { versionId } = wanted;
  const stage = wanted.stage ?? (versionId === void 0 ? "AWSCURRENT" : void 0);
  const found = [...secret.versions.values()].find(
    ({ id, stages }) => (versionId === void 0 || id === versionId) && (stage === void 0 || stages.has(stage))
  );
  if (found !== void 0) return found;
  const what = stage === void 0 ? `VersionId: ${versionId}` : `staging label: ${stage}`;
  throw new ApiError("ResourceNotFoundException", `Secrets Manager can't find the specified secret value for ${what}`);
}
function addVersion(secret, added) {
  const id = added.token ?? randomUUID3();
  const existing = secret.versions.get(id);
  if (existing !== void 0) return repeated2(existing, added.content);
  const stages = new Set(secret.versions.size === 0 ? [...added.stages, "AWSCURRENT"] : added.stages);
  for (const version2 of secret.versions.values()) {
    if (stages.has("AWSCURRENT")) version2.stages.delete("AWSPREVIOUS");
  }
  for (const version2 of secret.versions.values()) takeStages(version2, stages);
  const version = { id, content: added.content, created: added.now, stages };
  secret.versions.set(id, version);
  secret.changed = added.now;
  return version;
}
function takeStages(version, stages) {
  const wasCurrent = version.stages.has("AWSCURRENT");
  for (const stage of stages) version.stages.delete(stage);
  if (wasCurrent && stages.has("AWSCURRENT")) version.stages.add("AWSPREVIOUS");
}
function repeated2(existing, content) {
  if (JSON.stringify(existing.content) === JSON.stringify(content)) return existing;
  const message = `You can't use ClientRequestToken ${existing.id} because that value is already in use for a version of this secret with a different value.`;
  throw new ApiError("ResourceExistsException", message);
}

// src/local-aws/secrets-manager/listing-operations.ts
var failure8 = "ValidationException";
function listingOperations(store) {
  return {
    DescribeSecret(input) {
      const secret = findSecret(store, membersOf(input, failure8).requiredText("SecretId"));
      return { ...describe8(secret), VersionIdsToStages: stagesOf(secret) };
    },
    ListSecrets: (input) => listSecrets(store, input),
    ListSecretVersionIds(input) {
      const secret = findSecret(store, membersOf(input, failure8).requiredText("SecretId"));
      const Versions = [...secret.versions.values()].map(({ id, stages, created }) => ({
        VersionId: id,
        VersionStages: [...stages],
        CreatedDate: created / 1e3
      }));
      return { Versions, ARN: secret.arn, Name: secret.name };
    }
  };
}
var keyOf = ({ name }) => name;
function listSecrets(store, input) {
  const members = membersOf(input, failure8);
  const planned = members.boolean("IncludePlannedDeletion") ?? false;
  const filters2 = members.objects("Filters").map(compileFilter);
  const matching = sortedByKey(store.values(), keyOf).filter(
    (secret) => (planned || secret.deleted === void 0) && filters2.every((passes) => passes(secret))
  );
  const size = members.integer("MaxResults", { minimum: 1, maximum: 100 }) ?? 100;
  const { elements: elements2, nextToken } = pageOf(matching, keyOf, { size, token: members.text("NextToken") });
  const SecretList = elements2.map((secret) => ({ ...describe8(secret), SecretVersionsToStages: stagesOf(secret) }));
  return { SecretList, ...tokenMember("NextToken", nextToken) };
}
function compileFilter(filter) {
  const key = asString(filter.Key);
  const values = asStrings(filter.Values);
  if (key !== "name" && key !== "description") {
    throw new ApiError(
      "InvalidParameterException",
      `local-aws filters secrets by name and description, not by ${key}.`
    );
  }
  return (secret) => values.some((value) => {
    const text2 = (key === "name" ? secret.name : secret.description) ?? "";
    return value.startsWith("!") ? !text2.startsWith(value.slice(1)) : text2.startsWith(value);
  });
}
function describe8(secret) {
  return {
    ARN: secret.arn,
    Name: secret.name,
    ...secret.description === void 0 ? {} : { Description: secret.description },
    ...secret.kmsKeyId === void 0 ? {} : { KmsKeyId: secret.kmsKeyId },
    LastChangedDate: secret.changed / 1e3,
    CreatedDate: secret.created / 1e3,
    ...secret.deleted === void 0 ? {} : { DeletedDate: secret.deleted / 1e3 },
    Tags: renderTagList(secret.tags)
  };
}
function stagesOf(secret) {
  const staged = [...secret.versions.values()].filter(({ stages }) => stages.size > 0);
  return Object.fromEntries(staged.map(({ id, stages }) => [id, [...stages]]));
}

// src/local-aws/secrets-manager/secret-operations.ts
var failure9 = "ValidationException";
var day = 24 * 60 * 60 * 1e3;
function secretOperations(store) {
  return {
    CreateSecret: (input, context) => createSecret(store, input, context),
    GetSecretValue: (input) => getValue(store, input),
    PutSecretValue(input) {
      const members = membersOf(input, failure9);
      const secret = requestedSecret(store, members);
      const version = addContent(secret, members, members.texts("VersionStages"));
      return { ...identityOf2(secret), VersionId: version.id, VersionStages: [...version.stages] };
    },
    UpdateSecret: (input) => updateSecret(store, input),
    DeleteSecret: (input) => deleteSecret(store, input),
    RestoreSecret(input) {
      const secret = findSecret(store, membersOf(input, failure9).requiredText("SecretId"));
      secret.deleted = void 0;
      return identityOf2(secret);
    },
    TagResource(input) {
      const members = membersOf(input, failure9);
      addTags(requestedSecret(store, members).tags, readTagList(members.objects("Tags")));
      return {};
    },
    UntagResource(input) {
      const members = membersOf(input, failure9);
      removeTags(requestedSecret(store, members).tags, members.texts("TagKeys"));
      return {};
    }
  };
}
function requestedSecret(store, members) {
  return findLiveSecret(store, members.requiredText("SecretId"));
}
function identityOf2({ arn, name }) {
  return { ARN: arn, Name: name };
}
function createSecret(store, input, context) {
  const members = membersOf(input, failure9);
  const name = secretName(members.requiredText("Name"));
  const existing = store.get(name);
  if (existing !== void 0) return repeatedCreation(existing, members);
  const secret = newSecret(name, context, Date.now());
  describe9(secret, members);
  addTags(secret.tags, readTagList(members.objects("Tags")));
  const version = readContent(members) === void 0 ? void 0 : addContent(secret, members, []);
  store.set(name, secret);
  return { ...identityOf2(secret), ...version === void 0 ? {} : { VersionId: version.id } };
}
function repeatedCreation(existing, members) {
  const version = existing.versions.get(members.text("ClientRequestToken") ?? "");
  if (existing.deleted !== void 0 || version === void 0) throw alreadyExists3(existing);
  const { id } = addContent(existing, members, []);
  return { ...identityOf2(existing), VersionId: id };
}
function alreadyExists3({ name, deleted }) {
  if (deleted === void 0) {
    return new ApiError("ResourceExistsException", `The operation failed because the secret ${name} already exists.`);
  }
  const message = "You can't create this secret because a secret with this name is already scheduled for deletion.";
  return new ApiError("InvalidRequestException", message);
}
function updateSecret(store, input) {
  const members = membersOf(input, failure9);
  const secret = requestedSecret(store, members);
  describe9(secret, members);
  secret.changed = Date.now();
  const version = readContent(members) === void 0 ? void 0 : addContent(secret, members, ["AWSCURRENT"]);
  return { ...identityOf2(secret), ...version === void 0 ? {} : { VersionId: version.id } };
}
function describe9(secret, members) {
  secret.description = members.text("Description") ?? secret.description;
  secret.kmsKeyId = members.text("KmsKeyId") ?? secret.kmsKeyId;
}
function getValue(store, input) {
  const members = membersOf(input, failure9);
  const secret = requestedSecret(store, members);
  return renderValue(secret, { versionId: members.text("VersionId"), stage: members.text("VersionStage") });
}
function renderValue(secret, wanted) {
  const { id, content, stages, created } = findVersion(secret, wanted);
  return {
    ...identityOf2(secret),
    VersionId: id,
    ..."text" in content ? { SecretString: content.text } : { SecretBinary: content.binary },
    VersionStages: [...stages],
    CreatedDate: created / 1e3
  };
}
function addContent(secret, members, stages) {
  const content = readContent(members);
  if (content === void 0) {
    throw new ApiError("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
  }
  const wanted = stages.length === 0 ? ["AWSCURRENT"] : stages;
  return addVersion(secret, { token: requestToken(members), content, stages: wanted, now: Date.now() });
}
function requestToken(members) {
  const token = members.text("ClientRequestToken");
  if (token === void 0 || token.length >= 32 && token.length <= 64) return token;
  const bound = token.length < 32 ? "greater than or equal to 32" : "less than or equal to 64";
  throw failedConstraint(failure9, "clientRequestToken", token, `Member must have length ${bound}`);
}
function readContent(members) {
  const text2 = members.text("SecretString");
  const binary = members.text("SecretBinary");
  if (text2 !== void 0 && binary !== void 0) {
    throw new ApiError(
      "InvalidParameterException",
      "You can't specify both a binary secret value and a string secret value in the same secret."
    );
  }
  if (text2 !== void 0) return { text: withinLimits("secretString", text2) };
  return binary === void 0 ? void 0 : { binary: withinLimits("secretBinary", binary) };
}
function withinLimits(member, content) {
  const bytes = Buffer.byteLength(content, member === "secretString" ? "utf8" : "base64");
  if (bytes >= 1 && bytes <= 65536) return content;
  const bound = bytes === 0 ? "greater than or equal to 1" : "less than or equal to 65536";
  throw failedSecretConstraint(failure9, member, `Member must have length ${bound}`);
}
function deleteSecret(store, input) {
  const members = membersOf(input, failure9);
  const force = members.boolean("ForceDeleteWithoutRecovery") ?? false;
  const window = members.integer("RecoveryWindowInDays", { minimum: 7, maximum: 30 });
  if (force && window !== void 0) {
    throw new ApiError(
      "InvalidParameterException",
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays."
    );
  }
  const secret = requestedSecret(store, members);
  const now = Date.now();
  if (force) store.delete(secret.name);
  else secret.deleted = now;
  return { ...identityOf2(secret), DeletionDate: (now + (force ? 0 : (window ?? 30) * day)) / 1e3 };
}
function secretName(name) {
  if (/^[a-zA-Z0-9/_+=.@-]{1,512}$/.test(name)) return name;
  const rule = "Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!";
  throw new ApiError(failure9, `Invalid name. ${rule}`);
}

// src/local-aws/secrets-manager/batch-operations.ts
var failure10 = "ValidationException";
function batchOperations(store) {
  return { BatchGetSecretValue: (input) => batchGetValues(store, input) };
}
var mostSecrets = 20;
function batchGetValues(store, input) {
  const members = membersOf(input, failure10);
  const ids = members.texts("SecretIdList");
  const filters2 = members.objects("Filters");
  if (ids.length > 0 === filters2.length > 0)
    throw new ApiError("InvalidParameterException", "You must provide either SecretIdList or Filters, and not both.");
  if (ids.length > mostSecrets)
    throw new ApiError("InvalidParameterException", `SecretIdList takes at most ${mostSecrets} secrets.`);
  return filters2.length > 0 ? byFilters(store, input) : readAll(store, ids);
}
function byFilters(store, input) {
  const members = membersOf(input, failure10);
  const filters2 = members.objects("Filters").map(compileFilter);
  const matching = sortedByKey(store.values(), ({ name }) => name).filter(
    (secret) => secret.deleted === void 0 && filters2.every((passes) => passes(secret))
  );
  const size = members.integer("MaxResults", { minimum: 1, maximum: mostSecrets }) ?? mostSecrets;
  const { elements: elements2, nextToken } = pageOf(matching, ({ name }) => name, { size, token: members.text("NextToken") });
  const names2 = elements2.map(({ name }) => name);
  return { ...readAll(store, names2), ...tokenMember("NextToken", nextToken) };
}
function readAll(store, ids) {
  const SecretValues = [];
  const Errors = [];
  for (const id of ids) {
    try {
      SecretValues.push(renderValue(findLiveSecret(store, id), { versionId: void 0, stage: void 0 }));
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      Errors.push({ SecretId: id, ErrorCode: thrown.type, Message: thrown.message });
    }
  }
  return { SecretValues, Errors };
}

// src/local-aws/secrets-manager/secrets-manager.ts
function createSecretsManager() {
  const store = /* @__PURE__ */ new Map();
  const operations = { ...secretOperations(store), ...batchOperations(store), ...listingOperations(store) };
  return {
    service: { protocol: "json-1.1", targetPrefix: "secretsmanager", operations },
    contentOf: ({ secretId, stage, versionId }) => findVersion(findLiveSecret(store, secretId), { stage, versionId }).content
  };
}

// src/local-aws/server/server.ts
import { randomUUID as randomUUID4 } from "node:crypto";
import { createServer as createServer4 } from "node:http";

// src/local-aws/faults/missing.ts
async function answerMissing(call2, perform) {
  const refusal2 = call2.service === "ecs" ? refusals[call2.operation] : void 0;
  if (refusal2 !== void 0) throw new ApiError(refusal2.type, refusal2.message);
  const answer2 = await perform();
  if (call2.operation.startsWith("List")) return withoutElements(answer2);
  return "failures" in answer2 ? withFailures(answer2) : answer2;
}
var unknownService = { type: "ServiceNotFoundException", message: "Service not found." };
var unknownTaskDefinition = { type: "ClientException", message: "TaskDefinition not found." };
var refusals = {
  DescribeTaskDefinition: { type: "ClientException", message: "Unable to describe task definition." },
  ListServiceDeployments: unknownService,
  RunTask: unknownTaskDefinition,
  StartTask: unknownTaskDefinition,
  UpdateService: unknownService
};
function withoutElements(answer2) {
  const members = Object.entries(answer2).filter(([name]) => name !== "nextToken");
  return Object.fromEntries(members.map(([name, value]) => [name, Array.isArray(value) ? [] : value]));
}
function withFailures({ failures, ...answer2 }) {
  const hidden = Object.values(answer2).flatMap((value) => asObjects(value).flatMap(arnOf2));
  return {
    ...withoutElements(answer2),
    failures: [...asObjects(failures), ...hidden.map((arn) => ({ arn, reason: "MISSING" }))]
  };
}
function arnOf2(resource) {
  const arn = Object.entries(resource).find(([name]) => /Arn$/.test(name))?.[1];
  return asString(arn)?.startsWith("arn:") === true ? [String(arn)] : [];
}

// src/local-aws/faults/time-shift.ts
var instantName = /(At|Date|Time|[tT]imestamp|^Expiration|^before|^after)$/;
var leastInstant = 1e9;
var leastMilliseconds = 1e11;
function shiftTimes(object, milliseconds) {
  const shifted = Object.entries(object).map(([name, value]) => [name, shiftMember(name, value, milliseconds)]);
  return Object.fromEntries(shifted);
}
function shiftMember(name, value, milliseconds) {
  if (Array.isArray(value)) return value.map((element) => shiftMember(name, element, milliseconds) ?? null);
  if (typeof value === "object" && value !== null) return shiftTimes(value, milliseconds);
  if (!instantName.test(name)) return value;
  if (typeof value === "number") return shiftNumber(value, milliseconds);
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? shiftText(value, milliseconds) : value;
}
function shiftNumber(value, milliseconds) {
  if (value < leastInstant) return value;
  return value >= leastMilliseconds ? value + milliseconds : Math.round(value * 1e3 + milliseconds) / 1e3;
}
function shiftText(value, milliseconds) {
  return new Date(Date.parse(value) + milliseconds).toISOString();
}

// src/local-aws/faults/inject.ts
var ConnectionReset = class extends Error {
  constructor() {
    super("The connection is reset.");
    this.name = "ConnectionReset";
  }
};
async function withFaults(faults, call2, context, perform) {
  const onTime = async () => {
    const skew = faults.skew();
    return skew === 0 ? perform(call2.input) : shiftTimes(await perform(shiftTimes(call2.input, -skew)), skew);
  };
  const fault = faults.strike(call2);
  return fault === void 0 ? onTime() : suffer(fault, { faults, call: call2, context, onTime });
}
async function suffer(fault, { faults, call: call2, context, onTime }) {
  switch (fault.kind) {
    case "throttle":
      throw new ApiError("ThrottlingException", "Rate exceeded");
    case "server-error":
      throw new ApiError("ServerException", "Service Unavailable. Please try again later.", { status: 500 });
    case "deny":
      throw new ApiError("AccessDeniedException", denial2(fault, call2, context));
    case "expired-token":
      throw new ApiError("ExpiredTokenException", "The security token included in the request is expired");
    case "missing":
      return answerMissing(call2, onTime);
    case "reset-before":
      throw new ConnectionReset();
    case "reset-after":
      await onTime();
      throw new ConnectionReset();
    case "hang":
      await faults.replaced();
      throw new ConnectionReset();
    case "hang-after":
      await onTime();
      await faults.replaced();
      throw new ConnectionReset();
  }
}
function denial2(fault, call2, context) {
  const user = `arn:aws:sts::${context.accountId}:assumed-role/local-aws/local-aws`;
  const action = fault.action ?? `${call2.service}:${call2.operation}`;
  const resource = fault.action === void 0 ? resourceOf(call2, context) : "*";
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}
function resourceOf({ service, input }, { accountId, region }) {
  const name = nameIn(service, input);
  if (name === void 0) return "*";
  if (name.startsWith("arn:")) return name;
  const place2 = `arn:aws:${service}:${region}:${accountId}`;
  switch (service) {
    case "ecs":
      return `${place2}:service/${String(input.cluster ?? "default")}/${name}`;
    case "rds":
      return `${place2}:db:${name}`;
    case "ssm":
      return `${place2}:parameter${name.startsWith("/") ? "" : "/"}${name}`;
    default:
      return name;
  }
}
function nameIn(service, input) {
  switch (service) {
    case "ecs":
      return asString(input.service);
    case "rds":
      return asString(input.DBInstanceIdentifier);
    case "ssm":
      return asString(input.Name) ?? asStrings(input.Names)[0];
    case "secretsmanager":
      return asString(input.SecretId) ?? asString(input.Name);
    default:
      return void 0;
  }
}

// src/local-aws/server/endpoints.ts
function answerEndpoint(endpoints, request6) {
  const { method, url, headers, body: received } = request6;
  for (const endpoint of endpoints) {
    const answer2 = endpoint({ method, path: url.pathname, query: url.searchParams, headers, body: received });
    if (answer2 === void 0) continue;
    const body = JSON.stringify(answer2.body);
    return { status: answer2.status, headers: { "content-type": "application/json" }, body };
  }
  return void 0;
}

// src/local-aws/faults/signing-time.ts
var tolerance = 5 * 60 * 1e3;
function requireTimely(signedAt, now) {
  const time = parseTime(signedAt ?? "");
  if (Number.isNaN(time) || Math.abs(time - now) <= tolerance) return;
  const early = time < now;
  const limit = formatTime(early ? now - tolerance : now + tolerance);
  const comparison = early ? "Signature expired: X is now earlier than" : "Signature not yet current: X is still later than";
  const bound = `${limit} (${formatTime(now)} ${early ? "-" : "+"} 5 min.)`;
  throw new ApiError("InvalidSignatureException", `${comparison.replace("X", signedAt ?? "")} ${bound}`);
}
function parseTime(text2) {
  const [, year, month, day2, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text2) ?? [];
  return Date.parse(`${year}-${month}-${day2}T${hour}:${minute}:${second}Z`);
}
function formatTime(milliseconds) {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, "");
}

// src/local-aws/server/authentication.ts
var regionOfIam = "us-east-1";
function requireSignature(request6, region, now) {
  const authorization = request6.headers.authorization ?? "";
  const [, accessKeyId, scope, signingName] = /Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\//.exec(authorization) ?? [];
  if (accessKeyId === void 0 || scope === void 0 || signingName === void 0) {
    throw new ApiError("MissingAuthenticationTokenException", "Request is missing Authentication Token");
  }
  if (scope !== region && !(signingName === "iam" && scope === regionOfIam)) {
    const message = `Credential should be scoped to a valid region. local-aws serves ${region}, not ${scope}: set AWS_REGION=${region}, or start it with --region ${scope}.`;
    throw new ApiError("InvalidSignatureException", message);
  }
  requireTimely(request6.headers["x-amz-date"], now);
  return { accessKeyId, signingName };
}

// src/local-aws/server/operations.ts
async function callOperation(call2, { faults, log: log2 }) {
  const { service, operation, input, context } = call2;
  const implementation = Object.hasOwn(service?.operations ?? {}, operation) ? service?.operations[operation] : void 0;
  if (implementation === void 0) {
    throw new ApiError("UnknownOperationException", `local-aws does not know the operation ${operation}.`);
  }
  try {
    const struck = { service: context.signingName ?? "", operation, input };
    return await withFaults(faults, struck, context, async (shifted) => implementation(shifted, context));
  } catch (thrown) {
    if (thrown instanceof ApiError || thrown instanceof ConnectionReset) throw thrown;
    log2(`${operation} failed: ${thrown instanceof Error ? thrown.stack ?? thrown.message : messageOf(thrown)}`);
    throw new ApiError("ServerException", `local-aws failed in ${operation}; its log says why.`, { status: 500 });
  }
}

// src/local-aws/server/json-protocol.ts
async function answerJson(options, request6) {
  try {
    const signature = requireSignature(request6, options.region, Date.now() + options.faults.skew());
    const target2 = request6.headers["x-amz-target"] ?? "";
    const dot = target2.lastIndexOf(".");
    const service = options.services.find((candidate) => hasPrefix(candidate, target2.slice(0, dot)));
    const { accountId, region } = options;
    const context = { accountId, region, requestId: request6.requestId, ...signature };
    const call2 = { service, operation: target2.slice(dot + 1), input: parseInput(request6.body), context };
    return jsonReply(200, await callOperation(call2, options));
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    const reply2 = jsonReply(thrown.status, { ...thrown.details, __type: thrown.type, message: thrown.message });
    return { ...reply2, headers: { ...reply2.headers, "x-amzn-errortype": thrown.type } };
  }
}
function hasPrefix(service, prefix) {
  return service.protocol === "json-1.1" && service.targetPrefix === prefix;
}
function parseInput(body) {
  const input = asObject(parseJson3(body === "" ? "{}" : body));
  if (input === void 0)
    throw new ApiError("SerializationException", "Start of structure or map found where not expected.");
  return input;
}
function parseJson3(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    throw new ApiError("SerializationException", "Unexpected character in the request: it is not JSON.");
  }
}
function jsonReply(status, body) {
  return { status, headers: { "content-type": "application/x-amz-json-1.1" }, body: JSON.stringify(body) };
}

// node_modules/xml-naming/src/index.js
var nameStartChar10 = ":A-Za-z_\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u0486\u0488-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD";
var nameChar10 = nameStartChar10 + "\\-\\.\\d\xB7\u0300-\u036F\u203F-\u2040";
var nameStartChar11 = ":A-Za-z_\xC0-\u02FF\u0370-\u037D\u037F-\u0486\u0488-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}";
var nameChar11 = nameStartChar11 + "\\-\\.\\d\xB7\u0300-\u036F\u0487\u203F-\u2040";
var buildRegexes = (startChar, char, flags = "") => {
  const ncStart = startChar.replace(":", "");
  const ncChar = char.replace(":", "");
  const ncNamePat = `[${ncStart}][${ncChar}]*`;
  return {
    name: new RegExp(`^[${startChar}][${char}]*$`, flags),
    ncName: new RegExp(`^${ncNamePat}$`, flags),
    qName: new RegExp(`^${ncNamePat}(?::${ncNamePat})?$`, flags),
    nmToken: new RegExp(`^[${char}]+$`, flags),
    nmTokens: new RegExp(`^[${char}]+(?:\\s+[${char}]+)*$`, flags)
  };
};
var regexes10 = buildRegexes(nameStartChar10, nameChar10);
var regexes11 = buildRegexes(nameStartChar11, nameChar11, "u");
var nameStartCharAscii = ":A-Za-z_";
var nameCharAscii = nameStartCharAscii + "\\-\\.\\d";
var regexesAscii = buildRegexes(nameStartCharAscii, nameCharAscii);
var getRegexes = (xmlVersion = "1.0", asciiOnly = false) => {
  if (asciiOnly) return regexesAscii;
  return xmlVersion === "1.1" ? regexes11 : regexes10;
};
var PRODUCTIONS = ["name", "ncName", "qName", "nmToken", "nmTokens"];
var createValidator = (production, { xmlVersion = "1.0", asciiOnly = false, maxCacheSize = 2048 } = {}) => {
  if (!PRODUCTIONS.includes(production)) {
    throw new TypeError(
      `Unknown production "${production}". Must be one of: ${PRODUCTIONS.join(", ")}`
    );
  }
  const regex = getRegexes(xmlVersion, asciiOnly)[production];
  let cache = /* @__PURE__ */ new Map();
  const validator = (str) => {
    const cached = cache.get(str);
    if (cached !== void 0) return cached;
    const result = regex.test(str);
    if (cache.size < maxCacheSize) cache.set(str, result);
    return result;
  };
  validator.reset = () => {
    cache = /* @__PURE__ */ new Map();
  };
  return validator;
};

// node_modules/path-expression-matcher/src/Expression.js
var Expression = class {
  /**
   * Create a new Expression
   * @param {string} pattern - Pattern string (e.g., "root.users.user", "..user[id]")
   * @param {Object} options - Configuration options
   * @param {string} options.separator - Path separator (default: '.')
   */
  constructor(pattern, options = {}, data) {
    this.pattern = pattern;
    this.separator = options.separator || ".";
    this.segments = this._parse(pattern);
    this.data = data;
    this._hasDeepWildcard = this.segments.some((seg) => seg.type === "deep-wildcard");
    this._hasAttributeCondition = this.segments.some((seg) => seg.attrName !== void 0);
    this._hasPositionSelector = this.segments.some((seg) => seg.position !== void 0);
  }
  /**
   * Parse pattern string into segments
   * @private
   * @param {string} pattern - Pattern to parse
   * @returns {Array} Array of segment objects
   */
  _parse(pattern) {
    const segments2 = [];
    let i = 0;
    let currentPart = "";
    while (i < pattern.length) {
      if (pattern[i] === this.separator) {
        if (i + 1 < pattern.length && pattern[i + 1] === this.separator) {
          if (currentPart.trim()) {
            segments2.push(this._parseSegment(currentPart.trim()));
            currentPart = "";
          }
          segments2.push({ type: "deep-wildcard" });
          i += 2;
        } else {
          if (currentPart.trim()) {
            segments2.push(this._parseSegment(currentPart.trim()));
          }
          currentPart = "";
          i++;
        }
      } else {
        currentPart += pattern[i];
        i++;
      }
    }
    if (currentPart.trim()) {
      segments2.push(this._parseSegment(currentPart.trim()));
    }
    return segments2;
  }
  /**
   * Parse a single segment
   * @private
   * @param {string} part - Segment string (e.g., "user", "ns::user", "user[id]", "ns::user:first")
   * @returns {Object} Segment object
   */
  _parseSegment(part) {
    const segment = { type: "tag" };
    let bracketContent = null;
    let withoutBrackets = part;
    const bracketMatch = part.match(/^([^\[]+)(\[[^\]]*\])(.*)$/);
    if (bracketMatch) {
      withoutBrackets = bracketMatch[1] + bracketMatch[3];
      if (bracketMatch[2]) {
        const content = bracketMatch[2].slice(1, -1);
        if (content) {
          bracketContent = content;
        }
      }
    }
    let namespace = void 0;
    let tagAndPosition = withoutBrackets;
    if (withoutBrackets.includes("::")) {
      const nsIndex = withoutBrackets.indexOf("::");
      namespace = withoutBrackets.substring(0, nsIndex).trim();
      tagAndPosition = withoutBrackets.substring(nsIndex + 2).trim();
      if (!namespace) {
        throw new Error(`Invalid namespace in pattern: ${part}`);
      }
    }
    let tag = void 0;
    let positionMatch = null;
    if (tagAndPosition.includes(":")) {
      const colonIndex = tagAndPosition.lastIndexOf(":");
      const tagPart = tagAndPosition.substring(0, colonIndex).trim();
      const posPart = tagAndPosition.substring(colonIndex + 1).trim();
      const isPositionKeyword = ["first", "last", "odd", "even"].includes(posPart) || /^nth\(\d+\)$/.test(posPart);
      if (isPositionKeyword) {
        tag = tagPart;
        positionMatch = posPart;
      } else {
        tag = tagAndPosition;
      }
    } else {
      tag = tagAndPosition;
    }
    if (!tag) {
      throw new Error(`Invalid segment pattern: ${part}`);
    }
    segment.tag = tag;
    if (namespace) {
      segment.namespace = namespace;
    }
    if (bracketContent) {
      if (bracketContent.includes("=")) {
        const eqIndex = bracketContent.indexOf("=");
        segment.attrName = bracketContent.substring(0, eqIndex).trim();
        segment.attrValue = bracketContent.substring(eqIndex + 1).trim();
      } else {
        segment.attrName = bracketContent.trim();
      }
    }
    if (positionMatch) {
      const nthMatch = positionMatch.match(/^nth\((\d+)\)$/);
      if (nthMatch) {
        segment.position = "nth";
        segment.positionValue = parseInt(nthMatch[1], 10);
      } else {
        segment.position = positionMatch;
      }
    }
    return segment;
  }
  /**
   * Get the number of segments
   * @returns {number}
   */
  get length() {
    return this.segments.length;
  }
  /**
   * Check if expression contains deep wildcard
   * @returns {boolean}
   */
  hasDeepWildcard() {
    return this._hasDeepWildcard;
  }
  /**
   * Check if expression has attribute conditions
   * @returns {boolean}
   */
  hasAttributeCondition() {
    return this._hasAttributeCondition;
  }
  /**
   * Check if expression has position selectors
   * @returns {boolean}
   */
  hasPositionSelector() {
    return this._hasPositionSelector;
  }
  /**
   * Get string representation
   * @returns {string}
   */
  toString() {
    return this.pattern;
  }
};

// node_modules/path-expression-matcher/src/Matcher.js
var MatcherView = class {
  /**
   * @param {Matcher} matcher - The parent Matcher instance to read from.
   */
  constructor(matcher) {
    this._matcher = matcher;
  }
  /**
   * Get the path separator used by the parent matcher.
   * @returns {string}
   */
  get separator() {
    return this._matcher.separator;
  }
  /**
   * Get current tag name.
   * @returns {string|undefined}
   */
  getCurrentTag() {
    const path = this._matcher.path;
    return path.length > 0 ? path[path.length - 1].tag : void 0;
  }
  /**
   * Get current namespace.
   * @returns {string|undefined}
   */
  getCurrentNamespace() {
    const path = this._matcher.path;
    return path.length > 0 ? path[path.length - 1].namespace : void 0;
  }
  /**
   * Get current node's attribute value.
   * @param {string} attrName
   * @returns {*}
   */
  getAttrValue(attrName) {
    const path = this._matcher.path;
    if (path.length === 0) return void 0;
    return path[path.length - 1].values?.[attrName];
  }
  /**
   * Check if current node has an attribute.
   * @param {string} attrName
   * @returns {boolean}
   */
  hasAttr(attrName) {
    const path = this._matcher.path;
    if (path.length === 0) return false;
    const current = path[path.length - 1];
    return current.values !== void 0 && attrName in current.values;
  }
  /**
   * Get the value of a "kept" attribute from the nearest ancestor (or
   * current node) that declared it via `push(tag, attrs, ns, { keep: [...] })`.
   * @param {string} attrName
   * @returns {*}
   */
  getAnyParentAttr(attrName) {
    return this._matcher.getAnyParentAttr(attrName);
  }
  /**
   * Check whether any ancestor (or the current node) kept the given
   * attribute via `push(tag, attrs, ns, { keep: [...] })`.
   * @param {string} attrName
   * @returns {boolean}
   */
  hasAnyParentAttr(attrName) {
    return this._matcher.hasAnyParentAttr(attrName);
  }
  /**
   * Get current node's sibling position (child index in parent).
   * @returns {number}
   */
  getPosition() {
    const path = this._matcher.path;
    if (path.length === 0) return -1;
    return path[path.length - 1].position ?? 0;
  }
  /**
   * Get current node's repeat counter (occurrence count of this tag name).
   * @returns {number}
   */
  getCounter() {
    const path = this._matcher.path;
    if (path.length === 0) return -1;
    return path[path.length - 1].counter ?? 0;
  }
  /**
   * Get current node's sibling index (alias for getPosition).
   * @returns {number}
   * @deprecated Use getPosition() or getCounter() instead
   */
  getIndex() {
    return this.getPosition();
  }
  /**
   * Get current path depth.
   * @returns {number}
   */
  getDepth() {
    return this._matcher.path.length;
  }
  /**
   * Get path as string.
   * @param {string} [separator] - Optional separator (uses default if not provided)
   * @param {boolean} [includeNamespace=true]
   * @returns {string}
   */
  toString(separator, includeNamespace = true) {
    return this._matcher.toString(separator, includeNamespace);
  }
  /**
   * Get path as array of tag names.
   * @returns {string[]}
   */
  toArray() {
    return this._matcher.path.map((n) => n.tag);
  }
  /**
   * Match current path against an Expression.
   * @param {Expression} expression
   * @returns {boolean}
   */
  matches(expression) {
    return this._matcher.matches(expression);
  }
  /**
   * Match any expression in the given set against the current path.
   * @param {ExpressionSet} exprSet
   * @returns {boolean}
   */
  matchesAny(exprSet) {
    return exprSet.matchesAny(this._matcher);
  }
};
var Matcher = class {
  /**
   * Create a new Matcher.
   * @param {Object} [options={}]
   * @param {string} [options.separator='.'] - Default path separator
   */
  constructor(options = {}) {
    this.separator = options.separator || ".";
    this.path = [];
    this.siblingStacks = [];
    this._pathStringCache = null;
    this._view = new MatcherView(this);
    this._keptAttrs = [];
  }
  /**
   * Push a new tag onto the path.
   * @param {string} tagName
   * @param {Object|null} [attrValues=null]
   * @param {string|null} [namespace=null]
   * @param {Object|null} [options=null]
   * @param {string[]} [options.keep] - Names of attributes (from attrValues)
   */
  push(tagName, attrValues = null, namespace = null, options = null) {
    this._pathStringCache = null;
    if (this.path.length > 0) {
      this.path[this.path.length - 1].values = void 0;
    }
    const currentLevel = this.path.length;
    let level = this.siblingStacks[currentLevel];
    if (!level) {
      level = { counts: /* @__PURE__ */ new Map(), total: 0 };
      this.siblingStacks[currentLevel] = level;
    }
    const siblingKey = namespace ? `${namespace}:${tagName}` : tagName;
    const counter = level.counts.get(siblingKey) || 0;
    const position = level.total;
    level.counts.set(siblingKey, counter + 1);
    level.total++;
    const node = {
      tag: tagName,
      position,
      counter
    };
    if (namespace !== null && namespace !== void 0) {
      node.namespace = namespace;
    }
    if (attrValues !== null && attrValues !== void 0) {
      node.values = attrValues;
    }
    this.path.push(node);
    const depth = this.path.length;
    const keep2 = options !== null ? options.keep : null;
    if (keep2 !== null && keep2 !== void 0 && keep2.length > 0 && attrValues) {
      for (let i = 0; i < keep2.length; i++) {
        const name = keep2[i];
        if (attrValues[name] !== void 0) {
          this._keptAttrs.push({ depth, name, value: attrValues[name] });
        }
      }
    }
  }
  /**
   * Pop the last tag from the path.
   * @returns {Object|undefined} The popped node
   */
  pop() {
    if (this.path.length === 0) return void 0;
    this._pathStringCache = null;
    const node = this.path.pop();
    if (this.siblingStacks.length > this.path.length + 1) {
      this.siblingStacks.length = this.path.length + 1;
    }
    const poppedDepth = this.path.length + 1;
    while (this._keptAttrs.length > 0 && this._keptAttrs[this._keptAttrs.length - 1].depth >= poppedDepth) {
      this._keptAttrs.pop();
    }
    return node;
  }
  /**
   * Update current node's attribute values.
   * Useful when attributes are parsed after push.
   * @param {Object} attrValues
   */
  updateCurrent(attrValues) {
    if (this.path.length > 0) {
      const current = this.path[this.path.length - 1];
      if (attrValues !== null && attrValues !== void 0) {
        current.values = attrValues;
      }
    }
  }
  /**
   * Get current tag name.
   * @returns {string|undefined}
   */
  getCurrentTag() {
    return this.path.length > 0 ? this.path[this.path.length - 1].tag : void 0;
  }
  /**
   * Get current namespace.
   * @returns {string|undefined}
   */
  getCurrentNamespace() {
    return this.path.length > 0 ? this.path[this.path.length - 1].namespace : void 0;
  }
  /**
   * Get current node's attribute value.
   * @param {string} attrName
   * @returns {*}
   */
  getAttrValue(attrName) {
    if (this.path.length === 0) return void 0;
    return this.path[this.path.length - 1].values?.[attrName];
  }
  /**
   * Check if current node has an attribute.
   * @param {string} attrName
   * @returns {boolean}
   */
  hasAttr(attrName) {
    if (this.path.length === 0) return false;
    const current = this.path[this.path.length - 1];
    return current.values !== void 0 && attrName in current.values;
  }
  /**
   * Get the value of a "kept" attribute from the nearest ancestor (or
   * current node) that declared it via `push(tag, attrs, ns, { keep: [...] })`.
   * Unlike getAttrValue(), this works regardless of how deep the path has
   * gone since the attribute was pushed — but only for attribute names that
   * were explicitly marked with `keep` at push time. Cost is proportional to
   * the number of currently-kept attributes (typically 0-3), not path depth.
   * @param {string} attrName
   * @returns {*} the value, or undefined if no ancestor kept this attribute
   */
  getAnyParentAttr(attrName) {
    const kept = this._keptAttrs;
    for (let i = kept.length - 1; i >= 0; i--) {
      if (kept[i].name === attrName) return kept[i].value;
    }
    return void 0;
  }
  /**
   * Check whether any ancestor (or the current node) kept the given
   * attribute via `push(tag, attrs, ns, { keep: [...] })`.
   * @param {string} attrName
   * @returns {boolean}
   */
  hasAnyParentAttr(attrName) {
    const kept = this._keptAttrs;
    for (let i = kept.length - 1; i >= 0; i--) {
      if (kept[i].name === attrName) return true;
    }
    return false;
  }
  /**
   * Get current node's sibling position (child index in parent).
   * @returns {number}
   */
  getPosition() {
    if (this.path.length === 0) return -1;
    return this.path[this.path.length - 1].position ?? 0;
  }
  /**
   * Get current node's repeat counter (occurrence count of this tag name).
   * @returns {number}
   */
  getCounter() {
    if (this.path.length === 0) return -1;
    return this.path[this.path.length - 1].counter ?? 0;
  }
  /**
   * Get current node's sibling index (alias for getPosition).
   * @returns {number}
   * @deprecated Use getPosition() or getCounter() instead
   */
  getIndex() {
    return this.getPosition();
  }
  /**
   * Get current path depth.
   * @returns {number}
   */
  getDepth() {
    return this.path.length;
  }
  /**
   * Get path as string.
   * @param {string} [separator] - Optional separator (uses default if not provided)
   * @param {boolean} [includeNamespace=true]
   * @returns {string}
   */
  toString(separator, includeNamespace = true) {
    const sep = separator || this.separator;
    const isDefault = sep === this.separator && includeNamespace === true;
    if (isDefault) {
      if (this._pathStringCache !== null) {
        return this._pathStringCache;
      }
      const result = this.path.map(
        (n) => n.namespace ? `${n.namespace}:${n.tag}` : n.tag
      ).join(sep);
      this._pathStringCache = result;
      return result;
    }
    return this.path.map(
      (n) => includeNamespace && n.namespace ? `${n.namespace}:${n.tag}` : n.tag
    ).join(sep);
  }
  /**
   * Get path as array of tag names.
   * @returns {string[]}
   */
  toArray() {
    return this.path.map((n) => n.tag);
  }
  /**
   * Reset the path to empty.
   */
  reset() {
    this._pathStringCache = null;
    this.path = [];
    this.siblingStacks = [];
    this._keptAttrs = [];
  }
  /**
   * Match current path against an Expression.
   * @param {Expression} expression
   * @returns {boolean}
   */
  matches(expression) {
    const segments2 = expression.segments;
    if (segments2.length === 0) {
      return false;
    }
    if (expression.hasDeepWildcard()) {
      return this._matchWithDeepWildcard(segments2);
    }
    return this._matchSimple(segments2);
  }
  /**
   * @private
   */
  _matchSimple(segments2) {
    if (this.path.length !== segments2.length) {
      return false;
    }
    for (let i = 0; i < segments2.length; i++) {
      if (!this._matchSegment(segments2[i], this.path[i], i === this.path.length - 1)) {
        return false;
      }
    }
    return true;
  }
  /**
   * @private
   */
  _matchWithDeepWildcard(segments2) {
    let pathIdx = this.path.length - 1;
    let segIdx = segments2.length - 1;
    while (segIdx >= 0 && pathIdx >= 0) {
      const segment = segments2[segIdx];
      if (segment.type === "deep-wildcard") {
        segIdx--;
        if (segIdx < 0) {
          return true;
        }
        const nextSeg = segments2[segIdx];
        let found = false;
        for (let i = pathIdx; i >= 0; i--) {
          if (this._matchSegment(nextSeg, this.path[i], i === this.path.length - 1)) {
            pathIdx = i - 1;
            segIdx--;
            found = true;
            break;
          }
        }
        if (!found) {
          return false;
        }
      } else {
        if (!this._matchSegment(segment, this.path[pathIdx], pathIdx === this.path.length - 1)) {
          return false;
        }
        pathIdx--;
        segIdx--;
      }
    }
    return segIdx < 0;
  }
  /**
   * @private
   */
  _matchSegment(segment, node, isCurrentNode) {
    if (segment.tag !== "*" && segment.tag !== node.tag) {
      return false;
    }
    if (segment.namespace !== void 0) {
      if (segment.namespace !== "*" && segment.namespace !== node.namespace) {
        return false;
      }
    }
    if (segment.attrName !== void 0) {
      if (!isCurrentNode) {
        return false;
      }
      if (!node.values || !(segment.attrName in node.values)) {
        return false;
      }
      if (segment.attrValue !== void 0) {
        if (String(node.values[segment.attrName]) !== String(segment.attrValue)) {
          return false;
        }
      }
    }
    if (segment.position !== void 0) {
      if (!isCurrentNode) {
        return false;
      }
      const counter = node.counter ?? 0;
      if (segment.position === "first" && counter !== 0) {
        return false;
      } else if (segment.position === "odd" && counter % 2 !== 1) {
        return false;
      } else if (segment.position === "even" && counter % 2 !== 0) {
        return false;
      } else if (segment.position === "nth" && counter !== segment.positionValue) {
        return false;
      }
    }
    return true;
  }
  /**
   * Match any expression in the given set against the current path.
   * @param {ExpressionSet} exprSet
   * @returns {boolean}
   */
  matchesAny(exprSet) {
    return exprSet.matchesAny(this);
  }
  /**
   * Create a snapshot of current state.
   * @returns {Object}
   */
  snapshot() {
    return {
      path: this.path.map((node) => ({ ...node })),
      siblingStacks: this.siblingStacks.map((level) => level ? { counts: new Map(level.counts), total: level.total } : level),
      keptAttrs: this._keptAttrs.map((entry) => ({ ...entry }))
    };
  }
  /**
   * Restore state from snapshot.
   * @param {Object} snapshot
   */
  restore(snapshot) {
    this._pathStringCache = null;
    this.path = snapshot.path.map((node) => ({ ...node }));
    this.siblingStacks = snapshot.siblingStacks.map((level) => level ? { counts: new Map(level.counts), total: level.total } : level);
    this._keptAttrs = (snapshot.keptAttrs || []).map((entry) => ({ ...entry }));
  }
  /**
   * Return the read-only {@link MatcherView} for this matcher.
   *
   * The same instance is returned on every call — no allocation occurs.
   * It always reflects the current parser state and is safe to pass to
   * user callbacks without risk of accidental mutation.
   *
   * @returns {MatcherView}
   *
   * @example
   * const view = matcher.readOnly();
   * // pass view to callbacks — it stays in sync automatically
   * view.matches(expr);       // ✓
   * view.getCurrentTag();     // ✓
   * // view.push(...)         // ✗ method does not exist — caught by TypeScript
   */
  readOnly() {
    return this._view;
  }
};

// node_modules/fast-xml-builder/src/util.js
function valToStr(val) {
  return typeof val === "number" && Object.is(val, -0) ? "-0" : String(val);
}
function safeComment(val) {
  return valToStr(val).replace(/--/g, "- -").replace(/--/g, "- -").replace(/-$/, "- ");
}
function safeCdata(val) {
  return valToStr(val).replace(/\]\]>/g, "]]]]><![CDATA[>");
}
function escapeAttribute(val) {
  return valToStr(val).replace(/"/g, "&quot;").replace(/'/g, "&apos;");
}
function resolveName(name, isAttribute2, options, matcher, validator) {
  if (!options.sanitizeName) return name;
  const isPI = !isAttribute2 && name[0] === "?";
  const bare = isPI ? name.slice(1) : name;
  if (validator(bare)) return name;
  const result = options.sanitizeName(bare, { isAttribute: isAttribute2, matcher: matcher.readOnly() });
  if (typeof result !== "string" || !validator(result)) {
    throw new Error(`sanitizeName returned an invalid XML name for "${bare}"`);
  }
  return isPI ? "?" + result : result;
}

// node_modules/fast-xml-builder/src/orderedJs2Xml.js
var EOL = "\n";
function detectXmlVersionFromArray(jArray, options) {
  if (!Array.isArray(jArray) || jArray.length === 0) return "1.0";
  const first = jArray[0];
  const firstKey = propName(first);
  if (firstKey === "?xml") {
    const attrs = first[":@"];
    if (attrs) {
      const versionKey = options.attributeNamePrefix + "version";
      if (attrs[versionKey]) return attrs[versionKey];
    }
  }
  return "1.0";
}
function toXml(jArray, options) {
  let indentation = "";
  if (options.format) {
    indentation = EOL;
  }
  const stopNodeExpressions = [];
  if (options.stopNodes && Array.isArray(options.stopNodes)) {
    for (let i = 0; i < options.stopNodes.length; i++) {
      const node = options.stopNodes[i];
      if (typeof node === "string") {
        stopNodeExpressions.push(new Expression(node));
      } else if (node instanceof Expression) {
        stopNodeExpressions.push(node);
      }
    }
  }
  const xmlVersion = detectXmlVersionFromArray(jArray, options);
  const qNameValidator = createValidator("qName", { xmlVersion });
  const matcher = new Matcher();
  return arrToStr(jArray, options, indentation, matcher, stopNodeExpressions, qNameValidator);
}
function arrToStr(arr, options, indentation, matcher, stopNodeExpressions, qNameValidator) {
  let xmlStr = "";
  let isPreviousElementTag = false;
  if (options.maxNestedTags && matcher.getDepth() > options.maxNestedTags) {
    throw new Error("Maximum nested tags exceeded");
  }
  if (!Array.isArray(arr)) {
    if (arr !== void 0 && arr !== null) {
      let text2 = valToStr(arr);
      text2 = replaceEntitiesValue(text2, options);
      return text2;
    }
    return "";
  }
  for (let i = 0; i < arr.length; i++) {
    const tagObj = arr[i];
    const rawTagName = propName(tagObj);
    if (rawTagName === void 0) continue;
    const isSpecialName = rawTagName === options.textNodeName || rawTagName === options.cdataPropName || rawTagName === options.commentPropName;
    const tagName = isSpecialName ? rawTagName : resolveName(rawTagName, false, options, matcher, qNameValidator);
    const attrValues = extractAttributeValues(tagObj[":@"], options);
    matcher.push(tagName, attrValues);
    const isStopNode = checkStopNode(matcher, stopNodeExpressions);
    if (tagName === options.textNodeName) {
      let tagText = tagObj[rawTagName];
      if (!isStopNode) {
        tagText = options.tagValueProcessor(tagName, tagText);
        tagText = replaceEntitiesValue(tagText, options);
      }
      tagText = valToStr(tagText);
      if (isPreviousElementTag) {
        xmlStr += indentation;
      }
      xmlStr += tagText;
      isPreviousElementTag = false;
      matcher.pop();
      continue;
    } else if (tagName === options.cdataPropName) {
      if (isPreviousElementTag) {
        xmlStr += indentation;
      }
      const val = tagObj[rawTagName][0][options.textNodeName];
      const safeVal = safeCdata(val);
      xmlStr += `<![CDATA[${safeVal}]]>`;
      isPreviousElementTag = false;
      matcher.pop();
      continue;
    } else if (tagName === options.commentPropName) {
      const val = tagObj[rawTagName][0][options.textNodeName];
      const safeVal = safeComment(val);
      xmlStr += indentation + `<!--${safeVal}-->`;
      isPreviousElementTag = true;
      matcher.pop();
      continue;
    } else if (tagName[0] === "?") {
      const attStr2 = attr_to_str(tagObj[":@"], options, isStopNode, matcher, qNameValidator);
      const tempInd = tagName === "?xml" ? "" : indentation;
      xmlStr += tempInd + `<${tagName}${attStr2}?>`;
      isPreviousElementTag = true;
      matcher.pop();
      continue;
    }
    let newIdentation = indentation;
    if (newIdentation !== "") {
      newIdentation += options.indentBy;
    }
    const attStr = attr_to_str(tagObj[":@"], options, isStopNode, matcher, qNameValidator);
    const tagStart = indentation + `<${tagName}${attStr}`;
    let tagValue;
    if (isStopNode) {
      tagValue = getRawContent(tagObj[rawTagName], options, matcher.getDepth());
    } else {
      tagValue = arrToStr(tagObj[rawTagName], options, newIdentation, matcher, stopNodeExpressions, qNameValidator);
    }
    if (options.unpairedTags.indexOf(tagName) !== -1) {
      if (options.suppressUnpairedNode) xmlStr += tagStart + ">";
      else xmlStr += tagStart + "/>";
    } else if ((!tagValue || tagValue.length === 0) && options.suppressEmptyNode) {
      xmlStr += tagStart + "/>";
    } else if (tagValue && tagValue.endsWith(">")) {
      xmlStr += tagStart + `>${tagValue}${indentation}</${tagName}>`;
    } else {
      xmlStr += tagStart + ">";
      if (tagValue && indentation !== "" && (tagValue.includes("/>") || tagValue.includes("</"))) {
        xmlStr += indentation + options.indentBy + tagValue + indentation;
      } else {
        xmlStr += tagValue;
      }
      xmlStr += `</${tagName}>`;
    }
    isPreviousElementTag = true;
    matcher.pop();
  }
  return xmlStr;
}
function extractAttributeValues(attrMap, options) {
  if (!attrMap || options.ignoreAttributes) return null;
  const attrValues = {};
  let hasAttrs = false;
  for (let attr in attrMap) {
    if (!Object.prototype.hasOwnProperty.call(attrMap, attr)) continue;
    const cleanAttrName = attr.startsWith(options.attributeNamePrefix) ? attr.substr(options.attributeNamePrefix.length) : attr;
    attrValues[cleanAttrName] = escapeAttribute(attrMap[attr]);
    hasAttrs = true;
  }
  return hasAttrs ? attrValues : null;
}
function getRawContent(arr, options, depth = 0) {
  if (options.maxNestedTags && depth > options.maxNestedTags) {
    throw new Error("Maximum nested tags exceeded");
  }
  if (!Array.isArray(arr)) {
    if (arr !== void 0 && arr !== null) {
      return valToStr(arr);
    }
    return "";
  }
  let content = "";
  for (let i = 0; i < arr.length; i++) {
    const item = arr[i];
    const tagName = propName(item);
    if (tagName === options.textNodeName) {
      content += valToStr(item[tagName]);
    } else if (tagName === options.cdataPropName) {
      content += item[tagName][0][options.textNodeName];
    } else if (tagName === options.commentPropName) {
      content += item[tagName][0][options.textNodeName];
    } else if (tagName && tagName[0] === "?") {
      continue;
    } else if (tagName) {
      const attStr = attr_to_str_raw(item[":@"], options);
      const nestedContent = getRawContent(item[tagName], options, depth + 1);
      if (!nestedContent || nestedContent.length === 0) {
        content += `<${tagName}${attStr}/>`;
      } else {
        content += `<${tagName}${attStr}>${nestedContent}</${tagName}>`;
      }
    }
  }
  return content;
}
function attr_to_str_raw(attrMap, options) {
  let attrStr = "";
  if (attrMap && !options.ignoreAttributes) {
    for (let attr in attrMap) {
      if (!Object.prototype.hasOwnProperty.call(attrMap, attr)) continue;
      let attrVal = attrMap[attr];
      if (attrVal === true && options.suppressBooleanAttributes) {
        attrStr += ` ${attr.substr(options.attributeNamePrefix.length)}`;
      } else {
        attrStr += ` ${attr.substr(options.attributeNamePrefix.length)}="${escapeAttribute(attrVal)}"`;
      }
    }
  }
  return attrStr;
}
function propName(obj) {
  const keys = Object.keys(obj);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (!Object.prototype.hasOwnProperty.call(obj, key)) continue;
    if (key !== ":@") return key;
  }
}
function attr_to_str(attrMap, options, isStopNode, matcher, qNameValidator) {
  let attrStr = "";
  if (attrMap && !options.ignoreAttributes) {
    for (let attr in attrMap) {
      if (!Object.prototype.hasOwnProperty.call(attrMap, attr)) continue;
      const cleanAttrName = attr.substr(options.attributeNamePrefix.length);
      const resolvedAttrName = isStopNode ? cleanAttrName : resolveName(cleanAttrName, true, options, matcher, qNameValidator);
      let attrVal;
      if (isStopNode) {
        attrVal = attrMap[attr];
      } else {
        attrVal = options.attributeValueProcessor(attr, attrMap[attr]);
        attrVal = replaceEntitiesValue(attrVal, options);
      }
      if (attrVal === true && options.suppressBooleanAttributes) {
        attrStr += ` ${resolvedAttrName}`;
      } else {
        attrStr += ` ${resolvedAttrName}="${escapeAttribute(attrVal)}"`;
      }
    }
  }
  return attrStr;
}
function checkStopNode(matcher, stopNodeExpressions) {
  if (!stopNodeExpressions || stopNodeExpressions.length === 0) return false;
  for (let i = 0; i < stopNodeExpressions.length; i++) {
    if (matcher.matches(stopNodeExpressions[i])) {
      return true;
    }
  }
  return false;
}
function replaceEntitiesValue(textValue, options) {
  if (textValue && textValue.length > 0 && options.processEntities) {
    for (let i = 0; i < options.entities.length; i++) {
      const entity = options.entities[i];
      textValue = textValue.replace(entity.regex, entity.val);
    }
  }
  return textValue;
}

// node_modules/fast-xml-builder/src/ignoreAttributes.js
function getIgnoreAttributesFn(ignoreAttributes) {
  if (typeof ignoreAttributes === "function") {
    return ignoreAttributes;
  }
  if (Array.isArray(ignoreAttributes)) {
    return (attrName) => {
      for (const pattern of ignoreAttributes) {
        if (typeof pattern === "string" && attrName === pattern) {
          return true;
        }
        if (pattern instanceof RegExp && pattern.test(attrName)) {
          return true;
        }
      }
    };
  }
  return () => false;
}

// node_modules/fast-xml-builder/src/fxb.js
var defaultOptions = {
  attributeNamePrefix: "@_",
  attributesGroupName: false,
  textNodeName: "#text",
  ignoreAttributes: true,
  cdataPropName: false,
  format: false,
  indentBy: "  ",
  suppressEmptyNode: false,
  suppressUnpairedNode: true,
  suppressBooleanAttributes: true,
  tagValueProcessor: function(key, a) {
    return a;
  },
  attributeValueProcessor: function(attrName, a) {
    return a;
  },
  preserveOrder: false,
  commentPropName: false,
  unpairedTags: [],
  entities: [
    { regex: new RegExp("&", "g"), val: "&amp;" },
    //it must be on top
    { regex: new RegExp(">", "g"), val: "&gt;" },
    { regex: new RegExp("<", "g"), val: "&lt;" },
    { regex: new RegExp("'", "g"), val: "&apos;" },
    { regex: new RegExp('"', "g"), val: "&quot;" }
  ],
  processEntities: true,
  stopNodes: [],
  // transformTagName: false,
  // transformAttributeName: false,
  oneListGroup: false,
  maxNestedTags: 100,
  jPath: true,
  // When true, callbacks receive string jPath; when false, receive Matcher instance
  sanitizeName: false
  // false = allow all names as-is (default, backward-compatible).
  // Set to a function (name, { isAttribute, matcher }) => string to
  // validate/sanitize tag and attribute names. Throw inside the function
  // to reject an invalid name.
};
function Builder(options) {
  this.options = Object.assign({}, defaultOptions, options);
  if (this.options.stopNodes && Array.isArray(this.options.stopNodes)) {
    this.options.stopNodes = this.options.stopNodes.map((node) => {
      if (typeof node === "string" && node.startsWith("*.")) {
        return ".." + node.substring(2);
      }
      return node;
    });
  }
  this.stopNodeExpressions = [];
  if (this.options.stopNodes && Array.isArray(this.options.stopNodes)) {
    for (let i = 0; i < this.options.stopNodes.length; i++) {
      const node = this.options.stopNodes[i];
      if (typeof node === "string") {
        this.stopNodeExpressions.push(new Expression(node));
      } else if (node instanceof Expression) {
        this.stopNodeExpressions.push(node);
      }
    }
  }
  if (this.options.ignoreAttributes === true || this.options.attributesGroupName) {
    this.isAttribute = function() {
      return false;
    };
  } else {
    this.ignoreAttributesFn = getIgnoreAttributesFn(this.options.ignoreAttributes);
    this.attrPrefixLen = this.options.attributeNamePrefix.length;
    this.isAttribute = isAttribute;
  }
  this.processTextOrObjNode = processTextOrObjNode;
  if (this.options.format) {
    this.indentate = indentate;
    this.tagEndChar = ">\n";
    this.newLine = "\n";
  } else {
    this.indentate = function() {
      return "";
    };
    this.tagEndChar = ">";
    this.newLine = "";
  }
}
function detectXmlVersionFromObj(jObj, options) {
  const decl = jObj["?xml"];
  if (decl && typeof decl === "object") {
    if (options.attributesGroupName && decl[options.attributesGroupName]) {
      const v2 = decl[options.attributesGroupName][options.attributeNamePrefix + "version"];
      if (v2) return v2;
    }
    const v = decl[options.attributeNamePrefix + "version"];
    if (v) return v;
  }
  return "1.0";
}
Builder.prototype.build = function(jObj) {
  if (this.options.preserveOrder) {
    return toXml(jObj, this.options);
  } else {
    if (Array.isArray(jObj) && this.options.arrayNodeName && this.options.arrayNodeName.length > 1) {
      jObj = {
        [this.options.arrayNodeName]: jObj
      };
    }
    const matcher = new Matcher();
    const xmlVersion = detectXmlVersionFromObj(jObj, this.options);
    const qNameValidator = createValidator("qName", { xmlVersion });
    return this.j2x(jObj, 0, matcher, qNameValidator).val;
  }
};
Builder.prototype.j2x = function(jObj, level, matcher, qNameValidator) {
  let attrStr = "";
  let val = "";
  if (this.options.maxNestedTags && matcher.getDepth() >= this.options.maxNestedTags) {
    throw new Error("Maximum nested tags exceeded");
  }
  const jPath = this.options.jPath ? matcher.toString() : matcher;
  const isCurrentStopNode = this.checkStopNode(matcher);
  for (let key in jObj) {
    if (!Object.prototype.hasOwnProperty.call(jObj, key)) continue;
    const isSpecialKey = key === this.options.textNodeName || key === this.options.cdataPropName || key === this.options.commentPropName || this.options.attributesGroupName && key === this.options.attributesGroupName || this.isAttribute(key);
    const resolvedKey = isSpecialKey ? key : resolveName(key, false, this.options, matcher, qNameValidator);
    if (typeof jObj[key] === "undefined") {
      if (this.isAttribute(key)) {
        val += "";
      }
    } else if (jObj[key] === null) {
      if (this.isAttribute(key)) {
        val += "";
      } else if (resolvedKey === this.options.cdataPropName || resolvedKey === this.options.commentPropName) {
        val += "";
      } else if (resolvedKey[0] === "?") {
        val += this.indentate(level) + "<" + resolvedKey + "?" + this.tagEndChar;
      } else {
        val += this.indentate(level) + "<" + resolvedKey + "/" + this.tagEndChar;
      }
    } else if (jObj[key] instanceof Date) {
      val += this.buildTextValNode(jObj[key], resolvedKey, "", level, matcher);
    } else if (typeof jObj[key] !== "object") {
      const attr = this.isAttribute(key);
      if (attr && !this.ignoreAttributesFn(attr, jPath)) {
        const resolvedAttr = resolveName(attr, true, this.options, matcher, qNameValidator);
        attrStr += this.buildAttrPairStr(resolvedAttr, valToStr(jObj[key]), isCurrentStopNode);
      } else if (!attr) {
        if (key === this.options.textNodeName) {
          let newval = this.options.tagValueProcessor(key, valToStr(jObj[key]));
          val += this.replaceEntitiesValue(newval);
        } else {
          matcher.push(resolvedKey);
          const isStopNode = this.checkStopNode(matcher);
          matcher.pop();
          if (isStopNode) {
            const textValue = valToStr(jObj[key]);
            if (textValue === "") {
              val += this.indentate(level) + "<" + resolvedKey + this.closeTag(resolvedKey) + this.tagEndChar;
            } else {
              val += this.indentate(level) + "<" + resolvedKey + ">" + textValue + "</" + resolvedKey + this.tagEndChar;
            }
          } else {
            val += this.buildTextValNode(jObj[key], resolvedKey, "", level, matcher);
          }
        }
      }
    } else if (Array.isArray(jObj[key])) {
      const arrLen = jObj[key].length;
      let listTagVal = "";
      let listTagAttr = "";
      for (let j = 0; j < arrLen; j++) {
        const item = jObj[key][j];
        if (typeof item === "undefined") {
        } else if (item === null) {
          if (resolvedKey[0] === "?") val += this.indentate(level) + "<" + resolvedKey + "?" + this.tagEndChar;
          else val += this.indentate(level) + "<" + resolvedKey + "/" + this.tagEndChar;
        } else if (typeof item === "object") {
          if (this.options.oneListGroup) {
            matcher.push(resolvedKey);
            const result = this.j2x(item, level + 1, matcher, qNameValidator);
            matcher.pop();
            listTagVal += result.val;
            if (this.options.attributesGroupName && item.hasOwnProperty(this.options.attributesGroupName)) {
              listTagAttr += result.attrStr;
            }
          } else {
            listTagVal += this.processTextOrObjNode(item, resolvedKey, level, matcher, qNameValidator);
          }
        } else {
          if (this.options.oneListGroup) {
            let textValue = this.options.tagValueProcessor(resolvedKey, item);
            textValue = this.replaceEntitiesValue(textValue);
            textValue = valToStr(textValue);
            listTagVal += textValue;
          } else {
            matcher.push(resolvedKey);
            const isStopNode = this.checkStopNode(matcher);
            matcher.pop();
            if (isStopNode) {
              const textValue = valToStr(item);
              if (textValue === "") {
                listTagVal += this.indentate(level) + "<" + resolvedKey + this.closeTag(resolvedKey) + this.tagEndChar;
              } else {
                listTagVal += this.indentate(level) + "<" + resolvedKey + ">" + textValue + "</" + resolvedKey + this.tagEndChar;
              }
            } else {
              listTagVal += this.buildTextValNode(item, resolvedKey, "", level, matcher);
            }
          }
        }
      }
      if (this.options.oneListGroup) {
        listTagVal = this.buildObjectNode(listTagVal, resolvedKey, listTagAttr, level);
      }
      val += listTagVal;
    } else {
      if (this.options.attributesGroupName && key === this.options.attributesGroupName) {
        const Ks = Object.keys(jObj[key]);
        const L = Ks.length;
        for (let j = 0; j < L; j++) {
          const resolvedAttr = resolveName(Ks[j], true, this.options, matcher, qNameValidator);
          attrStr += this.buildAttrPairStr(resolvedAttr, valToStr(jObj[key][Ks[j]]), isCurrentStopNode);
        }
      } else {
        val += this.processTextOrObjNode(jObj[key], resolvedKey, level, matcher, qNameValidator);
      }
    }
  }
  return { attrStr, val };
};
Builder.prototype.buildAttrPairStr = function(attrName, val, isStopNode) {
  if (!isStopNode) {
    val = this.options.attributeValueProcessor(attrName, valToStr(val));
    val = this.replaceEntitiesValue(val);
  }
  if (this.options.suppressBooleanAttributes && val === "true") {
    return " " + attrName;
  } else return " " + attrName + '="' + escapeAttribute(val) + '"';
};
function processTextOrObjNode(object, key, level, matcher, qNameValidator) {
  const attrValues = this.extractAttributes(object);
  matcher.push(key, attrValues);
  const isStopNode = this.checkStopNode(matcher);
  if (isStopNode) {
    const rawContent = this.buildRawContent(object, matcher.getDepth());
    const attrStr = this.buildAttributesForStopNode(object);
    matcher.pop();
    return this.buildObjectNode(rawContent, key, attrStr, level);
  }
  const result = this.j2x(object, level + 1, matcher, qNameValidator);
  matcher.pop();
  if (key[0] === "?") {
    return this.buildTextValNode("", key, result.attrStr, level, matcher);
  } else if (object[this.options.textNodeName] !== void 0 && Object.keys(object).length === 1) {
    return this.buildTextValNode(object[this.options.textNodeName], key, result.attrStr, level, matcher);
  } else {
    return this.buildObjectNode(result.val, key, result.attrStr, level);
  }
}
Builder.prototype.extractAttributes = function(obj) {
  if (!obj || typeof obj !== "object") return null;
  const attrValues = {};
  let hasAttrs = false;
  if (this.options.attributesGroupName && obj[this.options.attributesGroupName]) {
    const attrGroup = obj[this.options.attributesGroupName];
    for (let attrKey in attrGroup) {
      if (!Object.prototype.hasOwnProperty.call(attrGroup, attrKey)) continue;
      const cleanKey = attrKey.startsWith(this.options.attributeNamePrefix) ? attrKey.substring(this.options.attributeNamePrefix.length) : attrKey;
      attrValues[cleanKey] = escapeAttribute(attrGroup[attrKey]);
      hasAttrs = true;
    }
  } else {
    for (let key in obj) {
      if (!Object.prototype.hasOwnProperty.call(obj, key)) continue;
      const attr = this.isAttribute(key);
      if (attr) {
        attrValues[attr] = escapeAttribute(obj[key]);
        hasAttrs = true;
      }
    }
  }
  return hasAttrs ? attrValues : null;
};
Builder.prototype.buildRawContent = function(obj, depth = 0) {
  if (this.options.maxNestedTags && depth >= this.options.maxNestedTags) {
    throw new Error("Maximum nested tags exceeded");
  }
  if (typeof obj === "string") {
    return obj;
  }
  if (typeof obj !== "object" || obj === null) {
    return String(obj);
  }
  if (obj[this.options.textNodeName] !== void 0) {
    return obj[this.options.textNodeName];
  }
  let content = "";
  for (let key in obj) {
    if (!Object.prototype.hasOwnProperty.call(obj, key)) continue;
    if (this.isAttribute(key)) continue;
    if (this.options.attributesGroupName && key === this.options.attributesGroupName) continue;
    const value = obj[key];
    if (key === this.options.textNodeName) {
      content += value;
    } else if (Array.isArray(value)) {
      for (let item of value) {
        if (typeof item === "string" || typeof item === "number") {
          content += `<${key}>${item}</${key}>`;
        } else if (typeof item === "object" && item !== null) {
          const nestedContent = this.buildRawContent(item, depth + 1);
          const nestedAttrs = this.buildAttributesForStopNode(item);
          if (nestedContent === "") {
            content += `<${key}${nestedAttrs}/>`;
          } else {
            content += `<${key}${nestedAttrs}>${nestedContent}</${key}>`;
          }
        }
      }
    } else if (typeof value === "object" && value !== null) {
      const nestedContent = this.buildRawContent(value, depth + 1);
      const nestedAttrs = this.buildAttributesForStopNode(value);
      if (nestedContent === "") {
        content += `<${key}${nestedAttrs}/>`;
      } else {
        content += `<${key}${nestedAttrs}>${nestedContent}</${key}>`;
      }
    } else {
      content += `<${key}>${value}</${key}>`;
    }
  }
  return content;
};
Builder.prototype.buildAttributesForStopNode = function(obj) {
  if (!obj || typeof obj !== "object") return "";
  let attrStr = "";
  if (this.options.attributesGroupName && obj[this.options.attributesGroupName]) {
    const attrGroup = obj[this.options.attributesGroupName];
    for (let attrKey in attrGroup) {
      if (!Object.prototype.hasOwnProperty.call(attrGroup, attrKey)) continue;
      const cleanKey = attrKey.startsWith(this.options.attributeNamePrefix) ? attrKey.substring(this.options.attributeNamePrefix.length) : attrKey;
      const val = attrGroup[attrKey];
      if (val === true && this.options.suppressBooleanAttributes) {
        attrStr += " " + cleanKey;
      } else {
        attrStr += " " + cleanKey + '="' + escapeAttribute(val) + '"';
      }
    }
  } else {
    for (let key in obj) {
      if (!Object.prototype.hasOwnProperty.call(obj, key)) continue;
      const attr = this.isAttribute(key);
      if (attr) {
        const val = obj[key];
        if (val === true && this.options.suppressBooleanAttributes) {
          attrStr += " " + attr;
        } else {
          attrStr += " " + attr + '="' + escapeAttribute(val) + '"';
        }
      }
    }
  }
  return attrStr;
};
Builder.prototype.buildObjectNode = function(val, key, attrStr, level) {
  if (val === "") {
    if (key[0] === "?") return this.indentate(level) + "<" + key + attrStr + "?" + this.tagEndChar;
    else {
      return this.indentate(level) + "<" + key + attrStr + this.closeTag(key) + this.tagEndChar;
    }
  } else if (key[0] === "?") {
    return this.indentate(level) + "<" + key + attrStr + "?" + this.tagEndChar;
  } else {
    let tagEndExp = "</" + key + this.tagEndChar;
    let piClosingChar = "";
    if (key[0] === "?") {
      piClosingChar = "?";
      tagEndExp = "";
    }
    if ((attrStr || attrStr === "") && val.indexOf("<") === -1) {
      return this.indentate(level) + "<" + key + attrStr + piClosingChar + ">" + val + tagEndExp;
    } else if (this.options.commentPropName !== false && key === this.options.commentPropName && piClosingChar.length === 0) {
      return this.indentate(level) + `<!--${safeComment(val)}-->` + this.newLine;
    } else {
      return this.indentate(level) + "<" + key + attrStr + piClosingChar + this.tagEndChar + val + this.indentate(level) + tagEndExp;
    }
  }
};
Builder.prototype.closeTag = function(key) {
  let closeTag = "";
  if (this.options.unpairedTags.indexOf(key) !== -1) {
    if (!this.options.suppressUnpairedNode) closeTag = "/";
  } else if (this.options.suppressEmptyNode) {
    closeTag = "/";
  } else {
    closeTag = `></${key}`;
  }
  return closeTag;
};
Builder.prototype.checkStopNode = function(matcher) {
  if (!this.stopNodeExpressions || this.stopNodeExpressions.length === 0) return false;
  for (let i = 0; i < this.stopNodeExpressions.length; i++) {
    if (matcher.matches(this.stopNodeExpressions[i])) {
      return true;
    }
  }
  return false;
};
Builder.prototype.buildTextValNode = function(val, key, attrStr, level, matcher) {
  if (this.options.cdataPropName !== false && key === this.options.cdataPropName) {
    const safeVal = safeCdata(val);
    return this.indentate(level) + `<![CDATA[${safeVal}]]>` + this.newLine;
  } else if (this.options.commentPropName !== false && key === this.options.commentPropName) {
    const safeVal = safeComment(val);
    return this.indentate(level) + `<!--${safeVal}-->` + this.newLine;
  } else if (key[0] === "?") {
    return this.indentate(level) + "<" + key + attrStr + "?" + this.tagEndChar;
  } else {
    let textValue = this.options.tagValueProcessor(key, val);
    textValue = this.replaceEntitiesValue(textValue);
    textValue = valToStr(textValue);
    if (textValue === "") {
      return this.indentate(level) + "<" + key + attrStr + this.closeTag(key) + this.tagEndChar;
    } else {
      return this.indentate(level) + "<" + key + attrStr + ">" + textValue + "</" + key + this.tagEndChar;
    }
  }
};
Builder.prototype.replaceEntitiesValue = function(textValue) {
  if (textValue && textValue.length > 0 && this.options.processEntities) {
    for (let i = 0; i < this.options.entities.length; i++) {
      const entity = this.options.entities[i];
      textValue = textValue.replace(entity.regex, entity.val);
    }
  }
  return textValue;
};
function indentate(level) {
  return this.options.indentBy.repeat(level);
}
function isAttribute(name) {
  if (name.startsWith(this.options.attributeNamePrefix) && name !== this.options.textNodeName) {
    return name.substr(this.attrPrefixLen);
  } else {
    return false;
  }
}

// node_modules/fast-xml-parser/src/xmlbuilder/json2xml.js
var json2xml_default = Builder;

// src/local-aws/server/xml.ts
var builder = new json2xml_default({ ignoreAttributes: false, attributeNamePrefix: "@", suppressEmptyNode: false });
function xmlReply(status, document) {
  return { status, headers: { "content-type": "text/xml" }, body: builder.build(document) };
}

// src/local-aws/server/ec2-protocol.ts
function ec2Answer(xmlNamespace, operation, output, requestId) {
  const members = Object.fromEntries(Object.entries(output).map(([name, value]) => [name, toXml2(value ?? null)]));
  return xmlReply(200, { [`${operation}Response`]: { "@xmlns": xmlNamespace, requestId, ...members } });
}
function ec2Error(error, operation, requestId) {
  const { code, message, status } = told(error, operation);
  const document = { Response: { Errors: { Error: { Code: code, Message: message } }, RequestID: requestId } };
  return xmlReply(status, document);
}
function toXml2(value) {
  if (Array.isArray(value)) return { item: value.map(toXml2) };
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toXml2(member ?? null)]));
}
function told({ type: type2, message, status }, operation) {
  switch (type2) {
    case "AccessDeniedException":
      return { code: "UnauthorizedOperation", message: unauthorized(message), status: 403 };
    case "ExpiredTokenException":
      return { code: "RequestExpired", message: "Request has expired.", status: 400 };
    case "InvalidSignatureException":
    case "MissingAuthenticationTokenException":
      return { code: "AuthFailure", message, status: 401 };
    case "ServerException":
      return { code: "InternalError", message, status: 500 };
    case "ThrottlingException":
      return { code: "RequestLimitExceeded", message: "Request limit exceeded.", status: 503 };
    case "UnknownOperationException":
      return { code: "InvalidAction", message: `The action ${operation} is not valid for this web service.`, status };
    default:
      return { code: type2, message, status };
  }
}
function unauthorized(message) {
  return `You are not authorized to perform this operation. ${message.replace(" on resource: *", "")}`;
}

// src/local-aws/server/query-input.ts
function parseQuery(form) {
  return parse(form, queryValue);
}
function parseEc2Query(form) {
  return parse(form, ec2Value);
}
function parse(form, read2) {
  const root = /* @__PURE__ */ new Map();
  for (const [path, value] of form) {
    if (path !== "Action" && path !== "Version") insert(root, path.split("."), value);
  }
  return structure(root, read2);
}
function insert(tree, [name = "", ...rest], value) {
  if (rest.length === 0) {
    tree.set(name, value);
    return;
  }
  const existing = tree.get(name);
  const branch = existing instanceof Map ? existing : /* @__PURE__ */ new Map();
  tree.set(name, branch);
  insert(branch, rest, value);
}
function structure(tree, read2) {
  return Object.fromEntries([...tree].map(([name, branch]) => [name, toJson2(branch, read2)]));
}
function toJson2(branch, read2) {
  return typeof branch === "string" ? branch : read2(branch);
}
function queryValue(tree) {
  const [only, ...others] = tree.values();
  if (others.length === 0 && only instanceof Map && isNumbered(only)) return elements(only, queryValue);
  return structure(tree, queryValue);
}
function ec2Value(tree) {
  return isNumbered(tree) ? elements(tree, ec2Value) : structure(tree, ec2Value);
}
function isNumbered(tree) {
  return tree.size > 0 && [...tree.keys()].every((name) => /^\d+$/.test(name));
}
function elements(tree, read2) {
  const inOrder = [...tree].sort(([one], [other]) => Number(one) - Number(other));
  return inOrder.map(([, branch]) => toJson2(branch, read2));
}

// src/local-aws/server/query-protocol.ts
var unsigned = /* @__PURE__ */ new Set(["AssumeRoleWithWebIdentity"]);
async function answerQuery(options, request6) {
  const form = new URLSearchParams(request6.body === "" ? request6.url.search : request6.body);
  const operation = form.get("Action") ?? "";
  const service = options.services.find((candidate) => isVersion(candidate, form.get("Version")));
  const { requestId } = request6;
  try {
    const caller = unsigned.has(operation) ? { signingName: "sts" } : signatureOf(options, request6);
    const { accountId, region } = options;
    const input = service?.protocol === "ec2" ? parseEc2Query(form) : parseQuery(form);
    const call2 = { service, operation, input, context: { accountId, region, requestId, ...caller } };
    const output = await callOperation(call2, options);
    if (service?.protocol === "ec2") return ec2Answer(service.xmlNamespace, operation, output, requestId);
    return xmlReply(200, queryAnswer(service, operation, output, requestId));
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    if (service?.protocol === "ec2") return ec2Error(thrown, operation, requestId);
    return xmlReply(statusOf2(thrown), queryError(service, thrown, requestId));
  }
}
function signatureOf({ region, faults }, request6) {
  return requireSignature(request6, region, Date.now() + faults.skew());
}
function isVersion(service, version) {
  return service.protocol !== "json-1.1" && service.version === version;
}
function queryAnswer(service, operation, output, requestId) {
  const result = structure2(output, service?.listElements ?? {});
  const answer2 = {
    "@xmlns": service?.xmlNamespace ?? "",
    ...isOmitted(service, output) ? {} : { [`${operation}Result`]: result },
    ResponseMetadata: { RequestId: requestId }
  };
  return { [`${operation}Response`]: answer2 };
}
function isOmitted(service, output) {
  return service?.omitsEmptyResults === true && Object.keys(output).length === 0;
}
function structure2(value, names2) {
  const members = Object.entries(value).map(([name, member]) => [name, toXml3(name, member ?? null, names2)]);
  return Object.fromEntries(members);
}
function toXml3(name, value, names2) {
  if (Array.isArray(value)) return { [names2[name] ?? "member"]: value.map((element) => toXml3(name, element, names2)) };
  return typeof value === "object" && value !== null ? structure2(value, names2) : value;
}
var commonCodes = {
  AccessDeniedException: "AccessDenied",
  ExpiredTokenException: "ExpiredToken",
  InvalidSignatureException: "SignatureDoesNotMatch",
  MissingAuthenticationTokenException: "MissingAuthenticationToken",
  ServerException: "InternalFailure",
  ThrottlingException: "Throttling",
  UnknownOperationException: "InvalidAction"
};
var forbidden = /* @__PURE__ */ new Set(["AccessDenied", "ExpiredToken", "MissingAuthenticationToken", "SignatureDoesNotMatch"]);
function codeOf({ type: type2 }) {
  return commonCodes[type2] ?? type2;
}
function queryError(service, error, requestId) {
  const type2 = error.status >= 500 ? "Receiver" : "Sender";
  const answer2 = {
    "@xmlns": service?.xmlNamespace ?? "",
    Error: { Type: type2, Code: codeOf(error), Message: error.message },
    RequestId: requestId
  };
  return { ErrorResponse: answer2 };
}
function statusOf2(error) {
  return forbidden.has(codeOf(error)) ? 403 : error.status;
}

// src/local-aws/server/request-body.ts
var largestBody = 10 * 1024 * 1024;
var BodyTooLarge = class extends Error {
  constructor() {
    super(`The request body is larger than ${largestBody} bytes.`);
    this.name = "BodyTooLarge";
  }
};
async function readBody(request6) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request6) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBody) throw new BodyTooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

// src/local-aws/server/server.ts
async function startServer(options) {
  const server = createServer4((request6, response) => {
    void handle2(options, request6, response);
  });
  const port = await listen4(server, options.port);
  return { port, close: () => close4(server) };
}
async function handle2(options, request6, response) {
  const requestId = randomUUID4();
  const reply2 = await receive(request6, requestId).then((received) => route(options, received)).catch((thrown) => failureReply(options, thrown));
  if (reply2 === "reset") {
    request6.socket.resetAndDestroy();
    return;
  }
  const date = new Date(Date.now() + options.faults.skew()).toUTCString();
  response.writeHead(reply2.status, { date, "x-amzn-requestid": requestId, ...reply2.headers });
  response.end(reply2.body);
}
async function receive(request6, requestId) {
  const body = await readBody(request6);
  const url = new URL(request6.url ?? "/", "http://127.0.0.1");
  return { method: request6.method ?? "GET", url, headers: plainHeaders(request6), body, requestId };
}
async function route(options, request6) {
  if (request6.headers["x-amz-target"] !== void 0) return answerJson(options, request6);
  const endpoint = answerEndpoint(options.endpoints, request6);
  if (endpoint !== void 0) return endpoint;
  if (isQuery(request6)) return answerQuery(options, request6);
  return { status: 404, headers: jsonHeaders, body: '{"message":"No such endpoint."}' };
}
var jsonHeaders = { "content-type": "application/json" };
function isQuery(request6) {
  const type2 = request6.headers["content-type"] ?? "";
  return type2.startsWith("application/x-www-form-urlencoded") || request6.url.searchParams.has("Action");
}
function failureReply(options, thrown) {
  if (thrown instanceof ConnectionReset) return "reset";
  if (thrown instanceof BodyTooLarge) {
    return { status: 413, headers: jsonHeaders, body: JSON.stringify({ message: thrown.message }) };
  }
  options.log(`A request failed: ${thrown instanceof Error ? thrown.stack ?? thrown.message : messageOf(thrown)}`);
  return { status: 500, headers: jsonHeaders, body: '{"message":"local-aws failed; its log says why."}' };
}
function plainHeaders(request6) {
  const pairs = Object.entries(request6.headers);
  return Object.fromEntries(pairs.map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]));
}
function listen4(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
function close4(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

// src/local-aws/ssm/parameter-store.ts
var parameterTypes = ["String", "StringList", "SecureString"];
function findParameter(store, nameOrArn) {
  const reference = parseParameterReference(nameOrArn);
  const parameter = reference.names.map((name) => store.get(name)).find((candidate) => candidate !== void 0);
  const newest2 = parameter?.versions.at(-1);
  if (parameter === void 0 || newest2 === void 0) return void 0;
  if (reference.selector === null) return { parameter, version: newest2, reference };
  const version = parameter.versions.find((candidate) => String(candidate.version) === reference.selector);
  if (version === void 0) throw versionNotFound(parameter.name, reference.selector);
  return { parameter, version, reference };
}
function putVersion(store, name, content) {
  const parameter = store.get(name) ?? { name, tags: /* @__PURE__ */ new Map(), versions: [] };
  parameter.versions.push({ ...content, version: (parameter.versions.at(-1)?.version ?? 0) + 1 });
  if (parameter.versions.length > 100) parameter.versions.shift();
  store.set(name, parameter);
  return parameter;
}
function versionNotFound(name, selector) {
  const message = `Systems Manager could not find version ${selector} of ${name}. Verify the version and try again.`;
  return new ApiError("ParameterVersionNotFound", message);
}

// src/local-aws/ssm/parameter-operations.ts
var failure11 = "ValidationException";
function parameterOperations(store) {
  return {
    PutParameter: (input) => putParameter(store, input),
    GetParameter(input, context) {
      const members = membersOf(input, failure11);
      const found = findParameter(store, members.requiredText("Name"));
      if (found === void 0) throw notFound5();
      return { Parameter: renderParameter2(found, decrypts(members), context) };
    },
    GetParameters: (input, context) => getParameters(store, input, context),
    DeleteParameter(input) {
      const found = findParameter(store, membersOf(input, failure11).requiredText("Name"));
      if (found === void 0) throw notFound5();
      store.delete(found.parameter.name);
      return {};
    },
    DeleteParameters(input) {
      const names2 = membersOf(input, failure11).texts("Names");
      const deleted = names2.filter((name) => store.delete(name));
      return { DeletedParameters: deleted, InvalidParameters: names2.filter((name) => !deleted.includes(name)) };
    }
  };
}
function renderParameter2(found, decrypt, context) {
  const { parameter, version, reference } = found;
  return {
    Name: parameter.name,
    Type: version.type,
    Value: decrypt ? version.value : shownValue(version),
    Version: version.version,
    ...reference.selector === null ? {} : { Selector: `:${reference.selector}` },
    LastModifiedDate: version.modified / 1e3,
    ARN: parameterArn(parameter.name, context),
    DataType: version.dataType
  };
}
function decrypts(members) {
  return members.boolean("WithDecryption") ?? false;
}
function putParameter(store, input) {
  const members = membersOf(input, failure11);
  const name = parameterName(members.requiredText("Name"));
  const value = parameterValue(members);
  const tags = readTagList(members.objects("Tags"));
  const overwrites = members.boolean("Overwrite") === true;
  if (overwrites && tags.size > 0) throw tagsWithOverwrite();
  const existing = store.get(name)?.versions.at(-1);
  if (existing !== void 0 && !overwrites) throw alreadyExists4();
  const type2 = members.choice("Type", parameterTypes) ?? existing?.type;
  if (type2 === void 0) throw new ApiError(failure11, "A parameter type is required when you create a parameter.");
  if (existing !== void 0 && existing.type !== type2) throw otherType();
  const parameter = putVersion(store, name, {
    type: type2,
    value,
    description: members.text("Description") ?? existing?.description,
    keyId: type2 === "SecureString" ? members.text("KeyId") ?? "alias/aws/ssm" : void 0,
    dataType: members.text("DataType") ?? "text",
    tier: tierOf(members, value, existing?.tier),
    modified: Date.now()
  });
  addTags(parameter.tags, tags);
  const { version, tier } = parameter.versions.at(-1) ?? { version: 0, tier: "" };
  return { Version: version, Tier: tier };
}
function parameterValue(members) {
  const value = members.requiredText("Value");
  if (value === "")
    throw failedSecretConstraint(failure11, "value", "Member must have length greater than or equal to 1");
  if (/\{\{.*\}\}/.test(value))
    throw new ApiError(failure11, `Parameter value can't nest another parameter. Do not use "{{}}" in the value.`);
  return value;
}
function tagsWithOverwrite() {
  const reason = "Invalid request: tags and overwrite can't be used together.";
  const advice = "To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter,";
  return new ApiError(failure11, `${reason} ${advice} please use AddTagsToResource or RemoveTagsFromResource.`);
}
function otherType() {
  const message = "Parameter Store does not support changing a parameter type in a hierarchy. For example, you can't change a parameter from a String type to a SecureString type. You must create a new, unique parameter.";
  return new ApiError("HierarchyTypeMismatchException", message);
}
function tierOf(members, value, existing) {
  const tier = chosenTier(members, value, existing);
  const limit = tier === "Advanced" ? 8192 : 4096;
  if (Buffer.byteLength(value) <= limit) return tier;
  const advice = tier === "Standard" ? " To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html" : "";
  throw new ApiError(
    failure11,
    `${tier} tier parameters support a maximum parameter value of ${limit} characters.${advice}`
  );
}
function chosenTier(members, value, existing) {
  const wanted = members.choice("Tier", ["Standard", "Advanced", "Intelligent-Tiering"]);
  if (wanted === "Standard" && existing === "Advanced") throw downgrade();
  if (wanted === void 0) return existing ?? "Standard";
  if (wanted !== "Intelligent-Tiering") return wanted;
  return existing === "Advanced" || Buffer.byteLength(value) > 4096 ? "Advanced" : "Standard";
}
function downgrade() {
  const what = "This parameter uses the advanced-parameter tier. You can't downgrade a parameter";
  const way = "If necessary, you can delete the advanced parameter and recreate it as a standard parameter.";
  return new ApiError(failure11, `${what} from the advanced-parameter tier to the standard-parameter tier. ${way}`);
}
function getParameters(store, input, context) {
  const members = membersOf(input, failure11);
  const names2 = members.texts("Names");
  if (names2.length > 10)
    throw failedConstraint(failure11, "names", names2, "Member must have length less than or equal to 10");
  const results = names2.map((name) => ({ name, found: findOrNothing(store, name) }));
  return {
    Parameters: results.flatMap(
      ({ found }) => found === void 0 ? [] : [renderParameter2(found, decrypts(members), context)]
    ),
    InvalidParameters: results.flatMap(({ name, found }) => found === void 0 ? [name] : [])
  };
}
function findOrNothing(store, name) {
  try {
    return findParameter(store, name);
  } catch (thrown) {
    if (thrown instanceof ApiError) return void 0;
    throw thrown;
  }
}
function shownValue({ type: type2, value, version }) {
  if (type2 !== "SecureString") return value;
  return Buffer.from(`local-aws cipher text of version ${version}, ${value.length} characters`).toString("base64");
}
function parameterName(name) {
  if (!/^[a-zA-Z0-9_.\-/]+$/.test(name)) {
    const rule = "can contain only the following: a mix of letters, numbers and the following 3 symbols .-_";
    throw new ApiError(failure11, `Parameter name must be a fully qualified name and ${rule}: ${name}`);
  }
  if (name.includes("/") && !name.startsWith("/")) {
    throw new ApiError(failure11, "Parameter name must be a fully qualified name.");
  }
  if (/^\/?(aws|ssm)/i.test(name)) {
    const rule = `Parameter name: can't be prefixed with "aws" or "ssm" (case-insensitive).`;
    throw new ApiError(failure11, rule);
  }
  if (name.split("/").filter((part) => part !== "").length > 15)
    throw new ApiError("HierarchyLevelLimitExceededException", "A hierarchy can have a maximum of 15 levels.");
  return name;
}
function notFound5() {
  return new ApiError("ParameterNotFound", "");
}
function alreadyExists4() {
  const message = "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.";
  return new ApiError("ParameterAlreadyExists", message);
}

// src/local-aws/ssm/listing-operations.ts
var failure12 = "ValidationException";
function listingOperations2(store) {
  return {
    DescribeParameters: (input, context) => describeParameters2(store, input, context),
    GetParametersByPath: (input, context) => getByPath(store, input, context),
    GetParameterHistory: (input, context) => getHistory(store, input, context),
    AddTagsToResource(input) {
      addTags(tagsOf4(store, input), readTagList(membersOf(input, failure12).objects("Tags")));
      return {};
    },
    RemoveTagsFromResource(input) {
      removeTags(tagsOf4(store, input), membersOf(input, failure12).texts("TagKeys"));
      return {};
    },
    ListTagsForResource: (input) => ({ TagList: renderTagList(tagsOf4(store, input)) })
  };
}
var keyOf2 = ({ name }) => name;
function describeParameters2(store, input, context) {
  const members = membersOf(input, failure12);
  const filters2 = members.objects("ParameterFilters").map(compileFilter2);
  const matching = sortedByKey(store.values(), keyOf2).filter(
    (parameter) => filters2.every((passes) => passes(parameter))
  );
  const size = members.integer("MaxResults", { minimum: 1, maximum: 50 }) ?? 10;
  const { elements: elements2, nextToken } = pageOf(matching, keyOf2, { size, token: members.text("NextToken") });
  const Parameters = elements2.map((parameter) => describe10(parameter, context));
  return { Parameters, ...tokenMember("NextToken", nextToken) };
}
function describe10(parameter, context) {
  const newest2 = parameter.versions.at(-1);
  return {
    Name: parameter.name,
    ARN: parameterArn(parameter.name, context),
    Type: newest2?.type ?? "String",
    ...newest2?.keyId === void 0 ? {} : { KeyId: newest2.keyId },
    LastModifiedDate: (newest2?.modified ?? 0) / 1e3,
    LastModifiedUser: `arn:aws:iam::${context.accountId}:root`,
    ...newest2?.description === void 0 ? {} : { Description: newest2.description },
    Version: newest2?.version ?? 0,
    Tier: newest2?.tier ?? "Standard",
    Policies: [],
    DataType: newest2?.dataType ?? "text"
  };
}
function compileFilter2(filter) {
  const key = asString(filter.Key);
  const option = asString(filter.Option) ?? "Equals";
  const values = asStrings(filter.Values);
  const any = (test) => values.some(test);
  switch (key) {
    case "Name":
      return ({ name }) => any((value) => compare(option, name, value));
    case "Type":
      return ({ versions }) => any((value) => versions.at(-1)?.type === value);
    case "Path":
      return ({ name }) => any((value) => isUnder(name, value, option === "Recursive"));
    default:
      throw new ApiError("InvalidFilterKey", `local-aws filters parameters by Name, Type and Path, not by ${key}.`);
  }
}
function compare(option, name, value) {
  if (option === "BeginsWith") return name.startsWith(value);
  return option === "Contains" ? name.includes(value) : name === value;
}
function getByPath(store, input, context) {
  const members = membersOf(input, failure12);
  const path = members.requiredText("Path");
  const recursive = members.boolean("Recursive") ?? false;
  const matching = sortedByKey(store.values(), keyOf2).filter(({ name }) => isUnder(name, path, recursive));
  const size = members.integer("MaxResults", { minimum: 1, maximum: 10 }) ?? 10;
  const { elements: elements2, nextToken } = pageOf(matching, keyOf2, { size, token: members.text("NextToken") });
  const found = elements2.flatMap(({ name }) => findParameter(store, name) ?? []);
  const Parameters = found.map((parameter) => renderParameter2(parameter, decrypts(members), context));
  return { Parameters, ...tokenMember("NextToken", nextToken) };
}
function isUnder(name, path, recursive) {
  const prefix = path.endsWith("/") ? path : `${path}/`;
  return name.startsWith(prefix) && (recursive || !name.slice(prefix.length).includes("/"));
}
function getHistory(store, input, context) {
  const members = membersOf(input, failure12);
  const found = findParameter(store, members.requiredText("Name"));
  if (found === void 0) throw new ApiError("ParameterNotFound", "");
  const { parameter } = found;
  const Parameters = parameter.versions.map((version) => {
    const { ARN: _arn, ...rendered } = renderParameter2({ ...found, version }, decrypts(members), context);
    return { ...rendered, Labels: [], Tier: version.tier, Policies: [] };
  });
  return { Parameters };
}
function tagsOf4(store, input) {
  const members = membersOf(input, failure12);
  const parameter = store.get(members.requiredText("ResourceId"));
  if (members.text("ResourceType") === "Parameter" && parameter !== void 0) return parameter.tags;
  throw new ApiError(
    "InvalidResourceId",
    "The resource ID is not valid. Verify that you entered the correct ID and try again."
  );
}

// src/local-aws/ssm/ssm.ts
function createSsm() {
  const store = /* @__PURE__ */ new Map();
  const operations = { ...parameterOperations(store), ...listingOperations2(store) };
  return {
    service: { protocol: "json-1.1", targetPrefix: "AmazonSSM", operations },
    valueOf: (nameOrArn) => findParameter(store, nameOrArn)?.version.value
  };
}

// src/local-aws/sts/sts.ts
import { randomBytes as randomBytes12 } from "node:crypto";

// src/local-aws/sts/role-operations.ts
import { randomBytes as randomBytes11, randomInt as randomInt5 } from "node:crypto";

// src/local-aws/sts/token-endpoint.ts
import { randomUUID as randomUUID5, timingSafeEqual as timingSafeEqual2 } from "node:crypto";

// src/local-aws/sts/web-identity-token.ts
import { createHmac, timingSafeEqual } from "node:crypto";
function signToken(claims, key) {
  const head = encode2({ typ: "JWT", alg: "HS256" });
  const body = encode2(claims);
  return `${head}.${body}.${signatureOf2(`${head}.${body}`, key).toString("base64url")}`;
}
function readToken(token, key) {
  const [head = "", body = "", signature = "", ...rest] = token.split(".");
  const claims = decode2(body);
  if (decode2(head) === void 0 || claims === void 0 || rest.length > 0) return { kind: "malformed" };
  const given = Buffer.from(signature, "base64url");
  const expected = signatureOf2(`${head}.${body}`, key);
  const ours = given.length === expected.length && timingSafeEqual(given, expected);
  return { kind: ours ? "ours" : "foreign", claims };
}
function encode2(part) {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
function decode2(part) {
  try {
    return asObject(JSON.parse(Buffer.from(part, "base64url").toString("utf8")));
  } catch {
    return void 0;
  }
}
function signatureOf2(text2, key) {
  return createHmac("sha256", key).update(text2).digest();
}

// src/local-aws/sts/token-endpoint.ts
var tokenPath = "/oidc/token?api-version=2.0";
var issuer = "https://local-aws.invalid/oidc";
var lifetimeInSeconds = 300;
function createTokenEndpoint(options) {
  const path = tokenPath.slice(0, tokenPath.indexOf("?"));
  return (request6) => {
    if (request6.path !== path) return void 0;
    if (request6.method !== "GET") return { status: 405, body: { message: "Method Not Allowed" } };
    const bearer = /^bearer (.*)$/i.exec(request6.headers.authorization ?? "")?.[1] ?? "";
    if (!isEqual(bearer, options.requestToken)) return { status: 401, body: { message: "Unauthorized" } };
    const audience2 = request6.query.get("audience") ?? "https://github.com/local-aws";
    return { status: 200, body: { value: signToken(claimsFor(audience2, Date.now()), options.key) } };
  };
}
function claimsFor(audience2, now) {
  const issued = Math.floor(now / 1e3);
  return {
    jti: randomUUID5(),
    sub: "repo:local-aws/example:ref:refs/heads/main",
    aud: audience2,
    iss: issuer,
    repository: "local-aws/example",
    repository_owner: "local-aws",
    ref: "refs/heads/main",
    event_name: "push",
    actor: "local-aws",
    iat: issued,
    nbf: issued - 60,
    exp: issued + lifetimeInSeconds
  };
}
function isEqual(one, other) {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual2(first, second);
}

// src/local-aws/sts/role-operations.ts
var failure13 = "ValidationError";
var audience = "sts.amazonaws.com";
function roleOperations2(key) {
  const sessions = /* @__PURE__ */ new Map();
  return {
    GetCallerIdentity(_input, { accountId: ownAccount, accessKeyId }) {
      const accountId = /^\d{12}$/.test(accessKeyId ?? "") ? accessKeyId ?? "" : ownAccount;
      const root = { UserId: accountId, Account: accountId, Arn: `arn:aws:iam::${accountId}:root` };
      return sessions.get(accessKeyId ?? "") ?? root;
    },
    AssumeRole: (input) => assumeRole(membersOf(input, failure13), sessions),
    AssumeRoleWithWebIdentity(input) {
      const members = membersOf(input, failure13);
      const claims = acceptedClaims(members.requiredText("WebIdentityToken"), key);
      const assumed = assumeRole(members, sessions);
      return {
        ...assumed,
        SubjectFromWebIdentityToken: asString(claims.sub) ?? "",
        Provider: `arn:aws:iam::${accountOf(members)}:oidc-provider/${issuer.replace("https://", "")}`,
        Audience: audience
      };
    }
  };
}
function assumeRole(members, sessions) {
  const session = sessionName(members);
  const accessKeyId = `ASIA${randomLetters(16)}`;
  const expiration = new Date(Date.now() + durationOf(members) * 1e3).toISOString();
  const user = {
    AssumedRoleId: `AROA${randomLetters(17)}:${session}`,
    Arn: `arn:aws:sts::${accountOf(members)}:assumed-role/${roleOf2(members)}/${session}`
  };
  sessions.set(accessKeyId, { UserId: user.AssumedRoleId, Account: accountOf(members), Arn: user.Arn });
  const secrets = {
    SecretAccessKey: randomBytes11(30).toString("base64"),
    SessionToken: randomBytes11(180).toString("base64")
  };
  return { Credentials: { AccessKeyId: accessKeyId, ...secrets, Expiration: expiration }, AssumedRoleUser: user };
}
var rolePattern = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/;
function roleOf2(members) {
  const arn = members.requiredText("RoleArn");
  const name = rolePattern.exec(arn)?.[2];
  if (name === void 0) throw new ApiError(failure13, `${arn} is invalid`);
  return name;
}
function accountOf(members) {
  return rolePattern.exec(members.requiredText("RoleArn"))?.[1] ?? "";
}
function sessionName(members) {
  const name = members.requiredText("RoleSessionName");
  const refuse4 = (constraint) => failedConstraint(failure13, "roleSessionName", name, constraint);
  if (name.length < 2) throw refuse4("Member must have length greater than or equal to 2");
  if (name.length > 64) throw refuse4("Member must have length less than or equal to 64");
  if (!/^[\w+=,.@-]+$/.test(name)) throw refuse4("Member must satisfy regular expression pattern: [\\w+=,.@-]*");
  return name;
}
function durationOf(members) {
  const text2 = members.text("DurationSeconds") ?? "3600";
  const refuse4 = (constraint) => failedConstraint(failure13, "durationSeconds", text2, constraint);
  const seconds2 = Number(text2);
  if (!(seconds2 >= 900)) throw refuse4("Member must have value greater than or equal to 900");
  if (seconds2 > 43200) throw refuse4("Member must have value less than or equal to 43200");
  return seconds2;
}
function acceptedClaims(token, key) {
  const read2 = readToken(token, key);
  if (read2.kind === "malformed")
    throw invalidToken(
      "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"
    );
  const { claims } = read2;
  if (claims.iss !== issuer)
    throw invalidToken(`No OpenIDConnect provider found in your account for ${asString(claims.iss) ?? "this token"}`);
  if (read2.kind === "foreign")
    throw invalidToken("Provided Token is not valid: its signature was not made by this local-aws.");
  if (claims.aud !== audience) throw invalidToken("Incorrect token audience");
  const now = Math.floor(Date.now() / 1e3);
  const expires = asNumber(claims.exp) ?? 0;
  if (expires > now) return claims;
  const message = `Token expired: current date/time ${now} must be before the expiration date/time ${expires}`;
  throw new ApiError("ExpiredTokenException", message);
}
function invalidToken(message) {
  return new ApiError("InvalidIdentityToken", message);
}
var letters4 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
function randomLetters(length) {
  return Array.from({ length }, () => letters4[randomInt5(letters4.length)]).join("");
}

// src/local-aws/sts/sts.ts
function createSts(options = {}) {
  const key = randomBytes12(32);
  const requestToken2 = options.requestToken ?? randomBytes12(24).toString("base64url");
  return {
    service: {
      protocol: "query",
      version: "2011-06-15",
      xmlNamespace: "https://sts.amazonaws.com/doc/2011-06-15/",
      operations: roleOperations2(key)
    },
    endpoint: createTokenEndpoint({ requestToken: requestToken2, key }),
    requestToken: requestToken2
  };
}

// src/local-aws/local-aws.ts
async function startLocalAws(options, log2) {
  const closers = [];
  const close5 = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...await start4(options, log2, (closer) => closers.push(closer)), close: close5 };
  } catch (thrown) {
    await close5();
    throw thrown;
  }
}
async function start4(options, log2, closing) {
  const faults = createFaults(options.faultsFile === void 0 ? [] : await readFaultsFile(options.faultsFile));
  const clock = systemClock();
  const cleanUp = await createCleanUp();
  closing(() => cleanUp.finish());
  const ecr = await createEcr({ ...ecrOptions(options, cleanUp), faults });
  closing(() => ecr.close());
  const logs = createLogs();
  const state = emptyState();
  const { port, accountId, region } = options;
  let gateway = null;
  const networks = createNetworks({ accountId, region, clock, ecs: state, gateway: () => gateway, log: log2 });
  closing(() => networks.rds.close());
  const { sources } = networks;
  const started2 = await startRuntime({ options, log: log2, clock, cleanUp, ecr, logs, faults, sources });
  const { runtime } = started2;
  gateway = started2.gateway;
  closing(() => runtime.close());
  closing(async () => clock.close());
  const sts = createSts();
  const ssm = createSsm();
  const secretsManager = createSecretsManager();
  const iam = createIam();
  const secrets = guardSecrets(createSecretResolver(ssm, secretsManager), iam, options);
  const balancing = createElasticLoadBalancing({
    accountId,
    region,
    clock,
    speed: options.speed,
    subnetOf: (id) => networks.ec2.environment.state.subnets.get(id),
    defaultGroupOf: (vpcId) => defaultGroup(networks.ec2.environment.state, vpcId)?.id,
    addressOf: (instanceId) => addressOfInstance(state, instanceId),
    listen: listen2,
    log: log2
  });
  closing(() => balancing.close());
  const ecs = createEcsApi(
    ecsEnvironment({ options, log: log2, clock, runtime, secrets, logs, state, targetGroups: balancing.targetGroups })
  );
  const services = [
    ecs,
    balancing.service,
    networks.ec2.service,
    networks.rds.service,
    ecr.service,
    logs.service,
    iam.service,
    sts.service,
    ssm.service,
    secretsManager.service
  ];
  const endpoints = [sts.endpoint, createFaultEndpoint(faults), health];
  const server = await serve({ port, accountId, region, services, endpoints, faults, log: log2 });
  closing(() => server.close());
  const endpoint = `http://127.0.0.1:${server.port}`;
  return { endpoint, environment: environmentOf(endpoint, region, sts.requestToken, gateway) };
}
function ecrOptions({ accountId, region, registryProgram }, cleanUp) {
  return { accountId, region, cleanUp, ...registryProgram === void 0 ? {} : { registryProgram } };
}
async function startRuntime(parts) {
  const { options, log: log2, clock, cleanUp, ecr, logs, faults, sources } = parts;
  const { pullDelay } = faults;
  const { sink } = logs;
  if (options.runtime === "docker") {
    const runtime2 = await createDockerRuntime({ cleanUp, sink, registry: ecr.access, pullDelay, sources, log: log2 });
    return { runtime: runtime2, gateway: runtime2.gateway };
  }
  const runtime = createSimulatedRuntime({
    clock,
    sink,
    pull: options.pullSeconds * 1e3,
    pullDelay,
    start: options.startSeconds * 1e3,
    stop: options.stopSeconds * 1e3,
    speed: options.speed,
    digestOf: (image) => ecr.digestOf(image)
  });
  return { runtime, gateway: null };
}
function ecsEnvironment(parts) {
  const { options, clock, runtime, secrets, logs, state, targetGroups, log: log2 } = parts;
  const scheduler = createScheduler(clock, (cluster) => turnCluster(ecs, cluster));
  const ecs = {
    accountId: options.accountId,
    region: options.region,
    clock,
    state,
    runtime,
    secrets,
    logs: logs.sink,
    targetGroups,
    settings: defaultSettings(options.speed),
    speed: options.speed,
    wake: scheduler.wake,
    log: log2
  };
  targetGroups.subscribe(() => state.clusters.forEach(scheduler.wake));
  return ecs;
}
var health = ({ method, path }) => method === "GET" && path === "/health" ? { status: 200, body: { status: "ok" } } : void 0;
async function serve(options) {
  try {
    return await startServer(options);
  } catch (thrown) {
    throw new BerthError(
      "LOCAL_AWS_FAILED",
      {
        what: `local-aws cannot listen on 127.0.0.1:${options.port}.`,
        why: `${messageOf(thrown)}.`,
        fix: "End what uses the port, or choose another one with --port (0 picks a free one)."
      },
      { cause: thrown }
    );
  }
}
function environmentOf(endpoint, region, requestToken2, gateway) {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    // Version 1 of the AWS CLI and boto3 read this one only.
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: "local-aws",
    AWS_SECRET_ACCESS_KEY: "local-aws",
    ACTIONS_ID_TOKEN_REQUEST_URL: `${endpoint}${tokenPath}`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken2,
    ...gateway === null ? {} : { LOCAL_AWS_TASK_GATEWAY: gateway }
  };
}

// src/local-aws/command-line.ts
var signals = ["SIGINT", "SIGTERM", "SIGHUP"];
async function runCommandLine(commandLine) {
  const interrupted = interruption();
  try {
    const options = parseOptions(commandLine);
    if (options === "help") {
      process.stdout.write(`${usage}
`);
      return 0;
    }
    const localAws = await startLocalAws(options, warn);
    process.stdout.write(`${readyLine(localAws.environment)}
`);
    await interrupted;
    await localAws.close();
    return 0;
  } catch (thrown) {
    warn(thrown instanceof BerthError ? thrown.message : `local-aws stopped: ${messageOf(thrown)}`);
    return 1;
  } finally {
    for (const signal of signals) process.removeAllListeners(signal);
  }
}
function interruption() {
  return new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve());
  });
}
function readyLine(environment) {
  const pairs = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return `local-aws is ready: export ${pairs.join(" ")}`;
}
function warn(line) {
  process.stderr.write(`${line}
`);
}

// src/actions/local-aws/cli.ts
process.exitCode = await runCommandLine(process.argv.slice(2));
