import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  rehearsalState
} from "../shared/chunk-ZISVZ26F.js";
import {
  runPost
} from "../shared/chunk-OSO3J4FB.js";
import "../shared/chunk-GQTTS3YJ.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/deploy/post.ts
await runPost(async (host) => {
  const saved = host.readState(rehearsalState);
  if (saved !== "") await (await import("../shared/remove-rehearsal-4AJQK4DC.js")).removeRehearsal(saved, host.log);
});
