import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  commandContainer,
  describeExisting,
  launchSettings,
  oneOffRows,
  oneOffSentences
} from "./chunk-D56VMPQ5.js";
import {
  runFromSource
} from "./chunk-QY7FKI3R.js";
import {
  holdsHostPorts,
  withoutHostPorts
} from "./chunk-7TMNHHZX.js";
import "./chunk-SBC6PTDB.js";
import "./chunk-MB24O7GE.js";
import "./chunk-YXV2OBXX.js";
import "./chunk-UB3JF4VL.js";
import {
  planMasks
} from "./chunk-GIZJRJEK.js";
import "./chunk-L3PRAZ64.js";
import "./chunk-Y4CTDKZ5.js";
import "./chunk-YVECWMDL.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import {
  readService
} from "./chunk-OIH5IGDG.js";
import "./chunk-HQIGZZAH.js";
import "./chunk-XPEDKNPM.js";
import {
  primaryDeployment,
  runsOnFargate
} from "./chunk-USYXM3MJ.js";
import {
  readTaskDefinitionFile
} from "./chunk-JINBZ3JD.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-KRIDY3DN.js";
import {
  registrable,
  shortName,
  withImage
} from "./chunk-SVS3VFMU.js";
import "./chunk-AL7CF542.js";
import {
  asString
} from "./chunk-WRQOFEB5.js";
import {
  ErrorWithOutputs
} from "./chunk-HBHOSDJQ.js";
import {
  fenced
} from "./chunk-TSV7VMGK.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/actions/run-task/conclude.ts
var codes = {
  failed: "TASK_FAILED",
  "timed-out": "TASK_TIMED_OUT",
  cancelled: "ACTION_CANCELLED"
};
async function conclude(result, inputs, host) {
  const { ending, elapsedSeconds } = result;
  await host.summarize(summary(result, inputs.cluster));
  const outputs = outputsOf(result);
  if (ending !== "passed" && ending !== "started") {
    const error = new BerthError(codes[ending], oneOffSentences(ending, inputs.cluster, result));
    throw new ErrorWithOutputs(error, outputs);
  }
  const seconds = Math.round(elapsedSeconds);
  host.log.info(ending === "passed" ? `The task exited with 0 after ${seconds} s.` : "The task is not waited for.");
  return outputs;
}
function summary(result, cluster) {
  const rows = oneOffRows(result).map(([name, value]) => `| ${name} | ${value} |`);
  const heading = `### One-off task: ${shortName(result.taskDefinitionArn)} in ${cluster}`;
  return [heading, "", "| | |", "|---|---|", ...rows, "", ...lastWords(result)].join("\n");
}
function lastWords({ failure }) {
  if (failure === null) return [];
  const { how, why, fix, lastLines } = failure;
  const lines = lastLines.length === 0 ? [] : ["**Last lines**", "", ...fenced(lastLines), ""];
  return ["**Why it failed**", "", ...fenced([`${how}.`, why, fix]), "", ...lines];
}
function outputsOf({ tasks, verdicts, taskDefinitionArn }) {
  const telling = verdicts.find(({ passed }) => !passed) ?? verdicts[0];
  return {
    "task-arn": tasks[0]?.arn ?? "",
    "task-arns": JSON.stringify(tasks.map(({ arn }) => arn)),
    "task-id": tasks[0]?.id ?? "",
    "task-definition-arn": taskDefinitionArn,
    "exit-code": telling?.exitCode == null ? "" : String(telling.exitCode),
    "stop-code": telling?.stopCode ?? "",
    reason: telling?.reason ?? ""
  };
}

// src/actions/run-task/source.ts
async function readSource(call, inputs, service) {
  const { taskDefinition, arn } = await readTaskDefinition(call, inputs, service);
  const containerName = commandContainer(taskDefinition, inputs.containerName);
  const collides = service !== null && !runsOnFargate(service) && holdsHostPorts(taskDefinition);
  const freed = collides ? withoutHostPorts(taskDefinition) : taskDefinition;
  const wanted = inputs.image === null ? freed : withImage(freed, containerName, inputs.image);
  const reasons = [
    ...arn === null ? ["it comes from a file"] : [],
    ...inputs.image === null ? [] : ['"image" replaces an image'],
    ...collides ? ["a task of the service holds its host ports"] : []
  ];
  const revision = arn !== null && reasons.length === 0 ? { arn } : { copyBecause: reasons.join(" and ") };
  return { taskDefinition: wanted, revision, containerName };
}
async function readTaskDefinition(call, { taskDefinition: named }, service) {
  if (named !== null && isPath(named)) {
    return { taskDefinition: registrable(await readTaskDefinitionFile(named), []), arn: null };
  }
  const live = service === null ? "" : primaryDeployment(service)?.taskDefinition ?? service.taskDefinition;
  const { taskDefinition, tags } = await describeExisting(call, named ?? live);
  return { taskDefinition: registrable(taskDefinition, tags), arn: asString(taskDefinition.taskDefinitionArn) ?? "" };
}
function isPath(text) {
  return !text.startsWith("arn:") && /[/.\\]/.test(text);
}

// src/actions/run-task/main.ts
async function main(inputs, dependencies) {
  const { host, call, callLogs, clock } = dependencies;
  maskEnvironment(inputs, host);
  const service = inputs.service === null ? null : await readService(call, inputs.cluster, inputs.service);
  const source = await readSource(call, inputs, service);
  const launch = launchSettings(source.taskDefinition, service?.launch ?? null, inputs);
  const request = { ...requestOf(inputs, source, host), launch };
  const tools = { call, callLogs, clock, log: host.log, cancelled: host.cancelled };
  return conclude(await runFromSource(source, request, tools), inputs, host);
}
function maskEnvironment({ environment }, host) {
  for (const { name, value } of environment) {
    const { masks, skipped } = planMasks(value);
    for (const mask of masks) host.mask(mask);
    if (skipped !== void 0) host.log.debug(`The value of ${name} is not masked: it ${skipped}.`);
  }
}
function requestOf(inputs, { containerName }, { env }) {
  const { cluster, count, tags, waitForTaskStopped, waitForMinutes } = inputs;
  return {
    cluster,
    containerName,
    count,
    tags,
    overrides: overridesOf(inputs, containerName),
    startedBy: inputs.startedBy ?? `berth-run-task/${env.GITHUB_RUN_ID ?? "local"}`,
    limitMinutes: waitForTaskStopped ? waitForMinutes : null
  };
}
function overridesOf({ command, environment, cpu, memory }, name) {
  const container = {
    ...command === null ? {} : { command: [...command] },
    ...environment.length === 0 ? {} : { environment: environment.map((entry) => ({ ...entry })) }
  };
  return {
    ...cpu === null ? {} : { cpu },
    ...memory === null ? {} : { memory },
    ...Object.keys(container).length === 0 ? {} : { containerOverrides: [{ name, ...container }] }
  };
}
export {
  main
};
