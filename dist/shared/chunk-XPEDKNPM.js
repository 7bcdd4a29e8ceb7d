import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asNumber,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";

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

export {
  parseTask,
  lastPart
};
