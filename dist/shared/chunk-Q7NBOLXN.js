import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  createErrorSearch
} from "./chunk-Y4CTDKZ5.js";
import {
  knownErrors
} from "./chunk-YVECWMDL.js";

// src/diagnosis/match-errors.ts
function matchErrors(lines, sources, errors = knownErrors) {
  const search = createErrorSearch(errors, sources);
  for (const line of lines) search.add(`${line}
`);
  return search.finish();
}

export {
  matchErrors
};
