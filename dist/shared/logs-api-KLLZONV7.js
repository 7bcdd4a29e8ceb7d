import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectJson
} from "./chunk-BQGUFBOB.js";
import "./chunk-3E57RVDC.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-JGN6G437.js";

// src/logs/logs-api.ts
function connectLogs() {
  return connectJson(() => import("./logs-sdk-BAIKCDWB.js"));
}
export {
  connectLogs
};
