import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/secrets/names.ts
function isVariableName(name) {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}
var variableNameRule = "letters, digits and underscores, with no digit in front";
function repeatedNames(names) {
  const seen = /* @__PURE__ */ new Set();
  return names.filter((name) => {
    const folded = name.toLowerCase();
    if (seen.has(folded)) return true;
    seen.add(folded);
    return false;
  });
}
function isReservedName(name) {
  return reservedNames.has(name) || reservedPrefixes.some((prefix) => name.startsWith(prefix)) || proxies.test(name);
}
var reservedNames = /* @__PURE__ */ new Set(["PATH", "HOME"]);
var reservedPrefixes = [
  "LD_",
  "DYLD_",
  "NODE_",
  "DOCKER_",
  "BUILDX_",
  "BUILDKIT_",
  "GITHUB_",
  "RUNNER_",
  "ACTIONS_",
  "INPUT_",
  "AWS_"
];
var proxies = /^(?:https?|ftp|all|no)_proxy$/i;

export {
  isVariableName,
  variableNameRule,
  repeatedNames,
  isReservedName
};
