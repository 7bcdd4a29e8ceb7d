import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  layer
} from "./chunk-UB3JF4VL.js";
import {
  awsErrorName,
  explainAwsError,
  isAccessDenied,
  mayPass
} from "./chunk-6J2RSYRM.js";
import {
  asNumber,
  asObject,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";

// src/ecs/explained.ts
function explained(call, resource) {
  return layer(call, async (operation, body) => {
    try {
      return await call(operation, body);
    } catch (thrown) {
      const error = explainAwsError(thrown, { iamAction: `ecs:${operation}`, resource });
      throw thrown instanceof Error && error.code === "AWS_CALL_FAILED" ? await knownRefusal(thrown, error) : error;
    }
  });
}
async function knownRefusal(thrown, error) {
  const { matchErrors } = await import("./match-errors-NRSZQSOX.js");
  const [known] = matchErrors([`${thrown.name}: ${thrown.message}`], ["ecs-api"]);
  if (known === void 0) return error;
  const { what, why } = error.sentences;
  const sentences = { what: `${what} ${known.what}`, why: `${known.why} AWS says: ${why}`.trim(), fix: known.fix };
  return new BerthError(error.code, sentences, { cause: thrown });
}

// src/ecs/situation/describe-task-definition.ts
async function describeTaskDefinition(call, name) {
  const body = { taskDefinition: name, include: ["TAGS"] };
  const answer2 = await explained(call, name)("DescribeTaskDefinition", body);
  return { taskDefinition: asObject(answer2.taskDefinition) ?? {}, tags: asObjects(answer2.tags) };
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

export {
  explained,
  taskEvidence,
  withLastLines,
  logLocation,
  readTail,
  followLines,
  describeTaskDefinition
};
