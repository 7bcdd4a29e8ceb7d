import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asBoolean,
  asNumber,
  asObject,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";

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
    execEnabled: asBoolean(raw.enableExecuteCommand) ?? false,
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

export {
  parseService,
  primaryDeployment,
  runsOnFargate,
  percentsOf,
  circuitBreakerOf
};
