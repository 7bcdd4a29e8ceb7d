import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  area,
  begunTests,
  createDocker,
  removeTest
} from "../shared/chunk-IIQRQA5G.js";
import "../shared/chunk-CEFG5JX7.js";
import {
  execute
} from "../shared/chunk-DXEUCNI2.js";
import "../shared/chunk-WRQOFEB5.js";
import {
  areaDirectory,
  removePrivateDirectories
} from "../shared/chunk-J65NY2K5.js";
import {
  runPost
} from "../shared/chunk-OSO3J4FB.js";
import "../shared/chunk-GQTTS3YJ.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/image/post.ts
await runPost(async (host) => {
  const begun = await begunTests(areaDirectory(host, area));
  await removePrivateDirectories(host, area);
  const docker = createDocker(execute, host.env, host.cancelled);
  for (const run of begun) await removeTest(docker, host.log, run);
});
