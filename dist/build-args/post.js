import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  area
} from "../shared/chunk-S2JIEJRT.js";
import {
  removePrivateDirectories
} from "../shared/chunk-VM2S77SV.js";
import {
  runPost
} from "../shared/chunk-3SN6LHNW.js";
import "../shared/chunk-CWWRWO67.js";
import "../shared/chunk-JGN6G437.js";

// src/actions/build-args/post.ts
await runPost((host) => removePrivateDirectories(host, area));
