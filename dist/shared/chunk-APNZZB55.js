import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  commandContainer,
  describeTaskDefinition,
  explained,
  firstFailed,
  inheritEverything,
  lastLine,
  launchSettings,
  logLocation,
  oneOffLine,
  oneOffSentences,
  readExistingRevision,
  readService,
  readTail,
  register,
  runFromSource,
  serviceNotFound,
  taskCause,
  taskEvidence,
  wasScaledIn,
  withLastLines
} from "./chunk-IQ4V5BQR.js";
import {
  deregister,
  rehearsalStartedBy,
  removeTraces,
  requireStopTask,
  sweepRehearsals
} from "./chunk-OLAGW3LW.js";
import {
  chunks,
  copyFamily,
  describeTasks,
  holdsHostPorts,
  listAll,
  listTasks,
  readTasks,
  withoutHostPorts
} from "./chunk-TEYJZ22Z.js";
import {
  exitCodeMeaning,
  launchSignatures,
  recognize
} from "./chunk-TC4ZOQLI.js";
import {
  readTaskDefinitionFile
} from "./chunk-JINBZ3JD.js";
import {
  circuitBreakerOf,
  containerFor,
  imagesOf,
  lastPart,
  parseService,
  parseTask,
  percentsOf,
  primaryDeployment,
  registrable,
  runsOnFargate,
  sameTaskDefinition,
  shortName,
  versionsOf,
  withImage,
  withImages
} from "./chunk-IPTGE3MZ.js";
import {
  awsErrorName,
  explainAwsError,
  isAccessDenied,
  isUnknownOperation,
  mayPass
} from "./chunk-6J2RSYRM.js";
import {
  awsvpcTaskLimit,
  bounds,
  decide,
  defaultSettings,
  evaluateExpression,
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
  removeTask,
  rollBack,
  startDeployment,
  taskShape
} from "./chunk-R23LX6GP.js";
import {
  parseValueFrom,
  splitVersion
} from "./chunk-ICL5KU3W.js";
import {
  rehearsalState
} from "./chunk-ZISVZ26F.js";
import {
  unlessAborted
} from "./chunk-XILWMVTP.js";
import {
  printForeign,
  startGroup
} from "./chunk-AL7CF542.js";
import {
  asBoolean,
  asNumber,
  asObject,
  asObjects,
  asString,
  asStrings
} from "./chunk-WRQOFEB5.js";
import {
  ErrorWithOutputs
} from "./chunk-2MG55K2O.js";
import {
  fenced,
  foreignLines,
  inlineCode,
  quoted
} from "./chunk-V4CC55YF.js";
import {
  BerthError,
  asSentence,
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/report/before-command-error.ts
function beforeCommandFailed(ending, cluster, result, taskDefinitionArn) {
  const { what, why, fix } = oneOffSentences(ending, cluster, result);
  return new BerthError("BEFORE_COMMAND_FAILED", { what: `${notDeployed(taskDefinitionArn)} ${what}`, why, fix });
}
function beforeCommandNotRun(error, taskDefinitionArn) {
  const { what, why, fix } = error.sentences;
  const sentences = {
    what: `${notDeployed(taskDefinitionArn)} ${what}`,
    why,
    // The sentence of `run-task` names inputs that `deploy` does not have.
    fix: error.code === "TASK_NOT_STARTED" ? "Free or add what is lacking, then run the job again." : fix
  };
  return new BerthError(error.code, sentences, { cause: error });
}
function notDeployed(taskDefinitionArn) {
  return `Nothing was deployed, because the before-command did not pass; ${shortName(taskDefinitionArn)} is registered.`;
}

// src/deploy/stages/cancelled-before.ts
function cancelledBefore(report2, { inputs }) {
  const failure = new BerthError("DEPLOYMENT_CANCELLED", {
    what: `The job was cancelled before the deployment of ${inputs.service} was started.`,
    why: "UpdateService was not sent, so the service is as it was and there is nothing to undo.",
    fix: "Run the job again when it should be deployed."
  });
  return { ...report2, outcome: "cancelled", failure };
}

// src/deploy/stages/before.ts
async function before(registered, run) {
  const { beforeCommand } = run.inputs;
  if (beforeCommand === null || run.host.cancelled.aborted) return registered;
  try {
    return concluded(registered, await runCommand(registered, beforeCommand, run), run);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    if (run.host.cancelled.aborted) return cancelled(registered, run);
    return { ...registered, outcome: "failed", failure: beforeCommandNotRun(thrown, registered.taskDefinitionArn) };
  }
}
function concluded(registered, result, run) {
  const report2 = { ...registered, before: result };
  switch (result.ending) {
    case "passed":
    case "started":
      run.host.log.info(`The before-command passed after ${Math.round(result.elapsedSeconds)} s.`);
      return report2;
    case "cancelled":
      return cancelled(report2, run);
    case "failed":
    case "timed-out": {
      const failure = beforeCommandFailed(result.ending, run.inputs.cluster, result, registered.taskDefinitionArn);
      return { ...report2, outcome: "failed", failure };
    }
  }
}
function cancelled(report2, run) {
  return { ...cancelledBefore(report2, run), taskDefinitionArn: report2.taskDefinitionArn };
}
async function runCommand(registered, command, { inputs, host, call, callLogs, clock: clock2 }) {
  const { situation, plan } = registered;
  const containerName = commandContainer(plan.wanted, containerOf(inputs));
  const launch = launchSettings(plan.wanted, situation.service.launch, inheritEverything);
  const request = {
    cluster: inputs.cluster,
    containerName,
    launch,
    overrides: { containerOverrides: [{ name: containerName, command: [...command] }] },
    count: 1,
    startedBy: `berth-before-command/${host.env.GITHUB_RUN_ID ?? "local"}`,
    tags: [],
    limitMinutes: inputs.waitForMinutes === "auto" ? 30 : inputs.waitForMinutes
  };
  const tools = { call, callLogs, clock: clock2, log: host.log, cancelled: host.cancelled };
  const closeGroup = startGroup(host.log, `before-command in the container "${containerName}"`);
  return runFromSource(sourceOf(registered), request, tools).finally(closeGroup);
}
function containerOf({ containerName, images }) {
  const [only, ...more] = Object.keys(images);
  return containerName ?? (more.length === 0 ? only ?? null : null);
}
function sourceOf({ situation, plan, taskDefinitionArn }) {
  const taskDefinition = plan.wanted;
  const collides = !runsOnFargate(situation.service) && holdsHostPorts(taskDefinition);
  if (!collides) return { taskDefinition, revision: { arn: taskDefinitionArn } };
  const copyBecause = "a task of the service holds its host ports";
  return { taskDefinition: withoutHostPorts(taskDefinition), revision: { copyBecause } };
}

// src/ecs/proof/actual-rollout.ts
async function readActualRollout(call, place, deployment, earlier) {
  try {
    const [gone, current] = await Promise.all([
      describe(call, place.cluster, earlier),
      readTasks(call, place.cluster, place.service)
    ]);
    const present = new Set(gone.map(({ id }) => id));
    const { id: deploymentId, createdAt, updatedAt, rolloutState } = deployment;
    const completedAt = rolloutState === "COMPLETED" ? updatedAt : null;
    const tasks2 = [...gone, ...current.filter(({ id }) => !present.has(id))];
    return { deploymentId, updatedAt: createdAt, completedAt, tasks: tasks2 };
  } catch (thrown) {
    if (isAccessDenied(thrown)) return void 0;
    throw thrown;
  }
}
async function describe(call, cluster, tasks2) {
  const arns = tasks2.slice(0, 100).map(({ arn }) => arn);
  if (arns.length === 0) return [];
  const answer = await call("DescribeTasks", { cluster, tasks: arns });
  return asObjects(answer.tasks).map(parseTask);
}

// src/report/predicted-and-actual.ts
function comparePrediction(prediction, actual) {
  if (prediction.verdict !== "completes") return [];
  const { timeline } = prediction;
  const lives = actual.tasks.map((task) => lifeOf(task, actual));
  const finish = { from: 0, to: lastHealthy(timeline) };
  const total = actual.completedAt === null ? null : { from: 0, to: rounded(actual.completedAt - actual.updatedAt) };
  return [
    ...stopPhases(timeline, lives),
    ...startPhases(timeline, lives),
    ...gapPhases(prediction.servedBefore, timeline.map(predictedLife), lives),
    { section: "all", phase: "Complete", predicted: finish, actual: total }
  ];
}
function differenceOf({ predicted, actual }) {
  return predicted === null || actual === null ? null : rounded(length(actual) - length(predicted));
}
function length({ from, to }) {
  return to - from;
}
function lifeOf(task, { deploymentId, updatedAt }) {
  const since = (instant2) => instant2 === null ? null : rounded(instant2 - updatedAt);
  return {
    id: task.id,
    isNew: task.startedBy === deploymentId,
    start: since(task.createdAt),
    running: since(task.startedAt),
    stop: since(task.stoppingAt),
    stopped: since(task.stoppedAt)
  };
}
function predictedLife(task) {
  const { start: start3, running, stop: stop2, stopped } = task;
  return { id: task.task, isNew: task.revision === "new", start: start3, running, stop: stop2, stopped };
}
function lastHealthy(timeline) {
  return Math.max(0, ...timeline.flatMap(({ healthy, stopped }) => [healthy ?? 0, stopped ?? 0]));
}
function stopPhases(timeline, lives) {
  const old = timeline.filter(({ revision, stop: stop2 }) => revision === "old" && stop2 !== null);
  return old.map((task, index) => {
    const life = lives.find(({ id }) => id === task.task);
    const phase = `Old task${numbered(index, old.length)} stops`;
    const actual = life === void 0 ? null : span(life.stop, life.stopped);
    return { section: "old", phase, predicted: span(task.stop, task.stopped), actual };
  });
}
function startPhases(timeline, lives) {
  const predicted = timeline.filter(({ revision }) => revision === "new");
  const actual = lives.filter(({ isNew }) => isNew).sort((one, other) => (one.start ?? 0) - (other.start ?? 0));
  const count = Math.max(predicted.length, actual.length);
  return Array.from({ length: count }, (_, index) => ({
    section: "new",
    phase: `New task${numbered(index, count)} starts`,
    predicted: span(predicted[index]?.start, predicted[index]?.running),
    actual: span(actual[index]?.start, actual[index]?.running)
  }));
}
function gapPhases(servedBefore, predicted, actual) {
  if (!servedBefore) return [];
  const gaps = { predicted: gapOf(predicted), actual: gapOf(actual) };
  return gaps.predicted === null && gaps.actual === null ? [] : [{ section: "gap", phase: "No task runs", ...gaps }];
}
function gapOf(lives) {
  const old = lives.filter(({ isNew }) => !isNew);
  if (old.length === 0 || old.some(({ stop: stop2 }) => stop2 === null)) return null;
  const from = Math.max(...old.map(({ stop: stop2 }) => stop2 ?? 0));
  const next = Math.min(...lives.flatMap(({ isNew, running }) => isNew && running !== null ? [running] : []));
  return next > from && Number.isFinite(next) ? { from, to: next } : null;
}
function span(from, to) {
  return from === null || from === void 0 || to === null || to === void 0 ? null : { from, to };
}
function numbered(index, count) {
  return count === 1 ? "" : ` ${index + 1}`;
}
function rounded(seconds4) {
  return Math.round(seconds4 * 10) / 10;
}

// src/report/timeline-table.ts
var mostRows = 12;
var heads = ["task", "instance", "start", "running", "healthy", "told to stop", "SIGTERM", "gone"];
function timelineLines(prediction) {
  if (prediction.verdict === "unknown" || prediction.timeline.length === 0) return [];
  const { timeline } = prediction;
  const shown = timeline.slice(0, mostRows);
  const rows = shown.map((task) => cellsOf(task, nameOf(task, timeline)));
  const hidden = timeline.length - shown.length;
  return [...aligned([heads, ...rows]), ...hidden > 0 ? [`and ${hidden} tasks more`] : []];
}
function aligned(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row2) => row2[column]?.length ?? 0)));
  return rows.map(
    (row2) => row2.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()
  );
}
function cellsOf(task, name) {
  const { start: start3, running, healthy, stop: stop2, drained, stopped } = task;
  const births = task.revision === "new" ? [start3, running, healthy] : [null, null, null];
  return [name, shortened(task.instance ?? "-"), ...[...births, stop2, drained, stopped].map(secondsText)];
}
function nameOf(task, timeline) {
  if (task.revision === "old") return `old ${shortened(task.task)}`;
  return `new ${timeline.filter(({ revision }) => revision === "new").indexOf(task) + 1}`;
}
function shortened(id) {
  return id.length > 12 ? `${id.slice(0, 8)}\u2026` : id;
}
function secondsText(seconds4) {
  return seconds4 === null ? "-" : `${seconds4} s`;
}

// src/report/comparison-text.ts
var mostDrawnRows = 40;
var longestDrawn = 24 * 3600;
var heads2 = ["phase", "predicted", "actual", "difference"];
function comparisonLines(phases) {
  return aligned([heads2, ...phases.map(cellsOf2)]);
}
function comparisonMarkdown(title, phases) {
  if (phases.length === 0) return [];
  const table = [
    `| ${heads2.join(" | ")} |`,
    "| --- | --- | --- | --- |",
    ...phases.map((each) => `| ${cellsOf2(each).join(" | ")} |`)
  ];
  if (!isDrawable(phases)) return [...table, ""];
  const folded2 = ["<details><summary>The same as a table</summary>", "", ...table, "", "</details>", ""];
  return [...picture(title, phases), "", ...folded2];
}
function cellsOf2(phase) {
  const difference = differenceOf(phase);
  const sign = difference !== null && difference > 0 ? "+" : "";
  return [
    phase.phase,
    spanText(phase.predicted),
    spanText(phase.actual),
    difference === null ? "-" : `${sign}${difference} s`
  ];
}
function spanText(span2) {
  return span2 === null ? "-" : `${span2.from} to ${span2.to} s`;
}
function spansOf(phases) {
  return phases.flatMap(({ predicted, actual }) => [predicted, actual].filter((span2) => span2 !== null));
}
function isDrawable(phases) {
  const spans = spansOf(phases);
  return spans.length <= mostDrawnRows && spans.every(({ to }) => to < longestDrawn);
}
var sections = [
  ["old", "Old"],
  ["new", "New"],
  ["gap", "Gap"],
  ["all", "Complete"]
];
function picture(title, phases) {
  const end = Math.max(...spansOf(phases).map(({ to }) => to));
  return [
    "```mermaid",
    "gantt",
    `  title ${title.replaceAll(/[^\w .,=-]/g, " ")}, 0 = UpdateService`,
    "  dateFormat HH:mm:ss",
    "  axisFormat %H:%M:%S",
    `  tickInterval ${tick(end)}`,
    "  todayMarker off",
    ...sections.flatMap(
      ([section, name]) => sectionLines(
        name,
        phases.filter((each) => each.section === section)
      )
    ),
    "```"
  ];
}
function sectionLines(name, phases) {
  if (phases.length === 0) return [];
  const harm = name === "Gap" ? ":crit, " : ":";
  const rows = phases.flatMap(({ predicted, actual }) => [
    ...predicted === null ? [] : [row("predicted", ":done, ", predicted)],
    ...actual === null ? [] : [row("actual", harm, actual)]
  ]);
  return [`  section ${name}`, ...rows];
}
function row(word, style, span2) {
  const seconds4 = Math.max(1, Math.round(length(span2)));
  return `  ${word} ${Math.round(length(span2) * 10) / 10}s ${style}${clock(Math.max(0, span2.from))}, ${seconds4}s`;
}
function clock(seconds4) {
  const parts = [Math.floor(seconds4 / 3600), Math.floor(seconds4 / 60) % 60, Math.floor(seconds4) % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
function tick(end) {
  const wanted = Math.max(1, end / 7);
  const seconds4 = [1, 2, 5, 10, 15, 30].find((each) => each >= wanted);
  if (seconds4 !== void 0) return `${seconds4}second`;
  const minutes = [1, 2, 5, 10, 15, 30].find((each) => each * 60 >= wanted);
  return minutes === void 0 ? `${Math.ceil(wanted / 3600)}hour` : `${minutes}minute`;
}

// src/deploy/stages/compare.ts
async function compare(judged2, { inputs, call, host }) {
  const { situation, plan, watched, deploymentId } = judged2;
  const deployment = watched?.service.deployments.find(({ id }) => id === deploymentId);
  if (deployment === void 0 || plan.prediction.verdict !== "completes") return judged2;
  const earlier = "value" in situation.tasks ? situation.tasks.value : [];
  const actual = await readActualRollout(call, inputs, deployment, earlier).catch(() => void 0);
  if (actual === void 0) return judged2;
  const comparison = comparePrediction(plan.prediction, actual);
  host.log.group("Predicted and actual", comparisonLines(comparison));
  return { ...judged2, comparison };
}

// src/rollout/judge.ts
function judge(own, observation) {
  const primary = observation.deployments.find(({ status }) => status === "PRIMARY");
  if (primary === void 0) return { ended: true, outcome: "failed" };
  if (primary.id === own.id) return judgeOwn(primary, observation);
  if (!own.earlierIds.includes(primary.id)) return { ended: true, outcome: "superseded" };
  if (observation.ownWasSeen === false) return { ended: false };
  return primary.rolloutState === "IN_PROGRESS" ? { ended: false } : { ended: true, outcome: "rolled-back" };
}
function judgeOwn(own, observation) {
  if (own.rolloutState === "FAILED") return { ended: true, outcome: "failed" };
  const complete = own.rolloutState === "COMPLETED" && own.runningCount === observation.desiredCount;
  return complete && observation.deployments.length === 1 ? { ended: true, outcome: "succeeded" } : { ended: false };
}
function judgeAtDeadline(own, observation) {
  return mayHaveStalled(own, observation) ? "stalled" : "timed-out";
}
function mayHaveStalled(own, observation) {
  const deployment = observation.deployments.find(({ id }) => id === own.id);
  const waitsForTasks = deployment !== void 0 && deployment.pendingCount === 0 && deployment.runningCount < observation.desiredCount;
  return waitsForTasks && observation.newEvents.some(isStallEvent);
}
function isStallEvent(message) {
  return /was unable to place a task|was unable to stop or start tasks during a deployment/.test(message);
}

// src/ecs/watch/inspection.ts
var whileMissing = 15e3;
function openInspector(hook, debug) {
  let failedTasks = 0;
  let lastAt = null;
  return {
    async inspect(look, at) {
      const own = look.service.deployments.find(({ id }) => id === look.ownId);
      if (hook === void 0 || own === void 0) return void 0;
      lastAt ??= at;
      const grown = own.failedTasks > failedTasks;
      failedTasks = own.failedTasks;
      const missing = own.runningCount < look.service.desiredCount && at - lastAt >= whileMissing;
      if (!grown && !missing) return void 0;
      lastAt = at;
      return hook(look).catch((thrown) => {
        debug(`What keeps the tasks from running could not be read: ${messageOf(thrown)}`);
        return void 0;
      });
    }
  };
}

// src/ecs/watch/progress.ts
function progress(service, context) {
  const subject = primaryDeployment(service);
  if (subject === void 0) return { what: "waiting for ECS to show a deployment", most: null };
  const others = service.deployments.filter(({ id }) => id !== subject.id);
  const prefix = prefixOf(service, subject, context);
  const allRun = subject.runningCount >= service.desiredCount && subject.pendingCount === 0;
  if (allRun && isLeaving(subject, others)) return leaving(subject, others, prefix, context);
  const serving = servingText(service, others, context);
  const counts = countsText(service, subject, context);
  if (!allRun) return { what: `${prefix}${serving}; ${counts}, ${missingText(service)}`, most: null };
  if (service.desiredCount === 0) return { what: `${prefix}no task is to run (desired count 0)`, most: null };
  const { gate } = context;
  return {
    what: `${prefix}${serving}; ${counts}, ${gateText(gate, service.desiredCount)}`,
    most: gate?.most ?? null
  };
}
function progressLine({ what, most }, seconds4) {
  if (seconds4 < 1) return most === null ? what : `${what}, at most ${most} s`;
  return most === null ? `${what}, ${seconds4} s so far` : `${what}, ${seconds4} s of at most ${most}`;
}
function prefixOf({ deployments }, subject, { ownId }) {
  if (subject.id === ownId) return "";
  return deployments.some(({ id }) => id === ownId) ? `ECS is rolling back to ${shortName(subject.taskDefinition)}: ` : "our deployment is not PRIMARY: ";
}
function isLeaving(subject, others) {
  if (subject.rolloutState === "COMPLETED") return true;
  return others.length > 0 && others.every(({ desiredCount }) => desiredCount === 0) && subject.runningCount > 0;
}
function leaving(subject, others, prefix, context) {
  const name = nameOf2(subject, context);
  const serving = subject.runningCount > 0 ? `serving ${name}` : `${name} has no task to run (desired count 0)`;
  if (others.length === 0) return { what: `${prefix}${serving}, complete`, most: null };
  return { what: `${prefix}${serving}, draining the old (${namesOf(others)})`, most: null };
}
function servingText(service, others, context) {
  const serving = others.filter(({ runningCount }) => runningCount > 0);
  if (serving.length === 0) return "no old task serves";
  const many = service.desiredCount > 1;
  const texts = serving.map(
    (deployment) => `${nameOf2(deployment, context)}${many ? ` ${deployment.runningCount}/${service.desiredCount}` : ""}`
  );
  return `serving ${texts.join(" and ")}`;
}
function countsText({ desiredCount }, subject, context) {
  const { runningCount, pendingCount, failedTasks } = subject;
  const pending = pendingCount > 0 ? `, ${pendingCount} starting` : "";
  const failed = failedTasks > 0 ? `, ${failedTasks} failed` : "";
  return `${nameOf2(subject, context)} ${runningCount}/${desiredCount} started${pending}${failed}`;
}
function missingText(service) {
  const { deployments, desiredCount, deploymentConfiguration } = service;
  if ((primaryDeployment(service)?.pendingCount ?? 0) > 0) return "waiting for it to run";
  const live = deployments.reduce((sum2, { runningCount, pendingCount }) => sum2 + runningCount + pendingCount, 0);
  const { upper } = bounds(desiredCount, percentsOf(deploymentConfiguration));
  return live >= upper ? "waiting for an old task to stop" : "waiting for ECS to place a task";
}
function gateText(gate, desiredCount) {
  const whose = desiredCount === 1 ? "its" : "their";
  switch (gate?.kind) {
    case "health-check":
      return `waiting for ${whose} health check${desiredCount === 1 ? "" : "s"}`;
    case "target-group":
      return `waiting for ${whose} target${desiredCount === 1 ? "" : "s"} to be healthy`;
    case "age":
      return `waiting until ECS counts ${desiredCount === 1 ? "it" : "them"} as healthy`;
    case void 0:
      return "waiting for ECS to call it complete";
  }
}
function nameOf2({ taskDefinition }, { versions = {} }) {
  const version = versions[taskDefinition];
  const name = shortName(taskDefinition);
  return version === void 0 ? name : `${version} (${name})`;
}
function namesOf(deployments) {
  return deployments.map(({ taskDefinition }) => shortName(taskDefinition)).join(", ");
}

// src/ecs/watch/ledger.ts
var quietest = 25e3;
function openLedger(context, log) {
  const known = new Set(context.earlierEventIds);
  const events = [];
  const last = { what: "", since: 0, printedAt: Number.NEGATIVE_INFINITY };
  const printEvents = (service, elapsed) => {
    for (const event of service.events.filter(({ id }) => !known.has(id)).reverse()) {
      known.add(event.id);
      events.push(event);
      log.info(`${stamp(elapsed)} event: ${event.message}`);
    }
  };
  return {
    events,
    see(service, elapsed) {
      printEvents(service, elapsed);
      const now = progress(service, context);
      const changed = now.what !== last.what;
      if (!changed && elapsed - last.printedAt < quietest) return;
      if (changed) Object.assign(last, { what: now.what, since: elapsed });
      last.printedAt = elapsed;
      log.info(`${stamp(elapsed)} ${progressLine(now, Math.floor((elapsed - last.since) / 1e3))}`);
    }
  };
}
function stamp(milliseconds2) {
  const seconds4 = Math.floor(milliseconds2 / 1e3);
  return `+${Math.floor(seconds4 / 60)}:${String(seconds4 % 60).padStart(2, "0")}`;
}

// src/ecs/situation/service-deployment.ts
function deploymentNumber(deploymentId) {
  return deploymentId.slice(deploymentId.lastIndexOf("/") + 1);
}
async function describeServiceDeployments(call, arns) {
  const answer = await call("DescribeServiceDeployments", { serviceDeploymentArns: [...arns] });
  return asObjects(answer.serviceDeployments).map(parseServiceDeployment);
}
async function findServiceDeployment(call, place, deploymentId) {
  const { cluster, service } = place;
  const answer = await call("ListServiceDeployments", { cluster, service });
  const own = asObjects(answer.serviceDeployments).filter(({ targetServiceRevisionArn: arn }) => numberOf(arn) === deploymentNumber(deploymentId)).sort((one, other) => (asNumber(other.createdAt) ?? 0) - (asNumber(one.createdAt) ?? 0));
  return asString(own[0]?.serviceDeploymentArn);
}
function parseServiceDeployment(raw) {
  const breaker = asObject(raw.deploymentCircuitBreaker);
  return {
    arn: asString(raw.serviceDeploymentArn) ?? "",
    status: asString(raw.status) ?? "",
    statusReason: asString(raw.statusReason) ?? "",
    target: parseCounts(asObject(raw.targetServiceRevision) ?? {}),
    sources: asObjects(raw.sourceServiceRevisions).map(parseCounts),
    failureCount: asNumber(breaker?.failureCount) ?? 0,
    failureThreshold: asNumber(breaker?.threshold) ?? 0,
    startedAt: asNumber(raw.startedAt) ?? null,
    finishedAt: asNumber(raw.finishedAt) ?? null
  };
}
function parseCounts(raw) {
  return {
    number: numberOf(raw.arn),
    requested: asNumber(raw.requestedTaskCount) ?? 0,
    running: asNumber(raw.runningTaskCount) ?? 0,
    pending: asNumber(raw.pendingTaskCount) ?? 0
  };
}
function numberOf(arn) {
  const text = asString(arn) ?? "";
  return text.slice(text.lastIndexOf("/") + 1);
}

// src/ecs/watch/counts.ts
function withCounts(service, { target, sources, failureCount }) {
  const counts = new Map([...sources, target].map((revision) => [revision.number, revision]));
  const deployments = service.deployments.map((deployment) => {
    const number = deploymentNumber(deployment.id);
    const revision = counts.get(number);
    if (revision === void 0) return deployment;
    const { requested, running, pending } = revision;
    const failed = number === target.number ? Math.max(deployment.failedTasks, failureCount) : deployment.failedTasks;
    return {
      ...deployment,
      desiredCount: requested,
      runningCount: running,
      pendingCount: pending,
      failedTasks: failed
    };
  });
  return { ...service, deployments };
}
function countsOf({ deployments, desiredCount }) {
  const counts = deployments.map(
    ({ id, rolloutState, desiredCount: wanted, runningCount, pendingCount, failedTasks }) => [id, rolloutState, wanted, runningCount, pendingCount, failedTasks].join(" ")
  );
  return [desiredCount, ...counts].join(", ");
}

// src/ecs/watch/lookout.ts
var longestWithoutEvents = 3e4;
var longestMissing = 3e4;
var mostSearches = 3;
var followWhole = { arn: null, searches: mostSearches };
var underWay = /* @__PURE__ */ new Set(["PENDING", "IN_PROGRESS"]);
function openLookout(target, call, say) {
  const state = { service: null, readAt: 0, changed: true, arn: null, searches: 0, missingSince: null };
  return {
    async look(now) {
      try {
        return { kind: "seen", service: await lookOnce(target, call, state, now, say) };
      } catch (thrown) {
        return setback(thrown, target, state, now);
      }
    }
  };
}
async function lookOnce(target, call, state, now, say) {
  const { service } = state;
  if (service === null || needsWhole(service, state, target, now)) return readWhole(target, call, state, now);
  const deployment = await readOwn(target, call, state, say);
  if (deployment === void 0) return readWhole(target, call, state, now);
  if (!underWay.has(deployment.status)) {
    Object.assign(state, followWhole);
    return readWhole(target, call, state, now);
  }
  const updated = withCounts(service, deployment);
  state.changed = countsOf(updated) !== countsOf(service);
  state.service = updated;
  return updated;
}
function needsWhole(service, state, { deploymentId }, now) {
  const own = service.deployments.find(({ id }) => id === deploymentId);
  const nothingOnItsWay = own !== void 0 && own.pendingCount === 0 && own.runningCount < service.desiredCount;
  const followsWhole = state.arn === null && state.searches >= mostSearches;
  return followsWhole || state.changed || own === void 0 || nothingOnItsWay || now - state.readAt >= longestWithoutEvents;
}
async function readWhole(target, call, state, now) {
  const { cluster, service: name } = target;
  const answer = await call("DescribeServices", { cluster, services: [name] });
  const [raw] = asObjects(answer.services);
  if (raw === void 0) throw disappeared(name);
  const service = parseService(raw);
  Object.assign(state, { service, readAt: now, changed: false, missingSince: null });
  if (state.arn === null && state.searches < mostSearches) state.arn = service.currentServiceDeployment;
  return service;
}
async function readOwn(target, call, state, say) {
  try {
    const known = state.arn === null ? void 0 : await describeOwn(call, state.arn, target);
    if (known !== void 0) return known;
    state.searches += 1;
    state.arn = await findServiceDeployment(call, target, target.deploymentId) ?? null;
    return state.arn === null ? void 0 : await describeOwn(call, state.arn, target);
  } catch (thrown) {
    if (!isAccessDenied(thrown) && !isUnknownOperation(thrown)) throw thrown;
    Object.assign(state, followWhole);
    say(withoutServiceDeployments(thrown, target));
    return void 0;
  }
}
async function describeOwn(call, arn, target) {
  const [found] = await describeServiceDeployments(call, [arn]);
  return found?.target.number === deploymentNumber(target.deploymentId) ? found : void 0;
}
function withoutServiceDeployments(thrown, { service }) {
  const error = explainAwsError(thrown, {
    iamAction: "ecs:DescribeServiceDeployments",
    resource: `service ${service}`
  });
  return isAccessDenied(thrown) ? `${error.sentences.what} The service as a whole is looked at instead.` : "This endpoint has no service deployments; the service as a whole is looked at instead.";
}
function setback(thrown, target, state, now) {
  const call = { iamAction: "ecs:DescribeServices", resource: `service ${target.service}` };
  const error = explainAwsError(thrown, call);
  const isMissing = error.code === "SERVICE_NOT_FOUND";
  if (isMissing) state.missingSince ??= now;
  const waits = isMissing ? now - (state.missingSince ?? now) < longestMissing : mayPass(thrown);
  if (waits) return { kind: "setback", error };
  throw lostSight(error, target);
}
function disappeared(service) {
  return new BerthError("SERVICE_NOT_FOUND", {
    what: `The service "${service}" disappeared while it was being deployed.`,
    why: "ECS no longer lists it in this cluster.",
    fix: "Look in CloudTrail for who deleted it."
  });
}
function lostSight(error, { cluster, service }) {
  const { what, why } = error.sentences;
  const command = `aws ecs describe-services --cluster ${cluster} --services ${service}`;
  const sentences = {
    what: `Berth lost sight of the deployment, which goes on in ECS: ${what}`,
    why,
    fix: `Look at it with: ${command}. ${error.sentences.fix}`
  };
  return new BerthError(error.code, sentences, { cause: error });
}

// src/ecs/watch/next-look.ts
var idle = 1e4;
var untilHealthy = 15e3;
var first = 7e3;
var due = { young: 1200, old: 1600, from: 6e4 };
var longest = 6e4;
function nextLook(moment) {
  const backedOff = Math.min(longest, pace(moment) * 2 ** Math.min(10, moment.setbacks));
  return backedOff * (0.9 + 0.2 * moment.chance);
}
function pace({ elapsed, sinceRunning, unseen: unseen2, least }) {
  if (sinceRunning === null) return elapsed < first / 2 ? first : idle;
  if (least === null) return sinceRunning < 45e3 ? 1e3 : 2e3;
  return Math.min(untilHealthy, Math.max(elapsed < due.from ? due.young : due.old, least - unseen2 - sinceRunning));
}

// src/ecs/watch/pacer.ts
function openPacer(startedAt) {
  let setbacks = 0;
  let running = null;
  let lastWithout = null;
  let leaving2 = false;
  return {
    see(service, at) {
      setbacks = 0;
      const primary = primaryDeployment(service);
      leaving2 = areLeaving(service);
      if (primary === void 0 || primary.runningCount < service.desiredCount) {
        running = null;
        lastWithout = at;
        return;
      }
      const unseen2 = lastWithout === null ? Number.POSITIVE_INFINITY : at - lastWithout;
      running ??= { since: at, unseen: unseen2 };
    },
    setBack() {
      setbacks += 1;
    },
    moment(at, least, chance) {
      const sinceRunning = running === null ? null : at - running.since;
      return {
        elapsed: at - startedAt,
        sinceRunning,
        unseen: running?.unseen ?? 0,
        least: leaving2 ? 0 : least,
        setbacks,
        chance
      };
    }
  };
}
function areLeaving({ deployments, loadBalanced }) {
  const older = deployments.filter(({ status }) => status !== "PRIMARY");
  return !loadBalanced && older.length > 0 && older.every(({ desiredCount }) => desiredCount === 0);
}

// src/ecs/watch/stall.ts
var modelAgrees = "The rollout model agrees that nothing can move.";
var unmovedFor = 2e4;
var betweenPredictions = 1e4;
var agreeing = 2;
function openStallWatch(own, predict2) {
  const seen = { counts: "", since: 0, askedAt: Number.NEGATIVE_INFINITY, agreed: 0 };
  return {
    async check(service, observation, at) {
      const counts = countsOf(service);
      if (counts !== seen.counts) Object.assign(seen, { counts, since: at, agreed: 0 });
      if (predict2 === void 0 || !mayHaveStalled(own, observation) || at - seen.since < unmovedFor) return void 0;
      if (at - seen.askedAt < betweenPredictions) return void 0;
      seen.askedAt = at;
      seen.agreed = await predict2() === "stalls" ? seen.agreed + 1 : 0;
      if (seen.agreed < agreeing) return void 0;
      const event = observation.newEvents.find(isStallEvent) ?? "";
      return { outcome: "stalled", reason: `ECS says: "${event}" ${modelAgrees}` };
    }
  };
}

// src/ecs/watch/superseder.ts
async function readSuperseder(call, service) {
  const primary = primaryDeployment(service);
  if (primary === void 0) return null;
  const { id: deploymentId, taskDefinition: arn } = primary;
  const unread = () => ({ taskDefinition: {} });
  const { taskDefinition } = await describeTaskDefinition(call, arn).catch(unread);
  const registeredBy = asString(taskDefinition.registeredBy) ?? null;
  return { deploymentId, taskDefinition: arn, images: Object.values(imagesOf(taskDefinition)), registeredBy };
}

// src/ecs/watch/watch.ts
async function watch(target, tools) {
  const watching = begin(target, tools);
  for (; ; ) {
    const ending = await turn(watching);
    if (ending !== void 0) return await resultOf(watching, ending);
    await pause(watching);
  }
}
function begin(target, tools) {
  const { clock: clock2, log } = tools;
  const { cluster, service, deployment } = target;
  const startedAt = clock2.now();
  return {
    target,
    tools,
    startedAt,
    deadline: startedAt + target.limitMinutes * 6e4,
    lookout: openLookout({ cluster, service, deploymentId: deployment.id }, tools.call, log.info),
    ledger: openLedger({ ...target, ownId: deployment.id }, log),
    pacer: openPacer(startedAt),
    stall: openStallWatch(deployment, tools.predict),
    inspector: openInspector(tools.inspect, log.debug),
    service: parseService({ serviceName: service }),
    ownWasSeen: false
  };
}
async function turn(watching) {
  const { tools, lookout, deadline } = watching;
  const sight = await unlessAborted(lookout.look(tools.clock.now()), tools.cancelled);
  if (sight === "aborted") return { outcome: "cancelled" };
  const at = tools.clock.now();
  const ending = sight.kind === "seen" ? await judgeSight(watching, sight.service, at) : setBack(watching, sight, at);
  if (ending !== void 0) return ending;
  if (tools.cancelled.aborted) return { outcome: "cancelled" };
  return at < deadline ? void 0 : { outcome: judgeAtDeadline(watching.target.deployment, observationOf(watching)) };
}
function setBack({ target, tools, pacer, deadline }, sight, at) {
  const { cluster, service, deployment } = target;
  if (at >= deadline) throw lostSight(sight.error, { cluster, service, deploymentId: deployment.id });
  pacer.setBack();
  tools.log.info(`Could not look at the service, trying again. ${sight.error.sentences.why}`);
  return void 0;
}
async function judgeSight(watching, service, at) {
  const { target, ledger, pacer, stall: stall2, inspector, tools, startedAt } = watching;
  const elapsed = at - startedAt;
  watching.service = service;
  watching.ownWasSeen ||= service.deployments.some(({ id }) => id === target.deployment.id) || elapsed >= 3e4;
  pacer.see(service, at);
  ledger.see(service, elapsed);
  const observation = observationOf(watching);
  const verdict = judge(target.deployment, observation);
  if (verdict.ended) return { outcome: verdict.outcome };
  const look = { service, ownId: target.deployment.id, elapsedSeconds: elapsed / 1e3, events: ledger.events };
  const checks = async () => await inspector.inspect(look, at) ?? await stall2.check(service, observation, at);
  const ending = await unlessAborted(checks(), tools.cancelled);
  return ending === "aborted" ? { outcome: "cancelled" } : ending;
}
function observationOf({ service, ledger, ownWasSeen }) {
  const newEvents = ledger.events.map(({ message }) => message).reverse();
  return { ...service, newEvents, ownWasSeen };
}
async function pause({ tools, pacer, target, deadline }) {
  const { clock: clock2, cancelled: cancelled2, random = Math.random } = tools;
  const at = clock2.now();
  const moment = pacer.moment(at, target.leastUntilHealthy, random());
  await clock2.sleep(Math.min(nextLook(moment), Math.max(0, deadline - at)), cancelled2);
}
async function resultOf(watching, { outcome, reason }) {
  const { service, ledger, tools, startedAt } = watching;
  const elapsedSeconds = (tools.clock.now() - startedAt) / 1e3;
  const superseder = outcome === "superseded" ? await readSuperseder(tools.call, service) : null;
  return { outcome, service, events: ledger.events, elapsedSeconds, reason: reason ?? null, superseder };
}

// src/report/explanation-lines.ts
function explanationLines(explanation) {
  const { cause, groups, container, events, targets, breaker, unread } = explanation;
  return [
    ...cause === null ? ["Cause: not known from what could be read."] : causeLines(cause),
    ...groups.flatMap(groupLines),
    ...container === null || container.lastLines.length === 0 ? [] : [`Last lines of ${container.name}, task ${container.taskId}:`, ...container.lastLines.flatMap(foreignLines)],
    ...events.length === 0 ? [] : ["Events:", ...events.flatMap(({ message }) => foreignLines(message))],
    ...targets.map((target) => `Target: ${targetText(target)}`),
    ...breaker === null ? [] : [breakerText(breaker)],
    ...unread
  ];
}
function causeLines({ name, sentence, quote, fix }) {
  const seen = quote === null ? [] : ["Seen:", ...foreignLines(quote)];
  return [`Cause: ${name}. ${sentence}`, ...seen, `Fix: ${fix}`];
}
function groupLines(group) {
  const { count, stopCode, reason, containers } = group;
  const tasks2 = count === 1 ? "1 task" : `${count} tasks`;
  return [
    `${tasks2} stopped, ${stopCode}:`,
    ...[reason, ...containers].filter((text) => text !== "").flatMap(foreignLines)
  ];
}
function targetText({
  taskId,
  targetGroup,
  port,
  path,
  state,
  description
}) {
  const asked = path === null ? `port ${port}` : `${path} on port ${port}`;
  return `task ${taskId} is ${state} in ${targetGroup} (${asked})${description === "" ? "" : `: ${description}`}`;
}
function breakerText({ failureCount, threshold }) {
  return `Circuit breaker: ${failureCount} of ${threshold} failures.`;
}

// src/report/explanation-summary.ts
function explanationSummary(explanation) {
  const { cause, groups, container, targets, breaker, unread } = explanation;
  return [
    ...cause === null ? ["**Cause**: not known from what could be read.", ""] : causeSection(cause),
    ...groupTable(groups),
    ...container === null ? [] : lastLinesBlock(container),
    ...eventsBlock(explanation),
    ...list([...targets.map(targetText), ...breaker === null ? [] : [breakerText(breaker)], ...unread])
  ];
}
function causeSection({ name, sentence, quote, fix }) {
  return [
    `**Cause** \`${name}\`: ${escaped(sentence)}`,
    "",
    ...quote === null ? [] : [...fenced([quote]), ""],
    `**Fix**: ${escaped(fix)}`,
    ""
  ];
}
function groupTable(groups) {
  if (groups.length === 0) return [];
  const rows = groups.map(({ count, stopCode, reason, containers }) => {
    const ends = containers.map(inlineCode).join("<br>");
    return `| ${count} | ${stopCode} | ${reason === "" ? "" : inlineCode(reason)} | ${ends} |`;
  });
  return ["| Stopped tasks | Stop code | Reason | Container that failed first |", "|---|---|---|---|", ...rows, ""];
}
function lastLinesBlock({ name, taskId, exitCode, meaning, lastLines }) {
  if (lastLines.length === 0) return [];
  const end = exitCode === null ? "" : `, exit code ${exitCode} (${meaning})`;
  const title = `Last lines of ${name}${end}, task ${taskId}`;
  return folded(title, fenced(lastLines));
}
function eventsBlock({ events }) {
  if (events.length === 0) return [];
  return folded("Events that tell of trouble", fenced(events.map(({ message }) => message)));
}
function folded(title, block) {
  return [`<details><summary>${escaped(title)}</summary>`, "", ...block, "", "</details>", ""];
}
function list(items) {
  return items.length === 0 ? [] : [...items.map((item) => `- ${escaped(item)}`), ""];
}
function escaped(text) {
  return text.replace(/[\\`*_[\]]/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

// src/report/capacity-text.ts
function capacityText(alternatives) {
  return alternatives.map(oneText).join(", or ");
}
function oneText({ dynamicPort: dynamicPort2, cpu, memory, networkInterfaces, instances }) {
  const room = [
    ...memory > 0 ? [`${memory} MiB more`] : [],
    ...cpu > 0 ? [`${cpu} CPU units more`] : [],
    ...networkInterfaces > 0 ? ["one network interface more"] : []
  ];
  return [
    ...room.length > 0 ? [`${room.join(" and ")} on one instance`] : [],
    ...dynamicPort2 ? ["a dynamic host port"] : [],
    ...instances > 0 ? ["one more container instance"] : []
  ].join(" with ");
}

// src/ecs/secrets/parameter-versions.ts
var versionsLabel = "berth.parameter-versions";
function parseVersions(label) {
  const pairs = (label ?? "").split(",").map((pair2) => /^([^=]+)=(\d+)$/.exec(pair2));
  return new Map(pairs.flatMap((match) => match === null ? [] : [[match[1] ?? "", match[2] ?? ""]]));
}
function formatVersions(versions) {
  const sorted = [...versions].sort(([one], [other]) => one < other ? -1 : one > other ? 1 : 0);
  return sorted.map(([name, version]) => `${name}=${version}`).join(",");
}

// src/ecs/secrets/secret-changes.ts
function secretChanges(before2, after) {
  const [old, now] = [secretsOf(before2), secretsOf(after)];
  const stores = [...now.values()].map(({ store }) => store);
  const differing = [...now].flatMap(([key, { name, valueFrom, version }]) => {
    const was = old.get(key);
    if (was === void 0) return [{ name, kind: "added", version }];
    return was.valueFrom === valueFrom && was.version === version ? [] : [{ name, kind: "changed", version }];
  });
  const gone = [...old].filter(([key]) => !now.has(key));
  const removed = gone.map(([, { name }]) => ({ name, kind: "removed", version: null }));
  return {
    parameterStore: stores.filter((store) => store === "parameter-store").length,
    secretsManager: stores.filter((store) => store === "secrets-manager").length,
    changes: [...differing, ...removed]
  };
}
function secretsOf(taskDefinition) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  return new Map(
    containers.flatMap((container) => {
      const versions = parseVersions(asString(asObject(container.dockerLabels)?.[versionsLabel]));
      return asObjects(container.secrets).map((entry) => {
        const secret = secretOf(entry, versions);
        return [JSON.stringify([container.name, secret.name]), secret];
      });
    })
  );
}
function secretOf(entry, versions) {
  const [name, valueFrom] = [asString(entry.name) ?? "", asString(entry.valueFrom) ?? ""];
  const parsed = parseValueFrom(valueFrom);
  return !("problem" in parsed) && parsed.store === "secrets-manager" ? { name, valueFrom, store: "secrets-manager", version: parsed.version } : { name, valueFrom, store: "parameter-store", version: versions.get(name) ?? null };
}

// src/report/secrets-text.ts
function secretsText({ taskDefinition }, { wanted }) {
  const { parameterStore, secretsManager, changes } = secretChanges(taskDefinition, wanted);
  const counts = [
    ...parameterStore === 0 ? [] : [`${parameterStore} from SSM Parameter Store`],
    ...secretsManager === 0 ? [] : [`${secretsManager} from Secrets Manager`]
  ];
  if (counts.length === 0 && changes.length === 0) return null;
  const changed = changes.length === 0 ? "as before" : changes.map(changeText).join(", ");
  return `${counts.length === 0 ? "none" : counts.join(", ")} (${changed})`;
}
function changeText({ name, kind, version }) {
  const shown = version === null ? null : version.slice(0, 8);
  switch (kind) {
    case "added":
      return shown === null ? `${name} is new` : `${name} is new, version ${shown}`;
    case "changed":
      return shown === null ? `${name} changed` : `${name} changed to version ${shown}`;
    case "removed":
      return `${name} removed`;
  }
}
function secretsCheckLines(check) {
  return check === null ? [] : [`execution role   ${accessText(check)}`];
}
function accessText({ roleArn, access }) {
  const role = roleNameOf(roleArn);
  switch (access.kind) {
    case "allowed":
      return `${role} may read the secrets`;
    case "denied":
      return `${role} MAY NOT READ ${access.denied.map(deniedText).join(", ")}`;
    case "unknown":
      return `whether ${role} may read the secrets is not known. ${access.why}`;
    case "no-role":
      return "NONE: ECS takes no secrets without one";
  }
}
function deniedText({ action, resource }) {
  return `${resource} (${action})`;
}
function secretsNotice(check) {
  if (check?.access.kind !== "unknown") return null;
  return `Whether the execution role ${roleNameOf(check.roleArn)} may read the secrets of the task definition is not known. ${check.access.why} The deploy goes on.`;
}
function secretsNotReadable(check) {
  if (check === null || check.access.kind === "allowed" || check.access.kind === "unknown") return null;
  return check.access.kind === "no-role" ? withoutRole(check) : deniedToRole(check, check.access.denied);
}
function withoutRole(check) {
  return new BerthError("SECRETS_NOT_READABLE", {
    what: `The task definition has secrets (${namesOf2(check)}) but no execution role, so nothing was changed.`,
    why: `ECS refuses it: "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'."`,
    fix: `Set "executionRoleArn" in the task definition to a role that ecs-tasks.amazonaws.com may assume and that has this policy: ${policyText(check)}`
  });
}
function deniedToRole(check, denied) {
  const role = roleNameOf(check.roleArn);
  const refused = new Set(denied.map(({ resource }) => resource));
  const names = check.reads.filter(({ resource }) => refused.has(resource)).map(({ name }) => name);
  const [first2] = denied;
  return new BerthError("SECRETS_NOT_READABLE", {
    what: `The execution role ${role} may not read ${[...new Set(names)].join(", ")}, so nothing was changed.`,
    why: `${whyText(first2, role)} ECS starts no task whose secrets it cannot read.`,
    fix: `${fixText(first2, role)}${policyText(check)}`
  });
}
function whyText(denied, role) {
  const access = `${denied?.action ?? ""} on ${denied?.resource ?? ""}`;
  switch (denied?.by) {
    case "explicit-deny":
      return `A policy of ${role} denies ${access}.`;
    case "boundary":
      return `The permissions boundary of ${role} does not allow ${access}.`;
    case "organization":
      return `A service control policy of the organization does not allow ${access}.`;
    default:
      return `No policy of ${role} allows ${access}.`;
  }
}
function fixText(denied, role) {
  switch (denied?.by) {
    case "explicit-deny":
      return `Take these out of what the policy denies, and see that ${role} has this policy: `;
    case "boundary":
      return `Allow these in the permissions boundary too, and see that ${role} has this policy: `;
    case "organization":
      return `Ask who keeps the service control policies to allow these, and see that ${role} has this policy: `;
    default:
      return `Add this policy to ${role} (aws iam put-role-policy --role-name ${role} --policy-name read-secrets --policy-document \u2026): `;
  }
}
var longestPolicy = 2500;
function policyText(check) {
  const text = JSON.stringify(secretsPolicy(check));
  return text.length <= longestPolicy ? text : `see "${policyTitle(check)}" in the log.`;
}
function policyTitle({ roleArn }) {
  return roleArn === null ? "The policy of the execution role" : `The policy that ${roleNameOf(roleArn)} lacks`;
}
function secretsPolicy({ reads }) {
  const resourcesOf = (action) => [
    ...new Set(reads.filter((read) => read.action === action).map(({ resource }) => resource))
  ];
  const statements = [
    { Sid: "ReadParameters", Action: "ssm:GetParameters", Resource: resourcesOf("ssm:GetParameters") },
    {
      Sid: "ReadSecrets",
      Action: "secretsmanager:GetSecretValue",
      Resource: resourcesOf("secretsmanager:GetSecretValue")
    }
  ].filter(({ Resource }) => Resource.length > 0);
  return {
    Version: "2012-10-17",
    Statement: statements.map(({ Sid, Action, Resource }) => ({ Sid, Effect: "Allow", Action, Resource }))
  };
}
function namesOf2({ reads }) {
  return [...new Set(reads.map(({ name }) => name))].join(", ");
}
function roleNameOf(roleArn) {
  return roleArn === null ? "" : roleArn.slice(roleArn.lastIndexOf("/") + 1);
}

// src/report/plan-text.ts
function planText(situation, plan, more = []) {
  return [
    ...changeLines(situation, plan),
    ...secretsLines(situation, plan),
    `desired count    ${plan.desiredCount}`,
    `percents         ${percentsLine(plan)}`,
    `                 ${explainPercents(plan)}`,
    ...plan.update.availabilityZoneRebalancing === "DISABLED" ? [rebalancingLine] : [],
    ...breakerLines(plan),
    `prediction       ${predictionLine(plan.prediction)}`,
    ...worstLines(plan),
    ...timelineLines(plan.prediction).map((line) => `                 ${line}`),
    ...more
  ];
}
var rebalancingLine = "zone rebalancing DISABLED in the same call, since ECS refuses a maximum of 100 % while it is on";
function percentsLine({ percentsInForce, percents }) {
  const [before2, after] = [pair(percentsInForce), pair(percents)];
  return before2 === after ? `${after} (minimum healthy / maximum), as in force` : `${before2} -> ${after} (minimum healthy / maximum)`;
}
function explainPercents(plan) {
  const { lower, upper } = bounds(plan.desiredCount, plan.percents);
  const effect = `at least ${lower} and at most ${upper} of ${plan.desiredCount} at any moment`;
  switch (plan.percentsReason) {
    case "in-force-is-best":
      return `No other pair is better here: ${effect}.`;
    case "room-to-start-first":
      return `There is room for new tasks beside the old ones, so new ones start first: ${effect}.`;
    case "must-stop-first":
      return `A new task only fits where an old one has gone, so an old one stops first: ${effect}.`;
    case "cannot-complete":
      return "No pair of percents lets this rollout complete.";
    case "exclusive":
      return `"exclusive" asks for no two tasks at once, so the old one stops first, even where there is room: ${effect}.`;
    case "given":
      return `Given by the inputs: ${effect}.`;
    case "prediction-unknown":
      return `Kept, because the rollout cannot be predicted: ${effect}.`;
    case "not-needed":
      return "Nothing is deployed, so they stay as they are.";
  }
}
function predictionLine(prediction) {
  switch (prediction.verdict) {
    case "completes":
      return `completes in ${range(prediction.finish)}; ${interruptionText(prediction)}`;
    case "stalls":
      return `STALLS: ${prediction.why} ECS will say: "${prediction.event}"`;
    case "unknown":
      return `unknown, because ${prediction.reasons.join(", and ")}`;
  }
}
function pair({ minimumHealthy, maximum }) {
  return `${minimumHealthy}/${maximum}`;
}
function changeLines({ taskDefinition, primary }, plan) {
  const live = shortName(primary.taskDefinition);
  if (plan.revision === primary.taskDefinition) {
    return [`task definition  ${live}, unchanged${plan.startsDeployment ? "; new deployment forced" : ""}`];
  }
  const next = plan.revision === null ? "a new revision" : `${shortName(plan.revision)}, which exists`;
  const before2 = imagesOf(taskDefinition);
  const changed = Object.entries(imagesOf(plan.wanted)).filter(([name, image]) => before2[name] !== image);
  const images = changed.map(([name, image]) => `image of ${name}: ${before2[name] ?? "(new container)"} -> ${image}`);
  return [`task definition  ${live} -> ${next}`, ...images.map((line) => `                 ${line}`)];
}
function secretsLines(situation, plan) {
  const text = secretsText(situation, plan);
  return text === null ? [] : [`secrets          ${text}`];
}
function breakerLines({ circuitBreaker }) {
  if (circuitBreaker === null) return [];
  const { rollback, threshold } = circuitBreakerOf({ deploymentCircuitBreaker: circuitBreaker });
  const limit = threshold.type === "COUNT" ? `${threshold.value} failed tasks` : `${threshold.value} % failed tasks`;
  const then = rollback ? "ECS goes back to the last deployment that completed" : "ECS starts no more tasks";
  return [`circuit breaker  set, because the service has none: after ${limit} ${then}`];
}
function worstLines({ prediction, desiredCount, missingCapacity: missingCapacity2 }) {
  if (prediction.verdict !== "completes") return [];
  const { lowestHealthy, lowestAt, peakTasks } = prediction;
  const worst = `worst moment     ${lowestHealthy} of ${desiredCount} healthy at ${lowestAt} s; at most ${peakTasks} at once`;
  const missing = capacityText(missingCapacity2);
  return missing === "" ? [worst] : [worst, `                 To serve at every moment: ${missing}.`];
}
function interruptionText({ servedBefore, interruption }) {
  if (!servedBefore) return "no task serves yet";
  return interruption.most === 0 ? "a task serves at all times" : `no task serves for ${range(interruption)}`;
}
function range({ least, expected, most }) {
  return least === most ? `${most} s` : `about ${expected} s (${least} to ${most} s)`;
}

// src/report/rehearsal-text.ts
function rehearsalLine({ plan, result }) {
  if (plan.kind === "skipped") return asSentence(`skipped, because ${plan.why}`);
  if (result === null) return "not finished.";
  const { ending } = result;
  switch (ending.verdict) {
    case "passed":
      return `passed: ${ending.why}, beside the old version.`;
    case "failed":
      return `FAILED: ${failureSentence(result)}`;
    case "not-rehearsed": {
      const image = ending.pulled ? " The new image is on the instance all the same" : " The new image was not pulled";
      return `${asSentence(`not rehearsed: ${ending.why}`)}${image}.`;
    }
    case "cancelled":
      return "cancelled; its task was stopped.";
  }
}
function plannedRehearsalLines({ nothingToDo }, rehearsal) {
  if (nothingToDo) return [];
  const text = rehearsal.kind === "skipped" ? asSentence(`none, because ${rehearsal.why}`) : intentionLine(rehearsal);
  return [`rehearsal        ${text}`];
}
function intentionLine(plan) {
  const where = plan.place.launch === "fargate" ? "on Fargate" : `on instance ${plan.place.instanceId}`;
  if (plan.kind === "pull-only") return `Only the new image is pulled ${where}: ${plan.why}.`;
  const limits = asObjects(plan.copy.containerDefinitions).map(({ memory: memory2 }) => asNumber(memory2) ?? 0);
  const memory = limits.reduce((total, limit) => total + limit, 0);
  const less = plan.memoryReduced ? `, with ${memory} MiB, all that the old task leaves` : "";
  return `The new version starts ${where} beside the old one, without host ports${less}.`;
}
function lastWordsOf({ result }) {
  return result?.ending.verdict === "failed" ? result.explanation?.lastLines ?? [] : [];
}
function rehearsalCause(rehearsal) {
  const result = rehearsal?.result;
  return result?.ending.verdict === "failed" ? result.explanation?.cause ?? "" : "";
}
function rehearsalFailed(result, service) {
  const { explanation } = result;
  const why = failureSentence(result);
  const last = explanation?.lastLines.at(-1);
  const fix = explanation?.fix ?? "Correct the image, its settings or what it needs to reach, and deploy again.";
  return new BerthError("REHEARSAL_FAILED", {
    what: `The new version of ${service} failed its rehearsal, so nothing was replaced: the old version still serves.`,
    why: last === void 0 ? why : `${why} Its last words: ${quoted(last)}.`,
    fix: `${fix} If it fails only because it runs beside the old version, set "rehearse: off".`
  });
}
function failureSentence({ ending, explanation }) {
  if (explanation !== null && explanation.cause !== null) return explanation.sentence;
  return ending.verdict === "cancelled" ? "" : asSentence(ending.why);
}

// src/report/running-text.ts
function runningText({ deployments, desiredCount }) {
  const running = deployments.filter(({ runningCount }) => runningCount > 0);
  if (running.length === 0) return "At that moment no task of the service ran.";
  const parts = running.map(({ taskDefinition, runningCount }) => `${shortName(taskDefinition)} (${runningCount})`);
  return `At that moment these ran, of ${desiredCount} wanted: ${parts.join(", ")}.`;
}

// src/report/deploy-summary.ts
function deploySummary(report2) {
  const { situation, plan, watched } = report2;
  const rows = [
    ["Task definition", taskDefinitionText(report2)],
    ...secretsRows(report2),
    ["Percents", `${percentsLine(plan)}. ${explainPercents(plan)}`],
    ["Predicted", predictionLine(plan.prediction)],
    ...report2.before === null ? [] : [["Before", oneOffLine(report2.before)]],
    ...rehearsalRows(report2.rehearsal),
    ["Actual", actualText(report2)],
    ...proofRows(report2.proof),
    ...report2.undo === null ? [] : [["Afterwards", report2.undo.said]]
  ];
  return [
    `### ${heading(report2)}: ${situation.service.name} in ${situation.cluster}`,
    "",
    ...failureSection(report2),
    "| | |",
    "|---|---|",
    ...rows.map(([name, value]) => `| ${name} | ${(value ?? "").replaceAll("|", "\\|")} |`),
    "",
    ...comparisonMarkdown(situation.service.name, report2.comparison ?? []),
    ...lastWordsLines(report2.rehearsal),
    ...eventLines(watched)
  ].join("\n");
}
function heading({ outcome, deploymentId, failure }) {
  switch (outcome) {
    case null:
      if (failure?.code === "OUTCOME_UNKNOWN") return "Sent, outcome not known";
      if (deploymentId === null) return "Planned, not deployed";
      return failure === null ? "Started, not waited for" : "Started, lost sight of";
    case "succeeded":
      return "Deployed";
    case "unchanged":
      return "Unchanged";
    case "rolled-back":
      return "Not deployed, rolled back";
    case "superseded":
      return "Superseded";
    case "stalled":
      return "Not deployed, stalled";
    case "failed":
      return "Not deployed, failed";
    case "timed-out":
      return "Not complete in time";
    case "cancelled":
      return "Cancelled";
  }
}
function failureSection({ explanation, watched, failure }) {
  if (explanation !== null && watched !== null) {
    return [...explanationSummary(explanation), runningText(watched.service), ""];
  }
  if (failure === null) return [];
  const { what, why, fix } = failure.sentences;
  return [`**${escaped(failure.code)}**: ${escaped(what)}`, "", escaped(why), "", `**Fix**: ${escaped(fix)}`, ""];
}
function actualText({ watched, outcome, deploymentId, failure }) {
  if (watched !== null) return watchedText(watched, outcome);
  if (outcome === "unchanged") return "nothing was sent: the service runs this already";
  if (failure?.code === "OUTCOME_UNKNOWN") return "not known";
  if (deploymentId === null) return "nothing was deployed";
  return failure === null ? "not waited for" : "not known: the deployment goes on in ECS";
}
function watchedText(watched, outcome) {
  const after = `after ${Math.round(watched.elapsedSeconds)} s`;
  return watched.outcome === "succeeded" && outcome !== "succeeded" ? `complete in ECS ${after}, ${outcome ?? "but not seen"} by its tasks` : `${watched.outcome} ${after}`;
}
function taskDefinitionText({ plan, taskDefinitionArn }) {
  const before2 = shortName(plan.previousTaskDefinition);
  if (plan.revision === plan.previousTaskDefinition) return `${before2}, unchanged`;
  const next = taskDefinitionArn ?? plan.revision;
  return `${before2} \u2192 ${next === null ? "a new revision" : shortName(next)}`;
}
function secretsRows({ situation, plan }) {
  const text = secretsText(situation, plan);
  return text === null ? [] : [["Secrets", text]];
}
function rehearsalRows(rehearsal) {
  return rehearsal === null ? [] : [["Rehearsal", rehearsalLine(rehearsal)]];
}
function lastWordsLines(rehearsal) {
  const lines = rehearsal === null ? [] : lastWordsOf(rehearsal);
  return lines.length === 0 ? [] : ["**Last words in the rehearsal**", "", "```", ...lines, "```", ""];
}
function proofRows(proof) {
  if (proof === null) return [];
  const there = [...proof.oldTasks, ...proof.drainingTasks.map((task) => `${task}, stopping`)];
  const old = there.length === 0 ? "no old task is left" : `still there: ${there.join(", ")}`;
  const running = proof.digests.length === 0 ? "" : `; running \`${proof.digests.join("`, `")}\``;
  return [["Proof", `${proof.newTasks} new; ${old}${running}`]];
}
function eventLines(watched) {
  if (watched === null || watched.events.length === 0) return [];
  const first2 = watched.events[0]?.createdAt ?? 0;
  const lines = watched.events.map(({ createdAt, message }) => `${stamp((createdAt - first2) * 1e3)} ${message}`);
  return ["<details><summary>Events of the service</summary>", "", "```", ...lines, "```", "", "</details>", ""];
}

// src/deploy/stages/conclude.ts
async function conclude(report2, { host }) {
  await host.summarize(deploySummary(report2));
  const outputs = outputsOf(report2);
  if (report2.failure !== null) throw new ErrorWithOutputs(report2.failure, outputs);
  host.log.info(outcomeLine(report2));
  return outputs;
}
function outcomeLine({ outcome, watched, situation, deploymentId }) {
  const { name } = situation.service;
  if (watched !== null) return `${name}: ${outcome} after ${Math.round(watched.elapsedSeconds)} s.`;
  if (outcome === "unchanged") return `${name} runs this version already; nothing was changed.`;
  return deploymentId === null ? `${name}: a dry run; nothing was changed.` : `${name}: not waited for.`;
}
function outputsOf(report2) {
  const { plan, taskDefinitionArn, deploymentId, outcome, explanation, rehearsal, undo: undo2 } = report2;
  const deployed = taskDefinitionArn ?? (plan.nothingToDo ? plan.previousTaskDefinition : "");
  return {
    "task-definition-arn": deployed,
    revision: shortName(deployed),
    "previous-task-definition-arn": plan.previousTaskDefinition,
    "deployment-id": deploymentId ?? "",
    outcome: outcome ?? "",
    cause: explanation?.cause?.name ?? rehearsalCause(rehearsal),
    "rolled-back-to": undo2 === null || undo2.rolledBackTo === null ? "" : shortName(undo2.rolledBackTo),
    "minimum-healthy-percent": String(plan.percents.minimumHealthy),
    "maximum-percent": String(plan.percents.maximum),
    prediction: JSON.stringify(plan.prediction)
  };
}

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
    const first2 = seen.get(crash.key);
    if (first2 !== void 0) return first2;
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

// src/diagnosis/telling-events.ts
var steadyNoise = [
  /has reached a steady state/,
  /has started \d+ tasks/,
  /has stopped \d+ (?:running|pending) tasks/,
  /(?:de)?registered \d+ targets/,
  /has begun draining connections/,
  /deployment completed/
];
var unhealthy = /due to an unhealthy status/;
var mostEvents = 10;
function tellingEvents(events) {
  const telling = events.filter(({ message }) => unhealthy.test(message) || !isNoise(message));
  const seen = /* @__PURE__ */ new Set();
  const fresh = telling.filter(({ message }) => {
    const text = withoutIds2(message);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
  return fresh.slice(-mostEvents);
}
function isNoise(message) {
  return steadyNoise.some((pattern) => pattern.test(message));
}
function withoutIds2(message) {
  return message.replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{32}/gi, "#");
}

// src/ecs/failure/breaker.ts
async function readBreaker(call, place) {
  try {
    const arn = await findServiceDeployment(call, place, place.deploymentId);
    const [found] = arn === void 0 ? [] : await describeServiceDeployments(call, [arn]);
    if (found === void 0 || found.failureThreshold === 0) return { breaker: null };
    return { breaker: { failureCount: found.failureCount, threshold: found.failureThreshold } };
  } catch (thrown) {
    if (isUnknownOperation(thrown)) return { breaker: null };
    const attempted = { iamAction: "ecs:DescribeServiceDeployments", resource: `service ${place.service}` };
    return { unread: `The circuit breaker could not be read: ${explainAwsError(thrown, attempted).sentences.what}` };
  }
}

// src/ecs/failure/deployment-tasks.ts
var mostTasks = 500;
function openDeploymentTasks(call, place) {
  const stopped = /* @__PURE__ */ new Map();
  return {
    async read() {
      const { cluster, service: serviceName } = place;
      const { wanted, ended } = await listTasks(call, { cluster, serviceName });
      const arns = [...wanted, ...ended].slice(0, mostTasks);
      const unknown = arns.filter((arn) => !stopped.has(arn));
      const described = await describeTasks(call, cluster, unknown);
      for (const task of described) if (task.lastStatus === "STOPPED") stopped.set(task.arn, task);
      const going = described.filter(({ lastStatus }) => lastStatus !== "STOPPED");
      return [...stopped.values(), ...going].filter((task) => isOf(place, task)).sort(byEnd);
    }
  };
}
function isOf({ deploymentId, since }, { startedBy, createdAt }) {
  return startedBy === deploymentId && (since === null || createdAt === null || createdAt >= since);
}
function byEnd(one, other) {
  return endOf2(one) - endOf2(other);
}
function endOf2({ stoppingAt, stoppedAt }) {
  return stoppingAt ?? stoppedAt ?? Number.MAX_SAFE_INTEGER;
}

// src/ecs/failure/last-lines.ts
var shownLines = 20;
async function readLastLines(task, taskDefinition, containerName, waitSeconds, { callLogs, clock: clock2, cancelled: cancelled2 }) {
  const runtimeId = task.containers.find(({ name }) => name === containerName)?.runtimeId ?? null;
  const location = logLocation(taskDefinition, { taskId: task.id, name: containerName, runtimeId });
  if ("unreadable" in location) return { unread: `No log lines: ${location.unreadable}.` };
  if (callLogs === null) return { unread: "No log lines: CloudWatch Logs was not asked." };
  try {
    const read = await readTail(location, { lines: shownLines, waitSeconds }, { call: callLogs, clock: clock2, cancelled: cancelled2 });
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
    async addTo(tasks2, waitSeconds) {
      const bare = tasks2.map((task) => ({ task, evidence: taskEvidence(task, taskDefinition) }));
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

// src/ecs/failure/read-failure.ts
var lateLinesSeconds = 15;
function openFailureReader(deployment, tools) {
  const tasks2 = openDeploymentTasks(tools.call, deployment);
  const tails = openTails(deployment.taskDefinition, tools);
  return {
    look: async () => ({ tasks: await tails.addTo((await readTasks2(tasks2, deployment)).tasks, 0) }),
    async read(events) {
      const found = await readTasks2(tasks2, deployment);
      const [withLines, targets, breaker] = await Promise.all([
        tails.addTo(found.tasks, lateLinesSeconds),
        readTargets(found.tasks, tools),
        readBreaker(tools.call, deployment)
      ]);
      const unread = [found, targets, breaker].flatMap((read) => "unread" in read ? read.unread : []);
      return {
        tasks: withLines,
        events: tellingEvents(events),
        targets: "targets" in targets ? targets.targets : [],
        breaker: "breaker" in breaker ? breaker.breaker : null,
        unread: [.../* @__PURE__ */ new Set([...unread, ...tails.unread()])]
      };
    }
  };
}
async function readTasks2(tasks2, { service }) {
  try {
    return { tasks: await tasks2.read(), unread: [] };
  } catch (thrown) {
    const { sentences } = explainAwsError(thrown, { iamAction: "ecs:DescribeTasks", resource: `tasks of ${service}` });
    return { tasks: [], unread: [`The tasks could not be read: ${sentences.what} ${sentences.fix}`] };
  }
}
async function readTargets(tasks2, { readTargetHealth: readTargetHealth2 }) {
  return readTargetHealth2 === void 0 ? { targets: [] } : readTargetHealth2(tasks2);
}

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

// src/ecs/failure/target-health.ts
function targetHealthReader(groups, call) {
  return async (tasks2) => {
    const going = tasks2.filter(({ lastStatus }) => lastStatus !== "STOPPED");
    if (going.length === 0) return { targets: [] };
    try {
      const reads = await Promise.all(
        groups.map(async (group) => ({ group, read: await readTargetHealth(call, group.arn) }))
      );
      const targets = reads.flatMap(({ group, read }) => "value" in read ? targetsOf(group, read.value, going) : []);
      const denied = reads.flatMap(({ read }) => "denied" in read ? [read.denied] : []);
      return denied.length === 0 ? { targets } : { unread: `The targets could not be read: AWS denied ${denied[0]}.` };
    } catch (thrown) {
      return { unread: `The targets could not be read: ${messageOf(thrown)}` };
    }
  };
}
function targetsOf({ name, path }, targets, tasks2) {
  return targets.flatMap((target) => {
    const task = tasks2.find((candidate) => isTargetOf(target, candidate));
    if (task === void 0 || target.state === "healthy") return [];
    const { state, port, description } = target;
    return [{ taskId: task.id, targetGroup: name, port: port ?? 0, path, state, description: description ?? "" }];
  });
}
function isTargetOf({ id, port }, { containers }) {
  return containers.some(
    ({ address, hostPorts }) => address === null ? port !== null && hostPorts.includes(port) : address === id
  );
}

// src/report/deploy-error.ts
function isBad(outcome) {
  return outcome !== null && outcome !== "succeeded" && outcome !== "unchanged";
}
var codes = {
  "rolled-back": "DEPLOYMENT_ROLLED_BACK",
  superseded: "DEPLOYMENT_SUPERSEDED",
  stalled: "DEPLOYMENT_STALLED",
  failed: "DEPLOYMENT_FAILED",
  "timed-out": "DEPLOYMENT_TIMED_OUT",
  cancelled: "DEPLOYMENT_CANCELLED"
};
function wouldStall(plan, service) {
  const { prediction, percentsThatWork: pairThatWorks } = plan;
  const why = prediction.verdict === "stalls" ? prediction.why : "";
  const what = `This deploy of ${service} would stall at ${pair(plan.percents)}, so nothing was changed.`;
  const fix = pairThatWorks === null ? 'Free or add capacity, or ask for less in the task definition; "allow-stall: true" deploys all the same.' : `Use minimum-healthy-percent: ${pairThatWorks.minimumHealthy} and maximum-percent: ${pairThatWorks.maximum}, or leave both out; "allow-stall: true" deploys all the same.`;
  return new BerthError("WOULD_STALL", { what, why, fix });
}
function wouldInterrupt(plan, service) {
  const { prediction, missingCapacity: missingCapacity2 } = plan;
  const missing = capacityText(missingCapacity2);
  return new BerthError("WOULD_INTERRUPT", {
    what: `This deploy of ${service} would interrupt it at ${pair(plan.percents)}, so nothing was changed.`,
    why: prediction.verdict === "completes" ? `The prediction: it ${predictionLine(prediction)}. ${explainPercents(plan)}` : `The rollout cannot be foretold, and a minimum of ${plan.percents.minimumHealthy} % lets every task stop.`,
    fix: `${missing === "" ? "Make room for a new task beside the old one" : `Missing is ${missing}`}; "allow-interruption: true" deploys all the same.`
  });
}
function deployError(outcome, place, seen, explanation) {
  const error = unexplainedError(outcome, place, seen);
  const cause = explanation?.cause ?? null;
  if (outcome === "superseded" || outcome === "cancelled") return error;
  const { what, why, fix } = error.sentences;
  const told = cause === null ? { why, fix } : { why: agreed(causeText(cause), seen), fix: cause.fix };
  return new BerthError(error.code, { what: `${what} ${runningText(seen.service)}`, ...told });
}
function agreed(why, { outcome, reason }) {
  return outcome === "stalled" && reason !== null ? `${why} ${modelAgrees}` : why;
}
function causeText({ sentence, quote }) {
  return quote === null ? sentence : `${sentence} Seen: ${quoted(quote)}`;
}
function unexplainedError(outcome, place, seen) {
  const after = `after ${Math.round(seen.elapsedSeconds)} s`;
  const quoted2 = lastTelling(seen);
  const said = quoted2 === void 0 ? "ECS gave no reason in its events." : `ECS says: "${quoted2}"`;
  const look = `aws ecs describe-services --cluster ${place.cluster} --services ${place.service}`;
  const sentences = {
    "rolled-back": {
      what: `The deployment of ${place.service} failed and ECS rolled it back ${after}.`,
      why: said,
      fix: "Look at the stopped tasks and their logs, correct the image or the task definition, and deploy again."
    },
    superseded: {
      what: `Another deployment of ${place.service} took the place of this one ${after}.`,
      why: supersederText(seen),
      fix: 'Deploy again if this version should run; a "concurrency" group keeps two jobs from deploying at once.'
    },
    stalled: {
      what: `The deployment of ${place.service} stalled: ${after} ECS can neither start the new task nor stop the old one.`,
      why: seen.reason ?? said,
      fix: "Deploy again with minimum-healthy-percent and maximum-percent on auto, which frees a stalled rollout too."
    },
    failed: {
      what: `The deployment of ${place.service} failed ${after}.`,
      why: seen.reason ?? said,
      fix: "Look at the stopped tasks and their logs, correct the image or the task definition, and deploy again."
    },
    "timed-out": {
      what: `The deployment of ${place.service} is not complete ${after}.`,
      why: said,
      fix: `Look at it with: ${look}. Raise wait-for-minutes if it only needs more time.`
    },
    cancelled: {
      what: `The job was cancelled ${after} of the deployment of ${place.service}.`,
      why: 'Cancelling a job does not stop a deployment; "on-cancel" says what Berth does about it.',
      fix: `Look at it with: ${look}. Deploy again to replace it.`
    }
  };
  return new BerthError(codes[outcome], sentences[outcome]);
}
function supersederText({ service, superseder }) {
  const id = superseder?.deploymentId ?? service.deployments[0]?.id ?? "unknown";
  const taskDefinition = shortName(superseder?.taskDefinition ?? service.taskDefinition);
  const images = superseder?.images.length ? ` (${superseder.images.join(", ")})` : "";
  const who = superseder?.registeredBy ? `, which ${superseder.registeredBy} registered` : "";
  return `The PRIMARY deployment is now ${id} with ${taskDefinition}${images}${who}; this job did not start it.`;
}
function lastTelling({ events }) {
  const newestFirst = [...events].reverse().map(({ message }) => message);
  return newestFirst.find((message) => isStallEvent(message) || /fail|unhealthy|unable/.test(message)) ?? newestFirst[0];
}
function lacksTasks({ newTasks, oldTasks }, expectedTasks) {
  return oldTasks.length === 0 && newTasks < expectedTasks;
}
function withCause(error, { cause }) {
  if (cause === null) return error;
  const { what, why } = error.sentences;
  return new BerthError(error.code, { what, why: `${why} ${causeText(cause)}`, fix: cause.fix });
}
function cancelledUnproven({ cluster, service }) {
  return new BerthError("DEPLOYMENT_CANCELLED", {
    what: `The job was cancelled when ECS had called the deployment of ${service} complete, but before its tasks were all seen to be in order.`,
    why: 'Cancelling a job does not stop a deployment; "on-cancel" says what Berth does about it.',
    fix: `Look at it with: aws ecs describe-services --cluster ${cluster} --services ${service}. Deploy again to replace it.`
  });
}
function unseen(error, { cluster, service }) {
  const { what, why, fix } = error.sentences;
  const sentences = {
    what: `ECS reports the deployment of ${service} as complete, but whether its tasks run the new version could not be seen: ${what}`,
    why,
    fix: `Look at them with: aws ecs list-tasks --cluster ${cluster} --service-name ${service}. ${fix}`
  };
  return new BerthError(error.code, sentences, { cause: error });
}
function unproven(proof, service, expectedTasks) {
  const { newTasks, oldTasks, otherDigests } = proof;
  const what = `ECS reports the deployment of ${service} as complete, but its tasks say otherwise.`;
  if (oldTasks.length > 0) {
    return new BerthError("DEPLOYMENT_FAILED", {
      what,
      why: `Besides ${newTasks} new there still are: ${oldTasks.join(", ")}.`,
      fix: 'Stop them with "aws ecs stop-task", or look for who started them.'
    });
  }
  if (lacksTasks(proof, expectedTasks)) {
    return new BerthError("DEPLOYMENT_FAILED", {
      what,
      why: `Of ${expectedTasks} tasks that the service should run, ${newTasks} ${newTasks === 1 ? "runs" : "run"} the new version.`,
      fix: "Look at the stopped tasks and their logs: the new version starts, and ends again."
    });
  }
  const [other] = otherDigests;
  if (other === void 0) return void 0;
  return new BerthError("DEPLOYMENT_FAILED", {
    what,
    why: `The container ${other.container} runs ${other.running}, which is not ${other.image}.`,
    fix: "Deploy again with force-new-deployment: true, and look at what the instance has under that name."
  });
}

// src/deploy/stages/explain.ts
async function explain(judged2, run) {
  const { watched, deploymentId, outcome, proof, failure } = judged2;
  if (watched === null || deploymentId === null || !isBad(outcome) || outcome === "cancelled") return judged2;
  if (proof !== null && !lacksTasks(proof, watched.service.desiredCount)) return judged2;
  const evidence = await failureReader({ ...judged2, deploymentId }, run).read(watched.events);
  const explanation = explainFailure(evidence);
  if (outcome === "superseded" && explanation.cause === null) return judged2;
  for (const line of [...explanationLines(explanation), runningText(watched.service)]) run.host.log.info(line);
  if (failure === null) return { ...judged2, explanation };
  const explained2 = proof === null ? deployError(outcome, run.inputs, watched, explanation) : withCause(failure, explanation);
  return { ...judged2, explanation, failure: explained2 };
}
function failureReader({ situation, plan, deploymentId }, { inputs, call, callLogs, callLoadBalancing, clock: clock2, host }) {
  const { cluster, service } = inputs;
  const { targetGroups, readAt } = situation;
  const wentOnAlready = situation.service.deployments.some(({ id }) => id === deploymentId);
  const since = wentOnAlready ? readAt / 1e3 : null;
  const deployment = { cluster, service, deploymentId, since, taskDefinition: plan.wanted };
  const readTargetHealth2 = targetHealthReader("value" in targetGroups ? targetGroups.value : [], callLoadBalancing);
  return openFailureReader(deployment, { call, callLogs, clock: clock2, cancelled: host.cancelled, readTargetHealth: readTargetHealth2 });
}

// src/ecs/failure/fail-fast.ts
function inspectDeployment(reader) {
  return async () => {
    const cause = failFast(await reader.look());
    return cause === null ? void 0 : { outcome: "failed", reason: cause.sentence };
  };
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
  for (const due2 of world.agenda.take(instant2)) comeTrue(world, due2);
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
    const turn2 = decide(world.floor, []);
    if (turn2.actions.length === 0) return turn2;
    carryOut(world, turn2);
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
function seconds(milliseconds2) {
  return Math.round(milliseconds2 / 100) / 10;
}
function tasks(count) {
  return count === 1 ? "1 task" : `${count} tasks`;
}
function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
function estimate(paces, tasks2) {
  const start3 = lastStart(tasks2);
  const each = (timing) => Object.fromEntries(paces.map((pace2) => [pace2.deploymentId, timing(pace2)]));
  return {
    least: each((pace2) => ({
      start: Math.min(start3, 1e3),
      healthy: Math.max(
        firstVerdict(pace2),
        targetsHealthy(pace2, () => 0)
      ),
      drain: 0,
      stop: 0
    })),
    expected: each((pace2) => ({
      start: start3,
      healthy: Math.max(
        firstVerdict(pace2),
        targetsHealthy(pace2, () => 1)
      ),
      drain: longestDrain(pace2),
      stop: Math.min(2e3, stopTimeout(pace2))
    })),
    most: each((pace2) => ({
      start: Math.max(3 * start3, 6e4),
      healthy: lastHealthy2(pace2),
      drain: longestDrain(pace2),
      stop: stopTimeout(pace2)
    }))
  };
}
function lastStart(tasks2) {
  const starts = tasks2.flatMap(
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
function lastHealthy2(pace2) {
  const slowest = healthChecks(pace2.taskDefinition).map(
    ({ interval, timeout, retries, startPeriod }) => startPeriod + retries * (interval + timeout)
  );
  const slowestCheck = Math.max(0, ...pace2.targetGroups.map(({ timeoutSeconds }) => 1e3 * timeoutSeconds));
  return Math.max(0, ...slowest) + targetsHealthy(pace2, ({ healthyThreshold }) => healthyThreshold) + slowestCheck;
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
  const waves2 = Math.ceil(desired / spare);
  return desired + Math.ceil(desired / waves2);
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

// src/ecs/plan/rollout-doubts.ts
function doubtsAbout(rollout, situation) {
  const primary = rollout.service.deployments.find(({ status }) => status === "PRIMARY");
  if (primary === void 0 || runsOnFargate(situation.service))
    return { doubts: [], certain: rollout, input: rollout };
  const { doubts, certain: certain2 } = interfaceDoubts(rollout, primary.shape, situation);
  const managed = situation.service.capacityProviders.filter((name) => !name.startsWith("FARGATE"));
  const hopeful = { ...rollout, service: withHope(rollout.service) };
  return {
    doubts: [...doubts, ...expressionDoubts(primary, rollout.instances), ...managed.map(scaleOutDoubt)],
    certain: certain2,
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
  const doubt = `ECS does not report how many network interfaces ${namesOf3(unknown)} ${unknown.length === 1 ? "has" : "have"} left for awsvpc tasks${denied}`;
  return { doubts: [doubt], certain: { ...rollout, instances } };
}
function expressionDoubts(primary, instances) {
  return primary.placementConstraints.flatMap((constraint) => {
    if (constraint.type !== "memberOf") return [];
    const { expression } = constraint;
    const unknown = instances.filter((instance) => evaluateExpression(expression, instance) === void 0);
    if (unknown.length === 0) return [];
    return [`the placement constraint "${expression}" cannot be evaluated here for ${namesOf3(unknown)}`];
  });
}
function scaleOutDoubt(provider) {
  return `the capacity provider ${provider} may add instances during the rollout, or be at its maximum`;
}
function namesOf3(instances) {
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
  const { instances, tasks: tasks2 } = situation;
  if (!("value" in instances) || !("value" in tasks2) || reasons.length > 0) return { known: false, reasons };
  const service = plannedService(situation, planned, tasks2.value);
  const definitions = definitionsByDeployment(situation, planned);
  const paces = [...definitions].map(([deploymentId, taskDefinition]) => ({
    deploymentId,
    taskDefinition,
    targetGroups: targetGroupsOf(situation)
  }));
  const rollout = {
    service,
    instances: withFreeInterfaces(instances.value, situation),
    settings: defaultSettings()
  };
  const daemon = situation.service.schedulingStrategy === "DAEMON";
  return { known: true, daemon, estimates: estimate(paces, tasks2.value), ...doubtsAbout(rollout, situation) };
}
function whyUnknown({ service, instances, tasks: tasks2 }) {
  return [
    ..."denied" in instances ? [`the container instances could not be read (${instances.denied} is denied)`] : [],
    ..."denied" in tasks2 ? [`the running tasks could not be read (${tasks2.denied} is denied)`] : [],
    ...service.launchType === "EXTERNAL" ? ["the service runs on external instances"] : []
  ];
}
function targetGroupsOf({ service, targetGroups }) {
  if (!service.loadBalanced) return [];
  const read = "value" in targetGroups ? targetGroups.value : [];
  return read.length === 0 ? [defaultTargetGroup] : read;
}
function plannedService(situation, planned, tasks2) {
  const { service } = situation;
  const definitions = definitionsByDeployment(situation, planned);
  const deployments = service.deployments.map(
    (deployment) => deploymentState(service, deployment, definitions.get(deployment.id) ?? {}, planned.desiredCount)
  );
  const leaving2 = leavingTasks(situation).map(leavingDeployment(service, situation));
  const state = {
    name: service.name,
    desiredCount: planned.desiredCount,
    percents: percentsOf(service.deploymentConfiguration, service.schedulingStrategy),
    launch: runsOnFargate(service) ? "fargate" : "instances",
    circuitBreaker: circuitBreakerOf(service.deploymentConfiguration),
    deployments: [...deployments, ...leaving2],
    tasks: tasks2.map((task) => taskState(task, service, situation.readAt))
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
  const leaving2 = leavingTasks(situation).map((task) => [task.startedBy, definitionOf(task, situation)]);
  return new Map([...leaving2, ...live, [plannedDeploymentId, planned.taskDefinition]]);
}
function leavingTasks({ service, tasks: tasks2 }) {
  const listed = new Set(service.deployments.map(({ id }) => id));
  const leaving2 = "value" in tasks2 ? tasks2.value.filter(({ desiredStatus }) => desiredStatus === "STOPPED") : [];
  const byOwner = new Map(leaving2.map((task) => [task.startedBy, task]));
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
function milliseconds(seconds4) {
  const known = asNumber(seconds4);
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
  const [described, olderTaskDefinitions, instances, tasks2, targetGroups, interfaces] = await Promise.all([
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
    targetGroupsOf2(service, callLoadBalancing),
    describing.then(({ taskDefinition }) => readInterfaces(call, cluster, service, taskDefinition))
  ]);
  const leaving2 = await readLeavingTaskDefinitions(call, tasks2, {
    ...olderTaskDefinitions,
    [primary.taskDefinition]: {}
  });
  const definitions = { ...olderTaskDefinitions, ...leaving2 };
  const older = { olderTaskDefinitions: definitions, instances, tasks: tasks2, targetGroups, ...interfaces };
  return { cluster, service, primary, ...described, ...older, readAt: (call.awsTime ?? Date.now)() };
}
async function targetGroupsOf2({ loadBalancers }, callLoadBalancing) {
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
async function readLeavingTaskDefinitions(call, tasks2, known) {
  const leaving2 = "value" in tasks2 ? tasks2.value.filter(({ desiredStatus }) => desiredStatus === "STOPPED") : [];
  const arns = new Set(leaving2.map(({ taskDefinitionArn }) => taskDefinitionArn).filter((arn) => !(arn in known)));
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

// src/ecs/watch/going-on.ts
async function predictGoingOn(call, cluster, service) {
  try {
    return verdictOf(await readSituation(call, cluster, service));
  } catch {
    return "unknown";
  }
}
function verdictOf(situation) {
  const { taskDefinition, service, tasks: tasks2 } = situation;
  if (!("value" in tasks2) || tasks2.value.some(({ desiredStatus }) => desiredStatus === "STOPPED")) return "unknown";
  const { desiredCount } = service;
  const rollout = rolloutInput(situation, { taskDefinition, desiredCount, startsDeployment: false });
  return rollout.known ? predict(rollout.input, rollout.estimates).verdict : "unknown";
}

// src/ecs/watch/pace.ts
function leastUntilComplete(taskDefinition, loadBalanced, learnt) {
  if (loadBalanced) return learnt === null ? null : 0.95 * learnt;
  const least = leastUntilHealthy(taskDefinition);
  return hasStartPeriod(taskDefinition) ? Math.min(5e3, least) : least;
}
function learn(previous, tasks2) {
  if (previous === void 0 || previous.status !== "SUCCESSFUL" || previous.finishedAt === null) return null;
  const { finishedAt, target } = previous;
  const starts = tasks2.flatMap(
    ({ startedBy, startedAt }) => startedBy.endsWith(`/${target.number}`) && startedAt !== null && startedAt <= finishedAt ? [startedAt] : []
  );
  return starts.length === 0 || starts.length < target.requested ? null : (finishedAt - Math.max(...starts)) * 1e3;
}
function gateOf(taskDefinition, loadBalanced, mostUntilHealthy) {
  const most = Math.round(mostUntilHealthy / 1e3);
  if (loadBalanced) return { kind: "target-group", most };
  return hasHealthCheck(taskDefinition) ? { kind: "health-check", most } : { kind: "age", most: 40 };
}
function hasHealthCheck(taskDefinition) {
  return healthChecks2(taskDefinition).length > 0;
}
function hasStartPeriod(taskDefinition) {
  return healthChecks2(taskDefinition).some((check) => (asNumber(check.startPeriod) ?? 0) > 0);
}
function healthChecks2(taskDefinition) {
  return asObjects(taskDefinition.containerDefinitions).flatMap((container) => {
    const check = asObject(container.healthCheck);
    return check === void 0 || container.essential === false ? [] : [check];
  });
}

// src/ecs/watch/slowest-task.ts
function slowestTask(situation, taskDefinition) {
  const { tasks: tasks2 } = situation;
  const pace2 = { deploymentId: "new", taskDefinition, targetGroups: targetGroupsOf(situation) };
  const estimates = estimate([pace2], "value" in tasks2 ? tasks2.value : []);
  return estimates.most.new ?? { start: 6e4, healthy: 0, drain: 0, stop: 3e4 };
}

// src/deploy/stages/follow.ts
async function follow(started, run) {
  try {
    return withOutcome(started, await watchOwn(started, run), run);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    return { ...started, failure: thrown };
  }
}
async function watchOwn(started, run) {
  const { inputs, host, call, clock: clock2 } = run;
  const { cluster, service } = inputs;
  const predict2 = () => predictGoingOn(call, cluster, service);
  const inspect = inspectDeployment(failureReader(started, run));
  const target = await targetOf(started, run);
  return watch(target, { call, clock: clock2, log: host.log, cancelled: host.cancelled, predict: predict2, inspect });
}
function withOutcome(started, watched, { inputs, host }) {
  const { outcome } = watched;
  const report2 = { ...started, watched, outcome };
  if (outcome === "succeeded" || outcome === "unchanged") return { ...report2, failure: null };
  const failure = deployError(outcome, inputs, watched, null);
  if (outcome !== "superseded" || inputs.onSuperseded === "fail") return { ...report2, failure };
  host.log.notice(`${failure.sentences.what} ${failure.sentences.why} "on-superseded: pass" lets the step pass.`);
  return { ...report2, failure: null };
}
async function targetOf(started, run) {
  const { situation, plan, deploymentId, limit } = started;
  const { deployments, events, loadBalanced } = situation.service;
  const taskDefinition = plan.wanted;
  const learnt = loadBalanced ? await learnFromLast(started, run) : null;
  const { cluster, service } = run.inputs;
  return {
    cluster,
    service,
    deployment: { id: deploymentId, earlierIds: deployments.map(({ id }) => id).filter((id) => id !== deploymentId) },
    earlierEventIds: new Set(events.map(({ id }) => id)),
    limitMinutes: limit.minutes,
    leastUntilHealthy: leastUntilComplete(taskDefinition, loadBalanced, learnt),
    gate: gateOf(taskDefinition, loadBalanced, slowestTask(situation, taskDefinition).healthy),
    versions: versionsOf([
      [plan.previousTaskDefinition, situation.taskDefinition],
      [started.taskDefinitionArn, taskDefinition]
    ])
  };
}
async function learnFromLast({ situation }, { inputs, call }) {
  if (!("value" in situation.tasks)) return null;
  try {
    const arn = await findServiceDeployment(call, inputs, situation.primary.id);
    const [last] = arn === void 0 ? [] : await describeServiceDeployments(call, [arn]);
    return learn(last, situation.tasks.value);
  } catch {
    return null;
  }
}

// src/report/concurrent-error.ts
function concurrentDeployment({ cluster, service }, { id, taskDefinition }, because) {
  return new BerthError("CONCURRENT_DEPLOYMENT", {
    what: `Another deployment of ${service} in ${cluster} is in flight, so nothing was changed.`,
    why: `It is ${id} with ${shortName(taskDefinition)}, which this job did not start; ${because}.`,
    fix: 'Run the job again when it has ended, or set "on-concurrent: supersede" to take its place; a "concurrency" group keeps two jobs from deploying at once.'
  });
}
function overtaken({ cluster, service }, { id, taskDefinition }) {
  return new BerthError("CONCURRENT_DEPLOYMENT", {
    what: `Somebody else has deployed to ${service} in ${cluster} since this deploy was planned, so UpdateService was not sent.`,
    why: `Deployment ${id} with ${shortName(taskDefinition)} is PRIMARY now, which this job did not start; "on-concurrent" is "fail".`,
    fix: 'Run the job again, which then plans from their version; a "concurrency" group keeps two jobs from deploying at once.'
  });
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
function choosePercents(rollout, request, inForce) {
  const fixed = request.exclusive ? noOverlap : fixedPercents(request);
  const given2 = { ...inForce, ...fixed };
  const reasonGiven = request.exclusive ? "exclusive" : "given";
  if (!rollout.known) {
    const percentsReason2 = Object.keys(fixed).length > 0 ? reasonGiven : "prediction-unknown";
    const prediction = { verdict: "unknown", reasons: rollout.reasons };
    return { percents: given2, percentsReason: percentsReason2, percentsThatWork: null, prediction, missingCapacity: [] };
  }
  const isGiven = fixed.minimumHealthy !== void 0 && fixed.maximum !== void 0;
  if (isGiven) return judged(rollout, given2, reasonGiven, fixed);
  const { percents, percentsReason } = best(rollout, given2, withinLimits(rollout, fixed));
  return judged(rollout, percents, percentsReason, fixed);
}
function best(rollout, inForce, fixed) {
  const certain2 = tuneFor(rollout, fixed, rollout.certain);
  const chosen = { percents: certain2.percents, percentsReason: certain2.reason };
  if (rollout.doubts.length === 0) return chosen;
  const hopeful = tuneFor(rollout, fixed, rollout.input);
  if (!isBetter(hopeful.simulation, certain2.simulation)) return chosen;
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
function withinLimits({ certain: certain2, daemon }, fixed) {
  return daemon ? { maximum: certain2.service.percents.maximum, ...fixed } : fixed;
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
function predictWith({ certain: certain2, input, estimates, doubts }, percents) {
  const withPercents = (rollout) => predict({ ...rollout, service: { ...rollout.service, percents } }, estimates);
  const prediction = withPercents(certain2);
  if (prediction.verdict === "completes" || doubts.length === 0) return prediction;
  const hoped = withPercents(input);
  return hoped.verdict === "completes" ? { verdict: "unknown", reasons: doubts } : hoped;
}

// src/ecs/plan/circuit-breaker.ts
function circuitBreakerToSet(configuration, request) {
  if (request.circuitBreaker === "keep" || circuitBreakerOf(configuration).enable) return null;
  const { circuitBreakerThreshold: value, onFailure } = request;
  return {
    ...asObject(configuration.deploymentCircuitBreaker),
    enable: true,
    rollback: onFailure === "roll-back",
    ...value === null ? {} : { thresholdConfiguration: { type: "COUNT", value } }
  };
}

// src/ecs/secrets/with-secrets.ts
function withSecrets(taskDefinition, containerName, secrets) {
  if (Object.keys(secrets).length === 0) return taskDefinition;
  const chosen = containerFor(taskDefinition, containerName, "secrets");
  const given2 = new Map(Object.entries(secrets).map(([name, text]) => [name, splitVersion(text)]));
  const containerDefinitions = asObjects(taskDefinition.containerDefinitions).map(
    (container) => asString(container.name) === chosen ? containerWith(container, given2) : container
  );
  return { ...taskDefinition, containerDefinitions };
}
function containerWith(container, given2) {
  const secrets = mergeSecrets(asObjects(container.secrets), given2);
  const { dockerLabels, ...members } = container;
  return {
    ...members,
    ...container.environment === void 0 ? {} : { environment: withoutGiven(container.environment, given2) },
    secrets,
    ...labelsWith(asObject(dockerLabels) ?? {}, versionsOf2(container, secrets, given2))
  };
}
function mergeSecrets(present, given2) {
  const names = new Set(present.map(nameOf3));
  const merged = present.map((entry) => {
    const replacement = given2.get(nameOf3(entry));
    return replacement === void 0 ? entry : { ...entry, valueFrom: replacement.valueFrom };
  });
  const added = [...given2].filter(([name]) => !names.has(name)).map(([name, { valueFrom }]) => ({ name, valueFrom }));
  return [...merged, ...added];
}
function withoutGiven(entries, given2) {
  return asObjects(entries).filter((entry) => !given2.has(nameOf3(entry)));
}
function versionsOf2(container, secrets, given2) {
  const names = new Set(secrets.map(nameOf3));
  const present = parseVersions(asString(asObject(container.dockerLabels)?.[versionsLabel]));
  const kept = [...present].filter(([name]) => names.has(name) && !given2.has(name));
  const added = [...given2].flatMap(([name, { version }]) => version === null ? [] : [[name, version]]);
  return new Map([...kept, ...added]);
}
function labelsWith(labels, versions) {
  const { [versionsLabel]: _, ...others } = labels;
  const all = versions.size === 0 ? others : { ...others, [versionsLabel]: formatVersions(versions) };
  return Object.keys(all).length === 0 ? {} : { dockerLabels: all };
}
function nameOf3(entry) {
  return asString(entry.name) ?? "";
}

// src/ecs/plan/wanted-task-definition.ts
function wantedTaskDefinition(situation, request) {
  const live = registrable(situation.taskDefinition, situation.tags);
  const base = baseOf(live, request);
  const withAllImages = withImages(withOneImage(base, request), request.images);
  const document = withSecrets(withAllImages, request.containerName, request.secrets);
  if (request.existing !== null && sameTaskDefinition(document, base)) {
    return { document, revision: request.existing.arn };
  }
  return { document, revision: sameTaskDefinition(document, live) ? situation.primary.taskDefinition : null };
}
function baseOf(live, { taskDefinition, existing }) {
  if (existing !== null) return registrable(existing.taskDefinition, existing.tags);
  return taskDefinition === null ? live : registrable(taskDefinition, []);
}
function withOneImage(base, { image, images, containerName }) {
  if (image === null) return base;
  const container = containerFor(base, containerName);
  if (Object.hasOwn(images, container)) {
    throw new BerthError("INVALID_INPUT", {
      what: `"image" and "images" both name an image for the container "${container}", so nothing was changed.`,
      why: "Only one of them can run.",
      fix: 'Leave "image" out, or the line of "images" for this container.'
    });
  }
  return withImage(base, container, image);
}

// src/ecs/plan/plan-deploy.ts
function planDeploy(situation, request) {
  const { document: wanted, revision } = wantedTaskDefinition(situation, request);
  const desiredCount = request.desiredCount ?? situation.service.desiredCount;
  const startsDeployment = revision !== situation.primary.taskDefinition || request.forceNewDeployment;
  const rollout = { taskDefinition: wanted, desiredCount, startsDeployment };
  const percentsInForce = percentsInForceOf(situation);
  const chosen = choosePercents(rolloutInput(situation, rollout), request, percentsInForce);
  const nothingToDo = isDone(situation, { startsDeployment, desiredCount });
  return {
    taskDefinition: revision === null ? wanted : null,
    revision,
    wanted,
    previousTaskDefinition: situation.primary.taskDefinition,
    desiredCount,
    startsDeployment,
    nothingToDo,
    percentsInForce,
    ...nothingToDo ? { ...chosen, percents: percentsInForce, percentsReason: "not-needed" } : chosen,
    circuitBreaker: nothingToDo ? null : circuitBreakerToSet(situation.service.deploymentConfiguration, request),
    update: updateBody(situation, request, nothingToDo ? percentsInForce : chosen.percents)
  };
}
function isDone({ primary, service }, plan) {
  const complete = primary.rolloutState === "COMPLETED" && service.deployments.length === 1;
  return complete && !plan.startsDeployment && plan.desiredCount === service.desiredCount;
}
function updateBody(situation, request, percents) {
  const { service, cluster } = situation;
  const deploymentCircuitBreaker = circuitBreakerToSet(service.deploymentConfiguration, request);
  return {
    cluster,
    service: service.name,
    ...request.desiredCount === null ? {} : { desiredCount: request.desiredCount },
    ...request.forceNewDeployment ? { forceNewDeployment: true } : {},
    deploymentConfiguration: {
      ...service.deploymentConfiguration,
      minimumHealthyPercent: percents.minimumHealthy,
      maximumPercent: percents.maximum,
      ...deploymentCircuitBreaker === null ? {} : { deploymentCircuitBreaker }
    },
    ...mustStopRebalancing(situation, percents) ? { availabilityZoneRebalancing: "DISABLED" } : {}
  };
}
function mustStopRebalancing({ service }, percents) {
  return service.availabilityZoneRebalancing === "ENABLED" && percents.maximum <= 100;
}
function percentsInForceOf({ service }) {
  return percentsOf(service.deploymentConfiguration, service.schedulingStrategy);
}

// src/ecs/plan/refusal.ts
function refuseUnsupported(service) {
  const reason = unsupported(service);
  if (reason === void 0) return;
  throw new BerthError("SERVICE_UNSUPPORTED", {
    what: `Berth does not deploy to the service "${service.name}", so nothing was changed.`,
    why: reason,
    fix: "Use a service with the ECS deployment controller and the ROLLING strategy, or deploy this one with the tool that manages it."
  });
}
function unsupported({ controller, strategy }) {
  if (controller !== "ECS") return `Its deployment controller is ${controller}: ECS itself does not roll its tasks.`;
  if (strategy !== "ROLLING") return `Its deployment strategy is ${strategy}, not ROLLING.`;
  return void 0;
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

// src/ecs/rehearsal/plan-rehearsal.ts
function planRehearsal(situation, plan, options) {
  const needless = whyNeedless(plan, options);
  if (needless !== null) return { kind: "skipped", why: needless };
  return runsOnFargate(situation.service) ? onFargate(situation, plan.wanted, options) : onInstance(situation, plan.wanted, options);
}
function whyNeedless(plan, { rehearse: rehearse3 }) {
  if (rehearse3 === "off") return '"rehearse" is off';
  if (!plan.startsDeployment) return "no new task definition is deployed";
  if (plan.desiredCount === 0) return "the service is to run no task";
  if (rehearse3 === "always") return null;
  const { prediction, percents, desiredCount } = plan;
  switch (prediction.verdict) {
    case "completes":
      if (!prediction.servedBefore) return "no task serves that could be spared an interruption";
      return prediction.interruption.most === 0 ? "a task serves at all times" : null;
    case "unknown":
      return bounds(desiredCount, percents).lower > 0 ? "the percents keep a task serving at all times" : null;
    case "stalls":
      return "the rollout is predicted to stall";
  }
}
function onFargate(situation, taskDefinition, options) {
  if (options.rehearse !== "always") {
    return { kind: "skipped", why: "Fargate has no container instance on which an image could wait" };
  }
  const why = whyOnlyPulled(taskDefinition, options);
  if (why !== null) return { kind: "skipped", why };
  const settings = launchSettings(taskDefinition, situation.service.launch, inheritEverything);
  const place = { launch: "fargate", settings };
  return { kind: "run", place, copy: fargateCopy(taskDefinition), memoryReduced: false, pullOnly: null };
}
function onInstance(situation, taskDefinition, options) {
  const found = roomiestInstance(situation);
  if ("why" in found) return { kind: "skipped", why: found.why };
  const { room } = found;
  const { networkConfiguration } = situation.service.launch;
  const settings = taskDefinition.networkMode === "awsvpc" ? { networkConfiguration } : {};
  const place = { launch: "instance", instanceId: found.instanceId, settings };
  const why = whyOnlyPulled(taskDefinition, options);
  const fitted = why === null ? rehearsalCopy(taskDefinition, room) : void 0;
  const copy = pullOnlyCopy(taskDefinition);
  if (fitted !== void 0) {
    const { memoryReduced } = fitted;
    return { kind: "run", place, copy: fitted.taskDefinition, memoryReduced, pullOnly: copy };
  }
  const free = Math.max(0, Math.floor(room.memory));
  const tight = `only ${free} MiB can be used beside the old task, which is less than the containers reserve`;
  const reason = why ?? tight;
  const noRoom = `${reason}, and ${free} MiB of memory are too little to pull the image`;
  if (memoryToPull(copy) > free) return { kind: "skipped", why: noRoom };
  return { kind: "pull-only", place: { ...place, settings: {} }, copy, why: reason };
}
function whyOnlyPulled(taskDefinition, { exclusive }) {
  if (exclusive) return '"exclusive" says that no two tasks may run at once';
  if (taskDefinition.networkMode === "host") return "host networking would give both tasks the same ports";
  const volumes = sharedVolumes(taskDefinition);
  const names = volumes.map((name) => `"${name}"`).join(", ");
  return volumes.length === 0 ? null : `both tasks would write to the volume ${names}`;
}
function roomiestInstance(situation) {
  const { instances, tasks: tasks2 } = situation;
  if ("denied" in instances) return { why: `AWS denied ${instances.denied}, so no instance is known` };
  if ("denied" in tasks2) return { why: `AWS denied ${tasks2.denied}, so no old task is known` };
  const rooms = instances.value.filter(({ status, agentConnected }) => status === "ACTIVE" && agentConnected).flatMap((instance) => {
    const neighbours = tasks2.value.filter((task) => runsOn(task, instance));
    return neighbours.length === 0 ? [] : [{ instanceId: instance.id, room: roomBeside(neighbours, instance, situation) }];
  }).sort((one, other) => other.room.memory - one.room.memory);
  return rooms[0] ?? { why: "no task of the service runs on an instance that takes new ones" };
}
function runsOn({ containerInstanceArn, desiredStatus }, { id }) {
  return containerInstanceArn !== null && lastPart(containerInstanceArn) === id && desiredStatus !== "STOPPED";
}
function roomBeside(neighbours, { remaining }, situation) {
  const growth = neighbours.map(({ taskDefinitionArn }) => growthOf(definitionOf2(taskDefinitionArn, situation))).reduce((total, more) => total + more, 0);
  return { cpu: remaining.cpu, memory: remaining.memory - growth };
}
function definitionOf2(arn, { primary, taskDefinition, olderTaskDefinitions }) {
  return arn === primary.taskDefinition ? taskDefinition : olderTaskDefinitions[arn] ?? taskDefinition;
}

// src/ecs/watch/limit.ts
var leastMinutes = 5;
var mostMinutes = 360;
var margin = 1.5;
function waitLimit(facts, given2) {
  if (given2 !== "auto") return { minutes: given2, why: 'given by "wait-for-minutes"' };
  const { start: start3, healthy, drain, stop: stop2 } = facts.slowest;
  const unhealthyAtFirst = facts.gracePeriod + Math.max(healthy, healthyByAge);
  const wave = start3 + unhealthyAtFirst + drain + stop2;
  const count = waves(facts.desiredCount, facts.percents);
  const predicted = facts.prediction.verdict === "completes" ? facts.prediction.finish.most * 1e3 : 0;
  const minutes = Math.ceil(margin * Math.max(count * wave, predicted) / 6e4);
  const parts = [
    `${seconds2(start3)} to start`,
    `${seconds2(unhealthyAtFirst)} to become healthy`,
    ...drain > 0 ? [`${seconds2(drain)} to drain`] : [],
    `${seconds2(stop2)} to stop the old`
  ];
  const each = count === 1 ? "" : `${count} waves of `;
  const why = `the slowest in order is ${each}${parts.join(", ")}; half as much again`;
  return { minutes: Math.min(mostMinutes, Math.max(leastMinutes, minutes)), why };
}
var healthyByAge = 4e4;
function waves(desiredCount, percents) {
  const { lower, upper } = bounds(desiredCount, percents);
  const atOnce = Math.max(1, upper - desiredCount, desiredCount - lower);
  return Math.max(1, Math.ceil(desiredCount / atOnce));
}
function seconds2(milliseconds2) {
  return `${Math.round(milliseconds2 / 1e3)} s`;
}

// src/iam/role-access.ts
async function roleAccess(call, roleArn, wanted) {
  const actions = [...new Set(wanted.map(({ action }) => action))];
  try {
    const results = await Promise.all(
      actions.map((action) => {
        const resources = wanted.filter((access) => access.action === action).map(({ resource }) => resource);
        return simulate2(call, roleArn, action, [...new Set(resources)]);
      })
    );
    return conclude2(results.flat());
  } catch (thrown) {
    return { kind: "unknown", why: whyUnknown2(thrown, roleArn) };
  }
}
async function simulate2(call, roleArn, action, resources) {
  const request = { PolicySourceArn: roleArn, ActionNames: [action], ResourceArns: [...resources] };
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
  return resources.map((resource) => resultFor({ action, resource }, evaluations));
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
function conclude2(results) {
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

// src/ecs/secrets/secret-reads.ts
function secretReads({ wanted, live }, given2, serviceArn) {
  const place = placeOf(serviceArn);
  const sameRole = asString(wanted.executionRoleArn) === asString(live.executionRoleArn);
  const known = new Set(sameRole ? entriesOf(live).map(({ valueFrom }) => valueFrom) : []);
  const asked = new Set(Object.values(given2).map((text) => splitVersion(text).valueFrom));
  const unknown = entriesOf(wanted).filter(({ valueFrom }) => asked.has(valueFrom) || !known.has(valueFrom));
  const reads = unknown.flatMap(({ name, valueFrom }) => {
    const parsed = parseValueFrom(valueFrom);
    return "problem" in parsed ? [] : [{ name, given: asked.has(valueFrom), ...accessOf(parsed, place) }];
  });
  return reads.length === 0 ? null : { roleArn: roleArnOf(wanted, place), reads };
}
function entriesOf(taskDefinition) {
  const secrets = asObjects(taskDefinition.containerDefinitions).flatMap((container) => asObjects(container.secrets));
  return secrets.map(({ name, valueFrom }) => ({ name: asString(name) ?? "", valueFrom: asString(valueFrom) ?? "" }));
}
function accessOf(parsed, place) {
  if (parsed.store === "secrets-manager") return { action: "secretsmanager:GetSecretValue", resource: parsed.arn };
  const { partition, region, account } = parsed.place ?? place;
  return { action: "ssm:GetParameters", resource: `arn:${partition}:ssm:${region}:${account}:parameter${parsed.path}` };
}
function roleArnOf({ executionRoleArn }, { partition, account }) {
  const role = asString(executionRoleArn) ?? "";
  if (role === "") return null;
  return role.startsWith("arn:") ? role : `arn:${partition}:iam::${account}:role/${role}`;
}
function placeOf(arn) {
  const [, partition = "aws", , region = "", account = ""] = arn.split(":");
  return { partition, region, account };
}

// src/ecs/secrets/check-secrets.ts
async function checkSecrets(call, { situation, plan }, given2) {
  if (!plan.startsDeployment) return null;
  const definitions = { wanted: plan.wanted, live: situation.taskDefinition };
  const needed = secretReads(definitions, given2, situation.service.arn);
  if (needed === null) return null;
  const { roleArn, reads } = needed;
  const access = roleArn === null ? noRole : certain(await roleAccess(call, roleArn, reads), reads);
  return { roleArn, reads, access };
}
var noRole = { kind: "no-role" };
function certain(access, reads) {
  if (access.kind !== "denied") return access;
  const given2 = new Set(reads.filter((read) => read.given).map(({ resource }) => resource));
  const mayBeAllowed = access.denied.every(
    ({ action, resource, by }) => action === "secretsmanager:GetSecretValue" && by === "nothing-allows" && !given2.has(resource)
  );
  const resources = access.denied.map(({ resource }) => resource).join(", ");
  const why = `No policy of the role allows secretsmanager:GetSecretValue on ${resources}, but the policy of the secret itself may.`;
  return mayBeAllowed ? { kind: "unknown", why } : access;
}

// src/deploy/stages/check-secrets.ts
async function checkSecrets2(planned, { callIam, inputs, host }) {
  const check = await unlessAborted(checkSecrets(callIam, planned, inputs.secrets), host.cancelled);
  return check === "aborted" ? null : check;
}
function tellOfSecrets(check, { host }) {
  const notice = secretsNotice(check);
  if (notice !== null) host.log.notice(notice);
  if (check === null || secretsNotReadable(check) === null) return;
  host.log.group(policyTitle(check), JSON.stringify(secretsPolicy(check), null, 2).split("\n"));
}

// src/ecs/watch/in-flight.ts
function deploymentInFlight(service, plan) {
  const primary = primaryDeployment(service);
  if (primary === void 0 || !plan.startsDeployment) return void 0;
  const goesOn = primary.rolloutState === "IN_PROGRESS" || service.currentServiceDeployment !== null;
  return goesOn ? primary : void 0;
}
function whyEndless(service, deployment) {
  const { failedTasks, runningCount } = deployment;
  if (circuitBreakerOf(service.deploymentConfiguration).enable || runningCount >= service.desiredCount)
    return void 0;
  const isFirst = service.deployments.length === 1 && runningCount === 0;
  const failed = failedTasks === 1 ? "1 task" : `${failedTasks} tasks`;
  if (isFirst && failedTasks > 0) return `no task of this service has run yet, and ${failed} failed`;
  if (failedTasks < 3) return void 0;
  return `${failedTasks} of its tasks failed, and the service has no circuit breaker that would give it up`;
}
var mostDeployments = 5;
function refuseCrowd({ name, deployments }, plan) {
  if (!plan.startsDeployment || deployments.length < mostDeployments) return;
  const lingering = deployments.filter(({ status }) => status !== "PRIMARY");
  const texts = lingering.map(
    ({ id, taskDefinition, runningCount }) => `${id} (${shortName(taskDefinition)}, ${runningCount} running)`
  );
  throw new BerthError("TOO_MANY_DEPLOYMENTS", {
    what: `The service "${name}" has ${deployments.length} deployments already, so ECS would refuse another, and nothing was changed.`,
    why: `ECS keeps at most ${mostDeployments} at once, and these still have tasks that drain, are protected from scale-in, or cannot stop: ${texts.join(", ")}.`,
    fix: 'Wait until they are gone or stop their tasks with "aws ecs stop-task"; a "concurrency" group in the workflow keeps deploys from piling up.'
  });
}

// src/deploy/stages/concurrent.ts
var untilSettled = 5e3;
async function planUndisturbed(planNow, run) {
  const { inputs, clock: clock2, host } = run;
  const wait = { startedAt: clock2.now(), lastId: "", endless: /* @__PURE__ */ new Set() };
  for (; ; ) {
    const planned = await planNow();
    const { service } = planned.situation;
    const other = deploymentInFlight(service, planned.plan);
    if (inputs.dryRun) return planned;
    if (other === void 0 || takesItsPlace(other, planned, wait, run)) {
      refuseCrowd(service, planned.plan);
      return planned;
    }
    if (other.id === wait.lastId) await clock2.sleep(untilSettled, host.cancelled);
    wait.lastId = other.id;
    if (await waitFor(other, planned, wait, run)) wait.endless.add(other.id);
  }
}
function takesItsPlace(other, { situation }, wait, { inputs, host }) {
  if (inputs.onConcurrent === "fail") throw concurrentDeployment(inputs, other, '"on-concurrent" is "fail"');
  if (wait.endless.has(other.id)) return true;
  const endless = whyEndless(situation.service, other);
  if (inputs.onConcurrent === "wait" && endless === void 0) return false;
  const why = endless === void 0 ? "" : `: ${endless}`;
  host.log.info(`Deployment ${nameOf4(other)} is in flight; this one takes its place${why}.`);
  return true;
}
async function waitFor(other, planned, wait, run) {
  const { inputs, host, clock: clock2 } = run;
  const limit = limitFor(planned.situation, inputs.waitForMinutes);
  const waited = (clock2.now() - wait.startedAt) / 6e4;
  if (waited >= limit) throw concurrentDeployment(inputs, other, `it has not ended after ${limit} minutes`);
  host.log.info(`Deployment ${nameOf4(other)} is in flight, which this job did not start; waiting for its end.`);
  return concluded2(await watchOther(other, planned, limit - waited, run), other, run);
}
function nameOf4({ id, taskDefinition }) {
  return `${id} with ${shortName(taskDefinition)}`;
}
function concluded2(watched, other, { inputs, host }) {
  if (watched.reason !== null) {
    host.log.info(
      `Waiting for deployment ${other.id} would never end: ${asSentence(watched.reason)} This one takes its place.`
    );
    return true;
  }
  switch (watched.outcome) {
    case "cancelled":
      throw new BerthError("ACTION_CANCELLED", {
        what: `The job was cancelled while it waited for deployment ${other.id}; nothing was changed.`,
        why: "Somebody else deploys to this service at the moment.",
        fix: "Run the job again."
      });
    case "timed-out":
    case "stalled":
      throw concurrentDeployment(inputs, other, `it has not ended after ${Math.round(watched.elapsedSeconds)} s`);
    default:
      host.log.info(`Deployment ${other.id} ended (${watched.outcome}); planning again.`);
      return false;
  }
}
async function watchOther(other, { situation }, limitMinutes, { inputs, call, clock: clock2, host }) {
  const { service } = situation;
  const { cluster, service: name } = inputs;
  const target = {
    cluster,
    service: name,
    deployment: { id: other.id, earlierIds: service.deployments.map(({ id }) => id).filter((id) => id !== other.id) },
    earlierEventIds: new Set(service.events.flatMap(({ id, createdAt }) => createdAt < other.createdAt ? [id] : [])),
    limitMinutes,
    leastUntilHealthy: 0
  };
  const predict2 = () => predictGoingOn(call, cluster, name);
  const inspect = async (look) => {
    const own = look.service.deployments.find(({ id }) => id === other.id);
    const reason = own === void 0 ? void 0 : whyEndless(look.service, own);
    return reason === void 0 ? void 0 : { outcome: "failed", reason };
  };
  return watch(target, { call, clock: clock2, log: host.log, cancelled: host.cancelled, predict: predict2, inspect });
}
function limitFor(situation, given2) {
  const { service, taskDefinition } = situation;
  const facts = {
    desiredCount: service.desiredCount,
    percents: percentsOf(service.deploymentConfiguration),
    slowest: slowestTask(situation, taskDefinition),
    gracePeriod: service.healthCheckGracePeriod * 1e3,
    prediction: { verdict: "unknown", reasons: [] }
  };
  return waitLimit(facts, given2).minutes;
}

// src/deploy/stages/prepare.ts
async function prepare(run) {
  const { inputs, host, call } = run;
  const { situation, plan } = await planFor(await readRequest(inputs, call), run);
  const secrets = await checkSecrets2({ situation, plan }, run);
  const limit = limitOf({ situation, plan }, inputs);
  const more = [
    ...secretsCheckLines(secrets),
    ...inputs.rehearse === "off" ? [] : plannedRehearsalLines(plan, planRehearsal(situation, plan, inputs)),
    ...inputs.waitForServiceStability ? [`wait at most     ${limit.minutes} minutes: ${limit.why}`] : []
  ];
  host.log.group(`Plan for ${inputs.service} in cluster ${inputs.cluster}`, planText(situation, plan, more));
  warnOfDenied(situation, host);
  tellOfSecrets(secrets, run);
  return { situation, plan, limit, secrets, ...nothingYet };
}
function planFor(request, run) {
  const { inputs, call, callLoadBalancing } = run;
  return planUndisturbed(async () => {
    const situation = await readSituation(call, inputs.cluster, inputs.service, callLoadBalancing);
    refuseUnsupported(situation.service);
    return { situation, plan: planDeploy(situation, request) };
  }, run);
}
var nothingYet = {
  taskDefinitionArn: null,
  before: null,
  rehearsal: null,
  deploymentId: null,
  outcome: null,
  watched: null,
  explanation: null,
  proof: null,
  comparison: null,
  undo: null,
  failure: null
};
function refusal({ plan, secrets }, inputs) {
  if (plan.nothingToDo || inputs.dryRun) return null;
  const unreadable = secretsNotReadable(secrets);
  if (unreadable !== null) return unreadable;
  if (plan.prediction.verdict === "stalls" && !inputs.allowStall) return wouldStall(plan, inputs.service);
  return !inputs.allowInterruption && mayInterrupt(plan) ? wouldInterrupt(plan, inputs.service) : null;
}
function limitOf({ situation, plan }, { waitForMinutes }) {
  const { desiredCount, percents, prediction } = plan;
  const slowest = slowestTask(situation, plan.wanted);
  const gracePeriod = situation.service.healthCheckGracePeriod * 1e3;
  return waitLimit({ desiredCount, percents, slowest, gracePeriod, prediction }, waitForMinutes);
}
async function readRequest(inputs, call) {
  const { taskDefinitionFile: path, taskDefinitionArn: reference } = inputs;
  return {
    ...inputs,
    taskDefinition: path === null ? null : await readTaskDefinitionFile(path),
    existing: reference === null ? null : await readExistingRevision(call, reference)
  };
}
function warnOfDenied({ instances, tasks: tasks2, targetGroups }, { log }) {
  for (const read of [instances, tasks2]) {
    if (!("denied" in read)) continue;
    log.warning(
      `The rollout cannot be predicted: AWS denied ${read.denied}. Allow it to this job's role, and Berth chooses the percents.`
    );
  }
  if ("denied" in targetGroups)
    log.warning(
      `The times of the load balancer are guessed: AWS denied ${targetGroups.denied}. Allow it to this job's role, and Berth reads health check, draining and slow start.`
    );
}

// src/ecs/plan/apply.ts
async function registerTaskDefinition(call, plan) {
  return plan.taskDefinition === null ? plan.revision ?? "" : await register(call, plan.taskDefinition);
}
async function updateService(call, plan, taskDefinitionArn) {
  const changes = taskDefinitionArn !== plan.previousTaskDefinition;
  const body = changes ? { ...plan.update, taskDefinition: taskDefinitionArn } : plan.update;
  const service = await sendUpdate(call, body);
  const primary = primaryDeployment(service);
  const started = service.deployments.some(({ taskDefinition }) => taskDefinition === taskDefinitionArn);
  if (changes && !started && primary !== void 0) throw startedNothing(primary, taskDefinitionArn);
  return { service, deploymentId: primary?.id ?? "" };
}
function startedNothing({ id, taskDefinition }, wanted) {
  return new BerthError("AWS_CALL_FAILED", {
    what: `UpdateService was accepted, but no deployment of ${shortName(wanted)} was started.`,
    why: `The service's newest deployment, ${id}, is still of ${shortName(taskDefinition)}. ECS starts one with every new task definition; an emulator without a scheduler does not.`,
    fix: "Look at AWS_ENDPOINT_URL. To try a deploy without an account, use an emulator that plays rollouts, such as local-aws."
  });
}
async function sendUpdate(call, body) {
  const { service } = await explained(call, `service ${asString(body.service) ?? ""}`)("UpdateService", body);
  return parseService(asObject(service) ?? {});
}

// src/deploy/stages/start.ts
async function register2(planned, { call }) {
  return { ...planned, taskDefinitionArn: await registerTaskDefinition(call, planned.plan) };
}
async function start(registered, run) {
  const { host, inputs } = run;
  try {
    const deploymentId = await send(registered, run);
    const next = inputs.waitForServiceStability ? "following deployment" : "ECS goes on with deployment";
    host.log.info(`UpdateService was accepted; ${next} ${deploymentId}.`);
    return { ...registered, deploymentId };
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    const outcome = host.cancelled.aborted ? "cancelled" : null;
    await conclude({ ...registered, outcome, failure: thrown }, run);
    throw thrown;
  }
}
var lastWait = 1500;
async function send({ plan, taskDefinitionArn, situation }, run) {
  const { call, clock: clock2, host, inputs } = run;
  const sending = updateService(call, plan, taskDefinitionArn);
  const answer = await unlessAborted(sending, host.cancelled);
  if (answer !== "aborted") return answer.deploymentId;
  const soon = (work) => Promise.race([work.catch(() => void 0), clock2.sleep(lastWait)]);
  const late = await soon(sending);
  if (late) return late.deploymentId;
  const service = await soon(readService(call, inputs.cluster, inputs.service));
  const primary = service ? primaryDeployment(service) : void 0;
  const isNew = situation.service.deployments.every(({ id }) => id !== primary?.id);
  if (primary !== void 0 && isNew && primary.taskDefinition === taskDefinitionArn) return primary.id;
  throw unknownWhenCancelled(inputs);
}
function unknownWhenCancelled({ cluster, service }) {
  return new BerthError("OUTCOME_UNKNOWN", {
    what: `The job was cancelled while UpdateService on the service "${service}" had no answer, so whether ECS carries it out is not known.`,
    why: 'No deployment of it was to be seen yet, and a cancelled job has no time to wait for one; nothing was done about it, whatever "on-cancel" says.',
    fix: `Look at the service with: aws ecs describe-services --cluster ${cluster} --services ${service}. Deploy again to replace what runs.`
  });
}

// src/deploy/stages/plan-again.ts
var freshFor = 3e4;
async function planAgain(prepared, run) {
  const { host, clock: clock2 } = run;
  const { taskDefinitionArn } = prepared;
  const ran = prepared.before !== null || (prepared.rehearsal?.result ?? null) !== null;
  const now = (run.call.awsTime ?? clock2.now)();
  if (!ran && now - prepared.situation.readAt < freshFor) return prepared;
  try {
    return await withFreshPlan(prepared, run);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    if (host.cancelled.aborted) return { ...prepared, ...cancelledBefore(prepared, run), taskDefinitionArn };
    return { ...prepared, failure: thrown };
  }
}
async function withFreshPlan(prepared, run) {
  const { inputs, host } = run;
  const { situation, plan } = await planFor(await requestFor(prepared, run), run);
  refuseOvertaken(prepared, situation, run);
  const again = { ...prepared, situation, plan, limit: limitOf({ situation, plan }, inputs) };
  if (!saysTheSame(prepared.plan, plan)) {
    host.log.group(`Plan for ${inputs.service}, made again because the service has changed`, planText(situation, plan));
  }
  const failure = refusal(again, inputs);
  if (failure !== null || plan.nothingToDo) return { ...again, failure };
  return plan.taskDefinition === null ? again : await register2(again, run);
}
async function requestFor({ plan, taskDefinitionArn }, { inputs, call }) {
  const request = await readRequest(inputs, call);
  if (plan.taskDefinition === null) return request;
  const existing = { arn: taskDefinitionArn, taskDefinition: plan.taskDefinition, tags: [] };
  return { ...request, taskDefinition: null, existing, containerName: null, image: null, images: {}, secrets: {} };
}
function refuseOvertaken({ situation: before2, taskDefinitionArn }, { service }, { inputs, host }) {
  const primary = primaryDeployment(service);
  if (primary === void 0 || primary.id === before2.primary.id) return;
  if (inputs.onConcurrent === "fail") throw overtaken(inputs, primary);
  const ours = shortName(taskDefinitionArn ?? "");
  host.log.warning(
    `Since this deploy was planned, somebody else has deployed ${shortName(primary.taskDefinition)}. ${ours} takes its place; it was made from ${shortName(before2.primary.taskDefinition)} and holds none of their changes.`
  );
}
function saysTheSame(one, other) {
  const said = ({ previousTaskDefinition, desiredCount, percents, prediction }) => JSON.stringify([previousTaskDefinition, desiredCount, percents, prediction.verdict]);
  return said(one) === said(other);
}

// src/ecs/proof/platform-proof.ts
async function allowPlatforms(proof, platformDigests) {
  const otherDigests = [];
  const unknownDigests = [];
  for (const other of proof.otherDigests) {
    const platforms = await platformDigests(other.image);
    if (platforms === void 0) unknownDigests.push(other);
    else if (!platforms.includes(other.running)) otherDigests.push(other);
  }
  return { ...proof, otherDigests, unknownDigests };
}

// src/ecs/proof/proof.ts
async function readProof(call, place, deployed) {
  try {
    const tasks2 = await readTasks(call, place.cluster, place.service);
    return prove(tasks2, deployed.taskDefinitionArn, imagesOf(deployed.taskDefinition));
  } catch (thrown) {
    if (isAccessDenied(thrown)) return { denied: "ecs:ListTasks and ecs:DescribeTasks" };
    throw explainAwsError(thrown, {
      iamAction: "ecs:ListTasks or ecs:DescribeTasks",
      resource: `service ${place.service}`
    });
  }
}
function prove(tasks2, taskDefinitionArn, images) {
  const isNew = (task) => task.taskDefinitionArn === taskDefinitionArn;
  const isStopping = (task) => task.desiredStatus === "STOPPED";
  const newTasks = tasks2.filter((task) => isNew(task) && !isStopping(task) && task.lastStatus === "RUNNING");
  const oldTasks = tasks2.filter((task) => !isNew(task));
  const containers = newTasks.flatMap((task) => task.containers);
  const checked = containers.flatMap(({ name, imageDigest }) => {
    const image = images[name] ?? "";
    const wanted = digestOf(image);
    return wanted === null || imageDigest === null ? [] : [{ container: name, image, wanted, running: imageDigest }];
  });
  return {
    newTasks: newTasks.length,
    oldTasks: oldTasks.filter((task) => !isStopping(task)).map(nameOf5),
    drainingTasks: oldTasks.filter(isStopping).map(nameOf5),
    otherDigests: checked.flatMap(({ wanted, ...other }) => wanted === other.running ? [] : [other]),
    digests: [...new Set(checked.flatMap(({ wanted, running }) => wanted === running ? [running] : []))]
  };
}
function nameOf5({ id, taskDefinitionArn }) {
  return `${id} (${shortName(taskDefinitionArn)})`;
}
function digestOf(image) {
  return /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1] ?? null;
}

// src/deploy/stages/prove.ts
async function prove2(followed, run) {
  const { inputs, host } = run;
  if (followed.outcome !== "succeeded") return followed;
  const expected = followed.watched?.service.desiredCount ?? followed.plan.desiredCount;
  try {
    const proof = await unlessAborted(readSettledProof(followed, run, expected), host.cancelled);
    if (proof === "aborted") return { ...followed, outcome: "cancelled", failure: cancelledUnproven(inputs) };
    if ("denied" in proof) {
      host.log.warning(`Whether the old tasks are gone was not checked: AWS denied ${proof.denied}.`);
      return followed;
    }
    host.log.info(proofLine(proof, expected));
    return await concluded3({ ...followed, proof }, unproven(proof, inputs.service, expected), run);
  } catch (thrown) {
    const error = explainAwsError(thrown, { iamAction: "ecs:ListTasks", resource: `service ${inputs.service}` });
    return { ...followed, outcome: null, failure: unseen(error, inputs) };
  }
}
async function concluded3(proven, failure, run) {
  if (failure === void 0) return proven;
  const overtaken2 = await watchedSince(proven, run);
  return overtaken2 === void 0 ? { ...proven, failure, outcome: "failed" } : withOutcome({ ...proven, proof: null }, overtaken2, run);
}
async function watchedSince({ watched, deploymentId, situation }, { inputs, call }) {
  if (watched === null) return void 0;
  const service = await readService(call, inputs.cluster, inputs.service).catch(() => void 0);
  const primary = service === void 0 ? void 0 : primaryDeployment(service);
  if (service === void 0 || primary === void 0 || primary.id === deploymentId) return void 0;
  const wasThere = situation.service.deployments.some(({ id }) => id === primary.id);
  if (wasThere) return { ...watched, outcome: "rolled-back", service };
  return { ...watched, outcome: "superseded", service, superseder: await readSuperseder(call, service) };
}
var betweenLooks = 3e3;
var patience = 2e4;
var outage = 3e4;
async function readSettledProof(followed, run, expected) {
  const { clock: clock2, host } = run;
  const startedAt = clock2.now();
  const left2 = followed.limit.minutes * 6e4 - (followed.watched?.elapsedSeconds ?? 0) * 1e3;
  let said = "";
  for (; ; ) {
    const proof = await readWithPatience(followed, run);
    if ("denied" in proof || host.cancelled.aborted) return proof;
    const elapsed = clock2.now() - startedAt;
    const drains = proof.drainingTasks.length > 0 && elapsed < Math.max(6e4, left2);
    const lacks = proof.newTasks < expected && elapsed < patience;
    if (!drains && !lacks) return proof;
    const line = drains ? `Serving, draining the old: ${proof.drainingTasks.join(", ")}.` : proofLine(proof, expected);
    if (line !== said) host.log.info(line);
    said = line;
    await clock2.sleep(betweenLooks, host.cancelled);
  }
}
async function readWithPatience(followed, run) {
  const { clock: clock2, host } = run;
  const deadline = clock2.now() + outage;
  for (; ; ) {
    try {
      return await readProofOf(followed, run);
    } catch (thrown) {
      if (!mayPass(thrown) || clock2.now() >= deadline || host.cancelled.aborted) throw thrown;
      host.log.info(`Could not look at the tasks, trying again. ${messageOf(thrown)}`);
      await clock2.sleep(betweenLooks, host.cancelled);
    }
  }
}
function proofLine({ newTasks, oldTasks, drainingTasks, digests }, expected) {
  if (expected === 0 && newTasks === 0)
    return `Proof: no task is to run (desired count 0), and ${oldTasks.length} old left.`;
  const running = digests.length > 0 ? `, running ${digests.join(", ")}` : "";
  const stopping = drainingTasks.length > 0 ? `, ${drainingTasks.length} old still stopping` : "";
  return `Proof: ${newTasks} new, ${oldTasks.length} old left${stopping}${running}.`;
}
async function readProofOf({ plan, taskDefinitionArn }, { inputs, call, host, platformDigests }) {
  const deployed = { taskDefinitionArn: taskDefinitionArn ?? plan.previousTaskDefinition, taskDefinition: plan.wanted };
  const proof = await readProof(call, inputs, deployed);
  if ("denied" in proof) return proof;
  const { unknownDigests, ...known } = await allowPlatforms(proof, platformDigests);
  for (const { running, image } of unknownDigests) {
    host.log.warning(`Whether ${running} belongs to ${image} could not be checked in ECR.`);
  }
  return known;
}

// src/ecs/rehearsal/rehearse.ts
import { randomBytes } from "node:crypto";

// src/ecs/failure/explain-task.ts
var lateLinesSeconds2 = 15;
async function explainTask(task, taskDefinition, tools) {
  const bare = taskEvidence(task, taskDefinition);
  const container = firstFailed(bare) ?? bare.containers[0];
  if (container === void 0) return { ...conclusion(bare), ...nothingOfContainers };
  const read = await readLastLines(task, taskDefinition, container.name, waitFor2(container.exitCode), tools);
  const lastLines = "lines" in read ? read.lines : [];
  const { name, exitCode, reason } = container;
  return {
    ...conclusion(withLastLines(bare, name, lastLines)),
    containerName: name,
    exitCode,
    meaning: exitCode === null ? "" : exitCodeMeaning(exitCode, reason),
    lastLines,
    unread: "unread" in read ? read.unread : null
  };
}
function waitFor2(exitCode) {
  return exitCode === null ? 0 : lateLinesSeconds2;
}
var nothingOfContainers = { containerName: null, exitCode: null, meaning: "", lastLines: [], unread: null };
function conclusion(task) {
  const cause = taskCause(task);
  if (cause !== null) {
    const { name, sentence, fix, canHeal } = cause;
    return { cause: name, sentence, fix, canHeal };
  }
  const { stoppedReason, stopCode } = task;
  const said = stoppedReason === null ? "ECS gives no reason." : asSentence(`ECS says: ${stoppedReason}`);
  const code = stopCode === null ? "" : `Stop code ${stopCode}. `;
  return {
    cause: null,
    sentence: `${code}${said}`,
    fix: "Look at the task in the ECS console and at the log of its containers.",
    canHeal: true
  };
}

// src/ecs/rehearsal/judge-rehearsal.ts
function judgeRehearsal(look, rehearsed) {
  const { task, sinceStart, sinceRunning } = look;
  const pulled = isPulled(task);
  if (rehearsed.kind === "pull-only") return judgePull(look, rehearsed);
  if (task.lastStatus === "STOPPED" || task.desiredStatus === "STOPPED") return judgeStopped(task, rehearsed);
  if (task.healthStatus === "UNHEALTHY") {
    return { verdict: "failed", why: "its health check fails" };
  }
  if (sinceRunning === null) {
    const why = `it did not run within ${seconds3(rehearsed.startWithin)}`;
    return sinceStart < rehearsed.startWithin ? null : { verdict: "not-rehearsed", why, pulled };
  }
  if (rehearsed.hasHealthCheck && task.healthStatus === "HEALTHY") {
    return { verdict: "passed", why: `it became healthy after ${seconds3(sinceStart)}` };
  }
  if (sinceRunning < rehearsed.runFor) return null;
  const health = rehearsed.hasHealthCheck ? ", though its health check has not passed yet" : "";
  return { verdict: "passed", why: `it ran for ${seconds3(sinceRunning)}${health}` };
}
function withExplanation(verdict, { memoryReduced }, { cause, lastLines }) {
  if (verdict.verdict !== "failed" || !memoryReduced) return verdict;
  const isMemory = cause === "out-of-memory" || lastLines.some((line) => outOfMemoryWords.test(line));
  return isMemory ? tooLittleMemory : verdict;
}
function judgePull({ task, sinceStart }, rehearsed) {
  const why = rehearsed.why ?? "";
  if (task.lastStatus === "STOPPED") {
    const failure = startFailure(task, /CannotPull/);
    if (failure !== null) return failure;
    const pulled = isPulled(task) || /Cannot(Start|Create)Container/.test(reasonsOf(task).join(" "));
    return { verdict: "not-rehearsed", why, pulled };
  }
  if (isPulled(task)) return { verdict: "not-rehearsed", why, pulled: true };
  return sinceStart < rehearsed.startWithin ? null : { verdict: "not-rehearsed", why, pulled: false };
}
function judgeStopped(task, rehearsed) {
  if (task.lastStatus !== "STOPPED") return null;
  const dead = deadContainer(task, rehearsed);
  if (rehearsed.memoryReduced && isOutOfMemory(task, dead)) return tooLittleMemory;
  switch (task.stopCode) {
    case "EssentialContainerExited":
      return { verdict: "failed", why: exitText(dead) };
    case "TaskFailedToStart":
      return startFailure(task, /./) ?? { verdict: "failed", why: "it failed to start" };
    default: {
      const why = `somebody or something else stopped it: ${task.stoppedReason ?? task.stopCode ?? "ECS gave no reason"}`;
      return { verdict: "not-rehearsed", why, pulled: isPulled(task) };
    }
  }
}
var tooLittleMemory = {
  verdict: "not-rehearsed",
  why: "the memory beside the old task was too little for it, which says nothing about its own limit",
  pulled: true
};
var outOfMemoryWords = /out of memory|OutOfMemory|OOM|cannot allocate memory|memory limit too low|std::bad_alloc|MemoryError/i;
function isOutOfMemory(task, dead) {
  return dead?.exitCode === 137 || reasonsOf(task).some((reason) => outOfMemoryWords.test(reason));
}
function deadContainer({ containers }, { essential }) {
  const exited = containers.filter(({ name, exitCode }) => exitCode !== null && essential.includes(name));
  return exited.find(({ exitCode }) => exitCode !== 0) ?? exited[0];
}
function exitText(container) {
  if (container === void 0) return "an essential container exited";
  const { name, exitCode, reason } = container;
  return `the container "${name}" exited with code ${exitCode}${reason === null ? "" : ` (${reason})`}`;
}
function startFailure(task, pattern) {
  const reason = reasonsOf(task).find((text) => pattern.test(text));
  return reason === void 0 ? null : { verdict: "failed", why: reason };
}
function reasonsOf({ containers, stoppedReason }) {
  return [...containers.map(({ reason }) => reason), stoppedReason].flatMap((reason) => reason ?? []);
}
function isPulled({ containers, startedAt }) {
  const isThere = ({ runtimeId, imageDigest }) => runtimeId !== null || imageDigest !== null;
  return startedAt !== null || containers.length > 0 && containers.every(isThere);
}
function seconds3(milliseconds2) {
  return `${Math.round(milliseconds2 / 1e3)} s`;
}

// src/ecs/rehearsal/watch-rehearsal.ts
var startWithin = 5 * 6e4;
async function watchRehearsal(plan, { cluster, taskArn, runSeconds }, tools) {
  const rehearsed = rehearsedIn(plan, runSeconds);
  const takeLook = observer({ cluster, taskArn }, tools);
  while (!tools.cancelled.aborted) {
    const look = await unlessAborted(takeLook(), tools.cancelled);
    if (look === "aborted") break;
    if (look === void 0) return notRehearsed("ECS does not know its task any more");
    const ending = judgeRehearsal(look, rehearsed);
    if (ending !== null) return explainEnding({ ending, task: look.task }, plan, rehearsed, tools);
    await tools.clock.sleep(1e3, tools.cancelled);
  }
  return cancelledRehearsal;
}
var cancelledRehearsal = { ending: { verdict: "cancelled" }, task: null, explanation: null };
function notRehearsed(why) {
  return { ending: { verdict: "not-rehearsed", why, pulled: false }, task: null, explanation: null };
}
async function describeTask(cluster, taskArn, call) {
  return (await describeTasks(explained(call, "the rehearsal"), cluster, [taskArn]))[0];
}
var visibleWithin = 15e3;
function observer({ cluster, taskArn }, { call, clock: clock2, log, cancelled: cancelled2 }) {
  const startedAt = clock2.now();
  let runningSince = null;
  let status = "";
  return async () => {
    let task = await describeTask(cluster, taskArn, call);
    while (task === void 0 && clock2.now() - startedAt < visibleWithin && !cancelled2.aborted) {
      await clock2.sleep(1e3, cancelled2);
      task = await describeTask(cluster, taskArn, call);
    }
    if (task === void 0) return void 0;
    const now = clock2.now();
    if (task.lastStatus === "RUNNING") runningSince ??= now;
    if (task.lastStatus !== status) log.info(`The rehearsal's task is ${task.lastStatus}.`);
    status = task.lastStatus;
    return { task, sinceStart: now - startedAt, sinceRunning: runningSince === null ? null : now - runningSince };
  };
}
async function explainEnding({ ending, task }, { copy }, rehearsed, { callLogs, clock: clock2, cancelled: cancelled2 }) {
  if (ending.verdict !== "failed") return { ending, task, explanation: null };
  const explanation = await explainTask(task, copy, { callLogs, clock: clock2, cancelled: cancelled2 });
  return { ending: withExplanation(ending, rehearsed, explanation), task, explanation };
}
function rehearsedIn(plan, runSeconds) {
  return {
    kind: plan.kind,
    ...plan.kind === "pull-only" ? { why: plan.why } : {},
    memoryReduced: plan.kind === "run" && plan.memoryReduced,
    hasHealthCheck: taskShape(plan.copy).hasHealthCheck,
    essential: essentialContainers(plan.copy),
    runFor: 1e3 * runSeconds,
    startWithin
  };
}
function essentialContainers({ containerDefinitions }) {
  const essential = asObjects(containerDefinitions).filter((container) => container.essential !== false);
  return essential.map(({ name }) => asString(name) ?? "");
}

// src/ecs/rehearsal/rehearse.ts
async function rehearse(plan, target, tools) {
  const { clock: clock2 } = tools;
  const startedAt = clock2.now();
  const deadline = startedAt + startWithin + 1e3 * target.runSeconds + stopWithin(plan.copy);
  const startedBy = rehearsalStartedBy({ ...target, deadline, id: randomBytes(4).toString("hex") });
  const { cluster, serviceArn } = target;
  const trail = openTrail({ cluster, serviceArn, startedBy, copyArn: null, taskArn: null }, tools);
  try {
    const seen = await startAndWatch(plan, target, trail, tools);
    return { ...seen, seconds: (clock2.now() - startedAt) / 1e3 };
  } finally {
    await cleanUp(plan, trail.traces(), tools);
  }
}
function openTrail(start3, { remember: remember2 }) {
  let traces = start3;
  return {
    traces: () => traces,
    add(change) {
      traces = { ...traces, ...change };
      remember2(traces);
    }
  };
}
async function startAndWatch(plan, target, trail, tools) {
  try {
    await requireStopTask(target.cluster, tools.call);
    const seen = await attempt(plan, target, trail, tools);
    if (!("refused" in seen)) return seen;
    const why = `ECS did not start it: ${seen.refused}`;
    const lesser = pullingOnly(plan, seen.refused, why);
    const pulled = lesser === null ? notRehearsed(why) : await attempt(lesser, target, trail, tools);
    return "refused" in pulled ? notRehearsed(why) : pulled;
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) return notRehearsed(messageOf(thrown));
    const { what, why, fix } = thrown.sentences;
    if (isAccessDenied(thrown)) tools.log.warning(`The deploy goes on without a rehearsal. ${what} ${fix}`);
    return notRehearsed(`${what} ${why}`);
  }
}
async function attempt(plan, target, trail, tools) {
  const { copyArn: refusedArn } = trail.traces();
  if (refusedArn !== null) await deregister(refusedArn, tools);
  const copyArn = await register(tools.call, plan.copy);
  trail.add({ copyArn });
  if (tools.cancelled.aborted) return cancelledRehearsal;
  const started = await start2(plan, { ...trail.traces(), copyArn }, tools.call);
  if ("refused" in started) return started;
  trail.add(started);
  return await watchRehearsal(plan, { ...target, ...started }, tools);
}
function pullingOnly(plan, refused, why) {
  if (plan.kind !== "run" || plan.pullOnly === null || !refused.startsWith("RESOURCE:")) return null;
  return { kind: "pull-only", place: { ...plan.place, settings: {} }, copy: plan.pullOnly, why };
}
async function start2({ place }, { cluster, startedBy, copyArn }, call) {
  const body = { cluster, taskDefinition: copyArn, startedBy, ...place.settings };
  const calls = explained(call, "the rehearsal");
  const answer = place.launch === "instance" ? await calls("StartTask", { ...body, containerInstances: [place.instanceId] }) : await calls("RunTask", { ...body, clientToken: lastPart(startedBy) });
  const taskArn = asString(asObjects(answer.tasks)[0]?.taskArn);
  return taskArn === void 0 ? { refused: refusalText(answer) } : { taskArn };
}
function refusalText({ failures }) {
  const [failure] = asObjects(failures);
  const said = [failure?.reason, failure?.detail].flatMap((text) => asString(text) ?? []);
  return said.length === 0 ? "it gave no reason" : said.join(", ");
}
async function cleanUp(plan, traces, tools) {
  const stopped = await removeTraces(traces, tools);
  if (!stopped) return;
  if (traces.taskArn !== null) await untilStopped(traces.taskArn, plan, traces, tools);
  tools.remember(null);
}
async function untilStopped(taskArn, { copy }, { cluster }, { call, clock: clock2, log, cancelled: cancelled2 }) {
  const deadline = clock2.now() + stopWithin(copy);
  while (clock2.now() < deadline && !cancelled2.aborted) {
    const task = await describeTask(cluster, taskArn, call).catch(() => void 0);
    if (task === void 0 || task.lastStatus === "STOPPED") return;
    await clock2.sleep(500, cancelled2);
  }
  if (!cancelled2.aborted) log.warning("The rehearsal was told to stop, but its task still runs; the deploy goes on.");
}
function stopWithin({ containerDefinitions }) {
  const timeouts = asObjects(containerDefinitions).map(({ stopTimeout: stopTimeout2 }) => asNumber(stopTimeout2) ?? 30);
  return 1e3 * (Math.max(...timeouts) + 20);
}

// src/deploy/stages/rehearse.ts
async function rehearse2(registered, run) {
  const { inputs, host } = run;
  const { situation } = registered;
  if (inputs.rehearse === "off") return registered;
  await sweep(registered, run);
  const plan = planRehearsal(situation, registered.plan, inputs);
  if (plan.kind === "skipped") return { ...registered, rehearsal: { plan, result: null } };
  host.log.info(`Rehearsal: ${intentionLine(plan)}`);
  const { arn: serviceArn, name } = situation.service;
  const target = { cluster: inputs.cluster, serviceArn, runSeconds: inputs.rehearseSeconds };
  const result = await rehearse(plan, target, toolsOf(run));
  const rehearsal = { plan, result };
  report(rehearsal, host.log);
  const rehearsed = { ...registered, rehearsal };
  switch (result.ending.verdict) {
    case "passed":
    case "not-rehearsed":
      return rehearsed;
    case "failed":
      return { ...rehearsed, outcome: "failed", failure: rehearsalFailed(result, name) };
    case "cancelled":
      return { ...cancelledBefore(rehearsed, run), taskDefinitionArn: registered.taskDefinitionArn };
  }
}
function report(rehearsal, log) {
  const endGroup = startGroup(log, `Rehearsal: ${rehearsalLine(rehearsal)}`);
  printForeign(log, lastWordsOf(rehearsal));
  endGroup();
}
function toolsOf({ call, callLogs, clock: clock2, host }) {
  const { log, cancelled: cancelled2 } = host;
  const remember2 = (traces) => host.saveState(rehearsalState, traces === null ? "" : JSON.stringify(traces));
  return { call, callLogs, clock: clock2, log, cancelled: cancelled2, remember: remember2 };
}
async function sweep({ situation, plan }, { inputs, call, clock: clock2, host }) {
  if (runsOnFargate(situation.service) && inputs.rehearse === "auto") return;
  const family = rehearsalFamily(asString(plan.wanted.family) ?? "");
  const place = { cluster: inputs.cluster, serviceArn: situation.service.arn, family };
  const swept = await sweepRehearsals(place, clock2.now(), { call, log: host.log });
  if (swept > 0) host.log.info(`Stopped ${swept} rehearsal that an earlier deploy had left behind.`);
}

// src/ecs/task-definition/revisions.ts
var mostAtOnce = 60;
var fewRevisions = 5;
async function retireRevisions(retention, tools) {
  const [active, used] = await Promise.all([
    readActive(tools.call, retention.family),
    readUsed(tools.call, retention.cluster)
  ]);
  const old = oldRevisions(active, { keep: retention.keep, used: /* @__PURE__ */ new Set([...used, ...retention.protectedArns]) });
  const due2 = old.slice(0, mostAtOnce);
  if (due2.length < old.length) {
    tools.log.info(
      `${old.length} revisions are too old; ${old.length - due2.length} of them are left to later deploys.`
    );
  }
  if (due2.length > fewRevisions) {
    const seconds4 = Math.round(due2.length * paceMilliseconds / 1e3);
    tools.log.info(`Deregistering ${due2.length} old revisions at AWS's rate, which takes about ${seconds4} s.`);
  }
  return deregisterPaced(due2, tools);
}
function oldRevisions(newestFirst, { keep, used }) {
  return newestFirst.slice(keep).filter((arn) => !used.has(arn)).reverse();
}
async function readActive(call, family) {
  const body = { familyPrefix: family, status: "ACTIVE", sort: "DESC" };
  return listAll(explained(call, family), "ListTaskDefinitions", body, "taskDefinitionArns");
}
async function readUsed(call, cluster) {
  const calls = explained(call, cluster);
  const arns = await listAll(calls, "ListServices", { cluster }, "serviceArns");
  const pages = await Promise.all(
    chunks(arns, 10).map((services) => calls("DescribeServices", { cluster, services: [...services] }))
  );
  return new Set(pages.flatMap(({ services }) => asObjects(services).flatMap(usedBy)));
}
function usedBy(service) {
  const parts = [service, ...asObjects(service.deployments), ...asObjects(service.taskSets)];
  return parts.flatMap(({ taskDefinition }) => asString(taskDefinition) ?? []);
}
var paceMilliseconds = 1500;
var patience2 = [5e3, 15e3];
async function deregisterPaced(arns, tools) {
  const done = [];
  for (const arn of arns) {
    if (tools.cancelled.aborted || !await deregister2(arn, tools)) break;
    done.push(arn);
    if (done.length < arns.length) await tools.clock.sleep(paceMilliseconds, tools.cancelled);
  }
  return done;
}
async function deregister2(arn, { call, clock: clock2, log, cancelled: cancelled2 }) {
  for (const pause2 of [...patience2, null]) {
    try {
      await call("DeregisterTaskDefinition", { taskDefinition: arn });
      return true;
    } catch (thrown) {
      const error = explainAwsError(thrown, { iamAction: "ecs:DeregisterTaskDefinition", resource: shortName(arn) });
      if (pause2 === null || error.code !== "AWS_THROTTLED" && awsErrorName(thrown) !== "ServerException") {
        log.warning(`Old revisions stay, from ${shortName(arn)} on: ${error.sentences.what} ${error.sentences.why}`);
        return false;
      }
      await clock2.sleep(pause2, cancelled2);
    }
  }
  return false;
}

// src/deploy/stages/retire.ts
async function retire(report2, { inputs, call, clock: clock2, host }) {
  const { outcome, plan, taskDefinitionArn } = report2;
  const family = asString(plan.wanted.family);
  if (inputs.keepRevisions === null || outcome !== "succeeded" || family === void 0) return report2;
  const protectedArns = [plan.previousTaskDefinition, ...taskDefinitionArn === null ? [] : [taskDefinitionArn]];
  const retention = { cluster: inputs.cluster, family, keep: inputs.keepRevisions, protectedArns };
  try {
    const gone = await retireRevisions(retention, { call, clock: clock2, log: host.log, cancelled: host.cancelled });
    if (gone.length > 0) host.log.info(`Deregistered old revisions: ${gone.map(shortName).join(", ")}.`);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    host.log.warning(`Old revisions stay, because what is in use could not be read. ${thrown.message}`);
  }
  return report2;
}

// src/ecs/undo/restore-settings.ts
import { isDeepStrictEqual } from "node:util";
function restoreSettings({ before: before2, updates }, now) {
  const percents = percentsBack(before2, updates, now);
  const breaker = breakerBack(before2, updates, now);
  const rebalancing = rebalancingBack(before2, updates, now);
  const restored = [
    ...percents === null ? [] : ["percents"],
    ...breaker === null ? [] : ["circuit breaker"],
    ...rebalancing === null ? [] : ["zone rebalancing"]
  ];
  if (restored.length === 0) return { kind: "nothing" };
  const pending = whyTooEarly(now);
  if (pending !== null) return { kind: "too-early", why: pending };
  const deploymentConfiguration = { ...now.deploymentConfiguration, ...percents, ...breaker };
  return { kind: "update", body: { deploymentConfiguration, ...rebalancing }, restored };
}
function percentsBack(before2, updates, now) {
  const old = percentsOf(before2.deploymentConfiguration);
  const current = percentsOf(now.deploymentConfiguration);
  const isOurs = configurationsOf(updates).some((set) => isDeepStrictEqual(current, percentsOf(set)));
  if (isDeepStrictEqual(current, old)) return null;
  return isOurs ? { minimumHealthyPercent: old.minimumHealthy, maximumPercent: old.maximum } : null;
}
function breakerBack(before2, updates, now) {
  const member = "deploymentCircuitBreaker";
  const old = asObject(before2.deploymentConfiguration[member]);
  const wasSet = configurationsOf(updates).some((set) => asObject(set[member])?.enable === true);
  const current = asObject(now.deploymentConfiguration[member]);
  const isOurs = wasSet && old?.enable !== true && current?.enable === true;
  return isOurs ? { [member]: { ...old, enable: false, rollback: false } } : null;
}
function rebalancingBack(before2, updates, now) {
  const wasSet = updates.some(({ availabilityZoneRebalancing }) => availabilityZoneRebalancing === "DISABLED");
  const isOurs = wasSet && now.availabilityZoneRebalancing === "DISABLED";
  const old = before2.availabilityZoneRebalancing;
  return isOurs && old !== null && old !== "DISABLED" ? { availabilityZoneRebalancing: old } : null;
}
function configurationsOf(updates) {
  return updates.flatMap(({ deploymentConfiguration }) => {
    const configuration = asObject(deploymentConfiguration);
    return configuration === void 0 ? [] : [configuration];
  });
}
function whyTooEarly(now) {
  const primary = primaryDeployment(now);
  if (primary === void 0) return "the service has no deployment";
  if (primary.rolloutState === "IN_PROGRESS") return `the deployment ${primary.id} is in progress`;
  return null;
}

// src/ecs/undo/restore.ts
async function restore(call, place, settings) {
  const { cluster, service } = place;
  const now = await readService(call, cluster, service);
  const restoration = restoreSettings(settings, now);
  if (restoration.kind !== "update") return restoration;
  const after = await sendUpdate(call, { cluster, service, ...restoration.body });
  const started = startedDeployment(now, after);
  return started === null ? { kind: "restored", what: restoration.restored } : { kind: "started-deployment", deploymentId: started };
}
function startedDeployment(before2, after) {
  const known = new Set(before2.deployments.map(({ id }) => id));
  const primary = primaryDeployment(after);
  return primary === void 0 || known.has(primary.id) ? null : primary.id;
}

// src/deploy/stages/settle.ts
async function settle2(report2, run) {
  const { inputs, call, host } = run;
  if (!inputs.restorePercents || report2.deploymentId === null) return report2;
  if (host.cancelled.aborted) {
    host.log.warning("Percents were not put back, because the job was cancelled and the deployment may be under way.");
    return report2;
  }
  try {
    sayRestored(await restore(call, inputs, settingsOf2(report2)), host.log);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    host.log.warning(`Percents were not put back. ${thrown.message}`);
  }
  return report2;
}
function settingsOf2({ situation, plan, undo: undo2 }) {
  const back = undo2?.update ?? null;
  return { before: situation.service, updates: [plan.update, ...back === null ? [] : [back]] };
}
function sayRestored(restored, log) {
  const wentWell = restored.kind === "restored" || restored.kind === "nothing";
  const text = restoredText(restored);
  if (wentWell) log.info(text);
  else log.warning(text);
}
function restoredText(restored) {
  switch (restored.kind) {
    case "restored":
      return `Put back: ${restored.what.join(", ")}. No deployment was started by it.`;
    case "nothing":
      return "Percents, zone rebalancing and circuit breaker are as they were before; nothing to put back.";
    case "too-early":
      return `Percents were not put back, because ${restored.why}; with the old ones it could stall.`;
    case "started-deployment":
      return `Putting the percents back started the deployment ${restored.deploymentId}; look at it.`;
  }
}

// src/ecs/undo/previous-version.ts
function previousVersion(before2) {
  const { service } = before2;
  const completed = service.deployments.find(({ rolloutState }) => rolloutState === "COMPLETED");
  if (completed === void 0) return null;
  const { desiredCount, deploymentConfiguration } = service;
  const revision = revisionOf(before2, completed.taskDefinition);
  return { deploymentId: completed.id, revision, desiredCount, deploymentConfiguration };
}
function revisionOf(before2, arn) {
  if (arn === before2.primary.taskDefinition) {
    return { arn, taskDefinition: before2.taskDefinition, tags: before2.tags };
  }
  return { arn, taskDefinition: before2.olderTaskDefinitions[arn] ?? {}, tags: [] };
}

// src/ecs/undo/serving.ts
async function readServing({ cluster, service }, { revision }, { call, platformDigests }) {
  const version = { taskDefinitionArn: revision.arn, taskDefinition: revision.taskDefinition };
  const [seen, read] = await Promise.all([
    readService(call, cluster, service),
    readProof(call, { cluster, service }, version)
  ]);
  const name = shortName(revision.arn);
  const missing = whatIsMissing(seen, revision.arn);
  if (missing !== null) return { serves: false, said: `The previous version ${name} does not serve: ${missing}.` };
  const running = `${seen.runningCount} of ${seen.desiredCount} running`;
  return "denied" in read ? uncheckedTasks(name, running, read.denied) : judgeTasks(name, running, await allowPlatforms(read, platformDigests));
}
function uncheckedTasks(name, running, denied) {
  const said = `The previous version ${name} serves again: ${running}; its tasks were not checked, because AWS denied ${denied}.`;
  return { serves: true, said };
}
function judgeTasks(name, running, { oldTasks, otherDigests, digests }) {
  if (oldTasks.length > 0) return notAsItDid(name, `there still are ${oldTasks.join(", ")}`);
  const [other] = otherDigests;
  if (other !== void 0) {
    return notAsItDid(name, `${other.container} runs ${other.running}, which is not ${other.image}`);
  }
  const image = digests.length === 0 ? "" : `, ${digests.join(", ")}`;
  return {
    serves: true,
    said: `The previous version ${name} serves again, checked: ${running}${image}, no other task left.`
  };
}
function whatIsMissing(service, taskDefinition) {
  const primary = primaryDeployment(service);
  if (primary?.taskDefinition !== taskDefinition) return "its deployment is not PRIMARY";
  if (service.runningCount < service.desiredCount) {
    return `${service.runningCount} of ${service.desiredCount} tasks run`;
  }
  return primary.rolloutState === "COMPLETED" ? null : `its deployment is ${primary.rolloutState}`;
}
function notAsItDid(name, why) {
  return { serves: false, said: `The previous version ${name} runs, but not as it did: ${why}.` };
}

// src/ecs/undo/plan-back.ts
function planBack(situation, previous, settings) {
  const request = requestBack(previous, settings);
  const withItsPercents = planDeploy(situation, { ...request, ...given(previous.deploymentConfiguration) });
  if (!settings.exclusive && withItsPercents.prediction.verdict !== "stalls") return withItsPercents;
  return planDeploy(situation, { ...request, minimumHealthyPercent: "auto", maximumPercent: "auto" });
}
function ownWayBackStalls(situation) {
  const { taskDefinition, service } = situation;
  const rollout = rolloutInput(situation, {
    taskDefinition,
    desiredCount: service.desiredCount,
    startsDeployment: false
  });
  if (!rollout.known) return false;
  const back = rollBack(rollout.input.service);
  if (back === void 0) return false;
  return predict({ ...rollout.input, service: back.service }, rollout.estimates).verdict === "stalls";
}
function requestBack({ revision, desiredCount }, settings) {
  return {
    ...settings,
    taskDefinition: null,
    existing: revision,
    containerName: null,
    image: null,
    images: {},
    secrets: {},
    desiredCount: settings.desiredCount === null ? null : desiredCount,
    forceNewDeployment: false,
    circuitBreaker: "keep"
  };
}
function given(deploymentConfiguration) {
  const { minimumHealthy, maximum } = percentsOf(deploymentConfiguration);
  return { minimumHealthyPercent: minimumHealthy, maximumPercent: maximum };
}

// src/ecs/undo/stoppable.ts
var stoppable = ["PENDING", "IN_PROGRESS"];
async function findStoppable(call, place, deploymentId) {
  const { cluster, service } = place;
  try {
    const answer = await call("ListServiceDeployments", { cluster, service, status: stoppable });
    const own = asObjects(answer.serviceDeployments).find(
      ({ targetServiceRevisionArn: arn }) => lastPart(asString(arn) ?? "") === lastPart(deploymentId)
    );
    return asString(own?.serviceDeploymentArn) ?? null;
  } catch {
    return null;
  }
}

// src/ecs/undo/way-back.ts
function chooseWayBack(failed, seen) {
  const primary = primaryDeployment(seen.service);
  if (primary === void 0) return impossible("the service is being deleted");
  if (failed.earlierIds.includes(primary.id)) return { kind: "follow" };
  if (primary.id !== failed.id) {
    return impossible(`somebody else's deployment ${primary.id} of ${shortName(primary.taskDefinition)} is PRIMARY`);
  }
  const { previous } = failed;
  if (previous === null)
    return impossible("no deployment of this service had completed before, so there is no old version");
  if (ecsWillGoBack(seen.service, primary.rolloutState)) return { kind: "follow" };
  const startedNone = previous.deploymentId === failed.id;
  if (seen.stoppable !== null && !seen.wouldStall && !startedNone) {
    return { kind: "stop", serviceDeploymentArn: seen.stoppable };
  }
  if (previous.revision.arn === primary.taskDefinition && !startedNone) {
    return impossible(`the version before it ran the same task definition, ${shortName(primary.taskDefinition)}`);
  }
  return { kind: "update" };
}
function ecsWillGoBack({ deploymentConfiguration }, rolloutState) {
  const { enable, rollback } = circuitBreakerOf(deploymentConfiguration);
  return rolloutState === "FAILED" && enable && rollback;
}
function impossible(why) {
  return { kind: "impossible", why };
}

// src/ecs/undo/turn-back.ts
async function turnBack(request, tools) {
  const { failed } = request;
  const [situation, stoppable2] = await Promise.all([
    readForPlan(request, tools),
    findStoppable(tools.call, request, failed.id)
  ]);
  if (situation === null) return turnBackAtOnce(request, tools);
  const wouldStall2 = ownWayBackStalls(situation);
  const way = chooseWayBack(failed, { service: situation.service, stoppable: stoppable2, wouldStall: wouldStall2 });
  if (way.kind !== "stop") return take(way, situation, request, tools);
  if (await stop(way.serviceDeploymentArn, tools)) return turned("stop", request);
  return updateBack(request, tools);
}
async function readForPlan({ cluster, service }, { call, log }) {
  try {
    return await readSituation(call, cluster, service);
  } catch (thrown) {
    log.info(`The way back is not predicted, and keeps the percents in force. ${messageOf(thrown)}`);
    return null;
  }
}
async function updateBack(request, tools) {
  const situation = await readForPlan(request, tools);
  if (situation === null) return updateUnplanned(request, tools);
  const crossroads = { service: situation.service, stoppable: null, wouldStall: false };
  return take(chooseWayBack(request.failed, crossroads), situation, request, tools);
}
async function turnBackAtOnce(request, tools) {
  const { cluster, service, failed } = request;
  const [seen, stoppable2] = await Promise.all([
    readService(tools.call, cluster, service),
    findStoppable(tools.call, request, failed.id)
  ]);
  const way = chooseWayBack(failed, { service: seen, stoppable: stoppable2, wouldStall: false });
  if (way.kind === "impossible") return way;
  if (way.kind === "follow") return turned("ecs", request);
  if (way.kind === "stop" && await stop(way.serviceDeploymentArn, tools)) return turned("stop", request);
  return updateAtOnce(request, tools);
}
async function updateUnplanned(request, tools) {
  const seen = await readService(tools.call, request.cluster, request.service);
  const way = chooseWayBack(request.failed, { service: seen, stoppable: null, wouldStall: false });
  if (way.kind === "impossible") return way;
  return way.kind === "follow" ? turned("ecs", request) : updateAtOnce(request, tools);
}
async function updateAtOnce({ cluster, service, failed, settings }, { call }) {
  const { previous } = failed;
  if (previous === null) return nothingBefore;
  const { desiredCount, revision } = previous;
  const count = settings.desiredCount === null ? {} : { desiredCount };
  const update = { cluster, service, taskDefinition: revision.arn, ...count };
  const after = await sendUpdate(call, update);
  return { kind: "turned", by: "update", previous, deploymentId: primaryDeployment(after)?.id ?? null, update };
}
async function take(way, situation, request, tools) {
  const { previous } = request.failed;
  if (way.kind === "impossible") return way;
  if (way.kind !== "update") return turned("ecs", request);
  if (previous === null) return nothingBefore;
  const plan = planBack(situation, previous, request.settings);
  const { deploymentId } = await updateService(tools.call, plan, previous.revision.arn);
  return { kind: "turned", by: "update", previous, deploymentId, update: plan.update };
}
var nothingBefore = { kind: "impossible", why: "no deployment of this service had completed before" };
function turned(by, { failed: { previous } }) {
  return previous === null ? nothingBefore : { kind: "turned", by, previous, deploymentId: null, update: null };
}
async function stop(serviceDeploymentArn, { call, log }) {
  try {
    await call("StopServiceDeployment", { serviceDeploymentArn, stopType: "ROLLBACK" });
    return true;
  } catch (thrown) {
    const attempt2 = { iamAction: "ecs:StopServiceDeployment", resource: serviceDeploymentArn };
    const { what, why } = explainAwsError(thrown, attempt2).sentences;
    log.info(`StopServiceDeployment did not take it, so UpdateService is used. ${what} ${why}`);
    return false;
  }
}

// src/ecs/undo/roll-back.ts
async function rollBack2(request, limitMinutes, tools) {
  const turned2 = await turnBack(request, tools);
  if (turned2.kind === "impossible") return turned2;
  tools.log.info(turnedText(turned2, request));
  try {
    const arrived = await unlessAborted(arrive(turned2, request, limitMinutes, tools), tools.cancelled);
    return arrived === "aborted" ? { kind: "unseen", turned: turned2, why: "the job was cancelled" } : arrived;
  } catch (thrown) {
    return { kind: "unseen", turned: turned2, why: messageOf(thrown).replace(/\.$/, "") };
  }
}
async function arrive(turned2, request, limitMinutes, tools) {
  const arrived = await switched(turned2, request, tools);
  if (arrived.kind === "impossible") return arrived;
  const { by, previous, update } = arrived;
  const watched = await follow2(arrived, request, limitMinutes, tools);
  const serving = await readServing(request, previous, tools);
  tools.log.info(serving.said);
  return { kind: "arrived", by, previous, watched, serving, update };
}
function turnedText({ by, previous }, { service }) {
  const name = shortName(previous.revision.arn);
  switch (by) {
    case "ecs":
      return `ECS brings ${service} back to ${name} by itself; following it.`;
    case "stop":
      return `StopServiceDeployment was accepted: ECS brings ${service} back to ${name}; following it.`;
    case "update":
      return `UpdateService back to ${name} was accepted; following it.`;
  }
}
var longestTurn = 6e4;
async function switched(turned2, request, tools) {
  if (turned2.deploymentId !== null) return turned2;
  const { clock: clock2, cancelled: cancelled2 } = tools;
  const deadline = clock2.now() + longestTurn;
  for (; ; ) {
    const primary = primaryDeployment(await readService(tools.call, request.cluster, request.service));
    if (primary !== void 0 && primary.id !== request.failed.id) return { ...turned2, deploymentId: primary.id };
    if (cancelled2.aborted)
      return { kind: "impossible", why: "the job was cancelled before ECS showed that it turns back" };
    if (clock2.now() >= deadline) return updateBack(request, tools);
    await clock2.sleep(1e3, cancelled2);
  }
}
async function follow2({ deploymentId, previous }, { cluster, service }, limitMinutes, tools) {
  const { events } = await readService(tools.call, cluster, service);
  const target = {
    cluster,
    service,
    deployment: { id: deploymentId ?? "", earlierIds: [] },
    earlierEventIds: new Set(events.map(({ id }) => id)),
    limitMinutes,
    leastUntilHealthy: leastUntilHealthy(previous.revision.taskDefinition)
  };
  return watch(target, tools);
}

// src/ecs/undo/undo-text.ts
function undoOfRollBack(rolledBack) {
  if (rolledBack.kind === "impossible") return notUndone(rolledBack.why);
  if (rolledBack.kind === "unseen")
    return undoUnseen(rolledBack.turned, `how it ended was not seen: ${rolledBack.why}`);
  const { previous, watched, serving, update } = rolledBack;
  if (serving.serves) return { rolledBackTo: previous.revision.arn, said: serving.said, update };
  const said = `The way back to ${shortName(previous.revision.arn)} ended as ${watched.outcome}. ${serving.said}`;
  return { rolledBackTo: null, said, update };
}
function undoOfCancel(turned2) {
  return undoUnseen(turned2, "this job does not watch it to its end");
}
function undoUnseen(turned2, why) {
  if (turned2.kind === "impossible") return notUndone(turned2.why);
  const name = shortName(turned2.previous.revision.arn);
  const sent = {
    ecs: `ECS is bringing ${name} back by itself`,
    stop: `StopServiceDeployment was sent, so ECS brings ${name} back`,
    update: `UpdateService back to ${name} was sent`
  }[turned2.by];
  return { rolledBackTo: null, said: `${sent}; ${why}.`, update: turned2.update };
}
function notUndone(why) {
  return { rolledBackTo: null, said: `Nothing was rolled back: ${why}.`, update: null };
}

// src/deploy/stages/undo.ts
async function undo(followed, run) {
  const undone = await undoOf(followed, run);
  return undone === null ? followed : { ...followed, undo: undone, failure: withUndo(followed.failure, undone) };
}
async function undoOf(followed, run) {
  try {
    switch (followed.outcome) {
      case "failed":
      case "stalled":
      case "timed-out":
        return await afterFailure(followed, run);
      case "rolled-back":
        return await afterRollback(followed, run);
      case "cancelled":
        return await afterCancel(followed, run);
      default:
        return null;
    }
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    const { what, why } = thrown.sentences;
    return notUndone(`the way back failed. ${what} ${why}`.replace(/\.$/, ""));
  }
}
async function afterFailure(followed, run) {
  const { inputs, host } = run;
  if (inputs.onFailure === "leave") return left("on-failure", followed);
  if (host.cancelled.aborted) return undoAtOnce(followed, run);
  const { call, clock: clock2, platformDigests } = run;
  const tools = { call, clock: clock2, log: host.log, cancelled: host.cancelled, platformDigests };
  return undoOfRollBack(await rollBack2(requestOf(followed, run), followed.limit.minutes, tools));
}
async function afterRollback(followed, run) {
  const request = requestOf(followed, run);
  const { previous } = request.failed;
  if (previous === null) return null;
  const { serves: serves2, said } = await readServing(request, previous, run);
  return { rolledBackTo: serves2 ? previous.revision.arn : null, said, update: null };
}
async function afterCancel(followed, run) {
  if (run.inputs.onCancel === "leave") return left("on-cancel", followed);
  return undoAtOnce(followed, run);
}
async function undoAtOnce(followed, run) {
  return undoOfCancel(await turnBackAtOnce(requestOf(followed, run), { call: run.call, log: run.host.log }));
}
function left(input, { outcome, watched }) {
  const hasEnded = outcome === "failed" || watched?.outcome === "succeeded";
  const now = hasEnded ? "the service stays as it is" : "the deployment goes on in ECS";
  return notUndone(`"${input}: leave" says so, and ${now}`);
}
function requestOf({ situation, deploymentId }, { inputs }) {
  const earlierIds = situation.service.deployments.map(({ id }) => id).filter((id) => id !== deploymentId);
  const failed = { id: deploymentId ?? "", earlierIds, previous: previousVersion(situation) };
  return { cluster: inputs.cluster, service: inputs.service, failed, settings: inputs };
}
function withUndo(failure, { said }) {
  if (failure === null) return null;
  const { what, ...rest } = failure.sentences;
  return new BerthError(failure.code, { ...rest, what: `${what} ${said}` }, { cause: failure.cause });
}

// src/deploy/deploy.ts
async function deploy(inputs, dependencies) {
  const run = { inputs, ...dependencies };
  const planned = await prepare(run);
  const failure = refusal(planned, inputs);
  if (failure !== null) return conclude({ ...planned, failure }, run);
  if (inputs.dryRun) return conclude(planned, run);
  if (planned.plan.nothingToDo) return conclude({ ...planned, outcome: "unchanged" }, run);
  if (run.host.cancelled.aborted) return conclude(cancelledBefore(planned, run), run);
  const registered = await register2(planned, run);
  const prepared = await before(registered, run);
  if (prepared.failure !== null) return conclude(prepared, run);
  const rehearsed = await rehearse2(prepared, run);
  if (rehearsed.failure !== null) return conclude(rehearsed, run);
  if (run.host.cancelled.aborted) return conclude(cancelledBefore(rehearsed, run), run);
  const current = await planAgain(rehearsed, run);
  if (current.failure !== null) return conclude(current, run);
  if (current.plan.nothingToDo) return conclude({ ...current, outcome: "unchanged" }, run);
  if (run.host.cancelled.aborted) return conclude(cancelledBefore(current, run), run);
  const started = await start(current, run);
  if (!inputs.waitForServiceStability) return conclude(started, run);
  const followed = await follow(started, run);
  const proven = await prove2(followed, run);
  const explained2 = await explain(proven, run);
  const undone = await undo(explained2, run);
  const compared = undone.failure === null ? await compare(undone, run) : undone;
  const settled = await settle2(compared, run);
  return conclude(await retire(settled, run), run);
}

export {
  deploy
};
