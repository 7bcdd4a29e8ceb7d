import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  parseRepository
} from "../shared/chunk-CQH2PEED.js";
import {
  valueProblem
} from "../shared/chunk-LFFK52XD.js";
import {
  isReservedName,
  isVariableName,
  repeatedNames
} from "../shared/chunk-3U5ZEOZW.js";
import {
  runAction
} from "../shared/chunk-3SN6LHNW.js";
import "../shared/chunk-CWWRWO67.js";
import "../shared/chunk-JGN6G437.js";

// src/actions/image/inputs.ts
function readInputs(reader) {
  const push = reader.boolean("push", true);
  const platforms = readPlatforms(reader);
  if (!push && platforms.length > 1)
    reader.reject('"platforms" with several of them needs "push: true", because an engine holds one');
  return {
    context: readContext(reader),
    file: reader.text("file"),
    target: reader.text("target"),
    platforms,
    buildArgs: readBuildArgs(reader),
    buildArgsFile: reader.text("build-args-file"),
    repository: readRepository(reader, push),
    createRepository: reader.boolean("create-repository", false),
    tags: readTags(reader),
    cacheFrom: reader.lines("cache-from"),
    cacheTo: reader.lines("cache-to"),
    push
  };
}
function readPlatforms(reader) {
  const platforms = reader.lines("platforms").flatMap((line) => line.split(","));
  return platforms.map((platform) => platform.trim()).filter((platform) => platform !== "");
}
function readContext(reader) {
  const context = reader.text("context") ?? ".";
  if (context.startsWith("-")) reader.reject('"context" must be a directory or a URL, and may not start with a dash');
  return context;
}
function readRepository(reader, push) {
  const text = push ? reader.required("repository") : reader.text("repository");
  if (text === void 0 || text === "") return void 0;
  const repository = parseRepository(text);
  if (repository === void 0)
    reader.reject(
      `"repository" must be a name such as team/backend, with or without a registry in front and without a tag, not "${text}"`
    );
  return repository;
}
var tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
function readTags(reader) {
  const tags = reader.lines("tags");
  for (const tag of tags.filter((candidate) => !tagPattern.test(candidate)))
    reader.reject(`"tags" must be tags alone, one per line, such as v1.2 (the rest is in "repository"), not "${tag}"`);
  return [...new Set(tags)];
}
function readBuildArgs(reader) {
  const entries = reader.lines("build-args").map((line) => {
    const [, name = "", value] = /^([^=]*)=(.*)$/s.exec(line) ?? [];
    return { name: name.trim(), value };
  });
  entries.forEach(({ name, value }, index) => {
    const problem = buildArgProblem(name, value);
    if (problem !== void 0) reader.reject(`"build-args" line ${index + 1} ${problem}`);
  });
  for (const name of repeatedNames(entries.map((entry) => entry.name)).filter(isVariableName))
    reader.reject(`"build-args" gives ${name} more than once`);
  return entries.map(({ name, value = "" }) => ({ name, value }));
}
function buildArgProblem(name, value) {
  if (value === void 0 || !isVariableName(name)) return "must be NAME=value";
  if (isReservedName(name) && !isHarmless(name))
    return `gives ${name}, which the Docker client reads itself: use another name for this ARG in the Dockerfile`;
  const problem = value === "" ? void 0 : valueProblem(name, value);
  return problem === void 0 ? void 0 : `gives ${name} a value that ${problem}`;
}
function isHarmless(name) {
  return name.startsWith("NODE_") || buildKitSettings.has(name);
}
var buildKitSettings = /* @__PURE__ */ new Set([
  "BUILDKIT_BUILD_NAME",
  "BUILDKIT_CACHE_MOUNT_NS",
  "BUILDKIT_CONTEXT_KEEP_GIT_DIR",
  "BUILDKIT_DOCKERFILE_CHECK",
  "BUILDKIT_INLINE_CACHE",
  "BUILDKIT_MULTI_PLATFORM",
  "BUILDKIT_SANDBOX_HOSTNAME",
  "BUILDKIT_SYNTAX"
]);

// src/actions/image/index.ts
await runAction(readInputs, async (inputs, host) => (await import("../shared/main-CXZ64PH2.js")).main(inputs, host));
