import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  deploy
} from "./chunk-F7UY62D5.js";
import "./chunk-N5FTXKTY.js";
import "./chunk-ILFZWRVI.js";
import "./chunk-A2MQP3CM.js";
import "./chunk-ZKT7KM5N.js";
import "./chunk-ES4GVZ6L.js";
import "./chunk-CSUG5HMH.js";
import "./chunk-NVYBUDJ4.js";
import "./chunk-CI3MD3GF.js";
import "./chunk-R23LX6GP.js";
import "./chunk-ZISVZ26F.js";
import "./chunk-CEFG5JX7.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-OSO3J4FB.js";
import "./chunk-GQTTS3YJ.js";
import "./chunk-JS772W5E.js";
export {
  deploy
};
