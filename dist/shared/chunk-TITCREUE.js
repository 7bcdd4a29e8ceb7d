import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  connectSdk
} from "./chunk-W6LNWFUA.js";

// src/iam/connect-iam.ts
function connectIam() {
  return connectSdk(() => import("./iam-sdk-X5DJKECP.js"), { maxAttempts: 2 });
}

export {
  connectIam
};
