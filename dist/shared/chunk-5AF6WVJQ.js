import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectJson
} from "./chunk-FWC65B4R.js";

// src/logs/logs-api.ts
function connectLogs() {
  return connectJson(() => import("./logs-sdk-P763VSMW.js"));
}

export {
  connectLogs
};
