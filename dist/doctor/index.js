import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  chooseChecks,
  policySteps,
  unknownEntries
} from "../shared/chunk-WXBTAZ4B.js";
import {
  checkPlace
} from "../shared/chunk-KZRJPS42.js";
import {
  runAction
} from "../shared/chunk-HBHOSDJQ.js";
import "../shared/chunk-TSV7VMGK.js";
import "../shared/chunk-IHM5RLMC.js";
import "../shared/chunk-JS772W5E.js";

// src/doctor/check-names.ts
var idsOfAreas = [
  ["identity", ["ID-SIGNIN", "ID-ACCT", "ID-REGION", "ID-KEYS", "ID-EXPIRY", "ID-TRUST"]],
  ["permissions", ["IAM-ACT", "IAM-PASS", "IAM-TRUST", "IAM-EXEC", "IAM-TAG"]],
  ["registry", ["ECR-REPO", "ECR-TAG", "ECR-IMAGE", "ECR-ARCH", "ECR-BACK"]],
  [
    "task definition",
    [
      "TD-LOG",
      "TD-PORTMODE",
      "TD-RSV",
      "TD-DBPORT",
      "TD-FARGATE",
      "TD-MEM",
      "TD-ESS",
      "TD-PLAIN",
      "TD-REF",
      "TD-HC",
      "TD-STOP",
      "TD-ROOT",
      "TD-NET0",
      "TD-IMDS"
    ]
  ],
  ["cluster", ["CL-ACTIVE", "CL-FIT", "CL-ATTR", "CL-ENI", "CL-CP"]],
  [
    "service",
    [
      "SV-STATE",
      "SV-STALL",
      "SV-BREAKER",
      "SV-AZ",
      "SV-FLIGHT",
      "SV-ZERO",
      "SV-SCALE",
      "SV-TIME",
      "SV-LBPORT",
      "SV-HIST"
    ]
  ],
  ["network", ["NET-DB", "NET-DOCKER0", "NET-DNS", "NET-STALE", "NET-VPC", "NET-PUBDNS", "NET-PULL", "NET-NOIP"]],
  ["database", ["DB-FIND", "DB-STATE", "DB-PORT", "DB-OPEN", "DB-TLS", "DB-PROXY", "DB-AZ"]],
  ["load balancer", ["LB-TYPE", "LB-HCPORT", "LB-ATTACH", "LB-HEALTH", "LB-SG"]],
  ["outside", ["OUT-443", "OUT-CERT", "OUT-PROBE", "OUT-IN"]],
  ["drift", ["DRIFT-DIGEST", "DRIFT-FILES", "DRIFT-SETTINGS"]]
];
var checkNames = idsOfAreas.flatMap(([area, ids]) => ids.map((id) => ({ id, area })));

// src/actions/doctor/inputs.ts
function readInputs(reader) {
  const inputs = {
    cluster: reader.text("cluster") ?? "default",
    service: reader.required("service"),
    taskDefinitionFile: reader.text("task-definition") ?? null,
    database: reader.text("database") ?? null,
    publicPorts: readPorts(reader),
    hosts: readHosts(reader),
    choice: readChoice(reader),
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
function readChoice(reader) {
  const choice = { only: readEntries(reader, "checks"), skip: readEntries(reader, "skip") };
  const isUnderstood = unknownEntries(checkNames, [...choice.only, ...choice.skip]).length === 0;
  const isEmpty = chooseChecks(checkNames, choice).length === 0;
  if (isEmpty && isUnderstood) reader.reject('"checks" and "skip" leave no check');
  return choice;
}
function readEntries(reader, name) {
  const entries = (reader.text(name) ?? "").split(/[,\r\n]+/).map((entry) => entry.trim());
  const named = entries.filter((entry) => entry !== "");
  for (const complaint of unknownEntries(checkNames, named)) reader.reject(`"${name}": ${complaint}`);
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
    import("../shared/main-3VB75C7S.js"),
    import("../shared/connect-MHNRYLSJ.js"),
    import("../shared/subject-7X3PVFVR.js"),
    import("../shared/clock-IY7UENHS.js")
  ]);
  return main(inputs, { host, clients: connectDoctor(host), clock: systemClock, readSubject });
});
