import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  deploy
} from "./chunk-3ROOGJ4K.js";
import "./chunk-BRBPPI2I.js";
import "./chunk-EXTPKBES.js";
import "./chunk-32JWMY2C.js";
import "./chunk-AL7CF542.js";
import "./chunk-3JLYHP2Y.js";
import "./chunk-4KDEUXRQ.js";
import "./chunk-XQERQT2C.js";
import "./chunk-CSUG5HMH.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-USCPQZ3F.js";
import "./chunk-7IIPFYDB.js";
import "./chunk-CWWRWO67.js";
import "./chunk-JGN6G437.js";
export {
  deploy
};
