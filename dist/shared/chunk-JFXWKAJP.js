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
  const older = service.deployments.map((deployment) => demoted(deployment, service));
  return { ...service, deployments: [primary, ...older] };
}
function changeDesiredCount(service, desiredCount) {
  const deployments = service.deployments.map(
    (deployment) => deployment.status === "PRIMARY" ? { ...deployment, budget: desiredCount } : deployment
  );
  return { ...service, desiredCount, deployments };
}
function rollBack(service) {
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
  const older = service.deployments.filter(({ id }) => id !== target.id).map((deployment) => demoted(deployment, service));
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
function demoted(deployment, service) {
  const tasks = service.tasks.filter(
    ({ deploymentId, phase }) => deploymentId === deployment.id && phase !== "STOPPING"
  );
  return { ...deployment, status: "ACTIVE", budget: Math.min(deployment.budget, tasks.length) };
}

// src/rollout/placement-expression.ts
function evaluateExpression(expression, instance) {
  const text = expression.trim();
  return evaluateExistence(text, instance) ?? evaluateComparison(text, instance) ?? evaluateMembership(text, instance);
}
var existence = /^attribute:([\w.-]+)\s+(!?)exists$/;
var comparison = /^attribute:([\w.-]+)\s*(==|!=|equals|not_equals)\s*([\w.:/-]+)$/;
var membership = /^attribute:([\w.-]+)\s+(!?in|not_in)\s*\[([^\]]*)\]$/;
function evaluateExistence(text, instance) {
  const [, name, negation] = existence.exec(text) ?? [];
  if (name === void 0) return void 0;
  return instance.attributes[name] !== void 0 === (negation === "");
}
function evaluateComparison(text, instance) {
  const [, name, operator, value] = comparison.exec(text) ?? [];
  if (name === void 0) return void 0;
  return instance.attributes[name] === value === (operator === "==" || operator === "equals");
}
function evaluateMembership(text, instance) {
  const [, name, operator, list] = membership.exec(text) ?? [];
  if (name === void 0 || list === void 0) return void 0;
  const values = list.split(",").map((value) => value.trim());
  return values.includes(instance.attributes[name] ?? "") === (operator === "in");
}

// src/rollout/placement.ts
function place(request, instances) {
  const judged = instances.map((instance) => ({ instance, obstacle: findObstacle(request, instance) }));
  const fitting = judged.flatMap(({ instance, obstacle }) => obstacle === null ? [instance] : []);
  const chosen = leastLoaded(fitting, request.serviceTasks, instances);
  return chosen === void 0 ? { placed: false, failure: { closest: closest(judged) } } : { placed: true, instance: chosen };
}
function mostLoadedFirst(tasks, serviceTasks, instances, wanted) {
  if (tasks.length < 2 || instances.length < 2) return tasks.slice(0, Math.max(0, wanted));
  const load = loadOf(serviceTasks, instances);
  const waiting = [...tasks];
  const ordered = [];
  while (waiting.length > 0 && ordered.length < wanted) {
    const next = waiting.reduce((best, task) => load.less(best.instanceId, task.instanceId) ? task : best);
    waiting.splice(waiting.indexOf(next), 1);
    load.lower(next.instanceId);
    ordered.push(next);
  }
  return ordered;
}
function findObstacle(request, instance) {
  const { shape } = request;
  if (instance.status !== "ACTIVE") return { kind: "draining" };
  if (!instance.agentConnected) return { kind: "agent" };
  const attribute = shape.requiredAttributes.find((required) => !hasAttribute(instance, required));
  if (attribute !== void 0) return { kind: "attribute", attribute };
  const port = shape.hostPorts.find((wanted) => instance.usedHostPorts.some((used) => samePort(used, wanted)));
  if (port !== void 0) return { kind: "port", port };
  return findShortage(shape, instance) ?? findViolation(request, instance);
}
function reserve(instance, shape) {
  return changed(instance, shape, -1, [...instance.usedHostPorts, ...shape.hostPorts]);
}
function release(instance, shape) {
  const remaining = instance.usedHostPorts.filter((used) => !shape.hostPorts.some((port) => samePort(used, port)));
  return changed(instance, shape, 1, remaining);
}
function changed(instance, shape, sign, usedHostPorts) {
  const { cpu, memory, networkInterfaces } = instance.remaining;
  const remaining = {
    cpu: cpu + sign * shape.cpu,
    memory: memory + sign * shape.memory,
    networkInterfaces: networkInterfaces + sign * shape.networkInterfaces
  };
  return { ...instance, remaining, usedHostPorts };
}
function findShortage(shape, { remaining }) {
  if (shape.cpu > remaining.cpu) return { kind: "cpu", missing: shape.cpu - remaining.cpu };
  if (shape.memory > remaining.memory) return { kind: "memory", missing: shape.memory - remaining.memory };
  return shape.networkInterfaces > remaining.networkInterfaces ? { kind: "network-interface" } : null;
}
function findViolation(request, instance) {
  for (const constraint of request.constraints) {
    if (constraint.type === "distinctInstance") {
      if (request.serviceTasks.some((task) => task.instanceId === instance.id)) return { kind: "distinct-instance" };
    } else if (evaluateExpression(constraint.expression, instance) !== true) {
      return { kind: "member-of", expression: constraint.expression };
    }
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
  const load = loadOf(tasks, instances);
  return fitting.reduce((best, candidate) => load.less(candidate.id, best.id) ? candidate : best);
}
function loadOf(tasks, instances) {
  const zones = new Map(instances.map(({ id, availabilityZone }) => [id, availabilityZone]));
  const zoneOf = (instanceId) => zones.get(instanceId) ?? "";
  const perInstance = countBy(tasks.map(({ instanceId }) => instanceId));
  const perZone = countBy(tasks.map(({ instanceId }) => zoneOf(instanceId)));
  return {
    less(one, other) {
      const zones2 = (perZone.get(zoneOf(one)) ?? 0) - (perZone.get(zoneOf(other)) ?? 0);
      return zones2 < 0 || zones2 === 0 && (perInstance.get(one) ?? 0) < (perInstance.get(other) ?? 0);
    },
    lower(instanceId) {
      perInstance.set(instanceId, (perInstance.get(instanceId) ?? 0) - 1);
      perZone.set(zoneOf(instanceId), (perZone.get(zoneOf(instanceId)) ?? 0) - 1);
    }
  };
}
function countBy(keys) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const key of keys) counts2.set(key, (counts2.get(key) ?? 0) + 1);
  return counts2;
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
function closest(judged) {
  let best = null;
  for (const { instance, obstacle } of judged) {
    if (obstacle === null) continue;
    const rank = obstacleOrder.indexOf(obstacle.kind);
    if (best === null || rank > obstacleOrder.indexOf(best.obstacle.kind)) best = { instanceId: instance.id, obstacle };
  }
  return best;
}

// src/rollout/turn.ts
function openTurn(input) {
  const { service, instances } = input;
  const healthyIds = new Set(healthyTasksOf(input).map(({ id }) => id));
  const draining = instances.filter(({ status }) => status === "DRAINING");
  const turn = {
    input,
    bounds: bounds(service.desiredCount, service.percents),
    service,
    instances,
    actions: [],
    events: [],
    started: [],
    stopped: /* @__PURE__ */ new Set(),
    placementFailed: false,
    healthyIds,
    drainingInstanceIds: new Set(draining.map(({ id }) => id)),
    healthyCount: healthyIds.size,
    counted: /* @__PURE__ */ new Map()
  };
  for (const task of service.tasks) if (counts(turn, task)) addToCount(turn, task.deploymentId, 1);
  return turn;
}
function recordStart(turn, deploymentId, instanceId) {
  turn.started.push({ deploymentId, instanceId });
  turn.actions.push({ kind: "start-task", deploymentId, instanceId });
  addToCount(turn, deploymentId, 1);
}
function recordStop(turn, task, reason) {
  turn.stopped.add(task.id);
  turn.actions.push({ kind: "stop-task", taskId: task.id, reason });
  if (counts(turn, task)) addToCount(turn, task.deploymentId, -1);
  if (isHealthy(turn, task)) turn.healthyCount -= 1;
}
function changeDeployment(turn, id, change) {
  const deployments = turn.service.deployments.map(
    (deployment) => deployment.id === id ? change(deployment) : deployment
  );
  turn.service = { ...turn.service, deployments };
}
function primaryOf(turn) {
  return turn.service.deployments.find(({ status }) => status === "PRIMARY");
}
function tasksOf(turn, deploymentId) {
  return liveTasks(turn).filter((task) => task.deploymentId === deploymentId);
}
function liveTasks(turn) {
  return turn.service.tasks.filter(({ id }) => !turn.stopped.has(id));
}
function liveCount(turn) {
  return turn.service.tasks.length + turn.started.length;
}
function countedTasks(turn, deploymentId) {
  return turn.counted.get(deploymentId) ?? 0;
}
function counts(turn, task) {
  return task.phase !== "STOPPING" && !isUnhealthy(task) && !onDrainingInstance(turn, task);
}
function onDrainingInstance(turn, task) {
  return task.instanceId !== null && turn.drainingInstanceIds.has(task.instanceId);
}
function isHealthy(turn, task) {
  return turn.healthyIds.has(task.id);
}
function addToCount(turn, deploymentId, difference) {
  turn.counted.set(deploymentId, countedTasks(turn, deploymentId) + difference);
}
function healthyTasksOf({ service, now, settings }) {
  const shapes = new Map(service.deployments.map(({ id, shape }) => [id, shape]));
  return service.tasks.filter((task) => {
    const shape = shapes.get(task.deploymentId);
    return shape !== void 0 && healthyTask(task, shape, now, settings);
  });
}

// src/rollout/step.ts
function step(input) {
  const turn = openTurn(input);
  countFailures(turn, input.failures);
  resetWhereHealthy(turn);
  tripCircuitBreaker(turn);
  if (input.settings.order === "stop-first") stopTasks(turn);
  startTasks(turn);
  stopTasks(turn);
  concludeDeployment(turn);
  return { service: turn.service, actions: turn.actions, events: turn.events };
}
function countFailures(turn, failures) {
  for (const failure of failures) {
    changeDeployment(turn, failure.deploymentId, (deployment) => afterFailure(turn, deployment, failure));
  }
}
function afterFailure(turn, deployment, failure) {
  const failedTasks = deployment.failedTasks + 1;
  if (failure.reachedRunning) return { ...deployment, failedTasks };
  const { first, maximum } = turn.input.settings.launchBackoff;
  const delay = Math.min(maximum, first * 2 ** Math.min(deployment.failedLaunches, 16));
  if (deployment.failedLaunches === 2) turn.events.push({ kind: "launches-failing" });
  return {
    ...deployment,
    failedTasks,
    failedLaunches: deployment.failedLaunches + 1,
    retryAt: turn.input.now + delay
  };
}
function resetWhereHealthy(turn) {
  for (const { id } of turn.service.deployments) {
    const healthyTaskIds = tasksOf(turn, id).flatMap((task) => isHealthy(turn, task) ? [task.id] : []);
    changeDeployment(turn, id, (deployment) => {
      const known = new Set(deployment.healthyTaskIds);
      if (healthyTaskIds.every((taskId) => known.has(taskId))) return deployment;
      const failedTasks = turn.service.circuitBreaker.resetOnHealthyTask ? 0 : deployment.failedTasks;
      return { ...deployment, failedTasks, failedLaunches: 0, healthyTaskIds };
    });
  }
}
function tripCircuitBreaker(turn) {
  const { circuitBreaker: breaker, desiredCount } = turn.service;
  const primary = primaryOf(turn);
  if (!breaker.enable || primary === void 0 || primary.rolloutState !== "IN_PROGRESS") return;
  if (primary.failedTasks < breakerThreshold(desiredCount, breaker)) return;
  changeDeployment(turn, primary.id, (deployment) => ({ ...deployment, rolloutState: "FAILED" }));
  turn.events.push({ kind: "deployment-failed", deploymentId: primary.id });
  const rolledBack = breaker.rollback ? rollBack(turn.service) : void 0;
  if (rolledBack === void 0) return;
  turn.service = rolledBack.service;
  turn.events.push({ kind: "rolling-back", deploymentId: rolledBack.target.id });
}
function startTasks(turn) {
  const [primary, ...older] = turn.service.deployments;
  for (const deployment of [...older, ...primary === void 0 ? [] : [primary]]) {
    if (deployment.rolloutState !== "FAILED") fill(turn, deployment);
  }
}
function fill(turn, deployment) {
  const wanted = deployment.status === "PRIMARY" ? turn.service.desiredCount : deployment.budget;
  if (deployment.retryAt > turn.input.now) return;
  let unplaced = false;
  while (!unplaced && countedTasks(turn, deployment.id) < wanted && liveCount(turn) < turn.bounds.upper) {
    unplaced = !startOne(turn, deployment);
  }
  if (!unplaced) changeDeployment(turn, deployment.id, (current) => ({ ...current, unplacedSince: null }));
}
function startOne(turn, deployment) {
  if (turn.service.launch === "fargate") {
    recordStart(turn, deployment.id, null);
    return true;
  }
  const serviceTasks = [...turn.service.tasks, ...turn.started];
  const request = { shape: deployment.shape, constraints: deployment.placementConstraints, serviceTasks };
  const placement = place(request, turn.instances);
  if (!placement.placed) {
    turn.placementFailed = true;
    turn.events.push({ kind: "placement-failed", ...placement.failure });
    changeDeployment(turn, deployment.id, (current) => afterPlacementFailure(turn, current));
    return false;
  }
  const taken = reserve(placement.instance, deployment.shape);
  turn.instances = turn.instances.map((instance) => instance.id === taken.id ? taken : instance);
  recordStart(turn, deployment.id, taken.id);
  return true;
}
function afterPlacementFailure(turn, deployment) {
  const { now, settings } = turn.input;
  if (deployment.unplacedSince === null) return { ...deployment, unplacedSince: now };
  if (now - deployment.unplacedSince < settings.placementFailureCount) return deployment;
  return { ...deployment, unplacedSince: now, failedTasks: deployment.failedTasks + 1 };
}
function stopTasks(turn) {
  for (const { task, reason } of leavingTasks(turn)) {
    const mayStop = reason === "unhealthy" ? mayStopUnhealthy(turn, task) : !isHealthy(turn, task) || turn.healthyCount > turn.bounds.lower;
    if (mayStop) stopOne(turn, task, reason);
  }
}
function leavingTasks(turn) {
  const primary = primaryOf(turn);
  if (primary === void 0) return [];
  const surplus = new Set(surplusOf(turn, primary));
  const judged = liveTasks(turn).flatMap((task) => {
    const reason = surplus.has(task.id) ? "scaled-in" : reasonToStop(turn, task, primary);
    return task.phase === "STOPPING" || reason === void 0 ? [] : [{ task, reason }];
  });
  const reasons = new Map(judged.map(({ task, reason }) => [task, reason]));
  return stopOrder(turn, [...reasons.keys()], turn.healthyCount - turn.bounds.lower).flatMap((task) => {
    const reason = reasons.get(task);
    return reason === void 0 ? [] : [{ task, reason }];
  });
}
function stopOrder(turn, tasks, mostHealthy) {
  const healthy = tasks.filter((task) => isHealthy(turn, task));
  const others = tasks.filter((task) => !isHealthy(turn, task));
  if (turn.service.launch === "fargate") return [...others, ...healthy];
  const staying = liveTasks(turn).filter(({ phase }) => phase !== "STOPPING");
  return [...others, ...mostLoadedFirst(healthy, [...staying, ...turn.started], turn.instances, mostHealthy)];
}
function reasonToStop(turn, task, primary) {
  if (isUnhealthy(task)) return "unhealthy";
  if (onDrainingInstance(turn, task)) return "instance-draining";
  return task.deploymentId !== primary.id && primary.rolloutState !== "FAILED" ? "replaced" : void 0;
}
function mayStopUnhealthy(turn, task) {
  if (isReplaced(turn, task)) return true;
  const { lower, upper } = turn.bounds;
  const another = turn.actions.some((action) => action.kind === "stop-task" && action.reason === "unhealthy");
  return !another && (turn.healthyCount >= lower || upper <= turn.service.desiredCount);
}
function isReplaced(turn, task) {
  const owner = turn.service.deployments.find(({ id }) => id === task.deploymentId);
  if (owner === void 0) return true;
  const staying = tasksOf(turn, owner.id).filter(({ phase }) => phase !== "STOPPING");
  const started = turn.started.filter(({ deploymentId }) => deploymentId === owner.id);
  return staying.length + started.length > owner.budget;
}
function surplusOf(turn, primary) {
  const counted = tasksOf(turn, primary.id).filter((task) => counts(turn, task));
  const excess = counted.length - turn.service.desiredCount;
  if (excess <= 0) return [];
  return stopOrder(turn, counted, excess).slice(0, excess).map(({ id }) => id);
}
function stopOne(turn, task, reason) {
  recordStop(turn, task, reason);
  if (reason === "unhealthy") turn.events.push({ kind: "task-unhealthy", taskId: task.id });
  changeDeployment(turn, task.deploymentId, (deployment) => ({
    ...deployment,
    budget: reason === "replaced" ? Math.max(0, deployment.budget - 1) : deployment.budget,
    failedTasks: reason === "unhealthy" ? deployment.failedTasks + 1 : deployment.failedTasks
  }));
}
function concludeDeployment(turn) {
  const primary = primaryOf(turn);
  if (primary === void 0 || primary.rolloutState === "FAILED") return;
  if (isSteady(turn, primary)) {
    complete(turn, primary);
  } else if (primary.rolloutState === "IN_PROGRESS" && isBlocked(turn, primary)) {
    turn.events.push({ kind: "blocked-by-configuration" });
  }
}
function complete(turn, primary) {
  if (primary.rolloutState === "IN_PROGRESS") {
    turn.events.push({ kind: "deployment-completed", deploymentId: primary.id });
    turn.service = { ...turn.service, deployments: [{ ...primary, rolloutState: "COMPLETED" }] };
  }
  turn.events.push({ kind: "steady-state" });
}
function isSteady(turn, primary) {
  const { tasks, desiredCount } = turn.service;
  const allHealthy = tasks.every((task) => task.deploymentId === primary.id && isHealthy(turn, task));
  return turn.started.length === 0 && turn.stopped.size === 0 && tasks.length === desiredCount && allHealthy;
}
function isBlocked(turn, primary) {
  if (turn.actions.length > 0 || turn.placementFailed || primary.retryAt > turn.input.now) return false;
  return turn.service.tasks.every((task) => task.phase === "RUNNING" && (isHealthy(turn, task) || !counts(turn, task)));
}

// src/ecs/task-shape.ts
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

export {
  bounds,
  percentsFor,
  breakerThreshold,
  defaultSettings,
  eventText,
  healthyTask,
  isJudged,
  startDeployment,
  changeDesiredCount,
  rollBack,
  nextDue,
  evaluateExpression,
  place,
  findObstacle,
  reserve,
  release,
  step,
  taskShape
};
