import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  copyFamily
} from "./chunk-7TMNHHZX.js";
import {
  explainFailure,
  optionalRead,
  readTargetGroups
} from "./chunk-IIWLFNLH.js";
import {
  describeTaskDefinition
} from "./chunk-SBC6PTDB.js";
import {
  readTasks
} from "./chunk-YXV2OBXX.js";
import {
  speaksOfPublic,
  speaksOfSecret
} from "./chunk-L3PRAZ64.js";
import {
  readService,
  serviceNotFound
} from "./chunk-OIH5IGDG.js";
import {
  chunks,
  listAll
} from "./chunk-HQIGZZAH.js";
import {
  lastPart
} from "./chunk-XPEDKNPM.js";
import {
  circuitBreakerOf,
  percentsOf,
  primaryDeployment,
  runsOnFargate
} from "./chunk-USYXM3MJ.js";
import {
  awsErrorName,
  isAccessDenied
} from "./chunk-6J2RSYRM.js";
import {
  anyEphemeralPorts,
  awsvpcTaskLimit,
  blockPublicAccessHop,
  bounds,
  chooseAddress,
  coursesTo,
  decide,
  defaultSettings,
  destinationOf,
  dynamicHostPorts,
  egressHop,
  evaluateExpression,
  eventText,
  eventsOf,
  findFlaw,
  hasDistinctInstance,
  internet,
  isJudged,
  known,
  mapFact,
  markHealthy,
  markRunning,
  ofFamily,
  onePort,
  openFloor,
  overlaps,
  parseRanges,
  peeringsBetween,
  percentsFor,
  reach,
  reachFromAll,
  reachableBounds,
  removeTask,
  routeTableOf,
  sourcesOf,
  startDeployment,
  subnetAddresses,
  taskShape,
  unknownHop,
  verdictOf,
  verdictOfAll,
  verdictOfParts,
  wayOut,
  whyUnknown
} from "./chunk-PSXDGAKC.js";
import {
  registrable
} from "./chunk-SVS3VFMU.js";
import {
  asBoolean,
  asNumber,
  asObject,
  asObjects,
  asString,
  asStrings
} from "./chunk-WRQOFEB5.js";
import {
  asSentence,
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/rollout/gauge.ts
function openGauge({ now, running, healthy, tasks: tasks3 }) {
  return {
    lowestHealthy: healthy,
    lowestAt: now,
    peakTasks: tasks3.length,
    withoutRunning: 0,
    withoutHealthy: 0,
    last: { at: now, running, healthy },
    served: { running: running > 0, healthy: healthy > 0 }
  };
}
function measure(gauge, { now, running, healthy, tasks: tasks3 }) {
  const elapsed = now - gauge.last.at;
  if (gauge.served.running && gauge.last.running === 0) gauge.withoutRunning += elapsed;
  if (gauge.served.healthy && gauge.last.healthy === 0) gauge.withoutHealthy += elapsed;
  if (healthy < gauge.lowestHealthy) {
    gauge.lowestHealthy = healthy;
    gauge.lowestAt = now;
  }
  gauge.last = { at: now, running, healthy };
  gauge.peakTasks = Math.max(gauge.peakTasks, tasks3.length);
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
      const simulation2 = play(percentsFor(desired, wanted));
      played.push({ bounds: wanted, simulation: simulation2 });
      return simulation2;
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
  const inForce2 = { ...percents, ...fixed };
  const best2 = bestBounds(trials, desired, fixed);
  const asItIs = trials.at(bounds(desired, inForce2));
  if (best2 === null) return { percents: inForce2, simulation: asItIs, reason: "cannot-complete" };
  const simulation2 = trials.at(best2);
  if (!isBetter(simulation2, asItIs)) return { percents: inForce2, simulation: asItIs, reason: "in-force-is-best" };
  const chosen = { ...percentsFor(desired, best2), ...fixed };
  return { percents: chosen, simulation: simulation2, reason: best2.lower === desired ? "room-to-start-first" : "must-stop-first" };
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
  const instances2 = eased.instances.map((each) => each.id === place?.id ? enlarged(each, capacity) : each);
  return { ...eased, instances: [...instances2, ...extra] };
}
var nothing = { dynamicPort: false, cpu: 0, memory: 0, networkInterfaces: 0, instances: 0 };
var dynamicPort = { ...nothing, dynamicPort: true };
var oneInstance = { ...nothing, instances: 1 };
function serves(input) {
  const { simulation: simulation2 } = tune(input);
  return simulation2.ending === "completed" && simulation2.lowestHealthy > 0;
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
function candidates({ service, instances: instances2 }, shape, wanted) {
  const primary = service.deployments.find(({ status }) => status === "PRIMARY");
  if (primary === void 0 || hasDistinctInstance(primary.placementConstraints)) return [];
  const isFree = ({ usedHostPorts }) => !wanted.hostPorts.some(
    (own) => usedHostPorts.some((used) => used.port === own.port && used.protocol === own.protocol)
  );
  const fit2 = instances2.filter((each) => findFlaw({ ...primary, shape }, each) === null && isFree(each));
  return fit2.sort((one, other) => weight(shortageOn(one, wanted)) - weight(shortageOn(other, wanted)));
}
function shortageOn({ remaining }, shape) {
  return {
    cpu: Math.max(0, shape.cpu - remaining.cpu),
    memory: Math.max(0, shape.memory - remaining.memory),
    networkInterfaces: Math.max(0, shape.networkInterfaces - remaining.networkInterfaces)
  };
}
function weight({ cpu, memory: memory2, networkInterfaces }) {
  const kinds2 = [cpu, memory2, networkInterfaces].filter((amount) => amount > 0).length;
  return kinds2 * 1e6 + cpu + memory2 + networkInterfaces;
}
function enlarged(instance, { cpu, memory: memory2, networkInterfaces }) {
  const { remaining } = instance;
  return {
    ...instance,
    remaining: {
      cpu: remaining.cpu + cpu,
      memory: remaining.memory + memory2,
      networkInterfaces: remaining.networkInterfaces + networkInterfaces
    }
  };
}
function instanceFor(shape, index) {
  const attributes2 = shape.requiredAttributes.map((each) => {
    const [name = "", value = ""] = each.split("=", 2);
    return [name, value];
  });
  const { cpu, memory: memory2, networkInterfaces } = shape;
  return {
    id: `instance-to-come-${index + 1}`,
    status: "ACTIVE",
    agentConnected: true,
    availabilityZone: "",
    attributes: Object.fromEntries(attributes2),
    remaining: { cpu, memory: memory2, networkInterfaces },
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
function stall({ lastEvents }, { service, instances: instances2 }) {
  const event = lastEvents.find(({ kind }) => kind === "placement-failed") ?? { kind: "blocked-by-configuration" };
  return { event: eventText(service.name, event), why: explainStall(event, service, instances2.length) };
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
function timelineOf2(simulation2, service, timings) {
  const newId = service.deployments.find(({ status }) => status === "PRIMARY")?.id;
  return simulation2.timeline.map((task) => ({
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

// src/ecs/plan/interruption.ts
function interrupts(prediction) {
  return prediction.verdict === "completes" && prediction.servedBefore && prediction.interruption.most > 0;
}
function mayInterrupt({ prediction, percents, desiredCount }) {
  if (desiredCount === 0) return false;
  return prediction.verdict === "unknown" ? bounds(desiredCount, percents).lower === 0 : interrupts(prediction);
}

// src/ecs/plan/choose-percents.ts
var noOverlap = { minimumHealthy: 0, maximum: 100 };
function choosePercents(rollout, request, inForce2) {
  const fixed = request.exclusive ? noOverlap : fixedPercents(request);
  const given = { ...inForce2, ...fixed };
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
function best(rollout, inForce2, fixed) {
  const certain = tuneFor(rollout, fixed, rollout.certain);
  const chosen = { percents: certain.percents, percentsReason: certain.reason };
  if (rollout.doubts.length === 0) return chosen;
  const hopeful = tuneFor(rollout, fixed, rollout.input);
  if (!isBetter(hopeful.simulation, certain.simulation)) return chosen;
  const stays = predictWith(rollout, inForce2).verdict !== "stalls";
  const percents = stays ? inForce2 : hopeful.percents;
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

// src/doctor/fact.ts
function whyUnread(fact) {
  if ("value" in fact) return void 0;
  return "denied" in fact ? `AWS denied ${fact.denied}: grant it to the role of this job.` : fact.absent;
}

// src/doctor/check.ts
function check(definition) {
  const { id, area: area21, title, story: story3, reads, readsToo = [], rule, without: without2 } = definition;
  const named2 = { id, ...story3 === void 0 ? {} : { story: story3 } };
  const judge = (facts) => {
    const values = valuesOf(facts, [...reads, ...readsToo]);
    if (!hasAll(values, reads)) return [skipped(named2, facts, reads)];
    const complaints = rule(values).map((complaint2) => ({ ...named2, ...complaint2 }));
    if (!hasAll(values, readsToo)) return [...complaints, skipped(named2, facts, readsToo)];
    return complaints.length > 0 ? complaints : [{ ...named2, status: "ok", message: without2?.(values) ?? `${title}.`, evidence: [], fix: [] }];
  };
  return { ...named2, area: area21, title, reads, readsToo, judge };
}
function skipped(named2, facts, names2) {
  const reasons = new Set(names2.flatMap((name) => whyUnread(facts[name]) ?? []));
  const denied = new Set(names2.flatMap((name) => deniedAction(facts[name])));
  const finding = { ...named2, status: "skipped", message: [...reasons].join(" "), evidence: [], fix: [] };
  return denied.size === 0 ? finding : { ...finding, denied: [...denied] };
}
function deniedAction(fact) {
  return "denied" in fact ? [fact.denied] : [];
}
function valuesOf(facts, names2) {
  const values = {};
  for (const name of names2) copyValue(facts, name, values);
  return values;
}
function copyValue(facts, name, values) {
  const fact = facts[name];
  if ("value" in fact) values[name] = fact.value;
}
function hasAll(values, names2) {
  return names2.every((name) => values[name] !== void 0);
}

// src/doctor/command.ts
function awsCommand(operation, options) {
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, ...valueWords(value)]);
  return ["aws", operation, ...words].join(" ");
}
function valueWords(value) {
  if (value === true) return [];
  return (typeof value === "object" ? value : [String(value)]).map(shellWord);
}
function shellWord(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

// src/doctor/finding.ts
function problem(message, shown = {}) {
  return complaint("problem", message, shown);
}
function warning(message, shown = {}) {
  return complaint("warning", message, shown);
}
function unknown(message, shown = {}) {
  return complaint("skipped", message, shown);
}
function complaint(status, message, { evidence = [], fix = [] }) {
  return { status, message, evidence, fix };
}

// src/doctor/checks/cluster.ts
var area = "cluster";
var active = check({
  id: "CL-ACTIVE",
  area,
  title: "The cluster is ACTIVE, and its container instances are connected and healthy",
  reads: ["cluster", "request"],
  readsToo: ["instances", "taskDefinition", "capacityProviders"],
  rule: ({ cluster, request: { cluster: name, region: region2 }, instances: instances2, taskDefinition, capacityProviders: capacityProviders2 }) => {
    if (cluster === null) {
      const fix = [awsCommand("ecs list-clusters", { region: region2 })];
      return [problem(`There is no cluster ${name} in ${region2}.`, { fix })];
    }
    if (cluster.status !== "ACTIVE")
      return [problem(`The cluster is ${cluster.status}.`, { evidence: [`status ${cluster.status}`] })];
    if (instances2 === void 0 || taskDefinition?.launch !== "ec2") return [];
    const canGrow = capacityProviders2?.some(({ autoScalingGroup }) => autoScalingGroup !== null) !== false;
    return instanceStates(instances2, canGrow);
  }
});
function instanceStates(instances2, canGrow) {
  const isReady = ({ status, agentConnected }) => status === "ACTIVE" && agentConnected;
  const troubled = instances2.filter((each) => !isReady(each) || each.health === "IMPAIRED");
  const evidence = troubled.map(stateText);
  if (!instances2.some(isReady)) {
    const what = "No container instance is ACTIVE with a connected agent";
    if (canGrow) return [warning(`${what}, so tasks wait until a capacity provider has started one.`, { evidence })];
    const message = `${what}, so no task is placed. Restart the agent there with "sudo systemctl restart ecs".`;
    return [problem(message, { evidence })];
  }
  return troubled.length === 0 ? [] : [warning("Some container instances take no tasks or are impaired.", { evidence })];
}
function stateText({ id, status, agentConnected, health: health3 }) {
  return `${id}: status ${status}, agentConnected=${agentConnected}${health3 === null ? "" : `, health ${health3}`}`;
}
var fit = check({
  id: "CL-FIT",
  area,
  title: "The cluster has room for the tasks of the new revision",
  reads: ["service", "rollout"],
  rule: ({ service, rollout }) => {
    if (service === null) return [unknown("There is no service whose tasks could be placed.")];
    const request = { minimumHealthyPercent: "auto", maximumPercent: "auto", exclusive: false };
    const { prediction } = choosePercents(
      rollout,
      request,
      percentsOf(service.deploymentConfiguration, service.schedulingStrategy)
    );
    switch (prediction.verdict) {
      case "completes":
        return [];
      case "unknown":
        return [unknown(`Whether they fit is not known, because ${prediction.reasons.join(", and ")}.`)];
      case "stalls":
        return [noRoom(service, prediction.why, prediction.event)];
    }
  }
});
function noRoom({ desiredCount }, why, event) {
  const tasks3 = desiredCount === 1 ? "1 task" : `${desiredCount} tasks`;
  const message = `With no percents is there room for ${tasks3} of the new revision. ${why} Add a container instance, or make the task smaller.`;
  return problem(message, { evidence: [event] });
}
var attributes = check({
  id: "CL-ATTR",
  area,
  title: "A container instance has every attribute that the tasks need",
  reads: ["rollout"],
  rule: ({ rollout }) => {
    if (!rollout.known) return [unknown(`This is not known, because ${rollout.reasons.join(", and ")}.`)];
    const { service, instances: instances2 } = rollout.input;
    const primary = service.deployments.find(({ status }) => status === "PRIMARY");
    if (service.launch === "fargate") return [];
    if (primary === void 0) return [unknown("The service has no deployment whose tasks could be judged.")];
    if (instances2.length === 0) return [unknown("There is no container instance that could be judged.")];
    const flaws = instances2.map((each) => ({ id: each.id, flaw: findFlaw(primary, each) }));
    const unfit = flaws.flatMap(({ id, flaw }) => flaw === null ? [] : [`${id}: ${flawText(flaw)}`]);
    if (unfit.length < flaws.length) return [];
    return flaws.some(({ flaw }) => flaw?.kind === "agent" || flaw?.kind === "draining") ? [unknown("No container instance that is connected and active could take such a task.", { evidence: unfit })] : [problem("No container instance could ever take such a task.", { evidence: unfit })];
  },
  without: ({ rollout }) => rollout.known && rollout.input.service.launch === "fargate" ? "Fargate has no container instances." : void 0
});
function flawText(flaw) {
  switch (flaw.kind) {
    case "attribute":
      return `lacks the attribute ${flaw.attribute}`;
    case "member-of":
      return `does not match ${flaw.expression}`;
    case "agent":
      return "its agent is not connected";
    case "draining":
      return "it is draining or not active";
    default:
      return `no room (${flaw.kind})`;
  }
}
var interfaces = check({
  id: "CL-ENI",
  area,
  title: "Network interfaces and addresses suffice for the tasks of a rollout",
  reads: ["taskDefinition", "service", "instances", "interfaceUse", "subnets", "request"],
  rule: ({ taskDefinition, service, instances: instances2, interfaceUse, subnets, request: { region: region2 } }) => {
    if (taskDefinition.networkMode !== "awsvpc") return [];
    if (service === null) return [unknown("There is no service.")];
    const { desiredCount, deploymentConfiguration, schedulingStrategy } = service;
    const { upper, lower } = bounds(desiredCount, percentsOf(deploymentConfiguration, schedulingStrategy));
    const surge = { tasks: upper - desiredCount, isNeeded: lower >= desiredCount };
    if (surge.tasks <= 0) return [];
    if (subnets.length === 0) return [unknown("The service names no subnets.")];
    const isLimited = taskDefinition.launch === "ec2" && !instances2.some(hasTrunk);
    return [...fewAddresses(subnets, surge), ...isLimited ? fewInterfaces(interfaceUse, surge, region2) : []];
  },
  without: ({ taskDefinition: { networkMode } }) => networkMode === "awsvpc" ? void 0 : "The tasks have no network interfaces of their own."
});
function tooFew({ tasks: tasks3, isNeeded }, free, message, shown) {
  if (free >= tasks3) return [];
  return [free <= 0 && isNeeded ? problem(message, shown) : warning(message, shown)];
}
function fewAddresses(subnets, surge) {
  const free = subnets.reduce((total, { freeAddresses }) => total + freeAddresses, 0);
  const evidence = subnets.map(({ id, freeAddresses }) => `${id}: ${freeAddresses} free addresses`);
  const message = `A rollout starts ${surge.tasks} tasks at once, and the subnets have ${free} addresses left.`;
  return tooFew(surge, free, message, { evidence });
}
function hasTrunk({ attributes: attributes2 }) {
  return attributes2["ecs.awsvpc-trunk-id"] !== void 0;
}
function fewInterfaces(uses, surge, region2) {
  if (uses.length === 0) return [unknown("There is no container instance whose network interfaces could be counted.")];
  const free = uses.reduce((total, { maximum, attached }) => total + maximum - attached, 0);
  const evidence = uses.map(
    ({ ec2InstanceId, maximum, attached }) => `${ec2InstanceId}: ${attached} of ${maximum} network interfaces in use`
  );
  const fix = [awsCommand("ecs put-account-setting-default", { name: "awsvpcTrunking", value: "enabled", region: region2 })];
  const message = `A rollout starts ${surge.tasks} tasks at once, and the container instances have ${free} network interfaces left. New instances of types with trunking have more.`;
  return tooFew(surge, free, message, { evidence, fix });
}
var capacityProviders = check({
  id: "CL-CP",
  area,
  title: "The capacity providers can bring what the service asks for",
  reads: ["capacityProviders", "service", "request"],
  rule: ({ capacityProviders: providers, service, request: { region: region2 } }) => [
    ...service === null ? [unknown("There is no service.")] : [],
    ...providers.flatMap((provider) => [...providerState(provider), ...groupState(provider, region2)]),
    ...service !== null && service.launchType === "EC2" && providers.some(({ autoScalingGroup }) => autoScalingGroup !== null) ? [
      warning("The service has a launch type, so its waiting tasks make no capacity provider scale out.", {
        evidence: ["launchType EC2"]
      })
    ] : []
  ],
  without: ({ capacityProviders: capacityProviders2 }) => capacityProviders2.length === 0 ? "The service has no capacity provider strategy." : void 0
});
function providerState({ name, status, updateStatus }) {
  const evidence = [`${name}: ${status ?? "not found"}${updateStatus === null ? "" : `, ${updateStatus}`}`];
  if (status === "ACTIVE") {
    if (updateStatus !== "UPDATE_FAILED") return [];
    const message = `The last change of the capacity provider ${name} failed: it goes on as it was set before.`;
    return [warning(message, { evidence })];
  }
  return [
    problem(`The capacity provider ${name} ${status === null ? "does not exist" : "is not usable"}.`, { evidence })
  ];
}
function groupState({ autoScalingGroup: group }, region2) {
  if (group === null) return [];
  const { name, desired, maximum, suspendedProcesses } = group;
  const options = { "auto-scaling-group-name": name, region: region2 };
  return [
    ...desired < maximum ? [] : [
      warning(`The Auto Scaling group ${name} is at its maximum, so no instance is added.`, {
        evidence: [`desired ${desired}, maximum ${maximum}`],
        fix: [awsCommand("autoscaling update-auto-scaling-group", { ...options, "max-size": maximum + 1 })]
      })
    ],
    ...suspendedProcesses.includes("Launch") ? [
      warning(`The Auto Scaling group ${name} launches nothing: the process Launch is suspended.`, {
        evidence: suspendedProcesses,
        fix: [awsCommand("autoscaling resume-processes", { ...options, "scaling-processes": ["Launch"] })]
      })
    ] : []
  ];
}
var clusterChecks = [active, fit, attributes, interfaces, capacityProviders];

// src/doctor/checks/database.ts
var area2 = "database";
var found = check({
  id: "DB-FIND",
  area: area2,
  title: "The host that the application dials is a database of this account and region",
  story: "database-reach",
  reads: ["database"],
  readsToo: ["databaseUse"],
  rule: ({ database, databaseUse: use }) => {
    if (database !== null) return [];
    return [
      unknown(
        use === void 0 ? 'RDS has no database, cluster or proxy of that name in this region. Correct the input "database".' : `No database or proxy of RDS in this region has the endpoint ${use.host}, which ${use.entry} names. Give the input "database".`
      )
    ];
  }
});
var brokenStatus = /^(stopped|stopping|failed|storage-full|incompatible-.*|inaccessible-.*|deleting|restore-error)$/;
var state = check({
  id: "DB-STATE",
  area: area2,
  title: "The database is available",
  story: "database-reach",
  reads: ["database", "request"],
  rule: ({ database, request: { region: region2 } }) => {
    if (database === null || database.kind === "proxy" || database.status === "available") return noDatabase(database);
    const { identifier, status, kind } = database;
    const evidence = [`${identifier}: ${status}`];
    if (!brokenStatus.test(status)) return [warning(`The database ${identifier} is ${status}.`, { evidence })];
    const option = kind === "cluster" ? "db-cluster-identifier" : "db-instance-identifier";
    const start = awsCommand(`rds start-db-${kind}`, { [option]: identifier, region: region2 });
    return [
      problem(`The database ${identifier} is ${status}, and takes no connections.`, {
        evidence,
        fix: status === "stopped" ? [start] : []
      })
    ];
  },
  without: ({ database }) => database?.kind === "proxy" ? "The application dials a proxy, at which DB-PROXY looks." : void 0
});
function noDatabase(database) {
  return database === null ? [unknown("The database is none of RDS in this region.")] : [];
}
var port = check({
  id: "DB-PORT",
  area: area2,
  title: "The application dials the port that the database listens on",
  story: "database-reach",
  reads: ["database", "databaseUse"],
  rule: ({ database, databaseUse }) => {
    if (database === null) return noDatabase(database);
    if (databaseUse.portIsGuessed === true) return [withoutPort(databaseUse, database)];
    const evidence = [
      `${databaseUse.entry} names port ${databaseUse.port}`,
      `${database.identifier} listens on ${database.port}`
    ];
    return [
      ...databaseUse.port === database.port ? [] : [
        problem(
          `The application dials port ${databaseUse.port}, and the database listens on ${database.port}: the connection is refused or times out. Correct ${databaseUse.entry}.`,
          { evidence }
        )
      ],
      ...database.pendingPort === null ? [] : [
        warning(`The database changes its port to ${database.pendingPort} in its next maintenance window.`, {
          evidence
        })
      ]
    ];
  }
});
function withoutPort({ entry }, { identifier, port: listens }) {
  const message = `${entry} names no port, so which one the application dials is not known: ${identifier} listens on ${listens}.`;
  return unknown(message, { evidence: [`${identifier} listens on ${listens}`] });
}
var open = check({
  id: "DB-OPEN",
  area: area2,
  title: "The database is open to those who need it, and to nobody else",
  story: "database-reach",
  reads: ["database", "request"],
  readsToo: ["databaseOpenRules"],
  rule: ({ database, request, databaseOpenRules = [] }) => {
    if (database === null) return noDatabase(database);
    if (database.publiclyAccessible) return [publicDatabase(database, databaseOpenRules, request.region)];
    if (!request.migratesFromRunner) return [];
    if (request.selfHostedRunner)
      return [
        unknown(`Whether your own runner, on which the migrations run, reaches ${database.identifier} is not known.`)
      ];
    const message = `The migrations run on the runner, which is on the internet, and ${database.identifier} has a private address only. Run them in the VPC with the action run-task.`;
    return [problem(message, { evidence: ["PubliclyAccessible=false"] })];
  }
});
function publicDatabase(database, rules, region2) {
  const { identifier, kind } = database;
  const truth = "PubliclyAccessible=true is not needed for instances and tasks of the same VPC.";
  const evidence = [
    `${identifier}: PubliclyAccessible=true`,
    ...rules.map((rule) => `${rule.id} of ${rule.group} allows ${rule.cidr}`)
  ];
  const options = {
    "db-instance-identifier": identifier,
    "no-publicly-accessible": true,
    "apply-immediately": true,
    region: region2
  };
  const close = kind === "instance" ? [awsCommand("rds modify-db-instance", options)] : [];
  const revoke = rules.map(
    ({ id, group }) => awsCommand("ec2 revoke-security-group-ingress", { "group-id": group, "security-group-rule-ids": id, region: region2 })
  );
  return rules.length > 0 ? problem(`The whole internet reaches the database ${identifier}. ${truth}`, {
    evidence,
    fix: [...close, ...revoke]
  }) : warning(`The database ${identifier} has a public address. ${truth}`, { evidence, fix: close });
}
var encryption = check({
  id: "DB-TLS",
  area: area2,
  title: "The application encrypts where the database insists on it",
  story: "database-reach",
  reads: ["database", "databaseUse", "forcedEncryption"],
  rule: ({ database, databaseUse: { entry, sslMode }, forcedEncryption }) => {
    if (database === null) return noDatabase(database);
    if (forcedEncryption !== true || sslMode !== null && sslMode !== "disable") return [];
    const message = `The database takes encrypted connections only, and ${entry} ${sslMode === null ? "does not ask for one" : "forbids it"}: it may answer "no pg_hba.conf entry ... no encryption" or "require_secure_transport=ON". Add sslmode=verify-full and the CA bundle of RDS.`;
    const evidence = [
      "rds.force_ssl, require_secure_transport or RequireTLS is on",
      `sslmode ${sslMode ?? "not given"}`
    ];
    return [
      warning(message, {
        evidence,
        fix: ["curl -fsSO https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem"]
      })
    ];
  }
});
var proxy = check({
  id: "DB-PROXY",
  area: area2,
  title: "The proxy is available, and so are its targets",
  reads: ["database"],
  rule: ({ database }) => {
    if (database === null) return noDatabase(database);
    const { kind, status, identifier, proxyTargets } = database;
    if (kind !== "proxy") return [];
    return [
      ...status === "available" ? [] : [problem(`The proxy ${identifier} is ${status}.`, { evidence: [`${identifier}: ${status}`] })],
      ...proxyTargets.filter((target) => target.state !== "AVAILABLE").map(
        ({ id, state: ofTarget, reason }) => problem(`The proxy ${identifier} cannot reach ${id}: ${reason ?? ofTarget}.`, {
          evidence: [`${id}: ${ofTarget}`]
        })
      )
    ];
  },
  without: ({ database }) => database === null || database.kind === "proxy" ? void 0 : `${database.identifier} is no proxy.`
});
var databaseChecks = [found, state, port, open, encryption, proxy];

// src/doctor/drift/changed-files.ts
var kinds = { A: "added", C: "changed", D: "deleted" };
function parseDiff(text) {
  return text.split("\n").flatMap((line) => {
    const [, letter = "", path] = /^([ACD]) (\/.*)$/.exec(line) ?? [];
    const kind = kinds[letter];
    return kind === void 0 || path === void 0 ? [] : [{ kind, path }];
  });
}
function sortChanges(changes) {
  const told = changes.filter(({ path }) => !isVolatile(path)).filter((change) => !holdsAnother(change, changes));
  return {
    certificates: told.filter(({ path }) => isCertificate(path)),
    others: told.filter(({ path }) => !isCertificate(path))
  };
}
function holdsAnother({ path }, changes) {
  return changes.some((other) => other.path.startsWith(`${path}/`));
}
var volatile = [
  /^\/(?:tmp|run|proc|sys|dev)(?:\/|$)/,
  /^\/var\/(?:tmp|run|log|cache|lock)(?:\/|$)/,
  /^\/var\/lib\/(?:apt|dpkg|nginx|systemd)(?:\/|$)/,
  /^\/etc\/(?:hosts|hostname|resolv\.conf|mtab)$/,
  /^\/root\/\.(?:cache|bash_history|ash_history|npm)(?:\/|$)/,
  /\.(?:pid|sock|lock|pyc)$/,
  /\/(?:__pycache__|\.cache)(?:\/|$)/
];
function isVolatile(path) {
  return volatile.some((pattern) => pattern.test(path));
}
var certificateLike = /\.(?:pem|crt|cer|key|p12|pfx|jks)$|^\/etc\/(?:letsencrypt|nginx\/ssl|nginx\/certs)(?:\/|$)/;
function isCertificate(path) {
  return certificateLike.test(path) && !/^\/(?:etc\/ssl\/certs|usr\/share\/ca-certificates|etc\/pki)\//.test(path);
}

// src/doctor/drift/settings.ts
function changedSettings(service, good) {
  const all = [
    ...configurationChanges(service, good),
    ...networkChanges(service, good),
    changed("load balancers", balancersText(good.loadBalancers), balancersText(asLoadBalancers(service)), {
      loadBalancers: [...good.loadBalancers]
    }),
    ...good.launchType === null || service.launchType === null ? [] : [changed("launch type", good.launchType, service.launchType, null)]
  ];
  return all.filter(({ then, now }) => then !== now);
}
function configurationChanges(service, good) {
  const { deploymentConfiguration: live, schedulingStrategy } = service;
  const was = percentsOf(good.deploymentConfiguration, schedulingStrategy);
  const is = percentsOf(live, schedulingStrategy);
  const whole = (members) => ({ deploymentConfiguration: { ...live, ...members } });
  return [
    changed("minimum healthy percent", String(was.minimumHealthy), String(is.minimumHealthy), {
      ...whole({ minimumHealthyPercent: was.minimumHealthy, maximumPercent: was.maximum })
    }),
    changed("maximum percent", String(was.maximum), String(is.maximum), {
      ...whole({ minimumHealthyPercent: was.minimumHealthy, maximumPercent: was.maximum })
    }),
    changed("circuit breaker", breakerText(good.deploymentConfiguration), breakerText(live), {
      ...whole({ deploymentCircuitBreaker: good.deploymentConfiguration.deploymentCircuitBreaker ?? null })
    })
  ];
}
function breakerText(configuration) {
  const { enable, rollback } = circuitBreakerOf(configuration);
  if (!enable) return "off";
  return rollback ? "on, rolls back" : "on, rolls nothing back";
}
function networkChanges(service, good) {
  const was = awsvpc(good.networkConfiguration ?? void 0);
  const is = awsvpc(asObject(service.launch.networkConfiguration));
  const restore = good.networkConfiguration === null ? null : { networkConfiguration: good.networkConfiguration };
  return [
    changed("subnets", was.subnets, is.subnets, restore),
    changed("security groups", was.securityGroups, is.securityGroups, restore),
    changed("public address", was.publicAddress, is.publicAddress, restore)
  ];
}
function awsvpc(configuration) {
  const members = asObject(configuration?.awsvpcConfiguration) ?? {};
  return {
    subnets: listText(asStrings(members.subnets)),
    securityGroups: listText(asStrings(members.securityGroups)),
    publicAddress: asString(members.assignPublicIp) ?? "DISABLED"
  };
}
function asLoadBalancers({ loadBalancers }) {
  return loadBalancers.map((each) => ({ ...each }));
}
function balancersText(balancers) {
  const texts = asObjects(balancers).map(({ targetGroupArn, containerName, containerPort }) => {
    const group = (asString(targetGroupArn) ?? "classic").split(":targetgroup/").at(-1);
    return `${group} to ${asString(containerName) ?? ""}:${asNumber(containerPort) ?? 0}`;
  });
  return listText(texts);
}
function listText(items) {
  return items.length === 0 ? "none" : [...items].sort().join(", ");
}
function changed(name, then, now, restore) {
  return { name, then, now, restore };
}

// src/doctor/task-definition-edit.ts
function taskDefinitionEdit({ file, family, region: region2 }, filter) {
  const path = file ?? "task-definition.json";
  const edit = `jq ${shellWord(filter)} ${shellWord(path)} > edited.json && mv edited.json ${shellWord(path)}`;
  if (file !== null) return [edit];
  const download = awsCommand("ecs describe-task-definition", {
    "task-definition": family,
    query: "taskDefinition",
    region: region2
  });
  return [
    `${download} --output json | jq ${shellWord(registrable2)} > ${shellWord(path)}`,
    edit,
    awsCommand("ecs register-task-definition", { "cli-input-json": `file://${path}`, region: region2 })
  ];
}
var registrable2 = "del(.taskDefinitionArn,.revision,.status,.requiresAttributes,.compatibilities,.registeredAt,.registeredBy,.deregisteredAt)";
function containerPath(name) {
  return `(.containerDefinitions[] | select(.name == ${JSON.stringify(name)}))`;
}

// src/doctor/checks/drift.ts
var area3 = "drift";
var digest = check({
  id: "DRIFT-DIGEST",
  area: area3,
  title: "Every container runs the image that its task definition and the registry mean",
  reads: ["runningContainers", "registryImages", "taskDefinition"],
  rule: ({ runningContainers, registryImages, taskDefinition }) => [
    ...runningContainers.flatMap((each) => digestOf(each, registryImages, taskDefinition)),
    ...differentDigests(runningContainers)
  ],
  without: ({ runningContainers }) => runningContainers.length === 0 ? nothingRuns : void 0
});
var nothingRuns = "No container of the service runs.";
function digestOf(running, images, definition) {
  const { task, container, image: image2, digest: runs } = running;
  const [, named2] = /@(sha256:[0-9a-f]{64})$/.exec(image2) ?? [];
  const found2 = images.find((each) => each.image === image2);
  if (runs === null) return [unknown(`Which image ${container} of task ${task} runs is not known to ECS.`)];
  if (runs === named2 || found2?.digests.includes(runs) === true) return [];
  const evidence = [`${container} of task ${task} runs ${runs}`, registryText(image2, found2)];
  if (found2 === void 0)
    return [unknown(`Whether ${container} runs what ${image2} means is not known: its registry was not read.`)];
  if (named2 !== void 0) {
    const message2 = `The container ${container} runs another image than its task definition names. A new deployment replaces it.`;
    return [warning(message2, { evidence })];
  }
  const fix = taskDefinitionEdit(
    definition,
    `${containerPath(container)}.image = ${JSON.stringify(pinned(image2, runs))}`
  );
  const message = `The tag of ${image2} now means another image than ${container} runs: the next task that starts is not the one that serves today. Name the image by its digest.`;
  return [warning(message, { evidence, fix })];
}
function registryText(image2, found2) {
  const [first] = found2?.digests ?? [];
  return first === void 0 ? `${image2} is not in its registry` : `${image2} is ${first} in its registry`;
}
function pinned(image2, runs) {
  const [name = ""] = image2.split("@");
  const colon = name.indexOf(":", name.lastIndexOf("/") + 1);
  return `${colon === -1 ? name : name.slice(0, colon)}@${runs}`;
}
function differentDigests(running) {
  const keys2 = new Set(running.map(({ taskDefinition, container }) => `${taskDefinition} ${container}`));
  return [...keys2].flatMap((key) => {
    const own = running.filter(({ taskDefinition, container }) => `${taskDefinition} ${container}` === key);
    const digests = new Set(own.flatMap((each) => each.digest ?? []));
    if (digests.size < 2) return [];
    const evidence = own.map(
      (each) => `${each.container} of task ${each.task} runs ${each.digest ?? "an unknown image"}`
    );
    return [warning(`Tasks of one task definition run different images of ${own[0]?.container ?? ""}.`, { evidence })];
  });
}
var files = check({
  id: "DRIFT-FILES",
  area: area3,
  title: "No running container holds files of its own, which its next deployment would lose",
  story: "https",
  reads: ["writtenFiles", "service", "request"],
  rule: ({ writtenFiles, service, request }) => writtenFiles.flatMap(
    (written) => written.changes === null ? [notLooked(written, service?.execEnabled === true, request)] : writtenOver(written, written.changes)
  ),
  without: ({ writtenFiles }) => writtenFiles.length === 0 ? nothingRuns : void 0
});
var mostNamed = 10;
function writtenOver({ task, container, runtimeId }, changes) {
  const { certificates, others } = sortChanges(changes);
  const id = (runtimeId ?? "").slice(0, 12);
  const certificateMessage = `Certificates or keys of ${container} (task ${task}) are only in the running container: its next deployment loses them, renewals too. Keep them in a volume of the host or EFS, or let a load balancer with ACM end TLS. The commands save them.`;
  const otherMessage = `Files of ${container} (task ${task}) differ from its image. What its start does not write again is lost with its next deployment: put it into the image, or into a volume.`;
  return [
    ...certificates.length === 0 ? [] : [warning(certificateMessage, { evidence: named(certificates), fix: saveCommands(id, certificates) })],
    ...others.length === 0 ? [] : [warning(otherMessage, { evidence: named(others), fix: [`docker diff ${id}`] })]
  ];
}
function named(changes) {
  const more = changes.length - mostNamed;
  const lines = changes.slice(0, mostNamed).map(({ kind, path }) => `${kind}: ${path}`);
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}
function saveCommands(id, changes) {
  const kept = changes.filter(({ kind }) => kind !== "deleted").map(({ path }) => path);
  const folders = [...new Set(kept.map((path) => path.slice(0, path.lastIndexOf("/")) || "/"))];
  return folders.slice(0, 3).map((folder) => `docker cp ${id}:${shellWord(folder)} saved${shellWord(folder).replaceAll("/", "-")}`);
}
function notLooked({ task, container, runtimeId }, execEnabled, request) {
  const message = `Whether ${container} of task ${task} holds files of its own was not looked at: its container engine is not the one of this runner. Look yourself, on its container instance or with ECS Exec.`;
  const { cluster, region: region2 } = request;
  const find = `find / -xdev -type f -newer /proc/1/cmdline -not -path '/proc/*' -not -path '/sys/*' -not -path '/tmp/*'`;
  const options = { cluster, task, container, interactive: true, command: `sh -c "${find}"`, region: region2 };
  const onInstance = runtimeId === null ? [] : [`docker diff ${runtimeId.slice(0, 12)}`];
  return unknown(message, {
    fix: [...onInstance, ...execEnabled ? [awsCommand("ecs execute-command", options)] : []]
  });
}
var settings = check({
  id: "DRIFT-SETTINGS",
  area: area3,
  title: "The service is set as it was when a deployment of it last succeeded",
  reads: ["service", "goodSettings", "runningContainers", "request"],
  rule: ({ service, goodSettings, runningContainers, request }) => {
    if (service === null) return [unknown("There is no service.")];
    if (goodSettings === null)
      return [unknown("No deployment of the service is known to have succeeded, so there is nothing to compare with.")];
    const since = new Date(1e3 * goodSettings.finishedAt).toISOString();
    const changes = changedSettings(service, goodSettings);
    return [
      ...changes.map((each) => changedSetting(each, since, service.name, request)),
      ...service.deployments.length > 1 ? [] : strayTasks(service.taskDefinition, runningContainers, request)
    ];
  }
});
function changedSetting({ name, then, now, restore }, since, service, { cluster, region: region2 }) {
  const message = `Since the last good deployment (${since}) somebody has changed the ${name} of the service. The next deployment keeps what is set now.`;
  const options = { cluster, service, ...restore === null ? {} : cliOptions(restore), region: region2 };
  const fix = restore === null ? [] : [awsCommand("ecs update-service", options)];
  return warning(message, { evidence: [`${name} then: ${then}`, `${name} now: ${now}`], fix });
}
function cliOptions(members) {
  const options = Object.entries(members).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    JSON.stringify(asObject(value) ?? value)
  ]);
  return Object.fromEntries(options);
}
function strayTasks(taskDefinition, running, { cluster, region: region2 }) {
  const stray = running.filter((each) => each.taskDefinition !== taskDefinition);
  if (stray.length === 0) return [];
  const tasks3 = [...new Map(stray.map((each) => [each.task, each])).values()];
  const message = `The service is set to ${lastPart(taskDefinition)}, but tasks of another task definition run, though no deployment is under way.`;
  return [
    warning(message, {
      evidence: tasks3.map((each) => `task ${each.task} runs ${lastPart(each.taskDefinition)}`),
      fix: tasks3.map(({ task }) => awsCommand("ecs describe-tasks", { cluster, tasks: [task], region: region2 }))
    })
  ];
}
var driftChecks = [digest, files, settings];

// src/doctor/checks/database-path.ts
function databaseVerdict(path, family = 4) {
  const { network, databaseNetwork } = path;
  const first = verdictAt(path, currentSubnets(path), family);
  const legs = (databaseNetwork.targets ?? []).map((target) => {
    const sources = proxySources(network, databaseNetwork);
    const destinations = databaseDestinations(
      { network, databaseNetwork: target },
      currentSubnets({ databaseNetwork: target })
    );
    return verdictOfParts(destinations.map((destination) => reachFromAll(network, sources, destination)));
  });
  return verdictOfAll([first, ...legs]);
}
function verdictAt(path, subnetIds, family = 4) {
  const { network, databaseNetwork } = path;
  const sources = sourcesOf(network, path.taskPlaces.application);
  const destinations = databaseDestinations(path, subnetIds);
  if (destinations.length === 0)
    return verdictOf([unknownHop("address", `RDS names no subnet of ${databaseNetwork.identifier}.`)]);
  return verdictOfParts(destinations.map((destination) => reachFromAll(network, sources, destination, family)));
}
function currentSubnets({
  databaseNetwork: { subnets, availabilityZone },
  databaseInterface
}) {
  if (databaseInterface) return [databaseInterface.subnetId];
  const inZone = subnets.filter((subnet) => subnet.availabilityZone === availabilityZone);
  return (inZone.length > 0 ? inZone : subnets).map(({ id }) => id);
}
function databaseDestinations({ network, databaseNetwork, databaseInterface }, subnetIds) {
  return subnetIds.map((subnetId) => {
    const own = databaseInterface?.subnetId === subnetId ? { networkInterface: databaseInterface } : {};
    return destinationOf(network, { ...databaseNetwork, id: databaseNetwork.identifier, subnetId, ...own });
  });
}
function proxySources(network, proxy2) {
  const { identifier, securityGroups, vpcId } = proxy2;
  const sources = [];
  for (const { id } of proxy2.subnets) {
    const found2 = subnetAddresses(network, id);
    if (found2.kind !== "known") return found2;
    const { addresses } = found2.value;
    const name = `the proxy ${identifier} in ${id}`;
    const rest = { kind: "endpoint", publicAddresses: [], ephemeralPorts: anyEphemeralPorts };
    sources.push({ ...rest, name, vpcId, subnetId: id, addresses, securityGroups });
  }
  return known(sources);
}

// src/doctor/checks/no-database.ts
var noDatabase2 = unknown(
  "The database is none of RDS in this region, so where it is in the network is not known."
);

// src/doctor/checks/verdict-complaints.ts
function verdictComplaints({ outcome, failing }, words, region2) {
  const shown = { evidence: evidenceOf(failing), fix: inRegion(fixesOf(failing), region2) };
  const reasons = failing.map(({ message }) => message).join(" ");
  switch (outcome) {
    case "yes":
      return [];
    case "no":
      return [problem(`${words.no} ${reasons}`, shown)];
    case "partial":
      return [warning(`${words.partial} ${reasons}`, shown)];
    case "unknown":
      return [unknown(`${words.unknown} ${reasons}`, shown)];
  }
}
function inRegion(commands, region2) {
  return commands.map((command) => `${command} --region ${shellWord(region2)}`);
}
function fixesOf(hops) {
  return [...new Set(hops.flatMap(({ fix }) => fix))];
}
function evidenceOf(hops) {
  const texts = hops.map(({ place, evidence }) => evidence.length === 0 ? place : `${place}: ${evidence.join(", ")}`);
  return [...new Set(texts)];
}

// src/doctor/checks/failover.ts
var failover = check({
  id: "DB-AZ",
  area: "database",
  title: "A failover to another Availability Zone changes nothing for the tasks",
  reads: ["network", "taskPlaces", "databaseNetwork", "request"],
  readsToo: ["databaseInterface"],
  rule: ({ databaseNetwork, request: { region: region2 }, ...rest }) => {
    if (databaseNetwork === null) return [noDatabase2];
    if (databaseNetwork.availabilityZone === null) return [];
    const path = { ...rest, databaseNetwork };
    const current = verdictAt(path, currentSubnets(path));
    const others = databaseNetwork.subnets.filter(
      ({ availabilityZone }) => availabilityZone !== databaseNetwork.availabilityZone
    );
    return others.flatMap((subnet) => afterFailover(path, current, subnet, region2));
  },
  without: ({ databaseNetwork }) => {
    if (databaseNetwork === null) return void 0;
    const { availabilityZone: zone, identifier, subnets } = databaseNetwork;
    if (zone === null) return `${identifier} is in all of its subnets at once, so nothing of it moves.`;
    return subnets.every(({ availabilityZone }) => availabilityZone === zone) ? `${identifier} has subnets in ${zone} only, so it cannot move.` : void 0;
  }
});
function afterFailover(path, current, { id, availabilityZone }, region2) {
  const there = verdictAt({ ...path, databaseInterface: null }, [id]);
  const { identifier } = path.databaseNetwork;
  const known2 = new Set(current.failing.map(({ message }) => message));
  const failing = there.failing.filter(({ message }) => !known2.has(message));
  const reasons = failing.map(({ message }) => message).join(" ");
  const shown = { evidence: [`${id} in ${availabilityZone}`, ...evidenceOf(failing)] };
  if (there.outcome === "unknown" || current.outcome === "unknown") {
    const message = `Whether the tasks reach ${identifier} after a failover to ${availabilityZone} is not known.`;
    return [unknown(`${message} ${reasons}`.trim(), shown)];
  }
  if (there.outcome === current.outcome) return [];
  const fix = inRegion(fixesOf(failing), region2);
  return there.outcome === "yes" ? [warning(`The tasks reach ${identifier} in ${availabilityZone}, and not where it is.`, shown)] : [
    warning(`The way to ${identifier} breaks after a failover to ${availabilityZone}. ${reasons}`, {
      ...shown,
      fix
    })
  ];
}
var failoverChecks = [failover];

// src/doctor/checks/identity.ts
var area4 = "identity";
var signIn = check({
  id: "ID-SIGNIN",
  area: area4,
  title: "AWS answers, and takes the credentials of the job",
  reads: ["signIn"],
  rule: ({ signIn: { failure } }) => failure === null ? [] : [problem(`${failure.what} ${failure.fix}`, { evidence: [failure.why] })]
});
var account = check({
  id: "ID-ACCT",
  area: area4,
  title: "The job is signed in to the account that everything is in",
  reads: ["caller", "request"],
  readsToo: ["images"],
  rule: ({ caller, request: { account: asked }, images }) => {
    if (asked === null && images?.length === 0)
      return [unknown('Nothing says which account is meant: no image is in ECR. Give the input "account".')];
    const others = (images ?? []).filter((each) => each.account !== caller.account);
    return [
      ...asked === null || asked === caller.account ? [] : [problem(...wrongAccount(caller, "the input account", asked))],
      ...others.map((each) => foreignImage(caller, each))
    ];
  }
});
function wrongAccount({ account: own, arn }, of, wanted) {
  const message = `The job is signed in to ${own}, but ${of} is in ${wanted}. Check role-to-assume.`;
  const evidence = [`caller ${arn}`, `${of}: ${wanted}`];
  return [message, { evidence, fix: [awsCommand("sts get-caller-identity", {})] }];
}
function foreignImage(caller, { container, account: wanted }) {
  const [message, shown] = wrongAccount(caller, `the image of ${container}`, wanted);
  return warning(`${message} It can be pulled only where the policy of its repository allows it.`, shown);
}
var region = check({
  id: "ID-REGION",
  area: area4,
  title: "The region is that of the images and secrets",
  reads: ["request", "taskDefinition"],
  readsToo: ["images"],
  rule: ({ request, taskDefinition, images = [] }) => {
    if (request.region === "") return [problem("No region is set. Set aws-region, or AWS_REGION.")];
    const named2 = [
      ...images.map((each) => ({ arn: each.name, region: each.region })),
      ...secretRegions(taskDefinition)
    ];
    return named2.filter((each) => each.region !== request.region).map(
      (each) => (
        // ECS pulls images and reads secrets of other regions by their full names.
        warning(`The region is ${request.region}, but ${each.arn} is in ${each.region}. Check aws-region.`, {
          evidence: [each.arn]
        })
      )
    );
  }
});
function secretRegions({ containers }) {
  return containers.flatMap(
    ({ secrets }) => secrets.flatMap(({ valueFrom }) => {
      const [prefix, , , ofSecret = ""] = valueFrom.split(":");
      return prefix === "arn" && ofSecret !== "" ? [{ arn: valueFrom, region: ofSecret }] : [];
    })
  );
}
var keys = check({
  id: "ID-KEYS",
  area: area4,
  title: "The job has credentials that end by themselves",
  reads: ["caller"],
  rule: ({ caller: { arn } }) => {
    const advice = "Let the job assume a role by OpenID Connect instead (role-to-assume, permissions: id-token: write).";
    if (/^arn:[\w-]+:iam::\d+:root$/.test(arn)) {
      return [problem(`The job has the keys of the account's root user. ${advice}`, { evidence: [arn] })];
    }
    return arn.includes(":user/") ? [warning(`The job has the long-lived keys of a user. ${advice}`, { evidence: [arn] })] : [];
  }
});
var reserveMinutes = 10;
var expiry = check({
  id: "ID-EXPIRY",
  area: area4,
  title: "The credentials outlast the deploy",
  reads: ["credentials", "request"],
  rule: ({ credentials: { expiresAt }, request: { now, waitMinutes } }) => {
    if (expiresAt === null) return [];
    const minutes = Math.floor((expiresAt - now) / 60);
    if (minutes >= waitMinutes + reserveMinutes) return [];
    const message = `The credentials end in ${minutes} min, and a deploy waits for up to ${waitMinutes} min. Raise role-duration-seconds to ${60 * (waitMinutes + 2 * reserveMinutes)}.`;
    return [warning(message, { evidence: [`expires ${new Date(1e3 * expiresAt).toISOString()}`] })];
  }
});
var trust = check({
  id: "ID-TRUST",
  area: area4,
  title: "Only the right workflows may assume the job's role",
  reads: ["callerTrust", "caller"],
  rule: ({ callerTrust, caller }) => callerTrust.filter(isForGitHub).flatMap((statement) => {
    const subjects = statement.conditions.filter(({ key }) => key.endsWith(":sub"));
    if (subjects.length === 0) return [withoutSubject(statement, caller.arn)];
    return subjects.flatMap(subjectProblem);
  }),
  without: ({ callerTrust }) => callerTrust.some(isForGitHub) ? void 0 : "No workflow of GitHub may assume the role of the job by its own token."
});
function isForGitHub({ effect, principals }) {
  return effect === "Allow" && principals.some((each) => each.includes("token.actions.githubusercontent.com"));
}
function withoutSubject({ conditions }, arn) {
  const role = /assumed-role\/([^/]+)\//.exec(arn)?.[1] ?? arn;
  const keys2 = conditions.map(({ key }) => key).filter((key) => !key.endsWith(":aud"));
  const fix = [awsCommand("iam get-role", { "role-name": role, query: "Role.AssumeRolePolicyDocument" })];
  return keys2.length === 0 ? problem('The trust policy of the role names no "sub": every repository on GitHub may assume it.', {
    evidence: [`role ${role}: no condition on sub`],
    fix
  }) : warning(`The trust policy of the role names no "sub", so only ${keys2.join(", ")} decides who may assume it.`, {
    evidence: [`role ${role}: no condition on sub`],
    fix
  });
}
function subjectProblem({ operator, key, values }) {
  const evidence = [`${operator} ${key}: ${values.join(", ")}`];
  const likes = operator.includes("StringLike");
  if (likes && values.some((value) => value === "*" || value.startsWith("repo:*"))) {
    return [problem("The trust policy of the role lets every repository on GitHub assume it.", { evidence })];
  }
  if (!likes && operator.includes("StringEquals") && values.some((value) => value.includes("*"))) {
    const message = "The trust policy has a * under StringEquals, which takes it literally and never matches. Use StringLike.";
    return [
      values.every((value) => value.includes("*")) ? problem(message, { evidence }) : warning(message, { evidence })
    ];
  }
  if (!operator.startsWith("ForAllValues")) return [];
  return [
    warning('ForAllValues is also true where there is no "sub" at all. Use StringEquals or StringLike alone.', {
      evidence
    })
  ];
}
var identityChecks = [signIn, account, region, keys, expiry, trust];

// src/doctor/checks/load-balancer.ts
var area5 = "load balancer";
var noTargetGroup = "The service has no load balancer with a target group.";
var type = check({
  id: "LB-TYPE",
  area: area5,
  title: "The target type goes with the network mode",
  reads: ["targetGroups", "taskDefinition"],
  rule: ({ targetGroups, taskDefinition: { networkMode } }) => {
    const wanted = networkMode === "awsvpc" ? "ip" : "instance";
    return targetGroups.filter(({ targetType }) => targetType !== wanted).map(
      ({ name, targetType }) => problem(
        `The target group ${name} takes targets of type ${targetType}, and tasks with the network mode ${networkMode} need ${wanted}. A target group cannot change its type: make a new one.`,
        {
          evidence: [`${name}: target type ${targetType}`]
        }
      )
    );
  },
  without: ({ targetGroups }) => targetGroups.length === 0 ? noTargetGroup : void 0
});
var healthCheckPort = check({
  id: "LB-HCPORT",
  area: area5,
  title: "Health checks go to the port that the task gets",
  reads: ["targetGroups", "taskDefinition", "service", "request"],
  rule: ({ targetGroups, taskDefinition, service, request: { region: region2 } }) => {
    const dynamic = (service?.loadBalancers ?? []).filter((each) => isDynamic(taskDefinition, each));
    return targetGroups.filter(({ arn }) => dynamic.some(({ targetGroupArn }) => targetGroupArn === arn)).filter((group) => group.healthCheckPort !== "traffic-port").map(
      ({ arn, name, healthCheckPort: port2 }) => problem(`The task's host port is dynamic, but ${name} checks port ${port2}, where nothing of it listens.`, {
        evidence: [`${name}: health check port ${port2}`],
        fix: [
          awsCommand("elbv2 modify-target-group", {
            "target-group-arn": arn,
            "health-check-port": "traffic-port",
            region: region2
          })
        ]
      })
    );
  },
  without: ({ targetGroups }) => targetGroups.length === 0 ? noTargetGroup : void 0
});
function isDynamic({ networkMode, containers }, to) {
  const container = containers.find(({ name }) => name === to.containerName);
  const mapping = container?.portMappings.find(({ containerPort }) => containerPort === to.containerPort);
  return networkMode === "bridge" && mapping !== void 0 && (mapping.hostPort ?? 0) === 0;
}
var attachment = check({
  id: "LB-ATTACH",
  area: area5,
  title: "Every target group has a load balancer, in the VPC and the Availability Zones of its tasks",
  reads: ["targetGroups", "taskNetwork"],
  rule: ({ targetGroups, taskNetwork }) => targetGroups.flatMap((group) => attachmentOf(group, taskNetwork)),
  without: ({ targetGroups }) => targetGroups.length === 0 ? noTargetGroup : void 0
});
function attachmentOf({ name, vpc, loadBalancers }, network) {
  if (loadBalancers.length === 0) {
    return [
      problem(
        `No load balancer sends to the target group ${name}, so ECS refuses the service and no request arrives. Make a listener that forwards to it.`,
        { evidence: [`${name}: no load balancer`] }
      )
    ];
  }
  if (vpc !== network.vpc) {
    return [
      problem(`The target group ${name} is in another VPC than the tasks.`, {
        evidence: [`${name}: ${vpc}`, `tasks: ${network.vpc}`]
      })
    ];
  }
  return loadBalancers.flatMap(({ arn, availabilityZones }) => {
    const missing = network.availabilityZones.filter((zone) => !availabilityZones.includes(zone));
    if (missing.length === 0) return [];
    return [
      problem(
        `The load balancer of ${name} is not in ${missing.join(", ")}: targets there get no requests. Add a subnet there with "aws elbv2 set-subnets".`,
        { evidence: [`${arn}: ${availabilityZones.join(", ")}`] }
      )
    ];
  });
}
var health = check({
  id: "LB-HEALTH",
  area: area5,
  title: "No target is unhealthy",
  reads: ["targetGroups"],
  rule: ({ targetGroups }) => targetGroups.flatMap(healthOf),
  without: ({ targetGroups }) => targetGroups.length === 0 ? noTargetGroup : void 0
});
function healthOf(group) {
  if (group.targets.length === 0) return [unknown(`${group.name} has no targets whose health could be judged.`)];
  return group.targets.filter(({ state: state3 }) => state3 === "unhealthy").map((target) => unhealthy(group, target));
}
function unhealthy({ name, healthCheckPath }, { id, port: port2, reason, description }) {
  const evidence = [`${name}: ${id}:${port2 ?? "-"} ${reason ?? ""} ${description ?? ""}`.trim()];
  return warning(`A target of ${name} is unhealthy: ${meaning(reason, healthCheckPath ?? "/")}`, { evidence });
}
function meaning(reason, path) {
  switch (reason) {
    case "Target.Timeout":
      return "it did not answer in time. A security group drops the check, or the application is slow.";
    case "Target.FailedHealthChecks":
      return "the connection was refused or its answer was no HTTP. Nothing listens on that port.";
    case "Target.ResponseCodeMismatch":
      return `it answers ${path} with a status code that does not count as healthy.`;
    default:
      return "the load balancer gives no reason that is known.";
  }
}
var loadBalancerChecks = [type, healthCheckPort, attachment, health];

// src/doctor/checks/load-balancer-path.ts
function dialledPorts({ networkMode, containers }, { containerName, containerPort }, { healthCheckPort: healthCheckPort2 }) {
  const container = containers.find(({ name }) => name === containerName);
  const mapping = container?.portMappings.find((each) => each.containerPort === containerPort);
  if (mapping === void 0) return void 0;
  const health3 = /^\d+$/.test(healthCheckPort2) ? [onePort(Number(healthCheckPort2))] : [];
  if (networkMode !== "bridge") return [onePort(containerPort), ...health3];
  return [(mapping.hostPort ?? 0) === 0 ? dynamicHostPorts : onePort(mapping.hostPort ?? 0), ...health3];
}
function balancerVerdict(network, balancer, tasks3, ports) {
  const sources = balancerEndpoints(network, balancer);
  const at = (range) => verdictOfParts(tasks3.map((task) => reachFromAll(network, sources, known(dialled(task, range)))));
  return verdictOfAll(ports.map(at));
}
function dialled(endpoint, ports, isPublic = false) {
  return { ...endpoint, ports, isPublic };
}
function balancerEndpoints(network, balancer) {
  const { name, vpcId, securityGroups, subnetIds } = balancer;
  const endpoints = [];
  for (const subnetId of subnetIds) {
    const found2 = subnetAddresses(network, subnetId);
    if (found2.kind !== "known") return found2;
    endpoints.push({
      kind: "endpoint",
      name: `the load balancer ${name} in ${subnetId}`,
      vpcId,
      subnetId,
      addresses: found2.value.addresses,
      publicAddresses: [],
      securityGroups,
      unfiltered: balancer.type === "network" && securityGroups.length === 0,
      ephemeralPorts: anyEphemeralPorts
    });
  }
  return known(endpoints);
}

// src/doctor/checks/task-endpoints.ts
function taskEndpoints({ network, taskPlaces }) {
  return mapFact(sourcesOf(network, taskPlaces.application), (sources) => known(sources.flatMap(endpointOf)));
}
function dialsIpv6(tasks3) {
  const sources = taskEndpoints(tasks3);
  return sources.kind === "known" && sources.value.some(({ addresses }) => ofFamily(addresses, 6).length > 0);
}
function endpointOf(source) {
  return source.kind === "endpoint" ? [source] : [];
}

// src/doctor/checks/load-balancer-network.ts
var targets = check({
  id: "LB-SG",
  area: "load balancer",
  title: "The configuration of the network lets the load balancers reach the tasks",
  reads: ["network", "taskPlaces", "balancers", "targetGroups", "taskDefinition", "service", "request"],
  rule: (balanced) => {
    if (balanced.service === null) return [unknown("There is no service that a load balancer could send to.")];
    const registrations = balanced.service.loadBalancers;
    if (registrations.length === 0) return [];
    const tasks3 = taskEndpoints(balanced);
    if (tasks3.kind !== "known") return [unknown(`Where the tasks are is not known, because ${whyUnknown(tasks3)}.`)];
    if (tasks3.value.length === 0) return [unknown("The tasks have no network that a load balancer could reach.")];
    return registrations.flatMap((registration) => behind(balanced, registration, tasks3.value));
  },
  without: ({ service }) => service?.loadBalancers.length === 0 ? "The service has no load balancer." : void 0
});
function behind(balanced, registration, tasks3) {
  const group = balanced.targetGroups.find(({ arn }) => arn === registration.targetGroupArn);
  if (group === void 0) return [unknown("The target group of the service was not found.")];
  const arns = group.loadBalancers.map(({ arn }) => arn);
  const own = balanced.balancers.filter(({ arn, type: type2 }) => arns.includes(arn) && type2 !== "gateway");
  if (own.length === 0) return [unknown(`No load balancer is known that sends to ${group.name}.`)];
  return own.flatMap((balancer) => throughBalancer(balanced, { registration, group, balancer }, tasks3));
}
function throughBalancer({ network, taskDefinition, request: { region: region2 } }, { registration, group, balancer }, tasks3) {
  const ports = dialledPorts(taskDefinition, registration, group);
  if (ports === void 0)
    return [unknown(`The task definition does not map what ${group.name} sends to, as SV-LBPORT tells.`)];
  const way = `reaches the tasks of ${group.name}`;
  const words = {
    no: `The load balancer ${balancer.name} does not reach the tasks of ${group.name}: they never become healthy.`,
    partial: `The load balancer ${balancer.name} ${way} at some ports or addresses only.`,
    unknown: `Whether the load balancer ${balancer.name} ${way} is not known.`
  };
  return [
    ...verdictComplaints(balancerVerdict(network, balancer, tasks3, ports), words, region2),
    ...clientAddresses(group, balancer)
  ];
}
function clientAddresses({ name, targetType }, { type: type2 }) {
  if (type2 !== "network" || targetType !== "instance") return [];
  return [
    unknown(
      `The network load balancer of ${name} keeps its clients' addresses, and which of them the tasks' security groups should let in is not known.`
    )
  ];
}
var loadBalancerNetworkChecks = [targets];

// src/doctor/checks/network.ts
var area6 = "network";
var story = "database-reach";
var reachable = check({
  id: "NET-DB",
  area: area6,
  title: "The configuration of the network lets the tasks reach the database",
  story,
  reads: ["network", "taskPlaces", "databaseNetwork", "request"],
  readsToo: ["databaseInterface"],
  rule: ({ databaseNetwork, request: { region: region2 }, ...rest }) => {
    if (databaseNetwork === null) return [noDatabase2];
    const path = { ...rest, databaseNetwork };
    const complaints = verdictComplaints(databaseVerdict(path), wordsFor(databaseNetwork, ""), region2);
    return [...complaints, ...overIpv6(path, region2), ...unseenTargets(databaseNetwork)];
  }
});
function wordsFor({ identifier, port: port2 }, how) {
  const reaching = `reach ${identifier} on port ${port2}${how}`;
  return {
    no: `The tasks do not ${reaching}: connections time out.`,
    partial: `The tasks ${reaching} from or at some addresses only.`,
    unknown: `Whether the tasks ${reaching} is not known.`
  };
}
function overIpv6(path, region2) {
  if (!path.databaseNetwork.dualStack || !dialsIpv6(path)) return [];
  const complaints = verdictComplaints(databaseVerdict(path, 6), wordsFor(path.databaseNetwork, " over IPv6"), region2);
  return complaints.map((each) => each.status === "problem" ? { ...each, status: "warning" } : each);
}
function unseenTargets({ identifier, targets: targets2 }) {
  if (targets2 === null || targets2.length > 0) return [];
  return [
    unknown(`Where the databases behind the proxy ${identifier} are is not known, so its own way to them is not.`)
  ];
}
var dockerBridge = "172.17.0.0/16";
var dockerBridgeOverlap = check({
  id: "NET-DOCKER0",
  area: area6,
  title: "The database is at no address that Docker keeps for its own bridge",
  story,
  reads: ["network", "taskPlaces", "databaseNetwork"],
  rule: ({ network, taskPlaces, databaseNetwork: database }) => {
    if (database === null) return [noDatabase2];
    if (taskPlaces.application.kind === "unknown")
      return [unknown(`Where the tasks are is not known, because ${taskPlaces.application.why}.`)];
    if (taskPlaces.application.kind !== "instance") return [];
    if (network.subnets.kind !== "known")
      return [unknown(`The addresses of the database are not known, because ${whyUnknown(network.subnets)}.`)];
    const ids = database.subnets.map(({ id }) => id);
    const own = network.subnets.value.filter(({ id }) => ids.includes(id));
    if (own.length === 0) return [unknown("The addresses of the database are not known: its subnets were not found.")];
    const colliding = own.filter(({ cidrs }) => overlaps(parseRanges(cidrs), parseRanges([dockerBridge])));
    if (colliding.length === 0) return [];
    const message = `The subnets of ${database.identifier} overlap ${dockerBridge}, which Docker keeps for its bridge docker0: packets to the database may never leave the instance. Set "bip" in /etc/docker/daemon.json to another block in the user data of the instances.`;
    return [warning(message, { evidence: colliding.map(({ id, cidrs }) => `${id}: ${cidrs.join(", ")}`) })];
  },
  without: ({ taskPlaces: { application } }) => application.kind === "instance" ? void 0 : "The tasks do not leave by the bridge of Docker."
});
var names = check({
  id: "NET-DNS",
  area: area6,
  title: "The VPCs resolve names by AWS's own DNS",
  story,
  reads: ["vpcDns", "request"],
  rule: ({ vpcDns, request: { region: region2 } }) => {
    if (vpcDns.length === 0) return [unknown("No VPC was found that the service is in.")];
    return vpcDns.flatMap(({ vpcId, dnsSupport, servers }) => {
      if (!dnsSupport) return [withoutDns(vpcId, region2)];
      const others = servers.filter((server) => server !== "AmazonProvidedDNS");
      if (others.length === 0) return [];
      const message = `${vpcId} asks DNS servers of its own. Whether they know the names of AWS, and at which address, is not known.`;
      return [warning(message, { evidence: [`${vpcId}: ${servers.join(", ")}`] })];
    });
  }
});
function withoutDns(vpcId, region2) {
  const options = { "vpc-id": vpcId, "enable-dns-support": '{"Value":true}', region: region2 };
  return problem(`${vpcId} resolves no names: neither the database nor any service of AWS is found in it.`, {
    evidence: [`${vpcId}: enableDnsSupport=false`],
    fix: [awsCommand("ec2 modify-vpc-attribute", options)]
  });
}
var stale = check({
  id: "NET-STALE",
  area: area6,
  title: "Every security group that a rule names is there",
  reads: ["staleRules", "request"],
  rule: ({ staleRules, request: { region: region2 } }) => staleRules.map((rule) => staleRule(rule, region2))
});
function staleRule({ id, groupId, direction, referencedGroup, why }, region2) {
  const options = { "group-id": groupId, "security-group-rule-ids": id, region: region2 };
  return warning(`The rule ${id} of ${groupId} names ${referencedGroup} and lets nothing through, because ${why}.`, {
    evidence: [`${id}: ${referencedGroup}`],
    fix: [awsCommand(`ec2 revoke-security-group-${direction}`, options)]
  });
}
var networkChecks = [reachable, dockerBridgeOverlap, names, stale];

// src/doctor/checks/network-peering.ts
var area7 = "network";
var story2 = "database-reach";
var sameNetwork = check({
  id: "NET-VPC",
  area: area7,
  title: "The tasks and the database are in one VPC, or routes lead from one to the other",
  story: story2,
  reads: ["network", "taskPlaces", "databaseNetwork", "request"],
  rule: ({ network, taskPlaces, databaseNetwork: database, request: { region: region2 } }) => {
    if (database === null) return [noDatabase2];
    if (database.publiclyAccessible) return [];
    return fromOtherVpcs({ network, taskPlaces, databaseNetwork: database }, (source, destination) => {
      const routes = reach(network, source, destination).failing.filter(({ place }) => place.endsWith("-route"));
      if (routes.length === 0) return [];
      const message = `The database ${database.identifier} is in ${database.vpcId} and ${source.name} in ${source.vpcId}: that is not the same network, and it has a private address only.`;
      const shown = { evidence: evidenceOf(routes), fix: inRegion(fixesOf(routes), region2) };
      return routes.some(({ outcome }) => outcome === "no") ? [problem(`${message} ${routes.map((route) => route.message).join(" ")}`, shown)] : [unknown(`${message} ${routes.map((route) => route.message).join(" ")}`, shown)];
    });
  },
  without: ({ databaseNetwork }) => databaseNetwork?.publiclyAccessible === true ? "The database has a public address, so no VPC has to be its own." : void 0
});
function fromOtherVpcs(path, judge) {
  const sources = taskEndpoints(path);
  if (sources.kind !== "known") return [notKnown(sources)];
  if (sources.value.length === 0) return [unknown("The tasks have no network that could lead to the database.")];
  const complaints = [];
  for (const destination of databaseDestinations(path, currentSubnets(path))) {
    if (destination.kind !== "known") return [notKnown(destination)];
    const others = sources.value.filter(({ vpcId }) => vpcId !== destination.value.vpcId);
    complaints.push(...others.flatMap((source) => judge(source, destination.value)));
  }
  return [...new Map(complaints.map((each) => [each.message, each])).values()];
}
function notKnown(fact) {
  return unknown(`Where the tasks and the database are is not known, because ${whyUnknown(fact)}.`);
}
var publicName = check({
  id: "NET-PUBDNS",
  area: area7,
  title: "The name of the database resolves to an address at which its security groups know the tasks",
  story: story2,
  reads: ["network", "taskPlaces", "databaseNetwork", "request"],
  rule: ({ network, taskPlaces, databaseNetwork: database, request: { region: region2 } }) => {
    if (database === null) return [noDatabase2];
    if (!database.publiclyAccessible) return [];
    return fromOtherVpcs(
      { network, taskPlaces, databaseNetwork: database },
      (source, destination) => atPublicAddress(network, source, destination, region2)
    );
  },
  without: ({ databaseNetwork }) => databaseNetwork?.publiclyAccessible === false ? "The database has private addresses only, so its name resolves to one of them everywhere." : void 0
});
function atPublicAddress(network, source, destination, region2) {
  const choice = chooseAddress(network, source, destination);
  if (choice.kind !== "known") return [notKnown(choice)];
  if (choice.value === "private") return [];
  const ingress = reach(network, source, destination).hops.find(({ place }) => place === "destination-ingress");
  const named2 = ingress?.outcome === "no" ? ingress.ineffective ?? [] : [];
  const fix = inRegion(resolvePrivately(network, source, destination), region2);
  const evidence = [`${source.vpcId}, ${destination.vpcId}`, ...named2];
  const where = `${destination.name} is in ${destination.vpcId} and public, so connections from ${source.name} in ${source.vpcId} go to its public address.`;
  return named2.length === 0 ? [warning(`${where} Their packets leave by the internet.`, { evidence, fix })] : [
    problem(`${where} ${named2.join(", ")} names a security group, and such rules match private addresses only.`, {
      evidence,
      fix
    })
  ];
}
function resolvePrivately({ peerings }, source, destination) {
  if (peerings.kind !== "known") return [];
  const active2 = peeringsBetween(peerings.value, source.vpcId, destination.vpcId).find(
    ({ status }) => status === "active"
  );
  if (active2 === void 0) return [];
  const side = active2.sides[0].vpcId === destination.vpcId ? "requester" : "accepter";
  const option = `${side}-peering-connection-options`;
  return [
    awsCommand("ec2 modify-vpc-peering-connection-options", {
      "vpc-peering-connection-id": active2.id,
      [option]: "AllowDnsResolutionFromRemoteVpc=true"
    })
  ];
}
var peeringChecks = [sameNetwork, publicName];

// src/doctor/checks/published-ports.ts
function publishedPorts(definition) {
  const mappings = definition.containers.flatMap(({ portMappings }) => portMappings);
  return mappings.flatMap((mapping) => publishedPort(definition, mapping) ?? []);
}
function publishedPort({ networkMode }, { hostPort, containerPort }) {
  if (networkMode !== "bridge") return containerPort;
  return hostPort === 0 ? null : hostPort;
}

// src/doctor/checks/outside.ts
var area8 = "outside";
var https = 443;
var published = check({
  id: "OUT-443",
  area: area8,
  title: "What is to be reached on 443 is published there",
  story: "https",
  reads: ["taskDefinition", "listeners", "request"],
  readsToo: ["images"],
  rule: ({ taskDefinition, listeners, request, images = [] }) => {
    if (publishes({ taskDefinition, listeners }, https)) return [];
    const exposing = images.flatMap(
      ({ container, found: found2 }) => found2?.exposedPorts.includes(https) === true ? [container] : []
    );
    if (request.publicPorts.includes(https)) return [refused(taskDefinition, exposing)];
    const warnings = exposing.map(
      (name) => warning(`The image of ${name} EXPOSEs 443, which publishes nothing: no mapping and no listener serve 443.`)
    );
    return warnings.length === 0 && request.publicPorts.length === 0 ? [notAsked] : warnings;
  },
  without: ({ request, taskDefinition, listeners }) => request.publicPorts.includes(https) || publishes({ taskDefinition, listeners }, https) ? void 0 : "Nothing publishes 443, which is not among the public ports."
});
var notAsked = unknown(
  'Nothing publishes 443, and nothing says whether users are to reach the service there. Give the input "public-ports".'
);
function publishes({ taskDefinition, listeners }, port2) {
  const isMapped = ({ portMappings }) => portMappings.some((mapping) => publishedPort(taskDefinition, mapping) === port2);
  return listeners.some((listener) => listener.port === port2) || taskDefinition.containers.some(isMapped);
}
function refused(definition, exposing) {
  const mapped = definition.containers.flatMap(
    ({ name, portMappings }) => portMappings.map(
      (mapping2) => `${name} maps ${publishedPort(definition, mapping2) ?? "a dynamic port"} to ${mapping2.containerPort}`
    )
  );
  const evidence = [...mapped, ...exposing.map((name) => `the image of ${name} EXPOSEs 443, which publishes nothing`)];
  const web = definition.containers.find(({ portMappings }) => portMappings.length > 0);
  const mapping = `{"containerPort":${https},"hostPort":${https},"protocol":"tcp"}`;
  const fix = web === void 0 ? [] : taskDefinitionEdit(definition, `${containerPath(web.name)}.portMappings += [${mapping}]`);
  const message = 'No container and no load balancer publishes 443: clients get "connection refused", which a security group cannot mend (one that blocks lets them time out).';
  return problem(message, { evidence, fix });
}
var certificateLike2 = /cert|tls|ssl|letsencrypt|acme|\.pem/i;
var certificate = check({
  id: "OUT-CERT",
  area: area8,
  title: "The certificate outlives the container",
  story: "https",
  reads: ["taskDefinition", "listeners"],
  rule: ({ taskDefinition, listeners }) => {
    const endsAtBalancer = listeners.some(
      ({ port: port2, protocol }) => port2 === https && (protocol === "HTTPS" || protocol === "TLS")
    );
    if (endsAtBalancer) return [];
    return taskDefinition.containers.filter(serves443).filter((container) => !keepsCertificate(container)).map(
      ({ name }) => warning(
        `${name} serves 443 itself, and mounts nothing that looks like a certificate: key and certificate live in the container, and are lost with it on every deploy, renewals too. Use a load balancer with ACM, or a volume of the host or EFS.`,
        {
          evidence: [`${name}: maps 443, mounts no path and has no secret that speaks of certificates`]
        }
      )
    );
  },
  without: ({ taskDefinition: { containers }, listeners }) => listeners.some(({ port: port2 }) => port2 === https) || containers.some(serves443) ? void 0 : "Nothing serves 443, so there is no certificate to keep."
});
function serves443({ portMappings }) {
  return portMappings.some(({ containerPort }) => containerPort === https);
}
function keepsCertificate({ mountPoints, secrets }) {
  return mountPoints.some(({ path }) => certificateLike2.test(path)) || secrets.some(({ name }) => certificateLike2.test(name));
}
var leastCertificateDays = 21;
var probe = check({
  id: "OUT-PROBE",
  area: area8,
  title: "The public ports answer the runner, with a certificate that lasts",
  reads: ["probes"],
  rule: ({ probes }) => probes.length === 0 ? [unknown("No connection was made before the job was cancelled.")] : probes.flatMap(probeOf)
});
function probeOf({ host, port: port2, outcome, certificateDays, tlsProblems }) {
  const evidence = [`${host}:${port2} ${outcome}, as the runner sees it`];
  if (outcome !== "connected")
    return [problem(`${host}:${port2} cannot be reached: ${outcomeText(outcome)}`, { evidence })];
  if (tlsProblems.length > 0)
    return [
      problem(`${host}:${port2} is reached, but browsers refuse its TLS: ${tlsProblems.join(", ")}.`, { evidence })
    ];
  if (certificateDays === null || certificateDays >= leastCertificateDays) return [];
  const ends = certificateDays < 0 ? "has expired" : `expires in ${certificateDays} days`;
  return [warning(`The certificate of ${host}:${port2} ${ends}.`, { evidence })];
}
function outcomeText(outcome) {
  switch (outcome) {
    case "refused":
      return "the connection is refused, so the machine is there and nothing is published on that port.";
    case "timed-out":
      return "nothing answers, so a security group, a network ACL or a route drops it.";
    case "reset":
      return "the connection is ended at once, by the server or by something on the way.";
    case "unreachable":
      return "there is no way to its address.";
    case "name-not-found":
      return "the name has no address in DNS.";
  }
}
var outsideChecks = [published, certificate, probe];

// src/network/reach-internet.ts
function reachInternet(network, source, port2) {
  const [to, ports] = [internet(4), onePort(port2)];
  const why = "the other end is on the internet";
  const dialled2 = { to, ports, securityGroups: [], references: { kind: "no-match", why } };
  return verdictOf([
    egressHop(network, source, dialled2),
    ...wayOut(network, source, ports, to).hops,
    blockPublicAccessHop(network)
  ]);
}
var theInternet = { kind: "outside", name: "the internet", addresses: internet(4) };

// src/doctor/checks/outside-network.ts
var inbound = check({
  id: "OUT-IN",
  area: "outside",
  title: "The configuration of the network lets the internet in at the public ports",
  story: "https",
  reads: ["network", "taskPlaces", "balancers", "listeners", "taskDefinition", "request"],
  rule: (facts) => {
    const ports = wantedPorts(facts);
    if (ports.length === 0)
      return [unknown('Nothing says at which ports users are to reach the service. Give the input "public-ports".')];
    const found2 = facts.balancers.length > 0 ? throughBalancers(facts, ports) : straightToTasks(facts, ports);
    return facts.request.publicPorts.length > 0 ? found2 : found2.map(unasked);
  }
});
function unasked(complaint2) {
  return complaint2.status === "problem" ? { ...complaint2, status: "warning" } : complaint2;
}
function wantedPorts({ request, listeners, taskDefinition }) {
  if (request.publicPorts.length > 0) return request.publicPorts;
  const published2 = [...listeners.map(({ port: port2 }) => port2), ...publishedPorts(taskDefinition)];
  return [80, 443].filter((port2) => published2.includes(port2));
}
function throughBalancers(facts, ports) {
  const facing = facts.balancers.filter(({ internetFacing }) => internetFacing);
  if (facing.length > 0)
    return facing.flatMap((balancer) => ports.flatMap((port2) => toBalancer(facts, balancer, port2)));
  const evidence = facts.balancers.map(({ name }) => `${name}: internal`);
  if (facts.request.publicPorts.length === 0)
    return [
      unknown('The load balancers are internal. Where users are to reach them, give the input "public-ports".', {
        evidence
      })
    ];
  return [
    problem(
      "The load balancers of the service are internal: nobody reaches them from the internet. Make one that is internet-facing.",
      { evidence }
    )
  ];
}
function toBalancer(facts, balancer, port2) {
  const endpoints = balancerEndpoints(facts.network, balancer);
  if (endpoints.kind !== "known") return [notKnown2(endpoints)];
  const open2 = endpoints.value.map((each) => ({ ...each, publicAddresses: internet(4) }));
  return fromInternet(facts, open2, port2, `the load balancer ${balancer.name}`);
}
function straightToTasks(facts, ports) {
  const tasks3 = taskEndpoints(facts);
  if (tasks3.kind !== "known") return [notKnown2(tasks3)];
  const open2 = tasks3.value.filter(({ publicAddresses }) => ofFamily(publicAddresses, 4).length > 0);
  if (open2.length === 0) {
    const evidence = tasks3.value.map(({ name, subnetId }) => `${name}: no public address in ${subnetId}`);
    if (facts.request.publicPorts.length === 0)
      return [
        unknown('The tasks have no public address. Where users are to reach them, give the input "public-ports".', {
          evidence
        })
      ];
    return [
      problem("Neither a load balancer nor the tasks have a public address: nobody reaches them from the internet.", {
        evidence
      })
    ];
  }
  return [...ports.flatMap((port2) => fromInternet(facts, open2, port2, "the tasks")), ...fleeting(facts, open2)];
}
function fromInternet({ network, request: { region: region2 } }, at, port2, what) {
  const verdicts = at.map((endpoint) => reach(network, theInternet, dialled(endpoint, onePort(port2), true)));
  const words = {
    no: `The internet does not reach ${what} on port ${port2}: connections time out.`,
    partial: `Only a part of the internet reaches ${what} on port ${port2}.`,
    unknown: `Whether the internet reaches ${what} on port ${port2} is not known.`
  };
  return verdictComplaints(verdictOfParts(verdicts.map((verdict) => opened(verdict, at, port2))), words, region2);
}
function opened(verdict, at, port2) {
  const mend = (hops) => hops.map((hop) => {
    const group = at.flatMap(({ securityGroups }) => securityGroups).find((each) => hop.evidence.includes(each));
    if (hop.place !== "destination-ingress" || hop.outcome !== "no" || group === void 0) return hop;
    const options = { "group-id": group, protocol: "tcp", port: port2, cidr: "0.0.0.0/0" };
    return { ...hop, fix: [awsCommand("ec2 authorize-security-group-ingress", options)] };
  });
  return { ...verdict, hops: mend(verdict.hops), failing: mend(verdict.failing) };
}
function fleeting({ taskPlaces: { application } }, open2) {
  const instances2 = application.kind === "instance" && application.instances.kind === "known" ? application.instances.value : [];
  const interfaces2 = instances2.flatMap((instance) => instance.interfaces);
  if (interfaces2.length > 0 && interfaces2.every(({ elastic }) => elastic === true)) return [];
  const evidence = open2.map(({ name, subnetId }) => `${name} in ${subnetId}`);
  return [
    warning(
      "The public address of the tasks changes with every start, so that a DNS name goes astray. Give the instance an Elastic IP address, or use a load balancer.",
      { evidence }
    )
  ];
}
function notKnown2(fact) {
  return unknown(`What the internet would dial is not known, because ${whyUnknown(fact)}.`);
}
var outsideNetworkChecks = [inbound];

// src/doctor/checks/permissions.ts
var area9 = "permissions";
var actions = check({
  id: "IAM-ACT",
  area: area9,
  title: "The job's role may do what the steps need",
  reads: ["callerAccess"],
  rule: ({ callerAccess }) => callerAccess.flatMap(accessProblem)
});
function accessProblem(access) {
  if (access.decision === "allowed") return [];
  if (access.missingContext.length > 0) return [openDecision(access)];
  if (access.deniedBy === "organization") return [deniedByOrganization(access)];
  const denied = deniedAction2(access, "The job");
  return access.optional === true ? [{ ...denied, status: "warning", message: `${denied.message} It gets on without, and tells less.` }] : [denied];
}
function deniedByOrganization(access) {
  const message = `A policy of the organization seems to deny ${access.action}, though such answers of the simulation are not always right.`;
  return warning(message, { evidence: [accessText(access)] });
}
function openDecision(access) {
  const message = `Whether ${access.action} is allowed depends on ${access.missingContext.join(", ")}, which only the request itself brings along.`;
  return warning(message, { evidence: [accessText(access)] });
}
function deniedAction2(access, who) {
  const { action, resource, role, deniedBy: deniedBy2 } = access;
  const evidence = [accessText(access)];
  if (deniedBy2 === "explicit-deny" || deniedBy2 === "boundary") {
    const by = deniedBy2 === "boundary" ? "its permissions boundary does not allow it" : "a policy denies it";
    return problem(`${who} cannot call ${action} on ${resource}, because ${by}: allowing it elsewhere does not help.`, {
      evidence
    });
  }
  return problem(`${who} cannot call ${action} on ${resource}.`, {
    evidence,
    fix: [grantCommand(role, action, resource)]
  });
}
function accessText({ role, action, resource, decision }) {
  return `${role}: ${action} on ${resource} = ${decision}`;
}
function grantCommand(role, action, resource) {
  const kind = role.includes(":user/") ? "user" : "role";
  const condition = action === "iam:PassRole" ? { Condition: passedToTasks } : {};
  const statement = { Effect: "Allow", Action: action, Resource: resource, ...condition };
  return awsCommand(`iam put-${kind}-policy`, {
    [`${kind}-name`]: role.slice(role.lastIndexOf("/") + 1),
    "policy-name": `berth-${action.replace(":", "-")}`,
    "policy-document": JSON.stringify({ Version: "2012-10-17", Statement: [statement] })
  });
}
var passedToTasks = { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } };
var passRole = check({
  id: "IAM-PASS",
  area: area9,
  title: "The job may hand the roles of the task definition to ECS",
  reads: ["passAccess"],
  rule: ({ passAccess }) => passAccess.flatMap(accessProblem),
  without: ({ passAccess }) => passAccess.length === 0 ? noRole : void 0
});
var noRole = "The task definition names no role.";
var trust2 = check({
  id: "IAM-TRUST",
  area: area9,
  title: "Tasks may assume their roles",
  reads: ["roles"],
  rule: ({ roles }) => roles.filter((role) => !isAssumable(role)).map(notAssumable),
  without: ({ roles }) => roles.length === 0 ? noRole : void 0
});
function isAssumable({ trust: statements }) {
  const isForTasks = ({ principals, actions: allowed }) => principals.some((each) => each === "ecs-tasks.amazonaws.com" || each === "*") && allowed.some(namesAssumeRole);
  const matching = (statements ?? []).filter(isForTasks);
  const isDenied = matching.some(({ effect, conditions }) => effect === "Deny" && conditions.length === 0);
  return !isDenied && matching.some(({ effect }) => effect === "Allow");
}
function namesAssumeRole(action) {
  const [start = "", ...rest] = action.toLowerCase().split("*");
  return rest.length === 0 ? start === "sts:assumerole" : "sts:assumerole".startsWith(start);
}
function notAssumable({ arn, use, trust: statements }) {
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  if (statements === null)
    return problem(`The ${use} role ${name} does not exist, so no task starts.`, { evidence: [`${arn}: not found`] });
  const statement = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };
  const document = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  return problem(
    `The ${use} role ${name} cannot be assumed by tasks: its trust policy lacks ecs-tasks.amazonaws.com. The command replaces that policy.`,
    {
      evidence: [`${arn}: trusts ${statements.flatMap(({ principals }) => principals).join(", ") || "nobody"}`],
      fix: [awsCommand("iam update-assume-role-policy", { "role-name": name, "policy-document": document })]
    }
  );
}
var execution = check({
  id: "IAM-EXEC",
  area: area9,
  title: "The execution role may pull the images, write the logs and read the secrets",
  reads: ["executionAccess", "taskDefinition"],
  rule: ({ executionAccess, taskDefinition }) => {
    if (taskDefinition.launch === "fargate" && taskDefinition.executionRole === null)
      return withoutRole(taskDefinition);
    const denied = executionAccess.filter(({ decision }) => decision === "denied");
    return denied.map((access) => {
      if (access.missingContext.length > 0) return openDecision(access);
      const complaint2 = deniedAction2(access, "The execution role");
      return hasPolicyOfItsOwn(access) ? unlessAllowedThere(complaint2) : complaint2;
    });
  },
  without: ({ executionAccess }) => executionAccess.length === 0 ? "Starting the tasks takes no permission of AWS." : void 0
});
function withoutRole({ containers }) {
  const needs = containers.flatMap(({ name, image: image2, log }) => [
    .../^\d{12}\.dkr\.ecr\./.test(image2) ? [`the image of ${name} is in ECR`] : [],
    ...log?.driver === "awslogs" ? [`${name} logs with awslogs`] : []
  ]);
  if (needs.length === 0) return [];
  const message = "The task definition has no execution role, and Fargate needs one to pull from ECR and to write logs: ECS refuses it.";
  return [problem(message, { evidence: needs })];
}
function hasPolicyOfItsOwn({ action, deniedBy: deniedBy2 }) {
  return deniedBy2 === "nothing-allows" && /^(secretsmanager|kms):/.test(action);
}
function unlessAllowedThere(complaint2) {
  const message = `${complaint2.message} Unless a policy of the secret or key itself allows it, no task can start.`;
  return { ...complaint2, status: "warning", message };
}
var tagging = check({
  id: "IAM-TAG",
  area: area9,
  title: "The job may set the tags that it sets",
  reads: ["tagging"],
  rule: ({ tagging: { needsPermission, usesTags, access } }) => {
    if (!needsPermission || !usesTags || access.decision === "allowed") return [];
    return access.missingContext.length > 0 ? [unknown(`It depends on ${access.missingContext.join(", ")}.`)] : [deniedAction2(access, "This account asks for ecs:TagResource, and the job")];
  },
  without: ({ tagging: { needsPermission, usesTags } }) => {
    if (!usesTags) return "The deploy sets no tags.";
    return needsPermission ? void 0 : "This account asks for no permission to set tags.";
  }
});
var permissionChecks = [actions, passRole, trust2, execution, tagging];

// src/doctor/checks/registry.ts
var area10 = "registry";
var repository = check({
  id: "ECR-REPO",
  area: area10,
  title: "The repositories of the images exist",
  reads: ["repositories"],
  rule: ({ repositories }) => repositories.filter(({ exists }) => !exists).map(
    ({ name, region: region2 }) => problem(`There is no repository ${name} in ${region2}.`, {
      evidence: [`DescribeRepositories: ${name} not found`],
      fix: [awsCommand("ecr create-repository", { "repository-name": name, region: region2 })]
    })
  ),
  without: ({ repositories }) => repositories.length === 0 ? noneInEcr : void 0
});
var noneInEcr = "No image of the task definition is in ECR.";
var tag = check({
  id: "ECR-TAG",
  area: area10,
  title: "A tag keeps its image",
  reads: ["repositories", "images"],
  rule: ({ repositories, images }) => [
    ...images.flatMap(
      (image2) => takenTag(image2, repositories.find(({ name }) => name === image2.repository)?.tagMutability)
    ),
    ...repositories.filter(({ exists, tagMutability }) => exists && tagMutability?.startsWith("MUTABLE")).map(
      ({ name, region: region2, tagMutability }) => warning(`Tags of ${name} can be moved: a rollback by tag may get another image than the one that ran.`, {
        evidence: [`imageTagMutability ${tagMutability}`],
        fix: [
          awsCommand("ecr put-image-tag-mutability", {
            "repository-name": name,
            "image-tag-mutability": "IMMUTABLE",
            region: region2
          })
        ]
      })
    )
  ],
  without: ({ repositories }) => repositories.length === 0 ? noneInEcr : void 0
});
function takenTag({ name, tag: taken, digestToPush, found: found2 }, mutability) {
  if (mutability?.startsWith("IMMUTABLE") !== true || digestToPush === null || found2 === null) return [];
  if (found2.digest === digestToPush) return [];
  const message = `The tag ${taken ?? ""} is taken by another image and cannot be moved: the push fails. Use a tag of its own for each commit.`;
  return [problem(message, { evidence: [`${name} is ${found2.digest}`, `to be pushed: ${digestToPush}`] })];
}
var image = check({
  id: "ECR-IMAGE",
  area: area10,
  title: "The images exist, and are named by digest",
  reads: ["images", "taskDefinition"],
  rule: ({ images, taskDefinition }) => [
    ...images.flatMap((each) => imageOf(each, taskDefinition)),
    ...elsewhere(images, taskDefinition)
  ]
});
function elsewhere(images, { containers }) {
  const names2 = containers.filter(({ name }) => !images.some(({ container }) => container === name));
  return names2.map(
    ({ name, image: named2 }) => unknown(`The image of ${name} is in no registry of ECR, and was not looked at.`, { evidence: [named2] })
  );
}
function imageOf({ container, name, repository: repo, account: account2, region: region2, tag: ofTag, found: found2, digestToPush }, definition) {
  if (found2 === null) {
    if (digestToPush !== null) return [];
    const options = { "repository-name": repo, "registry-id": account2, region: region2 };
    return [
      problem(`The image ${name} of ${container} does not exist, so no task can start.`, {
        fix: [awsCommand("ecr list-images", options)]
      })
    ];
  }
  if (found2.status !== "ACTIVE") {
    return [
      problem(`The image ${name} of ${container} is ${found2.status}, so it cannot be pulled.`, {
        evidence: [`imageStatus ${found2.status}`]
      })
    ];
  }
  if (ofTag === null) return [];
  const pinned2 = `${account2}.dkr.ecr.${region2}.amazonaws.com/${repo}@${found2.digest}`;
  const fix = taskDefinitionEdit(definition, `${containerPath(container)}.image = ${JSON.stringify(pinned2)}`);
  return [
    warning(`The image of ${container} is named by the tag ${ofTag}, which can come to mean another one.`, {
      evidence: [`${name} is ${found2.digest}`],
      fix
    })
  ];
}
var architecture = check({
  id: "ECR-ARCH",
  area: area10,
  title: "The images are built for the processors that they run on",
  reads: ["images", "taskDefinition", "instances"],
  rule: ({ images, taskDefinition, instances: instances2 }) => {
    const targets2 = targetsOf(taskDefinition, instances2);
    if (targets2.length === 0)
      return [unknown("Neither the task definition nor any container instance says which processor tasks run on.")];
    return [...images.flatMap((each) => wrongPlatform(each, targets2)), ...elsewhere(images, taskDefinition)];
  }
});
function targetsOf({ architecture: asked, launch }, instances2) {
  if (asked !== null) return [asked === "ARM64" ? "linux/arm64" : "linux/amd64"];
  if (launch === "fargate") return ["linux/amd64"];
  const known2 = instances2.flatMap(({ attributes: attributes2 }) => attributes2["ecs.cpu-architecture"] ?? []);
  return [...new Set(known2)].map((each) => each === "arm64" ? "linux/arm64" : "linux/amd64");
}
function wrongPlatform({ container, found: found2 }, targets2) {
  if (found2 === null)
    return [unknown(`The image of ${container} does not exist, so nobody knows what it is built for.`)];
  const { platforms } = found2;
  if (platforms.some((each) => each.startsWith("windows/")))
    return [unknown(`The image of ${container} is for Windows, and only those for Linux are judged.`)];
  const missing = targets2.filter(
    (target) => !platforms.some((each) => each === target || each.startsWith(`${target}/`))
  );
  if (missing.length === 0) return [];
  const evidence = [`image: ${platforms.join(", ")}`, `tasks run on: ${targets2.join(", ")}`];
  const message = `The image of ${container} is not built for ${missing.join(", ")}: the container dies with "exec format error", or is never pulled.`;
  const shown = { evidence, fix: [`docker buildx build --platform ${targets2.join(",")} .`] };
  if (missing.length === targets2.length) return [problem(message, shown)];
  return [warning(`${message} Other container instances can run it.`, shown)];
}
var back = check({
  id: "ECR-BACK",
  area: area10,
  title: "The images that run now still exist for a rollback",
  reads: ["runningImages"],
  rule: ({ runningImages }) => {
    if (runningImages.length === 0)
      return [unknown("No image of ECR runs whose digest is known, so none was looked for.")];
    return runningImages.filter(({ exists }) => !exists).map(
      ({ container, region: region2, repository: repo, digest: digest2 }) => warning(
        `The image that ${container} runs is gone from ${repo}: a rollback or a restart could not pull it. Let the lifecycle policy keep more images.`,
        {
          evidence: [`${repo}@${digest2} not found`],
          fix: [awsCommand("ecr get-lifecycle-policy", { "repository-name": repo, region: region2 })]
        }
      )
    );
  }
});
var registryChecks = [repository, tag, image, architecture, back];

// src/doctor/checks/deployment-configuration.ts
import { isDeepStrictEqual } from "node:util";
var defaults = {
  strategy: "ROLLING",
  bakeTimeInMinutes: 0,
  alarms: { alarmNames: [], rollback: false, enable: false }
};
var breakerDefaults = {
  resetOnHealthyTask: true,
  thresholdConfiguration: { type: "BOUNDED_PERCENT", value: 50 }
};
function withoutDefaults(configuration) {
  const { deploymentCircuitBreaker, ...rest } = without(configuration, defaults);
  const breaker2 = asObject(deploymentCircuitBreaker);
  return breaker2 === void 0 ? rest : { ...rest, deploymentCircuitBreaker: without(breaker2, breakerDefaults) };
}
function without(object, common) {
  const isOwn = ([name, value]) => !isDeepStrictEqual(value, common[name]);
  return Object.fromEntries(Object.entries(object).filter(isOwn));
}

// src/doctor/checks/service-rollout.ts
var area11 = "service";
var stall2 = check({
  id: "SV-STALL",
  area: area11,
  title: "With the percents in force a rollout comes to its end",
  story: "stalled-rollout",
  reads: ["service", "rollout", "request"],
  rule: ({ service, rollout, request }) => {
    if (service === null) return [unknown("There is no service to roll.")];
    const { prediction, works } = rolloutWith(service, rollout);
    switch (prediction.verdict) {
      case "completes":
        return [];
      case "unknown":
        return [unknown(`Whether a rollout completes is not known, because ${prediction.reasons.join(", and ")}.`)];
      case "stalls":
        return [stalled(service, request, prediction, works)];
    }
  }
});
function stalled(service, request, { why, event }, works) {
  const { minimumHealthy, maximum } = inForce(service);
  const evidence = [`desired count ${service.desiredCount}, minimum ${minimumHealthy} %, maximum ${maximum} %`, event];
  if (works === null) return problem(`A rollout never ends, whatever the percents. ${why}`, { evidence });
  return problem(`A rollout never ends. ${why}`, { evidence, fix: [percentsCommand(service, request, works)] });
}
function percentsCommand(service, request, { minimumHealthy, maximum }) {
  const changes = { minimumHealthyPercent: minimumHealthy, maximumPercent: maximum };
  const rebalances = service.availabilityZoneRebalancing === "ENABLED" && maximum <= 100;
  return configurationCommand(service, request, changes, rebalances ? disableRebalancing : {});
}
var disableRebalancing = { "availability-zone-rebalancing": "DISABLED" };
function configurationCommand({ name, deploymentConfiguration }, { cluster, region: region2 }, changes, options = {}) {
  const configuration = JSON.stringify(withoutDefaults({ ...deploymentConfiguration, ...changes }));
  const service = { cluster, service: name, "deployment-configuration": configuration };
  return awsCommand("ecs update-service", { ...service, ...options, region: region2 });
}
function inForce(service) {
  return percentsOf(service.deploymentConfiguration, service.schedulingStrategy);
}
function rolloutWith(service, rollout) {
  const percents = inForce(service);
  const { minimumHealthy: minimumHealthyPercent, maximum: maximumPercent } = percents;
  const request = { minimumHealthyPercent, maximumPercent, exclusive: false };
  const { prediction, percentsThatWork } = choosePercents(rollout, request, percents);
  return { prediction, works: percentsThatWork };
}
var breaker = check({
  id: "SV-BREAKER",
  area: area11,
  title: "ECS gives up a failing deployment and rolls it back by itself",
  reads: ["service", "request"],
  rule: ({ service, request }) => {
    if (service === null) return [unknown("There is no service.")];
    const { enable, rollback } = circuitBreakerOf(service.deploymentConfiguration);
    const { deploymentCircuitBreaker: asItIs } = service.deploymentConfiguration;
    const deploymentCircuitBreaker = { ...asObject(asItIs), enable: true, rollback: true };
    const shown = {
      evidence: [`circuit breaker enable ${enable}, rollback ${rollback}`],
      fix: [configurationCommand(service, request, { deploymentCircuitBreaker })]
    };
    return [
      ...enable ? [] : [warning("The circuit breaker is off: a deployment whose tasks keep dying never ends.", shown)],
      ...enable && !rollback ? [warning("The circuit breaker stops a failing deployment, but does not roll it back.", shown)] : [],
      ...service.deployments.some(({ rolloutState }) => rolloutState === "COMPLETED") ? [] : [
        warning(
          "No deployment of this service has completed yet, so there is nothing that ECS could roll back to."
        )
      ]
    ];
  }
});
var time = check({
  id: "SV-TIME",
  area: area11,
  title: "A rollout takes less time than a deploy waits",
  reads: ["service", "rollout", "request"],
  readsToo: ["targetGroups"],
  rule: ({ service, rollout, request: { waitMinutes, region: region2 }, targetGroups = [] }) => {
    if (service === null) return [unknown("There is no service to roll.")];
    const { prediction } = rolloutWith(service, rollout);
    if (prediction.verdict !== "completes")
      return [unknown("Without a prediction that completes nobody knows how long it takes.")];
    const minutes = Math.ceil(prediction.finish.expected / 60);
    if (minutes <= waitMinutes) return [];
    const slow = targetGroups.filter(({ deregistrationDelaySeconds }) => deregistrationDelaySeconds > 30);
    const fix = slow.map(({ arn }) => drainCommand(arn, region2));
    const message = `A rollout takes about ${minutes} min, and a deploy waits for ${waitMinutes} min.`;
    return [warning(message, { evidence: [`expected ${prediction.finish.expected} s`], fix })];
  }
});
function drainCommand(arn, region2) {
  const attributes2 = "Key=deregistration_delay.timeout_seconds,Value=30";
  return awsCommand("elbv2 modify-target-group-attributes", { "target-group-arn": arn, attributes: attributes2, region: region2 });
}

// src/doctor/checks/service.ts
var area12 = "service";
var state2 = check({
  id: "SV-STATE",
  area: area12,
  title: "The service is there, ACTIVE, and deployed by ECS itself",
  reads: ["service", "request"],
  rule: ({ service, request }) => {
    if (service === null || service.status === "INACTIVE") return [noService(request)];
    const { status, controller } = service;
    return [
      ...status === "ACTIVE" ? [] : [problem(`The service is ${status}, and takes no deployment.`, { evidence: [`status ${status}`] })],
      ...controller === "ECS" ? [] : [
        problem(`The service is deployed by ${controller}, so UpdateService does not roll it.`, {
          evidence: [`deployment controller ${controller}`]
        })
      ]
    ];
  }
});
function noService({ cluster, service, region: region2 }) {
  return problem(`The cluster ${cluster} has no service ${service} in ${region2}.`, {
    evidence: [`DescribeServices: ${service} is missing or INACTIVE`],
    fix: [awsCommand("ecs list-services", { cluster, region: region2 })]
  });
}
var zones = check({
  id: "SV-AZ",
  area: area12,
  title: "Availability Zone rebalancing goes with the maximum percent",
  reads: ["service", "request"],
  rule: ({ service, request: { cluster, region: region2 } }) => {
    if (service === null) return [unknown("There is no service.")];
    const { maximum } = inForce(service);
    if (service.availabilityZoneRebalancing !== "ENABLED" || maximum > 100) return [];
    const options = { cluster, service: service.name, "availability-zone-rebalancing": "DISABLED", region: region2 };
    const evidence = [`availabilityZoneRebalancing ENABLED, maximumPercent ${maximum}`];
    const message = `ECS refuses Availability Zone rebalancing with a maximum of ${maximum} %: the next UpdateService fails.`;
    return [problem(message, { evidence, fix: [awsCommand("ecs update-service", options)] })];
  }
});
var flight = check({
  id: "SV-FLIGHT",
  area: area12,
  title: "No deployment is under way",
  reads: ["service", "request"],
  rule: ({ service, request }) => {
    const running = service?.deployments.find(({ rolloutState }) => rolloutState === "IN_PROGRESS");
    if (service === null || running === void 0) return olderDeployments(service);
    return [inFlight(service, running, request)];
  }
});
function olderDeployments(service) {
  if (service === null) return [unknown("There is no service.")];
  const older = service.deployments.filter(({ status, runningCount }) => status !== "PRIMARY" && runningCount > 0);
  return older.map(
    ({ id, runningCount }) => warning(`The older deployment ${id} still has tasks.`, { evidence: [`${id}: ${runningCount} running`] })
  );
}
function inFlight(service, { id, createdAt }, { cluster, region: region2, waitMinutes, now }) {
  const since = new Date(1e3 * createdAt).toISOString();
  const evidence = [`${id} IN_PROGRESS since ${since}`];
  if (now - createdAt <= 60 * waitMinutes) {
    const fix2 = [awsCommand("ecs wait services-stable", { cluster, services: service.name, region: region2 })];
    return warning(`The deployment ${id} is under way: a new one replaces it.`, { evidence, fix: fix2 });
  }
  const arn = service.currentServiceDeployment;
  const options = arn === null ? void 0 : { "service-deployment-arn": arn, "stop-type": "ROLLBACK", region: region2 };
  const fix = options === void 0 ? [] : [awsCommand("ecs stop-service-deployment", options)];
  return problem(`The deployment ${id} has been under way for longer than a deploy waits (${waitMinutes} min).`, {
    evidence,
    fix
  });
}
var zero = check({
  id: "SV-ZERO",
  area: area12,
  title: "The service wants at least one task",
  reads: ["service", "request"],
  rule: ({ service, request: { cluster, region: region2 } }) => {
    if (service === null) return [unknown("There is no service.")];
    if (service.desiredCount > 0 || service.schedulingStrategy === "DAEMON") return [];
    const options = { cluster, service: service.name, "desired-count": 1, region: region2 };
    const message = 'The desired count is 0: a deploy "succeeds" without a single task, so nothing is proven.';
    return [warning(message, { evidence: ["desiredCount 0"], fix: [awsCommand("ecs update-service", options)] })];
  }
});
var scale = check({
  id: "SV-SCALE",
  area: area12,
  title: "Auto scaling is not suspended, and its limits hold the desired count",
  reads: ["service", "scalableTarget", "request"],
  rule: ({ service, scalableTarget: target, request }) => {
    if (service === null) return [unknown("There is no service.")];
    if (target === null) return [];
    const { minimum, maximum, suspended } = target;
    const outside = service.desiredCount < minimum || service.desiredCount > maximum;
    const evidence = [`desired ${service.desiredCount}, minimum ${minimum}, maximum ${maximum}`];
    return [
      ...suspended.length === 0 ? [] : [
        warning(`Auto scaling is suspended: ${suspended.join(", ")}.`, {
          evidence: suspended,
          fix: [resumeCommand(service, request)]
        })
      ],
      ...outside ? [warning("The desired count is outside of what auto scaling allows, so it changes the count.", { evidence })] : []
    ];
  },
  without: ({ scalableTarget }) => scalableTarget === null ? "The service has no auto scaling." : void 0
});
function resumeCommand({ name }, { cluster, region: region2 }) {
  return awsCommand("application-autoscaling register-scalable-target", {
    "service-namespace": "ecs",
    "scalable-dimension": "ecs:service:DesiredCount",
    "resource-id": `service/${cluster}/${name}`,
    "suspended-state": "DynamicScalingInSuspended=false,DynamicScalingOutSuspended=false,ScheduledScalingSuspended=false",
    region: region2
  });
}
var balancedPort = check({
  id: "SV-LBPORT",
  area: area12,
  title: "The container and port that the load balancer sends to are in the task definition",
  reads: ["service", "taskDefinition"],
  rule: ({ service, taskDefinition: { containers } }) => {
    if (service === null) return [unknown("There is no service.")];
    return service.loadBalancers.filter(({ containerName, containerPort }) => !mapsPort(containers, containerName, containerPort)).map(
      ({ containerName, containerPort }) => problem(
        `The service's load balancer sends to ${containerName}:${containerPort}, which the task definition does not map: ECS refuses it.`,
        {
          evidence: containers.flatMap(
            ({ name, portMappings }) => portMappings.map((port2) => `${name} maps ${port2.containerPort}`)
          )
        }
      )
    );
  },
  without: ({ service }) => service?.loadBalancers.length === 0 ? "The service has no load balancer." : void 0
});
function mapsPort(containers, name, port2) {
  const container = containers.find((each) => each.name === name);
  return container?.portMappings.some(({ containerPort }) => containerPort === port2 || containerPort === 0) === true;
}
var memorySeconds = 3600;
var history = check({
  id: "SV-HIST",
  area: area12,
  title: "No task of the service has failed lately",
  reads: ["service", "stoppedTasks", "request"],
  readsToo: ["stoppedTaskLines"],
  rule: ({ service, stoppedTasks: tasks3, request: { now } }) => {
    if (service === null) return [unknown("There is no service.")];
    const events = service.events.filter(({ createdAt }) => now - createdAt <= memorySeconds);
    const oldestFirst = [...events].reverse();
    const { cause, groups } = explainFailure({ tasks: tasks3, events: oldestFirst, targets: [], breaker: null, unread: [] });
    if (cause === null) return [];
    const evidence = groups.map(
      ({ count, reason, containers }) => `${count} stopped: ${[reason, ...containers].join("; ")}`
    );
    return [warning(`Within the last hour: ${cause.sentence} ${cause.fix}`, { evidence })];
  }
});
var serviceChecks = [state2, stall2, breaker, zones, flight, zero, scale, time, balancedPort, history];

// src/doctor/checks/container-health.ts
var area13 = "task definition";
var health2 = check({
  id: "TD-HC",
  area: area13,
  title: "Health checks are within their limits, and the grace period covers the start",
  reads: ["taskDefinition", "request"],
  readsToo: ["service", "images"],
  rule: ({ taskDefinition, request, service = null, images = [] }) => [
    ...taskDefinition.containers.flatMap(healthLimits),
    ...service === null ? [] : gracePeriod(taskDefinition, service, request),
    ...images.flatMap(({ container, found: found2 }) => ignoredHealthCheck(taskDefinition, container, found2?.hasHealthCheck))
  ]
});
var limits = { interval: [5, 300], timeout: [2, 60], retries: [1, 10], startPeriod: [0, 300] };
function healthLimits({ name, healthCheck }) {
  if (healthCheck === null) return [];
  const members = ["interval", "timeout", "retries", "startPeriod"];
  return members.filter((member) => healthCheck[member] < limits[member][0] || healthCheck[member] > limits[member][1]).map(
    (member) => problem(
      `The health check of ${name} has a ${member} outside of ${limits[member].join(" to ")}, so ECS refuses it.`,
      {
        evidence: [`${member} ${healthCheck[member]}`]
      }
    )
  );
}
function gracePeriod({ containers }, service, { cluster, service: name, region: region2 }) {
  const { healthCheckGracePeriod: grace, loadBalanced } = service;
  const needs = containers.map(
    ({ healthCheck }) => healthCheck === null ? 0 : healthCheck.startPeriod + healthCheck.retries * healthCheck.interval
  );
  const needed = Math.max(loadBalanced ? 60 : 0, ...needs);
  if (needed === 0 || grace >= Math.max(1, ...needs)) return [];
  const options = { cluster, service: name, "health-check-grace-period-seconds": needed, region: region2 };
  const message = `The health check grace period is ${grace} s, and a start may take ${needed} s until it is judged: a slow start is stopped as unhealthy.`;
  return [
    warning(message, {
      evidence: [`grace ${grace} s, needs ${needed} s`],
      fix: [awsCommand("ecs update-service", options)]
    })
  ];
}
function ignoredHealthCheck({ containers }, name, imageHasOne) {
  const container = containers.find((each) => each.name === name);
  if (imageHasOne !== true || container === void 0 || container.healthCheck !== null) return [];
  return [
    warning(`The image of ${name} has a HEALTHCHECK, which ECS ignores: give the container a healthCheck as well.`)
  ];
}
var stopTimeout = check({
  id: "TD-STOP",
  area: area13,
  title: "Containers get the time to stop that they ask for",
  reads: ["taskDefinition"],
  readsToo: ["targetGroups"],
  rule: ({ taskDefinition, targetGroups = [] }) => {
    const delay = Math.min(...targetGroups.map(({ deregistrationDelaySeconds }) => deregistrationDelaySeconds));
    return taskDefinition.containers.flatMap((container) => stopTimeoutOf(taskDefinition, container, delay));
  }
});
function stopTimeoutOf(definition, { name, stopTimeout: seconds2 }, delay) {
  if (seconds2 === null) return [];
  const evidence = [`${name} stopTimeout ${seconds2} s`];
  if (definition.launch === "fargate" && seconds2 > 120) {
    const fix = taskDefinitionEdit(definition, `${containerPath(name)}.stopTimeout = 120`);
    return [problem(`Fargate gives a container 120 s to stop at most.`, { evidence, fix })];
  }
  if (seconds2 <= delay) return [];
  return [
    warning(`The container ${name} may take longer to stop than its targets keep their connections (${delay} s).`, {
      evidence
    })
  ];
}
var healthChecks = [health2, stopTimeout];

// src/doctor/checks/container-logs.ts
var area14 = "task definition";
var logs = check({
  id: "TD-LOG",
  area: area14,
  title: "Every container has a log that outlives it",
  reads: ["taskDefinition", "request"],
  readsToo: ["logGroups"],
  rule: ({ taskDefinition, request, logGroups = [] }) => taskDefinition.containers.flatMap((container) => {
    const group = container.log?.options["awslogs-group"];
    const isMissing = logGroups.some(({ name, exists }) => name === group && !exists);
    return [
      ...logSettings(taskDefinition, container, request.region),
      ...isMissing && group !== void 0 ? missingGroup(container, group, request.region) : []
    ];
  })
});
function logSettings(definition, container, region2) {
  const { name, log } = container;
  if (log === null) {
    const logging = `{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/${definition.family}","awslogs-region":"${region2}","awslogs-stream-prefix":"ecs","awslogs-create-group":"true"}}`;
    const message = `The container ${name} has no logConfiguration: what it prints before it dies is lost.`;
    return [
      warning(message, { fix: taskDefinitionEdit(definition, `${containerPath(name)}.logConfiguration = ${logging}`) })
    ];
  }
  if (log.driver !== "awslogs") return [];
  const needed = [
    "awslogs-group",
    "awslogs-region",
    ...definition.launch === "fargate" ? ["awslogs-stream-prefix"] : []
  ];
  const missing = needed.filter((option) => (log.options[option] ?? "") === "");
  return missing.length === 0 ? [] : [problem(`The container ${name} logs with awslogs, but its options lack ${missing.join(", ")}.`)];
}
function missingGroup({ name, log }, group, region2) {
  if (log?.options["awslogs-create-group"] === "true") return [];
  const fix = [
    awsCommand("logs create-log-group", { "log-group-name": group, region: log?.options["awslogs-region"] ?? region2 })
  ];
  const message = `The log group ${group} of the container ${name} does not exist, so the task cannot start.`;
  return [problem(message, { evidence: [`log group ${group}: not found`], fix })];
}
var logChecks = [logs];

// src/doctor/checks/container-order.ts
var area15 = "task definition";
var essential = check({
  id: "TD-ESS",
  area: area15,
  title: "The containers that a task stands and falls with are the right ones",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => [
    ...noneEssential(taskDefinition),
    ...taskDefinition.containers.flatMap((each) => [...oneShot(taskDefinition, each), ...waits(taskDefinition, each)])
  ]
});
function noneEssential({ containers }) {
  if (containers.some((container) => container.essential)) return [];
  return [problem("No container is essential, so ECS refuses the task definition.")];
}
var oneShotWords = /\b(migrat\w*|seed\w*|init)\b/i;
function oneShot(definition, container) {
  const { name, command, essential: isEssential } = container;
  const isAlone = definition.containers.length === 1;
  if (!isEssential || isAlone || !oneShotWords.test(name.replaceAll(/[-_]/g, " "))) return [];
  const message = `The container ${name} looks like one that does its work and ends, but it is essential: the whole task stops with it.`;
  const fix = taskDefinitionEdit(definition, `${containerPath(name)}.essential = false`);
  return [warning(message, { evidence: [`${name}: essential, command of ${command.length} words`], fix })];
}
function waits({ containers }, { name, dependsOn }) {
  return dependsOn.filter(({ condition }) => condition === "HEALTHY").filter((each) => !containers.some((other) => other.name === each.container && other.healthCheck !== null)).map(
    ({ container }) => problem(
      `${name} waits until ${container} is HEALTHY, but ${container} has no healthCheck, so the task never starts.`
    )
  );
}
var orderChecks = [essential];

// src/doctor/checks/container-ports.ts
var area16 = "task definition";
var portMode = check({
  id: "TD-PORTMODE",
  area: area16,
  title: "Port mappings fit the network mode",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => taskDefinition.containers.flatMap((container) => portModeOf(taskDefinition, container))
});
function portModeOf(definition, { name, portMappings }) {
  const { networkMode } = definition;
  if (networkMode === "none") {
    if (portMappings.length === 0) return [];
    const fix = taskDefinitionEdit(definition, `del(${containerPath(name)}.portMappings)`);
    return [problem(`The container ${name} maps ports, but the network mode none has none.`, { fix })];
  }
  if (networkMode !== "awsvpc" && networkMode !== "host") return [];
  return portMappings.filter(({ hostPort, containerPort }) => hostPort !== null && hostPort !== 0 && hostPort !== containerPort).map(
    ({ hostPort, containerPort }) => problem(`In the network mode ${networkMode} the host port of ${name} has to be its container port.`, {
      evidence: [`hostPort ${hostPort}, containerPort ${containerPort}`],
      fix: taskDefinitionEdit(definition, `del(${containerPath(name)}.portMappings[].hostPort)`)
    })
  );
}
var reservedPorts = [22, 2375, 2376, 51678, 51679, 51680];
var reserved = check({
  id: "TD-RSV",
  area: area16,
  title: "Host ports are neither reserved nor given twice",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => {
    if (taskDefinition.launch === "fargate" || taskDefinition.networkMode === "awsvpc") return [];
    const ports = hostPortsOf(taskDefinition);
    return [...ports.flatMap(reservedPort), ...duplicates(ports)];
  }
});
function hostPortsOf({ containers, networkMode }) {
  return containers.flatMap(
    ({ name, portMappings }) => portMappings.flatMap(({ hostPort, containerPort, protocol }) => {
      const port2 = networkMode === "host" ? containerPort : hostPort ?? 0;
      return port2 === 0 ? [] : [{ container: name, port: port2, protocol }];
    })
  );
}
function reservedPort({ container, port: port2 }) {
  if (reservedPorts.includes(port2)) {
    return [
      problem(`Host port ${port2} of ${container} is reserved on every container instance, so no task is placed.`)
    ];
  }
  if (port2 < 32768) return [];
  return [
    warning(`Host port ${port2} of ${container} is in the range of dynamic ports, where another task may hold it.`)
  ];
}
function duplicates(ports) {
  return ports.flatMap(({ port: port2, protocol, container }, index) => {
    const first = ports.findIndex((other) => other.port === port2 && other.protocol === protocol);
    if (first === index) return [];
    const message = `Host port ${port2}/${protocol} is mapped twice in one task, so it never starts.`;
    return [problem(message, { evidence: [`${ports[first]?.container ?? ""} and ${container}`] })];
  });
}
var databasePort = check({
  id: "TD-DBPORT",
  area: area16,
  title: "No port of the database is published by the application that dials it",
  story: "database-port",
  reads: ["taskDefinition", "databaseUse"],
  readsToo: ["images"],
  rule: ({ taskDefinition, databaseUse: { containers, port: port2 }, images = [] }) => taskDefinition.containers.filter(({ name }) => containers.includes(name)).flatMap(({ name, portMappings }) => {
    const isMapped = portMappings.some(({ containerPort }) => containerPort === port2);
    const image2 = images.find(({ container }) => container === name)?.found;
    const isExposed = image2?.exposedPorts.includes(port2) === true;
    return isMapped || isExposed ? [publishedDatabasePort(taskDefinition, name, port2, isMapped)] : [];
  })
});
function publishedDatabasePort(definition, name, port2, isMapped) {
  const evidence = [isMapped ? `${name} maps port ${port2}` : `the image of ${name} EXPOSEs ${port2}`];
  const truth = `EXPOSE and a mapping of ${port2} serve incoming traffic only. Outgoing connections to the database need neither, nor an open port on the host.`;
  if (!isMapped) return warning(`${truth} The line does nothing for ${name}.`, { evidence });
  const path = `${containerPath(name)}.portMappings`;
  const fix = taskDefinitionEdit(definition, `${path} |= map(select(.containerPort != ${port2}))`);
  return warning(`${truth} This mapping only occupies a host port.`, { evidence, fix });
}
var portChecks = [portMode, reserved, databasePort];

// src/doctor/checks/container-secrets.ts
var area17 = "task definition";
var secretAddress = /dsn$|webhook/i;
function isSecret({ name, holdsCredentials }) {
  return holdsCredentials || secretAddress.test(name) || speaksOfSecret(name) && !speaksOfPublic(name);
}
var plainSecrets = check({
  id: "TD-PLAIN",
  area: area17,
  title: "No entry of the environment is a secret, as far as names and URLs tell",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => taskDefinition.containers.flatMap(
    (container) => container.environment.filter(isSecret).map(
      ({ name, holdsCredentials }) => warning(
        `${name} of ${container.name} stands in plain text (value hidden): who may read the task definition can read it. Put it into "secrets".`,
        { evidence: [holdsCredentials ? `${name} is a URL with a password` : `the name ${name}`] }
      )
    )
  )
});
var references = check({
  id: "TD-REF",
  area: area17,
  title: "The secrets and parameters that it refers to exist",
  reads: ["taskDefinition"],
  readsToo: ["secretReferences"],
  rule: ({ taskDefinition, secretReferences = [] }) => [
    ...withoutExecutionRole(taskDefinition),
    ...secretReferences.flatMap((reference) => referenceOf(reference, taskDefinition.region))
  ]
});
function referenceOf({ container, name, valueFrom, store, state: state3 }, region2) {
  const evidence = [`${name} from ${shownReference(valueFrom)}: ${state3}`];
  const comes = `${name} of ${container} comes from a ${store === "ssm" ? "parameter" : "secret"} that`;
  switch (state3) {
    case "there":
      return [];
    case "missing":
      return [problem(`${comes} does not exist, so the task cannot start.`, { evidence })];
    case "deleted": {
      const fix = [awsCommand("secretsmanager restore-secret", { "secret-id": secretArn(valueFrom), region: region2 })];
      return [problem(`${comes} is scheduled for deletion, so the task cannot start.`, { evidence, fix })];
    }
    case "elsewhere":
      return [unknown(`${comes} is in another region or account, where it was not looked for.`, { evidence })];
    case "malformed":
      return [
        warning(`The valueFrom of ${name} of ${container} (hidden) is neither a parameter nor the ARN of a secret.`)
      ];
  }
}
function shownReference(valueFrom) {
  return /^(?:arn:|\/)/.test(valueFrom) ? valueFrom : "a name (hidden)";
}
function withoutExecutionRole({ containers, executionRole }) {
  const names2 = containers.flatMap(({ secrets }) => secrets.map(({ name }) => name));
  if (executionRole !== null || names2.length === 0) return [];
  return [problem("The task definition has secrets, but no execution role to read them with.", { evidence: names2 })];
}
function secretArn(valueFrom) {
  return valueFrom.split(":").slice(0, 7).join(":");
}
var secretChecks = [plainSecrets, references];

// src/doctor/checks/container-surroundings.ts
var area18 = "task definition";
var readonlyRoot = check({
  id: "TD-ROOT",
  area: area18,
  title: "Containers with a read-only root can write where they must",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => taskDefinition.containers.filter(({ readonlyRootFilesystem }) => readonlyRootFilesystem).flatMap(({ name, mountPoints }) => [
    ...taskDefinition.execEnabled ? [problem(`ECS Exec is enabled, but cannot work in ${name}: its root file system is read-only.`)] : [],
    ...mountPoints.some(({ readOnly }) => !readOnly) ? [] : [
      warning(
        `The container ${name} can write nowhere: its root file system is read-only, and it mounts nothing writable.`
      )
    ]
  ])
});
var noNetwork = check({
  id: "TD-NET0",
  area: area18,
  title: "What dials a database has a network",
  reads: ["taskDefinition", "databaseUse"],
  rule: ({ taskDefinition, databaseUse }) => taskDefinition.containers.filter(({ name }) => databaseUse.containers.includes(name)).flatMap(({ name, disableNetworking, dnsServers }) => {
    const evidence = [`${databaseUse.entry} names ${databaseUse.host}:${databaseUse.port}`];
    if (taskDefinition.networkMode === "none" || disableNetworking) {
      return [problem(`The container ${name} has no network, so it cannot reach its database.`, { evidence })];
    }
    if (dnsServers.length === 0) return [];
    return [
      warning(`The container ${name} asks DNS servers of its own, of which nothing is known here.`, {
        evidence: dnsServers
      })
    ];
  })
});
var metadata = check({
  id: "TD-IMDS",
  area: area18,
  title: "Containers without a task role reach the credentials of their instance",
  reads: ["taskDefinition", "metadataOptions", "request"],
  rule: ({ taskDefinition: { networkMode, taskRole }, metadataOptions, request: { region: region2 } }) => {
    const unreachable2 = metadataOptions.filter(({ tokensRequired, hopLimit }) => tokensRequired && hopLimit < 2);
    if (networkMode !== "bridge" || taskRole !== null || unreachable2.length === 0) return [];
    const message = "The task has no task role, and from a bridge network the metadata of its instance is one hop too far: an SDK finds no credentials. Give the task definition a taskRoleArn.";
    return [
      warning(message, {
        evidence: unreachable2.map((each) => `${each.ec2InstanceId}: HttpTokens required, hop limit ${each.hopLimit}`),
        fix: unreachable2.map(
          ({ ec2InstanceId }) => awsCommand("ec2 modify-instance-metadata-options", {
            "instance-id": ec2InstanceId,
            "http-put-response-hop-limit": 2,
            region: region2
          })
        )
      })
    ];
  },
  without: ({ taskDefinition: { taskRole, networkMode } }) => {
    if (taskRole !== null) return "The tasks have a task role.";
    return networkMode === "bridge" ? void 0 : "No bridge stands between the containers and the metadata.";
  }
});
var surroundingsChecks = [readonlyRoot, noNetwork, metadata];

// src/doctor/checks/fargate-sizes.ts
var ranges = {
  512: { least: 1, most: 4, step: 1 },
  1024: { least: 2, most: 8, step: 1 },
  2048: { least: 4, most: 16, step: 1 },
  4096: { least: 8, most: 30, step: 1 },
  8192: { least: 16, most: 60, step: 4 },
  16384: { least: 32, most: 120, step: 8 }
};
function fargateSizeProblem(cpu, memory2) {
  if (cpu === null || memory2 === null) return "Fargate needs cpu and memory of the whole task.";
  if (cpu === 256) {
    return [512, 1024, 2048].includes(memory2) ? void 0 : "Fargate gives 256 CPU units 512, 1024 or 2048 MiB.";
  }
  const range = ranges[cpu];
  if (range === void 0) return "Fargate has 256, 512, 1024, 2048, 4096, 8192 or 16384 CPU units.";
  const { least, most, step } = range;
  const gibibytes = memory2 / 1024;
  const fits = gibibytes >= least && gibibytes <= most && (gibibytes - least) % step === 0;
  return fits ? void 0 : `Fargate gives ${cpu} CPU units ${least} to ${most} GiB in steps of ${step} GiB.`;
}

// src/doctor/checks/task-sizes.ts
var area19 = "task definition";
var fargateSize = check({
  id: "TD-FARGATE",
  area: area19,
  title: "The size of the task is one that Fargate has",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition: { launch, cpu, memory: memory2 } }) => {
    const why = launch === "fargate" ? fargateSizeProblem(cpu, memory2) : void 0;
    return why === void 0 ? [] : [problem(why, { evidence: [`cpu ${cpu ?? "-"}, memory ${memory2 ?? "-"}`] })];
  },
  without: ({ taskDefinition: { launch } }) => launch === "fargate" ? void 0 : "The tasks do not run on Fargate."
});
var memory = check({
  id: "TD-MEM",
  area: area19,
  title: "Every container has memory, within that of its task",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => taskDefinition.containers.flatMap((container) => memoryOf(taskDefinition, container))
});
function memoryOf({ memory: ofTask }, container) {
  const { name, memory: limit, memoryReservation: reservation } = container;
  const evidence = [
    `task ${ofTask ?? "-"}, ${name} memory ${limit ?? "-"}, memoryReservation ${reservation ?? "-"} MiB`
  ];
  if (ofTask === null && limit === null && reservation === null) {
    return [
      problem(`Neither the task nor the container ${name} says how much memory it gets, so ECS refuses it.`, {
        evidence
      })
    ];
  }
  if (ofTask !== null && Math.max(limit ?? 0, reservation ?? 0) > ofTask) {
    return [problem(`The container ${name} asks for more memory than its task has.`, { evidence })];
  }
  if (limit === null || reservation === null || reservation <= limit) return [];
  return [problem(`The container ${name} reserves more memory than its limit.`, { evidence })];
}
var sizeChecks = [fargateSize, memory];

// src/doctor/checks/task-definition.ts
var taskDefinitionChecks = [
  ...logChecks,
  ...portChecks,
  ...sizeChecks,
  ...orderChecks,
  ...secretChecks,
  ...healthChecks,
  ...surroundingsChecks
];

// src/doctor/checks/start-needs.ts
function startNeedsOf({ containers }, region2) {
  const needs = [
    ...containers.flatMap(({ image: image2 }) => imageNeeds(image2, region2)),
    ...containers.flatMap(({ secrets }) => secrets.map(({ valueFrom }) => secretNeed(valueFrom))),
    ...containers.flatMap(({ log }) => log?.driver === "awslogs" ? [ofService("logs")] : [])
  ];
  return [...new Map(needs.map((need) => [need.name, need])).values()];
}
function imageNeeds(image2, region2) {
  const [host = ""] = image2.split("/");
  const [, registryRegion] = /^\d{12}\.dkr\.ecr(?:-fips)?\.([\w-]+)\.amazonaws\.com/.exec(host) ?? [];
  if (registryRegion === region2) return ["ecr.api", "ecr.dkr", "s3"].map(ofService);
  const isHost = /[.:]/.test(host) && image2.includes("/");
  return [{ endpoint: null, name: isHost ? host : "docker.io" }];
}
function secretNeed(valueFrom) {
  return ofService(/^arn:[\w-]+:secretsmanager:/.test(valueFrom) ? "secretsmanager" : "ssm");
}
function ofService(endpoint) {
  return { endpoint, name: endpoint };
}

// src/doctor/checks/start-path.ts
var https2 = 443;
function startPath(network, endpoints, source, need) {
  const own = endpoints.filter((each) => serves2(each, need, source));
  const interfaceEndpoint = own.find(({ kind, privateDns }) => kind === "interface" && privateDns);
  if (interfaceEndpoint !== void 0)
    return { endpoint: interfaceEndpoint, verdict: throughInterface(network, source, interfaceEndpoint) };
  const gateway = own.find((each) => isRouted(network, source, each));
  if (gateway !== void 0) return { endpoint: gateway, verdict: throughGateway(network, source) };
  return { endpoint: null, verdict: reachInternet(network, source, https2) };
}
function serves2({ vpcId, serviceName, state: state3 }, need, source) {
  const isIts = need.endpoint !== null && new RegExp(`\\.${need.endpoint.replace(".", "\\.")}$`).test(serviceName);
  return isIts && vpcId === source.vpcId && state3 === "available";
}
function isRouted(network, source, { kind, routeTableIds }) {
  const table = routeTableOf(network, source.subnetId, source.vpcId);
  return kind === "gateway" && table.kind === "known" && routeTableIds.includes(table.value.id);
}
function throughInterface(network, source, endpoint) {
  const { id, vpcId, securityGroups } = endpoint;
  const place = { id, port: https2, publiclyAccessible: false, vpcId, securityGroups };
  return verdictOfParts(
    endpoint.subnetIds.map(
      (subnetId) => reachFromAll(network, known([source]), destinationOf(network, { ...place, subnetId }))
    )
  );
}
function throughGateway(network, source) {
  const why = "S3 has no security group";
  const dialled2 = {
    to: internet(4),
    ports: onePort(https2),
    securityGroups: [],
    references: { kind: "no-match", why }
  };
  const hop = egressHop(network, source, dialled2);
  return verdictOf(hop.outcome === "partial" ? [] : [hop]);
}

// src/doctor/checks/start-path-fix.ts
function missingPathFix(missing) {
  const { network, source, needs, workload, request } = missing;
  if (workload.kind === "awsvpc" && workload.launchType === "FARGATE" && leavesByGateway(network, source)) {
    const subnets = workload.subnetIds.join(",");
    const groups = source.securityGroups.join(",");
    const network2 = `awsvpcConfiguration={subnets=[${subnets}],securityGroups=[${groups}],assignPublicIp=ENABLED}`;
    const { cluster, service, region: region2 } = request;
    return [awsCommand("ecs update-service", { cluster, service, "network-configuration": network2, region: region2 })];
  }
  const services = needs.flatMap(({ endpoint }) => endpoint ?? []);
  if (services.length < needs.length) return [];
  return endpointCommands(missing, services);
}
function leavesByGateway(network, { subnetId, vpcId }) {
  const table = routeTableOf(network, subnetId, vpcId);
  if (table.kind !== "known") return false;
  const courses = coursesTo(network, table.value, internet(4));
  return courses.kind === "known" && courses.value.some(({ route }) => route?.target.kind === "internet-gateway");
}
function endpointCommands({ network, source, request: { region: region2 } }, services) {
  const [group = ""] = source.securityGroups;
  const table = routeTableOf(network, source.subnetId, source.vpcId);
  const common = { "vpc-id": source.vpcId, region: region2 };
  const ofService2 = (service) => {
    const name = { ...common, "service-name": `com.amazonaws.${region2}.${service}` };
    if (service === "s3") {
      const tables = table.kind === "known" ? [table.value.id] : [];
      return awsCommand("ec2 create-vpc-endpoint", {
        ...name,
        "vpc-endpoint-type": "Gateway",
        "route-table-ids": tables
      });
    }
    const place = { "subnet-ids": source.subnetId, "security-group-ids": group, "private-dns-enabled": true };
    return awsCommand("ec2 create-vpc-endpoint", { ...name, "vpc-endpoint-type": "Interface", ...place });
  };
  const own = { "group-id": group, protocol: "tcp", port: 443, "source-group": group, region: region2 };
  const commands = services.map(ofService2);
  return services.every((service) => service === "s3") ? commands : [...commands, awsCommand("ec2 authorize-security-group-ingress", own)];
}

// src/doctor/checks/task-start.ts
var area20 = "network";
var pull = check({
  id: "NET-PULL",
  area: area20,
  title: "What starts the tasks reaches their images, secrets and logs",
  reads: ["network", "taskPlaces", "taskDefinition", "vpcEndpoints", "request"],
  rule: (start) => {
    const { network, taskPlaces, taskDefinition, request } = start;
    const sources = sourcesOf(network, taskPlaces.agent);
    if (sources.kind !== "known")
      return [unknown(`From where images are pulled is not known, because ${whyUnknown(sources)}.`)];
    if (sources.value.length === 0) return [unknown("From where images are pulled is not known.")];
    const needs = startNeedsOf(taskDefinition, request.region);
    return sources.value.flatMap((source) => source.kind === "endpoint" ? pathsFrom(start, source, needs) : []);
  }
});
function pathsFrom(start, source, needs) {
  const paths = needs.map((need) => ({ need, ...startPath(start.network, start.vpcEndpoints, source, need) }));
  const having = (outcome) => paths.filter(({ verdict }) => verdict.outcome === outcome);
  return [
    ...tell(
      having("no"),
      (names2, shown) => problem(`${source.name}: no path to ${names2}.${shown.text}`, {
        ...shown,
        fix: fixFor(start, source, having("no"))
      })
    ),
    ...tell(
      having("partial"),
      (names2, shown) => warning(`${source.name}: a path to only a part of ${names2}.${shown.text}`, {
        ...shown,
        fix: inRegion(fixesOf(shown.hops), start.request.region)
      })
    ),
    ...tell(
      having("unknown"),
      (names2, shown) => unknown(`${source.name}: whether there is a path to ${names2} is not known.${shown.text}`, shown)
    )
  ];
}
function tell(paths, complain) {
  if (paths.length === 0) return [];
  const hops = paths.flatMap(({ verdict }) => verdict.failing);
  const texts = [...new Set(hops.map(({ message }) => message))];
  const names2 = paths.map(({ need }) => need.name).join(", ");
  return [complain(names2, { text: ` ${texts.join(" ")}`, evidence: evidenceOf(hops), hops })];
}
function fixFor({ request, network, taskPlaces }, source, paths) {
  const hops = paths.flatMap(({ verdict }) => verdict.failing);
  const lacksRoute = hops.some(({ place, outcome }) => place === "source-route" && outcome === "no");
  if (!lacksRoute) return inRegion(fixesOf(hops), request.region);
  const needs = paths.filter(({ endpoint }) => endpoint === null).map(({ need }) => need);
  return missingPathFix({ network, source, needs, workload: taskPlaces.agent, request });
}
var withoutAddress = check({
  id: "NET-NOIP",
  area: area20,
  title: "Tasks on EC2 with interfaces of their own are in no subnet whose only way out is an internet gateway",
  reads: ["network", "taskPlaces"],
  rule: ({ network, taskPlaces: { application } }) => {
    if (application.kind === "unknown")
      return [unknown(`Where the tasks are is not known, because ${application.why}.`)];
    if (application.kind !== "awsvpc" || application.launchType !== "EC2") return [];
    return application.subnetIds.flatMap((subnetId) => inPublicSubnet(network, application, subnetId));
  },
  without: ({ taskPlaces: { application } }) => application.kind === "awsvpc" && application.launchType === "EC2" ? void 0 : "No tasks on EC2 have interfaces of their own."
});
function inPublicSubnet(network, workload, subnetId) {
  const sources = sourcesOf(network, workload);
  const gateways = mapFact(sources, (all) => {
    const source = all.find((each) => each.kind === "endpoint" && each.subnetId === subnetId);
    return source?.kind === "endpoint" ? gatewaysOf(network, source) : known([]);
  });
  if (gateways.kind !== "known")
    return [unknown(`The way out of ${subnetId} is not known, because ${whyUnknown(gateways)}.`)];
  if (gateways.value.length === 0) return [];
  const message = `Tasks in ${subnetId} would leave by ${gateways.value.join(", ")}, for which they need a public address: network interfaces of tasks on EC2 never get one. Run them in a private subnet with a NAT gateway.`;
  return [problem(message, { evidence: [`${subnetId}: ${gateways.value.join(", ")}`] })];
}
function gatewaysOf(network, { subnetId, vpcId }) {
  return mapFact(
    routeTableOf(network, subnetId, vpcId),
    (table) => mapFact(coursesTo(network, table, internet(4)), (courses) => {
      const targets2 = courses.flatMap(
        ({ route }) => route?.target.kind === "internet-gateway" ? [route.target.id] : []
      );
      return known([...new Set(targets2)]);
    })
  );
}
var taskStartChecks = [pull, withoutAddress];

// src/doctor/fact-actions.ts
var tasks2 = ["ecs:ListTasks", "ecs:DescribeTasks"];
var instances = ["ecs:ListContainerInstances", "ecs:DescribeContainerInstances"];
var hosts = ["ec2:DescribeInstances", "autoscaling:DescribeAutoScalingGroups"];
var databases = [
  "rds:DescribeDBInstances",
  "rds:DescribeDBClusters",
  "rds:DescribeDBProxies",
  "rds:DescribeDBProxyEndpoints",
  "rds:DescribeDBProxyTargets"
];
var simulation = ["iam:SimulatePrincipalPolicy"];
var factActions = {
  request: [],
  signIn: ["sts:GetCallerIdentity"],
  caller: ["sts:GetCallerIdentity"],
  credentials: [],
  callerTrust: ["iam:GetRole"],
  callerAccess: simulation,
  passAccess: simulation,
  roles: ["iam:GetRole"],
  executionAccess: [...simulation, "iam:GetInstanceProfile"],
  tagging: ["ecs:ListAccountSettings", ...simulation],
  repositories: ["ecr:DescribeRepositories"],
  images: ["ecr:DescribeImages", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
  runningImages: [...tasks2, "ecr:DescribeImages"],
  taskDefinition: ["ecs:DescribeTaskDefinition"],
  logGroups: ["logs:DescribeLogGroups"],
  secretReferences: ["secretsmanager:DescribeSecret", "ssm:DescribeParameters"],
  cluster: ["ecs:DescribeClusters"],
  instances,
  metadataOptions: [...instances, "ec2:DescribeInstances"],
  subnets: ["ecs:DescribeServices", "ec2:DescribeSubnets"],
  capacityProviders: ["ecs:DescribeCapacityProviders", "autoscaling:DescribeAutoScalingGroups"],
  service: ["ecs:DescribeServices"],
  stoppedTasks: tasks2,
  stoppedTaskLines: ["logs:GetLogEvents"],
  rollout: ["ecs:DescribeServices", "ecs:DescribeTaskDefinition", ...tasks2, ...instances],
  scalableTarget: ["application-autoscaling:DescribeScalableTargets"],
  targetGroups: [
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetGroupAttributes",
    "elasticloadbalancing:DescribeTargetHealth",
    "elasticloadbalancing:DescribeLoadBalancers"
  ],
  listeners: ["elasticloadbalancing:DescribeListeners"],
  taskNetwork: [...hosts, "ec2:DescribeSubnets"],
  database: databases,
  forcedEncryption: [...databases, "rds:DescribeDBParameters", "rds:DescribeDBClusterParameters"],
  databaseOpenRules: ["rds:DescribeDBInstances", "ec2:DescribeSecurityGroupRules"],
  databaseUse: ["ecs:DescribeTaskDefinition"],
  network: [
    "ec2:DescribeVpcs",
    "ec2:DescribeSubnets",
    "ec2:DescribeRouteTables",
    "ec2:DescribeNetworkAcls",
    "ec2:DescribeVpcPeeringConnections",
    "ec2:DescribeNatGateways",
    "ec2:DescribeVpcBlockPublicAccessOptions",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSecurityGroupRules",
    "ec2:GetManagedPrefixListEntries"
  ],
  taskPlaces: ["ecs:DescribeServices", "ecs:DescribeTaskDefinition", ...instances, ...hosts],
  databaseNetwork: databases,
  databaseInterface: [...databases, "ec2:DescribeNetworkInterfaces"],
  vpcDns: ["ec2:DescribeVpcs", "ec2:DescribeVpcAttribute", "ec2:DescribeDhcpOptions"],
  vpcEndpoints: ["ec2:DescribeVpcEndpoints"],
  staleRules: ["ec2:DescribeSecurityGroupRules", "ec2:DescribeSecurityGroups"],
  balancers: ["elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeLoadBalancers"],
  interfaceUse: [...instances, "ec2:DescribeInstances", "ec2:DescribeInstanceTypes"],
  runningContainers: tasks2,
  registryImages: ["ecr:BatchGetImage"],
  writtenFiles: tasks2,
  goodSettings: ["ecs:ListServiceDeployments", "ecs:DescribeServiceDeployments", "ecs:DescribeServiceRevisions"],
  probes: []
};

// src/doctor/checks.ts
var checks = [
  ...identityChecks,
  ...permissionChecks,
  ...registryChecks,
  ...taskDefinitionChecks,
  ...clusterChecks,
  ...serviceChecks,
  ...networkChecks,
  ...peeringChecks,
  ...taskStartChecks,
  ...databaseChecks,
  ...failoverChecks,
  ...loadBalancerChecks,
  ...loadBalancerNetworkChecks,
  ...outsideChecks,
  ...outsideNetworkChecks,
  ...driftChecks
];
function examine(facts, chosen = checks) {
  return chosen.flatMap((each) => each.judge(facts));
}
function countFindings(findings) {
  const count = (status) => findings.filter((finding) => finding.status === status).length;
  return { problem: count("problem"), warning: count("warning"), skipped: count("skipped"), ok: count("ok") };
}

// src/ecs/situation/container-instance.ts
function instanceState(raw) {
  const remaining = asObjects(raw.remainingResources);
  const attributes2 = asObjects(raw.attributes).map(({ name, value }) => [asString(name) ?? "", asString(value) ?? ""]);
  const byName = Object.fromEntries(attributes2);
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
  const known2 = asNumber(seconds2);
  return known2 === void 0 ? void 0 : 1e3 * known2;
}
function quantity(resources, name) {
  return asNumber(resources.find((resource) => resource.name === name)?.integerValue) ?? 0;
}
function usedPorts(resources, name, protocol) {
  const taken = asStrings(resources.find((resource) => resource.name === name)?.stringSetValue);
  return taken.map((port2) => ({ port: Number(port2), protocol }));
}

// src/ecs/situation/situation.ts
async function readSituation(call, cluster, serviceName, callLoadBalancing) {
  const service = await readService(call, cluster, serviceName);
  const primary = primaryDeployment(service);
  if (primary === void 0) throw await serviceNotFound(call, cluster, serviceName);
  const describing = describeTaskDefinition(call, primary.taskDefinition);
  const [described, olderTaskDefinitions, instances2, tasks3, targetGroups, interfaces2] = await Promise.all([
    describing,
    readOlderTaskDefinitions(call, service, primary),
    optionalRead(
      { iamAction: "ecs:DescribeContainerInstances", resource: "the cluster" },
      () => readInstances(call, cluster, service)
    ),
    optionalRead(
      { iamAction: "ecs:DescribeTasks", resource: "the cluster" },
      () => readTasks(call, cluster, serviceName)
    ),
    targetGroupsOf(service, callLoadBalancing),
    describing.then(({ taskDefinition }) => readInterfaces(call, cluster, service, taskDefinition))
  ]);
  const leaving = await readLeavingTaskDefinitions(call, tasks3, {
    ...olderTaskDefinitions,
    [primary.taskDefinition]: {}
  });
  const definitions = { ...olderTaskDefinitions, ...leaving };
  const older = { olderTaskDefinitions: definitions, instances: instances2, tasks: tasks3, targetGroups, ...interfaces2 };
  return { cluster, service, primary, ...described, ...older, readAt: (call.awsTime ?? Date.now)() };
}
async function targetGroupsOf({ loadBalancers }, callLoadBalancing) {
  const arns = loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  if (arns.length === 0 || callLoadBalancing === void 0) return { value: [] };
  return readTargetGroups(callLoadBalancing, arns);
}
async function readInterfaces(call, cluster, service, { networkMode }) {
  if (networkMode !== "awsvpc" || runsOnFargate(service)) return {};
  const interfacesInUse = await optionalRead({ iamAction: "ecs:DescribeTasks", resource: "the cluster" }, async () => {
    const held = {};
    for (const { containerInstanceArn, networkInterfaces } of await readTasks(call, cluster)) {
      const instance = lastPart(containerInstanceArn ?? "");
      held[instance] = (held[instance] ?? 0) + networkInterfaces;
    }
    return held;
  });
  return { interfacesInUse };
}
async function readOlderTaskDefinitions(call, service, primary) {
  const arns = new Set(service.deployments.map(({ taskDefinition }) => taskDefinition));
  arns.delete(primary.taskDefinition);
  const described = [...arns].map(async (arn) => [arn, (await describeTaskDefinition(call, arn)).taskDefinition]);
  return Object.fromEntries(await Promise.all(described));
}
async function readLeavingTaskDefinitions(call, tasks3, known2) {
  const leaving = "value" in tasks3 ? tasks3.value.filter(({ desiredStatus }) => desiredStatus === "STOPPED") : [];
  const arns = new Set(leaving.map(({ taskDefinitionArn }) => taskDefinitionArn).filter((arn) => !(arn in known2)));
  const described = [...arns].map(async (arn) => {
    const read = await describeTaskDefinition(call, arn).catch(() => void 0);
    return read === void 0 ? [] : [[arn, read.taskDefinition]];
  });
  return Object.fromEntries((await Promise.all(described)).flat());
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

// src/ecs/rehearsal/fit.ts
var leastMemory = 6;
function fitInto(taskDefinition, room) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const taskMemory = taskDefinition.memory === void 0 ? void 0 : taskShape(taskDefinition).memory;
  const budget = Math.floor(Math.min(room.memory, taskMemory ?? room.memory));
  if (taskMemory !== void 0 && budget === taskMemory) {
    return { taskDefinition: fitCpu(taskDefinition, room.cpu), memoryReduced: false };
  }
  const demands = containers.map((container) => demandOf(container, taskMemory ?? budget));
  const limits2 = shareOut(demands, budget);
  if (limits2 === void 0) return void 0;
  const containerDefinitions = containers.map(({ memoryReservation: _, ...container }, index) => ({
    ...container,
    memory: limits2[index] ?? leastMemory
  }));
  const fitted = { ...taskDefinition, ...taskMemory === void 0 ? {} : { memory: String(budget) } };
  const isLess = containers.some(({ memory: memory2 }, index) => (limits2[index] ?? 0) < (asNumber(memory2) ?? Number.MAX_VALUE));
  return { taskDefinition: fitCpu({ ...fitted, containerDefinitions }, room.cpu), memoryReduced: isLess };
}
function demandOf({ memory: memory2, memoryReservation }, otherwise) {
  const least = Math.max(leastMemory, asNumber(memoryReservation) ?? leastMemory);
  return { least, wanted: Math.max(least, asNumber(memory2) ?? otherwise) };
}
function shareOut(demands, budget) {
  const least = sum(demands.map((demand) => demand.least));
  if (least > budget) return void 0;
  const beyond = sum(demands.map((demand) => demand.wanted - demand.least));
  const share = beyond === 0 ? 0 : Math.min(1, (budget - least) / beyond);
  return demands.map((demand) => demand.least + Math.floor((demand.wanted - demand.least) * share));
}
function fitCpu(taskDefinition, free) {
  if (taskShape(taskDefinition).cpu <= free) return taskDefinition;
  const { cpu: _, ...members } = taskDefinition;
  const containers = asObjects(taskDefinition.containerDefinitions);
  const wanted = sum(containers.map(({ cpu }) => asNumber(cpu) ?? 0));
  const share = wanted === 0 ? 0 : Math.min(1, Math.max(0, free) / wanted);
  const containerDefinitions = containers.map((container) => ({
    ...container,
    cpu: Math.floor((asNumber(container.cpu) ?? 0) * share)
  }));
  return { ...members, containerDefinitions };
}
function growthOf(taskDefinition) {
  if (taskDefinition.memory !== void 0 && asString(taskDefinition.memory) !== "") return 0;
  const growths = asObjects(taskDefinition.containerDefinitions).map(({ memory: memory2, memoryReservation }) => {
    const reserved2 = asNumber(memoryReservation);
    return reserved2 === void 0 ? 0 : (asNumber(memory2) ?? 2 * reserved2) - reserved2;
  });
  return sum(growths);
}
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

// src/ecs/rehearsal/copy.ts
var missingEntryPoint = "/berth-pulls-this-image-and-does-not-start-it";
function rehearsalFamily(family) {
  return copyFamily(family, "berth-rehearsal");
}
function rehearsalCopy(taskDefinition, room) {
  return fitInto(unreachable(renamed(taskDefinition)), room);
}
function fargateCopy(taskDefinition) {
  return unreachable(renamed(taskDefinition));
}
function pullOnlyCopy(taskDefinition) {
  const { family, tags, executionRoleArn, runtimePlatform } = renamed(taskDefinition);
  const byImage = new Map(
    [...asObjects(taskDefinition.containerDefinitions)].reverse().map((container) => [container.image, container])
  );
  const kept = { family, tags, executionRoleArn, runtimePlatform };
  return {
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== void 0)),
    networkMode: "none",
    containerDefinitions: [...byImage.values()].reverse().map(pulledOnly)
  };
}
function memoryToPull(copy) {
  return leastMemory * asObjects(copy.containerDefinitions).length;
}
function pulledOnly({ name, image: image2, repositoryCredentials }) {
  const credentials = repositoryCredentials === void 0 ? {} : { repositoryCredentials };
  return { name, image: image2, ...credentials, essential: true, cpu: 0, memory: leastMemory, entryPoint: [missingEntryPoint] };
}
function renamed(taskDefinition) {
  const family = rehearsalFamily(asString(taskDefinition.family) ?? "");
  return { ...registrable(taskDefinition, asObjects(taskDefinition.tags)), family };
}
function unreachable(taskDefinition) {
  const ownInterface = taskDefinition.networkMode === "awsvpc";
  const containerDefinitions = asObjects(taskDefinition.containerDefinitions).map((container) => {
    const { dockerLabels: _, portMappings, ...members } = container;
    return ownInterface && portMappings !== void 0 ? { ...members, portMappings: asObjects(portMappings).map(withoutHostPort) } : members;
  });
  return { ...taskDefinition, containerDefinitions };
}
function withoutHostPort({ hostPort: _, ...mapping }) {
  return mapping;
}
function sharedVolumes(taskDefinition) {
  const mounts = asObjects(taskDefinition.containerDefinitions).flatMap(({ mountPoints }) => asObjects(mountPoints));
  const written = new Set(mounts.filter(({ readOnly }) => readOnly !== true).map(({ sourceVolume }) => sourceVolume));
  const shared = asObjects(taskDefinition.volumes).filter(
    (volume) => volume.configuredAtLaunch === true || isShared(volume) && written.has(volume.name)
  );
  return shared.map(({ name }) => asString(name) ?? "");
}
function isShared(volume) {
  const docker = asObject(volume.dockerVolumeConfiguration);
  return asString(asObject(volume.host)?.sourcePath) !== void 0 || docker?.scope === "shared" || docker?.autoprovision === true || volume.efsVolumeConfiguration !== void 0 || volume.fsxWindowsFileServerVolumeConfiguration !== void 0;
}

// src/ecs/plan/estimates.ts
var defaultTargetGroup = {
  healthCheckIntervalSeconds: 30,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  timeoutSeconds: 5,
  deregistrationDelaySeconds: 300,
  slowStartSeconds: 0
};
var usualStart = 15e3;
function estimate(paces, tasks3) {
  const start = lastStart(tasks3);
  const each = (timing) => Object.fromEntries(paces.map((pace) => [pace.deploymentId, timing(pace)]));
  return {
    least: each((pace) => ({
      start: Math.min(start, 1e3),
      healthy: Math.max(
        firstVerdict(pace),
        targetsHealthy(pace, () => 0)
      ),
      drain: 0,
      stop: 0
    })),
    expected: each((pace) => ({
      start,
      healthy: Math.max(
        firstVerdict(pace),
        targetsHealthy(pace, () => 1)
      ),
      drain: longestDrain(pace),
      stop: Math.min(2e3, stopTimeout2(pace))
    })),
    most: each((pace) => ({
      start: Math.max(3 * start, 6e4),
      healthy: lastHealthy(pace),
      drain: longestDrain(pace),
      stop: stopTimeout2(pace)
    }))
  };
}
function lastStart(tasks3) {
  const starts = tasks3.flatMap(
    ({ createdAt, startedAt }) => createdAt === null || startedAt === null ? [] : [{ startedAt, duration: (startedAt - createdAt) * 1e3 }]
  );
  const newest = starts.sort((one, other) => other.startedAt - one.startedAt)[0];
  return newest === void 0 ? usualStart : Math.max(0, newest.duration);
}
function leastUntilHealthy(taskDefinition) {
  const intervals = healthChecks2(taskDefinition).map(({ interval }) => interval);
  return intervals.length === 0 ? defaultSettings().healthyAfterRunning : Math.max(...intervals);
}
function firstVerdict({ taskDefinition, targetGroups }) {
  const isJudgedByTargets = targetGroups.length > 0 && healthChecks2(taskDefinition).length === 0;
  return isJudgedByTargets ? 0 : leastUntilHealthy(taskDefinition);
}
function targetsHealthy({ targetGroups }, checks2) {
  return 1e3 * Math.max(0, ...targetGroups.map((group) => group.healthCheckIntervalSeconds * checks2(group)));
}
function lastHealthy(pace) {
  const slowest = healthChecks2(pace.taskDefinition).map(
    ({ interval, timeout, retries, startPeriod }) => startPeriod + retries * (interval + timeout)
  );
  const slowestCheck = Math.max(0, ...pace.targetGroups.map(({ timeoutSeconds }) => 1e3 * timeoutSeconds));
  return Math.max(0, ...slowest) + targetsHealthy(pace, ({ healthyThreshold }) => healthyThreshold) + slowestCheck;
}
function healthChecks2(taskDefinition) {
  return asObjects(taskDefinition.containerDefinitions).flatMap((container) => {
    const check2 = asObject(container.healthCheck);
    return check2 === void 0 || container.essential === false ? [] : [timesOf(check2)];
  });
}
function timesOf(check2) {
  return {
    interval: 1e3 * (asNumber(check2.interval) ?? 30),
    timeout: 1e3 * (asNumber(check2.timeout) ?? 5),
    retries: asNumber(check2.retries) ?? 3,
    startPeriod: 1e3 * (asNumber(check2.startPeriod) ?? 0)
  };
}
function stopTimeout2({ taskDefinition }) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  return Math.max(0, ...containers.map((container) => 1e3 * (asNumber(container.stopTimeout) ?? 30)));
}
function longestDrain({ targetGroups }) {
  return 1e3 * Math.max(0, ...targetGroups.map(({ deregistrationDelaySeconds }) => deregistrationDelaySeconds));
}

// src/ecs/plan/rollout-doubts.ts
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
function withFreeInterfaces(instances2, { interfacesInUse }) {
  return instances2.map((instance) => {
    const limit = awsvpcTaskLimit(instance.attributes);
    if (limit === void 0 || interfacesInUse === void 0 || "denied" in interfacesInUse) return instance;
    const networkInterfaces = Math.max(0, limit - (interfacesInUse.value[instance.id] ?? 0));
    return { ...instance, remaining: { ...instance.remaining, networkInterfaces } };
  });
}
function interfaceDoubts(rollout, shape, { interfacesInUse }) {
  const isUnknown = ({ remaining }) => remaining.networkInterfaces === Number.POSITIVE_INFINITY;
  const unknown2 = rollout.instances.filter(isUnknown);
  if (shape.networkInterfaces === 0 || unknown2.length === 0) return { doubts: [], certain: rollout };
  const instances2 = rollout.instances.map(
    (each) => isUnknown(each) ? { ...each, remaining: { ...each.remaining, networkInterfaces: 0 } } : each
  );
  const denied = interfacesInUse !== void 0 && "denied" in interfacesInUse ? ` (${interfacesInUse.denied} is denied)` : "";
  const doubt = `ECS does not report how many network interfaces ${namesOf(unknown2)} ${unknown2.length === 1 ? "has" : "have"} left for awsvpc tasks${denied}`;
  return { doubts: [doubt], certain: { ...rollout, instances: instances2 } };
}
function expressionDoubts(primary, instances2) {
  return primary.placementConstraints.flatMap((constraint) => {
    if (constraint.type !== "memberOf") return [];
    const { expression } = constraint;
    const unknown2 = instances2.filter((instance) => evaluateExpression(expression, instance) === void 0);
    if (unknown2.length === 0) return [];
    return [`the placement constraint "${expression}" cannot be evaluated here for ${namesOf(unknown2)}`];
  });
}
function scaleOutDoubt(provider) {
  return `the capacity provider ${provider} may add instances during the rollout, or be at its maximum`;
}
function namesOf(instances2) {
  const names2 = instances2.slice(0, 3).map(({ id }) => id);
  const more = instances2.length > names2.length ? ` and ${instances2.length - names2.length} more` : "";
  return `the container instance${instances2.length === 1 ? "" : "s"} ${names2.join(", ")}${more}`;
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
  const instances2 = coming.map((each) => ({ ...each, attributes: { ...like, ...each.attributes } }));
  return { ...rollout, instances: [...rollout.instances, ...instances2] };
}

// src/ecs/plan/rollout-input.ts
var plannedDeploymentId = "planned";
function rolloutInput(situation, planned) {
  const reasons = whyUnknown2(situation);
  const { instances: instances2, tasks: tasks3 } = situation;
  if (!("value" in instances2) || !("value" in tasks3) || reasons.length > 0) return { known: false, reasons };
  const service = plannedService(situation, planned, tasks3.value);
  const definitions = definitionsByDeployment(situation, planned);
  const paces = [...definitions].map(([deploymentId, taskDefinition]) => ({
    deploymentId,
    taskDefinition,
    targetGroups: targetGroupsOf2(situation)
  }));
  const rollout = {
    service,
    instances: withFreeInterfaces(instances2.value, situation),
    settings: defaultSettings()
  };
  const daemon = situation.service.schedulingStrategy === "DAEMON";
  return { known: true, daemon, estimates: estimate(paces, tasks3.value), ...doubtsAbout(rollout, situation) };
}
function whyUnknown2({ service, instances: instances2, tasks: tasks3 }) {
  return [
    ..."denied" in instances2 ? [`the container instances could not be read (${instances2.denied} is denied)`] : [],
    ..."denied" in tasks3 ? [`the running tasks could not be read (${tasks3.denied} is denied)`] : [],
    ...service.launchType === "EXTERNAL" ? ["the service runs on external instances"] : []
  ];
}
function targetGroupsOf2({ service, targetGroups }) {
  if (!service.loadBalanced) return [];
  const read = "value" in targetGroups ? targetGroups.value : [];
  return read.length === 0 ? [defaultTargetGroup] : read;
}
function plannedService(situation, planned, tasks3) {
  const { service } = situation;
  const definitions = definitionsByDeployment(situation, planned);
  const deployments = service.deployments.map(
    (deployment) => deploymentState(service, deployment, definitions.get(deployment.id) ?? {}, planned.desiredCount)
  );
  const leaving = leavingTasks(situation).map(leavingDeployment(service, situation));
  const state3 = {
    name: service.name,
    desiredCount: planned.desiredCount,
    percents: percentsOf(service.deploymentConfiguration, service.schedulingStrategy),
    launch: runsOnFargate(service) ? "fargate" : "instances",
    circuitBreaker: circuitBreakerOf(service.deploymentConfiguration),
    deployments: [...deployments, ...leaving],
    tasks: tasks3.map((task) => taskState(task, service, situation.readAt))
  };
  if (!planned.startsDeployment) return { ...state3, deployments: state3.deployments.map(goingOn) };
  const shape = shapeIn(service, withKnownAttributes(situation, planned));
  const placementConstraints = constraintsOf(service, planned.taskDefinition);
  return startDeployment(state3, { id: plannedDeploymentId, shape, placementConstraints });
}
function shapeIn({ loadBalanced }, taskDefinition) {
  return { ...taskShape(taskDefinition), hasTargetGroup: loadBalanced };
}
function goingOn(deployment) {
  if (deployment.status !== "PRIMARY") return deployment;
  const failedTasks = deployment.rolloutState === "COMPLETED" ? 0 : deployment.failedTasks;
  return { ...deployment, rolloutState: "IN_PROGRESS", failedTasks };
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
  const leaving = leavingTasks(situation).map((task) => [task.startedBy, definitionOf(task, situation)]);
  return new Map([...leaving, ...live, [plannedDeploymentId, planned.taskDefinition]]);
}
function leavingTasks({ service, tasks: tasks3 }) {
  const listed = new Set(service.deployments.map(({ id }) => id));
  const leaving = "value" in tasks3 ? tasks3.value.filter(({ desiredStatus }) => desiredStatus === "STOPPED") : [];
  const byOwner = new Map(leaving.map((task) => [task.startedBy, task]));
  return [...byOwner].flatMap(([id, task]) => listed.has(id) || task.startedBy === "" ? [] : [task]);
}
function definitionOf({ taskDefinitionArn: arn }, { primary, taskDefinition, olderTaskDefinitions }) {
  return arn === primary.taskDefinition ? taskDefinition : olderTaskDefinitions[arn] ?? {};
}
function leavingDeployment(service, situation) {
  return (task) => ({
    id: task.startedBy,
    status: "ACTIVE",
    rolloutState: "FAILED",
    shape: shapeIn(service, definitionOf(task, situation)),
    placementConstraints: [],
    budget: 0,
    failedTasks: 0,
    failedLaunches: 0,
    retryAt: 0,
    unplacedSince: null,
    healthyTaskIds: []
  });
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
    deploymentId: owner?.id ?? (stopping ? task.startedBy : ""),
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

// src/doctor/facts/database-use.ts
function databaseUseOf(taskDefinition, entry) {
  const named2 = asObjects(taskDefinition.containerDefinitions).flatMap((container) => {
    const value = asObjects(container.environment).find(({ name }) => name === entry)?.value;
    return value === void 0 ? [] : [{ container: asString(container.name) ?? "", value: asString(value) ?? "" }];
  });
  const place = named2[0] === void 0 ? void 0 : databasePlace(named2[0].value);
  return place === void 0 ? void 0 : { containers: named2.map(({ container }) => container), entry, ...place };
}
function databasePlace(text) {
  return ofUrl(text.trim()) ?? ofDataSource(text.trim()) ?? ofKeywords(text.trim()) ?? ofHost(text.trim());
}
var usualPorts = { postgres: 5432, postgresql: 5432, mysql: 3306, mariadb: 3306 };
function usualPort(scheme) {
  const [name = ""] = scheme.split("+");
  const port2 = usualPorts[name.replace(/\d+$/, "")];
  return port2 === void 0 ? { port: 5432, portIsGuessed: true } : { port: port2 };
}
function ofUrl(text) {
  const url = text.replace(/^jdbc:/i, "");
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(url) || !URL.canParse(url)) return void 0;
  const { hostname, port: port2, protocol, searchParams, username, pathname, search, hash } = new URL(url);
  if (username === "" && `${pathname}${search}${hash}`.includes("@")) return void 0;
  const host = hostname === "" ? searchParams.get("host") ?? "" : hostname.replace(/^\[(.*)\]$/, "$1");
  if (host === "" || host.startsWith("/")) return void 0;
  return {
    host,
    ...port2 === "" ? usualPort(protocol.slice(0, -1)) : { port: Number(port2) },
    sslMode: sslModeOf(searchParams)
  };
}
function sslModeOf(parameters) {
  const named2 = ["sslmode", "sslMode", "ssl-mode"].flatMap((name) => parameters.get(name) ?? []);
  if (named2[0] !== void 0) return named2[0].toLowerCase();
  const flag = parameters.get("ssl") ?? parameters.get("tls");
  if (flag === null) return null;
  return flag === "false" || flag === "0" ? "disable" : "require";
}
function ofDataSource(text) {
  const [, host, port2 = "3306", query = ""] = /@tcp\(([^():\s]+)(?::(\d+))?\)\/[^?]*(?:\?(.*))?$/.exec(text) ?? [];
  return host === void 0 ? void 0 : { host, port: Number(port2), sslMode: sslModeOf(new URLSearchParams(query)) };
}
function ofKeywords(text) {
  const pairs = [...text.matchAll(/(?:^|\s)(host|port|sslmode)\s*=\s*'?([^\s']+)'?/g)];
  const words = Object.fromEntries(pairs.map(([, name, value]) => [name, value]));
  if (words.host === void 0 || words.host.startsWith("/")) return void 0;
  return { host: words.host, port: Number(words.port ?? 5432), sslMode: words.sslmode ?? null };
}
function ofHost(text) {
  const [, host, port2] = /^([a-z\d](?:[a-z\d.-]*[a-z\d])?)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (host === void 0) return void 0;
  return port2 === void 0 ? { host, port: 5432, portIsGuessed: true, sslMode: null } : { host, port: Number(port2), sslMode: null };
}

// src/doctor/from-ecs/database-use.ts
function databaseUseFact(taskDefinition, entry) {
  if (entry === null) return { absent: "No environment entry is named that says where the database is." };
  const found2 = isPassword(taskDefinition, entry) ? void 0 : databaseUseOf(taskDefinition, entry);
  return found2 === void 0 ? { absent: whyNotFound(taskDefinition, entry) } : { value: found2 };
}
function isPassword({ containerDefinitions }, entry) {
  const entries = asObjects(containerDefinitions).flatMap(({ environment }) => asObjects(environment));
  const values = entries.flatMap(({ name, value }) => name === entry ? [asString(value) ?? ""] : []);
  return speaksOfSecret(entry) && !values.every((value) => value.includes("://"));
}
function whyNotFound({ containerDefinitions }, entry) {
  const containers = asObjects(containerDefinitions);
  const hasEntry = (member) => containers.some((container) => asObjects(container[member]).some(({ name }) => asString(name) === entry));
  if (hasEntry("environment")) return `The value of ${entry} (hidden) names no host that is understood.`;
  return hasEntry("secrets") ? `${entry} comes from a secret, whose value is not read: give the database by its identifier or endpoint.` : `No container of the task definition has an environment entry ${entry}.`;
}

// src/doctor/facts/task-definition.ts
function parseTaskDefinition(raw, { file, region: region2, launch, execEnabled }) {
  return {
    file,
    region: region2,
    launch,
    execEnabled,
    family: asString(raw.family) ?? "",
    networkMode: asString(raw.networkMode) ?? (launch === "fargate" ? "awsvpc" : "bridge"),
    cpu: sizeOf(raw.cpu),
    memory: sizeOf(raw.memory),
    executionRole: asString(raw.executionRoleArn) ?? null,
    taskRole: asString(raw.taskRoleArn) ?? null,
    architecture: asString(asObject(raw.runtimePlatform)?.cpuArchitecture) ?? null,
    containers: asObjects(raw.containerDefinitions).map(parseContainer)
  };
}
function parseContainer(raw) {
  return {
    name: asString(raw.name) ?? "",
    image: asString(raw.image) ?? "",
    essential: asBoolean(raw.essential) ?? true,
    command: asStrings(raw.command),
    memory: asNumber(raw.memory) ?? null,
    memoryReservation: asNumber(raw.memoryReservation) ?? null,
    portMappings: asObjects(raw.portMappings).map(parseMapping),
    environment: asObjects(raw.environment).map(parseEntry),
    secrets: asObjects(raw.secrets).map(parseSecret),
    log: parseLog(asObject(raw.logConfiguration)),
    healthCheck: parseHealthCheck(asObject(raw.healthCheck)),
    stopTimeout: asNumber(raw.stopTimeout) ?? null,
    readonlyRootFilesystem: asBoolean(raw.readonlyRootFilesystem) ?? false,
    mountPoints: asObjects(raw.mountPoints).map(parseMountPoint),
    dependsOn: asObjects(raw.dependsOn).map(parseDependency),
    disableNetworking: asBoolean(raw.disableNetworking) ?? false,
    dnsServers: asStrings(raw.dnsServers)
  };
}
function parseMapping({ containerPort, hostPort, protocol }) {
  return {
    containerPort: asNumber(containerPort) ?? 0,
    hostPort: asNumber(hostPort) ?? null,
    protocol: asString(protocol) ?? "tcp"
  };
}
function parseEntry({ name, value }) {
  return {
    name: asString(name) ?? "",
    holdsCredentials: /^[\w+.-]+:\/\/[^/?#\s]*:[^/?#\s]*@/.test(asString(value) ?? "")
  };
}
function parseSecret({ name, valueFrom }) {
  return { name: asString(name) ?? "", valueFrom: asString(valueFrom) ?? "" };
}
function parseLog(raw) {
  if (raw === void 0) return null;
  const options = Object.entries(asObject(raw.options) ?? {}).map(([name, value]) => [name, asString(value) ?? ""]);
  return { driver: asString(raw.logDriver) ?? "", options: Object.fromEntries(options) };
}
function parseHealthCheck(raw) {
  if (raw === void 0) return null;
  return {
    interval: asNumber(raw.interval) ?? 30,
    timeout: asNumber(raw.timeout) ?? 5,
    retries: asNumber(raw.retries) ?? 3,
    startPeriod: asNumber(raw.startPeriod) ?? 0
  };
}
function parseMountPoint({ containerPath: containerPath2, readOnly }) {
  return { path: asString(containerPath2) ?? "", readOnly: asBoolean(readOnly) ?? false };
}
function parseDependency({ containerName, condition }) {
  return { container: asString(containerName) ?? "", condition: asString(condition) ?? "" };
}
function sizeOf(value) {
  if (typeof value === "number") return value;
  const [, digits, unit] = /^\s*(\d*\.?\d+)\s*(vcpu|gb)?\s*$/i.exec(asString(value) ?? "") ?? [];
  if (digits === void 0) return null;
  return unit === void 0 ? Number(digits) : Number(digits) * 1024;
}

// src/doctor/from-ecs/task-definition.ts
function taskDefinitionOf(raw, service, { file, region: region2 }) {
  const launch = (service === null ? isForFargateAlone(raw) : runsOnFargate(service)) ? "fargate" : "ec2";
  return parseTaskDefinition(raw, { file, region: region2, launch, execEnabled: service?.execEnabled ?? false });
}
function isForFargateAlone({ requiresCompatibilities }) {
  const launchTypes = asStrings(requiresCompatibilities);
  return launchTypes.length > 0 && launchTypes.every((each) => each === "FARGATE");
}

// src/iam/role-access.ts
async function roleAccess(call, roleArn, wanted) {
  try {
    return conclude(await simulatedAccess(call, roleArn, wanted));
  } catch (thrown) {
    return { kind: "unknown", why: whyUnknown3(thrown, roleArn) };
  }
}
async function simulatedAccess(call, principalArn, wanted, context = []) {
  const results = await Promise.all(
    questions(wanted).map(({ actions: actions2, resources }) => {
      const about = { PolicySourceArn: principalArn, ActionNames: [...actions2], ResourceArns: [...resources] };
      return simulate2(call, context.length === 0 ? about : { ...about, ContextEntries: [...context] });
    })
  );
  return results.flat();
}
function questions(wanted) {
  const byResources = /* @__PURE__ */ new Map();
  for (const action of new Set(wanted.map((access) => access.action))) {
    const resources = [...new Set(wanted.filter((access) => access.action === action).map(({ resource }) => resource))];
    const key = resources.join("\n");
    byResources.set(key, { actions: [...byResources.get(key)?.actions ?? [], action], resources });
  }
  return [...byResources.values()];
}
async function simulate2(call, request) {
  const evaluations = [];
  let marker;
  do {
    const page = await call("SimulatePrincipalPolicy", {
      ...request,
      ...marker === void 0 ? {} : { Marker: marker }
    });
    evaluations.push(...asObjects(page.EvaluationResults));
    marker = page.IsTruncated === true ? asString(page.Marker) : void 0;
  } while (marker !== void 0);
  return request.ActionNames.flatMap(
    (action) => request.ResourceArns.map((resource) => resultFor({ action, resource }, evaluations))
  );
}
function resultFor(access, evaluations) {
  const ofAction = evaluations.filter(({ EvalActionName }) => EvalActionName === access.action);
  const outer = ofAction.find(({ EvalResourceName }) => EvalResourceName === access.resource) ?? ofAction[0] ?? {};
  const inner = ofAction.flatMap(({ ResourceSpecificResults }) => asObjects(ResourceSpecificResults)).find(({ EvalResourceName }) => EvalResourceName === access.resource);
  const decision = asString(inner?.EvalResourceDecision) ?? asString(outer.EvalDecision);
  if (decision === void 0) throw new Error(`its answer says nothing about ${access.action} on ${access.resource}`);
  return {
    ...access,
    allowed: decision === "allowed",
    by: deniedBy(decision, inner ?? outer, outer),
    missing: asStrings((inner ?? outer).MissingContextValues)
  };
}
function deniedBy(decision, closest, outer) {
  const organization = asObject(outer.OrganizationsDecisionDetail);
  const boundary = asObject(closest.PermissionsBoundaryDecisionDetail ?? outer.PermissionsBoundaryDecisionDetail);
  if (asBoolean(organization?.AllowedByOrganizations) === false) return "organization";
  if (asBoolean(boundary?.AllowedByPermissionsBoundary) === false) return "boundary";
  return decision === "explicitDeny" ? "explicit-deny" : "nothing-allows";
}
function conclude(results) {
  const refused2 = results.filter(({ allowed }) => !allowed);
  const denied = refused2.filter(({ missing }) => missing.length === 0);
  if (denied.length > 0) {
    return { kind: "denied", denied: denied.map(({ action, resource, by }) => ({ action, resource, by })) };
  }
  if (refused2.length === 0) return { kind: "allowed" };
  const keys2 = [...new Set(refused2.flatMap(({ missing }) => missing))].sort().join(", ");
  return { kind: "unknown", why: `It depends on ${keys2}, which only the request itself brings along.` };
}
function whyUnknown3(thrown, roleArn) {
  if (isAccessDenied(thrown)) {
    return `AWS denied iam:SimulatePrincipalPolicy. Allow it on ${roleArn} to this job's role, and Berth checks it before it changes anything.`;
  }
  if (/^NoSuchEntity/.test(awsErrorName(thrown))) return "IAM knows no such role.";
  return `IAM gave no answer: ${asSentence(messageOf(thrown) || awsErrorName(thrown))}`;
}

export {
  predict,
  estimate,
  leastUntilHealthy,
  rolloutInput,
  targetGroupsOf2 as targetGroupsOf,
  instanceState,
  readSituation,
  factActions,
  mayInterrupt,
  choosePercents,
  whyUnread,
  parseDiff,
  checks,
  examine,
  countFindings,
  databasePlace,
  databaseUseFact,
  taskDefinitionOf,
  growthOf,
  rehearsalFamily,
  rehearsalCopy,
  fargateCopy,
  pullOnlyCopy,
  memoryToPull,
  sharedVolumes,
  roleAccess,
  simulatedAccess
};
