import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  firstFailed,
  lastLine,
  taskCause,
  wasScaledIn
} from "./chunk-R6WGX5PH.js";
import {
  exitCodeMeaning,
  launchSignatures,
  recognize
} from "./chunk-TC4ZOQLI.js";
import {
  bounds,
  decide,
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
  removeTask
} from "./chunk-7HSSUCW7.js";

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

// src/diagnosis/repeated-crash.ts
function repeatedCrash(tasks2) {
  const seen = /* @__PURE__ */ new Map();
  for (const task of tasks2) {
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
  return causes.find(({ canHeal }) => !canHeal) ?? repeated(tasks2)?.cause ?? null;
}
function mainCause(evidence) {
  const found = evidence.tasks.flatMap((task) => {
    const cause = taskCause(task);
    return cause === null ? [] : [{ task, cause }];
  });
  const fatal = found.find(({ cause }) => !cause.canHeal);
  const main = fatal ?? mostFrequent(found);
  if (main === void 0) return { cause: serviceCause(evidence), task: void 0 };
  if (main.cause.name === "target-unhealthy") return { ...main, cause: serviceCause(evidence) ?? main.cause };
  const again = repeated(evidence.tasks);
  const isSame = again !== null && (main.cause.name === "crashed" || main.cause.name === again.cause.name);
  return isSame ? again : main;
}
var generic = /* @__PURE__ */ new Set(["crashed", "exited", "killed"]);
function mostFrequent(found) {
  const specific = found.filter(({ cause }) => !generic.has(cause.name));
  const candidates2 = specific.length > 0 ? specific : found;
  const count = ({ cause }) => candidates2.filter((other) => other.cause.name === cause.name).length;
  return [...candidates2].sort((one, other) => count(other) - count(one))[0];
}
function serviceCause({ targets, events }) {
  const ofTheTask = "of the task";
  const context = { container: ofTheTask, image: ofTheTask, role: ofTheTask, logGroup: ofTheTask };
  const newestFirst = [...events].reverse();
  const fromEvents = newestFirst.flatMap(({ message }) => recognize(message, signatures, context) ?? []);
  return targetCause(targets) ?? fromEvents[0] ?? null;
}
var signatures = [...eventSignatures, ...launchSignatures];
function repeated(tasks2) {
  const crash = repeatedCrash(tasks2);
  if (crash === null) return null;
  const { container, exitCode, line, task } = crash;
  const known = taskCause(task);
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
  return { task, cause };
}
function failedContainer(task) {
  const container = task === void 0 ? void 0 : firstFailed(task);
  if (task === void 0 || container === void 0) return null;
  const { name, exitCode, reason, lastLines } = container;
  const meaning = exitCode === null ? "" : exitCodeMeaning(exitCode, reason);
  return { name, taskId: task.id, exitCode, meaning, lastLines };
}

// src/ecs/plan/interruption.ts
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

// src/rollout/predict.ts
function predict(input, estimates) {
  const expected = simulate({ ...input, timings: estimates.expected });
  const timeline = timelineOf2(expected, input.service, estimates.expected);
  if (expected.ending === "stalled") return { verdict: "stalls", ...stall(expected, input), timeline };
  const fast = simulate({ ...input, timings: estimates.least });
  const slow = simulate({ ...input, timings: estimates.most });
  return {
    verdict: "completes",
    finish: { least: seconds(fast.endedAt), expected: seconds(expected.endedAt), most: seconds(slow.endedAt) },
    servedBefore: input.service.tasks.some(({ phase }) => phase === "RUNNING"),
    interruption: {
      least: seconds(fast.withoutRunning),
      expected: seconds(expected.withoutRunning),
      most: seconds(slow.withoutHealthy)
    },
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
function seconds(milliseconds) {
  return Math.round(milliseconds / 100) / 10;
}
function tasks(count) {
  return count === 1 ? "1 task" : `${count} tasks`;
}
function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
  const wishes = [
    leastRoom(input, shape, shape),
    ...shape.hostPorts.length > 0 ? [dynamicPort, leastRoom(input, shape, withoutPorts(shape))] : [],
    oneInstance
  ];
  const helpful = wishes.filter((wish) => wish !== void 0).filter((wish) => serves(withCapacity(input, wish)));
  return helpful.filter((wish) => !helpful.some((other) => other !== wish && isCoveredBy(other, wish)));
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
var dynamicPort = { ...nothing, dynamicPort: true };
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
  const shortage = shortageOn(place, wanted);
  const isMissing = Object.values(shortage).some((amount) => amount > 0);
  return isMissing ? { ...nothing, dynamicPort: wanted !== shape, ...shortage } : void 0;
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

// src/ecs/plan/choose-percents.ts
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

export {
  explainFailure,
  failFast,
  predict,
  instanceFor,
  mayInterrupt,
  choosePercents
};
