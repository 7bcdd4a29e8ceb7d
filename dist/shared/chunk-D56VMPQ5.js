import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  describeFailures
} from "./chunk-QY7FKI3R.js";
import {
  describeTaskDefinition
} from "./chunk-SBC6PTDB.js";
import {
  awsErrorName
} from "./chunk-6J2RSYRM.js";
import {
  shortName
} from "./chunk-SVS3VFMU.js";
import {
  asObject,
  asObjects,
  asString,
  asStrings
} from "./chunk-WRQOFEB5.js";
import {
  quoted
} from "./chunk-TSV7VMGK.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";

// src/ecs/one-off-task/launch-settings.ts
var inheritEverything = {
  subnets: null,
  securityGroups: null,
  assignPublicIp: null,
  launchType: null,
  capacityProviderStrategy: null,
  platformVersion: null
};
function launchSettings(taskDefinition, inherited, request) {
  return {
    ...provider(inherited ?? {}, request),
    ...platform(inherited ?? {}, request),
    ...network(taskDefinition, inherited, request),
    ...constraints(inherited ?? {})
  };
}
function provider(inherited, { launchType, capacityProviderStrategy }) {
  if (launchType !== null) return { launchType };
  if (capacityProviderStrategy !== null) return { capacityProviderStrategy: [...capacityProviderStrategy] };
  const strategy = asObjects(inherited.capacityProviderStrategy);
  if (strategy.length > 0) return { capacityProviderStrategy: [...strategy] };
  return inherited.launchType === void 0 ? {} : { launchType: inherited.launchType };
}
function platform(inherited, request) {
  const { platformVersion, launchType, capacityProviderStrategy } = request;
  if (platformVersion !== null) return { platformVersion };
  const elsewhere = launchType !== null && launchType !== "FARGATE" || capacityProviderStrategy !== null;
  return elsewhere || inherited.platformVersion === void 0 ? {} : { platformVersion: inherited.platformVersion };
}
function network(taskDefinition, inherited, request) {
  if (taskDefinition.networkMode !== "awsvpc") return {};
  const { subnets, securityGroups, assignPublicIp } = request;
  const awsvpcConfiguration = {
    ...asObject(asObject(inherited?.networkConfiguration)?.awsvpcConfiguration),
    ...subnets === null ? {} : { subnets: [...subnets] },
    ...securityGroups === null ? {} : { securityGroups: [...securityGroups] },
    ...assignPublicIp === null ? {} : { assignPublicIp }
  };
  if (asStrings(asObject(awsvpcConfiguration)?.subnets).length === 0) throw noSubnets(inherited !== null);
  return { networkConfiguration: { awsvpcConfiguration } };
}
function constraints(inherited) {
  const memberOf = asObjects(inherited.placementConstraints).filter(({ type }) => type === "memberOf");
  return memberOf.length > 0 ? { placementConstraints: memberOf } : {};
}
function noSubnets(hasService) {
  return new BerthError("INVALID_INPUT", {
    what: "The task definition has the network mode awsvpc, and there is no subnet to run its task in.",
    why: hasService ? "The service has no network configuration to inherit." : 'Without "service" nothing is inherited.',
    fix: 'Set the inputs "subnets" and "security-groups", or "service" to a service that runs in the right network.'
  });
}

// src/ecs/one-off-task/command-container.ts
function commandContainer(taskDefinition, wanted) {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const names = containers.map(nameOf);
  const essential = containers.filter((container) => container.essential !== false).map(nameOf);
  const [only] = names.length === 1 ? names : essential.length === 1 ? essential : [];
  const chosen = wanted === null ? only : names.find((name) => name === wanted);
  if (chosen !== void 0) return chosen;
  const sentences = {
    what: wanted === null ? `The task definition has ${essential.length} essential containers, and "container-name" does not say which one the command is for.` : `The task definition has no container "${wanted}".`,
    why: `Its containers are: ${names.join(", ") || "(none)"}.`,
    fix: 'Set the input "container-name" to one of them.'
  };
  throw new BerthError("CONTAINER_NOT_FOUND", sentences);
}
function nameOf(container) {
  return asString(container.name) ?? "";
}

// src/report/one-off-text.ts
function oneOffSentences(ending, cluster, result) {
  const after = `after ${Math.round(result.elapsedSeconds)} s`;
  const name = shortName(result.taskDefinitionArn);
  const ids = result.tasks.map(({ id }) => id);
  const stop = ids.map((id) => `aws ecs stop-task --cluster ${cluster} --task ${id}`).join("; ");
  switch (ending) {
    case "failed":
      return failedSentences(name, after, result);
    case "timed-out":
      return {
        what: `The one-off task of ${name} has not ended ${after}, and goes on in ECS.`,
        why: `It is ${result.tasks.map(({ lastStatus }) => lastStatus).join(", ")}.`,
        fix: `Raise wait-for-minutes if it only needs more time, or stop it: ${stop}.`
      };
    case "cancelled":
      return {
        what: `The job was cancelled ${after}, and the one-off task of ${name} was told to stop.`,
        why: "A one-off task of a cancelled job is stopped by ecs:StopTask.",
        fix: `Check what it has done before you run it again; its task is ${ids.join(", ")}.`
      };
  }
}
function failedSentences(name, after, { failure, failures }) {
  if (failure === null) {
    return {
      what: `Not every one-off task of ${name} found a place; those that did have passed.`,
      why: describeFailures(failures),
      fix: 'Free or add what is lacking, or ask for a smaller "count".'
    };
  }
  const { taskId, how, why, fix, lastLines } = failure;
  const last = lastLines.findLast((line) => line.trim() !== "");
  return {
    what: `The one-off task ${taskId.slice(0, 8)} of ${name} failed ${after}: ${how}.`,
    why: last === void 0 || why.includes(last) ? why : `${why} Its last line: ${quoted(last)}.`,
    fix
  };
}
function oneOffRows({
  ending,
  tasks,
  verdicts,
  elapsedSeconds
}) {
  const codes = verdicts.map(({ exitCode }) => exitCode ?? "none").join(", ");
  return [
    ["Outcome", `${ending} after ${Math.round(elapsedSeconds)} s`],
    ["Task", tasks.map(({ id }) => `\`${id}\``).join(", ")],
    ...verdicts.length > 0 ? [["Exit code", codes]] : []
  ];
}
function oneOffLine({ ending, tasks, verdicts, elapsedSeconds }) {
  const code = verdicts[0]?.exitCode;
  const said = code == null ? ending : `${ending} with exit code ${code}`;
  return `${said} after ${Math.round(elapsedSeconds)} s (task ${tasks.map(({ id }) => `\`${id}\``).join(", ")})`;
}

// src/ecs/task-definition/existing-revision.ts
async function readExistingRevision(call, reference) {
  const { taskDefinition, tags } = await describeExisting(call, reference);
  const arn = asString(taskDefinition.taskDefinitionArn) ?? "";
  const status = asString(taskDefinition.status);
  if (status === "ACTIVE") return { arn, taskDefinition, tags };
  throw new BerthError("TASK_DEFINITION_INACTIVE", {
    what: `The task definition ${shortName(arn)} is ${status ?? "in an unknown state"}, so nothing was changed.`,
    why: "It was deregistered, and ECS starts no task of a revision that is not ACTIVE.",
    fix: 'Deploy a revision that is ACTIVE ("aws ecs list-task-definitions --sort DESC" lists them), or register its content again.'
  });
}
async function describeExisting(call, reference) {
  try {
    return await describeTaskDefinition(call, reference);
  } catch (thrown) {
    const cause = thrown instanceof BerthError ? thrown.cause : thrown;
    if (awsErrorName(cause) !== "ClientException") throw thrown;
    const sentences = {
      what: `There is no task definition ${shortName(reference)}, so nothing was changed.`,
      why: "ECS does not know it in this account and region, or has deleted it.",
      fix: 'Name an existing one as ARN or family:revision; "aws ecs list-task-definitions" lists them.'
    };
    throw new BerthError("TASK_DEFINITION_NOT_FOUND", sentences, { cause: thrown });
  }
}

export {
  commandContainer,
  inheritEverything,
  launchSettings,
  oneOffSentences,
  oneOffRows,
  oneOffLine,
  readExistingRevision,
  describeExisting
};
