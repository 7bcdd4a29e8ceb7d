import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asArray,
  asBoolean,
  asNumber,
  asObject,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";

// src/ecs/task-definition/task-definition.ts
import { isDeepStrictEqual } from "node:util";
var readOnlyMembers = /* @__PURE__ */ new Set([
  "compatibilities",
  "deleteRequestedAt",
  "deregisteredAt",
  "registeredAt",
  "registeredBy",
  "requiresAttributes",
  "revision",
  "status",
  "taskDefinitionArn"
]);
function registrable(taskDefinition, tags) {
  const members = Object.entries(taskDefinition).filter(([name]) => !readOnlyMembers.has(name));
  return { ...Object.fromEntries(members), ...tags.length > 0 ? { tags: [...tags] } : {} };
}
function withImage(taskDefinition, containerName, image) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const chosen = containerFor(taskDefinition, containerName);
  const containerDefinitions = containers.map(
    (container) => nameOf(container) === chosen ? { ...container, image } : container
  );
  return { ...taskDefinition, containerDefinitions };
}
function containerFor(taskDefinition, containerName, gets = "image") {
  return chooseContainer(asObjects(taskDefinition.containerDefinitions).map(nameOf), containerName, gets);
}
function withImages(taskDefinition, images) {
  return Object.entries(images).reduce((changed, [name, image]) => withImage(changed, name, image), taskDefinition);
}
function imagesOf(taskDefinition) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  return Object.fromEntries(containers.map((container) => [nameOf(container), asString(container.image) ?? ""]));
}
function sameTaskDefinition(one, other) {
  return isDeepStrictEqual(withoutEmpty(one), withoutEmpty(other));
}
function shortName(taskDefinitionArn) {
  return taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf("/") + 1);
}
function chooseContainer(names, wanted, gets) {
  if (wanted !== null && names.includes(wanted)) return wanted;
  const [only, ...more] = names;
  if (wanted === null && only !== void 0 && more.length === 0) return only;
  throw new BerthError("CONTAINER_NOT_FOUND", {
    what: wanted === null ? `The task definition has ${names.length} containers, and "container-name" does not say which one gets the ${gets}.` : `The task definition has no container "${wanted}".`,
    why: `Its containers are: ${names.join(", ") || "(none)"}.`,
    fix: `Name one of them in "container-name"${gets === "image" ? ' or "images"' : ""}.`
  });
}
function nameOf(container) {
  return asString(container.name) ?? "";
}
function withoutEmpty(value) {
  if (Array.isArray(value)) return asArray(value).map((item) => withoutEmpty(item) ?? null);
  const object = asObject(value);
  if (object === void 0) return value;
  const kept = Object.entries(object).flatMap(([name, member]) => {
    const rest = withoutEmpty(member);
    return isEmpty(rest) ? [] : [[name, rest]];
  });
  return Object.fromEntries(kept);
}
function isEmpty(value) {
  if (value === void 0 || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.keys(value).length === 0;
}
function versionsOf(definitions) {
  const all = definitions.map(([arn, taskDefinition]) => ({ arn, images: imagesOf(taskDefinition) }));
  const names = new Set(all.flatMap(({ images }) => Object.keys(images)));
  const differing = [...names].filter((name2) => new Set(all.map(({ images }) => images[name2])).size > 1);
  const [name, ...more] = differing;
  if (name === void 0 || more.length > 0) return {};
  const tags = all.flatMap(({ arn, images }) => {
    const tag = tagOf(images[name] ?? "");
    return tag === null || tag === "latest" ? [] : [[arn, tag]];
  });
  return new Set(tags.map(([, tag]) => tag)).size === all.length ? Object.fromEntries(tags) : {};
}
function tagOf(image) {
  const [reference = ""] = image.split("@");
  return /:([^:/]+)$/.exec(reference)?.[1] ?? null;
}

// src/ecs/situation/task.ts
function parseTask(raw) {
  const arn = asString(raw.taskArn) ?? "";
  return {
    id: lastPart(arn),
    arn,
    taskDefinitionArn: asString(raw.taskDefinitionArn) ?? "",
    startedBy: asString(raw.startedBy) ?? "",
    containerInstanceArn: asString(raw.containerInstanceArn) ?? null,
    lastStatus: asString(raw.lastStatus) ?? "",
    desiredStatus: asString(raw.desiredStatus) ?? "",
    healthStatus: asString(raw.healthStatus) ?? "UNKNOWN",
    createdAt: asNumber(raw.createdAt) ?? null,
    pullStartedAt: asNumber(raw.pullStartedAt) ?? null,
    startedAt: asNumber(raw.startedAt) ?? null,
    stoppingAt: asNumber(raw.stoppingAt) ?? null,
    stoppedAt: asNumber(raw.stoppedAt) ?? null,
    stopCode: asString(raw.stopCode) ?? null,
    stoppedReason: asString(raw.stoppedReason) ?? null,
    networkInterfaces: asObjects(raw.attachments).filter(({ type }) => type === "ElasticNetworkInterface").length,
    containers: asObjects(raw.containers).map(parseContainer)
  };
}
function parseContainer(raw) {
  return {
    name: asString(raw.name) ?? "",
    image: asString(raw.image) ?? "",
    imageDigest: asString(raw.imageDigest) ?? null,
    lastStatus: asString(raw.lastStatus) ?? "",
    healthStatus: asString(raw.healthStatus) ?? "UNKNOWN",
    runtimeId: asString(raw.runtimeId) ?? null,
    exitCode: asNumber(raw.exitCode) ?? null,
    address: asString(asObjects(raw.networkInterfaces)[0]?.privateIpv4Address) ?? null,
    hostPorts: asObjects(raw.networkBindings).flatMap(({ hostPort }) => asNumber(hostPort) ?? []),
    reason: asString(raw.reason) ?? null
  };
}
function lastPart(arn) {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

// src/ecs/situation/service.ts
function parseService(raw) {
  const deploymentConfiguration = asObject(raw.deploymentConfiguration) ?? {};
  const strategy = asObjects(raw.capacityProviderStrategy);
  return {
    arn: asString(raw.serviceArn) ?? "",
    name: asString(raw.serviceName) ?? "",
    clusterArn: asString(raw.clusterArn) ?? "",
    status: asString(raw.status) ?? "",
    ...parseCounts(raw),
    taskDefinition: asString(raw.taskDefinition) ?? "",
    controller: asString(asObject(raw.deploymentController)?.type) ?? "ECS",
    strategy: asString(deploymentConfiguration.strategy) ?? "ROLLING",
    schedulingStrategy: asString(raw.schedulingStrategy) ?? "REPLICA",
    launchType: asString(raw.launchType) ?? null,
    capacityProviders: strategy.map((item) => asString(item.capacityProvider) ?? ""),
    loadBalanced: asObjects(raw.loadBalancers).length > 0,
    loadBalancers: asObjects(raw.loadBalancers).map(parseLoadBalancer),
    healthCheckGracePeriod: asNumber(raw.healthCheckGracePeriodSeconds) ?? 0,
    availabilityZoneRebalancing: asString(raw.availabilityZoneRebalancing) ?? null,
    currentServiceDeployment: asString(raw.currentServiceDeployment) ?? null,
    deploymentConfiguration,
    placementConstraints: asObjects(raw.placementConstraints),
    launch: Object.fromEntries(launchMembers.map((name) => [name, raw[name]])),
    deployments: asObjects(raw.deployments).map(parseDeployment).sort(primaryFirst),
    events: asObjects(raw.events).map(parseEvent)
  };
}
var launchMembers = [
  "capacityProviderStrategy",
  "launchType",
  "networkConfiguration",
  "placementConstraints",
  "platformVersion"
];
function primaryDeployment(service) {
  return service.deployments.find(({ status }) => status === "PRIMARY");
}
function runsOnFargate({ launchType, capacityProviders }) {
  const fargateOnly = capacityProviders.length > 0 && capacityProviders.every((name) => name.startsWith("FARGATE"));
  return launchType === "FARGATE" || fargateOnly;
}
function parseLoadBalancer({ targetGroupArn, containerName, containerPort }) {
  return {
    targetGroupArn: asString(targetGroupArn) ?? null,
    containerName: asString(containerName) ?? "",
    containerPort: asNumber(containerPort) ?? 0
  };
}
function parseDeployment(raw) {
  return {
    id: asString(raw.id) ?? "",
    status: asString(raw.status) ?? "",
    rolloutState: asString(raw.rolloutState) ?? "",
    rolloutStateReason: asString(raw.rolloutStateReason) ?? "",
    taskDefinition: asString(raw.taskDefinition) ?? "",
    ...parseCounts(raw),
    failedTasks: asNumber(raw.failedTasks) ?? 0,
    createdAt: asNumber(raw.createdAt) ?? 0,
    updatedAt: asNumber(raw.updatedAt) ?? 0
  };
}
function parseCounts(raw) {
  return {
    desiredCount: asNumber(raw.desiredCount) ?? 0,
    runningCount: asNumber(raw.runningCount) ?? 0,
    pendingCount: asNumber(raw.pendingCount) ?? 0
  };
}
function parseEvent(raw) {
  const { id, message, createdAt } = raw;
  return { id: asString(id) ?? "", message: asString(message) ?? "", createdAt: asNumber(createdAt) ?? 0 };
}
function primaryFirst(one, other) {
  return Number(other.status === "PRIMARY") - Number(one.status === "PRIMARY");
}
function percentsOf(configuration, schedulingStrategy = "REPLICA") {
  const [minimum, maximum] = schedulingStrategy === "DAEMON" ? [0, 100] : [100, 200];
  return {
    minimumHealthy: asNumber(configuration.minimumHealthyPercent) ?? minimum,
    maximum: asNumber(configuration.maximumPercent) ?? maximum
  };
}
function circuitBreakerOf(deploymentConfiguration) {
  const breaker = asObject(deploymentConfiguration.deploymentCircuitBreaker) ?? {};
  const threshold = asObject(breaker.thresholdConfiguration) ?? {};
  return {
    enable: asBoolean(breaker.enable) ?? false,
    rollback: asBoolean(breaker.rollback) ?? false,
    resetOnHealthyTask: asBoolean(breaker.resetOnHealthyTask) ?? true,
    threshold: { type: thresholdType(threshold.type), value: asNumber(threshold.value) ?? 50 }
  };
}
function thresholdType(type) {
  return type === "UNBOUNDED_PERCENT" || type === "COUNT" ? type : "BOUNDED_PERCENT";
}

// src/ecs/careful/layer.ts
function layer(inner, outer) {
  return Object.assign(outer, inner.awsTime === void 0 ? {} : { awsTime: inner.awsTime });
}

export {
  layer,
  registrable,
  withImage,
  containerFor,
  withImages,
  imagesOf,
  sameTaskDefinition,
  shortName,
  versionsOf,
  parseTask,
  lastPart,
  parseService,
  primaryDeployment,
  runsOnFargate,
  percentsOf,
  circuitBreakerOf
};
