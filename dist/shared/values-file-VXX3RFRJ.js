import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  formatValuesFile
} from "./chunk-PF7PRFVH.js";
import "./chunk-YGP3YK5Q.js";
import "./chunk-AXUSFGQK.js";
import "./chunk-GQTTS3YJ.js";
import "./chunk-JS772W5E.js";
export {
  formatValuesFile
};
