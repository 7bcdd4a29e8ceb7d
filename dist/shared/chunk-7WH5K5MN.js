import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  parseTask
} from "./chunk-PWVARD3F.js";
import {
  asObjects,
  asStrings
} from "./chunk-WRQOFEB5.js";

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
  listAll,
  chunks,
  readTasks,
  listTasks,
  describeTasks
};
