import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  awsErrorName,
  explainAwsError,
  isAccessDenied
} from "./chunk-5CNA7WVV.js";
import {
  parse
} from "./chunk-CSUG5HMH.js";
import {
  ErrorWithOutputs
} from "./chunk-UO6QFYOI.js";
import {
  bounds,
  defaultSettings,
  evaluateExpression,
  eventText,
  healthyTask,
  isJudged,
  nextDue,
  percentsFor,
  release,
  reserve,
  startDeployment,
  step,
  taskShape
} from "./chunk-JFXWKAJP.js";
import {
  asArray,
  asBoolean,
  asNumber,
  asObject,
  asObjects,
  asString,
  asStrings
} from "./chunk-WRQOFEB5.js";
import {
  BerthError,
  messageOf
} from "./chunk-CWWRWO67.js";
import "./chunk-JGN6G437.js";

// src/ecs/task-definition.ts
import { isDeepStrictEqual } from "node:util";
var readOnlyMembers = /* @__PURE__ */ new Set([
  "compatibilities",
  "deleteRequestedAt",
  "deregisteredAt",
  "registeredAt",
  "registeredBy",
  "requiresAttributes",
  "revision",
  "status",
  "taskDefinitionArn"
]);
function registrable(taskDefinition, tags) {
  const members = Object.entries(taskDefinition).filter(([name]) => !readOnlyMembers.has(name));
  return { ...Object.fromEntries(members), ...tags.length > 0 ? { tags: [...tags] } : {} };
}
function withImage(taskDefinition, containerName, image) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const chosen = chooseContainer(containers.map(nameOf), containerName);
  const containerDefinitions = containers.map(
    (container) => nameOf(container) === chosen ? { ...container, image } : container
  );
  return { ...taskDefinition, containerDefinitions };
}
function imagesOf(taskDefinition) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  return Object.fromEntries(containers.map((container) => [nameOf(container), asString(container.image) ?? ""]));
}
function sameTaskDefinition(one, other) {
  return isDeepStrictEqual(withoutEmpty(one), withoutEmpty(other));
}
function shortName(taskDefinitionArn) {
  return taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf("/") + 1);
}
function chooseContainer(names, wanted) {
  if (wanted !== null && names.includes(wanted)) return wanted;
  const [only, ...more] = names;
  if (wanted === null && only !== void 0 && more.length === 0) return only;
  throw new BerthError("CONTAINER_NOT_FOUND", {
    what: wanted === null ? `The task definition has ${names.length} containers, and "container-name" does not say which one gets the image.` : `The task definition has no container "${wanted}".`,
    why: `Its containers are: ${names.join(", ") || "(none)"}.`,
    fix: 'Set the input "container-name" to one of them.'
  });
}
function nameOf(container) {
  return asString(container.name) ?? "";
}
function withoutEmpty(value) {
  if (Array.isArray(value)) return asArray(value).map((item) => withoutEmpty(item) ?? null);
  const object = asObject(value);
  if (object === void 0) return value;
  const kept = Object.entries(object).flatMap(([name, member]) => {
    const rest = withoutEmpty(member);
    return isEmpty(rest) ? [] : [[name, rest]];
  });
  return Object.fromEntries(kept);
}
function isEmpty(value) {
  if (value === void 0 || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.keys(value).length === 0;
}

// src/rollout/judge.ts
function judge(own, observation) {
  const primary = observation.deployments.find(({ status }) => status === "PRIMARY");
  if (primary === void 0) return { ended: true, outcome: "failed" };
  if (primary.id === own.id) return judgeOwn(primary, observation);
  if (!own.earlierIds.includes(primary.id)) return { ended: true, outcome: "superseded" };
  return primary.rolloutState === "IN_PROGRESS" ? { ended: false } : { ended: true, outcome: "rolled-back" };
}
function judgeOwn(own, observation) {
  if (own.rolloutState === "FAILED") return { ended: true, outcome: "failed" };
  const complete = own.rolloutState === "COMPLETED" && own.runningCount === observation.desiredCount;
  return complete && observation.deployments.length === 1 ? { ended: true, outcome: "succeeded" } : { ended: false };
}
function judgeAtDeadline(own, observation) {
  const deployment = observation.deployments.find(({ id }) => id === own.id);
  const waitsForTasks = deployment !== void 0 && deployment.pendingCount === 0 && deployment.runningCount < observation.desiredCount;
  return waitsForTasks && observation.newEvents.some(isStallEvent) ? "stalled" : "timed-out";
}
function isStallEvent(message) {
  return /was unable to place a task|was unable to stop or start tasks during a deployment/.test(message);
}

// src/ecs/poll-delay.ts
function pollDelay({ elapsed, sinceRunning: sinceRunning2, leastUntilHealthy: leastUntilHealthy2 }) {
  if (sinceRunning2 !== null) return sinceRunning2 < 45e3 ? 1e3 : 2e3;
  const whileStarting = elapsed < 3e4 ? 3e3 : elapsed < 12e4 ? 6e3 : 1e4;
  return Math.min(whileStarting, Math.max(1500, leastUntilHealthy2));
}

// src/ecs/service.ts
function parseService(raw) {
  const deploymentConfiguration = asObject(raw.deploymentConfiguration) ?? {};
  const strategy = asObjects(raw.capacityProviderStrategy);
  return {
    arn: asString(raw.serviceArn) ?? "",
    name: asString(raw.serviceName) ?? "",
    clusterArn: asString(raw.clusterArn) ?? "",
    status: asString(raw.status) ?? "",
    desiredCount: asNumber(raw.desiredCount) ?? 0,
    runningCount: asNumber(raw.runningCount) ?? 0,
    pendingCount: asNumber(raw.pendingCount) ?? 0,
    taskDefinition: asString(raw.taskDefinition) ?? "",
    controller: asString(asObject(raw.deploymentController)?.type) ?? "ECS",
    strategy: asString(deploymentConfiguration.strategy) ?? "ROLLING",
    schedulingStrategy: asString(raw.schedulingStrategy) ?? "REPLICA",
    launchType: asString(raw.launchType) ?? null,
    capacityProviders: strategy.map((item) => asString(item.capacityProvider) ?? ""),
    loadBalanced: asObjects(raw.loadBalancers).length > 0,
    availabilityZoneRebalancing: asString(raw.availabilityZoneRebalancing) ?? null,
    deploymentConfiguration,
    placementConstraints: asObjects(raw.placementConstraints),
    deployments: asObjects(raw.deployments).map(parseDeployment).sort(primaryFirst),
    events: asObjects(raw.events).map(parseEvent)
  };
}
function primaryDeployment(service) {
  return service.deployments.find(({ status }) => status === "PRIMARY");
}
function parseDeployment(raw) {
  return {
    id: asString(raw.id) ?? "",
    status: asString(raw.status) ?? "",
    rolloutState: asString(raw.rolloutState) ?? "",
    rolloutStateReason: asString(raw.rolloutStateReason) ?? "",
    taskDefinition: asString(raw.taskDefinition) ?? "",
    desiredCount: asNumber(raw.desiredCount) ?? 0,
    runningCount: asNumber(raw.runningCount) ?? 0,
    pendingCount: asNumber(raw.pendingCount) ?? 0,
    failedTasks: asNumber(raw.failedTasks) ?? 0
  };
}
function parseEvent(raw) {
  const { id, message, createdAt } = raw;
  return { id: asString(id) ?? "", message: asString(message) ?? "", createdAt: asNumber(createdAt) ?? 0 };
}
function primaryFirst(one, other) {
  return Number(other.status === "PRIMARY") - Number(one.status === "PRIMARY");
}
function percentsOf(deploymentConfiguration) {
  return {
    minimumHealthy: asNumber(deploymentConfiguration.minimumHealthyPercent) ?? 100,
    maximum: asNumber(deploymentConfiguration.maximumPercent) ?? 200
  };
}
function circuitBreakerOf(deploymentConfiguration) {
  const breaker = asObject(deploymentConfiguration.deploymentCircuitBreaker) ?? {};
  const threshold = asObject(breaker.thresholdConfiguration) ?? {};
  return {
    enable: asBoolean(breaker.enable) ?? false,
    rollback: asBoolean(breaker.rollback) ?? false,
    resetOnHealthyTask: asBoolean(breaker.resetOnHealthyTask) ?? true,
    threshold: { type: thresholdType(threshold.type), value: asNumber(threshold.value) ?? 50 }
  };
}
function thresholdType(type) {
  return type === "UNBOUNDED_PERCENT" || type === "COUNT" ? type : "BOUNDED_PERCENT";
}

// src/ecs/watch.ts
async function watch(target2, tools) {
  const { clock, cancelled } = tools;
  const startedAt = clock.now();
  const deadline = startedAt + target2.limitMinutes * 6e4;
  const seen = openLedger(target2);
  for (; ; ) {
    const service = await look(target2, tools, deadline);
    const at = clock.now();
    report(service, target2, seen, tools.log, at - startedAt);
    const result = { service, events: seen.events, elapsedSeconds: (at - startedAt) / 1e3 };
    const verdict = judge(target2.deployment, { ...service, newEvents: seen.events.map(({ message }) => message) });
    if (verdict.ended) return { ...result, outcome: verdict.outcome };
    if (cancelled.aborted) return { ...result, outcome: "cancelled" };
    if (at >= deadline) return { ...result, outcome: outcomeAtDeadline(target2, service, seen) };
    const { leastUntilHealthy: leastUntilHealthy2 } = target2;
    const moment = {
      elapsed: at - startedAt,
      sinceRunning: sinceRunning(seen, service, target2, at),
      leastUntilHealthy: leastUntilHealthy2
    };
    const delay = pollDelay(moment);
    await clock.sleep(Math.min(delay, Math.max(0, deadline - at)), cancelled);
  }
}
function openLedger({ earlierEventIds }) {
  return {
    knownEventIds: new Set(earlierEventIds),
    events: [],
    lastLine: "",
    lastLineAt: Number.NEGATIVE_INFINITY,
    runningSince: null
  };
}
var passing = /* @__PURE__ */ new Set(["AWS_THROTTLED", "AWS_UNREACHABLE"]);
async function look(target2, tools, deadline) {
  for (; ; ) {
    try {
      return await describe(target2, tools.call);
    } catch (thrown) {
      const error = explainAwsError(thrown, { iamAction: "ecs:DescribeServices", resource: target2.service });
      const mayPass = passing.has(error.code) || /^(ServerException|ServiceUnavailable)/.test(awsErrorName(thrown));
      if (!mayPass || tools.clock.now() >= deadline || tools.cancelled.aborted) throw lostSight(error, target2);
      tools.log.info(`Could not look at the service, trying again. ${error.sentences.why}`);
      await tools.clock.sleep(5e3, tools.cancelled);
    }
  }
}
async function describe({ cluster, service }, call) {
  const answer = await call("DescribeServices", { cluster, services: [service] });
  const [raw] = asObjects(answer.services);
  if (raw !== void 0) return parseService(raw);
  throw new BerthError("SERVICE_NOT_FOUND", {
    what: `The service "${service}" disappeared while it was being deployed.`,
    why: "ECS no longer lists it in this cluster.",
    fix: "Look in CloudTrail for who deleted it."
  });
}
function lostSight(error, { cluster, service }) {
  const { what, why } = error.sentences;
  const command = `aws ecs describe-services --cluster ${cluster} --services ${service}`;
  const sentences = {
    what: `Berth lost sight of the deployment, which goes on in ECS: ${what}`,
    why,
    fix: `Look at it with: ${command}. ${error.sentences.fix}`
  };
  return new BerthError(error.code, sentences, { cause: error });
}
function report(service, target2, seen, log, elapsed) {
  const fresh = service.events.filter(({ id }) => !seen.knownEventIds.has(id)).reverse();
  for (const event of fresh) {
    seen.knownEventIds.add(event.id);
    seen.events.push(event);
    log.info(`${stamp(elapsed)} event: ${event.message}`);
  }
  const line = progress(service, target2.deployment);
  if (line === seen.lastLine && elapsed - seen.lastLineAt < 3e4) return;
  log.info(`${stamp(elapsed)} ${line}`);
  seen.lastLine = line;
  seen.lastLineAt = elapsed;
}
function progress(service, own) {
  const states = service.deployments.map((deployment) => {
    const { taskDefinition, runningCount, desiredCount, pendingCount, failedTasks } = deployment;
    const side = deployment.id === own.id ? "new" : "old";
    const pending = pendingCount > 0 ? `, ${pendingCount} starting` : "";
    const failed = failedTasks > 0 ? `, ${failedTasks} failed` : "";
    return `${side} ${shortName(taskDefinition)}: ${runningCount} of ${desiredCount} running${pending}${failed}`;
  });
  const primary = service.deployments.find(({ id }) => id === own.id);
  return `${states.join("; ")}${primary === void 0 ? "" : `; ${primary.rolloutState}`}`;
}
function sinceRunning(seen, service, target2, at) {
  const own = service.deployments.find(({ id }) => id === target2.deployment.id);
  const allRunning = own !== void 0 && own.runningCount > 0 && own.runningCount >= service.desiredCount;
  seen.runningSince = allRunning ? seen.runningSince ?? at : null;
  return seen.runningSince === null ? null : at - seen.runningSince;
}
function outcomeAtDeadline(target2, service, seen) {
  const newEvents = seen.events.map(({ message }) => message);
  return judgeAtDeadline(target2.deployment, { ...service, newEvents });
}
function stamp(milliseconds) {
  const seconds2 = Math.floor(milliseconds / 1e3);
  return `+${Math.floor(seconds2 / 60)}:${String(seconds2 % 60).padStart(2, "0")}`;
}

// src/report/plan-text.ts
function planText(situation, plan) {
  return [
    ...changeLines(situation, plan),
    `desired count    ${plan.desiredCount}`,
    `percents         ${percentsLine(plan)}`,
    `                 ${explainPercents(plan)}`,
    ...plan.update.availabilityZoneRebalancing === "DISABLED" ? [rebalancingLine] : [],
    `prediction       ${predictionLine(plan.prediction)}`,
    ...timelineLines(plan.prediction).map((line) => `                 ${line}`)
  ];
}
var rebalancingLine = "zone rebalancing DISABLED in the same call, since ECS refuses a maximum of 100 % while it is on";
function percentsLine({ percentsInForce, percents }) {
  const [before, after] = [pair(percentsInForce), pair(percents)];
  return before === after ? `${after} (minimum healthy / maximum), as in force` : `${before} -> ${after} (minimum healthy / maximum)`;
}
function explainPercents(plan) {
  const { lower, upper } = bounds(plan.desiredCount, plan.percents);
  const effect = `at least ${lower} and at most ${upper} of ${plan.desiredCount} at any moment`;
  switch (plan.percentsReason) {
    case "in-force-is-best":
      return `No other pair is better here: ${effect}.`;
    case "room-to-start-first":
      return `There is room for new tasks beside the old ones, so new ones start first: ${effect}.`;
    case "must-stop-first":
      return `A new task only fits where an old one has gone, so an old one stops first: ${effect}.`;
    case "cannot-complete":
      return "No pair of percents lets this rollout complete.";
    case "given":
      return `Given by the inputs: ${effect}.`;
    case "prediction-unknown":
      return `Kept, because the rollout cannot be predicted: ${effect}.`;
    case "not-needed":
      return "Nothing is deployed, so they stay as they are.";
  }
}
function predictionLine(prediction) {
  switch (prediction.verdict) {
    case "completes":
      return `completes in ${range(prediction.finish)}; ${interruptionText(prediction)}`;
    case "stalls":
      return `STALLS: ${prediction.why} ECS will say: "${prediction.event}"`;
    case "unknown":
      return `unknown, because ${prediction.reasons.join(", and ")}`;
  }
}
function pair({ minimumHealthy, maximum }) {
  return `${minimumHealthy}/${maximum}`;
}
function changeLines({ taskDefinition, primary }, plan) {
  const live = shortName(primary.taskDefinition);
  if (plan.taskDefinition === null) {
    return [`task definition  ${live}, unchanged${plan.startsDeployment ? "; new deployment forced" : ""}`];
  }
  const before = imagesOf(taskDefinition);
  const changed = Object.entries(imagesOf(plan.taskDefinition)).filter(([name, image]) => before[name] !== image);
  const images = changed.map(([name, image]) => `image of ${name}: ${before[name] ?? "(new container)"} -> ${image}`);
  return [`task definition  ${live} -> a new revision`, ...images.map((line) => `                 ${line}`)];
}
function timelineLines(prediction) {
  if (prediction.verdict === "unknown") return [];
  const shown = prediction.timeline.slice(0, 10).map(taskLine);
  const hidden = prediction.timeline.length - shown.length;
  return hidden > 0 ? [...shown, `and ${hidden} tasks more`] : shown;
}
function taskLine(task) {
  const moments = [
    task.revision === "new" ? `starts at ${task.start} s` : "runs",
    task.revision === "new" && task.running !== null ? `runs at ${task.running} s` : "",
    task.revision === "new" && task.healthy !== null ? `healthy at ${task.healthy} s` : "",
    task.stop === null ? "" : `told to stop at ${task.stop} s`,
    task.stopped === null ? "" : `gone at ${task.stopped} s`
  ];
  const short = task.task.length > 12 ? `${task.task.slice(0, 8)}\u2026` : task.task;
  return `${task.revision} task ${short}: ${moments.filter((moment) => moment !== "").join(", ")}`;
}
function interruptionText({ servedBefore, interruption }) {
  if (!servedBefore) return "no task serves yet";
  return interruption.most === 0 ? "a task serves at all times" : `no task serves for ${range(interruption)}`;
}
function range({ least, most }) {
  return least === most ? `${most} s` : `${least} to ${most} s`;
}

// src/report/deploy-summary.ts
function deploySummary(report2) {
  const { situation, plan, watched } = report2;
  const rows = [
    ["Task definition", taskDefinitionText(report2)],
    ["Percents", `${percentsLine(plan)}. ${explainPercents(plan)}`],
    ["Predicted", predictionLine(plan.prediction)],
    [
      "Actual",
      watched === null ? "not waited for" : `${watched.outcome} after ${Math.round(watched.elapsedSeconds)} s`
    ],
    ...proofRows(report2.proof)
  ];
  return [
    `### ${heading(report2)}: ${situation.service.name} in ${situation.cluster}`,
    "",
    "| | |",
    "|---|---|",
    ...rows.map(([name, value]) => `| ${name} | ${(value ?? "").replaceAll("|", "\\|")} |`),
    "",
    ...eventLines(watched)
  ].join("\n");
}
function heading({ outcome, deploymentId }) {
  switch (outcome) {
    case null:
      return deploymentId === null ? "Planned, not deployed" : "Started, not waited for";
    case "succeeded":
      return "Deployed";
    case "unchanged":
      return "Unchanged";
    case "rolled-back":
      return "Not deployed, rolled back";
    case "superseded":
      return "Superseded";
    case "stalled":
      return "Not deployed, stalled";
    case "failed":
      return "Not deployed, failed";
    case "timed-out":
      return "Not complete in time";
    case "cancelled":
      return "Cancelled";
  }
}
function taskDefinitionText({ plan, taskDefinitionArn }) {
  const before = shortName(plan.previousTaskDefinition);
  if (plan.taskDefinition === null) return `${before}, unchanged`;
  return `${before} \u2192 ${taskDefinitionArn === null ? "a new revision" : shortName(taskDefinitionArn)}`;
}
function proofRows(proof) {
  if (proof === null) return [];
  const old = proof.oldTasks.length === 0 ? "no old task is left" : `still there: ${proof.oldTasks.join(", ")}`;
  const running = proof.digests.length === 0 ? "" : `; running \`${proof.digests.join("`, `")}\``;
  return [["Proof", `${proof.newTasks} new; ${old}${running}`]];
}
function eventLines(watched) {
  if (watched === null || watched.events.length === 0) return [];
  const first = watched.events[0]?.createdAt ?? 0;
  const lines = watched.events.map(({ createdAt, message }) => `${stamp((createdAt - first) * 1e3)} ${message}`);
  return ["<details><summary>Events of the service</summary>", "", "```", ...lines, "```", "", "</details>", ""];
}

// src/actions/deploy/conclude.ts
async function conclude(report2, { host }) {
  await host.summarize(deploySummary(report2));
  const outputs = outputsOf(report2);
  if (report2.failure !== null) throw new ErrorWithOutputs(report2.failure, outputs);
  host.log.info(outcomeLine(report2));
  return outputs;
}
function outcomeLine({ outcome, watched, situation }) {
  const { name } = situation.service;
  if (watched !== null) return `${name}: ${outcome} after ${Math.round(watched.elapsedSeconds)} s.`;
  return outcome === "unchanged" ? `${name} runs this version already; nothing was changed.` : `${name}: not waited for.`;
}
function outputsOf({ plan, taskDefinitionArn, deploymentId, outcome }) {
  return {
    "task-definition-arn": taskDefinitionArn ?? (plan.nothingToDo ? plan.previousTaskDefinition : ""),
    "previous-task-definition-arn": plan.previousTaskDefinition,
    "deployment-id": deploymentId ?? "",
    outcome: outcome ?? "",
    "minimum-healthy-percent": String(plan.percents.minimumHealthy),
    "maximum-percent": String(plan.percents.maximum),
    prediction: JSON.stringify(plan.prediction)
  };
}

// src/ecs/estimates.ts
var usualStart = 15e3;
function estimate(paces, tasks2) {
  const start2 = lastStart(tasks2);
  const each = (timing) => Object.fromEntries(paces.map((pace) => [pace.deploymentId, timing(pace)]));
  return {
    least: each((pace) => ({
      start: Math.min(start2, 1e3),
      healthy: leastUntilHealthy(pace.taskDefinition),
      drain: 0,
      stop: 0
    })),
    expected: each((pace) => ({
      start: start2,
      healthy: leastUntilHealthy(pace.taskDefinition),
      drain: longestDrain(pace),
      stop: Math.min(2e3, stopTimeout(pace))
    })),
    most: each((pace) => ({
      start: Math.max(3 * start2, 6e4),
      healthy: lastHealthy(pace),
      drain: longestDrain(pace),
      stop: stopTimeout(pace)
    }))
  };
}
function lastStart(tasks2) {
  const starts = tasks2.flatMap(
    ({ createdAt, startedAt }) => createdAt === null || startedAt === null ? [] : [{ startedAt, duration: (startedAt - createdAt) * 1e3 }]
  );
  const newest = starts.sort((one, other) => other.startedAt - one.startedAt)[0];
  return newest === void 0 ? usualStart : Math.max(0, newest.duration);
}
function leastUntilHealthy(taskDefinition) {
  const intervals = healthChecks(taskDefinition).map(({ interval }) => interval);
  return intervals.length === 0 ? defaultSettings().healthyAfterRunning : Math.max(...intervals);
}
function lastHealthy(pace) {
  const slowest = healthChecks(pace.taskDefinition).map(
    ({ interval, timeout, retries, startPeriod }) => startPeriod + retries * (interval + timeout)
  );
  return Math.max(0, ...slowest) + (pace.loadBalanced ? 15e4 : 0);
}
function healthChecks(taskDefinition) {
  return asObjects(taskDefinition.containerDefinitions).flatMap((container) => {
    const check = asObject(container.healthCheck);
    return check === void 0 || container.essential === false ? [] : [timesOf(check)];
  });
}
function timesOf(check) {
  return {
    interval: 1e3 * (asNumber(check.interval) ?? 30),
    timeout: 1e3 * (asNumber(check.timeout) ?? 5),
    retries: asNumber(check.retries) ?? 3,
    startPeriod: 1e3 * (asNumber(check.startPeriod) ?? 0)
  };
}
function stopTimeout({ taskDefinition }) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  return Math.max(0, ...containers.map((container) => 1e3 * (asNumber(container.stopTimeout) ?? 30)));
}
function longestDrain({ loadBalanced }) {
  return loadBalanced ? 3e5 : 0;
}

// src/report/deploy-error.ts
var codes = {
  "rolled-back": "DEPLOYMENT_ROLLED_BACK",
  superseded: "DEPLOYMENT_SUPERSEDED",
  stalled: "DEPLOYMENT_STALLED",
  failed: "DEPLOYMENT_FAILED",
  "timed-out": "DEPLOYMENT_TIMED_OUT",
  cancelled: "DEPLOYMENT_CANCELLED"
};
function wouldStall(plan, service) {
  const { prediction, percentsThatWork: pairThatWorks } = plan;
  const why = prediction.verdict === "stalls" ? prediction.why : "";
  const what = `This deploy of ${service} would stall at ${pair(plan.percents)}, so nothing was changed.`;
  const fix = pairThatWorks === null ? 'Free or add capacity, or ask for less in the task definition; "allow-stall: true" deploys all the same.' : `Use minimum-healthy-percent: ${pairThatWorks.minimumHealthy} and maximum-percent: ${pairThatWorks.maximum}, or leave both out; "allow-stall: true" deploys all the same.`;
  return new BerthError("WOULD_STALL", { what, why, fix });
}
function deployError(outcome, place, seen) {
  const after = `after ${Math.round(seen.elapsedSeconds)} s`;
  const quoted = lastTelling(seen);
  const said = quoted === void 0 ? "ECS gave no reason in its events." : `ECS says: "${quoted}"`;
  const look2 = `aws ecs describe-services --cluster ${place.cluster} --services ${place.service}`;
  const sentences = {
    "rolled-back": {
      what: `The deployment of ${place.service} failed and ECS rolled it back ${after}: the previous version serves again.`,
      why: said,
      fix: "Look at the stopped tasks and their logs, correct the image or the task definition, and deploy again."
    },
    superseded: {
      what: `Another deployment of ${place.service} took the place of this one ${after}.`,
      why: `The PRIMARY deployment is now ${seen.service.deployments[0]?.id ?? "unknown"} with ${seen.service.taskDefinition}, which this job did not start.`,
      fix: 'Deploy again if this version should run; a "concurrency" group keeps two jobs from deploying at once.'
    },
    stalled: {
      what: `The deployment of ${place.service} stalled: ${after} ECS can neither start the new task nor stop the old one.`,
      why: said,
      fix: "Deploy again with minimum-healthy-percent and maximum-percent on auto, which frees a stalled rollout too."
    },
    failed: {
      what: `The deployment of ${place.service} failed ${after}.`,
      why: said,
      fix: "Look at the stopped tasks and their logs, correct the image or the task definition, and deploy again."
    },
    "timed-out": {
      what: `The deployment of ${place.service} is not complete ${after}, and goes on in ECS.`,
      why: said,
      fix: `Look at it with: ${look2}. Raise wait-for-minutes if it only needs more time.`
    },
    cancelled: {
      what: `The job was cancelled ${after}; the deployment of ${place.service} goes on in ECS.`,
      why: "Cancelling a job does not stop a deployment.",
      fix: `Look at it with: ${look2}. Deploy again to replace it.`
    }
  };
  return new BerthError(codes[outcome], sentences[outcome]);
}
function lastTelling({ events }) {
  const newestFirst = [...events].reverse().map(({ message }) => message);
  return newestFirst.find((message) => isStallEvent(message) || /fail|unhealthy|unable/.test(message)) ?? newestFirst[0];
}
function unproven({ newTasks, oldTasks, otherDigests }, service) {
  const what = `ECS reports the deployment of ${service} as complete, but its tasks say otherwise.`;
  if (oldTasks.length > 0) {
    return new BerthError("DEPLOYMENT_FAILED", {
      what,
      why: `Besides ${newTasks} new there still are: ${oldTasks.join(", ")}.`,
      fix: 'Stop them with "aws ecs stop-task", or look for who started them.'
    });
  }
  const [other] = otherDigests;
  if (other === void 0) return void 0;
  return new BerthError("DEPLOYMENT_FAILED", {
    what,
    why: `The container ${other.container} runs ${other.running}, which is not ${other.image}.`,
    fix: "Deploy again with force-new-deployment: true, and look at what the instance has under that name."
  });
}

// src/actions/deploy/follow.ts
async function follow(started, run) {
  const { inputs, host, call, clock } = run;
  const watched = await watch(target(started, run), { call, clock, log: host.log, cancelled: host.cancelled });
  const { outcome } = watched;
  const isGood = outcome === "succeeded" || outcome === "unchanged";
  return { ...started, watched, outcome, failure: isGood ? null : deployError(outcome, inputs, watched) };
}
function target({ situation, plan, deploymentId }, { inputs }) {
  const { deployments, events } = situation.service;
  return {
    cluster: inputs.cluster,
    service: inputs.service,
    deployment: { id: deploymentId, earlierIds: deployments.map(({ id }) => id).filter((id) => id !== deploymentId) },
    earlierEventIds: new Set(events.map(({ id }) => id)),
    limitMinutes: inputs.waitForMinutes === "auto" ? 30 : inputs.waitForMinutes,
    leastUntilHealthy: leastUntilHealthy(plan.taskDefinition ?? situation.taskDefinition)
  };
}

// src/rollout/world.ts
var instant = { start: 0, healthy: 0, drain: 0, stop: 0 };
function openWorld({ service, instances, timings }) {
  const shapes = new Map(service.deployments.map(({ id, shape }) => [id, shape]));
  const lives = service.tasks.flatMap((task) => {
    const shape = shapes.get(task.deploymentId);
    return shape === void 0 ? [] : [existingLife(task, shape)];
  });
  return { now: 0, service, instances, lives, timings };
}
function carryOut(world, action) {
  if (action.kind === "start-task") startTask(world, action.deploymentId, action.instanceId);
  else stopTask(world, action.taskId);
}
function nextChange(world) {
  const instants = world.lives.flatMap((life) => nextChangeOf(world, life) ?? []);
  return instants.length === 0 ? null : Math.min(...instants);
}
function advanceTo(world, instant2) {
  world.now = instant2;
  for (const life of world.lives) {
    const due = nextChangeOf(world, life);
    if (due !== null && due <= instant2) change(world, life);
  }
}
function existingLife(task, shape) {
  const { id: taskId, deploymentId, instanceId, runningSince: runningAt } = task;
  const healthyAt = isJudged(shape) && hasVerdicts(task, verdictsOf(shape)) ? 0 : null;
  const stoppingAt = task.phase === "STOPPING" ? 0 : null;
  return { taskId, deploymentId, instanceId, shape, startedAt: 0, runningAt, healthyAt, stoppingAt, stoppedAt: null };
}
function startTask(world, deploymentId, instanceId) {
  const shape = world.service.deployments.find(({ id }) => id === deploymentId)?.shape;
  if (shape === void 0) return;
  const taskId = `new-${world.lives.length + 1}`;
  const unborn = { runningAt: null, healthyAt: null, stoppingAt: null, stoppedAt: null };
  world.lives.push({ taskId, deploymentId, instanceId, shape, startedAt: world.now, ...unborn });
  changeInstance(world, instanceId, (instance) => reserve(instance, shape));
  const pending = { phase: "PENDING", runningSince: null, health: "UNKNOWN", targetHealth: "UNKNOWN" };
  const task = { id: taskId, deploymentId, instanceId, ...pending };
  world.service = { ...world.service, tasks: [...world.service.tasks, task] };
}
function stopTask(world, taskId) {
  const life = world.lives.find((candidate) => candidate.taskId === taskId);
  if (life === void 0) return;
  life.stoppingAt = world.now;
  changeTask(world, taskId, { phase: "STOPPING" });
}
function nextChangeOf(world, life) {
  const timing = world.timings[life.deploymentId] ?? instant;
  if (life.stoppedAt !== null) return null;
  if (life.stoppingAt !== null) return life.stoppingAt + timing.drain + timing.stop;
  if (life.runningAt === null) return life.startedAt + timing.start;
  return life.healthyAt === null && isJudged(life.shape) ? life.runningAt + timing.healthy : null;
}
function change(world, life) {
  if (life.stoppingAt !== null) {
    life.stoppedAt = world.now;
    changeInstance(world, life.instanceId, (instance) => release(instance, life.shape));
    world.service = { ...world.service, tasks: world.service.tasks.filter(({ id }) => id !== life.taskId) };
  } else if (life.runningAt === null) {
    life.runningAt = world.now;
    changeTask(world, life.taskId, { phase: "RUNNING", runningSince: world.now });
  } else {
    life.healthyAt = world.now;
    changeTask(world, life.taskId, verdictsOf(life.shape));
  }
}
function verdictsOf({ hasHealthCheck, hasTargetGroup }) {
  return { health: hasHealthCheck ? "HEALTHY" : "UNKNOWN", targetHealth: hasTargetGroup ? "HEALTHY" : "UNKNOWN" };
}
function hasVerdicts(task, { health, targetHealth }) {
  return task.health === health && task.targetHealth === targetHealth;
}
function changeTask(world, taskId, change2) {
  const tasks2 = world.service.tasks.map((task) => task.id === taskId ? { ...task, ...change2 } : task);
  world.service = { ...world.service, tasks: tasks2 };
}
function changeInstance(world, id, change2) {
  world.instances = world.instances.map((instance) => instance.id === id ? change2(instance) : instance);
}

// src/rollout/simulate.ts
function simulate(input) {
  const world = openWorld(input);
  const gauge = openGauge(world, input.settings);
  let lastEvents = settle(world, input.settings);
  while (!isCompleted(world)) {
    measure(gauge, world, input.settings);
    const next = nextMoment(world, input.settings);
    if (next === null) return summarize(world, gauge, "stalled", lastEvents);
    advanceTo(world, next);
    lastEvents = settle(world, input.settings);
  }
  measure(gauge, world, input.settings);
  return summarize(world, gauge, "completed", []);
}
var mostTurnsAtOnce = 4;
function settle(world, settings) {
  for (let turn = 0; turn < mostTurnsAtOnce; turn++) {
    const { service, instances, now } = world;
    const result = step({ service, instances, failures: [], now, settings });
    world.service = result.service;
    if (result.actions.length === 0) return result.events;
    for (const action of result.actions) carryOut(world, action);
  }
  return [];
}
function nextMoment(world, settings) {
  const deployments = world.service.deployments.map((deployment) => ({ ...deployment, unplacedSince: null }));
  const due = nextDue({ ...world.service, deployments }, world.now, settings);
  const change2 = nextChange(world);
  if (due === null || change2 === null) return due ?? change2;
  return Math.min(due, change2);
}
function isCompleted(world) {
  return world.service.deployments[0]?.rolloutState === "COMPLETED";
}
function openGauge(world, settings) {
  const { running, healthy } = count(world, settings);
  return {
    lowestHealthy: healthy,
    peakTasks: world.service.tasks.length,
    withoutRunning: 0,
    withoutHealthy: 0,
    last: { at: 0, running, healthy },
    served: { running: running > 0, healthy: healthy > 0 }
  };
}
function measure(gauge, world, settings) {
  const elapsed = world.now - gauge.last.at;
  if (gauge.served.running && gauge.last.running === 0) gauge.withoutRunning += elapsed;
  if (gauge.served.healthy && gauge.last.healthy === 0) gauge.withoutHealthy += elapsed;
  const { running, healthy } = count(world, settings);
  gauge.last = { at: world.now, running, healthy };
  gauge.lowestHealthy = Math.min(gauge.lowestHealthy, healthy);
  gauge.peakTasks = Math.max(gauge.peakTasks, world.service.tasks.length);
}
function count(world, settings) {
  const { tasks: tasks2, deployments } = world.service;
  const shapes = new Map(deployments.map(({ id, shape }) => [id, shape]));
  const healthy = tasks2.filter((task) => {
    const shape = shapes.get(task.deploymentId);
    return shape !== void 0 && healthyTask(task, shape, world.now, settings);
  });
  return { running: tasks2.filter(({ phase }) => phase === "RUNNING").length, healthy: healthy.length };
}
function summarize(world, gauge, ending, lastEvents) {
  const { lowestHealthy, peakTasks, withoutRunning, withoutHealthy } = gauge;
  const timeline = world.lives.map(timelineOf);
  const gaps = { withoutRunning, withoutHealthy };
  return { ending, endedAt: world.now, lastEvents, timeline, lowestHealthy, peakTasks, ...gaps };
}
function timelineOf({ shape: _, ...timeline }) {
  return { ...timeline };
}

// src/rollout/predict.ts
function predict(input, estimates) {
  const expected = simulate({ ...input, timings: estimates.expected });
  const timeline = timelineOf2(expected, input.service);
  if (expected.ending === "stalled") return { verdict: "stalls", ...stall(expected, input), timeline };
  const fast = simulate({ ...input, timings: estimates.least });
  const slow = simulate({ ...input, timings: estimates.most });
  return {
    verdict: "completes",
    finish: { least: seconds(fast.endedAt), most: seconds(slow.endedAt) },
    servedBefore: input.service.tasks.some(({ phase }) => phase === "RUNNING"),
    interruption: { least: seconds(fast.withoutRunning), most: seconds(slow.withoutHealthy) },
    lowestHealthy: expected.lowestHealthy,
    peakTasks: expected.peakTasks,
    timeline
  };
}
function stall({ lastEvents }, { service, instances }) {
  const event = lastEvents.find(({ kind }) => kind === "placement-failed") ?? { kind: "blocked-by-configuration" };
  return { event: eventText(service.name, event), why: explainStall(event, service, instances.length) };
}
function explainStall(event, service, instanceCount) {
  const { lower, upper } = bounds(service.desiredCount, service.percents);
  const { minimumHealthy, maximum } = service.percents;
  const keeps = `a minimum of ${minimumHealthy} % keeps ${tasks(lower)} running`;
  if (event.kind !== "placement-failed") {
    return `Of ${tasks(service.desiredCount)}, ${keeps} and a maximum of ${maximum} % allows ${upper}: no task may start and none may stop.`;
  }
  if (event.closest === null) return "The cluster has no container instance that could take a task.";
  const where = instanceCount === 1 ? "the only container instance" : `none of the ${instanceCount} container instances`;
  const blocked = `${where} ${instanceCount === 1 ? "cannot" : "can"} take a new task (${obstacleText(event.closest.obstacle)})`;
  const primary = service.deployments.find(({ status }) => status === "PRIMARY");
  return service.tasks.some(({ deploymentId }) => deploymentId !== primary?.id) ? `While the old task runs, ${blocked}, and ${keeps}, so the old task never leaves.` : `${capitalized(blocked)}.`;
}
function obstacleText(obstacle) {
  switch (obstacle.kind) {
    case "port":
      return `host port ${obstacle.port.port} is taken`;
    case "memory":
      return `${obstacle.missing} MiB of memory are missing`;
    case "cpu":
      return `${obstacle.missing} CPU units are missing`;
    case "attribute":
      return `it lacks the attribute ${obstacle.attribute}`;
    case "network-interface":
      return "it has no free network interface";
    case "agent":
      return "its agent is not connected";
    case "draining":
      return "it is draining or not active";
    case "distinct-instance":
      return "distinctInstance allows one task an instance";
    case "member-of":
      return `it does not match ${obstacle.expression}`;
  }
}
function timelineOf2(simulation, service) {
  const newId = service.deployments.find(({ status }) => status === "PRIMARY")?.id;
  return simulation.timeline.map((task) => ({
    task: task.taskId,
    revision: task.deploymentId === newId ? "new" : "old",
    instance: task.instanceId,
    start: seconds(task.startedAt),
    running: task.runningAt === null ? null : seconds(Math.max(0, task.runningAt)),
    healthy: task.healthyAt === null ? null : seconds(task.healthyAt),
    stop: task.stoppingAt === null ? null : seconds(task.stoppingAt),
    stopped: task.stoppedAt === null ? null : seconds(task.stoppedAt)
  }));
}
function seconds(milliseconds) {
  return Math.round(milliseconds / 100) / 10;
}
function tasks(count2) {
  return count2 === 1 ? "1 task" : `${count2} tasks`;
}
function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// src/rollout/tune.ts
function tune(input, fixed = {}) {
  const { desiredCount: desired, percents } = input.service;
  const trials = openTrials(input);
  const inForce = { ...percents, ...fixed };
  const asItIs = trials.with(inForce);
  const best = bestBounds(trials, desired, fixed);
  if (best === null) return { percents: inForce, simulation: asItIs, reason: "cannot-complete" };
  const chosen = { ...percentsFor(desired, best), ...fixed };
  const simulation = trials.with(chosen);
  if (isAsGood(asItIs, simulation)) return { percents: inForce, simulation: asItIs, reason: "in-force-is-best" };
  return {
    percents: chosen,
    simulation,
    reason: best.lower === desired ? "room-to-start-first" : "must-stop-first"
  };
}
function bestBounds(trials, desired, fixed) {
  const limits = bounds(desired, { minimumHealthy: 100, maximum: 200, ...fixed });
  const lower = fixed.minimumHealthy === void 0 ? highestLowerBound(trials, limits) : limits.lower;
  if (lower === null || trials.at({ lower, upper: limits.upper }).ending === "stalled") return null;
  return { lower, upper: fixed.maximum === void 0 ? smallestUpperBound(trials, desired, lower) : limits.upper };
}
function highestLowerBound(trials, { lower: desired, upper }) {
  const completes = (lower) => trials.at({ lower, upper }).ending === "completed";
  if (completes(desired)) return desired;
  if (desired > 0 && completes(desired - 1)) return desired - 1;
  return completes(0) ? lastWhere(0, desired, completes) : null;
}
function smallestUpperBound(trials, desired, lower) {
  const earliest = trials.at({ lower, upper: 2 * desired }).endedAt;
  const isTooLow = (upper) => {
    const { ending, endedAt } = trials.at({ lower, upper });
    return ending !== "completed" || endedAt > earliest;
  };
  const least = lower === desired ? Math.min(desired + 1, 2 * desired) : desired;
  return isTooLow(least) ? lastWhere(least, 2 * desired, isTooLow) + 1 : least;
}
function lastWhere(from, to, holds) {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
function openTrials(input) {
  const { service } = input;
  const played = /* @__PURE__ */ new Map();
  const at = (wanted) => trialWith(percentsFor(service.desiredCount, wanted));
  const trialWith = (percents) => {
    const { lower, upper } = bounds(service.desiredCount, percents);
    const key = `${lower}/${upper}`;
    const simulation = played.get(key) ?? simulate({ ...input, service: { ...service, percents } });
    played.set(key, simulation);
    return simulation;
  };
  return { with: trialWith, at };
}
function isAsGood(one, other) {
  return one.ending === "completed" && one.lowestHealthy >= other.lowestHealthy && one.endedAt <= other.endedAt && one.peakTasks <= other.peakTasks;
}

// src/ecs/task.ts
function parseTask(raw) {
  const arn = asString(raw.taskArn) ?? "";
  return {
    id: lastPart(arn),
    arn,
    taskDefinitionArn: asString(raw.taskDefinitionArn) ?? "",
    startedBy: asString(raw.startedBy) ?? "",
    containerInstanceArn: asString(raw.containerInstanceArn) ?? null,
    lastStatus: asString(raw.lastStatus) ?? "",
    desiredStatus: asString(raw.desiredStatus) ?? "",
    healthStatus: asString(raw.healthStatus) ?? "UNKNOWN",
    createdAt: asNumber(raw.createdAt) ?? null,
    startedAt: asNumber(raw.startedAt) ?? null,
    containers: asObjects(raw.containers).map((container) => ({
      name: asString(container.name) ?? "",
      image: asString(container.image) ?? "",
      imageDigest: asString(container.imageDigest) ?? null
    }))
  };
}
function lastPart(arn) {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

// src/ecs/container-instance.ts
function instanceState(raw) {
  const remaining = asObjects(raw.remainingResources);
  const attributes = asObjects(raw.attributes).map(({ name, value }) => [asString(name) ?? "", asString(value) ?? ""]);
  const byName = Object.fromEntries(attributes);
  return {
    id: lastPart(asString(raw.containerInstanceArn) ?? ""),
    status: raw.status === "ACTIVE" || raw.status === "DRAINING" ? raw.status : "OTHER",
    agentConnected: raw.agentConnected === true,
    availabilityZone: byName["ecs.availability-zone"] ?? "",
    attributes: byName,
    remaining: {
      cpu: quantity(remaining, "CPU"),
      memory: quantity(remaining, "MEMORY"),
      networkInterfaces: Number.POSITIVE_INFINITY
    },
    usedHostPorts: [...usedPorts(remaining, "PORTS", "tcp"), ...usedPorts(remaining, "PORTS_UDP", "udp")]
  };
}
function quantity(resources, name) {
  return asNumber(resources.find((resource) => resource.name === name)?.integerValue) ?? 0;
}
function usedPorts(resources, name, protocol) {
  const taken = asStrings(resources.find((resource) => resource.name === name)?.stringSetValue);
  return taken.map((port) => ({ port: Number(port), protocol }));
}

// src/ecs/situation.ts
async function readSituation(call, cluster, serviceName) {
  const service = await readService(call, cluster, serviceName);
  const primary = primaryDeployment(service);
  if (primary === void 0) throw notFound(serviceName, cluster, await namesOf(call, "ListServices", cluster));
  const [described, olderTaskDefinitions, instances, tasks2] = await Promise.all([
    describeTaskDefinition(call, primary.taskDefinition),
    readOlderTaskDefinitions(call, service, primary),
    optional("ecs:DescribeContainerInstances", () => readInstances(call, cluster, service)),
    optional("ecs:DescribeTasks", () => readTasks(call, cluster, serviceName))
  ]);
  const older = { olderTaskDefinitions, instances, tasks: tasks2 };
  return { cluster, service, primary, ...described, ...older, readAt: Date.now() };
}
async function readService(call, cluster, serviceName) {
  const answer = await describeServices(call, cluster, serviceName);
  const services = asObjects(answer.services).map(parseService);
  const found = services.find(({ status }) => status === "ACTIVE" || status === "DRAINING");
  if (found === void 0) throw notFound(serviceName, cluster, await namesOf(call, "ListServices", cluster));
  return found;
}
async function readTasks(call, cluster, serviceName) {
  const arns = await listAll(call, "ListTasks", { cluster, serviceName }, "taskArns");
  const pages = await Promise.all(
    chunks(arns, 100).map((tasks2) => call("DescribeTasks", { cluster, tasks: [...tasks2] }))
  );
  return pages.flatMap(({ tasks: tasks2 }) => asObjects(tasks2).map(parseTask)).filter(({ lastStatus }) => lastStatus !== "STOPPED");
}
async function describeTaskDefinition(call, name) {
  const body = { taskDefinition: name, include: ["TAGS"] };
  const answer = await explained("ecs:DescribeTaskDefinition", name, () => call("DescribeTaskDefinition", body));
  return { taskDefinition: asObject(answer.taskDefinition) ?? {}, tags: asObjects(answer.tags) };
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
async function readOlderTaskDefinitions(call, service, primary) {
  const arns = new Set(service.deployments.map(({ taskDefinition }) => taskDefinition));
  arns.delete(primary.taskDefinition);
  const described = [...arns].map(async (arn) => [arn, (await describeTaskDefinition(call, arn)).taskDefinition]);
  return Object.fromEntries(await Promise.all(described));
}
async function readInstances(call, cluster, service) {
  if (runsOnFargate(service)) return [];
  const arns = await listAll(call, "ListContainerInstances", { cluster }, "containerInstanceArns");
  const pages = await Promise.all(
    chunks(arns, 100).map(
      (containerInstances) => call("DescribeContainerInstances", { cluster, containerInstances: [...containerInstances] })
    )
  );
  return pages.flatMap(({ containerInstances }) => asObjects(containerInstances).map(instanceState));
}
function runsOnFargate({ launchType, capacityProviders }) {
  const fargateOnly = capacityProviders.length > 0 && capacityProviders.every((name) => name.startsWith("FARGATE"));
  return launchType === "FARGATE" || fargateOnly;
}
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
async function optional(iamAction, read) {
  try {
    return { value: await read() };
  } catch (thrown) {
    if (!isAccessDenied(thrown)) throw explainAwsError(thrown, { iamAction, resource: "the cluster" });
    return { denied: deniedAction(thrown) ?? iamAction };
  }
}
function deniedAction(thrown) {
  return thrown instanceof Error ? /perform:? ([\w-]+:\w+)/.exec(thrown.message)?.[1] : void 0;
}
async function explained(iamAction, resource, work) {
  try {
    return await work();
  } catch (thrown) {
    throw explainAwsError(thrown, { iamAction, resource });
  }
}
function chunks(items, size) {
  const count2 = Math.ceil(items.length / size);
  return Array.from({ length: count2 }, (_, index) => items.slice(index * size, (index + 1) * size));
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
function notFound(service, cluster, names) {
  return new BerthError("SERVICE_NOT_FOUND", {
    what: `There is no active service "${service}" in the cluster "${cluster}".`,
    why: names.length === 0 ? "No service could be listed there." : `The services there are: ${names.join(", ")}.`,
    fix: 'Correct the input "service" or "cluster"; Berth deploys to a service that exists and does not create one.'
  });
}

// src/ecs/rollout-input.ts
var plannedDeploymentId = "planned";
function rolloutInput(situation, planned) {
  const reasons = whyUnknown(situation);
  const { instances, tasks: tasks2 } = situation;
  if (!("value" in instances) || !("value" in tasks2) || reasons.length > 0) return { known: false, reasons };
  const service = plannedService(situation, planned, tasks2.value);
  const definitions = definitionsByDeployment(situation, planned);
  const { loadBalanced } = situation.service;
  const paces = [...definitions].map(([deploymentId, taskDefinition]) => ({
    deploymentId,
    taskDefinition,
    loadBalanced
  }));
  return {
    known: true,
    input: { service, instances: instances.value, settings: defaultSettings() },
    estimates: estimate(paces, tasks2.value),
    doubts: doubtsOf(situation, planned)
  };
}
function whyUnknown({ service, instances, tasks: tasks2 }) {
  const managed = service.capacityProviders.filter((name) => !name.startsWith("FARGATE"));
  return [
    ..."denied" in instances ? [`the container instances could not be read (${instances.denied} is denied)`] : [],
    ..."denied" in tasks2 ? [`the running tasks could not be read (${tasks2.denied} is denied)`] : [],
    ...managed.length > 0 ? [`the capacity provider ${managed.join(", ")} may add instances during the rollout`] : [],
    ...service.launchType === "EXTERNAL" ? ["the service runs on external instances"] : [],
    ..."value" in instances ? unevaluable(service, instances.value) : []
  ];
}
function unevaluable(service, instances) {
  return constraintsOf(service).flatMap((constraint) => {
    if (constraint.type !== "memberOf") return [];
    const unknown = instances.some((instance) => evaluateExpression(constraint.expression, instance) === void 0);
    return unknown ? [`the placement constraint "${constraint.expression}" cannot be evaluated here`] : [];
  });
}
function doubtsOf(situation, planned) {
  const needsInterfaces = taskShape(planned.taskDefinition).networkInterfaces > 0;
  return needsInterfaces && !runsOnFargate(situation.service) ? ["ECS does not report how many network interfaces its instances have left for awsvpc tasks"] : [];
}
function plannedService(situation, planned, tasks2) {
  const { service } = situation;
  const definitions = definitionsByDeployment(situation, planned);
  const deployments = service.deployments.map(
    (deployment) => deploymentState(service, deployment, definitions.get(deployment.id) ?? {}, planned.desiredCount)
  );
  const state = {
    name: service.name,
    desiredCount: planned.desiredCount,
    percents: percentsOf(service.deploymentConfiguration),
    launch: runsOnFargate(service) ? "fargate" : "instances",
    circuitBreaker: circuitBreakerOf(service.deploymentConfiguration),
    deployments,
    tasks: tasks2.map((task) => taskState(task, service, situation.readAt))
  };
  if (!planned.startsDeployment) return { ...state, deployments: deployments.map(goingOn) };
  const shape = shapeIn(service, withKnownAttributes(situation, planned));
  const placementConstraints = constraintsOf(service);
  return startDeployment(state, { id: plannedDeploymentId, shape, placementConstraints });
}
function shapeIn({ loadBalanced }, taskDefinition) {
  return { ...taskShape(taskDefinition), hasTargetGroup: loadBalanced };
}
function goingOn(deployment) {
  return deployment.status === "PRIMARY" ? { ...deployment, rolloutState: "IN_PROGRESS" } : deployment;
}
function withKnownAttributes({ taskDefinition }, planned) {
  const { requiresAttributes } = taskDefinition;
  return requiresAttributes === void 0 ? planned.taskDefinition : { requiresAttributes, ...planned.taskDefinition };
}
function definitionsByDeployment(situation, planned) {
  const live = situation.service.deployments.map(({ id, taskDefinition }) => {
    const isPrimary = taskDefinition === situation.primary.taskDefinition;
    const definition = isPrimary ? situation.taskDefinition : situation.olderTaskDefinitions[taskDefinition];
    return [id, definition ?? {}];
  });
  return new Map([...live, [plannedDeploymentId, planned.taskDefinition]]);
}
function deploymentState(service, deployment, taskDefinition, desiredCount) {
  const { id, rolloutState, failedTasks } = deployment;
  const isPrimary = deployment.status === "PRIMARY";
  return {
    id,
    status: isPrimary ? "PRIMARY" : "ACTIVE",
    rolloutState: rolloutState === "COMPLETED" || rolloutState === "FAILED" ? rolloutState : "IN_PROGRESS",
    shape: shapeIn(service, taskDefinition),
    placementConstraints: constraintsOf(service),
    budget: isPrimary ? desiredCount : deployment.desiredCount,
    failedTasks,
    failedLaunches: 0,
    retryAt: 0,
    unplacedSince: null,
    healthyTaskIds: []
  };
}
function taskState(task, service, readAt) {
  const owner = service.deployments.find(
    ({ id, taskDefinition }) => task.startedBy === "" ? taskDefinition === task.taskDefinitionArn : id === task.startedBy
  );
  const stopping = task.desiredStatus === "STOPPED";
  const { healthStatus, startedAt } = task;
  return {
    id: task.id,
    deploymentId: owner?.id ?? "",
    instanceId: task.containerInstanceArn === null ? null : lastPart(task.containerInstanceArn),
    phase: stopping ? "STOPPING" : task.lastStatus === "RUNNING" ? "RUNNING" : "PENDING",
    runningSince: startedAt === null ? null : Math.min(provenFor(owner), startedAt * 1e3 - readAt),
    health: healthStatus === "HEALTHY" || healthStatus === "UNHEALTHY" ? healthStatus : "UNKNOWN",
    targetHealth: service.loadBalanced && owner?.rolloutState === "COMPLETED" ? "HEALTHY" : "UNKNOWN"
  };
}
function provenFor(owner) {
  return owner?.rolloutState === "COMPLETED" ? -defaultSettings().healthyAfterRunning : 0;
}
function constraintsOf({ placementConstraints }) {
  return placementConstraints.flatMap((constraint) => {
    if (constraint.type === "distinctInstance") return [{ type: "distinctInstance" }];
    return constraint.type === "memberOf" ? [{ type: "memberOf", expression: asString(constraint.expression) ?? "" }] : [];
  });
}

// src/ecs/plan.ts
function planDeploy(situation, request) {
  const wanted = wantedTaskDefinition(situation, request);
  const live = registrable(situation.taskDefinition, situation.tags);
  const taskDefinition = sameTaskDefinition(wanted, live) ? null : wanted;
  const desiredCount = request.desiredCount ?? situation.service.desiredCount;
  const startsDeployment = taskDefinition !== null || request.forceNewDeployment;
  const rollout = { taskDefinition: wanted, desiredCount, startsDeployment };
  const chosen = choosePercents(rolloutInput(situation, rollout), request, situation);
  const percentsInForce = percentsOf(situation.service.deploymentConfiguration);
  const nothingToDo = isDone(situation, { startsDeployment, desiredCount });
  return {
    taskDefinition,
    previousTaskDefinition: situation.primary.taskDefinition,
    desiredCount,
    startsDeployment,
    nothingToDo,
    percentsInForce,
    ...nothingToDo ? { ...chosen, percents: percentsInForce, percentsReason: "not-needed" } : chosen,
    update: updateBody(situation, request, nothingToDo ? percentsInForce : chosen.percents)
  };
}
function wantedTaskDefinition(situation, request) {
  const base = request.taskDefinition === null ? registrable(situation.taskDefinition, situation.tags) : registrable(request.taskDefinition, []);
  return request.image === null ? base : withImage(base, request.containerName, request.image);
}
function isDone({ primary, service }, plan) {
  const complete = primary.rolloutState === "COMPLETED" && service.deployments.length === 1;
  return complete && !plan.startsDeployment && plan.desiredCount === service.desiredCount;
}
function choosePercents(rollout, request, situation) {
  const inForce = percentsOf(situation.service.deploymentConfiguration);
  const fixed = fixedPercents(request);
  const given = { ...inForce, ...fixed };
  if (!rollout.known) {
    const percentsReason = Object.keys(fixed).length > 0 ? "given" : "prediction-unknown";
    return {
      percents: given,
      percentsReason,
      percentsThatWork: null,
      prediction: { verdict: "unknown", reasons: rollout.reasons }
    };
  }
  const isGiven = fixed.minimumHealthy !== void 0 && fixed.maximum !== void 0;
  if (isGiven) return judged(rollout, given, "given", fixed);
  if (rollout.doubts.length > 0 && predictWith(rollout, given).verdict !== "stalls") {
    return judged(rollout, given, "prediction-unknown", fixed);
  }
  const { percents, reason } = tuneFor(rollout, fixed);
  return judged(rollout, percents, reason, fixed);
}
function judged(rollout, percents, percentsReason, fixed) {
  const prediction = predictWith(rollout, percents);
  const percentsThatWork = prediction.verdict === "stalls" ? workingPercents(rollout, fixed) : null;
  return { percents, percentsReason, percentsThatWork, prediction };
}
function workingPercents(rollout, fixed) {
  if (Object.keys(fixed).length === 0) return null;
  const { percents, reason } = tuneFor(rollout, {});
  return reason === "cannot-complete" ? null : percents;
}
function tuneFor({ input, estimates }, fixed) {
  return tune({ ...input, timings: estimates.expected }, fixed);
}
function fixedPercents({ minimumHealthyPercent, maximumPercent }) {
  return {
    ...minimumHealthyPercent === "auto" ? {} : { minimumHealthy: minimumHealthyPercent },
    ...maximumPercent === "auto" ? {} : { maximum: maximumPercent }
  };
}
function predictWith({ input, estimates, doubts }, percents) {
  const prediction = predict({ ...input, service: { ...input.service, percents } }, estimates);
  return prediction.verdict === "completes" && doubts.length > 0 ? { verdict: "unknown", reasons: doubts } : prediction;
}
function updateBody(situation, request, percents) {
  const { service, cluster } = situation;
  return {
    cluster,
    service: service.name,
    ...request.desiredCount === null ? {} : { desiredCount: request.desiredCount },
    ...request.forceNewDeployment ? { forceNewDeployment: true } : {},
    deploymentConfiguration: {
      ...service.deploymentConfiguration,
      minimumHealthyPercent: percents.minimumHealthy,
      maximumPercent: percents.maximum
    },
    ...mustStopRebalancing(situation, percents) ? { availabilityZoneRebalancing: "DISABLED" } : {}
  };
}
function mustStopRebalancing({ service }, percents) {
  return service.availabilityZoneRebalancing === "ENABLED" && percents.maximum <= 100;
}

// src/ecs/refusal.ts
function refuseUnsupported(service) {
  const reason = unsupported(service);
  if (reason === void 0) return;
  throw new BerthError("SERVICE_UNSUPPORTED", {
    what: `Berth does not deploy to the service "${service.name}", so nothing was changed.`,
    why: reason,
    fix: "Use a REPLICA service with the ECS deployment controller and the ROLLING strategy, or deploy this one with the tool that manages it."
  });
}
function unsupported({ controller, strategy, schedulingStrategy }) {
  if (controller !== "ECS") return `Its deployment controller is ${controller}: ECS itself does not roll its tasks.`;
  if (strategy !== "ROLLING") return `Its deployment strategy is ${strategy}, not ROLLING.`;
  if (schedulingStrategy !== "REPLICA") return `Its scheduling strategy is ${schedulingStrategy}, not REPLICA.`;
  return void 0;
}

// src/ecs/task-definition-file.ts
import { readFile } from "node:fs/promises";
async function readTaskDefinitionFile(path) {
  const text = await readFile(path, "utf8").catch((thrown) => {
    const sentences = {
      what: `The task definition file "${path}" could not be read.`,
      why: `${messageOf(thrown)}.`,
      fix: 'Give "task-definition" a path relative to the workspace, and check out the repository before this step.'
    };
    throw new BerthError("TASK_DEFINITION_NOT_FOUND", sentences, { cause: thrown });
  });
  const taskDefinition = asObject(parse2(text, path));
  if (taskDefinition === void 0) throw invalid(path, "It holds JSON, but not an object.");
  return taskDefinition;
}
function parse2(text, path) {
  const errors = [];
  const source = text.replace(/^\uFEFF/, "");
  const value = parse(source, errors, { disallowComments: true });
  const [first] = errors;
  if (first === void 0) return value;
  throw invalid(path, `The JSON breaks in line ${source.slice(0, first.offset).split("\n").length}.`);
}
function invalid(path, why) {
  return new BerthError("TASK_DEFINITION_INVALID", {
    what: `The task definition file "${path}" is not usable.`,
    why,
    fix: 'Make it the JSON object that "aws ecs register-task-definition --cli-input-json" takes.'
  });
}

// src/actions/deploy/prepare.ts
async function prepare({ inputs, host, call }) {
  const [situation, request] = await Promise.all([
    readSituation(call, inputs.cluster, inputs.service),
    readRequest(inputs)
  ]);
  refuseUnsupported(situation.service);
  const plan = planDeploy(situation, request);
  host.log.group(`Plan for ${inputs.service} in cluster ${inputs.cluster}`, planText(situation, plan));
  warnOfDenied(situation, host);
  const nothingYet = { taskDefinitionArn: null, deploymentId: null, outcome: null, watched: null, proof: null };
  return { situation, plan, ...nothingYet, failure: null };
}
function refusal({ plan }, inputs) {
  if (plan.nothingToDo || inputs.dryRun) return null;
  return plan.prediction.verdict === "stalls" && !inputs.allowStall ? wouldStall(plan, inputs.service) : null;
}
async function readRequest(inputs) {
  const { taskDefinitionFile: path } = inputs;
  return { ...inputs, taskDefinition: path === null ? null : await readTaskDefinitionFile(path) };
}
function warnOfDenied({ instances, tasks: tasks2 }, { log }) {
  for (const read of [instances, tasks2]) {
    if (!("denied" in read)) continue;
    log.warning(
      `The rollout cannot be predicted: AWS denied ${read.denied}. Allow it to this job's role, and Berth chooses the percents.`
    );
  }
}

// src/ecs/proof.ts
async function readProof(call, place, deployed) {
  try {
    const tasks2 = await readTasks(call, place.cluster, place.service);
    return prove(tasks2, deployed.taskDefinitionArn, imagesOf(deployed.taskDefinition));
  } catch (thrown) {
    if (isAccessDenied(thrown)) return { denied: "ecs:ListTasks and ecs:DescribeTasks" };
    throw thrown;
  }
}
function prove(tasks2, taskDefinitionArn, images) {
  const isNew = (task) => task.taskDefinitionArn === taskDefinitionArn;
  const containers = tasks2.filter(isNew).flatMap((task) => task.containers);
  const checked = containers.flatMap(({ name, imageDigest }) => {
    const image = images[name] ?? "";
    const wanted = digestOf(image);
    return wanted === null || imageDigest === null ? [] : [{ container: name, image, wanted, running: imageDigest }];
  });
  return {
    newTasks: tasks2.filter(isNew).length,
    oldTasks: tasks2.filter((task) => !isNew(task)).map((task) => `${task.id} (${shortName(task.taskDefinitionArn)})`),
    otherDigests: checked.flatMap(({ wanted, ...other }) => wanted === other.running ? [] : [other]),
    digests: [...new Set(checked.flatMap(({ wanted, running }) => wanted === running ? [running] : []))]
  };
}
function digestOf(image) {
  return /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1] ?? null;
}

// src/actions/deploy/prove.ts
async function prove2(followed, run) {
  const { inputs, host } = run;
  const proof = await readProofOf(followed, run);
  if ("denied" in proof) {
    host.log.warning(`Whether the old tasks are gone was not checked: AWS denied ${proof.denied}.`);
    return followed;
  }
  const { newTasks, oldTasks, digests } = proof;
  const running = digests.length > 0 ? `, running ${digests.join(", ")}` : "";
  host.log.info(`Proof: ${newTasks} new, ${oldTasks.length} old left${running}.`);
  const failure = unproven(proof, inputs.service) ?? null;
  return { ...followed, proof, failure, outcome: failure === null ? followed.outcome : "failed" };
}
async function readProofOf({ situation, plan, taskDefinitionArn }, { inputs, call, host, platformDigests }) {
  const taskDefinition = plan.taskDefinition ?? situation.taskDefinition;
  const deployed = { taskDefinitionArn: taskDefinitionArn ?? plan.previousTaskDefinition, taskDefinition };
  const proof = await readProof(call, inputs, deployed);
  if ("denied" in proof) return proof;
  const otherDigests = [];
  for (const other of proof.otherDigests) {
    const platforms = await platformDigests(other.image);
    if (platforms === void 0) {
      host.log.warning(`Whether ${other.running} belongs to ${other.image} could not be checked in ECR.`);
    } else if (!platforms.includes(other.running)) otherDigests.push(other);
  }
  return { ...proof, otherDigests };
}

// src/ecs/apply.ts
async function registerTaskDefinition(call, plan) {
  return plan.taskDefinition === null ? plan.previousTaskDefinition : await register(call, plan.taskDefinition);
}
async function updateService(call, plan, taskDefinitionArn) {
  const body = plan.taskDefinition === null ? plan.update : { ...plan.update, taskDefinition: taskDefinitionArn };
  const service = await update(call, body);
  return { service, deploymentId: primaryDeployment(service)?.id ?? "" };
}
async function register(call, taskDefinition) {
  const family = asString(taskDefinition.family) ?? "without a family";
  try {
    const answer = await call("RegisterTaskDefinition", taskDefinition);
    return asString(asObject(answer.taskDefinition)?.taskDefinitionArn) ?? "";
  } catch (thrown) {
    throw explainAwsError(thrown, {
      iamAction: "ecs:RegisterTaskDefinition",
      resource: `task definition family ${family}`
    });
  }
}
async function update(call, body) {
  try {
    return parseService(asObject((await call("UpdateService", body)).service) ?? {});
  } catch (thrown) {
    throw explainAwsError(thrown, {
      iamAction: "ecs:UpdateService",
      resource: `service ${asString(body.service) ?? ""}`
    });
  }
}

// src/actions/deploy/start.ts
async function register2(planned, { call }) {
  return { ...planned, taskDefinitionArn: await registerTaskDefinition(call, planned.plan) };
}
async function start(registered, { call, host }) {
  const { deploymentId } = await updateService(call, registered.plan, registered.taskDefinitionArn);
  host.log.info(`UpdateService was accepted; following deployment ${deploymentId}.`);
  return { ...registered, deploymentId };
}

// src/actions/deploy/main.ts
async function main(inputs, dependencies) {
  const run = { inputs, ...dependencies };
  const planned = await prepare(run);
  const failure = refusal(planned, inputs);
  if (failure !== null) return conclude({ ...planned, failure }, run);
  if (inputs.dryRun) return conclude(planned, run);
  if (planned.plan.nothingToDo) return conclude({ ...planned, outcome: "unchanged" }, run);
  const registered = await register2(planned, run);
  const started = await start(registered, run);
  if (!inputs.waitForServiceStability) return conclude(started, run);
  const followed = await follow(started, run);
  const judged2 = followed.failure === null ? await prove2(followed, run) : followed;
  return conclude(judged2, run);
}
export {
  main
};
