import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  exitCodeMeaning,
  isOutOfMemory
} from "./chunk-MB24O7GE.js";
import {
  layer
} from "./chunk-UB3JF4VL.js";
import {
  describe,
  openSearch,
  rank
} from "./chunk-Y4CTDKZ5.js";
import {
  knownErrors,
  planSearch
} from "./chunk-YVECWMDL.js";
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

// src/diagnosis/failed-container.ts
function firstFailed({ containers }) {
  return [...containers].sort((one, other) => rank2(one) - rank2(other)).find((container) => rank2(container) < nothing);
}
var nothing = 100;
function rank2(container) {
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

// src/diagnosis/explanation.ts
var causeNames = [
  "crashed",
  "database-password-rejected",
  "database-refused",
  "database-unreachable",
  "disk-full",
  "exec-not-executable",
  "exec-not-found",
  "exited",
  "health-check-failed",
  "host-not-found",
  "image-not-found",
  "image-pull-denied",
  "image-pull-rate-limited",
  "instance-lost",
  "killed",
  "log-group-missing",
  "network-interface-timeout",
  "no-capacity",
  "no-network-to-registry",
  "no-network-to-secrets",
  "out-of-memory",
  "port-taken",
  "role-not-assumable",
  "same-crash-twice",
  "secret-denied",
  "secret-missing",
  "spot-interruption",
  "stopped-by-user",
  "target-unhealthy",
  "volume-not-mounted",
  "wrong-architecture"
];

// src/diagnosis/deploy-causes.ts
var fatal = {
  "exec-not-executable": ["start-permission-denied"],
  "exec-not-found": ["entrypoint-interpreter-missing", "start-executable-not-found"],
  "image-not-found": ["pull-digest-gone", "pull-tag-not-found"],
  "image-pull-denied": ["init-registry-auth-denied", "pull-403", "pull-access-denied", "pull-denied-batchgetimage"],
  "log-group-missing": ["init-log-group-missing"],
  "secret-denied": ["init-secret-denied", "init-secret-kms-denied"],
  "secret-missing": [
    "init-secret-json-key-missing",
    "init-secret-not-found",
    "init-secret-scheduled-for-deletion",
    "init-ssm-parameter-missing"
  ],
  "wrong-architecture": ["exec-format-error", "pull-platform-mismatch"]
};
var passing = {
  "database-password-rejected": [
    "mysql-access-denied",
    "pg-password-failed",
    "prisma-auth-failed",
    "redis-wrong-password"
  ],
  "database-refused": [
    "database-connection-refused",
    "mysql-connection-refused",
    "pg-connection-refused",
    "redis-connection-refused"
  ],
  "database-unreachable": [
    "database-connect-timeout",
    "mysql-connect-timeout",
    "pg-connect-timeout",
    "pg-connect-timeout-client-limit",
    "prisma-cannot-reach-database",
    "redis-timeout"
  ],
  "disk-full": ["create-thin-pool-full", "pull-disk-full"],
  "health-check-failed": ["stopped-container-health-check"],
  "host-not-found": ["db-host-unresolvable", "mysql-host-unresolvable", "redis-host-unresolvable"],
  "image-pull-rate-limited": ["pull-rate-limit"],
  "instance-lost": ["host-terminated"],
  "network-interface-timeout": ["eni-provisioning-timeout"],
  "no-capacity": [
    "deployment-config-blocks",
    "place-agent-disconnected",
    "place-agent-start-timeout",
    "place-capacity-unavailable",
    "place-instance-error",
    "place-insufficient-cpu",
    "place-insufficient-memory",
    "place-missing-attribute",
    "place-no-container-instances",
    "place-no-instances-in-capacity-provider",
    "place-resource-shortage",
    "place-size-above-limit",
    "place-task-limit"
  ],
  "no-network-to-registry": ["init-registry-auth-network", "pull-network-timeout"],
  "no-network-to-secrets": ["init-secret-network-timeout"],
  "out-of-memory": ["out-of-memory-killed"],
  "port-taken": ["place-port-in-use", "start-port-already-allocated"],
  "role-not-assumable": ["event-role-not-assumable"],
  "spot-interruption": ["spot-interrupted"],
  "target-unhealthy": [
    "stopped-elb-health-check",
    "target-unhealthy-generic",
    "target-unhealthy-http-code",
    "target-unhealthy-timeout"
  ],
  "volume-not-mounted": ["init-efs-mount"]
};
var databasePorts = ["5432", "3306", "1433", "1521", "6379", "27017"];
var deployCauses = new Map([
  ...named(fatal, false),
  ...named(passing, true),
  ["pg-connect-timeout-jdbc-says-refused", { name: "database-unreachable", canHeal: true, needsAddress: true }],
  ["network-unreachable", { name: "database-unreachable", canHeal: true, ports: databasePorts }]
]);
function named(ids, canHeal) {
  return causeNames.flatMap((name) => (ids[name] ?? []).map((id) => [id, { name, canHeal }]));
}

// src/diagnosis/known-cause.ts
function createCauseReader() {
  const plans = /* @__PURE__ */ new Map();
  const planFor = (source) => {
    const plan = plans.get(source) ?? planSearch(knownErrors, [source]);
    plans.set(source, plan);
    return plan;
  };
  return (lines, source, places) => lines.length === 0 ? nothingKnown : readCauses(lines, planFor(source), places);
}
var nothingKnown = { named: null, first: null };
function readCauses(lines, plan, places) {
  const search = openSearch(plan);
  search.add(lines.join("\n"));
  const found = rank(search.finish().flatMap((sighting) => describe(sighting, places) ?? []));
  const named2 = found.flatMap((each) => causeOf(each.sighting, each.found) ?? []);
  return { named: named2[0] ?? null, first: found[0]?.found ?? null };
}
function causeOf({ error, groups }, { what, fix, quote }) {
  const cause = deployCauses.get(error.id);
  if (cause === void 0 || !isSaidBy(groups, cause)) return void 0;
  return { name: cause.name, sentence: what, fix, canHeal: cause.canHeal, quote };
}
function isSaidBy(groups, { ports, needsAddress }) {
  if (needsAddress && groups.address === void 0) return false;
  return ports === void 0 || ports.includes(groups.port ?? "");
}

// src/diagnosis/task-cause.ts
function taskCause(task, read = createCauseReader()) {
  if (wasScaledIn(task)) return null;
  const container = firstFailed(task);
  const places = placesOf(task, container);
  return outOfMemory(container) ?? reasonCause([container?.reason, task.stoppedReason], places, read) ?? byStopCode(task) ?? (container === void 0 ? null : containerCause(container, places, read));
}
function wasScaledIn({ stopCode, stoppedReason }) {
  return stopCode === "ServiceSchedulerInitiated" && (stoppedReason?.startsWith("Scaling activity initiated") ?? false);
}
function placesOf({ executionRole, containers }, failed) {
  const container = failed ?? containers[0];
  const loggingContainer = container?.logGroup == null ? containers.find(({ logGroup }) => logGroup !== null) : container;
  return {
    ...container === void 0 ? {} : { container: `the container "${container.name}"`, image: container.image },
    role: executionRole ?? "(none is set)",
    ...loggingContainer?.logGroup == null ? {} : { logGroup: loggingContainer.logGroup }
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
function reasonCause(reasons, places, read) {
  for (const reason of reasons) {
    const named2 = reason == null ? null : read([reason], "stopped-reason", places).named;
    if (named2 !== null) return named2;
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
function containerCause(container, places, read) {
  const { exitCode, healthStatus } = container;
  if (exitCode === null) return healthStatus === "UNHEALTHY" ? unhealthy(container) : null;
  const { named: named2, first } = read(container.lastLines, "container-log", places);
  if (named2 !== null) return named2;
  const cause = exitCause(container, exitCode);
  return cause === null || !endsByItsOwnError.has(cause.name) ? cause : explainedBy(first, cause);
}
function explainedBy(error, end) {
  if (error === null) return end;
  return { ...end, sentence: `${end.sentence} ${error.what}`, fix: error.fix, quote: error.quote };
}
function crashedAgain(task, end, read) {
  const container = firstFailed(task);
  if (container === void 0) return end;
  return explainedBy(read(container.lastLines, "container-log", placesOf(task, container)).first, end);
}
var endsByItsOwnError = /* @__PURE__ */ new Set(["crashed", "exec-not-executable", "exec-not-found"]);
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
  const { matchErrors } = await import("./match-errors-XSJDAPAI.js");
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
  firstFailed,
  createCauseReader,
  taskCause,
  wasScaledIn,
  crashedAgain,
  lastLine,
  taskEvidence,
  withLastLines,
  logLocation,
  readTail,
  followLines,
  describeTaskDefinition
};
