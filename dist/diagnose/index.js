import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  errorSources
} from "../shared/chunk-GJCSXH7V.js";
import {
  checkPlace
} from "../shared/chunk-KZRJPS42.js";
import {
  runAction
} from "../shared/chunk-HBHOSDJQ.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/diagnose/inputs.ts
function readInputs(reader) {
  const source = reader.choice("source", ["any", ...errorSources], "any");
  const inputs = {
    cluster: reader.text("cluster") ?? "default",
    service: reader.text("service") ?? null,
    logFiles: reader.lines("log-file"),
    text: reader.raw("text") ?? null,
    sources: source === "any" ? errorSources : [source],
    signatures: reader.text("signatures") ?? null,
    failOn: reader.choice("fail-on", ["problem", "never"], "never")
  };
  checkPlace(reader, inputs);
  const { service, logFiles, text } = inputs;
  if (service === null && logFiles.length === 0 && text === null)
    reader.reject('one of "service", "log-file" and "text" is required: it says what to explain');
  return inputs;
}

// src/actions/diagnose/index.ts
await runAction(readInputs, async (inputs, host) => {
  const [{ main }, { connectEcs }, { connectLoadBalancing }, { connectLogs }, { systemClock }] = await Promise.all([
    import("../shared/main-3GICB4ST.js"),
    import("../shared/connect-ecs-ILQJ7GNH.js"),
    import("../shared/connect-load-balancing-TOWJH7IC.js"),
    import("../shared/logs-api-DLCFWUYA.js"),
    import("../shared/clock-IY7UENHS.js")
  ]);
  const calls = {
    call: connectEcs(host.log.info),
    callLogs: connectLogs(),
    callLoadBalancing: connectLoadBalancing()
  };
  return main(inputs, { host, ...calls, clock: systemClock });
});
