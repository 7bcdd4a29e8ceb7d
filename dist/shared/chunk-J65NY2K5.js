import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/toolkit/private-directory.ts
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
async function createPrivateDirectory(host, area) {
  const parent = areaDirectory(host, area);
  await mkdir(parent, { recursive: true, mode: 448 });
  await chmod(parent, 448);
  const directory = await mkdtemp(join(parent, "job-"));
  host.saveState(stateName, directory);
  return directory;
}
async function removePrivateDirectories(host, area) {
  const saved = host.readState(stateName);
  if (saved !== "") await rm(saved, { recursive: true, force: true });
  await rm(areaDirectory(host, area), { recursive: true, force: true });
}
var stateName = "privateDirectory";
function areaDirectory(host, area) {
  return join(host.env.RUNNER_TEMP || tmpdir(), area);
}

export {
  createPrivateDirectory,
  removePrivateDirectories,
  areaDirectory
};
