import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/actions/image/area.ts
var area = "berth-image";

export {
  area
};
