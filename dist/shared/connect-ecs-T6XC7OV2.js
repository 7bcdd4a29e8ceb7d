import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectEcs
} from "./chunk-GWOT7UMF.js";
import "./chunk-H5666PYO.js";
import "./chunk-UB3JF4VL.js";
import "./chunk-6TA25OKR.js";
import "./chunk-ESD5GITF.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-SVS3VFMU.js";
import "./chunk-XPEDKNPM.js";
import "./chunk-USYXM3MJ.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";
export {
  connectEcs
};
