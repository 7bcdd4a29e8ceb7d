import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  matchErrors
} from "./chunk-Q7NBOLXN.js";
import "./chunk-Y4CTDKZ5.js";
import "./chunk-YVECWMDL.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import "./chunk-JS772W5E.js";
export {
  matchErrors
};
