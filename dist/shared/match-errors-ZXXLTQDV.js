import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  matchErrors
} from "./chunk-XYYS5V2O.js";
import "./chunk-27S2G3V4.js";
import "./chunk-3BLPGWVW.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import "./chunk-JS772W5E.js";
export {
  matchErrors
};
