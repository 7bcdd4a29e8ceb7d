import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectLogs
} from "./chunk-2ZFFRHXE.js";
import {
  connectEcs
} from "./chunk-FJDWWCKY.js";
import "./chunk-2Z77DRY4.js";
import {
  clientConfiguration
} from "./chunk-VZMVTKVR.js";
import {
  systemClock
} from "./chunk-6TA25OKR.js";
import "./chunk-I6APMPEE.js";
import "./chunk-KGG4ZIFI.js";
import {
  asObject
} from "./chunk-WRQOFEB5.js";
import "./chunk-CWWRWO67.js";
import "./chunk-JGN6G437.js";

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
    import("./load-balancing-sdk-UEATTM2C.js"),
    clientConfiguration({ retry: true })
  ]);
  return createSender(configuration);
}

// src/deploy/connect.ts
function connectDeploy(host) {
  const platformDigests = async (image) => (await import("./platform-digests-WXRZCOX4.js")).platformDigests(image);
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
