import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  isOrdinary
} from "./chunk-466ANLJC.js";
import {
  escaped,
  evidenceLines,
  evidenceMarkdown,
  folded,
  list,
  readBreaker,
  targetHealthReader,
  tellingEvents
} from "./chunk-KQCCK3QV.js";
import {
  explainFailure,
  openTails,
  readLastLines,
  readTargetGroups
} from "./chunk-IIWLFNLH.js";
import {
  createCauseReader,
  describeTaskDefinition,
  taskCause,
  taskEvidence,
  wasScaledIn,
  withLastLines
} from "./chunk-SBC6PTDB.js";
import "./chunk-MB24O7GE.js";
import {
  describeTasks,
  listTasks
} from "./chunk-YXV2OBXX.js";
import "./chunk-UB3JF4VL.js";
import {
  createRedactor
} from "./chunk-KZLVO572.js";
import {
  isRandom
} from "./chunk-GIZJRJEK.js";
import "./chunk-L3PRAZ64.js";
import {
  depths,
  describe,
  isEncoded,
  maskSecretShapes,
  openSearch
} from "./chunk-Y4CTDKZ5.js";
import {
  knownErrors,
  planSearch
} from "./chunk-YVECWMDL.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import {
  readService
} from "./chunk-OIH5IGDG.js";
import "./chunk-HQIGZZAH.js";
import "./chunk-XPEDKNPM.js";
import {
  primaryDeployment
} from "./chunk-USYXM3MJ.js";
import {
  explainAwsError
} from "./chunk-6J2RSYRM.js";
import {
  shortName
} from "./chunk-SVS3VFMU.js";
import {
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";
import {
  ErrorWithOutputs
} from "./chunk-HBHOSDJQ.js";
import {
  fenced,
  fitted,
  foreignLines,
  inlineCode,
  logLine
} from "./chunk-TSV7VMGK.js";
import {
  BerthError,
  messageOf
} from "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/diagnosis/rank-causes.ts
function rankCauses(texts) {
  const seen = placed(texts);
  const depthOf = depths(seen.map(({ sighting }) => sighting.error));
  const depth = ({ sighting }) => depthOf.get(sighting.error.id) ?? 0;
  const ranked = [...seen].sort((one, two) => depth(one) - depth(two) || compare(one, two));
  const keyOf = ({ found }) => `${found.id} ${found.what}`;
  const firstOf = new Map([...ranked].reverse().map((each) => [keyOf(each), each]));
  return ranked.filter((each) => firstOf.get(keyOf(each)) === each).map((each) => causeOf(each, seen));
}
function placed(texts) {
  let before = Number.NEGATIVE_INFINITY;
  return texts.flatMap(({ origin, sightings }) => {
    let latest = origin.time ?? Number.NEGATIVE_INFINITY;
    let placeInTime = origin.time ?? before;
    const stage = stages.findIndex((source) => origin.sources.includes(source));
    const from = origin.from ?? {};
    const found = [...sightings].sort((one, two) => one.line - two.line || one.order - two.order).flatMap((sighting) => {
      const described = describe(sighting, placesOf(origin));
      if (described === void 0) return [];
      const time = sighting.time ?? origin.time ?? null;
      latest = Math.max(latest, time ?? latest);
      placeInTime = Number.isFinite(latest) ? latest : before;
      return [{ ...described, source: sourceOf(sighting, origin), from, stage, time, placeInTime }];
    });
    before = placeInTime;
    return found;
  });
}
function placesOf({ known = {}, from }) {
  const container = from?.container;
  return container === void 0 ? known : { container: `the container "${container}"`, ...known };
}
function sourceOf({ error }, { sources }) {
  return stages.find((stage) => error.sources.includes(stage) && sources.includes(stage)) ?? "build";
}
var stages = [
  "build",
  "registry",
  "credentials",
  "ecs-api",
  "container-log",
  "stopped-reason",
  "service-event",
  "probe"
];
function compare(one, two) {
  return compareNumbers(one.placeInTime, two.placeInTime) || one.stage - two.stage || compareTexts(nameOf(one.from), nameOf(two.from)) || one.found.line - two.found.line || one.sighting.order - two.sighting.order || compareTexts(one.found.quote, two.found.quote);
}
function compareNumbers(one, two) {
  return one === two ? 0 : one - two;
}
function compareTexts(one, two) {
  if (one === two) return 0;
  return one < two ? -1 : 1;
}
function nameOf({ container = "", task = "", stream = "" }) {
  return `${task} ${container} ${stream}`;
}
function causeOf({ found, source, from, time }, seen) {
  const explains = ({ error }) => error.id !== found.id && (error.beats ?? []).includes(found.id);
  const explainedBy = seen.flatMap(({ sighting }) => explains(sighting) ? [sighting.error.id] : []);
  const isLikely = /\blikely\b/i.test(`${found.what} ${found.why}`);
  return { ...found, source, from, time, isLikely, explainedBy: [...new Set(explainedBy)].sort() };
}

// src/diagnosis/diagnose.ts
function createDiagnosis({ errors = knownErrors, redact } = {}) {
  const plans = /* @__PURE__ */ new Map();
  const planFor = (sources) => {
    const key = [...new Set(sources)].sort().join(" ");
    const plan = plans.get(key) ?? planSearch(errors, sources);
    plans.set(key, plan);
    return plan;
  };
  const texts = [];
  return {
    open: (origin) => {
      const search = openSearch(planFor(origin.sources), redact);
      texts.push({ origin, finish: () => ({ origin, sightings: search.finish() }) });
      return search;
    },
    finish: () => rankCauses(texts.map((text) => text.finish()))
  };
}

// src/ecs/condition/trouble-time.ts
var remembered = 3600;
function isAsWanted(service) {
  const { runningCount, desiredCount, pendingCount, deployments } = service;
  const primary = primaryDeployment(service);
  const isComplete = primary === void 0 || ["COMPLETED", ""].includes(primary.rolloutState);
  const others = deployments.filter((deployment) => deployment !== primary && deployment.runningCount > 0);
  return isComplete && others.length === 0 && pendingCount === 0 && runningCount === desiredCount;
}
function troubleSince(service, now) {
  const steady = service.events.filter(({ message }) => /has reached a steady state/.test(message));
  const last = Math.max(0, ...steady.map(({ createdAt }) => createdAt));
  return isAsWanted(service) || last === 0 ? now - remembered : last;
}

// src/ecs/condition/judge-condition.ts
var manyFailures = 2;
function judgeCondition(condition) {
  const { service } = condition;
  if (service.status !== "ACTIVE")
    return told("failing", false, `The service ${service.name} is being deleted: its status is ${service.status}.`);
  if (service.desiredCount === 0 && service.schedulingStrategy !== "DAEMON")
    return told("switched-off", false, `The service ${service.name} is told to run no task: its desired count is 0.`);
  if (!isAsWanted(service) || faults(condition).length > 0) return judgeUnfinished(condition);
  return judgeComplete(condition);
}
function judgeUnfinished(condition) {
  const { service } = condition;
  const failures = failedTasks(condition).length;
  const troubles = [...faults(condition), ...failures === 0 ? [] : [`${tasksText(failures)} failed`]];
  const counts = `${countsText(service)}, ${deploymentText(service)}`;
  const isGoingOn = primaryDeployment(service)?.rolloutState === "IN_PROGRESS";
  const serves = service.runningCount >= service.desiredCount;
  if (isGoingOn && troubles.length === 0 && condition.evidence.events.length === 0)
    return told(
      "deploying",
      serves,
      `The service ${service.name} is being deployed: ${counts}. Nothing has failed so far.`
    );
  const added = troubles.length === 0 ? "" : `; ${troubles.join(", ")}`;
  return told("failing", false, `The service ${service.name} is not fine: ${counts}${added}.`);
}
function judgeComplete(condition) {
  const { service, blindTo } = condition;
  const counts = `${countsText(service)}, ${deploymentText(service)}`;
  const failed = failedTasks(condition);
  if (blindTo.length > 0)
    return told(
      "unknown",
      null,
      `Of the service ${service.name} ${counts}, but its ${blindTo.join(" and ")} could not be read.`
    );
  if (failed.length === 0)
    return told("fine", true, `The service ${service.name} is fine: ${counts}, and no task failed in the last hour.`);
  const lately = `${counts}, but in the last hour ${tasksText(failed.length)} failed`;
  const current = failed.filter(({ id }) => condition.tasksOfPrimary.includes(id));
  return current.length >= manyFailures ? told("unstable", false, `The service ${service.name} keeps losing tasks: ${lately}.`) : told("recovered", true, `The service ${service.name} is fine at this moment: ${lately}.`);
}
function told(kind, isHealthy, sentence) {
  return { kind, isHealthy, sentence };
}
function faults({ evidence: { tasks, targets } }) {
  const going = tasks.filter(({ stopCode }) => stopCode === null);
  const sick = going.filter(({ containers }) => containers.some(({ healthStatus }) => healthStatus === "UNHEALTHY"));
  const bad = targets.filter(({ state }) => state === "unhealthy" || state === "unavailable");
  return [
    ...sick.length === 0 ? [] : [`${sick.length} of its tasks ${sick.length === 1 ? "fails" : "fail"} the health check`],
    ...bad.length === 0 ? [] : [`its load balancer finds ${bad.length} of its targets unhealthy`]
  ];
}
function failedTasks({ evidence: { tasks } }) {
  const read = createCauseReader();
  const stopped = tasks.filter((task) => task.stopCode !== null && !wasScaledIn(task));
  return stopped.filter((task) => task.stopCode === "TaskFailedToStart" || taskCause(task, read) !== null);
}
function tasksText(count) {
  return count === 1 ? "1 task" : `${count} tasks`;
}
function countsText({ runningCount, desiredCount }) {
  return `${runningCount} of ${desiredCount} ${desiredCount === 1 ? "task runs" : "tasks run"}`;
}
function deploymentText(service) {
  const primary = primaryDeployment(service);
  if (primary === void 0) return `deployed by ${service.controller}`;
  const name2 = shortName(primary.taskDefinition);
  switch (primary.rolloutState) {
    case "FAILED":
      return `the deployment of ${name2} has failed`;
    case "IN_PROGRESS":
      return `the deployment of ${name2} is in progress (${primary.runningCount} of ${primary.desiredCount} of its tasks run)`;
    default:
      return `the deployment of ${name2} is complete`;
  }
}

// src/ecs/condition/read-definitions.ts
var mostDefinitions = 10;
async function readDefinitions(call, arns) {
  const byArn = /* @__PURE__ */ new Map();
  const unread = /* @__PURE__ */ new Set();
  const wanted = [...new Set(arns)].filter((arn) => arn !== "").slice(0, mostDefinitions);
  const reads = wanted.map(async (arn) => {
    try {
      byArn.set(arn, (await describeTaskDefinition(call, arn)).taskDefinition);
    } catch (thrown) {
      const attempted = { iamAction: "ecs:DescribeTaskDefinition", resource: arn };
      const { what, fix } = explainAwsError(thrown, attempted).sentences;
      unread.add(`A task definition could not be read, which tells where its containers log: ${what} ${fix}`);
    }
  });
  await Promise.all(reads);
  return { byArn, unread: [...unread] };
}
function environmentOf({ byArn }) {
  const containers = [...byArn.values()].flatMap(({ containerDefinitions }) => asObjects(containerDefinitions));
  return containers.flatMap(
    ({ environment }) => asObjects(environment).map(({ name: name2, value }) => ({ name: asString(name2) ?? "", value: asString(value) ?? "" }))
  );
}

// src/ecs/condition/read-tasks.ts
var mostTasks = 500;
async function readServiceTasks(call, { cluster, service }) {
  try {
    const { wanted, ended } = await listTasks(call, { cluster, serviceName: service });
    const arns = [.../* @__PURE__ */ new Set([...wanted, ...ended])].slice(0, mostTasks);
    return { tasks: (await describeTasks(call, cluster, arns)).toSorted((one, other) => endOf(one) - endOf(other)) };
  } catch (thrown) {
    const { what, fix } = explainAwsError(thrown, { iamAction: "ecs:DescribeTasks", resource: service }).sentences;
    return {
      unread: `Its tasks could not be read, which tell why they stopped and with which exit code: ${what} ${fix}`
    };
  }
}
function endOf({ stoppingAt, stoppedAt }) {
  return stoppingAt ?? stoppedAt ?? Number.POSITIVE_INFINITY;
}

// src/ecs/condition/task-lines.ts
var lateLines = 15;
var aMoment = 60;
async function readTaskLines(tasks, definitions, { service, targets, now }, tools) {
  const arns = [...new Set(tasks.map(({ taskDefinitionArn }) => taskDefinitionArn))];
  const reads = arns.map(async (arn) => {
    const own = tasks.filter(({ taskDefinitionArn }) => taskDefinitionArn === arn);
    const definition = definitions.byArn.get(arn);
    if (definition === void 0) return { tasks: own.map((task) => taskEvidence(task, {})), unread: [] };
    const dead = await readDeadLines(own, definition, now, tools);
    return addUnhealthyLines(dead, own, { definition, service, targets }, tools);
  });
  const groups = await Promise.all(reads);
  const byId = new Map(groups.flatMap((group) => group.tasks.map((task) => [task.id, task])));
  return {
    tasks: tasks.flatMap(({ id }) => byId.get(id) ?? []),
    unread: [...new Set(groups.flatMap(({ unread }) => unread))]
  };
}
async function readDeadLines(tasks, definition, now, tools) {
  const tails = openTails(definition, tools);
  const isFresh = tasks.some((task) => now - endOf(task) < aMoment && endOf(task) < Number.POSITIVE_INFINITY);
  const read = await tails.addTo(tasks.toReversed(), isFresh ? lateLines : 0);
  return { tasks: read, unread: tails.unread() };
}
async function addUnhealthyLines(read, tasks, { definition, service, targets }, tools) {
  const name2 = service.loadBalancers[0]?.containerName ?? "";
  const unhealthy = tasks.find(({ id }) => targets.some(({ taskId, state }) => taskId === id && state === "unhealthy"));
  if (unhealthy === void 0) return read;
  const lines = await readLastLines(unhealthy, definition, name2, 0, tools);
  if ("unread" in lines) return { ...read, unread: [...read.unread, lines.unread] };
  const withLines = (task) => task.id === unhealthy.id ? withLastLines(task, name2, lines.lines) : task;
  return { ...read, tasks: read.tasks.map(withLines) };
}

// src/ecs/condition/read-condition.ts
var searchedLines = 200;
async function readCondition(place, tools) {
  const { call } = tools;
  const service = await readService(call, place.cluster, place.service);
  const readAt = (call.awsTime ?? Date.now)();
  const since = troubleSince(service, readAt / 1e3);
  const [read, breaker] = await Promise.all([readServiceTasks(call, place), readBreakerOf(call, place, service)]);
  const tasks = "tasks" in read ? read.tasks.filter((task) => endOf(task) >= since) : [];
  const arns = [service.taskDefinition, ...tasks.map(({ taskDefinitionArn }) => taskDefinitionArn)];
  const [definitions, health] = await Promise.all([readDefinitions(call, arns), readTargets(service, tasks, tools)]);
  const targets = "targets" in health ? health.targets : [];
  const seen = { service, targets, now: readAt / 1e3 };
  const lines = await readTaskLines(tasks, definitions, seen, { ...tools, lines: searchedLines });
  const evidence = {
    tasks: lines.tasks,
    events: tellingEvents(service.events.filter(({ createdAt }) => createdAt >= since).toReversed()),
    targets,
    breaker: "breaker" in breaker ? breaker.breaker : null,
    unread: [...[read, health, breaker].flatMap(unreadOf), ...definitions.unread, ...lines.unread]
  };
  const tasksOfPrimary = tasks.filter(({ startedBy }) => startedBy === primaryDeployment(service)?.id);
  return {
    ...{ cluster: place.cluster, service, readAt, evidence, environment: environmentOf(definitions) },
    tasksOfPrimary: tasksOfPrimary.map(({ id }) => id),
    blindTo: [...unreadOf(read).map(() => "tasks"), ...unreadOf(health).map(() => "targets")],
    targetGroups: targetGroupArns(service).length
  };
}
function unreadOf(part) {
  return "unread" in part && typeof part.unread === "string" ? [part.unread] : [];
}
async function readBreakerOf(call, { cluster, service }, described) {
  const deploymentId = primaryDeployment(described)?.id;
  if (deploymentId === void 0) return { breaker: null };
  return readBreaker(call, { cluster, service, deploymentId, since: null });
}
function targetGroupArns({ loadBalancers }) {
  return loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
}
async function readTargets(service, tasks, { callLoadBalancing }) {
  const arns = targetGroupArns(service);
  if (arns.length === 0) return { targets: [] };
  const wouldTell = "which tell whether the load balancer gets answers";
  try {
    const groups = await readTargetGroups(callLoadBalancing, arns);
    if ("denied" in groups)
      return { unread: `Its targets could not be read, ${wouldTell}: allow ${groups.denied} to the role of this job.` };
    return await targetHealthReader(groups.value, callLoadBalancing)(tasks);
  } catch (thrown) {
    return { unread: `Its targets could not be read, ${wouldTell}: ${messageOf(thrown)}` };
  }
}

// src/ecs/failure/evidence-texts.ts
function evidenceTexts({ tasks, targets, events }) {
  return [
    ...tasks.filter((task) => !wasScaledIn(task)).flatMap(taskTexts),
    ...targets.map(targetText),
    ...events.map(
      ({ message, createdAt }) => ({ text: message, sources: ["service-event"], time: createdAt })
    )
  ];
}
function taskTexts(task) {
  const { id, stoppedReason, containers } = task;
  return [
    ...containers.flatMap((container) => containerTexts(container, task)),
    ...stoppedReason === null ? [] : [reasonText(stoppedReason, task, { task: id }, knownOf(task, containers[0]))]
  ];
}
function containerTexts(container, task) {
  const { name: name2, reason, lastLines: lastLines3 } = container;
  const from = { container: name2, task: task.id };
  const known = knownOf(task, container);
  const log = { text: lastLines3.join("\n"), sources: ["container-log"], from, known, ...timeOf(task) };
  return [
    ...lastLines3.length === 0 ? [] : [log],
    ...reason === null ? [] : [reasonText(reason, task, from, known)]
  ];
}
function reasonText(text, task, from, known) {
  return { text, sources: ["stopped-reason"], from, known, ...timeOf(task) };
}
function timeOf({ stoppedAt }) {
  return stoppedAt === null ? {} : { time: stoppedAt };
}
function knownOf({ executionRole }, container) {
  const { name: name2, image, logGroup = null } = container ?? {};
  const named = name2 === void 0 ? void 0 : `the container "${name2}"`;
  const members = { container: named, image, role: executionRole, logGroup };
  return Object.fromEntries(Object.entries(members).flatMap(([key, value]) => value ? [[key, value]] : []));
}
function targetText({ taskId, targetGroup, description }) {
  return {
    text: description,
    sources: ["service-event"],
    from: { task: taskId, stream: `the target group ${targetGroup}` }
  };
}

// src/report/cause-text.ts
function causeLines({ what, why, fix, link }) {
  const more = link === void 0 ? [] : [`More: ${link}`];
  return [what, ...why === "" ? [] : [`Why: ${why}`], `Do: ${fix}`, ...more].map(logLine);
}
function causeMarkdown(cause) {
  const { what, why, fix, link, quote } = cause;
  return [
    `**${escaped(what)}**`,
    "",
    ...quote === "" ? [] : [...fenced([quote]), ""],
    ...why === "" ? [] : [`**Why**: ${escaped(why)}`, ""],
    `**Do**: ${escaped(fix)}${link === void 0 ? "" : ` ([more](${link}))`}`,
    ""
  ];
}
var sourceWords = {
  build: "the output of the build",
  registry: "the answer of the registry",
  credentials: "the output of the login to AWS",
  "ecs-api": "an answer of AWS",
  "service-event": "an event of the service",
  "stopped-reason": "the reason for which ECS stopped it",
  "container-log": "the log",
  probe: "an answer to a probe"
};
function placeText({
  source,
  from,
  line,
  time
}) {
  const { container, task, stream } = from;
  const text = stream ?? sourceWords[source];
  const owner = container === void 0 ? "" : ` of the container "${container}"`;
  const parts = [
    `${text}${owner}`,
    ...task === void 0 ? [] : [`task ${task}`],
    ...isOfOneLine(source) && stream === void 0 ? [] : [`line ${line}`],
    ...time === null ? [] : [timeText(time)]
  ];
  return parts.join(", ");
}
function isOfOneLine(source) {
  return source === "service-event" || source === "stopped-reason" || source === "ecs-api";
}
function timeText(seconds) {
  return `${new Date(1e3 * seconds).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

// src/actions/diagnose/causes.ts
var echoes = /* @__PURE__ */ new Set([
  "essential-container-exited",
  "service-cannot-start-tasks",
  "circuit-breaker-tripped",
  "deployment-rolled-back",
  "exit-143-sigterm"
]);
function causesToTell(ranked, service) {
  const told2 = ranked.map(fromRanked);
  const concluded = service === null ? void 0 : concludedCause(service);
  const first = told2.find(({ explainedBy }) => explainedBy.length === 0);
  if (concluded === void 0 || first !== void 0 && !echoes.has(first.id) && concluded.id !== switchedOff)
    return told2;
  const explained = told2.map((cause) => ({ ...cause, explainedBy: [...cause.explainedBy, concluded.id] }));
  return [concluded, ...explained];
}
function fromRanked({
  id,
  what,
  why,
  fix,
  link,
  quote,
  time,
  isLikely,
  explainedBy,
  ...place
}) {
  const more = link === void 0 ? {} : { link };
  const isGiven = place.from.stream !== void 0 && place.from.task === void 0;
  const told2 = { id, what, why, fix, ...more, quote, place: placeText({ ...place, time }), time };
  return { ...told2, isLikely, explainedBy, isGiven };
}
var switchedOff = "desired-count-zero";
function concludedCause({ condition, verdict, explanation }) {
  if (verdict.kind === "switched-off") return desiredCountZero(condition);
  return explanation.cause === null ? void 0 : fromCause(explanation.cause, explanation);
}
function fromCause({ name: name2, sentence, fix, quote }, { container }) {
  const place = container === null ? "what ECS says" : `what is known of the container "${container.name}", task ${container.taskId}`;
  return {
    id: name2,
    what: sentence,
    why: "",
    fix,
    quote: quote ?? "",
    place: quote === null ? "" : place,
    time: null,
    isLikely: /\blikely\b/i.test(sentence),
    explainedBy: [],
    isGiven: false
  };
}
function desiredCountZero({ cluster, service: { name: name2 } }) {
  return {
    id: switchedOff,
    what: `The service ${name2} runs no task, because it is told to run none.`,
    why: "Its desired count is 0: somebody, a schedule or auto scaling has set it.",
    fix: `If it should run: aws ecs update-service --cluster ${cluster} --service ${name2} --desired-count 1`,
    quote: "",
    place: "",
    time: null,
    isLikely: false,
    explainedBy: [],
    isGiven: false
  };
}

// src/actions/diagnose/diagnosed.ts
function isProblem({ causes, service }) {
  return causes.some(({ isGiven }) => isGiven) || service !== null && service.verdict.isHealthy !== true;
}
function isUnknownFailure({ causes, service, texts }) {
  if (causes.length > 0) return isNamedByEndOnly(causes[0]);
  return texts.some(({ bytes }) => bytes > 0) || service?.verdict.isHealthy === false;
}
var ends = /* @__PURE__ */ new Set(["crashed", "same-crash-twice", "killed", "essential-container-exited"]);
function isNamedByEndOnly(cause) {
  return cause !== void 0 && ends.has(cause.id);
}

// src/actions/diagnose/looked-at.ts
function lookedAt(condition, texts) {
  return [...condition === null ? [] : serviceLines(condition), ...texts.map(textLine)];
}
function serviceLines({ cluster, service, evidence, targetGroups, blindTo }) {
  const stopped = evidence.tasks.filter(({ stopCode }) => stopCode !== null).length;
  const lines = evidence.tasks.flatMap(({ containers }) => containers.flatMap(({ lastLines: lastLines3 }) => lastLines3)).length;
  const tasks = `${evidence.tasks.length - stopped} that run or start, ${stopped} that stopped in the last hour`;
  return [
    `the service ${service.name} in ${cluster}: ${counted(service.deployments.length, "deployment")}, ${counted(service.events.length, "event")}`,
    ...blindTo.includes("tasks") ? [] : [`its tasks: ${tasks}; ${counted(lines, "log line")} of their containers`],
    ...targetGroups === 0 || blindTo.includes("targets") ? [] : [`the health of its targets in ${counted(targetGroups, "target group")}`],
    ...evidence.breaker === null ? [] : ["the circuit breaker of its deployment"]
  ];
}
function textLine({ name: name2, bytes }) {
  return `${name2}: ${bytes === 0 ? "it is empty" : sizeText(bytes)}`;
}
function sizeText(bytes) {
  if (bytes < 1e3) return counted(bytes, "byte");
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
function counted(count, thing) {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

// src/actions/diagnose/log-lines.ts
function logLines(diagnosed, isUnknown) {
  const { causes, service, texts, unread } = diagnosed;
  const [first, ...others] = causes;
  return [
    ...service === null ? [] : [service.verdict.sentence],
    ...first === void 0 ? [nothingKnown(diagnosed)] : firstLines(first),
    ...service === null ? [] : evidenceLines(service.explanation),
    ...listed("Likely consequences of it:", others.filter(isConsequence).map(shortLine)),
    ...listed("Also found:", others.filter((cause) => !isConsequence(cause)).map(shortLine)),
    ...isUnknown ? texts.flatMap((text) => lastLines(text)) : [],
    ...listed("Looked at:", lookedAt(service?.condition ?? null, texts)),
    ...listed("Not read:", unread)
  ];
}
function firstLines(cause) {
  const { id, place, quote } = cause;
  return [`Cause: ${id}`, ...causeLines(cause), ...quote === "" ? [] : [`Seen in ${place}:`, ...foreignLines(quote)]];
}
function isConsequence({ explainedBy }) {
  return explainedBy.length > 0;
}
function shortLine({ id, what, place }) {
  return logLine(`${id}: ${what}${place === "" ? "" : ` (${place})`}`);
}
function nothingKnown({ service, texts }) {
  const hasText = texts.some(({ bytes }) => bytes > 0);
  if (service?.verdict.isHealthy === true && !hasText) return "Nothing needs to be explained.";
  if (service === null && !hasText) return "There is nothing to explain: what was given is empty.";
  return "No known cause fits what was read.";
}
function lastLines({ name: name2, lastLines: lines }) {
  if (lines.length === 0) return [];
  return [`Last lines of ${name2}:`, ...lines.map(maskSecretShapes).flatMap(foreignLines)];
}
function listed(title, items) {
  return items.length === 0 ? [] : [title, ...items.map((item) => `- ${item}`)];
}

// src/report/anonymous.ts
function anonymous(text) {
  return text.split("\n").map(anonymousLine).join("\n");
}
function anonymousLine(line) {
  if (line.length > longestLine) return leftOut(line);
  const masked = maskSecretShapes(line);
  const hidden = replacements.reduce((current, { pattern, by }) => current.replace(pattern, by), masked);
  if (hidden === line) return withoutTokens(line);
  return isEncoded(hidden) ? leftOut(line) : withoutTokens(hidden.split(/(\s+)/).map(withoutRemains).join(""));
}
function withoutTokens(line) {
  return line.replace(/\S{16,}/g, (word) => word.match(tokenLike)?.some(isToken) === true ? "<hidden>" : word);
}
var tokenLike = /[A-Za-z\d+/=_-]{16,}/g;
function isToken(text) {
  if (/[\da-f]{32}/i.test(text)) return true;
  const kinds = [...text].map((letter) => letterKinds.findIndex((kind) => kind.test(letter)));
  const changes = kinds.filter((kind, at) => kind >= 0 && at > 0 && (kinds[at - 1] ?? kind) !== kind).length;
  return changes >= (text.length < 32 ? 0.44 : 0.35) * (text.length - 1);
}
var letterKinds = [/[a-z]/, /[A-Z]/, /\d/];
var longestLine = 1e3;
function leftOut(line) {
  return `(a line of ${line.length} characters is left out)`;
}
function withoutRemains(word) {
  const remains = word.replace(placeholder, " ");
  return remains !== word && isRandom(remains) ? "<hidden>" : word;
}
var placeholder = /\*\*\*|<[a-z ]{1,20}>/g;
var notHidden = "(?!<|127\\.|0\\.0\\.0\\.0|localhost\\b|[\\w.-]{1,100}\\.(?:[cm]?[jt]sx?|go|py|rb|java|kt|rs|cc?|cpp|h|cs|php|sh|json|ya?ml|html|sql|exs?)\\b)";
var name = "[A-Za-z\\d](?:[\\w-]{0,62}[A-Za-z\\d])?";
var host = `${notHidden}${name}(?:\\.${name}){0,10}`;
var domain = `${notHidden}${name}(?:\\.${name}){1,10}`;
var beforeHost = "(?:server at|lookup|ENOTFOUND|EAI_AGAIN|UnknownHostException:|translate host name)";
var perhapsBeforeHost = "(?:host|hostname|resolve|connecting to|connection to|dial tcp)";
var replacements = [
  // Rather one word too many than one secret.
  {
    pattern: /((?:pass(?:word|wd|phrase)?|pwd|secret|token|key|credentials?|authorization|salt)["']?\s{0,3}[=:]\s{0,3})(?!YES\b|NO\b|\*)(?:"[^"\n]{0,2000}"|'[^'\n]{0,2000}'|[^\s,;&"']{1,2000})/gi,
    by: "$1***"
  },
  { pattern: /(:\/\/)[^\s/@"']{1,500}@/g, by: "$1<credentials>@" },
  { pattern: /[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}\b/g, by: "<mail address>" },
  { pattern: /\b\d{12}\b/g, by: "<account>" },
  { pattern: new RegExp(`(:\\/\\/(?:<credentials>@)?)${host}`, "g"), by: "$1<host>" },
  { pattern: new RegExp(`(\\b${beforeHost}\\s{1,3}["'\`]?)${host}`, "gi"), by: "$1<host>" },
  { pattern: new RegExp(`(\\b${perhapsBeforeHost}\\s{1,3}["'\`]?)${domain}`, "gi"), by: "$1<host>" },
  {
    pattern: new RegExp(
      `\\b${name}(?:\\.${name}){0,8}\\.(?:internal|local|lan|corp|amazonaws\\.com(?:\\.cn)?)\\b`,
      "gi"
    ),
    by: "<host>"
  },
  { pattern: new RegExp(`(?<![\\w./-])${domain}(?=:\\d{2,5}\\b)`, "g"), by: "<host>" },
  { pattern: /(?<![\w.])(?!127\.|0\.0\.0\.0)(?:\d{1,3}\.){3}\d{1,3}(?![\w.]|\/\d)/g, by: "<address>" }
];

// src/report/bug-report.ts
function versionsOf(env) {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: reference, RUNNER_OS, RUNNER_ARCH } = env;
  const berth = [repository || "berth", reference || "of this repository"].join(" ");
  return [
    berth,
    `Node.js ${process.versions.node}`,
    `runner ${RUNNER_OS ?? process.platform} ${RUNNER_ARCH ?? process.arch}`
  ];
}
function bugReport({ versions, facts, lastLines: lastLines3 }, redact) {
  const hidden = (lines) => anonymous(redact(lines.join("\n"))).split("\n");
  return [
    "Berth has no name for this failure.",
    "",
    `Versions: ${versions.join(", ")}`,
    ...facts.length === 0 ? [] : hidden(facts),
    "",
    ...lastLines3.length === 0 ? ["There are no log lines."] : ["Last lines:", ...hidden(lastLines3)]
  ];
}
function bugReportMarkdown(report, repository) {
  const where = repository ? `[open an issue](https://github.com/${repository}/issues/new)` : "open an issue in this action's repository";
  return [
    "<details><summary>Unknown failure: a text for a bug report</summary>",
    "",
    `Account ids, hosts, addresses, credentials and values of environment entries are hidden. Read it once more, then ${where} with it.`,
    "",
    ...fenced(report),
    "",
    "</details>",
    ""
  ];
}

// src/actions/diagnose/summary.ts
function summary(diagnosed, isUnknown, env) {
  const { causes, service, texts, unread } = diagnosed;
  const [first, ...others] = causes;
  const subject = service === null ? texts.map(({ name: name2 }) => name2).join(", ") : service.condition.service.name;
  return [
    `### Diagnosis: ${escaped(subject)}`,
    "",
    ...service === null ? [] : [`${sign(diagnosed)} ${escaped(service.verdict.sentence)}`, ""],
    ...first === void 0 ? [escaped(nothingKnown(diagnosed)), ""] : firstCause(first),
    ...service === null ? [] : evidenceMarkdown(service.explanation),
    ...causeTable(others),
    ...isUnknown ? texts.flatMap(lastLines2) : [],
    ...isUnknown ? unknownFailure(diagnosed, env) : [],
    ...folded("What was looked at", list(lookedAt(service?.condition ?? null, texts)).slice(0, -1)),
    ...unread.length === 0 ? [] : ["**Not read**", "", ...list(unread)]
  ].join("\n");
}
function sign({ service }) {
  switch (service?.verdict.isHealthy) {
    case true:
      return "\u2705";
    case false:
      return "\u274C";
    default:
      return "\u2754";
  }
}
function firstCause(cause) {
  const { id, place } = cause;
  return [...causeMarkdown(cause), `Known as \`${id}\`${place === "" ? "" : `, seen in ${escaped(place)}`}.`, ""];
}
function causeTable(causes) {
  if (causes.length === 0) return [];
  const rows = causes.map(({ id, what, place, explainedBy }) => {
    const kind = explainedBy.length > 0 ? "likely a consequence" : "another cause";
    return `| ${kind} | \`${id}\` | ${inlineCode(what)} | ${inlineCode(place)} |`;
  });
  return ["| | | What | Seen in |", "|---|---|---|---|", ...rows, ""];
}
function lastLines2({ name: name2, lastLines: lines }) {
  if (lines.length === 0) return [];
  return folded(`Last lines of ${name2}`, fenced(lines.map(maskSecretShapes)));
}
function unknownFailure({ service, texts, redact }, env) {
  const container = service?.explanation.container ?? null;
  const groups = service?.explanation.groups ?? [];
  const facts = [
    ...service === null ? [] : [service.verdict.sentence],
    ...groups.flatMap(({ count, stopCode, reason, containers }) => [
      `${count} \xD7 ${stopCode}: ${reason}`,
      ...containers
    ])
  ];
  const lines = [...container?.lastLines ?? [], ...texts.flatMap(({ lastLines: ofText }) => ofText)];
  const report = bugReport({ versions: versionsOf(env), facts, lastLines: lines }, redact);
  return bugReportMarkdown(report, env.GITHUB_ACTION_REPOSITORY);
}

// src/actions/diagnose/conclude.ts
async function conclude(diagnosed, { failOn }, host2) {
  const isUnknown = isUnknownFailure(diagnosed);
  for (const line of logLines(diagnosed, isUnknown)) host2.log.info(line);
  await host2.summarize(summary(diagnosed, isUnknown, host2.env));
  const outputs = outputsOf(diagnosed);
  if (!isProblem(diagnosed)) return outputs;
  if (failOn === "problem") throw new ErrorWithOutputs(problem(diagnosed), outputs);
  host2.log.warning(fitted(annotation(diagnosed).join("\n"), longestAnnotation));
  return outputs;
}
var longestAnnotation = 4096;
function annotation({ causes, service }) {
  const [first] = causes;
  return [...service === null ? [] : [service.verdict.sentence], ...first === void 0 ? [] : causeLines(first)];
}
function problem(diagnosed) {
  const { causes, service } = diagnosed;
  const [first] = causes;
  const state = service === null ? "" : service.verdict.sentence;
  if (first === void 0) {
    const fix2 = "Read the last lines and the evidence in the log of this step and in its summary.";
    return new BerthError("CAUSE_FOUND", { what: state, why: nothingKnown(diagnosed), fix: fix2 });
  }
  const { what, why, fix } = first;
  return new BerthError("CAUSE_FOUND", { what: [state, what].filter(Boolean).join(" "), why, fix });
}
function outputsOf({ causes, service }) {
  const [first] = causes;
  return {
    cause: first?.id ?? "",
    what: first?.what ?? "",
    why: first?.why ?? "",
    fix: first?.fix ?? "",
    causes: JSON.stringify(causes.slice(0, mostCauses).map(causeOutput)),
    healthy: String(service?.verdict.isHealthy ?? "")
  };
}
var mostCauses = 50;
function causeOutput({ id, what, why, fix, link, place, time, isLikely, explainedBy }) {
  return { id, what, why, fix, link: link ?? "", place, time, likely: isLikely, explainedBy };
}

// src/actions/diagnose/hide-values.ts
function hiddenValues(condition) {
  return (condition?.environment ?? []).filter((entry) => !isOrdinary(entry)).map(({ value }) => value);
}
function everyValue(condition) {
  return (condition?.environment ?? []).map(({ value }) => value);
}
function withoutValues(condition) {
  const redact = createRedactor(hiddenValues(condition));
  const { evidence } = condition;
  const tasks = evidence.tasks.map((task) => ({
    ...task,
    containers: task.containers.map((container) => ({
      ...container,
      // A value of several lines is recognized only in the whole.
      lastLines: container.lastLines.length === 0 ? [] : redact(container.lastLines.join("\n")).split("\n")
    }))
  }));
  return { ...condition, evidence: { ...evidence, tasks } };
}

// src/actions/diagnose/read-log.ts
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
var pieceBytes = 1 << 20;
var kept = 16384;
var keptLines = 20;
async function readLog(path, take) {
  try {
    const isWide = await isUtf16(path);
    let end = "";
    const stream = createReadStream(path, { highWaterMark: pieceBytes, ...isWide ? { encoding: "utf16le" } : {} });
    for await (const chunk of stream) {
      const piece = chunk;
      take(piece);
      end = (end + lastPart(piece)).slice(-kept);
    }
    return { bytes: stream.bytesRead, lastLines: lastLinesOf(end) };
  } catch (thrown) {
    throw notReadable(path, thrown);
  }
}
function lastPart(piece) {
  return typeof piece === "string" ? piece.slice(-kept) : piece.toString("utf8", Math.max(0, piece.length - kept));
}
function lastLinesOf(text) {
  const whole = text.length < kept ? text : text.slice(-kept).replace(/^[^\s"',;]+/, "");
  const lines = whole.split(/\r\n|\n|\r/);
  return lines.filter((line) => line.trim() !== "").slice(-keptLines);
}
async function isUtf16(path) {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16LE() === 65279;
  } finally {
    await file.close();
  }
}
function notReadable(path, thrown) {
  const sentences = {
    what: `The log ${path} cannot be read.`,
    why: `The system says: ${messageOf(thrown)}.`,
    fix: 'Correct "log-file": its paths are relative to the workspace. The step that writes the log must run before, and this one with "if: always()" or "if: failure()".'
  };
  return new BerthError("LOG_NOT_READABLE", sentences, { cause: thrown });
}

// src/actions/diagnose/main.ts
async function main(inputs, dependencies) {
  const own = await readOwnErrors(inputs);
  const { service, unread } = await readService2(inputs, dependencies);
  const redact = createRedactor(hiddenValues(service?.condition));
  const diagnosis = createDiagnosis({ ...own, redact });
  addService(diagnosis, service);
  const texts = await addTexts(diagnosis, inputs);
  const causes = causesToTell(diagnosis.finish(), service);
  return conclude(
    { causes, service, texts, unread, redact: createRedactor(everyValue(service?.condition)) },
    inputs,
    dependencies.host
  );
}
async function readOwnErrors({ signatures }) {
  if (signatures === null) return {};
  const { readKnownErrors } = await import("./own-errors-KZYBWCTK.js");
  return { errors: await readKnownErrors(signatures) };
}
async function readService2({ cluster, service: name2, logFiles, text }, { host: host2, ...tools }) {
  if (name2 === null) return { service: null, unread: [] };
  try {
    const condition = await readCondition({ cluster, service: name2 }, { ...tools, cancelled: host2.cancelled });
    return { service: explainService(withoutValues(condition)), unread: condition.evidence.unread };
  } catch (thrown) {
    if (!(thrown instanceof BerthError) || logFiles.length === 0 && text === null) throw thrown;
    const { what, why, fix } = thrown.sentences;
    return { service: null, unread: [`The service could not be looked at: ${what} ${why} ${fix}`] };
  }
}
function explainService(condition) {
  const { evidence } = condition;
  const tasks = evidence.tasks.filter((task) => !wasScaledIn(task));
  return { condition, verdict: judgeCondition(condition), explanation: explainFailure({ ...evidence, tasks }) };
}
function addService(diagnosis, service) {
  if (service === null) return;
  for (const { text, ...origin } of evidenceTexts(service.condition.evidence)) diagnosis.open(origin).add(text);
}
async function addTexts(diagnosis, inputs) {
  const { logFiles, text, sources } = inputs;
  const open2 = (stream) => diagnosis.open({ sources, from: { stream } });
  const searched = [];
  for (const path of logFiles) searched.push({ name: path, ...await readLog(path, open2(path).add) });
  if (text === null) return searched;
  const name2 = 'the input "text"';
  open2(name2).add(text);
  return [...searched, { name: name2, bytes: Buffer.byteLength(text), lastLines: lastLinesOf(text) }];
}
export {
  main
};
