import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/toolkit/clock.ts
import { setTimeout as delay } from "node:timers/promises";
var systemClock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => delay(milliseconds, void 0, signal === void 0 ? {} : { signal }).catch(() => {
  })
};

export {
  systemClock
};
