import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  fitted
} from "./chunk-TSV7VMGK.js";
import {
  BerthError,
  messageOf
} from "./chunk-IHM5RLMC.js";
import {
  debug,
  endGroup,
  error,
  getState,
  info,
  notice,
  saveState,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning
} from "./chunk-XU7D7XE6.js";

// src/toolkit/inputs.ts
var InputReader = class {
  #environment;
  #complaints = [];
  constructor(environment) {
    this.#environment = environment;
  }
  /** The value exactly as given, white space included; undefined when unset or blank. */
  raw(name) {
    const value = this.#environment[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`];
    return value === void 0 || value.trim() === "" ? void 0 : value;
  }
  /** The value without surrounding white space; undefined when unset. */
  text(name) {
    return this.raw(name)?.trim();
  }
  /** The value of an input that must be there; an empty string (and a complaint) when it is not. */
  required(name) {
    const value = this.text(name);
    if (value === void 0) this.reject(`"${name}" is required`);
    return value ?? "";
  }
  /** One entry a line; blank lines are dropped and lines trimmed, nothing else is split. */
  lines(name) {
    const lines = (this.raw(name) ?? "").split(/\r?\n/).map((line) => line.trim());
    return lines.filter((line) => line !== "");
  }
  /** `true` or `false` in any case, as YAML 1.2 writes them. */
  boolean(name, fallback) {
    const value = this.text(name)?.toLowerCase();
    if (value === void 0) return fallback;
    if (value !== "true" && value !== "false") this.reject(`"${name}" must be true or false, not "${value}"`);
    return value === "true";
  }
  /** A whole number within bounds; undefined when unset. `orElse` is a word that the caller takes too, for the complaint. */
  integer(name, bounds) {
    const value = this.text(name);
    if (value === void 0) return void 0;
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= bounds.minimum && number <= bounds.maximum) return number;
    const word = bounds.orElse === void 0 ? "" : `${bounds.orElse}, or `;
    this.reject(`"${name}" must be ${word}a whole number from ${bounds.minimum} to ${bounds.maximum}, not "${value}"`);
    return void 0;
  }
  /** One of a closed set of words. */
  choice(name, choices, fallback) {
    const value = this.text(name);
    if (value === void 0) return fallback;
    const choice = choices.find((candidate) => candidate === value);
    if (choice === void 0) this.reject(`"${name}" must be one of ${choices.join(", ")}, not "${value}"`);
    return choice ?? fallback;
  }
  /** Adds a complaint of the caller's own, such as two inputs that exclude each other. No secret may stand in it. */
  reject(complaint) {
    this.#complaints.push(complaint);
  }
  /** Throws INVALID_INPUT with every complaint so far, or does nothing when there is none. */
  finish() {
    if (this.#complaints.length === 0) return;
    const many = this.#complaints.length > 1;
    throw new BerthError("INVALID_INPUT", {
      what: `${many ? `${this.#complaints.length} inputs are` : "An input is"} not usable: ${this.#complaints.join("; ")}.`,
      why: "Inputs are checked before anything is called, so nothing has been changed.",
      fix: `Correct ${many ? "them" : "it"} under "with:" of this step.`
    });
  }
};

// src/toolkit/run-action.ts
async function runAction(readInputs, main) {
  const host = createHost();
  await reportingErrors(async () => {
    const inputs = readCompletely(readInputs, process.env);
    writeOutputs(await main(inputs, host));
  });
  if (host.cancelled.aborted) process.exit();
}
async function runPost(post) {
  await reportingErrors(() => post(createHost()));
}
function readCompletely(readInputs, environment) {
  const reader = new InputReader(environment);
  const inputs = readInputs(reader);
  reader.finish();
  return inputs;
}
var ErrorWithOutputs = class extends BerthError {
  outputs;
  constructor(error2, outputs) {
    super(error2.code, error2.sentences, { cause: error2.cause, place: error2.place });
    this.outputs = outputs;
  }
};
async function reportingErrors(work) {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof ErrorWithOutputs) writeOutputs(thrown.outputs);
    report(thrown);
    process.exitCode = 1;
  }
}
function report(thrown) {
  if (thrown instanceof Error && thrown.stack !== void 0) debug(thrown.stack);
  const error2 = thrown instanceof BerthError ? thrown : unexpected(thrown);
  const { what, why, fix } = error2.sentences;
  error(fitted(`${what}
${why}
${fix}`, longestAnnotation), {
    title: error2.code,
    ...annotationPlace(error2.place)
  });
}
function annotationPlace(place) {
  return place === void 0 ? {} : { file: place.file, startLine: place.line };
}
var longestAnnotation = 4096;
function unexpected(thrown) {
  const sentences = {
    what: `Berth stopped at something that it did not expect: ${messageOf(thrown)}`,
    why: "This is a defect in Berth, or an answer of a service that it does not know yet.",
    fix: "Run the job again with debug logging, and report the stack trace that it prints."
  };
  return new BerthError("UNEXPECTED", sentences, { cause: thrown });
}
function writeOutputs(outputs) {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
function createHost() {
  return {
    env: process.env,
    log: {
      info,
      debug,
      warning: (line, place) => warning(line, annotationPlace(place)),
      notice: (line, place) => notice(line, annotationPlace(place)),
      group: printGroup
    },
    mask: setSecret,
    saveState,
    readState: getState,
    summarize,
    cancelled: cancellation()
  };
}
function printGroup(title, lines) {
  startGroup(title);
  for (const line of lines) info(line);
  endGroup();
}
async function summarize(markdown) {
  if (process.env.GITHUB_STEP_SUMMARY) await summary.addRaw(markdown, true).write();
}
function cancellation() {
  const controller = new AbortController();
  const cancel = (signal) => controller.abort(signal);
  process.once("SIGINT", cancel);
  process.once("SIGTERM", cancel);
  return controller.signal;
}

export {
  InputReader,
  runAction,
  runPost,
  ErrorWithOutputs
};
