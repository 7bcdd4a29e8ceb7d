import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectLogs
} from "./chunk-S233OG4S.js";
import "./chunk-VUDIQZOP.js";
import "./chunk-IAKD22O6.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";
export {
  connectLogs
};
