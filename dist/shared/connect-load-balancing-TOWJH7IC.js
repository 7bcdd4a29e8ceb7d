import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectLoadBalancing
} from "./chunk-356SXVT6.js";
import "./chunk-IAKD22O6.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-JS772W5E.js";
export {
  connectLoadBalancing
};
