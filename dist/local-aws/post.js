import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  stopAll
} from "../shared/chunk-YAKEZKHJ.js";
import "../shared/chunk-VM2S77SV.js";
import {
  runPost
} from "../shared/chunk-3SN6LHNW.js";
import "../shared/chunk-CWWRWO67.js";
import "../shared/chunk-JGN6G437.js";

// src/actions/local-aws/post.ts
await runPost(stopAll);
