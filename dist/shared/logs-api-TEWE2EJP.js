import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectLogs
} from "./chunk-X4H3KVW3.js";
import "./chunk-H5666PYO.js";
import "./chunk-ESD5GITF.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";
export {
  connectLogs
};
