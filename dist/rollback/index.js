import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  readTarget
} from "../shared/chunk-5B3ZLMJM.js";
import {
  readMinutes,
  readPercents
} from "../shared/chunk-6TT5HK5J.js";
import {
  checkPlace
} from "../shared/chunk-KZRJPS42.js";
import {
  runAction
} from "../shared/chunk-A2ASEQWM.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-XU7D7XE6.js";
import "../shared/chunk-TRSR7YG6.js";
import "../shared/chunk-KJV6QSSV.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/rollback/inputs.ts
function readInputs(reader) {
  const inputs = {
    cluster: reader.text("cluster") ?? "default",
    service: reader.required("service"),
    to: readTarget(reader, "to"),
    ...readPercents(reader),
    exclusive: reader.boolean("exclusive", false),
    allowInterruption: reader.boolean("allow-interruption", true),
    preflight: reader.choice("preflight", ["fail", "warn", "off"], "fail"),
    onConcurrent: reader.choice("on-concurrent", ["wait", "supersede", "fail"], "supersede"),
    restorePercents: reader.boolean("restore-percents", false),
    waitForMinutes: readMinutes(reader),
    dryRun: reader.boolean("dry-run", false)
  };
  checkPlace(reader, inputs);
  return inputs;
}

// src/actions/rollback/index.ts
await runAction(readInputs, async (inputs, host) => {
  const [{ rollBack }, { connectDeploy }, { imagePresence }] = await Promise.all([
    import("../shared/roll-back-3JW727OR.js"),
    import("../shared/connect-VD5UDPAL.js"),
    import("../shared/image-presence-WF6EMROY.js")
  ]);
  return rollBack(inputs, { ...connectDeploy(host), imagePresence });
});
