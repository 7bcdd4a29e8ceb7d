import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectJson
} from "./chunk-BQGUFBOB.js";
import "./chunk-3E57RVDC.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-JGN6G437.js";

// src/ecs/ecs-api.ts
var sentOnce = /* @__PURE__ */ new Set(["RegisterTaskDefinition", "StartTask", "UpdateService"]);
function connectEcs() {
  return connectJson(() => import("./ecs-sdk-IIIFND7O.js"), sentOnce);
}
export {
  connectEcs
};
