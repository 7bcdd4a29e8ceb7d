import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asNumber,
  asObject,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";

// src/rollout/settings.ts
function defaultSettings(speed = 1) {
  return {
    healthyAfterRunning: 4e4 / speed,
    placementFailureCount: 9e5 / speed,
    launchBackoff: { first: 6e4 / speed, maximum: 9e5 / speed },
    order: "start-first"
  };
}

// src/ecs/task-definition/task-shape.ts
function taskShape(taskDefinition) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const networkMode = asString(taskDefinition.networkMode) ?? "bridge";
  return {
    cpu: size(taskDefinition.cpu) ?? sum(containers.map((container) => asNumber(container.cpu) ?? 0)),
    memory: size(taskDefinition.memory) ?? sum(containers.map(reservedMemory)),
    hostPorts: networkMode === "awsvpc" ? [] : containers.flatMap((container) => staticPorts(container, networkMode)),
    networkInterfaces: networkMode === "awsvpc" ? 1 : 0,
    requiredAttributes: asObjects(taskDefinition.requiresAttributes).map(attributeText),
    hasHealthCheck: containers.some(
      (container) => container.essential !== false && asObject(container.healthCheck) !== void 0
    ),
    hasTargetGroup: false
  };
}
function size(value) {
  if (typeof value === "number") return value;
  const [, digits, unit] = /^\s*(\d+(?:\.\d+)?)\s*(vcpu|gb)?\s*$/i.exec(asString(value) ?? "") ?? [];
  if (digits === void 0) return void 0;
  return unit === void 0 ? Number(digits) : Number(digits) * 1024;
}
function reservedMemory(container) {
  return asNumber(container.memoryReservation) ?? asNumber(container.memory) ?? 0;
}
function staticPorts(container, networkMode) {
  return asObjects(container.portMappings).flatMap((mapping) => {
    const containerPort = asNumber(mapping.containerPort) ?? 0;
    const port = networkMode === "host" ? containerPort : asNumber(mapping.hostPort) ?? 0;
    const protocol = mapping.protocol === "udp" ? "udp" : "tcp";
    return port === 0 ? [] : [{ port, protocol }];
  });
}
function attributeText(attribute) {
  const name = asString(attribute.name) ?? "";
  const value = asString(attribute.value);
  return value === void 0 ? name : `${name}=${value}`;
}
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

// src/rollout/network-interfaces.ts
function awsvpcTaskLimit(attributes) {
  const [family = "", size2 = ""] = (attributes["ecs.instance-type"] ?? "").split(".", 2);
  if (family.startsWith("t")) return burstable[size2];
  return attributes["ecs.awsvpc-trunk-id"] === void 0 ? general[size2]?.[0] : general[size2]?.[1];
}
var burstable = {
  nano: 1,
  micro: 1,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 3,
  "2xlarge": 3
};
var general = {
  medium: [1, 4],
  large: [2, 10],
  xlarge: [3, 20],
  "2xlarge": [3, 40],
  "4xlarge": [7, 60],
  "8xlarge": [7, 60],
  "9xlarge": [7, 60],
  "12xlarge": [7, 60],
  "16xlarge": [14, 120],
  "18xlarge": [14, 120],
  "24xlarge": [14, 120]
};

export {
  defaultSettings,
  taskShape,
  awsvpcTaskLimit
};
