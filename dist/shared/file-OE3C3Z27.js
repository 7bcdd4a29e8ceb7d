import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  readTaskDefinitionFile
} from "./chunk-JINBZ3JD.js";
import "./chunk-KRIDY3DN.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";
export {
  readTaskDefinitionFile
};
