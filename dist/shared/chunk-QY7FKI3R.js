import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  copyFamily,
  deregisterCopy
} from "./chunk-7TMNHHZX.js";
import {
  explained,
  followLines,
  logLocation,
  taskCause,
  taskEvidence,
  withLastLines
} from "./chunk-SBC6PTDB.js";
import {
  exitCodeMeaning
} from "./chunk-MB24O7GE.js";
import {
  describeTasks
} from "./chunk-YXV2OBXX.js";
import {
  lastPart,
  parseTask
} from "./chunk-XPEDKNPM.js";
import {
  explainAwsError,
  mayPass
} from "./chunk-6J2RSYRM.js";
import {
  shortName
} from "./chunk-SVS3VFMU.js";
import {
  printForeign
} from "./chunk-AL7CF542.js";
import {
  asObject,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";
import {
  BerthError,
  asSentence,
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/ecs/task-definition/register.ts
async function register(call, taskDefinition) {
  const family = asString(taskDefinition.family) ?? "without a family";
  const answer = await explained(call, `task definition family ${family}`)("RegisterTaskDefinition", taskDefinition);
  return asString(asObject(answer.taskDefinition)?.taskDefinitionArn) ?? "";
}

// src/ecs/one-off-task/explain-failure.ts
function explainOneOffFailure(task, verdict, { taskDefinition, containerName }, logs) {
  const evidence = task.containers.reduce(
    (known, { name }) => withLastLines(known, name, logs.lastLines(task.id, name)),
    taskEvidence(task, taskDefinition)
  );
  const cause = taskCause(evidence);
  return {
    taskId: task.id,
    how: howItEnded(task, verdict, containerName),
    why: cause?.sentence ?? saidByEcs(verdict),
    fix: cause?.fix ?? "Read its lines in the log above, correct the command or the image, and run it again.",
    lastLines: logs.lastLines(task.id, containerName)
  };
}
function howItEnded({ containers }, { exitCode, stopCode }, containerName) {
  if (exitCode === null) return `its container "${containerName}" never ran to an end`;
  const reason = containers.find(({ name }) => name === containerName)?.reason ?? null;
  const meaning = exitCodeMeaning(exitCode, reason);
  if (exitCode === 0) return `it was stopped (${stopCode}), although its container "${containerName}" exited with 0`;
  return `its container "${containerName}" exited with ${exitCode}: ${meaning}`;
}
function saidByEcs({ stopCode, reason }) {
  return asSentence(`ECS says: ${stopCode === "" ? "" : `${stopCode}, `}${reason}`);
}

// src/ecs/one-off-task/follow-tasks.ts
async function followTasks(started, request, tools) {
  const { clock, cancelled, logs } = tools;
  const startedAt = clock.now();
  const deadline = startedAt + request.limitMinutes * 6e4;
  const progress = openProgress(tools, startedAt);
  let tasks = started;
  for (; ; ) {
    tasks = await look(tasks, request, tools, deadline);
    progress(tasks, await logs.print(tasks));
    if (tasks.every(hasStopped)) {
      await logs.finish(tasks);
      return tasks;
    }
    if (clock.now() >= deadline || cancelled.aborted) return tasks;
    const delay = lookDelay(tasks, clock.now() - startedAt);
    await clock.sleep(Math.min(delay, Math.max(0, deadline - clock.now())), cancelled);
  }
}
function hasStopped({ lastStatus }) {
  return lastStatus === "STOPPED";
}
function lookDelay(tasks, elapsed) {
  const isEnding = tasks.some(
    (task) => !hasStopped(task) && (task.desiredStatus === "STOPPED" || task.containers.some(({ lastStatus }) => lastStatus === "STOPPED"))
  );
  if (isEnding) return 1e3;
  return elapsed < 6e4 ? 2e3 : elapsed < 6e5 ? 5e3 : 1e4;
}
async function look(known, { cluster, startedBy }, tools, deadline) {
  for (; ; ) {
    try {
      const tasks = await describeTasks(
        tools.call,
        cluster,
        known.map(({ arn }) => arn)
      );
      const seen = new Map(tasks.map((task) => [task.arn, task]));
      return known.map((task) => seen.get(task.arn) ?? task);
    } catch (thrown) {
      const error = explainAwsError(thrown, { iamAction: "ecs:DescribeTasks", resource: `cluster ${cluster}` });
      if (!mayPass(thrown) || tools.clock.now() >= deadline || tools.cancelled.aborted)
        throw lostSight(error, known, cluster);
      tools.log.info(`Could not look at the tasks of ${startedBy}, trying again. ${error.sentences.why}`);
      await tools.clock.sleep(5e3, tools.cancelled);
    }
  }
}
function lostSight(error, tasks, cluster) {
  const { what, why, fix } = error.sentences;
  const command = `aws ecs describe-tasks --cluster ${cluster} --tasks ${tasks.map(({ id }) => id).join(" ")}`;
  const sentences = {
    what: `Berth lost sight of the one-off task, which goes on in ECS: ${what}`,
    why,
    fix: `Look at it with: ${command}. ${fix}`
  };
  return new BerthError(error.code, sentences, { cause: error });
}
var silence = 3e4;
function openProgress({ log, clock }, startedAt) {
  const states = /* @__PURE__ */ new Map();
  let lastLineAt = clock.now();
  return (tasks, printed) => {
    const now = clock.now();
    const after = `after ${Math.round((now - startedAt) / 1e3)} s`;
    const changed = tasks.filter(({ id, lastStatus }) => states.get(id) !== lastStatus);
    for (const { id, lastStatus } of changed) log.info(`Task ${id.slice(0, 8)}: ${lastStatus} ${after}.`);
    for (const { id, lastStatus } of tasks) states.set(id, lastStatus);
    if (changed.length > 0 || printed > 0) lastLineAt = now;
    if (now - lastLineAt < silence) return;
    lastLineAt = now;
    log.info(`Waiting for the task to end, ${after}: ${tasks.map(({ lastStatus }) => lastStatus).join(", ")}.`);
  };
}

// src/ecs/one-off-task/start-tasks.ts
import { randomUUID } from "node:crypto";

// src/ecs/one-off-task/placement-failures.ts
function placementFailures(answer) {
  return asObjects(answer.failures).map(({ arn, reason, detail }) => {
    const word = asString(reason) ?? "no reason";
    return { instance: lastPart(asString(arn) ?? ""), reason: word, meaning: meaningOf(word, asString(detail)) };
  });
}
var meanings = {
  AGENT: "its container agent is not connected",
  ATTRIBUTE: "it lacks an attribute that the task definition requires, such as a log driver or an architecture",
  "EMPTY CAPACITY PROVIDER": "the capacity provider has no container instance",
  INACTIVE: "it is draining or no longer registered",
  LOCATION: "it is in an Availability Zone that the request excludes",
  MISSING: "it does not exist in this cluster",
  "NO ACTIVE INSTANCES": "the capacity provider has no active container instance",
  "RESOURCE:CPU": "it has too few CPU units left",
  "RESOURCE:ENI": "it has no network interface left",
  "RESOURCE:FARGATE": "AWS has no Fargate capacity there at the moment",
  "RESOURCE:GPU": "it has too few GPUs left",
  "RESOURCE:MEMORY": "it has too little memory left",
  "RESOURCE:PORTS": "a host port that the task needs is taken",
  "RESOURCE:PORTS_UDP": "a UDP host port that the task needs is taken"
};
function meaningOf(reason, detail) {
  if (detail !== void 0 && detail !== "") return detail;
  if (/^(memberof|distinctinstance)/i.test(reason)) return "a placement constraint excludes it";
  if (/^capacity is unavailable/i.test(reason)) return "AWS has no capacity there at the moment";
  return meanings[reason] ?? meanings[reason.toUpperCase()] ?? "ECS says no more about it";
}

// src/ecs/one-off-task/start-tasks.ts
async function startTasks(request, tools) {
  if (tools.cancelled.aborted) throw cancelledBefore(request);
  const answer = await send(runTaskBody(request, randomUUID()), request, tools);
  const tasks = asObjects(answer.tasks).map(parseTask);
  const failures = placementFailures(answer);
  if (tasks.length === 0) throw notStarted(request, failures);
  return { tasks, failures };
}
function runTaskBody(request, clientToken) {
  const { cluster, taskDefinitionArn, launch, overrides, count, startedBy, tags } = request;
  return {
    cluster,
    taskDefinition: taskDefinitionArn,
    count,
    startedBy,
    clientToken,
    ...Object.keys(overrides).length > 0 ? { overrides } : {},
    ...tags.length > 0 ? { tags: [...tags] } : {},
    ...launch
  };
}
var pauses = [2e3, 5e3];
async function send(body, request, tools) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await tools.call("RunTask", body);
    } catch (thrown) {
      const resource = `task definition ${request.taskDefinitionArn}`;
      const error = explainAwsError(thrown, { iamAction: "ecs:RunTask", resource });
      if (error.code !== "AWS_UNREACHABLE") throw error;
      const pause = pauses[attempt];
      if (pause === void 0 || tools.cancelled.aborted) throw answerLost(error, request);
      tools.log.info(`ecs:RunTask got no answer; it is sent again with the same token. ${error.sentences.why}`);
      await tools.clock.sleep(pause, tools.cancelled);
    }
  }
}
function answerLost(error, { cluster, startedBy }) {
  const { what, why } = error.sentences;
  const fix = `It may have been started: look with "aws ecs list-tasks --cluster ${cluster} --started-by ${startedBy}" before you run this again.`;
  return new BerthError(error.code, { what, why, fix }, { cause: error });
}
function cancelledBefore({ taskDefinitionArn }) {
  return new BerthError("ACTION_CANCELLED", {
    what: `The job was cancelled before the one-off task of ${shortName(taskDefinitionArn)} was started.`,
    why: "RunTask was not sent, so nothing has run.",
    fix: "Run the job again when it should run."
  });
}
function notStarted({ cluster }, failures) {
  return new BerthError("TASK_NOT_STARTED", {
    what: `ECS found no place for the one-off task in the cluster ${cluster}, so nothing has run.`,
    why: describeFailures(failures) || "ECS gave no reason.",
    fix: 'Free or add what is lacking, ask for less with "cpu" and "memory", or name another place with "launch-type" or "capacity-provider-strategy".'
  });
}
function describeFailures(failures) {
  return failures.map(({ instance, reason, meaning }) => `${instance === "" ? "" : `${instance}: `}${meaning} (${reason}).`).join(" ");
}

// src/ecs/one-off-task/task-logs.ts
var linesKept = 20;
var mostMilliseconds = 15e3;
var quietMilliseconds = 3e3;
function openTaskLogs({ taskDefinition }, tools) {
  const streams = /* @__PURE__ */ new Map();
  const said = /* @__PURE__ */ new Set();
  const print = async (tasks) => {
    openStreams(streams, tasks, taskDefinition, tools);
    const reads = await Promise.all([...streams.values()].map((stream) => readStream(stream)));
    for (const denial of reads.flatMap(({ denied }) => denied ?? [])) warnOnce(said, denial, tools);
    const lines = reads.flatMap((read) => read.lines).sort((one, other) => one.timestamp - other.timestamp);
    const texts = lines.map(({ text }) => text);
    printForeign(tools.log, texts);
    return texts.length;
  };
  const finish = async (tasks) => {
    const isDone = () => tools.cancelled.aborted || !mayWrite(tasks, streams);
    await printLateLines(
      () => print(tasks),
      { wasSilent: [...streams.values()].every(({ kept }) => kept.length === 0), isDone },
      tools
    );
    for (const { absent } of streams.values()) if (absent !== void 0) tools.log.info(`No lines: ${absent}.`);
  };
  const lastLines = (taskId, name) => streams.get(`${taskId}/${name}`)?.kept ?? [];
  return { print, finish, lastLines };
}
async function printLateLines(print, { wasSilent, isDone }, { clock, cancelled }) {
  const limit = clock.now() + mostMilliseconds;
  let end = wasSilent ? limit : clock.now() + quietMilliseconds;
  for (; ; ) {
    if (await print() > 0) end = Math.min(limit, clock.now() + quietMilliseconds);
    if (isDone() || clock.now() >= end) return;
    await clock.sleep(1e3, cancelled);
  }
}
function openStreams(streams, tasks, taskDefinition, { callLogs, log }) {
  const prefixOf = prefixes(tasks);
  const begun = tasks.flatMap((task) => task.containers.filter(hasBegun).map((container) => ({ task, container })));
  for (const { task, container } of begun) {
    const key = `${task.id}/${container.name}`;
    if (streams.has(key)) continue;
    const location = logLocation(taskDefinition, { ...container, taskId: task.id });
    if ("unreadable" in location) log.info(`No lines are shown: ${location.unreadable}.`);
    streams.set(key, openStream(location, prefixOf(task, container), callLogs));
  }
}
function prefixes(tasks) {
  const severalContainers = tasks.some(({ containers }) => containers.length > 1);
  const severalTasks = tasks.length > 1;
  return ({ id }, { name }) => {
    const words = [...severalTasks ? [id.slice(0, 8)] : [], ...severalContainers ? [name] : []];
    return words.length === 0 ? "" : `${words.join(" ")} | `;
  };
}
function openStream(location, prefix, callLogs) {
  const isOpen = !("unreadable" in location);
  const next = "unreadable" in location ? async () => ({ lines: [] }) : followLines(location, callLogs);
  return { next, prefix, isOpen, absent: void 0, kept: [] };
}
function hasBegun({ runtimeId, exitCode }) {
  return runtimeId !== null || exitCode !== null;
}
function mayWrite(tasks, streams) {
  const haveRun = tasks.some(({ containers }) => containers.some(({ exitCode }) => exitCode !== null));
  return haveRun && [...streams.values()].some(({ isOpen }) => isOpen);
}
async function readStream(stream) {
  if (!stream.isOpen) return { lines: [] };
  const read = await stream.next();
  if ("denied" in read) {
    stream.isOpen = false;
    return { lines: [], denied: read.denied };
  }
  stream.absent = read.absent;
  stream.kept = [...stream.kept, ...read.lines.map(({ message }) => message)].slice(-linesKept);
  return { lines: read.lines.map(({ timestamp, message }) => ({ timestamp, text: `${stream.prefix}${message}` })) };
}
function warnOnce(said, denied, { log }) {
  if (said.has(denied)) return;
  said.add(denied);
  log.warning(`The lines of the task are not shown: AWS denied ${denied}. The task runs all the same.`);
}

// src/ecs/one-off-task/verdict.ts
function judgeTask(task, containerName) {
  const container = task.containers.find(({ name }) => name === containerName);
  const exitCode = container?.exitCode ?? null;
  const stopCode = task.stopCode ?? "";
  const endedByItself = stopCode === "EssentialContainerExited" || stopCode === "";
  return { taskId: task.id, passed: exitCode === 0 && endedByItself, exitCode, stopCode, reason: reasonOf(task) };
}
function reasonOf({ containers, stoppedReason }) {
  const reasons = [...containers.map(({ reason }) => reason), stoppedReason];
  return reasons.find((reason) => reason !== null && reason !== "") ?? "ECS gave no reason";
}

// src/ecs/one-off-task/run-one-off-task.ts
async function runOneOffTask(request, tools) {
  const startedAt = tools.clock.now();
  const started = await startTasks(request, tools);
  announce(started, request, tools);
  const logs = openTaskLogs(request, tools);
  const { limitMinutes } = request;
  const followed = await followOrCancel(started, { ...request, limitMinutes }, { ...tools, logs });
  const { tasks } = followed;
  const judged = tasks.filter(hasStopped).map((task) => ({ task, verdict: judgeTask(task, request.containerName) }));
  const bad = judged.find(({ verdict }) => !verdict.passed);
  return {
    taskDefinitionArn: request.taskDefinitionArn,
    ending: followed.ending ?? (bad === void 0 && started.failures.length === 0 ? "passed" : "failed"),
    tasks,
    verdicts: judged.map(({ verdict }) => verdict),
    failures: started.failures,
    failure: bad === void 0 ? null : explainOneOffFailure(bad.task, bad.verdict, request, logs),
    elapsedSeconds: (tools.clock.now() - startedAt) / 1e3
  };
}
function announce({ tasks, failures }, request, { log }) {
  for (const { arn } of tasks) log.info(`Started ${arn} from ${shortName(request.taskDefinitionArn)}.`);
  if (failures.length > 0) {
    log.warning(`Only ${tasks.length} of ${request.count} tasks found a place. ${describeFailures(failures)}`);
  }
}
async function followOrCancel({ tasks }, { limitMinutes, ...request }, tools) {
  if (limitMinutes === null) return { tasks, ending: "started" };
  const following = followTasks(tasks, { ...request, limitMinutes }, tools);
  const last = await Promise.race([following, aborted(tools.cancelled)]) ?? tasks;
  if (last.every(hasStopped)) return { tasks: last, ending: null };
  if (!tools.cancelled.aborted) return { tasks: last, ending: "timed-out" };
  await stopTasks(last, request, tools);
  return { tasks: last, ending: "cancelled" };
}
function aborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener("abort", () => resolve(null), { once: true });
  });
}
async function stopTasks(tasks, { cluster }, { call, log }) {
  const stops = tasks.map(async ({ arn, id }) => {
    try {
      await call("StopTask", { cluster, task: arn, reason: "The workflow was cancelled" });
      log.info(`Cancelled: ecs:StopTask was sent for ${id.slice(0, 8)}.`);
    } catch (thrown) {
      const command = `aws ecs stop-task --cluster ${cluster} --task ${id}`;
      log.warning(`Cancelled, but the task could not be stopped and runs on (${messageOf(thrown)}): ${command}`);
    }
  });
  await Promise.all(stops);
}

// src/ecs/one-off-task/run-from-source.ts
function oneOffFamily(family) {
  return copyFamily(family, "run-task");
}
async function runFromSource({ taskDefinition, revision }, request, tools) {
  const run = (arn) => runOneOffTask({ ...request, taskDefinition, taskDefinitionArn: arn }, tools);
  if ("arn" in revision) return run(revision.arn);
  const family = oneOffFamily(asString(taskDefinition.family) ?? "task");
  const copy = await register(tools.call, { ...taskDefinition, family });
  tools.log.info(`Registered ${shortName(copy)} for this task only, because ${revision.copyBecause}.`);
  let keep = false;
  try {
    const result = await run(copy);
    keep = result.ending === "started";
    return result;
  } finally {
    if (!keep) await deregister(copy, tools);
  }
}
async function deregister(copy, { call, log }) {
  const failure = await deregisterCopy(call, copy);
  if (failure !== null) log.warning(`${shortName(copy)} could not be deregistered and stays ACTIVE: ${failure}`);
}

export {
  register,
  describeFailures,
  oneOffFamily,
  runFromSource
};
