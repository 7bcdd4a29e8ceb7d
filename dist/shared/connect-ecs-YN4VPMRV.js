import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectEcs
} from "./chunk-AMPSMGUG.js";
import "./chunk-FWC65B4R.js";
import "./chunk-IPTGE3MZ.js";
import "./chunk-6TA25OKR.js";
import "./chunk-Q6OVSNEU.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";
export {
  connectEcs
};
