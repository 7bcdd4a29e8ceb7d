import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  deploy
} from "./chunk-T63L3BLC.js";
import "./chunk-2TOWWNWA.js";
import "./chunk-IAXO5MUZ.js";
import "./chunk-25ZSM3EZ.js";
import "./chunk-3O5BJFTS.js";
import "./chunk-7TMNHHZX.js";
import "./chunk-6QACCOGE.js";
import "./chunk-GI5CDONS.js";
import "./chunk-BBCM345B.js";
import "./chunk-7WH5K5MN.js";
import "./chunk-Y2W2DHRQ.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-JINBZ3JD.js";
import "./chunk-36N6UXZ4.js";
import "./chunk-KRIDY3DN.js";
import "./chunk-ICL5KU3W.js";
import "./chunk-ZISVZ26F.js";
import "./chunk-HLDAMIMO.js";
import "./chunk-5F3YC6I2.js";
import "./chunk-EJ5P3EGY.js";
import "./chunk-MB24O7GE.js";
import "./chunk-PWVARD3F.js";
import "./chunk-L3PRAZ64.js";
import "./chunk-X6KGFCIA.js";
import "./chunk-4L7SYF4B.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import "./chunk-5HREKZ4A.js";
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
