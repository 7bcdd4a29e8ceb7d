import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  rehearsalState
} from "../shared/chunk-ZISVZ26F.js";
import {
  runPost
} from "../shared/chunk-A2ASEQWM.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-XU7D7XE6.js";
import "../shared/chunk-TRSR7YG6.js";
import "../shared/chunk-KJV6QSSV.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/deploy/post.ts
await runPost(async (host) => {
  const saved = host.readState(rehearsalState);
  if (saved !== "") await (await import("../shared/remove-rehearsal-ERFGWLXU.js")).removeRehearsal(saved, host.log);
});
