import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/deploy/rehearsal-state.ts
var rehearsalState = "rehearsal";

export {
  rehearsalState
};
