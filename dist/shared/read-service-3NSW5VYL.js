import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  readService,
  serviceNotFound
} from "./chunk-32ANF6XO.js";
import "./chunk-HQIGZZAH.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-XPEDKNPM.js";
import "./chunk-USYXM3MJ.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";
export {
  readService,
  serviceNotFound
};
