import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  parseTraces,
  removeTraces,
  sweepRehearsals
} from "./chunk-ILFZWRVI.js";
import "./chunk-A2MQP3CM.js";
import {
  connectEcs
} from "./chunk-NOQXAEKJ.js";
import "./chunk-6YB2YIOW.js";
import {
  shortName
} from "./chunk-NVYBUDJ4.js";
import "./chunk-6TA25OKR.js";
import "./chunk-Q6OVSNEU.js";
import "./chunk-CI3MD3GF.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-GQTTS3YJ.js";
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
