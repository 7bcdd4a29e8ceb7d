/**
 * The longest `NAME=value` that Linux hands to a process, in bytes: one string of the environment is at most 128 KiB with its
 * terminating NUL (MAX_ARG_STRLEN of the kernel).
 */
const longestVariable = 131_071;

/** Why a value cannot travel in a process's environment byte for byte, as a clause about it; undefined when it can. */
export function valueProblem(name: string, value: string): string | undefined {
  return textProblem(value) ?? variableProblem(name, value);
}

/** Why a variable with this value is too long for any process, as a clause about the value. */
export function variableProblem(name: string, value: string): string | undefined {
  const bytes = Buffer.byteLength(`${name}=${value}`);
  if (bytes > longestVariable)
    return `is ${bytes} bytes long with its name, and ${longestVariable} is the most that works`;
  return undefined;
}

/** Why a value cannot reach any process as it is, as a clause about it; undefined when it can. */
export function textProblem(value: string): string | undefined {
  if (value.includes('\0')) return 'contains a NUL byte, which no environment variable can hold';
  if (Buffer.from(value, 'utf8').toString('utf8') !== value) return 'is not valid Unicode text';
  return undefined;
}
