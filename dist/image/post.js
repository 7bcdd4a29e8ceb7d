import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  area,
  begunTests,
  createDocker,
  removeTest,
  withoutInputs
} from "../shared/chunk-TW7O53CQ.js";
import "../shared/chunk-AL7CF542.js";
import "../shared/chunk-XILWMVTP.js";
import {
  execute
} from "../shared/chunk-A7DVA3T2.js";
import {
  areaDirectory,
  removePrivateDirectories
} from "../shared/chunk-J65NY2K5.js";
import "../shared/chunk-WRQOFEB5.js";
import {
  runPost
} from "../shared/chunk-A2ASEQWM.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-XU7D7XE6.js";
import "../shared/chunk-TRSR7YG6.js";
import "../shared/chunk-KJV6QSSV.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/image/post.ts
await runPost(async (host) => {
  const begun = await begunTests(areaDirectory(host, area));
  await removePrivateDirectories(host, area);
  const docker = createDocker(execute, withoutInputs(host.env), host.cancelled);
  for (const run of begun) await removeTest(docker, host.log, run);
});
