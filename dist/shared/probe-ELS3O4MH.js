import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  probe
} from "./chunk-RAXNS4B6.js";
import "./chunk-EG3G5YOP.js";
import "./chunk-XILWMVTP.js";
import "./chunk-JS772W5E.js";
export {
  probe
};
