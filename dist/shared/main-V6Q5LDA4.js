import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  openEcr
} from "./chunk-MO7EHYP5.js";
import "./chunk-VZMVTKVR.js";
import {
  execute
} from "./chunk-DXEUCNI2.js";
import {
  parseHandoff
} from "./chunk-SSKLVPFD.js";
import {
  planMasks
} from "./chunk-452ZXEKT.js";
import {
  startForeignOutput,
  startGroup
} from "./chunk-AL7CF542.js";
import {
  accessDenied,
  isAccessDenied
} from "./chunk-KGG4ZIFI.js";
import {
  asObject,
  asString,
  asStrings,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  locateRegistry,
  registryOf
} from "./chunk-GE3R5QMF.js";
import {
  repeatedNames
} from "./chunk-3U5ZEOZW.js";
import {
  area
} from "./chunk-RX3EDZX5.js";
import {
  createPrivateDirectory
} from "./chunk-VM2S77SV.js";
import {
  BerthError,
  asSentence,
  messageOf
} from "./chunk-CWWRWO67.js";
import "./chunk-JGN6G437.js";

// src/actions/image/main.ts
import { rm } from "node:fs/promises";

// src/image/build/build.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";

// src/image/build/builder.ts
function chooseBuilder(probe) {
  if (probe.buildxVersion !== void 0) return { kind: "buildx", version: probe.buildxVersion };
  const client = versionNumbers(probe.clientVersion);
  if (isAtLeast(client, firstWithoutBuildKit))
    return {
      kind: "legacy",
      because: `client ${probe.clientVersion} speaks BuildKit through buildx only, which is not installed`
    };
  if (!isAtLeast(client, firstWithBuildKit) || !isAtLeast(versionNumbers(probe.apiVersion), firstApiWithBuildKit))
    return { kind: "legacy", because: "client or engine is older than BuildKit" };
  return { kind: "buildkit" };
}
function unmetDemands(builder, demands) {
  if (builder.kind === "buildx") return [];
  const { platforms, cacheFrom, cacheTo } = demands;
  const platformsMet = builder.kind === "buildkit" ? platforms.length <= 1 : platforms.length === 0;
  return [
    ...platformsMet ? [] : [`"platforms" ${platforms.join(",")}`],
    ...cacheTo.length === 0 ? [] : ['"cache-to"'],
    ...cacheFrom.every(isImageReference) ? [] : ['"cache-from" with a type']
  ];
}
function describeBuilder(builder) {
  switch (builder.kind) {
    case "buildx":
      return builder.version === "unknown" ? "buildx" : `buildx ${builder.version}`;
    case "buildkit":
      return "the engine's BuildKit";
    case "legacy":
      return `the legacy builder (${builder.because})`;
  }
}
function isVersionAtLeast(version, minimum) {
  const numbers = versionNumbers(version);
  return numbers.length === 0 || isAtLeast(numbers, minimum);
}
var firstWithoutBuildKit = [23];
var firstWithBuildKit = [18, 9];
var firstApiWithBuildKit = [1, 39];
function versionNumbers(version) {
  return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? "").split(".").filter(Boolean).map(Number);
}
function isAtLeast(version, minimum) {
  const index = minimum.findIndex((number, at) => (version[at] ?? 0) !== number);
  return index === -1 || (version[index] ?? 0) > (minimum[index] ?? 0);
}
function isImageReference(entry) {
  return !entry.includes("=");
}

// src/image/build/build-command.ts
function buildCommand(builder, request, files) {
  const parameters = [
    ...builderParameters(builder),
    ...option("--file", request.file),
    ...option("--target", request.target),
    ...request.buildArgs.flatMap(({ name }) => ["--build-arg", name]),
    ...request.cacheFrom.flatMap((entry) => ["--cache-from", entry]),
    ...request.cacheTo.flatMap((entry) => ["--cache-to", entry]),
    ...option("--platform", request.platforms.join(",") || void 0),
    ...destinationParameters(builder, request.destination, files),
    // An ambiguous "--" would end the options for some clients and not for others; a context never starts with a dash here.
    request.context
  ];
  const values = request.buildArgs.map(({ name, value }) => [name, value]);
  return { parameters, environment: { ...Object.fromEntries(values), ...builderEnvironment(builder) } };
}
function builderParameters(builder) {
  switch (builder.kind) {
    case "buildx":
      return [
        "buildx",
        "build",
        "--progress",
        "plain",
        ...isVersionAtLeast(builder.version, [0, 10]) ? ["--provenance=false"] : []
      ];
    case "buildkit":
      return ["build", "--progress", "plain"];
    case "legacy":
      return ["build", "--force-rm"];
  }
}
function builderEnvironment(builder) {
  switch (builder.kind) {
    case "buildx":
      return {};
    case "buildkit":
      return { DOCKER_BUILDKIT: "1" };
    case "legacy":
      return { DOCKER_BUILDKIT: "0" };
  }
}
function destinationParameters(builder, destination, files) {
  switch (destination.kind) {
    case "engine": {
      const load = builder.kind === "buildx" ? ["--load"] : [];
      return [
        ...load,
        ...destination.references.flatMap((reference) => ["--tag", reference]),
        "--iidfile",
        files.imageId
      ];
    }
    case "repository": {
      const output = [
        "type=image",
        `name=${destination.uri}`,
        "push-by-digest=true",
        "name-canonical=true",
        "push=true"
      ];
      return ["--output", output.join(","), "--metadata-file", files.metadata];
    }
  }
}
function option(name, value) {
  return value === void 0 ? [] : [name, value];
}

// src/image/build/messages.ts
function lastLine(text) {
  return textLines(text).at(-1) ?? "";
}
function builderMessage(stdout, stderr) {
  const lines = textLines(stderr);
  const error = lines.findLast((line) => /^(?:ERROR: |error: |failed to |Error response )/.test(line)) ?? lines.at(-1);
  return (error ?? lastLine(stdout)).replace(/^ERROR: /i, "");
}
function failingPlace(stderr) {
  return textLines(stderr).findLast((line) => /^[^\s:]+:\d+$/.test(line));
}
function textLines(text) {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  return lines.filter((line) => line.trim() !== "");
}

// src/image/build/build.ts
async function buildImage(tools, request) {
  const { docker, builder, directory, log, redact } = tools;
  const files = { imageId: join(directory, "image-id"), metadata: join(directory, "metadata.json") };
  const closeGroup = startGroup(log, `Build with ${describeBuilder(builder)}`);
  const stopForeignOutput = startForeignOutput(log);
  const call = { ...buildCommand(builder, request, files), onLine: (line) => log.info(redact(line)) };
  const result = await docker(call).finally(() => {
    stopForeignOutput();
    closeGroup();
  });
  if (result.exitCode !== 0) throw buildFailed(request, redact(result.stdout), redact(result.stderr));
  return resultOf(request, files);
}
async function resultOf(request, files) {
  switch (request.destination.kind) {
    case "engine":
      return (await readFile(files.imageId, "utf8")).trim();
    case "repository": {
      const metadata = parseJsonObject(await readFile(files.metadata, "utf8"));
      const digest = asString(metadata?.["containerimage.digest"]);
      if (digest === void 0) throw noDigest();
      return digest;
    }
  }
}
function buildFailed({ context, file }, stdout, stderr) {
  const place = failingPlace(stderr);
  return new BerthError("BUILD_FAILED", {
    what: `The image could not be built from ${file ?? join(context, "Dockerfile")}${place === void 0 ? "" : `, at ${place}`}.`,
    why: asSentence(`The builder says: ${builderMessage(stdout, stderr) || "nothing"}`),
    fix: 'Correct what it names; its whole output is in the log above, and "docker build" on your machine gives the same.'
  });
}
function noDigest() {
  return new BerthError("PUSH_FAILED", {
    what: "The builder did not say which digest it has pushed.",
    why: 'Its metadata has no "containerimage.digest".',
    fix: "Update buildx with docker/setup-buildx-action, then run the job again."
  });
}

// src/image/docker/docker.ts
function createDocker(execute2, session, cancelled) {
  return async ({ parameters, environment = {}, ...rest }) => {
    const command = {
      program: "docker",
      parameters,
      environment: { ...session, ...environment },
      signal: cancelled,
      ...rest
    };
    const result = await execute2(command).catch((thrown) => {
      throw startError(thrown);
    });
    if (cancelled.aborted) throw actionCancelled();
    return result;
  };
}
function startError(thrown) {
  const code = thrown instanceof Error && "code" in thrown ? thrown.code : void 0;
  if (code === "ENOENT") return dockerMissing(thrown);
  return code === "E2BIG" ? tooMuchToPass(thrown) : thrown;
}
function dockerMissing(cause) {
  const sentences = {
    what: "There is no Docker client on this runner.",
    why: "No folder of PATH holds a program called docker.",
    fix: "Use a runner with Docker, such as ubuntu-latest, or install Docker on your own runner."
  };
  return new BerthError("DOCKER_MISSING", sentences, { cause });
}
function tooMuchToPass(cause) {
  const sentences = {
    what: "The build args are too long, all of them together.",
    why: "They travel in the environment of the Docker client, which Linux limits to about 2 MiB.",
    fix: "Copy a file into the build instead of passing its content as a build arg."
  };
  return new BerthError("INVALID_INPUT", sentences, { cause });
}
function actionCancelled() {
  return new BerthError("ACTION_CANCELLED", {
    what: "The step was cancelled.",
    why: "The runner asked it to end, and the Docker client was ended too.",
    fix: "Start the workflow again when you want the image."
  });
}

// src/image/docker/docker-configuration.ts
import { access, readFile as readFile2, symlink, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join as join2 } from "node:path";
async function createDockerConfiguration(environment, directory) {
  const original = environment.DOCKER_CONFIG || join2(environment.HOME || homedir(), ".docker");
  const configuration = seedConfiguration(await readConfiguration(join2(original, "config.json")), original);
  await writeFile(join2(directory, "config.json"), `${JSON.stringify(configuration, null, 2)}
`, { mode: 384 });
  const contexts = join2(original, "contexts");
  if (await exists(contexts)) await symlink(contexts, join2(directory, "contexts"));
  return clientEnvironment(environment, original, directory);
}
function seedConfiguration(user, originalDirectory) {
  const { credsStore, ...rest } = user;
  const store = asString(credsStore);
  const stored = store === void 0 ? [] : registriesWithoutLogin(user).map((registry) => [registry, store]);
  const helpers = { ...Object.fromEntries(stored), ...asObject(user.credHelpers) };
  return {
    ...rest,
    ...Object.keys(helpers).length > 0 ? { credHelpers: helpers } : {},
    cliPluginsExtraDirs: [...asStrings(user.cliPluginsExtraDirs), join2(originalDirectory, "cli-plugins")]
  };
}
function registriesWithoutLogin(user) {
  const entries = Object.entries(asObject(user.auths) ?? {});
  return entries.filter(([, login]) => Object.keys(asObject(login) ?? {}).length === 0).map(([registry]) => registry);
}
function withoutHelper(configuration, registry) {
  const { [registry]: _, ...helpers } = asObject(configuration.credHelpers) ?? {};
  return { ...configuration, credHelpers: helpers };
}
async function prepareLogin(directory, registry) {
  const path = join2(directory, "config.json");
  const configuration = withoutHelper(await readConfiguration(path), registry);
  await writeFile(path, `${JSON.stringify(configuration, null, 2)}
`, { mode: 384 });
}
function clientEnvironment(environment, original, directory) {
  const inherited = Object.entries(environment).filter(([name]) => !name.startsWith("INPUT_"));
  const withTls = Boolean(environment.DOCKER_TLS_VERIFY || environment.DOCKER_TLS);
  return {
    // The client looks for its certificates in its configuration directory, which is about to change.
    ...withTls ? { DOCKER_CERT_PATH: original } : {},
    ...Object.fromEntries(inherited),
    DOCKER_CONFIG: directory,
    BUILDX_CONFIG: environment.BUILDX_CONFIG || join2(original, "buildx"),
    // Otherwise the metadata that buildx writes holds every build arg with its value.
    BUILDX_METADATA_PROVENANCE: "disabled",
    DOCKER_CLI_HINTS: "false"
  };
}
async function readConfiguration(path) {
  if (!await exists(path)) return {};
  try {
    return asObject(JSON.parse(await readFile2(path, "utf8"))) ?? {};
  } catch (thrown) {
    const why = thrown instanceof SyntaxError ? "It is not valid JSON." : asSentence(messageOf(thrown));
    throw new BerthError("DOCKER_UNAVAILABLE", {
      what: `The Docker configuration ${path} cannot be read.`,
      why,
      fix: "Correct or remove that file, or set DOCKER_CONFIG to another directory."
    });
  }
}
async function exists(path) {
  return access(path).then(
    () => true,
    () => false
  );
}

// src/image/docker/probe.ts
async function probeDocker(docker) {
  const [version, buildx] = await Promise.all([
    docker({ parameters: ["version", "--format", "{{json .}}"] }),
    docker({ parameters: ["buildx", "version"] })
  ]);
  const client = asObject(parseJsonObject(version.stdout)?.Client);
  if (version.exitCode !== 0) throw engineUnavailable(version.stderr);
  return {
    clientVersion: asString(client?.Version) ?? "",
    apiVersion: asString(client?.ApiVersion) ?? "",
    buildxVersion: buildx.exitCode === 0 ? buildxVersion(buildx.stdout) : void 0
  };
}
function buildxVersion(answer) {
  const version = /\sv?(\d+\.\d+\.\d+\S*)/.exec(answer)?.[1];
  return version === void 0 || version.startsWith("0.0.0") ? "unknown" : version;
}
function engineUnavailable(message) {
  return new BerthError("DOCKER_UNAVAILABLE", {
    what: "No Docker engine answers.",
    why: asSentence(`The Docker client says: ${message.trim() || "nothing"}`),
    fix: "Start the engine, set DOCKER_HOST to where it listens, or let the job's user write to its socket."
  });
}

// src/image/registry/login.ts
async function logIn(docker, host, { user, password }, actionHost) {
  if (password !== "") actionHost.mask(password);
  const { exitCode, stdout, stderr } = await docker({
    parameters: ["login", "--username", user, "--password-stdin", host],
    input: password
  });
  if (exitCode === 0) return;
  throw new BerthError("PUSH_FAILED", {
    what: `The login to ${host} failed.`,
    why: asSentence(`Docker says: ${lastLine(stderr) || lastLine(stdout) || "nothing"}`),
    fix: "Check that the runner reaches that registry, and that the Docker engine trusts its certificate."
  });
}

// src/image/registry/push.ts
async function pushReference(docker, repository, tag, log) {
  const reference = `${repository.uri}:${tag}`;
  const { exitCode, stdout, stderr } = await docker({ parameters: ["push", reference], onLine: log.info });
  if (exitCode !== 0) throw pushError(lastLine(stderr) || lastLine(stdout), repository, tag);
  const digest = /\bdigest: (sha256:[0-9a-f]{64})\b/.exec(stdout)?.[1];
  if (digest === void 0) throw pushError("the push succeeded, but no digest of it", repository, tag);
  return digest;
}
function tagImmutable({ name }, tags) {
  const list = tags.join(", ");
  return new BerthError("TAG_IMMUTABLE", {
    what: `The repository ${name} already has another image as ${list}, and its tags are immutable.`,
    why: "An immutable tag names one image for ever, and the image that was built here is a different one.",
    fix: 'Leave "tags" unset to tag images with their commit, choose a new tag, or make the tags of the repository mutable.'
  });
}
function pushError(message, repository, tag) {
  if (/immutable/i.test(message)) return tagImmutable(repository, [tag]);
  if (/not authorized to perform/.test(message))
    return accessDenied(message, { iamAction: "ecr:InitiateLayerUpload", resource: `repository ${repository.name}` });
  return new BerthError("PUSH_FAILED", {
    what: `${repository.uri}:${tag} could not be pushed.`,
    why: asSentence(`Docker says: ${message || "nothing"}`),
    fix: "Correct what Docker names, then run the job again; layers that have arrived are not sent twice."
  });
}

// src/image/registry/publish.ts
async function publishImage(publication, imageId) {
  const { repository, tags, log } = publication;
  const existing = await existingImages(publication, imageId);
  if (repository.immutable) refuseTakenTags(repository, tags, existing.tagged, existing.same);
  if (existing.same !== void 0) {
    log.info(`The repository has this image already, as ${existing.same.digest}: nothing is pushed.`);
    const tagged = await putTags(publication, existing.same, missingTags(tags, existing.tagged, existing.same));
    return { digest: existing.same.digest, how: "present", tagged };
  }
  const digests = /* @__PURE__ */ new Set();
  for (const tag of tags) digests.add(await pushReference(publication.docker, repository, tag, log));
  const [digest, ...others] = digests;
  if (digest === void 0 || others.length > 0) throw severalDigests([...digests]);
  return { digest, how: "pushed", tagged: tags };
}
async function tagPushedImage(publication, digest) {
  const { registry, repository, tags } = publication;
  const [image] = await registry.readImages(repository.name, [{ digest }]);
  if (image === void 0) throw notFoundAgain(repository, digest);
  const current = await registry.readImages(
    repository.name,
    tags.map((tag) => ({ tag }))
  );
  if (repository.immutable) refuseTakenTags(repository, tags, current, image);
  return { digest, how: "pushed", tagged: await putTags(publication, image, missingTags(tags, current, image)) };
}
var newestToCompare = 100;
async function existingImages(publication, imageId) {
  const { registry, repository, tags, log } = publication;
  try {
    const tagged = await registry.readImages(
      repository.name,
      tags.map((tag) => ({ tag }))
    );
    const same = tagged.find((image) => isSame(image, imageId)) ?? await sameAmongNewest(registry, repository, imageId);
    return { tagged, same };
  } catch (thrown) {
    if (!isAccessDenied(thrown)) throw thrown;
    log.notice(`Whether the repository has this image already is not known: ${String(thrown)}`);
    return { tagged: [], same: void 0 };
  }
}
async function sameAmongNewest(registry, { name }, imageId) {
  const digests = await registry.newestDigests(name, newestToCompare);
  const images = await registry.readImages(
    name,
    digests.map((digest) => ({ digest }))
  );
  return images.find((image) => isSame(image, imageId));
}
function isSame(image, imageId) {
  return image.configDigest === imageId || image.digest === imageId;
}
function missingTags(tags, tagged, same) {
  return tags.filter((tag) => !tagged.some((image) => image.tag === tag && image.digest === same.digest));
}
async function putTags({ registry, repository }, image, tags) {
  for (const tag of tags) {
    if (await registry.putTag(repository.name, image, tag) === "taken") throw tagImmutable(repository, [tag]);
  }
  return tags;
}
function refuseTakenTags(repository, tags, tagged, same) {
  const taken = tags.filter((tag) => tagged.some((image) => image.tag === tag && image.digest !== same?.digest));
  if (taken.length > 0) throw tagImmutable(repository, taken);
}
function severalDigests(digests) {
  return new BerthError("PUSH_FAILED", {
    what: `One image was pushed under ${digests.length} digests: ${digests.join(", ")}.`,
    why: "The engine made a different manifest for one of the tags, so it is not clear which one to deploy.",
    fix: "Run the job again, with a single tag if it happens again."
  });
}
function notFoundAgain({ name }, digest) {
  return new BerthError("PUSH_FAILED", {
    what: `The repository ${name} does not have ${digest}, which the builder says that it has pushed.`,
    why: "The builder may use another registry than the AWS credentials, through a mirror for example.",
    fix: "Check the configuration of the builder, then run the job again."
  });
}

// src/image/registry/repository.ts
async function resolveRepository(registry, reference, options, log) {
  const repository = await registry.findRepository(reference.name) ?? await createMissing(registry, reference, options, log);
  const host = registryOf(repository.uri);
  if (reference.registry !== void 0 && reference.registry !== host) throw otherRegistry(reference, host);
  return repository;
}
async function createMissing(registry, { name }, { create }, log) {
  if (!create) throw repositoryMissing(name);
  const created = await registry.createRepository(name);
  if (created === void 0) throw repositoryMissing(name);
  log.info(`Created the repository ${name}.`);
  return created;
}
function repositoryMissing(name) {
  return new BerthError("REPOSITORY_NOT_FOUND", {
    what: `There is no ECR repository called ${name}.`,
    why: "It was looked for in the region and the account of the AWS credentials, or of the registry in front of its name.",
    fix: `Set "create-repository: true", or run "aws ecr create-repository --repository-name ${name}" once.`
  });
}
function otherRegistry({ name, registry }, host) {
  return new BerthError("INVALID_INPUT", {
    what: `"repository" names the registry ${registry}, but ECR has ${name} in ${host}.`,
    why: "Images are pushed to private registries of Amazon ECR only, and an account has one in each region.",
    fix: `Give the name alone, "repository: ${name}", or the registry that the AWS credentials belong to.`
  });
}

// src/image/summary.ts
function summarizeImage(report) {
  const { repository, tags, builder, context, image, published } = report;
  const rows = [
    ["repository", repository],
    ["tags", repository === void 0 ? void 0 : tags.join(", ")],
    ["digest", published?.digest],
    ["image id", image],
    ["context", context]
  ];
  const lines = rows.flatMap(([name, value]) => value === void 0 ? [] : [`| ${name} | \`${value}\` |`]);
  const plain = [`| pushed | ${pushedText(published)} |`, `| builder | ${describeBuilder(builder)} |`];
  return ["### Image", "", "| | |", "| --- | --- |", ...lines, ...plain, ""].join("\n");
}
function pushedText(published) {
  if (published === void 0) return "no, as asked";
  if (published.how === "pushed") return "yes";
  return published.tagged.length > 0 ? `no, it was there already; tagged ${published.tagged.join(", ")}` : "no, it was there already";
}

// src/secrets/redact.ts
function createRedactor(values) {
  const masks = [...new Set(values.flatMap((value) => planMasks(value).masks))];
  masks.sort((one, other) => other.length - one.length);
  return (line) => masks.reduce((text, mask) => text.replaceAll(mask, "***"), line);
}

// src/actions/image/build-args.ts
import { readFile as readFile3 } from "node:fs/promises";
async function readBuildArgs(inputs, host) {
  const secret = inputs.buildArgsFile === void 0 ? [] : await readSecretArgs(inputs.buildArgsFile);
  const secretValues = secret.map(({ value }) => value);
  for (const mask of new Set(secretValues.flatMap((value) => planMasks(value).masks))) host.mask(mask);
  const all = [...inputs.buildArgs, ...secret];
  const repeated = repeatedNames(all.map(({ name }) => name));
  if (repeated.length > 0) throw givenTwice(repeated);
  return { all, secretValues };
}
async function readSecretArgs(path) {
  const text = await readFile3(path, "utf8").catch((thrown) => {
    throw unreadable(path, thrown);
  });
  const { mode, entries } = parseHandoff(text, path);
  return mode === "build-args" ? entries : [];
}
function unreadable(path, cause) {
  const sentences = {
    what: `"build-args-file" ${path} cannot be read.`,
    why: asSentence(messageOf(cause)),
    fix: "Pass the output build-args-file of a build-args step of the same job."
  };
  return new BerthError("INVALID_INPUT", sentences, { cause });
}
function givenTwice(names) {
  return new BerthError("INVALID_INPUT", {
    what: `${names.join(", ")} ${names.length > 1 ? "are" : "is"} given by "build-args" and by "build-args-file".`,
    why: "Docker would take one of the two values without a word.",
    fix: "Remove one of them."
  });
}

// src/actions/image/dockerfile.ts
import { stat } from "node:fs/promises";
import { join as join3 } from "node:path";
async function requireDockerfile({ context, file }) {
  if (isRemote(context)) return;
  if (!(await stat(context).catch(() => void 0))?.isDirectory()) throw contextMissing(context);
  const path = file ?? join3(context, "Dockerfile");
  if (!(await stat(path).catch(() => void 0))?.isFile()) throw dockerfileMissing(path);
}
function isRemote(context) {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@)/i.test(context);
}
function contextMissing(context) {
  return new BerthError("INVALID_INPUT", {
    what: `"context" ${context} is not a directory.`,
    why: "It is looked for relative to the workspace, which is empty until actions/checkout has run.",
    fix: 'Run actions/checkout before this step, or correct "context".'
  });
}
function dockerfileMissing(path) {
  return new BerthError("DOCKERFILE_NOT_FOUND", {
    what: `There is no Dockerfile at ${path}.`,
    why: '"file" is looked for relative to the workspace; unset, it is Dockerfile in "context".',
    fix: 'Correct "file" or "context", and make sure that actions/checkout has run before this step.'
  });
}

// src/actions/image/main.ts
async function main(inputs, host, dependencies = { execute, openRegistry: openEcr }) {
  const tags = tagsOf(inputs, host);
  await requireDockerfile(inputs);
  const args = await readBuildArgs(inputs, host);
  const directory = await createPrivateDirectory(host, area);
  try {
    const environment = await createDockerConfiguration(host.env, directory);
    const docker = createDocker(dependencies.execute, environment, host.cancelled);
    const builder = await chooseAbleBuilder(docker, inputs);
    const work = { inputs, host, tags, args, directory, docker, builder };
    return inputs.push ? await buildAndPush(work, dependencies) : await buildOnly(work);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
async function chooseAbleBuilder(docker, inputs) {
  const builder = chooseBuilder(await probeDocker(docker));
  const unmet = unmetDemands(builder, inputs);
  if (unmet.length === 0) return builder;
  throw new BerthError("INVALID_INPUT", {
    what: `This runner cannot honour ${unmet.join(", ")}.`,
    why: `Its most able builder is ${describeBuilder(builder)}, and that takes buildx.`,
    fix: "Run docker/setup-buildx-action before this step, or leave these inputs out."
  });
}
async function buildAndPush(work, dependencies) {
  const { inputs, host, tags, docker } = work;
  const { registry, repository } = await openRepository(work, dependencies);
  const publication = { docker, registry, repository, tags, log: host.log };
  const published = await buildAndPublish(work, publication);
  const image = `${repository.uri}@${published.digest}`;
  host.log.info(`${published.how === "pushed" ? "Pushed" : "Present already"}: ${image}`);
  const { builder } = work;
  await host.summarize(
    summarizeImage({ repository: repository.name, tags, published, builder, context: inputs.context })
  );
  return {
    image,
    images: image,
    digest: published.digest,
    tag: tags[0] ?? "",
    repository: repository.name,
    "image-id": "",
    metadata: "{}"
  };
}
async function openRepository({ inputs, host, docker, directory }, dependencies) {
  const [reference] = inputs.repositories;
  if (reference === void 0) throw new Error("A push without a repository passed the check of the inputs.");
  const location = reference.registry === void 0 ? void 0 : locateRegistry(reference.registry);
  const registry = await dependencies.openRegistry(location);
  const repository = await resolveRepository(registry, reference, { create: inputs.createRepository }, host.log);
  const server = registryOf(repository.uri);
  await prepareLogin(directory, server);
  await logIn(docker, server, await registry.credentials(), host);
  return { registry, repository };
}
async function buildAndPublish(work, publication) {
  const { repository, tags } = publication;
  if (work.inputs.platforms.length > 1)
    return tagPushedImage(publication, await build(work, { kind: "repository", uri: repository.uri }));
  const references = tags.map((tag) => `${repository.uri}:${tag}`);
  return publishImage(publication, await build(work, { kind: "engine", references }));
}
async function buildOnly(work) {
  const { inputs, host, tags, builder } = work;
  const [repository] = inputs.repositories;
  const name = repository === void 0 ? void 0 : [repository.registry, repository.name].filter(Boolean).join("/");
  const references = name === void 0 ? [] : tags.map((tag) => `${name}:${tag}`);
  const image = await build(work, { kind: "engine", references });
  host.log.info(`Built ${image}, which is not pushed: it has an image id and no digest yet.`);
  await host.summarize(summarizeImage({ repository: repository?.name, tags, image, builder, context: inputs.context }));
  return {
    image,
    images: "",
    digest: "",
    tag: references.length > 0 ? tags[0] ?? "" : "",
    repository: repository?.name ?? "",
    "image-id": image,
    metadata: "{}"
  };
}
function build({ inputs, args, docker, builder, directory, host }, destination) {
  const redact = createRedactor(args.secretValues);
  return buildImage(
    { docker, builder, directory, log: host.log, redact },
    { ...inputs, buildArgs: args.all, destination }
  );
}
var shaCharacters = 12;
function tagsOf(inputs, host) {
  if (inputs.tags.length > 0) return inputs.tags;
  const sha = host.env.GITHUB_SHA ?? "";
  if (sha !== "") return [sha.slice(0, shaCharacters)];
  if (!inputs.push) return ["latest"];
  throw new BerthError("INVALID_INPUT", {
    what: "There is no tag for the image.",
    why: "The default is the commit, and GITHUB_SHA is not set.",
    fix: 'Set "tags", or run this in a workflow.'
  });
}
export {
  main
};
