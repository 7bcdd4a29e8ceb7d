import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  chunks,
  listAll
} from "./chunk-HQIGZZAH.js";
import {
  parseTask
} from "./chunk-XPEDKNPM.js";
import {
  asObjects
} from "./chunk-WRQOFEB5.js";

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
  readTasks,
  listTasks,
  describeTasks
};
