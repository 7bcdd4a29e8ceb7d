import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asNumber,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";
import {
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/ecs/task-definition/copy.ts
function copyFamily(family, suffix) {
  return `${family.slice(0, 255 - suffix.length - 1)}-${suffix}`;
}
function holdsHostPorts(taskDefinition) {
  const mode = networkModeOf(taskDefinition);
  return mappingsOf(taskDefinition).some(
    (mapping) => mode === "host" ? true : mode !== "awsvpc" && (asNumber(mapping.hostPort) ?? 0) !== 0
  );
}
function withoutHostPorts(taskDefinition) {
  const mode = networkModeOf(taskDefinition);
  if (mode === "awsvpc") return taskDefinition;
  const containerDefinitions = asObjects(taskDefinition.containerDefinitions).map((container) => ({
    ...container,
    ...container.portMappings === void 0 ? {} : { portMappings: freePorts(container, mode) }
  }));
  return { ...taskDefinition, containerDefinitions };
}
function freePorts(container, mode) {
  const mappings = mode === "host" ? [] : asObjects(container.portMappings);
  return mappings.map((mapping) => ({ ...mapping, hostPort: 0 }));
}
async function deregisterCopy(call, arn) {
  return call("DeregisterTaskDefinition", { taskDefinition: arn }).then(
    () => null,
    (thrown) => messageOf(thrown)
  );
}
function networkModeOf(taskDefinition) {
  return asString(taskDefinition.networkMode) ?? "bridge";
}
function mappingsOf(taskDefinition) {
  return asObjects(taskDefinition.containerDefinitions).flatMap((container) => asObjects(container.portMappings));
}

export {
  copyFamily,
  holdsHostPorts,
  withoutHostPorts,
  deregisterCopy
};
