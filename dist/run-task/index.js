import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  checkPlace
} from "../shared/chunk-KZRJPS42.js";
import {
  readCommand
} from "../shared/chunk-3RWZY2L4.js";
import {
  asObjects,
  asString
} from "../shared/chunk-WRQOFEB5.js";
import {
  runAction
} from "../shared/chunk-HBHOSDJQ.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/run-task/inputs.ts
function readInputs(reader) {
  const inputs = {
    cluster: reader.text("cluster") ?? "default",
    service: reader.text("service") ?? null,
    taskDefinition: reader.text("task-definition") ?? null,
    containerName: reader.text("container-name") ?? null,
    command: readCommand(reader, "command"),
    environment: readEnvironment(reader),
    image: reader.text("image") ?? null,
    cpu: readSize(reader, "cpu", { unit: "vCPU", example: '"512" or "1 vCPU"' }),
    memory: readSize(reader, "memory", { unit: "GB", example: '"1024" (MiB) or "2 GB"' }),
    subnets: readNames(reader, "subnets"),
    securityGroups: readNames(reader, "security-groups"),
    assignPublicIp: readWord(reader, "assign-public-ip", ["ENABLED", "DISABLED"]),
    launchType: readWord(reader, "launch-type", ["EC2", "FARGATE", "EXTERNAL"]),
    capacityProviderStrategy: readObjects(reader, "capacity-provider-strategy", "capacityProvider"),
    platformVersion: reader.text("platform-version") ?? null,
    count: reader.integer("count", { minimum: 1, maximum: 10 }) ?? 1,
    startedBy: readStartedBy(reader),
    tags: readTags(reader),
    waitForTaskStopped: reader.boolean("wait-for-task-stopped", true),
    waitForMinutes: reader.integer("wait-for-minutes", { minimum: 1, maximum: 360 }) ?? 30
  };
  checkPlace(reader, inputs);
  rejectContradictions(reader, inputs);
  return inputs;
}
function readEnvironment(reader) {
  return reader.lines("environment").map((line, index) => {
    const equals = line.indexOf("=");
    if (equals < 1) reader.reject(`"environment" takes NAME=value, which its entry ${index + 1} is not`);
    return { name: line.slice(0, equals).trim(), value: line.slice(equals + 1) };
  });
}
function readSize(reader, name, { unit, example }) {
  const text = reader.text(name) ?? null;
  const isSize = text === null || /^[1-9]\d*$/.test(text) || new RegExp(`^(?=.*[1-9])\\d*\\.?\\d+\\s*${unit}$`, "i").test(text);
  if (!isSize) reader.reject(`"${name}" must be a size such as ${example}, not "${text}"`);
  return text;
}
function readNames(reader, name) {
  const names = (reader.text(name) ?? "").split(/[\s,]+/).filter((part) => part !== "");
  return names.length === 0 ? null : names;
}
function readWord(reader, name, words) {
  return reader.text(name) === void 0 ? null : reader.choice(name, words, words[0]);
}
function readObjects(reader, name, member) {
  const text = reader.text(name);
  if (text === void 0) return null;
  const objects = asObjects(parsed(text));
  const usable = objects.length > 0 && objects.every((object) => asString(object[member]) !== void 0);
  if (!usable) reader.reject(`"${name}" must be a JSON array of objects with a member "${member}"`);
  return objects;
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function readTags(reader) {
  if (reader.text("tags")?.startsWith("[")) return readObjects(reader, "tags", "key") ?? [];
  return reader.lines("tags").map((line) => {
    const [, key = "", value = ""] = /^([^=]+)(?:=(.*))?$/.exec(line) ?? [];
    if (key === "") reader.reject(`"tags" takes KEY=value, not "${line}"`);
    return { key: key.trim(), value: value.trim() };
  });
}
function readStartedBy(reader) {
  const text = reader.text("started-by");
  if (text === void 0) return null;
  if (!/^[\w/-]{1,128}$/.test(text)) {
    reader.reject('"started-by" must be at most 128 letters, digits, hyphens, underscores and slashes');
  }
  return text;
}
function rejectContradictions(reader, inputs) {
  if (inputs.service === null && inputs.taskDefinition === null) {
    reader.reject('one of "service" and "task-definition" is required: it says what to run');
  }
  if (inputs.launchType !== null && inputs.capacityProviderStrategy !== null) {
    reader.reject('"launch-type" and "capacity-provider-strategy" both say where to run; give one of them');
  }
}

// src/actions/run-task/index.ts
await runAction(readInputs, async (inputs, host) => {
  const [{ main }, { connectEcs }, { connectLogs }, { systemClock }] = await Promise.all([
    import("../shared/main-LD6IQBDL.js"),
    import("../shared/connect-ecs-ILQJ7GNH.js"),
    import("../shared/logs-api-DLCFWUYA.js"),
    import("../shared/clock-IY7UENHS.js")
  ]);
  return main(inputs, { host, call: connectEcs(host.log.info), callLogs: connectLogs(), clock: systemClock });
});
