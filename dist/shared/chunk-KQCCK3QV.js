import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  readTargetHealth
} from "./chunk-IIWLFNLH.js";
import {
  explainAwsError,
  isUnknownOperation
} from "./chunk-6J2RSYRM.js";
import {
  asNumber,
  asObject,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";
import {
  fenced,
  foreignLines,
  inlineCode,
  logLine
} from "./chunk-TSV7VMGK.js";
import {
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/ecs/situation/service-deployment.ts
function deploymentNumber(deploymentId) {
  return deploymentId.slice(deploymentId.lastIndexOf("/") + 1);
}
async function describeServiceDeployments(call, arns) {
  const answer = await call("DescribeServiceDeployments", { serviceDeploymentArns: [...arns] });
  return asObjects(answer.serviceDeployments).map(parseServiceDeployment);
}
async function findServiceDeployment(call, place, deploymentId) {
  const { cluster, service } = place;
  const answer = await call("ListServiceDeployments", { cluster, service });
  const own = asObjects(answer.serviceDeployments).filter(({ targetServiceRevisionArn: arn }) => numberOf(arn) === deploymentNumber(deploymentId)).sort((one, other) => (asNumber(other.createdAt) ?? 0) - (asNumber(one.createdAt) ?? 0));
  return asString(own[0]?.serviceDeploymentArn);
}
function parseServiceDeployment(raw) {
  const breaker = asObject(raw.deploymentCircuitBreaker);
  return {
    arn: asString(raw.serviceDeploymentArn) ?? "",
    status: asString(raw.status) ?? "",
    statusReason: asString(raw.statusReason) ?? "",
    target: parseCounts(asObject(raw.targetServiceRevision) ?? {}),
    sources: asObjects(raw.sourceServiceRevisions).map(parseCounts),
    failureCount: asNumber(breaker?.failureCount) ?? 0,
    failureThreshold: asNumber(breaker?.threshold) ?? 0,
    startedAt: asNumber(raw.startedAt) ?? null,
    finishedAt: asNumber(raw.finishedAt) ?? null
  };
}
function parseCounts(raw) {
  return {
    number: numberOf(raw.arn),
    requested: asNumber(raw.requestedTaskCount) ?? 0,
    running: asNumber(raw.runningTaskCount) ?? 0,
    pending: asNumber(raw.pendingTaskCount) ?? 0
  };
}
function numberOf(arn) {
  const text = asString(arn) ?? "";
  return text.slice(text.lastIndexOf("/") + 1);
}

// src/report/explanation-lines.ts
function explanationLines(explanation) {
  const { cause } = explanation;
  const told = cause === null ? ["Cause: not known from what could be read."] : causeLines(cause);
  return [...told, ...evidenceLines(explanation), ...explanation.unread];
}
function evidenceLines({ groups, container, events, targets, breaker }) {
  return [
    ...groups.flatMap(groupLines),
    ...container === null || container.lastLines.length === 0 ? [] : [
      `Last lines of ${container.name}, task ${container.taskId}:`,
      ...container.lastLines.slice(-shownLines).flatMap(foreignLines)
    ],
    ...events.length === 0 ? [] : ["Events:", ...events.flatMap(({ message }) => foreignLines(message))],
    ...targets.map((target) => `Target: ${targetText(target)}`),
    ...breaker === null ? [] : [breakerText(breaker)]
  ];
}
var shownLines = 20;
function causeLines({ name, sentence, quote, fix }) {
  const seen = quote === null ? [] : ["Seen:", ...foreignLines(quote)];
  return [logLine(`Cause: ${name}. ${sentence}`), ...seen, logLine(`Fix: ${fix}`)];
}
function groupLines(group) {
  const { count, stopCode, reason, containers } = group;
  const tasks = count === 1 ? "1 task" : `${count} tasks`;
  return [
    `${tasks} stopped, ${stopCode}:`,
    ...[reason, ...containers].filter((text) => text !== "").flatMap(foreignLines)
  ];
}
function targetText({
  taskId,
  targetGroup,
  port,
  path,
  state,
  description
}) {
  const asked = path === null ? `port ${port}` : `${path} on port ${port}`;
  return `task ${taskId} is ${state} in ${targetGroup} (${asked})${description === "" ? "" : `: ${description}`}`;
}
function breakerText({ failureCount, threshold }) {
  return `Circuit breaker: ${failureCount} of ${threshold} failures.`;
}

// src/diagnosis/telling-events.ts
var steadyNoise = [
  /has reached a steady state/,
  /has started \d+ tasks/,
  /has stopped \d+ (?:running|pending) tasks/,
  /(?:de)?registered \d+ targets/,
  /has begun draining connections/,
  /deployment completed/
];
var unhealthy = /due to an unhealthy status/;
var mostEvents = 10;
function tellingEvents(events) {
  const telling = events.filter(({ message }) => unhealthy.test(message) || !isNoise(message));
  const seen = /* @__PURE__ */ new Set();
  const fresh = telling.filter(({ message }) => {
    const text = withoutIds(message);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
  return fresh.slice(-mostEvents);
}
function isNoise(message) {
  return steadyNoise.some((pattern) => pattern.test(message));
}
function withoutIds(message) {
  return message.replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{32}/gi, "#");
}

// src/ecs/failure/breaker.ts
async function readBreaker(call, place) {
  try {
    const arn = await findServiceDeployment(call, place, place.deploymentId);
    const [found] = arn === void 0 ? [] : await describeServiceDeployments(call, [arn]);
    if (found === void 0 || found.failureThreshold === 0) return { breaker: null };
    return { breaker: { failureCount: found.failureCount, threshold: found.failureThreshold } };
  } catch (thrown) {
    if (isUnknownOperation(thrown)) return { breaker: null };
    const attempted = { iamAction: "ecs:DescribeServiceDeployments", resource: `service ${place.service}` };
    return { unread: `The circuit breaker could not be read: ${explainAwsError(thrown, attempted).sentences.what}` };
  }
}

// src/ecs/failure/target-health.ts
function targetHealthReader(groups, call) {
  return async (tasks) => {
    const going = tasks.filter(({ lastStatus }) => lastStatus !== "STOPPED");
    if (going.length === 0) return { targets: [] };
    try {
      const reads = await Promise.all(
        groups.map(async (group) => ({ group, read: await readTargetHealth(call, group.arn) }))
      );
      const targets = reads.flatMap(({ group, read }) => "value" in read ? targetsOf(group, read.value, going) : []);
      const denied = reads.flatMap(({ read }) => "denied" in read ? [read.denied] : []);
      return denied.length === 0 ? { targets } : { unread: `The targets could not be read: AWS denied ${denied[0]}.` };
    } catch (thrown) {
      return { unread: `The targets could not be read: ${messageOf(thrown)}` };
    }
  };
}
function targetsOf({ name, path }, targets, tasks) {
  return targets.flatMap((target) => {
    const task = tasks.find((candidate) => isTargetOf(target, candidate));
    if (task === void 0 || target.state === "healthy") return [];
    const { state, port, description } = target;
    return [{ taskId: task.id, targetGroup: name, port: port ?? 0, path, state, description: description ?? "" }];
  });
}
function isTargetOf({ id, port }, { containers }) {
  return containers.some(
    ({ address, hostPorts }) => address === null ? port !== null && hostPorts.includes(port) : address === id
  );
}

// src/report/explanation-summary.ts
function explanationSummary(explanation) {
  const { cause, unread } = explanation;
  const told = cause === null ? ["**Cause**: not known from what could be read.", ""] : causeSection(cause);
  return [...told, ...evidenceMarkdown(explanation), ...list(unread)];
}
function evidenceMarkdown(explanation) {
  const { groups, container, targets, breaker } = explanation;
  return [
    ...groupTable(groups),
    ...container === null ? [] : lastLinesBlock(container),
    ...eventsBlock(explanation),
    ...list([...targets.map(targetText), ...breaker === null ? [] : [breakerText(breaker)]])
  ];
}
function causeSection({ name, sentence, quote, fix }) {
  return [
    `**Cause** \`${name}\`: ${escaped(sentence)}`,
    "",
    ...quote === null ? [] : [...fenced([quote]), ""],
    `**Fix**: ${escaped(fix)}`,
    ""
  ];
}
function groupTable(groups) {
  if (groups.length === 0) return [];
  const rows = groups.map(({ count, stopCode, reason, containers }) => {
    const ends = containers.map(inlineCode).join("<br>");
    return `| ${count} | ${stopCode} | ${reason === "" ? "" : inlineCode(reason)} | ${ends} |`;
  });
  return ["| Stopped tasks | Stop code | Reason | Container that failed first |", "|---|---|---|---|", ...rows, ""];
}
function lastLinesBlock({ name, taskId, exitCode, meaning, lastLines }) {
  if (lastLines.length === 0) return [];
  const end = exitCode === null ? "" : `, exit code ${exitCode} (${meaning})`;
  const title = `Last lines of ${name}${end}, task ${taskId}`;
  return folded(title, fenced(lastLines.slice(-shownLines)));
}
function eventsBlock({ events }) {
  if (events.length === 0) return [];
  return folded("Events that tell of trouble", fenced(events.map(({ message }) => message)));
}
function folded(title, block) {
  return [`<details><summary>${escaped(title)}</summary>`, "", ...block, "", "</details>", ""];
}
function list(items) {
  return items.length === 0 ? [] : [...items.map((item) => `- ${escaped(item)}`), ""];
}
function escaped(text) {
  return text.replace(/[\\`*_[\]]/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

export {
  deploymentNumber,
  describeServiceDeployments,
  findServiceDeployment,
  explanationLines,
  evidenceLines,
  explanationSummary,
  evidenceMarkdown,
  folded,
  list,
  escaped,
  tellingEvents,
  readBreaker,
  targetHealthReader
};
