import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  isVariableName,
  repeatedNames,
  variableNameRule
} from "./chunk-SGODFDWH.js";

// src/secrets/select.ts
function parseChoices(text) {
  const entries = text.split(/[\n,]/).map((entry) => entry.trim());
  const choices = entries.filter((entry) => entry !== "").map(parseChoice);
  const malformed = choices.flatMap(
    ({ destination, source }, index) => isVariableName(destination) && isVariableName(source) ? [] : [malformedChoice(index + 1)]
  );
  const repeated = repeatedNames(choices.map(({ destination }) => destination));
  return { choices, problems: [...malformed, ...repeated.map((name) => `${name} is chosen more than once`)] };
}
function selectSecrets(secrets, choices) {
  const wanted = choices.length > 0 ? choices : secrets.map(({ name }) => ({ destination: name, source: name }));
  const values = new Map(secrets.map(({ name, value }) => [name, value]));
  const missing = wanted.filter(({ source }) => !values.has(source)).map(({ source }) => source);
  const chosen = wanted.flatMap(({ destination, source }) => {
    const value = values.get(source);
    return value === void 0 ? [] : [{ name: destination, source, value }];
  });
  const sources = new Set(wanted.map(({ source }) => source));
  return {
    chosen,
    leftOut: secrets.map(({ name }) => name).filter((name) => !sources.has(name)),
    problems: missingProblem(missing, [...values.keys()])
  };
}
function parseChoice(entry) {
  const [destination = "", ...sources] = entry.split(/\s*=\s*/);
  return { destination, source: sources.length === 0 ? destination : sources.join("=") };
}
function malformedChoice(position) {
  return `entry ${position} must be NAME or DEST=SOURCE, with names of ${variableNameRule}`;
}
function missingProblem(missing, existing) {
  if (missing.length === 0) return [];
  const there = existing.length > 0 ? existing.join(", ") : "none";
  return [`${missing.join(", ")} ${missing.length > 1 ? "are" : "is"} chosen but not given (given: ${there})`];
}

export {
  parseChoices,
  selectSecrets
};
