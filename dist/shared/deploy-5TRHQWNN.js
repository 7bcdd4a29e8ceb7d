import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  deploy
} from "./chunk-76GU3RWH.js";
import "./chunk-O7S6GC4G.js";
import "./chunk-F3KMRQLT.js";
import "./chunk-UYRY33AA.js";
import "./chunk-BSWSUSYH.js";
import "./chunk-7TMNHHZX.js";
import "./chunk-35XJTD64.js";
import "./chunk-JINBZ3JD.js";
import "./chunk-SVS3VFMU.js";
import "./chunk-SEO7WF7N.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-36N6UXZ4.js";
import "./chunk-KRIDY3DN.js";
import "./chunk-ICL5KU3W.js";
import "./chunk-ZISVZ26F.js";
import "./chunk-S2J6UGUT.js";
import "./chunk-R6WGX5PH.js";
import "./chunk-TC4ZOQLI.js";
import "./chunk-MSDTEN2G.js";
import "./chunk-7HSSUCW7.js";
import "./chunk-AL7CF542.js";
import "./chunk-XILWMVTP.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-XT2GGUHZ.js";
import "./chunk-NPZKP6ND.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-TRSR7YG6.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";
export {
  deploy
};
