import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  printForeign,
  startForeignOutput,
  startGroup
} from "./chunk-AL7CF542.js";
import {
  asBoolean,
  asNumber,
  asObject,
  asObjects,
  asString,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  foreignLines
} from "./chunk-V4CC55YF.js";
import {
  BerthError
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

// src/image/container-test/remove.ts
import { readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

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
    const call = { ...compose, parameters: [...compose.parameters, "version"] };
    const works = await docker(call).then(
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
  await writeFile(join(directory, `${run}${suffix}`), "", { mode: 384 });
}
async function markEnd(directory, run) {
  await rm(join(directory, `${run}${suffix}`), { force: true });
}
async function begunTests(directory) {
  const names = await readdir(directory).catch(() => []);
  return names.filter((name) => name.endsWith(suffix)).map((name) => basename(name, suffix));
}
async function removeTest(docker, log, run, composed = true) {
  const labels = [labelOf(run), ...composed ? [`${projectLabel}=${nameOf(run)}`] : []];
  const listAll = async (kind) => (await Promise.all(labels.map((label) => list(docker, kind, label)))).flat();
  const [containers, networks, volumes] = await Promise.all([
    listAll("container"),
    listAll("network"),
    composed ? listAll("volume") : []
  ]);
  await remove(docker, log, ["container", "rm", "--force", "--volumes"], containers);
  await Promise.all([
    remove(docker, log, ["network", "rm"], networks),
    remove(docker, log, ["volume", "rm", "--force"], volumes)
  ]);
}
async function list(docker, kind, label) {
  const all = kind === "container" ? ["--all"] : [];
  const parameters = [kind, "ls", ...all, "--quiet", "--filter", `label=${label}`];
  const { stdout } = await docker({ parameters, evenIfCancelled: true });
  return stdout.split("\n").filter((id) => id !== "");
}
async function remove(docker, log, command, ids) {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return;
  const parameters = [...command, ...unique];
  const { exitCode, stderr } = await docker({ parameters, evenIfCancelled: true });
  if (exitCode === 0 || /No such|not found|is already in progress/.test(stderr)) return;
  log.warning(`Something of the container test is left: "docker ${parameters.join(" ")}" says ${stderr.trim()}`);
}

export {
  area,
  createDocker,
  actionCancelled,
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
