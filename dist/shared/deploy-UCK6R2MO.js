import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  deploy
} from "./chunk-T6KX7FD7.js";
import "./chunk-D56VMPQ5.js";
import "./chunk-Z5MOWY72.js";
import "./chunk-QY7FKI3R.js";
import "./chunk-DUN7B5RM.js";
import "./chunk-7TMNHHZX.js";
import "./chunk-KQCCK3QV.js";
import "./chunk-IIWLFNLH.js";
import "./chunk-SBC6PTDB.js";
import "./chunk-MB24O7GE.js";
import "./chunk-YXV2OBXX.js";
import "./chunk-UB3JF4VL.js";
import "./chunk-L3PRAZ64.js";
import "./chunk-Y4CTDKZ5.js";
import "./chunk-YVECWMDL.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import "./chunk-OIH5IGDG.js";
import "./chunk-HQIGZZAH.js";
import "./chunk-XPEDKNPM.js";
import "./chunk-USYXM3MJ.js";
import "./chunk-JINBZ3JD.js";
import "./chunk-6J2RSYRM.js";
import "./chunk-PSXDGAKC.js";
import "./chunk-KRIDY3DN.js";
import "./chunk-SVS3VFMU.js";
import "./chunk-ICL5KU3W.js";
import "./chunk-ZISVZ26F.js";
import "./chunk-AL7CF542.js";
import "./chunk-XILWMVTP.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-HBHOSDJQ.js";
import "./chunk-TSV7VMGK.js";
import "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";
export {
  deploy
};
