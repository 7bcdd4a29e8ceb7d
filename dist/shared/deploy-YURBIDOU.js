import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  deploy
} from "./chunk-M43IBE6S.js";
import "./chunk-XQIJZL5G.js";
import "./chunk-OQH7D4EN.js";
import "./chunk-SWJFOWLT.js";
import "./chunk-CTFT5VOW.js";
import "./chunk-VAL7COZV.js";
import "./chunk-WA6EJHFT.js";
import "./chunk-DUN7B5RM.js";
import "./chunk-7TMNHHZX.js";
import "./chunk-YXV2OBXX.js";
import "./chunk-32ANF6XO.js";
import "./chunk-HQIGZZAH.js";
import "./chunk-JINBZ3JD.js";
import "./chunk-UB3JF4VL.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-36N6UXZ4.js";
import "./chunk-KRIDY3DN.js";
import "./chunk-SVS3VFMU.js";
import "./chunk-ICL5KU3W.js";
import "./chunk-ZISVZ26F.js";
import "./chunk-3CGN57LZ.js";
import "./chunk-3GOF34AV.js";
import "./chunk-KF7R3WGW.js";
import "./chunk-MB24O7GE.js";
import "./chunk-XPEDKNPM.js";
import "./chunk-L3PRAZ64.js";
import "./chunk-QZMEODPD.js";
import "./chunk-YVECWMDL.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import "./chunk-USYXM3MJ.js";
import "./chunk-V6IZPHJS.js";
import "./chunk-AL7CF542.js";
import "./chunk-XILWMVTP.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-A2ASEQWM.js";
import "./chunk-TSV7VMGK.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-XU7D7XE6.js";
import "./chunk-TRSR7YG6.js";
import "./chunk-KJV6QSSV.js";
import "./chunk-JS772W5E.js";
export {
  deploy
};
