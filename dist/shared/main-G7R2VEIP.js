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
  awsvpcTaskLimit,
  bounds,
  decide,
  defaultSettings,
  evaluateExpression,
  eventText,
  eventsOf,
  findFlaw,
  hasDistinctInstance,
  isJudged,
  markHealthy,
  markRunning,
  openFloor,
  percentsFor,
  reachableBounds,
  removeTask,
  startDeployment,
  taskShape
} from "./chunk-Q76IRPZU.js";
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
    networkInterfaces: asObjects(raw.attachments).filter(({ type }) => type === "ElasticNetworkInterface").length,
    containers: asObjects(raw.containers).map(parseContainer)
  };
}
function parseContainer(raw) {
  return {
    name: asString(raw.name) ?? "",
    image: asString(raw.image) ?? "",
    imageDigest: asString(raw.imageDigest) ?? null,
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
    facts: {
      ec2InstanceId: asString(raw.ec2InstanceId),
      agentVersion: asString(asObject(raw.versionInfo)?.agentVersion),
      registeredAt: milliseconds(raw.registeredAt),
      runningTasksCount: asNumber(raw.runningTasksCount)
    },
    usedHostPorts: [...usedPorts(remaining, "PORTS", "tcp"), ...usedPorts(remaining, "PORTS_UDP", "udp")]
  };
}
function milliseconds(seconds2) {
  const known = asNumber(seconds2);
  return known === void 0 ? void 0 : 1e3 * known;
}
function quantity(resources, name) {
  return asNumber(resources.find((resource) => resource.name === name)?.integerValue) ?? 0;
}
function usedPorts(resources, name, protocol) {
  const taken = asStrings(resources.find((resource) => resource.name === name)?.stringSetValue);
  return taken.map((port) => ({ port: Number(port), protocol }));
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
    failedTasks: asNumber(raw.failedTasks) ?? 0,
    createdAt: asNumber(raw.createdAt) ?? 0,
    updatedAt: asNumber(raw.updatedAt) ?? 0
  };
}
function parseEvent(raw) {
  const { id, message, createdAt } = raw;
  return { id: asString(id) ?? "", message: asString(message) ?? "", createdAt: asNumber(createdAt) ?? 0 };
}
function primaryFirst(one, other) {
  return Number(other.status === "PRIMARY") - Number(one.status === "PRIMARY");
}
function percentsOf(configuration, schedulingStrategy = "REPLICA") {
  const [minimum, maximum] = schedulingStrategy === "DAEMON" ? [0, 100] : [100, 200];
  return {
    minimumHealthy: asNumber(configuration.minimumHealthyPercent) ?? minimum,
    maximum: asNumber(configuration.maximumPercent) ?? maximum
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

// src/ecs/situation.ts
async function readSituation(call, cluster, serviceName) {
  const service = await readService(call, cluster, serviceName);
  const primary = primaryDeployment(service);
  if (primary === void 0) throw notFound(serviceName, cluster, await namesOf(call, "ListServices", cluster));
  const describing = describeTaskDefinition(call, primary.taskDefinition);
  const [described, olderTaskDefinitions, instances, tasks2, interfaces] = await Promise.all([
    describing,
    readOlderTaskDefinitions(call, service, primary),
    optional("ecs:DescribeContainerInstances", () => readInstances(call, cluster, service)),
    optional("ecs:DescribeTasks", () => readTasks(call, cluster, serviceName)),
    describing.then(({ taskDefinition }) => readInterfaces(call, cluster, service, taskDefinition))
  ]);
  const older = { olderTaskDefinitions, instances, tasks: tasks2, ...interfaces };
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
  const place = serviceName === void 0 ? { cluster } : { cluster, serviceName };
  const arns = await listAll(call, "ListTasks", place, "taskArns");
  const pages = await Promise.all(
    chunks(arns, 100).map((tasks2) => call("DescribeTasks", { cluster, tasks: [...tasks2] }))
  );
  return pages.flatMap(({ tasks: tasks2 }) => asObjects(tasks2).map(parseTask)).filter(({ lastStatus }) => lastStatus !== "STOPPED");
}
async function readInterfaces(call, cluster, service, { networkMode }) {
  if (networkMode !== "awsvpc" || runsOnFargate(service)) return {};
  const interfacesInUse = await optional("ecs:DescribeTasks", async () => {
    const held = {};
    for (const { containerInstanceArn, networkInterfaces } of await readTasks(call, cluster)) {
      const instance = lastPart(containerInstanceArn ?? "");
      held[instance] = (held[instance] ?? 0) + networkInterfaces;
    }
    return held;
  });
  return { interfacesInUse };
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
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
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

// src/ecs/actual-rollout.ts
async function readActualRollout(call, place, deployment, earlier) {
  try {
    const [gone, current] = await Promise.all([
      describe(call, place.cluster, earlier),
      readTasks(call, place.cluster, place.service)
    ]);
    const present = new Set(gone.map(({ id }) => id));
    const { id: deploymentId, createdAt, updatedAt, rolloutState } = deployment;
    const completedAt = rolloutState === "COMPLETED" ? updatedAt : null;
    const tasks2 = [...gone, ...current.filter(({ id }) => !present.has(id))];
    return { deploymentId, updatedAt: createdAt, completedAt, tasks: tasks2 };
  } catch (thrown) {
    if (isAccessDenied(thrown)) return void 0;
    throw thrown;
  }
}
async function describe(call, cluster, tasks2) {
  const arns = tasks2.slice(0, 100).map(({ arn }) => arn);
  if (arns.length === 0) return [];
  const answer = await call("DescribeTasks", { cluster, tasks: arns });
  return asObjects(answer.tasks).map(parseTask);
}

// src/report/predicted-and-actual.ts
function comparePrediction(prediction, actual) {
  if (prediction.verdict !== "completes") return [];
  const { timeline } = prediction;
  const lives = actual.tasks.map((task) => lifeOf(task, actual));
  const finish = { from: 0, to: lastHealthy(timeline) };
  const total = actual.completedAt === null ? null : { from: 0, to: actual.completedAt - actual.updatedAt };
  return [
    ...stopPhases(timeline, lives),
    ...startPhases(timeline, lives),
    ...gapPhases(prediction.servedBefore, timeline.map(predictedLife), lives),
    { section: "all", phase: "Complete", predicted: finish, actual: total }
  ];
}
function differenceOf({ predicted, actual }) {
  return predicted === null || actual === null ? null : rounded(length(actual) - length(predicted));
}
function length({ from, to }) {
  return to - from;
}
function lifeOf(task, { deploymentId, updatedAt }) {
  const since = (instant2) => instant2 === null ? null : rounded(instant2 - updatedAt);
  return {
    id: task.id,
    isNew: task.startedBy === deploymentId,
    start: since(task.createdAt),
    running: since(task.startedAt),
    stop: since(task.stoppingAt),
    stopped: since(task.stoppedAt)
  };
}
function predictedLife(task) {
  const { start: start2, running, stop, stopped } = task;
  return { id: task.task, isNew: task.revision === "new", start: start2, running, stop, stopped };
}
function lastHealthy(timeline) {
  return Math.max(0, ...timeline.flatMap(({ healthy, stopped }) => [healthy ?? 0, stopped ?? 0]));
}
function stopPhases(timeline, lives) {
  const old = timeline.filter(({ revision, stop }) => revision === "old" && stop !== null);
  return old.map((task, index) => {
    const life = lives.find(({ id }) => id === task.task);
    const phase = `Old task${numbered(index, old.length)} stops`;
    const actual = life === void 0 ? null : span(life.stop, life.stopped);
    return { section: "old", phase, predicted: span(task.stop, task.stopped), actual };
  });
}
function startPhases(timeline, lives) {
  const predicted = timeline.filter(({ revision }) => revision === "new");
  const actual = lives.filter(({ isNew }) => isNew).sort((one, other) => (one.start ?? 0) - (other.start ?? 0));
  const count = Math.max(predicted.length, actual.length);
  return Array.from({ length: count }, (_, index) => ({
    section: "new",
    phase: `New task${numbered(index, count)} starts`,
    predicted: span(predicted[index]?.start, predicted[index]?.running),
    actual: span(actual[index]?.start, actual[index]?.running)
  }));
}
function gapPhases(servedBefore, predicted, actual) {
  if (!servedBefore) return [];
  const gaps = { predicted: gapOf(predicted), actual: gapOf(actual) };
  return gaps.predicted === null && gaps.actual === null ? [] : [{ section: "gap", phase: "No task runs", ...gaps }];
}
function gapOf(lives) {
  const old = lives.filter(({ isNew }) => !isNew);
  if (old.length === 0 || old.some(({ stop }) => stop === null)) return null;
  const from = Math.max(...old.map(({ stop }) => stop ?? 0));
  const next = Math.min(...lives.flatMap(({ isNew, running }) => isNew && running !== null ? [running] : []));
  return next > from && Number.isFinite(next) ? { from, to: next } : null;
}
function span(from, to) {
  return from === null || from === void 0 || to === null || to === void 0 ? null : { from, to };
}
function numbered(index, count) {
  return count === 1 ? "" : ` ${index + 1}`;
}
function rounded(seconds2) {
  return Math.round(seconds2 * 10) / 10;
}

// src/report/timeline-table.ts
var mostRows = 12;
var heads = ["task", "instance", "start", "running", "healthy", "told to stop", "SIGTERM", "gone"];
function timelineLines(prediction) {
  if (prediction.verdict === "unknown" || prediction.timeline.length === 0) return [];
  const { timeline } = prediction;
  const shown = timeline.slice(0, mostRows);
  const rows = shown.map((task) => cellsOf(task, nameOf(task, timeline)));
  const hidden = timeline.length - shown.length;
  return [...aligned([heads, ...rows]), ...hidden > 0 ? [`and ${hidden} tasks more`] : []];
}
function aligned(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row2) => row2[column]?.length ?? 0)));
  return rows.map(
    (row2) => row2.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()
  );
}
function cellsOf(task, name) {
  const { start: start2, running, healthy, stop, drained, stopped } = task;
  const births = task.revision === "new" ? [start2, running, healthy] : [null, null, null];
  return [name, shortened(task.instance ?? "-"), ...[...births, stop, drained, stopped].map(secondsText)];
}
function nameOf(task, timeline) {
  if (task.revision === "old") return `old ${shortened(task.task)}`;
  return `new ${timeline.filter(({ revision }) => revision === "new").indexOf(task) + 1}`;
}
function shortened(id) {
  return id.length > 12 ? `${id.slice(0, 8)}\u2026` : id;
}
function secondsText(seconds2) {
  return seconds2 === null ? "-" : `${seconds2} s`;
}

// src/report/comparison-text.ts
var mostDrawnRows = 40;
var longestDrawn = 24 * 3600;
var heads2 = ["phase", "predicted", "actual", "difference"];
function comparisonLines(phases) {
  return aligned([heads2, ...phases.map(cellsOf2)]);
}
function comparisonMarkdown(title, phases) {
  if (phases.length === 0) return [];
  const table = [
    `| ${heads2.join(" | ")} |`,
    "| --- | --- | --- | --- |",
    ...phases.map((each) => `| ${cellsOf2(each).join(" | ")} |`)
  ];
  if (!isDrawable(phases)) return [...table, ""];
  const folded = ["<details><summary>The same as a table</summary>", "", ...table, "", "</details>", ""];
  return [...picture(title, phases), "", ...folded];
}
function cellsOf2(phase) {
  const difference = differenceOf(phase);
  const sign = difference !== null && difference > 0 ? "+" : "";
  return [
    phase.phase,
    spanText(phase.predicted),
    spanText(phase.actual),
    difference === null ? "-" : `${sign}${difference} s`
  ];
}
function spanText(span2) {
  return span2 === null ? "-" : `${span2.from} to ${span2.to} s`;
}
function spansOf(phases) {
  return phases.flatMap(({ predicted, actual }) => [predicted, actual].filter((span2) => span2 !== null));
}
function isDrawable(phases) {
  const spans = spansOf(phases);
  return spans.length <= mostDrawnRows && spans.every(({ to }) => to < longestDrawn);
}
var sections = [
  ["old", "Old"],
  ["new", "New"],
  ["gap", "Gap"],
  ["all", "Complete"]
];
function picture(title, phases) {
  const end = Math.max(...spansOf(phases).map(({ to }) => to));
  return [
    "```mermaid",
    "gantt",
    `  title ${title.replaceAll(/[^\w .,=-]/g, " ")}, 0 = UpdateService`,
    "  dateFormat HH:mm:ss",
    "  axisFormat %H:%M:%S",
    `  tickInterval ${tick(end)}`,
    "  todayMarker off",
    ...sections.flatMap(
      ([section, name]) => sectionLines(
        name,
        phases.filter((each) => each.section === section)
      )
    ),
    "```"
  ];
}
function sectionLines(name, phases) {
  if (phases.length === 0) return [];
  const harm = name === "Gap" ? ":crit, " : ":";
  const rows = phases.flatMap(({ predicted, actual }) => [
    ...predicted === null ? [] : [row("predicted", ":done, ", predicted)],
    ...actual === null ? [] : [row("actual", harm, actual)]
  ]);
  return [`  section ${name}`, ...rows];
}
function row(word, style, span2) {
  const seconds2 = Math.max(1, Math.round(length(span2)));
  return `  ${word} ${Math.round(length(span2) * 10) / 10}s ${style}${clock(Math.max(0, span2.from))}, ${seconds2}s`;
}
function clock(seconds2) {
  const parts = [Math.floor(seconds2 / 3600), Math.floor(seconds2 / 60) % 60, Math.floor(seconds2) % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
function tick(end) {
  const wanted = Math.max(1, end / 7);
  const seconds2 = [1, 2, 5, 10, 15, 30].find((each) => each >= wanted);
  if (seconds2 !== void 0) return `${seconds2}second`;
  const minutes = [1, 2, 5, 10, 15, 30].find((each) => each * 60 >= wanted);
  return minutes === void 0 ? `${Math.ceil(wanted / 3600)}hour` : `${minutes}minute`;
}

// src/actions/deploy/compare.ts
async function compare(judged2, { inputs, call, host }) {
  const { situation, plan, watched, deploymentId } = judged2;
  const deployment = watched?.service.deployments.find(({ id }) => id === deploymentId);
  if (deployment === void 0 || plan.prediction.verdict !== "completes") return judged2;
  const earlier = "value" in situation.tasks ? situation.tasks.value : [];
  const actual = await readActualRollout(call, inputs, deployment, earlier).catch(() => void 0);
  if (actual === void 0) return judged2;
  const comparison = comparePrediction(plan.prediction, actual);
  host.log.group("Predicted and actual", comparisonLines(comparison));
  return { ...judged2, comparison };
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
  const chosen = chooseContainer(containers.map(nameOf2), containerName);
  const containerDefinitions = containers.map(
    (container) => nameOf2(container) === chosen ? { ...container, image } : container
  );
  return { ...taskDefinition, containerDefinitions };
}
function imagesOf(taskDefinition) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  return Object.fromEntries(containers.map((container) => [nameOf2(container), asString(container.image) ?? ""]));
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
function nameOf2(container) {
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

// src/ecs/watch.ts
async function watch(target2, tools) {
  const { clock: clock2, cancelled } = tools;
  const startedAt = clock2.now();
  const deadline = startedAt + target2.limitMinutes * 6e4;
  const seen = openLedger(target2);
  for (; ; ) {
    const service = await look(target2, tools, deadline);
    const at = clock2.now();
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
    await clock2.sleep(Math.min(delay, Math.max(0, deadline - at)), cancelled);
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
      return await describe2(target2, tools.call);
    } catch (thrown) {
      const error = explainAwsError(thrown, { iamAction: "ecs:DescribeServices", resource: target2.service });
      const mayPass = passing.has(error.code) || /^(ServerException|ServiceUnavailable)/.test(awsErrorName(thrown));
      if (!mayPass || tools.clock.now() >= deadline || tools.cancelled.aborted) throw lostSight(error, target2);
      tools.log.info(`Could not look at the service, trying again. ${error.sentences.why}`);
      await tools.clock.sleep(5e3, tools.cancelled);
    }
  }
}
async function describe2({ cluster, service }, call) {
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
function stamp(milliseconds2) {
  const seconds2 = Math.floor(milliseconds2 / 1e3);
  return `+${Math.floor(seconds2 / 60)}:${String(seconds2 % 60).padStart(2, "0")}`;
}

// src/report/capacity-text.ts
function capacityText(alternatives) {
  return alternatives.map(oneText).join(", or ");
}
function oneText({ dynamicPort, cpu, memory, networkInterfaces, instances }) {
  const room = [
    ...memory > 0 ? [`${memory} MiB more`] : [],
    ...cpu > 0 ? [`${cpu} CPU units more`] : [],
    ...networkInterfaces > 0 ? ["one network interface more"] : []
  ];
  return [
    ...room.length > 0 ? [`${room.join(" and ")} on one instance`] : [],
    ...dynamicPort ? ["a dynamic host port"] : [],
    ...instances > 0 ? ["one more container instance"] : []
  ].join(" with ");
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
    ...worstLines(plan),
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
    case "exclusive":
      return `"exclusive" asks for no two tasks at once, so the old one stops first, even where there is room: ${effect}.`;
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
function worstLines({ prediction, desiredCount, missingCapacity: missingCapacity2 }) {
  if (prediction.verdict !== "completes") return [];
  const { lowestHealthy, lowestAt, peakTasks } = prediction;
  const worst = `worst moment     ${lowestHealthy} of ${desiredCount} healthy at ${lowestAt} s; at most ${peakTasks} at once`;
  const missing = capacityText(missingCapacity2);
  return missing === "" ? [worst] : [worst, `                 To serve at every moment: ${missing}.`];
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
    ...comparisonMarkdown(situation.service.name, report2.comparison ?? []),
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
var defaultTargetGroup = {
  healthCheckIntervalSeconds: 30,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  timeoutSeconds: 5,
  deregistrationDelaySeconds: 300,
  slowStartSeconds: 0
};
var usualStart = 15e3;
function estimate(paces, tasks2) {
  const start2 = lastStart(tasks2);
  const each = (timing) => Object.fromEntries(paces.map((pace) => [pace.deploymentId, timing(pace)]));
  return {
    least: each((pace) => ({
      start: Math.min(start2, 1e3),
      healthy: Math.max(firstVerdict(pace), targetsHealthy(pace, 0)),
      drain: 0,
      stop: 0
    })),
    expected: each((pace) => ({
      start: start2,
      healthy: Math.max(firstVerdict(pace), targetsHealthy(pace, 1)),
      drain: longestDrain(pace),
      stop: Math.min(2e3, stopTimeout(pace))
    })),
    most: each((pace) => ({
      start: Math.max(3 * start2, 6e4),
      healthy: lastHealthy2(pace),
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
function firstVerdict({ taskDefinition, targetGroups }) {
  const isJudgedByTargets = targetGroups.length > 0 && healthChecks(taskDefinition).length === 0;
  return isJudgedByTargets ? 0 : leastUntilHealthy(taskDefinition);
}
function targetsHealthy({ targetGroups }, intervalsBefore) {
  const times = targetGroups.map(
    ({ healthCheckIntervalSeconds: interval, healthyThreshold }) => interval * (healthyThreshold - 1 + intervalsBefore)
  );
  return 1e3 * Math.max(0, ...times);
}
function lastHealthy2(pace) {
  const slowest = healthChecks(pace.taskDefinition).map(
    ({ interval, timeout, retries, startPeriod }) => startPeriod + retries * (interval + timeout)
  );
  const slowestCheck = Math.max(0, ...pace.targetGroups.map(({ timeoutSeconds }) => 1e3 * timeoutSeconds));
  return Math.max(0, ...slowest) + targetsHealthy(pace, 1) + slowestCheck;
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
function longestDrain({ targetGroups }) {
  return 1e3 * Math.max(0, ...targetGroups.map(({ deregistrationDelaySeconds }) => deregistrationDelaySeconds));
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
function wouldInterrupt(plan, service) {
  const { prediction, missingCapacity: missingCapacity2 } = plan;
  const missing = capacityText(missingCapacity2);
  return new BerthError("WOULD_INTERRUPT", {
    what: `This deploy of ${service} would interrupt it at ${pair(plan.percents)}, so nothing was changed.`,
    why: prediction.verdict === "completes" ? `${predictionLine(prediction)}. ${explainPercents(plan)}` : `The rollout cannot be foretold, and a minimum of ${plan.percents.minimumHealthy} % lets every task stop.`,
    fix: `${missing === "" ? "Make room for a new task beside the old one" : `Missing is ${missing}`}; "allow-interruption: true" deploys all the same.`
  });
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
  const { inputs, host, call, clock: clock2 } = run;
  const watched = await watch(target(started, run), { call, clock: clock2, log: host.log, cancelled: host.cancelled });
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

// src/ecs/interruption.ts
function interrupts(prediction) {
  return prediction.verdict === "completes" && prediction.servedBefore && prediction.interruption.most > 0;
}
function mayInterrupt({ prediction, percents, desiredCount }) {
  if (desiredCount === 0) return false;
  return prediction.verdict === "unknown" ? bounds(desiredCount, percents).lower === 0 : interrupts(prediction);
}

// src/rollout/gauge.ts
function openGauge({ now, running, healthy, tasks: tasks2 }) {
  return {
    lowestHealthy: healthy,
    lowestAt: now,
    peakTasks: tasks2.length,
    withoutRunning: 0,
    withoutHealthy: 0,
    last: { at: now, running, healthy },
    served: { running: running > 0, healthy: healthy > 0 }
  };
}
function measure(gauge, { now, running, healthy, tasks: tasks2 }) {
  const elapsed = now - gauge.last.at;
  if (gauge.served.running && gauge.last.running === 0) gauge.withoutRunning += elapsed;
  if (gauge.served.healthy && gauge.last.healthy === 0) gauge.withoutHealthy += elapsed;
  if (healthy < gauge.lowestHealthy) {
    gauge.lowestHealthy = healthy;
    gauge.lowestAt = now;
  }
  gauge.last = { at: now, running, healthy };
  gauge.peakTasks = Math.max(gauge.peakTasks, tasks2.length);
}

// src/rollout/agenda.ts
function openAgenda() {
  const entries = [];
  return {
    enter(instant2, item) {
      let place = entries.length;
      while (place > 0 && (entries[place - 1]?.instant ?? 0) > instant2) place -= 1;
      entries.splice(place, 0, { instant: instant2, item });
    },
    next: () => entries[0]?.instant ?? null,
    take(instant2) {
      const later = entries.findIndex((entry) => entry.instant > instant2);
      return entries.splice(0, later === -1 ? entries.length : later).map(({ item }) => item);
    }
  };
}

// src/rollout/world.ts
var instant = { start: 0, healthy: 0, drain: 0, stop: 0 };
function openWorld(input) {
  const floor = openFloor({ ...input, now: 0 });
  const world = { floor, lives: [], byTask: /* @__PURE__ */ new Map(), agenda: openAgenda(), timings: input.timings };
  for (const task of floor.tasks) {
    const { phase, runningSince } = task;
    const unborn = { healthyAt: task.healthy ? 0 : null, stoppedAt: null };
    const stoppingAt = phase === "STOPPING" ? 0 : null;
    remember(world, { task, startedAt: 0, runningAt: runningSince, stoppingAt, ...unborn });
  }
  return world;
}
function carryOut(world, { floor, started, stopped }) {
  for (const task of started) {
    const unborn = { runningAt: null, healthyAt: null, stoppingAt: null, stoppedAt: null };
    remember(world, { task, startedAt: floor.now, ...unborn });
  }
  for (const task of stopped) {
    const life = world.byTask.get(task);
    if (life === void 0) continue;
    life.stoppingAt = floor.now;
    enterNextChange(world, life);
  }
}
function nextChange({ agenda, floor }) {
  const next = agenda.next();
  return next === null ? null : Math.max(next, floor.now);
}
function advanceTo(world, instant2) {
  world.floor.now = instant2;
  for (const due of world.agenda.take(instant2)) comeTrue(world, due);
}
function remember(world, life) {
  world.lives.push(life);
  world.byTask.set(life.task, life);
  enterNextChange(world, life);
}
function enterNextChange({ agenda, timings, floor }, life) {
  const { task, startedAt, runningAt, stoppingAt } = life;
  const timing = timings[task.crew.deploymentId] ?? instant;
  if (stoppingAt !== null) agenda.enter(stoppingAt + timing.drain + timing.stop, { life, change: "stopped" });
  else if (task.phase === "PENDING") agenda.enter(startedAt + timing.start, { life, change: "running" });
  else if (!task.healthy && !task.unhealthy) {
    const wait = isJudged(shapeOf(task)) ? timing.healthy : floor.settings.healthyAfterRunning;
    agenda.enter((runningAt ?? 0) + wait, { life, change: "healthy" });
  }
}
function comeTrue(world, { life, change }) {
  const { floor } = world;
  if (change === "stopped") {
    life.stoppedAt = floor.now;
    removeTask(floor, life.task);
  } else if (life.stoppingAt === null && change === "running") {
    life.runningAt = floor.now;
    markRunning(floor, life.task);
    enterNextChange(world, life);
  } else if (life.stoppingAt === null) {
    life.healthyAt = floor.now;
    markHealthy(floor, life.task);
  }
}
var shapeless = {
  hasHealthCheck: false,
  hasTargetGroup: false
};
function shapeOf({ crew }) {
  return crew.origin?.shape ?? shapeless;
}

// src/rollout/simulate.ts
function simulate(input) {
  const world = openWorld(input);
  const gauge = openGauge(world.floor);
  let lastTurn = settle(world);
  while (!isCompleted(world)) {
    measure(gauge, world.floor);
    const next = nextMoment(world);
    if (next === null) return summarize(world, gauge, "stalled", lastTurn === null ? [] : eventsOf(lastTurn));
    advanceTo(world, next);
    lastTurn = settle(world);
  }
  measure(gauge, world.floor);
  return summarize(world, gauge, "completed", []);
}
var mostTurnsAtOnce = 4;
function settle(world) {
  for (let count = 0; count < mostTurnsAtOnce; count++) {
    const turn = decide(world.floor, []);
    if (turn.actions.length === 0) return turn;
    carryOut(world, turn);
  }
  return null;
}
function nextMoment(world) {
  let next = nextChange(world);
  const { service, now } = world.floor;
  for (const { retryAt } of service.deployments) {
    if (retryAt > now && (next === null || retryAt < next)) next = retryAt;
  }
  return next;
}
function isCompleted({ floor }) {
  return floor.service.deployments[0]?.rolloutState === "COMPLETED";
}
function summarize(world, { lowestHealthy, lowestAt, peakTasks, withoutRunning, withoutHealthy }, ending, lastEvents) {
  const measured = { lowestHealthy, lowestAt, peakTasks, withoutRunning, withoutHealthy };
  return { ending, endedAt: world.floor.now, lastEvents, timeline: world.lives.map(timelineOf), ...measured };
}
function timelineOf({ task, ...instants }) {
  const { id: taskId, crew, spot } = task;
  return { taskId, deploymentId: crew.deploymentId, instanceId: spot?.state.id ?? null, ...instants };
}

// src/rollout/trials.ts
function openTrials(play, desired) {
  const played = [];
  return {
    at(wanted) {
      const same = played.find((trial) => goesTheSameWay(trial.bounds, trial.simulation, wanted));
      if (same !== void 0) return same.simulation;
      const simulation = play(percentsFor(desired, wanted));
      played.push({ bounds: wanted, simulation });
      return simulation;
    }
  };
}
function goesTheSameWay(tried, { ending, peakTasks }, wanted) {
  if (tried.lower !== wanted.lower) return false;
  return tried.upper === wanted.upper || ending === "completed" && peakTasks <= wanted.upper && wanted.upper < tried.upper;
}

// src/rollout/tune.ts
function tune(input, fixed = {}) {
  const { desiredCount: desired, percents } = input.service;
  const trials = openTrials((tried) => simulate({ ...input, service: { ...input.service, percents: tried } }), desired);
  const inForce = { ...percents, ...fixed };
  const best2 = bestBounds(trials, desired, fixed);
  const asItIs = trials.at(bounds(desired, inForce));
  if (best2 === null) return { percents: inForce, simulation: asItIs, reason: "cannot-complete" };
  const simulation = trials.at(best2);
  if (!isBetter(simulation, asItIs)) return { percents: inForce, simulation: asItIs, reason: "in-force-is-best" };
  const chosen = { ...percentsFor(desired, best2), ...fixed };
  return { percents: chosen, simulation, reason: best2.lower === desired ? "room-to-start-first" : "must-stop-first" };
}
function isBetter(one, other) {
  if (one.ending !== other.ending) return one.ending === "completed";
  if (one.ending === "stalled") return false;
  if (one.lowestHealthy !== other.lowestHealthy) return one.lowestHealthy > other.lowestHealthy;
  if (one.endedAt !== other.endedAt) return one.endedAt < other.endedAt;
  return one.peakTasks < other.peakTasks;
}
function bestBounds(trials, desired, fixed) {
  const { lowers, uppers } = reachableBounds(desired, fixed);
  const most = uppers[uppers.length - 1] ?? desired;
  const lower = highestLowerBound(trials, lowers, most);
  if (lower === null) return null;
  const { lowestHealthy } = trials.at({ lower, upper: most });
  const freer = lowers.findLast((each) => each <= lowestHealthy) ?? lower;
  const candidates2 = [.../* @__PURE__ */ new Set([lower, freer])].map((each) => ({
    lower: each,
    upper: leastUpperBound(trials, desired, each, uppers)
  }));
  return candidates2.reduce((best2, each) => isBetter(trials.at(each), trials.at(best2)) ? each : best2);
}
function highestLowerBound(trials, lowers, upper) {
  const completes = (lower) => trials.at({ lower, upper }).ending === "completed";
  const [highest, next] = lowers.toReversed();
  for (const lower of [highest, next]) if (lower !== void 0 && completes(lower)) return lower;
  const place = firstWhere(lowers.length, (index) => !completes(lowers[index] ?? 0));
  return lowers[place - 1] ?? null;
}
function leastUpperBound(trials, desired, lower, uppers) {
  const most = uppers[uppers.length - 1] ?? desired;
  const { endedAt: earliest, peakTasks } = trials.at({ lower, upper: most });
  const isEnough = (upper) => {
    const { ending, endedAt } = trials.at({ lower, upper: upper ?? most });
    return ending === "completed" && endedAt <= earliest;
  };
  const guess = uppers.findIndex((each) => each >= evenWaves(desired, peakTasks));
  if (guess >= 0 && isEnough(uppers[guess])) {
    return guess === 0 || !isEnough(uppers[guess - 1]) ? uppers[guess] ?? most : uppers[firstWhere(guess, (index) => isEnough(uppers[index]))] ?? most;
  }
  const above = guess + 1;
  return uppers[above + firstWhere(uppers.length - above, (index) => isEnough(uppers[above + index]))] ?? most;
}
function evenWaves(desired, peakTasks) {
  const spare = peakTasks - desired;
  if (spare <= 0) return desired;
  const waves = Math.ceil(desired / spare);
  return desired + Math.ceil(desired / waves);
}
function firstWhere(count, holds) {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

// src/rollout/missing-capacity.ts
function missingCapacity(input) {
  if (serves(input)) return [];
  const shape = newShape(input);
  if (shape === void 0) return [];
  const wishes = [leastRoom(input, shape, shape), leastRoom(input, shape, withoutPorts(shape)), oneInstance];
  const helpful = wishes.filter((wish) => wish !== void 0).filter((wish) => serves(withCapacity(input, wish)));
  return helpful.filter((wish, index) => !helpful.slice(0, index).some((other) => isCoveredBy(other, wish)));
}
function withCapacity(input, capacity) {
  const shape = newShape(input);
  if (shape === void 0) return input;
  const eased = capacity.dynamicPort ? withNewShape(input, withoutPorts(shape)) : input;
  const extra = Array.from({ length: capacity.instances }, (_, index) => instanceFor(shape, index));
  const [place] = candidates(eased, shape, capacity.dynamicPort ? withoutPorts(shape) : shape);
  const instances = eased.instances.map((each) => each.id === place?.id ? enlarged(each, capacity) : each);
  return { ...eased, instances: [...instances, ...extra] };
}
var nothing = { dynamicPort: false, cpu: 0, memory: 0, networkInterfaces: 0, instances: 0 };
var oneInstance = { ...nothing, instances: 1 };
function serves(input) {
  const { simulation } = tune(input);
  return simulation.ending === "completed" && simulation.lowestHealthy > 0;
}
function newShape({ service }) {
  return service.deployments.find(({ status }) => status === "PRIMARY")?.shape;
}
function withNewShape(input, shape) {
  const deployments = input.service.deployments.map(
    (deployment) => deployment.status === "PRIMARY" ? { ...deployment, shape } : deployment
  );
  return { ...input, service: { ...input.service, deployments } };
}
function withoutPorts(shape) {
  return { ...shape, hostPorts: [] };
}
function leastRoom(input, shape, wanted) {
  const [place] = candidates(input, shape, wanted);
  if (place === void 0) return void 0;
  const { cpu, memory, networkInterfaces } = shortageOn(place, wanted);
  return { ...nothing, dynamicPort: wanted !== shape && shape.hostPorts.length > 0, cpu, memory, networkInterfaces };
}
function candidates({ service, instances }, shape, wanted) {
  const primary = service.deployments.find(({ status }) => status === "PRIMARY");
  if (primary === void 0 || hasDistinctInstance(primary.placementConstraints)) return [];
  const isFree = ({ usedHostPorts }) => !wanted.hostPorts.some(
    (own) => usedHostPorts.some((used) => used.port === own.port && used.protocol === own.protocol)
  );
  const fit = instances.filter((each) => findFlaw({ ...primary, shape }, each) === null && isFree(each));
  return fit.sort((one, other) => weight(shortageOn(one, wanted)) - weight(shortageOn(other, wanted)));
}
function shortageOn({ remaining }, shape) {
  return {
    cpu: Math.max(0, shape.cpu - remaining.cpu),
    memory: Math.max(0, shape.memory - remaining.memory),
    networkInterfaces: Math.max(0, shape.networkInterfaces - remaining.networkInterfaces)
  };
}
function weight({ cpu, memory, networkInterfaces }) {
  const kinds = [cpu, memory, networkInterfaces].filter((amount) => amount > 0).length;
  return kinds * 1e6 + cpu + memory + networkInterfaces;
}
function enlarged(instance, { cpu, memory, networkInterfaces }) {
  const { remaining } = instance;
  return {
    ...instance,
    remaining: {
      cpu: remaining.cpu + cpu,
      memory: remaining.memory + memory,
      networkInterfaces: remaining.networkInterfaces + networkInterfaces
    }
  };
}
function instanceFor(shape, index) {
  const attributes = shape.requiredAttributes.map((each) => {
    const [name = "", value = ""] = each.split("=", 2);
    return [name, value];
  });
  const { cpu, memory, networkInterfaces } = shape;
  return {
    id: `instance-to-come-${index + 1}`,
    status: "ACTIVE",
    agentConnected: true,
    availabilityZone: "",
    attributes: Object.fromEntries(attributes),
    remaining: { cpu, memory, networkInterfaces },
    usedHostPorts: []
  };
}
function isCoveredBy(one, other) {
  return Number(one.dynamicPort) <= Number(other.dynamicPort) && one.cpu <= other.cpu && one.memory <= other.memory && one.networkInterfaces <= other.networkInterfaces && one.instances <= other.instances;
}

// src/rollout/predict.ts
function predict(input, estimates) {
  const expected = simulate({ ...input, timings: estimates.expected });
  const timeline = timelineOf2(expected, input.service, estimates.expected);
  if (expected.ending === "stalled") return { verdict: "stalls", ...stall(expected, input), timeline };
  const fast = simulate({ ...input, timings: estimates.least });
  const slow = simulate({ ...input, timings: estimates.most });
  return {
    verdict: "completes",
    finish: { least: seconds(fast.endedAt), most: seconds(slow.endedAt) },
    servedBefore: input.service.tasks.some(({ phase }) => phase === "RUNNING"),
    interruption: { least: seconds(fast.withoutRunning), most: seconds(slow.withoutHealthy) },
    lowestHealthy: expected.lowestHealthy,
    lowestAt: seconds(expected.lowestAt),
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
function timelineOf2(simulation, service, timings) {
  const newId = service.deployments.find(({ status }) => status === "PRIMARY")?.id;
  return simulation.timeline.map((task) => ({
    task: task.taskId,
    revision: task.deploymentId === newId ? "new" : "old",
    instance: task.instanceId,
    start: seconds(task.startedAt),
    running: task.runningAt === null ? null : seconds(Math.max(0, task.runningAt)),
    healthy: task.healthyAt === null ? null : seconds(task.healthyAt),
    stop: task.stoppingAt === null ? null : seconds(task.stoppingAt),
    drained: task.stoppingAt === null ? null : seconds(task.stoppingAt + (timings[task.deploymentId]?.drain ?? 0)),
    stopped: task.stoppedAt === null ? null : seconds(task.stoppedAt)
  }));
}
function seconds(milliseconds2) {
  return Math.round(milliseconds2 / 100) / 10;
}
function tasks(count) {
  return count === 1 ? "1 task" : `${count} tasks`;
}
function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// src/ecs/choose-percents.ts
var noOverlap = { minimumHealthy: 0, maximum: 100 };
function choosePercents(rollout, request, inForce) {
  const fixed = request.exclusive ? noOverlap : fixedPercents(request);
  const given = { ...inForce, ...fixed };
  const reasonGiven = request.exclusive ? "exclusive" : "given";
  if (!rollout.known) {
    const percentsReason2 = Object.keys(fixed).length > 0 ? reasonGiven : "prediction-unknown";
    const prediction = { verdict: "unknown", reasons: rollout.reasons };
    return { percents: given, percentsReason: percentsReason2, percentsThatWork: null, prediction, missingCapacity: [] };
  }
  const isGiven = fixed.minimumHealthy !== void 0 && fixed.maximum !== void 0;
  if (isGiven) return judged(rollout, given, reasonGiven, fixed);
  const { percents, percentsReason } = best(rollout, given, withinLimits(rollout, fixed));
  return judged(rollout, percents, percentsReason, fixed);
}
function best(rollout, inForce, fixed) {
  const certain = tuneFor(rollout, fixed, rollout.certain);
  const chosen = { percents: certain.percents, percentsReason: certain.reason };
  if (rollout.doubts.length === 0) return chosen;
  const hopeful = tuneFor(rollout, fixed, rollout.input);
  if (!isBetter(hopeful.simulation, certain.simulation)) return chosen;
  const stays = predictWith(rollout, inForce).verdict !== "stalls";
  const percents = stays ? inForce : hopeful.percents;
  return { percents, percentsReason: "prediction-unknown" };
}
function judged(rollout, percents, percentsReason, fixed) {
  const prediction = predictWith(rollout, percents);
  return {
    percents,
    percentsReason,
    percentsThatWork: prediction.verdict === "stalls" ? workingPercents(rollout, fixed) : null,
    prediction,
    missingCapacity: interrupts(prediction) ? missingCapacity(simulationInput(rollout, rollout.certain)) : []
  };
}
function workingPercents(rollout, fixed) {
  if (Object.keys(fixed).length === 0) return null;
  const { percents, reason } = tuneFor(rollout, withinLimits(rollout, {}), rollout.certain);
  return reason === "cannot-complete" ? null : percents;
}
function withinLimits({ certain, daemon }, fixed) {
  return daemon ? { maximum: certain.service.percents.maximum, ...fixed } : fixed;
}
function tuneFor(rollout, fixed, input) {
  return tune(simulationInput(rollout, input), fixed);
}
function simulationInput({ estimates }, input) {
  return { ...input, timings: estimates.expected };
}
function fixedPercents({ minimumHealthyPercent, maximumPercent }) {
  return {
    ...minimumHealthyPercent === "auto" ? {} : { minimumHealthy: minimumHealthyPercent },
    ...maximumPercent === "auto" ? {} : { maximum: maximumPercent }
  };
}
function predictWith({ certain, input, estimates, doubts }, percents) {
  const withPercents = (rollout) => predict({ ...rollout, service: { ...rollout.service, percents } }, estimates);
  const prediction = withPercents(certain);
  if (prediction.verdict === "completes" || doubts.length === 0) return prediction;
  const hoped = withPercents(input);
  return hoped.verdict === "completes" ? { verdict: "unknown", reasons: doubts } : hoped;
}

// src/ecs/rollout-doubts.ts
function doubtsAbout(rollout, situation) {
  const primary = rollout.service.deployments.find(({ status }) => status === "PRIMARY");
  if (primary === void 0 || runsOnFargate(situation.service))
    return { doubts: [], certain: rollout, input: rollout };
  const { doubts, certain } = interfaceDoubts(rollout, primary.shape, situation);
  const managed = situation.service.capacityProviders.filter((name) => !name.startsWith("FARGATE"));
  const hopeful = { ...rollout, service: withHope(rollout.service) };
  return {
    doubts: [...doubts, ...expressionDoubts(primary, rollout.instances), ...managed.map(scaleOutDoubt)],
    certain,
    input: managed.length === 0 ? hopeful : withInstancesToCome(hopeful, primary.shape)
  };
}
function withFreeInterfaces(instances, { interfacesInUse }) {
  return instances.map((instance) => {
    const limit = awsvpcTaskLimit(instance.attributes);
    if (limit === void 0 || interfacesInUse === void 0 || "denied" in interfacesInUse) return instance;
    const networkInterfaces = Math.max(0, limit - (interfacesInUse.value[instance.id] ?? 0));
    return { ...instance, remaining: { ...instance.remaining, networkInterfaces } };
  });
}
function interfaceDoubts(rollout, shape, { interfacesInUse }) {
  const isUnknown = ({ remaining }) => remaining.networkInterfaces === Number.POSITIVE_INFINITY;
  const unknown = rollout.instances.filter(isUnknown);
  if (shape.networkInterfaces === 0 || unknown.length === 0) return { doubts: [], certain: rollout };
  const instances = rollout.instances.map(
    (each) => isUnknown(each) ? { ...each, remaining: { ...each.remaining, networkInterfaces: 0 } } : each
  );
  const denied = interfacesInUse !== void 0 && "denied" in interfacesInUse ? ` (${interfacesInUse.denied} is denied)` : "";
  const doubt = `ECS does not report how many network interfaces ${namesOf2(unknown)} ${unknown.length === 1 ? "has" : "have"} left for awsvpc tasks${denied}`;
  return { doubts: [doubt], certain: { ...rollout, instances } };
}
function expressionDoubts(primary, instances) {
  return primary.placementConstraints.flatMap((constraint) => {
    if (constraint.type !== "memberOf") return [];
    const { expression } = constraint;
    const unknown = instances.filter((instance) => evaluateExpression(expression, instance) === void 0);
    if (unknown.length === 0) return [];
    return [`the placement constraint "${expression}" cannot be evaluated here for ${namesOf2(unknown)}`];
  });
}
function scaleOutDoubt(provider) {
  return `the capacity provider ${provider} may add instances during the rollout, or be at its maximum`;
}
function namesOf2(instances) {
  const names = instances.slice(0, 3).map(({ id }) => id);
  const more = instances.length > names.length ? ` and ${instances.length - names.length} more` : "";
  return `the container instance${instances.length === 1 ? "" : "s"} ${names.join(", ")}${more}`;
}
function withHope(service) {
  const hoped = (constraint) => constraint.type === "memberOf" ? { ...constraint, whenUnknown: "match" } : constraint;
  const deployments = service.deployments.map((deployment) => ({
    ...deployment,
    placementConstraints: deployment.placementConstraints.map(hoped)
  }));
  return { ...service, deployments };
}
function withInstancesToCome(rollout, shape) {
  const like = rollout.instances[0]?.attributes ?? {};
  const coming = Array.from({ length: rollout.service.desiredCount }, (_, index) => instanceFor(shape, index));
  const instances = coming.map((each) => ({ ...each, attributes: { ...like, ...each.attributes } }));
  return { ...rollout, instances: [...rollout.instances, ...instances] };
}

// src/ecs/rollout-input.ts
var plannedDeploymentId = "planned";
function rolloutInput(situation, planned) {
  const reasons = whyUnknown(situation);
  const { instances, tasks: tasks2 } = situation;
  if (!("value" in instances) || !("value" in tasks2) || reasons.length > 0) return { known: false, reasons };
  const service = plannedService(situation, planned, tasks2.value);
  const definitions = definitionsByDeployment(situation, planned);
  const paces = [...definitions].map(([deploymentId, taskDefinition]) => ({
    deploymentId,
    taskDefinition,
    targetGroups: targetGroupsOf(situation)
  }));
  const rollout = {
    service,
    instances: withFreeInterfaces(instances.value, situation),
    settings: defaultSettings()
  };
  const daemon = situation.service.schedulingStrategy === "DAEMON";
  return { known: true, daemon, estimates: estimate(paces, tasks2.value), ...doubtsAbout(rollout, situation) };
}
function whyUnknown({ service, instances, tasks: tasks2 }) {
  return [
    ..."denied" in instances ? [`the container instances could not be read (${instances.denied} is denied)`] : [],
    ..."denied" in tasks2 ? [`the running tasks could not be read (${tasks2.denied} is denied)`] : [],
    ...service.launchType === "EXTERNAL" ? ["the service runs on external instances"] : []
  ];
}
function targetGroupsOf({ service, targetGroups }) {
  if (!service.loadBalanced) return [];
  const read = targetGroups !== void 0 && "value" in targetGroups ? targetGroups.value : [];
  return read.length === 0 ? [defaultTargetGroup] : read;
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
    percents: percentsOf(service.deploymentConfiguration, service.schedulingStrategy),
    launch: runsOnFargate(service) ? "fargate" : "instances",
    circuitBreaker: circuitBreakerOf(service.deploymentConfiguration),
    deployments,
    tasks: tasks2.map((task) => taskState(task, service, situation.readAt))
  };
  if (!planned.startsDeployment) return { ...state, deployments: deployments.map(goingOn) };
  const shape = shapeIn(service, withKnownAttributes(situation, planned));
  const placementConstraints = constraintsOf(service, planned.taskDefinition);
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
    placementConstraints: constraintsOf(service, taskDefinition),
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
function constraintsOf(service, taskDefinition) {
  const constraints = [...service.placementConstraints, ...asObjects(taskDefinition.placementConstraints)];
  const own = service.schedulingStrategy === "DAEMON" ? [{ type: "distinctInstance" }] : [];
  return [...own, ...constraints.flatMap(constraintOf)];
}
function constraintOf(constraint) {
  if (constraint.type === "distinctInstance") return [{ type: "distinctInstance" }];
  return constraint.type === "memberOf" ? [{ type: "memberOf", expression: asString(constraint.expression) ?? "" }] : [];
}

// src/ecs/plan.ts
function planDeploy(situation, request) {
  const wanted = wantedTaskDefinition(situation, request);
  const live = registrable(situation.taskDefinition, situation.tags);
  const taskDefinition = sameTaskDefinition(wanted, live) ? null : wanted;
  const desiredCount = request.desiredCount ?? situation.service.desiredCount;
  const startsDeployment = taskDefinition !== null || request.forceNewDeployment;
  const rollout = { taskDefinition: wanted, desiredCount, startsDeployment };
  const percentsInForce = percentsInForceOf(situation);
  const chosen = choosePercents(rolloutInput(situation, rollout), request, percentsInForce);
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
function percentsInForceOf({ service }) {
  return percentsOf(service.deploymentConfiguration, service.schedulingStrategy);
}

// src/ecs/refusal.ts
function refuseUnsupported(service) {
  const reason = unsupported(service);
  if (reason === void 0) return;
  throw new BerthError("SERVICE_UNSUPPORTED", {
    what: `Berth does not deploy to the service "${service.name}", so nothing was changed.`,
    why: reason,
    fix: "Use a service with the ECS deployment controller and the ROLLING strategy, or deploy this one with the tool that manages it."
  });
}
function unsupported({ controller, strategy }) {
  if (controller !== "ECS") return `Its deployment controller is ${controller}: ECS itself does not roll its tasks.`;
  if (strategy !== "ROLLING") return `Its deployment strategy is ${strategy}, not ROLLING.`;
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
  const nothingYet = {
    taskDefinitionArn: null,
    deploymentId: null,
    outcome: null,
    watched: null,
    proof: null,
    comparison: null
  };
  return { situation, plan, ...nothingYet, failure: null };
}
function refusal({ plan }, inputs) {
  if (plan.nothingToDo || inputs.dryRun) return null;
  if (plan.prediction.verdict === "stalls" && !inputs.allowStall) return wouldStall(plan, inputs.service);
  return !inputs.allowInterruption && mayInterrupt(plan) ? wouldInterrupt(plan, inputs.service) : null;
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
  const compared = judged2.failure === null ? await compare(judged2, run) : judged2;
  return conclude(compared, run);
}
export {
  main
};
