import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  matchErrors
} from "./chunk-VDIJHLRI.js";
import "./chunk-X6KGFCIA.js";
import "./chunk-4L7SYF4B.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import "./chunk-JS772W5E.js";
export {
  matchErrors
};
