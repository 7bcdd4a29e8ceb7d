import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectLogs
} from "./chunk-4UTYU7XI.js";
import "./chunk-6YB2YIOW.js";
import "./chunk-Q6OVSNEU.js";
import "./chunk-CI3MD3GF.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-GQTTS3YJ.js";
import "./chunk-JS772W5E.js";
export {
  connectLogs
};
