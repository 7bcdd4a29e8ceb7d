import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/diagnosis/known-errors/error-sources.ts
var errorSources = [
  "build",
  "registry",
  "credentials",
  "ecs-api",
  "service-event",
  "stopped-reason",
  "container-log",
  "probe"
];

export {
  errorSources
};
