import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  parseTask
} from "./chunk-IPTGE3MZ.js";
import {
  asNumber,
  asObjects,
  asString,
  asStrings
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

// src/ecs/situation/lists.ts
async function listAll(call, operation, body, member) {
  const arns = [];
  let nextToken = {};
  do {
    const page = await call(operation, { ...body, ...nextToken });
    arns.push(...asStrings(page[member]));
    nextToken = typeof page.nextToken === "string" ? { nextToken: page.nextToken } : {};
  } while ("nextToken" in nextToken);
  return arns;
}
function chunks(items, size) {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

// src/ecs/situation/read-tasks.ts
async function readTasks(call, cluster, serviceName) {
  const { wanted, ended } = await listTasks(call, serviceName === void 0 ? { cluster } : { cluster, serviceName });
  const tasks = await describeTasks(call, cluster, [.../* @__PURE__ */ new Set([...wanted, ...ended])]);
  return tasks.filter(({ lastStatus }) => lastStatus !== "STOPPED");
}
async function listTasks(call, place) {
  const [wanted, ended] = await Promise.all([
    listAll(call, "ListTasks", { ...place, desiredStatus: "RUNNING" }, "taskArns"),
    listAll(call, "ListTasks", { ...place, desiredStatus: "STOPPED" }, "taskArns")
  ]);
  return { wanted, ended };
}
var tasksPerCall = 100;
async function describeTasks(call, cluster, arns) {
  const pages = await Promise.all(
    chunks(arns, tasksPerCall).map((tasks) => call("DescribeTasks", { cluster, tasks: [...tasks] }))
  );
  return pages.flatMap(({ tasks }) => asObjects(tasks).map(parseTask));
}

export {
  copyFamily,
  holdsHostPorts,
  withoutHostPorts,
  deregisterCopy,
  listAll,
  chunks,
  readTasks,
  listTasks,
  describeTasks
};
