import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/deploy/stages/rehearsal-state.ts
var rehearsalState = "rehearsal";

export {
  rehearsalState
};
