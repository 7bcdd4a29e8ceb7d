import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  runAction
} from "../shared/chunk-UO6QFYOI.js";
import "../shared/chunk-CWWRWO67.js";
import "../shared/chunk-JGN6G437.js";

// src/actions/deploy/inputs.ts
function readInputs(reader) {
  const inputs = {
    cluster: reader.text("cluster") ?? "default",
    service: reader.required("service"),
    taskDefinitionFile: reader.text("task-definition") ?? null,
    containerName: reader.text("container-name") ?? null,
    image: reader.text("image") ?? null,
    desiredCount: reader.integer("desired-count", { minimum: 0, maximum: 5e3 }) ?? null,
    minimumHealthyPercent: readPercent(reader, "minimum-healthy-percent", { minimum: 0, maximum: 100 }),
    maximumPercent: readPercent(reader, "maximum-percent", { minimum: 100, maximum: 400 }),
    allowStall: reader.boolean("allow-stall", false),
    forceNewDeployment: reader.boolean("force-new-deployment", false),
    waitForServiceStability: reader.boolean("wait-for-service-stability", true),
    waitForMinutes: reader.integer("wait-for-minutes", { minimum: 1, maximum: 360 }) ?? 30,
    dryRun: reader.boolean("dry-run", false)
  };
  rejectContradictions(reader, inputs);
  return inputs;
}
function readPercent(reader, name, bounds) {
  if ((reader.text(name) ?? "auto").toLowerCase() === "auto") return "auto";
  return reader.integer(name, bounds) ?? "auto";
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
}

// src/actions/deploy/index.ts
await runAction(readInputs, async (inputs, host) => {
  const [{ main }, { connectEcs }, { systemClock }] = await Promise.all([
    import("../shared/main-CHRK3UUN.js"),
    import("../shared/ecs-api-XME3LS2K.js"),
    import("../shared/clock-3YLQTFFD.js")
  ]);
  const platformDigests = async (image) => (await import("../shared/platform-digests-DUJENFT2.js")).platformDigests(image);
  return main(inputs, { host, call: connectEcs(), clock: systemClock, platformDigests });
});
