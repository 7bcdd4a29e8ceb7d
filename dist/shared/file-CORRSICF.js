import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  readTaskDefinitionFile
} from "./chunk-ES4GVZ6L.js";
import "./chunk-CSUG5HMH.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-GQTTS3YJ.js";
import "./chunk-JS772W5E.js";
export {
  readTaskDefinitionFile
};
