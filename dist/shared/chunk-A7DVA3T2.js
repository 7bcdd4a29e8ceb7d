import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/toolkit/execute.ts
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
var execute = (command) => new Promise((resolve, reject) => {
  const child = spawn(command.program, command.parameters, {
    env: command.environment,
    stdio: [command.input === void 0 ? "ignore" : "pipe", "pipe", "pipe"],
    // A process group of its own, so that what the program has started (a plugin of Docker) can be ended with it.
    detached: true
  });
  const reading = child.stdout === null ? void 0 : command.readOutput?.(child.stdout);
  const stdout = reading === void 0 ? keepLastPart(child.stdout) : () => "";
  const stderr = keepLastPart(child.stderr);
  for (const stream of reading === void 0 ? [child.stdout, child.stderr] : [child.stderr])
    forwardLines(stream, command.onLine);
  const stopListening = endOnAbort(child, command.signal);
  child.once("error", reject);
  child.once("close", (code) => {
    stopListening();
    const result = { exitCode: code ?? 128, stdout: stdout(), stderr: stderr() };
    (reading ?? Promise.resolve()).then(() => resolve(result), reject);
  });
  reading?.catch(() => signalGroup(child, "SIGKILL"));
  child.stdin?.on("error", () => void 0);
  child.stdin?.end(command.input);
});
var keptCharacters = 1024 * 1024;
var patienceMilliseconds = 5e3;
function keepLastPart(stream) {
  let text = "";
  stream?.setEncoding("utf8");
  stream?.on("data", (chunk) => {
    text = `${text}${chunk}`.slice(-keptCharacters);
  });
  return () => text;
}
function forwardLines(stream, onLine) {
  if (stream !== null && onLine !== void 0) createInterface({ input: stream }).on("line", onLine);
}
function endOnAbort(child, signal) {
  let timer;
  const end = () => {
    signalGroup(child, "SIGINT");
    timer = setTimeout(() => signalGroup(child, "SIGKILL"), patienceMilliseconds);
  };
  if (signal?.aborted) end();
  signal?.addEventListener("abort", end, { once: true });
  return () => {
    signal?.removeEventListener("abort", end);
    clearTimeout(timer);
  };
}
function signalGroup(child, signal) {
  if (child.pid === void 0) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
  }
}

export {
  execute
};
