import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectEcs
} from "./chunk-7NH55JYC.js";
import "./chunk-GRH6DOHV.js";
import "./chunk-VZMVTKVR.js";
import "./chunk-6TA25OKR.js";
import "./chunk-3JLYHP2Y.js";
import "./chunk-4KDEUXRQ.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-CWWRWO67.js";
import "./chunk-JGN6G437.js";
export {
  connectEcs
};
