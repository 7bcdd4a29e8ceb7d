import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  runAction
} from "../shared/chunk-UO6QFYOI.js";
import "../shared/chunk-CWWRWO67.js";
import "../shared/chunk-JGN6G437.js";

// src/toolkit/command-input.ts
function readCommand(reader, name) {
  const text = reader.text(name);
  if (text === void 0) return null;
  if (!text.startsWith("[")) return ["sh", "-c", text];
  const words = parseWords(text);
  if (words === void 0) reader.reject(`"${name}" begins like a JSON array, but is not one of strings`);
  return words ?? null;
}
function parseWords(text) {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === "string") ? value : void 0;
  } catch {
    return void 0;
  }
}

// src/actions/deploy/inputs.ts
function readInputs(reader) {
  const inputs = {
    cluster: reader.text("cluster") ?? "default",
    service: reader.required("service"),
    taskDefinitionFile: reader.text("task-definition") ?? null,
    containerName: reader.text("container-name") ?? null,
    image: reader.text("image") ?? null,
    images: readImages(reader),
    taskDefinitionArn: reader.text("task-definition-arn") ?? null,
    desiredCount: reader.integer("desired-count", { minimum: 0, maximum: 5e3 }) ?? null,
    minimumHealthyPercent: readPercent(reader, "minimum-healthy-percent", { minimum: 0, maximum: 100 }),
    maximumPercent: readPercent(reader, "maximum-percent", { minimum: 100, maximum: 400 }),
    allowStall: reader.boolean("allow-stall", false),
    exclusive: reader.boolean("exclusive", false),
    allowInterruption: reader.boolean("allow-interruption", true),
    circuitBreaker: reader.choice("circuit-breaker", ["auto", "keep"], "auto"),
    circuitBreakerThreshold: reader.integer("circuit-breaker-threshold", { minimum: 1, maximum: 1e4 }) ?? null,
    rehearse: reader.choice("rehearse", ["auto", "always", "off"], "auto"),
    rehearseSeconds: reader.integer("rehearse-seconds", { minimum: 1, maximum: 3600 }) ?? 30,
    beforeCommand: readCommand(reader, "before-command"),
    onConcurrent: reader.choice("on-concurrent", ["wait", "supersede", "fail"], "wait"),
    onSuperseded: reader.choice("on-superseded", ["fail", "pass"], "fail"),
    onFailure: reader.choice("on-failure", ["roll-back", "leave"], "roll-back"),
    onCancel: reader.choice("on-cancel", ["leave", "roll-back"], "leave"),
    restorePercents: reader.boolean("restore-percents", false),
    keepRevisions: reader.integer("keep-revisions", { minimum: 1, maximum: 1e6 }) ?? null,
    forceNewDeployment: reader.boolean("force-new-deployment", false),
    waitForServiceStability: reader.boolean("wait-for-service-stability", true),
    waitForMinutes: readMinutes(reader),
    dryRun: reader.boolean("dry-run", false)
  };
  rejectContradictions(reader, inputs);
  return inputs;
}
function readPercent(reader, name, bounds) {
  if ((reader.text(name) ?? "auto").toLowerCase() === "auto") return "auto";
  return reader.integer(name, bounds) ?? "auto";
}
function readMinutes(reader) {
  if ((reader.text("wait-for-minutes") ?? "auto").toLowerCase() === "auto") return "auto";
  return reader.integer("wait-for-minutes", { minimum: 1, maximum: 360 }) ?? "auto";
}
function readImages(reader) {
  const pairs = reader.lines("images").map((line) => {
    const equals = line.indexOf("=");
    if (equals < 1 || equals === line.length - 1) reader.reject(`"images" takes CONTAINER=IMAGE, not "${line}"`);
    return [line.slice(0, equals).trim(), line.slice(equals + 1).trim()];
  });
  return Object.fromEntries(pairs);
}
function rejectContradictions(reader, inputs) {
  if (inputs.minimumHealthyPercent === 100 && inputs.maximumPercent === 100) {
    reader.reject(
      '"minimum-healthy-percent" and "maximum-percent" cannot both be 100, because then no task may stop and none may start'
    );
  }
  if (inputs.containerName !== null && inputs.image === null) {
    reader.reject('"container-name" is given without "image", so there is nothing to put into that container');
  }
  if (inputs.taskDefinitionArn !== null && inputs.taskDefinitionFile !== null) {
    reader.reject('"task-definition" and "task-definition-arn" both say what to deploy; give one of them');
  }
  if (inputs.circuitBreaker === "keep" && inputs.circuitBreakerThreshold !== null) {
    reader.reject('"circuit-breaker-threshold" is given, but with "circuit-breaker: keep" none is set');
  }
}

// src/actions/deploy/index.ts
await runAction(readInputs, async (inputs, host) => {
  const [{ main }, { connectEcs }, { systemClock }] = await Promise.all([
    import("../shared/main-5PTO5PQP.js"),
    import("../shared/ecs-api-BGXO4WBI.js"),
    import("../shared/clock-3YLQTFFD.js")
  ]);
  const platformDigests = async (image) => (await import("../shared/platform-digests-DUJENFT2.js")).platformDigests(image);
  return main(inputs, { host, call: connectEcs(), clock: systemClock, platformDigests });
});
