import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  rehearsalState
} from "../shared/chunk-USCPQZ3F.js";
import {
  runPost
} from "../shared/chunk-7IIPFYDB.js";
import "../shared/chunk-CWWRWO67.js";
import "../shared/chunk-JGN6G437.js";

// src/actions/deploy/post.ts
await runPost(async (host) => {
  const saved = host.readState(rehearsalState);
  if (saved !== "") await (await import("../shared/remove-rehearsal-C3E26YR2.js")).removeRehearsal(saved, host.log);
});
