import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  parseChoices
} from "../shared/chunk-RBFZIWZF.js";
import "../shared/chunk-LFFK52XD.js";
import "../shared/chunk-3U5ZEOZW.js";
import {
  runAction
} from "../shared/chunk-3SN6LHNW.js";
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
await runAction(readInputs, async (inputs, host) => (await import("../shared/main-BNP5IC2Y.js")).main(inputs, host));
