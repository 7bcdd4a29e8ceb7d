import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectSdk
} from "./chunk-356SXVT6.js";

// src/iam/connect-iam.ts
function connectIam() {
  return connectSdk(() => import("./iam-sdk-FTBFM4RD.js"), { maxAttempts: 2 });
}

export {
  connectIam
};
