import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  logLocation,
  readTail,
  taskEvidence,
  withLastLines
} from "./chunk-WA6EJHFT.js";
import {
  explainAwsError,
  isAccessDenied
} from "./chunk-6J2RSYRM.js";
import {
  firstFailed,
  wasScaledIn
} from "./chunk-KF7R3WGW.js";
import {
  asNumber,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";

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
  readLastLines,
  openTails,
  optionalRead,
  deniedAction,
  readTargetGroups,
  readTargetHealth
};
