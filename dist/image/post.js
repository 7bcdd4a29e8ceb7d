import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  area
} from "../shared/chunk-RX3EDZX5.js";
import {
  removePrivateDirectories
} from "../shared/chunk-VM2S77SV.js";
import {
  runPost
} from "../shared/chunk-OSO3J4FB.js";
import "../shared/chunk-GQTTS3YJ.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/image/post.ts
await runPost((host) => removePrivateDirectories(host, area));
