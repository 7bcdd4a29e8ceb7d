import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  describeTaskDefinition,
  logLocation,
  readService,
  readTail,
  serviceNotFound,
  taskEvidence,
  withLastLines
} from "./chunk-UYRY33AA.js";
import {
  chunks,
  listAll,
  readTasks
} from "./chunk-35XJTD64.js";
import {
  lastPart
} from "./chunk-SEO7WF7N.js";
import {
  awsErrorName,
  explainAwsError,
  isAccessDenied
} from "./chunk-6J2RSYRM.js";
import {
  awsvpcTaskLimit,
  defaultSettings,
  taskShape
} from "./chunk-36N6UXZ4.js";
import {
  instanceFor
} from "./chunk-S2J6UGUT.js";
import {
  firstFailed,
  wasScaledIn
} from "./chunk-R6WGX5PH.js";
import {
  circuitBreakerOf,
  percentsOf,
  primaryDeployment,
  runsOnFargate
} from "./chunk-MSDTEN2G.js";
import {
  evaluateExpression,
  startDeployment
} from "./chunk-7HSSUCW7.js";
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

// src/toolkit/aws/optional-read.ts
async function optionalRead(call, read) {
  try {
    return { value: await read() };
  } catch (thrown) {
    if (!isAccessDenied(thrown)) throw explainAwsError(thrown, call);
    return { denied: deniedAction(thrown) ?? call.iamAction };
  }
}
function deniedAction(thrown) {
  return thrown instanceof Error ? /(?:perform:?|AWS denied) ([\w-]+:\w+)/.exec(thrown.message)?.[1] : void 0;
}

// src/load-balancing/target-groups.ts
function readTargetGroups(call, arns) {
  const wanted = [...new Set(arns)];
  const described = { iamAction: "elasticloadbalancing:DescribeTargetGroups", resource: wanted.join(", ") };
  return optionalRead(described, async () => {
    if (wanted.length === 0) return [];
    const [groups, attributes] = await Promise.all([
      call("DescribeTargetGroups", { TargetGroupArns: wanted }),
      Promise.all(wanted.map(async (arn) => [arn, await readAttributes(call, arn)]))
    ]);
    const attributesOf = new Map(attributes);
    return asObjects(groups.TargetGroups).map(
      (group) => settingsOf(group, attributesOf.get(asString(group.TargetGroupArn) ?? "") ?? /* @__PURE__ */ new Map())
    );
  });
}
function readTargetHealth(call, arn) {
  const described = { iamAction: "elasticloadbalancing:DescribeTargetHealth", resource: arn };
  return optionalRead(described, async () => {
    const answer = await call("DescribeTargetHealth", { TargetGroupArn: arn });
    return asObjects(answer.TargetHealthDescriptions).map(targetHealthOf);
  });
}
async function readAttributes(call, arn) {
  const answer = await call("DescribeTargetGroupAttributes", { TargetGroupArn: arn });
  return new Map(asObjects(answer.Attributes).map(({ Key, Value }) => [asString(Key) ?? "", asString(Value) ?? ""]));
}
function settingsOf(group, attributes) {
  const attribute = (name, usual) => Number(attributes.get(name) ?? usual);
  return {
    arn: asString(group.TargetGroupArn) ?? "",
    name: asString(group.TargetGroupName) ?? "",
    healthCheckIntervalSeconds: asNumber(group.HealthCheckIntervalSeconds) ?? 30,
    timeoutSeconds: asNumber(group.HealthCheckTimeoutSeconds) ?? 5,
    healthyThreshold: asNumber(group.HealthyThresholdCount) ?? 5,
    unhealthyThreshold: asNumber(group.UnhealthyThresholdCount) ?? 2,
    path: asString(group.HealthCheckPath) ?? null,
    deregistrationDelaySeconds: attribute("deregistration_delay.timeout_seconds", 300),
    slowStartSeconds: attribute("slow_start.duration_seconds", 0)
  };
}
function targetHealthOf(description) {
  const [target = {}] = asObjects([description.Target]);
  const [health = {}] = asObjects([description.TargetHealth]);
  return {
    id: asString(target.Id) ?? "",
    port: asNumber(target.Port) ?? null,
    state: asString(health.State) ?? "",
    reason: asString(health.Reason) ?? null,
    description: asString(health.Description) ?? null
  };
}

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

// src/ecs/failure/tails.ts
var mostTails = 3;
function openTails(taskDefinition, tools) {
  const known = /* @__PURE__ */ new Map();
  return {
    async addTo(tasks, waitSeconds) {
      const bare = tasks.map((task) => ({ task, evidence: taskEvidence(task, taskDefinition) }));
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
  readLastLines,
  openTails,
  deniedAction,
  readTargetHealth,
  estimate,
  leastUntilHealthy,
  rolloutInput,
  targetGroupsOf2 as targetGroupsOf,
  instanceState,
  readSituation,
  roleAccess,
  simulatedAccess
};
