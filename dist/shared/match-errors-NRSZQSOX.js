import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  matchErrors
} from "./chunk-NVEEIOI2.js";
import "./chunk-QZMEODPD.js";
import "./chunk-YVECWMDL.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import "./chunk-JS772W5E.js";
export {
  matchErrors
};
