import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/doctor/choose-checks.ts
function chooseChecks(checks, { only, skip }) {
  const isNamed = (entries) => (check) => entries.some((entry) => matches(check, entry));
  return checks.filter((check) => (only.length === 0 || isNamed(only)(check)) && !isNamed(skip)(check));
}
function unknownEntries(checks, entries) {
  return entries.filter((entry) => !checks.some((check) => matches(check, entry))).map((entry) => `${JSON.stringify(entry)} is neither a check nor an area (${nearText(checks, entry)})`);
}
function matches({ id, area }, entry) {
  const pattern = normal(entry).split("*").map((part) => part.replace(/[^\w]/g, "\\$&")).join(".*");
  const whole = new RegExp(`^${pattern}$`);
  return whole.test(normal(id)) || whole.test(normal(area));
}
function normal(text) {
  return text.trim().toLowerCase().replace(/[ _]/g, "-");
}
function nearText(checks, entry) {
  const names = [...new Set(checks.flatMap(({ id, area }) => [id, area]))];
  const wanted = normal(entry).replaceAll("*", "");
  const family = wanted.split("-")[0] ?? "";
  const ranked = names.map((name) => ({ name, steps: editDistance(wanted, normal(name)) - (normal(name).startsWith(family) ? 1 : 0) })).sort((one, other) => one.steps - other.steps);
  return `near: ${ranked.slice(0, 3).map(({ name }) => name).join(", ")}`;
}
function editDistance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

// src/doctor/policy/steps.ts
var policySteps = [
  "runtime-ssm",
  "runtime-secrets-manager",
  "image",
  "create-repository",
  "deploy",
  "roll-back-on-failure",
  "rehearse",
  "before-command",
  "keep-revisions",
  "run-task",
  "rollback",
  "verify",
  "diagnose",
  "doctor"
];
var usualSteps = [
  "image",
  "deploy",
  "roll-back-on-failure",
  "rehearse",
  "verify",
  "diagnose",
  "doctor"
];

export {
  chooseChecks,
  unknownEntries,
  policySteps,
  usualSteps
};
