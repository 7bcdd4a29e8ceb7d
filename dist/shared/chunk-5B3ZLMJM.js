import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/deploy/rollback/request.ts
function readTarget(reader, name) {
  const to = reader.text(name) ?? "last-good";
  const isTarget = to === "last-good" || /^sha256:[0-9a-f]{64}$/.test(to) || /^[\w:/-]+:\d+$/.test(to);
  if (!isTarget) {
    reader.reject(
      `"${name}" must be last-good, family:revision, a task definition's ARN, or sha256:DIGEST, not "${to}"`
    );
  }
  return to;
}

export {
  readTarget
};
