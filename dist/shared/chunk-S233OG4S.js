import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectJson
} from "./chunk-VUDIQZOP.js";

// src/logs/logs-api.ts
function connectLogs() {
  return connectJson(() => import("./logs-sdk-P2JHY7AB.js"));
}

export {
  connectLogs
};
