import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  printForeign,
  startForeignOutput,
  startGroup
} from "./chunk-AL7CF542.js";
import {
  unlessAborted
} from "./chunk-XILWMVTP.js";
import {
  asBoolean,
  asNumber,
  asObject,
  asObjects,
  asString,
  asStrings,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  foreignLines
} from "./chunk-TSV7VMGK.js";
import {
  BerthError,
  asSentence,
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/actions/image/area.ts
var area = "berth-image";

// src/image/docker/docker.ts
function createDocker(execute, session, cancelled) {
  return async ({ parameters, environment = {}, program = "docker", signal, evenIfCancelled = false, ...rest }) => {
    const signals = [...evenIfCancelled ? [] : [cancelled], ...signal === void 0 ? [] : [signal]];
    const command = {
      program,
      parameters,
      environment: { ...session, ...environment },
      ...signals.length > 0 ? { signal: AbortSignal.any(signals) } : {},
      ...rest
    };
    const result = await execute(command).catch((thrown) => {
      throw startError(thrown);
    });
    if (cancelled.aborted && !evenIfCancelled) throw actionCancelled();
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
    what: "The values that Docker is to pass on are too long, all of them together.",
    why: "Build args, and the variables of the container under test, travel in the environment of the Docker client, which Linux limits to about 2 MiB.",
    fix: "Copy a file into the build instead of passing its content as a value."
  };
  return new BerthError("INVALID_INPUT", sentences, { cause });
}
async function untilCancelled(work, cancelled) {
  const value = await unlessAborted(
    work.then((result) => ({ result })),
    cancelled
  );
  if (value === "aborted") throw actionCancelled();
  return value.result;
}
function actionCancelled() {
  return new BerthError("ACTION_CANCELLED", {
    what: "The step was cancelled.",
    why: "The runner asked it to end, and the Docker client was ended too.",
    fix: "Start the workflow again when you want the image."
  });
}

// src/image/docker/docker-configuration.ts
import { access, readFile, symlink, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
async function createDockerConfiguration(environment, directory) {
  const original = environment.DOCKER_CONFIG || join(environment.HOME || homedir(), ".docker");
  const configuration = seedConfiguration(await readConfiguration(join(original, "config.json")), original);
  await writeFile(join(directory, "config.json"), `${JSON.stringify(configuration, null, 2)}
`, { mode: 384 });
  const contexts = join(original, "contexts");
  if (await exists(contexts)) await symlink(contexts, join(directory, "contexts"));
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
    cliPluginsExtraDirs: [...asStrings(user.cliPluginsExtraDirs), join(originalDirectory, "cli-plugins")]
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
  const path = join(directory, "config.json");
  const configuration = withoutHelper(await readConfiguration(path), registry);
  await writeFile(path, `${JSON.stringify(configuration, null, 2)}
`, { mode: 384 });
}
function withoutInputs(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("INPUT_")));
}
function clientEnvironment(environment, original, directory) {
  const withTls = Boolean(environment.DOCKER_TLS_VERIFY || environment.DOCKER_TLS);
  return {
    // The client looks for its certificates in its configuration directory, which is about to change.
    ...withTls ? { DOCKER_CERT_PATH: original } : {},
    ...withoutInputs(environment),
    DOCKER_CONFIG: directory,
    BUILDX_CONFIG: environment.BUILDX_CONFIG || join(original, "buildx"),
    // Otherwise the metadata that buildx writes holds every build arg with its value.
    BUILDX_METADATA_PROVENANCE: "disabled",
    DOCKER_CLI_HINTS: "false"
  };
}
async function readConfiguration(path) {
  if (!await exists(path)) return {};
  try {
    return asObject(JSON.parse(await readFile(path, "utf8"))) ?? {};
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

// src/image/container-test/remove.ts
import { readdir, rm, writeFile as writeFile2 } from "node:fs/promises";
import { basename, join as join2 } from "node:path";

// src/image/container-test/checks.ts
function passed(says) {
  return { state: "passed", says };
}
function skipped(says) {
  return { state: "skipped", says };
}
function failed(says, sentences) {
  return { state: "failed", says, sentences };
}
function failures(results) {
  return results.flatMap(
    ({ name, verdict }) => verdict.state === "failed" ? [{ name, sentences: verdict.sentences }] : []
  );
}

// src/image/container-test/container-log.ts
var longestLog = 200;
var longestLine = 2e3;
async function readLog({ docker, redact }, container) {
  const lines = [];
  await docker({
    parameters: ["container", "logs", "--tail", String(longestLog), container],
    onLine: (line) => lines.push(line)
  });
  return redact(lines.join("\n")).split("\n").map((line) => line.slice(0, longestLine));
}
function printLog({ log }, title, lines) {
  log.info(`::group::${title}`);
  printForeign(log, lines.flatMap(foreignLines));
  log.info("::endgroup::");
}

// src/image/container-test/container-state.ts
function parseContainer(entry) {
  const state = asObject(entry.State);
  const network = asObject(entry.NetworkSettings);
  return {
    id: asString(entry.Id) ?? "",
    status: asString(state?.Status) ?? "",
    running: asBoolean(state?.Running) ?? false,
    exitCode: asNumber(state?.ExitCode) ?? 0,
    outOfMemory: asBoolean(state?.OOMKilled) ?? false,
    error: asString(state?.Error) ?? "",
    processId: asNumber(state?.Pid) ?? 0,
    health: parseHealth(asObject(state?.Health)),
    addresses: Object.values(asObject(network?.Networks) ?? {}).flatMap((entry2) => {
      const address = asString(asObject(entry2)?.IPAddress);
      return address ? [address] : [];
    }),
    published: publishedPorts(asObject(network?.Ports) ?? {}),
    labels: asObject(asObject(entry.Config)?.Labels) ?? {}
  };
}
function parseHealth(health) {
  const status = ["starting", "healthy", "unhealthy"].find((known) => known === health?.Status);
  if (status === void 0) return void 0;
  const attempts = asObjects(health?.Log).map((attempt) => ({
    exitCode: asNumber(attempt.ExitCode) ?? 0,
    output: asString(attempt.Output) ?? ""
  }));
  return { status, attempts };
}
function publishedPorts(ports) {
  const found = Object.entries(ports).flatMap(([port, bindings]) => {
    const [first] = asObjects(bindings);
    const number = Number(asString(first?.HostPort) ?? "");
    return number > 0 ? [[port.replace(/\/tcp$/, ""), number]] : [];
  });
  return Object.fromEntries(found);
}

// src/image/container-test/words.ts
function quoted(text, longest = 300) {
  const line = text.trim().replace(/\s+/g, " ").replace(/[.]$/, "");
  return `"${line.length > longest ? `${line.slice(0, longest)}\u2026` : line}"`;
}
function secondsText(milliseconds) {
  return `${(milliseconds / 1e3).toFixed(1)} s`;
}
function listed(words) {
  const last = words.at(-1);
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : String(last ?? "");
}

// src/image/container-test/services/compose.ts
var projectLabel = "com.docker.compose.project";
var secondsToStart = 120;
var pause = 200;
async function startServices(tools, file, project) {
  const program = await findCompose(tools);
  if (program === void 0) return composeMissing();
  const { exitCode, stderr } = await bringUp(tools, program, file, project);
  if (exitCode !== 0) return notStarted(file, tools.redact(stderr));
  return waitForServices(tools, file, project);
}
async function findCompose({ docker }) {
  const plugin = { program: "docker", parameters: ["compose"] };
  const standalone = { program: "docker-compose", parameters: [] };
  for (const compose of [plugin, standalone]) {
    const call2 = { ...compose, parameters: [...compose.parameters, "version"] };
    const works = await docker(call2).then(
      ({ exitCode }) => exitCode === 0,
      (thrown) => {
        if (isMissing(thrown)) return false;
        throw thrown;
      }
    );
    if (works) return compose;
  }
  return void 0;
}
function isMissing(thrown) {
  return thrown instanceof Error && "code" in thrown && thrown.code === "DOCKER_MISSING";
}
async function bringUp({ docker, log, redact }, compose, file, project) {
  const closeGroup = startGroup(log, `Start the services of ${file}`);
  const stopForeignOutput = startForeignOutput(log);
  const show = (line) => {
    for (const shown of foreignLines(redact(line))) log.info(shown);
  };
  const parameters = [...compose.parameters, "--project-name", project, "--file", file, "up", "--detach"];
  return docker({ ...compose, parameters, onLine: show }).finally(() => {
    stopForeignOutput();
    closeGroup();
  });
}
async function listServices({ docker }, project) {
  const list2 = await docker({
    parameters: ["container", "ls", "--all", "--quiet", "--filter", `label=${projectLabel}=${project}`]
  });
  const ids = list2.stdout.split("\n").filter((id) => id !== "");
  if (ids.length === 0) return [];
  const { stdout } = await docker({ parameters: ["container", "inspect", ...ids] });
  return asObjects(parseJsonObject(`{"entries":${stdout}}`)?.entries).map(parseContainer);
}
async function waitForServices(tools, file, project) {
  const { clock, cancelled } = tools;
  const deadline = clock.now() + secondsToStart * 1e3;
  for (; ; ) {
    const states = await listServices(tools, project);
    const verdict = judgeServices(file, states.map(serviceOf), clock.now() >= deadline);
    if (verdict !== void 0) return verdict;
    await clock.sleep(pause, cancelled);
  }
}
function serviceOf({ labels, id, status, exitCode, health }) {
  return { name: serviceName(labels, id), status, exitCode, health: health?.status };
}
function serviceName(labels, id) {
  return asString(labels["com.docker.compose.service"]) ?? id.slice(0, 12);
}
function judgeServices(file, services, isOver) {
  const ended = services.find(({ status, exitCode }) => (status === "exited" || status === "dead") && exitCode !== 0);
  if (ended !== void 0) return serviceFailed(file, ended, `ended with exit code ${ended.exitCode}`);
  const ill = services.find(({ health }) => health === "unhealthy");
  if (ill !== void 0) return serviceFailed(file, ill, "is unhealthy");
  const waiting = services.find((service) => !isUp(service));
  if (waiting === void 0)
    return passed(`${listed(services.map(({ name }) => name))} ${services.length > 1 ? "are" : "is"} up`);
  return isOver ? serviceFailed(file, waiting, `was not up after ${secondsToStart} s`) : void 0;
}
function isUp({ status, health }) {
  return status === "exited" || status === "running" && health !== "starting";
}
function serviceFailed(file, { name }, clause) {
  return failed(`${name} ${clause}`, {
    what: `The service ${name} of ${file} ${clause}. The container was not started.`,
    why: "Its own last lines are in the log above.",
    fix: `Correct it in ${file}; "docker compose --file ${file} up" on your machine gives the same.`
  });
}
function notStarted(file, stderr) {
  const message = stderr.trim().split("\n").at(-1) ?? "";
  return failed("Compose could not start them", {
    what: `The services of ${file} could not be started. The container was not started either.`,
    why: message === "" ? "Compose says nothing about it." : `Compose says: ${quoted(message)}.`,
    fix: `Correct what it names; "docker compose --file ${file} up" on your machine gives the same.`
  });
}
function composeMissing() {
  return failed("there is no Compose", {
    what: '"test-services" is a compose file, and this runner has no Docker Compose.',
    why: 'Neither "docker compose" nor "docker-compose" works. The container was not started.',
    fix: "Use a runner with Docker Compose, such as ubuntu-latest, or install the package docker-compose-plugin."
  });
}
async function networksOf({ docker }, project) {
  const parameters = ["network", "ls", "--filter", `label=${projectLabel}=${project}`, "--format", "{{.Name}}"];
  const { stdout } = await docker({ parameters });
  return stdout.split("\n").filter((name) => name !== "");
}
async function serviceLogs(tools, project) {
  const states = await listServices(tools, project);
  return Promise.all(
    states.map(async ({ id, labels }) => ({ name: serviceName(labels, id), lines: await readLog(tools, id) }))
  );
}

// src/image/container-test/remove.ts
function labelOf(run) {
  return `berth.container-test=${run}`;
}
function nameOf(run) {
  return `berth-test-${run}`;
}
var suffix = ".container-test";
async function markBegin(directory, run) {
  await writeFile2(join2(directory, `${run}${suffix}`), "", { mode: 384 });
}
async function markEnd(directory, run) {
  await rm(join2(directory, `${run}${suffix}`), { force: true });
}
async function begunTests(directory) {
  const names = await readdir(directory).catch(() => []);
  return names.filter((name) => name.endsWith(suffix)).map((name) => basename(name, suffix));
}
async function removeTest(docker, log, run, composed = true) {
  const labels = [labelOf(run), ...composed ? [`${projectLabel}=${nameOf(run)}`] : []];
  const removal = { docker, labels, complaints: [] };
  const [containers, networks, volumes] = await Promise.all([
    list(removal, "container"),
    list(removal, "network"),
    composed ? list(removal, "volume") : []
  ]);
  await remove(removal, ["container", "rm", "--force", "--volumes"], containers);
  await Promise.all([
    remove(removal, ["network", "rm"], networks),
    remove(removal, ["volume", "rm", "--force"], volumes)
  ]);
  const { complaints } = removal;
  if (complaints.length > 0) log.warning(`Something of the container test may be left: ${complaints.join("; ")}`);
  return complaints.length === 0;
}
async function list(removal, kind) {
  const all = kind === "container" ? ["--all"] : [];
  const outputs = await Promise.all(
    removal.labels.map((label) => call(removal, [kind, "ls", ...all, "--quiet", "--filter", `label=${label}`]))
  );
  return outputs.flatMap((output) => output.split("\n")).filter((id) => id !== "");
}
async function remove(removal, command, ids) {
  if (ids.length > 0) await call(removal, [...command, ...new Set(ids)]);
}
async function call({ docker, complaints }, parameters) {
  const { exitCode, stdout, stderr } = await docker({ parameters, evenIfCancelled: true });
  const isGone = /No such|not found|is already in progress/.test(stderr);
  if (exitCode !== 0 && !isGone) complaints.push(`"docker ${parameters.join(" ")}" says ${stderr.trim()}`);
  return stdout;
}

export {
  area,
  createDocker,
  untilCancelled,
  actionCancelled,
  createDockerConfiguration,
  prepareLogin,
  withoutInputs,
  passed,
  skipped,
  failed,
  failures,
  quoted,
  secondsText,
  listed,
  readLog,
  printLog,
  parseContainer,
  startServices,
  networksOf,
  serviceLogs,
  labelOf,
  nameOf,
  markBegin,
  markEnd,
  begunTests,
  removeTest
};
