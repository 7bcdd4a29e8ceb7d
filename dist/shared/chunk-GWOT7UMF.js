import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectJson
} from "./chunk-H5666PYO.js";
import {
  layer
} from "./chunk-UB3JF4VL.js";
import {
  systemClock
} from "./chunk-6TA25OKR.js";
import {
  isAnswerLost,
  wasNotCarriedOut
} from "./chunk-6J2RSYRM.js";
import {
  registrable
} from "./chunk-SVS3VFMU.js";
import {
  lastPart
} from "./chunk-XPEDKNPM.js";
import {
  parseService,
  primaryDeployment
} from "./chunk-USYXM3MJ.js";
import {
  asArray,
  asObject,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";
import {
  BerthError,
  asSentence,
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/ecs/careful/registration-trace.ts
var defaults = {
  cpu: 0,
  essential: true,
  hostPort: 0,
  interval: 30,
  networkMode: "bridge",
  protocol: "tcp",
  retries: 3,
  startPeriod: 0,
  timeout: 5
};
function isRegistered(sent, taskDefinition, tags) {
  return isCompleted(registrable(taskDefinition, tags), sent);
}
function isCompleted(found, sent) {
  if (Array.isArray(sent) || Array.isArray(found)) {
    const [elements, wanted2] = [asArray(found), asArray(sent)];
    return elements.length === wanted2.length && elements.every((element, index) => isCompleted(element, wanted2[index]));
  }
  const [object, wanted] = [asObject(found), asObject(sent)];
  if (object === void 0 || wanted === void 0) return found === sent || isNothing(found) && isNothing(sent);
  const names2 = /* @__PURE__ */ new Set([...Object.keys(object), ...Object.keys(wanted)]);
  return [...names2].every((name) => isMember(name, object, wanted));
}
function isMember(name, found, sent) {
  const [value, wanted] = [found[name], sent[name]];
  if (!isNothing(wanted)) return isCompleted(value, wanted);
  const isPortOfContainer = name === "hostPort" && value === found.containerPort;
  return isNothing(value) || value === defaults[name] || isPortOfContainer;
}
function isNothing(value) {
  if (value === void 0 || value === null) return true;
  return Array.isArray(value) ? value.length === 0 : Object.keys(asObject(value) ?? { value }).length === 0;
}

// src/ecs/careful/lost-registration.ts
function findOutRegistrations(call, tools) {
  return layer(call, async (operation, body) => {
    if (operation !== "RegisterTaskDefinition") return call(operation, body);
    try {
      return await call(operation, body);
    } catch (thrown) {
      if (!isAnswerLost(thrown)) throw thrown;
      tools.log(`RegisterTaskDefinition got no answer (${messageOf(thrown)}). Looking for the revision.`);
      const found = await findRevision(call, body);
      tools.log(found === void 0 ? "It is not there, and is registered once more." : "It was registered.");
      return found ?? call(operation, body);
    }
  });
}
async function findRevision(call, sent) {
  const body = { taskDefinition: sent.family ?? "", include: ["TAGS"] };
  const answer = await call("DescribeTaskDefinition", body).catch(() => ({}));
  const taskDefinition = asObject(answer.taskDefinition);
  if (taskDefinition === void 0) return void 0;
  return isRegistered(sent, taskDefinition, asObjects(answer.tags)) ? answer : void 0;
}

// src/ecs/careful/covers.ts
function covers(value, wanted) {
  if (Array.isArray(wanted)) {
    const elements = asArray(value);
    return elements.length === wanted.length && wanted.every((element, index) => covers(elements[index], element));
  }
  const members = asObject(wanted);
  if (members === void 0) return value === wanted || value === void 0 && wanted === null;
  const object = asObject(value);
  return object !== void 0 && Object.entries(members).every(([name, member]) => covers(object[name], member));
}

// src/ecs/careful/update-trace.ts
var notSettings = /* @__PURE__ */ new Set(["cluster", "service", "taskDefinition", "forceNewDeployment"]);
function traceUpdate(before, sent, after) {
  const [earlier, later] = [parseService(before), parseService(after)];
  const wanted = shortName(sent.taskDefinition ?? primaryDeployment(earlier)?.taskDefinition);
  const isNewRevision = wanted !== shortName(primaryDeployment(earlier)?.taskDefinition);
  const starts = isNewRevision || sent.forceNewDeployment === true;
  return starts ? traceDeployment(earlier, later, wanted) : traceSettings(before, sent, after);
}
function traceDeployment(before, after, wanted) {
  const known = new Set(before.deployments.map(({ id }) => id));
  const fresh = after.deployments.filter(({ id }) => !known.has(id));
  const ours = fresh.filter(({ taskDefinition }) => shortName(taskDefinition) === wanted);
  const primary = ours.find(({ status }) => status === "PRIMARY");
  if (primary !== void 0) return { kind: "applied", deploymentId: primary.id };
  if (ours.length > 0) {
    return { kind: "unclear", why: `its deployment ${names(ours)} has been superseded already by another one` };
  }
  return fresh.length === 0 ? { kind: "not-visible" } : { kind: "unclear", why: `another deployment, ${names(fresh)}, has been started meanwhile` };
}
function traceSettings(before, sent, after) {
  const settings = Object.keys(sent).filter((name) => !notSettings.has(name));
  if (settings.every((name) => covers(after[name], sent[name]))) {
    return { kind: "applied", deploymentId: primaryDeployment(parseService(after))?.id ?? "" };
  }
  const changed = settings.filter((name) => !covers(after[name], before[name] ?? null));
  return changed.length === 0 ? { kind: "not-visible" } : {
    kind: "unclear",
    why: `${changed.join(" and ")} of the service have other values than before and than were sent`
  };
}
function names(deployments) {
  return deployments.map(({ id, taskDefinition }) => `${id} (${shortName(taskDefinition)})`).join(", ");
}
function shortName(taskDefinition) {
  return lastPart(asString(taskDefinition) ?? "");
}

// src/ecs/careful/lost-update.ts
var looks = 6;
var pause = 1e3;
function findOutUpdates(call, tools) {
  const lastSeen = /* @__PURE__ */ new Map();
  return layer(call, async (operation, body) => {
    const before = operation === "UpdateService" ? await serviceBefore(call, body, lastSeen) : void 0;
    const answer = before === void 0 ? await call(operation, body) : await update({ call, tools, before, body });
    remember(lastSeen, body, answer);
    return answer;
  });
}
async function serviceBefore(call, body, lastSeen) {
  return lastSeen.get(keyOf(body, body.service)) ?? await readService(call, body);
}
function remember(lastSeen, body, answer) {
  for (const service of [...asObjects(answer.services), asObject(answer.service) ?? {}]) {
    lastSeen.set(keyOf(body, service.serviceName), service);
  }
}
function keyOf({ cluster }, service) {
  return `${lastPart(asString(cluster) ?? "default")} ${lastPart(asString(service) ?? "")}`;
}
async function readService(call, { cluster, service }) {
  const place = cluster === void 0 ? {} : { cluster };
  const [found] = asObjects((await call("DescribeServices", { ...place, services: [service ?? ""] })).services);
  return found;
}
async function update(parts) {
  const { call, tools, body } = parts;
  for (let sending = 1; ; sending += 1) {
    try {
      return await call("UpdateService", body);
    } catch (thrown) {
      if (!isAnswerLost(thrown)) throw thrown;
      tools.log(`UpdateService got no answer (${messageOf(thrown)}). Looking at the service for what became of it.`);
      const { trace, service } = await findOut(parts, thrown);
      if (trace.kind === "applied") {
        tools.log(`It was carried out; the deployment is ${trace.deploymentId}.`);
        return { service };
      }
      if (trace.kind === "unclear") throw unknownOutcome(parts, trace.why, thrown);
      if (sending === 2) throw lostTwice(parts, thrown);
      tools.log("It was not carried out: the service is as it was. It is sent once more.");
    }
  }
}
async function findOut({ call, tools, before, body }, lost) {
  let last = {
    trace: { kind: "unclear", why: "the service is not to be found any more" },
    service: before
  };
  for (let look = 1; look <= looks; look += 1) {
    const service = await readService(call, body).catch((thrown) => {
      if (look < looks && (isAnswerLost(thrown) || wasNotCarriedOut(thrown))) return void 0;
      throw unknownOutcome({ body }, `the service cannot be read: ${messageOf(thrown)}`, lost);
    });
    if (service !== void 0) last = { trace: traceUpdate(before, body, service), service };
    if (last.trace.kind === "applied") break;
    if (look < looks) await tools.clock.sleep(pause);
  }
  return last;
}
function unknownOutcome({ body }, why, cause) {
  const sentences = {
    what: `UpdateService on the service "${asString(body.service)}" got no answer, and whether ECS carried it out cannot be told, so it was not sent again.`,
    why: asSentence(`${messageOf(cause).replace(/\.$/, "")}; ${why}`),
    fix: `Look at the service with: ${describeCommand(body)}. Then run the job again: it goes on from whatever is in force.`
  };
  return new BerthError("OUTCOME_UNKNOWN", sentences, { cause });
}
function lostTwice({ body }, cause) {
  const sentences = {
    what: `UpdateService on the service "${asString(body.service)}" was sent twice and got no answer; no deployment was started, and the service is as it was.`,
    why: asSentence(messageOf(cause)),
    fix: "Check the connection of the runner to AWS, and the AWS health dashboard for Amazon ECS; then run the job again."
  };
  return new BerthError("AWS_UNREACHABLE", sentences, { cause });
}
function describeCommand({ cluster, service }) {
  return `aws ecs describe-services --cluster ${asString(cluster) ?? "default"} --services ${asString(service) ?? ""}`;
}

// src/ecs/careful/sightings.ts
function createSightings() {
  const services = /* @__PURE__ */ new Set();
  const tasks = /* @__PURE__ */ new Set();
  const taskDefinitions = /* @__PURE__ */ new Set();
  return {
    learn(operation, body, answer) {
      if (operation === "DescribeServices") {
        for (const { serviceName } of asObjects(answer.services)) services.add(serviceKey(body, serviceName));
      }
      if (operation === "RunTask" || operation === "StartTask") {
        for (const { taskArn } of asObjects(answer.tasks)) tasks.add(asString(taskArn) ?? "");
      }
      if (operation === "RegisterTaskDefinition") {
        taskDefinitions.add(shortName2(asObject(answer.taskDefinition)?.taskDefinitionArn));
      }
    },
    lacks(operation, body, answer) {
      const missing = asObjects(answer.failures).filter(({ reason }) => reason === "MISSING");
      if (operation === "DescribeServices") return missing.some(({ arn }) => services.has(serviceKey(body, arn)));
      return operation === "DescribeTasks" && missing.some(({ arn }) => tasks.has(asString(arn) ?? ""));
    },
    denies(_operation, body, thrown) {
      if (!(thrown instanceof Error)) return false;
      if (thrown.name === "ServiceNotFoundException") return services.has(serviceKey(body, body.service));
      const isAbsent = /unable to describe task ?definition|task ?definition not found/i.test(thrown.message);
      return isAbsent && taskDefinitions.has(shortName2(body.taskDefinition));
    }
  };
}
function serviceKey({ cluster }, service) {
  return `${lastPart(asString(cluster) ?? "default")} ${lastPart(asString(service) ?? "")}`;
}
function shortName2(taskDefinition) {
  return lastPart(asString(taskDefinition) ?? "");
}

// src/ecs/careful/wait-out-missing.ts
var patience = 1e4;
var pause2 = 1e3;
function waitOutMissing(call, clock) {
  const sightings = createSightings();
  return layer(call, async (operation, body) => {
    const deadline = clock.now() + patience;
    for (; ; ) {
      const answer = await attempt(call, sightings, { operation, body, isLast: clock.now() >= deadline });
      if (answer !== void 0) return answer;
      await clock.sleep(pause2);
    }
  });
}
async function attempt(call, sightings, { operation, body, isLast }) {
  try {
    const answer = await call(operation, body);
    if (!isLast && sightings.lacks(operation, body, answer)) return void 0;
    sightings.learn(operation, body, answer);
    return answer;
  } catch (thrown) {
    if (isLast || !sightings.denies(operation, body, thrown)) throw thrown;
    return void 0;
  }
}

// src/ecs/careful/careful-ecs.ts
function carefulEcs(call, tools) {
  const found = waitOutMissing(call, tools.clock);
  return findOutUpdates(findOutRegistrations(found, tools), tools);
}

// src/ecs/connect-ecs.ts
var sentOnce = /* @__PURE__ */ new Set(["RegisterTaskDefinition", "StartTask", "UpdateService"]);
function connectEcs(log = () => void 0) {
  const call = connectJson(() => import("./ecs-sdk-MCMXEGIA.js"), sentOnce);
  return carefulEcs(call, { clock: systemClock, log });
}

export {
  connectEcs
};
