import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectLogs
} from "./chunk-2ZFFRHXE.js";
import "./chunk-2Z77DRY4.js";
import "./chunk-VZMVTKVR.js";
import "./chunk-KGG4ZIFI.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-CWWRWO67.js";
import "./chunk-JGN6G437.js";
export {
  connectLogs
};
