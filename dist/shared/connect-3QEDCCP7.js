import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectLogs
} from "./chunk-5AF6WVJQ.js";
import {
  connectEcs
} from "./chunk-AMPSMGUG.js";
import "./chunk-FWC65B4R.js";
import "./chunk-IPTGE3MZ.js";
import {
  systemClock
} from "./chunk-6TA25OKR.js";
import {
  clientConfiguration
} from "./chunk-Q6OVSNEU.js";
import "./chunk-6J2RSYRM.js";
import {
  asObject
} from "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/toolkit/aws/connect-sdk.ts
function connectSdk(loadSdk, settings = {}) {
  let connection;
  return async (operation, request) => {
    connection ??= connect(loadSdk, settings);
    const sender = await connection;
    return asObject(await sender[operation](request)) ?? {};
  };
}
async function connect(loadSdk, settings) {
  const [sdk, configuration] = await Promise.all([loadSdk(), clientConfiguration({ retry: true })]);
  return sdk.createSender({ ...configuration, ...settings });
}

// src/iam/connect-iam.ts
function connectIam() {
  return connectSdk(() => import("./iam-sdk-OAG5CCQ3.js"), { maxAttempts: 2 });
}

// src/load-balancing/connect-load-balancing.ts
function connectLoadBalancing() {
  return connectSdk(() => import("./load-balancing-sdk-YSDXONM3.js"));
}

// src/deploy/connect.ts
function connectDeploy(host) {
  const platformDigests = async (image) => (await import("./platform-digests-N2FGLOKT.js")).platformDigests(image);
  const calls = {
    call: connectEcs(host.log.info),
    callLoadBalancing: connectLoadBalancing(),
    callIam: connectIam(),
    callLogs: connectLogs()
  };
  return { host, ...calls, clock: systemClock, platformDigests };
}
export {
  connectDeploy
};
