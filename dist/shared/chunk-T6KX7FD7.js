import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  commandContainer,
  inheritEverything,
  launchSettings,
  oneOffLine,
  oneOffSentences,
  readExistingRevision
} from "./chunk-D56VMPQ5.js";
import {
  checks,
  choosePercents,
  databaseUseFact,
  estimate,
  examine,
  factActions,
  fargateCopy,
  growthOf,
  leastUntilHealthy,
  mayInterrupt,
  memoryToPull,
  predict,
  pullOnlyCopy,
  readSituation,
  rehearsalCopy,
  rehearsalFamily,
  roleAccess,
  rolloutInput,
  sharedVolumes,
  targetGroupsOf,
  taskDefinitionOf
} from "./chunk-Z5MOWY72.js";
import {
  register,
  runFromSource
} from "./chunk-QY7FKI3R.js";
import {
  deregister,
  rehearsalStartedBy,
  removeTraces,
  requireStopTask,
  sweepRehearsals
} from "./chunk-DUN7B5RM.js";
import {
  holdsHostPorts,
  withoutHostPorts
} from "./chunk-7TMNHHZX.js";
import {
  deploymentNumber,
  describeServiceDeployments,
  escaped,
  explanationLines,
  explanationSummary,
  findServiceDeployment,
  readBreaker,
  targetHealthReader,
  tellingEvents
} from "./chunk-KQCCK3QV.js";
import {
  explainFailure,
  failFast,
  openTails,
  readLastLines
} from "./chunk-IIWLFNLH.js";
import {
  describeTaskDefinition,
  explained,
  firstFailed,
  taskCause,
  taskEvidence,
  withLastLines
} from "./chunk-SBC6PTDB.js";
import {
  exitCodeMeaning
} from "./chunk-MB24O7GE.js";
import {
  describeTasks,
  listTasks,
  readTasks
} from "./chunk-YXV2OBXX.js";
import {
  readService
} from "./chunk-OIH5IGDG.js";
import {
  chunks,
  listAll
} from "./chunk-HQIGZZAH.js";
import {
  lastPart,
  parseTask
} from "./chunk-XPEDKNPM.js";
import {
  circuitBreakerOf,
  parseService,
  percentsOf,
  primaryDeployment,
  runsOnFargate
} from "./chunk-USYXM3MJ.js";
import {
  readTaskDefinitionFile
} from "./chunk-JINBZ3JD.js";
import {
  awsErrorName,
  explainAwsError,
  isAccessDenied,
  isUnknownOperation,
  mayPass
} from "./chunk-6J2RSYRM.js";
import {
  bounds,
  rollBack,
  taskShape
} from "./chunk-PSXDGAKC.js";
import {
  containerFor,
  imagesOf,
  registrable,
  sameTaskDefinition,
  shortName,
  versionsOf,
  withImage,
  withImages
} from "./chunk-SVS3VFMU.js";
import {
  parseValueFrom,
  splitVersion
} from "./chunk-ICL5KU3W.js";
import {
  rehearsalState
} from "./chunk-ZISVZ26F.js";
import {
  printForeign,
  startGroup
} from "./chunk-AL7CF542.js";
import {
  unlessAborted
} from "./chunk-XILWMVTP.js";
import {
  asNumber,
  asObject,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";
import {
  ErrorWithOutputs
} from "./chunk-HBHOSDJQ.js";
import {
  fenced,
  inlineCode,
  quoted
} from "./chunk-TSV7VMGK.js";
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
    const tasks = [...gone, ...current.filter(({ id }) => !present.has(id))];
    return { deploymentId, updatedAt: createdAt, completedAt, tasks };
  } catch (thrown) {
    if (isAccessDenied(thrown)) return void 0;
    throw thrown;
  }
}
async function describe(call, cluster, tasks) {
  const arns = tasks.slice(0, 100).map(({ arn }) => arn);
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
  const since = (instant) => instant === null ? null : rounded(instant - updatedAt);
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
function rounded(seconds3) {
  return Math.round(seconds3 * 10) / 10;
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
function secondsText(seconds3) {
  return seconds3 === null ? "-" : `${seconds3} s`;
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
  const folded = ["<details><summary>The same as a table</summary>", "", ...table, "", "</details>", ""];
  return [...picture(title, phases), "", ...folded];
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
  const seconds3 = Math.max(1, Math.round(length(span2)));
  return `  ${word} ${Math.round(length(span2) * 10) / 10}s ${style}${clock(Math.max(0, span2.from))}, ${seconds3}s`;
}
function clock(seconds3) {
  const parts = [Math.floor(seconds3 / 3600), Math.floor(seconds3 / 60) % 60, Math.floor(seconds3) % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
function tick(end) {
  const wanted = Math.max(1, end / 7);
  const seconds3 = [1, 2, 5, 10, 15, 30].find((each) => each >= wanted);
  if (seconds3 !== void 0) return `${seconds3}second`;
  const minutes = [1, 2, 5, 10, 15, 30].find((each) => each * 60 >= wanted);
  return minutes === void 0 ? `${Math.ceil(wanted / 3600)}hour` : `${minutes}minute`;
}

// src/deploy/stages/compare.ts
async function compare(judged, { inputs, call, host }) {
  const { situation, plan, watched, deploymentId } = judged;
  const deployment = watched?.service.deployments.find(({ id }) => id === deploymentId);
  if (deployment === void 0 || plan.prediction.verdict !== "completes") return judged;
  const earlier = "value" in situation.tasks ? situation.tasks.value : [];
  const actual = await readActualRollout(call, inputs, deployment, earlier).catch(() => void 0);
  if (actual === void 0) return judged;
  const comparison = comparePrediction(plan.prediction, actual);
  host.log.group("Predicted and actual", comparisonLines(comparison));
  return { ...judged, comparison };
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
function progressLine({ what, most }, seconds3) {
  if (seconds3 < 1) return most === null ? what : `${what}, at most ${most} s`;
  return most === null ? `${what}, ${seconds3} s so far` : `${what}, ${seconds3} s of at most ${most}`;
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
  const live = deployments.reduce((sum, { runningCount, pendingCount }) => sum + runningCount + pendingCount, 0);
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
function stamp(milliseconds) {
  const seconds3 = Math.floor(milliseconds / 1e3);
  return `+${Math.floor(seconds3 / 60)}:${String(seconds3 % 60).padStart(2, "0")}`;
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
  const { target, ledger, pacer, stall, inspector, tools, startedAt } = watching;
  const elapsed = at - startedAt;
  watching.service = service;
  watching.ownWasSeen ||= service.deployments.some(({ id }) => id === target.deployment.id) || elapsed >= 3e4;
  pacer.see(service, at);
  ledger.see(service, elapsed);
  const observation = observationOf(watching);
  const verdict = judge(target.deployment, observation);
  if (verdict.ended) return { outcome: verdict.outcome };
  const look = { service, ownId: target.deployment.id, elapsedSeconds: elapsed / 1e3, events: ledger.events };
  const checks2 = async () => await inspector.inspect(look, at) ?? await stall.check(service, observation, at);
  const ending = await unlessAborted(checks2(), tools.cancelled);
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

// src/report/capacity-text.ts
function capacityText(alternatives) {
  return alternatives.map(oneText).join(", or ");
}
function oneText({ dynamicPort, cpu, memory, networkInterfaces, instances }) {
  const room = [
    ...memory > 0 ? [`${memory} MiB more`] : [],
    ...cpu > 0 ? [`${cpu} CPU units more`] : [],
    ...networkInterfaces > 0 ? ["one network interface more"] : []
  ];
  return [
    ...room.length > 0 ? [`${room.join(" and ")} on one instance`] : [],
    ...dynamicPort ? ["a dynamic host port"] : [],
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
    fix: `${fixText(first2, role)}${policyText(check)} ${optOut}`
  });
}
var optOut = '"preflight: warn" deploys all the same.';
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
    return [`task definition  ${live}, unchanged${forcedText(primary, plan)}`];
  }
  const next = plan.revision === null ? "a new revision" : `${shortName(plan.revision)}, which exists`;
  const before2 = imagesOf(taskDefinition);
  const changed = Object.entries(imagesOf(plan.wanted)).filter(([name, image]) => before2[name] !== image);
  const images = changed.map(([name, image]) => `image of ${name}: ${before2[name] ?? "(new container)"} -> ${image}`);
  return [`task definition  ${live} -> ${next}`, ...images.map((line) => `                 ${line}`)];
}
function forcedText({ rolloutState }, { startsDeployment }) {
  if (!startsDeployment) return "";
  return rolloutState === "FAILED" ? "; a new deployment, because ECS has given the last one up" : "; new deployment forced";
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
function worstLines({ prediction, desiredCount, missingCapacity }) {
  if (prediction.verdict !== "completes") return [];
  const { lowestHealthy, lowestAt, peakTasks } = prediction;
  const worst = `worst moment     ${lowestHealthy} of ${desiredCount} healthy at ${lowestAt} s; at most ${peakTasks} at once`;
  const missing = capacityText(missingCapacity);
  return missing === "" ? [worst] : [worst, `                 To serve at every moment: ${missing}.`];
}
function interruptionText({ servedBefore, interruption }) {
  if (!servedBefore) return "no task serves yet";
  return interruption.most === 0 ? "a task serves at all times" : `no task serves for ${range(interruption)}`;
}
function range({ least, expected, most }) {
  return least === most ? `${most} s` : `about ${expected} s (${least} to ${most} s)`;
}

// src/report/preflight-text.ts
function preflightLines(findings) {
  return problemsFirst(findings).flatMap(({ id, status, message, evidence, fix }) => [
    `${status.padEnd(8)} ${id}: ${message}`,
    ...evidence.map((line) => `         seen: ${line}`),
    ...fix.map((line) => `         $ ${line}`)
  ]);
}
function preflightMarkdown(findings) {
  if (findings.length === 0) return [];
  return ["**Preflight**", "", ...problemsFirst(findings).flatMap(findingMarkdown), ""];
}
function findingMarkdown({ id, status, message, evidence, fix }) {
  const shown = evidence.length === 0 ? "" : ` (${evidence.map(inlineCode).join("; ")})`;
  const item = `- ${status} \`${id}\`: ${escaped(message)}${shown}`;
  return fix.length === 0 ? [item] : [item, "", ...fenced(fix), ""];
}
function problemsFirst(findings) {
  const isProblem = ({ status }) => status === "problem";
  return [...findings.filter(isProblem), ...findings.filter((finding) => !isProblem(finding))];
}
function preflightFailed(findings, service, secrets) {
  const problems = findings.filter(({ status }) => status === "problem");
  if (problems.length === 0) return secrets;
  const count = problems.length + (secrets === null ? 0 : 1);
  const commands = problems.flatMap(({ fix }) => fix);
  const fixes = [
    commands.length === 0 ? "Correct the task definition or the service." : `Run: ${commands.join("; ")}.`,
    ...secrets === null ? [] : [secrets.sentences.fix]
  ];
  const optOut2 = '"preflight: warn" deploys all the same.';
  return new BerthError("PREFLIGHT_FAILED", {
    what: `This deployment of ${service} would fail for ${count === 1 ? "a reason" : `${count} reasons`} that can be seen before, so nothing was changed.`,
    why: [...problems.map(problemText), ...secrets === null ? [] : [secrets.sentences.what]].join(" "),
    fix: [...fixes, optOut2].join(" ")
  });
}
function problemText({ id, message, evidence }) {
  const shown = evidence.length === 0 ? "" : ` Seen: ${evidence.join("; ")}.`;
  return `${id}: ${message}${shown}`;
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
    ...preflightMarkdown(report2.preflight),
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
  return endOf(one) - endOf(other);
}
function endOf({ stoppingAt, stoppedAt }) {
  return stoppingAt ?? stoppedAt ?? Number.MAX_SAFE_INTEGER;
}

// src/ecs/failure/read-failure.ts
var lateLinesSeconds = 15;
function openFailureReader(deployment, tools) {
  const tasks = openDeploymentTasks(tools.call, deployment);
  const tails = openTails(deployment.taskDefinition, tools);
  return {
    look: async () => ({ tasks: await tails.addTo((await readTasks2(tasks, deployment)).tasks, 0) }),
    async read(events) {
      const found = await readTasks2(tasks, deployment);
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
async function readTasks2(tasks, { service }) {
  try {
    return { tasks: await tasks.read(), unread: [] };
  } catch (thrown) {
    const { sentences } = explainAwsError(thrown, { iamAction: "ecs:DescribeTasks", resource: `tasks of ${service}` });
    return { tasks: [], unread: [`The tasks could not be read: ${sentences.what} ${sentences.fix}`] };
  }
}
async function readTargets(tasks, { readTargetHealth }) {
  return readTargetHealth === void 0 ? { targets: [] } : readTargetHealth(tasks);
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
  const { prediction, missingCapacity } = plan;
  const missing = capacityText(missingCapacity);
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
  const told2 = cause === null ? { why, fix } : { why: agreed(causeText(cause), seen), fix: cause.fix };
  return new BerthError(error.code, { what: `${what} ${runningText(seen.service)}`, ...told2 });
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
async function explain(judged, run) {
  const { watched, deploymentId, outcome, proof, failure } = judged;
  if (watched === null || deploymentId === null || !isBad(outcome) || outcome === "cancelled") return judged;
  if (proof !== null && !lacksTasks(proof, watched.service.desiredCount)) return judged;
  const evidence = await failureReader({ ...judged, deploymentId }, run).read(watched.events);
  const explanation = explainFailure(evidence);
  if (outcome === "superseded" && explanation.cause === null) return judged;
  for (const line of [...explanationLines(explanation), runningText(watched.service)]) run.host.log.info(line);
  if (failure === null) return { ...judged, explanation };
  const explained2 = proof === null ? deployError(outcome, run.inputs, watched, explanation) : withCause(failure, explanation);
  return { ...judged, explanation, failure: explained2 };
}
function failureReader({ situation, plan, deploymentId }, { inputs, call, callLogs, callLoadBalancing, clock: clock2, host }) {
  const { cluster, service } = inputs;
  const { targetGroups, readAt } = situation;
  const wentOnAlready = situation.service.deployments.some(({ id }) => id === deploymentId);
  const since = wentOnAlready ? readAt / 1e3 : null;
  const deployment = { cluster, service, deploymentId, since, taskDefinition: plan.wanted };
  const readTargetHealth = targetHealthReader("value" in targetGroups ? targetGroups.value : [], callLoadBalancing);
  return openFailureReader(deployment, { call, callLogs, clock: clock2, cancelled: host.cancelled, readTargetHealth });
}

// src/ecs/failure/fail-fast.ts
function inspectDeployment(reader) {
  return async () => {
    const cause = failFast(await reader.look());
    return cause === null ? void 0 : { outcome: "failed", reason: cause.sentence };
  };
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
  const { taskDefinition, service, tasks } = situation;
  if (!("value" in tasks) || tasks.value.some(({ desiredStatus }) => desiredStatus === "STOPPED")) return "unknown";
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
function learn(previous, tasks) {
  if (previous === void 0 || previous.status !== "SUCCESSFUL" || previous.finishedAt === null) return null;
  const { finishedAt, target } = previous;
  const starts = tasks.flatMap(
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
  return healthChecks(taskDefinition).length > 0;
}
function hasStartPeriod(taskDefinition) {
  return healthChecks(taskDefinition).some((check) => (asNumber(check.startPeriod) ?? 0) > 0);
}
function healthChecks(taskDefinition) {
  return asObjects(taskDefinition.containerDefinitions).flatMap((container) => {
    const check = asObject(container.healthCheck);
    return check === void 0 || container.essential === false ? [] : [check];
  });
}

// src/ecs/watch/slowest-task.ts
function slowestTask(situation, taskDefinition) {
  const { tasks } = situation;
  const pace2 = { deploymentId: "new", taskDefinition, targetGroups: targetGroupsOf(situation) };
  const estimates = estimate([pace2], "value" in tasks ? tasks.value : []);
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

// src/doctor/absent-facts.ts
function absentFacts(why) {
  const absent = Object.keys(factActions).map((name) => [name, { absent: why }]);
  return Object.fromEntries(absent);
}

// src/doctor/from-ecs/situation.ts
function situationFacts(situation, { taskDefinition, file, region, desiredCount, databaseEntry }) {
  const { service, instances } = situation;
  return {
    taskDefinition: { value: taskDefinitionOf(taskDefinition, service, { file, region }) },
    service: { value: service },
    instances: "value" in instances ? { value: instances.value.map((each) => ({ ...each, health: null })) } : instances,
    rollout: { value: rolloutInput(situation, { taskDefinition, desiredCount, startsDeployment: true }) },
    databaseUse: databaseUseFact(taskDefinition, databaseEntry)
  };
}

// src/doctor/from-ecs/target-groups.ts
function targetGroupOf(settings) {
  const { arn, name, targetType, healthCheckPort, path, vpc, deregistrationDelaySeconds } = settings;
  return {
    arn,
    name,
    targetType,
    healthCheckPort,
    healthCheckPath: path,
    vpc,
    deregistrationDelaySeconds,
    loadBalancers: [],
    targets: []
  };
}

// src/doctor/preflight-checks.ts
var preflightChecks = [
  {
    id: "TD-PORTMODE",
    refuses: true,
    warns: false,
    because: "ECS does not register such port mappings (API reference, ContainerDefinition, portMappings)."
  },
  {
    id: "TD-MEM",
    refuses: true,
    warns: false,
    because: "ECS does not register such sizes (API reference, ContainerDefinition, memory and memoryReservation)."
  },
  {
    id: "TD-ESS",
    refuses: true,
    warns: true,
    because: "ECS does not register a task without an essential container, and waits for ever for a health that nobody checks."
  },
  {
    id: "SV-LBPORT",
    refuses: true,
    warns: false,
    because: "UpdateService refuses a task definition without the container and port that the service registers with its load balancer."
  },
  {
    id: "LB-TYPE",
    refuses: true,
    warns: false,
    because: "UpdateService refuses a network mode that the target type of the target group does not go with."
  },
  {
    id: "TD-RSV",
    refuses: false,
    warns: false,
    because: "An agent can be told to reserve other ports (ECS_RESERVED_PORTS)."
  },
  { id: "TD-FARGATE", refuses: false, warns: false, because: "Fargate gets new sizes, which ECS knows best." },
  {
    id: "TD-LOG",
    refuses: false,
    warns: false,
    because: "On a container instance Docker may find the region of a log by itself."
  },
  { id: "TD-HC", refuses: false, warns: false, because: "AWS has raised limits of health checks before." },
  {
    id: "LB-HCPORT",
    refuses: false,
    warns: false,
    because: "Something else on the container instance may answer at the port of the health check."
  }
];

// src/doctor/preflight.ts
function preflight(situation, plan, file) {
  if (!plan.startsDeployment) return [];
  const facts = deployFacts(situation, plan, file);
  return preflightChecks.flatMap(
    (chosen) => examine(
      facts,
      checks.filter(({ id }) => id === chosen.id)
    ).flatMap((finding) => told(finding, chosen))
  );
}
function told(finding, { refuses, warns }) {
  switch (finding.status) {
    case "problem":
      return [refuses ? finding : { ...finding, status: "warning" }];
    case "warning":
      return warns ? [finding] : [];
    case "ok":
    case "skipped":
      return [];
  }
}
function deployFacts(situation, { wanted, desiredCount }, file) {
  const { service, cluster, targetGroups, readAt } = situation;
  const [, , , region = ""] = service.arn.split(":");
  const request = {
    region,
    cluster,
    service: service.name,
    account: null,
    waitMinutes: 0,
    publicPorts: [],
    migratesFromRunner: false,
    selfHostedRunner: false,
    now: readAt / 1e3
  };
  const candidate = { taskDefinition: wanted, file, region, desiredCount, databaseEntry: null };
  return {
    ...absentFacts("A deploy does not read it."),
    ...situationFacts(situation, candidate),
    request: { value: request },
    targetGroups: "value" in targetGroups ? { value: targetGroups.value.map(targetGroupOf) } : targetGroups
  };
}

// src/deploy/stages/preflight.ts
function preflight2({ situation, plan }, inputs) {
  return inputs.preflight === "off" ? [] : preflight(situation, plan, inputs.taskDefinitionFile);
}
function preflightRefusal({ preflight: findings, secrets }, { preflight: then, service }) {
  return then === "fail" ? preflightFailed(findings, service, secretsNotReadable(secrets)) : null;
}
function tellOfPreflight({ preflight: findings, secrets }, { inputs, host }) {
  if (findings.length > 0) host.log.group("Preflight", preflightLines(findings));
  const goesOn = inputs.dryRun || inputs.preflight !== "fail";
  for (const { id, status, message } of findings) {
    if (goesOn || status === "warning") host.log.warning(`${id}: ${message}`);
  }
  const unreadable = inputs.preflight === "warn" ? secretsNotReadable(secrets) : null;
  if (unreadable !== null) host.log.warning(`${unreadable.sentences.why} ${unreadable.sentences.fix}`);
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
  const isUnchanged = revision === situation.primary.taskDefinition;
  const isForced = request.forceNewDeployment || isUnchanged && situation.primary.rolloutState === "FAILED";
  const startsDeployment = !isUnchanged || isForced;
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
    update: updateBody(situation, { ...request, isForced }, nothingToDo ? percentsInForce : chosen.percents)
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
    ...request.isForced ? { forceNewDeployment: true } : {},
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
  const { instances, tasks } = situation;
  if ("denied" in instances) return { why: `AWS denied ${instances.denied}, so no instance is known` };
  if ("denied" in tasks) return { why: `AWS denied ${tasks.denied}, so no old task is known` };
  const rooms = instances.value.filter(({ status, agentConnected }) => status === "ACTIVE" && agentConnected).flatMap((instance) => {
    const neighbours = tasks.value.filter((task) => runsOn(task, instance));
    return neighbours.length === 0 ? [] : [{ instanceId: instance.id, room: roomBeside(neighbours, instance, situation) }];
  }).sort((one, other) => other.room.memory - one.room.memory);
  return rooms[0] ?? { why: "no task of the service runs on an instance that takes new ones" };
}
function runsOn({ containerInstanceArn, desiredStatus }, { id }) {
  return containerInstanceArn !== null && lastPart(containerInstanceArn) === id && desiredStatus !== "STOPPED";
}
function roomBeside(neighbours, { remaining }, situation) {
  const growth = neighbours.map(({ taskDefinitionArn }) => growthOf(definitionOf(taskDefinitionArn, situation))).reduce((total, more) => total + more, 0);
  return { cpu: remaining.cpu, memory: remaining.memory - growth };
}
function definitionOf(arn, { primary, taskDefinition, olderTaskDefinitions }) {
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
    `${seconds(start3)} to start`,
    `${seconds(unhealthyAtFirst)} to become healthy`,
    ...drain > 0 ? [`${seconds(drain)} to drain`] : [],
    `${seconds(stop2)} to stop the old`
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
function seconds(milliseconds) {
  return `${Math.round(milliseconds / 1e3)} s`;
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
  if (inputs.preflight === "off") return null;
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
  const found = { secrets, preflight: preflight2({ situation, plan }, inputs) };
  tellOfPreflight(found, run);
  return { situation, plan, limit, ...found, ...nothingYet };
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
function refusal(report2, inputs) {
  const { plan } = report2;
  if (plan.nothingToDo || inputs.dryRun) return null;
  const proven = preflightRefusal(report2, inputs);
  if (proven !== null) return proven;
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
function warnOfDenied({ instances, tasks, targetGroups }, { log }) {
  for (const read of [instances, tasks]) {
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
  const fresh = { situation, plan };
  const again = {
    ...prepared,
    ...fresh,
    limit: limitOf(fresh, inputs),
    preflight: preflight2(fresh, inputs)
  };
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
    const tasks = await readTasks(call, place.cluster, place.service);
    return prove(tasks, deployed.taskDefinitionArn, imagesOf(deployed.taskDefinition));
  } catch (thrown) {
    if (isAccessDenied(thrown)) return { denied: "ecs:ListTasks and ecs:DescribeTasks" };
    throw explainAwsError(thrown, {
      iamAction: "ecs:ListTasks or ecs:DescribeTasks",
      resource: `service ${place.service}`
    });
  }
}
function prove(tasks, taskDefinitionArn, images) {
  const isNew = (task) => task.taskDefinitionArn === taskDefinitionArn;
  const isStopping = (task) => task.desiredStatus === "STOPPED";
  const newTasks = tasks.filter((task) => isNew(task) && !isStopping(task) && task.lastStatus === "RUNNING");
  const oldTasks = tasks.filter((task) => !isNew(task));
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
    const why = `it did not run within ${seconds2(rehearsed.startWithin)}`;
    return sinceStart < rehearsed.startWithin ? null : { verdict: "not-rehearsed", why, pulled };
  }
  if (rehearsed.hasHealthCheck && task.healthStatus === "HEALTHY") {
    return { verdict: "passed", why: `it became healthy after ${seconds2(sinceStart)}` };
  }
  if (sinceRunning < rehearsed.runFor) return null;
  const health = rehearsed.hasHealthCheck ? ", though its health check has not passed yet" : "";
  return { verdict: "passed", why: `it ran for ${seconds2(sinceRunning)}${health}` };
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
function seconds2(milliseconds) {
  return `${Math.round(milliseconds / 1e3)} s`;
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
function openTrail(start3, { remember }) {
  let traces = start3;
  return {
    traces: () => traces,
    add(change) {
      traces = { ...traces, ...change };
      remember(traces);
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
  const timeouts = asObjects(containerDefinitions).map(({ stopTimeout }) => asNumber(stopTimeout) ?? 30);
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
  const remember = (traces) => host.saveState(rehearsalState, traces === null ? "" : JSON.stringify(traces));
  return { call, callLogs, clock: clock2, log, cancelled: cancelled2, remember };
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
    const seconds3 = Math.round(due2.length * paceMilliseconds / 1e3);
    tools.log.info(`Deregistering ${due2.length} old revisions at AWS's rate, which takes about ${seconds3} s.`);
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
async function settle(report2, run) {
  const { inputs, call, host } = run;
  if (!inputs.restorePercents || report2.deploymentId === null) return report2;
  if (host.cancelled.aborted) {
    host.log.warning("Percents were not put back, because the job was cancelled and the deployment may be under way.");
    return report2;
  }
  try {
    sayRestored(await restore(call, inputs, settingsOf(report2)), host.log);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    host.log.warning(`Percents were not put back. ${thrown.message}`);
  }
  return report2;
}
function settingsOf({ situation, plan, undo: undo2 }) {
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
  const { serves, said } = await readServing(request, previous, run);
  return { rolledBackTo: serves ? previous.revision.arn : null, said, update: null };
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
  const settled = await settle(compared, run);
  return conclude(await retire(settled, run), run);
}

export {
  deploy
};
