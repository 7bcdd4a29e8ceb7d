import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  policySteps
} from "../shared/chunk-U6NOPCJC.js";
import {
  checks
} from "../shared/chunk-3CGN57LZ.js";
import "../shared/chunk-3GOF34AV.js";
import "../shared/chunk-KF7R3WGW.js";
import "../shared/chunk-MB24O7GE.js";
import "../shared/chunk-XPEDKNPM.js";
import "../shared/chunk-L3PRAZ64.js";
import "../shared/chunk-QZMEODPD.js";
import "../shared/chunk-YVECWMDL.js";
import "../shared/chunk-QQOACR5C.js";
import "../shared/chunk-QNFDBV7L.js";
import "../shared/chunk-USYXM3MJ.js";
import "../shared/chunk-V6IZPHJS.js";
import {
  checkPlace
} from "../shared/chunk-KZRJPS42.js";
import "../shared/chunk-WRQOFEB5.js";
import {
  runAction
} from "../shared/chunk-A2ASEQWM.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-XU7D7XE6.js";
import "../shared/chunk-TRSR7YG6.js";
import "../shared/chunk-KJV6QSSV.js";
import "../shared/chunk-JS772W5E.js";

// src/doctor/choose-checks.ts
function chooseChecks(checks2, { only, skip }) {
  const isNamed = (entries) => (check) => entries.some((entry) => matches(check, entry));
  return checks2.filter((check) => (only.length === 0 || isNamed(only)(check)) && !isNamed(skip)(check));
}
function unknownEntries(checks2, entries) {
  return entries.filter((entry) => !checks2.some((check) => matches(check, entry))).map((entry) => `${JSON.stringify(entry)} is neither a check nor an area (${nearText(checks2, entry)})`);
}
function matches({ id, area }, entry) {
  const pattern = normal(entry).split("*").map((part) => part.replace(/[^\w]/g, "\\$&")).join(".*");
  const whole = new RegExp(`^${pattern}$`);
  return whole.test(normal(id)) || whole.test(normal(area));
}
function normal(text) {
  return text.trim().toLowerCase().replace(/[ _]/g, "-");
}
function nearText(checks2, entry) {
  const names = [...new Set(checks2.flatMap(({ id, area }) => [id, area]))];
  const wanted = normal(entry).replaceAll("*", "");
  const family = wanted.split("-")[0] ?? "";
  const ranked = names.map((name) => ({ name, steps: editDistance(wanted, normal(name)) - (normal(name).startsWith(family) ? 1 : 0) })).sort((one, other) => one.steps - other.steps);
  return `near: ${ranked.slice(0, 3).map(({ name }) => name).join(", ")}`;
}
function editDistance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

// src/actions/doctor/inputs.ts
function readInputs(reader) {
  const inputs = {
    cluster: reader.text("cluster") ?? "default",
    service: reader.required("service"),
    taskDefinitionFile: reader.text("task-definition") ?? null,
    database: reader.text("database") ?? null,
    publicPorts: readPorts(reader),
    hosts: readHosts(reader),
    checks: readChecks(reader),
    failOn: reader.choice("fail-on", ["problem", "warning", "never"], "problem"),
    waitForMinutes: reader.integer("wait-for-minutes", { minimum: 1, maximum: 360 }) ?? 30,
    account: readAccount(reader),
    probe: reader.boolean("probe", false),
    migrationsOnRunner: reader.boolean("migrations-on-runner", false),
    steps: readSteps(reader),
    generatePolicy: reader.boolean("generate-policy", false)
  };
  checkPlace(reader, inputs);
  return inputs;
}
function readList(reader, name) {
  const parts = (reader.text(name) ?? "").split(/[\s,]+/);
  return parts.filter((part) => part !== "");
}
function readChecks(reader) {
  const choice = { only: readEntries(reader, "checks"), skip: readEntries(reader, "skip") };
  const chosen = chooseChecks(checks, choice);
  const isUnderstood = unknownEntries(checks, [...choice.only, ...choice.skip]).length === 0;
  if (chosen.length === 0 && isUnderstood) reader.reject('"checks" and "skip" leave no check');
  return chosen;
}
function readEntries(reader, name) {
  const entries = (reader.text(name) ?? "").split(/[,\r\n]+/).map((entry) => entry.trim());
  const named = entries.filter((entry) => entry !== "");
  for (const complaint of unknownEntries(checks, named)) reader.reject(`"${name}": ${complaint}`);
  return named;
}
function readSteps(reader) {
  const named = readList(reader, "steps");
  const steps = named.flatMap((name) => policySteps.find((step) => step === name) ?? []);
  const unknown = named.filter((name) => !policySteps.some((step) => step === name));
  if (unknown.length > 0) reader.reject(`"steps" takes ${policySteps.join(", ")}, not "${unknown.join('", "')}"`);
  return named.length === 0 ? null : steps;
}
function readPorts(reader) {
  return readList(reader, "public-ports").flatMap((text) => {
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (port >= 1 && port <= 65535) return [port];
    reader.reject(`"public-ports" must be port numbers from 1 to 65535, not "${text}"`);
    return [];
  });
}
function readHosts(reader) {
  return readList(reader, "hosts").flatMap((text) => {
    if (/^[\w.-]+$/.test(text) || /^[\da-f:]+$/i.test(text)) return [text];
    reader.reject(`"hosts" must be host names or addresses without scheme, port and path, not "${text}"`);
    return [];
  });
}
function readAccount(reader) {
  const text = reader.text("account") ?? null;
  if (text !== null && !/^\d{12}$/.test(text))
    reader.reject(`"account" must be an account id of 12 digits, not "${text}"`);
  return text;
}

// src/actions/doctor/index.ts
await runAction(readInputs, async (inputs, host) => {
  const [{ main }, { connectDoctor }, { readSubject }, { systemClock }] = await Promise.all([
    import("../shared/main-XEJVPOHF.js"),
    import("../shared/connect-UR47ORQC.js"),
    import("../shared/subject-Z54TFCI7.js"),
    import("../shared/clock-IY7UENHS.js")
  ]);
  return main(inputs, { host, clients: connectDoctor(host), clock: systemClock, readSubject });
});
