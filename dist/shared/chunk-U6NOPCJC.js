import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

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
  policySteps,
  usualSteps
};
