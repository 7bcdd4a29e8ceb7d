import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  parseValueFrom
} from "../shared/chunk-ICL5KU3W.js";
import {
  readMinutes,
  readPercents
} from "../shared/chunk-6TT5HK5J.js";
import {
  checkPlace
} from "../shared/chunk-KZRJPS42.js";
import {
  readCommand
} from "../shared/chunk-3RWZY2L4.js";
import {
  runAction
} from "../shared/chunk-HBHOSDJQ.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/deploy/inputs.ts
function readInputs(reader) {
  const inputs = {
    cluster: reader.text("cluster") ?? "default",
    service: reader.required("service"),
    taskDefinitionFile: reader.text("task-definition") ?? null,
    containerName: reader.text("container-name") ?? null,
    image: readImage(reader),
    images: readImages(reader),
    secrets: readSecrets(reader),
    taskDefinitionArn: readTaskDefinitionArn(reader),
    desiredCount: reader.integer("desired-count", { minimum: 0, maximum: 5e3 }) ?? null,
    ...readPercents(reader),
    allowStall: reader.boolean("allow-stall", false),
    exclusive: reader.boolean("exclusive", false),
    allowInterruption: reader.boolean("allow-interruption", true),
    preflight: reader.choice("preflight", ["fail", "warn", "off"], "fail"),
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
  checkPlace(reader, inputs);
  rejectContradictions(reader, inputs);
  return inputs;
}
function readImage(reader) {
  const image = reader.text("image") ?? null;
  if (image !== null && /\s/.test(image)) reader.reject(`"image" takes one image without blanks, not "${image}"`);
  return image;
}
function readTaskDefinitionArn(reader) {
  const reference = reader.text("task-definition-arn") ?? null;
  const pattern = /^(arn:[^:]+:ecs:[^:]*:\d*:task-definition\/)?[\w-]+(:\d+)?$/;
  if (reference !== null && !pattern.test(reference)) {
    reader.reject(`"task-definition-arn" must be a task definition's ARN or family:revision, not "${reference}"`);
  }
  return reference;
}
function readImages(reader) {
  const pairs = reader.lines("images").map((line) => {
    const equals = line.indexOf("=");
    const pair = [line.slice(0, equals).trim(), line.slice(equals + 1).trim()];
    if (equals < 1 || !/^\S+$/.test(pair[1])) reader.reject(`"images" takes CONTAINER=IMAGE, not "${line}"`);
    return pair;
  });
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== void 0) reader.reject(`"images" names the container "${twice}" twice`);
  return Object.fromEntries(pairs);
}
function readSecrets(reader) {
  const pairs = reader.lines("secrets").flatMap((line, index) => {
    const [, name, valueFrom] = /^([\w.-]+)\s*=\s*(\S+)$/.exec(line) ?? [];
    if (name === void 0 || valueFrom === void 0) {
      reader.reject(`"secrets" takes NAME=VALUE_FROM, which its line ${index + 1} is not`);
      return [];
    }
    const parsed = parseValueFrom(valueFrom);
    if ("problem" in parsed) reader.reject(`"secrets": what stands behind ${name} ${parsed.problem}`);
    return [[name, valueFrom]];
  });
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== void 0) reader.reject(`"secrets" gives "${twice}" twice`);
  return Object.fromEntries(pairs);
}
function rejectContradictions(reader, inputs) {
  rejectAgainstExclusive(reader, inputs);
  if (inputs.containerName !== null && inputs.image === null && Object.keys(inputs.secrets).length === 0) {
    reader.reject(
      '"container-name" is given without "image" and "secrets", so there is nothing to put into that container'
    );
  }
  if (inputs.taskDefinitionArn !== null && inputs.taskDefinitionFile !== null) {
    reader.reject('"task-definition" and "task-definition-arn" both say what to deploy; give one of them');
  }
  if (inputs.restorePercents && !inputs.waitForServiceStability) {
    reader.reject(
      '"restore-percents" needs the end of the deployment, which "wait-for-service-stability: false" does not wait for'
    );
  }
  if (inputs.circuitBreaker === "keep" && inputs.circuitBreakerThreshold !== null) {
    reader.reject('"circuit-breaker-threshold" is given, but with "circuit-breaker: keep" none is set');
  }
}
function rejectAgainstExclusive(reader, inputs) {
  if (!inputs.exclusive) return;
  if (!inputs.allowInterruption) {
    reader.reject(
      '"exclusive: true" stops the old task first, which "allow-interruption: false" forbids; give one of them'
    );
  }
  const { minimumHealthyPercent: minimum, maximumPercent: maximum } = inputs;
  if (minimum !== "auto" && minimum !== 0 || maximum !== "auto" && maximum !== 100) {
    reader.reject('"exclusive: true" takes 0/100; leave "minimum-healthy-percent" and "maximum-percent" out');
  }
}

// src/actions/deploy/index.ts
await runAction(readInputs, async (inputs, host) => {
  const [{ deploy }, { connectDeploy }] = await Promise.all([
    import("../shared/deploy-UCK6R2MO.js"),
    import("../shared/connect-OEEBQARY.js")
  ]);
  return deploy(inputs, connectDeploy(host));
});
