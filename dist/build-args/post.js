import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  area
} from "../shared/chunk-S2JIEJRT.js";
import {
  removePrivateDirectories
} from "../shared/chunk-J65NY2K5.js";
import {
  runPost
} from "../shared/chunk-A2ASEQWM.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-XU7D7XE6.js";
import "../shared/chunk-TRSR7YG6.js";
import "../shared/chunk-KJV6QSSV.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/build-args/post.ts
await runPost((host) => removePrivateDirectories(host, area));
