import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectIam
} from "./chunk-XLFCUAFS.js";
import {
  connectLogs
} from "./chunk-S233OG4S.js";
import {
  connectEcs
} from "./chunk-DWRJEE6S.js";
import "./chunk-VUDIQZOP.js";
import "./chunk-UB3JF4VL.js";
import {
  systemClock
} from "./chunk-6TA25OKR.js";
import {
  connectLoadBalancing
} from "./chunk-356SXVT6.js";
import "./chunk-XPEDKNPM.js";
import "./chunk-USYXM3MJ.js";
import "./chunk-IAKD22O6.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-SVS3VFMU.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/deploy/connect.ts
function connectDeploy(host) {
  const platformDigests = async (image) => (await import("./platform-digests-243WTAWP.js")).platformDigests(image);
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
