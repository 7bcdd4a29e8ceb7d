import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectEcs
} from "./chunk-FJDWWCKY.js";
import "./chunk-2Z77DRY4.js";
import "./chunk-VZMVTKVR.js";
import "./chunk-6TA25OKR.js";
import {
  parseTraces,
  removeTraces,
  sweepRehearsals
} from "./chunk-GQTDH2GP.js";
import "./chunk-DN3SSBPH.js";
import {
  shortName
} from "./chunk-I6APMPEE.js";
import "./chunk-KGG4ZIFI.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-CWWRWO67.js";
import "./chunk-JGN6G437.js";

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
