/**
 * What an exit code means, in a few words (128 and more is a signal: 128 + its number; 125 to 127 are Docker's and the shell's own).
 *
 * @param reason what the agent says of the container; it knows whether the kernel killed it for its memory.
 */
export function exitCodeMeaning(exitCode: number, reason: string | null): string {
  if (exitCode === 137 && isOutOfMemory(reason)) return 'killed for using more memory than its limit';
  return meanings[exitCode] ?? signalMeaning(exitCode);
}

/** Whether the agent says that the kernel killed the container for its memory. */
export function isOutOfMemory(reason: string | null): boolean {
  return reason?.startsWith('OutOfMemoryError') ?? false;
}

const meanings: Readonly<Record<number, string>> = {
  0: 'ended by itself, without an error',
  1: "the application's own error",
  2: "the application's own error, or a Go panic",
  126: 'the command is not executable',
  127: 'the command was not found',
  134: 'aborted itself (SIGABRT)',
  137: 'killed (SIGKILL), though not for its memory as far as ECS knows',
  139: 'crashed in native code (SIGSEGV)',
  143: 'asked to stop (SIGTERM)',
  255: 'the container runtime could not run it, or the application failed with -1',
};

function signalMeaning(exitCode: number): string {
  return exitCode > 128 && exitCode < 160 ? `ended by signal ${exitCode - 128}` : "the application's own error";
}
