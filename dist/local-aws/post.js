import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  stopAll
} from "../shared/chunk-OLUH5OFX.js";
import "../shared/chunk-4A2N4JYS.js";
import {
  runPost
} from "../shared/chunk-KTYOTMNT.js";
import "../shared/chunk-CWWRWO67.js";
import "../shared/chunk-JGN6G437.js";

// src/actions/local-aws/post.ts
await runPost(stopAll);
