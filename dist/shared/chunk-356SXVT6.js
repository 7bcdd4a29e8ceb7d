import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  clientConfiguration
} from "./chunk-IAKD22O6.js";
import {
  asObject
} from "./chunk-WRQOFEB5.js";

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

// src/load-balancing/connect-load-balancing.ts
function connectLoadBalancing() {
  return connectSdk(() => import("./load-balancing-sdk-JJSB236V.js"));
}

export {
  connectSdk,
  connectLoadBalancing
};
