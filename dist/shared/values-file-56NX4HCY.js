import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  formatValuesFile
} from "./chunk-HS52CIXR.js";
import "./chunk-YGP3YK5Q.js";
import "./chunk-AXUSFGQK.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";
export {
  formatValuesFile
};
