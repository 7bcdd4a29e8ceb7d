import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  deploy
} from "./chunk-APNZZB55.js";
import "./chunk-IQ4V5BQR.js";
import "./chunk-OLAGW3LW.js";
import "./chunk-TEYJZ22Z.js";
import "./chunk-TC4ZOQLI.js";
import "./chunk-JINBZ3JD.js";
import "./chunk-IPTGE3MZ.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-R23LX6GP.js";
import "./chunk-KRIDY3DN.js";
import "./chunk-ICL5KU3W.js";
import "./chunk-ZISVZ26F.js";
import "./chunk-XILWMVTP.js";
import "./chunk-AL7CF542.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-2MG55K2O.js";
import "./chunk-V4CC55YF.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";
export {
  deploy
};
