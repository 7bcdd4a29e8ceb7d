import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  parseTraces,
  removeTraces,
  sweepRehearsals
} from "./chunk-DUN7B5RM.js";
import "./chunk-7TMNHHZX.js";
import "./chunk-YXV2OBXX.js";
import "./chunk-HQIGZZAH.js";
import {
  connectEcs
} from "./chunk-GWOT7UMF.js";
import "./chunk-H5666PYO.js";
import "./chunk-UB3JF4VL.js";
import "./chunk-6TA25OKR.js";
import "./chunk-ESD5GITF.js";
import "./chunk-6J2RSYRM.js";
import {
  shortName
} from "./chunk-SVS3VFMU.js";
import "./chunk-XPEDKNPM.js";
import "./chunk-USYXM3MJ.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";

// src/deploy/remove-rehearsal.ts
async function removeRehearsal(saved, log) {
  const traces = parseTraces(saved);
  if (traces === void 0) return;
  const tools = { call: connectEcs(), log };
  log.info("This deploy ended in its rehearsal; its task is stopped and its task definition deregistered.");
  await removeTraces(traces, tools);
  const { cluster, serviceArn, copyArn } = traces;
  if (copyArn === null) return;
  const family = shortName(copyArn).replace(/:\d+$/, "");
  await sweepRehearsals({ cluster, serviceArn, family }, Date.now(), tools);
}
export {
  removeRehearsal
};
