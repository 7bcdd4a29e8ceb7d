import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  readMinutes,
  readPercents
} from "../shared/chunk-6TT5HK5J.js";
import {
  checkPlace
} from "../shared/chunk-KZRJPS42.js";
import {
  runAction
} from "../shared/chunk-2MG55K2O.js";
import "../shared/chunk-V4CC55YF.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/rollback/inputs.ts
function readInputs(reader) {
  const inputs = {
    cluster: reader.text("cluster") ?? "default",
    service: reader.required("service"),
    to: readTarget(reader),
    ...readPercents(reader),
    exclusive: reader.boolean("exclusive", false),
    allowInterruption: reader.boolean("allow-interruption", true),
    onConcurrent: reader.choice("on-concurrent", ["wait", "supersede", "fail"], "supersede"),
    restorePercents: reader.boolean("restore-percents", false),
    waitForMinutes: readMinutes(reader),
    dryRun: reader.boolean("dry-run", false)
  };
  checkPlace(reader, inputs);
  return inputs;
}
function readTarget(reader) {
  const to = reader.text("to") ?? "last-good";
  const isTarget = to === "last-good" || /^sha256:[0-9a-f]{64}$/.test(to) || /^[\w:/-]+:\d+$/.test(to);
  if (!isTarget) {
    reader.reject(`"to" must be last-good, family:revision, a task definition's ARN, or sha256:DIGEST, not "${to}"`);
  }
  return to;
}

// src/actions/rollback/index.ts
await runAction(readInputs, async (inputs, host) => {
  const [{ main }, { connectDeploy }, { imagePresence }] = await Promise.all([
    import("../shared/main-HPYQF7M7.js"),
    import("../shared/connect-3QEDCCP7.js"),
    import("../shared/image-presence-LI4U7U4W.js")
  ]);
  return main(inputs, { ...connectDeploy(host), imagePresence });
});
