import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  createPrivateDirectory,
  removePrivateDirectories
} from "./chunk-J65NY2K5.js";
import {
  BerthError
} from "./chunk-IHM5RLMC.js";

// src/actions/local-aws/background.ts
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
var area = "berth-local-aws";
var files = { log: "local-aws.log", processId: "pid" };
var patience = 6e4;
var pollInterval = 50;
async function startInBackground(host, program, args) {
  const directory = await createPrivateDirectory(host, area);
  const log = join(directory, files.log);
  const { processId, exited } = startDetached(program, args, log);
  await writeFile(join(directory, files.processId), String(processId));
  const deadline = Date.now() + patience;
  while (Date.now() < deadline && !host.cancelled.aborted) {
    const text = await readFile(log, "utf8");
    const environment = readReadyLine(text);
    if (environment !== void 0) return environment;
    if (exited()) throw failed(text);
    await wait(pollInterval);
  }
  await stopProcess(processId);
  throw failed(await readFile(log, "utf8"));
}
function startDetached(program, args, log) {
  const output = openSync(log, "a", 384);
  const child = spawn(process.execPath, [program, ...args], { detached: true, stdio: ["ignore", output, output] });
  closeSync(output);
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  child.unref();
  return { processId: child.pid ?? 0, exited: () => ended };
}
function readReadyLine(text) {
  const line = /^local-aws is ready: export (.*)\n/m.exec(text)?.[1];
  if (line === void 0) return void 0;
  const pairs = line.split(" ").map((pair) => {
    const equals = pair.indexOf("=");
    return [pair.slice(0, equals), pair.slice(equals + 1)];
  });
  return Object.fromEntries(pairs);
}
function failed(log) {
  const said = log.trim().replace(/\s+/g, " ");
  return new BerthError("LOCAL_AWS_FAILED", {
    what: "local-aws did not start.",
    why: said === "" ? "It said nothing." : said,
    fix: 'Correct what it names; on a runner without Docker, set the input "runtime" to simulated.'
  });
}
async function stopAll(host) {
  const parent = join(host.env.RUNNER_TEMP || tmpdir(), area);
  const directories = await readdir(parent).catch(() => []);
  for (const name of directories) {
    const processId = Number(await readFile(join(parent, name, files.processId), "utf8").catch(() => ""));
    if (processId > 0) await stopProcess(processId);
  }
  await removePrivateDirectories(host, area);
}
async function stopProcess(processId) {
  signal(processId, "SIGTERM");
  const deadline = Date.now() + 1e4;
  while (Date.now() < deadline) {
    if (!signal(processId, 0)) return;
    await wait(pollInterval);
  }
  signal(processId, "SIGKILL");
}
function signal(processId, name) {
  try {
    return process.kill(processId, name);
  } catch {
    return false;
  }
}

export {
  startInBackground,
  stopAll
};
