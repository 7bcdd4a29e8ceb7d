import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/dockerfile/stages.ts
function targetStage({ stages }, target) {
  return target === void 0 ? stages.at(-1) : findStage(stages, target);
}
function neededStages(dockerfile, target) {
  const needed = /* @__PURE__ */ new Set();
  const add = (stage) => {
    if (stage === void 0 || needed.has(stage)) return;
    needed.add(stage);
    for (const source of sourcesOf(dockerfile, stage)) add(source);
  };
  add(targetStage(dockerfile, target));
  return dockerfile.stages.filter((stage) => needed.has(stage));
}
function chainOf({ stages }, stage) {
  const base = stage.base === void 0 ? void 0 : stages[stage.base];
  return base === void 0 ? [stage] : [...chainOf({ stages }, base), stage];
}
function instructionsOf(dockerfile, stage) {
  return chainOf(dockerfile, stage).flatMap(({ instructions }) => instructions);
}
function sourcesOf({ stages }, stage) {
  const earlier = stages.slice(0, stage.index);
  const sources = stage.instructions.flatMap(({ from }) => from).map((name) => findStage(earlier, name));
  const base = stage.base === void 0 ? void 0 : stages[stage.base];
  return [base, ...sources, ...stage.image.includes("$") ? earlier : []];
}
function findStage(stages, name) {
  const named = stages.findLast((stage) => stage.name === name.toLowerCase());
  return named ?? (/^\d+$/.test(name) ? stages[Number(name)] : void 0);
}
function instructionAt({ stages }, line) {
  const stage = stages.find((candidate) => candidate.line === line);
  if (stage !== void 0) return `FROM ${stage.image}`;
  const instruction = stages.flatMap(({ instructions }) => instructions).find((one) => isWithin(one, line));
  if (instruction === void 0) return void 0;
  const text = `${instruction.keyword} ${instruction.text.replace(/\s+/g, " ").trim()}`;
  return text.length <= longestInstruction ? text : `${text.slice(0, longestInstruction - 1)}\u2026`;
}
var longestInstruction = 120;
function isWithin({ line, endLine }, wanted) {
  return line <= wanted && wanted <= endLine;
}

// src/image/build/messages.ts
function lastLine(text) {
  return textLines(text).at(-1) ?? "";
}
function builderMessage(stdout, stderr) {
  const lines = textLines(stderr);
  const error = lines.findLast((line) => /^(?:ERROR: |error: |failed to |Error response )/.test(line)) ?? lines.at(-1);
  return (error ?? lastLine(stdout)).replace(/^ERROR: /i, "");
}
function textLines(text) {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  return lines.filter((line) => line.trim() !== "");
}

export {
  targetStage,
  neededStages,
  chainOf,
  instructionsOf,
  instructionAt,
  lastLine,
  builderMessage
};
