import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  formatHandoff
} from "./chunk-DSTSILEZ.js";
import {
  createRedactor
} from "./chunk-KZLVO572.js";
import {
  planMasks,
  planPlainMasks
} from "./chunk-GIZJRJEK.js";
import "./chunk-L3PRAZ64.js";
import {
  readDotenv,
  require_dist
} from "./chunk-PRIFCKGF.js";
import "./chunk-QNFDBV7L.js";
import {
  isAnswerLost
} from "./chunk-6J2RSYRM.js";
import {
  visit
} from "./chunk-KRIDY3DN.js";
import {
  selectSecrets
} from "./chunk-S35ACDD6.js";
import {
  area
} from "./chunk-S2JIEJRT.js";
import {
  textProblem,
  variableProblem
} from "./chunk-NSMQKR7Q.js";
import {
  isRuntimeMode,
  isVariableName,
  nameProblem,
  nameWarning,
  repeatedLines,
  repeatedNames,
  variableNameRule
} from "./chunk-SGODFDWH.js";
import {
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  createPrivateDirectory
} from "./chunk-J65NY2K5.js";
import {
  BerthError,
  asSentence,
  messageOf
} from "./chunk-IHM5RLMC.js";
import {
  __toESM
} from "./chunk-JS772W5E.js";

// src/actions/build-args/main.ts
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

// src/secrets/limits.ts
var longestMount = 500 * 1024;
var longestParameter = 8192;
var longestStoredSecret = 65536;
function limitProblem({ name, value }, mode) {
  switch (mode) {
    case "build-args":
      return textProblem(value) ?? argProblem(name, value);
    case "build-secrets":
      return textProblem(value) ?? mountProblem(value);
    case "runtime-ssm":
      return textProblem(value) ?? parameterProblem(value);
    case "runtime-secrets-manager":
      return textProblem(value) ?? storedSecretProblem(value);
  }
}
function argProblem(name, value) {
  const problem = variableProblem(name, value);
  return problem === void 0 ? void 0 : `${problem}; "as: build-secrets" takes ${longestMount} bytes`;
}
function mountProblem(text) {
  const bytes = Buffer.byteLength(text);
  if (bytes <= longestMount) return void 0;
  return `is ${bytes} bytes long, and BuildKit mounts at most ${longestMount}; split it, or let the build fetch it`;
}
function parameterProblem(value) {
  if (value === "") return emptyStored;
  const other = 'use "as: runtime-secrets-manager"';
  if (/\{\{.*\}\}/.test(value)) return `holds "{{\u2026}}", which Parameter Store refuses; ${other}`;
  const bytes = Buffer.byteLength(value);
  if (bytes <= longestParameter) return void 0;
  return `is ${bytes} bytes long, and Parameter Store keeps at most ${longestParameter}; ${other}, which takes ${longestStoredSecret}`;
}
function storedSecretProblem(value) {
  if (value === "") return emptyStored;
  const bytes = Buffer.byteLength(value);
  if (bytes <= longestStoredSecret) return void 0;
  return `is ${bytes} bytes long, and Secrets Manager keeps at most ${longestStoredSecret}; split it, or let the container fetch it from S3`;
}
var emptyStored = 'is empty, which AWS does not store; use "empty: skip", or leave it to the environment of the task definition';

// src/secrets/judge.ts
function judgeSecrets(chosen, request) {
  const skips = ({ value }) => value === "" && request.empty === "skip";
  const kept = chosen.filter((secret) => !skips(secret));
  return {
    kept: kept.map(({ name, value }) => ({ name, value })),
    skipped: chosen.filter(skips).map(({ name }) => name),
    problems: kept.flatMap((secret) => problemsOf(secret, request)),
    warnings: kept.flatMap(({ name }) => nameWarning(name, request.as) ?? [])
  };
}
function problemsOf(secret, { as, empty, places }) {
  const { name, source, value } = secret;
  const place = places.get(source) ?? source;
  if (value === "" && empty === "error")
    return [`${place} gives ${source} an empty value (GitHub puts an empty string where a secret does not exist)`];
  const naming = nameProblem(name, as);
  const limit = limitProblem(secret, as);
  return [
    ...naming === void 0 ? [] : [`${name} ${naming}`],
    ...limit === void 0 ? [] : [`${place} gives ${name} a value that ${limit}`]
  ];
}

// src/secrets/read-secrets.ts
var import_dotenv = __toESM(require_dist(), 1);

// src/secrets/json-text.ts
function readJson(text) {
  const object = parseJsonObject(text);
  if (object === void 0) return { secrets: [], places: /* @__PURE__ */ new Map(), problems: [syntaxProblem(text)], warnings: [] };
  const members = Object.entries(object).filter(([name]) => !isGithubToken(name));
  const properties = propertiesOf(text).filter(({ name }) => !isGithubToken(name));
  const places = new Map(properties.map(({ name, line }) => [name, `line ${line}`]));
  const wrong = members.flatMap(
    ([name, value]) => memberProblems(name, value).map((problem) => `${places.get(name) ?? "line 1"} ${problem}`)
  );
  return {
    secrets: members.flatMap(([name, value]) => typeof value === "string" ? { name, value } : []),
    places,
    problems: [...repeatedLines(properties), ...wrong],
    warnings: []
  };
}
function isEverySecret(text) {
  return Object.keys(parseJsonObject(text) ?? {}).some(isGithubToken);
}
function jsonValues(text) {
  const values = [];
  visit(text, { onLiteralValue: (value) => void values.push(String(value)) });
  return parseJsonObject(text) === void 0 ? [...values, ...brokenLiterals(text)] : values;
}
function isGithubToken(name) {
  return name.toLowerCase() === "github_token";
}
function syntaxProblem(text) {
  const lines = [];
  visit(text, { onError: (_error, _offset, _length, startLine) => void lines.push(startLine + 1) }, strictJson);
  return `line ${lines[0] ?? 1} is where the JSON object stops being valid JSON`;
}
var strictJson = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };
function propertiesOf(text) {
  const properties = [];
  const onObjectProperty = (name, _o, _l, line, _c, path) => {
    if (path().length === 0) properties.push({ name, line: line + 1 });
  };
  visit(text, { onObjectProperty });
  return properties;
}
function memberProblems(name, value) {
  const naming = isVariableName(name) ? [] : [`gives ${JSON.stringify(name)}, which is no name that works (${variableNameRule})`];
  if (typeof value === "string") return naming;
  return [...naming, `gives ${name} ${kindOf(value)}, and only a string is taken as it is`];
}
function kindOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
function brokenLiterals(text) {
  return [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"?/g)].flatMap(([, literal]) => literal ?? []);
}

// src/secrets/read-secrets.ts
function readSecrets(texts) {
  const readings = texts.map(readOne);
  const secrets = readings.flatMap((reading) => reading.secrets);
  return {
    secrets,
    places: new Map(readings.flatMap(({ places }) => [...places])),
    problems: [...readings.flatMap((reading) => reading.problems), ...repeatedAcross(readings)],
    warnings: readings.flatMap((reading) => reading.warnings)
  };
}
function possibleValues(texts) {
  const values = texts.flatMap(({ text }) => isJson(text) ? jsonValues(withoutMark(text)) : dotenvValues(text));
  return [...new Set(values)];
}
function holdsEverySecret(texts) {
  return texts.some(({ text }) => isJson(text) && isEverySecret(withoutMark(text)));
}
function repeatedAcross(readings) {
  const named = readings.flatMap(({ places }) => [
    ...new Map([...places].map(([name, place]) => [name.toLowerCase(), { name, place }])).values()
  ]);
  return [...new Set(repeatedNames(named.map(({ name }) => name)))].map((name) => {
    const same = named.filter((other) => other.name.toLowerCase() === name.toLowerCase());
    return `${name} is given more than once (${same.map(({ place }) => place).join("; ")})`;
  });
}
function readOne({ source, text }) {
  const reading = isJson(text) ? readJson(withoutMark(text)) : readDotenv(text);
  const about = (clause) => `${source}: ${clause}`;
  return {
    secrets: reading.secrets,
    places: new Map([...reading.places].map(([name, place]) => [name, about(place)])),
    problems: reading.problems.map(about),
    warnings: reading.warnings.map(about)
  };
}
function isJson(text) {
  return withoutMark(text).trimStart().startsWith("{");
}
function withoutMark(text) {
  return text.replace(/^\uFEFF/, "");
}
function dotenvValues(text) {
  const { secrets, problems } = readDotenv(text);
  const values = secrets.map(({ value }) => value);
  if (problems.length === 0) return values;
  const lines = text.split(/\r\n|\r|\n/).filter((line) => !line.trimStart().startsWith("#"));
  const remainders = lines.map((line) => {
    const statement = /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=(.*)$/s.exec(line);
    return (statement?.[1] ?? line).trim().replace(/^["'`]|["'`]$/g, "");
  });
  const quoted = [...text.matchAll(/(["'`])(.+?)\1/g)].map(([, , inside]) => inside ?? "");
  return [...values, ...Object.values((0, import_dotenv.parse)(text)), ...remainders, ...quoted].filter((value) => value !== "");
}

// src/secrets/runtime/open-store.ts
async function openStore(mode, options) {
  switch (mode) {
    case "runtime-ssm":
      return (await import("./ssm-store-DKACZST6.js")).openSsmStore(options);
    case "runtime-secrets-manager":
      return (await import("./secrets-manager-store-644F2HAG.js")).openSecretsManagerStore(options);
  }
}

// src/secrets/runtime/store-secrets.ts
async function storeSecrets(store2, entries, signal) {
  const keys = entries.map(({ key }) => key);
  const stored = await store2.read(keys, signal).catch((thrown) => {
    throw signal.aborted ? cancelled(store2, { done: [], rest: entries }) : thrown;
  });
  const results = [];
  for (const [index, entry] of entries.entries()) {
    const { name, key, value } = entry;
    const before = stored.get(key);
    if (before?.value === value) {
      results.push({ name, key, valueFrom: before.valueFrom, written: false });
      continue;
    }
    const rest = entries.slice(index).filter((other) => stored.get(other.key)?.value !== other.value);
    const written = await writeOne(store2, entry, stored.has(key), {
      signal,
      progress: { done: results.filter((result) => result.written).map((result) => result.name), rest }
    });
    results.push({ name, key, written: true, ...written });
  }
  return results;
}
async function writeOne(store2, entry, isThere, { signal, progress }) {
  if (signal.aborted) throw cancelled(store2, progress);
  try {
    return await store2.write(entry, isThere, signal);
  } catch (thrown) {
    if (signal.aborted) throw cancelled(store2, progress, entry);
    throw notStored(store2, entry, progress, thrown);
  }
}
function notStored(store2, entry, progress, cause) {
  if (!(cause instanceof BerthError)) return cause;
  const { what, why, fix } = withoutValues(cause.sentences, progress.rest);
  const unknown = isAnswerLost(cause.cause) ? entry : void 0;
  const sentences = {
    what: `${entry.name} could not be stored in ${store2.title}. ${what}`,
    why: `${why} ${progressText(progress, unknown)}`,
    fix: `${fix} What is stored stays, and the next run writes only the rest.`
  };
  return new BerthError("SECRET_NOT_STORED", sentences, { cause });
}
function cancelled(store2, progress, inFlight) {
  return new BerthError("ACTION_CANCELLED", {
    what: `The job was cancelled before all values were stored in ${store2.title}.`,
    why: progressText(progress, inFlight),
    fix: "Run the job again: it writes only what is missing or differs."
  });
}
function progressText({ done, rest }, unknown) {
  const open = rest.filter((entry) => entry !== unknown).map(({ name }) => name);
  const parts = [
    done.length === 0 ? "Nothing was stored before it." : `Stored before it: ${done.join(", ")}.`,
    unknown === void 0 ? "" : `Whether ${unknown.name} was stored is not known.`,
    open.length === 0 ? "" : `Not stored: ${open.join(", ")}.`
  ];
  return parts.filter((part) => part !== "").join(" ");
}
function withoutValues(sentences, entries) {
  const redact = createRedactor(entries.map(({ value }) => value));
  const clean = (text) => redact(text.replaceAll(/Value '[\s\S]*?' at '/g, "Value '***' at '"));
  return { what: clean(sentences.what), why: clean(sentences.why), fix: clean(sentences.fix) };
}

// src/actions/build-args/summary.ts
function summarizeSecrets(report2) {
  const { kept, stored } = report2;
  const places = new Map(stored.map((result) => [result.name, result]));
  const head = stored.length === 0 ? ["name", "masked in logs"] : ["name", "masked in logs", "stored at", "written"];
  const rows = kept.map((secret) => [`\`${secret.name}\``, maskText(secret), ...placeCells(places.get(secret.name))]);
  const table = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return [`### ${titleOf(report2)}`, "", ...kept.length === 0 ? [] : [...table, ""], readersOf(report2), ""].join("\n");
}
function describeSecrets(report2) {
  const { kept, stored } = report2;
  const states = new Map(stored.map(({ name, written }) => [name, written ? " (written)" : " (unchanged)"]));
  const names = kept.map(({ name }) => `${name}${states.get(name) ?? ""}`);
  return `${titleOf(report2)}: ${names.join(", ") || "none"}`;
}
function titleOf({ as }) {
  switch (as) {
    case "build-args":
      return "Build args";
    case "build-secrets":
      return "Build secrets";
    case "runtime-ssm":
      return "Secrets in SSM Parameter Store";
    case "runtime-secrets-manager":
      return "Secrets in Secrets Manager";
  }
}
function maskText({ value }) {
  const { skipped } = planMasks(value);
  return skipped === void 0 ? "yes" : `no: its value ${skipped}`;
}
function placeCells(result) {
  return result === void 0 ? [] : [`\`${result.key}\``, result.written ? "yes" : "no, it was there already"];
}
function readersOf({ as, asFile, kmsKeyId }) {
  switch (as) {
    case "build-args":
      return "Everybody who can pull the image can read a value that a stage of its Dockerfile declares as `ARG`.";
    case "build-secrets":
      return asFile === void 0 ? "Only the `RUN` steps that mount a value can read it; the image holds it only if such a step copies it there." : `Only the \`RUN\` steps that mount the id \`secrets\` (one ${asFile} file of all values) can read them; the image holds them only if such a step copies them there.`;
    case "runtime-ssm":
      return `Nothing of it is in the image. Who has \`ssm:GetParameters\` on these parameters and \`kms:Decrypt\` on ${keyText(kmsKeyId, "alias/aws/ssm")} can read the values: this role, and the execution role of the task.`;
    case "runtime-secrets-manager":
      return `Nothing of it is in the image. Who has \`secretsmanager:GetSecretValue\` on these secrets and \`kms:Decrypt\` on ${keyText(kmsKeyId, "alias/aws/secretsmanager")} can read the values: this role, and the execution role of the task.`;
  }
}
function keyText(kmsKeyId, fallback) {
  return kmsKeyId === void 0 ? `the key \`${fallback}\` (which everybody in the account has)` : `\`${kmsKeyId}\``;
}

// src/actions/build-args/main.ts
async function main(inputs, host, dependencies = { openStore }) {
  const texts = await readTexts(inputs);
  maskAll(possibleValues(texts).map(planPlainMasks), host);
  const reading = readSecrets(texts);
  if (reading.problems.length === 0)
    maskAll(
      reading.secrets.map(({ value }) => planMasks(value)),
      host
    );
  const selection = selectSecrets(reading.secrets, inputs.choices);
  const judgement = judgeSecrets(selection.chosen, { ...inputs, places: reading.places });
  refuseProblems(texts, inputs, { reading, selection, judgement });
  await refuseFile(inputs, judgement.kept);
  const stored = await store(inputs, judgement.kept, host, dependencies);
  const file = await writeEntries(inputs, judgement.kept, host);
  await report(inputs, host, { reading, selection, judgement, stored });
  return {
    "build-args-file": file,
    names: judgement.kept.map(({ name }) => name).join(","),
    secrets: stored.map(({ name, valueFrom }) => `${name}=${valueFrom}`).join("\n"),
    changed: stored.flatMap(({ name, written }) => written ? [name] : []).join(",")
  };
}
async function readTexts(inputs) {
  const files = await Promise.all(inputs.secretsFiles.map(readText));
  return inputs.secrets === void 0 ? files : [{ source: "secrets", text: inputs.secrets }, ...files];
}
async function readText(path) {
  try {
    return { source: path, text: await readFile(path, "utf8") };
  } catch (thrown) {
    throw new BerthError(
      "INVALID_INPUT",
      {
        what: `"secrets-file" ${path} cannot be read.`,
        why: asSentence(messageOf(thrown)),
        fix: "Give a path relative to the workspace, one per line, of a file that an earlier step has written."
      },
      { cause: thrown }
    );
  }
}
function maskAll(plans, host) {
  for (const mask of new Set(plans.flatMap(({ masks }) => masks))) host.mask(mask);
}
function refuseProblems(texts, inputs, { reading, selection, judgement }) {
  const unnamed = inputs.choices.length === 0 && holdsEverySecret(texts) ? [everySecret] : [];
  const nothing = reading.secrets.length === 0 && reading.problems.length === 0 ? ["there is no secret in them"] : [];
  const first = [...reading.problems, ...unnamed, ...nothing];
  const problems = first.length > 0 ? first : [...selection.problems, ...judgement.problems];
  if (problems.length > 0) throw unusable(problems);
}
async function refuseFile({ asFile }, kept) {
  if (asFile === void 0) return;
  const { formatValuesFile } = await import("./values-file-3WUS7GGV.js");
  const problem = mountProblem(formatValuesFile(asFile, kept));
  if (problem !== void 0) throw unusable([`the ${asFile} file of all values ${problem}`]);
}
function unusable(problems) {
  return new BerthError("INVALID_SECRETS", {
    what: `The secrets cannot be used: ${listed(problems)}.`,
    why: "Berth hands on exactly what dotenv or JSON makes of the text, and refuses what they would guess at or drop.",
    fix: "Correct the named lines. A value in single quotes is taken as it is, unless it holds one; JSON takes every value, and toJSON(secrets.NAME) writes it."
  });
}
var mostProblems = 10;
function listed(problems) {
  const more = problems.length - mostProblems;
  return [...problems.slice(0, mostProblems), ...more > 0 ? [`and ${more} more`] : []].join("; ");
}
var everySecret = '"names" must list the secrets to hand on, because toJSON(secrets) holds every secret of the repository';
async function store({ as, prefix, kmsKeyId }, kept, host, dependencies) {
  if (!isRuntimeMode(as) || kept.length === 0) return [];
  const repository = host.env.GITHUB_REPOSITORY ?? "";
  const description = `Stored by Berth's build-args${repository === "" ? "" : ` for ${repository}`}`;
  const entries = kept.map(({ name, value }) => ({ name, value, key: `${prefix}/${name}` }));
  return storeSecrets(await dependencies.openStore(as, { kmsKeyId, description }), entries, host.cancelled);
}
async function writeEntries({ as, asFile }, kept, host) {
  const file = join(await createPrivateDirectory(host, area), "build-args.json");
  const handoff = formatHandoff({ mode: as, asFile: asFile ?? null, entries: kept });
  await writeFile(file, handoff, { mode: 384, flag: "wx" });
  return file;
}
async function report(inputs, { log, summarize }, { reading, selection, judgement, stored }) {
  const secrets = { ...inputs, kept: judgement.kept, stored };
  log.info(describeSecrets(secrets));
  if (selection.leftOut.length > 0)
    log.info(`Not handed on, because "names" does not list them: ${selection.leftOut.length} more`);
  for (const warning of [...reading.warnings, ...judgement.warnings]) log.warning(warning);
  for (const name of judgement.skipped) log.notice(`${name} is left out, because its value is empty.`);
  for (const { name, remark } of stored) if (remark !== void 0) log.notice(`${name} ${remark}.`);
  for (const { name, value } of judgement.kept) {
    const { skipped } = planMasks(value);
    if (skipped !== void 0) log.notice(`${name} is not masked in the log, because its value ${skipped}.`);
  }
  await summarize(summarizeSecrets(secrets));
}
export {
  main
};
