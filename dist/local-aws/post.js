import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  stopAll
} from "../shared/chunk-JHCSGNQY.js";
import "../shared/chunk-J65NY2K5.js";
import {
  runPost
} from "../shared/chunk-OSO3J4FB.js";
import "../shared/chunk-GQTTS3YJ.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/local-aws/post.ts
await runPost(stopAll);
