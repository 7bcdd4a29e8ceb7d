import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  daysToExpiry
} from "./chunk-F7LAVU3Q.js";
import {
  trustPolicy
} from "./chunk-GIL3ZCVS.js";
import {
  manifestMediaTypes
} from "./chunk-PLSCCGW3.js";
import {
  probe
} from "./chunk-RAXNS4B6.js";
import "./chunk-EG3G5YOP.js";
import {
  checks,
  countFindings,
  databasePlace,
  databaseUseFact,
  examine,
  factActions,
  instanceState,
  parseDiff,
  readSituation,
  rehearsalFamily,
  rolloutInput,
  simulatedAccess,
  taskDefinitionOf,
  whyUnread
} from "./chunk-Z5MOWY72.js";
import {
  oneOffFamily
} from "./chunk-QY7FKI3R.js";
import "./chunk-7TMNHHZX.js";
import {
  deniedAction,
  openTails,
  readTargetHealth
} from "./chunk-IIWLFNLH.js";
import {
  describeTaskDefinition
} from "./chunk-SBC6PTDB.js";
import "./chunk-MB24O7GE.js";
import {
  describeTasks,
  listTasks
} from "./chunk-YXV2OBXX.js";
import "./chunk-UB3JF4VL.js";
import "./chunk-L3PRAZ64.js";
import "./chunk-Y4CTDKZ5.js";
import "./chunk-YVECWMDL.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import "./chunk-OIH5IGDG.js";
import {
  chunks,
  listAll
} from "./chunk-HQIGZZAH.js";
import {
  lastPart
} from "./chunk-XPEDKNPM.js";
import {
  parseService,
  runsOnFargate
} from "./chunk-USYXM3MJ.js";
import {
  readTaskDefinitionFile
} from "./chunk-JINBZ3JD.js";
import {
  awsErrorName,
  explainAwsError,
  isAccessDenied,
  isUnknownOperation
} from "./chunk-6J2RSYRM.js";
import {
  coversTcp,
  known,
  mapFact,
  portRange
} from "./chunk-PSXDGAKC.js";
import "./chunk-KRIDY3DN.js";
import "./chunk-SVS3VFMU.js";
import {
  parseValueFrom
} from "./chunk-ICL5KU3W.js";
import {
  chooseChecks,
  usualSteps
} from "./chunk-WXBTAZ4B.js";
import {
  isLoopback,
  locateRegistry,
  parseRepository
} from "./chunk-7OGKL5XD.js";
import "./chunk-AL7CF542.js";
import "./chunk-XILWMVTP.js";
import {
  asBoolean,
  asNumber,
  asObject,
  asObjects,
  asString,
  asStrings,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  ErrorWithOutputs
} from "./chunk-HBHOSDJQ.js";
import {
  code,
  fenced,
  foreignLines,
  inlineCode,
  proseText
} from "./chunk-TSV7VMGK.js";
import {
  BerthError,
  asSentence
} from "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/doctor/from-ecs/cluster.ts
function clusterOf(answer) {
  const [cluster] = asObjects(answer.clusters);
  return cluster === void 0 ? null : { name: asString(cluster.clusterName) ?? "", status: asString(cluster.status) ?? "" };
}
function containerInstanceOf(raw) {
  return { ...instanceState(raw), health: asString(asObject(raw.healthStatus)?.overallStatus) ?? null };
}
function autoScalingGroupNames(answer) {
  return asObjects(answer.capacityProviders).flatMap((each) => groupNameOf(each) ?? []);
}
function capacityProvidersOf(names, answer, groups) {
  const described = asObjects(answer.capacityProviders);
  return names.map((name) => {
    const found = described.find((each) => each.name === name) ?? {};
    const groupName = groupNameOf(found);
    return {
      name,
      status: asString(found.status) ?? null,
      updateStatus: asString(found.updateStatus) ?? null,
      autoScalingGroup: groups.find((group) => group.name === groupName) ?? null
    };
  });
}
function groupNameOf({ autoScalingGroupProvider }) {
  const arn = asString(asObject(autoScalingGroupProvider)?.autoScalingGroupArn);
  return arn?.split(":autoScalingGroupName/").at(-1);
}

// src/doctor/collect/read-fact.ts
async function readFact(iamAction, what, read) {
  try {
    return { value: await read() };
  } catch (thrown) {
    return unreadBecause(thrown, iamAction, what);
  }
}
function unreadBecause(thrown, iamAction, what) {
  if (isAccessDenied(thrown)) return { denied: deniedAction(thrown) ?? iamAction };
  if (isUnknownOperation(thrown)) return { absent: `The endpoint of AWS here does not know ${iamAction}.` };
  if (awsErrorName(thrown) === "SyntaxError")
    return { absent: `What answered ${iamAction} was not AWS: its answer is not understood.` };
  const { sentences } = explainAwsError(thrown, { iamAction, resource: what });
  return { absent: `${asSentence(sentences.what)} ${asSentence(sentences.why)}` };
}
function derived(fact, derive) {
  return "value" in fact ? { value: derive(fact.value) } : fact;
}
function chained(fact, next) {
  return "value" in fact ? next(fact.value) : fact;
}
async function whenRead(fact, read) {
  return "value" in fact ? read(fact.value) : fact;
}
function both(one, other) {
  if (!("value" in one)) return one;
  return "value" in other ? { value: [one.value, other.value] } : other;
}
function together(facts) {
  return facts.reduce(
    (list, fact) => derived(both(list, fact), ([values, value]) => [...values, value]),
    { value: [] }
  );
}

// src/doctor/collect/cluster.ts
function readCluster(ecs2, { cluster }) {
  return readFact(
    "ecs:DescribeClusters",
    `the cluster ${cluster}`,
    async () => clusterOf(await ecs2("DescribeClusters", { clusters: [cluster] }))
  );
}
async function readInstances(ecs2, { cluster }, service) {
  if ("value" in service && service.value !== null && runsOnFargate(service.value)) return { value: [] };
  return readFact("ecs:DescribeContainerInstances", `the cluster ${cluster}`, async () => {
    const arns = await instanceArns(ecs2, cluster);
    const include = ["CONTAINER_INSTANCE_HEALTH"];
    const pages = await Promise.all(
      chunks(arns, 100).map(
        (containerInstances) => ecs2("DescribeContainerInstances", { cluster, containerInstances: [...containerInstances], include })
      )
    );
    return pages.flatMap(({ containerInstances }) => asObjects(containerInstances).map(containerInstanceOf));
  });
}
async function instanceArns(ecs2, cluster) {
  try {
    return await listAll(ecs2, "ListContainerInstances", { cluster }, "containerInstanceArns");
  } catch (thrown) {
    if (awsErrorName(thrown) === "ClusterNotFoundException") return [];
    throw thrown;
  }
}
function readCapacityProviders({ ecs: ecs2, autoScaling }, service) {
  return whenRead(service, async (found) => {
    const names = found?.capacityProviders ?? [];
    if (names.length === 0) return { value: [] };
    const described = await readFact(
      "ecs:DescribeCapacityProviders",
      names.join(", "),
      () => ecs2("DescribeCapacityProviders", { capacityProviders: [...names] })
    );
    return whenRead(described, async (answer) => {
      const groupNames = autoScalingGroupNames(answer);
      return readFact(
        "autoscaling:DescribeAutoScalingGroups",
        groupNames.join(", "),
        async () => capacityProvidersOf(names, answer, await readGroups(autoScaling, groupNames))
      );
    });
  });
}
async function readGroups(call, names) {
  if (names.length === 0) return [];
  const answer = await call("DescribeAutoScalingGroups", { AutoScalingGroupNames: [...names] });
  return asObjects(answer.AutoScalingGroups).map(groupOf);
}
function groupOf({ AutoScalingGroupName, DesiredCapacity, MaxSize, SuspendedProcesses }) {
  return {
    name: asString(AutoScalingGroupName) ?? "",
    desired: asNumber(DesiredCapacity) ?? 0,
    maximum: asNumber(MaxSize) ?? 0,
    suspendedProcesses: asObjects(SuspendedProcesses).flatMap(({ ProcessName }) => asString(ProcessName) ?? [])
  };
}

// src/rds/describe.ts
async function describe(read, member) {
  const found = [];
  let marker;
  do {
    const answer = await read(marker === void 0 ? {} : { Marker: marker });
    found.push(...asObjects(answer[member]));
    marker = asString(answer.Marker) || void 0;
  } while (marker !== void 0);
  return found;
}

// src/rds/databases.ts
async function readInstances2(call) {
  return (await describe((page) => call("DescribeDBInstances", page), "DBInstances")).map(parseInstance);
}
async function readClusters(call) {
  return (await describe((page) => call("DescribeDBClusters", page), "DBClusters")).map(parseCluster);
}
function parseInstance(raw) {
  const endpoint = asObject(raw.Endpoint) ?? {};
  const subnetGroup = asObject(raw.DBSubnetGroup) ?? {};
  return {
    identifier: asString(raw.DBInstanceIdentifier) ?? "",
    engine: asString(raw.Engine) ?? "",
    endpoint: asString(endpoint.Address) ?? "",
    port: asNumber(endpoint.Port) || (asNumber(raw.DbInstancePort) ?? 0),
    pendingPort: asNumber(asObject(raw.PendingModifiedValues)?.Port) ?? null,
    status: asString(raw.DBInstanceStatus) ?? "",
    publiclyAccessible: asBoolean(raw.PubliclyAccessible) ?? false,
    availabilityZone: asString(raw.AvailabilityZone) ?? null,
    vpcId: asString(subnetGroup.VpcId) ?? "",
    securityGroups: activeGroups(raw),
    subnets: asObjects(subnetGroup.Subnets).map(subnetOf),
    dualStack: raw.NetworkType === "DUAL",
    parameterGroup: asString(asObjects(raw.DBParameterGroups)[0]?.DBParameterGroupName) ?? null,
    cluster: asString(raw.DBClusterIdentifier) || null
  };
}
function parseCluster(raw) {
  const custom = Array.isArray(raw.CustomEndpoints) ? raw.CustomEndpoints : [];
  const others = [raw.ReaderEndpoint, ...custom].flatMap((each) => asString(each) ?? []);
  return {
    identifier: asString(raw.DBClusterIdentifier) ?? "",
    engine: asString(raw.Engine) ?? "",
    endpoint: asString(raw.Endpoint) ?? "",
    otherEndpoints: others.filter((each) => each !== ""),
    port: asNumber(raw.Port) ?? 0,
    pendingPort: asNumber(asObject(raw.PendingModifiedValues)?.Port) ?? null,
    status: asString(raw.Status) ?? "",
    securityGroups: activeGroups(raw),
    dualStack: raw.NetworkType === "DUAL",
    parameterGroup: asString(raw.DBClusterParameterGroup) ?? null,
    members: asObjects(raw.DBClusterMembers).map((member) => ({
      instance: asString(member.DBInstanceIdentifier) ?? "",
      isWriter: asBoolean(member.IsClusterWriter) ?? false
    }))
  };
}
function activeGroups({ VpcSecurityGroups }) {
  return asObjects(VpcSecurityGroups).filter(({ Status }) => Status === "active").flatMap(({ VpcSecurityGroupId }) => asString(VpcSecurityGroupId) ?? []);
}
function subnetOf(raw) {
  return {
    id: asString(raw.SubnetIdentifier) ?? "",
    availabilityZone: asString(asObject(raw.SubnetAvailabilityZone)?.Name) ?? ""
  };
}

// src/rds/forced-encryption.ts
function encryptionParameter(engine, of, group) {
  if (engine.includes("postgres")) return { name: "rds.force_ssl", of, group };
  return /mysql|mariadb/.test(engine) ? { name: "require_secure_transport", of, group } : void 0;
}
function parameterAction({ of }) {
  return of === "cluster" ? "rds:DescribeDBClusterParameters" : "rds:DescribeDBParameters";
}
async function readForcedEncryption(call, { name, of, group }) {
  const parameters = await describe(
    (page) => of === "cluster" ? call("DescribeDBClusterParameters", { DBClusterParameterGroupName: group, ...page }) : call("DescribeDBParameters", { DBParameterGroupName: group, ...page }),
    "Parameters"
  );
  const value = asString(parameters.find(({ ParameterName }) => ParameterName === name)?.ParameterValue);
  return value === void 0 ? void 0 : ["1", "on", "true"].includes(value.toLowerCase());
}

// src/rds/proxies.ts
async function readProxies(call) {
  return (await describe((page) => call("DescribeDBProxies", page), "DBProxies")).map(parseProxy);
}
async function readProxyEndpoints(call, proxies) {
  if (proxies.length === 0) return [];
  const endpoints = await describe((page) => call("DescribeDBProxyEndpoints", page), "DBProxyEndpoints");
  return endpoints.flatMap((raw) => {
    const proxy = proxies.find(({ name }) => name === raw.DBProxyName);
    return proxy === void 0 ? [] : [{ ...proxy, ...placeOf(raw) }];
  });
}
async function readProxyTargets(call, proxy) {
  const targets = await describe((page) => call("DescribeDBProxyTargets", { DBProxyName: proxy, ...page }), "Targets");
  return targets.map((raw) => {
    const health = asObject(raw.TargetHealth) ?? {};
    return {
      id: asString(raw.RdsResourceId) ?? "",
      cluster: asString(raw.TrackedClusterId) || null,
      port: asNumber(raw.Port) ?? 0,
      state: asString(health.State) ?? "",
      reason: asString(health.Description) ?? asString(health.Reason) ?? null
    };
  });
}
var ports = { POSTGRESQL: 5432, MYSQL: 3306, SQLSERVER: 1433 };
function parseProxy(raw) {
  return {
    name: asString(raw.DBProxyName) ?? "",
    port: ports[asString(raw.EngineFamily) ?? ""] ?? 0,
    requiresTls: asBoolean(raw.RequireTLS) ?? false,
    ...placeOf(raw)
  };
}
function placeOf(raw) {
  return {
    endpoint: asString(raw.Endpoint) ?? "",
    status: asString(raw.Status) ?? "",
    vpcId: asString(raw.VpcId) ?? "",
    subnetIds: asStrings(raw.VpcSubnetIds),
    securityGroups: asStrings(raw.VpcSecurityGroupIds)
  };
}

// src/doctor/from-ecs/named-database.ts
function namedDatabase(text, taskDefinition) {
  const isEntry = "value" in taskDefinition && entryNames(taskDefinition.value).includes(text);
  if (isEntry || /^(?=.*[A-Z_])[A-Za-z_]\w*$/.test(text)) return { kind: "entry", entry: text };
  if (/^[a-z][a-z\d-]{0,62}$/i.test(text)) return { kind: "identifier", identifier: text };
  const host = databasePlace(text)?.host;
  return host === void 0 ? { kind: "none" } : { kind: "host", host };
}
function useOfHosts(taskDefinition, hosts, identifier) {
  const wanted = hosts.map((host) => host.toLowerCase());
  const uses = entryNames(taskDefinition).flatMap((entry) => {
    const use = databaseUseFact(taskDefinition, entry);
    return "value" in use && wanted.includes(use.value.host.toLowerCase()) ? [use.value] : [];
  });
  const [first] = uses;
  if (first !== void 0) return { value: first };
  return {
    absent: `No environment entry of the task definition names the endpoint of ${identifier}; a secret may, whose value is not read.`
  };
}
function entryNames({ containerDefinitions }) {
  const containers = asObjects(containerDefinitions);
  const entries = containers.flatMap(({ environment, secrets }) => [...asObjects(environment), ...asObjects(secrets)]);
  return entries.flatMap(({ name }) => asString(name) ?? []);
}

// src/doctor/from-rds/database-facts.ts
function databaseOf(found, around) {
  switch (found.kind) {
    case "instance": {
      const { identifier, endpoint, port, pendingPort, status, publiclyAccessible } = found.instance;
      const rest = { kind: "instance", proxyTargets: [] };
      return { identifier, endpoint, port, pendingPort, status, publiclyAccessible, ...rest };
    }
    case "cluster": {
      const { identifier, endpoint, port, pendingPort, status } = found.cluster;
      const publiclyAccessible = membersOf(found.cluster, around).some((member) => member.publiclyAccessible);
      return { identifier, kind: "cluster", endpoint, port, pendingPort, status, publiclyAccessible, proxyTargets: [] };
    }
    case "proxy": {
      const { name, endpoint, port, status } = found.proxy;
      const proxyTargets = around.targets.map(({ id, state, reason }) => ({ id, state, reason }));
      const rest = { kind: "proxy", pendingPort: null, publiclyAccessible: false };
      return { identifier: name, endpoint, port, status, ...rest, proxyTargets };
    }
  }
}
function databaseNetworkOf(found, around) {
  switch (found.kind) {
    case "instance":
      return ofInstance(found.instance);
    case "cluster":
      return ofCluster(found.cluster, around, found.atWriter);
    case "proxy":
      return ofProxy(found.proxy, around);
  }
}
function encryptionParameterOf(found, around) {
  if (found.kind === "proxy") return void 0;
  const cluster = found.kind === "cluster" ? found.cluster : clusterOf2(found.instance, around);
  if (cluster !== void 0)
    return cluster.parameterGroup === null ? void 0 : encryptionParameter(cluster.engine, "cluster", cluster.parameterGroup);
  const instance = found.kind === "instance" ? found.instance : void 0;
  return instance === void 0 || instance.parameterGroup === null ? void 0 : encryptionParameter(instance.engine, "instance", instance.parameterGroup);
}
function ofInstance(instance) {
  const { identifier, port, publiclyAccessible, vpcId, securityGroups, subnets, availabilityZone, dualStack } = instance;
  const place = { vpcId, securityGroups, subnets, availabilityZone, dualStack };
  return { identifier, port, publiclyAccessible, ...place, targets: null };
}
function ofCluster(cluster, around, atWriter) {
  const members = membersOf(cluster, around);
  const writer = cluster.members.find(({ isWriter }) => isWriter)?.instance;
  const instance = members.find(({ identifier: identifier2 }) => identifier2 === writer) ?? members[0];
  if (instance === void 0) return void 0;
  const { identifier, port, securityGroups, dualStack } = cluster;
  const availabilityZone = atWriter ? instance.availabilityZone : null;
  return { ...ofInstance(instance), identifier, port, securityGroups, dualStack, availabilityZone };
}
function ofProxy(proxy, around) {
  const { name, port, vpcId, subnetIds, securityGroups } = proxy;
  return {
    identifier: name,
    port,
    publiclyAccessible: false,
    vpcId,
    securityGroups,
    subnets: subnetIds.map((id) => ({ id, availabilityZone: "" })),
    availabilityZone: null,
    dualStack: false,
    targets: distinct(around.targets.flatMap((target) => ofTarget(target, around) ?? []))
  };
}
function ofTarget({ id, cluster }, around) {
  const tracked = around.clusters.find(({ identifier }) => identifier === (cluster ?? id));
  const instance = around.instances.find(({ identifier }) => identifier === id);
  if (instance !== void 0) return ofInstance(instance);
  return tracked === void 0 ? void 0 : ofCluster(tracked, around, true);
}
function distinct(networks) {
  return [...new Map(networks.map((network) => [network.identifier, network])).values()];
}
function membersOf({ members }, { instances }) {
  return instances.filter(({ identifier }) => members.some(({ instance }) => instance === identifier));
}
function clusterOf2({ cluster }, { clusters }) {
  return cluster === null ? void 0 : clusters.find(({ identifier }) => identifier === cluster);
}

// src/doctor/from-rds/find-database.ts
function findDatabase(inventory, wanted) {
  const { instances, clusters, proxies, proxyEndpoints } = inventory;
  const [found] = [
    ...valuesOf(clusters).flatMap((cluster) => matchCluster(cluster, wanted)),
    ...valuesOf(instances).flatMap((instance) => matchInstance(instance, wanted)),
    ...[...valuesOf(proxies), ...valuesOf(proxyEndpoints)].flatMap((proxy) => matchProxy(proxy, wanted))
  ];
  if (found !== void 0) return { value: found };
  for (const part of [instances, clusters, proxies, proxyEndpoints]) if (!("value" in part)) return part;
  return { value: null };
}
function hostsOf(found) {
  switch (found.kind) {
    case "instance":
      return [found.instance.endpoint];
    case "cluster":
      return [found.cluster.endpoint, ...found.cluster.otherEndpoints];
    case "proxy":
      return [found.proxy.endpoint];
  }
}
function matchCluster(cluster, wanted) {
  if (wanted.kind === "identifier")
    return isSame(cluster.identifier, wanted.identifier) ? [{ kind: "cluster", cluster, atWriter: true }] : [];
  if (isSame(cluster.endpoint, wanted.host)) return [{ kind: "cluster", cluster, atWriter: true }];
  const isOther = cluster.otherEndpoints.some((each) => isSame(each, wanted.host));
  return isOther ? [{ kind: "cluster", cluster, atWriter: false }] : [];
}
function matchInstance(instance, wanted) {
  const own2 = wanted.kind === "identifier" ? instance.identifier : instance.endpoint;
  return isSame(own2, textOf(wanted)) ? [{ kind: "instance", instance }] : [];
}
function matchProxy(proxy, wanted) {
  return isSame(wanted.kind === "identifier" ? proxy.name : proxy.endpoint, textOf(wanted)) ? [{ kind: "proxy", proxy }] : [];
}
function textOf(wanted) {
  return wanted.kind === "identifier" ? wanted.identifier : wanted.host;
}
function isSame(one, other) {
  return one !== "" && one.toLowerCase() === other.toLowerCase().replace(/\.$/, "");
}
function valuesOf(fact) {
  return "value" in fact ? fact.value : [];
}

// src/doctor/collect/database.ts
var noInput = { absent: 'No input names the database: give the input "database".' };
async function collectDatabase({ rds }, { database, rawTaskDefinition }) {
  if (database === null) return unread(noInput);
  const named = namedDatabase(database, rawTaskDefinition);
  const use = namedUse(named, rawTaskDefinition);
  const wanted = wantedOf(named, use);
  if (!("value" in wanted)) return unread(wanted);
  const inventory = await readInventory(rds);
  const found = findDatabase(inventory, wanted.value);
  return {
    ...await describeFound(rds, inventory, found),
    databaseUse: use ?? await useOf(found, rawTaskDefinition, wanted.value)
  };
}
function unread(reason) {
  return { database: reason, databaseNetwork: reason, databaseUse: reason, forcedEncryption: reason };
}
function namedUse(named, raw) {
  if (named.kind !== "entry") return void 0;
  return "value" in raw ? databaseUseFact(raw.value, named.entry) : raw;
}
function wantedOf(named, use) {
  if (named.kind === "none") {
    const kinds = "the identifier of a database, an endpoint, or the name of an environment entry";
    return { absent: `The input "database" is none of these: ${kinds}.` };
  }
  if (named.kind !== "entry") return { value: named };
  return derived(use ?? noInput, ({ host }) => ({ kind: "host", host }));
}
async function useOf(found, raw, wanted) {
  const name = wanted.kind === "host" ? wanted.host : wanted.identifier;
  const hosts = "value" in found && found.value !== null ? hostsOf(found.value) : [];
  const all = wanted.kind === "host" ? [...hosts, wanted.host] : hosts;
  return whenRead(raw, async (definition) => useOfHosts(definition, all, name));
}
async function readInventory(call) {
  const [instances, clusters, proxies] = await Promise.all([
    readFact("rds:DescribeDBInstances", "the databases", () => readInstances2(call)),
    readFact("rds:DescribeDBClusters", "the database clusters", () => readClusters(call)),
    readFact("rds:DescribeDBProxies", "the database proxies", () => readProxies(call))
  ]);
  const proxyEndpoints = await whenRead(
    proxies,
    (all) => readFact("rds:DescribeDBProxyEndpoints", "the endpoints of proxies", () => readProxyEndpoints(call, all))
  );
  return { instances, clusters, proxies, proxyEndpoints };
}
async function describeFound(call, inventory, found) {
  if (!("value" in found)) return unread(found);
  if (found.value === null) {
    const none = { value: null };
    return { database: none, databaseNetwork: none, forcedEncryption: none };
  }
  const database = found.value;
  const targets = await readTargets(call, database);
  const around = derived(targets, (all) => ({ ...known2(inventory), targets: all }));
  const needed = whenAllKnown(neededFor(database, inventory), around);
  return {
    database: derived(needed, (all) => databaseOf(database, all)),
    databaseNetwork: networkOf(database, needed),
    forcedEncryption: await readEncryption(call, database, whenAllKnown(parameterHolders(database, inventory), around))
  };
}
function neededFor({ kind }, { instances, clusters }) {
  if (kind === "instance") return [];
  return kind === "cluster" ? [instances] : [instances, clusters];
}
function parameterHolders(found, { clusters }) {
  return found.kind === "instance" && found.instance.cluster !== null ? [clusters] : [];
}
function networkOf(found, around) {
  if (!("value" in around)) return around;
  const network = databaseNetworkOf(found, around.value);
  return network === void 0 ? { absent: "The cluster has no instance that says where it is." } : { value: network };
}
async function readTargets(call, found) {
  if (found.kind !== "proxy") return { value: [] };
  const { name } = found.proxy;
  return readFact("rds:DescribeDBProxyTargets", name, () => readProxyTargets(call, name));
}
async function readEncryption(call, found, around) {
  if (found.kind === "proxy") return { value: found.proxy.requiresTls };
  if (!("value" in around)) return around;
  const parameter = encryptionParameterOf(found, around.value);
  if (parameter === void 0) return { value: null };
  const read = await readFact(parameterAction(parameter), parameter.group, () => readForcedEncryption(call, parameter));
  if (!("value" in read)) return read;
  return read.value === void 0 ? { absent: `The parameter group ${parameter.group} shows no value of ${parameter.name}.` } : { value: read.value };
}
function known2({ instances, clusters }) {
  return {
    instances: "value" in instances ? instances.value : [],
    clusters: "value" in clusters ? clusters.value : []
  };
}
function whenAllKnown(needed, fact) {
  for (const part of needed) if (!("value" in part)) return part;
  return fact;
}

// src/ecs/history/good-settings.ts
async function readLastGoodSettings(call, cluster, service) {
  const listed = await call("ListServiceDeployments", { cluster, service, status: ["SUCCESSFUL"] });
  const newest2 = [...asObjects(listed.serviceDeployments)].sort((one, other) => finishedAt(other) - finishedAt(one))[0];
  const arn = asString(newest2?.serviceDeploymentArn);
  if (arn === void 0) return null;
  const described = await call("DescribeServiceDeployments", { serviceDeploymentArns: [arn] });
  const [deployment] = asObjects(described.serviceDeployments);
  const revisionArn = asString(asObject(deployment?.targetServiceRevision)?.arn);
  if (deployment === void 0 || revisionArn === void 0) return null;
  const answer = await call("DescribeServiceRevisions", { serviceRevisionArns: [revisionArn] });
  const [revision] = asObjects(answer.serviceRevisions);
  return revision === void 0 ? null : settingsOf(deployment, revision);
}
function finishedAt(raw) {
  return asNumber(raw.finishedAt) ?? asNumber(raw.createdAt) ?? 0;
}
function settingsOf(deployment, revision) {
  return {
    finishedAt: finishedAt(deployment),
    taskDefinition: asString(revision.taskDefinition) ?? "",
    deploymentConfiguration: asObject(deployment.deploymentConfiguration) ?? {},
    networkConfiguration: asObject(revision.networkConfiguration) ?? null,
    loadBalancers: asObjects(revision.loadBalancers),
    launchType: asString(revision.launchType) ?? null
  };
}

// src/image/registry/image-reference.ts
function imageReference(image) {
  const [name = "", digest] = image.split("@", 2);
  const colon = name.indexOf(":", name.lastIndexOf("/") + 1);
  const repository = parseRepository(colon === -1 ? name : name.slice(0, colon));
  if (repository?.registry === void 0) return void 0;
  const location = locateRegistry(repository.registry);
  if (location === void 0 && !isLoopback(repository.registry)) return void 0;
  const tag2 = colon === -1 ? "latest" : name.slice(colon + 1);
  return {
    repository: repository.name,
    account: location?.registryId ?? null,
    region: location?.region ?? null,
    tag: digest === void 0 ? tag2 : null,
    digest: digest ?? null
  };
}

// src/doctor/collect/written-files.ts
function readWrittenFiles(engine, running) {
  return Promise.all(
    running.map(async ({ task, container, runtimeId }) => {
      const result = runtimeId === null ? void 0 : await engine(["diff", runtimeId]);
      const changes = result?.exitCode === 0 ? parseDiff(result.stdout) : null;
      return { task, container, runtimeId, changes };
    })
  );
}

// src/doctor/collect/drift.ts
async function collectDrift({ ecs: ecs2, ecr, engine }, {
  request,
  service,
  situation
}) {
  const runningContainers = await whenRead(situation, async ({ tasks }) => derived(tasks, runningOf));
  const [registryImages, writtenFiles, goodSettings] = await Promise.all([
    whenRead(runningContainers, (running) => readRegistryImages(ecr, running)),
    whenRead(runningContainers, async (running) => ({ value: await readWrittenFiles(engine, running) })),
    whenRead(
      service,
      async (found) => found === null ? { value: null } : readFact(
        "ecs:ListServiceDeployments",
        `the service ${found.name}`,
        () => readLastGoodSettings(ecs2, request.cluster, found.name)
      )
    )
  ]);
  return { runningContainers, registryImages, writtenFiles, goodSettings };
}
function runningOf(tasks) {
  const running = tasks.filter(
    ({ lastStatus, desiredStatus }) => lastStatus === "RUNNING" && desiredStatus === "RUNNING"
  );
  return running.flatMap(
    ({ id, taskDefinitionArn, containers }) => containers.map(({ name, image, imageDigest, runtimeId }) => ({
      task: id,
      taskDefinition: taskDefinitionArn,
      container: name,
      image,
      digest: imageDigest,
      runtimeId
    }))
  );
}
function readRegistryImages(ecr, running) {
  const images = [...new Set(running.map(({ image }) => image))];
  return readFact(
    "ecr:BatchGetImage",
    images.join(", "),
    async () => (await Promise.all(images.map((image) => readRegistryImage(ecr, image)))).flat()
  );
}
async function readRegistryImage(ecr, image) {
  const reference = imageReference(image);
  if (reference === void 0) return [];
  const { account, region, repository, tag: tag2, digest } = reference;
  const registry = account === null ? {} : { registryId: account };
  const id = digest === null ? { imageTag: tag2 ?? "latest" } : { imageDigest: digest };
  const request = {
    ...registry,
    repositoryName: repository,
    imageIds: [id],
    acceptedMediaTypes: [...manifestMediaTypes]
  };
  try {
    const [found] = asObjects((await ecr(region ?? void 0)("BatchGetImage", request)).images);
    const [imageId] = asObjects([found?.imageId]);
    const own2 = asString(imageId?.imageDigest);
    if (own2 === void 0) return [{ image, digests: [] }];
    const manifest = parseJsonObject(asString(found?.imageManifest) ?? "");
    const platforms = asObjects(manifest?.manifests).flatMap((entry) => asString(entry.digest) ?? []);
    return [{ image, digests: [own2, ...platforms] }];
  } catch (thrown) {
    if (awsErrorName(thrown) !== "RepositoryNotFoundException") throw thrown;
    return [{ image, digests: [] }];
  }
}

// src/iam/trust-policy.ts
function trustStatements(document) {
  const policy = parseJsonObject(document) ?? parseJsonObject(decoded(document));
  return objectsOf(policy?.Statement).map((statement) => ({
    effect: statement.Effect === "Deny" ? "Deny" : "Allow",
    actions: textsOf(statement.Action),
    principals: principalsOf(statement.Principal),
    conditions: conditionsOf(asObject(statement.Condition) ?? {})
  }));
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
function principalsOf(principal) {
  const byKind = asObject(principal);
  return byKind === void 0 ? textsOf(principal) : Object.values(byKind).flatMap(textsOf);
}
function conditionsOf(condition) {
  return Object.entries(condition).flatMap(
    ([operator, keys]) => Object.entries(asObject(keys) ?? {}).map(([key, values]) => ({ operator, key, values: textsOf(values) }))
  );
}
function objectsOf(value) {
  const single = asObject(value);
  return single === void 0 ? asObjects(value) : [single];
}
function textsOf(value) {
  const single = asString(value);
  return single === void 0 ? asStrings(value) : [single];
}

// src/doctor/collect/identity.ts
async function collectIdentity({ sts, iam }, session) {
  const { caller, signIn } = await signInWith(sts);
  return { caller, signIn, credentials: credentialsOf(session), callerTrust: await readTrust(iam, caller) };
}
var identityCall = { iamAction: "sts:GetCallerIdentity", resource: "the credentials of the job" };
async function signInWith(sts) {
  try {
    const answer = await sts("GetCallerIdentity", {});
    const caller = { account: asString(answer.Account) ?? "", arn: asString(answer.Arn) ?? "" };
    return { caller: { value: caller }, signIn: { value: { failure: null } } };
  } catch (thrown) {
    const { sentences } = explainAwsError(thrown, identityCall);
    const absent = { absent: `${asSentence(sentences.what)} ${asSentence(sentences.why)}` };
    return { caller: absent, signIn: isUnknownOperation(thrown) ? absent : { value: { failure: sentences } } };
  }
}
function credentialsOf({ credentialsEnd }) {
  return credentialsEnd === void 0 ? { absent: "The credentials of the job do not say when they end." } : { value: { expiresAt: credentialsEnd } };
}
function sessionRole(arn) {
  return /^arn:[\w-]+:sts::\d+:assumed-role\/([^/]+)\//.exec(arn)?.[1];
}
function readTrust(iam, caller) {
  return whenRead(caller, async ({ arn }) => {
    const role = sessionRole(arn);
    if (role === void 0) return { absent: `The job is signed in as ${arn}, which is no role that anybody assumes.` };
    return readFact("iam:GetRole", `the role ${role}`, async () => trustOf(await iam("GetRole", { RoleName: role })));
  });
}
function trustOf(answer) {
  return trustStatements(asString(asObject(answer.Role)?.AssumeRolePolicyDocument) ?? "");
}

// src/doctor/collect/instance-role.ts
async function readInstanceRole({ ec2, iam }, instances) {
  const profile = await whenRead(instances, async (all) => {
    const [id] = all.flatMap(({ facts }) => facts?.ec2InstanceId ?? []);
    return id === void 0 ? { value: null } : readProfile(ec2, id);
  });
  return whenRead(profile, async (arn) => arn === null ? { value: null } : roleOfProfile(iam, arn));
}
function readProfile(ec2, id) {
  return readFact("ec2:DescribeInstances", `the instance ${id}`, async () => {
    const answer = await ec2("DescribeInstances", { Filters: [{ Name: "instance-id", Values: [id] }] });
    const [host] = asObjects(answer.Reservations).flatMap(({ Instances }) => asObjects(Instances));
    return asString(asObject(host?.IamInstanceProfile)?.Arn) ?? null;
  });
}
function roleOfProfile(iam, arn) {
  return readFact("iam:GetInstanceProfile", arn, async () => {
    const answer = await iam("GetInstanceProfile", { InstanceProfileName: arn.slice(arn.lastIndexOf("/") + 1) });
    return asString(asObjects(asObject(answer.InstanceProfile)?.Roles)[0]?.Arn) ?? null;
  });
}

// src/doctor/collect/load-balancers.ts
async function collectLoadBalancers(call, service) {
  const arns = chained(service, groupsOf);
  const described = await whenRead(arns, (wanted) => describeGroups(call, wanted));
  const balancers = derived(described, (groups) => [
    ...new Set(groups.flatMap(({ LoadBalancerArns }) => asStrings(LoadBalancerArns)))
  ]);
  const [targetGroups, listeners] = await Promise.all([
    whenRead(described, (groups) => completeGroups(call, groups)),
    whenRead(balancers, (wanted) => readListeners(call, wanted))
  ]);
  return { targetGroups, listeners };
}
function groupsOf(service) {
  if (service === null) return { absent: "There is no service that could have a load balancer." };
  return { value: [...new Set(service.loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []))] };
}
async function describeGroups(call, arns) {
  if (arns.length === 0) return { value: [] };
  return readFact(
    "elasticloadbalancing:DescribeTargetGroups",
    arns.join(", "),
    async () => asObjects((await call("DescribeTargetGroups", { TargetGroupArns: [...arns] })).TargetGroups)
  );
}
async function completeGroups(call, groups) {
  const balancers = await readFact(
    "elasticloadbalancing:DescribeLoadBalancers",
    "the load balancers",
    () => describeBalancers(call, groups)
  );
  return whenRead(
    balancers,
    async (known4) => together(await Promise.all(groups.map((group) => readTargetGroup(call, group, known4))))
  );
}
async function describeBalancers(call, groups) {
  const arns = [...new Set(groups.flatMap(({ LoadBalancerArns }) => asStrings(LoadBalancerArns)))];
  if (arns.length === 0) return [];
  const answer = await call("DescribeLoadBalancers", { LoadBalancerArns: arns });
  return asObjects(answer.LoadBalancers).map(({ LoadBalancerArn, AvailabilityZones }) => ({
    arn: asString(LoadBalancerArn) ?? "",
    availabilityZones: asObjects(AvailabilityZones).flatMap(({ ZoneName }) => asString(ZoneName) ?? [])
  }));
}
async function readTargetGroup(call, group, balancers) {
  const arn = asString(group.TargetGroupArn) ?? "";
  const [attributes, health] = await Promise.all([
    readFact(
      "elasticloadbalancing:DescribeTargetGroupAttributes",
      arn,
      () => call("DescribeTargetGroupAttributes", { TargetGroupArn: arn })
    ),
    readFact("elasticloadbalancing:DescribeTargetHealth", arn, () => readTargetHealth(call, arn))
  ]);
  const targets = await whenRead(health, async (read) => read);
  return derived(both(attributes, targets), ([answer, known4]) => targetGroupOf(group, answer, balancers, known4));
}
function targetGroupOf(group, attributes, balancers, targets) {
  const own2 = asStrings(group.LoadBalancerArns);
  return {
    arn: asString(group.TargetGroupArn) ?? "",
    name: asString(group.TargetGroupName) ?? "",
    targetType: asString(group.TargetType) ?? "",
    healthCheckPort: asString(group.HealthCheckPort) ?? "traffic-port",
    healthCheckPath: asString(group.HealthCheckPath) ?? null,
    vpc: asString(group.VpcId) ?? "",
    deregistrationDelaySeconds: delayOf(attributes),
    loadBalancers: balancers.filter(({ arn }) => own2.includes(arn)),
    targets
  };
}
function delayOf({ Attributes }) {
  const found = asObjects(Attributes).find(({ Key }) => Key === "deregistration_delay.timeout_seconds");
  return Number(asString(found?.Value) ?? 300);
}
function readListeners(call, balancers) {
  return readFact("elasticloadbalancing:DescribeListeners", balancers.join(", "), async () => {
    const all = await Promise.all(balancers.map((arn) => listenersOf(call, arn)));
    return all.flat();
  });
}
async function listenersOf(call, loadBalancer) {
  const listeners = [];
  let marker;
  do {
    const request = { LoadBalancerArn: loadBalancer, ...marker === void 0 ? {} : { Marker: marker } };
    const page = await call("DescribeListeners", request);
    listeners.push(
      ...asObjects(page.Listeners).map(({ Port, Protocol }) => ({
        loadBalancer,
        port: asNumber(Port) ?? 0,
        protocol: asString(Protocol) ?? ""
      }))
    );
    marker = asString(page.NextMarker);
  } while (marker !== void 0);
  return listeners;
}

// src/doctor/collect/logs.ts
function readLogGroups(logs, taskDefinition) {
  return whenRead(taskDefinition, ({ containers, region }) => {
    const names = new Set(containers.flatMap((container) => groupIn(container, region)));
    return readFact(
      "logs:DescribeLogGroups",
      [...names].join(", "),
      () => Promise.all([...names].map(async (name) => ({ name, exists: await groupExists(logs, name) })))
    );
  });
}
function groupIn({ log }, region) {
  const { "awslogs-group": group, "awslogs-region": ofGroup = region } = log?.options ?? {};
  return log?.driver === "awslogs" && group !== void 0 && ofGroup === region ? [group] : [];
}
async function groupExists(logs, name) {
  let nextToken;
  do {
    const page = await logs("DescribeLogGroups", {
      logGroupNamePrefix: name,
      ...nextToken === void 0 ? {} : { nextToken }
    });
    if (asObjects(page.logGroups).some(({ logGroupName }) => logGroupName === name)) return true;
    nextToken = asString(page.nextToken);
  } while (nextToken !== void 0);
  return false;
}

// src/ec2/describe.ts
var mostValues = 200;
async function describe2(call, operation, member, [name, values], more = {}) {
  const wanted = [...new Set(values)];
  const others = Object.entries(more).map(([Name, all]) => ({ Name, Values: [...all] }));
  const pages = chunks2(wanted).map((Values) => pagesOf(call, operation, member, [{ Name: name, Values }, ...others]));
  return (await Promise.all(pages)).flat();
}
async function pagesOf(call, operation, member, Filters) {
  const found = [];
  let token;
  do {
    const answer = await call(operation, token === void 0 ? { Filters } : { Filters, NextToken: token });
    found.push(...asObjects(answer[member]));
    token = asString(answer.NextToken) || void 0;
  } while (token !== void 0);
  return found;
}
function chunks2(values) {
  const count = Math.ceil(values.length / mostValues);
  return Array.from({ length: count }, (_, index) => values.slice(index * mostValues, (index + 1) * mostValues));
}

// src/ec2/interfaces.ts
async function readInstances3(call, ids) {
  const reservations = await describe2(call, "DescribeInstances", "Reservations", ["instance-id", ids]);
  return reservations.flatMap(({ Instances }) => asObjects(Instances).map(parseInstance2));
}
async function readRdsInterfaces(call, subnetIds, securityGroups) {
  const all = await describe2(call, "DescribeNetworkInterfaces", "NetworkInterfaces", ["subnet-id", subnetIds], {
    "requester-id": ["amazon-rds"]
  });
  const wanted = [...securityGroups].sort().join();
  return all.map(parseInterface).filter((each) => [...each.securityGroups].sort().join() === wanted);
}
async function readInterfaceLimits(call, types) {
  const described = await describe2(call, "DescribeInstanceTypes", "InstanceTypes", ["instance-type", types]);
  return new Map(
    described.flatMap(({ InstanceType, NetworkInfo }) => {
      const maximum = asNumber(asObject(NetworkInfo)?.MaximumNetworkInterfaces);
      return maximum === void 0 ? [] : [[asString(InstanceType) ?? "", maximum]];
    })
  );
}
function parseInstance2(raw) {
  const attached = asObjects(raw.NetworkInterfaces).toSorted((one, other) => deviceIndex(one) - deviceIndex(other));
  const metadata = asObject(raw.MetadataOptions) ?? {};
  return {
    id: asString(raw.InstanceId) ?? "",
    type: asString(raw.InstanceType) ?? "",
    subnetId: asString(raw.SubnetId) ?? "",
    vpcId: asString(raw.VpcId) ?? "",
    availabilityZone: asString(asObject(raw.Placement)?.AvailabilityZone) ?? "",
    interfaces: attached.filter((each) => !isOfTask(each)).map(parseInterface),
    attachedInterfaces: attached.length,
    scalingGroup: tag(raw, "aws:autoscaling:groupName"),
    metadata: {
      tokensRequired: metadata.HttpTokens === "required",
      hopLimit: asNumber(metadata.HttpPutResponseHopLimit) ?? 1
    }
  };
}
function isOfTask({ Description, InterfaceType }) {
  return InterfaceType === "trunk" || /^arn:[\w-]+:ecs:.*:attachment\//.test(asString(Description) ?? "");
}
function deviceIndex({ Attachment }) {
  return asNumber(asObject(Attachment)?.DeviceIndex) ?? 0;
}
function tag({ Tags }, key) {
  return asString(asObjects(Tags).find(({ Key }) => Key === key)?.Value) ?? null;
}
function parseInterface(raw) {
  const addresses = primaryFirst(asObjects(raw.PrivateIpAddresses), "Primary");
  const sixes = primaryFirst(asObjects(raw.Ipv6Addresses), "IsPrimaryIpv6");
  const associations = asObjects(addresses.map(({ Association }) => Association));
  return {
    id: asString(raw.NetworkInterfaceId) ?? "",
    subnetId: asString(raw.SubnetId) ?? "",
    vpcId: asString(raw.VpcId) ?? "",
    privateAddresses: [
      ...addresses.flatMap(({ PrivateIpAddress }) => asString(PrivateIpAddress) ?? []),
      ...sixes.flatMap(({ Ipv6Address }) => asString(Ipv6Address) ?? [])
    ],
    publicAddresses: associations.flatMap(({ PublicIp }) => asString(PublicIp) ?? []),
    // An address of EC2's own pool goes back to it when the instance stops.
    elastic: associations.some(({ IpOwnerId }) => IpOwnerId !== "amazon"),
    securityGroups: asObjects(raw.Groups).flatMap(({ GroupId }) => asString(GroupId) ?? [])
  };
}
function primaryFirst(addresses, member) {
  const rank = (address) => asBoolean(address[member]) === true ? 0 : 1;
  return addresses.toSorted((one, other) => rank(one) - rank(other));
}

// src/ec2/gateways.ts
async function readNatGateways(call, vpcIds) {
  return (await describe2(call, "DescribeNatGateways", "NatGateways", ["vpc-id", vpcIds])).map((raw) => ({
    id: asString(raw.NatGatewayId) ?? "",
    subnetId: asString(raw.SubnetId) ?? "",
    state: asString(raw.State) ?? "",
    connectivity: raw.ConnectivityType === "private" ? "private" : "public",
    publicAddresses: asObjects(raw.NatGatewayAddresses).flatMap(({ PublicIp }) => asString(PublicIp) ?? [])
  }));
}
async function readPeerings(call, vpcIds) {
  if (new Set(vpcIds).size < 2) return [];
  const sides = ["requester-vpc-info.vpc-id", "accepter-vpc-info.vpc-id"];
  const found = await Promise.all(
    sides.map((side) => describe2(call, "DescribeVpcPeeringConnections", "VpcPeeringConnections", [side, vpcIds]))
  );
  return [
    ...new Map(found.flat().map((raw) => [asString(raw.VpcPeeringConnectionId) ?? "", parsePeering(raw)])).values()
  ];
}
async function readBlockPublicAccess(call) {
  const answer = await call("DescribeVpcBlockPublicAccessOptions", {});
  const mode = asString(asObject(answer.VpcBlockPublicAccessOptions)?.InternetGatewayBlockMode) ?? "off";
  return mode === "block-ingress" || mode === "block-bidirectional" ? mode : "off";
}
async function readPrefixList(call, id) {
  const cidrs = [];
  let token;
  do {
    const page = token === void 0 ? {} : { NextToken: token };
    const answer = await call("GetManagedPrefixListEntries", { PrefixListId: id, ...page });
    cidrs.push(...asObjects(answer.Entries).flatMap(({ Cidr }) => asString(Cidr) ?? []));
    token = asString(answer.NextToken) || void 0;
  } while (token !== void 0);
  return cidrs;
}
function parsePeering(raw) {
  return {
    id: asString(raw.VpcPeeringConnectionId) ?? "",
    status: asString(asObject(raw.Status)?.Code) ?? "",
    sides: [sideOf(asObject(raw.RequesterVpcInfo) ?? {}), sideOf(asObject(raw.AccepterVpcInfo) ?? {})]
  };
}
function sideOf(raw) {
  const option = asBoolean(asObject(raw.PeeringOptions)?.AllowDnsResolutionFromRemoteVpc);
  const vpcId = asString(raw.VpcId) ?? "";
  return {
    vpcId,
    region: asString(raw.Region) ?? "",
    resolvesForPeer: option === void 0 ? { kind: "unknown", why: `the peering does not show whether names of ${vpcId} resolve to private addresses` } : known(option)
  };
}

// src/ec2/network-acls.ts
async function readNetworkAcls(call, vpcIds) {
  return (await describe2(call, "DescribeNetworkAcls", "NetworkAcls", ["vpc-id", vpcIds])).map(parseAcl);
}
function parseAcl(raw) {
  return {
    id: asString(raw.NetworkAclId) ?? "",
    subnetIds: asObjects(raw.Associations).flatMap(({ SubnetId }) => asString(SubnetId) ?? []),
    entries: asObjects(raw.Entries).flatMap(parseEntry)
  };
}
function parseEntry(raw) {
  const cidr = asString(raw.CidrBlock) ?? asString(raw.Ipv6CidrBlock);
  if (cidr === void 0) return [];
  const ports2 = portsOf(asObject(raw.PortRange));
  return [
    {
      number: asNumber(raw.RuleNumber) ?? 0,
      direction: raw.Egress === true ? "egress" : "ingress",
      action: raw.RuleAction === "allow" ? "allow" : "deny",
      protocol: asString(raw.Protocol) ?? "-1",
      cidr,
      ...ports2 === void 0 ? {} : { ports: ports2 }
    }
  ];
}
function portsOf(raw) {
  const [from, to] = [asNumber(raw?.From), asNumber(raw?.To)];
  return from === void 0 || to === void 0 ? void 0 : { from, to };
}

// src/ec2/read-part.ts
async function readPart(iamAction, read) {
  try {
    return known(await read());
  } catch (thrown) {
    if (isAccessDenied(thrown)) return { kind: "denied", action: deniedAction(thrown) ?? iamAction };
    if (isUnknownOperation(thrown))
      return { kind: "unknown", why: `the endpoint of AWS here does not know ${iamAction}` };
    const { what } = explainAwsError(thrown, { iamAction, resource: "the network" }).sentences;
    return { kind: "unknown", why: what.replace(/\.$/, "") };
  }
}

// src/ec2/route-tables.ts
async function readRouteTables(call, vpcIds) {
  return describe2(call, "DescribeRouteTables", "RouteTables", ["vpc-id", vpcIds]);
}
function parseRouteTable(raw, gatewayEndpoints) {
  const associations = asObjects(raw.Associations).filter(isAssociated);
  return {
    id: asString(raw.RouteTableId) ?? "",
    vpcId: asString(raw.VpcId) ?? "",
    main: associations.some(({ Main }) => Main === true),
    subnetIds: associations.flatMap(({ SubnetId }) => asString(SubnetId) ?? []),
    routes: asObjects(raw.Routes).flatMap((route) => parseRoute(route, gatewayEndpoints))
  };
}
function isAssociated({ AssociationState }) {
  const state = asString(asObject(AssociationState)?.State) ?? "associated";
  return state === "associated" || state === "associating";
}
function parseRoute(raw, gatewayEndpoints) {
  const destination = asString(raw.DestinationCidrBlock) ?? asString(raw.DestinationIpv6CidrBlock) ?? asString(raw.DestinationPrefixListId);
  if (destination === void 0) return [];
  return [
    {
      destination,
      target: targetOf(raw, gatewayEndpoints),
      state: raw.State === "blackhole" ? "blackhole" : "active",
      propagated: raw.Origin === "EnableVgwRoutePropagation"
    }
  ];
}
var targetMembers = [
  ["NatGatewayId", "nat-gateway"],
  ["VpcPeeringConnectionId", "peering"],
  ["TransitGatewayId", "transit-gateway"],
  ["EgressOnlyInternetGatewayId", "egress-only-internet-gateway"],
  ["CoreNetworkArn", "core-network"],
  ["NetworkInterfaceId", "network-interface"],
  ["InstanceId", "network-interface"],
  ["LocalGatewayId", "other"],
  ["CarrierGatewayId", "other"]
];
function targetOf(raw, gatewayEndpoints) {
  const gateway = asString(raw.GatewayId);
  if (gateway !== void 0) return { id: gateway, kind: gatewayKind(gateway, gatewayEndpoints) };
  for (const [member, kind] of targetMembers) {
    const id = asString(raw[member]);
    if (id !== void 0) return { id, kind };
  }
  return { id: "an unknown target", kind: "other" };
}
function gatewayKind(id, gatewayEndpoints) {
  if (id === "local") return "local";
  if (id.startsWith("igw-")) return "internet-gateway";
  if (id.startsWith("vgw-")) return "virtual-private-gateway";
  if (id.startsWith("vpce-")) return gatewayEndpoints.includes(id) ? "gateway-endpoint" : "endpoint";
  return "other";
}

// src/ec2/security-groups.ts
async function readGroups2(call, ids) {
  const rules = await readPart(
    "ec2:DescribeSecurityGroupRules",
    async () => (await describe2(call, "DescribeSecurityGroupRules", "SecurityGroupRules", ["group-id", ids])).flatMap(parseRule)
  );
  const named = rules.kind === "known" ? rules.value.flatMap(({ reference }) => reference?.groupId ?? []) : [];
  const present = await readPart("ec2:DescribeSecurityGroups", async () => {
    const groups = await describe2(call, "DescribeSecurityGroups", "SecurityGroups", ["group-id", [...ids, ...named]]);
    return new Set(groups.flatMap(({ GroupId }) => asString(GroupId) ?? []));
  });
  return { rules, present };
}
async function readDefaultGroups(call, vpcIds) {
  const groups = await describe2(call, "DescribeSecurityGroups", "SecurityGroups", ["vpc-id", vpcIds], {
    "group-name": ["default"]
  });
  return new Map(groups.map(({ VpcId, GroupId }) => [asString(VpcId) ?? "", asString(GroupId) ?? ""]));
}
function rulesByGroup(ids, { rules, present }) {
  return Object.fromEntries([...new Set(ids)].map((id) => [id, mapFact(rules, (all) => rulesOf(id, all, present))]));
}
function rulesOf(id, all, present) {
  const own2 = all.flatMap(({ rule }) => rule.groupId === id ? [rule] : []);
  if (own2.length > 0) return known(own2);
  return mapFact(
    present,
    (groups) => groups.has(id) ? known([]) : { kind: "unknown", why: `security group ${id} was not found in this account` }
  );
}
function parseRule(raw) {
  const peer = peerOf(raw);
  if (peer === void 0) return [];
  const reference = asObject(raw.ReferencedGroupInfo);
  const rule = {
    id: asString(raw.SecurityGroupRuleId) ?? "",
    groupId: asString(raw.GroupId) ?? "",
    direction: asBoolean(raw.IsEgress) === true ? "egress" : "ingress",
    protocol: asString(raw.IpProtocol) ?? "-1",
    ports: portRange(asNumber(raw.FromPort), asNumber(raw.ToPort)),
    peer
  };
  const owner = asString(raw.GroupOwnerId) ?? "";
  return [{ rule, owner, reference: peer.kind === "group" ? referenceOf(peer.id, owner, reference) : null }];
}
function referenceOf(groupId, owner, raw) {
  return {
    groupId,
    account: asString(raw?.UserId) ?? owner,
    peeringStatus: asString(raw?.PeeringStatus) || null
  };
}
function peerOf(raw) {
  const cidr = asString(raw.CidrIpv4) ?? asString(raw.CidrIpv6);
  if (cidr !== void 0) return { kind: "cidr", cidr };
  const list = asString(raw.PrefixListId);
  if (list !== void 0) return { kind: "prefix-list", id: list };
  const group = asString(asObject(raw.ReferencedGroupInfo)?.GroupId);
  return group === void 0 ? void 0 : { kind: "group", id: group };
}

// src/ec2/vpc-endpoints.ts
async function readVpcEndpoints(call, vpcIds) {
  return (await describe2(call, "DescribeVpcEndpoints", "VpcEndpoints", ["vpc-id", vpcIds])).map((raw) => ({
    id: asString(raw.VpcEndpointId) ?? "",
    vpcId: asString(raw.VpcId) ?? "",
    serviceName: asString(raw.ServiceName) ?? "",
    kind: kindOf(raw),
    state: (asString(raw.State) ?? "").toLowerCase(),
    privateDns: raw.PrivateDnsEnabled === true,
    subnetIds: asStrings(raw.SubnetIds),
    securityGroups: asObjects(raw.Groups).flatMap(({ GroupId }) => asString(GroupId) ?? []),
    routeTableIds: asStrings(raw.RouteTableIds)
  }));
}
function kindOf({ VpcEndpointType }) {
  if (VpcEndpointType === "Interface") return "interface";
  return VpcEndpointType === "Gateway" ? "gateway" : "other";
}

// src/ec2/vpcs.ts
async function readSubnets(call, filter, ids) {
  const subnets = await describe2(call, "DescribeSubnets", "Subnets", [filter, ids]);
  return subnets.map((raw) => ({
    id: asString(raw.SubnetId) ?? "",
    vpcId: asString(raw.VpcId) ?? "",
    cidrs: [asString(raw.CidrBlock) ?? "", ...sixesOf(raw)].filter((cidr) => cidr !== ""),
    availabilityZone: asString(raw.AvailabilityZone) ?? "",
    freeAddresses: asNumber(raw.AvailableIpAddressCount) ?? 0
  }));
}
async function readVpcs(call, ids) {
  return (await describe2(call, "DescribeVpcs", "Vpcs", ["vpc-id", ids])).map(parseVpc);
}
async function readDnsServers(call, ids) {
  const wanted = ids.filter((id) => id !== "default" && id !== "");
  const options = await describe2(call, "DescribeDhcpOptions", "DhcpOptions", ["dhcp-options-id", wanted]);
  return new Map(options.map((raw) => [asString(raw.DhcpOptionsId) ?? "", serversOf(raw)]));
}
async function readDnsSupport(call, vpcId) {
  const answer = await call("DescribeVpcAttribute", { VpcId: vpcId, Attribute: "enableDnsSupport" });
  return asObject(answer.EnableDnsSupport)?.Value !== false;
}
function parseVpc(raw) {
  const blocks = asObjects(raw.CidrBlockAssociationSet).filter(({ CidrBlockState }) => isAssociated2(CidrBlockState)).flatMap(({ CidrBlock }) => asString(CidrBlock) ?? []);
  const own2 = asString(raw.CidrBlock);
  return {
    id: asString(raw.VpcId) ?? "",
    cidrs: [.../* @__PURE__ */ new Set([...own2 === void 0 ? [] : [own2], ...blocks, ...sixesOf(raw)])],
    dhcpOptionsId: asString(raw.DhcpOptionsId) ?? "default"
  };
}
function sixesOf({ Ipv6CidrBlockAssociationSet }) {
  return asObjects(Ipv6CidrBlockAssociationSet).filter(({ Ipv6CidrBlockState }) => isAssociated2(Ipv6CidrBlockState)).flatMap(({ Ipv6CidrBlock }) => asString(Ipv6CidrBlock) ?? []);
}
function isAssociated2(state) {
  return (asString(asObject(state)?.State) ?? "associated") === "associated";
}
function serversOf({ DhcpConfigurations }) {
  return asObjects(DhcpConfigurations).filter(({ Key }) => Key === "domain-name-servers").flatMap(({ Values }) => asObjects(Values).flatMap(({ Value }) => asString(Value) ?? []));
}

// src/ec2/read-network.ts
async function readNetwork(call, scope) {
  const { vpcIds } = scope;
  const [vpcs, subnets, tables, networkAcls, peerings, natGateways, blockPublicAccess, endpoints, defaults] = await Promise.all([
    readPart("ec2:DescribeVpcs", () => readVpcs(call, vpcIds)),
    readPart("ec2:DescribeSubnets", () => readSubnets(call, "vpc-id", vpcIds)),
    readPart("ec2:DescribeRouteTables", () => readRouteTables(call, vpcIds)),
    readPart("ec2:DescribeNetworkAcls", () => readNetworkAcls(call, vpcIds)),
    readPart("ec2:DescribeVpcPeeringConnections", () => readPeerings(call, vpcIds)),
    readPart("ec2:DescribeNatGateways", () => readNatGateways(call, vpcIds)),
    readPart("ec2:DescribeVpcBlockPublicAccessOptions", () => readBlockPublicAccess(call)),
    readPart("ec2:DescribeVpcEndpoints", () => readVpcEndpoints(call, vpcIds)),
    readPart("ec2:DescribeSecurityGroups", () => readDefaultGroups(call, scope.needsDefaultGroups ? vpcIds : []))
  ]);
  const groupIds = [...scope.securityGroups, ...defaultIds(defaults), ...endpointGroups(endpoints)];
  const groups = await readGroups2(call, groupIds);
  const securityGroups = rulesByGroup(groupIds, groups);
  const routeTables = parseTables(tables, endpoints);
  const parts = { networkAcls, peerings, natGateways, blockPublicAccess, securityGroups, routeTables };
  const prefixLists = await readPrefixLists(call, listsOf(parts));
  const network = {
    ...parts,
    // Without them the VPCs of some may be missing here, and their subnets would seem not to exist.
    subnets: mapFact(scope.subnets, () => subnets),
    prefixLists,
    vpcs: mapFact(vpcs, (all) => known(all.map((each) => vpcOf(each, scope.region, defaults))))
  };
  return { network, vpcs, endpoints, groups };
}
function vpcOf({ id, cidrs }, region, defaults) {
  const group = defaults.kind === "known" ? defaults.value.get(id) : void 0;
  return { id, region, cidrs, ...group === void 0 ? {} : { defaultSecurityGroup: group } };
}
function defaultIds(defaults) {
  return defaults.kind === "known" ? [...defaults.value.values()] : [];
}
function endpointGroups(endpoints) {
  return endpoints.kind === "known" ? endpoints.value.flatMap(({ securityGroups }) => securityGroups) : [];
}
function parseTables(tables, endpoints) {
  const all = endpoints.kind === "known" ? endpoints.value : [];
  const gateways = all.filter(({ kind }) => kind === "gateway").map(({ id }) => id);
  return mapFact(tables, (raw) => known(raw.map((table) => parseRouteTable(table, gateways))));
}
function listsOf({ securityGroups, routeTables }) {
  const rules = Object.values(securityGroups).flatMap(
    (fact) => fact.kind === "known" ? fact.value : []
  );
  const tables = routeTables.kind === "known" ? routeTables.value : [];
  const routes = tables.flatMap((table) => table.routes).filter(({ target }) => target.kind !== "gateway-endpoint");
  return [
    ...rules.flatMap(({ peer }) => peer.kind === "prefix-list" ? [peer.id] : []),
    ...routes.flatMap(({ destination }) => destination.startsWith("pl-") ? [destination] : [])
  ];
}
async function readPrefixLists(call, ids) {
  const read = [...new Set(ids)].map(async (id) => {
    const list = await readPart("ec2:GetManagedPrefixListEntries", () => readPrefixList(call, id));
    return [id, list];
  });
  return Object.fromEntries(await Promise.all(read));
}

// src/load-balancing/load-balancers.ts
async function readLoadBalancers(call, arns) {
  const wanted = [...new Set(arns)];
  if (wanted.length === 0) return [];
  const pages = Array.from(
    { length: Math.ceil(wanted.length / 20) },
    (_, index) => call("DescribeLoadBalancers", { LoadBalancerArns: wanted.slice(index * 20, (index + 1) * 20) })
  );
  const balancers = (await Promise.all(pages)).flatMap(({ LoadBalancers }) => asObjects(LoadBalancers));
  return balancers.map((raw) => {
    const zones = asObjects(raw.AvailabilityZones);
    return {
      arn: asString(raw.LoadBalancerArn) ?? "",
      name: asString(raw.LoadBalancerName) ?? "",
      type: asString(raw.Type) ?? "application",
      internetFacing: raw.Scheme === "internet-facing",
      vpcId: asString(raw.VpcId) ?? "",
      subnetIds: zones.flatMap(({ SubnetId }) => asString(SubnetId) ?? []),
      availabilityZones: zones.flatMap(({ ZoneName }) => asString(ZoneName) ?? []),
      securityGroups: asStrings(raw.SecurityGroups)
    };
  });
}

// src/doctor/from-ec2/hosts.ts
function metadataOptionsOf(instances) {
  return instances.map(({ id, metadata }) => ({ ec2InstanceId: id, ...metadata }));
}
function interfaceUseOf(instances, limits) {
  const uses = [];
  for (const { id, type, attachedInterfaces } of instances) {
    const maximum = limits.get(type);
    if (maximum === void 0)
      return { kind: "unknown", why: `how many network interfaces a ${type} can have was not found` };
    uses.push({ ec2InstanceId: id, maximum, attached: attachedInterfaces });
  }
  return known(uses);
}
function taskNetworkOf(places) {
  const [first] = places;
  if (first === void 0) return { kind: "unknown", why: "there is no container instance and no subnet to look at" };
  const zones = places.map(({ availabilityZone }) => availabilityZone);
  return known({ vpc: first.vpcId, availabilityZones: [...new Set(zones)] });
}

// src/doctor/from-ec2/rules.ts
var wholeInternet = ["0.0.0.0/0", "::/0"];
function openRulesOf({ rules }, { securityGroups, port }) {
  return mapFact(
    rules,
    (all) => known(
      all.flatMap(({ rule: { id, groupId, direction, protocol, ports: ports2, peer } }) => {
        if (direction !== "ingress" || !coversTcp(protocol) || peer.kind !== "cidr" || !wholeInternet.includes(peer.cidr))
          return [];
        const isAboutPort = ports2.from <= port && port <= ports2.to;
        return isAboutPort && securityGroups.includes(groupId) ? [{ id, group: groupId, cidr: peer.cidr }] : [];
      })
    )
  );
}
function staleRulesOf({ rules, present }) {
  return mapFact(
    rules,
    (all) => mapFact(present, (groups) => known(all.flatMap((described) => staleRule(described, groups))))
  );
}
function staleRule({ rule, owner, reference }, present) {
  if (reference === null) return [];
  const why = whyStale(reference, owner, present);
  if (why === void 0) return [];
  const { id, groupId, direction } = rule;
  return [{ id, groupId, direction, referencedGroup: reference.groupId, why }];
}
function whyStale({ groupId, account, peeringStatus }, owner, present) {
  if (peeringStatus !== null && peeringStatus !== "active") return `the peering to its VPC is ${peeringStatus}`;
  return account === owner && !present.has(groupId) ? "there is no such group any more" : void 0;
}

// src/doctor/from-ecs/service-network.ts
function serviceNetworkOf({ launch }) {
  const configuration = asObject(asObject(launch.networkConfiguration)?.awsvpcConfiguration);
  if (configuration === void 0) return null;
  return {
    subnets: asStrings(configuration.subnets),
    securityGroups: asStrings(configuration.securityGroups),
    assignsPublicIp: asString(configuration.assignPublicIp) === "ENABLED"
  };
}

// src/doctor/from-ecs/task-places.ts
function taskPlacesOf(definition, service, hosts) {
  if (service?.launchType === "EXTERNAL") return { application: { kind: "external" }, agent: { kind: "external" } };
  const own2 = awsvpcOf(definition, service);
  const agent = definition.launch === "fargate" ? own2 : hosts;
  if (hasNoNetwork(definition)) return { application: { kind: "none" }, agent };
  return { application: definition.networkMode === "awsvpc" ? own2 : hosts, agent };
}
function awsvpcOf({ launch }, service) {
  const network = service === null ? null : serviceNetworkOf(service);
  if (network === null)
    return { kind: "unknown", why: "there is no service that says in which subnets and security groups its tasks are" };
  const workload = {
    kind: "awsvpc",
    launchType: launch === "fargate" ? "FARGATE" : "EC2",
    subnetIds: network.subnets,
    securityGroups: network.securityGroups,
    assignPublicIp: network.assignsPublicIp
  };
  return workload;
}
function hasNoNetwork({ networkMode, containers }) {
  return networkMode === "none" || containers.length > 0 && containers.every(({ disableNetworking }) => disableNetworking);
}

// src/doctor/network-fact.ts
function toNetworkFact(fact) {
  if ("value" in fact) return { kind: "known", value: fact.value };
  if ("denied" in fact) return { kind: "denied", action: fact.denied };
  return { kind: "unknown", why: asClause(fact.absent) };
}
function fromNetworkFact(fact) {
  switch (fact.kind) {
    case "known":
      return { value: fact.value };
    case "denied":
      return { denied: fact.action };
    case "unknown":
      return { absent: `This is not known, because ${fact.why}.` };
  }
}
function asClause(sentence) {
  const clause = sentence.replace(/\.$/, "");
  return /^[A-Z][a-z]* /.test(clause) ? `${clause.charAt(0).toLowerCase()}${clause.slice(1)}` : clause;
}

// src/auto-scaling/scaling-subnets.ts
async function readScalingSubnets(call, names) {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return [];
  const subnets = [];
  let token;
  do {
    const page = token === void 0 ? {} : { NextToken: token };
    const answer = await call("DescribeAutoScalingGroups", { AutoScalingGroupNames: wanted, ...page });
    const lists = asObjects(answer.AutoScalingGroups).map(({ VPCZoneIdentifier }) => asString(VPCZoneIdentifier) ?? "");
    subnets.push(...lists.flatMap((list) => list.split(",")).filter((id) => id !== ""));
    token = asString(answer.NextToken) || void 0;
  } while (token !== void 0);
  return [...new Set(subnets)];
}

// src/doctor/collect/hosts.ts
async function readHosts({ ec2, autoScaling }, containerInstances) {
  const instances = await readMachines(ec2, containerInstances);
  const groups = instances.kind === "known" ? instances.value.flatMap(({ scalingGroup }) => scalingGroup ?? []) : [];
  const subnets = await readPart(
    "autoscaling:DescribeAutoScalingGroups",
    () => readScalingSubnets(autoScaling, groups)
  );
  return { instances, workload: workloadOf(instances, subnets) };
}
function readMachines(call, containerInstances) {
  const registered = toNetworkFact(containerInstances);
  if (registered.kind !== "known") return Promise.resolve(registered);
  const ids = registered.value.flatMap(({ facts }) => facts?.ec2InstanceId ?? []);
  return readPart("ec2:DescribeInstances", () => readInstances3(call, ids));
}
function workloadOf(instances, subnets) {
  return {
    kind: "instance",
    instances: mapFact(subnets, () => instances),
    scalingSubnetIds: subnets.kind === "known" && subnets.value.length > 0 && instances.kind === "known" ? [.../* @__PURE__ */ new Set([...subnets.value, ...instances.value.filter(isAlone).map(({ subnetId }) => subnetId)])] : []
  };
}
function isAlone({ scalingGroup }) {
  return scalingGroup === null;
}
function hostGroups({ instances }) {
  return instances.kind === "known" ? instances.value.flatMap(({ interfaces }) => interfaces.flatMap(({ securityGroups }) => securityGroups)) : [];
}
function ofHosts({ instances }, read) {
  return mapFact(instances, (all) => known(read(all)));
}

// src/doctor/collect/network-scope.ts
function subnetIdsOf({ places, hosts, database, balancers }) {
  const instances = hosts.instances.kind === "known" ? hosts.instances.value : [];
  return [
    ...workloadsOf(places).flatMap((workload) => workload.kind === "awsvpc" ? workload.subnetIds : []),
    ...hosts.workload.scalingSubnetIds,
    ...instances.flatMap(({ interfaces }) => interfaces.map(({ subnetId }) => subnetId)),
    ...databasesOf(database).flatMap(({ subnets }) => subnets.map(({ id }) => id)),
    ...balancersOf(balancers).flatMap(({ subnetIds }) => subnetIds)
  ];
}
function vpcIdsOf({ hosts, database, balancers }, subnets) {
  const instances = hosts.instances.kind === "known" ? hosts.instances.value : [];
  const ids = [
    ...subnets.kind === "known" ? subnets.value.map(({ vpcId }) => vpcId) : [],
    ...instances.map(({ vpcId }) => vpcId),
    ...databasesOf(database).map(({ vpcId }) => vpcId),
    ...balancersOf(balancers).map(({ vpcId }) => vpcId)
  ];
  return [...new Set(ids.filter((id) => id !== ""))];
}
function groupIdsOf({ places, hosts, database, balancers }) {
  return [
    ...workloadsOf(places).flatMap((workload) => workload.kind === "awsvpc" ? workload.securityGroups : []),
    ...hostGroups(hosts),
    ...databasesOf(database).flatMap(({ securityGroups }) => securityGroups),
    ...balancersOf(balancers).flatMap(({ securityGroups }) => securityGroups)
  ];
}
function needsDefaultGroups({ places }) {
  return workloadsOf(places).some((workload) => workload.kind === "awsvpc" && workload.securityGroups.length === 0);
}
function workloadsOf(places) {
  return "value" in places ? [places.value.application, places.value.agent] : [];
}
function databasesOf(database) {
  if (!("value" in database) || database.value === null) return [];
  return [database.value, ...database.value.targets ?? []];
}
function balancersOf(balancers) {
  return "value" in balancers ? balancers.value : [];
}

// src/doctor/collect/vpc-dns.ts
async function readVpcDns(call, vpcs) {
  if (vpcs.kind !== "known") return fromNetworkFact(vpcs);
  const optionIds = vpcs.value.map(({ dhcpOptionsId }) => dhcpOptionsId);
  const [servers, supported] = await Promise.all([
    readPart("ec2:DescribeDhcpOptions", () => readDnsServers(call, optionIds)),
    readFact(
      "ec2:DescribeVpcAttribute",
      "the VPCs",
      () => Promise.all(vpcs.value.map(async ({ id }) => ({ vpcId: id, dnsSupport: await readDnsSupport(call, id) })))
    )
  ]);
  if (!("value" in supported)) return supported;
  if (servers.kind !== "known") return fromNetworkFact(servers);
  const optionsOf = new Map(vpcs.value.map(({ id, dhcpOptionsId }) => [id, dhcpOptionsId]));
  const serversOf2 = (vpcId) => servers.value.get(optionsOf.get(vpcId) ?? "") ?? [];
  return { value: supported.value.map((each) => ({ ...each, servers: serversOf2(each.vpcId) })) };
}

// src/doctor/collect/network.ts
async function collectNetwork(clients, question) {
  const places = await readPlaces(clients, question);
  const subnets = await readPart(
    "ec2:DescribeSubnets",
    () => readSubnets(clients.ec2, "subnet-id", subnetIdsOf(places))
  );
  const scope = {
    region: question.request.region,
    vpcIds: vpcIdsOf(places, subnets),
    subnets,
    securityGroups: groupIdsOf(places),
    needsDefaultGroups: needsDefaultGroups(places)
  };
  const [read, databaseInterface, interfaceUse] = await Promise.all([
    readNetwork(clients.ec2, scope),
    whenRead(places.database, (database) => readDatabaseInterface(clients.ec2, database)),
    readInterfaceUse(clients.ec2, question, places.hosts)
  ]);
  return {
    network: { value: read.network },
    taskPlaces: places.places,
    databaseInterface,
    interfaceUse,
    balancers: places.balancers,
    vpcDns: await whenRead(whereabouts(places), () => readVpcDns(clients.ec2, read.vpcs)),
    ...ofRules(read, places),
    ...ofTasks(places, subnets),
    metadataOptions: fromNetworkFact(ofHosts(places.hosts, metadataOptionsOf))
  };
}
async function readPlaces(clients, question) {
  const { service, taskDefinition, databaseNetwork: database } = question;
  const [hosts, balancers] = await Promise.all([
    readHosts(clients, question.instances),
    readBalancers(clients.loadBalancing, question.targetGroups)
  ]);
  const places = derived(
    both(taskDefinition, service),
    ([definition, found]) => taskPlacesOf(definition, found, hosts.workload)
  );
  return { places, hosts, database, balancers };
}
function readBalancers(call, targetGroups) {
  return whenRead(targetGroups, (groups) => {
    const arns = groups.flatMap(({ loadBalancers }) => loadBalancers.map(({ arn }) => arn));
    return readFact("elasticloadbalancing:DescribeLoadBalancers", arns.join(", "), () => readLoadBalancers(call, arns));
  });
}
function readDatabaseInterface(call, database) {
  const zone = database?.availabilityZone ?? null;
  if (database === null || zone === null) return Promise.resolve({ value: null });
  const subnetIds = database.subnets.filter((each) => each.availabilityZone === zone).map(({ id }) => id);
  return readFact("ec2:DescribeNetworkInterfaces", subnetIds.join(", "), async () => {
    const [only, ...others] = await readRdsInterfaces(call, subnetIds, database.securityGroups);
    return only !== void 0 && others.length === 0 ? only : null;
  });
}
async function readInterfaceUse(call, { taskDefinition }, { instances }) {
  if ("value" in taskDefinition && taskDefinition.value.networkMode !== "awsvpc") return { value: [] };
  if (instances.kind !== "known") return fromNetworkFact(instances);
  const types = instances.value.map(({ type }) => type);
  const limits = await readPart("ec2:DescribeInstanceTypes", () => readInterfaceLimits(call, types));
  if (limits.kind !== "known") return fromNetworkFact(limits);
  return fromNetworkFact(interfaceUseOf(instances.value, limits.value));
}
function whereabouts({ places, hosts, database }) {
  if ("denied" in database) return database;
  return derived(both(places, fromNetworkFact(hosts.instances)), () => null);
}
function ofRules({ endpoints, groups }, places) {
  const openRules = mapFact(
    toNetworkFact(places.database),
    (found) => found === null ? known([]) : openRulesOf(groups, found)
  );
  return {
    databaseOpenRules: fromNetworkFact(openRules),
    vpcEndpoints: fromNetworkFact(endpoints),
    staleRules: chained(whereabouts(places), () => fromNetworkFact(staleRulesOf(groups)))
  };
}
function ofTasks({ places, hosts }, subnets) {
  if (!("value" in places)) return { subnets: places, taskNetwork: places };
  const { application } = places.value;
  if (application.kind === "unknown") {
    const unknown = fromNetworkFact(application);
    return { subnets: unknown, taskNetwork: unknown };
  }
  if (application.kind !== "awsvpc") {
    const machines = hosts.instances;
    const network = machines.kind === "known" ? taskNetworkOf(machines.value) : machines;
    return { subnets: { value: [] }, taskNetwork: fromNetworkFact(network) };
  }
  if (subnets.kind !== "known") return { subnets: fromNetworkFact(subnets), taskNetwork: fromNetworkFact(subnets) };
  const own2 = subnets.value.filter(({ id }) => application.subnetIds.includes(id));
  return { subnets: { value: own2 }, taskNetwork: fromNetworkFact(taskNetworkOf(own2)) };
}

// src/doctor/policy/grants.ts
var readers = ["deploy", "rollback", "diagnose"];
var deploys = ["deploy", "rollback"];
var stepGrants = [
  { actions: ["ecr:GetAuthorizationToken"], on: "unscoped", for: ["image"] },
  {
    actions: [
      "ecr:BatchCheckLayerAvailability",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeImages",
      "ecr:DescribeRepositories",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart"
    ],
    on: "repositories",
    for: ["image"]
  },
  { actions: ["ecr:BatchGetImage"], on: "repositories", for: ["image", ...deploys] },
  {
    actions: ["ecr:CreateRepository", "ecr:GetLifecyclePolicy", "ecr:PutLifecyclePolicy"],
    on: "repositories",
    for: ["create-repository"]
  },
  { actions: ["ssm:GetParameters", "ssm:PutParameter"], on: "parameters", for: ["runtime-ssm"] },
  {
    actions: ["secretsmanager:CreateSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
    on: "storedSecrets",
    for: ["runtime-secrets-manager"]
  },
  { actions: ["kms:Encrypt"], on: "key", for: ["runtime-ssm"] },
  { actions: ["kms:Decrypt", "kms:GenerateDataKey"], on: "key", for: ["runtime-ssm", "runtime-secrets-manager"] },
  { actions: ["ecs:DescribeServices"], on: "service", for: [...readers, "run-task"] },
  { actions: ["ecs:UpdateService"], on: "service", for: deploys },
  { actions: ["ecs:ListServiceDeployments"], on: "service", for: readers },
  { actions: ["ecs:DescribeServiceDeployments"], on: "deployments", for: readers },
  { actions: ["ecs:DescribeServiceRevisions"], on: "revisions", for: ["rollback"] },
  { actions: ["ecs:StopServiceDeployment"], on: "deployments", for: ["roll-back-on-failure"] },
  { actions: ["ecs:DescribeTaskDefinition"], on: "unscoped", for: [...readers, "run-task"] },
  { actions: ["ecs:RegisterTaskDefinition"], on: "taskDefinitions", for: deploys },
  { actions: ["ecs:RegisterTaskDefinition"], on: "rehearsalCopies", for: ["rehearse"] },
  { actions: ["ecs:RegisterTaskDefinition"], on: "oneOffCopies", for: ["before-command", "run-task"] },
  { actions: ["ecs:TagResource"], on: "tags", for: [...deploys, "rehearse", "before-command", "run-task"] },
  { actions: ["ecs:TagResource"], on: "taskTags", for: ["run-task"] },
  {
    actions: ["ecs:DeregisterTaskDefinition"],
    on: "unscoped",
    for: ["rehearse", "before-command", "keep-revisions", "run-task"]
  },
  { actions: ["ecs:ListTaskDefinitions"], on: "unscoped", for: ["keep-revisions", "rollback"] },
  { actions: ["iam:PassRole"], on: "passedRoles", for: [...deploys, "rehearse", "before-command", "run-task"] },
  { actions: ["iam:SimulatePrincipalPolicy"], on: "executionRole", for: deploys },
  { actions: ["ecs:ListTasks"], on: "listInCluster", for: [...readers, "rehearse"] },
  { actions: ["ecs:DescribeTasks"], on: "tasks", for: [...readers, "rehearse", "before-command", "run-task"] },
  { actions: ["ecs:RunTask", "ecs:StartTask"], on: "rehearsals", for: ["rehearse"] },
  { actions: ["ecs:RunTask"], on: "oneOffTasks", for: ["before-command", "run-task"] },
  { actions: ["ecs:StopTask"], on: "tasks", for: ["rehearse", "before-command", "run-task"] },
  { actions: ["ecs:ListContainerInstances"], on: "cluster", for: ["deploy", "rollback"] },
  { actions: ["ecs:DescribeContainerInstances"], on: "containerInstances", for: ["deploy", "rollback"] },
  { actions: ["ecs:ListServices"], on: "listInCluster", for: ["keep-revisions"] },
  { actions: ["ecs:DescribeServices"], on: "otherServices", for: ["keep-revisions"] },
  { actions: ["logs:GetLogEvents"], on: "logGroups", for: [...readers, "rehearse", "before-command", "run-task"] },
  {
    actions: [
      "elasticloadbalancing:DescribeTargetGroupAttributes",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth"
    ],
    on: "unscoped",
    for: readers,
    loadBalanced: true
  },
  {
    actions: ["ecs:ListClusters", "ecs:ListServices"],
    on: "unscoped",
    for: [...readers, "run-task", "doctor"],
    leftOut: "Only the error about an unknown cluster or service asks for them, to list the names that exist."
  }
];

// src/doctor/policy/doctor-grants.ts
function doctorGrants() {
  const actions = new Set(Object.values(factActions).flat());
  return [...actions].filter((action) => action !== allowedToAll).sort().map((action) => ({ actions: [action], on: resourceOf(action), for: ["doctor"], ...balanced(action) }));
}
var allowedToAll = "sts:GetCallerIdentity";
var own = {
  "ec2:DescribeVpcAttribute": "vpcs",
  "ec2:GetManagedPrefixListEntries": "prefixLists",
  "ecs:DescribeCapacityProviders": "capacityProviders",
  "ecs:DescribeClusters": "cluster",
  "iam:GetInstanceProfile": "instanceProfiles",
  "iam:GetRole": "roles",
  "iam:SimulatePrincipalPolicy": "roles",
  "secretsmanager:DescribeSecret": "secretsOfTheTask"
};
function resourceOf(action) {
  const shared = stepGrants.find((grant) => grant.leftOut === void 0 && grant.actions.includes(action))?.on;
  return own[action] ?? shared ?? (action.startsWith("rds:") ? "databases" : "unscoped");
}
function balanced(action) {
  return action.startsWith("elasticloadbalancing:") ? { loadBalanced: true } : {};
}

// src/doctor/policy/resources.ts
var policyResources = {
  unscoped: { sid: "NoResource", arns: () => ["*"], condition: inTheseRegions },
  repositories: {
    sid: "Repository",
    arns: ({ partition, repositories }) => repositories.map(({ account, region, name }) => `arn:${partition}:ecr:${region}:${account}:repository/${name}`)
  },
  parameters: {
    sid: "Parameters",
    arns: ({ partition, region, account, secretPrefix }) => [
      `arn:${partition}:ssm:${region}:${account}:parameter/${withoutSlashes(secretPrefix)}/*`
    ]
  },
  storedSecrets: {
    sid: "Secrets",
    arns: ({ partition, region, account, secretPrefix }) => [
      `arn:${partition}:secretsmanager:${region}:${account}:secret:${secretPrefix}/*`
    ]
  },
  key: { sid: "OwnKey", arns: ({ keyArn: keyArn2 }) => known3(keyArn2) },
  service: { sid: "Service", arns: (place) => [ofService(place, "service")] },
  deployments: {
    sid: "Service",
    arns: (place) => [ofService(place, "service"), `${ofService(place, "service-deployment")}/*`],
    asked: (place) => [`${ofService(place, "service-deployment")}/*`]
  },
  revisions: {
    sid: "Service",
    arns: (place) => [ofService(place, "service"), `${ofService(place, "service-revision")}/*`],
    asked: (place) => [`${ofService(place, "service-revision")}/*`]
  },
  otherServices: { sid: "ServicesOfTheCluster", arns: (place) => [ecs(place, `service/${place.cluster}/*`)] },
  taskDefinitions: { sid: "TaskDefinitions", arns: (place) => [family(place, place.family)] },
  rehearsalCopies: { sid: "TaskDefinitions", arns: (place) => [family(place, rehearsalFamily(place.family))] },
  oneOffCopies: { sid: "TaskDefinitions", arns: (place) => [family(place, oneOffFamily(place.family))] },
  rehearsals: {
    sid: "OneOffTasks",
    arns: (place) => [family(place, rehearsalFamily(place.family))],
    condition: inTheCluster
  },
  oneOffTasks: {
    sid: "OneOffTasks",
    arns: (place) => [family(place, place.family), family(place, oneOffFamily(place.family))],
    condition: inTheCluster
  },
  tags: {
    sid: "Tags",
    arns: (place) => place.hasTags ? allFamilies(place) : [],
    asked: (place) => place.hasTags ? [family(place, place.family)] : [],
    condition: () => ({ StringEquals: { "ecs:CreateAction": "RegisterTaskDefinition" } })
  },
  taskTags: {
    sid: "TagsOfTasks",
    arns: (place) => place.hasTags ? [ecs(place, `task/${place.cluster}/*`)] : [],
    condition: () => ({ StringEquals: { "ecs:CreateAction": "RunTask" } })
  },
  tasks: { sid: "Tasks", arns: (place) => [ecs(place, `task/${place.cluster}/*`)] },
  listInCluster: { sid: "InTheCluster", arns: () => ["*"], condition: inTheCluster },
  cluster: { sid: "Cluster", arns: (place) => [ecs(place, `cluster/${place.cluster}`)] },
  containerInstances: {
    sid: "ContainerInstances",
    arns: (place) => [ecs(place, `container-instance/${place.cluster}/*`)]
  },
  capacityProviders: { sid: "CapacityProviders", arns: (place) => [ecs(place, "capacity-provider/*")] },
  passedRoles: {
    sid: "RolesOfTheTask",
    arns: ({ executionRole, taskRole }) => [.../* @__PURE__ */ new Set([...known3(taskRole), ...known3(executionRole)])],
    condition: () => ({ StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } })
  },
  executionRole: {
    sid: "ExecutionRole",
    arns: ({ executionRole, hasSecrets }) => hasSecrets ? known3(executionRole) : []
  },
  roles: {
    sid: "Roles",
    arns: ({ ownRole, executionRole, taskRole, instanceRole }) => [
      ...new Set([ownRole, executionRole, taskRole, instanceRole].flatMap(known3))
    ]
  },
  instanceProfiles: {
    sid: "InstanceProfiles",
    arns: ({ partition, account, instanceRole }) => instanceRole === null ? [] : [`arn:${partition}:iam::${account}:instance-profile/*`]
  },
  logGroups: {
    sid: "LastWords",
    arns: ({ partition, account, logGroups }) => logGroups.map(({ region, name }) => `arn:${partition}:logs:${region}:${account}:log-group:${name}:log-stream:*`)
  },
  secretsOfTheTask: { sid: "SecretsOfTheTask", arns: ({ secrets }) => secrets },
  vpcs: { sid: "Vpcs", arns: ({ partition, region, account }) => [`arn:${partition}:ec2:${region}:${account}:vpc/*`] },
  prefixLists: {
    sid: "PrefixLists",
    // Those of AWS itself belong to the account `aws`.
    arns: ({ partition, region }) => [`arn:${partition}:ec2:${region}:*:prefix-list/*`]
  },
  databases: {
    sid: "Databases",
    arns: ({ partition, region, account }) => [`arn:${partition}:rds:${region}:${account}:*`]
  }
};
function allFamilies(place) {
  const { family: own2 } = place;
  return [own2, rehearsalFamily(own2), oneOffFamily(own2)].map((name) => family(place, name));
}
function family(place, name) {
  return ecs(place, `task-definition/${name}:*`);
}
function ofService(place, type) {
  return ecs(place, `${type}/${place.cluster}/${place.service}`);
}
function ecs({ partition, region, account }, rest) {
  return `arn:${partition}:ecs:${region}:${account}:${rest}`;
}
function inTheCluster(place) {
  return { ArnEquals: { "ecs:cluster": ecs(place, `cluster/${place.cluster}`) } };
}
function inTheseRegions({ region, repositories }) {
  const regions = /* @__PURE__ */ new Set([region, ...repositories.map((repository) => repository.region)]);
  return { StringEquals: { "aws:RequestedRegion": [...regions] } };
}
function known3(arn) {
  return arn === null ? [] : [arn];
}
function withoutSlashes(path) {
  return path.replace(/^\/+|\/+$/g, "");
}

// src/doctor/policy/generate-policy.ts
function generatePolicy(place, steps) {
  const granted = policyGrants(place, steps);
  const sids = new Set(Object.values(policyResources).map(({ sid }) => sid));
  return { Version: "2012-10-17", Statement: [...sids].flatMap((sid) => statementOf(sid, granted, place)) };
}
function policyGrants(place, steps) {
  const isNeeded = ({ leftOut, loadBalanced, on }) => leftOut === void 0 && (loadBalanced !== true || place.isLoadBalanced) && resourceOf2(on).arns(place).length > 0;
  return grantsOf(steps).filter(isNeeded);
}
function grantsOf(steps) {
  return [...stepGrants, ...doctorGrants()].filter((grant) => grant.for.some((step) => steps.includes(step)));
}
function askedArns({ on }, place) {
  const { arns, asked = arns } = resourceOf2(on);
  return asked(place);
}
function conditionOf({ on }, place) {
  return resourceOf2(on).condition?.(place);
}
function resourceOf2(name) {
  return policyResources[name];
}
function statementOf(sid, granted, place) {
  const own2 = granted.filter(({ on }) => resourceOf2(on).sid === sid);
  const [first] = own2;
  if (first === void 0) return [];
  const condition = conditionOf(first, place);
  return [
    {
      Sid: sid,
      Effect: "Allow",
      Action: [...new Set(own2.flatMap(({ actions }) => actions))].sort(),
      Resource: [...new Set(own2.flatMap(({ on }) => resourceOf2(on).arns(place)))],
      ...condition === void 0 ? {} : { Condition: condition }
    }
  ];
}

// src/doctor/policy/actions-of-steps.ts
function actionsOfSteps(place, steps) {
  const all = policyGrants(place, steps).flatMap((grant) => {
    const context2 = contextOf(grant, place);
    return grant.actions.flatMap(
      (action) => askedArns(grant, place).map((resource) => ({ action, resource, context: context2 }))
    );
  });
  return [...new Map(all.map((access) => [`${access.action} ${access.resource}`, access])).values()];
}
function contextOf(grant, place) {
  const keys = Object.values(conditionOf(grant, place) ?? {}).flatMap((each) => Object.entries(each));
  const given = keys.map(([key, values]) => [key, typeof values === "string" ? values : values[0] ?? ""]);
  return { "aws:RequestedRegion": place.region, ...Object.fromEntries(given) };
}

// src/doctor/needed-access.ts
var required = {
  image: [
    "ecr:GetAuthorizationToken",
    "ecr:BatchCheckLayerAvailability",
    "ecr:InitiateLayerUpload",
    "ecr:UploadLayerPart",
    "ecr:CompleteLayerUpload",
    "ecr:PutImage",
    "ecr:DescribeRepositories"
  ],
  "create-repository": ["ecr:CreateRepository"],
  "runtime-ssm": ["ssm:PutParameter", "ssm:GetParameters"],
  "runtime-secrets-manager": ["secretsmanager:CreateSecret", "secretsmanager:PutSecretValue"],
  deploy: ["ecs:DescribeServices", "ecs:DescribeTaskDefinition", "ecs:RegisterTaskDefinition", "ecs:UpdateService"],
  rollback: ["ecs:DescribeServices", "ecs:DescribeServiceRevisions", "ecs:UpdateService"],
  "run-task": ["ecs:DescribeTaskDefinition", "ecs:RunTask", "ecs:DescribeTasks"],
  "before-command": ["ecs:RunTask", "ecs:DescribeTasks"]
};
var checkedElsewhere = ["iam:PassRole", "ecs:TagResource"];
function accessOfSteps(place, steps) {
  const names = new Set(steps.flatMap((step) => required[step] ?? []));
  return actionsOfSteps(place, steps).filter(({ action }) => !checkedElsewhere.includes(action)).map((access) => ({ ...access, required: names.has(access.action) }));
}
function executionAccess({ containers }, place, keys) {
  const all = [
    ...containers.flatMap((container) => [
      ...pullAccess(container, place),
      ...logAccess(container, place),
      ...secretAccess(container, place)
    ]),
    ...keys.map((resource) => ({ action: "kms:Decrypt", resource }))
  ];
  return [...new Map(all.map((access) => [`${access.action} ${access.resource}`, access])).values()];
}
function pullAccess({ image }, place) {
  const reference = imageReference(image);
  if (reference === void 0) return [];
  const { partition, region, account } = { ...place, ...withoutNulls(reference) };
  const resource = `arn:${partition}:ecr:${region}:${account}:repository/${reference.repository}`;
  return [
    { action: "ecr:GetAuthorizationToken", resource: "*" },
    { action: "ecr:BatchGetImage", resource },
    { action: "ecr:GetDownloadUrlForLayer", resource }
  ];
}
function withoutNulls({ account, region }) {
  return { ...account === null ? {} : { account }, ...region === null ? {} : { region } };
}
function logAccess({ log }, { partition, account, region }) {
  const group = log?.options["awslogs-group"];
  if (log?.driver !== "awslogs" || group === void 0) return [];
  const ofGroup = log.options["awslogs-region"] ?? region;
  const resource = `arn:${partition}:logs:${ofGroup}:${account}:log-group:${group}`;
  const creates = log.options["awslogs-create-group"] === "true";
  return [
    ...creates ? [{ action: "logs:CreateLogGroup", resource }] : [],
    { action: "logs:CreateLogStream", resource: `${resource}:*` },
    { action: "logs:PutLogEvents", resource: `${resource}:log-stream:*` }
  ];
}
function secretAccess({ secrets }, place) {
  return secrets.flatMap(({ valueFrom }) => {
    const parsed = parseValueFrom(valueFrom);
    if ("problem" in parsed) return [];
    if (parsed.store === "secrets-manager") return [{ action: "secretsmanager:GetSecretValue", resource: parsed.arn }];
    const { partition, region, account } = parsed.place ?? place;
    return [
      { action: "ssm:GetParameters", resource: `arn:${partition}:ssm:${region}:${account}:parameter${parsed.path}` }
    ];
  });
}

// src/doctor/policy/place-of-facts.ts
function placeOfFacts(facts) {
  const { caller, taskDefinition, request } = facts;
  if (!("value" in caller) || !("value" in taskDefinition) || !("value" in request)) {
    const unread2 = [caller, taskDefinition, request].flatMap((fact) => whyUnread(fact) ?? []);
    return { absent: `Without it no policy can be written. ${unread2.join(" ")}` };
  }
  const { cluster, service, region } = request.value;
  const names = { cluster: lastPart(cluster), service: lastPart(service) };
  const { account } = caller.value;
  const partition = partitionOf(caller.value);
  const definition = taskDefinition.value;
  const home = { partition, account, region };
  return {
    value: {
      ...home,
      ...names,
      family: definition.family,
      repositories: repositoriesOf(definition, home),
      executionRole: roleArn(definition.executionRole, home),
      taskRole: roleArn(definition.taskRole, home),
      ownRole: ownRoleOf(facts, caller.value),
      instanceRole: instanceRoleOf(facts, definition),
      logGroups: logGroupsOf(definition, region),
      secrets: secretsOf(definition),
      secretPrefix: `/${names.cluster}/${names.service}`,
      keyArn: null,
      isLoadBalanced: !("value" in facts.service) || facts.service.value?.loadBalanced !== false,
      hasSecrets: definition.containers.some(({ secrets }) => secrets.length > 0),
      hasTags: true
    }
  };
}
function partitionOf({ arn }) {
  return arn.split(":")[1] ?? "aws";
}
function repositoriesOf({ containers }, { account, region }) {
  const found = containers.flatMap(({ image }) => imageReference(image) ?? []);
  const byName = found.map((each) => ({
    account: each.account ?? account,
    region: each.region ?? region,
    name: each.repository
  }));
  return distinct2(byName);
}
function roleArn(role, { partition, account }) {
  return role === null || role.startsWith("arn:") ? role : `arn:${partition}:iam::${account}:role/${role}`;
}
function ownRoleOf({ callerAccess }, { arn, account }) {
  const asked = "value" in callerAccess ? callerAccess.value[0]?.role : void 0;
  const [, name] = /:assumed-role\/([^/]+)\//.exec(arn) ?? [];
  const told = name === void 0 ? null : `arn:${arn.split(":")[1] ?? "aws"}:iam::${account}:role/${name}`;
  return asked ?? told;
}
function instanceRoleOf({ executionAccess: executionAccess2 }, { launch, executionRole }) {
  if (launch !== "ec2" || executionRole !== null || !("value" in executionAccess2)) return null;
  return executionAccess2.value[0]?.role ?? null;
}
function logGroupsOf({ containers }, region) {
  const groups = containers.flatMap(({ log }) => {
    const name = log?.driver === "awslogs" ? log.options["awslogs-group"] : void 0;
    return name === void 0 ? [] : [{ region: log?.options["awslogs-region"] ?? region, name }];
  });
  return distinct2(groups);
}
function secretsOf({ containers }) {
  const arns = containers.flatMap(
    ({ secrets }) => secrets.flatMap(({ valueFrom }) => {
      const parsed = parseValueFrom(valueFrom);
      return "problem" in parsed || parsed.store !== "secrets-manager" ? [] : [parsed.arn];
    })
  );
  return distinct2(arns);
}
function distinct2(items) {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

// src/doctor/collect/task-roles.ts
function rolesOf({ executionRole, taskRole }, caller) {
  const partition = caller.arn.split(":")[1] ?? "aws";
  const arnOf = (role) => role.startsWith("arn:") ? role : `arn:${partition}:iam::${caller.account}:role/${role}`;
  return [
    ...executionRole === null ? [] : [{ arn: arnOf(executionRole), use: "execution" }],
    ...taskRole === null ? [] : [{ arn: arnOf(taskRole), use: "task" }]
  ];
}
function readRoles(iam, definition, caller) {
  const roles = rolesOf(definition, caller);
  return readFact(
    "iam:GetRole",
    roles.map(({ arn }) => arn).join(", "),
    () => Promise.all(roles.map(async ({ arn, use }) => ({ arn, use, trust: await readTrust2(iam, arn) })))
  );
}
async function readTrust2(iam, arn) {
  try {
    return trustOf(await iam("GetRole", { RoleName: arn.slice(arn.lastIndexOf("/") + 1) }));
  } catch (thrown) {
    if (awsErrorName(thrown).startsWith("NoSuchEntity")) return null;
    throw thrown;
  }
}

// src/doctor/collect/permissions.ts
async function collectPermissions(clients, grounds) {
  const { groundwork } = grounds;
  const { caller, taskDefinition } = groundwork;
  const principal = await whenRead(caller, (found) => readPrincipal(clients.iam, found));
  const asked = both(principal, both(taskDefinition, caller));
  const [callerAccess, passAccess, roles, execution, tagging] = await Promise.all([
    whenRead(principal, (arn) => stepAnswers(clients.iam, arn, grounds)),
    whenRead(asked, ([arn, [definition, who]]) => passAnswers(clients.iam, arn, definition, who)),
    whenRead(both(taskDefinition, caller), ([definition, who]) => readRoles(clients.iam, definition, who)),
    executionAnswers(clients.iam, grounds),
    readTagging(clients, principal, groundwork)
  ]);
  return { callerAccess, passAccess, roles, executionAccess: execution, tagging };
}
async function readPrincipal(iam, { account, arn }) {
  const role = sessionRole(arn);
  if (role === void 0) {
    return arn.endsWith(":root") ? { absent: "The job is signed in as the root user, which no policy of the account limits." } : { value: arn };
  }
  const read = await readFact(
    "iam:GetRole",
    `the role ${role}`,
    async () => asString(asObject((await iam("GetRole", { RoleName: role })).Role)?.Arn)
  );
  const known4 = "value" in read ? read.value : void 0;
  return { value: known4 ?? `arn:${partitionOf2(arn)}:iam::${account}:role/${role}` };
}
function partitionOf2(arn) {
  return arn.split(":")[1] ?? "aws";
}
function placeOf2({ account, arn }, { region }) {
  return { partition: partitionOf2(arn), account, region };
}
var tasksService = "ecs-tasks.amazonaws.com";
function context(values) {
  return Object.entries(values).map(([ContextKeyName, value]) => ({
    ContextKeyName,
    ContextKeyValues: [value],
    ContextKeyType: "string"
  }));
}
async function stepAnswers(iam, role, { groundwork, steps }) {
  const unread2 = { absent: "It is not asked for yet." };
  const place = placeOfFacts({
    ...groundwork,
    request: { value: groundwork.request },
    callerAccess: unread2,
    executionAccess: unread2
  });
  return whenRead(place, async (found) => {
    const needed = accessOfSteps(found, steps);
    const contexts = new Map(needed.map((each) => [JSON.stringify(each.context), each.context]));
    const answers = await Promise.all(
      [...contexts].map(
        ([key, values]) => simulate(
          iam,
          role,
          needed.filter((each) => JSON.stringify(each.context) === key),
          context(values)
        )
      )
    );
    const isOptional = ({ action }) => needed.every((each) => each.action !== action || !each.required);
    return derived(
      together(answers),
      (all) => all.flat().map((access) => isOptional(access) ? { ...access, optional: true } : access)
    );
  });
}
function passAnswers(iam, role, definition, caller) {
  const roles = rolesOf(definition, caller).map(({ arn }) => arn);
  const wanted = [...new Set(roles)].map((resource) => ({ action: "iam:PassRole", resource }));
  const given = context({ "aws:RequestedRegion": definition.region, "iam:PassedToService": tasksService });
  return simulate(iam, role, wanted, given);
}
async function simulate(iam, role, wanted, given) {
  return readFact(
    "iam:SimulatePrincipalPolicy",
    role,
    async () => (await simulatedAccess(iam, role, wanted, given)).map(({ action, resource, allowed, by, missing: missing2 }) => ({
      role,
      action,
      resource,
      decision: allowed ? "allowed" : "denied",
      deniedBy: allowed ? null : by,
      missingContext: missing2
    }))
  );
}
function executionAnswers(iam, { groundwork, secretKeys, instanceRole }) {
  return whenRead(both(groundwork.taskDefinition, groundwork.caller), async ([definition, caller]) => {
    const named = rolesOf(definition, caller).find(({ use }) => use === "execution")?.arn;
    const role = named === void 0 ? instanceRole : { value: named };
    return whenRead(role, async (arn) => {
      if (arn === null) return { value: [] };
      const keys = "value" in secretKeys ? secretKeys.value : [];
      const wanted = executionAccess(definition, placeOf2(caller, definition), keys);
      return simulate(iam, arn, wanted, context({ "aws:RequestedRegion": definition.region }));
    });
  });
}
async function readTagging({ iam, ecs: ecs2 }, principal, { taskDefinition, situation, caller }) {
  const setting = await readFact("ecs:ListAccountSettings", "the account", async () => {
    const answer = await ecs2("ListAccountSettings", { name: "tagResourceAuthorization", effectiveSettings: true });
    return asObjects(answer.settings).some(({ value }) => value === "on" || value === "enabled");
  });
  const known4 = both(both(principal, taskDefinition), both(situation, caller));
  return whenRead(both(setting, known4), async ([needsPermission, [[role, definition], [{ tags }, who]]]) => {
    const { partition, region, account } = placeOf2(who, definition);
    const resource = `arn:${partition}:ecs:${region}:${account}:task-definition/${definition.family}:*`;
    const given = context({ "aws:RequestedRegion": region, "ecs:CreateAction": "RegisterTaskDefinition" });
    const answers = await simulate(iam, role, [{ action: "ecs:TagResource", resource }], given);
    return whenRead(
      answers,
      async ([access]) => access === void 0 ? { absent: "IAM gave no answer on ecs:TagResource." } : { value: { needsPermission, usesTags: tags.length > 0, access } }
    );
  });
}

// src/doctor/collect/probes.ts
var timeoutSeconds = 10;
async function collectProbes(request, signal) {
  if (!request.allowed) return { absent: 'Connections from the runner are made with "probe: true" only.' };
  const { hosts, ports: ports2 } = request;
  if (hosts.length === 0) return { absent: 'The input "hosts" names no host to connect to.' };
  if (ports2.length === 0) return { absent: 'The input "public-ports" names no port to connect to.' };
  const targets = hosts.flatMap((host) => ports2.map((port) => ({ host, port })));
  const now = Date.now();
  const outcomes = await Promise.all(
    targets.map(
      async ({ host, port }) => probed(host, port, await probe({ url: urlOf(host, port) }, { signal, timeoutSeconds }), now)
    )
  );
  return { value: outcomes.flatMap((outcome) => outcome ?? []) };
}
function urlOf(host, port) {
  const scheme = String(port).endsWith("443") ? "https" : "http";
  return new URL(`${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}/`);
}
function probed(host, port, outcome, now) {
  const place = { host, port };
  const bare = { certificateDays: null, tlsProblems: [] };
  switch (outcome.kind) {
    case "answered":
      return {
        ...place,
        outcome: "connected",
        ...bare,
        certificateDays: daysOf(outcome.tls?.certificate ?? null, now)
      };
    case "TLS failure": {
      const certificateDays = daysOf(outcome.certificate, now);
      return { ...place, outcome: "connected", certificateDays, tlsProblems: outcome.problems };
    }
    case "not HTTP":
      return { ...place, outcome: "connected", ...bare };
    case "timed out":
      return { ...place, outcome: "timed-out", ...bare };
    case "name not found":
      return { ...place, outcome: "name-not-found", ...bare };
    case "refused":
    case "reset":
    case "unreachable":
      return { ...place, outcome: outcome.kind, ...bare };
    case "cancelled":
      return void 0;
  }
}
function daysOf(certificate, now) {
  return certificate === null ? null : daysToExpiry(certificate, now);
}

// src/doctor/collect/image-configuration.ts
async function readImageConfiguration(registry, digest) {
  const manifest = await readManifest(registry, digest);
  const members = asObjects(manifest.manifests).filter(isPlatform);
  const [first] = members;
  if (first === void 0) return fromConfiguration(await readConfiguration(registry, manifest));
  const own2 = await readManifest(registry, asString(first.digest) ?? "");
  const { exposedPorts, hasHealthCheck } = fromConfiguration(await readConfiguration(registry, own2));
  return {
    platforms: members.map((member) => platformOf(asObject(member.platform) ?? {})),
    exposedPorts,
    hasHealthCheck
  };
}
function isPlatform({ platform }) {
  return asString(asObject(platform)?.architecture) !== "unknown";
}
async function readManifest({ call, place }, digest) {
  const imageIds = [{ imageDigest: digest }];
  const answer = await call("BatchGetImage", { ...place, imageIds, acceptedMediaTypes: [...manifestMediaTypes] });
  const manifest = parseJsonObject(asString(asObjects(answer.images)[0]?.imageManifest) ?? "");
  if (manifest === void 0) throw new Error(`ECR has no manifest of ${digest}`);
  return manifest;
}
async function readConfiguration(registry, manifest) {
  const layerDigest = asString(asObject(manifest.config)?.digest) ?? "";
  const answer = await registry.call("GetDownloadUrlForLayer", { ...registry.place, layerDigest });
  const configuration = parseJsonObject(await registry.download(asString(answer.downloadUrl) ?? ""));
  if (configuration === void 0) throw new Error(`the configuration ${layerDigest} is no JSON`);
  return configuration;
}
function fromConfiguration(configuration) {
  const { ExposedPorts, Healthcheck } = asObject(configuration.config) ?? {};
  const [test] = asObject(Healthcheck)?.Test === void 0 ? [] : testWords(Healthcheck);
  return {
    platforms: [platformOf(configuration)],
    exposedPorts: Object.keys(asObject(ExposedPorts) ?? {}).flatMap(tcpPort).sort((one, other) => one - other),
    hasHealthCheck: test !== void 0 && test !== "NONE"
  };
}
function testWords(healthCheck) {
  const test = asObject(healthCheck)?.Test;
  return Array.isArray(test) ? test : [];
}
function tcpPort(text) {
  const [, port] = /^(\d+)(?:\/tcp)?$/.exec(text) ?? [];
  return port === void 0 ? [] : [Number(port)];
}
function platformOf({ os, architecture, variant }) {
  const words = [asString(os) ?? "linux", asString(architecture) ?? "unknown", asString(variant) ?? ""];
  return words.filter((word) => word !== "").join("/");
}

// src/doctor/collect/registry.ts
async function collectRegistry(clients, groundwork) {
  const { taskDefinition, caller, situation } = groundwork;
  const named = derived(both(taskDefinition, caller), ([definition, { account }]) => imagesIn(definition, account));
  const [repositories, images, runningImages] = await Promise.all([
    whenRead(named, (all) => readRepositories(clients, all)),
    whenRead(named, (all) => readImages(clients, all)),
    whenRead(situation, (read) => readRunningImages(clients, read, groundwork.request.region))
  ]);
  return { repositories, images, runningImages };
}
function imagesIn({ containers, region }, account) {
  return containers.flatMap(({ name: container, image: name }) => {
    const reference = imageReference(name);
    if (reference === void 0) return [];
    const place = { account: reference.account ?? account, region: reference.region ?? region };
    return [{ container, name, reference, ...place }];
  });
}
function registryOf({ ecr, download }, { repository, account, region }) {
  const place = { repositoryName: repository, ...account === null ? {} : { registryId: account } };
  return { call: ecr(region ?? void 0), place, download };
}
function readRepositories(clients, images) {
  const byName = new Map(images.map((image) => [image.reference.repository, image]));
  return readFact(
    "ecr:DescribeRepositories",
    [...byName.keys()].join(", "),
    () => Promise.all(
      [...byName.values()].map(({ reference, region }) => readRepository(registryOf(clients, reference), region))
    )
  );
}
async function readRepository({ call, place }, region) {
  const { repositoryName: name, ...registry } = place;
  try {
    const answer = await call("DescribeRepositories", { ...registry, repositoryNames: [name] });
    const [found] = asObjects(answer.repositories);
    return { name, region, exists: found !== void 0, tagMutability: asString(found?.imageTagMutability) ?? null };
  } catch (thrown) {
    if (awsErrorName(thrown) !== "RepositoryNotFoundException") throw thrown;
    return { name, region, exists: false, tagMutability: null };
  }
}
function readImages(clients, images) {
  return readFact(
    "ecr:DescribeImages",
    images.map(({ name }) => name).join(", "),
    () => Promise.all(
      images.map(async ({ container, name, reference, account, region }) => {
        const { repository, tag: tag2 } = reference;
        const found = await readImage(registryOf(clients, reference), reference);
        return { container, name, account, region, repository, tag: tag2, found, digestToPush: null };
      })
    )
  );
}
async function readImage(registry, { tag: tag2, digest }) {
  const described = await describeImage(registry, digest === null ? { imageTag: tag2 ?? "" } : { imageDigest: digest });
  return described === null ? null : { ...described, ...await readImageConfiguration(registry, described.digest) };
}
async function describeImage({ call, place }, id) {
  try {
    const answer = await call("DescribeImages", { ...place, imageIds: [id] });
    const [detail] = asObjects(answer.imageDetails);
    const digest = asString(detail?.imageDigest);
    return digest === void 0 ? null : { digest, status: asString(detail?.imageStatus) ?? "ACTIVE" };
  } catch (thrown) {
    if (["ImageNotFoundException", "RepositoryNotFoundException"].includes(awsErrorName(thrown))) return null;
    throw thrown;
  }
}
async function readRunningImages(clients, { tasks }, ownRegion) {
  return whenRead(tasks, (running) => {
    const containers = running.flatMap((task) => task.containers);
    const byDigest = new Map(
      containers.flatMap(({ name, image, imageDigest }) => {
        const reference = imageReference(image);
        return imageDigest === null || reference === void 0 ? [] : [[`${reference.repository}@${imageDigest}`, { container: name, reference, digest: imageDigest }]];
      })
    );
    return readFact(
      "ecr:DescribeImages",
      [...byDigest.keys()].join(", "),
      () => Promise.all(
        [...byDigest.values()].map(async ({ container, reference, digest }) => {
          const found = await describeImage(registryOf(clients, reference), { imageDigest: digest });
          const { repository, region } = reference;
          return { container, region: region ?? ownRegion, repository, digest, exists: found !== null };
        })
      )
    );
  });
}

// src/doctor/collect/secret-references.ts
async function collectSecretReferences(clients, taskDefinition, caller) {
  const account = "value" in caller ? caller.value.account : void 0;
  const described = await whenRead(taskDefinition, async (definition) => {
    const all = referencesIn(definition);
    const here = { region: definition.region, account };
    const references = all.flatMap(({ parsed }) => parsed === null || isElsewhere(parsed, here) ? [] : [parsed]);
    const [secrets, parameters] = await Promise.all([
      readSecrets(clients.secrets, references),
      readParameters(clients.parameters, references)
    ]);
    return derived(
      both(secrets, parameters),
      ([ofSecrets, ofParameters]) => all.map(({ parsed, ...reference }) => {
        const known4 = new Map([...ofSecrets, ...ofParameters]);
        return { reference, description: descriptionOf(parsed, here, known4) };
      })
    );
  });
  return {
    secretReferences: derived(
      described,
      (all) => all.map(({ reference, description }) => ({ ...reference, state: description.state }))
    ),
    secretKeys: derived(described, (all) => [...new Set(all.flatMap(({ description }) => description.key ?? []))])
  };
}
var missing = { state: "missing", key: null };
function descriptionOf(parsed, here, known4) {
  if (parsed === null) return { state: "malformed", key: null };
  return isElsewhere(parsed, here) ? { state: "elsewhere", key: null } : known4.get(keyOf(parsed)) ?? missing;
}
function isElsewhere(parsed, { region, account }) {
  if (parsed.store === "secrets-manager") return parsed.arn.split(":")[3] !== region;
  const { place } = parsed;
  return place !== null && (place.region !== region || account !== void 0 && place.account !== account);
}
function referencesIn({ containers }) {
  return containers.flatMap(
    (container) => container.secrets.flatMap(({ name, valueFrom }) => {
      const parsed = parseValueFrom(valueFrom);
      const isSecret = "store" in parsed && parsed.store === "secrets-manager";
      const store = isSecret ? "secrets-manager" : "ssm";
      return [{ container: container.name, name, valueFrom, store, parsed: "problem" in parsed ? null : parsed }];
    })
  );
}
function keyOf(parsed) {
  return parsed.store === "secrets-manager" ? parsed.arn : parsed.path;
}
function keysOf(references, store) {
  return [...new Set(references.filter((each) => each.store === store).map(keyOf))];
}
function readSecrets(call, references) {
  const arns = keysOf(references, "secrets-manager");
  return readFact(
    "secretsmanager:DescribeSecret",
    arns.join(", "),
    () => Promise.all(arns.map(async (arn) => [arn, await describeSecret(call, arn)]))
  );
}
async function describeSecret(call, arn) {
  try {
    const answer = await call("DescribeSecret", { SecretId: arn });
    const isDeleted = answer.DeletedDate !== void 0 && answer.DeletedDate !== null;
    return { state: isDeleted ? "deleted" : "there", key: keyArn(answer.KmsKeyId) };
  } catch (thrown) {
    if (awsErrorName(thrown) === "ResourceNotFoundException") return missing;
    throw thrown;
  }
}
var namesPerCall = 25;
function readParameters(call, references) {
  const paths = keysOf(references, "parameter-store");
  return readFact("ssm:DescribeParameters", paths.join(", "), async () => {
    const names = paths.flatMap((path) => path.lastIndexOf("/") === 0 ? [path.slice(1), path] : [path]);
    const pages = await Promise.all(chunks(names, namesPerCall).map((some) => describeParameters(call, some)));
    return pages.flat().map(({ Name, KeyId }) => {
      const name = asString(Name) ?? "";
      const description = { state: "there", key: keyArn(KeyId) };
      return [name.startsWith("/") ? name : `/${name}`, description];
    });
  });
}
async function describeParameters(call, names) {
  const found = [];
  const ParameterFilters = [{ Key: "Name", Option: "Equals", Values: [...names] }];
  let next;
  do {
    const page = await call("DescribeParameters", {
      ParameterFilters,
      ...next === void 0 ? {} : { NextToken: next }
    });
    found.push(...asObjects(page.Parameters));
    next = asString(page.NextToken);
  } while (next !== void 0);
  return found;
}
function keyArn(key) {
  const text = asString(key) ?? "";
  return /^arn:[\w-]+:kms:[^:]*:\d+:key\//.test(text) ? text : null;
}

// src/doctor/collect/service.ts
function readServiceFact(ecs2, { cluster, service }) {
  return readFact("ecs:DescribeServices", `the service ${service}`, async () => {
    try {
      const answer = await ecs2("DescribeServices", { cluster, services: [service] });
      return asObjects(answer.services).map(parseService)[0] ?? null;
    } catch (thrown) {
      if (awsErrorName(thrown) === "ClusterNotFoundException") return null;
      throw thrown;
    }
  });
}
function readSituationFact({ ecs: ecs2, loadBalancing }, service, { cluster, service: name }) {
  return whenRead(
    service,
    async (found) => found === null || found.status === "INACTIVE" ? { absent: `There is no active service ${name} in the cluster ${cluster}.` } : readFact(
      "ecs:DescribeTaskDefinition",
      `the service ${name}`,
      () => readSituation(ecs2, cluster, name, loadBalancing)
    )
  );
}
function taskDefinitionFacts(file, { service, situation, request }) {
  const place = { file: file?.path ?? null, region: request.region };
  const raw = file === null ? derived(situation, (read) => read.taskDefinition) : { value: file.taskDefinition };
  const known4 = "value" in service ? service.value : null;
  return { rawTaskDefinition: raw, taskDefinition: derived(raw, (read) => taskDefinitionOf(read, known4, place)) };
}
function rolloutFact({
  situation,
  rawTaskDefinition
}) {
  return derived(
    both(situation, rawTaskDefinition),
    ([read, taskDefinition]) => rolloutInput(read, { taskDefinition, desiredCount: read.service.desiredCount, startsDeployment: true })
  );
}
function readScalableTarget(call, { cluster, service }) {
  const id = `service/${lastPart(cluster)}/${lastPart(service)}`;
  return readFact("application-autoscaling:DescribeScalableTargets", id, async () => {
    const answer = await call("DescribeScalableTargets", {
      ServiceNamespace: "ecs",
      ResourceIds: [id],
      ScalableDimension: "ecs:service:DesiredCount"
    });
    const [target] = asObjects(answer.ScalableTargets);
    return target === void 0 ? null : scalableTargetOf(target);
  });
}
function scalableTargetOf({ MinCapacity, MaxCapacity, SuspendedState }) {
  const suspended = Object.entries(asObject(SuspendedState) ?? {});
  return {
    minimum: asNumber(MinCapacity) ?? 0,
    maximum: asNumber(MaxCapacity) ?? Number.POSITIVE_INFINITY,
    suspended: suspended.flatMap(([name, value]) => asBoolean(value) === true ? [name] : [])
  };
}

// src/doctor/collect/stopped-tasks.ts
var mostTasks = 20;
async function collectStoppedTasks(ecs2, tools, request, service) {
  const { cluster, service: serviceName } = request;
  const tasks = await whenRead(
    service,
    async (found) => found === null ? { value: [] } : readFact("ecs:DescribeTasks", `the tasks of ${serviceName}`, async () => {
      const { ended } = await listTasks(ecs2, { cluster, serviceName });
      return newest(await describeTasks(ecs2, cluster, ended));
    })
  );
  if (!("value" in tasks)) return { stoppedTasks: tasks, stoppedTaskLines: tasks };
  return withLines(ecs2, tools, tasks.value);
}
function newest(tasks) {
  const stopped = tasks.filter(({ lastStatus }) => lastStatus === "STOPPED");
  return stopped.toSorted((one, other) => (one.stoppedAt ?? 0) - (other.stoppedAt ?? 0)).slice(-mostTasks);
}
async function withLines(ecs2, tools, tasks) {
  const arns = [...new Set(tasks.map(({ taskDefinitionArn }) => taskDefinitionArn))];
  const groups = await Promise.all(
    arns.map(
      (arn) => evidenceOf(
        ecs2,
        tools,
        arn,
        tasks.filter(({ taskDefinitionArn }) => taskDefinitionArn === arn)
      )
    )
  );
  const evidence = groups.flatMap((group) => group.evidence);
  const unread2 = groups.flatMap((group) => group.unread);
  return { stoppedTasks: { value: inOrder(evidence) }, stoppedTaskLines: linesFact(unread2) };
}
async function evidenceOf(ecs2, tools, arn, tasks) {
  const read = await describeTaskDefinition(ecs2, arn).catch(() => ({ taskDefinition: {} }));
  const tails = openTails(read.taskDefinition, tools);
  const evidence = await tails.addTo(tasks, 0);
  return { evidence, unread: tails.unread() };
}
function inOrder(tasks) {
  return tasks.toSorted((one, other) => (one.stoppedAt ?? 0) - (other.stoppedAt ?? 0));
}
function linesFact(unread2) {
  const [first] = unread2;
  if (first === void 0) return { value: true };
  const denied = /allow (logs:\w+)/.exec(first)?.[1];
  return denied === void 0 ? { absent: first } : { denied };
}

// src/doctor/collect/collect.ts
async function collect(question, tools) {
  const { clients } = tools;
  const session = await clients.readSession().catch(() => ({ region: "", credentialsEnd: void 0 }));
  const request = { ...question.request, region: session.region, now: 0 };
  const [identity, service, cluster, scalableTarget, probes] = await Promise.all([
    collectIdentity(clients, session),
    readServiceFact(clients.ecs, request),
    readCluster(clients.ecs, request),
    readScalableTarget(clients.applicationAutoScaling, request),
    collectProbes(question.probes, tools.cancelled)
  ]);
  const { situation, ...ofService2 } = await aroundService(tools, request, service);
  const base = { request, caller: identity.caller, service, situation, instances: ofService2.instances };
  const groundwork = { ...base, ...taskDefinitionFacts(question.taskDefinition, base) };
  const [ofTaskDefinition, drift] = await Promise.all([
    aroundTaskDefinition(clients, question, groundwork, ofService2.targetGroups),
    collectDrift(clients, groundwork)
  ]);
  const now = (clients.ecs.awsTime ?? tools.clock.now)() / 1e3;
  return {
    ...identity,
    service,
    cluster,
    scalableTarget,
    probes,
    ...ofService2,
    ...ofTaskDefinition,
    ...drift,
    taskDefinition: groundwork.taskDefinition,
    rollout: rolloutFact(groundwork),
    request: { value: { ...request, now } }
  };
}
async function aroundService({ clients, clock, cancelled }, request, service) {
  const lines = { callLogs: clients.logs, clock, cancelled };
  const [situation, instances, capacityProviders, stopped, balancing] = await Promise.all([
    readSituationFact(clients, service, request),
    readInstances(clients.ecs, request, service),
    readCapacityProviders(clients, service),
    collectStoppedTasks(clients.ecs, lines, request, service),
    collectLoadBalancers(clients.loadBalancing, service)
  ]);
  return { situation, instances, capacityProviders, ...stopped, ...balancing };
}
async function aroundTaskDefinition(clients, { database, steps }, groundwork, targetGroups) {
  const { taskDefinition, rawTaskDefinition, instances } = groundwork;
  const secretsAndRole = Promise.all([
    collectSecretReferences(clients, taskDefinition, groundwork.caller),
    readInstanceRole(clients, instances)
  ]);
  const ofDatabase = collectDatabase(clients, { database, rawTaskDefinition });
  const [registry, logGroups, [{ secretReferences, secretKeys }, instanceRole], databaseFacts] = await Promise.all([
    collectRegistry(clients, groundwork),
    readLogGroups(clients.logs, taskDefinition),
    secretsAndRole,
    ofDatabase
  ]);
  const [permissions, network] = await Promise.all([
    collectPermissions(clients, { groundwork, steps, secretKeys, instanceRole }),
    collectNetwork(clients, { ...groundwork, targetGroups, databaseNetwork: databaseFacts.databaseNetwork })
  ]);
  return { ...registry, logGroups, secretReferences, ...permissions, ...databaseFacts, ...network };
}

// src/doctor/group-findings.ts
var storyTitles = {
  "database-reach": "Reaching the database",
  "database-port": "The database's port",
  "stalled-rollout": "A rollout that never ends",
  https: "HTTPS from outside"
};
function groupFindings(findings, checks2) {
  const areas = new Map(checks2.map(({ id, area }) => [id, area]));
  const wrong = findings.filter(({ status }) => status === "problem" || status === "warning");
  const titleOf = ({ id, story }) => story === void 0 ? capital(areas.get(id) ?? "") : storyTitles[story];
  const titles = /* @__PURE__ */ new Set([...Object.values(storyTitles), ...wrong.map(titleOf)]);
  const groups = [...titles].map((title) => ({
    title,
    findings: problemsFirst(wrong.filter((finding) => titleOf(finding) === title))
  }));
  const filled = groups.filter((group) => group.findings.length > 0);
  return [...filled.filter(hasProblem), ...filled.filter((group) => !hasProblem(group))];
}
function problemsFirst(findings) {
  return [
    ...findings.filter(({ status }) => status === "problem"),
    ...findings.filter(({ status }) => status !== "problem")
  ];
}
function hasProblem({ findings }) {
  return findings.some(({ status }) => status === "problem");
}
function capital(text) {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
function skippedReasons(findings) {
  const skipped = findings.filter(({ status }) => status === "skipped");
  const denied = reasonsBy(skipped, (finding) => finding.denied ?? []);
  const others = reasonsBy(skipped, ({ message, denied: actions }) => actions === void 0 ? [message] : []);
  return [
    ...denied.map(([action, ids]) => ({ action, why: `AWS denied ${action}.`, ids })),
    ...others.map(([why, ids]) => ({ action: null, why, ids }))
  ];
}
function reasonsBy(findings, keysOf2) {
  const idsByKey = /* @__PURE__ */ new Map();
  for (const finding of findings)
    for (const key of keysOf2(finding)) idsByKey.set(key, [.../* @__PURE__ */ new Set([...idsByKey.get(key) ?? [], finding.id])]);
  return [...idsByKey];
}

// src/report/doctor-words.ts
function countsText(findings) {
  const { problem, warning, ok, skipped } = countFindings(findings);
  const end = skipped === 0 ? "0 skipped" : `${skipped} skipped (not a pass)`;
  return `${counted(problem, "problem")}, ${counted(warning, "warning")}, ${ok} ok, ${end}`;
}
function wrongText(findings) {
  const { problem, warning } = countFindings(findings);
  const counts = [counted(problem, "problem"), counted(warning, "warning")];
  return counts.filter((text) => !text.startsWith("0 ")).join(" and ");
}
function counted(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
function verdictText({ cluster, service, findings }) {
  const { problem, warning, ok, skipped } = countFindings(findings);
  const name = `${service} in ${cluster}`;
  if (problem > 0) return `${name} has what will fail.`;
  if (warning > 0) return `Nothing about ${name} is proven to fail, and some of it is likely to.`;
  if (ok === 0) return `Nothing about ${name} could be judged.`;
  return skipped === 0 ? `${name} is fine in everything that was looked at.` : `${name} is fine in what could be looked at; the rest is not known.`;
}

// src/report/doctor-summary.ts
function doctorSummary(report) {
  const { cluster, service, findings } = report;
  return [
    `### Doctor: ${proseText(service)} in ${proseText(cluster)}`,
    "",
    `**${countsText(findings)}**`,
    "",
    proseText(verdictText(report)),
    "",
    ...groupFindings(findings, checks).flatMap(groupSection),
    ...skippedSection(skippedReasons(findings)),
    ...fineSection(findings.filter(({ status }) => status === "ok")),
    ""
  ].join("\n");
}
function groupSection({ title, findings }) {
  return [`#### ${title}`, "", ...findings.flatMap(findingSection)];
}
function findingSection({ id, status, message, evidence, fix }) {
  const mark = status === "problem" ? "\u274C Problem" : "\u26A0\uFE0F Warning";
  return [
    `**${mark} ${id}** ${proseText(message)}`,
    "",
    ...evidence.length === 0 ? [] : [...evidence.map((text) => `- ${code(text)}`), ""],
    ...fix.length === 0 ? [] : [...fenced(fix, "sh"), ""]
  ];
}
function skippedSection(reasons) {
  if (reasons.length === 0) return [];
  const rows = reasons.map(
    ({ action, why, ids }) => `| ${action === null ? proseText(why) : `Allow ${inlineCode(action)} to the role of this job.`} | ${ids.join(", ")} |`
  );
  return ["#### Skipped, which is not a pass", "", "| Why | Checks |", "|---|---|", ...rows, ""];
}
function fineSection(fine) {
  if (fine.length === 0) return [];
  const rows = fine.map(({ id, message }) => `| ${id} | ${proseText(message)} |`);
  return [
    `<details><summary>Looked at and fine (${fine.length})</summary>`,
    "",
    "| Check | What holds |",
    "|---|---|",
    ...rows,
    "",
    "</details>"
  ];
}

// src/report/doctor-text.ts
function doctorLines(report) {
  const { findings } = report;
  return [
    countsText(findings),
    verdictText(report),
    ...groupFindings(findings, checks).flatMap(groupLines),
    ...skippedLines(skippedReasons(findings))
  ];
}
function fineLines(findings) {
  return findings.filter(({ status }) => status === "ok").map(({ id, message }) => `${id}: ${message}`);
}
function groupLines({ title, findings }) {
  return ["", title, ...findings.flatMap((finding) => foreignLines(findingText(finding)))];
}
function findingText({ id, status, message, evidence, fix }) {
  return [
    `${status === "problem" ? "PROBLEM" : "warning"} ${id}: ${oneLine(message)}`,
    ...evidence.map((text) => `  seen: ${oneLine(text)}`),
    ...fix.length === 0 ? [] : ["  fix:", ...fix.map((command) => `    ${command}`)]
  ].join("\n");
}
function skippedLines(reasons) {
  if (reasons.length === 0) return [];
  const lines = reasons.map(
    ({ action, why, ids }) => action === null ? `${ids.join(", ")}: ${oneLine(why)}` : `Allow ${action} to the role of this job, for ${ids.join(", ")}.`
  );
  return ["", "Skipped, which is not a pass", ...lines.flatMap(foreignLines)];
}
function oneLine(text) {
  return text.replace(/\s*[\r\n]+\s*/g, " ");
}

// src/report/generated-policy.ts
function printedPolicies(place, steps, subject) {
  if (!("value" in place)) return [{ title: "No policy was generated", lines: [whyUnread(place) ?? ""] }];
  const policy = { title: `The least policy for ${steps.join(", ")}`, lines: json(generatePolicy(place.value, steps)) };
  if (subject === null) return [policy];
  const { partition, account } = place.value;
  return [policy, { title: "Who may assume the role", lines: json(trustPolicy({ partition, account, subject })) }];
}
function policiesMarkdown(policies) {
  return policies.flatMap(({ title, lines }) => [
    `<details><summary>${title}</summary>`,
    "",
    ...fenced(lines),
    "",
    "</details>",
    ""
  ]);
}
function json(document) {
  return JSON.stringify(document, null, 2).split("\n");
}

// src/actions/doctor/conclude.ts
var mostAnnotations = 10;
function conclude(report, { failOn, policy }, log) {
  const problems = report.findings.filter(({ status }) => status === "problem");
  for (const line of annotations(problems)) log.warning(line);
  const outputs = outputsOf(report.findings, policy);
  const failing = failOn === "never" ? [] : report.findings.filter(({ status }) => fails(status, failOn));
  if (failing.length > 0) throw new ErrorWithOutputs(foundProblems(report, failing), outputs);
  return outputs;
}
function fails(status, failOn) {
  return status === "problem" || failOn === "warning" && status === "warning";
}
function annotations(problems) {
  const texts = problems.map(({ id, message }) => `${id}: ${message}`);
  if (texts.length <= mostAnnotations) return texts;
  const rest = texts.length - mostAnnotations + 1;
  return [
    ...texts.slice(0, mostAnnotations - 1),
    `There are ${rest} more problems; the job summary shows all of them.`
  ];
}
function outputsOf(findings, policy) {
  const counts = countFindings(findings);
  const told = findings.map(({ id, status, message, evidence, fix, story }) => ({
    id,
    status,
    message,
    evidence,
    fix,
    ...story === void 0 ? {} : { story }
  }));
  return {
    findings: JSON.stringify(told),
    problems: String(counts.problem),
    warnings: String(counts.warning),
    skipped: String(counts.skipped),
    ok: String(counts.ok),
    policy
  };
}
function foundProblems({ cluster, service, findings }, failing) {
  const ids = [...new Set(failing.map(({ id }) => id))].join(", ");
  const inOrder2 = groupFindings(failing, checks).flatMap((group) => group.findings);
  const first = inOrder2.find(({ fix }) => fix.length > 0) ?? inOrder2[0];
  return new BerthError("DOCTOR_FOUND_PROBLEMS", {
    what: `The doctor found ${wrongText(findings)} in ${service} in ${cluster}: ${ids}.`,
    why: first?.message ?? "",
    fix: first === void 0 || first.fix.length === 0 ? "Correct what the job summary shows, then run the job again." : `Begin with ${first.id}, then run the job again: ${first.fix.join(" && ")}`
  });
}

// src/actions/doctor/policy.ts
var deploySteps = ["deploy", "roll-back-on-failure", "rehearse"];
var noPolicy = { printed: [], json: "" };
async function policyOf(facts, inputs, { host, readSubject }) {
  const steps = inputs.steps ?? usualSteps;
  const place = placeOfFacts(facts);
  const printed = printedPolicies(place, steps, await readSubject(host));
  return { printed, json: "value" in place ? JSON.stringify(generatePolicy(place.value, steps)) : "" };
}

// src/actions/doctor/main.ts
async function main(inputs, dependencies) {
  const { host, clients, clock } = dependencies;
  const question = await questionOf(inputs, host.env);
  const chosen = chooseChecks(checks, inputs.choice);
  host.log.info(`Looking at ${inputs.service} in ${inputs.cluster} with ${chosen.length} checks. Nothing is changed.`);
  const facts = await collect(question, { clients, clock, cancelled: host.cancelled });
  const findings = examine(facts, chosen);
  const report = { cluster: inputs.cluster, service: inputs.service, findings };
  for (const line of doctorLines(report)) host.log.info(line);
  host.log.group(`Looked at and fine: ${countFindings(findings).ok}`, fineLines(findings));
  const policy = inputs.generatePolicy ? await policyOf(facts, inputs, dependencies) : noPolicy;
  for (const { title, lines } of policy.printed) host.log.group(title, lines);
  await host.summarize([doctorSummary(report), ...policiesMarkdown(policy.printed)].join("\n"));
  return conclude(report, { failOn: inputs.failOn, policy: policy.json }, host.log);
}
async function questionOf(inputs, env) {
  const { cluster, service, account, publicPorts, hosts, database, taskDefinitionFile: path } = inputs;
  return {
    request: {
      cluster,
      service,
      account,
      publicPorts,
      waitMinutes: inputs.waitForMinutes,
      migratesFromRunner: inputs.migrationsOnRunner,
      selfHostedRunner: env.RUNNER_ENVIRONMENT === "self-hosted"
    },
    taskDefinition: path === null ? null : { path, taskDefinition: await readTaskDefinitionFile(path) },
    database,
    steps: inputs.steps ?? deploySteps,
    probes: inputs.probe ? { allowed: true, hosts, ports: publicPorts } : { allowed: false }
  };
}
export {
  main
};
