import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/secrets/masks.ts
function planMasks(value) {
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.trim());
  const filled = lines.filter((line) => line !== "");
  const [only] = filled;
  if (filled.length > 1) return planLines(filled);
  if (only === void 0 || only.length < shortestValue)
    return { masks: [], skipped: `is shorter than ${shortestValue} characters` };
  if (commonWords.has(only.toLowerCase())) return { masks: [], skipped: "is a word that is everywhere in logs" };
  return { masks: lines.length === 1 ? [.../* @__PURE__ */ new Set([value, only])] : [only] };
}
var shortestValue = 4;
var shortestLine = 8;
var commonWords = /* @__PURE__ */ new Set(["true", "false", "null", "none", "yes", "no", "on", "off"]);
function planLines(lines) {
  const masks = lines.filter((line) => line.length >= shortestLine && /\w/.test(line));
  return masks.length > 0 ? { masks: [...new Set(masks)] } : { masks: [], skipped: `has no line of ${shortestLine} or more characters` };
}

export {
  planMasks
};
