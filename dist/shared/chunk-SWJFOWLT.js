import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  optionalRead,
  readTargetGroups
} from "./chunk-VAL7COZV.js";
import {
  describeTaskDefinition
} from "./chunk-WA6EJHFT.js";
import {
  copyFamily
} from "./chunk-7TMNHHZX.js";
import {
  readTasks
} from "./chunk-YXV2OBXX.js";
import {
  readService,
  serviceNotFound
} from "./chunk-32ANF6XO.js";
import {
  chunks,
  listAll
} from "./chunk-HQIGZZAH.js";
import {
  awsErrorName,
  isAccessDenied
} from "./chunk-6J2RSYRM.js";
import {
  awsvpcTaskLimit,
  defaultSettings,
  taskShape
} from "./chunk-36N6UXZ4.js";
import {
  registrable
} from "./chunk-SVS3VFMU.js";
import {
  instanceFor
} from "./chunk-3CGN57LZ.js";
import {
  lastPart
} from "./chunk-XPEDKNPM.js";
import {
  speaksOfSecret
} from "./chunk-L3PRAZ64.js";
import {
  circuitBreakerOf,
  percentsOf,
  primaryDeployment,
  runsOnFargate
} from "./chunk-USYXM3MJ.js";
import {
  evaluateExpression,
  startDeployment
} from "./chunk-V6IZPHJS.js";
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

// src/ecs/situation/container-instance.ts
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
function milliseconds(seconds) {
  const known = asNumber(seconds);
  return known === void 0 ? void 0 : 1e3 * known;
}
function quantity(resources, name) {
  return asNumber(resources.find((resource) => resource.name === name)?.integerValue) ?? 0;
}
function usedPorts(resources, name, protocol) {
  const taken = asStrings(resources.find((resource) => resource.name === name)?.stringSetValue);
  return taken.map((port) => ({ port: Number(port), protocol }));
}

// src/ecs/situation/situation.ts
async function readSituation(call, cluster, serviceName, callLoadBalancing) {
  const service = await readService(call, cluster, serviceName);
  const primary = primaryDeployment(service);
  if (primary === void 0) throw await serviceNotFound(call, cluster, serviceName);
  const describing = describeTaskDefinition(call, primary.taskDefinition);
  const [described, olderTaskDefinitions, instances, tasks, targetGroups, interfaces] = await Promise.all([
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
  const leaving = await readLeavingTaskDefinitions(call, tasks, {
    ...olderTaskDefinitions,
    [primary.taskDefinition]: {}
  });
  const definitions = { ...olderTaskDefinitions, ...leaving };
  const older = { olderTaskDefinitions: definitions, instances, tasks, targetGroups, ...interfaces };
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
async function readLeavingTaskDefinitions(call, tasks, known) {
  const leaving = "value" in tasks ? tasks.value.filter(({ desiredStatus }) => desiredStatus === "STOPPED") : [];
  const arns = new Set(leaving.map(({ taskDefinitionArn }) => taskDefinitionArn).filter((arn) => !(arn in known)));
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
  const limits = shareOut(demands, budget);
  if (limits === void 0) return void 0;
  const containerDefinitions = containers.map(({ memoryReservation: _, ...container }, index) => ({
    ...container,
    memory: limits[index] ?? leastMemory
  }));
  const fitted = { ...taskDefinition, ...taskMemory === void 0 ? {} : { memory: String(budget) } };
  const isLess = containers.some(({ memory }, index) => (limits[index] ?? 0) < (asNumber(memory) ?? Number.MAX_VALUE));
  return { taskDefinition: fitCpu({ ...fitted, containerDefinitions }, room.cpu), memoryReduced: isLess };
}
function demandOf({ memory, memoryReservation }, otherwise) {
  const least = Math.max(leastMemory, asNumber(memoryReservation) ?? leastMemory);
  return { least, wanted: Math.max(least, asNumber(memory) ?? otherwise) };
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
  const growths = asObjects(taskDefinition.containerDefinitions).map(({ memory, memoryReservation }) => {
    const reserved = asNumber(memoryReservation);
    return reserved === void 0 ? 0 : (asNumber(memory) ?? 2 * reserved) - reserved;
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
function pulledOnly({ name, image, repositoryCredentials }) {
  const credentials = repositoryCredentials === void 0 ? {} : { repositoryCredentials };
  return { name, image, ...credentials, essential: true, cpu: 0, memory: leastMemory, entryPoint: [missingEntryPoint] };
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
function estimate(paces, tasks) {
  const start = lastStart(tasks);
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
      stop: Math.min(2e3, stopTimeout(pace))
    })),
    most: each((pace) => ({
      start: Math.max(3 * start, 6e4),
      healthy: lastHealthy(pace),
      drain: longestDrain(pace),
      stop: stopTimeout(pace)
    }))
  };
}
function lastStart(tasks) {
  const starts = tasks.flatMap(
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
function targetsHealthy({ targetGroups }, checks) {
  return 1e3 * Math.max(0, ...targetGroups.map((group) => group.healthCheckIntervalSeconds * checks(group)));
}
function lastHealthy(pace) {
  const slowest = healthChecks(pace.taskDefinition).map(
    ({ interval, timeout, retries, startPeriod }) => startPeriod + retries * (interval + timeout)
  );
  const slowestCheck = Math.max(0, ...pace.targetGroups.map(({ timeoutSeconds }) => 1e3 * timeoutSeconds));
  return Math.max(0, ...slowest) + targetsHealthy(pace, ({ healthyThreshold }) => healthyThreshold) + slowestCheck;
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
  const doubt = `ECS does not report how many network interfaces ${namesOf(unknown)} ${unknown.length === 1 ? "has" : "have"} left for awsvpc tasks${denied}`;
  return { doubts: [doubt], certain: { ...rollout, instances } };
}
function expressionDoubts(primary, instances) {
  return primary.placementConstraints.flatMap((constraint) => {
    if (constraint.type !== "memberOf") return [];
    const { expression } = constraint;
    const unknown = instances.filter((instance) => evaluateExpression(expression, instance) === void 0);
    if (unknown.length === 0) return [];
    return [`the placement constraint "${expression}" cannot be evaluated here for ${namesOf(unknown)}`];
  });
}
function scaleOutDoubt(provider) {
  return `the capacity provider ${provider} may add instances during the rollout, or be at its maximum`;
}
function namesOf(instances) {
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

// src/ecs/plan/rollout-input.ts
var plannedDeploymentId = "planned";
function rolloutInput(situation, planned) {
  const reasons = whyUnknown(situation);
  const { instances, tasks } = situation;
  if (!("value" in instances) || !("value" in tasks) || reasons.length > 0) return { known: false, reasons };
  const service = plannedService(situation, planned, tasks.value);
  const definitions = definitionsByDeployment(situation, planned);
  const paces = [...definitions].map(([deploymentId, taskDefinition]) => ({
    deploymentId,
    taskDefinition,
    targetGroups: targetGroupsOf2(situation)
  }));
  const rollout = {
    service,
    instances: withFreeInterfaces(instances.value, situation),
    settings: defaultSettings()
  };
  const daemon = situation.service.schedulingStrategy === "DAEMON";
  return { known: true, daemon, estimates: estimate(paces, tasks.value), ...doubtsAbout(rollout, situation) };
}
function whyUnknown({ service, instances, tasks }) {
  return [
    ..."denied" in instances ? [`the container instances could not be read (${instances.denied} is denied)`] : [],
    ..."denied" in tasks ? [`the running tasks could not be read (${tasks.denied} is denied)`] : [],
    ...service.launchType === "EXTERNAL" ? ["the service runs on external instances"] : []
  ];
}
function targetGroupsOf2({ service, targetGroups }) {
  if (!service.loadBalanced) return [];
  const read = "value" in targetGroups ? targetGroups.value : [];
  return read.length === 0 ? [defaultTargetGroup] : read;
}
function plannedService(situation, planned, tasks) {
  const { service } = situation;
  const definitions = definitionsByDeployment(situation, planned);
  const deployments = service.deployments.map(
    (deployment) => deploymentState(service, deployment, definitions.get(deployment.id) ?? {}, planned.desiredCount)
  );
  const leaving = leavingTasks(situation).map(leavingDeployment(service, situation));
  const state = {
    name: service.name,
    desiredCount: planned.desiredCount,
    percents: percentsOf(service.deploymentConfiguration, service.schedulingStrategy),
    launch: runsOnFargate(service) ? "fargate" : "instances",
    circuitBreaker: circuitBreakerOf(service.deploymentConfiguration),
    deployments: [...deployments, ...leaving],
    tasks: tasks.map((task) => taskState(task, service, situation.readAt))
  };
  if (!planned.startsDeployment) return { ...state, deployments: state.deployments.map(goingOn) };
  const shape = shapeIn(service, withKnownAttributes(situation, planned));
  const placementConstraints = constraintsOf(service, planned.taskDefinition);
  return startDeployment(state, { id: plannedDeploymentId, shape, placementConstraints });
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
function leavingTasks({ service, tasks }) {
  const listed = new Set(service.deployments.map(({ id }) => id));
  const leaving = "value" in tasks ? tasks.value.filter(({ desiredStatus }) => desiredStatus === "STOPPED") : [];
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
  const named = asObjects(taskDefinition.containerDefinitions).flatMap((container) => {
    const value = asObjects(container.environment).find(({ name }) => name === entry)?.value;
    return value === void 0 ? [] : [{ container: asString(container.name) ?? "", value: asString(value) ?? "" }];
  });
  const place = named[0] === void 0 ? void 0 : databasePlace(named[0].value);
  return place === void 0 ? void 0 : { containers: named.map(({ container }) => container), entry, ...place };
}
function databasePlace(text) {
  return ofUrl(text.trim()) ?? ofDataSource(text.trim()) ?? ofKeywords(text.trim()) ?? ofHost(text.trim());
}
var usualPorts = { postgres: 5432, postgresql: 5432, mysql: 3306, mariadb: 3306 };
function usualPort(scheme) {
  const [name = ""] = scheme.split("+");
  const port = usualPorts[name.replace(/\d+$/, "")];
  return port === void 0 ? { port: 5432, portIsGuessed: true } : { port };
}
function ofUrl(text) {
  const url = text.replace(/^jdbc:/i, "");
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(url) || !URL.canParse(url)) return void 0;
  const { hostname, port, protocol, searchParams, username, pathname, search, hash } = new URL(url);
  if (username === "" && `${pathname}${search}${hash}`.includes("@")) return void 0;
  const host = hostname === "" ? searchParams.get("host") ?? "" : hostname.replace(/^\[(.*)\]$/, "$1");
  if (host === "" || host.startsWith("/")) return void 0;
  return {
    host,
    ...port === "" ? usualPort(protocol.slice(0, -1)) : { port: Number(port) },
    sslMode: sslModeOf(searchParams)
  };
}
function sslModeOf(parameters) {
  const named = ["sslmode", "sslMode", "ssl-mode"].flatMap((name) => parameters.get(name) ?? []);
  if (named[0] !== void 0) return named[0].toLowerCase();
  const flag = parameters.get("ssl") ?? parameters.get("tls");
  if (flag === null) return null;
  return flag === "false" || flag === "0" ? "disable" : "require";
}
function ofDataSource(text) {
  const [, host, port = "3306", query = ""] = /@tcp\(([^():\s]+)(?::(\d+))?\)\/[^?]*(?:\?(.*))?$/.exec(text) ?? [];
  return host === void 0 ? void 0 : { host, port: Number(port), sslMode: sslModeOf(new URLSearchParams(query)) };
}
function ofKeywords(text) {
  const pairs = [...text.matchAll(/(?:^|\s)(host|port|sslmode)\s*=\s*'?([^\s']+)'?/g)];
  const words = Object.fromEntries(pairs.map(([, name, value]) => [name, value]));
  if (words.host === void 0 || words.host.startsWith("/")) return void 0;
  return { host: words.host, port: Number(words.port ?? 5432), sslMode: words.sslmode ?? null };
}
function ofHost(text) {
  const [, host, port] = /^([a-z\d](?:[a-z\d.-]*[a-z\d])?)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (host === void 0) return void 0;
  return port === void 0 ? { host, port: 5432, portIsGuessed: true, sslMode: null } : { host, port: Number(port), sslMode: null };
}

// src/doctor/from-ecs/database-use.ts
function databaseUseFact(taskDefinition, entry) {
  if (entry === null) return { absent: "No environment entry is named that says where the database is." };
  const found = isPassword(taskDefinition, entry) ? void 0 : databaseUseOf(taskDefinition, entry);
  return found === void 0 ? { absent: whyNotFound(taskDefinition, entry) } : { value: found };
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
function parseTaskDefinition(raw, { file, region, launch, execEnabled }) {
  return {
    file,
    region,
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
function parseMountPoint({ containerPath, readOnly }) {
  return { path: asString(containerPath) ?? "", readOnly: asBoolean(readOnly) ?? false };
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
function taskDefinitionOf(raw, service, { file, region }) {
  const launch = (service === null ? isForFargateAlone(raw) : runsOnFargate(service)) ? "fargate" : "ec2";
  return parseTaskDefinition(raw, { file, region, launch, execEnabled: service?.execEnabled ?? false });
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
    return { kind: "unknown", why: whyUnknown2(thrown, roleArn) };
  }
}
async function simulatedAccess(call, principalArn, wanted, context = []) {
  const results = await Promise.all(
    questions(wanted).map(({ actions, resources }) => {
      const about = { PolicySourceArn: principalArn, ActionNames: [...actions], ResourceArns: [...resources] };
      return simulate(call, context.length === 0 ? about : { ...about, ContextEntries: [...context] });
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
async function simulate(call, request) {
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
  const refused = results.filter(({ allowed }) => !allowed);
  const denied = refused.filter(({ missing }) => missing.length === 0);
  if (denied.length > 0) {
    return { kind: "denied", denied: denied.map(({ action, resource, by }) => ({ action, resource, by })) };
  }
  if (refused.length === 0) return { kind: "allowed" };
  const keys = [...new Set(refused.flatMap(({ missing }) => missing))].sort().join(", ");
  return { kind: "unknown", why: `It depends on ${keys}, which only the request itself brings along.` };
}
function whyUnknown2(thrown, roleArn) {
  if (isAccessDenied(thrown)) {
    return `AWS denied iam:SimulatePrincipalPolicy. Allow it on ${roleArn} to this job's role, and Berth checks it before it changes anything.`;
  }
  if (/^NoSuchEntity/.test(awsErrorName(thrown))) return "IAM knows no such role.";
  return `IAM gave no answer: ${asSentence(messageOf(thrown) || awsErrorName(thrown))}`;
}

export {
  estimate,
  leastUntilHealthy,
  rolloutInput,
  targetGroupsOf2 as targetGroupsOf,
  instanceState,
  readSituation,
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
