import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  fitted
} from "./chunk-TSV7VMGK.js";
import {
  BerthError,
  messageOf
} from "./chunk-IHM5RLMC.js";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return { title: annotationProperties.title, file: annotationProperties.file, line: annotationProperties.startLine, endLine: annotationProperties.endLine, col: annotationProperties.startColumn, endColumn: annotationProperties.endColumn };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os4 from "os";

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  stringify() {
    return this._buffer;
  }
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  addEOL() {
    return this.addRaw(EOL3);
  }
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
import os3 from "os";
var platform = os3.platform();
var arch = os3.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os4.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}
function saveState(name, value) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
  }
  issueCommand("save-state", { name }, toCommandValue(value));
}
function getState(name) {
  return process.env[`STATE_${name}`] || "";
}

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
