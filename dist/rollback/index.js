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
} from "../shared/chunk-HBHOSDJQ.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
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
    import("../shared/roll-back-N6QLMAFE.js"),
    import("../shared/connect-OEEBQARY.js"),
    import("../shared/image-presence-FZFPHSAJ.js")
  ]);
  return rollBack(inputs, { ...connectDeploy(host), imagePresence });
});
