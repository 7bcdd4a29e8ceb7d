import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  deploy
} from "./chunk-4MZSDW32.js";
import "./chunk-4TS37MVV.js";
import "./chunk-AHNORYP5.js";
import "./chunk-Q5JBZETA.js";
import "./chunk-3O5BJFTS.js";
import "./chunk-7TMNHHZX.js";
import "./chunk-R5MJD2HV.js";
import "./chunk-7LEOYJUX.js";
import "./chunk-PSEBYHG3.js";
import "./chunk-7WH5K5MN.js";
import "./chunk-Y2W2DHRQ.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-JINBZ3JD.js";
import "./chunk-36N6UXZ4.js";
import "./chunk-KRIDY3DN.js";
import "./chunk-ICL5KU3W.js";
import "./chunk-ZISVZ26F.js";
import "./chunk-E266ZCQA.js";
import "./chunk-K2C2KA45.js";
import "./chunk-YV5CQFRI.js";
import "./chunk-MB24O7GE.js";
import "./chunk-PWVARD3F.js";
import "./chunk-L3PRAZ64.js";
import "./chunk-27S2G3V4.js";
import "./chunk-3BLPGWVW.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import "./chunk-UC6TH4XR.js";
import "./chunk-AL7CF542.js";
import "./chunk-XILWMVTP.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-VXBIX4UX.js";
import "./chunk-NS6QZ2BO.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-XU7D7XE6.js";
import "./chunk-TRSR7YG6.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";
export {
  deploy
};
