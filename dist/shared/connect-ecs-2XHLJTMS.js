import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectEcs
} from "./chunk-FJDWWCKY.js";
import "./chunk-2Z77DRY4.js";
import "./chunk-VZMVTKVR.js";
import "./chunk-6TA25OKR.js";
import "./chunk-I6APMPEE.js";
import "./chunk-KGG4ZIFI.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-CWWRWO67.js";
import "./chunk-JGN6G437.js";
export {
  connectEcs
};
