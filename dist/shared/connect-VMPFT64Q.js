import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectIam,
  connectLoadBalancing
} from "./chunk-CEIZMBT5.js";
import {
  connectLogs
} from "./chunk-APBWKPSS.js";
import {
  connectEcs
} from "./chunk-IJSQHSZG.js";
import "./chunk-H5666PYO.js";
import "./chunk-SVS3VFMU.js";
import "./chunk-SEO7WF7N.js";
import {
  systemClock
} from "./chunk-6TA25OKR.js";
import "./chunk-ESD5GITF.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-MSDTEN2G.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";

// src/deploy/connect.ts
function connectDeploy(host) {
  const platformDigests = async (image) => (await import("./platform-digests-5LHRV6W2.js")).platformDigests(image);
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
