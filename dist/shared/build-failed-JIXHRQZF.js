import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  builderMessage,
  instructionAt
} from "./chunk-SQOU4Q6K.js";
import {
  matchErrors
} from "./chunk-Q7NBOLXN.js";
import "./chunk-Y4CTDKZ5.js";
import "./chunk-YVECWMDL.js";
import "./chunk-QQOACR5C.js";
import "./chunk-QNFDBV7L.js";
import {
  foreignLines
} from "./chunk-TSV7VMGK.js";
import {
  BerthError,
  asSentence
} from "./chunk-IHM5RLMC.js";
import "./chunk-JS772W5E.js";

// src/image/build/failing-output.ts
function failingOutput({ stdout, stderr }) {
  const lines = linesOf(stderr);
  const [, failed] = lines.map((line) => /^#(\d+) ERROR/.exec(line)).findLast((match) => match !== null) ?? [];
  if (failed !== void 0) return lines.filter((line) => isOf(failed, line)).join("\n");
  const printed = linesOf(stdout);
  const lastStep = printed.findLastIndex((line) => /^Step \d+\/\d+ : /.test(line));
  return [...printed.slice(Math.max(0, lastStep)), ...lines].join("\n");
}
function isOf(step, line) {
  const [, number] = /^#(\d+) /.exec(line) ?? [];
  return number === void 0 || number === step;
}
function linesOf(text) {
  return text.split(/\r\n|\r|\n/);
}

// src/image/build/failure.ts
function readFailure({ stdout, stderr }, dockerfile) {
  const lines = textLines(stderr);
  const block = failureBlock(lines);
  const said = placeLine(lines) ?? parseErrorLine(stderr);
  const step = block === void 0 ? legacyStep(textLines(stdout)) : void 0;
  return {
    message: builderMessage(stdout, stderr),
    line: said ?? (dockerfile === void 0 ? void 0 : lineOfStep(dockerfile, block?.title, step)),
    lastLines: (block === void 0 ? legacyOutput(stdout, lines) : blockOutput(block, lines)).slice(-linesToKeep)
  };
}
var linesToKeep = 10;
function failureBlock(lines) {
  const start = lines.findLastIndex((line, at) => line.startsWith(" > ") && lines[at - 1] === "------");
  if (start === -1) return void 0;
  const end = lines.indexOf("------", start);
  return { title: lines[start] ?? "", output: lines.slice(start + 1, end === -1 ? void 0 : end) };
}
function blockOutput({ output }, lines) {
  if (output.length > 0) return output.map((line) => line.replace(/^\d+\.\d+ /, ""));
  const failed = lines.findLast((line) => /^#\d+ ERROR: /.test(line));
  const number = failed?.split(" ")[0];
  const ofStep = lines.filter((line) => number !== void 0 && line.startsWith(`${number} `));
  return ofStep.flatMap((line) => /^#\d+ \d+\.\d+ (.*)$/.exec(line)?.[1] ?? []);
}
function legacyOutput(stdout, errors) {
  const lines = textLines(stdout);
  const running = lines.findLastIndex((line) => line.startsWith(" ---> Running in "));
  if (running === -1) return [];
  const printed = lines.slice(running + 1).filter((line) => !line.startsWith("Removing intermediate container "));
  return [...printed, ...errors.slice(0, -1)].filter((line) => !line.startsWith("DEPRECATED: "));
}
function placeLine(lines) {
  const place = lines.findLast((line) => /^[^\s:]+:\d+$/.test(line));
  return place === void 0 ? void 0 : Number(place.split(":").at(-1));
}
function parseErrorLine(stderr) {
  const [, line] = /dockerfile parse error (?:on )?line (\d+)/i.exec(stderr) ?? [];
  return line === void 0 ? void 0 : Number(line);
}
function legacyStep(lines) {
  const step = lines.findLast((line) => /^Step \d+\/\d+ : /.test(line));
  return step === void 0 ? void 0 : Number(/\d+/.exec(step)?.[0]);
}
function lineOfStep(dockerfile, title, step) {
  if (title !== void 0) return lineOfTitle(dockerfile, title);
  if (step === void 0) return void 0;
  const globals = [...new Set(dockerfile.globalArgs.map(({ line }) => line))];
  const stages = dockerfile.stages.flatMap(({ line, instructions }) => [line, ...instructions.map((one) => one.line)]);
  return [...globals, ...stages][step - 1];
}
function lineOfTitle({ stages }, title) {
  const [, words = "", number = "", total = ""] = /^ > \[([^\]]*?)(\d+)\/(\d+)\] /.exec(title) ?? [];
  const name = words.trim().split(" ").findLast((word) => word !== "" && !word.includes("/"));
  const stage = name === void 0 ? stages.at(-1) : stageNamed(stages, name);
  if (stage === void 0 || number === "") return void 0;
  const steps = stage.instructions.filter(isStep);
  return steps[Number(number) - 1 - (Number(total) - steps.length)]?.line;
}
function stageNamed(stages, name) {
  const [, index] = /^stage-(\d+)$/.exec(name) ?? [];
  return stages.find((stage) => stage.name === name.toLowerCase()) ?? (index === void 0 ? void 0 : stages[Number(index)]);
}
function isStep({ keyword }) {
  return ["ADD", "COPY", "RUN", "WORKDIR"].includes(keyword);
}
function textLines(text) {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
}

// src/image/build/build-failed.ts
function buildFailed(source, output, redact) {
  const { path, content } = source;
  const failure = readFailure(output, content);
  const [known] = matchErrors(failingOutput(output).split("\n"), ["build", "registry"]);
  const sentences = {
    what: [where(source, failure, redact), ...known === void 0 ? [] : [known.what]].join(" "),
    why: reasons(failure, known).join("\n"),
    fix: known?.fix ?? 'Correct what it names; its whole output is in the log above, and "docker build" on your machine gives the same.'
  };
  const { line } = failure;
  const place = content === void 0 || line === void 0 ? void 0 : { file: path, line };
  return new BerthError("BUILD_FAILED", sentences, { place });
}
function where({ path, content }, { line }, redact) {
  const instruction = content === void 0 || line === void 0 ? void 0 : instructionAt(content, line);
  const atLine = line === void 0 ? "" : `, at line ${line}`;
  return asSentence(
    `The image could not be built from ${path}${atLine}${instruction === void 0 ? "" : `: ${redact(instruction)}`}`
  );
}
function reasons({ message, lastLines }, known) {
  const shown = [message, ...lastLines].some((line) => known === void 0 || line.includes(known.quote));
  return [
    ...known === void 0 || known.why === "" ? [] : [known.why],
    asSentence(`The builder says: ${message || "nothing"}`),
    ...shown || known === void 0 ? [] : ["It had printed:", ...foreignLines(known.quote)],
    ...lastLines.length === 0 ? [] : ["The command printed last:", ...foreignLines(lastLines.join("\n"))]
  ];
}
export {
  buildFailed
};
