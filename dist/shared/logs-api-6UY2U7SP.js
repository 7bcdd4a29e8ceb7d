import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectLogs
} from "./chunk-WU65IQ4S.js";
import "./chunk-GRH6DOHV.js";
import "./chunk-VZMVTKVR.js";
import "./chunk-4KDEUXRQ.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-CWWRWO67.js";
import "./chunk-JGN6G437.js";
export {
  connectLogs
};
