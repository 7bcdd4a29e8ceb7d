import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  needsHostNetwork,
  parseServices
} from "../shared/chunk-OFOP7S65.js";
import {
  parseRepository
} from "../shared/chunk-7OGKL5XD.js";
import {
  valueProblem
} from "../shared/chunk-NSMQKR7Q.js";
import {
  readPage
} from "../shared/chunk-VVRMBBLM.js";
import {
  parseStatuses
} from "../shared/chunk-5GXPSPTB.js";
import {
  isReservedName,
  isVariableName,
  repeatedNames
} from "../shared/chunk-SGODFDWH.js";
import {
  readCommand
} from "../shared/chunk-3RWZY2L4.js";
import {
  runAction
} from "../shared/chunk-HBHOSDJQ.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-JS772W5E.js";

// src/actions/image/test-inputs.ts
function readTestInputs(reader) {
  const inputs = {
    enabled: reader.choice("test", ["on", "off"], "on") === "on",
    environment: readEnvironment(reader),
    command: readCommand(reader, "test-command"),
    port: reader.integer("test-port", { minimum: 1, maximum: 65535 }),
    path: reader.text("test-path") ?? "/",
    host: readHost(reader),
    status: readStatus(reader),
    page: readPage(reader, "test-"),
    seconds: reader.integer("test-seconds", { minimum: 1, maximum: 3600 }),
    variables: readVariables(reader),
    user: reader.text("test-user"),
    network: reader.text("test-network"),
    services: readServices(reader)
  };
  if (needsHostNetwork(inputs.services) && ![void 0, "host"].includes(inputs.network))
    reader.reject(
      `"test-services" is on this machine's localhost, which a container reaches in its host's network only: leave "test-network" unset`
    );
  if (!/^\/[\x21-\x7e]*$/.test(inputs.path))
    reader.reject(
      `"test-path" must begin with a slash, with spaces and other letters than ASCII's percent-encoded, not "${inputs.path}"`
    );
  return inputs;
}
function readEnvironment(reader) {
  return reader.lines("test-env").map((line, index) => {
    const equals = line.indexOf("=");
    const name = line.slice(0, Math.max(equals, 0)).trim();
    if (!isVariableName(name)) reader.reject(`"test-env" takes NAME=VALUE, and line ${index + 1} is something else`);
    return { name, value: line.slice(equals + 1) };
  });
}
function readHost(reader) {
  const host = reader.text("test-host") ?? "localhost";
  if (!/^[\w.-]+(?::\d{1,5})?$/.test(host))
    reader.reject(`"test-host" must be a host such as example.com, not "${host}"`);
  return host;
}
function readStatus(reader) {
  const status = reader.text("test-status") ?? "200-399";
  if (parseStatuses(status) === void 0)
    reader.reject(`"test-status" takes statuses such as 200,301 or 200-399, not "${status}"`);
  return status;
}
function readVariables(reader) {
  const names = reader.lines("test-variables").flatMap((line) => line.split(","));
  const trimmed = names.map((name) => name.trim()).filter((name) => name !== "");
  for (const name of trimmed.filter((candidate) => !isVariableName(candidate)))
    reader.reject(`"test-variables" takes names of variables, not "${name}"`);
  return trimmed;
}
function readServices(reader) {
  const text = reader.text("test-services");
  if (text === void 0) return void 0;
  const services = parseServices(text);
  if (!("problem" in services)) return services;
  reader.reject(`"test-services" ${services.problem}`);
  return void 0;
}

// src/actions/image/inputs.ts
function readInputs(reader) {
  const push = reader.boolean("push", true);
  const build = readBuildInputs(reader);
  if (!push && build.platforms.length > 1)
    reader.reject('"platforms" with several of them needs "push: true", because an engine holds one');
  return {
    ...build,
    ...readRepositoryInputs(reader, push),
    push,
    leakScan: reader.choice("leak-scan", ["auto", "fail", "warn", "off"], "auto"),
    test: readTestInputs(reader),
    taskDefinition: reader.text("task-definition"),
    runtimePlatform: readRuntimePlatform(reader)
  };
}
function readBuildInputs(reader) {
  return {
    context: readContext(reader),
    file: reader.text("file"),
    target: reader.text("target"),
    platforms: readPlatforms(reader),
    buildArgs: readBuildArgs(reader),
    buildArgsFile: reader.text("build-args-file"),
    buildContexts: readPairs(reader, "build-contexts", "NAME=PATH_OR_IMAGE"),
    labels: readPairs(reader, "labels", "NAME=VALUE"),
    noCache: reader.boolean("no-cache", false),
    noCacheFilters: readWords(reader, "no-cache-filters"),
    provenance: reader.text("provenance") ?? "false",
    sbom: reader.text("sbom") ?? "false",
    pull: reader.boolean("pull", false),
    secrets: readBuildSecrets(reader),
    secretFiles: readSecretFiles(reader),
    secretsCacheKey: reader.text("secrets-cache-key"),
    ssh: reader.lines("ssh"),
    reproducible: reader.boolean("reproducible", false),
    cacheFrom: reader.lines("cache-from"),
    cacheTo: reader.lines("cache-to")
  };
}
function readRepositoryInputs(reader, push) {
  return {
    repositories: readRepositories(reader, push),
    registries: readRegistries(reader),
    createRepository: reader.boolean("create-repository", false),
    repositoryScanOnPush: reader.boolean("repository-scan-on-push", true),
    repositoryImmutableTags: reader.boolean("repository-immutable-tags", false),
    repositoryLifecyclePolicy: reader.text("repository-lifecycle-policy"),
    tags: readTags(reader)
  };
}
function readWords(reader, name) {
  return reader.lines(name).flatMap((line) => line.split(",")).map((word) => word.trim()).filter((word) => word !== "");
}
function readPairs(reader, name, form) {
  const lines = reader.lines(name);
  lines.forEach((line, index) => {
    if (line.indexOf("=") < 1) reader.reject(`"${name}" takes ${form}, and line ${index + 1} is something else`);
  });
  return lines;
}
function readBuildSecrets(reader) {
  return readPairs(reader, "secrets", "ID=VALUE").map((line) => {
    const equals = line.indexOf("=");
    const [id, value] = [line.slice(0, Math.max(equals, 0)).trim(), line.slice(equals + 1)];
    if (equals > 0 && value === "")
      reader.reject(`"secrets" gives ${id} no value (GitHub puts an empty string where a secret does not exist)`);
    return { id, value };
  });
}
function readSecretFiles(reader) {
  return readPairs(reader, "secret-files", "ID=PATH").map((line) => {
    const equals = line.indexOf("=");
    return { id: line.slice(0, Math.max(equals, 0)).trim(), path: line.slice(equals + 1).trim() };
  });
}
function readRuntimePlatform(reader) {
  const platform = reader.text("runtime-platform");
  if (platform !== void 0 && !/^[A-Za-z0-9_]+\/[A-Za-z0-9_]+(?:\/[A-Za-z0-9_]+)?$/.test(platform))
    reader.reject(`"runtime-platform" must be a platform such as linux/arm64, not "${platform}"`);
  return platform;
}
function readPlatforms(reader) {
  return readWords(reader, "platforms");
}
function readContext(reader) {
  const context = reader.text("context") ?? ".";
  if (context.startsWith("-")) reader.reject('"context" must be a directory or a URL, and may not start with a dash');
  return context;
}
function readRepositories(reader, push) {
  if (push) reader.required("repository");
  return reader.lines("repository").flatMap((line) => {
    const repository = parseRepository(line);
    if (repository === void 0)
      reader.reject(
        `"repository" must be a name such as team/backend, with or without a registry in front and without a tag, not "${line}"`
      );
    return repository ?? [];
  });
}
function readRegistries(reader) {
  const registries = readWords(reader, "registries");
  for (const registry of registries.filter((candidate) => !/^(?:\d{12}|[\w.-]+(?::\d+)?)$/.test(candidate)))
    reader.reject(`"registries" takes account ids and hosts of ECR, not "${registry}"`);
  return registries;
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
await runAction(readInputs, async (inputs, host) => (await import("../shared/main-4ID2O7ZG.js")).main(inputs, host));
