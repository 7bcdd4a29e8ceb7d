import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  crashedAgain,
  createCauseReader,
  firstFailed,
  lastLine,
  logLocation,
  readTail,
  taskCause,
  taskEvidence,
  wasScaledIn,
  withLastLines
} from "./chunk-SBC6PTDB.js";
import {
  exitCodeMeaning
} from "./chunk-MB24O7GE.js";
import {
  explainAwsError,
  isAccessDenied
} from "./chunk-6J2RSYRM.js";
import {
  asNumber,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";

// src/diagnosis/repeated-crash.ts
function repeatedCrash(tasks) {
  const seen = /* @__PURE__ */ new Map();
  for (const task of tasks) {
    const crash = crashOf(task);
    if (crash === void 0) continue;
    const first = seen.get(crash.key);
    if (first !== void 0) return first;
    seen.set(crash.key, crash);
  }
  return null;
}
function crashOf(task) {
  const container = firstFailed(task);
  const line = container === void 0 ? null : lastLine(container);
  if (task.stopCode !== "EssentialContainerExited" || wasScaledIn(task)) return void 0;
  if (container === void 0 || container.exitCode === null || line === null) return void 0;
  const { name, exitCode } = container;
  return { container: name, exitCode, line, task, key: `${name} ${exitCode} ${withoutNumbers(line)}` };
}
function withoutNumbers(line) {
  return line.replace(/0x[\da-f]+/gi, "#").replace(/\d+/g, "#");
}

// src/diagnosis/stop-groups.ts
function stopGroups(tasks) {
  const groups = /* @__PURE__ */ new Map();
  for (const task of tasks.filter(({ stopCode }) => stopCode !== null)) {
    const group = groupOf(task);
    const key = JSON.stringify({ ...group, reason: withoutIds(group.reason) });
    const known = groups.get(key);
    groups.set(key, known === void 0 ? group : { ...known, count: known.count + 1 });
  }
  return [...groups.values()].sort((one, other) => other.count - one.count);
}
function groupOf(task) {
  const container = firstFailed(task);
  const reason = task.stoppedReason ?? "";
  const said = container === void 0 ? [] : endOf(container, reason);
  return { count: 1, stopCode: task.stopCode ?? "", reason, containers: said };
}
function endOf({ name, exitCode, reason }, taskReason) {
  const code = exitCode === null ? [] : [`exit code ${exitCode}, ${exitCodeMeaning(exitCode, reason)}`];
  const own = reason === null || reason === taskReason ? [] : [reason];
  const parts = [...code, ...own];
  return parts.length === 0 ? [] : [`${name}: ${parts.join("; ")}`];
}
function withoutIds(reason) {
  return reason.replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{32}/gi, "#");
}

// src/diagnosis/target-cause.ts
function targetCause(targets) {
  const target = targets.find(({ state }) => state === "unhealthy");
  if (target === void 0) return null;
  const { targetGroup, port, path, description } = target;
  const asked = path === null ? `port ${port}` : `${path} on port ${port}`;
  return {
    name: "target-unhealthy",
    sentence: `The target group ${targetGroup} asks ${asked} and finds the task unhealthy.`,
    fix: fixFor(description, asked),
    canHeal: true,
    quote: description
  };
}
function fixFor(description, asked) {
  if (/failed with these codes/.test(description)) {
    return `Let ${asked} answer with an expected code without a login or a redirect, or widen the matcher of the health check.`;
  }
  return `Check that ${asked} answers in the container on 0.0.0.0, that the security group admits the load balancer, and raise healthCheckGracePeriodSeconds for a slow start.`;
}

// src/diagnosis/task-failure.ts
function explainFailure(evidence) {
  const { tasks, events, targets, breaker, unread } = evidence;
  const { cause, task } = mainCause(evidence, createCauseReader());
  return {
    cause,
    groups: stopGroups(tasks),
    container: failedContainer(task),
    events,
    targets,
    breaker,
    unread
  };
}
function failFast({ tasks }) {
  const read = createCauseReader();
  const causes = tasks.flatMap((task) => taskCause(task, read) ?? []);
  return causes.find(({ canHeal }) => !canHeal) ?? repeated(tasks, read)?.cause ?? null;
}
function mainCause(evidence, read) {
  const found = evidence.tasks.flatMap((task) => {
    const cause = taskCause(task, read);
    return cause === null ? [] : [{ task, cause }];
  });
  const fatal = found.find(({ cause }) => !cause.canHeal);
  const main = fatal ?? mostFrequent(found);
  if (main === void 0) return { cause: serviceCause(evidence, read), task: void 0 };
  if (main.cause.name === "target-unhealthy") return { ...main, cause: serviceCause(evidence, read) ?? main.cause };
  const again = repeated(evidence.tasks, read);
  const isSame = again !== null && (main.cause.name === "crashed" || main.cause.name === again.cause.name);
  return isSame ? again : main;
}
var generic = /* @__PURE__ */ new Set(["crashed", "exited", "killed"]);
function mostFrequent(found) {
  const specific = found.filter(({ cause }) => !generic.has(cause.name));
  const candidates = specific.length > 0 ? specific : found;
  const count = ({ cause }) => candidates.filter((other) => other.cause.name === cause.name).length;
  return [...candidates].sort((one, other) => count(other) - count(one))[0];
}
function serviceCause({ targets, events }, read) {
  const fromTargets = targetCause(targets);
  if (fromTargets !== null) return fromTargets;
  for (const { message } of [...events].reverse()) {
    const { named } = read([message], "service-event", {});
    if (named !== null) return named;
  }
  return null;
}
function repeated(tasks, read) {
  const crash = repeatedCrash(tasks);
  if (crash === null) return null;
  const { container, exitCode, line, task } = crash;
  const known = taskCause(task, read);
  const ended = `The container "${container}" ended repeatedly with exit code ${exitCode}`;
  if (known !== null && known.name !== "crashed") {
    return { task, cause: { ...known, sentence: `${known.sentence} ${ended} and the same last words.` } };
  }
  const cause = {
    name: "same-crash-twice",
    sentence: `${ended} (${exitCodeMeaning(exitCode, null)}) and the same last words.`,
    fix: `Read the last lines of "${container}", correct what they name, and deploy again.`,
    canHeal: false,
    quote: line
  };
  return { task, cause: crashedAgain(task, cause, read) };
}
function failedContainer(task) {
  const container = task === void 0 ? void 0 : firstFailed(task);
  if (task === void 0 || container === void 0) return null;
  const { name, exitCode, reason, lastLines } = container;
  const meaning = exitCode === null ? "" : exitCodeMeaning(exitCode, reason);
  return { name, taskId: task.id, exitCode, meaning, lastLines };
}

// src/toolkit/aws/optional-read.ts
async function optionalRead(call, read) {
  try {
    return { value: await read() };
  } catch (thrown) {
    if (!isAccessDenied(thrown)) throw explainAwsError(thrown, call);
    return { denied: deniedAction(thrown) ?? call.iamAction };
  }
}
function deniedAction(thrown) {
  return thrown instanceof Error ? /(?:perform:?|AWS denied) ([\w-]+:\w+)/.exec(thrown.message)?.[1] : void 0;
}

// src/load-balancing/target-groups.ts
function readTargetGroups(call, arns) {
  const wanted = [...new Set(arns)];
  const described = { iamAction: "elasticloadbalancing:DescribeTargetGroups", resource: wanted.join(", ") };
  return optionalRead(described, async () => {
    if (wanted.length === 0) return [];
    const [groups, attributes] = await Promise.all([
      call("DescribeTargetGroups", { TargetGroupArns: wanted }),
      Promise.all(wanted.map(async (arn) => [arn, await readAttributes(call, arn)]))
    ]);
    const attributesOf = new Map(attributes);
    return asObjects(groups.TargetGroups).map(
      (group) => settingsOf(group, attributesOf.get(asString(group.TargetGroupArn) ?? "") ?? /* @__PURE__ */ new Map())
    );
  });
}
function readTargetHealth(call, arn) {
  const described = { iamAction: "elasticloadbalancing:DescribeTargetHealth", resource: arn };
  return optionalRead(described, async () => {
    const answer = await call("DescribeTargetHealth", { TargetGroupArn: arn });
    return asObjects(answer.TargetHealthDescriptions).map(targetHealthOf);
  });
}
async function readAttributes(call, arn) {
  const answer = await call("DescribeTargetGroupAttributes", { TargetGroupArn: arn });
  return new Map(asObjects(answer.Attributes).map(({ Key, Value }) => [asString(Key) ?? "", asString(Value) ?? ""]));
}
function settingsOf(group, attributes) {
  const attribute = (name, usual) => Number(attributes.get(name) ?? usual);
  return {
    arn: asString(group.TargetGroupArn) ?? "",
    name: asString(group.TargetGroupName) ?? "",
    healthCheckIntervalSeconds: asNumber(group.HealthCheckIntervalSeconds) ?? 30,
    timeoutSeconds: asNumber(group.HealthCheckTimeoutSeconds) ?? 5,
    healthyThreshold: asNumber(group.HealthyThresholdCount) ?? 5,
    unhealthyThreshold: asNumber(group.UnhealthyThresholdCount) ?? 2,
    path: asString(group.HealthCheckPath) ?? null,
    targetType: asString(group.TargetType) ?? "instance",
    healthCheckPort: asString(group.HealthCheckPort) ?? "traffic-port",
    vpc: asString(group.VpcId) ?? "",
    deregistrationDelaySeconds: attribute("deregistration_delay.timeout_seconds", 300),
    slowStartSeconds: attribute("slow_start.duration_seconds", 0)
  };
}
function targetHealthOf(description) {
  const [target = {}] = asObjects([description.Target]);
  const [health = {}] = asObjects([description.TargetHealth]);
  return {
    id: asString(target.Id) ?? "",
    port: asNumber(target.Port) ?? null,
    state: asString(health.State) ?? "",
    reason: asString(health.Reason) ?? null,
    description: asString(health.Description) ?? null
  };
}

// src/ecs/failure/last-lines.ts
var shownLines = 20;
async function readLastLines(task, taskDefinition, containerName, waitSeconds, { callLogs, clock, cancelled, lines = shownLines }) {
  const runtimeId = task.containers.find(({ name }) => name === containerName)?.runtimeId ?? null;
  const location = logLocation(taskDefinition, { taskId: task.id, name: containerName, runtimeId });
  if ("unreadable" in location) return { unread: `No log lines: ${location.unreadable}.` };
  if (callLogs === null) return { unread: "No log lines: CloudWatch Logs was not asked." };
  try {
    const read = await readTail(location, { lines, waitSeconds }, { call: callLogs, clock, cancelled });
    if ("denied" in read)
      return { unread: `The log lines could not be read: allow ${read.denied} to the role of this job.` };
    return { lines: read.lines.map(({ message }) => message) };
  } catch (thrown) {
    const { sentences } = explainAwsError(thrown, { iamAction: "logs:GetLogEvents", resource: location.group });
    return { unread: `The log lines could not be read: ${sentences.what} ${sentences.why}` };
  }
}

// src/ecs/failure/tails.ts
var mostTails = 3;
function openTails(taskDefinition, tools) {
  const known = /* @__PURE__ */ new Map();
  return {
    async addTo(tasks, waitSeconds) {
      const bare = tasks.map((task) => ({ task, evidence: taskEvidence(task, taskDefinition) }));
      const dead = bare.filter(({ evidence }) => hasLines(evidence)).slice(0, mostTails);
      const reads = dead.map(async ({ task, evidence }) => {
        if (isSettled(known.get(task.id))) return;
        const container = firstFailed(evidence)?.name ?? "";
        known.set(task.id, await readLastLines(task, taskDefinition, container, waitSeconds, tools));
      });
      await Promise.all(reads);
      return bare.map(({ evidence }) => withTail(evidence, known.get(evidence.id)));
    },
    unread: () => [...known.values()].flatMap((tail) => "unread" in tail ? [tail.unread] : [])
  };
}
function hasLines(task) {
  const container = firstFailed(task);
  const ran = container !== void 0 && (container.exitCode !== null || container.healthStatus === "UNHEALTHY");
  return ran && !wasScaledIn(task);
}
function isSettled(tail) {
  return tail !== void 0 && ("unread" in tail || tail.lines.length > 0);
}
function withTail(task, tail) {
  const container = firstFailed(task);
  if (container === void 0 || tail === void 0 || "unread" in tail) return task;
  return withLastLines(task, container.name, tail.lines);
}

export {
  explainFailure,
  failFast,
  readLastLines,
  openTails,
  optionalRead,
  deniedAction,
  readTargetGroups,
  readTargetHealth
};
