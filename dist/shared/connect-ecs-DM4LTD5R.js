import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectEcs
} from "./chunk-J65TXGNM.js";
import "./chunk-H5666PYO.js";
import "./chunk-Y2W2DHRQ.js";
import "./chunk-6TA25OKR.js";
import "./chunk-ESD5GITF.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-PWVARD3F.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";
export {
  connectEcs
};
