import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectJson
} from "./chunk-H5666PYO.js";

// src/logs/logs-api.ts
function connectLogs() {
  return connectJson(() => import("./logs-sdk-5GI3TX3H.js"));
}

export {
  connectLogs
};
