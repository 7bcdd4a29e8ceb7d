import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  parse
} from "./chunk-KRIDY3DN.js";
import {
  asObject,
  asObjects,
  asString
} from "./chunk-WRQOFEB5.js";
import {
  BerthError,
  messageOf
} from "./chunk-IHM5RLMC.js";

// src/ecs/task-definition/file.ts
import { readFile } from "node:fs/promises";
async function readTaskDefinitionFile(path) {
  const text = await readFile(path, "utf8").catch((thrown) => {
    const sentences = {
      what: `The task definition file "${path}" could not be read.`,
      why: whyUnread(thrown),
      fix: 'Give "task-definition" a path relative to the workspace, and check out the repository before this step.'
    };
    throw new BerthError("TASK_DEFINITION_NOT_FOUND", sentences, { cause: thrown });
  });
  const taskDefinition = asObject(parse2(text, path));
  if (taskDefinition === void 0) throw invalid(path, "It holds JSON, but not an object.");
  const lacking = whatLacks(taskDefinition);
  if (lacking !== void 0) throw invalid(path, lacking);
  return taskDefinition;
}
function whyUnread(thrown) {
  const code = typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : void 0;
  if (code === "ENOENT") return "There is no such file.";
  return code === "EISDIR" ? "It is a directory." : `${messageOf(thrown)}.`;
}
function whatLacks(taskDefinition) {
  if (asObject(taskDefinition.taskDefinition) !== void 0) {
    return 'The task definition stands inside "taskDefinition", as "aws ecs describe-task-definition" prints it without "--query taskDefinition".';
  }
  if ((asString(taskDefinition.family) ?? "") === "") return 'It has no "family".';
  return asObjects(taskDefinition.containerDefinitions).length === 0 ? 'It has no "containerDefinitions".' : void 0;
}
function parse2(text, path) {
  const errors = [];
  const source = text.replace(/^\uFEFF/, "");
  if (source.trim() === "") throw invalid(path, "It is empty.");
  const value = parse(source, errors, { disallowComments: true });
  const [first] = errors;
  if (first === void 0) return value;
  throw invalid(path, `The JSON breaks in line ${source.slice(0, first.offset).split("\n").length}.`);
}
function invalid(path, why) {
  return new BerthError("TASK_DEFINITION_INVALID", {
    what: `The task definition file "${path}" is not usable.`,
    why,
    fix: 'Make it the JSON object that "aws ecs register-task-definition --cli-input-json" takes.'
  });
}

export {
  readTaskDefinitionFile
};
