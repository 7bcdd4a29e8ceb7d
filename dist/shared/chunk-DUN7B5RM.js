import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  deregisterCopy
} from "./chunk-7TMNHHZX.js";
import {
  describeTasks
} from "./chunk-YXV2OBXX.js";
import {
  listAll
} from "./chunk-HQIGZZAH.js";
import {
  awsErrorName,
  explainAwsError
} from "./chunk-6J2RSYRM.js";
import {
  shortName
} from "./chunk-SVS3VFMU.js";
import {
  asString,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  asSentence,
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/ecs/rehearsal/clean-up.ts
async function removeTraces(traces, tools) {
  const { cluster, copyArn } = traces;
  const taskArns = traces.taskArn === null ? await startedUnseen(traces, tools) : [traces.taskArn];
  const stops = taskArns.map((task) => stopRehearsal(cluster, task, tools));
  const [stopped] = await Promise.all([Promise.all(stops), copyArn === null ? void 0 : deregister(copyArn, tools)]);
  return stopped.every((done) => done);
}
async function startedUnseen({ cluster, startedBy, copyArn }, { call }) {
  if (copyArn === null) return [];
  return listAll(call, "ListTasks", { cluster, startedBy }, "taskArns").catch(() => []);
}
async function stopRehearsal(cluster, task, { call, log }) {
  try {
    await call("StopTask", { cluster, task, reason: "The rehearsal of a Berth deploy is over" });
    return true;
  } catch (thrown) {
    if (isUnknownTask(thrown)) return true;
    const command = `aws ecs stop-task --cluster ${cluster} --task ${task}`;
    log.warning(
      `A rehearsal's task was left running, because it could not be stopped: ${asSentence(messageOf(thrown))} Stop it with: ${command}`
    );
    return false;
  }
}
async function requireStopTask(cluster, call) {
  try {
    await call("StopTask", { cluster, task: "0".repeat(32) });
  } catch (thrown) {
    if (!isUnknownTask(thrown)) throw explainAwsError(thrown, { iamAction: "ecs:StopTask", resource: "the rehearsal" });
  }
}
function isUnknownTask(thrown) {
  return awsErrorName(thrown) === "InvalidParameterException" && /task was not found/i.test(messageOf(thrown));
}
async function deregister(copyArn, { call, log }) {
  const why = await deregisterCopy(call, copyArn);
  if (why !== null) log.info(`The rehearsal's task definition ${shortName(copyArn)} stays registered: ${why}`);
}
function parseTraces(text) {
  const saved = parseJsonObject(text);
  const cluster = asString(saved?.cluster);
  const serviceArn = asString(saved?.serviceArn);
  const startedBy = asString(saved?.startedBy);
  if (cluster === void 0 || serviceArn === void 0 || startedBy === void 0) return void 0;
  const [copyArn, taskArn] = [asString(saved?.copyArn) ?? null, asString(saved?.taskArn) ?? null];
  return { cluster, serviceArn, startedBy, copyArn, taskArn };
}

// src/ecs/rehearsal/started-by.ts
import { createHash } from "node:crypto";
function rehearsalStartedBy({ serviceArn, deadline, id }) {
  return `${prefixOf(serviceArn)}${Math.ceil(deadline / 1e3)}/${id}`;
}
var patience = 6e4;
function isLeftBehind(startedBy, serviceArn, now) {
  const prefix = prefixOf(serviceArn);
  const deadline = startedBy.startsWith(prefix) ? /^\d+(?=\/)/.exec(startedBy.slice(prefix.length))?.[0] : void 0;
  return deadline !== void 0 && Number(deadline) * 1e3 + patience < now;
}
function prefixOf(serviceArn) {
  return `berth-rehearsal/${createHash("sha256").update(serviceArn).digest("hex").slice(0, 12)}/`;
}

// src/ecs/rehearsal/sweep.ts
async function sweepRehearsals(place, now, tools) {
  const { cluster, serviceArn, family } = place;
  try {
    const arns = await listAll(tools.call, "ListTasks", { cluster, family }, "taskArns");
    const tasks = await describeTasks(tools.call, cluster, arns);
    const left = tasks.filter(({ startedBy }) => isLeftBehind(startedBy, serviceArn, now));
    await Promise.all(
      left.flatMap(({ arn, taskDefinitionArn }) => [
        stopRehearsal(cluster, arn, tools),
        deregister(taskDefinitionArn, tools)
      ])
    );
    return left.length;
  } catch (thrown) {
    tools.log.debug(`Whether rehearsals were left behind could not be read: ${String(thrown)}`);
    return 0;
  }
}

export {
  removeTraces,
  requireStopTask,
  deregister,
  parseTraces,
  rehearsalStartedBy,
  sweepRehearsals
};
