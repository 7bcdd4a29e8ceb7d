import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  formatValuesFile
} from "./chunk-B2XMKJC3.js";
import "./chunk-PRIFCKGF.js";
import "./chunk-SGODFDWH.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";
export {
  formatValuesFile
};
