import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  rehearsalState
} from "../shared/chunk-ZISVZ26F.js";
import {
  runPost
} from "../shared/chunk-3SN6LHNW.js";
import "../shared/chunk-CWWRWO67.js";
import "../shared/chunk-JGN6G437.js";

// src/actions/deploy/post.ts
await runPost(async (host) => {
  const saved = host.readState(rehearsalState);
  if (saved !== "") await (await import("../shared/remove-rehearsal-7GGDNQTI.js")).removeRehearsal(saved, host.log);
});
