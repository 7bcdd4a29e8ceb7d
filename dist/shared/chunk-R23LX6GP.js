import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  asNumber,
  asObject,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";

// src/rollout/bounds.ts
function bounds(desiredCount, percents) {
  return {
    lower: Math.ceil(desiredCount * percents.minimumHealthy / 100),
    upper: Math.floor(desiredCount * percents.maximum / 100)
  };
}
function percentsFor(desiredCount, wanted) {
  if (desiredCount === 0) return { minimumHealthy: 100, maximum: 200 };
  const minimumHealthy = Math.floor(100 * wanted.lower / desiredCount);
  const maximum = Math.ceil(100 * wanted.upper / desiredCount);
  return { minimumHealthy: Math.min(100, minimumHealthy), maximum: Math.max(100, maximum) };
}
function reachableBounds(desired, fixed) {
  const choices = (given, from) => given === void 0 ? Array.from({ length: 101 }, (_, index) => from + index) : [given];
  const distinct = (counts2) => [...new Set(counts2)];
  const lowerOf = (minimumHealthy) => bounds(desired, { minimumHealthy, maximum: 100 }).lower;
  const upperOf = (maximum) => bounds(desired, { minimumHealthy: 0, maximum }).upper;
  return {
    lowers: distinct(choices(fixed.minimumHealthy, 0).map(lowerOf)),
    uppers: distinct(choices(fixed.maximum, 100).map(upperOf))
  };
}
function breakerThreshold(desiredCount, breaker) {
  const { type, value } = breaker.threshold;
  const share = Math.ceil(desiredCount * value / 100);
  switch (type) {
    case "COUNT":
      return value;
    case "UNBOUNDED_PERCENT":
      return Math.max(1, share);
    case "BOUNDED_PERCENT":
      return Math.min(200, Math.max(3, share));
  }
}

// src/rollout/settings.ts
function defaultSettings(speed = 1) {
  return {
    healthyAfterRunning: 4e4 / speed,
    placementFailureCount: 9e5 / speed,
    launchBackoff: { first: 6e4 / speed, maximum: 9e5 / speed },
    order: "start-first"
  };
}

// src/rollout/event-text.ts
var troubleshooting = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
function eventText(serviceName, event) {
  const service = `(service ${serviceName})`;
  switch (event.kind) {
    case "placement-failed":
      return `${service} was unable to place a task because no container instance met all of its requirements.${closestText(event)}`;
    case "blocked-by-configuration":
      return `${service} was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.`;
    case "tasks-started":
      return `${service} has started ${event.taskIds.length} tasks: ${taskList(event.taskIds)}.${replacedText(event.replacedUnhealthy)}`;
    case "tasks-stopped":
      return `${service} has stopped ${event.taskIds.length} running tasks: ${taskList(event.taskIds)}.`;
    case "task-unhealthy":
      return `${service} (task ${event.taskId}) failed container health checks.`;
    case "deployment-completed":
      return `${service} (deployment ${event.deploymentId}) deployment completed.`;
    case "deployment-failed":
      return `${service} (deployment ${event.deploymentId}) deployment failed: tasks failed to start.`;
    case "rolling-back":
      return `${service} rolling back to deployment ${event.deploymentId}.`;
    case "launches-failing":
      return `${service} is unable to consistently start tasks successfully. ${troubleshooting}`;
    case "steady-state":
      return `${service} has reached a steady state.`;
  }
}
function closestText({ closest: closest2 }) {
  if (closest2 === null) return ` Reason: No Container Instances were found in your cluster. ${troubleshooting}`;
  return ` The closest matching (container-instance ${closest2.instanceId}) ${obstacleText(closest2.obstacle)} ${troubleshooting}`;
}
function obstacleText(obstacle) {
  switch (obstacle.kind) {
    case "port":
      return "is already using a port required by your task.";
    case "memory":
      return "has insufficient memory available.";
    case "cpu":
      return "has insufficient CPU units available.";
    case "attribute":
      return "is missing an attribute required by your task.";
    case "network-interface":
      return 'encountered error "RESOURCE:ENI".';
    case "agent":
      return 'encountered error "AGENT".';
    case "draining":
      return 'encountered error "DRAINING".';
    case "distinct-instance":
      return 'encountered error "DistinctInstance placement constraint unsatisfied.".';
    case "member-of":
      return 'encountered error "MemberOf placement constraint unsatisfied.".';
  }
}
function taskList(taskIds) {
  return taskIds.map((id) => `(task ${id})`).join(" ");
}
function replacedText(count) {
  return count === 0 ? "" : ` Amazon ECS replaced ${count} tasks due to an unhealthy status.`;
}

// src/rollout/health.ts
function healthyTask(task, shape, now, settings) {
  if (task.phase !== "RUNNING" || task.runningSince === null) return false;
  if (!isJudged(shape)) return now - task.runningSince >= settings.healthyAfterRunning;
  return (!shape.hasHealthCheck || task.health === "HEALTHY") && (!shape.hasTargetGroup || task.targetHealth === "HEALTHY");
}
function isJudged(shape) {
  return shape.hasHealthCheck || shape.hasTargetGroup;
}
function isUnhealthy({ health, targetHealth }) {
  return health === "UNHEALTHY" || targetHealth === "UNHEALTHY";
}

// src/rollout/deployments.ts
function startDeployment(service, { id, shape, placementConstraints }) {
  const primary = {
    id,
    status: "PRIMARY",
    rolloutState: "IN_PROGRESS",
    shape,
    placementConstraints,
    budget: service.desiredCount,
    ...unfailed
  };
  const older = service.deployments.map((deployment) => demoted(deployment, stayingTasks(service, deployment.id)));
  return { ...service, deployments: [primary, ...older] };
}
function changeDesiredCount(service, desiredCount) {
  const deployments = service.deployments.map(
    (deployment) => deployment.status === "PRIMARY" ? { ...deployment, budget: desiredCount } : deployment
  );
  return { ...service, desiredCount, deployments };
}
function rollBack(service, staying = (deploymentId) => stayingTasks(service, deploymentId)) {
  const target = service.deployments.find(
    ({ status, rolloutState }) => status === "ACTIVE" && rolloutState === "COMPLETED"
  );
  if (target === void 0) return void 0;
  const restored = {
    ...target,
    status: "PRIMARY",
    rolloutState: "IN_PROGRESS",
    budget: service.desiredCount,
    ...unfailed
  };
  const older = service.deployments.filter(({ id }) => id !== target.id).map((deployment) => demoted(deployment, staying(deployment.id)));
  return { service: { ...service, deployments: [restored, ...older] }, target: restored };
}
function nextDue(service, now, settings) {
  const shapes = new Map(service.deployments.map(({ id, shape }) => [id, shape]));
  const healthy = service.tasks.flatMap(
    ({ deploymentId, phase, runningSince }) => phase === "RUNNING" && runningSince !== null && isAgeCounted(shapes.get(deploymentId)) ? [runningSince + settings.healthyAfterRunning] : []
  );
  const retries = service.deployments.map(({ retryAt }) => retryAt);
  const counts2 = service.deployments.flatMap(
    ({ unplacedSince }) => unplacedSince === null ? [] : [unplacedSince + settings.placementFailureCount]
  );
  const later = [...healthy, ...retries, ...counts2].filter((instant) => instant > now);
  return later.length === 0 ? null : Math.min(...later);
}
function isAgeCounted(shape) {
  return shape === void 0 || !isJudged(shape);
}
var unfailed = { failedTasks: 0, failedLaunches: 0, retryAt: 0, unplacedSince: null, healthyTaskIds: [] };
function demoted(deployment, staying) {
  return { ...deployment, status: "ACTIVE", budget: Math.min(deployment.budget, staying) };
}
function stayingTasks({ tasks }, id) {
  return tasks.filter(({ deploymentId, phase }) => deploymentId === id && phase !== "STOPPING").length;
}

// src/rollout/cluster-query.ts
var operators = {
  ...named("==", ["==", "equals"], ["!=", "not_equals"]),
  ...named(">", [">", "greater_than"], ["<=", "less_than_equal"]),
  ...named("<", ["<", "less_than"], [">=", "greater_than_equal"]),
  ...named("in", ["in"], ["!in", "not_in"]),
  ...named("matches", ["=~", "matches"], ["!~", "not_matches"]),
  ...named("exists", ["exists"], ["!exists", "not_exists"])
};
function parseQuery(text) {
  const tokens = tokensOf(text);
  if (tokens === void 0) return void 0;
  const reader = { tokens, at: 0 };
  const query = readEither(reader);
  return reader.at === tokens.length ? query : void 0;
}
function named(operator, names, opposites) {
  return Object.fromEntries([
    ...names.map((name) => [name, { operator, negated: false }]),
    ...opposites.map((name) => [name, { operator, negated: true }])
  ]);
}
var token = /\s*(?:(&&|\|\||[()[\],]|==|!=|>=|<=|>|<|=~|!~|!in\b|!exists\b|!)|'([^']*)'|"([^"]*)"|([^\s()[\],=!<>'"&|]+))/y;
var pattern = /\s*(?:(?!)()|'([^']*)'|"([^"]*)"|(\S+))/y;
function tokensOf(expression) {
  const text = expression.trimEnd();
  const tokens = [];
  let at = 0;
  while (at < text.length) {
    const isPattern = operators[tokens[tokens.length - 1] ?? ""]?.operator === "matches";
    const rule = isPattern ? pattern : token;
    rule.lastIndex = at;
    const [, sign, single, double, word] = rule.exec(text) ?? [];
    const quoted = single ?? double;
    const read = quoted === void 0 ? sign ?? word : `'${quoted}`;
    if (read === void 0) return void 0;
    const closing = isPattern && quoted === void 0 ? unopened(read) : 0;
    tokens.push(read.slice(0, read.length - closing));
    at = rule.lastIndex - closing;
  }
  return tokens;
}
function unopened(text) {
  const count = (sign) => text.split(sign).length - 1;
  const [closing = ""] = /\)*$/.exec(text) ?? [];
  return Math.min(closing.length, Math.max(0, count(")") - count("(")));
}
function readEither(reader) {
  return readJoined(reader, "or", ["||", "or"], (each) => readJoined(each, "and", ["&&", "and"], readOne));
}
function readJoined(reader, kind, names, readNext) {
  let query = readNext(reader);
  while (query !== void 0 && names.includes(reader.tokens[reader.at] ?? "")) {
    reader.at += 1;
    const other = readNext(reader);
    query = other && { kind, one: query, other };
  }
  return query;
}
function readOne(reader) {
  const next = reader.tokens[reader.at];
  if (next === "!" || next === "not") {
    reader.at += 1;
    const of = readOne(reader);
    return of && { kind: "not", of };
  }
  if (next !== "(") return readComparison(reader);
  reader.at += 1;
  const query = readEither(reader);
  if (reader.tokens[reader.at] !== ")") return void 0;
  reader.at += 1;
  return query;
}
function readComparison(reader) {
  const [subject, name] = reader.tokens.slice(reader.at, reader.at + 2);
  const found = operators[name ?? ""];
  if (subject === void 0 || found === void 0 || !/^\w/.test(subject)) return void 0;
  reader.at += 2;
  const values = found.operator === "exists" ? [] : readValues(reader, found.operator === "in");
  if (values === void 0) return void 0;
  const comparison = { kind: "comparison", subject, operator: found.operator, values };
  return found.negated ? { kind: "not", of: comparison } : comparison;
}
function readValues(reader, isList) {
  if (!isList) return valuesOf([reader.tokens[reader.at++]]);
  const end = reader.tokens.indexOf("]", reader.at);
  if (reader.tokens[reader.at] !== "[" || end === -1) return void 0;
  const inside = reader.tokens.slice(reader.at + 1, end);
  reader.at = end + 1;
  return valuesOf(inside.filter((_, index) => index % 2 === 0));
}
function valuesOf(tokens) {
  const values = tokens.map(
    (each) => each === void 0 || /^[()[\],]$/.test(each) ? void 0 : each.replace(/^'/, "")
  );
  const known = values.filter((value) => value !== void 0);
  return known.length === values.length ? known : void 0;
}

// src/rollout/placement-expression.ts
function evaluateExpression(expression, instance) {
  const query = parseQuery(expression);
  return query === void 0 ? void 0 : evaluate(query, instance);
}
function evaluate(query, instance) {
  switch (query.kind) {
    case "not":
      return negated(evaluate(query.of, instance));
    case "and":
      return conjunction(evaluate(query.one, instance), evaluate(query.other, instance));
    case "or":
      return negated(conjunction(negated(evaluate(query.one, instance)), negated(evaluate(query.other, instance))));
    case "comparison":
      return compare(query, instance);
  }
}
function negated(value) {
  return value === void 0 ? void 0 : !value;
}
function conjunction(one, other) {
  if (one === false || other === false) return false;
  return one === void 0 || other === void 0 ? void 0 : true;
}
function valueFor(subject, { attributes, agentConnected, facts = {} }) {
  if (subject.startsWith("attribute:")) return attributes[subject.slice("attribute:".length)] ?? null;
  switch (subject) {
    case "agentConnected":
      return String(agentConnected);
    case "agentVersion":
      return facts.agentVersion;
    case "ec2InstanceId":
      return facts.ec2InstanceId;
    case "registeredAt":
      return facts.registeredAt === void 0 ? void 0 : new Date(facts.registeredAt).toISOString();
    case "runningTasksCount":
      return facts.runningTasksCount === void 0 ? void 0 : String(facts.runningTasksCount);
    default:
      return void 0;
  }
}
function compare({ subject, operator, values }, instance) {
  const value = valueFor(subject, instance);
  if (value === void 0) return void 0;
  const [first = ""] = values;
  switch (operator) {
    case "exists":
      return value !== null;
    case "in":
      return value !== null && values.includes(value);
    case "matches":
      return value === null ? false : matches(value, first);
    case "==":
      return isOrdered(subject) ? ordered(subject, value, first, (order) => order === 0) : value === first;
    case ">":
      return ordered(subject, value, first, (order) => order > 0);
    case "<":
      return ordered(subject, value, first, (order) => order < 0);
  }
}
function isOrdered(subject) {
  return subject === "agentVersion" || subject === "registeredAt" || subject === "runningTasksCount";
}
function ordered(subject, value, other, holds) {
  if (value === null || !isOrdered(subject)) return void 0;
  const [one, two] = [value, other].map((text) => rank(subject, text));
  if (one === void 0 || two === void 0) return void 0;
  const differing = one.findIndex((part, index) => part !== (two[index] ?? 0));
  const difference = differing === -1 ? two.length - one.length : (one[differing] ?? 0) - (two[differing] ?? 0);
  return holds(differing === -1 && two.slice(one.length).every((part) => part === 0) ? 0 : difference);
}
function rank(subject, text) {
  const parts = subject === "registeredAt" ? [Date.parse(text)] : text.split(".").map(Number);
  return parts.some(Number.isNaN) ? void 0 : parts;
}
function matches(value, pattern2) {
  try {
    const whole = new RegExp(`^(?:${pattern2})$`).test(value);
    return whole === new RegExp(pattern2).test(value) ? whole : void 0;
  } catch {
    return void 0;
  }
}

// src/rollout/placement.ts
function place(request, instances) {
  const judged = instances.map((instance) => ({ instance, obstacle: findObstacle(request, instance) }));
  const fitting = judged.flatMap(({ instance, obstacle }) => obstacle === null ? [instance] : []);
  const chosen = leastLoaded(fitting, request.serviceTasks, instances);
  return chosen === void 0 ? { placed: false, failure: { closest: closest(judged) } } : { placed: true, instance: chosen };
}
function findObstacle(request, instance) {
  const { shape, constraints, serviceTasks } = request;
  const isOccupied = () => serviceTasks.some((task) => task.instanceId === instance.id);
  return findUnfitness(shape, instance) ?? findShortage(shape, instance) ?? (hasDistinctInstance(constraints) && isOccupied() ? { kind: "distinct-instance" } : null) ?? findMismatch(constraints, instance);
}
function findFlaw({ shape, placementConstraints }, instance) {
  return findUnfitness(shape, instance) ?? findMismatch(placementConstraints, instance);
}
function findShortage(shape, { remaining, usedHostPorts }) {
  const port = shape.hostPorts.find((wanted) => usedHostPorts.some((used) => samePort(used, wanted)));
  if (port !== void 0) return { kind: "port", port };
  if (shape.cpu > remaining.cpu) return { kind: "cpu", missing: shape.cpu - remaining.cpu };
  if (shape.memory > remaining.memory) return { kind: "memory", missing: shape.memory - remaining.memory };
  return shape.networkInterfaces > remaining.networkInterfaces ? { kind: "network-interface" } : null;
}
function hasDistinctInstance(constraints) {
  return constraints.some(({ type }) => type === "distinctInstance");
}
function reserve(instance, shape) {
  const { hostPorts } = shape;
  const { usedHostPorts } = instance;
  return changed(instance, shape, -1, hostPorts.length === 0 ? usedHostPorts : [...usedHostPorts, ...hostPorts]);
}
function release(instance, shape) {
  const { hostPorts } = shape;
  const { usedHostPorts } = instance;
  const isFree = (used) => hostPorts.some((port) => samePort(used, port));
  return changed(
    instance,
    shape,
    1,
    hostPorts.length === 0 ? usedHostPorts : usedHostPorts.filter((used) => !isFree(used))
  );
}
function closest(judged) {
  let best = null;
  for (const { instance, obstacle } of judged) {
    if (obstacle === null) continue;
    const rank2 = obstacleOrder.indexOf(obstacle.kind);
    if (best === null || rank2 > obstacleOrder.indexOf(best.obstacle.kind)) best = { instanceId: instance.id, obstacle };
  }
  return best;
}
var obstacleOrder = [
  "draining",
  "agent",
  "member-of",
  "attribute",
  "distinct-instance",
  "network-interface",
  "cpu",
  "memory",
  "port"
];
function changed(instance, shape, sign, usedHostPorts) {
  const { cpu, memory, networkInterfaces } = instance.remaining;
  const remaining = {
    cpu: cpu + sign * shape.cpu,
    memory: memory + sign * shape.memory,
    networkInterfaces: networkInterfaces + sign * shape.networkInterfaces
  };
  return { ...instance, remaining, usedHostPorts };
}
function findUnfitness(shape, instance) {
  if (instance.status !== "ACTIVE") return { kind: "draining" };
  if (!instance.agentConnected) return { kind: "agent" };
  const attribute = shape.requiredAttributes.find((required) => !hasAttribute(instance, required));
  return attribute === void 0 ? null : { kind: "attribute", attribute };
}
function findMismatch(constraints, instance) {
  for (const constraint of constraints) {
    if (constraint.type === "distinctInstance") continue;
    const { expression } = constraint;
    const matches2 = evaluateExpression(expression, instance) ?? constraint.whenUnknown === "match";
    if (!matches2) return { kind: "member-of", expression };
  }
  return null;
}
function hasAttribute(instance, required) {
  const [name = "", value] = required.split("=", 2);
  const actual = instance.attributes[name];
  return actual !== void 0 && (value === void 0 || actual === value);
}
function samePort(one, other) {
  return one.port === other.port && one.protocol === other.protocol;
}
function leastLoaded(fitting, tasks, instances) {
  if (fitting.length < 2) return fitting[0];
  const zones = new Map(instances.map(({ id, availabilityZone }) => [id, availabilityZone]));
  const perInstance = countBy(tasks.map(({ instanceId }) => instanceId));
  const perZone = countBy(tasks.map(({ instanceId }) => zones.get(instanceId) ?? ""));
  const isLess = (one, other) => {
    const inZones = (perZone.get(one.availabilityZone) ?? 0) - (perZone.get(other.availabilityZone) ?? 0);
    return inZones < 0 || inZones === 0 && (perInstance.get(one.id) ?? 0) < (perInstance.get(other.id) ?? 0);
  };
  return fitting.reduce((best, candidate) => isLess(candidate, best) ? candidate : best);
}
function countBy(keys) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const key of keys) counts2.set(key, (counts2.get(key) ?? 0) + 1);
  return counts2;
}

// src/rollout/floor.ts
function addTask(floor, crew, spot) {
  const unborn = { phase: "PENDING", runningSince: null, healthy: false, unhealthy: false };
  const task = { id: `new-${floor.born + 1}`, crew, spot, ...unborn };
  enter(floor, task);
  if (spot !== null && crew.origin !== null) changeSpot(floor, spot, reserve(spot.state, crew.origin.shape));
  return task;
}
function markStopping(floor, task) {
  change(floor, task, { phase: "STOPPING", healthy: false });
}
function markRunning(floor, task) {
  change(floor, task, { phase: "RUNNING", runningSince: floor.now });
}
function markHealthy(floor, task) {
  if (task.phase === "RUNNING") change(floor, task, { healthy: true });
}
function removeTask(floor, task) {
  tally(floor, task, -1);
  floor.tasks.splice(floor.tasks.indexOf(task), 1);
  if (task.spot !== null && task.crew.origin !== null) {
    changeSpot(floor, task.spot, release(task.spot.state, task.crew.origin.shape));
  }
}
function counts(task) {
  return task.phase !== "STOPPING" && !task.unhealthy && !onDrainingInstance(task);
}
function onDrainingInstance({ spot }) {
  return spot !== null && spot.state.status === "DRAINING";
}
function changeDeployment(floor, id, change2) {
  const deployments = floor.service.deployments.map(
    (deployment) => deployment.id === id ? change2(deployment) : deployment
  );
  floor.service = { ...floor.service, deployments };
}
function primaryOf(floor) {
  return floor.service.deployments.find(({ status }) => status === "PRIMARY");
}
function enter(floor, task) {
  floor.tasks.push(task);
  floor.born += 1;
  tally(floor, task, 1);
}
function change(floor, task, changes) {
  tally(floor, task, -1);
  Object.assign(task, changes);
  tally(floor, task, 1);
}
function changeSpot({ crews }, spot, state) {
  spot.state = state;
  for (const crew of crews.values()) {
    const before = crew.room[spot.index] === true;
    const after = hasRoom(crew.suits[spot.index], crew.origin, state);
    if (before === after) continue;
    crew.room[spot.index] = after;
    crew.rooms += after ? 1 : -1;
  }
}
function hasRoom(suits, origin, state) {
  return suits === true && origin !== null && findShortage(origin.shape, state) === null;
}
function tally(floor, task, sign) {
  const { crew, spot, phase, healthy } = task;
  const counted = counts(task);
  const staying = phase === "STOPPING" ? 0 : sign;
  load(crew, sign, staying);
  if (spot !== null) {
    load(spot.own, sign, staying);
    load(spot.zone, sign, staying);
  }
  if (counted) crew.counted += sign;
  if (healthy) tallyHealthy(floor, task, sign);
  if (phase === "RUNNING") floor.running += sign;
  if (task.unhealthy && phase !== "STOPPING") floor.unhealthy += sign;
  if (phase !== "RUNNING" || counted && !healthy) floor.unsettled += sign;
}
function tallyHealthy(floor, task, sign) {
  const { crew } = task;
  floor.healthy += sign;
  crew.healthy += sign;
  if (sign === -1) crew.fresh.delete(task);
  else if (!crew.known.has(task.id)) crew.fresh.add(task);
}
function load(on, live, staying) {
  on.live += live;
  on.staying += staying;
}

// src/rollout/failures.ts
function countFailures(turn, failures) {
  for (const failure of failures) {
    changeDeployment(turn.floor, failure.deploymentId, (deployment) => afterFailure(turn, deployment, failure));
  }
}
function afterFailure(turn, deployment, failure) {
  const failedTasks = deployment.failedTasks + 1;
  if (failure.reachedRunning) return { ...deployment, failedTasks };
  const { first, maximum } = turn.floor.settings.launchBackoff;
  const delay = Math.min(maximum, first * 2 ** Math.min(deployment.failedLaunches, 16));
  if (deployment.failedLaunches === 2) turn.events.push(() => ({ kind: "launches-failing" }));
  return {
    ...deployment,
    failedTasks,
    failedLaunches: deployment.failedLaunches + 1,
    retryAt: turn.floor.now + delay
  };
}
function resetWhereHealthy({ floor, acknowledged }) {
  const { resetOnHealthyTask } = floor.service.circuitBreaker;
  for (const { id, failedTasks, failedLaunches } of floor.service.deployments) {
    const crew = floor.crews.get(id);
    if (crew === void 0 || crew.fresh.size === 0) continue;
    for (const task of crew.fresh) crew.known.add(task.id);
    crew.fresh.clear();
    acknowledged.push(crew);
    if (failedLaunches === 0 && (failedTasks === 0 || !resetOnHealthyTask)) continue;
    changeDeployment(floor, id, (deployment) => {
      return { ...deployment, failedTasks: resetOnHealthyTask ? 0 : failedTasks, failedLaunches: 0 };
    });
  }
}
function tripCircuitBreaker({ floor, events }) {
  const { circuitBreaker: breaker, desiredCount } = floor.service;
  const primary = primaryOf(floor);
  if (!breaker.enable || primary === void 0 || primary.rolloutState !== "IN_PROGRESS") return;
  if (primary.failedTasks < breakerThreshold(desiredCount, breaker)) return;
  changeDeployment(floor, primary.id, (deployment) => ({ ...deployment, rolloutState: "FAILED" }));
  events.push(() => ({ kind: "deployment-failed", deploymentId: primary.id }));
  const staying = (deploymentId) => floor.crews.get(deploymentId)?.staying ?? 0;
  const rolledBack = breaker.rollback ? rollBack(floor.service, staying) : void 0;
  if (rolledBack === void 0) return;
  floor.service = rolledBack.service;
  forget(floor, rolledBack.target.id);
  events.push(() => ({ kind: "rolling-back", deploymentId: rolledBack.target.id }));
}
function forget(floor, deploymentId) {
  const crew = floor.crews.get(deploymentId);
  if (crew === void 0) return;
  crew.known.clear();
  for (const task of floor.tasks) if (task.crew === crew && task.healthy) crew.fresh.add(task);
}

// src/rollout/open-floor.ts
function openFloor({ service, instances, now, settings }) {
  const zones = /* @__PURE__ */ new Map();
  const spots = instances.map((state, index) => spotOf(state, index, zones));
  const floor = {
    service,
    now,
    settings,
    bounds: bounds(service.desiredCount, service.percents),
    tasks: [],
    crews: new Map(service.deployments.map((each) => [each.id, crewOf(each.id, each, instances)])),
    spots,
    draining: instances.some(({ status }) => status === "DRAINING"),
    ...{ running: 0, healthy: 0, unhealthy: 0, unsettled: 0, born: 0 }
  };
  const places = new Map(spots.map((spot) => [spot.state.id, spot]));
  for (const task of service.tasks) enter(floor, floorTask(floor, task, places, zones));
  return floor;
}
function spotOf(state, index, zones) {
  return { index, state, zone: loadOf(zones, state.availabilityZone), own: { live: 0, staying: 0 } };
}
function loadOf(loads, key) {
  const load2 = loads.get(key) ?? { live: 0, staying: 0 };
  loads.set(key, load2);
  return load2;
}
function crewOf(deploymentId, origin, instances) {
  const suits = instances.map((each) => origin !== null && findFlaw(origin, each) === null);
  const room = instances.map((each, index) => hasRoom(suits[index], origin, each));
  const rooms = room.filter((each) => each).length;
  const known = new Set(origin?.healthyTaskIds);
  const none2 = { live: 0, staying: 0, counted: 0, healthy: 0 };
  return { deploymentId, origin, ...none2, known, fresh: /* @__PURE__ */ new Set(), suits, room, rooms };
}
function floorTask({ crews, now, settings }, task, places, zones) {
  const crew = crews.get(task.deploymentId) ?? crewOf(task.deploymentId, null, []);
  crews.set(task.deploymentId, crew);
  const { id, phase, runningSince } = task;
  const healthy = crew.origin !== null && healthyTask(task, crew.origin.shape, now, settings);
  const spot = task.instanceId === null ? null : places.get(task.instanceId) ?? missingSpot(task.instanceId, zones);
  if (spot !== null) places.set(spot.state.id, spot);
  return { id, crew, spot, phase, runningSince, healthy, unhealthy: isUnhealthy(task) };
}
function missingSpot(id, zones) {
  const remaining = { cpu: 0, memory: 0, networkInterfaces: 0 };
  const gone = { status: "OTHER", agentConnected: false, availabilityZone: "", attributes: {} };
  return spotOf({ id, ...gone, remaining, usedHostPorts: [] }, -1, zones);
}

// src/rollout/start-tasks.ts
function startTasks(turn) {
  const [primary, ...older] = turn.floor.service.deployments;
  for (const deployment of [...older, ...primary === void 0 ? [] : [primary]]) {
    if (deployment.rolloutState !== "FAILED") fill(turn, deployment);
  }
}
function fill(turn, deployment) {
  const { floor } = turn;
  const crew = floor.crews.get(deployment.id);
  if (deployment.retryAt > floor.now || crew === void 0) return;
  const wanted = deployment.status === "PRIMARY" ? floor.service.desiredCount : deployment.budget;
  let unplaced = false;
  while (!unplaced && crew.counted < wanted && floor.tasks.length < floor.bounds.upper) {
    unplaced = !startOne(turn, crew);
  }
  if (!unplaced && deployment.unplacedSince !== null) {
    changeDeployment(floor, deployment.id, (current) => ({ ...current, unplacedSince: null }));
  }
}
function startOne(turn, crew) {
  const { floor } = turn;
  const spot = floor.service.launch === "fargate" ? null : findSpot(floor, crew);
  if (spot === void 0) {
    turn.placementFailed = true;
    turn.events.push(refusal(floor, crew));
    changeDeployment(floor, crew.deploymentId, (current) => afterPlacementFailure(floor, current));
    return false;
  }
  turn.started.push(addTask(floor, crew, spot));
  turn.actions.push({ kind: "start-task", deploymentId: crew.deploymentId, instanceId: spot?.state.id ?? null });
  return true;
}
function findSpot(floor, crew) {
  const { origin } = crew;
  if (origin === null || crew.rooms === 0) return void 0;
  const distinct = hasDistinctInstance(origin.placementConstraints);
  let best;
  for (const spot of floor.spots) {
    if (best !== void 0 && !isLessLoaded(spot, best)) continue;
    if (crew.room[spot.index] === true && !(distinct && spot.own.live > 0)) best = spot;
  }
  return best;
}
function isLessLoaded(one, other) {
  const zones = one.zone.live - other.zone.live;
  return zones < 0 || zones === 0 && one.own.live < other.own.live;
}
function refusal(floor, { origin }) {
  const look = () => {
    const judged = floor.spots.map(({ state, own }) => {
      const serviceTasks = own.live > 0 ? [{ instanceId: state.id }] : [];
      const request = origin && { shape: origin.shape, constraints: origin.placementConstraints, serviceTasks };
      return { instance: state, obstacle: request && findObstacle(request, state) };
    });
    return { kind: "placement-failed", closest: closest(judged) };
  };
  if (primaryOf(floor)?.id === origin?.id) return look;
  const seen = look();
  return () => seen;
}
function afterPlacementFailure({ now, settings }, deployment) {
  if (deployment.unplacedSince === null) return { ...deployment, unplacedSince: now };
  if (now - deployment.unplacedSince < settings.placementFailureCount) return deployment;
  return { ...deployment, unplacedSince: now, failedTasks: deployment.failedTasks + 1 };
}

// src/rollout/most-loaded.ts
function mostLoadedFirst(tasks, instanceCount, wanted) {
  if (tasks.length < 2 || instanceCount < 2) return tasks.slice(0, Math.max(0, wanted));
  const ordered2 = [];
  const waiting = [...tasks];
  while (ordered2.length < Math.min(wanted, tasks.length)) {
    const place2 = mostLoaded(waiting);
    const next = waiting[place2];
    if (next === void 0) break;
    waiting.splice(place2, 1);
    changeLoad(next, -1);
    ordered2.push(next);
  }
  for (const task of ordered2) changeLoad(task, 1);
  return ordered2;
}
function mostLoaded(tasks) {
  let best = 0;
  for (let place2 = 1; place2 < tasks.length; place2 += 1) {
    const [task, other] = [tasks[place2], tasks[best]];
    if (task !== void 0 && other !== void 0 && isMoreLoaded(task, other)) best = place2;
  }
  return best;
}
function isMoreLoaded({ spot: one }, { spot: other }) {
  const zones = (one?.zone.staying ?? 0) - (other?.zone.staying ?? 0);
  return zones > 0 || zones === 0 && (one?.own.staying ?? 0) > (other?.own.staying ?? 0);
}
function changeLoad({ spot }, difference) {
  if (spot === null) return;
  spot.own.staying += difference;
  spot.zone.staying += difference;
}

// src/rollout/stop-tasks.ts
function stopTasks(turn) {
  const { floor } = turn;
  for (const { task, reason } of leavingTasks(turn)) {
    const mayStop = reason === "unhealthy" ? mayStopUnhealthy(turn, task) : !task.healthy || floor.healthy > floor.bounds.lower;
    if (mayStop) stopOne(turn, task, reason);
  }
}
function leavingTasks(turn) {
  const { floor } = turn;
  const primary = primaryOf(floor);
  if (primary === void 0 || !mayAnyLeave(floor, primary)) return [];
  const surplus = surplusOf(turn, primary);
  const kept = primary.rolloutState === "FAILED" ? null : floor.crews.get(primary.id);
  const isPlain = surplus === none && floor.unhealthy === 0 && !floor.draining;
  const reasonFor = (task) => {
    if (surplus.has(task)) return "scaled-in";
    return reasonToStop(task) ?? (isReplaceable(task, kept) ? "replaced" : void 0);
  };
  const leaves = isPlain ? (task) => isReplaceable(task, kept) : (task) => reasonFor(task) !== void 0;
  const leaving = sortOut(floor.tasks, tasksBefore(turn), leaves);
  return stopOrder(floor, leaving, floor.healthy - floor.bounds.lower).flatMap((task) => {
    const reason = reasonFor(task);
    return reason === void 0 ? [] : [{ task, reason }];
  });
}
function isReplaceable({ crew }, kept) {
  return kept !== null && crew !== kept;
}
function mayAnyLeave(floor, primary) {
  if (floor.unhealthy > 0 || floor.draining) return true;
  const spare = floor.healthy > floor.bounds.lower;
  for (const crew of floor.crews.values()) {
    const goes = crew.deploymentId !== primary.id ? crew.staying > 0 : crew.counted > floor.service.desiredCount;
    if (goes && (spare || crew.staying > crew.healthy)) return true;
  }
  return false;
}
function tasksBefore({ floor, started }) {
  return floor.tasks.length - started.length;
}
function sortOut(tasks, count, isWanted) {
  const sorted = { healthy: [], others: [] };
  for (let index = 0; index < count; index += 1) {
    const task = tasks[index];
    if (task === void 0 || task.phase === "STOPPING" || !isWanted(task)) continue;
    if (task.healthy) sorted.healthy.push(task);
    else sorted.others.push(task);
  }
  return sorted;
}
function stopOrder(floor, { healthy, others }, mostHealthy) {
  if (floor.service.launch === "fargate") return [...others, ...healthy];
  return [...others, ...mostLoadedFirst(healthy, floor.spots.length, mostHealthy)];
}
function reasonToStop(task) {
  if (task.unhealthy) return "unhealthy";
  return onDrainingInstance(task) ? "instance-draining" : void 0;
}
function mayStopUnhealthy(turn, task) {
  const { floor, actions } = turn;
  if (isReplaced(floor, task)) return true;
  const { lower, upper } = floor.bounds;
  const another = actions.some((action) => action.kind === "stop-task" && action.reason === "unhealthy");
  return !another && (floor.healthy >= lower || upper <= floor.service.desiredCount);
}
function isReplaced({ service }, { crew }) {
  const owner = service.deployments.find(({ id }) => id === crew.deploymentId);
  return owner === void 0 || crew.staying > owner.budget;
}
var none = /* @__PURE__ */ new Set();
function surplusOf(turn, primary) {
  const { floor } = turn;
  const crew = floor.crews.get(primary.id);
  if (crew === void 0 || crew.counted <= floor.service.desiredCount) return none;
  const counted = sortOut(floor.tasks, tasksBefore(turn), (task) => task.crew === crew && counts(task));
  const excess = counted.healthy.length + counted.others.length - floor.service.desiredCount;
  return new Set(excess <= 0 ? [] : stopOrder(floor, counted, excess).slice(0, excess));
}
function stopOne(turn, task, reason) {
  turn.actions.push({ kind: "stop-task", taskId: task.id, reason });
  turn.stopped.push(task);
  markStopping(turn.floor, task);
  if (reason === "unhealthy") turn.events.push(() => ({ kind: "task-unhealthy", taskId: task.id }));
  changeDeployment(turn.floor, task.crew.deploymentId, (deployment) => ({
    ...deployment,
    budget: reason === "replaced" ? Math.max(0, deployment.budget - 1) : deployment.budget,
    failedTasks: reason === "unhealthy" ? deployment.failedTasks + 1 : deployment.failedTasks
  }));
}

// src/rollout/turn.ts
function openTurn(floor) {
  return { floor, actions: [], events: [], started: [], stopped: [], acknowledged: [], placementFailed: false };
}
function eventsOf({ events }) {
  return events.map((event) => event());
}

// src/rollout/step.ts
function step(input) {
  const floor = openFloor(input);
  const healthyBefore = floor.tasks.filter(({ healthy }) => healthy);
  const turn = decide(floor, input.failures);
  const deployments = floor.service.deployments.map((deployment) => {
    const crew = turn.acknowledged.find(({ deploymentId }) => deploymentId === deployment.id);
    return crew === void 0 || crew.fresh.size > 0 ? deployment : knowing(deployment, crew, healthyBefore);
  });
  const service = { ...floor.service, deployments, tasks: input.service.tasks };
  return { service, actions: turn.actions, events: eventsOf(turn) };
}
function knowing(deployment, crew, healthy) {
  return { ...deployment, healthyTaskIds: healthy.filter((task) => task.crew === crew).map(({ id }) => id) };
}
function decide(floor, failures) {
  const turn = openTurn(floor);
  countFailures(turn, failures);
  resetWhereHealthy(turn);
  tripCircuitBreaker(turn);
  if (floor.settings.order === "stop-first") stopTasks(turn);
  startTasks(turn);
  stopTasks(turn);
  concludeDeployment(turn);
  return turn;
}
function concludeDeployment(turn) {
  const primary = primaryOf(turn.floor);
  if (primary === void 0 || primary.rolloutState === "FAILED") return;
  if (isSteady(turn, primary)) {
    complete(turn, primary);
  } else if (primary.rolloutState === "IN_PROGRESS" && isBlocked(turn, primary)) {
    turn.events.push(() => ({ kind: "blocked-by-configuration" }));
  }
}
function complete({ floor, events }, primary) {
  if (primary.rolloutState === "IN_PROGRESS") {
    events.push(() => ({ kind: "deployment-completed", deploymentId: primary.id }));
    floor.service = { ...floor.service, deployments: [{ ...primary, rolloutState: "COMPLETED" }] };
  }
  events.push(() => ({ kind: "steady-state" }));
}
function isSteady({ floor, actions }, primary) {
  const { tasks, service, crews } = floor;
  const healthy = crews.get(primary.id)?.healthy ?? 0;
  return actions.length === 0 && tasks.length === service.desiredCount && healthy === tasks.length;
}
function isBlocked({ floor, actions, placementFailed }, primary) {
  return actions.length === 0 && !placementFailed && primary.retryAt <= floor.now && floor.unsettled === 0;
}

// src/ecs/task-definition/task-shape.ts
function taskShape(taskDefinition) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const networkMode = asString(taskDefinition.networkMode) ?? "bridge";
  return {
    cpu: size(taskDefinition.cpu) ?? sum(containers.map((container) => asNumber(container.cpu) ?? 0)),
    memory: size(taskDefinition.memory) ?? sum(containers.map(reservedMemory)),
    hostPorts: networkMode === "awsvpc" ? [] : containers.flatMap((container) => staticPorts(container, networkMode)),
    networkInterfaces: networkMode === "awsvpc" ? 1 : 0,
    requiredAttributes: asObjects(taskDefinition.requiresAttributes).map(attributeText),
    hasHealthCheck: containers.some(
      (container) => container.essential !== false && asObject(container.healthCheck) !== void 0
    ),
    hasTargetGroup: false
  };
}
function size(value) {
  if (typeof value === "number") return value;
  const [, digits, unit] = /^\s*(\d+(?:\.\d+)?)\s*(vcpu|gb)?\s*$/i.exec(asString(value) ?? "") ?? [];
  if (digits === void 0) return void 0;
  return unit === void 0 ? Number(digits) : Number(digits) * 1024;
}
function reservedMemory(container) {
  return asNumber(container.memoryReservation) ?? asNumber(container.memory) ?? 0;
}
function staticPorts(container, networkMode) {
  return asObjects(container.portMappings).flatMap((mapping) => {
    const containerPort = asNumber(mapping.containerPort) ?? 0;
    const port = networkMode === "host" ? containerPort : asNumber(mapping.hostPort) ?? 0;
    const protocol = mapping.protocol === "udp" ? "udp" : "tcp";
    return port === 0 ? [] : [{ port, protocol }];
  });
}
function attributeText(attribute) {
  const name = asString(attribute.name) ?? "";
  const value = asString(attribute.value);
  return value === void 0 ? name : `${name}=${value}`;
}
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

// src/rollout/network-interfaces.ts
function awsvpcTaskLimit(attributes) {
  const [family = "", size2 = ""] = (attributes["ecs.instance-type"] ?? "").split(".", 2);
  if (family.startsWith("t")) return burstable[size2];
  return attributes["ecs.awsvpc-trunk-id"] === void 0 ? general[size2]?.[0] : general[size2]?.[1];
}
var burstable = {
  nano: 1,
  micro: 1,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 3,
  "2xlarge": 3
};
var general = {
  medium: [1, 4],
  large: [2, 10],
  xlarge: [3, 20],
  "2xlarge": [3, 40],
  "4xlarge": [7, 60],
  "8xlarge": [7, 60],
  "9xlarge": [7, 60],
  "12xlarge": [7, 60],
  "16xlarge": [14, 120],
  "18xlarge": [14, 120],
  "24xlarge": [14, 120]
};

export {
  bounds,
  percentsFor,
  reachableBounds,
  breakerThreshold,
  eventText,
  isJudged,
  startDeployment,
  changeDesiredCount,
  rollBack,
  nextDue,
  evaluateExpression,
  place,
  findObstacle,
  findFlaw,
  hasDistinctInstance,
  reserve,
  markRunning,
  markHealthy,
  removeTask,
  openFloor,
  eventsOf,
  step,
  decide,
  defaultSettings,
  taskShape,
  awsvpcTaskLimit
};
