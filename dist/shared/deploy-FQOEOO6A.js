import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  awsErrorName,
  explainAwsError,
  isAccessDenied,
  isUnknownOperation,
  mayPass
} from "./chunk-DK2YJ5SP.js";
import {
  parse
} from "./chunk-CSUG5HMH.js";
import {
  ErrorWithOutputs
} from "./chunk-GBXZDQAA.js";
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

// src/deploy/stages/cancelled-before.ts
function cancelledBefore(report, { inputs }) {
  const failure = new BerthError("DEPLOYMENT_CANCELLED", {
    what: `The job was cancelled before the deployment of ${inputs.service} was started.`,
    why: "UpdateService was not sent, so the service is as it was and there is nothing to undo.",
    fix: "Run the job again when it should be deployed."
  });
  return { ...report, outcome: "cancelled", failure };
}

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
function withImages(taskDefinition, images) {
  return Object.entries(images).reduce((changed, [name, image]) => withImage(changed, name, image), taskDefinition);
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
    fix: 'Name one of them in "container-name" or "images".'
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
  if (observation.ownWasSeen === false) return { ended: false };
  return primary.rolloutState === "IN_PROGRESS" ? { ended: false } : { ended: true, outcome: "rolled-back" };
}
function judgeOwn(own, observation) {
  if (own.rolloutState === "FAILED") return { ended: true, outcome: "failed" };
  const complete = own.rolloutState === "COMPLETED" && own.runningCount === observation.desiredCount;
  return complete && observation.deployments.length === 1 ? { ended: true, outcome: "succeeded" } : { ended: false };
}
function judgeAtDeadline(own, observation) {
  return mayHaveStalled(own, observation) ? "stalled" : "timed-out";
}
function mayHaveStalled(own, observation) {
  const deployment = observation.deployments.find(({ id }) => id === own.id);
  const waitsForTasks = deployment !== void 0 && deployment.pendingCount === 0 && deployment.runningCount < observation.desiredCount;
  return waitsForTasks && observation.newEvents.some(isStallEvent);
}
function isStallEvent(message) {
  return /was unable to place a task|was unable to stop or start tasks during a deployment/.test(message);
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

// src/ecs/watch/inspection.ts
var whileMissing = 15e3;
function openInspector(hook, debug) {
  let failedTasks = 0;
  let lastAt = null;
  return {
    async inspect(look, at) {
      const own = look.service.deployments.find(({ id }) => id === look.ownId);
      if (hook === void 0 || own === void 0) return void 0;
      lastAt ??= at;
      const grown = own.failedTasks > failedTasks;
      failedTasks = own.failedTasks;
      const missing = own.runningCount < look.service.desiredCount && at - lastAt >= whileMissing;
      if (!grown && !missing) return void 0;
      lastAt = at;
      return hook(look).catch((thrown) => {
        debug(`What keeps the tasks from running could not be read: ${messageOf(thrown)}`);
        return void 0;
      });
    }
  };
}

// src/ecs/watch/progress.ts
function progress(service, context) {
  const subject = primaryDeployment(service);
  if (subject === void 0) return { what: "waiting for ECS to show a deployment", most: null };
  const others = service.deployments.filter(({ id }) => id !== subject.id);
  const prefix = prefixOf(service, subject, context);
  const allRun = subject.runningCount >= service.desiredCount && subject.pendingCount === 0;
  if (allRun && isLeaving(subject, others)) return leaving(subject, others, prefix, context);
  const serving = servingText(service, others, context);
  const counts = countsText(service, subject, context);
  if (!allRun) return { what: `${prefix}${serving}; ${counts}, ${missingText(service)}`, most: null };
  if (service.desiredCount === 0) return { what: `${prefix}no task is to run (desired count 0)`, most: null };
  const { gate } = context;
  return {
    what: `${prefix}${serving}; ${counts}, ${gateText(gate, service.desiredCount)}`,
    most: gate?.most ?? null
  };
}
function progressLine({ what, most }, seconds2) {
  if (seconds2 < 1) return most === null ? what : `${what}, at most ${most} s`;
  return most === null ? `${what}, ${seconds2} s so far` : `${what}, ${seconds2} s of at most ${most}`;
}
function prefixOf({ deployments }, subject, { ownId }) {
  if (subject.id === ownId) return "";
  return deployments.some(({ id }) => id === ownId) ? `ECS is rolling back to ${shortName(subject.taskDefinition)}: ` : "our deployment is not PRIMARY: ";
}
function isLeaving(subject, others) {
  if (subject.rolloutState === "COMPLETED") return true;
  return others.length > 0 && others.every(({ desiredCount }) => desiredCount === 0) && subject.runningCount > 0;
}
function leaving(subject, others, prefix, context) {
  const name = nameOf2(subject, context);
  const serving = subject.runningCount > 0 ? `serving ${name}` : `${name} has no task to run (desired count 0)`;
  if (others.length === 0) return { what: `${prefix}${serving}, complete`, most: null };
  return { what: `${prefix}${serving}, draining the old (${namesOf(others)})`, most: null };
}
function servingText(service, others, context) {
  const serving = others.filter(({ runningCount }) => runningCount > 0);
  if (serving.length === 0) return "no old task serves";
  const many = service.desiredCount > 1;
  const texts2 = serving.map(
    (deployment) => `${nameOf2(deployment, context)}${many ? ` ${deployment.runningCount}/${service.desiredCount}` : ""}`
  );
  return `serving ${texts2.join(" and ")}`;
}
function countsText({ desiredCount }, subject, context) {
  const { runningCount, pendingCount, failedTasks } = subject;
  const pending = pendingCount > 0 ? `, ${pendingCount} starting` : "";
  const failed = failedTasks > 0 ? `, ${failedTasks} failed` : "";
  return `${nameOf2(subject, context)} ${runningCount}/${desiredCount} started${pending}${failed}`;
}
function missingText(service) {
  const { deployments, desiredCount, deploymentConfiguration } = service;
  if ((primaryDeployment(service)?.pendingCount ?? 0) > 0) return "waiting for it to run";
  const live = deployments.reduce((sum, { runningCount, pendingCount }) => sum + runningCount + pendingCount, 0);
  const { upper } = bounds(desiredCount, percentsOf(deploymentConfiguration));
  return live >= upper ? "waiting for an old task to stop" : "waiting for ECS to place a task";
}
function gateText(gate, desiredCount) {
  const whose = desiredCount === 1 ? "its" : "their";
  switch (gate?.kind) {
    case "health-check":
      return `waiting for ${whose} health check${desiredCount === 1 ? "" : "s"}`;
    case "target-group":
      return `waiting for ${whose} target${desiredCount === 1 ? "" : "s"} to be healthy`;
    case "age":
      return `waiting until ECS counts ${desiredCount === 1 ? "it" : "them"} as healthy`;
    case void 0:
      return "waiting for ECS to call it complete";
  }
}
function nameOf2({ taskDefinition }, { versions = {} }) {
  const version = versions[taskDefinition];
  const name = shortName(taskDefinition);
  return version === void 0 ? name : `${version} (${name})`;
}
function namesOf(deployments) {
  return deployments.map(({ taskDefinition }) => shortName(taskDefinition)).join(", ");
}

// src/ecs/watch/ledger.ts
var quietest = 3e4;
function openLedger(context, log) {
  const known = new Set(context.earlierEventIds);
  const events = [];
  const last = { what: "", since: 0, printedAt: Number.NEGATIVE_INFINITY };
  const printEvents = (service, elapsed) => {
    for (const event of service.events.filter(({ id }) => !known.has(id)).reverse()) {
      known.add(event.id);
      events.push(event);
      log.info(`${stamp(elapsed)} event: ${event.message}`);
    }
  };
  return {
    events,
    see(service, elapsed) {
      printEvents(service, elapsed);
      const now = progress(service, context);
      const changed = now.what !== last.what;
      if (!changed && elapsed - last.printedAt < quietest) return;
      if (changed) Object.assign(last, { what: now.what, since: elapsed });
      last.printedAt = elapsed;
      log.info(`${stamp(elapsed)} ${progressLine(now, Math.floor((elapsed - last.since) / 1e3))}`);
    }
  };
}
function stamp(milliseconds) {
  const seconds2 = Math.floor(milliseconds / 1e3);
  return `+${Math.floor(seconds2 / 60)}:${String(seconds2 % 60).padStart(2, "0")}`;
}

// src/ecs/service-deployment.ts
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

// src/ecs/watch/lookout.ts
var longestWithoutEvents = 3e4;
var longestMissing = 3e4;
var mostSearches = 3;
var followWhole = { arn: null, searches: mostSearches };
var underWay = /* @__PURE__ */ new Set(["PENDING", "IN_PROGRESS"]);
function openLookout(target2, call, say) {
  const state = { service: null, readAt: 0, changed: true, arn: null, searches: 0, missingSince: null };
  return {
    async look(now) {
      try {
        return { kind: "seen", service: await lookOnce(target2, call, state, now, say) };
      } catch (thrown) {
        return setback(thrown, target2, state, now);
      }
    }
  };
}
async function lookOnce(target2, call, state, now, say) {
  const { service } = state;
  if (service === null || needsWhole(service, state, target2, now)) return readWhole(target2, call, state, now);
  const deployment = await readOwn(target2, call, state, say);
  if (deployment === void 0) return readWhole(target2, call, state, now);
  if (!underWay.has(deployment.status)) {
    Object.assign(state, followWhole);
    return readWhole(target2, call, state, now);
  }
  const updated = withCounts(service, deployment);
  state.changed = countsOf(updated) !== countsOf(service);
  state.service = updated;
  return updated;
}
function needsWhole(service, state, { deploymentId }, now) {
  const own = service.deployments.find(({ id }) => id === deploymentId);
  const nothingOnItsWay = own !== void 0 && own.pendingCount === 0 && own.runningCount < service.desiredCount;
  const followsWhole = state.arn === null && state.searches >= mostSearches;
  return followsWhole || state.changed || own === void 0 || nothingOnItsWay || now - state.readAt >= longestWithoutEvents;
}
async function readWhole(target2, call, state, now) {
  const { cluster, service: name } = target2;
  const answer = await call("DescribeServices", { cluster, services: [name] });
  const [raw] = asObjects(answer.services);
  if (raw === void 0) throw disappeared(name);
  const service = parseService(raw);
  Object.assign(state, { service, readAt: now, changed: false, missingSince: null });
  if (state.arn === null && state.searches < mostSearches) state.arn = asString(raw.currentServiceDeployment) ?? null;
  return service;
}
async function readOwn(target2, call, state, say) {
  try {
    const known = state.arn === null ? void 0 : await describeOwn(call, state.arn, target2);
    if (known !== void 0) return known;
    state.searches += 1;
    state.arn = await findServiceDeployment(call, target2, target2.deploymentId) ?? null;
    return state.arn === null ? void 0 : await describeOwn(call, state.arn, target2);
  } catch (thrown) {
    if (!isAccessDenied(thrown) && !isUnknownOperation(thrown)) throw thrown;
    Object.assign(state, followWhole);
    say(withoutServiceDeployments(thrown, target2));
    return void 0;
  }
}
async function describeOwn(call, arn, target2) {
  const [found] = await describeServiceDeployments(call, [arn]);
  return found?.target.number === deploymentNumber(target2.deploymentId) ? found : void 0;
}
function withoutServiceDeployments(thrown, { service }) {
  const error = explainAwsError(thrown, {
    iamAction: "ecs:DescribeServiceDeployments",
    resource: `service ${service}`
  });
  return isAccessDenied(thrown) ? `${error.sentences.what} The service as a whole is looked at instead.` : "This endpoint has no service deployments; the service as a whole is looked at instead.";
}
function withCounts(service, { target: target2, sources, failureCount }) {
  const counts = new Map([...sources, target2].map((revision) => [revision.number, revision]));
  const deployments = service.deployments.map((deployment) => {
    const number = deploymentNumber(deployment.id);
    const revision = counts.get(number);
    if (revision === void 0) return deployment;
    const { requested, running, pending } = revision;
    const failed = number === target2.number ? Math.max(deployment.failedTasks, failureCount) : deployment.failedTasks;
    return {
      ...deployment,
      desiredCount: requested,
      runningCount: running,
      pendingCount: pending,
      failedTasks: failed
    };
  });
  return { ...service, deployments };
}
function countsOf({ deployments, desiredCount }) {
  const counts = deployments.map(
    ({ id, rolloutState, desiredCount: wanted, runningCount, pendingCount, failedTasks }) => [id, rolloutState, wanted, runningCount, pendingCount, failedTasks].join(" ")
  );
  return [desiredCount, ...counts].join(", ");
}
function setback(thrown, target2, state, now) {
  const call = { iamAction: "ecs:DescribeServices", resource: `service ${target2.service}` };
  const error = explainAwsError(thrown, call);
  const isMissing = error.code === "SERVICE_NOT_FOUND";
  if (isMissing) state.missingSince ??= now;
  const waits = isMissing ? now - (state.missingSince ?? now) < longestMissing : mayPass(thrown);
  if (waits) return { kind: "setback", error };
  throw lostSight(error, target2);
}
function disappeared(service) {
  return new BerthError("SERVICE_NOT_FOUND", {
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

// src/ecs/watch/next-look.ts
var idle = 1e4;
var untilHealthy = 15e3;
var due = 1700;
var longest = 6e4;
function nextLook(moment) {
  const backedOff = Math.min(longest, pace(moment) * 2 ** Math.min(10, moment.setbacks));
  return backedOff * (0.9 + 0.2 * moment.chance);
}
function pace({ elapsed, sinceRunning, unseen, least }) {
  if (sinceRunning === null) return elapsed < idle ? idle / 2 : idle;
  if (least === null) return sinceRunning < 45e3 ? 1e3 : 2e3;
  return Math.min(untilHealthy, Math.max(due, least - unseen - sinceRunning));
}

// src/ecs/watch/pacer.ts
function openPacer(startedAt) {
  let setbacks = 0;
  let running = null;
  let lastWithout = null;
  return {
    see(service, at) {
      setbacks = 0;
      const primary = primaryDeployment(service);
      if (primary === void 0 || primary.runningCount < service.desiredCount) {
        running = null;
        lastWithout = at;
        return;
      }
      const unseen = lastWithout === null ? Number.POSITIVE_INFINITY : at - lastWithout;
      running ??= { since: at, unseen };
    },
    setBack() {
      setbacks += 1;
    },
    moment(at, least, chance) {
      const sinceRunning = running === null ? null : at - running.since;
      return { elapsed: at - startedAt, sinceRunning, unseen: running?.unseen ?? 0, least, setbacks, chance };
    }
  };
}

// src/ecs/watch/race.ts
async function unlessAborted(work, signal) {
  if (signal.aborted) {
    work.catch(() => {
    });
    return "aborted";
  }
  let stop2 = () => {
  };
  const aborted = new Promise((resolve) => {
    stop2 = () => resolve("aborted");
    signal.addEventListener("abort", stop2, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop2);
    work.catch(() => {
    });
  }
}

// src/ecs/watch/stall.ts
var unmovedFor = 2e4;
var betweenPredictions = 1e4;
var agreeing = 2;
function openStallWatch(own, predict2) {
  const seen = { counts: "", since: 0, askedAt: Number.NEGATIVE_INFINITY, agreed: 0 };
  return {
    async check(service, observation, at) {
      const counts = countsOf(service);
      if (counts !== seen.counts) Object.assign(seen, { counts, since: at, agreed: 0 });
      if (predict2 === void 0 || !mayHaveStalled(own, observation) || at - seen.since < unmovedFor) return void 0;
      if (at - seen.askedAt < betweenPredictions) return void 0;
      seen.askedAt = at;
      seen.agreed = await predict2() === "stalls" ? seen.agreed + 1 : 0;
      if (seen.agreed < agreeing) return void 0;
      const event = observation.newEvents.find(isStallEvent) ?? "";
      return { outcome: "stalled", reason: `ECS says: "${event}" The rollout model agrees: nothing can move.` };
    }
  };
}

// src/ecs/watch/watch.ts
async function watch(target2, tools) {
  const watching = begin(target2, tools);
  for (; ; ) {
    const ending = await turn(watching);
    if (ending !== void 0) return resultOf(watching, ending);
    await pause(watching);
  }
}
function begin(target2, tools) {
  const { clock, log } = tools;
  const { cluster, service, deployment } = target2;
  const startedAt = clock.now();
  return {
    target: target2,
    tools,
    startedAt,
    deadline: startedAt + target2.limitMinutes * 6e4,
    lookout: openLookout({ cluster, service, deploymentId: deployment.id }, tools.call, log.info),
    ledger: openLedger({ ...target2, ownId: deployment.id }, log),
    pacer: openPacer(startedAt),
    stall: openStallWatch(deployment, tools.predict),
    inspector: openInspector(tools.inspect, log.debug),
    service: parseService({ serviceName: service }),
    ownWasSeen: false
  };
}
async function turn(watching) {
  const { tools, lookout, deadline } = watching;
  const sight = await unlessAborted(lookout.look(tools.clock.now()), tools.cancelled);
  if (sight === "aborted") return { outcome: "cancelled" };
  const at = tools.clock.now();
  const ending = sight.kind === "seen" ? await judgeSight(watching, sight.service, at) : setBack(watching, sight, at);
  if (ending !== void 0) return ending;
  if (tools.cancelled.aborted) return { outcome: "cancelled" };
  return at < deadline ? void 0 : { outcome: judgeAtDeadline(watching.target.deployment, observationOf(watching)) };
}
function setBack({ target: target2, tools, pacer, deadline }, sight, at) {
  const { cluster, service, deployment } = target2;
  if (at >= deadline) throw lostSight(sight.error, { cluster, service, deploymentId: deployment.id });
  pacer.setBack();
  tools.log.info(`Could not look at the service, trying again. ${sight.error.sentences.why}`);
  return void 0;
}
async function judgeSight(watching, service, at) {
  const { target: target2, ledger, pacer, stall: stall2, inspector, tools, startedAt } = watching;
  const elapsed = at - startedAt;
  watching.service = service;
  watching.ownWasSeen ||= service.deployments.some(({ id }) => id === target2.deployment.id) || elapsed >= 3e4;
  pacer.see(service, at);
  ledger.see(service, elapsed);
  const observation = observationOf(watching);
  const verdict = judge(target2.deployment, observation);
  if (verdict.ended) return { outcome: verdict.outcome };
  const look = { service, ownId: target2.deployment.id, elapsedSeconds: elapsed / 1e3, events: ledger.events };
  const checks = async () => await inspector.inspect(look, at) ?? await stall2.check(service, observation, at);
  const ending = await unlessAborted(checks(), tools.cancelled);
  return ending === "aborted" ? { outcome: "cancelled" } : ending;
}
function observationOf({ service, ledger, ownWasSeen }) {
  const newEvents = ledger.events.map(({ message }) => message).reverse();
  return { ...service, newEvents, ownWasSeen };
}
async function pause({ tools, pacer, target: target2, deadline }) {
  const { clock, cancelled, random = Math.random } = tools;
  const at = clock.now();
  const moment = pacer.moment(at, target2.leastUntilHealthy, random());
  await clock.sleep(Math.min(nextLook(moment), Math.max(0, deadline - at)), cancelled);
}
function resultOf({ service, ledger, tools, startedAt }, { outcome, reason }) {
  const elapsedSeconds = (tools.clock.now() - startedAt) / 1e3;
  return { outcome, service, events: ledger.events, elapsedSeconds, reason: reason ?? null };
}

// src/toolkit/foreign-text.ts
var controls = new RegExp("(?!\\t)\\p{Cc}(?:\\[[\\d;]{0,40}[A-Za-z])?", "gu");
function foreignLines(text) {
  return text.split(/\r?\n/).map((line2) => `  | ${plain(line2).replaceAll("##[", "## [")}`);
}
function fenced(lines) {
  const text = lines.map(plain);
  const fence = "`".repeat(Math.max(3, longestRun(text.join("\n")) + 1));
  return [fence, ...text, fence];
}
function inlineCode(text) {
  const line2 = plain(text.replace(/\s+/g, " ")).replaceAll("|", "\\|");
  const fence = "`".repeat(longestRun(line2) + 1);
  const space = /^`|`$/.test(line2) ? " " : "";
  return `${fence}${space}${line2}${space}${fence}`;
}
function plain(text) {
  return text.replace(controls, "");
}
function longestRun(text) {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

// src/report/explanation-lines.ts
function explanationLines(explanation) {
  const { cause, groups, container, events, targets, breaker, unread } = explanation;
  return [
    ...cause === null ? ["Cause: not known from what could be read."] : causeLines(cause),
    ...groups.flatMap(groupLines),
    ...container === null || container.lastLines.length === 0 ? [] : [`Last lines of ${container.name}, task ${container.taskId}:`, ...container.lastLines.flatMap(foreignLines)],
    ...events.length === 0 ? [] : ["Events:", ...events.flatMap(({ message }) => foreignLines(message))],
    ...targets.map((target2) => `Target: ${targetText(target2)}`),
    ...breaker === null ? [] : [breakerText(breaker)],
    ...unread
  ];
}
function causeLines({ name, sentence, quote, fix }) {
  const seen = quote === null ? [] : ["Seen:", ...foreignLines(quote)];
  return [`Cause: ${name}. ${sentence}`, ...seen, `Fix: ${fix}`];
}
function groupLines(group) {
  const { count: count2, stopCode, reason, containers } = group;
  const tasks2 = count2 === 1 ? "1 task" : `${count2} tasks`;
  return [
    `${tasks2} stopped, ${stopCode}:`,
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

// src/report/explanation-summary.ts
function explanationSummary(explanation) {
  const { cause, groups, container, targets, breaker, unread } = explanation;
  return [
    ...cause === null ? ["**Cause**: not known from what could be read.", ""] : causeSection(cause),
    ...groupTable(groups),
    ...container === null ? [] : lastLinesBlock(container),
    ...eventsBlock(explanation),
    ...list([...targets.map(targetText), ...breaker === null ? [] : [breakerText(breaker)], ...unread])
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
  const rows = groups.map(({ count: count2, stopCode, reason, containers }) => {
    const ends = containers.map(inlineCode).join("<br>");
    return `| ${count2} | ${stopCode} | ${reason === "" ? "" : inlineCode(reason)} | ${ends} |`;
  });
  return ["| Stopped tasks | Stop code | Reason | Container that failed first |", "|---|---|---|---|", ...rows, ""];
}
function lastLinesBlock({ name, taskId, exitCode, meaning, lastLines }) {
  if (lastLines.length === 0) return [];
  const end = exitCode === null ? "" : `, exit code ${exitCode} (${meaning})`;
  const title = `Last lines of ${name}${end}, task ${taskId}`;
  return folded(title, fenced(lastLines));
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

// src/report/plan-text.ts
function planText(situation, plan) {
  return [
    ...changeLines(situation, plan),
    `desired count    ${plan.desiredCount}`,
    `percents         ${percentsLine(plan)}`,
    `                 ${explainPercents(plan)}`,
    ...plan.update.availabilityZoneRebalancing === "DISABLED" ? [rebalancingLine] : [],
    ...breakerLines(plan),
    `prediction       ${predictionLine(plan.prediction)}`,
    ...timelineLines(plan.prediction).map((line2) => `                 ${line2}`)
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
  if (plan.revision === primary.taskDefinition) {
    return [`task definition  ${live}, unchanged${plan.startsDeployment ? "; new deployment forced" : ""}`];
  }
  const next = plan.revision === null ? "a new revision" : `${shortName(plan.revision)}, which exists`;
  const before = imagesOf(taskDefinition);
  const changed = Object.entries(imagesOf(plan.wanted)).filter(([name, image]) => before[name] !== image);
  const images = changed.map(([name, image]) => `image of ${name}: ${before[name] ?? "(new container)"} -> ${image}`);
  return [`task definition  ${live} -> ${next}`, ...images.map((line2) => `                 ${line2}`)];
}
function breakerLines({ circuitBreaker }) {
  if (circuitBreaker === null) return [];
  const { rollback, threshold } = circuitBreakerOf({ deploymentCircuitBreaker: circuitBreaker });
  const limit = threshold.type === "COUNT" ? `${threshold.value} failed tasks` : `${threshold.value} % failed tasks`;
  const then = rollback ? "ECS goes back to the last deployment that completed" : "ECS starts no more tasks";
  return [`circuit breaker  set, because the service has none: after ${limit} ${then}`];
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

// src/report/running-text.ts
function runningText({ deployments, desiredCount }) {
  const running = deployments.filter(({ runningCount }) => runningCount > 0);
  if (running.length === 0) return "At that moment no task of the service ran.";
  const parts = running.map(({ taskDefinition, runningCount }) => `${shortName(taskDefinition)} (${runningCount})`);
  return `At that moment these ran, of ${desiredCount} wanted: ${parts.join(", ")}.`;
}

// src/report/deploy-summary.ts
function deploySummary(report) {
  const { situation, plan, watched } = report;
  const rows = [
    ["Task definition", taskDefinitionText(report)],
    ["Percents", `${percentsLine(plan)}. ${explainPercents(plan)}`],
    ["Predicted", predictionLine(plan.prediction)],
    [
      "Actual",
      watched === null ? "not waited for" : `${watched.outcome} after ${Math.round(watched.elapsedSeconds)} s`
    ],
    ...proofRows(report.proof),
    ...report.undo === null ? [] : [["Afterwards", report.undo.said]]
  ];
  return [
    `### ${heading(report)}: ${situation.service.name} in ${situation.cluster}`,
    "",
    ...failureSection(report),
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
function failureSection({ explanation, watched }) {
  if (explanation === null || watched === null) return [];
  return [...explanationSummary(explanation), runningText(watched.service), ""];
}
function taskDefinitionText({ plan, taskDefinitionArn }) {
  const before = shortName(plan.previousTaskDefinition);
  if (plan.revision === plan.previousTaskDefinition) return `${before}, unchanged`;
  const next = taskDefinitionArn ?? plan.revision;
  return `${before} \u2192 ${next === null ? "a new revision" : shortName(next)}`;
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

// src/deploy/stages/conclude.ts
async function conclude(report, { host: host2 }) {
  await host2.summarize(deploySummary(report));
  const outputs = outputsOf(report);
  if (report.failure !== null) throw new ErrorWithOutputs(report.failure, outputs);
  host2.log.info(outcomeLine(report));
  return outputs;
}
function outcomeLine({ outcome, watched, situation }) {
  const { name } = situation.service;
  if (watched !== null) return `${name}: ${outcome} after ${Math.round(watched.elapsedSeconds)} s.`;
  return outcome === "unchanged" ? `${name} runs this version already; nothing was changed.` : `${name}: not waited for.`;
}
function outputsOf({ plan, taskDefinitionArn, deploymentId, outcome, explanation, undo: undo2 }) {
  return {
    "task-definition-arn": taskDefinitionArn ?? (plan.nothingToDo ? plan.previousTaskDefinition : ""),
    "previous-task-definition-arn": plan.previousTaskDefinition,
    "deployment-id": deploymentId ?? "",
    outcome: outcome ?? "",
    cause: explanation?.cause?.name ?? "",
    "rolled-back-to": undo2 === null || undo2.rolledBackTo === null ? "" : shortName(undo2.rolledBackTo),
    "minimum-healthy-percent": String(plan.percents.minimumHealthy),
    "maximum-percent": String(plan.percents.maximum),
    prediction: JSON.stringify(plan.prediction)
  };
}

// src/diagnosis/event-signatures.ts
var capacityFix = "Add an instance, ask for less in the task definition, or let the old task stop first (minimum-healthy-percent 0, maximum-percent 100).";
var eventSignatures = [
  placement({
    patterns: [/already using a port required by your task/],
    cause: "port-taken",
    sentence: "A host port of the task is taken on every container instance that it could run on, likely by the old task.",
    fix: "Let the old task stop first (minimum-healthy-percent 0, maximum-percent 100), or use hostPort 0 behind a load balancer."
  }),
  placement({
    patterns: [/has insufficient (?<resource>memory|CPU units) available/],
    sentence: "No container instance has the {resource} left that the task reserves."
  }),
  placement({
    patterns: [/No Container Instances were found in your (?<place>cluster|capacity provider)/],
    sentence: "The {place} has no container instance.",
    fix: "Raise the Auto Scaling group, and check that its instances join this cluster (ECS_CLUSTER, instance profile)."
  }),
  placement({
    patterns: [/is missing an attribute required by your task/],
    sentence: "No container instance offers everything that the task needs, such as a log driver or a processor architecture.",
    fix: "Compare requiresAttributes of the task definition with the attributes of the instances; update the ECS agent."
  }),
  placement({
    patterns: [/encountered error "?(?<error>[^"\n]{1,100})/],
    sentence: "No container instance can take the task: {error}."
  }),
  placement({
    patterns: [/Capacity is unavailable at this time/],
    sentence: "AWS has no capacity for the task in its zones right now.",
    fix: "Deploy again later, add subnets in other zones, or put FARGATE beside FARGATE_SPOT."
  }),
  placement({
    patterns: [/reached the limit on the number of (?<what>tasks|vCPUs) you can run/],
    sentence: "The account runs as many {what} as its quota allows.",
    fix: "Stop tasks that are not needed, or ask for a higher quota of AWS Fargate in Service Quotas."
  }),
  placement({
    patterns: [/unable to stop or start tasks during a deployment because of the service deployment configuration/],
    sentence: "The percents leave no room to stop an old task or to start a new one.",
    fix: "Leave minimum-healthy-percent and maximum-percent on auto, or use 0 and 100 where only one task fits."
  }),
  {
    cause: "target-unhealthy",
    patterns: [
      /\(port (?<port>\d{1,5})\) is unhealthy in \(?target-group/,
      /Health checks failed with these codes: \[(?<code>[\d, ]{1,60})\]/
    ],
    canHeal: true,
    sentence: "The load balancer's health check of port {port} gets the code {code}.",
    fix: "Point the health check at a path that answers with an expected code without a login or a redirect, or widen its matcher."
  },
  {
    cause: "target-unhealthy",
    patterns: [/\(port (?<port>\d{1,5})\) is unhealthy in \(?target-group/, /Request timed out/],
    canHeal: true,
    sentence: "The load balancer's health check of port {port} gets no answer.",
    fix: "Allow the port from the security group of the load balancer, listen on 0.0.0.0 in the container, and raise healthCheckGracePeriodSeconds for a slow start."
  },
  {
    cause: "target-unhealthy",
    patterns: [/\(port (?<port>\d{1,5})\) is unhealthy in \(?target-group/],
    canHeal: true,
    sentence: "The load balancer's health check of port {port} fails.",
    fix: "Check port, path and expected codes of the health check; raise healthCheckGracePeriodSeconds for a slow start."
  },
  {
    cause: "health-check-failed",
    patterns: [/failed container health checks/],
    canHeal: true,
    sentence: "The health check of a container failed until its retries were used up.",
    fix: "Run the command of the health check in the container (docker exec): it must be in the image and end with 0; raise startPeriod for a slow start."
  }
];
function placement(signature) {
  return { cause: "no-capacity", canHeal: true, fix: capacityFix, ...signature };
}

// src/diagnosis/exit-code.ts
function exitCodeMeaning(exitCode, reason) {
  if (exitCode === 137 && isOutOfMemory(reason)) return "killed for using more memory than its limit";
  return meanings[exitCode] ?? signalMeaning(exitCode);
}
function isOutOfMemory(reason) {
  return reason?.startsWith("OutOfMemoryError") ?? false;
}
var meanings = {
  0: "ended by itself, without an error",
  1: "the application's own error",
  2: "the application's own error, or a Go panic",
  126: "the command is not executable",
  127: "the command was not found",
  134: "aborted itself (SIGABRT)",
  137: "killed (SIGKILL), though not for its memory as far as ECS knows",
  139: "crashed in native code (SIGSEGV)",
  143: "asked to stop (SIGTERM)",
  255: "the container runtime could not run it, or the application failed with -1"
};
function signalMeaning(exitCode) {
  return exitCode > 128 && exitCode < 160 ? `ended by signal ${exitCode - 128}` : "the application's own error";
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

// src/diagnosis/stop-signatures.ts
var network = /i\/o timeout|Client\.Timeout|deadline exceeded|no such host|connection issue|send request failed/;
var networkFix = "give the task a way out on port 443: a NAT gateway, a public IP (assignPublicIp: ENABLED in a public subnet), or VPC endpoints, and allow it in its security group";
var secretSignatures = [
  {
    cause: "secret-denied",
    patterns: [
      /not authorized to perform:? (?<action>(?:ssm|secretsmanager|kms):\w{1,60}) on resource:? (?<secret>\S{1,500})/
    ],
    canHeal: false,
    sentence: "The execution role {role} may not read {secret}: {action} is denied.",
    fix: "Allow {action} on {secret} to the execution role {role}."
  },
  {
    cause: "secret-denied",
    patterns: [/not authorized to perform:? (?<action>(?:ssm|secretsmanager|kms):\w{1,60})/],
    canHeal: false,
    sentence: "The execution role {role} may not read a secret of the task definition: {action} is denied.",
    fix: "Allow {action} on the secrets of the task definition to the execution role {role}."
  },
  {
    cause: "secret-denied",
    patterns: [/Access to KMS is not allowed/],
    canHeal: false,
    sentence: "The execution role {role} may not use the key that a secret of the task definition is encrypted with.",
    fix: "Allow kms:Decrypt on that key to the execution role {role}, in IAM and in the policy of the key."
  },
  {
    cause: "secret-missing",
    patterns: [/invalid (?:ssm )?parameters: (?<secret>[^\s,]{1,500}(?:, ?[^\s,]{1,500}){0,20})/],
    canHeal: false,
    sentence: "The SSM parameter {secret} does not exist in this region.",
    fix: "Create the parameter {secret}, or correct valueFrom in the task definition; the execution role {role} reads it."
  },
  {
    cause: "secret-missing",
    patterns: [
      /failed to fetch secret (?<secret>\S{1,500}) from secrets manager/,
      /ResourceNotFoundException|can't find the specified secret/
    ],
    canHeal: false,
    sentence: "The secret {secret} does not exist in this region, or has no value of the version that is asked for.",
    fix: "Create the secret {secret}, or correct valueFrom in the task definition; the execution role {role} reads it."
  },
  {
    cause: "secret-missing",
    patterns: [/did not contain json key (?<key>\S{1,200})/],
    canHeal: false,
    sentence: 'A secret of the task definition has no JSON key "{key}".',
    fix: 'Add the key "{key}" to that secret in Secrets Manager, or correct the end of valueFrom; the execution role {role} reads it.'
  },
  {
    cause: "secret-missing",
    patterns: [/marked for deletion/],
    canHeal: false,
    sentence: "A secret of the task definition is scheduled for deletion.",
    fix: 'Run "aws secretsmanager restore-secret" for it, or refer to its successor; the execution role {role} reads it.'
  },
  {
    cause: "no-network-to-secrets",
    patterns: [/unable to retrieve secrets? from/, network],
    canHeal: true,
    sentence: "The task could not reach Secrets Manager or Systems Manager.",
    fix: `If this goes on, ${networkFix} (endpoints secretsmanager and ssm).`
  }
];
var imageSignatures = [
  {
    cause: "image-pull-denied",
    patterns: [/not authorized to perform:? (?<action>ecr(?:-public)?:\w{1,60})/],
    canHeal: false,
    sentence: "The image {image} may not be pulled: {action} is denied.",
    fix: "Allow {action} on its repository to the execution role {role} (AmazonECSTaskExecutionRolePolicy does), or to the instance role where the task has none."
  },
  {
    cause: "no-network-to-registry",
    patterns: [/CannotPull|registry auth/, network],
    canHeal: true,
    sentence: "The task could not reach the registry of {image}.",
    fix: `If this goes on, ${networkFix} (endpoints ecr.api and ecr.dkr, and the S3 gateway).`
  },
  {
    cause: "wrong-architecture",
    patterns: [
      /does not contain descriptor matching platform '?(?<platform>[\w/.-]{1,60})|no matching manifest for (?<engine>[\w/.-]{1,60})/
    ],
    canHeal: false,
    sentence: "The image {image} was not built for {platform}{engine}, on which the task runs.",
    fix: "Build it for that platform (platforms: {platform}{engine}), or set runtimePlatform.cpuArchitecture to what it was built for."
  },
  {
    cause: "image-pull-rate-limited",
    patterns: [/toomanyrequests|pull rate limit|Rate exceeded/],
    canHeal: true,
    sentence: "The registry limits how often images are pulled, and refused {image}.",
    fix: "Copy the image to ECR (a pull-through cache does), or set repositoryCredentials in the task definition."
  },
  ...[
    /failed to resolve ref "?(?<image>[^\s"]{1,500})"?: not found/,
    /failed to resolve reference "(?<image>[^"]{1,500})": \S{1,500}: not found/,
    /manifest for (?<image>\S{1,500}) not found/,
    /repository (?<image>\S{1,500}) not found/,
    /manifest unknown|[Rr]equested image not found/
  ].map(imageNotFound),
  {
    cause: "image-pull-denied",
    patterns: [/pull access denied for (?<image>[^\s,]{1,500})/],
    canHeal: false,
    sentence: "The repository of {image} does not exist, or the task may not read it.",
    fix: "Check the name of the image. If it is right, allow the execution role {role} to pull it, or set repositoryCredentials for a registry other than ECR."
  },
  {
    cause: "image-pull-denied",
    patterns: [/CannotPull/, /403 Forbidden|401 Unauthorized|no basic auth credentials|can.t pull the image/],
    canHeal: false,
    sentence: "The registry refused to hand out {image}.",
    fix: "Allow ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to the execution role {role} (to the instance role where the task has none), and look at the policy of the repository when it is in another account."
  },
  {
    cause: "disk-full",
    patterns: [/no space left on device|Thin Pool has \d{1,20} free/],
    canHeal: true,
    sentence: "The disk of the container instance is full.",
    fix: 'Run "docker system prune" on the instance, give it a larger volume, or raise ephemeralStorage on Fargate.'
  }
];
function imageNotFound(pattern) {
  return {
    cause: "image-not-found",
    patterns: [pattern],
    canHeal: false,
    sentence: "The image {image} does not exist in its registry.",
    fix: "Push it before it is deployed, and check its repository, tag or digest, account and region."
  };
}
var commandSignatures = [
  {
    cause: "wrong-architecture",
    patterns: [/exec format error/],
    canHeal: false,
    sentence: 'The program of the container "{container}" cannot run on this processor; likely {image} was built for another architecture.',
    fix: "Build the image for the platform of the task (runtimePlatform, or the instance's), or put a shebang line into a script that has none."
  },
  {
    cause: "exec-not-found",
    patterns: [
      /exec:? "?(?<command>[^\s":]{1,300})"?: (?:executable file not found|stat [^\s:]{1,300}: no such file|no such file or directory)/
    ],
    canHeal: false,
    sentence: 'The command "{command}" of the container "{container}" is not in the image {image}.',
    fix: "Correct entryPoint or command in the task definition or the Dockerfile, or copy the file into the image; a script also needs the interpreter of its first line."
  },
  {
    cause: "exec-not-executable",
    patterns: [/exec:? "?(?<command>[^\s":]{1,300})"?: permission denied/],
    canHeal: false,
    sentence: 'The command "{command}" of the container "{container}" may not be executed.',
    fix: "Set its execute bit (COPY --chmod=755, or git update-index --chmod=+x), and check the user that the container runs as."
  }
];
var otherSignatures = [
  {
    cause: "log-group-missing",
    patterns: [/specified log group does not exist|cannot find the Amazon CloudWatch log group/],
    canHeal: false,
    sentence: "The log group {logGroup} does not exist in this region.",
    fix: 'Create it with "aws logs create-log-group", or set the log option awslogs-create-group to true and allow logs:CreateLogGroup.'
  },
  {
    cause: "port-taken",
    patterns: [/Bind for (?<address>\S{1,80}) failed: port is already allocated/],
    canHeal: true,
    sentence: 'Something on the container instance already uses {address}, which the container "{container}" publishes.',
    fix: "Let the old task stop first (minimum-healthy-percent 0, maximum-percent 100), or use hostPort 0 behind a load balancer."
  },
  {
    cause: "role-not-assumable",
    patterns: [/unable to assume the (?:service-linked )?role '?(?<assumed>[^\s']{1,300})/],
    canHeal: true,
    sentence: "ECS may not assume the role {assumed}.",
    fix: "Check that the role exists and trusts ecs-tasks.amazonaws.com; a new role takes up to a minute."
  },
  {
    cause: "volume-not-mounted",
    patterns: [/failed to invoke EFS utils/],
    canHeal: true,
    sentence: "An EFS volume of the task could not be mounted.",
    fix: "Check that its directory exists, that a mount target is in the zone, and that port 2049 is open to the task."
  },
  {
    cause: "network-interface-timeout",
    patterns: [/waiting for network interface provisioning/],
    canHeal: true,
    sentence: "AWS did not attach a network interface to the task in time.",
    fix: "Deploy again; if it goes on, look for free addresses in the subnet and the interface limit of the instance."
  },
  {
    cause: "health-check-failed",
    patterns: [/failed container health checks/],
    canHeal: true,
    sentence: 'The health check of the container "{container}" failed until its retries were used up.',
    fix: "Run the command of the health check in the container (docker exec): it must be in the image and end with 0; raise startPeriod for a slow start."
  },
  {
    cause: "target-unhealthy",
    patterns: [/failed ELB health checks in \(target-group (?<targetGroup>[^\s)]{1,300})/],
    canHeal: true,
    sentence: "The load balancer found the task unhealthy in {targetGroup}.",
    fix: "Check port, path and expected codes of the health check; raise healthCheckGracePeriodSeconds for a slow start."
  },
  {
    cause: "no-capacity",
    patterns: [/RESOURCE:(?<resource>[A-Z]{1,20})/],
    canHeal: true,
    sentence: "The container instance had no {resource} left for the task.",
    fix: "Add an instance, ask for less in the task definition, or let the old task stop first (minimum-healthy-percent 0)."
  },
  {
    cause: "spot-interruption",
    patterns: [/Spot Task was interrupted/],
    canHeal: true,
    sentence: "AWS took the Spot capacity under the task back.",
    fix: "Deploy again; put what must stay up on capacity that is not Spot."
  },
  {
    cause: "instance-lost",
    patterns: [/Host EC2|Container instance was deregistered/],
    canHeal: true,
    sentence: "The container instance under the task went away.",
    fix: "Deploy again, and look in the Auto Scaling group for who ended it."
  }
];
var launchSignatures = [...secretSignatures, ...imageSignatures];
var stopSignatures = [...launchSignatures, ...commandSignatures, ...otherSignatures];

// src/diagnosis/line-signatures.ts
var databasePort = "(?<port>5432|3306|1433|1521|6379|27017)";
var host = "(?<host>[\\w.-]{1,255}|\\[[\\da-fA-F:]{2,45}\\])";
var libpq = `connection to server at "(?<host>[^"]{1,255})"(?: \\([^)]{1,64}\\))?, port (?<port>\\d{1,5}) failed: `;
var texts = {
  refused: {
    cause: "database-refused",
    sentence: "The database at {host}:{port} refused the connection.",
    fix: "Check that host and port are those of the database (inside a container, localhost is the container itself) and that it runs."
  },
  unreachable: {
    cause: "database-unreachable",
    sentence: "The database at {host}:{port} could not be reached: the connection timed out or has no route.",
    fix: "Allow port {port} from the task's (or the instance's) security group in that of the database, and check that both are in connected networks. An outgoing connection needs no EXPOSE and no port mapping."
  },
  password: {
    cause: "database-password-rejected",
    sentence: "The database at {host}:{port} rejected the password.",
    fix: "Correct the password that the task gets, or the user; a special character in a connection URL must be percent-encoded."
  },
  "password-of-user": {
    cause: "database-password-rejected",
    sentence: 'The database rejected the password of the user "{user}".',
    fix: "Correct the password that the task gets, or the user; a special character in a connection URL must be percent-encoded."
  },
  "unknown-host": {
    cause: "host-not-found",
    sentence: 'The host {host}, to which the container "{container}" connects, has no address in the DNS of the task.',
    fix: "Correct the name (that of a Compose service does not exist in ECS), or the private zone and DNS settings of the VPC."
  }
};
var lineSignatures = [
  line("password", `${libpq}FATAL:  ?password authentication failed`),
  line("refused", `${libpq}Connection refused`),
  line("unreachable", `${libpq}(?:timeout expired|Connection timed out|No route to host)`),
  line("refused", `dial tcp ${host}:${databasePort}: connect: connection refused`),
  line(
    "unreachable",
    `dial tcp ${host}:${databasePort}: (?:i/o timeout|connect: connection timed out|connect: no route to host)`
  ),
  line("refused", `connect ECONNREFUSED ${host}:${databasePort}`),
  line("unreachable", `connect (?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH) ${host}:${databasePort}`),
  line("refused", `Connect call failed \\('(?<host>[^']{1,255})', ${databasePort}\\)`),
  line("refused", `Error 111 connecting to ${host}:(?<port>\\d{1,5})\\. Connection refused`),
  // pgjdbc says "refused" after a timeout too, so neither is claimed.
  {
    ...line("unreachable", `Connection to ${host}:(?<port>\\d{1,5}) refused\\. Check that the hostname and port`),
    sentence: "The database at {host}:{port} could not be reached."
  },
  {
    ...line("unreachable", "Can't reach database server at `?(?<host>[^`\\s]{1,255})`?:`?(?<port>\\d{1,5})"),
    sentence: "The database at {host}:{port} could not be reached."
  },
  line("password-of-user", 'password authentication failed for user "(?<user>[^"]{1,100})"'),
  line("password-of-user", "Access denied for user '(?<user>[^']{1,100})'@'[^']{1,255}' \\(using password: "),
  line("unknown-host", 'could not translate host name "(?<host>[^"]{1,255})" to address'),
  line("unknown-host", "getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<host>[\\w.-]{1,255})"),
  line("unknown-host", "lookup (?<host>[\\w.-]{1,255})(?: on [\\d.:]{1,60})?: no such host"),
  line("unknown-host", "failed to resolve host '(?<host>[^']{1,255})'"),
  line("unknown-host", "UnknownHostException: (?<host>[\\w.-]{1,255})"),
  ...commandSignatures
];
function line(kind, pattern) {
  return { ...texts[kind], patterns: [new RegExp(pattern)], canHeal: true };
}

// src/diagnosis/signature.ts
var longestText = 2e3;
function recognize(text, signatures2, context) {
  const searched = text.slice(0, longestText);
  for (const { cause, patterns, canHeal, sentence, fix } of signatures2) {
    const groups = matchAll(searched, patterns);
    if (groups === void 0) continue;
    const values = { ...context, ...groups };
    return { name: cause, canHeal, sentence: fill(sentence, values), fix: fill(fix, values), quote: searched.trim() };
  }
  return void 0;
}
function matchAll(text, patterns) {
  const matches = patterns.map((pattern) => pattern.exec(text));
  if (matches.includes(null)) return void 0;
  return Object.assign({}, ...matches.map((match) => match?.groups ?? {}));
}
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => (values[name] ?? "").replace(/[.,;]$/, ""));
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
function recognizeAny(texts2, context) {
  for (const text of texts2) {
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
  for (const line2 of [...lastLines].reverse()) {
    const cause = recognize(line2, lineSignatures, context);
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
  return lastLines.findLast((line2) => line2.trim() !== "")?.trim() ?? null;
}

// src/diagnosis/repeated-crash.ts
function repeatedCrash(tasks2) {
  const crashes = tasks2.flatMap(crashOf);
  for (const crash of crashes) {
    const count2 = crashes.filter(({ key }) => key === crash.key).length;
    if (count2 > 1) return { ...crash, count: count2 };
  }
  return null;
}
function crashOf(task) {
  const container = firstFailed(task);
  const line2 = container === void 0 ? null : lastLine(container);
  if (task.stopCode !== "EssentialContainerExited" || wasScaledIn(task)) return [];
  if (container === void 0 || container.exitCode === null || line2 === null) return [];
  const { name, exitCode } = container;
  return [{ container: name, exitCode, line: line2, task, key: `${name} ${exitCode} ${withoutNumbers(line2)}` }];
}
function withoutNumbers(line2) {
  return line2.replace(/0x[\da-f]+/gi, "#").replace(/\d+/g, "#");
}

// src/diagnosis/stop-groups.ts
function stopGroups(tasks2) {
  const groups = /* @__PURE__ */ new Map();
  for (const task of tasks2.filter(({ stopCode }) => stopCode !== null)) {
    const group = groupOf(task);
    const key = JSON.stringify({ ...group, reason: withoutIds(group.reason) });
    const known = groups.get(key);
    groups.set(key, known === void 0 ? group : { ...known, count: known.count + 1 });
  }
  return [...groups.values()].sort((one, other) => other.count - one.count);
}
function groupOf(task) {
  const container = firstFailed(task);
  const said = container === void 0 ? [] : [endOf(container)];
  return { count: 1, stopCode: task.stopCode ?? "", reason: task.stoppedReason ?? "", containers: said };
}
function endOf({ name, exitCode, reason }) {
  const code = exitCode === null ? [] : [`exit code ${exitCode}, ${exitCodeMeaning(exitCode, reason)}`];
  return `${name}: ${[...code, ...reason === null ? [] : [reason]].join("; ") || "unhealthy"}`;
}
function withoutIds(reason) {
  return reason.replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{32}/gi, "#");
}

// src/diagnosis/target-cause.ts
function targetCause(targets) {
  const target2 = targets.find(({ state }) => state === "unhealthy");
  if (target2 === void 0) return null;
  const { targetGroup, port, path, description } = target2;
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
  const { tasks: tasks2, events, targets, breaker, unread } = evidence;
  const { cause, task } = mainCause(evidence);
  return {
    cause,
    groups: stopGroups(tasks2),
    container: failedContainer(task),
    events,
    targets,
    breaker,
    unread
  };
}
function failFast({ tasks: tasks2 }) {
  const causes = tasks2.flatMap((task) => taskCause(task) ?? []);
  return causes.find(({ canHeal }) => !canHeal) ?? twice(tasks2);
}
function mainCause(evidence) {
  const found = evidence.tasks.flatMap((task) => {
    const cause = taskCause(task);
    return cause === null ? [] : [{ task, cause }];
  });
  const [first] = found;
  const fatal = found.find(({ cause }) => !cause.canHeal);
  if (fatal !== void 0) return fatal;
  if (first === void 0) return { cause: serviceCause(evidence), task: void 0 };
  const count2 = ({ cause }) => found.filter((other) => other.cause.name === cause.name).length;
  const main = found.reduce((most, next) => count2(next) > count2(most) ? next : most, first);
  return main.cause.name === "target-unhealthy" ? { ...main, cause: serviceCause(evidence) ?? main.cause } : sharpened(main, evidence);
}
function sharpened(main, { tasks: tasks2 }) {
  return main.cause.name === "crashed" ? { ...main, cause: twice(tasks2) ?? main.cause } : main;
}
function serviceCause({ targets, events }) {
  const ofTheTask = "of the task";
  const context = { container: ofTheTask, image: ofTheTask, role: ofTheTask, logGroup: ofTheTask };
  const newestFirst = [...events].reverse();
  const fromEvents = newestFirst.flatMap(({ message }) => recognize(message, signatures, context) ?? []);
  return targetCause(targets) ?? fromEvents[0] ?? null;
}
var signatures = [...eventSignatures, ...launchSignatures];
function twice(tasks2) {
  const crash = repeatedCrash(tasks2);
  if (crash === null) return null;
  const { container, exitCode, line: line2, count: count2, task } = crash;
  const known = taskCause(task);
  const often = `It ended ${count2} times with exit code ${exitCode} and the same last words.`;
  if (known !== null && known.name !== "crashed") return { ...known, sentence: `${known.sentence} ${often}` };
  return {
    name: "same-crash-twice",
    sentence: `The container "${container}" ended ${count2} times with exit code ${exitCode} (${exitCodeMeaning(exitCode, null)}) and the same last words.`,
    fix: `Read the last lines of "${container}", correct what they name, and deploy again.`,
    canHeal: false,
    quote: line2
  };
}
function failedContainer(task) {
  const container = task === void 0 ? void 0 : firstFailed(task);
  if (task === void 0 || container === void 0) return null;
  const { name, exitCode, reason, lastLines } = container;
  const meaning = exitCode === null ? "" : exitCodeMeaning(exitCode, reason);
  return { name, taskId: task.id, exitCode, meaning, lastLines };
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
var unhealthy2 = /due to an unhealthy status/;
var mostEvents = 10;
function tellingEvents(events) {
  const telling = events.filter(({ message }) => unhealthy2.test(message) || !isNoise(message));
  const seen = /* @__PURE__ */ new Set();
  const fresh = telling.filter(({ message }) => {
    const text = withoutIds2(message);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
  return fresh.slice(-mostEvents);
}
function isNoise(message) {
  return steadyNoise.some((pattern) => pattern.test(message));
}
function withoutIds2(message) {
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
    pullStartedAt: asNumber(raw.pullStartedAt) ?? null,
    startedAt: asNumber(raw.startedAt) ?? null,
    stoppingAt: asNumber(raw.stoppingAt) ?? null,
    stoppedAt: asNumber(raw.stoppedAt) ?? null,
    stopCode: asString(raw.stopCode) ?? null,
    stoppedReason: asString(raw.stoppedReason) ?? null,
    containers: asObjects(raw.containers).map(parseContainer)
  };
}
function parseContainer(raw) {
  return {
    name: asString(raw.name) ?? "",
    image: asString(raw.image) ?? "",
    imageDigest: asString(raw.imageDigest) ?? null,
    lastStatus: asString(raw.lastStatus) ?? "",
    healthStatus: asString(raw.healthStatus) ?? "UNKNOWN",
    runtimeId: asString(raw.runtimeId) ?? null,
    exitCode: asNumber(raw.exitCode) ?? null,
    reason: asString(raw.reason) ?? null
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
  if (primary === void 0) throw notFound(serviceName, cluster, await namesOf2(call, "ListServices", cluster));
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
  if (found === void 0) throw notFound(serviceName, cluster, await namesOf2(call, "ListServices", cluster));
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
      throw clusterNotFound(cluster, await namesOf2(call, "ListClusters"), thrown);
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
async function namesOf2(call, operation, cluster) {
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

// src/ecs/failure/deployment-tasks.ts
var mostTasks = 500;
var tasksPerCall = 100;
function openDeploymentTasks(call, place) {
  const stopped = /* @__PURE__ */ new Map();
  return {
    async read() {
      const { cluster, service: serviceName } = place;
      const [ended, wanted] = await Promise.all(
        ["STOPPED", "RUNNING"].map(
          (desiredStatus) => listAll(call, "ListTasks", { cluster, serviceName, desiredStatus }, "taskArns")
        )
      );
      const arns = [...ended ?? [], ...wanted ?? []].slice(0, mostTasks);
      const unknown = arns.filter((arn) => !stopped.has(arn));
      const described = await describe(call, cluster, unknown);
      for (const task of described) if (task.lastStatus === "STOPPED") stopped.set(task.arn, task);
      const going = described.filter(({ lastStatus }) => lastStatus !== "STOPPED");
      return [...stopped.values(), ...going].filter(({ startedBy }) => startedBy === place.deploymentId).sort(byEnd);
    }
  };
}
async function describe(call, cluster, arns) {
  const pages = await Promise.all(
    chunks(arns, tasksPerCall).map((tasks2) => call("DescribeTasks", { cluster, tasks: [...tasks2] }))
  );
  return pages.flatMap(({ tasks: tasks2 }) => asObjects(tasks2).map(parseTask));
}
function byEnd(one, other) {
  return endOf2(one) - endOf2(other);
}
function endOf2({ stoppingAt, stoppedAt }) {
  return stoppingAt ?? stoppedAt ?? Number.MAX_SAFE_INTEGER;
}

// src/logs/log-location.ts
function logLocation(taskDefinition, { taskId, name, runtimeId }) {
  const definition = asObjects(taskDefinition.containerDefinitions).find((container) => container.name === name);
  const configuration = asObject(definition?.logConfiguration);
  const driver = asString(configuration?.logDriver);
  if (driver !== "awslogs") return { unreadable: `the container "${name}" logs with ${driver ?? "no"} log driver` };
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
    const page = await readPage(tools.call, location, { startFromHead: false, limit: options.lines });
    if ("denied" in page) return page;
    const over = tools.clock.now() >= deadline || tools.cancelled.aborted;
    if (page.lines.length > 0 || over) return { lines: page.lines };
    await tools.clock.sleep(1e3, tools.cancelled);
  }
}
async function readPage(call, { group, stream }, range2) {
  try {
    const answer = await call("GetLogEvents", { logGroupName: group, logStreamName: stream, ...range2 });
    const lines = asObjects(answer.events).map(({ timestamp, message }) => ({
      timestamp: asNumber(timestamp) ?? 0,
      message: (asString(message) ?? "").replace(/\r?\n$/, "")
    }));
    return { lines, nextToken: asString(answer.nextForwardToken) };
  } catch (thrown) {
    if (isAccessDenied(thrown)) return { denied: `logs:GetLogEvents on ${group}` };
    if (awsErrorName(thrown) === "ResourceNotFoundException") return { lines: [], nextToken: void 0 };
    throw thrown;
  }
}

// src/ecs/failure/last-lines.ts
var shownLines = 20;
async function readLastLines(task, taskDefinition, containerName, waitSeconds, { callLogs, clock, cancelled }) {
  const runtimeId = task.containers.find(({ name }) => name === containerName)?.runtimeId ?? null;
  const location = logLocation(taskDefinition, { taskId: task.id, name: containerName, runtimeId });
  if ("unreadable" in location) return { unread: `No log lines: ${location.unreadable}.` };
  if (callLogs === null) return { unread: "No log lines: CloudWatch Logs was not asked." };
  try {
    const read = await readTail(location, { lines: shownLines, waitSeconds }, { call: callLogs, clock, cancelled });
    if ("denied" in read)
      return { unread: `The log lines could not be read: allow ${read.denied} to the role of this job.` };
    return { lines: read.lines.map(({ message }) => message) };
  } catch (thrown) {
    const { sentences } = explainAwsError(thrown, { iamAction: "logs:GetLogEvents", resource: location.group });
    return { unread: `The log lines could not be read: ${sentences.what} ${sentences.why}` };
  }
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

// src/ecs/failure/tails.ts
var mostTails = 3;
function openTails(taskDefinition, tools) {
  const known = /* @__PURE__ */ new Map();
  return {
    async addTo(tasks2, waitSeconds) {
      const bare = tasks2.map((task) => ({ task, evidence: taskEvidence(task, taskDefinition) }));
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

// src/ecs/failure/read-failure.ts
var lateLinesSeconds = 15;
function openFailureReader(deployment, tools) {
  const tasks2 = openDeploymentTasks(tools.call, deployment);
  const tails = openTails(deployment.taskDefinition, tools);
  return {
    look: async () => ({ tasks: await tails.addTo((await readTasks2(tasks2, deployment)).tasks, 0) }),
    async read(events) {
      const found = await readTasks2(tasks2, deployment);
      const [withLines, targets, breaker] = await Promise.all([
        tails.addTo(found.tasks, lateLinesSeconds),
        readTargets(found.tasks, tools),
        readBreaker(tools.call, deployment)
      ]);
      const unread = [found, targets, breaker].flatMap((read) => "unread" in read ? read.unread : []);
      return {
        tasks: withLines,
        events: tellingEvents(events),
        targets: "targets" in targets ? targets.targets : [],
        breaker: "breaker" in breaker ? breaker.breaker : null,
        unread: [.../* @__PURE__ */ new Set([...unread, ...tails.unread()])]
      };
    }
  };
}
async function readTasks2(tasks2, { service }) {
  try {
    return { tasks: await tasks2.read(), unread: [] };
  } catch (thrown) {
    const { sentences } = explainAwsError(thrown, { iamAction: "ecs:DescribeTasks", resource: `tasks of ${service}` });
    return { tasks: [], unread: [`The tasks could not be read: ${sentences.what} ${sentences.fix}`] };
  }
}
async function readTargets(tasks2, { readTargetHealth }) {
  return readTargetHealth === void 0 ? { targets: [] } : readTargetHealth(tasks2);
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
function deployError(outcome, place, seen, explanation) {
  const error = unexplainedError(outcome, place, seen);
  const cause = explanation?.cause ?? null;
  if (outcome === "superseded" || outcome === "cancelled") return error;
  const { what, why, fix } = error.sentences;
  const told = cause === null ? { why, fix } : { why: causeText(cause), fix: cause.fix };
  return new BerthError(error.code, { what: `${what} ${runningText(seen.service)}`, ...told });
}
var longestQuote = 600;
function causeText({ sentence, quote }) {
  return quote === null ? sentence : `${sentence} Seen: "${quote.slice(0, longestQuote)}"`;
}
function unexplainedError(outcome, place, seen) {
  const after = `after ${Math.round(seen.elapsedSeconds)} s`;
  const quoted = lastTelling(seen);
  const said = quoted === void 0 ? "ECS gave no reason in its events." : `ECS says: "${quoted}"`;
  const look = `aws ecs describe-services --cluster ${place.cluster} --services ${place.service}`;
  const sentences = {
    "rolled-back": {
      what: `The deployment of ${place.service} failed and ECS rolled it back ${after}.`,
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
      what: `The deployment of ${place.service} is not complete ${after}.`,
      why: said,
      fix: `Look at it with: ${look}. Raise wait-for-minutes if it only needs more time.`
    },
    cancelled: {
      what: `The job was cancelled ${after} of the deployment of ${place.service}.`,
      why: 'Cancelling a job does not stop a deployment; "on-cancel" says what Berth does about it.',
      fix: `Look at it with: ${look}. Deploy again to replace it.`
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

// src/deploy/stages/explain.ts
async function explain(followed, run) {
  const { watched, outcome } = followed;
  if (watched === null || outcome === null || outcome === "succeeded" || outcome === "unchanged") return followed;
  if (outcome === "cancelled") return followed;
  const evidence = await failureReader(followed, run).read(watched.events);
  const explanation = explainFailure(evidence);
  for (const line2 of [...explanationLines(explanation), runningText(watched.service)]) run.host.log.info(line2);
  return { ...followed, explanation, failure: deployError(outcome, run.inputs, watched, explanation) };
}
function failureReader({ plan, deploymentId }, { inputs, call, callLogs, clock, host: host2 }) {
  const { cluster, service } = inputs;
  const { cancelled } = host2;
  return openFailureReader(
    { cluster, service, deploymentId, taskDefinition: plan.wanted },
    { call, callLogs, clock, cancelled }
  );
}

// src/ecs/estimates.ts
var usualStart = 15e3;
function estimate(paces, tasks2) {
  const start2 = lastStart(tasks2);
  const each = (timing) => Object.fromEntries(paces.map((pace2) => [pace2.deploymentId, timing(pace2)]));
  return {
    least: each((pace2) => ({
      start: Math.min(start2, 1e3),
      healthy: leastUntilHealthy(pace2.taskDefinition),
      drain: 0,
      stop: 0
    })),
    expected: each((pace2) => ({
      start: start2,
      healthy: leastUntilHealthy(pace2.taskDefinition),
      drain: longestDrain(pace2),
      stop: Math.min(2e3, stopTimeout(pace2))
    })),
    most: each((pace2) => ({
      start: Math.max(3 * start2, 6e4),
      healthy: lastHealthy(pace2),
      drain: longestDrain(pace2),
      stop: stopTimeout(pace2)
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
function lastHealthy(pace2) {
  const slowest = healthChecks(pace2.taskDefinition).map(
    ({ interval, timeout, retries, startPeriod }) => startPeriod + retries * (interval + timeout)
  );
  return Math.max(0, ...slowest) + (pace2.loadBalanced ? 15e4 : 0);
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

// src/ecs/failure/fail-fast.ts
function inspectDeployment(reader) {
  return async () => {
    const cause = failFast(await reader.look());
    return cause === null ? void 0 : { outcome: "failed", reason: cause.sentence };
  };
}

// src/deploy/stages/follow.ts
async function follow(started, run) {
  const { inputs, host: host2, call, clock } = run;
  const inspect = inspectDeployment(failureReader(started, run));
  const tools = { call, clock, log: host2.log, cancelled: host2.cancelled, inspect };
  const watched = await watch(target(started, run), tools);
  const { outcome } = watched;
  const isGood = outcome === "succeeded" || outcome === "unchanged";
  return { ...started, watched, outcome, failure: isGood ? null : deployError(outcome, inputs, watched, null) };
}
function target({ situation, plan, deploymentId }, { inputs }) {
  const { deployments, events } = situation.service;
  return {
    cluster: inputs.cluster,
    service: inputs.service,
    deployment: { id: deploymentId, earlierIds: deployments.map(({ id }) => id).filter((id) => id !== deploymentId) },
    earlierEventIds: new Set(events.map(({ id }) => id)),
    limitMinutes: inputs.waitForMinutes === "auto" ? 30 : inputs.waitForMinutes,
    leastUntilHealthy: leastUntilHealthy(plan.wanted)
  };
}

// src/ecs/existing-revision.ts
async function readExistingRevision(call, reference) {
  const { taskDefinition, tags } = await describe2(call, reference);
  const arn = asString(taskDefinition.taskDefinitionArn) ?? "";
  const status = asString(taskDefinition.status);
  if (status === "ACTIVE") return { arn, taskDefinition, tags };
  throw new BerthError("TASK_DEFINITION_INACTIVE", {
    what: `The task definition ${shortName(arn)} is ${status ?? "in an unknown state"}, so nothing was changed.`,
    why: "It was deregistered, and ECS starts no task of a revision that is not ACTIVE.",
    fix: 'Deploy a revision that is ACTIVE ("aws ecs list-task-definitions --sort DESC" lists them), or register its content again.'
  });
}
async function describe2(call, reference) {
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
    const due2 = nextChangeOf(world, life);
    if (due2 !== null && due2 <= instant2) change(world, life);
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
  for (let turn2 = 0; turn2 < mostTurnsAtOnce; turn2++) {
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
  const due2 = nextDue({ ...world.service, deployments }, world.now, settings);
  const change2 = nextChange(world);
  if (due2 === null || change2 === null) return due2 ?? change2;
  return Math.min(due2, change2);
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

// src/ecs/circuit-breaker.ts
function circuitBreakerToSet(configuration, request) {
  if (request.circuitBreaker === "keep" || circuitBreakerOf(configuration).enable) return null;
  const { circuitBreakerThreshold: value, onFailure } = request;
  return {
    ...asObject(configuration.deploymentCircuitBreaker),
    enable: true,
    rollback: onFailure === "roll-back",
    ...value === null ? {} : { thresholdConfiguration: { type: "COUNT", value } }
  };
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

// src/ecs/wanted-task-definition.ts
function wantedTaskDefinition(situation, request) {
  const live = registrable(situation.taskDefinition, situation.tags);
  const base = baseOf(live, request);
  const document = withImages(withOneImage(base, request), request.images);
  if (request.existing !== null && sameTaskDefinition(document, base)) {
    return { document, revision: request.existing.arn };
  }
  return { document, revision: sameTaskDefinition(document, live) ? situation.primary.taskDefinition : null };
}
function baseOf(live, { taskDefinition, existing }) {
  if (existing !== null) return registrable(existing.taskDefinition, existing.tags);
  return taskDefinition === null ? live : registrable(taskDefinition, []);
}
function withOneImage(base, { image, containerName }) {
  return image === null ? base : withImage(base, containerName, image);
}

// src/ecs/plan.ts
function planDeploy(situation, request) {
  const { document: wanted, revision } = wantedTaskDefinition(situation, request);
  const desiredCount = request.desiredCount ?? situation.service.desiredCount;
  const startsDeployment = revision !== situation.primary.taskDefinition || request.forceNewDeployment;
  const rollout = { taskDefinition: wanted, desiredCount, startsDeployment };
  const chosen = choosePercents(rolloutInput(situation, rollout), request, situation);
  const percentsInForce = percentsOf(situation.service.deploymentConfiguration);
  const nothingToDo = isDone(situation, { startsDeployment, desiredCount });
  return {
    taskDefinition: revision === null ? wanted : null,
    revision,
    wanted,
    previousTaskDefinition: situation.primary.taskDefinition,
    desiredCount,
    startsDeployment,
    nothingToDo,
    percentsInForce,
    ...nothingToDo ? { ...chosen, percents: percentsInForce, percentsReason: "not-needed" } : chosen,
    circuitBreaker: nothingToDo ? null : circuitBreakerToSet(situation.service.deploymentConfiguration, request),
    update: updateBody(situation, request, nothingToDo ? percentsInForce : chosen.percents)
  };
}
function isDone({ primary, service }, plan) {
  const complete = primary.rolloutState === "COMPLETED" && service.deployments.length === 1;
  return complete && !plan.startsDeployment && plan.desiredCount === service.desiredCount;
}
function choosePercents(rollout, request, situation) {
  const inForce = percentsOf(situation.service.deploymentConfiguration);
  const fixed = fixedPercents(request);
  const given2 = { ...inForce, ...fixed };
  if (!rollout.known) {
    const percentsReason = Object.keys(fixed).length > 0 ? "given" : "prediction-unknown";
    return {
      percents: given2,
      percentsReason,
      percentsThatWork: null,
      prediction: { verdict: "unknown", reasons: rollout.reasons }
    };
  }
  const isGiven = fixed.minimumHealthy !== void 0 && fixed.maximum !== void 0;
  if (isGiven) return judged(rollout, given2, "given", fixed);
  if (rollout.doubts.length > 0 && predictWith(rollout, given2).verdict !== "stalls") {
    return judged(rollout, given2, "prediction-unknown", fixed);
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
  const deploymentCircuitBreaker = circuitBreakerToSet(service.deploymentConfiguration, request);
  return {
    cluster,
    service: service.name,
    ...request.desiredCount === null ? {} : { desiredCount: request.desiredCount },
    ...request.forceNewDeployment ? { forceNewDeployment: true } : {},
    deploymentConfiguration: {
      ...service.deploymentConfiguration,
      minimumHealthyPercent: percents.minimumHealthy,
      maximumPercent: percents.maximum,
      ...deploymentCircuitBreaker === null ? {} : { deploymentCircuitBreaker }
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

// src/deploy/stages/prepare.ts
async function prepare({ inputs, host: host2, call }) {
  const [situation, request] = await Promise.all([
    readSituation(call, inputs.cluster, inputs.service),
    readRequest(inputs, call)
  ]);
  refuseUnsupported(situation.service);
  const plan = planDeploy(situation, request);
  host2.log.group(`Plan for ${inputs.service} in cluster ${inputs.cluster}`, planText(situation, plan));
  warnOfDenied(situation, host2);
  const nothingYet = {
    taskDefinitionArn: null,
    deploymentId: null,
    outcome: null,
    watched: null,
    explanation: null,
    proof: null,
    undo: null
  };
  return { situation, plan, ...nothingYet, failure: null };
}
function refusal({ plan }, inputs) {
  if (plan.nothingToDo || inputs.dryRun) return null;
  return plan.prediction.verdict === "stalls" && !inputs.allowStall ? wouldStall(plan, inputs.service) : null;
}
async function readRequest(inputs, call) {
  const { taskDefinitionFile: path, taskDefinitionArn: reference } = inputs;
  return {
    ...inputs,
    taskDefinition: path === null ? null : await readTaskDefinitionFile(path),
    existing: reference === null ? null : await readExistingRevision(call, reference)
  };
}
function warnOfDenied({ instances, tasks: tasks2 }, { log }) {
  for (const read of [instances, tasks2]) {
    if (!("denied" in read)) continue;
    log.warning(
      `The rollout cannot be predicted: AWS denied ${read.denied}. Allow it to this job's role, and Berth chooses the percents.`
    );
  }
}

// src/ecs/platform-proof.ts
async function allowPlatforms(proof, platformDigests) {
  const otherDigests = [];
  const unknownDigests = [];
  for (const other of proof.otherDigests) {
    const platforms = await platformDigests(other.image);
    if (platforms === void 0) unknownDigests.push(other);
    else if (!platforms.includes(other.running)) otherDigests.push(other);
  }
  return { ...proof, otherDigests, unknownDigests };
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

// src/deploy/stages/prove.ts
async function prove2(followed, run) {
  const { inputs, host: host2 } = run;
  const proof = await readProofOf(followed, run);
  if ("denied" in proof) {
    host2.log.warning(`Whether the old tasks are gone was not checked: AWS denied ${proof.denied}.`);
    return followed;
  }
  const { newTasks, oldTasks, digests } = proof;
  const running = digests.length > 0 ? `, running ${digests.join(", ")}` : "";
  host2.log.info(`Proof: ${newTasks} new, ${oldTasks.length} old left${running}.`);
  const failure = unproven(proof, inputs.service) ?? null;
  return { ...followed, proof, failure, outcome: failure === null ? followed.outcome : "failed" };
}
async function readProofOf({ plan, taskDefinitionArn }, { inputs, call, host: host2, platformDigests }) {
  const deployed = { taskDefinitionArn: taskDefinitionArn ?? plan.previousTaskDefinition, taskDefinition: plan.wanted };
  const proof = await readProof(call, inputs, deployed);
  if ("denied" in proof) return proof;
  const { unknownDigests, ...known } = await allowPlatforms(proof, platformDigests);
  for (const { running, image } of unknownDigests) {
    host2.log.warning(`Whether ${running} belongs to ${image} could not be checked in ECR.`);
  }
  return known;
}

// src/ecs/apply.ts
async function registerTaskDefinition(call, plan) {
  return plan.taskDefinition === null ? plan.revision ?? "" : await register(call, plan.taskDefinition);
}
async function updateService(call, plan, taskDefinitionArn) {
  const changes = taskDefinitionArn !== plan.previousTaskDefinition;
  const body = changes ? { ...plan.update, taskDefinition: taskDefinitionArn } : plan.update;
  const service = await sendUpdate(call, body);
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
async function sendUpdate(call, body) {
  try {
    return parseService(asObject((await call("UpdateService", body)).service) ?? {});
  } catch (thrown) {
    throw explainAwsError(thrown, {
      iamAction: "ecs:UpdateService",
      resource: `service ${asString(body.service) ?? ""}`
    });
  }
}

// src/ecs/undo/restore-settings.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";
function restoreSettings({ before, update }, now) {
  const percents = percentsBack(before, update, now);
  const breaker = breakerBack(before, update, now);
  const rebalancing = rebalancingBack(before, update, now);
  const restored = [
    ...percents === null ? [] : ["percents"],
    ...breaker === null ? [] : ["circuit breaker"],
    ...rebalancing === null ? [] : ["zone rebalancing"]
  ];
  if (restored.length === 0) return { kind: "nothing" };
  const pending = whyTooEarly(now);
  if (pending !== null) return { kind: "too-early", why: pending };
  const deploymentConfiguration = { ...now.deploymentConfiguration, ...percents, ...breaker };
  return { kind: "update", body: { deploymentConfiguration, ...rebalancing }, restored };
}
function percentsBack(before, update, now) {
  const old = percentsOf(before.deploymentConfiguration);
  const set = percentsOf(asObject(update.deploymentConfiguration) ?? {});
  const current = percentsOf(now.deploymentConfiguration);
  const isOurs = isDeepStrictEqual2(current, set) && !isDeepStrictEqual2(current, old);
  return isOurs ? { minimumHealthyPercent: old.minimumHealthy, maximumPercent: old.maximum } : null;
}
function breakerBack(before, update, now) {
  const member = "deploymentCircuitBreaker";
  const old = asObject(before.deploymentConfiguration[member]);
  const set = asObject(asObject(update.deploymentConfiguration)?.[member]);
  const current = asObject(now.deploymentConfiguration[member]);
  const isOurs = set?.enable === true && old?.enable !== true && current?.enable === true;
  return isOurs ? { [member]: { ...old, enable: false, rollback: false } } : null;
}
function rebalancingBack(before, update, now) {
  const isOurs = update.availabilityZoneRebalancing === "DISABLED" && now.availabilityZoneRebalancing === "DISABLED";
  const old = before.availabilityZoneRebalancing;
  return isOurs && old !== null && old !== "DISABLED" ? { availabilityZoneRebalancing: old } : null;
}
function whyTooEarly(now) {
  const primary = primaryDeployment(now);
  if (primary === void 0) return "the service has no deployment";
  if (primary.rolloutState === "IN_PROGRESS") return `the deployment ${primary.id} is in progress`;
  return null;
}

// src/ecs/undo/restore.ts
async function restore(call, place, settings) {
  const { cluster, service } = place;
  const now = await readService(call, cluster, service);
  const restoration = restoreSettings(settings, now);
  if (restoration.kind !== "update") return restoration;
  const after = await sendUpdate(call, { cluster, service, ...restoration.body });
  const started = startedDeployment(now, after);
  return started === null ? { kind: "restored", what: restoration.restored } : { kind: "started-deployment", deploymentId: started };
}
function startedDeployment(before, after) {
  const known = new Set(before.deployments.map(({ id }) => id));
  const primary = primaryDeployment(after);
  return primary === void 0 || known.has(primary.id) ? null : primary.id;
}

// src/deploy/stages/settle.ts
async function settle2(report, run) {
  const { inputs, call, host: host2 } = run;
  if (!inputs.restorePercents || report.deploymentId === null) return report;
  if (host2.cancelled.aborted) {
    host2.log.warning("Percents were not put back, because the job was cancelled and the deployment may be under way.");
    return report;
  }
  const settings = { before: report.situation.service, update: report.plan.update };
  try {
    const restored = await restore(call, inputs, settings);
    switch (restored.kind) {
      case "restored":
        host2.log.info(`Put back: ${restored.what.join(", ")}. No deployment was started by it.`);
        break;
      case "nothing":
        host2.log.info("Percents, zone rebalancing and circuit breaker are as they were before; nothing to put back.");
        break;
      case "too-early":
        host2.log.warning(`Percents were not put back, because ${restored.why}; with the old ones it could stall.`);
        break;
      case "started-deployment":
        host2.log.warning(`Putting the percents back started the deployment ${restored.deploymentId}; look at it.`);
    }
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    host2.log.warning(`Percents were not put back. ${thrown.message}`);
  }
  return report;
}

// src/deploy/stages/start.ts
async function register2(planned, { call }) {
  return { ...planned, taskDefinitionArn: await registerTaskDefinition(call, planned.plan) };
}
async function start(registered, { call, host: host2 }) {
  const { deploymentId } = await updateService(call, registered.plan, registered.taskDefinitionArn);
  host2.log.info(`UpdateService was accepted; following deployment ${deploymentId}.`);
  return { ...registered, deploymentId };
}

// src/ecs/undo/previous-version.ts
function previousVersion(before) {
  const { service } = before;
  const completed = service.deployments.find(({ rolloutState }) => rolloutState === "COMPLETED");
  if (completed === void 0) return null;
  const { desiredCount, deploymentConfiguration } = service;
  const revision = revisionOf(before, completed.taskDefinition);
  return { deploymentId: completed.id, revision, desiredCount, deploymentConfiguration };
}
function revisionOf(before, arn) {
  if (arn === before.primary.taskDefinition) {
    return { arn, taskDefinition: before.taskDefinition, tags: before.tags };
  }
  return { arn, taskDefinition: before.olderTaskDefinitions[arn] ?? {}, tags: [] };
}

// src/ecs/undo/serving.ts
async function readServing({ cluster, service }, { revision }, tools) {
  const [seen, read] = await Promise.all([
    readService(tools.call, cluster, service),
    readProof(
      tools.call,
      { cluster, service },
      { taskDefinitionArn: revision.arn, taskDefinition: revision.taskDefinition }
    )
  ]);
  const name = shortName(revision.arn);
  const missing = whatIsMissing(seen, revision.arn);
  if (missing !== null) return { serves: false, said: `The previous version ${name} does not serve: ${missing}.` };
  const running = `${seen.runningCount} of ${seen.desiredCount} running`;
  if ("denied" in read) {
    const said = `The previous version ${name} serves again: ${running}; its tasks were not checked, because AWS denied ${read.denied}.`;
    return { serves: true, said };
  }
  const { oldTasks, otherDigests, digests } = await allowPlatforms(read, tools.platformDigests);
  if (oldTasks.length > 0) return notYet(name, `there still are ${oldTasks.join(", ")}`);
  const [other] = otherDigests;
  if (other !== void 0) return notYet(name, `${other.container} runs ${other.running}, which is not ${other.image}`);
  const image = digests.length === 0 ? "" : `, ${digests.join(", ")}`;
  return {
    serves: true,
    said: `The previous version ${name} serves again, checked: ${running}${image}, no other task left.`
  };
}
function whatIsMissing(service, taskDefinition) {
  const primary = primaryDeployment(service);
  if (primary?.taskDefinition !== taskDefinition) return "its deployment is not PRIMARY";
  if (service.runningCount < service.desiredCount) {
    return `${service.runningCount} of ${service.desiredCount} tasks run`;
  }
  return primary.rolloutState === "COMPLETED" ? null : `its deployment is ${primary.rolloutState}`;
}
function notYet(name, why) {
  return { serves: false, said: `The previous version ${name} runs, but not as it did: ${why}.` };
}

// src/ecs/undo/plan-back.ts
function planBack(situation, previous, settings) {
  const request = requestBack(previous, settings);
  const withItsPercents = planDeploy(situation, { ...request, ...given(previous.deploymentConfiguration) });
  if (withItsPercents.prediction.verdict !== "stalls") return withItsPercents;
  return planDeploy(situation, { ...request, minimumHealthyPercent: "auto", maximumPercent: "auto" });
}
function stallsWithPercentsInForce(situation, previous, settings) {
  const inForce = given(situation.service.deploymentConfiguration);
  const { prediction } = planDeploy(situation, { ...requestBack(previous, settings), ...inForce });
  return prediction.verdict === "stalls";
}
function requestBack({ revision, desiredCount }, settings) {
  return {
    ...settings,
    taskDefinition: null,
    existing: revision,
    containerName: null,
    image: null,
    images: {},
    desiredCount: settings.desiredCount === null ? null : desiredCount,
    forceNewDeployment: false,
    circuitBreaker: "keep"
  };
}
function given(deploymentConfiguration) {
  const { minimumHealthy, maximum } = percentsOf(deploymentConfiguration);
  return { minimumHealthyPercent: minimumHealthy, maximumPercent: maximum };
}

// src/ecs/undo/stoppable.ts
var stoppable = ["PENDING", "IN_PROGRESS"];
async function findStoppable(call, place, deploymentId) {
  const { cluster, service } = place;
  try {
    const answer = await call("ListServiceDeployments", { cluster, service, status: stoppable });
    const own = asObjects(answer.serviceDeployments).find(
      ({ targetServiceRevisionArn: arn }) => lastPart(asString(arn) ?? "") === lastPart(deploymentId)
    );
    return asString(own?.serviceDeploymentArn) ?? null;
  } catch (thrown) {
    if (isAccessDenied(thrown)) return null;
    throw thrown;
  }
}

// src/ecs/undo/way-back.ts
function chooseWayBack(failed, seen) {
  const primary = primaryDeployment(seen.service);
  if (primary === void 0) return impossible("the service is being deleted");
  if (failed.earlierIds.includes(primary.id)) return { kind: "follow" };
  if (primary.id !== failed.id) {
    return impossible(`somebody else's deployment ${primary.id} of ${shortName(primary.taskDefinition)} is PRIMARY`);
  }
  const { previous } = failed;
  if (previous === null) return impossible("no deployment of this service had completed before: it has no old version");
  if (ecsWillGoBack(seen.service, primary.rolloutState)) return { kind: "follow" };
  const startedNone = previous.deploymentId === failed.id;
  if (seen.stoppable !== null && !seen.wouldStall && !startedNone) {
    return { kind: "stop", serviceDeploymentArn: seen.stoppable };
  }
  if (previous.revision.arn === primary.taskDefinition && !startedNone) {
    return impossible(`the version before it ran the same task definition, ${shortName(primary.taskDefinition)}`);
  }
  return { kind: "update" };
}
function ecsWillGoBack({ deploymentConfiguration }, rolloutState) {
  const { enable, rollback } = circuitBreakerOf(deploymentConfiguration);
  return rolloutState === "FAILED" && enable && rollback;
}
function impossible(why) {
  return { kind: "impossible", why };
}

// src/ecs/undo/turn-back.ts
async function turnBack(request, tools) {
  const { cluster, service, failed, settings } = request;
  const [situation, stoppable2] = await Promise.all([
    readSituation(tools.call, cluster, service),
    findStoppable(tools.call, request, failed.id)
  ]);
  const wouldStall2 = failed.previous !== null && stallsWithPercentsInForce(situation, failed.previous, settings);
  const way = chooseWayBack(failed, { service: situation.service, stoppable: stoppable2, wouldStall: wouldStall2 });
  if (way.kind !== "stop") return take(way, situation, request, tools);
  if (await stop(way.serviceDeploymentArn, tools)) return turned("stop", request);
  return updateBack(request, tools);
}
async function updateBack(request, tools) {
  const situation = await readSituation(tools.call, request.cluster, request.service);
  const crossroads = { service: situation.service, stoppable: null, wouldStall: false };
  return take(chooseWayBack(request.failed, crossroads), situation, request, tools);
}
async function turnBackAtOnce(request, tools) {
  const { cluster, service, failed } = request;
  const [seen, stoppable2] = await Promise.all([
    readService(tools.call, cluster, service),
    findStoppable(tools.call, request, failed.id)
  ]);
  const way = chooseWayBack(failed, { service: seen, stoppable: stoppable2, wouldStall: false });
  if (way.kind === "impossible") return way;
  if (way.kind === "follow") return turned("ecs", request);
  if (way.kind === "stop" && await stop(way.serviceDeploymentArn, tools)) return turned("stop", request);
  const { previous } = failed;
  if (previous === null) return nothingBefore;
  const { desiredCount } = request.settings.desiredCount === null ? { desiredCount: null } : previous;
  await sendUpdate(tools.call, {
    cluster,
    service,
    taskDefinition: previous.revision.arn,
    ...desiredCount === null ? {} : { desiredCount }
  });
  return turned("update", request);
}
async function take(way, situation, request, tools) {
  const { previous } = request.failed;
  if (way.kind === "impossible") return way;
  if (way.kind !== "update") return turned("ecs", request);
  if (previous === null) return nothingBefore;
  const plan = planBack(situation, previous, request.settings);
  const { deploymentId } = await updateService(tools.call, plan, previous.revision.arn);
  return { kind: "turned", by: "update", previous, deploymentId };
}
var nothingBefore = { kind: "impossible", why: "no deployment of this service had completed before" };
function turned(by, { failed: { previous } }) {
  return previous === null ? nothingBefore : { kind: "turned", by, previous, deploymentId: null };
}
async function stop(serviceDeploymentArn, { call, log }) {
  try {
    await call("StopServiceDeployment", { serviceDeploymentArn, stopType: "ROLLBACK" });
    return true;
  } catch (thrown) {
    const attempt = { iamAction: "ecs:StopServiceDeployment", resource: serviceDeploymentArn };
    const { what, why } = explainAwsError(thrown, attempt).sentences;
    log.info(`StopServiceDeployment did not take it, so UpdateService is used. ${what} ${why}`);
    return false;
  }
}

// src/ecs/undo/roll-back.ts
async function rollBack(request, limitMinutes, tools) {
  const turned2 = await turnBack(request, tools);
  if (turned2.kind === "impossible") return turned2;
  tools.log.info(turnedText(turned2, request));
  const arrived = await switched(turned2, request, tools);
  if (arrived.kind === "impossible") return arrived;
  const { by, previous } = arrived;
  const watched = await follow2(arrived, request, limitMinutes, tools);
  const serving = await readServing(request, previous, tools);
  tools.log.info(serving.said);
  return { kind: "arrived", by, previous, watched, serving };
}
function turnedText({ by, previous }, { service }) {
  const name = shortName(previous.revision.arn);
  switch (by) {
    case "ecs":
      return `ECS brings ${service} back to ${name} by itself; following it.`;
    case "stop":
      return `StopServiceDeployment was accepted: ECS brings ${service} back to ${name}; following it.`;
    case "update":
      return `UpdateService back to ${name} was accepted; following it.`;
  }
}
var longestTurn = 6e4;
async function switched(turned2, request, tools) {
  if (turned2.deploymentId !== null) return turned2;
  const { clock, cancelled } = tools;
  const deadline = clock.now() + longestTurn;
  for (; ; ) {
    const primary = primaryDeployment(await readService(tools.call, request.cluster, request.service));
    if (primary !== void 0 && primary.id !== request.failed.id) return { ...turned2, deploymentId: primary.id };
    if (cancelled.aborted)
      return { kind: "impossible", why: "the job was cancelled before ECS showed that it turns back" };
    if (clock.now() >= deadline) return updateBack(request, tools);
    await clock.sleep(1e3, cancelled);
  }
}
async function follow2({ deploymentId, previous }, { cluster, service }, limitMinutes, tools) {
  const { events } = await readService(tools.call, cluster, service);
  const target2 = {
    cluster,
    service,
    deployment: { id: deploymentId ?? "", earlierIds: [] },
    earlierEventIds: new Set(events.map(({ id }) => id)),
    limitMinutes,
    leastUntilHealthy: leastUntilHealthy(previous.revision.taskDefinition)
  };
  return watch(target2, tools);
}

// src/ecs/undo/undo-text.ts
function undoOfRollBack(rolledBack) {
  if (rolledBack.kind === "impossible") return notUndone(rolledBack.why);
  const { previous, watched, serving } = rolledBack;
  if (serving.serves) return { rolledBackTo: previous.revision.arn, said: serving.said };
  const said = `The way back to ${shortName(previous.revision.arn)} ended as ${watched.outcome}. ${serving.said}`;
  return { rolledBackTo: null, said };
}
function undoOfCancel(turned2) {
  if (turned2.kind === "impossible") return notUndone(turned2.why);
  const name = shortName(turned2.previous.revision.arn);
  const sent = {
    ecs: `ECS is bringing ${name} back by itself`,
    stop: `StopServiceDeployment was sent, so ECS brings ${name} back`,
    update: `UpdateService back to ${name} was sent`
  }[turned2.by];
  return { rolledBackTo: null, said: `${sent}; this job does not watch it to its end.` };
}
function notUndone(why) {
  return { rolledBackTo: null, said: `Nothing was rolled back: ${why}.` };
}

// src/deploy/stages/undo.ts
async function undo(followed, run) {
  const undone = await undoOf(followed, run);
  return undone === null ? followed : { ...followed, undo: undone, failure: withUndo(followed.failure, undone) };
}
async function undoOf(followed, run) {
  try {
    switch (followed.outcome) {
      case "failed":
      case "stalled":
      case "timed-out":
        return await afterFailure(followed, run);
      case "rolled-back":
        return await afterRollback(followed, run);
      case "cancelled":
        return await afterCancel(followed, run);
      default:
        return null;
    }
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    const { what, why } = thrown.sentences;
    return notUndone(`the way back failed. ${what} ${why}`.replace(/\.$/, ""));
  }
}
async function afterFailure(followed, run) {
  const { inputs, host: host2 } = run;
  if (inputs.onFailure === "leave") return left("on-failure", followed);
  const { call, clock, platformDigests } = run;
  const tools = { call, clock, log: host2.log, cancelled: host2.cancelled, platformDigests };
  const limitMinutes = inputs.waitForMinutes === "auto" ? 30 : inputs.waitForMinutes;
  return undoOfRollBack(await rollBack(requestOf(followed, run), limitMinutes, tools));
}
async function afterRollback(followed, run) {
  const request = requestOf(followed, run);
  const { previous } = request.failed;
  if (previous === null) return null;
  const { serves, said } = await readServing(request, previous, run);
  return { rolledBackTo: serves ? previous.revision.arn : null, said };
}
async function afterCancel(followed, run) {
  if (run.inputs.onCancel === "leave") return left("on-cancel", followed);
  return undoOfCancel(await turnBackAtOnce(requestOf(followed, run), { call: run.call, log: run.host.log }));
}
function left(input, { outcome }) {
  const now = outcome === "failed" ? "the service stays as it is" : "the deployment goes on in ECS";
  return notUndone(`"${input}: leave" says so, and ${now}`);
}
function requestOf({ situation, deploymentId }, { inputs }) {
  const earlierIds = situation.service.deployments.map(({ id }) => id).filter((id) => id !== deploymentId);
  const failed = { id: deploymentId ?? "", earlierIds, previous: previousVersion(situation) };
  return { cluster: inputs.cluster, service: inputs.service, failed, settings: inputs };
}
function withUndo(failure, { said }) {
  if (failure === null) return null;
  const { what, ...rest } = failure.sentences;
  return new BerthError(failure.code, { ...rest, what: `${what} ${said}` }, { cause: failure.cause });
}

// src/deploy/stages/deploy.ts
async function deploy(inputs, dependencies) {
  const run = { inputs, ...dependencies };
  const planned = await prepare(run);
  const failure = refusal(planned, inputs);
  if (failure !== null) return conclude({ ...planned, failure }, run);
  if (inputs.dryRun) return conclude(planned, run);
  if (planned.plan.nothingToDo) return conclude({ ...planned, outcome: "unchanged" }, run);
  if (run.host.cancelled.aborted) return conclude(cancelledBefore(planned, run), run);
  const registered = await register2(planned, run);
  if (run.host.cancelled.aborted) return conclude(cancelledBefore(registered, run), run);
  const started = await start(registered, run);
  if (!inputs.waitForServiceStability) return conclude(started, run);
  const followed = await follow(started, run);
  const explained2 = await explain(followed, run);
  const undone = await undo(explained2, run);
  const judged2 = undone.failure === null ? await prove2(undone, run) : undone;
  const settled = await settle2(judged2, run);
  return conclude(settled, run);
}
export {
  deploy
};
