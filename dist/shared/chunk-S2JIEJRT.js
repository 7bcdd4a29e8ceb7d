import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/actions/build-args/area.ts
var area = "berth-build-args";

export {
  area
};
