import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  area
} from "../shared/chunk-LLDDPPGM.js";
import "../shared/chunk-TZM22ITM.js";
import "../shared/chunk-BFIYYLKR.js";
import "../shared/chunk-5CNA7WVV.js";
import "../shared/chunk-YFLTVZZK.js";
import {
  removePrivateDirectories
} from "../shared/chunk-4A2N4JYS.js";
import {
  runPost
} from "../shared/chunk-KTYOTMNT.js";
import "../shared/chunk-DXEUCNI2.js";
import "../shared/chunk-WRQOFEB5.js";
import "../shared/chunk-CWWRWO67.js";
import "../shared/chunk-JGN6G437.js";

// src/actions/image/post.ts
await runPost((host) => removePrivateDirectories(host, area));
