import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectLoadBalancing
} from "./chunk-W6LNWFUA.js";
import "./chunk-ESD5GITF.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";
export {
  connectLoadBalancing
};
