import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectIam
} from "./chunk-TITCREUE.js";
import {
  connectLoadBalancing
} from "./chunk-W6LNWFUA.js";
import {
  connectLogs
} from "./chunk-X4H3KVW3.js";
import {
  connectEcs
} from "./chunk-GWOT7UMF.js";
import "./chunk-H5666PYO.js";
import "./chunk-UB3JF4VL.js";
import {
  systemClock
} from "./chunk-6TA25OKR.js";
import "./chunk-ESD5GITF.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-SVS3VFMU.js";
import "./chunk-XPEDKNPM.js";
import "./chunk-USYXM3MJ.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";

// src/deploy/connect.ts
function connectDeploy(host) {
  const platformDigests = async (image) => (await import("./platform-digests-XDBXYWQH.js")).platformDigests(image);
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
