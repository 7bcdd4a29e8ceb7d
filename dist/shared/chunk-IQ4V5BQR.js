import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  copyFamily,
  deregisterCopy,
  describeTasks,
  listAll
} from "./chunk-TEYJZ22Z.js";
import {
  exitCodeMeaning,
  isOutOfMemory,
  lineSignatures,
  recognize,
  stopSignatures
} from "./chunk-TC4ZOQLI.js";
import {
  lastPart,
  layer,
  parseService,
  parseTask,
  shortName
} from "./chunk-IPTGE3MZ.js";
import {
  awsErrorName,
  explainAwsError,
  isAccessDenied,
  mayPass
} from "./chunk-6J2RSYRM.js";
import {
  printForeign
} from "./chunk-AL7CF542.js";
import {
  asNumber,
  asObject,
  asObjects,
  asString,
  asStrings
} from "./chunk-WRQOFEB5.js";
import {
  quoted
} from "./chunk-V4CC55YF.js";
import {
  BerthError,
  asSentence,
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/ecs/one-off-task/launch-settings.ts
var inheritEverything = {
  subnets: null,
  securityGroups: null,
  assignPublicIp: null,
  launchType: null,
  capacityProviderStrategy: null,
  platformVersion: null
};
function launchSettings(taskDefinition, inherited, request) {
  return {
    ...provider(inherited ?? {}, request),
    ...platform(inherited ?? {}, request),
    ...network(taskDefinition, inherited, request),
    ...constraints(inherited ?? {})
  };
}
function provider(inherited, { launchType, capacityProviderStrategy }) {
  if (launchType !== null) return { launchType };
  if (capacityProviderStrategy !== null) return { capacityProviderStrategy: [...capacityProviderStrategy] };
  const strategy = asObjects(inherited.capacityProviderStrategy);
  if (strategy.length > 0) return { capacityProviderStrategy: [...strategy] };
  return inherited.launchType === void 0 ? {} : { launchType: inherited.launchType };
}
function platform(inherited, request) {
  const { platformVersion, launchType, capacityProviderStrategy } = request;
  if (platformVersion !== null) return { platformVersion };
  const elsewhere = launchType !== null && launchType !== "FARGATE" || capacityProviderStrategy !== null;
  return elsewhere || inherited.platformVersion === void 0 ? {} : { platformVersion: inherited.platformVersion };
}
function network(taskDefinition, inherited, request) {
  if (taskDefinition.networkMode !== "awsvpc") return {};
  const { subnets, securityGroups, assignPublicIp } = request;
  const awsvpcConfiguration = {
    ...asObject(asObject(inherited?.networkConfiguration)?.awsvpcConfiguration),
    ...subnets === null ? {} : { subnets: [...subnets] },
    ...securityGroups === null ? {} : { securityGroups: [...securityGroups] },
    ...assignPublicIp === null ? {} : { assignPublicIp }
  };
  if (asStrings(asObject(awsvpcConfiguration)?.subnets).length === 0) throw noSubnets(inherited !== null);
  return { networkConfiguration: { awsvpcConfiguration } };
}
function constraints(inherited) {
  const memberOf = asObjects(inherited.placementConstraints).filter(({ type }) => type === "memberOf");
  return memberOf.length > 0 ? { placementConstraints: memberOf } : {};
}
function noSubnets(hasService) {
  return new BerthError("INVALID_INPUT", {
    what: "The task definition has the network mode awsvpc, and there is no subnet to run its task in.",
    why: hasService ? "The service has no network configuration to inherit." : 'Without "service" nothing is inherited.',
    fix: 'Set the inputs "subnets" and "security-groups", or "service" to a service that runs in the right network.'
  });
}

// src/ecs/explained.ts
function explained(call, resource) {
  return layer(call, async (operation, body) => {
    try {
      return await call(operation, body);
    } catch (thrown) {
      throw explainAwsError(thrown, { iamAction: `ecs:${operation}`, resource });
    }
  });
}

// src/ecs/task-definition/register.ts
async function register(call, taskDefinition) {
  const family = asString(taskDefinition.family) ?? "without a family";
  const answer2 = await explained(call, `task definition family ${family}`)("RegisterTaskDefinition", taskDefinition);
  return asString(asObject(answer2.taskDefinition)?.taskDefinitionArn) ?? "";
}

// src/diagnosis/failed-container.ts
function firstFailed({ containers }) {
  return [...containers].sort((one, other) => rank(one) - rank(other)).find((container) => rank(container) < nothing);
}
var nothing = 100;
function rank(container) {
  const kind = kindRank(container);
  return kind === nothing ? nothing : kind + (container.essential ? 0 : 1);
}
function kindRank({ exitCode, reason, healthStatus }) {
  if (isOutOfMemory(reason)) return 0;
  if (exitCode === null) return reason === null ? healthRank(healthStatus) : 2;
  if (wasToldToStop(exitCode)) return healthStatus === "UNHEALTHY" ? 6 : 10;
  return exitCode === 0 ? 8 : 4;
}
function healthRank(healthStatus) {
  return healthStatus === "UNHEALTHY" ? 6 : nothing;
}
function wasToldToStop(exitCode) {
  return exitCode === 143 || exitCode === 137;
}

// src/diagnosis/task-cause.ts
function taskCause(task) {
  if (wasScaledIn(task)) return null;
  const container = firstFailed(task);
  const context = contextOf(task, container);
  return outOfMemory(container) ?? recognizeAny([container?.reason, task.stoppedReason], context) ?? byStopCode(task) ?? (container === void 0 ? null : containerCause(container, context));
}
function wasScaledIn({ stopCode, stoppedReason }) {
  return stopCode === "ServiceSchedulerInitiated" && (stoppedReason?.startsWith("Scaling activity initiated") ?? false);
}
function contextOf({ executionRole, containers }, failed) {
  const container = failed ?? containers[0];
  const loggingContainer = container?.logGroup == null ? containers.find(({ logGroup }) => logGroup !== null) : container;
  return {
    container: container?.name ?? "",
    image: container?.image ?? "of the task",
    role: executionRole ?? "(none is set)",
    logGroup: loggingContainer?.logGroup ?? "of the task definition"
  };
}
function outOfMemory(container) {
  if (container === void 0 || !isOutOfMemory(container.reason)) return null;
  const { name, memoryLimit, reason } = container;
  const limit = memoryLimit === null ? "its memory limit" : `its memory limit of ${memoryLimit} MiB`;
  return {
    name: "out-of-memory",
    sentence: `The container "${name}" was killed because it used more than ${limit}.`,
    fix: `Raise "memory" of the container "${name}" in the task definition, or let the application use less (heap size, number of workers).`,
    canHeal: true,
    quote: reason
  };
}
function recognizeAny(texts, context) {
  for (const text of texts) {
    const cause = text == null ? void 0 : recognize(text, stopSignatures, context);
    if (cause !== void 0) return cause;
  }
  return null;
}
function byStopCode({ stopCode, stoppedReason }) {
  switch (stopCode) {
    case "UserInitiated":
      return {
        name: "stopped-by-user",
        sentence: "Somebody stopped the task with StopTask.",
        fix: "Look in CloudTrail for who called StopTask, and deploy again.",
        canHeal: true,
        quote: stoppedReason
      };
    case "SpotInterruption":
    case "TerminationNotice":
      return {
        name: "spot-interruption",
        sentence: "AWS took the capacity under the task back.",
        fix: "Deploy again; put what must stay up on capacity that is not Spot.",
        canHeal: true,
        quote: stoppedReason
      };
    case "InfrastructureHealth":
      return {
        name: "instance-lost",
        sentence: "ECS stopped the task because the infrastructure under it was not healthy.",
        fix: "Deploy again, and look at the health of the container instance.",
        canHeal: true,
        quote: stoppedReason
      };
    default:
      return null;
  }
}
function containerCause(container, context) {
  if (container.exitCode !== null) return lineCause(container, context) ?? exitCause(container, container.exitCode);
  return container.healthStatus === "UNHEALTHY" ? unhealthy(container) : null;
}
function lineCause({ lastLines }, context) {
  for (const line of [...lastLines].reverse()) {
    const cause = recognize(line, lineSignatures, context);
    if (cause !== void 0) return cause;
  }
  return null;
}
function exitCause(container, exitCode) {
  const ended = { canHeal: true, quote: lastLine(container) };
  const { name, image } = container;
  switch (exitCode) {
    case 0:
      return {
        ...ended,
        name: "exited",
        sentence: `The container "${name}" ended by itself with exit code 0, although a service has to go on running.`,
        fix: "Keep the server in the foreground of the container, and run what ends by itself as a one-off task."
      };
    case 126:
      return {
        ...ended,
        canHeal: false,
        name: "exec-not-executable",
        sentence: `The container "${name}" ended with exit code 126: likely its command may not be executed.`,
        fix: `Check that the command of "${name}" has its execute bit in the image ${image} (COPY --chmod=755).`
      };
    case 127:
      return {
        ...ended,
        canHeal: false,
        name: "exec-not-found",
        sentence: `The container "${name}" ended with exit code 127: likely a command was not found.`,
        fix: `Check that the command of "${name}", and what it calls, is in the image ${image}.`
      };
    case 137:
      return {
        ...ended,
        name: "killed",
        sentence: `The container "${name}" was killed (exit code 137), though not for its memory as far as ECS knows.`,
        fix: "Look at its last lines and at the memory of the container instance, and let it end within stopTimeout after SIGTERM."
      };
    case 143:
      return null;
    default:
      return crashed(container, exitCode);
  }
}
function crashed(container, exitCode) {
  const { name, reason } = container;
  return {
    name: "crashed",
    sentence: `The container "${name}" ended with exit code ${exitCode} (${exitCodeMeaning(exitCode, reason)}).`,
    fix: `Read the last lines of "${name}", correct what they name, and deploy again.`,
    canHeal: true,
    quote: lastLine(container) ?? reason
  };
}
function unhealthy({ name }) {
  return {
    name: "health-check-failed",
    sentence: `The health check of the container "${name}" fails.`,
    fix: "Run the command of the health check in the container (docker exec): it must be in the image and end with 0; raise startPeriod for a slow start.",
    canHeal: true,
    quote: null
  };
}
function lastLine({ lastLines }) {
  return lastLines.findLast((line) => line.trim() !== "")?.trim() ?? null;
}

// src/ecs/failure/task-evidence.ts
function taskEvidence(task, taskDefinition) {
  const { id, lastStatus, stopCode, stoppedReason, stoppedAt, containers } = task;
  return {
    id,
    lastStatus,
    stopCode,
    stoppedReason,
    stoppedAt: stoppedAt ?? task.stoppingAt,
    executionRole: asString(taskDefinition.executionRoleArn) ?? null,
    containers: containers.map((container) => containerEvidence(container, taskDefinition))
  };
}
function containerEvidence(container, taskDefinition) {
  const definitions = asObjects(taskDefinition.containerDefinitions);
  const definition = definitions.find(({ name: name2 }) => name2 === container.name) ?? {};
  const { name, image, exitCode, reason, healthStatus } = container;
  const options = asObject(asObject(definition.logConfiguration)?.options);
  return {
    name,
    essential: definition.essential !== false,
    image,
    memoryLimit: asNumber(definition.memory) ?? taskMemory(taskDefinition),
    logGroup: asString(options?.["awslogs-group"]) ?? null,
    exitCode,
    reason,
    healthStatus,
    lastLines: []
  };
}
function taskMemory({ memory }) {
  const text = asString(memory);
  return text !== void 0 && /^\d+$/.test(text) ? Number(text) : null;
}
function withLastLines(task, containerName, lastLines) {
  const containers = task.containers.map(
    (container) => container.name === containerName ? { ...container, lastLines } : container
  );
  return { ...task, containers };
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
function placementFailures(answer2) {
  return asObjects(answer2.failures).map(({ arn, reason, detail }) => {
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
  const answer2 = await send(runTaskBody(request, randomUUID()), request, tools);
  const tasks = asObjects(answer2.tasks).map(parseTask);
  const failures = placementFailures(answer2);
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

// src/logs/log-location.ts
function logLocation(taskDefinition, { taskId, name, runtimeId }) {
  const definition = asObjects(taskDefinition.containerDefinitions).find((container) => container.name === name);
  const configuration = asObject(definition?.logConfiguration);
  const driver = asString(configuration?.logDriver);
  if (driver !== "awslogs")
    return {
      unreadable: `the container "${name}" logs with ${driver === void 0 ? "no log driver" : `the log driver ${driver}`}`
    };
  const options = asObject(configuration?.options);
  const group = asString(options?.["awslogs-group"]);
  if (group === void 0) return { unreadable: `the log configuration of "${name}" names no awslogs-group` };
  const prefix = asString(options?.["awslogs-stream-prefix"]);
  if (prefix !== void 0) return { group, stream: `${prefix}/${name}/${taskId}` };
  return runtimeId === null ? { unreadable: `the container "${name}" never started` } : { group, stream: runtimeId };
}

// src/logs/log-reader.ts
async function readTail(location, options, tools) {
  const deadline = tools.clock.now() + 1e3 * options.waitSeconds;
  for (; ; ) {
    const read = await readBackwards(tools.call, location, options.lines);
    if ("denied" in read || read.lines.length > 0) return read;
    if (tools.clock.now() >= deadline || tools.cancelled.aborted) return read;
    await tools.clock.sleep(1e3, tools.cancelled);
  }
}
function followLines(location, call) {
  let token;
  return async () => {
    const lines = [];
    for (let pages = 0; ; pages++) {
      const page = await readPage(call, location, { startFromHead: true, ...tokenMember(token) });
      if ("denied" in page) return page;
      lines.push(...page.lines);
      const isLast = page.forward === void 0 || page.forward === token;
      token = page.forward ?? token;
      if (isLast || pages === mostPages) return answer(lines, page);
    }
  };
}
var mostPages = 10;
async function readBackwards(call, location, wanted) {
  let lines = [];
  let token;
  for (let pages = 0; ; pages++) {
    const page = await readPage(call, location, { startFromHead: false, limit: wanted, ...tokenMember(token) });
    if ("denied" in page) return page;
    lines = [...page.lines, ...lines].slice(-wanted);
    const isFirst = page.backward === void 0 || page.backward === token;
    if (isFirst || lines.length === wanted || pages === mostPages) return answer(lines, page);
    token = page.backward;
  }
}
function tokenMember(token) {
  return token === void 0 ? {} : { nextToken: token };
}
function answer(lines, { absent }) {
  return absent === void 0 || lines.length > 0 ? { lines } : { lines, absent };
}
async function readPage(call, { group, stream }, range) {
  try {
    const page = await call("GetLogEvents", { logGroupName: group, logStreamName: stream, ...range });
    const { nextForwardToken, nextBackwardToken } = page;
    const lines = asObjects(page.events).flatMap(linesOf);
    return { lines, forward: asString(nextForwardToken), backward: asString(nextBackwardToken) };
  } catch (thrown) {
    if (isAccessDenied(thrown)) return { denied: `logs:GetLogEvents on ${group}` };
    return { lines: [], absent: whyAbsent(thrown, { group, stream }) };
  }
}
function linesOf({ timestamp, message }) {
  const lines = (asString(message) ?? "").replace(/[\r\n]+$/, "").split(/\r*\n/);
  return lines.map((line) => ({ timestamp: asNumber(timestamp) ?? 0, message: line }));
}
function whyAbsent(thrown, { group, stream }) {
  if (awsErrorName(thrown) === "ResourceNotFoundException")
    return `there is no log stream ${stream} in the log group ${group}`;
  const error = explainAwsError(thrown, { iamAction: "logs:GetLogEvents", resource: `the log group ${group}` });
  if (mayPass(thrown)) return `CloudWatch Logs did not answer: ${error.sentences.why}`;
  throw error;
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
var copySuffix = "run-task";
async function runFromSource({ taskDefinition, revision }, request, tools) {
  const run = (arn) => runOneOffTask({ ...request, taskDefinition, taskDefinitionArn: arn }, tools);
  if ("arn" in revision) return run(revision.arn);
  const family = copyFamily(asString(taskDefinition.family) ?? "task", copySuffix);
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

// src/ecs/situation/read-service.ts
async function readService(call, cluster, serviceName) {
  const answer2 = await describeServices(call, cluster, serviceName);
  const services = asObjects(answer2.services).map(parseService);
  const found = services.find(({ status }) => status === "ACTIVE" || status === "DRAINING");
  if (found === void 0) throw await serviceNotFound(call, cluster, serviceName);
  return found;
}
async function describeServices(call, cluster, serviceName) {
  try {
    return await call("DescribeServices", { cluster, services: [serviceName] });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === "ClusterNotFoundException") {
      throw clusterNotFound(cluster, await namesOf(call, "ListClusters"), thrown);
    }
    throw explainAwsError(thrown, { iamAction: "ecs:DescribeServices", resource: `service ${serviceName}` });
  }
}
async function serviceNotFound(call, cluster, service) {
  const names = await namesOf(call, "ListServices", cluster);
  return new BerthError("SERVICE_NOT_FOUND", {
    what: `There is no active service "${service}" in the cluster "${cluster}".`,
    why: names.length === 0 ? "No service could be listed there." : `The services there are: ${names.join(", ")}.`,
    fix: 'Correct the input "service" or "cluster"; Berth deploys to a service that exists and does not create one.'
  });
}
async function namesOf(call, operation, cluster) {
  const member = operation === "ListClusters" ? "clusterArns" : "serviceArns";
  const body = cluster === void 0 ? {} : { cluster };
  return listAll(call, operation, body, member).then(
    (arns) => arns.map(lastPart),
    () => []
  );
}
function clusterNotFound(cluster, names, cause) {
  const sentences = {
    what: `There is no ECS cluster "${cluster}" in this region and account.`,
    why: names.length === 0 ? "No cluster could be listed here." : `The clusters here are: ${names.join(", ")}.`,
    fix: 'Correct the input "cluster", or the region or role of the credentials.'
  };
  return new BerthError("CLUSTER_NOT_FOUND", sentences, { cause });
}

// src/ecs/one-off-task/command-container.ts
function commandContainer(taskDefinition, wanted) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const names = containers.map(nameOf);
  const essential = containers.filter((container) => container.essential !== false).map(nameOf);
  const [only] = names.length === 1 ? names : essential.length === 1 ? essential : [];
  const chosen = wanted === null ? only : names.find((name) => name === wanted);
  if (chosen !== void 0) return chosen;
  const sentences = {
    what: wanted === null ? `The task definition has ${essential.length} essential containers, and "container-name" does not say which one the command is for.` : `The task definition has no container "${wanted}".`,
    why: `Its containers are: ${names.join(", ") || "(none)"}.`,
    fix: 'Set the input "container-name" to one of them.'
  };
  throw new BerthError("CONTAINER_NOT_FOUND", sentences);
}
function nameOf(container) {
  return asString(container.name) ?? "";
}

// src/report/one-off-text.ts
function oneOffSentences(ending, cluster, result) {
  const after = `after ${Math.round(result.elapsedSeconds)} s`;
  const name = shortName(result.taskDefinitionArn);
  const ids = result.tasks.map(({ id }) => id);
  const stop = ids.map((id) => `aws ecs stop-task --cluster ${cluster} --task ${id}`).join("; ");
  switch (ending) {
    case "failed":
      return failedSentences(name, after, result);
    case "timed-out":
      return {
        what: `The one-off task of ${name} has not ended ${after}, and goes on in ECS.`,
        why: `It is ${result.tasks.map(({ lastStatus }) => lastStatus).join(", ")}.`,
        fix: `Raise wait-for-minutes if it only needs more time, or stop it: ${stop}.`
      };
    case "cancelled":
      return {
        what: `The job was cancelled ${after}, and the one-off task of ${name} was told to stop.`,
        why: "A one-off task of a cancelled job is stopped by ecs:StopTask.",
        fix: `Check what it has done before you run it again; its task is ${ids.join(", ")}.`
      };
  }
}
function failedSentences(name, after, { failure, failures }) {
  if (failure === null) {
    return {
      what: `Not every one-off task of ${name} found a place; those that did have passed.`,
      why: describeFailures(failures),
      fix: 'Free or add what is lacking, or ask for a smaller "count".'
    };
  }
  const { taskId, how, why, fix, lastLines } = failure;
  const last = lastLines.findLast((line) => line.trim() !== "");
  return {
    what: `The one-off task ${taskId.slice(0, 8)} of ${name} failed ${after}: ${how}.`,
    why: last === void 0 || why.includes(last) ? why : `${why} Its last line: ${quoted(last)}.`,
    fix
  };
}
function oneOffRows({
  ending,
  tasks,
  verdicts,
  elapsedSeconds
}) {
  const codes = verdicts.map(({ exitCode }) => exitCode ?? "none").join(", ");
  return [
    ["Outcome", `${ending} after ${Math.round(elapsedSeconds)} s`],
    ["Task", tasks.map(({ id }) => `\`${id}\``).join(", ")],
    ...verdicts.length > 0 ? [["Exit code", codes]] : []
  ];
}
function oneOffLine({ ending, tasks, verdicts, elapsedSeconds }) {
  const code = verdicts[0]?.exitCode;
  const said = code == null ? ending : `${ending} with exit code ${code}`;
  return `${said} after ${Math.round(elapsedSeconds)} s (task ${tasks.map(({ id }) => `\`${id}\``).join(", ")})`;
}

// src/ecs/situation/describe-task-definition.ts
async function describeTaskDefinition(call, name) {
  const body = { taskDefinition: name, include: ["TAGS"] };
  const answer2 = await explained(call, name)("DescribeTaskDefinition", body);
  return { taskDefinition: asObject(answer2.taskDefinition) ?? {}, tags: asObjects(answer2.tags) };
}

// src/ecs/task-definition/existing-revision.ts
async function readExistingRevision(call, reference) {
  const { taskDefinition, tags } = await describeExisting(call, reference);
  const arn = asString(taskDefinition.taskDefinitionArn) ?? "";
  const status = asString(taskDefinition.status);
  if (status === "ACTIVE") return { arn, taskDefinition, tags };
  throw new BerthError("TASK_DEFINITION_INACTIVE", {
    what: `The task definition ${shortName(arn)} is ${status ?? "in an unknown state"}, so nothing was changed.`,
    why: "It was deregistered, and ECS starts no task of a revision that is not ACTIVE.",
    fix: 'Deploy a revision that is ACTIVE ("aws ecs list-task-definitions --sort DESC" lists them), or register its content again.'
  });
}
async function describeExisting(call, reference) {
  try {
    return await describeTaskDefinition(call, reference);
  } catch (thrown) {
    const cause = thrown instanceof BerthError ? thrown.cause : thrown;
    if (awsErrorName(cause) !== "ClientException") throw thrown;
    const sentences = {
      what: `There is no task definition ${shortName(reference)}, so nothing was changed.`,
      why: "ECS does not know it in this account and region, or has deleted it.",
      fix: 'Name an existing one as ARN or family:revision; "aws ecs list-task-definitions" lists them.'
    };
    throw new BerthError("TASK_DEFINITION_NOT_FOUND", sentences, { cause: thrown });
  }
}

export {
  commandContainer,
  inheritEverything,
  launchSettings,
  explained,
  register,
  firstFailed,
  taskCause,
  wasScaledIn,
  lastLine,
  taskEvidence,
  withLastLines,
  logLocation,
  readTail,
  runFromSource,
  oneOffSentences,
  oneOffRows,
  oneOffLine,
  describeTaskDefinition,
  readService,
  serviceNotFound,
  readExistingRevision,
  describeExisting
};
