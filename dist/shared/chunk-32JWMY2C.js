import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  lastPart,
  parseService,
  parseTask,
  primaryDeployment
} from "./chunk-3JLYHP2Y.js";
import {
  explainAwsError,
  isAccessDenied
} from "./chunk-4KDEUXRQ.js";
import {
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
  return thrown instanceof Error ? /perform:? ([\w-]+:\w+)/.exec(thrown.message)?.[1] : void 0;
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

// src/ecs/situation.ts
async function readSituation(call, cluster, serviceName, callLoadBalancing) {
  const service = await readService(call, cluster, serviceName);
  const primary = primaryDeployment(service);
  if (primary === void 0) throw notFound(serviceName, cluster, await namesOf(call, "ListServices", cluster));
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
  const older = { olderTaskDefinitions, instances, tasks, targetGroups, ...interfaces };
  return { cluster, service, primary, ...described, ...older, readAt: (call.awsTime ?? Date.now)() };
}
async function targetGroupsOf({ loadBalancers }, callLoadBalancing) {
  const arns = loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  if (arns.length === 0 || callLoadBalancing === void 0) return { value: [] };
  return readTargetGroups(callLoadBalancing, arns);
}
async function readService(call, cluster, serviceName) {
  const answer = await describeServices(call, cluster, serviceName);
  const services = asObjects(answer.services).map(parseService);
  const found = services.find(({ status }) => status === "ACTIVE" || status === "DRAINING");
  if (found === void 0) throw notFound(serviceName, cluster, await namesOf(call, "ListServices", cluster));
  return found;
}
async function readTasks(call, cluster, serviceName) {
  const arns = await listTasks(call, serviceName === void 0 ? { cluster } : { cluster, serviceName });
  const pages = await Promise.all(
    chunks(arns, 100).map((tasks) => call("DescribeTasks", { cluster, tasks: [...tasks] }))
  );
  return pages.flatMap(({ tasks }) => asObjects(tasks).map(parseTask)).filter(({ lastStatus }) => lastStatus !== "STOPPED");
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
async function listTasks(call, place) {
  const lists = ["RUNNING", "STOPPED"].map(
    (desiredStatus) => listAll(call, "ListTasks", { ...place, desiredStatus }, "taskArns")
  );
  return [...new Set((await Promise.all(lists)).flat())];
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

// src/ecs/task-definition-copy.ts
function copyFamily(family, suffix) {
  return `${family.slice(0, 255 - suffix.length - 1)}-${suffix}`;
}
function holdsHostPorts(taskDefinition) {
  const mode = networkModeOf(taskDefinition);
  return mappingsOf(taskDefinition).some(
    (mapping) => mode === "host" ? true : mode !== "awsvpc" && (asNumber(mapping.hostPort) ?? 0) !== 0
  );
}
function withoutHostPorts(taskDefinition) {
  const mode = networkModeOf(taskDefinition);
  if (mode === "awsvpc") return taskDefinition;
  const containerDefinitions = asObjects(taskDefinition.containerDefinitions).map((container) => ({
    ...container,
    ...container.portMappings === void 0 ? {} : { portMappings: freePorts(container, mode) }
  }));
  return { ...taskDefinition, containerDefinitions };
}
function freePorts(container, mode) {
  const mappings = mode === "host" ? [] : asObjects(container.portMappings);
  return mappings.map((mapping) => ({ ...mapping, hostPort: 0 }));
}
async function registerCopy(call, copy) {
  try {
    const answer = await call("RegisterTaskDefinition", copy);
    return asString(asObject(answer.taskDefinition)?.taskDefinitionArn) ?? "";
  } catch (thrown) {
    const resource = `task definition family ${asString(copy.family) ?? ""}`;
    throw explainAwsError(thrown, { iamAction: "ecs:RegisterTaskDefinition", resource });
  }
}
async function deregisterCopy(call, arn) {
  return call("DeregisterTaskDefinition", { taskDefinition: arn }).then(
    () => null,
    (thrown) => messageOf(thrown)
  );
}
function networkModeOf(taskDefinition) {
  return asString(taskDefinition.networkMode) ?? "bridge";
}
function mappingsOf(taskDefinition) {
  return asObjects(taskDefinition.containerDefinitions).flatMap((container) => asObjects(container.portMappings));
}

export {
  copyFamily,
  holdsHostPorts,
  withoutHostPorts,
  registerCopy,
  deregisterCopy,
  readTargetHealth,
  readSituation,
  readService,
  readTasks,
  describeTaskDefinition,
  runsOnFargate,
  listAll,
  chunks
};
