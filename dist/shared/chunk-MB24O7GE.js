import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/diagnosis/exit-code.ts
function exitCodeMeaning(exitCode, reason) {
  if (exitCode === 137 && isOutOfMemory(reason)) return "killed for using more memory than its limit";
  return meanings[exitCode] ?? signalMeaning(exitCode);
}
function isOutOfMemory(reason) {
  return reason?.startsWith("OutOfMemoryError") ?? false;
}
var meanings = {
  0: "ended by itself, without an error",
  1: "the application's own error",
  2: "the application's own error, or a Go panic",
  126: "the command is not executable",
  127: "the command was not found",
  134: "aborted itself (SIGABRT)",
  137: "killed (SIGKILL), though not for its memory as far as ECS knows",
  139: "crashed in native code (SIGSEGV)",
  143: "asked to stop (SIGTERM)",
  255: "the container runtime could not run it, or the application failed with -1"
};
function signalMeaning(exitCode) {
  return exitCode > 128 && exitCode < 160 ? `ended by signal ${exitCode - 128}` : "the application's own error";
}

export {
  exitCodeMeaning,
  isOutOfMemory
};
