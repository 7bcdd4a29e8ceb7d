import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectEcs
} from "./chunk-DWRJEE6S.js";
import "./chunk-VUDIQZOP.js";
import "./chunk-UB3JF4VL.js";
import "./chunk-6TA25OKR.js";
import "./chunk-XPEDKNPM.js";
import "./chunk-USYXM3MJ.js";
import "./chunk-IAKD22O6.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-SVS3VFMU.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";
export {
  connectEcs
};
