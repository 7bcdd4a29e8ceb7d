import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  main,
  parseChoices
} from "../shared/chunk-ALFOGW3T.js";
import "../shared/chunk-CSUG5HMH.js";
import "../shared/chunk-LFFK52XD.js";
import "../shared/chunk-YFLTVZZK.js";
import "../shared/chunk-VM2S77SV.js";
import {
  runAction
} from "../shared/chunk-UO6QFYOI.js";
import "../shared/chunk-WRQOFEB5.js";
import "../shared/chunk-CWWRWO67.js";
import "../shared/chunk-JGN6G437.js";

// src/actions/build-args/inputs.ts
function readInputs(reader) {
  const secrets = reader.raw("secrets");
  const secretsFiles = reader.lines("secrets-file");
  const { choices, problems } = parseChoices(reader.raw("names") ?? "");
  for (const problem of problems) reader.reject(`"names": ${problem}`);
  if (secrets === void 0 && secretsFiles.length === 0)
    reader.reject('one of "secrets" and "secrets-file" is required');
  return { secrets, secretsFiles, choices };
}

// src/actions/build-args/index.ts
await runAction(readInputs, main);
