import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  stopAll
} from "../shared/chunk-QY2NHGO5.js";
import "../shared/chunk-VM2S77SV.js";
import {
  runPost
} from "../shared/chunk-OSO3J4FB.js";
import "../shared/chunk-GQTTS3YJ.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/local-aws/post.ts
await runPost(stopAll);
