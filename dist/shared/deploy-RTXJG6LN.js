import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  deploy
} from "./chunk-G4VVH7O7.js";
import "./chunk-3AFL7BLB.js";
import "./chunk-GQTDH2GP.js";
import "./chunk-DN3SSBPH.js";
import "./chunk-AL7CF542.js";
import "./chunk-I6APMPEE.js";
import "./chunk-KGG4ZIFI.js";
import "./chunk-R23LX6GP.js";
import "./chunk-CSUG5HMH.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-ZISVZ26F.js";
import "./chunk-3SN6LHNW.js";
import "./chunk-CWWRWO67.js";
import "./chunk-JGN6G437.js";
export {
  deploy
};
