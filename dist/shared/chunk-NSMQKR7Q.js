import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/secrets/values.ts
var longestVariable = 131071;
function valueProblem(name, value) {
  return textProblem(value) ?? variableProblem(name, value);
}
function variableProblem(name, value) {
  const bytes = Buffer.byteLength(`${name}=${value}`);
  if (bytes > longestVariable)
    return `is ${bytes} bytes long with its name, and ${longestVariable} is the most that works`;
  return void 0;
}
function textProblem(value) {
  if (value.includes("\0")) return "contains a NUL byte, which no environment variable can hold";
  if (Buffer.from(value, "utf8").toString("utf8") !== value) return "is not valid Unicode text";
  return void 0;
}

export {
  valueProblem,
  variableProblem,
  textProblem
};
