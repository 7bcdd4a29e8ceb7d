import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectJson
} from "./chunk-2Z77DRY4.js";

// src/logs/logs-api.ts
function connectLogs() {
  return connectJson(() => import("./logs-sdk-5TAUW32Z.js"));
}

export {
  connectLogs
};
