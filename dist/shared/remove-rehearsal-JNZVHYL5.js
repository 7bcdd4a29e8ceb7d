import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  parseTraces,
  removeTraces,
  sweepRehearsals
} from "./chunk-OLAGW3LW.js";
import "./chunk-TEYJZ22Z.js";
import {
  connectEcs
} from "./chunk-AMPSMGUG.js";
import "./chunk-FWC65B4R.js";
import {
  shortName
} from "./chunk-IPTGE3MZ.js";
import "./chunk-6TA25OKR.js";
import "./chunk-Q6OVSNEU.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
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
