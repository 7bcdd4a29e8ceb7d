import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectLogs
} from "./chunk-4UTYU7XI.js";
import {
  connectEcs
} from "./chunk-NOQXAEKJ.js";
import "./chunk-6YB2YIOW.js";
import "./chunk-NVYBUDJ4.js";
import {
  systemClock
} from "./chunk-6TA25OKR.js";
import {
  clientConfiguration
} from "./chunk-Q6OVSNEU.js";
import "./chunk-CI3MD3GF.js";
import {
  asObject
} from "./chunk-WRQOFEB5.js";
import "./chunk-GQTTS3YJ.js";
import "./chunk-JS772W5E.js";

// src/load-balancing/connect-load-balancing.ts
function connectLoadBalancing() {
  let connection;
  return async (operation, request) => {
    connection ??= connect();
    const sender = await connection;
    return asObject(await sender[operation](request)) ?? {};
  };
}
async function connect() {
  const [{ createSender }, configuration] = await Promise.all([
    import("./load-balancing-sdk-YSDXONM3.js"),
    clientConfiguration({ retry: true })
  ]);
  return createSender(configuration);
}

// src/deploy/connect.ts
function connectDeploy(host) {
  const platformDigests = async (image) => (await import("./platform-digests-ENDZ7CZ3.js")).platformDigests(image);
  const calls = {
    call: connectEcs(host.log.info),
    callLoadBalancing: connectLoadBalancing(),
    callLogs: connectLogs()
  };
  return { host, ...calls, clock: systemClock, platformDigests };
}
export {
  connectDeploy
};
