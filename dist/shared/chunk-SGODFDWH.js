import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/secrets/types.ts
function isRuntimeMode(mode) {
  return mode === "runtime-ssm" || mode === "runtime-secrets-manager";
}

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
function repeatedLines(named) {
  const seen = /* @__PURE__ */ new Map();
  return named.flatMap(({ name, line }) => {
    const first = seen.get(name.toLowerCase());
    if (first === void 0) seen.set(name.toLowerCase(), { name, line });
    if (first === void 0) return [];
    return first.name === name ? [`line ${line} gives ${name} a second time`] : [`line ${line} gives ${name}, which differs from ${first.name} in line ${first.line} by case alone`];
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
function nameProblem(name, mode) {
  switch (mode) {
    case "build-args":
      return isReservedName(name) ? `is a name that the Docker client, the runner or the AWS SDK reads itself; rename it, for example with "names: APP_${name}=${name}"` : void 0;
    case "build-secrets":
      return void 0;
    case "runtime-ssm":
    case "runtime-secrets-manager":
      return storedNameProblem(name);
  }
}
function storedNameProblem(name) {
  if (namesOfEcs.has(name))
    return `is a variable that ECS sets in every container; rename it, for example with "names: APP_${name}=${name}"`;
  return name.length > longestStoredName ? `is longer than ${longestStoredName} characters` : void 0;
}
var longestStoredName = 255;
function nameWarning(name, mode) {
  if (!isRuntimeMode(mode)) return void 0;
  if (name === "PATH" || name.startsWith("LD_"))
    return `${name} replaces what the image says, for every program in the container: without it as it was, programs may not be found or not start.`;
  if (credentialNames.has(name)) return `${name} makes AWS SDKs in the container use it in place of the task role.`;
  return void 0;
}
var namesOfEcs = /* @__PURE__ */ new Set([
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_EXECUTION_ENV",
  "ECS_AGENT_URI",
  "ECS_CONTAINER_METADATA_URI",
  "ECS_CONTAINER_METADATA_URI_V4"
]);
var credentialNames = /* @__PURE__ */ new Set(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"]);

export {
  isRuntimeMode,
  isVariableName,
  variableNameRule,
  repeatedNames,
  repeatedLines,
  isReservedName,
  nameProblem,
  nameWarning
};
